//! The walk through `word/document.xml` and the parts of notes: which elements matter, and what each does to the open
//! frames. What stands beside text, such as drawings and links, is in `beside.rs`.

use std::collections::HashMap;

use viet::legacy::Legacy;

use super::beside::Field;
use super::frames::{Frame, Frames, OpenRow, blank};
use super::numbering::Numbering;
use super::paragraph::Paragraph;
use super::properties::{ParagraphProps, RunProps};
use super::styles::Styles;
use super::symbols;
use crate::content::Shade;
use crate::read::container::{Relations, broken};
use crate::read::model::{Label, NoteId, Piece, Span, Table};
use crate::read::tree::{Place, Tally, What};
use crate::read::xml::{Element, Node, Space, Xml};
use crate::read::{Limits, ReadRefusal};

/// Columns that a cell may span; Word's tables end at 63.
const WIDEST: u32 = 63;

/// Reads the text of a document.
pub(super) struct Walker<'a> {
    styles: &'a Styles,
    numbering: Numbering,
    limits: &'a Limits,
    pub(super) frames: Frames,
    /// What the part that is being read relates to.
    pub(super) relations: Relations,
    /// The note that is being read.
    note: Option<Place>,
    /// Paragraphs of the part opened so far; the number of the last one.
    paragraphs: u32,
    tables: u32,
    /// Paragraphs of all parts and the lines broken off within them.
    lines: usize,
    cells: usize,
    pub(super) fields: Vec<Field>,
    /// The addresses behind words, each once.
    pub(super) addresses: Vec<String>,
    pub(super) known_addresses: HashMap<String, usize>,
    /// How often words lead to one of them.
    pub(super) links: usize,
    pub(super) pictures: usize,
    /// How many pictures, charts, text boxes and the like were met.
    pub(super) drawn: u32,
    pub(super) notes: HashMap<NoteId, Vec<Piece>>,
    pub(super) legacy: Option<Legacy>,
    pub(super) lost: Tally,
}

impl<'a> Walker<'a> {
    pub(super) fn new(styles: &'a Styles, numbering: Numbering, limits: &'a Limits) -> Self {
        Self {
            styles,
            numbering,
            limits,
            frames: Frames::default(),
            relations: Relations::new(),
            note: None,
            paragraphs: 0,
            tables: 0,
            lines: 0,
            cells: 0,
            fields: Vec::new(),
            addresses: Vec::new(),
            known_addresses: HashMap::new(),
            links: 0,
            pictures: 0,
            drawn: 0,
            notes: HashMap::new(),
            legacy: None,
            lost: Tally::default(),
        }
    }

