//! Workbooks (.xlsx): typed tables out to people who go on working in them, and what people filled in back again. What the
//! columns mean is not known here.

mod read;
mod write;

use jiff::civil::{Date, DateTime};
use std::fmt;
use viet::date::short;

pub use read::{BadCell, Field, Filled, FilledRow, Limits, Need, Refusal, Wanted, Why, read, read_texts};
pub use write::write;

/// A workbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Book {
    /// What it says about itself.
    pub properties: Properties,
    /// Its sheets from left to right.
    pub sheets: Vec<Sheet>,
}

/// What a workbook says about itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Properties {
    /// What it is called.
    pub title: String,
    /// Who wrote it; may be empty.
    pub author: String,
    /// The body that issues it; may be empty.
    pub organisation: String,
    /// The language of its words, as in `vi-VN`.
    pub language: String,
    /// When it was made, in UTC. Handed in, so that the same workbook always gives the same bytes.
    pub created: DateTime,
}

/// A sheet: a title, a heading row that stays in sight, and rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// Its name on the tab. What Excel does not take in a name is replaced, and what is too long is cut.
    pub name: String,
    /// What stands above the heading row; none if empty.
    pub title: String,
    /// Its columns from left to right.
    pub columns: Vec<Column>,
    /// Its rows; a cell a column, those that are missing are empty.
    pub rows: Vec<Vec<Cell>>,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its heading.
    pub title: String,
    /// What stands in it: how empty cells, into which people will type, are set up.
    pub kind: Kind,
}

/// What stands in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Words.
    Text,
    /// Numbers of papers and codes: text, whatever it looks like; leading noughts stay.
    Code,
    /// Whole numbers.
    Whole,
    /// Numbers with so many decimals, at most 9.
    Decimal(u8),
    /// Per cent with so many decimals, at most 7.
    Percent(u8),
    /// Amounts in đồng.
    Money,
    /// Days.
    Date,
    /// Days with the time.
    DateTime,
    /// Addresses, as [`crate::content::is_address`] knows them.
    Link,
}

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// Words or a code. Stays text, also if it begins like a formula.
    Text(String),
    /// A whole number.
    Whole(i64),
    /// A number with decimals.
    Decimal(Decimal),
    /// Per cent: 12,5 is 12,5%.
    Percent(Decimal),
    /// An amount in đồng.
    Money(i64),
    /// A day.
    Date(Date),
    /// A day with the time, to the second.
    DateTime(DateTime),
    /// Words that lead to an address.
    Link {
        /// The words; the address itself if empty.
        text: String,
        /// The address; one that [`crate::content::is_address`] does not know leads nowhere.
        address: String,
    },
}

/// A number with decimals, without the errors of binary fractions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Decimal {
    /// The number in units of its last decimal: 125 for 12,5.
    pub units: i64,
    /// How many decimals there are; at most 9.
    pub places: u8,
}

impl Cell {
    /// The cell as text, as CSV has it: numbers without points between thousands, days as `31/03/2026`.
    ///
    /// ```
    /// use papers::sheet::{Cell, Decimal};
    /// assert_eq!(Cell::Percent(Decimal { units: 125, places: 1 }).text(), "12,5%");
    /// assert_eq!(Cell::Date(jiff::civil::date(2026, 3, 31)).text(), "31/03/2026");
    /// ```
    pub fn text(&self) -> String {
        match self {
            Cell::Empty => String::new(),
            Cell::Text(text) => text.clone(),
            Cell::Whole(number) | Cell::Money(number) => number.to_string(),
            Cell::Decimal(number) => number.to_string(),
            Cell::Percent(number) => format!("{number}%"),
            Cell::Date(day) => short(*day),
            Cell::DateTime(at) => {
                let minutes = format!("{} {:02}:{:02}", short(at.date()), at.hour(), at.minute());
                if at.second() == 0 { minutes } else { format!("{minutes}:{:02}", at.second()) }
            }
            Cell::Link { text, address } => if text.is_empty() { address } else { text }.clone(),
        }
    }
}

impl fmt::Display for Decimal {
    /// With a comma and without points between thousands: `-0,05`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.units < 0 { "-" } else { "" };
        let places = usize::from(self.places);
        let digits = format!("{:0>width$}", self.units.unsigned_abs(), width = places + 1);
        let (whole, decimals) = digits.split_at(digits.len() - places);
        if places == 0 { write!(f, "{sign}{whole}") } else { write!(f, "{sign}{whole},{decimals}") }
    }
}

impl Decimal {
    /// The number as a spreadsheet has it, to 15 figures.
    fn as_number(self) -> f64 {
        as_number(self.units) / 10f64.powi(i32::from(self.places))
    }
}

/// Spreadsheets keep 15 figures of a number, and no more.
const MOST_WHOLE: i64 = 999_999_999_999_999;

/// A whole number as a spreadsheet has it.
fn as_number(whole: i64) -> f64 {
    #[expect(
        clippy::cast_precision_loss,
        reason = "a spreadsheet has no other numbers; larger ones are written as text"
    )]
    let number = whole as f64;
    number
}

/// The name of a column, counted from 0: `A`, `Z`, `AA`.
pub(crate) fn column_name(column: usize) -> String {
    let last = char::from_digit((column % 26) as u32 + 10, 36).unwrap_or('a').to_ascii_uppercase();
    if column < 26 { last.to_string() } else { column_name(column / 26 - 1) + last.encode_utf8(&mut [0; 4]) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_columns() {
        assert_eq!([0, 25, 26, 701, 702].map(column_name), ["A", "Z", "AA", "ZZ", "AAA"]);
    }

    #[test]
    fn decimals_are_written_in_full() {
        let written = |units, places| Decimal { units, places }.to_string();
        assert_eq!([written(125, 1), written(-5, 2), written(7, 0)], ["12,5", "-0,05", "7"]);
    }
}
