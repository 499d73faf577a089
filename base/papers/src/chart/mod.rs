//! Charts as SVG that stands in a page, in print and by itself: named and described for those who hear it, readable in black
//! and white by patterns, dashes, marks and the numbers themselves. A table with the same numbers belongs beside every chart.
//!
//! Every chart draws whatever it is given: nothing, one number, a thousand rows (the first are drawn, how many more there are
//! is said, the table has them all), numbers of any size, names of any length and with any letters.

mod bars;
mod draw;
mod heat;
mod likert;
mod lines;
mod stacked;
#[cfg(test)]
mod testing;
mod value;

use crate::content::Table;

pub use bars::{Bar, Bars};
pub use draw::MOST_ROWS;
pub use heat::{HeatMap, HeatRow, MOST_COLUMNS};
pub use likert::{Likert, Question};
pub use lines::{Lines, MOST_POINTS, MOST_SERIES, Series};
pub use stacked::{Group, MOST_PARTS, StackedBars};
pub(crate) use value::Axis;
pub use value::Value;

/// A chart of one of the kinds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Chart {
    /// Bars of one value each.
    Bars(Bars),
    /// Bars made of parts.
    Stacked(StackedBars),
    /// Lines over the same points.
    Lines(Lines),
    /// Answers on a scale, around its middle.
    Likert(Likert),
    /// Rows by columns, shaded.
    HeatMap(HeatMap),
}

/// The same of every kind.
macro_rules! each {
    ($chart:expr, $kind:ident => $what:expr) => {
        match $chart {
            Chart::Bars($kind) => $what,
            Chart::Stacked($kind) => $what,
            Chart::Lines($kind) => $what,
            Chart::Likert($kind) => $what,
            Chart::HeatMap($kind) => $what,
        }
    };
}

impl Chart {
    /// What it is called.
    pub fn title(&self) -> &str {
        each!(self, chart => &chart.title)
    }

    /// The drawing, as wide as a telephone (340 units; letters of 15). `id` starts the ids in it, so that several can stand
    /// in one page; letters, figures and hyphens only.
    pub fn svg(&self, id: &str) -> String {
        each!(self, chart => chart.draw(id, draw::NARROW))
    }

    /// The same drawing laid out for the width of a page of paper (640 units): names stand beside their bars, and letters
    /// are no larger than those of the text around when it fills 160 mm.
    pub fn svg_for_paper(&self, id: &str) -> String {
        each!(self, chart => chart.draw(id, draw::WIDE))
    }

    /// The numbers in a sentence a group, for those who hear it.
    pub fn description(&self) -> String {
        each!(self, chart => chart.description())
    }

    /// The numbers, for those who want them all.
    pub fn table(&self) -> Table {
        each!(self, chart => chart.table())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Charts of every kind with these names and numbers.
    fn all(names: &[String], numbers: &[u64]) -> [Chart; 5] {
        let title = || "Biểu đồ".to_owned();
        let pairs = || names.iter().zip(numbers.iter().cycle());
        let values: Vec<Option<Value>> = numbers.iter().map(|number| Some(Value::Tenths(*number))).collect();
        [
            Chart::Bars(Bars {
                title: title(),
                measure: title(),
                groups: pairs().map(|(name, value)| Bar { name: name.clone(), value: Value::Whole(*value) }).collect(),
            }),
            Chart::Stacked(StackedBars {
                title: title(),
                parts: names.to_vec(),
                groups: names.iter().map(|name| Group { name: name.clone(), values: numbers.to_vec() }).collect(),
            }),
            Chart::Lines(Lines {
                title: title(),
                points: names.iter().cycle().take(numbers.len()).cloned().collect(),
                series: names.iter().map(|name| Series { name: name.clone(), values: values.clone() }).collect(),
            }),
            Chart::Likert(Likert {
                title: title(),
                answers: names.to_vec(),
                questions: names.iter().map(|name| Question { text: name.clone(), counts: numbers.to_vec() }).collect(),
            }),
            Chart::HeatMap(HeatMap {
                title: title(),
                columns: names.to_vec(),
                rows: names
                    .iter()
                    .map(|name| HeatRow { name: name.clone(), cells: numbers.iter().copied().map(Some).collect() })
                    .collect(),
                none: "không áp dụng".into(),
            }),
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(100))]
        #[test]
        fn nothing_reaches_out_of_the_drawing(
            names in prop::collection::vec("([A-Za-zĐđỆệươ0-9%/.]{1,12} ?){0,12}", 0..8),
            numbers in prop::collection::vec(prop_oneof![any::<u64>(), 0..5_000_000u64, Just(0)], 0..30),
        ) {
            for chart in all(&names, &numbers) {
                prop_assert_eq!(testing::outside(&chart.svg("x")), Vec::<String>::new());
                prop_assert_eq!(testing::outside(&chart.svg_for_paper("x")), Vec::<String>::new());
            }
        }
    }
}
