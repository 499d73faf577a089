//! What a domain declares, once. The server reads nothing else of a domain: routes, menu, tables, statements, jobs, and
//! how its subjects are titled and addressed all come from its [`Manifest`].

mod figures;
mod registry;
mod undertakings;

pub use figures::{
    CountFigures, Counted, Figure, FigureKind, FigureRow, FigureSource, Rows, Shape, Tally, Value, WordKind,
};

pub use registry::{OnShelf, Registry, Shelf};
pub use undertakings::{Answer, Happened, Place, TakeOn, Undertaking, Undertakings};

use jobs::{JobKind, Schedule};
use kernel::Kind;
use people::AgencyId;
use std::future::Future;
use std::pin::Pin;
use store::{Db, Migrations, Sql, StoreError};
use uuid::Uuid;
use web::{App, MenuItem, Routes};

/// A domain, as the rest of the program knows it.
pub struct Manifest {
    /// Its name, as of its folder.
    pub name: &'static str,
    /// Its tables.
    pub migrations: Migrations,
    /// Every SQL statement, so that a test can prepare each on both engines.
    pub statements: fn() -> Vec<Sql>,
    /// Its pages, each with who may use it.
    pub routes: fn() -> Routes,
    /// Its entries in the menus.
    pub menu: &'static [MenuItem],
    /// What it does later.
    pub jobs: fn(&App) -> Vec<JobKind>,
    /// What it does by the clock.
    pub schedules: &'static [Schedule],
    /// The kinds of things that others may point at.
    pub subjects: &'static [SubjectKind],
    /// What it counts for reports, if it counts anything.
    pub figures: Option<&'static FigureSource>,
    /// What it undertakes, if those above may ask about it.
    pub undertakings: Option<&'static Undertakings>,
}

/// A kind of thing that others may point at.
pub struct SubjectKind {
    /// Its name in a `Subject`.
    pub kind: Kind,
    /// How one of them is titled and where it is seen; `None` if there is none.
    pub line: SubjectLookup,
}

/// Looks a subject up in its domain's own tables.
pub type SubjectLookup =
    for<'a> fn(
        &'a Db,
        AgencyId,
        Uuid,
    ) -> Pin<Box<dyn Future<Output = Result<Option<SubjectLine>, StoreError>> + Send + 'a>>;

/// A subject in one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SubjectLine {
    /// What it is called.
    pub title: String,
    /// Where staff see it.
    pub address: String,
}
