//! Suspecting an old encoding: the words are decoded each way, and the way that makes Vietnamese syllables of them wins,
//! unless they were Vietnamese already or it is not clear.

use super::{Legacy, decode, tables};
use crate::syllable::Syllable;

/// So many different words must speak for an encoding; fewer may be chance.
const ENOUGH_WORDS: usize = 3;

/// The encoding that a text was in when it was taken for Latin-1 or Windows-1252, or for Unicode.
///
/// Nothing for proper Vietnamese, for text without marks, for other languages, for fewer than three words with marks, and
/// whenever it is not clear. Ask before [`crate::nfc`].
///
/// ```
/// use viet::legacy::{Legacy, suspect};
/// assert_eq!(suspect("KÕ ho¹ch tuyªn truyÒn"), Some(Legacy::Tcvn3));
/// assert_eq!(suspect("Kế hoạch tuyên truyền"), None);
/// assert_eq!(suspect("À bientôt, déjà l'été"), None);
/// ```
pub fn suspect(text: &str) -> Option<Legacy> {
    let mut as_is = Tally::default();
    let mut ways = [Legacy::Tcvn3, Legacy::VniWindows, Legacy::Cp1258].map(|legacy| (legacy, Tally::default()));
    for word in text.split(|c: char| !belongs_to_word(c)) {
        if word.is_ascii() || word.len() > 40 {
            continue;
        }
        as_is.count(word, is_cased_like_a_word(word) && is_vietnamese(word));
        for (legacy, tally) in &mut ways {
            tally.count(word, is_vietnamese(&decode(word, *legacy)));
        }
    }
    if as_is.hits * 2 >= as_is.words {
        return None;
    }
    let (legacy, best) = ways.into_iter().rev().max_by_key(|(_, tally)| tally.hits)?;
    let sure = best.distinct.len() >= ENOUGH_WORDS && best.hits * 10 >= best.words * 7;
    sure.then_some(legacy)
}

/// The encoding of bytes that are not UTF-8. If they are, they are asked about as text.
pub fn suspect_bytes(bytes: &[u8]) -> Option<Legacy> {
    match std::str::from_utf8(bytes) {
        Ok(text) => suspect(text),
        Err(_) => suspect(&tables::windows_1252(bytes)),
    }
}

#[derive(Default)]
struct Tally<'a> {
    words: usize,
    hits: usize,
    /// The first different words that spoke for it, as many as are asked for.
    distinct: Vec<&'a str>,
}

impl<'a> Tally<'a> {
    fn count(&mut self, word: &'a str, hit: bool) {
        self.words += 1;
        self.hits += usize::from(hit);
        if hit && self.distinct.len() < ENOUGH_WORDS && !self.distinct.contains(&word) {
            self.distinct.push(word);
        }
    }
}

/// Letters, and the signs that old encodings made letters of. Quotes and dashes of Windows-1252 lie above and part words.
fn belongs_to_word(c: char) -> bool {
    c.is_alphabetic() || ('\u{a1}'..='\u{ff}').contains(&c) || ('\u{300}'..='\u{36f}').contains(&c)
}

fn is_vietnamese(word: &str) -> bool {
    let word = word.trim_matches(['«', '»', '°']);
    !word.is_ascii() && Syllable::parse(word).is_some()
}

/// No capital after a small letter, as `ViÖt` has.
fn is_cased_like_a_word(word: &str) -> bool {
    !word.chars().zip(word.chars().skip(1)).any(|(a, b)| a.is_lowercase() && b.is_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_encodings() {
        let cases = [
            ("Céng hßa x· héi chñ nghÜa ViÖt Nam", Legacy::Tcvn3),
            ("Ban qu¶n lý c¸c khu c«ng nghiÖp §ång Nai", Legacy::Tcvn3),
            ("CéNG HßA X· HéI CHñ NGHÜA VIÖT NAM", Legacy::Tcvn3),
            ("th\u{ad} ký, c\u{ad}, d\u{ad} luËn, cña nh©n d©n", Legacy::Tcvn3),
            ("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", Legacy::VniWindows),
            ("BAN QUAÛN LYÙ CAÙC KHU COÂNG NGHIEÄP ÑOÀNG NAI", Legacy::VniWindows),
            ("Côòng hoÌa xaÞ hôòi chuÒ nghiÞa Viêòt Nam", Legacy::Cp1258),
        ];
        for (text, legacy) in cases {
            assert_eq!(suspect(text), Some(legacy), "{text}");
            let bytes: Vec<u8> = text.chars().map(|c| c as u8).collect();
            assert_eq!(suspect_bytes(&bytes), Some(legacy), "{text} in bytes");
            assert_eq!(suspect_bytes(text.as_bytes()), Some(legacy), "{text} in UTF-8");
        }
    }

    #[test]
    fn no_old_encoding() {
        for text in [
            "",
            "Cong hoa xa hoi chu nghia Viet Nam",
            "Cộng hòa xã hội chủ nghĩa Việt Nam, Độc lập - Tự do - Hạnh phúc",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Tôi có ba con cá và hai con gà, cô có bò",
            "Ho\u{300}a bi\u{300}nh co\u{301} la\u{300} ta\u{301}m",
            "À bientôt, déjà l'été, où êtes-vous allés à Noël, garçon naïf ?",
            "Größere Straßen für schöne Mädchen und Bürger",
            "El niño comió piñas en España, está más allá, mañana será así",
            "A ação não é só lá: já está à mão, coração",
            "På så många språk är det också så här för att få åka då",
            "Più perché però così città è già può",
            "§ 5, 25 °C, 3 × 4 = 12, ± 2 µm, © 2020, «Amata»",
            "KÕ ho¹ch",
            "한국 기업, 日本企業, Đồng Nai",
            "Cá»™ng hÃ²a xÃ£ há»™i chá»§ nghÄ©a Viá»‡t Nam",
        ] {
            assert_eq!(suspect(text), None, "{text}");
        }
        assert_eq!(suspect_bytes(b"\xff\xfe\x00\x01\x80\x90"), None);
        assert_eq!(suspect_bytes(b"caf\xe9 d\xe9j\xe0 \xe9t\xe9 cr\xe8me"), None);
    }

    #[test]
    fn the_sample_plan_is_unicode() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/seed/06-KH-KCNDN-2020.txt");
        let text = std::fs::read_to_string(path).expect("the sample plan lies beside the project");
        assert_eq!(suspect(&text), None);
        assert_eq!(suspect_bytes(text.as_bytes()), None);
    }
}
