//! The encodings from before Unicode, in which offices still keep papers: telling them, decoding them, and encoding for
//! those who must hand a paper to an old system.

mod detect;
mod font;
mod tables;
#[cfg(test)]
mod tests;
mod viqr;

use std::collections::HashMap;
use std::fmt;
use std::sync::OnceLock;
use tables::{cp1258, plain_in, tcvn3, vni, vps, windows_1252};
use unicode_normalization::UnicodeNormalization as _;

pub use detect::{Detected, detect, detect_bytes, suspect, suspect_bytes};
pub use font::{Font, Run, tcvn3_runs};

/// An old Vietnamese encoding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Legacy {
    /// TCVN 5712:1993, third form, also "ABC": one byte a letter, the fonts `.Vn…`. Has no capitals with tones; the fonts
    /// whose names end in `H` show its small letters as capitals (see [`Font`]).
    Tcvn3,
    /// VNI for Windows: a letter and a byte for its marks, the fonts `VNI-…`.
    VniWindows,
    /// Of the Vietnamese Professionals Society: one byte a letter, some capitals in place of control characters, the fonts
    /// `VPS …`.
    Vps,
    /// Marks typed as signs after plain letters (RFC 1456), as in mail of the time.
    Viqr,
    /// Microsoft's code page 1258: letters, with tones as bytes after them.
    Cp1258,
}

impl Legacy {
    /// All of them.
    pub const ALL: [Legacy; 5] = [Legacy::Tcvn3, Legacy::VniWindows, Legacy::Vps, Legacy::Viqr, Legacy::Cp1258];
}

/// Decodes text whose bytes were taken for Latin-1 or Windows-1252, as word processors and careless readers do. What the
/// encoding does not know stays. Give it the text before [`crate::nfc`], which drops the soft hyphen that is TCVN3's `ư`.
///
/// ```
/// use viet::legacy::{Legacy, decode};
/// assert_eq!(decode("Céng hßa x· héi", Legacy::Tcvn3), "Cộng hòa xã hội");
/// assert_eq!(decode("Coäng hoøa xaõ hoäi", Legacy::VniWindows), "Cộng hòa xã hội");
/// ```
pub fn decode(text: &str, legacy: Legacy) -> String {
    match legacy {
        Legacy::Tcvn3 => text.chars().map(|c| tcvn3(c).unwrap_or(c)).collect(),
        Legacy::Vps => text.chars().map(|c| vps(c).unwrap_or(c)).collect(),
        Legacy::Cp1258 => text.chars().map(cp1258).nfc().collect(),
        Legacy::VniWindows => vni(text),
        Legacy::Viqr => viqr::decode(text),
    }
}

/// Decodes the bytes of a file.
pub fn decode_bytes(bytes: &[u8], legacy: Legacy) -> String {
    decode(&windows_1252(bytes), legacy)
}

/// A character that an encoding does not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unencodable {
    /// The character.
    pub character: char,
    /// Where it stands, in bytes of the text in normal form C.
    pub at: usize,
}

impl fmt::Display for Unencodable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the encoding has no {:?} (at byte {})", self.character, self.at)
    }
}

impl std::error::Error for Unencodable {}

/// Encodes, as text whose characters are the bytes read as Windows-1252: what a word processor keeps beside a font of that
/// encoding. The first character that the encoding lacks is the error: for TCVN3 every capital with a tone (see
/// [`tcvn3_runs`]).
///
/// ```
/// use viet::legacy::{Legacy, encode};
/// assert_eq!(encode("Việt Nam", Legacy::Tcvn3).as_deref(), Ok("ViÖt Nam"));
/// assert_eq!(encode("VIỆT NAM", Legacy::Tcvn3).unwrap_err().character, 'Ệ');
/// assert_eq!(encode("Việt Nam", Legacy::Viqr).as_deref(), Ok("Vie^.t Nam"));
/// ```
pub fn encode(text: &str, legacy: Legacy) -> Result<String, Unencodable> {
    let text = crate::clean::composed(text);
    if legacy == Legacy::Viqr {
        return Ok(viqr::encode(&text));
    }
    let mut encoded = String::with_capacity(text.len());
    for (at, character) in text.char_indices() {
        let written = match legacy {
            Legacy::VniWindows => tables::to_vni(character),
            Legacy::Cp1258 => to_cp1258(character),
            _ => to_byte(character, legacy).map(String::from),
        };
        encoded.push_str(&written.ok_or(Unencodable { character, at })?);
    }
    Ok(encoded)
}

/// Encodes to the bytes of a file.
pub fn encode_bytes(text: &str, legacy: Legacy) -> Result<Vec<u8>, Unencodable> {
    let encoded = encode(text, legacy)?;
    if legacy == Legacy::Viqr {
        return Ok(encoded.into_bytes());
    }
    let byte = |(at, character)| tables::windows_1252_byte(character).ok_or(Unencodable { character, at });
    encoded.char_indices().map(byte).collect()
}

/// The one character of TCVN3 or VPS.
fn to_byte(c: char, legacy: Legacy) -> Option<char> {
    static TABLES: [OnceLock<HashMap<char, char>>; 2] = [OnceLock::new(), OnceLock::new()];
    let letter = if legacy == Legacy::Vps { vps } else { tcvn3 };
    let table = TABLES[usize::from(legacy == Legacy::Vps)].get_or_init(|| {
        let all: String = windows_1252(&(0..=255).collect::<Vec<u8>>());
        all.chars().filter_map(|code| Some((letter(code)?, code))).collect()
    });
    table.get(&c).copied().or_else(|| plain_in(c, |c| letter(c).is_none()))
}

fn to_cp1258(c: char) -> Option<String> {
    let (base, tone) = crate::letter::split(c);
    let code = |c: char| {
        let found = ('\u{c0}'..='\u{ff}').find(|code| cp1258(*code) == c);
        found.or_else(|| plain_in(c, |c| cp1258(c) == c))
    };
    // A tone is always a byte of its own, also where the page has the whole letter: readers take either.
    match tone.mark() {
        Some(mark) => Some([code(base)?, code_of_tone(mark)?].into_iter().collect()),
        None => code(base).map(String::from),
    }
}

fn code_of_tone(mark: char) -> Option<char> {
    ('\u{c0}'..='\u{ff}').find(|code| cp1258(*code) == mark)
}
