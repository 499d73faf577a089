//! What every text goes through on its way in. Old encodings are asked about before this (see `legacy`): there a soft
//! hyphen is the letter `ư`, here it is a leftover.

use std::borrow::Cow;
use unicode_normalization::{IsNormalized, UnicodeNormalization as _, is_nfc_quick};

/// The text in Unicode normal form C, without the invisible leftovers of editors, web pages and PDF files.
///
/// Line ends of every kind become `\n` and blanks of every kind a space; the tab stays, for it parts the cells of tables.
/// Control characters, byte order marks, zero-width characters, direction marks and soft hyphens are dropped.
///
/// ```
/// assert_eq!(viet::nfc("\u{feff}Số:\u{a0}06\r\nKe\u{302}\u{301} hoạch"), "Số: 06\nKế hoạch");
/// ```
pub fn nfc(text: &str) -> String {
    let mut after_return = false;
    text.chars()
        .filter_map(|c| {
            let second_half = c == '\n' && after_return;
            after_return = c == '\r';
            if second_half { None } else { clean(c) }
        })
        .nfc()
        .collect()
}

/// The text in normal form C and nothing else; borrowed when it is already, as most text is.
///
/// ```
/// assert!(matches!(viet::composed("Việt"), std::borrow::Cow::Borrowed("Việt")));
/// assert_eq!(viet::composed("Vie\u{302}\u{323}t"), "Việt");
/// ```
pub fn composed(text: &str) -> Cow<'_, str> {
    match is_nfc_quick(text.chars()) {
        IsNormalized::Yes => Cow::Borrowed(text),
        _ => Cow::Owned(text.nfc().collect()),
    }
}

fn clean(c: char) -> Option<char> {
    match c {
        '\n' | '\t' => Some(c),
        // Word writes a vertical tab for a manual line break, and PDF readers a form feed for a page.
        '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some('\n'),
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{feff}' => None,
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' => None,
        c if c.is_control() => None,
        c if c.is_whitespace() => Some(' '),
        c => Some(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn leftovers_go_and_words_stay_apart() {
        let cases = [
            ("Việt Nam", "Việt Nam"),
            ("Vie\u{323}\u{302}t", "Việt"),
            ("a\r\nb\rc\nd", "a\nb\nc\nd"),
            ("a\r\r\nb", "a\n\nb"),
            ("a\u{b}b\u{c}c\u{2028}d", "a\nb\nc\nd"),
            ("STT\tNội dung", "STT\tNội dung"),
            ("06\u{a0}/KH\u{202f}5\u{2007}6", "06 /KH 5 6"),
            ("\u{feff}a\u{200b}b\u{200d}c\u{2060}d\u{ad}e\u{0}f\u{7}g", "abcdefg"),
            ("e\u{200b}\u{301}", "é"),
            ("o\u{31b}\u{341}", "ớ"),
            ("", ""),
        ];
        for (given, wanted) in cases {
            assert_eq!(nfc(given), wanted, "nfc({given:?})");
        }
    }

    proptest! {
        #[test]
        fn twice_is_once(text in any::<String>()) {
            let once = nfc(&text);
            prop_assert_eq!(nfc(&once), once);
        }
    }
}
