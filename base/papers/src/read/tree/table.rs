//! Tables: rows with merged cells as cells that reach across and down, heading rows apart.

use std::collections::HashMap;

use super::build::Builder;
use super::inline::{is_bold, unbold};
use super::{Place, What};
use crate::content::{Align, Block, Cell, Column, Row, Table};
use crate::read::model::{self, Piece};

/// What the widths of the columns add up to.
const SHARES: u64 = 1_000;

impl Builder {
    /// A table; none if nothing stands in it.
    pub(super) fn table(&mut self, table: model::Table) -> Option<Table> {
        let headed = header_rows(&table);
        let (widths, number) = (table.widths, table.number);
        let mut grid = Grid::default();
        for (at, row) in table.rows.into_iter().enumerate() {
            if at == headed {
                // What heads the table stands apart; no cell reaches out of it.
                grid.above.clear();
            }
            grid.open_row();
            for cell in row.cells {
                let blocks = self.blocks(cell.pieces, true);
                grid.add(
                    Cell { blocks, columns: columns_of(cell.columns), rows: 1, shade: cell.shade },
                    cell.continues,
                );
            }
        }
        if grid.rows.iter().flat_map(|row| &row.cells).all(|cell| cell.blocks.is_empty()) {
            if !grid.rows.is_empty() {
                self.lost.add(Place::Table(number), What::BlankTable);
            }
            return None;
        }
        let rows = grid.rows.split_off(headed.min(grid.rows.len()));
        let mut header = grid.rows;
        for cell in header.iter_mut().flat_map(|row| &mut row.cells) {
            cell.blocks = std::mem::take(&mut cell.blocks).into_iter().map(as_heading).collect();
        }
        let columns = columns(&widths, grid.width);
        let title = Some(viet::nfc(&table.title).trim().to_owned()).filter(|title| !title.is_empty());
        let mut table = Table { title, columns, header, rows };
        align_columns(&mut table);
        Some(table)
    }
}

/// How many rows head a table: those that say so, else the first if it is bold.
fn header_rows(table: &model::Table) -> usize {
    let said = table.rows.iter().take_while(|row| row.header).count();
    if said > 0 {
        return said;
    }
    let (mut some, mut all) = (false, true);
    for piece in table.rows.first().into_iter().flat_map(|row| &row.cells).flat_map(|cell| &cell.pieces) {
        all &= matches!(piece, Piece::Paragraph(_));
        piece.each_paragraph(&mut |para| {
            some |= !para.is_blank();
            all &= para.is_blank() || para.is_bold();
        });
    }
    usize::from(table.rows.len() > 1 && some && all)
}

/// Rows that are filled from left to right, top to bottom.
#[derive(Default)]
struct Grid {
    rows: Vec<Row>,
    /// The column that is next in the last row.
    column: usize,
    /// The most columns that a row has.
    width: usize,
    /// By column, the last cell that began there: its row and its place in it.
    above: HashMap<usize, (usize, usize)>,
}

impl Grid {
    fn open_row(&mut self) {
        self.rows.push(Row::default());
        self.column = 0;
    }

    fn add(&mut self, cell: Cell, continues: bool) {
        let columns = cell.columns;
        let column = self.column;
        self.column += usize::from(columns);
        self.width = self.width.max(self.column);
        let at = self.rows.len() - 1;
        let above = self.above.get(&column).filter(|_| continues).copied();
        let above = above.and_then(|(row, place)| {
            let reaches = |cell: &&mut Cell| row + usize::from(cell.rows) == at && cell.columns == columns;
            self.rows[row].cells.get_mut(place).filter(reaches)
        });
        if let Some(above) = above
            && let Some(rows) = above.rows.checked_add(1)
        {
            above.rows = rows;
            // Word shows nothing there; it is text all the same.
            above.blocks.extend(cell.blocks);
            return;
        }
        let row = &mut self.rows[at];
        self.above.insert(column, (at, row.cells.len()));
        row.cells.push(cell);
    }
}

fn columns_of(columns: u32) -> u16 {
    u16::try_from(columns).unwrap_or(u16::MAX).max(1)
}

/// The columns of a table whose rows have at most `width`.
fn columns(widths: &[u32], width: usize) -> Vec<Column> {
    let total: u64 = widths.iter().map(|width| u64::from(*width)).sum();
    let known = widths.len() == width && total > 0;
    let share = |at: usize| {
        if !known {
            return 1;
        }
        u16::try_from((u64::from(widths[at]) * SHARES).div_ceil(total)).unwrap_or(1).max(1)
    };
    (0..width).map(|at| Column { share: share(at), align: Align::Left }).collect()
}

/// A block in a heading row: all of it is bold and centred there, so that it need not say so.
fn as_heading(block: Block) -> Block {
    match block {
        Block::Paragraph(mut paragraph) => {
            if is_bold(&paragraph.text) {
                paragraph.text = unbold(paragraph.text);
            }
            paragraph.align = Align::Left;
            Block::Paragraph(paragraph)
        }
        other => other,
    }
}

/// Where all cells of a column stand alike, the column says so and not each of them.
fn align_columns(table: &mut Table) {
    // By column: how its cells stand, none once they differ.
    let mut found: Vec<Option<Option<Align>>> = vec![None; table.columns.len()];
    each_cell(table, &mut |column, cell| {
        for block in cell.blocks.iter().filter(|_| cell.columns == 1) {
            let align = match block {
                Block::Paragraph(paragraph) => Some(paragraph.align),
                _ => None,
            };
            let slot = &mut found[column];
            *slot = Some(match *slot {
                None => align,
                Some(same) => same.filter(|same| Some(*same) == align),
            });
        }
    });
    let aligns: Vec<Align> = found
        .into_iter()
        .map(|found| found.flatten().filter(|align| *align != Align::Justified))
        .map(Option::unwrap_or_default)
        .collect();
    for (column, align) in table.columns.iter_mut().zip(&aligns) {
        column.align = if *align == Align::Justified { Align::Left } else { *align };
    }
    each_cell(table, &mut |column, cell| {
        if cell.columns > 1 || !matches!(aligns[column], Align::Centred | Align::Right) {
            return;
        }
        for block in &mut cell.blocks {
            if let Block::Paragraph(paragraph) = block {
                paragraph.align = Align::Left;
            }
        }
    });
}

/// Calls `each` for every cell below the heading rows, with its column.
fn each_cell(table: &mut Table, each: &mut impl FnMut(usize, &mut Cell)) {
    let width = table.columns.len();
    // By column: the first row that no cell from above reaches.
    let mut free = vec![0_usize; width];
    for (at, row) in table.rows.iter_mut().enumerate() {
        let mut column = 0;
        for cell in &mut row.cells {
            while column < width && free[column] > at {
                column += 1;
            }
            if column >= width {
                return;
            }
            each(column, cell);
            let end = (column + usize::from(cell.columns)).min(width);
            free[column..end].fill(at + usize::from(cell.rows));
            column = end;
        }
    }
}
