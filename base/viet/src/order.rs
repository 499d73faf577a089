//! Vietnamese dictionary order as sort keys that a database or a plain sort can compare byte by byte.

use crate::clean::composed;
use crate::letter::{self, Tone};
use std::cmp::Ordering;
use unicode_normalization::UnicodeNormalization as _;

/// A key whose bytes sort as a Vietnamese dictionary does: syllable by syllable, first by letters
/// (a ă â b c d đ e ê … o ô ơ … u ư …), then by tone (ngang, huyền, hỏi, ngã, sắc, nặng), and only when all that is equal
/// small letters before capitals. Different texts (in normal form C) never have the same key.
///
/// ```
/// let mut words = ["ban", "bạ", "bà con", "Ba", "bă", "bà", "ba ngày", "ba", "đa", "da", "dz"];
/// words.sort_by_key(|word| viet::order::key(word));
/// assert_eq!(words, ["ba", "Ba", "ba ngày", "bà", "bà con", "bạ", "ban", "bă", "da", "dz", "đa"]);
/// ```
pub fn key(text: &str) -> Vec<u8> {
    let text = composed(text);
    let mut key = Key::default();
    key.push(&text);
    key.finish(&text)
}

/// Two texts in the order of [`key`]. To sort many, sort by the key.
///
/// ```
/// assert!(viet::order::compare("ba ngày", "bà con").is_lt());
/// ```
pub fn compare(a: &str, b: &str) -> Ordering {
    key(a).cmp(&key(b))
}

/// The letter under which a text stands in an index: a capital with its own marks and without the tone; none for a text that
/// begins with no letter.
///
/// ```
/// use viet::order::initial;
/// assert_eq!(["ấn phẩm", "Đất đai", "ủy ban", "12 việc"].map(initial), [Some('Â'), Some('Đ'), Some('U'), None]);
/// ```
pub fn initial(text: &str) -> Option<char> {
    let first = composed(text).trim_start().chars().next().filter(|c| c.is_alphabetic())?;
    let base = letter::get(first).map_or(first, |letter| letter.base);
    base.to_uppercase().next()
}

/// A key by which lists of people run: by the given name, which stands last, then by family and middle names.
///
/// ```
/// let mut names = ["Trần Văn Bình", "Lê Thị Ân", "Nguyễn Văn An", "Bùi Văn An"];
/// names.sort_by_cached_key(|name| viet::order::name_key(name));
/// assert_eq!(names, ["Bùi Văn An", "Nguyễn Văn An", "Lê Thị Ân", "Trần Văn Bình"]);
/// ```
pub fn name_key(full_name: &str) -> Vec<u8> {
    let full_name = composed(full_name.trim());
    let (family, given) = full_name.rsplit_once(char::is_whitespace).unwrap_or(("", &full_name));
    let mut key = Key::default();
    key.push(given);
    key.push(family);
    key.finish(&full_name)
}

/// A key in the making: what counts first, and what counts only when that is equal.
#[derive(Default)]
struct Key {
    letters: Vec<u8>,
    cases: Vec<u8>,
}

impl Key {
    fn push(&mut self, text: &str) {
        for syllable in text.split_whitespace() {
            push_syllable(syllable, &mut self.letters, &mut self.cases);
        }
    }

    /// The text itself comes last, so that different texts have different keys.
    fn finish(self, text: &str) -> Vec<u8> {
        let mut key = self.letters;
        key.reserve(self.cases.len() + text.len() + 2);
        key.push(0);
        key.extend(self.cases);
        key.push(0);
        key.extend(text.as_bytes());
        key
    }
}

// The bytes of a key: an end sorts before a tone, a tone before another mark, and all of them before any letter, so that
// "ba" sorts before "bà", "bà" before "ban".
const END_OF_SYLLABLE: u8 = 1;
const END_OF_LETTERS: u8 = 2;
const FIRST_TONE: u8 = 3;
const OTHER_MARK: u8 = 9;
const SIGN: u8 = 16;
const FIRST_LETTER: u8 = 32;
const OTHER_LETTER: u8 = 128;

fn push_syllable(syllable: &str, key: &mut Vec<u8>, cases: &mut Vec<u8>) {
    let mut tones = Vec::new();
    for c in syllable.chars() {
        let lower = if c.is_ascii() { c.to_ascii_lowercase() } else { c.to_lowercase().next().unwrap_or(c) };
        cases.push(if lower == c { 1 } else { 2 });
        push_letter(lower, key, &mut tones);
    }
    key.push(END_OF_LETTERS);
    key.extend(tones);
    key.push(END_OF_SYLLABLE);
}

fn push_letter(c: char, key: &mut Vec<u8>, tones: &mut Vec<u8>) {
    if let Some(place) = place(c) {
        return key.push(place);
    }
    let (base, tone) = crate::letter::split(c);
    if let Some(place) = place(base) {
        tones.extend(weight_of_tone(tone));
        return key.push(place);
    }
    let mut parts = std::iter::once(c).nfd();
    let base = parts.next().unwrap_or(c);
    if let Some(tone) = Tone::of_mark(base) {
        tones.extend(weight_of_tone(tone));
    } else if let Some(place) = place(base) {
        key.push(place);
    } else {
        push_code(if base.is_alphabetic() { OTHER_LETTER } else { SIGN }, base, key);
    }
    for mark in parts {
        match Tone::of_mark(mark) {
            Some(tone) => tones.extend(weight_of_tone(tone)),
            None => push_code(OTHER_MARK, mark, tones),
        }
    }
}

