//! The text of workbooks: rows as lines, cells parted by tabs; days, times and per cent as people write them.

use super::TextRefusal;
use super::office::Parts;
use crate::read::Limits;
use crate::read::container::Container;
use crate::read::workbook::{Item, Workbook};

/// The text of each sheet, its name first.
pub(super) fn sheets(container: Container<'_>, limits: &Limits) -> Result<Vec<String>, TextRefusal> {
    let mut parts = Parts::new(limits);
    let mut book = Workbook::open(container)?;
    parts.check_count(book.sheets.len())?;
    for place in 0..book.sheets.len() {
        parts.push(&book.sheets[place].name)?;
        parts.end_line()?;
        if book.is_there(place) {
            sheet(&mut parts, &mut book, place)?;
        }
        parts.end_part()?;
    }
    parts.finish()
}

fn sheet(parts: &mut Parts<'_>, book: &mut Workbook<'_>, place: usize) -> Result<(), TextRefusal> {
    let mut last = None;
    book.walk(place, |item| {
        let Item::Cell(cell) = item else { return Ok(()) };
        let row = cell.row;
        let Some(found) = cell.found() else { return Ok(()) };
        if last.replace(row) == Some(row) {
            parts.push("\t")?
        } else {
            parts.end_line()?
        }
        // Lines within a cell are parted by blanks, as rows are lines.
        parts.push(&found.text().replace(['\n', '\r', '\t'], " "))
    })?;
    parts.end_line()
}
