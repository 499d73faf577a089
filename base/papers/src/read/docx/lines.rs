//! A document as lines and tables: what those ask for who look for what a paragraph says and not for how it was set.

use crate::read::model::{Para, Piece, Side, Span};
use crate::read::{Block, Cell, Line, Row, Style, Table};

/// The lines and tables of a document. Tables without text go; a table in a cell becomes lines of it.
pub(super) fn blocks(pieces: Vec<Piece>) -> Vec<Block> {
    let mut blocks = Vec::new();
    for piece in pieces {
        match piece {
            Piece::Paragraph(para) => blocks.extend(lines(&para).into_iter().map(Block::Line)),
            Piece::Table(table) => {
                let rows: Vec<Row> = table.rows.into_iter().map(row).collect();
                if rows.iter().flat_map(|row| &row.cells).any(|cell| !cell.lines.is_empty()) {
                    blocks.push(Block::Table(Table { rows }));
                }
            }
        }
    }
    blocks
}

fn row(row: crate::read::model::Row) -> Row {
    let cells = row.cells.into_iter().map(|cell| {
        let mut found = Vec::new();
        for piece in &cell.pieces {
            piece.each_paragraph(&mut |para| found.extend(lines(para)));
        }
        Cell { lines: found, columns: cell.columns, continues: cell.continues }
    });
    Row { number: row.number, cells: cells.collect() }
}

/// The lines of a paragraph, the first with the automatic number; none if it is blank. A number that stands alone, as in
/// a column of running numbers, is a line; a bullet that stands alone is not.
fn lines(para: &Para) -> Vec<Line> {
    let heading = para.outline.map(|level| level + 1);
    let style = Style { heading, bold: para.is_bold(), centred: para.side == Some(Side::Centre) };
    let mut pieces = vec![String::new()];
    for span in &para.spans {
        match (span, pieces.last_mut()) {
            (Span::Text { text, .. }, Some(piece)) => piece.push_str(text),
            (Span::Break, _) => pieces.push(String::new()),
            _ => {}
        }
    }
    let cleaned = pieces.iter().map(|piece| viet::nfc(piece).trim().to_owned());
    let mut texts: Vec<String> = cleaned.filter(|text| !text.is_empty()).collect();
    let label = para.label.as_ref().map(|label| &label.text);
    match (label, texts.first_mut()) {
        (Some(label), Some(first)) => *first = format!("{label} {first}"),
        (Some(label), None) if label.chars().any(char::is_alphanumeric) => texts.push(label.clone()),
        _ => {}
    }
    texts.into_iter().map(|text| Line { number: para.number, text, style }).collect()
}
