//! The text of OpenDocument files (ISO/IEC 26300-1): paragraphs and headings, cells, pages of slides. Comments and what
//! tracked changes took out are left out.

use std::collections::HashMap;

use viet::legacy::Font;

use super::office::Parts;
use super::{TextRefusal, shown};
use crate::read::Limits;
use crate::read::container::Container;
use crate::read::xml::{Element, Node};

/// Styles that build on one another are followed this far.
const LONGEST_CHAIN: usize = 20;
/// Blanks that one element may stand for.
const MOST_BLANKS: usize = 100;

/// The fonts of styles.
#[derive(Default)]
struct Fonts {
    /// The families behind the names that styles use.
    faces: HashMap<String, Option<Font>>,
    styles: HashMap<String, Style>,
}

#[derive(Default)]
struct Style {
    parent: Option<String>,
    font: Option<Option<Font>>,
}

impl Fonts {
    /// Takes in an element that declares a font or a style; `style` is the one that is open.
    fn see(&mut self, element: &Element<'_>, style: &mut Option<String>) {
        match element.name() {
            "font-face" => {
                if let Some(name) = element.attribute("name") {
                    let family = element.attribute("font-family").unwrap_or_else(|| name.clone());
                    self.faces.insert(name, Font::named(family.trim_matches(['\'', '"'])));
                }
            }
            "style" => {
                *style = element.attribute("name");
                if let Some(name) = style {
                    let parent = element.attribute("parent-style-name");
                    self.styles.insert(name.clone(), Style { parent, font: None });
                }
            }
            "text-properties" => {
                let Some(style) = style.as_ref().and_then(|name| self.styles.get_mut(name)) else { return };
                let face = element.attribute("font-name");
                let face = face.map(|name| self.faces.get(&name).copied().unwrap_or_else(|| Font::named(&name)));
                let family = element.attribute("font-family").map(|name| Font::named(name.trim_matches(['\'', '"'])));
                style.font = face.or(family).or(style.font);
            }
            _ => {}
        }
    }

    /// The font of a style, if it or one that it builds on says so.
    fn of(&self, style: &str) -> Option<Option<Font>> {
        let mut next = self.styles.get(style);
        for _ in 0..LONGEST_CHAIN {
            let style = next?;
            if style.font.is_some() {
                return style.font;
            }
            next = self.styles.get(style.parent.as_ref()?);
        }
        None
    }
}

/// An open element: what it is, and the font in it.
struct Open {
    kind: Kind,
    font: Option<Font>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Paragraph,
    Row,
    Cell,
    Part,
    Other,
}

/// The text of the document, or of each sheet or slide.
pub(super) fn parts(container: &mut Container<'_>, limits: &Limits) -> Result<Vec<String>, TextRefusal> {
    let mut parts = Parts::new(limits);
    let mut fonts = Fonts::default();
    let mut style = None;
    if container.has("styles.xml") {
        parts.walk(container, "styles.xml", |_, _, node| {
            if let Node::Open(element) = node {
                fonts.see(&element, &mut style);
            }
            Ok(())
        })?;
    }
    let mut open: Vec<Open> = Vec::new();
    // Paragraphs stand in cells of tables and in frames within paragraphs.
    let (mut paragraphs, mut in_body, mut whole) = (0_usize, false, true);
    parts.walk(container, "content.xml", |parts, xml, node| {
        match node {
            Node::Open(element) => {
                let font = open.last().and_then(|open| open.font);
                let mut kind = Kind::Other;
                match element.name() {
                    "tracked-changes" | "annotation" | "forms" => return Ok(xml.skip()?),
                    "text" | "presentation" => in_body = true,
                    "spreadsheet" => (in_body, whole) = (true, false),
                    "page" if in_body => (kind, whole) = (Kind::Part, false),
                    "table" if !whole && open.iter().all(|open| open.kind != Kind::Part) => {
                        kind = Kind::Part;
                        parts.push(&element.attribute("name").unwrap_or_default())?;
                        parts.end_line()?;
                    }
                    "p" | "h" => (kind, paragraphs) = (Kind::Paragraph, paragraphs + 1),
                    "table-row" => kind = Kind::Row,
                    "table-cell" => kind = Kind::Cell,
                    "s" => {
                        let count = element.attribute("c").and_then(|c| c.trim().parse().ok()).unwrap_or(1_usize);
                        parts.push(&" ".repeat(count.min(MOST_BLANKS)))?;
                    }
                    "tab" => parts.push(" ")?,
                    "line-break" => parts.push("\n")?,
                    _ if !in_body => fonts.see(&element, &mut style),
                    _ => {}
                }
                let own = element.attribute("style-name").and_then(|name| fonts.of(&name));
                open.push(Open { kind, font: own.unwrap_or(font) });
            }
            Node::Close => match open.pop().map(|open| open.kind) {
                Some(Kind::Paragraph) => {
                    paragraphs = paragraphs.saturating_sub(1);
                    // In a sheet a row is a line.
                    if open.iter().any(|open| open.kind == Kind::Cell) { parts.push(" ")? } else { parts.end_line()? }
                }
                Some(Kind::Cell) => parts.push("\t")?,
                Some(Kind::Row) => parts.end_line()?,
                Some(Kind::Part) => parts.end_part()?,
                Some(Kind::Other) | None => {}
            },
            Node::Text(text) if paragraphs > 0 => {
                let font = open.last().and_then(|open| open.font);
                parts.push(&shown(font, &text.replace(['\n', '\t'], " ")))?;
            }
            Node::Text(_) | Node::End => {}
        }
        Ok(())
    })?;
    parts.finish()
}
