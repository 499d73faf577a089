//! The text of slides (PresentationML, ISO/IEC 29500-1, part 19): shapes, tables and speakers' notes, in the order of the
//! show.

use viet::legacy::Font;

use super::office::Parts;
use super::{TextRefusal, shown};
use crate::read::Limits;
use crate::read::container::{Container, related};
use crate::read::xml::{Element, Node};

const MAIN: &str = "ppt/presentation.xml";

/// The text of each slide.
pub(super) fn slides(container: &mut Container<'_>, limits: &Limits) -> Result<Vec<String>, TextRefusal> {
    let mut parts = Parts::new(limits);
    let relations = container.relations(MAIN)?;
    let mut slides = Vec::new();
    parts.walk(container, MAIN, |parts, _, node| {
        if let Node::Open(element) = node
            && element.name() == "sldId"
        {
            // Beside the relation it has an id of its own, without a prefix.
            slides.extend(element.attributes("id").filter_map(|id| relations.get(&id)).map(|one| one.target.clone()));
            parts.check_count(slides.len())?;
        }
        Ok(())
    })?;
    for slide in slides {
        if !container.has(&slide) {
            continue;
        }
        text(&mut parts, container, &slide)?;
        let beside = container.relations(&slide)?;
        if let Some(notes) = related(&beside, "notesSlide").filter(|notes| container.has(notes)) {
            text(&mut parts, container, notes)?;
        }
        parts.end_part()?;
    }
    parts.finish()
}

/// The paragraphs of a slide or its notes.
fn text(parts: &mut Parts<'_>, container: &mut Container<'_>, part: &str) -> Result<(), TextRefusal> {
    let mut open: Vec<&'static str> = Vec::new();
    let mut font = None;
    parts.walk(container, part, |parts, _, node| {
        match node {
            Node::Open(element) => {
                let known = known(&element);
                match known {
                    "r" | "fld" => font = None,
                    "latin" => font = element.attribute("typeface").and_then(|name| Font::named(&name)),
                    "br" => parts.push("\n")?,
                    "tab" => parts.push(" ")?,
                    _ => {}
                }
                open.push(known);
            }
            Node::Close => {
                if open.pop() == Some("p") {
                    parts.end_line()?;
                }
            }
            Node::Text(text) if open.last() == Some(&"t") => parts.push(&shown(font, &text))?,
            Node::Text(_) | Node::End => {}
        }
        Ok(())
    })
}

fn known(element: &Element<'_>) -> &'static str {
    const KNOWN: &[&str] = &["p", "r", "t", "fld", "latin", "br", "tab"];
    KNOWN.iter().find(|name| **name == element.name()).copied().unwrap_or_default()
}
