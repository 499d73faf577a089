//! The people of the agency on screen: signing in, the own account, units, accounts, who leads what, how the agency is
//! reached, and the audit trail. What they are and what holds for them is in `people`; here are pages only.

mod common;
mod desk;
mod pages;
mod permissions;
mod sentences;
mod subjects;
mod tidy;

text::messages!();

use domain::Manifest;
use web::Routes;

/// This domain, as the rest of the program knows it. It has no tables of its own: `people` keeps everything.
pub static MANIFEST: Manifest = Manifest {
    name: "admin",
    migrations: store::Migrations { domain: "admin", list: &[] },
    statements: Vec::new,
    routes,
    menu: desk::MENU,
    jobs: tidy::jobs,
    schedules: tidy::SCHEDULES,
    subjects: subjects::KINDS,
    figures: None,
    undertakings: None,
};

fn routes() -> Routes {
    Routes::new().and(pages::routes()).and(desk::routes())
}
