//! The body of a plan's paper as it is printed: every line in its place and in its own words, and its tables, with what
//! the end of a page tore apart put together again. What the plan says is in [`crate::import::PlanDocument`]; this is
//! what it looks like, for the page that shows a plan exactly as it was signed.

mod typeset;

pub(crate) use typeset::typeset;

use serde::{Deserialize, Serialize};

/// A piece of the paper, in the order of the paper. The letterhead is not among them: it is fields of the plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Printed {
    /// A line in the middle of the page: the plan's own title behind the decision that carries it.
    Title(String),
    /// A heading, with its label and its mark.
    Heading(String),
    /// A paragraph, with its label or bullet.
    Text(String),
    /// A table.
    Table(PrintedTable),
    /// Recipients and signature.
    Foot(PrintedFoot),
}

/// A table as printed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct PrintedTable {
    /// The rows of its heading; none where the paper names no columns.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub head: Vec<Vec<PrintedCell>>,
    /// Its rows.
    pub rows: Vec<PrintedRow>,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PrintedRow {
    /// A heading over the rows below it, as wide as the table.
    Group(String),
    /// Cells from left to right; one that reaches down from above is left out.
    Cells(Vec<PrintedCell>),
}

/// A cell; its paragraphs are lines.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PrintedCell {
    /// Its text.
    pub text: String,
    /// How many columns it is wide.
    #[serde(default = "one", skip_serializing_if = "is_one")]
    pub columns: u32,
    /// How many rows it is high.
    #[serde(default = "one", skip_serializing_if = "is_one")]
    pub rows: u32,
}

/// Recipients and signature, line by line.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct PrintedFoot {
    /// Nơi nhận, each with its dash and its mark.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub recipients: Vec<String>,
    /// In what capacity it is signed, and behind it the name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub signature: Vec<String>,
}

impl PrintedCell {
    /// A cell of one column and one row.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), columns: 1, rows: 1 }
    }
}

impl PrintedTable {
    /// Columns of its widest row.
    #[must_use]
    pub fn width(&self) -> u32 {
        let cells = self.rows.iter().filter_map(|row| match row {
            PrintedRow::Group(_) => None,
            PrintedRow::Cells(cells) => Some(cells),
        });
        let width = |cells: &Vec<PrintedCell>| cells.iter().map(|cell| cell.columns).fold(0, u32::saturating_add);
        self.head.iter().chain(cells).map(width).max().unwrap_or(1)
    }
}

const fn one() -> u32 {
    1
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands fields over by reference")]
const fn is_one(number: &u32) -> bool {
    *number == 1
}
