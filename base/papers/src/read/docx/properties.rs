//! What `w:pPr` and `w:rPr` say about a paragraph and a run, as far as reading needs it. Styles (`styles.rs`) and
//! numbering (`numbering.rs`) speak in the same words, and what is not said here is looked up there.

use viet::legacy::Font;

use crate::read::ReadRefusal;
use crate::read::model::{Role, Side};
use crate::read::xml::{Element, Xml};

/// What a paragraph or a paragraph style says of itself. `None`: it says nothing.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct ParagraphProps {
    /// The style it follows, by id.
    pub(super) style: Option<String>,
    /// Outline level from 0; 9 is body text.
    pub(super) outline: Option<u32>,
    /// Where its lines stand.
    pub(super) side: Option<Side>,
    /// It starts on a new page.
    pub(super) page_before: Option<bool>,
    /// What its style is for.
    pub(super) role: Option<Role>,
    /// How far its text stands in, in twentieths of a point.
    pub(super) left: Option<i32>,
    /// Number of its list (`w:numId`); 0 takes it out of a list that its style puts it in.
    pub(super) list: Option<u32>,
    /// Level in its list, from 0.
    pub(super) level: Option<u32>,
    /// The end of the paragraph was deleted or moved away in a tracked change, or it is a large first letter that the next
    /// paragraph goes on.
    pub(super) end_deleted: bool,
    /// The end was put in by a tracked change.
    pub(super) end_inserted: bool,
    /// Its looks were changed in a tracked change.
    pub(super) restyled: bool,
    /// A section ends with it.
    pub(super) section: Option<Section>,
}

/// What is told of the pages of a section (`w:sectPr`).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Section {
    /// It goes on on the page on which the section before it ended.
    pub(super) continues: bool,
    /// Its pages lie across or have several columns.
    pub(super) is_odd: bool,
}

impl Section {
    /// Reads the `w:sectPr` that opened last.
    pub(super) fn read(xml: &mut Xml<'_>) -> Result<Self, ReadRefusal> {
        let mut section = Self::default();
        xml.children(|_, child| {
            match child.name() {
                "type" => section.continues = child.value().as_deref() == Some("continuous"),
                "pgSz" => section.is_odd |= child.attribute("orient").as_deref() == Some("landscape"),
                "cols" => {
                    let columns = child.attribute("num").and_then(|num| num.trim().parse::<u32>().ok());
                    section.is_odd |= columns.is_some_and(|columns| columns > 1);
                }
                _ => {}
            }
            Ok(())
        })?;
        Ok(section)
    }
}

/// What a run or a style says of its letters. `None`: it says nothing.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct RunProps {
    /// The character style it follows, by id.
    pub(super) style: Option<String>,
    /// The font of letters beyond ASCII: one from before Unicode, or none of those.
    pub(super) font: Option<Option<Font>>,
    /// Bold.
    pub(super) bold: Option<bool>,
    /// In italics.
    pub(super) italic: Option<bool>,
    /// Hidden: not on the page.
    pub(super) hidden: Option<bool>,
    /// Shown in capitals, whatever is typed.
    pub(super) capitals: Option<bool>,
    /// Above or below the line.
    pub(super) raised: Option<Raised>,
    /// Struck through, once or twice.
    pub(super) struck: Option<bool>,
    /// The run itself, not its style, is underlined, coloured, marked with colour or in small capitals.
    pub(super) has_look: bool,
    /// Its looks were changed in a tracked change.
    pub(super) restyled: bool,
}

/// Where letters stand that are not on the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Raised {
    No,
    Above,
    Below,
}

impl Raised {
    /// A text of figures in this place, as letters that stand there by themselves; none for other text.
    pub(super) fn figures(self, text: &str) -> Option<String> {
        const ABOVE: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
        const BELOW: [char; 10] = ['₀', '₁', '₂', '₃', '₄', '₅', '₆', '₇', '₈', '₉'];
        let figures = match self {
            Raised::No => return None,
            Raised::Above => ABOVE,
            Raised::Below => BELOW,
        };
        let place = |letter: char| letter.to_digit(10).and_then(|digit| figures.get(digit as usize).copied());
        text.chars().map(place).collect()
    }
}

impl ParagraphProps {
    /// Reads the `w:pPr` that opened last.
    pub(super) fn read(xml: &mut Xml<'_>) -> Result<Self, ReadRefusal> {
        let mut props = Self::default();
        xml.children(|xml, child| props.add(xml, &child))?;
        Ok(props)
    }

