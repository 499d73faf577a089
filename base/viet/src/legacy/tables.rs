//! What the bytes of the old encodings stand for. All tables are keyed by the Latin-1 character of the byte, for that is
//! what a careless reader made of it.

use std::sync::OnceLock;
use unicode_normalization::UnicodeNormalization as _;

/// Runs of consecutive bytes and the letters they stand for (TCVN 5712:1993, third form).
const TCVN3: [(char, &str); 8] = [
    ('\u{a1}', "ĂÂÊÔƠƯĐăâêôơưđ"),
    ('\u{b5}', "àảãáạ"),
    ('\u{bb}', "ằẳẵắ"),
    ('\u{c6}', "ặầẩẫấậè"),
    ('\u{ce}', "ẻẽéẹềểễếệìỉ"),
    ('\u{dc}', "ĩíịò"),
    ('\u{e1}', "ỏõóọồổỗốộờởỡớợù"),
    ('\u{f1}', "ủũúụừửữứựỳỷỹýỵ"),
];

pub(super) fn tcvn3(c: char) -> Option<char> {
    static LETTERS: OnceLock<Page> = OnceLock::new();
    let letters = LETTERS.get_or_init(|| {
        let mut page = [None; 128];
        for (first, letters) in TCVN3 {
            let places = page[first as usize - 0x80..].iter_mut();
            places.zip(letters.chars()).for_each(|(place, letter)| *place = Some(letter));
        }
        page
    });
    in_page(letters, c)
}

/// The letters of the bytes from 0x80 on.
type Page = [Option<char>; 128];

fn in_page(page: &Page, byte: char) -> Option<char> {
    page.get((byte as usize).checked_sub(0x80)?).copied().flatten()
}

/// The letters of VPS by their bytes, a blank where a byte is none. It has capitals with the dot below in place of control characters.
const VPS_HIGH: &str = "ÀẢÃẤẦẨọỗĂếềểệẮẰẲẾ  ỀỂỄỐỒỔỖýỷỵỚỜỞ ắằẳẵặỠớÙờởỡŨỨợỪổỬỲỸÍÌộỈĨÓửữÒỎÕựầÁÂấẩẫậđẻÉÊẹỉễịỹƯỦồốÔỏơÈừứÚũưÝẺ àáâãảạă èéêẽìí ĩẴĐòóôõ Ơụùúủ ỶẼỳ";
const VPS_LOW: [(char, char); 14] = [
    ('\u{2}', 'Ạ'),
    ('\u{3}', 'Ậ'),
    ('\u{4}', 'Ặ'),
    ('\u{5}', 'Ẹ'),
    ('\u{6}', 'Ệ'),
    ('\u{10}', 'Ị'),
    ('\u{11}', 'Ọ'),
    ('\u{12}', 'Ộ'),
    ('\u{13}', 'Ợ'),
    ('\u{14}', 'Ụ'),
    ('\u{15}', 'Ự'),
    ('\u{19}', 'Ỵ'),
    ('\u{1c}', 'Ẫ'),
    ('\u{1d}', 'Ữ'),
];

pub(super) fn vps(c: char) -> Option<char> {
    static LETTERS: OnceLock<Page> = OnceLock::new();
    if c.is_ascii() {
        return VPS_LOW.iter().find(|(code, _)| *code == c).map(|(_, letter)| *letter);
    }
    let letters = LETTERS.get_or_init(|| {
        let mut page = [None; 128];
        let places = page.iter_mut().zip(VPS_HIGH.chars());
        places.for_each(|(place, letter)| *place = Some(letter).filter(|letter| *letter != ' '));
        page
    });
    in_page(letters, of_windows_1252(c))
}

/// Where code page 1258 differs from Latin-1 above the punctuation.
const CP1258: [(char, char); 14] = [
    ('\u{c3}', 'Ă'),
    ('\u{cc}', '\u{300}'),
    ('\u{d0}', 'Đ'),
    ('\u{d2}', '\u{309}'),
    ('\u{d5}', 'Ơ'),
    ('\u{dd}', 'Ư'),
    ('\u{de}', '\u{303}'),
    ('\u{e3}', 'ă'),
    ('\u{ec}', '\u{301}'),
    ('\u{f0}', 'đ'),
    ('\u{f2}', '\u{323}'),
    ('\u{f5}', 'ơ'),
    ('\u{fd}', 'ư'),
    ('\u{fe}', '₫'),
];

pub(super) fn cp1258(c: char) -> char {
    CP1258.iter().find(|(code, _)| *code == c).map_or(c, |(_, letter)| *letter)
}

/// Windows-1252 between 0x80 and 0x9F; the five bytes it leaves open stay control characters.
const WINDOWS_1252: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘', '’',
    '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

pub(super) fn windows_1252(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| windows_1252_char(*byte)).collect()
}

fn windows_1252_char(byte: u8) -> char {
    if (0x80..0xa0).contains(&byte) { WINDOWS_1252[usize::from(byte - 0x80)] } else { char::from(byte) }
}

/// The byte, as a Latin-1 character, that Windows-1252 reads as this character; itself if there is none.
fn of_windows_1252(c: char) -> char {
    let place = if c > '\u{ff}' { WINDOWS_1252.iter().position(|high| *high == c) } else { None };
    place.and_then(|place| u32::try_from(0x80 + place).ok()).and_then(char::from_u32).unwrap_or(c)
}

