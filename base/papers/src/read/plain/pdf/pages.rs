//! The pages of a PDF in their order (ISO 32000-1, 7.7.3), and the text of each.

use std::collections::HashSet;
use std::rc::Rc;

use super::content::Pen;
use super::file::File;
use super::object::{Dict, Object};
use crate::read::ReadRefusal;
use crate::read::plain::TextRefusal;
use crate::read::plain::office::too_much;

/// Branches of the tree of pages within one another.
const DEEPEST: usize = 100;
/// Pieces that the content of a page may be cut in.
const MOST_PIECES: usize = 10_000;

/// A page, with the resources it may inherit.
struct Page {
    dict: Dict,
    resources: Rc<Dict>,
}

/// The text of each page.
pub(super) fn texts(file: &File<'_>) -> Result<Vec<String>, TextRefusal> {
    let mut pages = Vec::new();
    for root in file.roots()? {
        pages = under(file, root.get("Pages"))?;
        if !pages.is_empty() {
            break;
        }
    }
    if pages.is_empty() {
        pages = astray(file)?;
    }
    if pages.is_empty() {
        let (part, reason) = ("the tree of pages".to_owned(), "it has no page".to_owned());
        return Err(ReadRefusal::BrokenDocx { part, reason }.into());
    }
    let mut pen = Pen::new(file);
    let mut texts = Vec::with_capacity(pages.len());
    for page in &pages {
        texts.push(pen.page(&content(file, page)?, &page.resources)?);
    }
    Ok(texts)
}

/// The pages of a tree. A branch that was seen before, as one that lies in itself, is passed over.
fn under(file: &File<'_>, tree: Option<&Object>) -> Result<Vec<Page>, TextRefusal> {
    let mut pages = Vec::new();
    let mut seen = HashSet::new();
    let mut open = vec![(tree.cloned().unwrap_or(Object::Null), Rc::<Dict>::default(), 0)];
    while let Some((object, above, depth)) = open.pop() {
        if let Object::Reference(id) = object
            && !seen.insert(id)
        {
            continue;
        }
        let Object::Dict(dict) = file.resolve(&object)?.into_owned() else { continue };
        let resources = match file.entry(&dict, "Resources")?.into_owned() {
            Object::Dict(own) => Rc::new(own),
            _ => above,
        };
        match file.entry(&dict, "Kids")?.into_owned() {
            Object::Array(kids) if depth < DEEPEST => {
                open.extend(kids.into_iter().rev().map(|kid| (kid, Rc::clone(&resources), depth + 1)));
            }
            Object::Array(_) => {}
            _ => add(file, &mut pages, Page { dict, resources })?,
        }
    }
    Ok(pages)
}

/// All objects that are pages, for files whose tree is lost.
fn astray(file: &File<'_>) -> Result<Vec<Page>, TextRefusal> {
    let mut pages = Vec::new();
    for id in file.ids() {
        if let Object::Dict(dict) = file.resolve(&Object::Reference(id))?.into_owned()
            && dict.is_type("Page")
        {
            let resources = Rc::new(file.entry(&dict, "Resources")?.dict().cloned().unwrap_or_default());
            add(file, &mut pages, Page { dict, resources })?;
        }
    }
    Ok(pages)
}

fn add(file: &File<'_>, pages: &mut Vec<Page>, page: Page) -> Result<(), TextRefusal> {
    pages.push(page);
    let limit = file.budget.limits.pages;
    if pages.len() > limit { Err(too_much("pages", limit)) } else { Ok(()) }
}

/// What is drawn on a page; the pieces it may be cut in belong together.
fn content(file: &File<'_>, page: &Page) -> Result<Vec<u8>, TextRefusal> {
    let pieces = match page.dict.get("Contents") {
        Some(Object::Array(pieces)) => pieces.clone(),
        Some(reference @ Object::Reference(_)) => match file.resolve(reference)?.into_owned() {
            Object::Array(pieces) => pieces,
            _ => vec![reference.clone()],
        },
        _ => Vec::new(),
    };
    let mut content = Vec::new();
    for piece in pieces.into_iter().take(MOST_PIECES) {
        if let Object::Reference(id) = piece
            && let Some((_, bytes)) = file.unpacked(id)?
        {
            content.extend(bytes);
            content.push(b'\n');
        }
    }
    Ok(content)
}
