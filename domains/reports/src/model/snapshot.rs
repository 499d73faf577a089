//! What a report says, with everything behind it, at one moment. A draft is drawn from one made now, a submitted or signed
//! report from the one that was kept: so that the same code draws both, and nothing that happens later moves a signed figure.

use domain::{Figure, Value};
use kernel::{Date, Moment};
use people::UnitId;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

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
    /// Every figure, with its rows.
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
pub struct FigureLine {
    /// What it is called.
    pub title: String,
    /// What is counted.
    pub definition: String,
    /// Of what.
    pub measure: String,
    /// Which instrument asks for it.
    pub legal_basis: Option<String>,
    /// The rows, and with them the value.
    pub figure: Figure,
    /// What the same period a year before said; none where nothing is known of it.
    pub before: Option<Value>,
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
}

impl Snapshot {
    /// The figure of an address.
    #[must_use]
    pub fn figure(&self, address: &str) -> Option<&FigureLine> {
        self.figures.iter().find(|line| line.figure.address == address)
    }

    /// The name of a unit; empty for none.
    #[must_use]
    pub fn unit(&self, id: Option<UnitId>) -> &str {
        let found = self.units.iter().find(|unit| Some(unit.id) == id);
        found.map_or("", |unit| unit.name.as_str())
    }
}

impl FigureLine {
    /// What it says.
    #[must_use]
    pub fn value(&self) -> Value {
        self.figure.value()
    }
}
