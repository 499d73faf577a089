//! Reading a file that somebody handed over, told apart by content, never by name. There are three ways:
//!
//! - [`read()`]: a document (.docx or plain text) as lines and tables with their numbers, so that whatever is understood later
//!   can be shown beside the line it came from;
//! - [`tree()`]: a document as the tree that papers are written from, and what that tree does not hold, by place;
//! - [`plain_text()`]: the words of documents, workbooks, slides and PDFs, for the search.
//!
//! A .docx is walked through once (`docx/`), and what is found (`model.rs`) is made into any of the three. What cannot be
//! read is refused by name ([`ReadRefusal`], [`TextRefusal`]); nothing is guessed. Everything is read within [`Limits`].

pub(crate) mod container;
mod docx;
mod encoding;
mod fragment;
mod limits;
mod model;
mod plain;
mod refusal;
pub(crate) mod sniff;
mod text;
mod tree;
pub(crate) mod workbook;
mod xml;

pub use limits::Limits;
pub use plain::{PlainText, TextFormat, TextRefusal, plain_text, plain_text_within};
pub use refusal::{OtherKind, PictureKind, ReadRefusal};
pub use tree::{Lost, Place, Tree, What, tree, tree_within};

/// Reads a document within the default [`Limits`].
///
/// # Errors
/// [`ReadRefusal`] says what the bytes are if they are no document that is read, or what is wrong with them.
///
/// ```
/// use papers::read::{Block, Format, ReadRefusal, read};
///
/// let plan = read("KẾ HOẠCH\n\n1\tNội dung\tHình thức\n".as_bytes())?;
/// assert_eq!(plan.format, Format::PlainText);
/// assert!(matches!(&plan.blocks[..], [Block::Line(title), Block::Table(_)] if title.text == "KẾ HOẠCH"));
/// assert_eq!(read(b"%PDF-1.7 ..."), Err(ReadRefusal::Pdf));
/// # Ok::<(), ReadRefusal>(())
/// ```
pub fn read(bytes: &[u8]) -> Result<SourceText, ReadRefusal> {
    read_within(bytes, &Limits::default())
}

/// Reads a document within `limits`: for callers that must spend less than [`read`] does.
///
/// # Errors
/// As [`read`].
pub fn read_within(bytes: &[u8], limits: &Limits) -> Result<SourceText, ReadRefusal> {
    if bytes.len() > limits.file {
        return Err(ReadRefusal::TooLarge { bytes: bytes.len(), limit: limits.file });
    }
    match sniff::kind(bytes) {
        sniff::Kind::Zip => docx::read(bytes, limits),
        sniff::Kind::Text => text::read(bytes, limits),
        sniff::Kind::Refused(refusal) => Err(refusal),
    }
}

/// A document as lines and tables, in the order of the page.
#[derive(Debug, Clone, PartialEq)]
pub struct SourceText {
    /// What the bytes turned out to be.
    pub format: Format,
    /// Everything with text in it, in order.
    pub blocks: Vec<Block>,
}

impl SourceText {
    /// Every line in the order of the page, those in cells of tables among them.
    pub fn lines(&self) -> impl Iterator<Item = &Line> {
        self.blocks.iter().flat_map(|block| {
            let (line, table) = match block {
                Block::Line(line) => (Some(line), None),
                Block::Table(table) => (None, Some(table)),
            };
            let cells = table.into_iter().flat_map(|table| &table.rows).flat_map(|row| &row.cells);
            line.into_iter().chain(cells.flat_map(|cell| &cell.lines))
        })
    }
}

/// What a file turned out to be, by its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Text in UTF-8 or UTF-16.
    PlainText,
    /// Office Open XML, as Word writes it.
    Docx,
}

/// One piece of a document.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A paragraph (in .docx) or a line (in text); never empty.
    Line(Line),
    /// Rows that belong together. In plain text: consecutive lines with tab characters.
    Table(Table),
}

/// A paragraph or line of text.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// From 1: the line of a text file, or the paragraph of a .docx (paragraphs inside tables count too).
    pub number: u32,
    /// NFC, trimmed, automatic list numbers of Word written out as text ("1.", "a)", "-").
    pub text: String,
    /// How it was set, where the format says so.
    pub style: Style,
}

/// How a paragraph was set; plain text has only defaults.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Style {
    /// Outline level from 1, of a heading style.
    pub heading: Option<u8>,
    /// The whole paragraph is bold.
    pub bold: bool,
    /// The paragraph is centred.
    pub centred: bool,
}

/// A table.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// Rows from top to bottom.
    pub rows: Vec<Row>,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Number of the first line of the row, counted as in [`Line::number`].
    pub number: u32,
    /// Cells from left to right. A cell that spans columns stands once, with its [`Cell::columns`].
    pub cells: Vec<Cell>,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// The paragraphs of the cell, each with its own number; empty where the cell is blank.
    pub lines: Vec<Line>,
    /// How many columns it covers; at least 1.
    pub columns: u32,
    /// It goes on a cell of the row above (a vertical merge).
    pub continues: bool,
}
