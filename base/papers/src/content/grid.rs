//! Where the cells of a table stand: spans are resolved once, here, and every way out draws what comes of it.

use super::{Cell, Row};

/// A place in a row, from left to right; together they fill the row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot<'a> {
    /// A cell begins here.
    Cell {
        /// The first column that it stands in, counted from 0.
        column: usize,
        /// So many columns, within the table.
        columns: usize,
        /// So many rows, within the rows it stands among.
        rows: usize,
        /// The cell.
        cell: &'a Cell,
    },
    /// A cell above reaches down to here.
    Covered {
        /// The first of its columns.
        column: usize,
        /// So many columns.
        columns: usize,
    },
    /// The row has too few cells.
    Empty {
        /// The column.
        column: usize,
    },
}

/// The rows as slots, in a table that is so many columns wide. Cells that do not fit are left out; spans are cut to the
/// table, to the rows, and to what cells above leave free.
///
/// ```
/// use papers::content::{Cell, Row, Slot, slots};
/// let tall = Row { cells: vec![Cell { rows: 2, ..Cell::plain("a") }, Cell::plain("b")] };
/// let rows = [tall, Row::plain(["c"])];
/// assert_eq!(slots(&rows, 2)[1][0], Slot::Covered { column: 0, columns: 1 });
/// ```
pub fn slots(rows: &[Row], width: usize) -> Vec<Vec<Slot<'_>>> {
    // For each column, how many rows the cell above still reaches down; at its first column also how wide it is.
    let mut down = vec![0usize; width];
    let mut wide = vec![1usize; width];
    let mut all = Vec::with_capacity(rows.len());
    for (at, row) in rows.iter().enumerate() {
        let mut cells = row.cells.iter();
        let mut slots = Vec::new();
        let mut column = 0;
        while column < width {
            if down[column] > 0 {
                let columns = wide[column].max(1);
                for reach in &mut down[column..column + columns] {
                    *reach -= 1;
                }
                slots.push(Slot::Covered { column, columns });
                column += columns;
                continue;
            }
            let Some(cell) = cells.next() else {
                slots.push(Slot::Empty { column });
                column += 1;
                continue;
            };
            let free = down[column..].iter().take_while(|reach| **reach == 0).count();
            let columns = usize::from(cell.columns.max(1)).min(free);
            let rows = usize::from(cell.rows.max(1)).min(rows.len() - at);
            down[column..column + columns].fill(rows - 1);
            wide[column] = columns;
            slots.push(Slot::Cell { column, columns, rows, cell });
            column += columns;
        }
        all.push(slots);
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn slots_fill_every_place_once(width in 0usize..7, spans in prop::collection::vec(prop::collection::vec((0u16..9, 0u16..9), 0..8), 0..7)) {
            let cell = |(columns, rows)| Cell { columns, rows, ..Cell::plain("x") };
            let rows: Vec<Row> = spans.into_iter().map(|row| Row { cells: row.into_iter().map(cell).collect() }).collect();
            let mut owners = vec![vec![None; width]; rows.len()];
            for (at, slots) in slots(&rows, width).into_iter().enumerate() {
                let mut next = 0;
                for slot in slots {
                    let (column, columns, down) = match slot {
                        Slot::Cell { column, columns, rows, .. } => (column, columns, rows),
                        Slot::Covered { column, columns } => {
                            // Whatever is covered belongs to one cell, from its first column to its last.
                            let owner = owners[at][column];
                            prop_assert!(owner.is_some() && owners[at][column..column + columns].iter().all(|o| *o == owner));
                            next = column + columns;
                            continue;
                        }
                        Slot::Empty { column } => (column, 1, 1),
                    };
                    prop_assert_eq!(column, next);
                    for row in &mut owners[at..at + down] {
                        for owner in &mut row[column..column + columns] {
                            prop_assert!(owner.is_none());
                            *owner = Some((at, column));
                        }
                    }
                    next = column + columns;
                }
                prop_assert_eq!(next, width);
            }
        }
    }
}
