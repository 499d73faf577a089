//! Reading a table that somebody filled in: the heading row is found by its words, cells become what their columns hold,
//! and what cannot be understood is reported by its address.

mod cells;
mod heading;
mod refusal;
mod value;

use super::{Cell, Kind, column_name};
use cells::{Grid, Workbook};
use heading::{Heading, Search};

pub use refusal::Refusal;

/// What is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// The columns, in the order in which their cells are given back.
    pub fields: Vec<Field>,
    /// How much is read.
    pub limits: Limits,
}

/// A column that is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// The headings it may have, compared without case, marks and punctuation, with and without what stands in brackets.
    pub names: Vec<String>,
    /// What stands in it.
    pub kind: Kind,
    /// What must be there.
    pub need: Need,
}

/// What must be there of a column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Need {
    /// Nothing: without the column all its cells are empty.
    #[default]
    Nothing,
    /// The column; its cells may be empty.
    Column,
    /// The column and something in each cell of it.
    EveryCell,
}

impl Field {
    /// A column of one of these headings.
    pub fn new(kind: Kind, names: &[&str]) -> Field {
        Field { names: names.iter().map(|&name| name.to_owned()).collect(), kind, need: Need::Nothing }
    }

    /// The same with what must be there of it.
    #[must_use]
    pub fn needed(mut self, need: Need) -> Field {
        self.need = need;
        self
    }
}

/// How much is read. What the file says about its own size is not believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the file. 20 MiB.
    pub file: usize,
    /// Bytes of all its parts of XML once inflated. 96 MiB: a sheet of 20,000 rows by 20 columns has about 30.
    pub inflated: usize,
    /// Elements in all its parts. 4,000,000: each costs time and may cost memory of its own.
    pub elements: usize,
    /// Rows with something in them below the heading. 20,000.
    pub rows: usize,
    /// Columns. 256.
    pub columns: usize,
    /// Cells with something in them, of all sheets that are looked through. 400,000.
    pub cells: usize,
    /// Bytes of text in them: one text can stand in many cells. 32 MiB.
    pub text: usize,
    /// Rows from the top in which the heading is looked for. 50: above it stand the names of the office and the title.
    pub heading: usize,
    /// Bad cells that are reported one by one; more are only counted. 500.
    pub reported: usize,
}

impl Default for Limits {
    fn default() -> Limits {
        const MIB: usize = 1024 * 1024;
        Limits {
            file: 20 * MIB,
            inflated: 96 * MIB,
            elements: 4_000_000,
            rows: 20_000,
            columns: 256,
            cells: 400_000,
            text: 32 * MIB,
            heading: 50,
            reported: 500,
        }
    }
}

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filled {
    /// The sheet that the table is on.
    pub sheet: String,
    /// The number of its heading row, the lower one if it takes two.
    pub heading: u32,
    /// Where each field stands: `C`; nothing if there is no such column.
    pub columns: Vec<Option<String>>,
    /// The rows with something in them.
    pub rows: Vec<FilledRow>,
    /// Cells that were not understood, in the order of rows; in [`Filled::rows`] they are empty.
    pub bad: Vec<BadCell>,
    /// How many more there are than are reported.
    pub bad_left_out: usize,
    /// Columns with a heading that nobody asked for, as in (`F`, `Ghi chú`).
    pub unknown: Vec<(String, String)>,
    /// Sheets that are hidden; they were not looked at.
    pub hidden_sheets: Vec<String>,
    /// Sheets to the right of the table's own; they were not looked at either.
    pub later_sheets: Vec<String>,
}

/// A row that was filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FilledRow {
    /// Its number as the spreadsheet shows it, from 1.
    pub number: u32,
    /// Whether it is hidden; it was read all the same.
    pub hidden: bool,
    /// A cell a field, in their order: of the kind that was wanted, or empty.
    pub cells: Vec<Cell>,
}

