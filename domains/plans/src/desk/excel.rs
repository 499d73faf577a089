//! Tables out to Excel and back in: workbooks with real dates and numbers, CSV that Excel opens with its marks right, and
//! the first sheet of a workbook as texts. What the columns mean is not known here.

use calamine::{Data, Reader as _, Xlsx};
use jiff::ToSpan as _;
use kernel::Date;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, XlsxError};
use std::io::Cursor;
use viet::date::short;
use web::Failure;

/// The type of workbooks.
pub(crate) const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
/// The type of tables in text.
pub(crate) const CSV: &str = "text/csv; charset=utf-8";

/// Rows of a sheet that are read.
const MOST_ROWS: usize = 5_000;
/// Columns of a sheet that are read.
const MOST_COLUMNS: usize = 64;

/// What stands in a cell that is written.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Cell {
    /// Words, and numbers of papers, which Excel must not take for dates.
    Text(String),
    /// A figure to count with.
    Number(i64),
    /// A day.
    Day(Date),
}

impl Cell {
    fn text(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Number(number) => number.to_string(),
            Self::Day(day) => short(*day),
        }
    }
}

/// A workbook of one sheet: header, rows, the header kept in sight. `widths` are in characters.
///
/// # Errors
/// If the table is larger than a sheet.
pub(crate) fn workbook(sheet: &str, header: &[String], widths: &[u16], rows: &[Vec<Cell>]) -> Result<Vec<u8>, Failure> {
    build(sheet, header, widths, rows).map_err(Failure::fault)
}

fn build(sheet: &str, header: &[String], widths: &[u16], rows: &[Vec<Cell>]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let page = book.add_worksheet();
    page.set_name(sheet)?;
    let bold = Format::new().set_bold().set_text_wrap();
    let wrapped = Format::new().set_text_wrap();
    let date = Format::new().set_num_format("dd/mm/yyyy");
    for (at, title) in (0u16..).zip(header) {
        page.write_string_with_format(0, at, title, &bold)?;
    }
    for (at, width) in (0u16..).zip(widths) {
        page.set_column_width(at, f64::from(*width))?;
    }
    for (line, row) in (1u32..).zip(rows) {
        for (at, cell) in (0u16..).zip(row) {
            match cell {
                Cell::Text(text) => page.write_string_with_format(line, at, text, &wrapped)?,
                Cell::Number(number) => {
                    // Exact up to 2^53, far beyond what an office counts.
                    #[expect(clippy::cast_precision_loss, reason = "Excel has no other numbers")]
                    let number = *number as f64;
                    page.write_number(line, at, number)?
                }
                Cell::Day(day) => {
                    let (year, month, day) =
                        (day.year().unsigned_abs(), day.month().unsigned_abs(), day.day().unsigned_abs());
                    page.write_datetime_with_format(line, at, ExcelDateTime::from_ymd(year, month, day)?, &date)?
                }
            };
        }
    }
    page.set_freeze_panes(1, 0)?;
    book.save_to_buffer()
}

/// The same as text; Excel knows by its first bytes that it is Unicode. Nothing in it is run as a formula.
pub(crate) fn csv(header: &[String], rows: &[Vec<Cell>]) -> Vec<u8> {
    let tame = |text: String| if text.starts_with(['=', '+', '@']) { format!("'{text}") } else { text };
    let mut out = csv::Writer::from_writer("\u{feff}".as_bytes().to_vec());
    let lines = std::iter::once(header.to_vec())
        .chain(rows.iter().map(|row| row.iter().map(|cell| tame(cell.text())).collect()));
    for line in lines {
        // Writing into memory fails for no table whose rows have one length.
        out.write_record(&line).expect("rows are as long as the header");
    }
    out.into_inner().expect("memory is always flushed")
}

/// The first sheet of a workbook as texts, days as 30/06/2020; nothing if it is no workbook.
pub(crate) fn read(bytes: &[u8]) -> Option<Vec<Vec<String>>> {
    let mut book = Xlsx::new(Cursor::new(bytes)).ok()?;
    let range = book.worksheet_range_at(0)?.ok()?;
    Some(range.rows().take(MOST_ROWS).map(|row| row.iter().take(MOST_COLUMNS).map(text).collect()).collect())
}

fn text(cell: &Data) -> String {
    match cell {
        Data::String(text) => text.replace("\r\n", "\n"),
        Data::Float(number) if number.fract() == 0.0 => format!("{number:.0}"),
        Data::Float(number) => number.to_string(),
        Data::Int(number) => number.to_string(),
        Data::DateTime(day) => day_of(day.as_f64()).map(short).unwrap_or_default(),
        Data::DateTimeIso(text) => text.get(..10).and_then(|day| day.parse().ok()).map_or_else(|| text.clone(), short),
        Data::Bool(yes) => yes.to_string(),
        Data::DurationIso(_) | Data::Error(_) | Data::Empty => String::new(),
    }
}

/// Excel counts days from 30/12/1899 (from March 1900 on; nobody plans before).
fn day_of(serial: f64) -> Option<Date> {
    let whole = serial.floor();
    if !(61.0..2_958_466.0).contains(&whole) {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, reason = "within the years 1900 to 9999")]
    let days = whole as i32;
    Date::new(1899, 12, 30).ok()?.checked_add(days.days()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let header = ["Việc".to_owned(), "Thời hạn".to_owned(), "Số lượng".to_owned()];
        let row = vec![Cell::Text("=1+1 \"bài\"".into()), Cell::Day(jiff::civil::date(2020, 6, 30)), Cell::Number(12)];
        let bytes = workbook("Giao việc", &header, &[40, 12, 10], &[row]).unwrap();
        assert_eq!(read(&bytes).unwrap(), [["Việc", "Thời hạn", "Số lượng"], ["=1+1 \"bài\"", "30/06/2020", "12"]]);
        assert_eq!(read(b"PK\x03\x04"), None);
    }

    #[test]
    fn csv_has_its_mark_and_no_formulas() {
        let bytes = csv(&["Việc".to_owned()], &[vec![Cell::Text("=1+1".into())], vec![Cell::Text("a;b".into())]]);
        assert_eq!(String::from_utf8(bytes).unwrap(), "\u{feff}Việc\n'=1+1\na;b\n");
    }
}
