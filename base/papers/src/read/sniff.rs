//! What a file is, told by its first bytes and, for containers, by the names within. Never by a file name.

use super::{OtherKind, PictureKind, ReadRefusal};

/// What the bytes of a file are worth trying as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A .zip container: .docx, or something else that its names will tell.
    Zip,
    /// Nothing that is known: text, if anything.
    Text,
    /// Known, and not read.
    Refused(ReadRefusal),
}

/// Formats known by the bytes they start with.
const STARTS: &[(&[u8], ReadRefusal)] = &[
    (b"\x89PNG\r\n\x1a\n", picture(PictureKind::Png)),
    (b"\xff\xd8\xff", picture(PictureKind::Jpeg)),
    (b"GIF87a", picture(PictureKind::Gif)),
    (b"GIF89a", picture(PictureKind::Gif)),
    (b"II*\0", picture(PictureKind::Tiff)),
    (b"MM\0*", picture(PictureKind::Tiff)),
    (b"\x1f\x8b\x08", other(OtherKind::Archive)),
    (b"Rar!\x1a\x07", other(OtherKind::Archive)),
    (b"7z\xbc\xaf\x27\x1c", other(OtherKind::Archive)),
    (b"{\\rtf", other(OtherKind::Rtf)),
];

/// The start of an OLE compound file: .doc, .xls, .ppt and locked .docx.
const OLE: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

const fn picture(kind: PictureKind) -> ReadRefusal {
    ReadRefusal::Picture { kind }
}

const fn other(kind: OtherKind) -> ReadRefusal {
    ReadRefusal::OtherFile { kind }
}

/// Tells what `bytes` are.
pub(crate) fn kind(bytes: &[u8]) -> Kind {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Kind::Zip;
    }
    if bytes.starts_with(OLE) {
        return Kind::Refused(ole(bytes));
    }
    let by_start = STARTS.iter().find(|(start, _)| bytes.starts_with(start)).map(|(_, refusal)| refusal.clone());
    match by_start.or_else(|| boxed_picture(bytes)).or_else(|| marked_text(bytes)) {
        Some(refusal) => Kind::Refused(refusal),
        None => Kind::Text,
    }
}

/// Pictures whose mark stands behind a length.
fn boxed_picture(bytes: &[u8]) -> Option<ReadRefusal> {
    let kind = match bytes {
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => PictureKind::WebP,
        [_, _, _, _, b'f', b't', b'y', b'p', a, b, c, d, ..] => match &[*a, *b, *c, *d] {
            b"heic" | b"heix" | b"hevc" | b"mif1" | b"msf1" | b"avif" => PictureKind::Heif,
            _ => return None,
        },
        // "BM" alone starts many a line of text: the two reserved words behind the size must be zero too.
        [b'B', b'M', _, _, _, _, 0, 0, 0, 0, ..] => PictureKind::Bmp,
        _ => return None,
    };
    Some(picture(kind))
}

/// Formats that are text to the eye of a decoder and yet no document: PDF, HTML, XML.
fn marked_text(bytes: &[u8]) -> Option<ReadRefusal> {
    let start = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    let says = |mark: &[u8]| start.get(..mark.len()).is_some_and(|head| head.eq_ignore_ascii_case(mark));
    if says(b"%PDF-") {
        Some(ReadRefusal::Pdf)
    } else if says(b"<!doctype html") || says(b"<html") {
        Some(other(OtherKind::Html))
    } else if says(b"<?xml") {
        Some(other(OtherKind::Xml))
    } else {
        None
    }
}

/// Which document an OLE container holds: its directory names streams in UTF-16.
fn ole(bytes: &[u8]) -> ReadRefusal {
    let names = |name: &str| contains(bytes, &name.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>());
    if names("EncryptedPackage") {
        ReadRefusal::Locked
    } else if names("WordDocument") {
        ReadRefusal::OldWord
    } else if names("Workbook") || names("Book") {
        ReadRefusal::Spreadsheet
    } else if names("PowerPoint Document") {
        other(OtherKind::Presentation)
    } else {
        other(OtherKind::OleContainer)
    }
}

/// What a .zip is that is no .docx, by the names in it. `mimetype` is the text of the part of that name, which
/// OpenDocument puts first.
pub(super) fn zip_of(names: &[&str], mimetype: &str) -> ReadRefusal {
    let has = |folder: &str| names.iter().any(|name| name.starts_with(folder));
    let mimetype = mimetype.trim();
    if has("xl/") || mimetype.starts_with("application/vnd.oasis.opendocument.spreadsheet") {
        ReadRefusal::Spreadsheet
    } else if has("ppt/") || mimetype.starts_with("application/vnd.oasis.opendocument.presentation") {
        other(OtherKind::Presentation)
    } else if mimetype.starts_with("application/vnd.oasis.opendocument.text") {
        other(OtherKind::OpenDocumentText)
    } else {
        other(OtherKind::Archive)
    }
}

/// Whether `needle` occurs in `bytes`.
pub(super) fn contains(bytes: &[u8], needle: &[u8]) -> bool {
    bytes.windows(needle.len()).any(|window| window == needle)
}
