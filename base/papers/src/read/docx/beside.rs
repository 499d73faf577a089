//! What stands beside text in a document: links and the fields that are links, notes, drawings, comments. Addresses are
//! checked here; nothing is fetched.

use super::body::Walker;
use super::frames::{Frame, Spot};
use super::symbols;
use crate::content::is_address;
use crate::read::model::{Drawn, NoteId, Role, Span};
use crate::read::tree::What;
use crate::read::xml::Element;

/// Fields within one another that are followed.
const DEEPEST_FIELD: usize = 20;
/// Characters of what a field is to do that are looked at: an address, its keyword and switches.
const LONGEST_INSTRUCTION: usize = 2_200;
/// Words that may lead to addresses: the same long address behind each of a million words would fill the memory.
const MOST_LINKS: usize = 20_000;
/// Pictures of a document.
const MOST_PICTURES: usize = 10_000;
/// Answers that a field offers to choose from; Word takes 25.
const MOST_ANSWERS: usize = 25;
/// Fields that show nothing: marks for an index, values set for others, and one that was carried out already.
const SHOW_NOTHING: &[&str] = &[
    "", "TC", "XE", "TA", "RD", "SET", "ASK", "NEXT", "NEXTIF", "SKIPIF", "PRIVATE", "ADVANCE", "DATA", "FORMTEXT",
    "BOOKMARK",
];
/// English metric units in a millimetre.
const EMU: u64 = 36_000;

/// A field that is open: what it is to do, and once that is read, where it leads.
#[derive(Debug, Default)]
pub(super) struct Field {
    instruction: String,
    /// The address at this place.
    pub(super) link: Option<usize>,
    /// Of a box in a form: whether it is ticked.
    ticked: bool,
    /// Of a choice in a form: what is offered, and the place of what was chosen.
    answers: Vec<String>,
    chosen: usize,
}

