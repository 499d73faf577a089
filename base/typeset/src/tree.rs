//! The tree of content as the data that `typ/blocks.typ` draws, with every choice made here that needs more than drawing.

use crate::fonts::Fonts;
use crate::world::{MOST_PICTURES, picture_name};
use jiff::civil::Date;
use papers::chart::Chart;
use papers::code::Code;
use papers::content::{
    Align, Block, Cell, Column, Heading, Inline, Level, List, Paragraph, Slot, Table, is_address, slots,
};
use papers::picture::Picture;
use serde_json::{Value, json};
use typst::foundations::Bytes;

/// A row with a cell of more bytes of text than this may break over pages; others stay whole.
const LONG: usize = 1_200;
/// So many bytes fill a page of official paper; a part of the page holds a part of them.
const FULL: usize = 3_500;
/// Text as wide as this, in hundredths of a millimetre, is a page of paper; what is narrower is a telephone for a chart.
const PAGE_WIDE: u32 = 14_000;
/// A heading of a table with more rows than this does not repeat: it would leave no room.
const MOST_HEADER_ROWS: usize = 6;

/// A tree in the making.
pub(crate) struct Tree<'a> {
    fonts: &'a Fonts,
    /// The families that it is set in.
    families: &'a [String],
    /// Pictures that are known not to be drawn.
    broken: &'a [Picture],
    pictures: Vec<Picture>,
    files: Vec<Bytes>,
    /// The levels that this part of the paper uses, and how deep its last heading was.
    levels: Vec<Level>,
    last_depth: usize,
    room: Room,
}

/// How wide the text is, and how high a picture may be, in hundredths of a millimetre.
#[derive(Clone, Copy)]
pub(crate) struct Room {
    pub(crate) wide: u32,
    pub(crate) high: u32,
}

impl Room {
    /// The text of an A4 page of an official paper, standing or lying across.
    pub(crate) fn official(landscape: bool) -> Room {
        if landscape { Room { wide: 25_700, high: 12_000 } } else { Room::default() }
    }
}

impl Default for Room {
    fn default() -> Room {
        Room { wide: 16_000, high: 20_000 }
    }
}

