//! Plans: the signed document and the data in it, from the paper to the proof.
//!
//! What reads the paper ([`import`]) and checks a draft ([`lint`]) is the crate `plan-document`; the nouns are in
//! [`model`], the verbs in [`rules`], every SQL statement in [`store`]. Staff pages are in `desk`, public pages in
//! `pages`, open data in `api`; what refusals say is in [`sentences`]. Everything that the rest of the program reads is
//! in [`MANIFEST`].

mod api;
mod desk;
mod figures;
pub mod intake;
pub mod model;
mod pages;
pub mod papers;
pub mod permissions;
mod routes;
pub mod rules;
pub mod sentences;
pub mod store;
mod subjects;
mod undertakings;

pub use plan_document::{channel, import, lint};

text::messages!();

use domain::Manifest;
use permissions::SEE_TASKS;
use web::{Access, MenuItem, Place};
use words::Words;

/// The domain of plans.
pub static MANIFEST: Manifest = Manifest {
    name: "plans",
    migrations: store::MIGRATIONS,
    statements,
    routes: routes::routes,
    menu: MENU,
    jobs: |_| Vec::new(),
    schedules: &[],
    subjects: subjects::SUBJECTS,
    figures: Some(&figures::FIGURES),
    undertakings: Some(&undertakings::UNDERTAKINGS),
};

fn statements() -> Vec<::store::Sql> {
    store::STATEMENTS.concat()
}

/// One line a slice.
const MENU: &[MenuItem] = &[
    MenuItem {
        place: Place::Public,
        rank: 10,
        title: |locale| Words::new(locale).menu_public_plans(),
        path: "/ke-hoach",
        access: Access::Public,
    },
    MenuItem {
        place: Place::Staff,
        rank: 10,
        title: |locale| Words::new(locale).menu_plans(),
        path: "/lam-viec/ke-hoach",
        access: Access::May(&SEE_TASKS),
    },
    MenuItem {
        place: Place::Staff,
        rank: 20,
        title: |locale| Words::new(locale).menu_hand_in(),
        path: "/lam-viec/nop",
        access: Access::May(&evidence::permissions::HAND_IN),
    },
    MenuItem {
        place: Place::Staff,
        rank: 25,
        title: |locale| Words::new(locale).menu_inbox(),
        path: "/lam-viec/kiem-chung",
        access: Access::May(&evidence::permissions::REVIEW),
    },
    MenuItem {
        place: Place::Staff,
        rank: 30,
        title: |locale| Words::new(locale).menu_briefing(),
        path: "/lam-viec/giao-ban",
        access: Access::May(&SEE_TASKS),
    },
    MenuItem {
        place: Place::Staff,
        rank: 35,
        title: |locale| Words::new(locale).menu_difficulties(),
        path: "/lam-viec/vuong-mac",
        access: Access::May(&SEE_TASKS),
    },
];
