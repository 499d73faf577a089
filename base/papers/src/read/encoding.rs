//! From bytes to text: UTF-8 and UTF-16 are read, encodings from before Unicode are recognised and refused by name.

use viet::legacy::{self, Legacy};

use super::ReadRefusal;

/// Bytes at the start of a text that are looked at for old encodings. 512 KiB: some 150 pages; who converts a document
/// converts all of it.
pub(super) const SAMPLE: usize = 512 * 1024;

/// The encoding that decoded text was in, if that was not Unicode.
pub(super) fn suspect(text: &str) -> Option<Legacy> {
    legacy::suspect(&text[..text.floor_char_boundary(SAMPLE)])
}

fn suspect_bytes(bytes: &[u8]) -> Option<Legacy> {
    legacy::suspect_bytes(&bytes[..bytes.len().min(SAMPLE)])
}

/// The text of `bytes`, or why they are none.
pub(super) fn decode(bytes: &[u8]) -> Result<String, ReadRefusal> {
    let text = match bytes {
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes)?,
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes)?,
        _ => utf8(bytes)?.to_owned(),
    };
    if binary(text.bytes()) { Err(ReadRefusal::Binary) } else { Ok(text) }
}

/// The text of `bytes` for the search, converted if it is in an encoding from before Unicode beyond doubt.
pub(super) fn decode_any(bytes: &[u8]) -> Result<String, ReadRefusal> {
    match decode(bytes) {
        Ok(text) => Ok(converted(text)),
        Err(ReadRefusal::LegacyEncoding(encoding)) => Ok(legacy::decode_bytes(bytes, encoding)),
        Err(refusal) => Err(refusal),
    }
}

/// Text converted if it is in an encoding from before Unicode beyond doubt.
pub(super) fn converted(text: String) -> String {
    match suspect(&text) {
        Some(encoding) => viet::nfc(&legacy::decode(&text, encoding)),
        None => text,
    }
}

fn utf8(bytes: &[u8]) -> Result<&str, ReadRefusal> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    std::str::from_utf8(bytes).map_err(|_| {
        if binary(bytes.iter().copied()) {
            ReadRefusal::Binary
        } else {
            suspect_bytes(bytes).map_or(ReadRefusal::BrokenText, ReadRefusal::LegacyEncoding)
        }
    })
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, ReadRefusal> {
    let (pairs, odd) = bytes.as_chunks::<2>();
    if !odd.is_empty() {
        return Err(ReadRefusal::BrokenText);
    }
    char::decode_utf16(pairs.iter().map(|pair| unit(*pair)))
        .collect::<Result<_, _>>()
        .map_err(|_| ReadRefusal::BrokenText)
}

/// Whether bytes are no text in any encoding: a NUL, or control codes beyond the few that stray into text files (form
/// feed, the end mark of DOS).
fn binary(bytes: impl Iterator<Item = u8>) -> bool {
    let (mut all, mut controls) = (0_usize, 0_usize);
    for byte in bytes {
        all += 1;
        match byte {
            0 => return true,
            b'\t'..=b'\r' | 0x1a | 0x20.. => {}
            _ => controls += 1,
        }
    }
    controls > all / 50
}