impl Walker<'_> {
    /// The frame of `w:hyperlink`.
    pub(super) fn open_link(&mut self, element: &Element<'_>) -> Frame {
        let relation = element.attribute("id").and_then(|id| self.relations.get(&id));
        let address = relation.filter(|relation| relation.outside).map(|relation| relation.target.clone());
        match address {
            Some(address) => self.link(&address).map_or(Frame::Plain, Frame::Link),
            None => {
                // What leads from the contents into the document goes with them.
                let in_contents = |spot: Spot<'_>| spot.paragraph.props.role == Some(Role::Contents);
                if element.attribute("anchor").is_some() && !self.frames.spot().is_some_and(in_contents) {
                    self.lose(What::InnerLink);
                }
                Frame::Plain
            }
        }
    }

    /// The frame of `w:fldSimple`.
    pub(super) fn open_simple_field(&mut self, element: &Element<'_>) -> Frame {
        let instruction = element.attribute("instr").unwrap_or_default();
        self.carry_out(&Field { instruction, ..Field::default() }, true).map_or(Frame::Plain, Frame::Link)
    }

    /// Takes in what the innermost field is to do.
    pub(super) fn instruct(&mut self, text: &str) {
        if let Some(field) = self.fields.last_mut() {
            let left = LONGEST_INSTRUCTION.saturating_sub(field.instruction.len());
            field.instruction.push_str(&text[..text.floor_char_boundary(left)]);
        }
    }

    /// Does what a field is to do whose result the file does not hold as text; gives the address that it leads to.
    /// `has_result`: whether what it shows follows.
    fn carry_out(&mut self, field: &Field, has_result: bool) -> Option<usize> {
        let instruction = field.instruction.trim_start();
        let (keyword, rest) = instruction.split_at(instruction.find([' ', '"', '\\']).unwrap_or(instruction.len()));
        match keyword.to_ascii_uppercase().as_str() {
            "HYPERLINK" => return self.field_address(rest.trim_start()),
            "FORMCHECKBOX" => self.add(if field.ticked { "☑" } else { "☐" }),
            "FORMDROPDOWN" => self.add(field.answers.get(field.chosen).map_or("", String::as_str)),
            "EQ" => self.lose(What::Equation),
            // What they show stands in what they do.
            "MACROBUTTON" | "GOTOBUTTON" => {
                let shown = rest.trim_start().split_once(' ').map_or("", |(_, shown)| shown);
                self.add(shown);
            }
            _ if has_result => {}
            "SYMBOL" => self.symbol(rest),
            "PAGE" | "NUMPAGES" | "SECTION" | "SECTIONPAGES" => self.lose(What::PageNumber),
            keyword if !SHOW_NOTHING.contains(&keyword) => self.lose(What::Field),
            _ => {}
        }
        None
    }

    /// A sign by its number: `254 \f "Wingdings"` (ISO/IEC 29500-1, 17.16.5.67).
    fn symbol(&mut self, rest: &str) {
        let number = rest.split_whitespace().next().and_then(|number| number.parse::<u32>().ok()).unwrap_or_default();
        let font = rest.split_once("\\f").map_or("", |(_, font)| font.trim_start());
        let font = font.split('"').find(|piece| !piece.trim().is_empty()).unwrap_or_default();
        match symbols::sign(font.trim(), &format!("{number:x}")) {
            "" => self.lose(What::Symbol),
            sign => self.add(sign),
        }
    }

    /// The address in what stands after the keyword: `"https://…" \o "…"` (ISO/IEC 29500-1, 17.16.5.25).
    fn field_address(&mut self, rest: &str) -> Option<usize> {
        if rest.starts_with('\\') {
            self.lose(What::InnerLink);
            return None;
        }
        let address = match rest.strip_prefix('"') {
            Some(quoted) => quoted.split('"').next(),
            None => rest.split_whitespace().next(),
        };
        self.link(address?)
    }

    /// The place of an address, if it may stand behind words.
    fn link(&mut self, address: &str) -> Option<usize> {
        if !is_address(address) || self.links >= MOST_LINKS {
            self.lose(What::Address);
            return None;
        }
        self.links += 1;
        if let Some(place) = self.known_addresses.get(address) {
            return Some(*place);
        }
        let place = self.addresses.len();
        self.addresses.push(address.to_owned());
        self.known_addresses.insert(address.to_owned(), place);
        Some(place)
    }

    /// Elements of Word that say what is there, and hold no text.
    pub(super) fn open_beside(&mut self, name: &str, element: &Element<'_>) {
        match name {
            "fldChar" => self.field(&element.attribute("fldCharType").unwrap_or_default()),
            "footnoteReference" | "endnoteReference" => {
                if let Some(id) = element.attribute("id") {
                    self.push(Span::Note(NoteId { at_end: name == "endnoteReference", id }));
                }
            }
            "commentReference" => self.lose(What::Comment),
            "control" => self.lose(What::EmbeddedObject),
            name => self.answer(name, element),
        }
    }

    /// What a field of a form says of its boxes and answers.
    fn answer(&mut self, name: &str, element: &Element<'_>) {
        let Some(field) = self.fields.last_mut() else { return };
        match name {
            // What it was at first comes first.
            "default" | "checked" | "result" => {
                field.ticked = element.is_on();
                field.chosen = element.number().unwrap_or_default() as usize;
            }
            "listEntry" if field.answers.len() < MOST_ANSWERS => {
                field.answers.push(element.value().unwrap_or_default());
            }
            _ => {}
        }
    }

    fn field(&mut self, step: &str) {
        match step {
            "begin" if self.fields.len() < DEEPEST_FIELD => self.fields.push(Field::default()),
            "separate" => {
                let field = self.fields.last_mut().map(std::mem::take).unwrap_or_default();
                let link = self.carry_out(&field, true);
                if let Some(field) = self.fields.last_mut() {
                    field.link = link;
                }
            }
            // One without a result was not carried out yet.
            "end" => {
                if let Some(field) = self.fields.pop() {
                    self.carry_out(&field, false);
                }
            }
            _ => {}
        }
    }

    /// The frame of an element of a drawing, in either of the two languages for them (DrawingML, VML).
    pub(super) fn open_drawn(&mut self, element: &Element<'_>) -> Frame {
        match element.name() {
            "inline" | "anchor" => return Frame::Drawing(Drawn::default()),
            "shape" | "rect" => {
                let alt = element.attribute("alt").unwrap_or_default();
                return Frame::Drawing(Drawn { alt, ..Drawn::default() });
            }
            "docPr" => {
                let said = element.attribute("descr").or_else(|| element.attribute("title"));
                if let (Some(said), Some(drawn)) = (said, self.frames.drawing()) {
                    drawn.alt = said;
                }
            }
            "extent" => {
                let width = element.attribute("cx").and_then(|cx| cx.trim().parse::<u64>().ok());
                let width = width.and_then(|cx| u16::try_from(cx / EMU).ok()).filter(|width| *width > 0);
                if let Some(drawn) = self.frames.drawing() {
                    drawn.width = width;
                }
            }
            "blip" => self.picture(element, &["embed", "link"]),
            "srcRect" if is_cropped(element, &["l", "t", "r", "b"]) => self.lose(What::Crop),
            "imagedata" if !self.frames.any(|frame| matches!(frame, Frame::Object(_))) => {
                if is_cropped(element, &["cropleft", "croptop", "cropright", "cropbottom"]) {
                    self.lose(What::Crop);
                }
                self.picture(element, &["id"]);
            }
            "graphicData" => {
                let uri = element.attribute("uri").unwrap_or_default();
                match uri.rsplit('/').next() {
                    Some("chart" | "chartex") => self.lose_drawn(What::Chart),
                    Some("diagram") => self.lose_drawn(What::SmartArt),
                    _ => {}
                }
            }
            "OLEObject" => self.lose_drawn(What::EmbeddedObject),
            _ => {}
        }
        Frame::Plain
    }

    fn lose_drawn(&mut self, what: What) {
        self.drawn = self.drawn.saturating_add(1);
        self.lose(what);
    }

    /// A picture, by the first of these attributes that names it.
    fn picture(&mut self, element: &Element<'_>, names: &[&str]) {
        let id = names.iter().find_map(|name| element.attribute(name)).filter(|id| !id.is_empty());
        let Some(relation) = id.and_then(|id| self.relations.get(&id)) else { return };
        let (part, outside) = (relation.target.clone(), relation.outside);
        if outside {
            self.lose_drawn(What::PictureElsewhere);
        } else if self.is_in_note() {
            self.lose_drawn(What::PictureInNote);
        } else if self.pictures >= MOST_PICTURES {
            self.lose_drawn(What::Picture);
        } else {
            (self.pictures, self.drawn) = (self.pictures + 1, self.drawn.saturating_add(1));
            // The words stand for the first picture of a drawing.
            let drawn = self.frames.drawing().map(std::mem::take).unwrap_or_default();
            self.push(Span::Picture(Box::new(Drawn { part, ..drawn })));
        }
    }
}

/// Whether something is cut off on one of these sides.
fn is_cropped(element: &Element<'_>, sides: &[&str]) -> bool {
    sides.iter().filter_map(|side| element.attribute(side)).any(|cut| cut.chars().any(|c| matches!(c, '1'..='9')))
}