    fn add(&mut self, xml: &mut Xml<'_>, child: &Element<'_>) -> Result<(), ReadRefusal> {
        match child.name() {
            "pStyle" => self.style = child.value(),
            "outlineLvl" => self.outline = child.number(),
            "ind" => self.left = left_of(child),
            "jc" => self.side = child.value().map(|side| side_of(&side)),
            "pageBreakBefore" => self.page_before = Some(child.is_on()),
            "numPr" => xml.children(|_, part| {
                match part.name() {
                    "numId" => self.list = part.number(),
                    "ilvl" => self.level = part.number(),
                    _ => {}
                }
                Ok(())
            })?,
            "rPr" => xml.children(|_, mark| {
                self.end_deleted |= matches!(mark.name(), "del" | "moveFrom");
                self.end_inserted |= matches!(mark.name(), "ins" | "moveTo");
                Ok(())
            })?,
            "framePr" => self.end_deleted |= child.attribute("dropCap").is_some_and(|how| how != "none"),
            "pPrChange" => self.restyled = true,
            "sectPr" => self.section = Some(Section::read(xml)?),
            _ => {}
        }
        Ok(())
    }

    /// Fills what is not said with what `base` says; the style it names stays its own.
    pub(super) fn or(self, base: &Self) -> Self {
        Self {
            style: self.style,
            outline: self.outline.or(base.outline),
            side: self.side.or(base.side),
            page_before: self.page_before.or(base.page_before),
            role: self.role.or(base.role),
            // The list that a paragraph is put in says more of its place than its style does.
            left: self.left.or(if self.list.is_none_or(|list| list == 0) { base.left } else { None }),
            level: self.level.or(if self.list.is_none() { base.level } else { None }),
            list: self.list.or(base.list),
            end_deleted: self.end_deleted,
            end_inserted: self.end_inserted,
            restyled: self.restyled,
            section: self.section,
        }
    }
}

impl RunProps {
    /// Reads the `w:rPr` that opened last.
    pub(super) fn read(xml: &mut Xml<'_>) -> Result<Self, ReadRefusal> {
        let mut props = Self::default();
        xml.children(|_, child| {
            match child.name() {
                "rStyle" => props.style = child.value(),
                "rFonts" => props.font = font(&child).or(props.font),
                "b" => props.bold = Some(child.is_on()),
                "i" => props.italic = Some(child.is_on()),
                "vanish" => props.hidden = Some(child.is_on()),
                "caps" => props.capitals = Some(child.is_on()),
                "strike" | "dstrike" => props.struck = Some(child.is_on() || props.struck == Some(true)),
                "vertAlign" => props.raised = child.value().map(|place| raised_of(&place)),
                "smallCaps" => props.has_look |= child.is_on(),
                "u" | "highlight" => props.has_look |= child.value().is_none_or(|how| how != "none"),
                "color" => props.has_look |= child.value().is_some_and(|colour| is_coloured(&colour)),
                "rPrChange" => props.restyled = true,
                _ => {}
            }
            Ok(())
        })?;
        Ok(props)
    }

    /// Fills what is not said with what `base` says; the style it names stays its own.
    pub(super) fn or(self, base: &Self) -> Self {
        Self {
            style: self.style,
            font: self.font.or(base.font),
            bold: self.bold.or(base.bold),
            italic: self.italic.or(base.italic),
            hidden: self.hidden.or(base.hidden),
            capitals: self.capitals.or(base.capitals),
            raised: self.raised.or(base.raised),
            struck: self.struck.or(base.struck),
            has_look: self.has_look,
            restyled: self.restyled,
        }
    }
}

/// The font that letters beyond ASCII are set in. A theme font wins over a named one; no theme names a font from
/// before Unicode, so its own name does not matter.
fn font(element: &Element<'_>) -> Option<Option<Font>> {
    if element.attribute("hAnsiTheme").or_else(|| element.attribute("asciiTheme")).is_some() {
        return Some(None);
    }
    element.attribute("hAnsi").or_else(|| element.attribute("ascii")).map(|name| Font::named(&name))
}

/// What `w:ind` says of the left side, which the strict form calls the start.
pub(super) fn left_of(indent: &Element<'_>) -> Option<i32> {
    indent.attribute("left").or_else(|| indent.attribute("start"))?.trim().parse().ok()
}

/// Where letters stand, by the words of `w:vertAlign`.
fn raised_of(place: &str) -> Raised {
    match place {
        "superscript" => Raised::Above,
        "subscript" => Raised::Below,
        _ => Raised::No,
    }
}

/// Whether a colour is none of the blacks that text has anyway.
fn is_coloured(colour: &str) -> bool {
    let parts = u32::from_str_radix(colour.trim(), 16);
    parts.is_ok_and(|parts| parts.to_be_bytes().iter().any(|part| *part > 0x33))
}

/// Where lines stand, by the words of both forms of the standard.
fn side_of(word: &str) -> Side {
    match word {
        "center" => Side::Centre,
        "left" | "start" => Side::Left,
        "right" | "end" => Side::Right,
        _ => Side::Both,
    }
}
