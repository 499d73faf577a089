//! Text without case and marks, for search and for comparing what people type.
//!
//! Only marks of Latin letters go; other scripts keep theirs. Sorting has its own keys (see `order`).

use crate::letter;
use std::ops::Range;

/// The text in lower case, without marks, with `d` for `đ`.
///
/// ```
/// assert_eq!(viet::fold("Ủy ban nhân dân tỉnh Đồng Nai"), "uy ban nhan dan tinh dong nai");
/// ```
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        fold_char(c, |plain| folded.push(plain));
    }
    folded
}

/// Words as a part of an address: small letters and figures with hyphens between them; empty where there are none.
///
/// ```
/// assert_eq!(viet::slug("06/KH-KCNĐN"), "06-kh-kcndn");
/// assert_eq!(viet::slug("Quý I năm 2020"), "quy-i-nam-2020");
/// assert_eq!(viet::slug(" – "), "");
/// ```
pub fn slug(text: &str) -> String {
    let folded = fold(text);
    let parts = folded.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join("-")
}

/// A folded text that remembers where each of its bytes came from, so that a match can be shown in the text as written.
///
/// ```
/// let folded = viet::Folded::new("Khu công nghiệp Amata");
/// let at = folded.text().find("nghiep").expect("it is there");
/// assert_eq!(folded.source(at..at + 6), 10..18); // "nghiệp": ệ takes three bytes
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folded {
    text: String,
    /// For each byte of `text`, the start of the source character it came from.
    starts: Vec<usize>,
    source_len: usize,
}

impl Folded {
    /// Folds the text and keeps the map back to it.
    pub fn new(source: &str) -> Self {
        let mut text = String::with_capacity(source.len());
        let mut starts = Vec::with_capacity(source.len());
        for (at, c) in source.char_indices() {
            fold_char(c, |plain| {
                text.push(plain);
                starts.resize(text.len(), at);
            });
        }
        Folded { text, starts, source_len: source.len() }
    }

    /// The folded text, the same as [`fold`] gives.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The bytes of the source that a range of bytes of the folded text stands for: whole characters, with the marks that
    /// follow them. A range that reaches past the end is cut there.
    pub fn source(&self, range: Range<usize>) -> Range<usize> {
        let start = self.starts.get(range.start).copied().unwrap_or(self.source_len);
        let end = range.end.min(self.starts.len());
        if end <= range.start {
            return start..start;
        }
        let last = self.starts[end - 1];
        let next = self.starts[end..].iter().find(|at| **at != last);
        start..next.copied().unwrap_or(self.source_len)
    }
}

/// The letter, small and without its marks; as it is if that leaves more or less than one letter.
pub(crate) fn plain(c: char) -> char {
    letter::get(c).map_or(c, |letter| letter.plain)
}

fn fold_char(c: char, mut keep: impl FnMut(char)) {
    match letter::get(c) {
        Some(letter) => keep(letter.plain),
        None => letter::fold(c, keep),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn marks_and_case_go() {
        let cases = [
            ("ĐƯỜNG DÂY NÓNG", "duong day nong"),
            ("Kế hoạch số 06/KH-KCNĐN", "ke hoach so 06/kh-kcndn"),
            ("Vie\u{302}\u{323}t", "viet"),
            ("QÐ-TTg", "qd-ttg"),
            ("İstanbul, Straße, 한국, が", "istanbul, straße, 한국, が"),
            ("ă â ê ô ơ ư ỵ ữ", "a a e o o u y u"),
        ];
        for (given, wanted) in cases {
            assert_eq!(fold(given), wanted, "fold({given:?})");
        }
    }

    #[test]
    fn every_vietnamese_letter_folds_to_ascii() {
        let letters = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ";
        assert!(fold(letters).is_ascii(), "{}", fold(letters));
        assert_eq!(fold(&letters.to_uppercase()), fold(letters));
    }

    #[test]
    fn ranges_lead_back_to_whole_letters() {
        let source = "Tổ chức ở Đồng Nai";
        let folded = Folded::new(source);
        for word in ["to", "chuc", "o dong", "nai"] {
            let at = folded.text().rfind(word).unwrap();
            let back = &source[folded.source(at..at + word.len())];
            assert_eq!(fold(back), word, "{back}");
        }
        let apart = Folded::new("o\u{302}\u{323}a");
        assert_eq!(apart.source(0..1), 0..5, "the marks belong to the letter before them");
        assert_eq!(apart.source(1..99), 5..6);
        assert_eq!(apart.source(9..12), 6..6);
    }

    proptest! {
        #[test]
        fn the_map_holds_on_any_text(text in any::<String>(), a in 0usize..60, b in 0usize..60) {
            let folded = Folded::new(&text);
            prop_assert_eq!(folded.text(), fold(&text));
            let back = folded.source(a.min(b)..a.max(b));
            prop_assert!(back.start <= back.end && text.get(back).is_some());
        }
    }
}