/// The byte that Windows-1252 reads as this character.
pub(super) fn windows_1252_byte(c: char) -> Option<u8> {
    let byte = u8::try_from(u32::from(of_windows_1252(c))).ok()?;
    (windows_1252_char(byte) == c).then_some(byte)
}

/// VNI letters that stand alone, and the two with a horn that take tones.
const VNI_LETTERS: [(char, char); 9] =
    [('í', 'í'), ('ì', 'ì'), ('æ', 'ỉ'), ('ó', 'ĩ'), ('ò', 'ị'), ('î', 'ỵ'), ('ñ', 'đ'), ('ô', 'ơ'), ('ö', 'ư')];
/// VNI marks after a letter: tones, tones over a circumflex, tones over a breve.
const VNI_TONES: [(char, &str); 5] =
    [('ù', "\u{301}"), ('ø', "\u{300}"), ('û', "\u{309}"), ('õ', "\u{303}"), ('ï', "\u{323}")];
const VNI_CIRCUMFLEX: [(char, &str); 6] = [
    ('â', "\u{302}"),
    ('á', "\u{302}\u{301}"),
    ('à', "\u{302}\u{300}"),
    ('å', "\u{302}\u{309}"),
    ('ã', "\u{302}\u{303}"),
    ('ä', "\u{302}\u{323}"),
];
const VNI_BREVE: [(char, &str); 6] = [
    ('ê', "\u{306}"),
    ('é', "\u{306}\u{301}"),
    ('è', "\u{306}\u{300}"),
    ('ú', "\u{306}\u{309}"),
    ('ü', "\u{306}\u{303}"),
    ('ë', "\u{306}\u{323}"),
];

pub(super) fn vni(text: &str) -> String {
    let mut decoded = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        // Most letters are plain and are followed by plain ones.
        if c.is_ascii() && chars.peek().is_none_or(char::is_ascii) {
            decoded.push(c);
            continue;
        }
        decoded.push(vni_letter(c));
        if let Some(marks) = chars.peek().and_then(|mark| vni_marks(c, *mark)) {
            decoded.push_str(marks);
            chars.next();
        }
    }
    decoded.nfc().collect()
}

fn vni_letter(c: char) -> char {
    let lower = small(c);
    let letter = VNI_LETTERS.iter().find(|(code, _)| *code == lower).map_or(lower, |(_, letter)| *letter);
    if lower == c { letter } else { letter.to_uppercase().next().unwrap_or(letter) }
}

fn vni_marks(base: char, mark: char) -> Option<&'static str> {
    let tables: &[&[(char, &'static str)]] = match small(base) {
        'a' => &[&VNI_TONES, &VNI_CIRCUMFLEX, &VNI_BREVE],
        'e' | 'o' => &[&VNI_TONES, &VNI_CIRCUMFLEX],
        'u' | 'y' | 'ô' | 'ö' => &[&VNI_TONES],
        _ => return None,
    };
    let mark = small(mark);
    tables.iter().flat_map(|table| table.iter()).find(|(code, _)| *code == mark).map(|(_, marks)| *marks)
}

/// The letter in VNI; none for letters that are not Vietnamese, which would be read as others.
pub(super) fn to_vni(c: char) -> Option<String> {
    let (lower, tone) = crate::letter::split(small_of(c)?);
    let tone_row =
        |table: &[(char, &str)], marks: &str| table.iter().find(|(_, found)| *found == marks).map(|(code, _)| *code);
    let mark = tone.mark().map(String::from).unwrap_or_default();
    if let Some((code, _)) = VNI_LETTERS.iter().find(|(_, letter)| *letter == crate::letter::join(lower, tone)) {
        return Some(cased(c, &code.to_string()));
    }
    let (base, code) = match lower {
        'â' | 'ê' | 'ô' => (crate::fold::plain(lower), tone_row(&VNI_CIRCUMFLEX, &format!("\u{302}{mark}"))?),
        'ă' => ('a', tone_row(&VNI_BREVE, &format!("\u{306}{mark}"))?),
        'ơ' | 'ư' if mark.is_empty() => return None,
        'ơ' => ('ô', tone_row(&VNI_TONES, &mark)?),
        'ư' => ('ö', tone_row(&VNI_TONES, &mark)?),
        'a' | 'e' | 'o' | 'u' | 'y' if !mark.is_empty() => (lower, tone_row(&VNI_TONES, &mark)?),
        _ => return plain_in(c, |c| vni_letter(c) == c).map(String::from),
    };
    Some(cased(c, &format!("{base}{code}")))
}

/// The small letter of a capital that has just one, and is its only capital (`İ` is not); any other character as it is.
pub(super) fn small_of(c: char) -> Option<char> {
    let mut small = c.to_lowercase();
    let lower = small.next().filter(|_| small.next().is_none())?;
    (lower == c || lower.to_uppercase().eq(std::iter::once(c))).then_some(lower)
}

fn cased(like: char, text: &str) -> String {
    if like.is_uppercase() { text.to_uppercase() } else { text.to_owned() }
}

/// The character, if an encoding has it as Windows-1252 does: ASCII and signs, where they are no letters of its own.
pub(super) fn plain_in(c: char, kept: impl Fn(char) -> bool) -> Option<char> {
    let sign = !c.is_alphabetic() && windows_1252_byte(c).is_some();
    ((c.is_ascii() || sign) && kept(c)).then_some(c)
}

/// The small letter of a Latin-1 capital; anything else as it is.
fn small(c: char) -> char {
    if c <= '\u{ff}' { c.to_lowercase().next().unwrap_or(c) } else { c }
}
