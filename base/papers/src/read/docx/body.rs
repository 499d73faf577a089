//! The walk through `word/document.xml`: which elements matter, and what each does to the open frames.

use viet::legacy::Legacy;

use super::frames::{Frame, Frames, OpenRow, blank};
use super::numbering::Numbering;
use super::package::broken;
use super::paragraph::Paragraph;
use super::properties::{ParagraphProps, RunProps};
use super::styles::Styles;
use super::symbols;
use super::xml::{Element, Node, Space, Xml};
use crate::read::{Block, Limits, ReadRefusal};

/// Columns that a cell may span; Word's tables end at 63.
const WIDEST: u32 = 63;

/// Reads the text of a document.
pub(super) struct Walker<'a> {
    styles: &'a Styles,
    numbering: Numbering,
    limits: &'a Limits,
    frames: Frames,
    /// Paragraphs opened so far; the number of the last one.
    paragraphs: u32,
    /// Paragraphs and the lines broken off within them.
    lines: usize,
    cells: usize,
    legacy: Option<Legacy>,
}

impl<'a> Walker<'a> {
    pub(super) fn new(styles: &'a Styles, numbering: Numbering, limits: &'a Limits) -> Self {
        Self { styles, numbering, limits, frames: Frames::new(), paragraphs: 0, lines: 0, cells: 0, legacy: None }
    }

    /// Walks through the part and gives what is in it.
    pub(super) fn walk(mut self, text: &str, part: &str) -> Result<Vec<Block>, ReadRefusal> {
        let mut xml = Xml::new(text, part, self.limits);
        let mut rooted = false;
        loop {
            match xml.next()? {
                Node::Open(root) if !rooted => {
                    rooted = root.is_word("document");
                    if !rooted {
                        return Err(broken(part, "its outermost element is not a document of Word"));
                    }
                    self.frames.push(Frame::Plain);
                }
                Node::Open(element) => {
                    if let Some(frame) = self.open(&mut xml, &element)? {
                        self.frames.push(frame);
                    }
                }
                Node::Text(text) => self.text(&text),
                Node::Close => self.close(),
                Node::End => break,
            }
        }
        match self.legacy {
            Some(legacy) => Err(ReadRefusal::LegacyEncoding(legacy)),
            None => Ok(self.frames.into_blocks()),
        }
    }

    /// The frame of an element that opens; `None` if the element was read to its end.
    fn open(&mut self, xml: &mut Xml<'_>, element: &Element<'_>) -> Result<Option<Frame>, ReadRefusal> {
        match element.space {
            Space::Word => self.open_word(xml, element),
            Space::Math if element.name() == "t" => Ok(Some(Frame::Text)),
            Space::Compatibility => self.open_choice(xml, element),
            Space::Math | Space::Other => Ok(Some(Frame::Plain)),
        }
    }

    fn open_word(&mut self, xml: &mut Xml<'_>, element: &Element<'_>) -> Result<Option<Frame>, ReadRefusal> {
        let frame = match element.name() {
            "p" => self.open_paragraph()?,
            "r" => Frame::Run(self.run(RunProps::default())),
            "t" => Frame::Text,
            "tbl" => Frame::Table(Vec::new()),
            "tr" => Frame::Row(OpenRow::new(self.paragraphs + 1)),
            "tc" => self.open_cell()?,
            "txbxContent" => Frame::Story(Vec::new()),
            "pPr" | "rPr" | "trPr" | "tcPr" => {
                self.properties(xml, element)?;
                return Ok(None);
            }
            // Deleted text, the insides of content controls and fields, the reading aid above a word, layout.
            "del" | "moveFrom" | "sdtPr" | "sdtEndPr" | "instrText" | "rt" | "tblPr" | "tblPrEx" | "sectPr" => {
                xml.skip()?;
                return Ok(None);
            }
            name => {
                self.sign(name, element)?;
                Frame::Plain
            }
        };
        Ok(Some(frame))
    }

    /// Of several forms of a drawing the first counts: it is the newest, and the others say the same again.
    fn open_choice(&mut self, xml: &mut Xml<'_>, element: &Element<'_>) -> Result<Option<Frame>, ReadRefusal> {
        if element.name() == "AlternateContent" {
            return Ok(Some(Frame::Alternatives(false)));
        }
        match self.frames.top() {
            Some(Frame::Alternatives(taken)) if !*taken => {
                *taken = true;
                Ok(Some(Frame::Plain))
            }
            Some(Frame::Alternatives(_)) => xml.skip().map(|()| None),
            _ => Ok(Some(Frame::Plain)),
        }
    }