/// A cell that was not understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadCell {
    /// The name of its sheet.
    pub sheet: String,
    /// Where it stands: `C7`.
    pub address: String,
    /// Which field it belongs to, by its place in [`Wanted::fields`].
    pub field: usize,
    /// What stands there, as far as it can be shown; at most 200 letters.
    pub found: String,
    /// What should.
    pub expected: Kind,
    /// What is wrong with it.
    pub why: Why,
}

/// What is wrong with a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Why {
    /// It is empty and must not be.
    Missing,
    /// It is not of the kind.
    OtherKind,
    /// It is a number too large for its kind.
    TooLarge,
    /// It is a formula that failed: `#N/A`.
    Failed,
}

/// Finds the table with the wanted columns and reads it, within the bounds of `wanted`. The first visible sheet that has all
/// columns that must be there is taken; cells are read as described at [`Kind`] and below, formulas by the values that
/// were kept with them.
///
/// Numbers may be numbers or text, as in `1.234.567`, `12,5`, `-3`: where a point or comma could be read in two ways it is
/// read as Vietnamese has it. More decimals than wanted are rounded. Per cent may be formatted as such (0,125 shown as
/// 12,5%), or be text with or without the sign, or a plain number of per cent. Days may be days, text (`21/01/2020`,
/// [`viet::date::parse`]), or plain numbers that are days of the years 1954 to 2099. Text becomes [`viet::nfc`], trimmed.
/// A code that was typed as a number has already lost its leading noughts; one with decimals is reported as bad.
///
/// # Errors
/// [`Refusal`] says what the file is if it is no workbook, or what keeps it from being read; bad cells are no reason.
///
/// ```
/// use papers::sheet::*;
/// # let column = |title: &str, kind| Column { title: title.into(), kind };
/// # let properties = Properties {
/// #     title: String::new(), author: String::new(), organisation: String::new(), language: "vi-VN".into(),
/// #     created: jiff::civil::date(2026, 1, 5).at(8, 0, 0, 0),
/// # };
/// # let sheet = Sheet {
/// #     name: "Giao việc".into(),
/// #     title: "Giao việc quý I".into(),
/// #     columns: vec![column("Việc", Kind::Text), column("THỜI HẠN (*)", Kind::Text), column("Ghi chú", Kind::Text)],
/// #     rows: vec![
/// #         vec![Cell::Text("Đăng bài".into()), Cell::Text("31/03/2026".into())],
/// #         vec![Cell::Text("Họp báo".into()), Cell::Text("tháng 4".into())],
/// #     ],
/// # };
/// # let bytes = write(&Book { properties, sheets: vec![sheet] });
/// let wanted = Wanted {
///     fields: vec![
///         Field::new(Kind::Date, &["Thời hạn", "Hạn hoàn thành"]),
///         Field::new(Kind::Text, &["Việc"]).needed(Need::EveryCell),
///     ],
///     limits: Limits::default(),
/// };
/// let filled = read(&bytes, &wanted)?;
/// assert_eq!(filled.rows[0].cells, [Cell::Date(jiff::civil::date(2026, 3, 31)), Cell::Text("Đăng bài".into())]);
/// assert_eq!((filled.bad[0].address.as_str(), filled.bad[0].found.as_str()), ("B4", "tháng 4"));
/// assert_eq!(filled.unknown, [("C".to_owned(), "Ghi chú".to_owned())]);
/// # Ok::<(), Refusal>(())
/// ```
pub fn read(bytes: &[u8], wanted: &Wanted) -> Result<Filled, Refusal> {
    let mut book = Workbook::open(bytes, &wanted.limits)?;
    let mut nearest: Option<(usize, Refusal)> = None;
    let names = |sheets: Vec<(usize, String)>| sheets.into_iter().map(|(_, name)| name).collect();
    let mut visible = book.sheets(false).into_iter();
    while let Some((place, sheet)) = visible.next() {
        let grid = book.grid(place, cells::asks_for_links(wanted))?;
        match heading::find(&grid, &sheet, wanted) {
            Search::Found(heading) => {
                let mut filled = fill(&grid, &heading, &sheet, wanted)?;
                filled.hidden_sheets = names(book.sheets(true));
                filled.later_sheets = names(visible.collect());
                return Ok(filled);
            }
            Search::Twice(refusal) => return Err(refusal),
            Search::Missing(matched, refusal) => {
                if nearest.as_ref().is_none_or(|(most, _)| matched > *most) {
                    nearest = Some((matched, refusal));
                }
            }
        }
    }
    Err(nearest.map_or(Refusal::NoSheet, |(_, refusal)| refusal))
}

