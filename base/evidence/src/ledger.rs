//! The confirmed proofs that serve things of a kind, held in memory for those who count again and again. Whoever holds one
//! keeps it in step with the change feed: what changed is read anew ([`Ledger::follow`]), nothing else is.

use crate::model::ProofId;
use crate::periods::{Period, placement};
use crate::store::{links, periods};
use kernel::{ById, Date, Kind, Moment};
use people::AgencyId;
use std::collections::BTreeMap;
use store::{Read, StoreError, record};
use uuid::Uuid;

/// The proofs of an agency that serve things of a kind, and its periods.
#[derive(Debug, Clone, PartialEq)]
pub struct Ledger {
    kind: Kind,
    proofs: BTreeMap<(Date, ProofId), Held>,
    days: ById<ProofId, Date>,
    periods: Vec<Period>,
}

/// A confirmed proof.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// What happened.
    pub title: String,
    /// Since when it is confirmed.
    pub standing_at: Moment,
    /// The things of the kind that it serves, each once.
    pub subjects: Vec<Uuid>,
}

/// A proof that a period counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InPeriod<'a> {
    /// Which.
    pub proof: ProofId,
    /// When it happened.
    pub happened_on: Date,
    /// It came after its own period was closed ("bổ sung").
    pub late: bool,
    /// What is known of it.
    pub held: &'a Held,
}

record! {
    /// A confirmed proof and one of the things that it serves.
    pub(crate) struct Row {
        proof_id: ProofId, title: String, happened_on: Date, standing_at: Moment, subject_id: Uuid,
    }
}

impl Ledger {
    /// Reads all of them.
    ///
    /// # Errors
    /// What the engine says.
    pub async fn load(mut db: impl Read, agency: AgencyId, kind: Kind) -> Result<Self, StoreError> {
        let rows = links::list_confirmed(&mut db, agency, kind).await?;
        let mut ledger = Self { kind, proofs: BTreeMap::new(), days: ById::default(), periods: Vec::new() };
        rows.into_iter().for_each(|row| ledger.put(row));
        ledger.periods = periods::list_all(db, agency).await?;
        Ok(ledger)
    }

    /// Reads one proof anew. Gives what it served before and what it serves now, of the kind.
    ///
    /// # Errors
    /// What the engine says.
    pub async fn follow(&mut self, db: impl Read, agency: AgencyId, proof: ProofId) -> Result<Vec<Uuid>, StoreError> {
        let rows = links::list_confirmed_of(db, agency, self.kind, proof).await?;
        let before = self.days.remove(&proof).and_then(|day| self.proofs.remove(&(day, proof)));
        let mut touched: Vec<Uuid> = before.map(|held| held.subjects).unwrap_or_default();
        touched.extend(rows.iter().map(|row| row.subject_id));
        rows.into_iter().for_each(|row| self.put(row));
        touched.sort_unstable();
        touched.dedup();
        Ok(touched)
    }

    /// Reads the periods anew: one was closed, or a year was added.
    ///
    /// # Errors
    /// What the engine says.
    pub async fn follow_periods(&mut self, db: impl Read, agency: AgencyId) -> Result<(), StoreError> {
        self.periods = periods::list_all(db, agency).await?;
        Ok(())
    }

    fn put(&mut self, row: Row) {
        self.days.insert(row.proof_id, row.happened_on);
        let held = self.proofs.entry((row.happened_on, row.proof_id)).or_insert_with(|| Held {
            title: row.title,
            standing_at: row.standing_at,
            subjects: Vec::new(),
        });
        held.subjects.push(row.subject_id);
    }

    /// All of them, by day.
    pub fn all(&self) -> impl Iterator<Item = (ProofId, Date, &Held)> {
        self.proofs.iter().map(|((day, proof), held)| (*proof, *day, held))
    }

    /// One of them.
    #[must_use]
    pub fn find(&self, proof: ProofId) -> Option<(Date, &Held)> {
        let day = *self.days.get(&proof)?;
        Some((day, self.proofs.get(&(day, proof))?))
    }

    /// Whether a period counts one of them, and how; as [`Self::of_period`] says of all.
    #[must_use]
    pub fn in_period(&self, period: &Period, proof: ProofId) -> Option<InPeriod<'_>> {
        let (happened_on, held) = self.find(proof)?;
        let place = placement(&self.periods, period.kind, happened_on, held.standing_at)?;
        (place.period == period.id).then_some(InPeriod { proof, happened_on, late: place.late, held })
    }

    /// Those that a period counts, each once, by day; the same as [`crate::figures::count`] finds.
    #[must_use]
    pub fn of_period(&self, period: &Period) -> Vec<InPeriod<'_>> {
        let of_kind: Vec<Period> = self.periods.iter().filter(|p| p.kind == period.kind).cloned().collect();
        // Only what arrived after the period before was closed can be an addition here.
        let earlier = of_kind.iter().filter(|p| p.to_on < period.from_on);
        let late_since = earlier.filter_map(|p| p.closed_at).max();
        let may_be = |day: Date, held: &Held| {
            day >= period.from_on || late_since.is_some_and(|closed| held.standing_at >= closed)
        };
        let first = if late_since.is_some() { Date::MIN } else { period.from_on };
        let candidates = self.proofs.range((first, ProofId::from_uuid(Uuid::nil()))..);
        candidates
            .take_while(|((day, _), _)| *day <= period.to_on)
            .filter(|((day, _), held)| may_be(*day, held))
            .filter_map(|((day, proof), held)| {
                let place = placement(&of_kind, period.kind, *day, held.standing_at)?;
                let here = InPeriod { proof: *proof, happened_on: *day, late: place.late, held };
                (place.period == period.id).then_some(here)
            })
            .collect()
    }
}
