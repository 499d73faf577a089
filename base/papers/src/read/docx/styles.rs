//! The styles of a .docx (`word/styles.xml`): what a paragraph or run is when it does not say so itself.

use std::collections::HashMap;

use super::properties::{ParagraphProps, RunProps};
use crate::read::container::broken;
use crate::read::model::Role;
use crate::read::xml::{Element, Node, Xml};
use crate::read::{Limits, ReadRefusal};

/// Styles that build on one another are followed this far. Word's own go five deep; a circle would have no end.
const LONGEST_CHAIN: usize = 20;

/// Styles that a document may define. Word itself stops at about 4,000.
const MOST_STYLES: usize = 10_000;

/// All styles of a document, each with what it inherits already filled in.
#[derive(Debug, Default)]
pub(super) struct Styles {
    by_id: HashMap<String, Styled>,
    /// The style of paragraphs that name none.
    normal: Option<String>,
    /// What holds where no style says otherwise.
    defaults: Styled,
}

/// What a style says.
#[derive(Debug, Clone, Default)]
struct Styled {
    based_on: Option<String>,
    paragraph: ParagraphProps,
    run: RunProps,
}

impl Styles {
    /// Reads `word/styles.xml`.
    pub(super) fn read(text: &str, part: &str, limits: &Limits) -> Result<Self, ReadRefusal> {
        let mut xml = Xml::new(text, part, limits);
        let mut styles = Self::default();
        loop {
            match xml.next()? {
                Node::Open(element) if element.is_word("docDefaults") => {}
                Node::Open(element) if element.is_word("pPrDefault") || element.is_word("rPrDefault") => {
                    let read = Styled::read(&mut xml)?;
                    styles.defaults.paragraph = read.paragraph.or(&styles.defaults.paragraph);
                    styles.defaults.run = read.run.or(&styles.defaults.run);
                }
                Node::Open(element) if element.is_word("style") => {
                    styles.add(&mut xml, &element)?;
                    if styles.by_id.len() > MOST_STYLES {
                        return Err(broken(part, format!("it defines more than {MOST_STYLES} styles")));
                    }
                }
                Node::Open(element) if element.is_word("styles") => {}
                Node::Open(_) => xml.skip()?,
                Node::End => break,
                Node::Close | Node::Text(_) => {}
            }
        }
        styles.inherit();
        Ok(styles)
    }

    fn add(&mut self, xml: &mut Xml<'_>, element: &Element<'_>) -> Result<(), ReadRefusal> {
        let is_normal = element.attribute("type").as_deref() == Some("paragraph")
            && matches!(element.attribute("default").as_deref(), Some("1" | "true" | "on"));
        let style = Styled::read(xml)?;
        if let Some(id) = element.attribute("styleId") {
            if is_normal {
                self.normal = Some(id.clone());
            }
            self.by_id.insert(id, style);
        }
        Ok(())
    }

    /// Fills every style with what it inherits.
    fn inherit(&mut self) {
        let full = self.by_id.iter().map(|(id, style)| (id.clone(), self.filled(style))).collect();
        self.by_id = full;
    }

    fn filled(&self, style: &Styled) -> Styled {
        let mut full = style.clone();
        let mut base = style.based_on.as_ref();
        for _ in 0..LONGEST_CHAIN {
            let Some(next) = base.and_then(|id| self.by_id.get(id)) else { break };
            full.paragraph = full.paragraph.or(&next.paragraph);
            full.run = full.run.or(&next.run);
            base = next.based_on.as_ref();
        }
        full
    }

    /// What holds for a paragraph that says `own` of itself.
    pub(super) fn paragraph(&self, own: ParagraphProps) -> ParagraphProps {
        let style = self.style_of(own.style.as_ref());
        own.or(style.map_or(&self.defaults.paragraph, |style| &style.paragraph)).or(&self.defaults.paragraph)
    }

    /// What holds for a run that says `own` of itself, in a paragraph of the style `paragraph`.
    pub(super) fn run(&self, own: RunProps, paragraph: Option<&String>) -> RunProps {
        let character = own.style.as_ref().and_then(|id| self.by_id.get(id));
        let own = match character {
            Some(style) => own.or(&style.run),
            None => own,
        };
        let own = match self.style_of(paragraph) {
            Some(style) => own.or(&style.run),
            None => own,
        };
        own.or(&self.defaults.run)
    }

    /// The list that the style `id` is linked to: lists may name a style instead of defining themselves.
    pub(super) fn list(&self, id: &str) -> Option<u32> {
        self.by_id.get(id)?.paragraph.list
    }

    fn style_of(&self, id: Option<&String>) -> Option<&Styled> {
        self.by_id.get(id.or(self.normal.as_ref())?)
    }
}

impl Styled {
    /// Reads the element that opened last: a style, or the defaults.
    fn read(xml: &mut Xml<'_>) -> Result<Self, ReadRefusal> {
        let (mut style, mut heading, mut role) = (Self::default(), None, None);
        xml.children(|xml, child| {
            match child.name() {
                "name" => {
                    let name = child.value().unwrap_or_default();
                    (heading, role) = (heading_of(&name), role_of(&name));
                }
                "basedOn" => style.based_on = child.value(),
                "pPr" => style.paragraph = ParagraphProps::read(xml)?,
                "rPr" => style.run = RunProps::read(xml)?,
                _ => {}
            }
            Ok(())
        })?;
        style.paragraph.outline = style.paragraph.outline.or(heading);
        style.paragraph.role = role;
        Ok(style)
    }
}

/// The outline level, from 0, of a style named "heading 1" to "heading 9". Word keeps these names English in every
/// language.
fn heading_of(name: &str) -> Option<u32> {
    let name = name.to_ascii_lowercase();
    let level: u32 = name.strip_prefix("heading ")?.trim().parse().ok()?;
    (1..=9).contains(&level).then(|| level - 1)
}

/// What a style of this name is for; these too are English in every language.
fn role_of(name: &str) -> Option<Role> {
    let name = name.to_ascii_lowercase();
    let level = |rest: &str| if rest.is_empty() { Some(1) } else { rest.trim().parse().ok() };
    match name.as_str() {
        "caption" => Some(Role::Caption),
        "table of figures" => Some(Role::Contents),
        _ if name.starts_with("toc ") && name != "toc heading" => Some(Role::Contents),
        _ => level(name.strip_prefix("list continue")?).map(Role::Continues),
    }
}
