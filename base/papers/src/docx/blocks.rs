//! Drawing blocks as the body of a Word document.

use super::styles;
use super::xml::push_text;
use crate::content::{Align, Block, Cell, Heading, Inline, Level, List, Paragraph, Slot, Table, is_address, slots};
use crate::official::{PageNumber, Profile};
use crate::picture::Picture;
use std::fmt::Write as _;

/// The width of the text in twentieths of a point: A4 with 30 mm on the left and 20 mm on the right.
pub(super) const TEXT_WIDTH: u32 = 9072;
/// The same on a page that lies across: 20 mm on both sides.
const WIDE_TEXT: u32 = 14570;
/// How words look that lead somewhere.
const LINK: &str = r#"<w:color w:val="0B4F6C"/><w:u w:val="single"/>"#;
/// A step of a list, and the indent of a first line: 1.27 cm.
const STEP: u32 = 720;

/// The body in the making.
#[derive(Default)]
pub(super) struct Writer {
    /// Whether the pages of this section lie across.
    pub(super) landscape: bool,
    /// The inside of `w:body`.
    pub(super) body: String,
    /// What stands in the margin above the first page.
    pub(super) first_header: String,
    /// Whether we are in an annex.
    in_annex: bool,
    /// The insides of the notes at the feet of pages, in order.
    pub(super) notes: Vec<String>,
    /// The addresses behind words; the relation of each is `rIdL` and its place from 1.
    pub(super) addresses: Vec<String>,
    /// The pictures; the relation of each is `rIdP` and its place from 1.
    pub(super) pictures: Vec<Picture>,
    /// The charts, each a part of its own with a workbook behind it; the relation of each is `rIdC` and its place from 1.
    pub(super) charts: Vec<super::chart::Part>,
    /// How many things were drawn: each has a number of its own.
    pub(super) drawings: u32,
    /// Whether we are in a note, which is another part of the file and has no relations.
    in_note: bool,
    /// How deep lists are nested where we are.
    depth: u32,
    /// Whether we are in a cell, where text is set smaller and without an indent.
    in_cell: bool,
}

impl Writer {
    pub(super) fn width(&self) -> u32 {
        if self.landscape { WIDE_TEXT } else { TEXT_WIDTH }
    }

