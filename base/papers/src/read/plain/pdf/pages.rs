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
const DEEPEST: usize = 30;
/// Pieces that the content of a page may be cut in.
const MOST_PIECES: usize = 10_000;
/// Branches and pages that wait for their turn, for each page that may be read.
const WAITING: usize = 20;

/// Takes down the text of pages, one after another; no page is kept.
struct Writer<'a> {
    file: &'a File<'a>,
    pen: Pen<'a>,
    texts: Vec<String>,
}

/// The text of each page.
pub(super) fn texts(file: &File<'_>) -> Result<Vec<String>, TextRefusal> {
    let mut writer = Writer { file, pen: Pen::new(file), texts: Vec::new() };
    for tree in file.roots()? {
        writer.under(tree)?;
        if !writer.texts.is_empty() {
            return Ok(writer.texts);
        }
    }
    // The tree is lost: whatever is a page is read.
    for id in file.ids() {
        if let Object::Dict(dict) = file.resolve(&Object::Reference(id))?.as_ref()
            && dict.is_type("Page")
        {
            let resources = file.entry(dict, "Resources")?;
            writer.page(dict, resources.dict().unwrap_or(&Dict::default()))?;
        }
    }
    if writer.texts.is_empty() {
        let (part, reason) = ("the tree of pages".to_owned(), "it has no page".to_owned());
        return Err(ReadRefusal::BrokenDocx { part, reason }.into());
    }
    Ok(writer.texts)
}

impl Writer<'_> {
    /// The pages of a tree. A branch that was seen before, as one that lies in itself, is passed over.
    fn under(&mut self, tree: Object) -> Result<(), TextRefusal> {
        let file = self.file;
        let limit = file.budget.limits.pages;
        let mut seen = HashSet::new();
        let mut open = vec![(tree, Rc::<Dict>::default(), 0)];
        while let Some((object, above, depth)) = open.pop() {
            if let Object::Reference(id) = object
                && !seen.insert(id)
            {
                continue;
            }
            let node = file.resolve(&object)?;
            let Some(dict) = node.dict() else { continue };
            let resources = match file.entry(dict, "Resources")?.into_owned() {
                Object::Dict(own) => Rc::new(own),
                _ => above,
            };
            match file.entry(dict, "Kids")?.as_ref() {
                Object::Array(kids) if depth < DEEPEST => {
                    let references = kids.iter().rev().filter(|kid| matches!(kid, Object::Reference(_)));
                    open.extend(references.map(|kid| (kid.clone(), Rc::clone(&resources), depth + 1)));
                    if open.len() > limit.saturating_mul(WAITING) {
                        return Err(too_much("pages", limit));
                    }
                }
                Object::Array(_) => {}
                _ => self.page(dict, &resources)?,
            }
        }
        Ok(())
    }

    fn page(&mut self, dict: &Dict, resources: &Dict) -> Result<(), TextRefusal> {
        let limit = self.file.budget.limits.pages;
        if self.texts.len() >= limit {
            return Err(too_much("pages", limit));
        }
        let content = self.content(dict)?;
        self.texts.push(self.pen.page(&content, resources)?);
        Ok(())
    }

    /// What is drawn on a page; the pieces it may be cut in belong together.
    fn content(&self, dict: &Dict) -> Result<Vec<u8>, TextRefusal> {
        let mut pieces = Vec::new();
        let listed = |list: &[Object]| list.iter().take(MOST_PIECES).cloned().collect();
        match dict.get("Contents") {
            Some(Object::Array(list)) => pieces = listed(list),
            Some(reference @ Object::Reference(_)) => match self.file.resolve(reference)?.as_ref() {
                Object::Array(list) => pieces = listed(list),
                _ => pieces.push(reference.clone()),
            },
            _ => {}
        }
        let mut content = Vec::new();
        for piece in pieces {
            if let Object::Reference(id) = piece
                && let Some((_, bytes)) = self.file.unpacked(id)?
            {
                content.extend(bytes);
                content.push(b'\n');
            }
        }
        Ok(content)
    }
}
