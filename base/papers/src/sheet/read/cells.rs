//! The cells of a sheet with something in them, within bounds.

use super::{Kind, Limits, Refusal, Wanted, letters};
use crate::read::container::Container;
use crate::read::sniff;
use crate::read::workbook::{self, Found, Item};
use crate::read::{Limits as ReadLimits, ReadRefusal};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Rows and columns of cells, both counted from 0.
#[derive(Debug, Default)]
pub(super) struct Grid {
    cells: BTreeMap<(u32, u32), Found>,
    /// Rows that do not show.
    pub(super) hidden: BTreeSet<u32>,
    /// The addresses behind cells, if any column asks for them.
    pub(super) links: HashMap<(u32, u32), String>,
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
    book: workbook::Workbook<'a>,
    limits: &'a Limits,
    /// Cells and bytes of text that may still come.
    cells_left: usize,
    text_left: usize,
}

impl<'a> Workbook<'a> {
    pub(super) fn open(bytes: &'a [u8], limits: &'a Limits) -> Result<Workbook<'a>, Refusal> {
        if bytes.len() > limits.file {
            return Err(Refusal::TooLarge { bytes: bytes.len(), limit: limits.file });
        }
        match sniff::kind(bytes) {
            sniff::Kind::Zip => {}
            sniff::Kind::Refused(refusal) => return Err(refusal.into()),
            sniff::Kind::Text => return Err(Refusal::NotAWorkbook),
        }
        let (inflated, elements) = (limits.inflated, limits.elements);
        let read = ReadLimits { file: limits.file, part: inflated, inflated, elements, ..ReadLimits::default() };
        let container = Container::open(bytes, &read)?;
        if container.has("xl/workbook.bin") {
            return Err(Refusal::OldWorkbook);
        }
        let book = match workbook::Workbook::open(container) {
            // Of a package that is no workbook.
            Err(ReadRefusal::Spreadsheet) => return Err(Refusal::NotAWorkbook),
            book => book?,
        };
        Ok(Workbook { book, limits, cells_left: limits.cells, text_left: limits.text })
    }

    /// The places and names of the sheets that show, or of those that do not.
    pub(super) fn sheets(&self, hidden: bool) -> Vec<(usize, String)> {
        let sheets = self.book.sheets.iter().enumerate();
        sheets
            .filter(|(_, sheet)| sheet.has_cells && sheet.hidden == hidden)
            .map(|(place, sheet)| (place, sheet.name.clone()))
            .collect()
    }

    /// The cells of a sheet.
    pub(super) fn grid(&mut self, place: usize, with_links: bool) -> Result<Grid, Refusal> {
        let sheet = self.book.sheets[place].name.clone();
        let too_many = || Refusal::TooManyCells { sheet: sheet.clone() };
        let mut grid = Grid::default();
        let Self { book, limits, cells_left, text_left } = self;
        book.walk(place, |item| {
            match item {
                Item::Row { row, hidden } => {
                    if hidden {
                        grid.hidden.insert(row);
                    }
                }
                Item::Link { row, column, address } if with_links => {
                    *text_left = text_left.checked_sub(address.len()).ok_or_else(too_many)?;
                    grid.links.insert((row, column), address);
                }
                Item::Link { .. } => {}
                Item::Cell(cell) => {
                    let (row, column) = (cell.row, cell.column);
                    // One text can stand in many cells: it is counted before it is copied.
                    *text_left = text_left.checked_sub(cell.bytes()).ok_or_else(too_many)?;
                    let Some(found) = cell.found() else { return Ok(()) };
                    if usize::try_from(column).is_ok_and(|column| column >= limits.columns) {
                        let address = format!("{}{}", letters(column), row.saturating_add(1));
                        return Err(Refusal::TooManyColumns { sheet: sheet.clone(), address });
                    }
                    *cells_left = cells_left.checked_sub(1).ok_or_else(too_many)?;
                    grid.cells.insert((row, column), found);
                }
            }
            Ok(())
        })?;
        Ok(grid)
    }
}

/// Whether any column asks for the addresses behind cells.
pub(super) fn asks_for_links(wanted: &Wanted) -> bool {
    wanted.fields.iter().any(|field| field.kind == Kind::Link)
}