    /// Walks through a part whose outermost element is `root`, and gives what is in it.
    pub(super) fn walk(&mut self, text: &str, part: &str, root: &str) -> Result<Vec<Piece>, ReadRefusal> {
        let mut xml = Xml::new(text, part, self.limits);
        (self.paragraphs, self.tables) = (0, 0);
        self.fields.clear();
        let mut rooted = false;
        loop {
            match xml.next()? {
                Node::Open(outermost) if !rooted => {
                    rooted = outermost.is_word(root);
                    if !rooted {
                        return Err(broken(part, format!("its outermost element is not the {root} of Word")));
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
                Node::End => return Ok(self.frames.take_body()),
            }
        }
    }

    /// The frame of an element that opens; `None` if the element was read to its end.
    fn open(&mut self, xml: &mut Xml<'_>, element: &Element<'_>) -> Result<Option<Frame>, ReadRefusal> {
        match element.space {
            Space::Word => self.open_word(xml, element),
            Space::Math if element.name() == "t" => Ok(Some(Frame::Text)),
            Space::Math => {
                if element.name() == "oMath" {
                    self.lose(What::Equation);
                }
                Ok(Some(Frame::Plain))
            }
            Space::Compatibility => self.open_choice(xml, element),
            Space::Other => Ok(Some(self.open_drawn(element))),
        }
    }

    fn open_word(&mut self, xml: &mut Xml<'_>, element: &Element<'_>) -> Result<Option<Frame>, ReadRefusal> {
        let frame = match element.name() {
            "p" => self.open_paragraph()?,
            "r" => Frame::Run(self.run(RunProps::default())),
            "t" => Frame::Text,
            "tbl" => {
                self.tables = self.tables.saturating_add(1);
                Frame::Table(Table { number: self.tables, ..Table::default() })
            }
            "tr" => Frame::Row(OpenRow::new(self.paragraphs + 1)),
            "tc" => self.open_cell()?,
            "txbxContent" => {
                self.drawn = self.drawn.saturating_add(1);
                Frame::Story(Vec::new())
            }
            "drawing" | "pict" => Frame::Canvas(self.drawn),
            "footnote" | "endnote" => self.open_note(element),
            "pPr" | "rPr" | "trPr" | "tcPr" | "tblPr" | "tblGrid" => {
                self.properties(xml, element)?;
                return Ok(None);
            }
            "del" | "moveFrom" => {
                self.lose(What::Deletion);
                xml.skip()?;
                return Ok(None);
            }
            "rt" => {
                self.lose(What::Ruby);
                xml.skip()?;
                return Ok(None);
            }
            // What content controls are set up with, and layout.
            "sdtPr" | "sdtEndPr" | "tblPrEx" | "sectPr" => {
                xml.skip()?;
                return Ok(None);
            }
            "instrText" => Frame::Instruction,
            "hyperlink" => self.open_link(element),
            "fldSimple" => self.open_simple_field(element),
            "object" => Frame::Object,
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

    fn open_note(&mut self, element: &Element<'_>) -> Frame {
        let at_end = element.name() == "endnote";
        let is_line = element.attribute("type").is_some_and(|kind| kind != "normal");
        let id = element.attribute("id").filter(|_| !is_line);
        if id.is_some() {
            let place = match self.note {
                Some(Place::Footnote(last)) if !at_end => Place::Footnote(last.saturating_add(1)),
                Some(Place::Endnote(last)) if at_end => Place::Endnote(last.saturating_add(1)),
                _ if at_end => Place::Endnote(1),
                _ => Place::Footnote(1),
            };
            self.note = Some(place);
        }
        Frame::Note(id.map(|id| NoteId { at_end, id }), Vec::new())
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
        let style = self.frames.spot().and_then(|spot| spot.paragraph.props.style.as_ref());
        self.styles.run(own, style)
    }

    /// Reads the properties of the innermost frame. Elsewhere, as in a content control, they say nothing about text.
    fn properties(&mut self, xml: &mut Xml<'_>, element: &Element<'_>) -> Result<(), ReadRefusal> {
        let (mut deleted_row, mut inserted_row) = (false, false);
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
                    "del" => (row.deleted, deleted_row) = (true, true),
                    "ins" => inserted_row = true,
                    "tblHeader" => row.row.header = child.is_on(),
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
                    "shd" => {
                        let fill = child.attribute("fill").unwrap_or_default();
                        cell.shade = Shade::ALL.into_iter().find(|shade| fill.eq_ignore_ascii_case(shade.ground()));
                    }
                    "hMerge" => cell.joined = child.value().is_none_or(|how| how == "continue"),
                    _ => {}
                }
                Ok(())
            })?,
            ("tblPr" | "tblGrid", Some(Frame::Table(table))) => xml.children(|_, child| {
                match child.name() {
                    "tblCaption" => table.title = child.value().unwrap_or_default(),
                    "gridCol" if table.widths.len() < WIDEST as usize => {
                        table.widths.push(child.attribute("w").and_then(|w| w.trim().parse().ok()).unwrap_or_default());
                    }
                    _ => {}
                }
                Ok(())
            })?,
            _ => xml.skip()?,
        }
        if deleted_row {
            self.lose(What::Deletion);
        } else if inserted_row {
            self.lose(What::Insertion);
        }
        Ok(())
    }