    pub(super) fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Heading(heading) => self.heading(heading),
                Block::Paragraph(paragraph) => self.paragraph(paragraph, None),
                Block::List(list) => self.list(list),
                Block::Table(table) => self.table(table),
                Block::Picture(picture) => self.picture(picture),
                Block::Code(code) => self.code(code),
                Block::Chart(chart) => self.chart(chart),
                Block::PageBreak => self.body.push_str(r#"<w:p><w:r><w:br w:type="page"/></w:r></w:p>"#),
            }
        }
    }

    /// A paragraph in a style, with plain text.
    pub(super) fn styled(&mut self, style: &str, text: &str) {
        self.styled_with(style, "", text);
    }

    /// The same with properties of its own.
    pub(super) fn styled_with(&mut self, style: &str, properties: &str, text: &str) {
        let _ = write!(self.body, r#"<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>"#);
        self.inlines(&[Inline::plain(text)], "");
        self.body.push_str("</w:p>");
    }

    fn heading(&mut self, heading: &Heading) {
        let (style, two_lines) = match heading.level {
            Level::Chapter => ("Heading1", true),
            Level::Part => ("Heading2", true),
            Level::Section => ("Heading3", false),
            Level::Item => ("Heading4", false),
            Level::Point => ("Heading5", false),
        };
        let mut text = Vec::new();
        if !heading.label.is_empty() {
            text.push(Inline::plain(heading.label.as_str()));
            if !heading.text.is_empty() {
                text.push(if two_lines { Inline::Break } else { Inline::plain(" ") });
            }
        }
        text.extend(heading.text.iter().cloned());
        let _ = write!(self.body, r#"<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>"#);
        self.inlines(&text, "");
        self.body.push_str("</w:p>");
    }

    fn paragraph(&mut self, paragraph: &Paragraph, mark: Option<&str>) {
        self.body.push_str("<w:p><w:pPr>");
        if self.in_cell {
            self.body.push_str(r#"<w:pStyle w:val="TrongBang"/>"#);
        } else if self.depth > 0 && mark.is_none() {
            // It looks as the text around does; the name of its style tells who reads the file again that it is of the point.
            let _ = write!(self.body, r#"<w:pStyle w:val="{}"/>"#, styles::list_continue(self.depth).0);
        }
        let left = STEP * self.depth.saturating_sub(1);
        if self.in_cell {
            if left > 0 {
                let _ = write!(self.body, r#"<w:ind w:left="{}" w:firstLine="0"/>"#, left / 2);
            }
        } else if paragraph.align != Align::Justified {
            let _ = write!(self.body, r#"<w:ind w:left="{left}" w:firstLine="0"/>"#);
        } else if left > 0 {
            let _ = write!(self.body, r#"<w:ind w:left="{left}" w:firstLine="{STEP}"/>"#);
        }
        let _ = write!(self.body, r#"<w:jc w:val="{}"/></w:pPr>"#, justification(paragraph.align));
        if let Some(mark) = mark {
            self.inlines(&[Inline::plain(format!("{mark} "))], "");
        }
        self.inlines(&paragraph.text, "");
        self.body.push_str("</w:p>");
    }

    /// Marks are typed out: what an office prints must not change when Word counts otherwise.
    fn list(&mut self, list: &List) {
        self.depth += 1;
        for (place, item) in list.items.iter().enumerate() {
            let mark = list.marks.at(place);
            match item.split_first() {
                Some((Block::Paragraph(first), rest)) => {
                    self.paragraph(first, Some(&mark));
                    self.blocks(rest);
                }
                _ => {
                    self.paragraph(&Paragraph::default(), Some(&mark));
                    self.blocks(item);
                }
            }
        }
        self.depth -= 1;
    }

    pub(super) fn table(&mut self, table: &Table) {
        if let Some(title) = &table.title {
            let _ =
                write!(self.body, r#"<w:p><w:pPr><w:keepNext/><w:ind w:firstLine="0"/><w:jc w:val="center"/></w:pPr>"#);
            self.inlines(&[Inline::bold(title.as_str())], "");
            self.body.push_str("</w:p>");
        }
        let shares: u32 = table.columns.iter().map(|column| u32::from(column.share)).sum::<u32>().max(1);
        let full = self.width();
        let widths: Vec<u32> = table.columns.iter().map(|column| full * u32::from(column.share) / shares).collect();
        let _ = write!(self.body, r#"<w:tbl><w:tblPr><w:tblW w:w="{full}" w:type="dxa"/><w:tblBorders>"#);
        for side in ["top", "left", "bottom", "right", "insideH", "insideV"] {
            let _ = write!(self.body, r#"<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>"#);
        }
        self.body.push_str(r#"</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblLook w:firstRow="1"/>"#);
        if let Some(title) = &table.title {
            self.body.push_str(r#"<w:tblCaption w:val=""#);
            push_text(&mut self.body, title);
            self.body.push_str(r#""/>"#);
        }
        self.body.push_str("</w:tblPr><w:tblGrid>");
        for width in &widths {
            let _ = write!(self.body, r#"<w:gridCol w:w="{width}"/>"#);
        }
        self.body.push_str("</w:tblGrid>");
        for (rows, header) in [(&table.header, true), (&table.rows, false)] {
            for row in slots(rows, widths.len()) {
                self.row(&row, table, &widths, header);
            }
        }
        self.body.push_str("</w:tbl>");
        // Two tables, or a table and the end of a cell, need a paragraph between them.
        self.body.push_str(
            r#"<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="120" w:lineRule="exact"/></w:pPr></w:p>"#,
        );
    }

    fn row(&mut self, row: &[Slot<'_>], table: &Table, widths: &[u32], header: bool) {
        self.body.push_str("<w:tr><w:trPr><w:cantSplit/>");
        self.body.push_str(if header { "<w:tblHeader/></w:trPr>" } else { "</w:trPr>" });
        for slot in row {
            match *slot {
                Slot::Cell { column, columns, rows, cell } => {
                    // What heads a group of rows stands to the left, whatever its first column does.
                    let align = if columns > 1 { Align::Left } else { table.columns[column].align };
                    let place = place(&widths[column..column + columns], if rows > 1 { RESTART } else { "" });
                    self.cell(cell, &place, align, header);
                }
                Slot::Covered { column, columns } => {
                    empty_cell(&mut self.body, &place(&widths[column..column + columns], "<w:vMerge/>"));
                }
                Slot::Empty { column } => empty_cell(&mut self.body, &place(&widths[column..=column], "")),
            }
        }
        self.body.push_str("</w:tr>");
    }

    fn cell(&mut self, cell: &Cell, place: &str, align: Align, header: bool) {
        let _ = write!(self.body, "<w:tc><w:tcPr>{place}");
        if let Some(shade) = cell.shade.filter(|_| !header) {
            let _ = write!(self.body, r#"<w:shd w:val="clear" w:color="auto" w:fill="{}"/>"#, shade.ground());
        }
        self.body.push_str(if header { r#"<w:vAlign w:val="center"/></w:tcPr>"# } else { "</w:tcPr>" });
        let outside = (std::mem::replace(&mut self.in_cell, true), std::mem::take(&mut self.depth));
        for block in &cell.blocks {
            match block {
                Block::Paragraph(paragraph) if header => {
                    let text = paragraph.text.iter().map(in_bold).collect();
                    self.paragraph(&Paragraph { text, align: Align::Centred }, None);
                }
                Block::Paragraph(paragraph) if paragraph.align == Align::Left => {
                    self.paragraph(&Paragraph { text: paragraph.text.clone(), align }, None);
                }
                block => self.blocks(std::slice::from_ref(block)),
            }
        }
        (self.in_cell, self.depth) = outside;
        if !matches!(cell.blocks.last(), Some(Block::Paragraph(_) | Block::Heading(_) | Block::List(_))) {
            self.body.push_str("<w:p/>");
        }
        self.body.push_str("</w:tc>");
    }

    /// `properties`: what all runs have beside their own.
    pub(super) fn inlines(&mut self, text: &[Inline], properties: &str) {
        for part in text {
            match part {
                Inline::Text { text, bold, italic } => {
                    let bold = if *bold { "<w:b/>" } else { "" };
                    let italic = if *italic { "<w:i/>" } else { "" };
                    self.body.push_str("<w:r>");
                    if !(bold.is_empty() && italic.is_empty() && properties.is_empty()) {
                        let _ = write!(self.body, "<w:rPr>{bold}{italic}{properties}</w:rPr>");
                    }
                    run_text(&mut self.body, text);
                    self.body.push_str("</w:r>");
                }
                Inline::Break => self.body.push_str("<w:r><w:br/></w:r>"),
                Inline::Link { text, address } if is_address(address) && !self.in_note => {
                    self.addresses.push(address.clone());
                    let place = self.addresses.len();
                    let _ = write!(self.body, r#"<w:hyperlink r:id="rIdL{place}" w:history="1">"#);
                    self.inlines(&[Inline::plain(text.as_str())], LINK);
                    self.body.push_str("</w:hyperlink>");
                }
                Inline::Link { text, .. } => self.inlines(&[Inline::plain(text.as_str())], properties),
                Inline::Note(note) => self.note(note),
            }
        }
    }

    fn note(&mut self, note: &[Inline]) {
        let outside = (std::mem::take(&mut self.body), std::mem::replace(&mut self.in_note, true));
        self.inlines(note, "");
        let inside = std::mem::replace(&mut self.body, outside.0);
        self.in_note = outside.1;
        self.notes.push(inside);
        // Notes count from 1; -1 and 0 are the lines that Word draws above them.
        let number = self.notes.len();
        let _ = write!(
            self.body,
            r#"<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="{number}"/></w:r>"#
        );
    }

    /// Ends the section so far; what follows has page numbers of its own, from 1.
    pub(super) fn next_section(&mut self, profile: Profile, landscape: bool) {
        let _ = write!(self.body, "<w:p><w:pPr>{}</w:pPr></w:p>", self.section(profile));
        (self.landscape, self.in_annex) = (landscape, true);
    }

    /// The properties of the section that ends here: A4, margins of 20, 20, 30 and 20 mm, those of pages that lie across
    /// turned with the paper, the first page without a number.
    pub(super) fn section(&self, profile: Profile) -> String {
        let number = match profile.rules().page_number {
            PageNumber::TopCentre => r#"<w:headerReference w:type="default" r:id="rId4"/>"#,
            PageNumber::BottomRight => r#"<w:footerReference w:type="default" r:id="rId4"/>"#,
        };
        let page = if self.landscape {
            r#"<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="1701" w:right="1134" w:bottom="1134" w:left="1134" w:header="1134" w:footer="567" w:gutter="0"/>"#
        } else {
            r#"<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/>"#
        };
        let first = if self.first_header.is_empty() || self.in_annex {
            ""
        } else {
            r#"<w:headerReference w:type="first" r:id="rId5"/>"#
        };
        format!("<w:sectPr>{number}{first}{page}<w:pgNumType w:start=\"1\"/><w:titlePg/></w:sectPr>")
    }
}

/// A cell that goes on below.
const RESTART: &str = r#"<w:vMerge w:val="restart"/>"#;

/// How wide a cell is, over how many columns, and how it hangs together with those above and below.
fn place(widths: &[u32], merge: &str) -> String {
    let width: u32 = widths.iter().sum();
    let mut out = format!(r#"<w:tcW w:w="{width}" w:type="dxa"/>"#);
    if widths.len() > 1 {
        let _ = write!(out, r#"<w:gridSpan w:val="{}"/>"#, widths.len());
    }
    out + merge
}

fn empty_cell(out: &mut String, place: &str) {
    let _ = write!(out, "<w:tc><w:tcPr>{place}</w:tcPr><w:p/></w:tc>");
}

/// Text in runs: tabs and line ends are elements in Word.
fn run_text(out: &mut String, text: &str) {
    for (at, line) in text.split('\n').enumerate() {
        if at > 0 {
            out.push_str("<w:br/>");
        }
        for (at, piece) in line.split('\t').enumerate() {
            if at > 0 {
                out.push_str("<w:tab/>");
            }
            if !piece.is_empty() {
                out.push_str(r#"<w:t xml:space="preserve">"#);
                push_text(out, piece);
                out.push_str("</w:t>");
            }
        }
    }
}

fn in_bold(part: &Inline) -> Inline {
    match part {
        Inline::Text { text, italic, .. } => Inline::Text { text: text.clone(), bold: true, italic: *italic },
        other => other.clone(),
    }
}

fn justification(align: Align) -> &'static str {
    match align {
        Align::Justified => "both",
        Align::Left => "left",
        Align::Centred => "center",
        Align::Right => "right",
    }
}
