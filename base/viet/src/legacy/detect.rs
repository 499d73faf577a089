//! Telling an old encoding: the words are decoded each way, and the way that makes Vietnamese syllables of them wins,
//! unless they were Vietnamese already or it is not clear.

use super::{Legacy, decode, tables};
use crate::syllable::Syllable;

/// So many different words must speak for an encoding; fewer may be chance.
const ENOUGH_WORDS: usize = 3;
/// After so many words that bear marks the rest is taken to be like them; a writer keeps to an encoding.
const MOST_WORDS: usize = 4_000;
/// Longer words are not looked at.
const LONGEST_WORD: usize = 40;

/// What a text seems to be written in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Detected {
    /// Nothing speaks for an old encoding: Unicode, plain text without marks, or another language.
    Unicode,
    /// This encoding, beyond doubt.
    Legacy(Legacy),
    /// Some words speak for these, the likelier first, but too few or too little.
    Unsure(Vec<Legacy>),
}

/// The encoding of a text that was taken for Latin-1 or Windows-1252, or for Unicode. Ask before [`crate::nfc`].
///
/// ```
/// use viet::legacy::{Detected, Legacy, detect};
/// assert_eq!(detect("KÕ ho¹ch tuyªn truyÒn"), Detected::Legacy(Legacy::Tcvn3));
/// assert_eq!(detect("Ke^' hoa.ch tuye^n truye^`n"), Detected::Legacy(Legacy::Viqr));
/// assert_eq!(detect("Kế hoạch tuyên truyền"), Detected::Unicode);
/// assert_eq!(detect("À bientôt, déjà l'été"), Detected::Unicode);
/// assert_eq!(detect("KÕ ho¹ch"), Detected::Unsure(vec![Legacy::Tcvn3]));
/// ```
pub fn detect(text: &str) -> Detected {
    let mut as_is = Tally::default();
    let mut ways = [Legacy::Tcvn3, Legacy::VniWindows, Legacy::Cp1258, Legacy::Vps].map(|way| (way, Tally::default()));
    let mut signs = Tally::default();
    for word in words(text) {
        if as_is.words + signs.words >= MOST_WORDS {
            break;
        }
        if word.is_ascii() && !word.bytes().any(|byte| byte < b' ') {
            if let Some(word) = signed(word) {
                signs.count(word, is_vietnamese(&decode(word, Legacy::Viqr)));
            }
            continue;
        }
        as_is.count(word, is_cased_like_a_word(word) && is_vietnamese(word));
        for (way, tally) in &mut ways {
            tally.count(word, is_vietnamese(&decode(word, *way)));
        }
    }
    if as_is.hits > 0 && as_is.hits * 2 >= as_is.words {
        return Detected::Unicode;
    }
    let mut ways: Vec<(Legacy, Tally<'_>)> = ways.into_iter().chain([(Legacy::Viqr, signs)]).collect();
    // The sort is stable: of equals the commoner encoding stays first.
    ways.sort_by_key(|(_, tally)| std::cmp::Reverse(tally.hits));
    let (best, tally) = &ways[0];
    let clear = ways[1].1.hits < tally.hits;
    if clear && tally.distinct.len() >= ENOUGH_WORDS && tally.speaks() {
        return Detected::Legacy(*best);
    }
    let likely = ways.iter().filter(|(_, tally)| tally.hits > 0 && tally.speaks() && tally.hits > as_is.hits);
    let likely: Vec<Legacy> = likely.map(|(way, _)| *way).collect();
    if likely.is_empty() { Detected::Unicode } else { Detected::Unsure(likely) }
}

/// The encoding of bytes. Bytes that are UTF-8 are asked about as text; otherwise they cannot be Unicode, but they may be
/// of no encoding known here, which is [`Detected::Unsure`] of none.
pub fn detect_bytes(bytes: &[u8]) -> Detected {
    match std::str::from_utf8(bytes) {
        Ok(text) => detect(text),
        Err(_) => match detect(&tables::windows_1252(bytes)) {
            Detected::Unicode => Detected::Unsure(Vec::new()),
            detected => detected,
        },
    }
}

/// The encoding of a text, if it is an old one beyond doubt.
pub fn suspect(text: &str) -> Option<Legacy> {
    match detect(text) {
        Detected::Legacy(legacy) => Some(legacy),
        _ => None,
    }
}

/// The encoding of bytes, if it is an old one beyond doubt.
pub fn suspect_bytes(bytes: &[u8]) -> Option<Legacy> {
    match detect_bytes(bytes) {
        Detected::Legacy(legacy) => Some(legacy),
        _ => None,
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

    fn speaks(&self) -> bool {
        self.hits * 10 >= self.words * 7
    }
}

/// Words that may bear marks: what stands between blanks, brackets and the like, with a letter in it.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let parts = |c: char| {
        c.is_whitespace()
            || matches!(c, '/' | ',' | ';' | ':' | '"' | '<' | '>' | '[' | ']' | '=' | '_' | '|' | '-' | '–')
    };
    let marked = |word: &&str| word.len() <= LONGEST_WORD && word.chars().any(char::is_alphabetic);
    text.split(parts).filter(marked)
}

/// A plain word as VIQR would have it, if it bears a sign that is not punctuation in prose: a point or a question mark at
/// its end, and an apostrophe, say nothing by themselves.
fn signed(word: &str) -> Option<&str> {
    let word = word.trim_end_matches([')', '!']).trim_start_matches('(');
    let after_letter =
        |sign: &str| word.find(sign).is_some_and(|at| word[..at].ends_with(|c: char| c.is_ascii_alphabetic()));
    ["^", "(", "+", "~", "`"].iter().any(|sign| after_letter(sign)).then_some(word)
}

/// Whether a word is Vietnamese with marks, whatever signs stand around it.
fn is_vietnamese(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphabetic());
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
    fn encodings_without_letters_of_their_own() {
        let viqr = "Co^.ng ho`a xa~ ho^.i chu? nghi~a Vie^.t Nam, DDo^.c la^.p";
        assert_eq!(detect(viqr), Detected::Legacy(Legacy::Viqr));
        let vps = "Ban Quản lý các Khu công nghiệp Đồng Nai thông báo kế hoạch";
        let bytes = crate::legacy::encode_bytes(vps, Legacy::Vps).expect("VPS has all of it");
        assert_eq!(detect_bytes(&bytes), Detected::Legacy(Legacy::Vps));
    }

    #[test]
    fn what_may_be_chance() {
        for (text, wanted) in [
            ("KÕ ho¹ch", vec![Legacy::Tcvn3]),
            ("Coäng hoøa", vec![Legacy::VniWindows]),
            ("Vie^.t Nam", vec![Legacy::Viqr]),
        ] {
            assert_eq!(detect(text), Detected::Unsure(wanted), "{text}");
        }
        assert_eq!(detect_bytes(b"\xff\xfe\x00\x01\x80\x90"), Detected::Unsure(Vec::new()));
        for text in ["a^2 + b^2 = c^2", "f(x) = x+1", "~/bin `ls`", "don't, isn't, won't", "C++ (a+b)", "What? No."] {
            assert_eq!(detect(text), Detected::Unicode, "{text}");
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