/// The byte of a letter of the alphabet.
fn place(c: char) -> Option<u8> {
    let place = match c {
        'a' => 0,
        'b'..='d' => c as u8 - b'b' + 3,
        'e' => 7,
        'f'..='o' => c as u8 - b'f' + 9,
        'p'..='u' => c as u8 - b'p' + 21,
        'v'..='z' => c as u8 - b'v' + 28,
        'ă' => 1,
        'â' => 2,
        'đ' => 6,
        'ê' => 8,
        'ô' => 19,
        'ơ' => 20,
        'ư' => 27,
        _ => return None,
    };
    Some(FIRST_LETTER + place)
}

fn weight_of_tone(tone: Tone) -> Option<u8> {
    (tone != Tone::Ngang).then_some(FIRST_TONE + tone as u8 - 1)
}

/// A character without a place of its own: by its code, after a byte that says what it is.
fn push_code(class: u8, c: char, key: &mut Vec<u8>) {
    key.push(class);
    key.extend(&u32::from(c).to_be_bytes()[1..]);
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn assert_sorted(words: &[&str]) {
        for pair in words.windows(2) {
            assert!(key(pair[0]) < key(pair[1]), "{:?} must sort before {:?}", pair[0], pair[1]);
        }
    }

    #[test]
    fn letters_then_tones_then_case() {
        assert_sorted(&["a", "à", "ả", "ã", "á", "ạ", "ă", "ằ", "ẳ", "ẵ", "ắ", "ặ", "â", "ầ", "ẩ", "ẫ", "ấ", "ậ", "b"]);
        // The letters in their order; f, j, w and z stand where the Latin alphabet has them.
        let alphabet: Vec<String> = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz".chars().map(String::from).collect();
        assert_sorted(&alphabet.iter().map(String::as_str).collect::<Vec<_>>());
        assert_sorted(&["d", "dương", "đ", "đường", "e"]);
        assert_sorted(&["ma", "mA", "Ma", "MA", "mà", "Mà", "mạ", "mai"]);
        assert_sorted(&["An Giang", "Bà Rịa", "Bạc Liêu", "Bắc Ninh", "Cần Thơ", "Đà Nẵng", "Đồng Nai", "Gia Lai"]);
    }

    #[test]
    fn syllable_by_syllable() {
        assert_sorted(&["", "ba", "ba con", "ba ngày", "bà", "bà con", "bán", "bạn"]);
        assert_sorted(&["hoa", "hoà", "hoạ", "hoan"]);
    }

    #[test]
    fn placement_of_the_tone_does_not_matter_before_the_case_does() {
        assert_sorted(&["hoà", "hòa", "Hoà", "Hòa", "hỏa"]);
    }

    #[test]
    fn signs_then_figures_then_letters_then_other_scripts() {
        assert_sorted(&["(a)", "1", "2", "a", "é", "z", "한국"]);
        assert_eq!(key("Vie\u{323}\u{302}t"), key("Việt"));
    }

    #[test]
    fn names_by_the_given_name() {
        let mut names =
            ["Ý", "Lê Ân", "Nguyễn Thị An", "An", "Trần Đức", "Trần Dũng", "nguyễn thị an", "Nguyễn  Thị An"];
        names.sort_by_cached_key(|name| name_key(name));
        assert_eq!(
            names,
            ["An", "nguyễn thị an", "Nguyễn  Thị An", "Nguyễn Thị An", "Lê Ân", "Trần Dũng", "Trần Đức", "Ý"]
        );
    }

    /// Within a syllable the order is that of Unicode's tailoring for Vietnamese. Across syllables it is not: Unicode puts
    /// "bà con" before "ba ngày".
    #[test]
    fn syllables_sort_as_icu_sorts_them() {
        use icu_collator::{Collator, options::CollatorOptions, options::Strength};
        let mut options = CollatorOptions::default();
        options.strength = Some(Strength::Tertiary);
        let icu = Collator::try_new(icu_locale_core::locale!("vi").into(), options).expect("built-in data");
        let mut words: Vec<String> = Vec::new();
        for onset in ["", "b", "d", "đ", "ng", "q", "t"] {
            for rime in ["a", "ă", "â", "an", "ân", "e", "ê", "i", "o", "ô", "ơ", "oan", "u", "ư", "ương", "y", "yên"]
            {
                for tone in crate::letter::Tone::ALL {
                    let mut letters: Vec<char> = rime.chars().collect();
                    letters[0] = crate::letter::join(letters[0], tone);
                    let word = format!("{onset}{}", letters.into_iter().collect::<String>());
                    words.extend([crate::case::capitalised(&word), word.to_uppercase(), word]);
                }
            }
        }
        words.extend(["1", "2", "10", "a1", "ba-con"].map(String::from));
        let mut by_icu = words.clone();
        by_icu.sort_by(|a, b| icu.compare(a, b));
        words.sort_by_cached_key(|word| key(word));
        let letters = |words: &[String]| words.iter().map(|word| word.to_lowercase()).collect::<Vec<_>>();
        assert_eq!(letters(&words), letters(&by_icu));
        assert!(icu.compare("bà con", "ba ngày").is_lt() && compare("ba ngày", "bà con").is_lt());
    }

    proptest! {
        #[test]
        fn different_texts_have_different_keys(a in "[aàáAÀăậđĐ ñ1-]{0,4}|\\PC{0,4}", b in "[aàáAÀăậđĐ ñ1-]{0,4}|\\PC{0,4}") {
            let same = a.nfc().eq(b.nfc());
            prop_assert_eq!(key(&a) == key(&b), same);
        }
    }
}
