//! Charts as SVG that stands in a page, in print and by itself: named and described for those who hear it, readable in black
//! and white by patterns and by the numbers on the bars. A table with the same numbers belongs beside every chart.

mod stacked;

use crate::content::Table;

pub use stacked::{Group, MOST_PARTS, StackedBars};

/// A chart of one of the kinds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Chart {
    /// Bars made of parts.
    Stacked(StackedBars),
}

impl Chart {
    /// What it is called.
    pub fn title(&self) -> &str {
        match self {
            Chart::Stacked(chart) => &chart.title,
        }
    }

    /// The drawing. `id` starts the ids in it, so that several can stand in one page; letters, figures and hyphens only.
    pub fn svg(&self, id: &str) -> String {
        match self {
            Chart::Stacked(chart) => chart.svg(id),
        }
    }

    /// The numbers in a sentence a group, for those who hear it.
    pub fn description(&self) -> String {
        match self {
            Chart::Stacked(chart) => chart.description(),
        }
    }

    /// The numbers, for those who want them all.
    pub fn table(&self) -> Table {
        match self {
            Chart::Stacked(chart) => chart.table(),
        }
    }
}
