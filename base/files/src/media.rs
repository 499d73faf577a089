//! What a content is, and photographs without what the camera wrote beside the picture.

use crate::{metadata, office};
use std::borrow::Cow;

store::text_enum! {
    /// The kinds of content that are taken.
    pub enum Media {
        /// A photograph.
        Jpeg = "image/jpeg",
        /// A picture.
        Png = "image/png",
        /// A picture.
        Webp = "image/webp",
        /// A picture.
        Gif = "image/gif",
        /// A paper.
        Pdf = "application/pdf",
        /// A document of a word processor.
        Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        /// A workbook.
        Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        /// A page that was fetched; always sent as a download, never shown.
        Html = "text/html",
        /// Plain text in UTF-8, or in UTF-16 with its mark, as older editors on Windows save it.
        Text = "text/plain",
    }
}

const MIB: usize = 1024 * 1024;

impl Media {
    /// Tells by the content; `None` for what is not taken.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Option<Self> {
        let starts = |mark: &[u8]| bytes.starts_with(mark);
        match () {
            () if starts(b"\xff\xd8\xff") => Some(Self::Jpeg),
            () if starts(b"\x89PNG\r\n\x1a\n") => Some(Self::Png),
            () if starts(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") => Some(Self::Webp),
            () if starts(b"GIF87a") || starts(b"GIF89a") => Some(Self::Gif),
            () if starts(b"%PDF-") => Some(Self::Pdf),
            () if starts(b"PK\x03\x04") => office::identify(bytes),
            () => text(bytes),
        }
    }

    /// Bytes that are taken of this kind at most.
    #[must_use]
    pub const fn limit(self) -> usize {
        match self {
            Self::Jpeg | Self::Png | Self::Webp | Self::Gif => 20 * MIB,
            Self::Pdf | Self::Docx | Self::Xlsx => 50 * MIB,
            Self::Html | Self::Text => 5 * MIB,
        }
    }

    /// The ending of names.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::Webp => "webp",
            Self::Gif => "gif",
            Self::Pdf => "pdf",
            Self::Docx => "docx",
            Self::Xlsx => "xlsx",
            Self::Html => "html",
            Self::Text => "txt",
        }
    }

    /// Whether a browser may show it in a page of ours; everything else is a download.
    #[must_use]
    pub const fn is_picture(self) -> bool {
        matches!(self, Self::Jpeg | Self::Png | Self::Webp | Self::Gif)
    }
}

/// A page in whatever encoding, or text in UTF-8. A page is whatever a browser that guesses could take for one, SVG with
/// its scripts included.
fn text(bytes: &[u8]) -> Option<Media> {
    let start = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    if matches!(start, [b'<', b'!' | b'?' | b'a'..=b'z' | b'A'..=b'Z', ..]) {
        return Some(Media::Html);
    }
    let text = match bytes {
        [0xff, 0xfe, rest @ ..] => Cow::Owned(utf16(rest, u16::from_le_bytes)?),
        [0xfe, 0xff, rest @ ..] => Cow::Owned(utf16(rest, u16::from_be_bytes)?),
        _ => Cow::Borrowed(std::str::from_utf8(bytes).ok()?),
    };
    let control = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}' | '\u{feff}');
    (!text.contains(control)).then_some(Media::Text)
}

/// A text that is a page inside is no text: whoever opens it may guess differently from us.
fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Option<String> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let text: String = char::decode_utf16(pairs.iter().map(|pair| unit(*pair))).collect::<Result<_, _>>().ok()?;
    (rest.is_empty() && !text.contains('<')).then_some(text)
}

/// A picture without its metadata: where, when, by whom, with what. Which side is up stays. `None` if the picture does not
/// hold together; every other kind of content as it is.
#[must_use]
pub fn without_metadata(media: Media, bytes: &[u8]) -> Option<Cow<'_, [u8]>> {
    metadata::strip(media, bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn content_tells_what_a_file_is() {
        for (bytes, expected) in [
            (&b"\xff\xd8\xff\xe0"[..], Some(Media::Jpeg)),
            (b"%PDF-1.7", Some(Media::Pdf)),
            (&office::tests::zip_of(&["[Content_Types].xml", "word/document.xml"]), Some(Media::Docx)),
            (b"PK\x03\x04....word/document.xml", None),
            (b"MZ\x90\x00", None),
            (b"<svg onload=alert(1)>", Some(Media::Html)),
            (b"<html><title>Ti\xebng Vi\xeat", Some(Media::Html)),
            ("Biên bản".as_bytes(), Some(Media::Text)),
            ("2 < 3, và x <y".as_bytes(), Some(Media::Text)),
            (b"Ti\xebng Vi\xeat", None),
            (b"\xff\xfeB\0i\0", Some(Media::Text)),
            (b"\xfe\xff\0B\0i", Some(Media::Text)),
            (b"\xff\xfeB\0i", None),
            (b"\xff\xfe<\0s\0", None),
            (b"\xff\xfe\0\0", None),
            (b"ab\0cd", None),
            (b"\xd0\xcf\x11\xe0", None),
        ] {
            assert_eq!(Media::of(bytes), expected, "{bytes:?}");
        }
    }

    proptest! {
        #[test]
        fn hostile_bytes_are_followed_within_bounds(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
            let photo = [&b"\xff\xd8\xff"[..], &bytes].concat();
            if let Some(clean) = without_metadata(Media::Jpeg, &photo) {
                prop_assert!(clean.len() <= photo.len());
            }
            let _ = Media::of(&bytes);
        }
    }
}
