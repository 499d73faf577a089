//! Why a file was not read. The words for people are the caller's, chosen by variant.

use std::fmt;

use thiserror::Error;
use viet::legacy::Legacy;

/// Why a file was not read. `Display` is plain English for the operator's log; what a visitor sees is the caller's to
/// say, by variant.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ReadRefusal {
    /// The file has more bytes than are read.
    #[error("the file has {bytes} bytes, more than the {limit} that are read; hand it in without its pictures")]
    TooLarge {
        /// Bytes of the file.
        bytes: usize,
        /// Bytes that are read at most.
        limit: usize,
    },
    /// No text at all: no bytes, or blanks only, or a .docx of empty paragraphs (often pictures of pages).
    #[error("the file holds no text; if it shows pages as pictures, hand in the text itself")]
    Empty,
    /// A picture, most likely of a page.
    #[error("the file is a picture ({kind}), not text; hand in the document it shows as .docx or .txt")]
    Picture {
        /// Which format it is in.
        kind: PictureKind,
    },
    /// A PDF.
    #[error("the file is a PDF; hand in the document it was made from, as .docx or .txt")]
    Pdf,
    /// Word's binary format before 2007.
    #[error("the file is a .doc of Word 97-2003; save it as .docx and hand it in again")]
    OldWord,
    /// A workbook: .xlsx, .xls or OpenDocument.
    #[error("the file is a workbook; paste its table into a .docx or .txt, or use the form that takes workbooks")]
    Spreadsheet,
    /// An office document that opens only with a password.
    #[error("the file is locked with a password; save it without one and hand it in again")]
    Locked,
    /// Something else that is known and is not read.
    #[error("the file is of a kind that is not read ({kind}); save it as .docx or .txt and hand it in again")]
    OtherFile {
        /// What it is.
        kind: OtherKind,
    },
    /// Bytes that are no text in any encoding.
    #[error("the file holds binary data, not text; hand in a .docx, or a .txt saved as UTF-8")]
    Binary,
    /// Vietnamese from before Unicode, as bytes, as text decoded wrongly, or set in one of the fonts made for it.
    #[error("the text is in {name}, not Unicode; convert it to Unicode and hand it in again", name = legacy(*.0))]
    LegacyEncoding(Legacy),
    /// Bytes that are nearly text: neither UTF-8 nor marked UTF-16, and no encoding that is recognised.
    #[error("the text is neither UTF-8 nor UTF-16 with its mark; save it as UTF-8 and hand it in again")]
    BrokenText,
    /// A .docx that cannot be opened or understood.
    #[error("the .docx is damaged at {part}: {reason}; open it in a word processor, save it anew and hand it in again")]
    BrokenDocx {
        /// The part of the package, as `word/document.xml`; `package` for the package itself.
        part: String,
        /// What was found there.
        reason: String,
    },
    /// A part declares a document type. Office programs never write one; those who attack readers of XML do.
    #[error("the part {part} declares a document type, which no office program writes; it was not read")]
    DocumentTypeDeclaration {
        /// The part of the package.
        part: String,
    },
    /// Elements lie too deep in one another.
    #[error("elements of the part {part} lie more than {limit} deep in one another")]
    TooDeep {
        /// The part of the package.
        part: String,
        /// Levels that are read at most.
        limit: usize,
    },
    /// A part, or all parts up to it, have more bytes once inflated, or more elements, than are read.
    #[error("the part {part} holds more than is read; small as the file is, it unpacks without measure")]
    PartTooLarge {
        /// The part of the package that passed the bound.
        part: String,
    },
    /// More lines, paragraphs or cells than are read.
    #[error("the document has more than {limit} lines, paragraphs or cells; hand it in in pieces")]
    TooManyLines {
        /// Lines, paragraphs or cells that are read at most.
        limit: usize,
    },
}

/// The format of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PictureKind {
    /// PNG.
    Png,
    /// JPEG.
    Jpeg,
    /// GIF.
    Gif,
    /// WebP.
    WebP,
    /// Windows bitmap.
    Bmp,
    /// TIFF, as scanners write it.
    Tiff,
    /// HEIC or AVIF, as telephones write it.
    Heif,
}

/// A kind of file that is known by its content and not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OtherKind {
    /// Rich Text Format.
    Rtf,
    /// A page of the web.
    Html,
    /// XML of any other kind, among it Word's single-file formats.
    Xml,
    /// Slides: .pptx or .ppt.
    Presentation,
    /// A text document of OpenDocument (.odt).
    OpenDocumentText,
    /// A .zip with something else in it, or an archive of another format.
    Archive,
    /// An OLE container that holds no document known here.
    OleContainer,
}

impl fmt::Display for PictureKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            PictureKind::Png => "PNG",
            PictureKind::Jpeg => "JPEG",
            PictureKind::Gif => "GIF",
            PictureKind::WebP => "WebP",
            PictureKind::Bmp => "BMP",
            PictureKind::Tiff => "TIFF",
            PictureKind::Heif => "HEIC or AVIF",
        })
    }
}

impl fmt::Display for OtherKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            OtherKind::Rtf => "Rich Text Format",
            OtherKind::Html => "a page of the web",
            OtherKind::Xml => "XML",
            OtherKind::Presentation => "slides",
            OtherKind::OpenDocumentText => "a text of OpenDocument",
            OtherKind::Archive => "an archive",
            OtherKind::OleContainer => "an OLE container",
        })
    }
}

/// An encoding from before Unicode, as people call it.
const fn legacy(encoding: Legacy) -> &'static str {
    match encoding {
        Legacy::Tcvn3 => "TCVN3 (ABC)",
        Legacy::VniWindows => "VNI",
        Legacy::Vps => "VPS",
        Legacy::Viqr => "VIQR",
        Legacy::Cp1258 => "Windows-1258",
    }
}
