//! The walk through `word/document.xml` and the parts of notes: which elements matter, and what each does to the open
//! frames. What stands beside text, such as drawings and links, is in `beside.rs`.

use std::collections::HashMap;

use viet::legacy::Legacy;

use super::beside::Field;
use super::frames::{Frame, Frames, OpenRow, blank};
use super::numbering::Numbering;
use super::paragraph::Paragraph;
use super::properties::{ParagraphProps, RunProps, Section};
use super::styles::Styles;
use crate::read::container::{Relations, broken};
use crate::read::model::{Label, NoteId, Piece, Span, Table};
use crate::read::tree::{Place, Tally, What};
use crate::read::xml::{Element, Node, Space, Xml};
use crate::read::{Limits, ReadRefusal};

/// Columns that a cell may span; Word's tables end at 63.
pub(super) const WIDEST: u32 = 63;
/// What forms of drawings may ask for that are read here, by the prefixes that Word gives them; ink and spatial models are not,
/// and have a picture beside them that is.
const UNDERSTOOD: &[&str] = &["wps", "wpg", "wpc", "wp14", "a14", "a16", "c14", "v", "o"];

/// Reads the text of a document.
pub(super) struct Walker<'a> {
    pub(super) styles: &'a Styles,
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
    /// The paragraph with which the last section ended, and those with which a page does because a section did.
    section_end: Option<u32>,
    page_ends: Vec<u32>,
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
            section_end: None,
            page_ends: Vec::new(),
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
                Node::End => return Ok(self.take_body()),
            }
        }
    }

    /// What has come together, with the pages ended that sections end.
    fn take_body(&mut self) -> Vec<Piece> {
        let mut pieces = self.frames.take_body();
        self.section_end = None;
        let ends = std::mem::take(&mut self.page_ends);
        for piece in &mut pieces {
            match piece {
                Piece::Paragraph(para) if ends.binary_search(&para.number).is_ok() => para.spans.push(Span::PageBreak),
                _ => {}
            }
        }
        pieces
    }

    /// The frame of an element that opens; `None` if the element was read to its end.
    fn open(&mut self, xml: &mut Xml<'_>, element: &Element<'_>) -> Result<Option<Frame>, ReadRefusal> {
        match element.space {
            Space::Word => self.open_word(xml, element),
            Space::Math => self.open_math(xml, element),
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
            "sdtPr" | "sdtEndPr" | "tblPrEx" => {
                xml.skip()?;
                return Ok(None);
            }
            "sectPr" => {
                let section = Section::read(xml)?;
                self.end_section(section, self.paragraphs);
                return Ok(None);
            }
            "instrText" => Frame::Instruction,
            "hyperlink" => self.open_link(element),
            "fldSimple" => self.open_simple_field(element),
            "object" => Frame::Object(self.drawn),
            name => {
                self.sign(name, element)?;
                Frame::Plain
            }
        };
        Ok(Some(frame))
    }

    /// Of several forms of a drawing the first counts that is made of what is read here (ISO/IEC 29500-3, 10.2.1): it is the
    /// newest, and the others say the same again.
    fn open_choice(&mut self, xml: &mut Xml<'_>, element: &Element<'_>) -> Result<Option<Frame>, ReadRefusal> {
        if element.name() == "AlternateContent" {
            return Ok(Some(Frame::Alternatives(false)));
        }
        match self.frames.top() {
            Some(Frame::Alternatives(taken)) if !*taken && (element.name() != "Choice" || is_understood(element)) => {
                *taken = true;
                Ok(Some(Frame::Plain))
            }
            Some(Frame::Alternatives(_)) => xml.skip().map(|()| None),
            _ => Ok(Some(Frame::Plain)),
        }
    }

    /// Ends a section with the paragraph of this number. Whether a page ends with it is said by the section that follows.
    fn end_section(&mut self, section: Section, paragraph: u32) {
        if self.frames.any(|frame| matches!(frame, Frame::Cell(_) | Frame::Story(_) | Frame::Note(..))) {
            return;
        }
        let before = self.section_end.replace(paragraph);
        self.page_ends.extend(before.filter(|_| !section.continues));
        if section.is_odd {
            let first = before.map_or(1, |before| before.saturating_add(1));
            self.lost.add(Place::Paragraph(first), What::Section);
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

    pub(super) fn count_line(&mut self) -> Result<(), ReadRefusal> {
        self.lines += 1;
        if self.lines > self.limits.paragraphs {
            return Err(ReadRefusal::TooManyLines { limit: self.limits.paragraphs });
        }
        Ok(())
    }

    /// What holds for a run that says `own` of itself, at this place.
    pub(super) fn run(&mut self, own: RunProps) -> RunProps {
        let style = self.frames.spot().and_then(|spot| spot.paragraph.props.style.as_ref());
        self.styles.run(own, style)
    }

    /// Counts what a tree will not have, at this place.
    pub(super) fn lose(&mut self, what: What) {
        let place = self.place();
        self.lost.add(place, what);
    }

    /// Where we are.
    pub(super) fn place(&mut self) -> Place {
        match (self.note, self.frames.spot().map(|spot| spot.paragraph.number)) {
            (Some(note), _) => note,
            (None, Some(paragraph)) => Place::Paragraph(paragraph),
            (None, None) => match self.frames.table() {
                Some(table) => Place::Table(table.number),
                None => Place::Paragraph(self.paragraphs.max(1)),
            },
        }
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
                let place = self.note.unwrap_or(Place::Paragraph(paragraph.number));
                if paragraph.props.end_inserted {
                    self.lost.add_once(place, What::Insertion);
                }
                if let Some(section) = paragraph.props.section {
                    self.end_section(section, paragraph.number);
                }
                let pieces = paragraph.into_pieces(label);
                if let Some(Piece::Paragraph(para)) = pieces.first() {
                    self.legacy = self.legacy.or(para.evidence.verdict());
                }
                self.frames.put(pieces);
            }
            // A line, a shape, letters made into a picture.
            Some(Frame::Canvas(before)) if before == self.drawn => self.lose(What::Drawing),
            Some(Frame::Object(before)) if before == self.drawn => self.lose(What::EmbeddedObject),
            // Nothing that is read here, in any of its forms.
            Some(Frame::Alternatives(false)) => self.lose(What::Drawing),
            Some(Frame::Fence(fence)) => self.add(&fence.after),
            // The line above notes, where somebody wrote in it.
            Some(Frame::Note(None, pieces)) => {
                let mut says = false;
                pieces.iter().for_each(|piece| piece.each_paragraph(&mut |para| says |= !para.is_blank()));
                if says {
                    self.lost.add(Place::Footer, What::RunningText);
                }
            }
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

/// Whether a form of a drawing asks for nothing that is not read here.
fn is_understood(choice: &Element<'_>) -> bool {
    let needs = choice.attribute("Requires").unwrap_or_default();
    // Word's own words since 2010, and its newer charts, which are told by name.
    needs.split_whitespace().all(|need| UNDERSTOOD.contains(&need) || need.starts_with(['w', 'c']) && need != "wpi")
}