/// The first visible sheet with anything in it as texts, for those who understand tables in a way of their own: from its first
/// row that has something to its last, blank rows between them included; rows end with their last cell. Days are as
/// `31/03/2026`, numbers without points between thousands and with a comma before decimals.
///
/// # Errors
/// As [`read`].
///
/// ```
/// use papers::sheet::{Limits, Refusal, read_texts};
/// assert_eq!(read_texts(b"PK", &Limits::default()), Err(Refusal::NotAWorkbook));
/// ```
pub fn read_texts(bytes: &[u8], limits: &Limits) -> Result<Vec<Vec<String>>, Refusal> {
    let mut book = Workbook::open(bytes, limits)?;
    for (place, sheet) in book.sheets(false) {
        let grid = book.grid(place, false)?;
        let Some((first, last)) = grid.rows().next().zip(grid.rows().last()) else { continue };
        if usize::try_from(last - first).is_ok_and(|rows| rows >= limits.rows) {
            return Err(Refusal::TooManyRows { sheet, limit: limits.rows });
        }
        let texts = (first..=last).map(|row| {
            let line = grid.row(row);
            let columns = line.keys().last().map_or(0, |column| column + 1);
            (0..columns).map(|column| line.get(&column).map_or_else(String::new, |found| found.text())).collect()
        });
        return Ok(texts.collect());
    }
    Err(Refusal::NoSheet)
}

fn fill(grid: &Grid, heading: &Heading, sheet: &str, wanted: &Wanted) -> Result<Filled, Refusal> {
    let mut filled = Filled {
        sheet: sheet.to_owned(),
        heading: heading.last + 1,
        columns: heading.columns.iter().map(|column| column.map(letters)).collect(),
        rows: Vec::new(),
        bad: Vec::new(),
        bad_left_out: 0,
        unknown: heading.unknown.iter().map(|(column, title)| (letters(*column), title.clone())).collect(),
        hidden_sheets: Vec::new(),
        later_sheets: Vec::new(),
    };
    for (row, line) in grid.below(heading.last) {
        let is_wanted = |column: &u32| heading.columns.contains(&Some(*column));
        if !line.keys().any(is_wanted) || (row == heading.last + 1 && heading::is_numbering(&line)) {
            continue;
        }
        if filled.rows.len() == wanted.limits.rows {
            return Err(Refusal::TooManyRows { sheet: sheet.to_owned(), limit: wanted.limits.rows });
        }
        let mut cells = Vec::with_capacity(wanted.fields.len());
        for (place, (field, column)) in wanted.fields.iter().zip(&heading.columns).enumerate() {
            let Some(column) = *column else {
                cells.push(Cell::Empty);
                continue;
            };
            let found = line.get(&column).copied();
            let read = match found {
                None if field.need == Need::EveryCell => Err(Why::Missing),
                None => Ok(Cell::Empty),
                Some(found) => value::read(found, field.kind, grid.links.get(&(row, column)).map(String::as_str)),
            };
            cells.push(read.unwrap_or_else(|why| {
                if filled.bad.len() < wanted.limits.reported {
                    filled.bad.push(BadCell {
                        sheet: sheet.to_owned(),
                        address: format!("{}{}", letters(column), row + 1),
                        field: place,
                        found: found.map_or_else(String::new, value::shown),
                        expected: field.kind,
                        why,
                    });
                } else {
                    filled.bad_left_out += 1;
                }
                Cell::Empty
            }));
        }
        filled.rows.push(FilledRow { number: row + 1, hidden: grid.hidden.contains(&row), cells });
    }
    Ok(filled)
}

/// The letters of a column, counted from 0.
fn letters(column: u32) -> String {
    column_name(usize::try_from(column).unwrap_or(0))
}
