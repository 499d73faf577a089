//! A document as it was found: what the walk through a file leaves, and what lines, trees and plain text are made of.
//! Nothing here decides what a paragraph means.

use std::sync::Arc;

use viet::legacy::{Font, Legacy};

use crate::content::Shade;

/// A piece of a document, in the order of the page.
#[derive(Debug)]
pub(super) enum Piece {
    /// A paragraph; it may be blank.
    Paragraph(Box<Para>),
    /// A table.
    Table(Table),
}

/// A paragraph.
#[derive(Debug, Default)]
pub(super) struct Para {
    /// From 1, over the whole part.
    pub(super) number: u32,
    /// Outline level from 0, of a heading style; below 9.
    pub(super) outline: Option<u8>,
    /// Where its lines stand, if it or its style says so.
    pub(super) side: Option<Side>,
    /// What its style is for.
    pub(super) role: Option<Role>,
    /// How far its text stands in, in twentieths of a point.
    pub(super) left: i32,
    /// It starts on a new page.
    pub(super) page_before: bool,
    /// Its end was deleted in a tracked change.
    pub(super) end_deleted: bool,
    /// Its automatic number.
    pub(super) label: Option<Label>,
    /// What stands in it. Text of one set is one span.
    pub(super) spans: Vec<Span>,
    /// What its fonts tell of its encoding.
    pub(super) evidence: Evidence,
}

/// What a style is for, beside headings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// The line below a picture.
    Caption,
    /// A line of the contents, which papers make of their headings.
    Contents,
    /// A further paragraph of a point, so deep in lists, from 1.
    Continues(u8),
}

/// Where lines stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Left,
    Centre,
    Right,
    Both,
}

/// An automatic number before a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Label {
    /// As the page shows it.
    pub(super) text: String,
    /// How its own level counts.
    pub(super) numeral: Numeral,
    /// What its own level has counted to.
    pub(super) count: u32,
    /// Whether it shows its own level alone: `2.` and not `1.2.`.
    pub(super) alone: bool,
    /// How deep it lies in its list, from 0.
    pub(super) level: u32,
}

/// How a level of a list counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Numeral {
    Figures,
    Letters,
    Dash,
    Plus,
    Other,
}

/// A piece of a paragraph.
#[derive(Debug)]
pub(super) enum Span {
    /// Text as the file has it: not composed, not decoded.
    Text { text: String, set: Set },
    /// A new line.
    Break,
    /// A new page.
    PageBreak,
    /// A place for a picture.
    Picture(Box<Drawn>),
    /// A mark that stands for a note.
    Note(NoteId),
}

/// How text is set.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Set {
    pub(super) bold: bool,
    pub(super) italic: bool,
    /// The font, if it is one from before Unicode.
    pub(super) font: Option<Font>,
    /// The address it leads to, by its place among those of the document.
    pub(super) link: Option<usize>,
}

/// A picture that a paragraph holds.
#[derive(Debug, Default)]
pub(super) struct Drawn {
    /// The part it lies in.
    pub(super) part: Arc<str>,
    pub(super) alt: String,
    /// Its width in millimetres, if that is said.
    pub(super) width: Option<u16>,
}

/// A note, by the part it is in and its id there.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct NoteId {
    /// At the end of the document, not at the foot of the page.
    pub(super) at_end: bool,
    pub(super) id: String,
}

/// A table.
#[derive(Debug, Default)]
pub(super) struct Table {
    /// From 1, over the whole part.
    pub(super) number: u32,
    /// What it is called (`w:tblCaption`).
    pub(super) title: String,
    /// The widths of its columns, in one unit or another.
    pub(super) widths: Vec<u32>,
    pub(super) rows: Vec<Row>,
}

/// A row.
#[derive(Debug, Default)]
pub(super) struct Row {
    /// Number of its first paragraph.
    pub(super) number: u32,
    /// It heads the table and repeats.
    pub(super) header: bool,
    pub(super) cells: Vec<Cell>,
}

