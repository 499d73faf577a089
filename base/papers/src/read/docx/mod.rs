//! Reads .docx, Office Open XML as word processors write it (ISO/IEC 29500, transitional and strict).
//!
//! One pass over the text with an explicit stack; styles and numbering are read before it. Headers, footers, notes,
//! comments, pictures, deleted and hidden text are not part of what is read.

mod body;
mod fonts;
mod frames;
mod numbering;
mod numerals;
mod package;
mod paragraph;
mod properties;
mod styles;
mod symbols;
mod xml;

use super::{Block, Format, Limits, Line, ReadRefusal, SourceText, encoding};
use body::Walker;
use numbering::Numbering;
use package::Package;
use styles::Styles;

/// Reads a .zip container that should be a .docx.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<SourceText, ReadRefusal> {
    let mut package = Package::open(bytes, limits)?;
    let main = package.main.clone();
    let styles = match find_beside(&mut package, &main, "styles")? {
        Some((part, text)) => Styles::read(&text, &part, limits)?,
        None => Styles::default(),
    };
    let numbering = match find_beside(&mut package, &main, "numbering")? {
        Some((part, text)) => Numbering::read(&text, &part, limits)?,
        None => Numbering::default(),
    };
    let text = package.get(&main)?;
    let blocks = Walker::new(&styles, numbering, limits).walk(&text, &main)?;
    if blocks.is_empty() {
        return Err(ReadRefusal::Empty);
    }
    // Text may also have been pasted in an old encoding without its font.
    match encoding::suspect(&joined(&blocks)) {
        Some(legacy) => Err(ReadRefusal::LegacyEncoding(legacy)),
        None => Ok(SourceText { format: Format::Docx, blocks }),
    }
}

/// The name and text of the part that stands beside `main` as `kind`.
fn find_beside(package: &mut Package<'_>, main: &str, kind: &str) -> Result<Option<(String, String)>, ReadRefusal> {
    let Some(part) = package.find_related(main, kind)? else { return Ok(None) };
    Ok(package.find(&part)?.map(|text| (part, text)))
}

/// The text of the first lines, as far as it is looked at.
fn joined(blocks: &[Block]) -> String {
    let mut text = String::new();
    for line in blocks.iter().flat_map(lines_of) {
        if text.len() >= encoding::SAMPLE {
            break;
        }
        text.push_str(&line.text);
        text.push('\n');
    }
    text
}

/// The lines of a block, from left to right and top to bottom.
fn lines_of(block: &Block) -> Vec<&Line> {
    match block {
        Block::Line(line) => vec![line],
        Block::Table(table) => table.rows.iter().flat_map(|row| &row.cells).flat_map(|cell| &cell.lines).collect(),
    }
}
