//! The exchange with those above and below: plans and requests go down as signed packages, reports go up, and what they say comes
//! together with its words and its rows. See `README.md`.
//!
//! The nouns are in [`model`], the verbs in [`rules`], every SQL statement in [`store`], the signed format in [`package`]; what
//! carries packages and takes them is [`post`], what works answers out is [`counting`]. Staff pages are in `desk`.

pub mod counting;
mod desk;
pub mod model;
pub mod package;
pub mod permissions;
pub mod post;
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

/// The domain of the exchange.
pub static MANIFEST: Manifest = Manifest {
    name: "exchange",
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
    rank: 45,
    title: |locale| Words::new(locale).menu_exchange(),
    path: desk::HOME,
    access: Access::May(&SEE),
}];
