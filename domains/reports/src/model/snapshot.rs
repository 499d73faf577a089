//! What a report says, with everything behind it, at one moment. A draft is drawn from one made now, a submitted or signed
//! report from the one that was kept: so that the same code draws both, and nothing that happens later moves a signed figure.

use domain::{FigureKind, FigureRow, Shape, Tally, Value};
use kernel::{Date, Moment};
use people::UnitId;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;
use text::Locale;

/// What is known of a period at a moment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Snapshot {
    /// When it was counted.
    pub counted_at: Moment,
    /// What the period is called.
    pub label: String,
    /// Its first day.
    pub from: Date,
    /// Its last.
    pub to: Date,
    /// Every figure, with its rows or the first of them.
    pub figures: Vec<FigureLine>,
    /// Words of the period by address.
    pub words: BTreeMap<String, String>,
    /// The units of the period, in the order of lists.
    pub units: Vec<UnitLine>,
    /// Figures that other systems gave.
    pub outside: Vec<Outside>,
}

/// A figure with what it means, as it was told then.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Kept")]
pub struct FigureLine {
    /// Its address.
    pub address: String,
    /// How its rows become a value.
    pub shape: Shape,
    /// What it is called.
    pub title: String,
    /// What is counted.
    pub definition: String,
    /// Of what.
    pub measure: String,
    /// Which instrument asks for it.
    pub legal_basis: Option<String>,
    /// What its rows come to, and with that the value.
    pub tally: Tally,
    /// Its rows; of a kept report the first [`MOST_INLINE`], so that nobody reads a hundred thousand to see a number.
    #[serde(with = "shared")]
    pub rows: Vec<Arc<FigureRow>>,
    /// What the same period a year before said; none where nothing is known of it.
    pub before: Option<Value>,
}

/// So many rows of a figure are kept in the snapshot of a report; the others beside it (`store::rows`).
pub const MOST_INLINE: usize = 200;

/// As it stands in the database; with `figure` in those that were kept before tallies were.
#[derive(Deserialize)]
struct Kept {
    address: Option<String>,
    shape: Option<Shape>,
    title: String,
    definition: String,
    measure: String,
    legal_basis: Option<String>,
    tally: Option<Tally>,
    #[serde(default, with = "shared")]
    rows: Vec<Arc<FigureRow>>,
    before: Option<Value>,
    figure: Option<KeptWhole>,
}

#[derive(Deserialize)]
struct KeptWhole {
    address: String,
    shape: Shape,
    #[serde(with = "shared")]
    rows: Vec<Arc<FigureRow>>,
}

impl From<Kept> for FigureLine {
    fn from(kept: Kept) -> Self {
        let (address, shape, rows) = match kept.figure {
            Some(whole) => (whole.address, whole.shape, whole.rows),
            None => (kept.address.unwrap_or_default(), kept.shape.unwrap_or(Shape::Count), kept.rows),
        };
        Self {
            address,
            shape,
            title: kept.title,
            definition: kept.definition,
            measure: kept.measure,
            legal_basis: kept.legal_basis,
            tally: kept.tally.unwrap_or_else(|| Tally::of(&rows)),
            rows,
            before: kept.before,
        }
    }
}

/// Rows that are shared in memory stand in the database each by itself.
mod shared {
    use super::{Arc, FigureRow};
    use serde::{Deserialize, Deserializer, Serializer};

    pub(super) fn serialize<S: Serializer>(rows: &[Arc<FigureRow>], to: S) -> Result<S::Ok, S::Error> {
        to.collect_seq(rows.iter().map(AsRef::as_ref))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Arc<FigureRow>>, D::Error> {
        Ok(Vec::<FigureRow>::deserialize(from)?.into_iter().map(Arc::new).collect())
    }
}

/// A unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitLine {
    /// Which.
    pub id: UnitId,
    /// What it was called.
    pub name: String,
}

/// "Số ngoài hệ thống": a confirmed figure of another system that fell into the period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outside {
    /// The proof that it is.
    pub proof: uuid::Uuid,
    /// What it counts.
    pub title: String,
    /// How much, as officials write it.
    pub value: String,
    /// Of what.
    pub measure: String,
    /// Only expected ("ước thực hiện").
    pub estimated: bool,
    /// Which system or paper.
    pub source: String,
    /// Who took it from there.
    pub person: String,
    /// As of which day.
    pub taken_on: Date,
    /// Of an estimate, the actual figure that came for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub actual: Option<Reconciled>,
    /// Of an actual figure, the estimate that it came for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instead_of: Option<Reconciled>,
}

