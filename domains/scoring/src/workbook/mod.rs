//! Workbooks that come in and go out: criteria and results. What is on a sheet becomes rows that the rules look at; what
//! cannot be understood is told by the address of its cell. Headings are Vietnamese, as the schemes themselves are.

pub mod criteria;
pub mod results;

use crate::model::Points;
use papers::sheet::{BadCell, Book, Cell, Column, Decimal, Filled, Kind, Limits, Properties, Sheet, Why};

/// What a sheet gave.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheetful<T> {
    /// The rows that were understood as far as they go.
    pub rows: Vec<T>,
    /// Cells that were not; with any of them nothing is taken.
    pub faults: Vec<CellFault>,
    /// How many more there are than are told.
    pub more_faults: usize,
    /// Columns that nobody asked for: letter and heading.
    pub unknown: Vec<(String, String)>,
}

/// A cell that was not understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellFault {
    /// Where it stands: `C7`.
    pub address: String,
    /// What stands there; may be empty.
    pub found: String,
    /// What is wrong.
    pub why: CellWhy,
}

/// What is wrong with a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CellWhy {
    /// The spreadsheet says that its formula failed.
    Failed,
    /// No code, or one that was typed as a number and may have lost noughts.
    Code,
    /// No number of points.
    Points,
    /// No rule that is known.
    Rule,
    /// A rule by proportion without its floor.
    Floor,
    /// A rule by levels without levels that can be read.
    Tiers,
    /// Something else than the column holds.
    Other,
}

/// Rows are bounded by the rules, everything else more narrowly than papers would.
fn limits(rows: usize) -> Limits {
    Limits { file: 5 * 1024 * 1024, rows, columns: 64, cells: 60_000, reported: 200, ..Limits::default() }
}

fn sheetful<T>(filled: &Filled, rows: Vec<T>, mut faults: Vec<CellFault>, of: fn(&BadCell) -> CellWhy) -> Sheetful<T> {
    let bad = filled.bad.iter().map(|bad| CellFault {
        address: bad.address.clone(),
        found: bad.found.clone(),
        why: if bad.why == Why::Failed { CellWhy::Failed } else { of(bad) },
    });
    faults.extend(bad);
    let row =
        |fault: &CellFault| fault.address.trim_start_matches(|c: char| !c.is_ascii_digit()).parse().unwrap_or(0u32);
    faults.sort_by_key(row);
    Sheetful { rows, faults, more_faults: filled.bad_left_out, unknown: filled.unknown.clone() }
}

/// The address of a field's cell in a row.
fn address(filled: &Filled, field: usize, row: u32) -> String {
    let column = filled.columns.get(field).and_then(Option::as_deref).unwrap_or("A");
    format!("{column}{row}")
}

/// A cell as text; empty where there is none.
fn text(cells: &[Cell], field: usize) -> String {
    cells.get(field).map(|cell| cell.text().trim().to_owned()).unwrap_or_default()
}

/// A cell of points; the outer error is a number that can be none.
fn points(cells: &[Cell], field: usize) -> Result<Option<Points>, ()> {
    match cells.get(field) {
        Some(Cell::Decimal(Decimal { units, places })) if *places <= 3 => {
            let thousandths = units.checked_mul(10i64.pow(3 - u32::from(*places)));
            thousandths.and_then(Points::from_thousandths).map(Some).ok_or(())
        }
        Some(Cell::Empty) | None => Ok(None),
        Some(_) => Err(()),
    }
}

/// Points as a cell.
fn points_cell(points: Points) -> Cell {
    Cell::Decimal(Decimal { units: points.thousandths(), places: 3 })
}

/// A workbook of ours; `made` is handed in, so that the same table always gives the same bytes.
fn book(title: &str, sheets: Vec<Sheet>, made: jiff::civil::DateTime) -> Vec<u8> {
    let properties = Properties {
        title: title.to_owned(),
        author: String::new(),
        organisation: String::new(),
        language: "vi-VN".to_owned(),
        created: made,
    };
    papers::sheet::write(&Book { properties, sheets })
}

fn sheet(name: &str, columns: &[(&str, Kind)], rows: Vec<Vec<Cell>>) -> Sheet {
    let columns = columns.iter().map(|(title, kind)| Column { title: (*title).to_owned(), kind: *kind }).collect();
    Sheet { name: name.to_owned(), title: String::new(), columns, rows }
}
