//! A paper as the lines that people see in Word, whatever a reader took each for: a heading with its label, a point with its
//! mark, a row of a table.

use super::words::likeness;
use papers::content::{Block, Inline, Level, Table};

/// A line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    /// All that it says.
    pub(super) text: String,
    pub(super) kind: Kind,
}

/// What a line is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind {
    /// Running text or a point of a list.
    Text,
    /// A heading: how large, its label, its title.
    Heading(Level, String, String),
    /// A row of a table, its cells one after the other.
    Row,
    /// A picture, with the words that stand for it.
    Picture,
    /// A note at the foot of a page.
    Note,
}

impl Line {
    fn text(text: &str) -> Self {
        Self { text: spaced(text), kind: Kind::Text }
    }

    /// What makes two lines the same: headings are so by their titles, since their numbers follow from their places.
    pub(super) fn key(&self) -> (u8, String) {
        match &self.kind {
            Kind::Text => (0, self.text.clone()),
            Kind::Heading(_, _, title) if !title.is_empty() => (1, title.to_uppercase()),
            Kind::Heading(..) => (0, self.text.clone()),
            Kind::Row => (2, self.text.clone()),
            Kind::Picture => (3, self.text.clone()),
            Kind::Note => (4, self.text.clone()),
        }
    }

    pub(super) fn is_row(&self) -> bool {
        self.kind == Kind::Row
    }
}

/// One blank where there are several: Word and its readers do not agree on them.
pub(super) fn spaced(text: &str) -> String {
    viet::nfc(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The lines of blocks, in the order of the page.
pub(super) fn lines(blocks: &[Block]) -> Vec<Line> {
    let mut all = Vec::new();
    push(&mut all, blocks, "");
    all
}

fn push(all: &mut Vec<Line>, blocks: &[Block], mark: &str) {
    let mut mark = mark;
    for block in blocks {
        let before = std::mem::take(&mut mark);
        match block {
            Block::Heading(heading) => {
                let (title, notes) = said(&heading.text);
                let title = spaced(&title);
                let text = spaced(&format!("{before} {} {title}", heading.label));
                all.push(Line { text, kind: Kind::Heading(heading.level, heading.label.clone(), title) });
                push_notes(all, notes);
            }
            Block::Paragraph(paragraph) => {
                let (text, notes) = said(&paragraph.text);
                // A line end within a paragraph ends a paragraph of a report.
                let texts = format!("{before} {text}");
                all.extend(texts.lines().map(Line::text).filter(|line| !line.text.is_empty()));
                push_notes(all, notes);
            }
            Block::List(list) => {
                for (place, item) in list.items.iter().enumerate() {
                    push(all, item, &list.marks.at(place));
                }
            }
            Block::Table(table) => push_table(all, table),
            Block::Picture(picture) => {
                all.push(Line { text: spaced(&format!("{} {}", picture.alt, picture.caption)), kind: Kind::Picture });
            }
            Block::Chart(chart) => {
                all.push(Line::text(chart.title()));
                push_table(all, &chart.table());
            }
            Block::Code(code) => all.push(Line::text(&code.caption())),
            Block::PageBreak => {}
        }
    }
}

fn push_table(all: &mut Vec<Line>, table: &Table) {
    // The title is told by the table and by the paragraph above it: where somebody wrote another paragraph there, that one.
    let title = table.title.as_deref().unwrap_or_default();
    let above = all.last().is_some_and(|line| line.kind == Kind::Text && likeness(&line.text, title) > 0.5);
    if !title.is_empty() && !above {
        all.push(Line::text(title));
    }
    for row in table.header.iter().chain(&table.rows) {
        let cells = row.cells.iter().map(|cell| {
            let inside: Vec<String> = lines(&cell.blocks).into_iter().map(|line| line.text).collect();
            inside.join(" ")
        });
        let text = spaced(&cells.collect::<Vec<_>>().join(" | "));
        if text.chars().any(|c| c != '|' && c != ' ') {
            all.push(Line { text, kind: Kind::Row });
        }
    }
}

fn push_notes(all: &mut Vec<Line>, notes: Vec<String>) {
    all.extend(notes.into_iter().map(|note| Line { text: spaced(&note), kind: Kind::Note }));
}

/// The text of a line, and the notes in it.
fn said(inlines: &[Inline]) -> (String, Vec<String>) {
    let (mut text, mut notes) = (String::new(), Vec::new());
    for inline in inlines {
        match inline {
            Inline::Text { text: more, .. } | Inline::Link { text: more, .. } => text.push_str(more),
            Inline::Break => text.push('\n'),
            Inline::Note(note) => notes.push(said(note).0),
        }
    }
    (text, notes)
}