/// The other one of an estimate and the actual figure that came for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reconciled {
    /// The proof that it is.
    pub proof: uuid::Uuid,
    /// How much it says.
    pub value: String,
    /// By how much the actual one is more, as officials write it; less with a minus.
    pub difference: String,
    /// Which system or paper.
    pub source: String,
    /// As of which day.
    pub taken_on: Date,
    /// The period into whose days it falls.
    pub period: String,
}

impl Outside {
    /// Its address among the values that writers see: `outside.` and its proof.
    #[must_use]
    pub fn address(&self) -> String {
        format!("outside.{}", self.proof)
    }

    /// What it says: `1.250 hồ sơ (ước thực hiện)`.
    #[must_use]
    pub fn said(&self) -> String {
        let measured = format!("{} {}", self.value, self.measure);
        match (self.estimated, &self.actual) {
            (false, _) => measured,
            (true, None) => format!("{measured} (ước thực hiện)"),
            (true, Some(actual)) => format!("{measured} (ước thực hiện); thực tế {}", actual.value),
        }
    }
}

impl Snapshot {
    /// The figure of an address.
    #[must_use]
    pub fn figure(&self, address: &str) -> Option<&FigureLine> {
        self.figures.iter().find(|line| line.address == address)
    }

    /// The name of a unit; empty for none.
    #[must_use]
    pub fn unit(&self, id: Option<UnitId>) -> &str {
        let found = self.units.iter().find(|unit| Some(unit.id) == id);
        found.map_or("", |unit| unit.name.as_str())
    }

    /// The figures of other systems that are of the period itself, without those that only correct earlier ones.
    pub fn own_outside(&self) -> impl Iterator<Item = &Outside> {
        self.outside.iter().filter(|one| !self.corrects_earlier(one))
    }

    /// Actual figures that came for estimates of earlier periods, with those estimates.
    pub fn adjusted(&self) -> impl Iterator<Item = (&Outside, &Reconciled)> {
        let earlier = self.outside.iter().filter(|one| self.corrects_earlier(one));
        earlier.filter_map(|one| one.instead_of.as_ref().map(|was| (one, was)))
    }

    /// Whether the estimate that it came for was another period's.
    fn corrects_earlier(&self, one: &Outside) -> bool {
        one.instead_of.as_ref().is_some_and(|was| !self.outside.iter().any(|other| other.proof == was.proof))
    }

    /// As it is kept with a report: with the first rows of each figure.
    #[must_use]
    pub fn inline(&self) -> Self {
        let mut all = self.clone();
        for line in &mut all.figures {
            line.rows.truncate(MOST_INLINE);
        }
        all
    }
}

impl FigureLine {
    /// A figure as its kind tells it.
    #[must_use]
    pub fn new(kind: &FigureKind, rows: Vec<Arc<FigureRow>>, before: Option<Value>) -> Self {
        Self {
            address: kind.address.to_owned(),
            shape: kind.shape,
            title: (kind.title)(Locale::Vi).to_owned(),
            definition: (kind.definition)(Locale::Vi).to_owned(),
            measure: (kind.measure)(Locale::Vi).to_owned(),
            legal_basis: kind.legal_basis.map(str::to_owned),
            tally: Tally::of(&rows),
            rows,
            before,
        }
    }

    /// What it says.
    #[must_use]
    pub const fn value(&self) -> Value {
        self.tally.value(self.shape)
    }

    /// What it says of a unit.
    #[must_use]
    pub fn value_of_unit(&self, unit: Option<UnitId>) -> Value {
        self.tally.value_of_unit(self.shape, unit)
    }

    /// How many of its rows are not here.
    #[must_use]
    pub const fn further(&self) -> usize {
        self.tally.whole.all.saturating_sub(self.rows.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_kept_before_tallies_were_reads_as_it_did() {
        let kept = r#"{"title":"Hoạt động","definition":"","measure":"hoạt động","legal_basis":null,"before":{"count":2},
            "figure":{"address":"plans.events","shape":"count","rows":[{"subject":{"kind":"proof",
            "id":"00000000-0000-0000-0000-000000000001"},"title":"Bài","on":"2020-02-03","unit":null,"counts":true,
            "late":true,"group":"Cổng","note":"","address":"/x"}]}}"#;
        let line: FigureLine = serde_json::from_str(kept).expect("it is read");
        assert_eq!((line.address.as_str(), line.value(), line.further()), ("plans.events", Value::Count(1), 0));
        assert_eq!(line.tally.groups[0].0, "Cổng");
        let again: FigureLine = serde_json::from_str(&serde_json::to_string(&line).expect("JSON")).expect("it is read");
        assert_eq!(again, line);
    }
}
