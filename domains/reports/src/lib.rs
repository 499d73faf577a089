//! Reports: what the agency says of a period to those above it, from figures that open their rows, to a signed paper that never
//! changes again.
//!
//! Counts only what domains declare as figures and what `base/evidence` keeps; knows no other domain. Nouns are in [`model`],
//! verbs in [`rules`], every SQL statement in [`store`]; what a period says at a moment is put together in [`snapshot`], drawn
//! as content in [`content`] and as an official paper in [`paper`]. Staff pages are in `desk`, public pages in `pages`, open data
//! in `api`.

mod api;
pub mod content;
mod desk;
pub mod model;
mod pages;
pub mod paper;
pub mod permissions;
pub mod rules;
pub mod sentences;
mod shown;
pub mod snapshot;
pub mod store;
mod subjects;

text::messages!();

use domain::Manifest;
use permissions::SEE;
use web::{Access, MenuItem, Place};
use words::Words;

/// The domain of reports.
pub static MANIFEST: Manifest = Manifest {
    name: "reports",
    migrations: store::MIGRATIONS,
    statements: || store::STATEMENTS.concat(),
    routes: || desk::routes().and(pages::routes()),
    menu: &[
        MenuItem {
            place: Place::Public,
            rank: 20,
            title: |locale| Words::new(locale).menu_public_results(),
            path: pages::HOME,
            access: Access::Public,
        },
        MenuItem {
            place: Place::Staff,
            rank: 40,
            title: |locale| Words::new(locale).menu_reports(),
            path: desk::HOME,
            access: Access::May(&SEE),
        },
    ],
    jobs: |_| Vec::new(),
    schedules: &[],
    subjects: subjects::SUBJECTS,
    figures: None,
    undertakings: None,
};
