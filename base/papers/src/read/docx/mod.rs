//! Reads .docx, Office Open XML as word processors write it (ISO/IEC 29500, transitional and strict).
//!
//! One pass over the text with an explicit stack; styles and numbering are read before it, notes after it. Headers and
//! footers are looked at for what they hold, and comments are told where they hang; neither is read. What comes out ([`Found`]) is made into lines and tables here, and
//! into trees and plain text elsewhere.

mod beside;
mod body;
mod formula;
mod frames;
mod lines;
mod numbering;
mod numerals;
mod paragraph;
mod properties;
mod running;
mod said;
mod styles;
mod symbols;
mod words;

use std::collections::HashMap;

use viet::legacy::Legacy;

use super::container::{Container, Relations, related};
use super::model::{NoteId, Piece};
use super::tree::Tally;
use super::{Block, Format, Limits, ReadRefusal, SourceText, encoding};
use body::Walker;
use numbering::Numbering;
use styles::Styles;

/// What a .docx holds.
pub(super) struct Found {
    pub(super) pieces: Vec<Piece>,
    pub(super) notes: HashMap<NoteId, Vec<Piece>>,
    /// The addresses behind words.
    pub(super) addresses: Vec<String>,
    /// The encoding of a paragraph that is not in Unicode, as its font says.
    pub(super) legacy: Option<Legacy>,
    pub(super) lost: Tally,
}

/// Reads a .docx as lines and tables.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<SourceText, ReadRefusal> {
    let mut container = Container::open(bytes, limits)?;
    let Some(main) = container.find_document()? else { return Err(container.other_kind()) };
    let found = find(&mut container, &main, limits, false)?;
    if let Some(legacy) = found.legacy {
        return Err(ReadRefusal::LegacyEncoding(legacy));
    }
    let blocks = lines::blocks(found.pieces);
    if blocks.is_empty() {
        return Err(ReadRefusal::Empty);
    }
    // Text may also have been pasted in an old encoding without its font.
    match encoding::suspect(&joined(&blocks)) {
        Some(legacy) => Err(ReadRefusal::LegacyEncoding(legacy)),
        None => Ok(SourceText { format: Format::Docx, blocks }),
    }
}

/// Reads the part `main` of a .docx and, with `notes`, those that hold its notes; then it also tells what its headers and
/// footers hold.
pub(super) fn find(
    container: &mut Container<'_>,
    main: &str,
    limits: &Limits,
    notes: bool,
) -> Result<Found, ReadRefusal> {
    let relations = container.relations(main)?;
    let styles = match find_beside(container, &relations, "styles")? {
        Some((part, text)) => Styles::read(&text, &part, limits)?,
        None => Styles::default(),
    };
    let numbering = match find_beside(container, &relations, "numbering")? {
        Some((part, text)) => Numbering::read(&text, &part, limits)?,
        None => Numbering::default(),
    };
    let text = container.get(main)?;
    let mut walker = Walker::new(&styles, numbering, limits);
    walker.relations = relations.clone();
    let pieces = walker.walk(&text, main, "document")?;
    for kind in ["footnotes", "endnotes"].into_iter().filter(|_| notes) {
        if let Some((part, text)) = find_beside(container, &relations, kind)? {
            walker.relations = container.relations(&part)?;
            // What lies between notes, where nothing should, has no place on a page.
            walker.walk(&text, &part, kind)?;
        }
    }
    let Walker { notes: found, addresses, legacy, mut lost, .. } = walker;
    if notes {
        running::tell(container, &relations, limits, &mut lost)?;
    }
    Ok(Found { pieces, notes: found, addresses, legacy, lost })
}

/// The name and text of the part that stands beside another as `kind`.
fn find_beside(
    container: &mut Container<'_>,
    relations: &Relations,
    kind: &str,
) -> Result<Option<(String, String)>, ReadRefusal> {
    let Some(part) = related(relations, kind) else { return Ok(None) };
    Ok(container.find(part)?.map(|text| (part.to_owned(), text)))
}

/// The text of the first lines, as far as it is looked at.
fn joined(blocks: &[Block]) -> String {
    let mut text = String::new();
    for block in blocks {
        let (line, table) = match block {
            Block::Line(line) => (Some(line), None),
            Block::Table(table) => (None, Some(table)),
        };
        let cells = table.into_iter().flat_map(|table| &table.rows).flat_map(|row| &row.cells);
        for line in line.into_iter().chain(cells.flat_map(|cell| &cell.lines)) {
            if text.len() >= encoding::SAMPLE {
                return text;
            }
            text.push_str(&line.text);
            text.push('\n');
        }
    }
    text
}