/// A cell.
#[derive(Debug, Default)]
pub(super) struct Cell {
    pub(super) pieces: Vec<Piece>,
    /// At least 1.
    pub(super) columns: u32,
    /// It goes on a cell of the row above.
    pub(super) continues: bool,
    /// It goes on the cell to its left (`w:hMerge`, of old files).
    pub(super) joined: bool,
    /// A tracked change takes it out.
    pub(super) deleted: bool,
    /// The grey it stands on, if it is one that papers have; other grounds are looks.
    pub(super) shade: Option<Shade>,
}

/// What the text of one paragraph showed, as far as it is set in fonts from before Unicode.
///
/// The name of a font alone proves nothing: converters to Unicode change the letters and often leave the font. So it
/// takes a character that Vietnamese in Unicode does not use, in a paragraph without one that only Unicode has.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Evidence {
    foreign: Option<Legacy>,
    unicode: bool,
}

impl Evidence {
    /// Takes text into account that is set in a font drawn for `encoding`.
    pub(super) fn see(&mut self, encoding: Legacy, text: &str) {
        self.unicode |= text.chars().any(only_in_unicode);
        if text.chars().any(foreign) {
            self.foreign = self.foreign.or(Some(encoding));
        }
    }

    /// The encoding of the paragraph, if it is not Unicode.
    pub(super) fn verdict(self) -> Option<Legacy> {
        self.foreign.filter(|_| !self.unicode)
    }

    /// Whether old fonts hold letters that only Unicode has: what is set in them was converted.
    pub(super) fn is_converted(self) -> bool {
        self.unicode
    }
}

/// Letters that the old fonts have no place for: beyond Latin-1, and Vietnamese.
pub(super) fn only_in_unicode(letter: char) -> bool {
    matches!(letter, '\u{1EA0}'..='\u{1EF9}' | '\u{300}'..='\u{323}') || "ĂăĐđĨĩŨũƠơƯư".contains(letter)
}

/// Characters of Latin-1 that are no letters of Vietnamese and no marks that people type in it.
fn foreign(character: char) -> bool {
    matches!(character, '\u{a1}'..='\u{ff}') && !"ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúý«»°±²³·×÷§©¼½¾".contains(character)
}

impl Piece {
    /// Calls `each` for every paragraph in it, in the order of the page.
    pub(super) fn each_paragraph<'a>(&'a self, each: &mut impl FnMut(&'a Para)) {
        match self {
            Piece::Paragraph(para) => each(para),
            Piece::Table(table) => {
                for piece in table.rows.iter().flat_map(|row| &row.cells).flat_map(|cell| &cell.pieces) {
                    piece.each_paragraph(each);
                }
            }
        }
    }
}

impl Para {
    /// Whether it has no text of its own.
    pub(super) fn is_blank(&self) -> bool {
        self.spans.iter().all(|span| !matches!(span, Span::Text { text, .. } if !text.trim().is_empty()))
    }

    /// Whether all its text is bold, and there is some.
    pub(super) fn is_bold(&self) -> bool {
        let mut bold = self.spans.iter().filter_map(|span| match span {
            Span::Text { text, set } if !text.trim().is_empty() => Some(set.bold),
            _ => None,
        });
        let first = bold.next();
        first == Some(true) && bold.all(|bold| bold)
    }
}

#[cfg(test)]
mod tests {
    use super::{Evidence, Font, Legacy};

    #[test]
    fn a_font_counts_only_with_its_letters() {
        let table: &[(&str, &str, Option<Legacy>)] = &[
            (".VnTime", "Céng hoµ x· héi", Some(Legacy::Tcvn3)),
            (".vntimeh", "KÕ ho¹ch", Some(Legacy::Tcvn3)),
            ("VNI-Times", "Coäng hoøa", Some(Legacy::VniWindows)),
            (".VnTime", "Ke hoach 2020", None),
            (".VnTime", "Cộng hòa xã hội ® 2020", None),
            (".VnTime", "hòa", None),
        ];
        for (name, text, expected) in table {
            let mut evidence = Evidence::default();
            evidence.see(Font::named(name).expect("an old font").legacy, text);
            assert_eq!(evidence.verdict(), *expected, "{text:?} set in {name}");
        }
    }
}
