//! Scoring: the year's criteria as data, the proof linked to them, what the agency scores itself, and the folder that goes
//! out with it ("bộ hồ sơ chấm điểm"). See `README.md`.
//!
//! The nouns are in [`model`], the verbs in [`rules`], every SQL statement in [`store`], workbooks in [`workbook`]. Staff
//! pages are in `desk`, what goes out as one file in [`folder`], the explanations as a paper in
//! [`report`]; what refusals say is in [`sentences`]. Everything that the
//! rest of the program reads is in [`MANIFEST`].

mod desk;
pub mod folder;
pub mod model;
pub mod permissions;
pub mod report;
mod routes;
pub mod rules;
pub mod sentences;
pub mod store;
mod subjects;
pub mod workbook;

text::messages!();

use domain::Manifest;
use permissions::SEE;
use web::{Access, MenuItem, Place};
use words::Words;

/// The domain of scoring.
pub static MANIFEST: Manifest = Manifest {
    name: "scoring",
    migrations: store::MIGRATIONS,
    statements,
    routes: routes::routes,
    menu: MENU,
    jobs: |_| Vec::new(),
    schedules: &[],
    subjects: subjects::SUBJECTS,
    figures: None,
    undertakings: None,
};

fn statements() -> Vec<::store::Sql> {
    store::STATEMENTS.concat()
}

const MENU: &[MenuItem] = &[MenuItem {
    place: Place::Staff,
    rank: 40,
    title: |locale| Words::new(locale).menu_scoring(),
    path: desk::list::LIST,
    access: Access::May(&SEE),
}];
