//! The text of a file for the search: documents, workbooks, slides and PDFs, told apart by content. Order and words are
//! kept; how they were set is not.

mod odf;
mod office;
mod pdf;
mod pptx;
mod refusal;
mod xlsx;

use std::fmt;

use viet::legacy::Font;

use super::container::Container;
use super::tree::{of_docx, words};
use super::{Limits, ReadRefusal, encoding, sniff, workbook};

pub use refusal::TextRefusal;

/// The text of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlainText {
    /// What the bytes turned out to be.
    pub format: TextFormat,
    /// Pages of a PDF, sheets of a workbook, slides; one for other files. In NFC, lines parted by line ends; cells of a
    /// workbook by tabs. Those without text are there and empty, so that places count as people count them.
    pub parts: Vec<String>,
}

impl PlainText {
    /// All of it, parts one after another.
    pub fn text(&self) -> String {
        self.parts.join("\n")
    }
}

/// What a file turned out to be, by its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TextFormat {
    /// Text without a format.
    PlainText,
    /// A document of Word.
    Docx,
    /// A workbook of Excel.
    Xlsx,
    /// Slides of PowerPoint.
    Pptx,
    /// A text document of OpenDocument.
    Odt,
    /// A workbook of OpenDocument.
    Ods,
    /// Slides of OpenDocument.
    Odp,
    /// A PDF.
    Pdf,
}

impl fmt::Display for TextFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            TextFormat::PlainText => "text",
            TextFormat::Docx => ".docx",
            TextFormat::Xlsx => ".xlsx",
            TextFormat::Pptx => ".pptx",
            TextFormat::Odt => ".odt",
            TextFormat::Ods => ".ods",
            TextFormat::Odp => ".odp",
            TextFormat::Pdf => "PDF",
        })
    }
}

/// Takes the text out of a .docx, .xlsx, .pptx, .odt, .ods, .odp, .pdf or plain text, within the default [`Limits`].
///
/// # Errors
/// [`TextRefusal`] says what the bytes are if no text is taken out of such files, or what is wrong with them. A file that
/// is sound and shows no text, as a scan, is refused as [`ReadRefusal::Empty`].
///
/// ```
/// use papers::read::{PlainText, ReadRefusal, TextFormat, TextRefusal, plain_text};
///
/// let found = plain_text("Kế hoạch năm 2026".as_bytes())?;
/// assert_eq!(found, PlainText { format: TextFormat::PlainText, parts: vec!["Kế hoạch năm 2026".into()] });
/// assert_eq!(plain_text(b"GIF89a...").unwrap_err().to_string(), plain_text(b"GIF87a...").unwrap_err().to_string());
/// # Ok::<(), TextRefusal>(())
/// ```
pub fn plain_text(bytes: &[u8]) -> Result<PlainText, TextRefusal> {
    plain_text_within(bytes, &Limits::default())
}

/// Takes the text out of a file within `limits`.
///
/// # Errors
/// As [`plain_text`].
pub fn plain_text_within(bytes: &[u8], limits: &Limits) -> Result<PlainText, TextRefusal> {
    if bytes.len() > limits.file {
        return Err(ReadRefusal::TooLarge { bytes: bytes.len(), limit: limits.file }.into());
    }
    let found = match sniff::kind(bytes) {
        sniff::Kind::Zip => zipped(bytes, limits)?,
        sniff::Kind::Refused(ReadRefusal::Pdf) => {
            PlainText { format: TextFormat::Pdf, parts: pdf::pages(bytes, limits)? }
        }
        sniff::Kind::Refused(refusal) => return Err(refusal.into()),
        sniff::Kind::Text => {
            let text = encoding::decode_any(bytes)?;
            PlainText { format: TextFormat::PlainText, parts: vec![viet::nfc(text.trim())] }
        }
    };
    if found.parts.iter().all(|part| part.trim().is_empty()) {
        return Err(ReadRefusal::Empty.into());
    }
    Ok(found)
}

/// The text of what lies in a .zip.
fn zipped(bytes: &[u8], limits: &Limits) -> Result<PlainText, TextRefusal> {
    let mut container = Container::open(bytes, limits)?;
    if let Some(main) = container.find_document()? {
        let tree = of_docx(&mut container, &main, limits)?;
        let text = encoding::converted(words(&tree.blocks));
        return Ok(PlainText { format: TextFormat::Docx, parts: vec![text] });
    }
    if workbook::find(&mut container)?.is_some() {
        let parts = xlsx::sheets(container, limits).map_err(|refusal| refusal.of(TextFormat::Xlsx))?;
        return Ok(PlainText { format: TextFormat::Xlsx, parts });
    }
    if container.has("ppt/presentation.xml") {
        let parts = pptx::slides(&mut container, limits).map_err(|refusal| refusal.of(TextFormat::Pptx))?;
        return Ok(PlainText { format: TextFormat::Pptx, parts });
    }
    let mimetype = container.mimetype();
    let kinds = [("text", TextFormat::Odt), ("spreadsheet", TextFormat::Ods), ("presentation", TextFormat::Odp)];
    let kind = mimetype.strip_prefix("application/vnd.oasis.opendocument.").unwrap_or_default();
    match kinds.iter().find(|(name, _)| kind.starts_with(name)) {
        Some((_, format)) => {
            let parts = odf::parts(&mut container, limits).map_err(|refusal| refusal.of(*format))?;
            Ok(PlainText { format: *format, parts })
        }
        None => Err(container.other_kind().into()),
    }
}

/// Text as its reader saw it, if it is set in a font from before Unicode and was not converted.
fn shown(font: Option<Font>, text: &str) -> String {
    match font {
        Some(font) if !text.chars().any(super::model::only_in_unicode) => font.decode(text),
        _ => text.to_owned(),
    }
}