    fn open_paragraph(&mut self) -> Result<Frame, ReadRefusal> {
        self.count_line()?;
        self.paragraphs = self.paragraphs.saturating_add(1);
        let mut paragraph = Paragraph::new(self.paragraphs);
        paragraph.props = self.styles.paragraph(ParagraphProps::default());
        Ok(Frame::Paragraph(Box::new(paragraph)))
    }

    fn open_cell(&mut self) -> Result<Frame, ReadRefusal> {
        self.cells += 1;
        if self.cells > self.limits.paragraphs {
            return Err(ReadRefusal::TooManyLines { limit: self.limits.paragraphs });
        }
        Ok(Frame::Cell(blank(1)))
    }

    fn count_line(&mut self) -> Result<(), ReadRefusal> {
        self.lines += 1;
        if self.lines > self.limits.paragraphs {
            return Err(ReadRefusal::TooManyLines { limit: self.limits.paragraphs });
        }
        Ok(())
    }

    /// What holds for a run that says `own` of itself, at this place.
    fn run(&mut self, own: RunProps) -> RunProps {
        let style = self.frames.paragraph().and_then(|(paragraph, _)| paragraph.props.style.as_ref());
        self.styles.run(own, style)
    }

    /// Reads the properties of the innermost frame. Elsewhere, as in a content control, they say nothing about text.
    fn properties(&mut self, xml: &mut Xml<'_>, element: &Element<'_>) -> Result<(), ReadRefusal> {
        match (element.name(), self.frames.top()) {
            ("pPr", Some(Frame::Paragraph(paragraph))) => {
                paragraph.props = self.styles.paragraph(ParagraphProps::read(xml)?);
            }
            ("rPr", Some(Frame::Run(_))) => {
                let run = self.run(RunProps::read(xml)?);
                if let Some(Frame::Run(open)) = self.frames.top() {
                    *open = run;
                }
            }
            ("trPr", Some(Frame::Row(row))) => xml.children(|_, child| {
                let columns = child.number().unwrap_or_default().min(WIDEST);
                match child.name() {
                    "del" => row.deleted = true,
                    "gridBefore" if columns > 0 && row.row.cells.is_empty() => row.row.cells.push(blank(columns)),
                    "gridAfter" => row.free_after = columns,
                    _ => {}
                }
                Ok(())
            })?,
            ("tcPr", Some(Frame::Cell(cell))) => xml.children(|_, child| {
                match child.name() {
                    "gridSpan" => cell.columns = child.number().unwrap_or(1).clamp(1, WIDEST),
                    "vMerge" => cell.continues = child.value().is_none_or(|how| how == "continue"),
                    _ => {}
                }
                Ok(())
            })?,
            _ => xml.skip()?,
        }
        Ok(())
    }

    /// Elements that stand for a character.
    fn sign(&mut self, name: &str, element: &Element<'_>) -> Result<(), ReadRefusal> {
        match name {
            "br" | "cr" => {
                let broken = self.frames.paragraph().is_some_and(|(paragraph, _)| paragraph.break_line());
                if broken {
                    self.count_line()?;
                }
            }
            "tab" | "ptab" => self.add(" "),
            "noBreakHyphen" => self.add("-"),
            // Only a hint where to hyphenate; yet the place where TCVN3 has a letter, which is what the fonts tell.
            "softHyphen" => self.add("\u{ad}"),
            "sym" => {
                let (font, place) = (element.attribute("font"), element.attribute("char"));
                self.add(symbols::sign(&font.unwrap_or_default(), &place.unwrap_or_default()));
            }
            _ => {}
        }
        Ok(())
    }

    /// Character data; it is text of the document only within `w:t` and its like.
    fn text(&mut self, text: &str) {
        if matches!(self.frames.top(), Some(Frame::Text)) {
            self.add(text);
        }
    }

    fn add(&mut self, text: &str) {
        if let Some((paragraph, run)) = self.frames.paragraph() {
            match run {
                Some(run) => paragraph.add(run, text),
                None => paragraph.add(&RunProps::default(), text),
            }
        }
    }

    fn close(&mut self) {
        match self.frames.pop() {
            Some(Frame::Paragraph(paragraph)) => {
                self.legacy = self.legacy.or(paragraph.legacy());
                let label = self.label(&paragraph);
                self.frames.put(paragraph.into_blocks(label));
            }
            Some(frame) => self.frames.close(frame),
            None => {}
        }
    }

    /// The automatic number before a paragraph. One that was deleted, text and end, is not counted.
    fn label(&mut self, paragraph: &Paragraph) -> Option<String> {
        let list = paragraph.props.list.filter(|list| *list > 0)?;
        if paragraph.props.end_deleted && paragraph.is_blank() {
            return None;
        }
        self.numbering.count(list, paragraph.props.level.unwrap_or(0), self.styles)
    }
}
