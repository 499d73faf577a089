//! Files that are something else, refused by what they are.

use papers::read::{OtherKind, PictureKind, ReadRefusal, read};

use crate::support::package;

/// An OLE container with a stream of this name, as far as telling it needs one.
fn ole(stream: &str) -> Vec<u8> {
    let name: Vec<u8> = stream.encode_utf16().flat_map(u16::to_le_bytes).collect();
    [&b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"[..], &[0; 504], &name[..], &[0; 64]].concat()
}

#[test]
fn files_are_refused_by_what_they_are() {
    let picture = |kind| ReadRefusal::Picture { kind };
    let other = |kind| ReadRefusal::OtherFile { kind };
    let odt = "application/vnd.oasis.opendocument.text";
    let ods = "application/vnd.oasis.opendocument.spreadsheet";
    let table: Vec<(&str, Vec<u8>, ReadRefusal)> = vec![
        ("png", b"\x89PNG\r\n\x1a\n....".into(), picture(PictureKind::Png)),
        ("jpeg", b"\xff\xd8\xff\xe0..JFIF".into(), picture(PictureKind::Jpeg)),
        ("gif", b"GIF89a...".into(), picture(PictureKind::Gif)),
        ("webp", b"RIFF\x10\0\0\0WEBPVP8 ".into(), picture(PictureKind::WebP)),
        ("bmp", b"BM\x36\x10\0\0\0\0\0\0\x36".into(), picture(PictureKind::Bmp)),
        ("tiff", b"II*\0....".into(), picture(PictureKind::Tiff)),
        ("tiff, big end first", b"MM\0*....".into(), picture(PictureKind::Tiff)),
        ("heic", b"\0\0\0\x18ftypheic....".into(), picture(PictureKind::Heif)),
        ("pdf", b"%PDF-1.7\n%\xe2\xe3".into(), ReadRefusal::Pdf),
        ("pdf behind blanks", b"\xef\xbb\xbf\r\n%PDF-1.4".into(), ReadRefusal::Pdf),
        ("doc", ole("WordDocument"), ReadRefusal::OldWord),
        ("xls", ole("Workbook"), ReadRefusal::Spreadsheet),
        ("ppt", ole("PowerPoint Document"), other(OtherKind::Presentation)),
        ("locked docx", ole("EncryptedPackage"), ReadRefusal::Locked),
        ("other container", ole("Thư"), other(OtherKind::OleContainer)),
        ("rtf", b"{\\rtf1\\ansi ...}".into(), other(OtherKind::Rtf)),
        ("html", b"\n<!DOCTYPE HTML><html>".into(), other(OtherKind::Html)),
        ("html without type", b"<HTML lang=vi>".into(), other(OtherKind::Html)),
        ("xml", b"<?xml version=\"1.0\"?><w:wordDocument/>".into(), other(OtherKind::Xml)),
        ("xlsx", package(&[("xl/workbook.xml", "<workbook/>")]), ReadRefusal::Spreadsheet),
        ("pptx", package(&[("ppt/presentation.xml", "<p/>")]), other(OtherKind::Presentation)),
        ("odt", package(&[("mimetype", odt), ("content.xml", "<x/>")]), other(OtherKind::OpenDocumentText)),
        ("ods", package(&[("mimetype", ods)]), ReadRefusal::Spreadsheet),
        ("zip", package(&[("anh.jpg", "...")]), other(OtherKind::Archive)),
        ("empty zip", package(&[]), other(OtherKind::Archive)),
        ("broken zip", b"PK\x03\x04....".into(), other(OtherKind::Archive)),
        ("gzip", b"\x1f\x8b\x08....".into(), other(OtherKind::Archive)),
        ("rar", b"Rar!\x1a\x07\x01\0".into(), other(OtherKind::Archive)),
    ];
    for (what, bytes, expected) in table {
        assert_eq!(read(&bytes), Err(expected), "{what}");
    }
}

#[test]
fn text_that_only_begins_like_something_else_is_read() {
    for text in ["BM 01 là biểu mẫu", "PK là viết tắt", "GIF là gì", "RIFF", "< 5 ngày", "II* chú thích"]
    {
        assert!(read(text.as_bytes()).is_ok(), "{text:?}");
    }
}

#[test]
fn refusals_tell_the_operator_what_and_what_to_do() {
    let refusal = read(b"%PDF-1.7").expect_err("a PDF is refused");
    assert_eq!(refusal.to_string(), "the file is a PDF; hand in the document it was made from, as .docx or .txt");
}
