//! Figures that open the rows they counted: how many different proofs, of which subjects, in which period.

use crate::model::{ProofId, Standing};
use crate::periods::{Period, PeriodId, placement};
use crate::store::{links, periods as period_rows};
use crate::{Error, Kind};
use kernel::{Date, Moment, Subject};
use people::AgencyId;
use std::collections::BTreeMap;
use store::{Db, record};

/// Which proofs are counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FigureQuery {
    /// In which period: by the day it happened, or as an addition if it came late.
    pub period: PeriodId,
    /// Serving what.
    pub subjects: Subjects,
    /// Standing how. A report counts what is confirmed.
    pub standings: Vec<Standing>,
}

/// Which subjects a counted proof serves, one of them at least.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subjects {
    /// Any, or none at all.
    All,
    /// Any of a kind: `"task"`.
    OfKind(String),
    /// One of these.
    Only(Vec<Subject>),
}

/// A number, and what it counted. The number is that of the rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// Each proof once, by day.
    pub rows: Vec<FigureRow>,
}

impl Figure {
    /// How many.
    #[must_use]
    pub fn value(&self) -> usize {
        self.rows.len()
    }
}

/// A proof that was counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FigureRow {
    /// The proof.
    pub proof: ProofId,
    /// What happened.
    pub title: String,
    /// When.
    pub happened_on: Date,
    /// What it consists of.
    pub kind: Kind,
    /// How it stands.
    pub standing: Standing,
    /// It came after its own period was closed ("bổ sung").
    pub late: bool,
    /// Of the subjects asked for, those that it serves.
    pub subjects: Vec<Subject>,
}

record! {
    /// A proof and one of the subjects it serves; a proof that serves none has one such row.
    pub(crate) struct Counted {
        proof_id: ProofId, title: String, happened_on: Date, kind: Kind, standing: Standing, standing_at: Moment,
        subject_kind: Option<String>, subject_id: Option<uuid::Uuid>,
    }
}

/// Counts proofs of an agency, each once, and says which they were.
///
/// # Errors
/// [`Error::NotFound`] if the agency has no such period; else what the engine says.
pub async fn count(db: &Db, agency: AgencyId, query: &FigureQuery) -> Result<Figure, Error> {
    let periods = period_rows::list_all(db, agency).await?;
    let period = periods.iter().find(|p| p.id == query.period).ok_or(Error::NotFound)?;
    let (days, late_since) = ((period.from_on, period.to_on), late_since(&periods, period));
    let candidates = links::list_counted(db, agency, days, late_since).await?;
    Ok(Figure { rows: select(candidates, &periods, period, query) })
}

/// Counts proofs of one kind, without looking at the many others.
///
/// # Errors
/// As [`count`].
pub async fn count_of_kind(db: &Db, agency: AgencyId, query: &FigureQuery, kind: Kind) -> Result<Figure, Error> {
    let periods = period_rows::list_all(db, agency).await?;
    let period = periods.iter().find(|p| p.id == query.period).ok_or(Error::NotFound)?;
    let (days, late_since) = ((period.from_on, period.to_on), late_since(&periods, period));
    let candidates = links::list_counted_of_kind(db, agency, kind, days, late_since).await?;
    Ok(Figure { rows: select(candidates, &periods, period, query) })
}

/// Periods are closed one after the other: only what arrived after the one before was closed can be an addition to this one.
fn late_since(periods: &[Period], period: &Period) -> Option<Moment> {
    let earlier = periods.iter().filter(|p| p.kind == period.kind && p.to_on < period.from_on);
    earlier.filter_map(|p| p.closed_at).max()
}

/// The rows of a figure among all that may belong to its period.
fn select(candidates: Vec<Counted>, periods: &[Period], period: &Period, query: &FigureQuery) -> Vec<FigureRow> {
    let mut rows: BTreeMap<(Date, ProofId), FigureRow> = BTreeMap::new();
    for found in candidates {
        let subject = found.subject_kind.zip(found.subject_id).map(|(kind, id)| Subject { kind, id });
        let place = placement(periods, period.kind, found.happened_on, found.standing_at);
        let Some(place) = place.filter(|p| p.period == period.id) else { continue };
        if !query.standings.contains(&found.standing) || !is_asked_for(&query.subjects, subject.as_ref()) {
            continue;
        }
        let row = rows.entry((found.happened_on, found.proof_id)).or_insert_with(|| FigureRow {
            proof: found.proof_id,
            title: found.title,
            happened_on: found.happened_on,
            kind: found.kind,
            standing: found.standing,
            late: place.late,
            subjects: Vec::new(),
        });
        row.subjects.extend(subject);
    }
    rows.into_values().collect()
}

fn is_asked_for(asked: &Subjects, subject: Option<&Subject>) -> bool {
    match (asked, subject) {
        (Subjects::All, _) => true,
        (Subjects::OfKind(kind), Some(subject)) => subject.kind == *kind,
        (Subjects::Only(some), Some(subject)) => some.contains(subject),
        (_, None) => false,
    }
}
