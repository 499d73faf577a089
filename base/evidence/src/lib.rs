//! Proof ("tài liệu kiểm chứng"): what happened, counted once, by the day it happened.
//!
//! Officials hand in files, photographs, addresses, notes and figures of other systems, and a second person confirms
//! them; other domains [`record`] what happened in them. One proof serves many subjects. Report periods and the figures
//! counted in them are here too; what a report says about them is not. See `README.md` for the states.

mod amount;
mod error;
pub mod export;
pub mod fetch;
pub mod figures;
pub mod ledger;
mod model;
pub mod periods;
pub mod permissions;
pub mod rules;
mod store;

pub use amount::{Amount, NotAnAmount};
pub use error::{Error, Refusal};
pub use model::{
    Basis, Capture, Command, Content, HandIn, Happened, Kind, Link, LinkCheck, NewContent, OutsideFigure, PROOF, Proof,
    ProofId, Review, Standing, State, Verdict,
};
pub use store::captures::find_capture;
pub use store::checks::find_check;
pub use store::links::{link, list_links, list_links_of_kind, list_of_subject, unlink};
pub use store::periods::{close, close_through, ensure_year, find_period, list_all as list_all_periods, list_periods};
pub use store::proofs::{edit, find, hand_in, list, list_reviews, record, review};
pub use store::statements;

/// The tables of this crate.
pub const MIGRATIONS: ::store::Migrations = ::store::Migrations {
    domain: "evidence",
    list: ::store::migrations!["0001_evidence", "0002_kinds", "0003_link_checks"],
};
