//! A document as the tree that papers are written from ([`crate::content`]): headings, lists, tables, pictures, notes.
//!
//! What a tree has no place for is said ([`Lost`]); text is never dropped without a word. How lines become headings and
//! lists is decided by their styles and numbering where a file has them, and by their look where it does not.

mod assemble;
mod build;
mod heading;
mod inline;
mod line;
mod list;
mod lost;
mod table;
mod words;

use std::collections::HashMap;
use std::sync::Arc;

use super::container::Container;
use super::docx::{self, Found};
use super::model::{Cell, Para, Piece, Row, Set, Side, Span, Table};
use super::{Format, Limits, ReadRefusal, SourceText, encoding, sniff, text};
use crate::content::Block;
use build::Builder;

pub(super) use lost::Tally;
pub use lost::{Lost, Place, What};
pub(super) use words::words;

/// A document as a tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tree {
    /// What the bytes turned out to be.
    pub format: Format,
    /// What stands in it, in order.
    pub blocks: Vec<Block>,
    /// What the tree does not hold, by place.
    pub lost: Vec<Lost>,
}

/// Reads a .docx or a plain text as a tree, within the default [`Limits`].
///
/// # Errors
/// As [`super::read`]; but text in the fonts from before Unicode is decoded and not refused.
///
/// ```
/// use papers::content::{Block, Level};
///
/// let tree = papers::read::tree("I. MỤC ĐÍCH\nTuyên truyền sâu rộng.\n- Cổng;\n- Bảng tin.\n".as_bytes())?;
/// let [Block::Heading(heading), Block::Paragraph(_), Block::List(list)] = &tree.blocks[..] else { panic!() };
/// assert_eq!((heading.level, heading.label.as_str(), list.items.len()), (Level::Section, "I.", 2));
/// assert_eq!(tree.lost, []);
/// # Ok::<(), papers::read::ReadRefusal>(())
/// ```
pub fn tree(bytes: &[u8]) -> Result<Tree, ReadRefusal> {
    tree_within(bytes, &Limits::default())
}

/// Reads a document as a tree within `limits`.
///
/// # Errors
/// As [`tree`].
pub fn tree_within(bytes: &[u8], limits: &Limits) -> Result<Tree, ReadRefusal> {
    if bytes.len() > limits.file {
        return Err(ReadRefusal::TooLarge { bytes: bytes.len(), limit: limits.file });
    }
    match sniff::kind(bytes) {
        sniff::Kind::Zip => {
            let mut container = Container::open(bytes, limits)?;
            let Some(main) = container.find_document()? else { return Err(container.other_kind()) };
            let tree = of_docx(&mut container, &main, limits)?;
            // Text may also have been pasted in an old encoding without its font.
            match encoding::suspect(&words(&tree.blocks)) {
                Some(legacy) => Err(ReadRefusal::LegacyEncoding(legacy)),
                None => Ok(tree),
            }
        }
        sniff::Kind::Text => Ok(of_text(text::read(bytes, limits)?)),
        sniff::Kind::Refused(refusal) => Err(refusal),
    }
}

/// The tree of a .docx whose text lies in `main`.
pub(super) fn of_docx(container: &mut Container<'_>, main: &str, limits: &Limits) -> Result<Tree, ReadRefusal> {
    let found = docx::find(container, main, limits, true)?;
    let mut pictures = HashMap::new();
    for part in picture_parts(&found.pieces) {
        let bytes = container.find_bytes(&part)?.map(Arc::from);
        pictures.insert(part, bytes);
    }
    let Found { pieces, notes, addresses, legacy, lost } = found;
    let mut builder = Builder { addresses, notes, pictures, legacy, lost, ..Builder::default() };
    let blocks = builder.document(pieces);
    if blocks.is_empty() {
        return Err(ReadRefusal::Empty);
    }
    Ok(Tree { format: Format::Docx, blocks, lost: builder.lost.into_list() })
}

/// The parts in which the pictures of a document lie, each once.
fn picture_parts(pieces: &[Piece]) -> Vec<Arc<str>> {
    let mut parts = std::collections::BTreeSet::new();
    for piece in pieces {
        piece.each_paragraph(&mut |para| {
            parts.extend(para.spans.iter().filter_map(|span| match span {
                Span::Picture(drawn) => Some(Arc::clone(&drawn.part)),
                _ => None,
            }));
        });
    }
    parts.into_iter().collect()
}

/// The tree of a plain text.
fn of_text(source: SourceText) -> Tree {
    let plain = |line: super::Line| {
        let spans = vec![Span::Text { text: line.text, set: Set::default() }];
        Piece::Paragraph(Box::new(Para { number: line.number, side: Some(Side::Both), spans, ..Para::default() }))
    };
    let mut tables = 0;
    let mut pieces = Vec::new();
    for block in source.blocks {
        match block {
            super::Block::Line(line) => pieces.push(plain(line)),
            super::Block::Table(table) => {
                tables += 1;
                let row = |row: super::Row| {
                    let cell = |cell: super::Cell| Cell {
                        pieces: cell
                            .lines
                            .into_iter()
                            .map(plain)
                            .map(|piece| match piece {
                                Piece::Paragraph(para) => Piece::Paragraph(Box::new(Para { side: None, ..*para })),
                                table => table,
                            })
                            .collect(),
                        columns: cell.columns,
                        continues: cell.continues,
                        ..Cell::default()
                    };
                    Row { number: row.number, header: false, cells: row.cells.into_iter().map(cell).collect() }
                };
                let rows = table.rows.into_iter().map(row).collect();
                pieces.push(Piece::Table(Table { number: tables, rows, ..Table::default() }));
            }
        }
    }
    let mut builder = Builder::default();
    let blocks = builder.document(pieces);
    Tree { format: source.format, blocks, lost: builder.lost.into_list() }
}
