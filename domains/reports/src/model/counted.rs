//! What signed reports counted once and for all: however it is dated afterwards, no other period counts it again.

use domain::FigureRow;
use evidence::periods::{PeriodId, PeriodKind};
use std::collections::HashMap;
use std::sync::Arc;
use uuid::Uuid;

/// By kind of period and address of a figure: which thing was counted in which period.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CountedOnce(HashMap<PeriodKind, HashMap<String, HashMap<Uuid, PeriodId>>>);

impl CountedOnce {
    /// A figure of a period counted a thing.
    pub fn add(&mut self, kind: PeriodKind, address: String, thing: Uuid, period: PeriodId) {
        self.0.entry(kind).or_default().entry(address).or_default().entry(thing).or_insert(period);
    }

    /// Takes away what another period of the kind has counted.
    pub fn leave_out(&self, kind: PeriodKind, period: PeriodId, address: &str, rows: &mut Vec<Arc<FigureRow>>) {
        if let Some(counted) = self.0.get(&kind).and_then(|figures| figures.get(address)) {
            rows.retain(|row| counted.get(&row.subject.id).is_none_or(|counted_in| *counted_in == period));
        }
    }
}
