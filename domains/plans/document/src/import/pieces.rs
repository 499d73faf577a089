//! The source as the reader walks it: lines, and tables that hold contents. Tables that only place text on the page
//! (the two columns of the head and of the signature) are taken apart into lines, left column first.

use super::shape;
use super::table::Columns;
use papers::read::{Block, Line, SourceText, Table};

pub(crate) enum Piece<'a> {
    Line(&'a Line),
    Table(&'a Table),
}

/// Lays the source out in reading order.
pub(crate) fn lay_out(source: &SourceText) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut kind_seen = false;
    for block in &source.blocks {
        match block {
            Block::Line(line) => {
                kind_seen |= shape::kind(&line.text).is_some() || shape::kind_with_subject(&line.text).is_some();
                pieces.push(Piece::Line(line));
            }
            Block::Table(table) if Columns::of(table).is_none() && (!kind_seen || is_furniture(table)) => {
                let lines = by_columns(table);
                kind_seen |= lines.iter().any(|line| shape::kind(&line.text).is_some());
                pieces.extend(lines.into_iter().map(Piece::Line));
            }
            Block::Table(table) => pieces.push(Piece::Table(table)),
        }
    }
    pieces
}

/// Holds the head of a paper or its foot.
fn is_furniture(table: &Table) -> bool {
    let mut lines = table.rows.iter().flat_map(|row| &row.cells).flat_map(|cell| &cell.lines);
    lines.any(|line| {
        let text = line.text.trim();
        text.len() < 200 && {
            let folded = viet::fold(text);
            shape::is_motto(&folded) || folded.starts_with("noi nhan") || shape::is_position(text)
        }
    })
}

fn by_columns(table: &Table) -> Vec<&Line> {
    let mut placed: Vec<(u32, &Line)> = Vec::new();
    for row in &table.rows {
        let mut column = 0u32;
        for cell in &row.cells {
            placed.extend(cell.lines.iter().map(|line| (column, line)));
            column = column.saturating_add(cell.columns.max(1));
        }
    }
    placed.sort_by_key(|(column, _)| *column);
    placed.into_iter().map(|(_, line)| line).collect()
}
