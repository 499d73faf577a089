//! The cells of a sheet with something in them, as calamine finds them, within bounds. A sheet is never laid out as a whole:
//! two cells at its far corners would fill the memory.

use super::package::{self, Survey, damaged};
use super::{Kind, Limits, Refusal, Wanted, letters};
use calamine::{DataRef, Reader as _, SheetType, SheetVisible, Style, Xlsx};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io::Cursor;

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Found {
    /// A number.
    Number(f64),
    /// A number shown as per cent: 0.125 for 12,5%.
    Percent(f64),
    /// A day with the time, in days since 30/12/1899.
    Day(f64),
    /// Words; not empty.
    Text(String),
    /// True or false.
    Bool(bool),
    /// What a formula failed with.
    Failed(String),
}

/// Rows and columns of cells, both counted from 0.
#[derive(Debug, Default)]
pub(super) struct Grid {
    cells: BTreeMap<(u32, u32), Found>,
}

impl Grid {
    /// A row; cells by their columns.
    pub(super) fn row(&self, row: u32) -> BTreeMap<u32, &Found> {
        self.cells.range((row, 0)..=(row, u32::MAX)).map(|((_, column), found)| (*column, found)).collect()
    }

    /// The rows with something in them, from the top.
    pub(super) fn rows(&self) -> impl Iterator<Item = u32> {
        let mut next = Some(0);
        std::iter::from_fn(move || {
            let ((row, _), _) = self.cells.range((next?, 0)..).next()?;
            next = row.checked_add(1);
            Some(*row)
        })
    }

    /// The rows below one.
    pub(super) fn below(&self, row: u32) -> impl Iterator<Item = (u32, BTreeMap<u32, &Found>)> {
        self.rows().filter(move |at| *at > row).map(|at| (at, self.row(at)))
    }
}

/// An opened workbook.
pub(super) struct Workbook<'a> {
    book: Xlsx<Cursor<&'a [u8]>>,
    survey: Survey,
    limits: &'a Limits,
    /// Cells and bytes of text that may still come.
    cells_left: usize,
    text_left: usize,
    /// The names of the sheets that are seen, and of those that are hidden.
    pub(super) visible: Vec<String>,
    pub(super) hidden: Vec<String>,
}

/// Some workbooks count days from 01/01/1904, so many days later.
const FROM_1904: f64 = 1_462.0;

impl<'a> Workbook<'a> {
    pub(super) fn open(bytes: &'a [u8], limits: &'a Limits) -> Result<Workbook<'a>, Refusal> {
        let survey = package::survey(bytes, limits)?;
        let book = Xlsx::new(Cursor::new(bytes)).map_err(|error| damaged("package", error))?;
        let (mut visible, mut hidden) = (Vec::new(), Vec::new());
        for sheet in book.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet) {
            let list = if sheet.visible == SheetVisible::Visible { &mut visible } else { &mut hidden };
            list.push(sheet.name.clone());
        }
        Ok(Workbook { book, survey, limits, cells_left: limits.cells, text_left: limits.text, visible, hidden })
    }

    /// The numbers of the hidden rows of a sheet, from 1.
    pub(super) fn hidden_rows(&self, sheet: &str) -> BTreeSet<u32> {
        self.survey.hidden_rows(sheet)
    }

    /// The cells of a sheet.
    pub(super) fn grid(&mut self, sheet: &str) -> Result<Grid, Refusal> {
        let first_day = if self.book.has_1904_epoch() { FROM_1904 } else { 0.0 };
        let mut reader = self.book.worksheet_cells_reader(sheet).map_err(|error| damaged(sheet, error))?;
        let percents: Vec<bool> = reader.styles().iter().map(is_percent).collect();
        let too_many = || Refusal::TooManyCells { sheet: sheet.to_owned() };
        let mut grid = Grid::default();
        while let Some((cell, style)) = reader.next_cell_with_style_id().map_err(|error| damaged(sheet, error))? {
            let (row, column) = cell.get_position();
            let percent = percents.get(style).copied().unwrap_or(false);
            // One text can stand in many cells: it is counted before it is copied.
            if let DataRef::SharedString(text) = cell.get_value() {
                self.text_left = self.text_left.checked_sub(text.len()).ok_or_else(too_many)?;
            }
            let Some(found) = found(cell.get_value(), percent, first_day) else { continue };
            if usize::try_from(column).is_ok_and(|column| column >= self.limits.columns) {
                let address = format!("{}{}", letters(column), row.saturating_add(1));
                return Err(Refusal::TooManyColumns { sheet: sheet.to_owned(), address });
            }
            self.cells_left = self.cells_left.checked_sub(1).ok_or_else(too_many)?;
            grid.cells.insert((row, column), found);
        }
        Ok(grid)
    }

    /// The addresses behind cells, by row and column, if any column asks for them.
    pub(super) fn links(&mut self, sheet: &str, wanted: &Wanted) -> Result<HashMap<(u32, u32), String>, Refusal> {
        let asked = wanted.fields.iter().any(|field| field.kind == Kind::Link);
        if !asked || self.survey.odd_links {
            return Ok(HashMap::new());
        }
        let links = self.book.hyperlinks_by_sheet_name(sheet).map_err(|error| damaged(sheet, error))?;
        let address = |link: calamine::Hyperlink| {
            let target = link.target?;
            let place = link.location.map_or(String::new(), |place| format!("#{place}"));
            Some((link.range.start, target + &place))
        };
        Ok(links.into_iter().filter_map(address).collect())
    }
}

/// Whether numbers in the style are shown as per cent.
fn is_percent(style: &Style) -> bool {
    style.number_format.as_ref().is_some_and(|format| format.format_code.contains('%'))
}

/// A value; `first_day` is the day from which the workbook counts.
fn found(value: &DataRef<'_>, percent: bool, first_day: f64) -> Option<Found> {
    match value {
        DataRef::Empty => None,
        #[expect(clippy::cast_precision_loss, reason = "what Excel writes is within 15 figures")]
        DataRef::Int(number) => Some(Found::Number(*number as f64)),
        DataRef::Float(number) if percent => Some(Found::Percent(*number)),
        DataRef::Float(number) => Some(Found::Number(*number)),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => words(text),
        DataRef::SharedString(text) => words(text),
        DataRef::Bool(yes) => Some(Found::Bool(*yes)),
        DataRef::DateTime(time) => Some(Found::Day(time.as_f64() + first_day)),
        DataRef::Error(error) => Some(Found::Failed(error.to_string())),
    }
}

fn words(text: &str) -> Option<Found> {
    let text = viet::nfc(text);
    let text = text.trim();
    (!text.is_empty()).then(|| Found::Text(text.to_owned()))
}
