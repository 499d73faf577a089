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

use domain::{Manifest, Registry};
use evidence::periods::PeriodKind;
use permissions::SEE;
use web::{Access, MenuItem, Place};
use words::Words;

/// Counts the year and the quarter in which each agency is, so that the first who asks after a start finds them counted.
///
/// # Errors
/// What the engine says.
pub async fn count_ahead(app: &web::App, registry: &Registry) -> Result<(), ::store::StoreError> {
    let (db, now) = (&app.db, app.ambient.now());
    let today = kernel::local_date(now);
    for agency in people::store::agencies::list(db).await? {
        let periods = evidence::list_all_periods(db, agency.id).await?;
        let running = periods.iter().filter(|period| (period.from_on..=period.to_on).contains(&today));
        for period in running.filter(|period| matches!(period.kind, PeriodKind::Quarter | PeriodKind::Year)) {
            snapshot::remembered(db, registry, agency.id, period, now).await?;
        }
    }
    Ok(())
}

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
