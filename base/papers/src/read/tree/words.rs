//! A tree as plain text: what a search looks through, and what tells an encoding.

use crate::content::{Block, Cell, Inline, Table};

/// The text of blocks, a line a paragraph, with labels, marks, notes and the words that stand for pictures.
pub(in crate::read) fn words(blocks: &[Block]) -> String {
    let mut out = String::new();
    push(&mut out, blocks);
    out
}

fn push(out: &mut String, blocks: &[Block]) {
    for block in blocks {
        match block {
            Block::Heading(heading) => {
                out.push_str(&heading.label);
                if !heading.label.is_empty() {
                    out.push(' ');
                }
                line(out, &heading.text);
            }
            Block::Paragraph(paragraph) => line(out, &paragraph.text),
            Block::List(list) => {
                for (place, item) in list.items.iter().enumerate() {
                    out.push_str(&list.marks.at(place));
                    out.push(' ');
                    push(out, item);
                }
            }
            Block::Table(table) => push_table(out, table),
            Block::Picture(picture) => {
                for words in [&picture.alt, &picture.caption].into_iter().filter(|words| !words.is_empty()) {
                    out.push_str(words);
                    out.push('\n');
                }
            }
            Block::Code(code) => {
                out.push_str(&code.caption());
                out.push('\n');
            }
            Block::Chart(chart) => push_table(out, &chart.table()),
            Block::PageBreak => {}
        }
    }
}

fn push_table(out: &mut String, table: &Table) {
    if let Some(title) = &table.title {
        out.push_str(title);
        out.push('\n');
    }
    for row in table.header.iter().chain(&table.rows) {
        for cell in &row.cells {
            push_cell(out, cell);
        }
    }
}

fn push_cell(out: &mut String, cell: &Cell) {
    push(out, &cell.blocks);
}

/// A line, and the notes in it below.
fn line(out: &mut String, inlines: &[Inline]) {
    let mut notes = Vec::new();
    for inline in inlines {
        match inline {
            Inline::Text { text, .. } | Inline::Link { text, .. } => out.push_str(text),
            Inline::Break => out.push('\n'),
            Inline::Note(note) => notes.push(note),
        }
    }
    out.push('\n');
    for note in notes {
        line(out, note);
    }
}