    /// Elements that stand for a character, or say that something is there.
    fn sign(&mut self, name: &str, element: &Element<'_>) -> Result<(), ReadRefusal> {
        match name {
            "br" | "cr" => {
                let page = element.attribute("type").as_deref() == Some("page");
                let broken = self.frames.spot().is_some_and(|spot| spot.paragraph.break_line());
                if broken {
                    self.count_line()?;
                }
                if let Some(spot) = self.frames.spot().filter(|_| page) {
                    spot.paragraph.break_page();
                }
            }
            "tab" | "ptab" => self.add(" "),
            "noBreakHyphen" => self.add("-"),
            // Only a hint where to hyphenate; yet the place where TCVN3 has a letter, which is what the fonts tell.
            "softHyphen" => self.add("\u{ad}"),
            "sym" => {
                let (font, place) = (element.attribute("font"), element.attribute("char"));
                match symbols::sign(&font.unwrap_or_default(), &place.unwrap_or_default()) {
                    "" => self.lose(What::Symbol),
                    sign => self.add(sign),
                }
            }
            "ins" | "moveTo" => self.lose(What::Insertion),
            "altChunk" | "subDoc" => self.lose(What::EmbeddedObject),
            _ => self.open_beside(name, element),
        }
        Ok(())
    }

    /// Character data; it is text of the document only within `w:t` and its like.
    fn text(&mut self, text: &str) {
        match self.frames.top() {
            Some(Frame::Text) => self.add(text),
            Some(Frame::Instruction) => self.instruct(text),
            _ => {}
        }
    }

    pub(super) fn add(&mut self, text: &str) {
        let field = self.fields.iter().rev().find_map(|field| field.link);
        let Some(spot) = self.frames.spot() else { return };
        let link = spot.link.or(field);
        match spot.run {
            Some(run) if run.hidden == Some(true) => {
                if !text.trim().is_empty() {
                    self.lose(What::HiddenText);
                }
            }
            Some(run) => spot.paragraph.add(run, link, text),
            None => spot.paragraph.add(&RunProps::default(), link, text),
        }
    }

    /// Adds to the innermost paragraph what is no text.
    pub(super) fn push(&mut self, span: Span) {
        if let Some(spot) = self.frames.spot() {
            spot.paragraph.push(span);
        }
    }

    /// Counts what a tree will not have, at this place.
    pub(super) fn lose(&mut self, what: What) {
        let place = match (self.note, self.frames.spot().map(|spot| spot.paragraph.number)) {
            (Some(note), _) => note,
            (None, Some(paragraph)) => Place::Paragraph(paragraph),
            (None, None) => match self.frames.table() {
                Some(table) => Place::Table(table.number),
                None => Place::Paragraph(self.paragraphs.max(1)),
            },
        };
        self.lost.add(place, what);
    }

    /// Whether a note is being read.
    pub(super) fn is_in_note(&self) -> bool {
        self.note.is_some()
    }

    fn close(&mut self) {
        match self.frames.pop() {
            Some(Frame::Paragraph(mut paragraph)) => {
                let label = self.label(&paragraph);
                paragraph.left = self.left(&paragraph);
                let pieces = paragraph.into_pieces(label);
                if let Some(Piece::Paragraph(para)) = pieces.first() {
                    self.legacy = self.legacy.or(para.evidence.verdict());
                }
                self.frames.put(pieces);
            }
            // A line, a shape, letters made into a picture.
            Some(Frame::Canvas(before)) if before == self.drawn => self.lose(What::Drawing),
            Some(Frame::Note(Some(id), pieces)) => {
                self.notes.entry(id).or_insert(pieces);
            }
            Some(frame) => self.frames.close(frame),
            None => {}
        }
    }

    /// The automatic number before a paragraph. One that was deleted, text and end, is not counted.
    fn label(&mut self, paragraph: &Paragraph) -> Option<Label> {
        let list = paragraph.props.list.filter(|list| *list > 0)?;
        if paragraph.props.end_deleted && paragraph.is_blank() {
            return None;
        }
        self.numbering.count(list, paragraph.props.level.unwrap_or(0), self.styles)
    }

    /// How far the text of a paragraph stands in, by itself, its list or its style.
    fn left(&self, paragraph: &Paragraph) -> i32 {
        let props = &paragraph.props;
        let list = props.list.filter(|list| *list > 0);
        let by_list = || self.numbering.left(list?, props.level.unwrap_or(0), self.styles);
        props.left.or_else(by_list).unwrap_or(0)
    }
}
