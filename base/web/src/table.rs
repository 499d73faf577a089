//! Tables out to Excel and back in: workbooks with real dates and numbers, CSV that Excel opens with its marks right, and
//! the first sheet of a workbook as texts. How they are written and read is in `papers::sheet`; what the columns mean is
//! not known here either.

use jiff::civil::DateTime;
use papers::sheet::{self, Book, Column, Kind, Limits, Properties, Sheet};
use text::Locale;

pub use papers::sheet::Cell;

/// The type of workbooks.
pub const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
/// The type of tables in text.
pub const CSV: &str = "text/csv; charset=utf-8";

/// A workbook of one sheet. `made` is when, in UTC, so that the same table always gives the same bytes.
#[must_use]
pub fn workbook(sheet: &str, header: &[String], rows: Vec<Vec<Cell>>, locale: Locale, made: DateTime) -> Vec<u8> {
    let columns = header.iter().enumerate().map(|(at, title)| Column { title: title.clone(), kind: kind(at, &rows) });
    let language = match locale {
        Locale::Vi => "vi-VN",
        Locale::En => "en",
    };
    let properties = Properties {
        title: sheet.to_owned(),
        author: String::new(),
        organisation: String::new(),
        language: language.to_owned(),
        created: made,
    };
    // Nothing stands above the heading: what is given out is read by machines too, and comes back.
    let sheet = Sheet { name: sheet.to_owned(), title: String::new(), columns: columns.collect(), rows };
    sheet::write(&Book { properties, sheets: vec![sheet] })
}

/// What a column holds, by the first of its cells that is not words.
fn kind(at: usize, rows: &[Vec<Cell>]) -> Kind {
    let of = |cell: &Cell| match cell {
        Cell::Date(_) => Some(Kind::Date),
        Cell::Whole(_) => Some(Kind::Whole),
        _ => None,
    };
    rows.iter().filter_map(|row| row.get(at)).find_map(of).unwrap_or(Kind::Text)
}

/// The same as text; Excel knows by its first bytes that it is Unicode. Nothing in it is run as a formula.
///
/// # Panics
/// A row is longer or shorter than the header.
#[must_use]
pub fn csv(header: &[String], rows: &[Vec<Cell>]) -> Vec<u8> {
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

/// The first sheet of a workbook as texts, days as 30/06/2020; nothing if it cannot be read.
#[must_use]
pub fn read(bytes: &[u8]) -> Option<Vec<Vec<String>>> {
    sheet::read_texts(bytes, &Limits::default()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let header = ["Việc".to_owned(), "Thời hạn".to_owned(), "Số lượng".to_owned()];
        let row = vec![Cell::Text("=1+1 \"bài\"".into()), Cell::Date(jiff::civil::date(2020, 6, 30)), Cell::Whole(12)];
        let made = jiff::civil::date(2020, 1, 2).at(3, 4, 5, 0);
        let bytes = workbook("Giao việc", &header, vec![row], Locale::Vi, made);
        assert_eq!(read(&bytes).unwrap(), [["Việc", "Thời hạn", "Số lượng"], ["=1+1 \"bài\"", "30/06/2020", "12"]]);
        assert_eq!(read(b"PK\x03\x04"), None);
    }

    #[test]
    fn csv_has_its_mark_and_no_formulas() {
        let bytes = csv(&["Việc".to_owned()], &[vec![Cell::Text("=1+1".into())], vec![Cell::Text("a;b".into())]]);
        assert_eq!(String::from_utf8(bytes).unwrap(), "\u{feff}Việc\n'=1+1\na;b\n");
    }
}
