//! What stands above and below the text of every page (`w:hdr`, `w:ftr`). It belongs to the pages of the file and not to
//! what a tree holds, whose pages have heads and numbers of their own; so it is told and left out.

use crate::read::container::{Container, Relations};
use crate::read::tree::{Place, Tally, What};
use crate::read::xml::{Element, Node, Xml};
use crate::read::{Limits, ReadRefusal};

/// Fields that number pages.
const PAGE_FIELDS: &[&str] = &["PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES"];
/// Fields within one another that are followed.
const DEEPEST_FIELD: usize = 20;

/// Tells what the headers and footers of a document hold, each part once.
pub(super) fn tell(
    container: &mut Container<'_>,
    relations: &Relations,
    limits: &Limits,
    lost: &mut Tally,
) -> Result<(), ReadRefusal> {
    let inside = relations.values().filter(|relation| !relation.outside);
    let mut parts: Vec<(Place, &str)> = inside
        .filter_map(|relation| match relation.kind.as_str() {
            "header" => Some((Place::Header, &*relation.target)),
            "footer" => Some((Place::Footer, &*relation.target)),
            _ => None,
        })
        .collect();
    parts.sort_unstable();
    parts.dedup();
    for (place, part) in parts {
        let Some(text) = container.find(part)? else { continue };
        let found = Running::read(&text, part, limits)?;
        let told = [
            (What::RunningText, found.text),
            (What::RunningPicture, found.picture),
            (What::PageNumber, found.page_number),
        ];
        told.into_iter().filter(|(_, is_there)| *is_there).for_each(|(what, _)| lost.add(place, what));
    }
    Ok(())
}

/// What one of them holds.
#[derive(Debug, Default)]
struct Running {
    text: bool,
    picture: bool,
    page_number: bool,
    /// What the open fields are to do; what they show is text unless it numbers pages.
    fields: Vec<String>,
}

impl Running {
    fn read(text: &str, part: &str, limits: &Limits) -> Result<Self, ReadRefusal> {
        let (mut running, mut xml) = (Self::default(), Xml::new(text, part, limits));
        // The names of the open elements that matter.
        let mut open = Vec::new();
        loop {
            match xml.next()? {
                Node::Open(element) => open.push(running.open(&element)),
                Node::Close => {
                    if open.pop() == Some("fldSimple") {
                        running.fields.pop();
                    }
                }
                Node::Text(text) => match open.last() {
                    Some(&"instrText") => {
                        if let Some(field) = running.fields.last_mut().filter(|field| field.len() < 20) {
                            field.push_str(&text[..text.floor_char_boundary(20)]);
                        }
                    }
                    Some(&"t") => {
                        let numbers = running.fields.iter().any(|field| is_page_field(field));
                        running.text |= !numbers && text.chars().any(char::is_alphanumeric);
                    }
                    _ => {}
                },
                Node::End => break,
            }
            running.page_number |= running.fields.last().is_some_and(|field| is_page_field(field));
        }
        Ok(running)
    }

    fn open(&mut self, element: &Element<'_>) -> &'static str {
        match element.name() {
            "t" => return "t",
            "instrText" => return "instrText",
            "fldSimple" if self.fields.len() < DEEPEST_FIELD => {
                self.fields.push(element.attribute("instr").unwrap_or_default());
                return "fldSimple";
            }
            "fldChar" => match element.attribute("fldCharType").as_deref() {
                Some("begin") if self.fields.len() < DEEPEST_FIELD => self.fields.push(String::new()),
                Some("end") => drop(self.fields.pop()),
                _ => {}
            },
            "pgNum" => self.page_number = true,
            "blip" | "imagedata" => self.picture = true,
            // Words across the page: DỰ THẢO.
            "textpath" => {
                let words = element.attribute("string").unwrap_or_default();
                self.text |= words.chars().any(char::is_alphanumeric);
            }
            _ => {}
        }
        ""
    }
}

fn is_page_field(instruction: &str) -> bool {
    let keyword = instruction.split_whitespace().next().unwrap_or_default();
    PAGE_FIELDS.iter().any(|page| keyword.eq_ignore_ascii_case(page))
}
