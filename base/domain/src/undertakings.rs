//! What a domain undertakes in a year, for those who are asked about it from above: a request is mapped to undertakings, what
//! happened for them is reported, and new ones are taken on.

use crate::{FigureRow, Shelf};
use evidence::periods::Period;
use kernel::{Ambient, Subject};
use people::{AgencyId, Writer};
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use store::{Db, StoreError, Tx};
use uuid::Uuid;

/// The answer of a domain.
pub type Answer<'a, T> = Pin<Box<dyn Future<Output = Result<T, StoreError>> + Send + 'a>>;

/// Rows of what happened for some things in a period.
pub type Happened = for<'a> fn(&'a Db, AgencyId, &'a Period, &'a [Uuid], &'a Shelf) -> Answer<'a, Vec<Arc<FigureRow>>>;

/// Puts wordings into a place.
pub type TakeOn = for<'a> fn(&'a mut Tx, &'a Writer<'a>, &'a Ambient, &'a Place, &'a [String]) -> Answer<'a, bool>;

/// The undertakings of a domain: contents of its plans.
pub struct Undertakings {
    /// Those of a year, in the order of its paper.
    pub list: for<'a> fn(&'a Db, AgencyId, i64) -> Answer<'a, Vec<Undertaking>>,
    /// What happened for some of them in a period, each event once.
    pub happened: Happened,
    /// Where new ones of a year can be put: parts of drafts.
    pub places: for<'a> fn(&'a Db, AgencyId, i64) -> Answer<'a, Vec<Place>>,
    /// Puts new ones, in these words, into a place. False if it takes none any more.
    pub take_on: TakeOn,
}

/// Something that is undertaken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undertaking {
    /// Which.
    pub subject: Subject,
    /// In the words of the plan.
    pub title: String,
    /// Of which plan, for whom.
    pub group: String,
    /// It stands in a signed plan: what happens for it counts.
    pub signed: bool,
}

/// Where new undertakings can be put.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The draft.
    pub draft: Uuid,
    /// The part of it, from 0.
    pub part: usize,
    /// What it is called.
    pub title: String,
}