impl<'a> Tree<'a> {
    pub(crate) fn new(fonts: &'a Fonts, families: &'a [String], broken: &'a [Picture]) -> Tree<'a> {
        let (pictures, files, levels) = Default::default();
        Tree { fonts, families, broken, pictures, files, levels, last_depth: 1, room: Room::default() }
    }

    /// The pictures in it that came from outside, and all files that it names.
    pub(crate) fn finish(self) -> (Vec<Picture>, Vec<Bytes>) {
        (self.pictures, self.files)
    }

    /// Text as it can be printed: composed, without controls, and with a box for every letter that no font has.
    pub(crate) fn text(&self, text: &str) -> String {
        self.text_in(self.families, text)
    }

    fn text_in(&self, families: &[String], text: &str) -> String {
        let composed = viet::nfc(text);
        let mut out = String::with_capacity(composed.len());
        for c in composed.chars() {
            match c {
                ' '..='~' => out.push(c),
                '\t' | '\n' | '\r' | '\u{2028}' | '\u{2029}' => out.push(' '),
                _ if c.is_control() || is_invisible(c) => {}
                // Marks that no letter has taken up cannot be found again in a PDF, which archives forbid.
                '\u{300}'..='\u{36f}' => {}
                '\u{a0}' => out.push(c),
                c if self.fonts.have(families, c) => out.push(c),
                _ => out.push('□'),
            }
        }
        out
    }

    /// The families that it is set in.
    pub(crate) fn families(&self) -> &[String] {
        self.families
    }

    /// A title as it can be printed; dots where there is none, for headings that say nothing are no headings.
    pub(crate) fn title(&self, title: &str) -> String {
        let title = self.text(title.trim());
        if title.is_empty() { "…".to_owned() } else { title }
    }

    /// Lines of text, each as it can be printed.
    pub(crate) fn lines<T: AsRef<str>>(&self, lines: impl IntoIterator<Item = T>) -> Vec<String> {
        lines.into_iter().map(|line| self.text(line.as_ref())).collect()
    }

    /// A part of the paper with headings below depth `above`, which its own title has.
    pub(crate) fn part(&mut self, blocks: &[Block], above: usize, room: Room) -> Vec<Value> {
        self.room = room;
        self.levels.clear();
        levels(blocks, &mut self.levels);
        self.levels.sort_unstable();
        self.levels.dedup();
        self.last_depth = above;
        self.blocks(blocks, above)
    }

    fn blocks(&mut self, blocks: &[Block], base: usize) -> Vec<Value> {
        blocks.iter().map(|block| self.block(block, base)).collect()
    }

    fn block(&mut self, block: &Block, base: usize) -> Value {
        match block {
            Block::Heading(heading) => self.heading(heading, base),
            Block::Paragraph(paragraph) => self.paragraph(paragraph),
            Block::List(list) => self.list(list, base),
            Block::Table(table) => self.table(table, base),
            Block::Picture(picture) => self.picture(picture),
            Block::Code(code) => self.code(code).unwrap_or_else(|| self.words(&code.caption())),
            Block::Chart(chart) => self.chart(chart, base),
            Block::PageBreak => json!({ "kind": "page-break" }),
        }
    }

    /// Depths follow one another without a gap, as readers by ear need them, whatever levels the paper uses.
    fn heading(&mut self, heading: &Heading, base: usize) -> Value {
        let (label, text) = (self.text(&heading.label), self.inlines(&heading.text));
        let says = |piece: &Value| piece["text"].as_str().is_some_and(|text| !text.trim().is_empty());
        // A heading that says nothing heads nothing.
        if label.trim().is_empty() && !text.iter().any(says) {
            return json!({ "kind": "paragraph", "align": "left", "text": text });
        }
        let rank = self.levels.iter().position(|level| *level == heading.level).unwrap_or(0);
        let depth = (base + 1 + rank).min(self.last_depth + 1);
        self.last_depth = depth;
        json!({
            "kind": "heading",
            "depth": depth,
            "lines": if heading.level <= Level::Part { 2 } else { 1 },
            "label": label.trim(),
            "text": text,
        })
    }

    fn paragraph(&mut self, paragraph: &Paragraph) -> Value {
        json!({ "kind": "paragraph", "align": side(paragraph.align), "text": self.inlines(&paragraph.text) })
    }

    /// A chart and its numbers below; drawn for the width of a page where there is so much.
    fn chart(&mut self, chart: &Chart, base: usize) -> Value {
        let wide = self.room.wide >= PAGE_WIDE;
        let svg = if wide { chart.svg_for_paper("c") } else { chart.svg("c") };
        // Letters in a drawing are looked up in one family only.
        let family = self.fonts.0.sans.first().map_or("serif", String::as_str);
        let svg = self.text_in(&self.fonts.0.sans[..1], &svg);
        let svg = svg.replacen("<svg ", &format!("<svg font-family=\"{family}\" "), 1);
        let table = self.table(&chart.table(), base);
        let Some(name) = self.file(Bytes::from_string(svg)) else { return table };
        json!({
            "kind": "chart",
            "path": name,
            "alt": self.text(&format!("{}. {}", chart.title(), chart.description())),
            "caption": self.text(chart.title()),
            "width": if wide { 150 } else { (self.room.wide / 100).min(85) },
            "high": self.room.high / 100,
            "table": table,
        })
    }

    /// A code as a block; none if it cannot be drawn.
    pub(crate) fn code(&mut self, code: &Code) -> Option<Value> {
        let name = self.file(Bytes::from_string(code.svg()?))?;
        let words = self.text(&code.caption());
        let alt = if words.trim().is_empty() { "Mã" } else { &words };
        Some(json!({ "kind": "code", "path": name, "alt": alt, "words": words, "width": code.width_mm }))
    }

    /// A line in the middle, in place of what cannot be drawn.
    fn words(&mut self, words: &str) -> Value {
        self.paragraph(&Paragraph { text: vec![Inline::plain(words)], align: Align::Centred })
    }

    fn list(&mut self, list: &List, base: usize) -> Value {
        let item = |(place, item): (usize, &Vec<Block>)| json!({ "mark": list.marks.at(place), "blocks": self.blocks(item, base) });
        let items: Vec<Value> = list.items.iter().enumerate().map(item).collect();
        json!({ "kind": "list", "items": items })
    }

    fn table(&mut self, table: &Table, base: usize) -> Value {
        let width = table.columns.len();
        json!({
            "kind": "table",
            "title": table.title.as_deref().map(|title| self.text(title)),
            "shares": table.columns.iter().map(|column| column.share.max(1)).collect::<Vec<_>>(),
            "repeat": table.header.len() <= MOST_HEADER_ROWS,
            "header": self.cells(&slots(&table.header, width), &table.columns, 0, base),
            "parts": self.parts(&slots(&table.rows, width), &table.columns, table.header.len(), base),
        })
    }

    /// The rows below the heading, those that head a group of rows apart: they never stand at the foot of a page.
    fn parts(&mut self, rows: &[Vec<Slot<'_>>], columns: &[Column], above: usize, base: usize) -> Vec<Value> {
        let mut parts = Vec::new();
        let mut at = 0;
        for run in rows.chunk_by(|a, b| heads_group(a, columns.len()) == heads_group(b, columns.len())) {
            let heads = heads_group(&run[0], columns.len()) && at + run.len() < rows.len();
            parts.push(json!({ "heads": heads, "cells": self.cells(run, columns, above + at, base) }));
            at += run.len();
        }
        parts
    }

    fn cells(&mut self, rows: &[Vec<Slot<'_>>], columns: &[Column], above: usize, base: usize) -> Vec<Vec<Value>> {
        let mut all = Vec::with_capacity(rows.len());
        for (at, row) in rows.iter().enumerate() {
            // One cell that must not break keeps its whole row from breaking, and what is higher than a page would be lost.
            let long = row.iter().any(|slot| self.is_long(slot, columns));
            let mut cells = Vec::new();
            for slot in row {
                match *slot {
                    Slot::Cell { column, columns: wide, rows, cell } => {
                        let align = if wide > 1 { Align::Left } else { columns[column].align };
                        cells.push(json!({
                            "x": column, "y": above + at, "columns": wide, "rows": rows, "align": side(align),
                            "long": rows > 1 || long, "blocks": self.blocks(&cell.blocks, base),
                            "ground": cell.shade.map(papers::content::Shade::ground),
                        }));
                    }
                    Slot::Empty { column } => cells.push(json!({
                        "x": column, "y": above + at, "columns": 1, "rows": 1, "align": "left", "long": long, "blocks": [],
                        "ground": null,
                    })),
                    Slot::Covered { .. } => {}
                }
            }
            all.push(cells);
        }
        all
    }

    /// Whether a cell may be higher than a page has room, as wide as it is.
    fn is_long(&self, slot: &Slot<'_>, columns: &[Column]) -> bool {
        let Slot::Cell { column, columns: wide, cell, .. } = *slot else { return false };
        let share = |columns: &[Column]| columns.iter().map(|column| usize::from(column.share.max(1))).sum::<usize>();
        let page = Room::default();
        let area = |room: Room| room.wide as usize * room.high as usize;
        let own = share(&columns[column..(column + wide).min(columns.len())]);
        let holds = FULL * area(self.room) / area(page) * own / share(columns).max(1);
        letters(cell) > holds.min(LONG)
    }

    /// A picture as a block.
    pub(crate) fn picture(&mut self, picture: &Picture) -> Value {
        let name = if self.broken.contains(picture) { None } else { self.file(Bytes::new(picture.bytes.clone())) };
        if name.is_some() {
            self.pictures.push(picture.clone());
        }
        let (width, _) = picture.size_within(self.room.wide, self.room.high);
        let alt = if picture.alt.trim().is_empty() { "Hình" } else { &picture.alt };
        json!({
            "kind": "picture",
            "path": name,
            "width": width,
            "alt": self.text(alt),
            "caption": self.text(&picture.caption),
        })
    }

    /// The name under which the engine sees a file; none for more than a paper may have.
    pub(crate) fn file(&mut self, bytes: Bytes) -> Option<String> {
        let name = (self.files.len() < MOST_PICTURES).then(|| picture_name(self.files.len()))?;
        self.files.push(bytes);
        Some(name)
    }

    /// The pieces of a line; lines within a text become lines of the paragraph.
    pub(crate) fn inlines(&self, pieces: &[Inline]) -> Vec<Value> {
        let mut out = Vec::new();
        for piece in pieces {
            match piece {
                Inline::Text { text, bold, italic } => {
                    for (at, line) in text.split('\n').enumerate() {
                        if at > 0 {
                            out.push(json!({ "kind": "break" }));
                        }
                        let line = self.text(line);
                        out.push(json!({ "kind": "text", "text": line, "bold": bold, "italic": italic }));
                    }
                }
                Inline::Note(inside) => out.push(json!({ "kind": "note", "inside": self.inlines(inside) })),
                Inline::Link { text, address } if is_address(address) => {
                    out.push(json!({ "kind": "link", "text": self.text(text), "address": address }));
                }
                Inline::Link { text, .. } => {
                    out.push(json!({ "kind": "text", "text": self.text(text), "bold": false, "italic": false }));
                }
                Inline::Break => out.push(json!({ "kind": "break" })),
            }
        }
        out
    }
}

/// A day as the arguments of typst's `datetime`.
pub(crate) fn date(day: Date) -> Value {
    json!({ "year": day.year(), "month": day.month(), "day": day.day() })
}

/// Whether a row heads those below it: one cell across a table of several columns.
fn heads_group(row: &[Slot<'_>], width: usize) -> bool {
    width > 1 && matches!(row, [Slot::Cell { columns, rows: 1, .. }] if *columns == width)
}

/// The levels of all headings, tables left out: what stands in cells is no heading of the paper.
fn levels(blocks: &[Block], into: &mut Vec<Level>) {
    for block in blocks {
        match block {
            Block::Heading(heading) => into.push(heading.level),
            Block::List(list) => list.items.iter().for_each(|item| levels(item, into)),
            _ => {}
        }
    }
}

fn side(align: Align) -> &'static str {
    match align {
        Align::Justified => "justified",
        Align::Left => "left",
        Align::Centred => "centred",
        Align::Right => "right",
    }
}

/// How much stands in a cell.
fn letters(cell: &Cell) -> usize {
    fn of(blocks: &[Block]) -> usize {
        let line = |pieces: &[Inline]| -> usize {
            pieces.iter().map(|piece| if let Inline::Text { text, .. } = piece { text.len() } else { 20 }).sum()
        };
        let one = |block: &Block| match block {
            Block::Heading(heading) => 40 + line(&heading.text),
            Block::Paragraph(paragraph) => 40 + line(&paragraph.text),
            Block::List(list) => list.items.iter().map(|item| of(item)).sum(),
            // What cannot be counted in letters may always break.
            _ => LONG + 1,
        };
        blocks.iter().map(one).sum()
    }
    of(&cell.blocks)
}

/// Characters that only tell others how to stand: they have no picture and could turn a line around.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{e0000}'..='\u{e0fff}' | '\u{61c}' | '\u{180e}')
}
