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
    /// The end of the paragraph was deleted in a tracked change.
    pub(super) end_deleted: bool,
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
                self.end_deleted |= mark.name() == "del";
                Ok(())
            })?,
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

/// Where lines stand, by the words of both forms of the standard.
fn side_of(word: &str) -> Side {
    match word {
        "center" => Side::Centre,
        "left" | "start" => Side::Left,
        "right" | "end" => Side::Right,
        _ => Side::Both,
    }
}
