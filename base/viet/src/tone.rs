//! The six tones, and where the mark of a tone sits in a syllable when two ways are in use: `hòa` and `hoà`.
//!
//! What people wrote is stored and shown as they wrote it; search keys, and texts that we write, use one placement.

use crate::syllable::{Syllable, words};

pub use crate::letter::Tone;
pub use crate::syllable::Style;

/// The text in normal form C with the tone of every Vietnamese syllable where the style wants it. Marks that sit where
/// neither style has them (`hòan`, `qúy`) are moved too; words that are not Vietnamese syllables stay as they are.
///
/// ```
/// use viet::tone::{Style, place};
/// assert_eq!(place("Hoà giải, Uỷ ban, quý, giò", Style::Old), "Hòa giải, Ủy ban, quý, giò");
/// assert_eq!(place("Hòa giải, Ủy ban, qúy, gìo", Style::New), "Hoà giải, Uỷ ban, quý, giò");
/// ```
pub fn place(text: &str, style: Style) -> String {
    let text = crate::clean::composed(text);
    let mut placed = String::with_capacity(text.len());
    let mut done = 0;
    for word in words(&text).filter(|word| !word.text.is_ascii()) {
        let Some(syllable) = Syllable::parse(word.text).filter(|syllable| syllable.tone != Tone::Ngang) else {
            continue;
        };
        placed.push_str(&text[done..word.span.start]);
        let mut letters = word.text.chars();
        for letter in syllable.written(style).chars() {
            let capital = letters.next().is_some_and(char::is_uppercase);
            if capital { placed.extend(letter.to_uppercase()) } else { placed.push(letter) }
        }
        done = word.span.end;
    }
    placed.push_str(&text[done..]);
    placed
}

/// The key under which both placements are one: [`place`] in the older style.
///
/// ```
/// assert_eq!(viet::tone::normalise("thuỷ lợi"), viet::tone::normalise("thủy lợi"));
/// ```
pub fn normalise(text: &str) -> String {
    place(text, Style::Old)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::letter::{join, split};
    use proptest::prelude::*;

    #[test]
    fn both_styles_are_read_and_one_is_written() {
        let cases = [
            ("hoà", "hòa", "hoà"),
            ("HÒA BÌNH", "HÒA BÌNH", "HOÀ BÌNH"),
            ("Hoá", "Hóa", "Hoá"),
            ("khỏe", "khỏe", "khoẻ"),
            ("loè loẹt", "lòe loẹt", "loè loẹt"),
            ("Thuý", "Thúy", "Thuý"),
            ("ủy ban", "ủy ban", "uỷ ban"),
            ("huỷ.", "hủy.", "huỷ."),
            ("quý", "quý", "quý"),
            ("qúy", "quý", "quý"),
            ("QŨY", "QUỸ", "QUỸ"),
            ("giò gìo già gìa", "giò giò già già", "giò giò già già"),
            ("hòan tòan", "hoàn toàn", "hoàn toàn"),
            ("hoàn toàn khoét huỳnh khuỷu", "hoàn toàn khoét huỳnh khuỷu", "hoàn toàn khoét huỳnh khuỷu"),
            ("ngòai thúôc", "ngoài thuốc", "ngoài thuốc"),
            ("của chùa mía lửa", "của chùa mía lửa", "của chùa mía lửa"),
            ("hoa\u{300}", "hòa", "hoà"),
            ("hoa", "hoa", "hoa"),
            ("déjà vu, García", "déjà vu, García", "déjà vu, García"),
            ("", "", ""),
        ];
        for (given, old, new) in cases {
            assert_eq!(place(given, Style::Old), old, "place({given:?}, Old)");
            assert_eq!(place(given, Style::New), new, "place({given:?}, New)");
        }
    }

    #[test]
    fn letters_come_apart_and_together() {
        for letter in "aăâeêioôơuưy".chars() {
            for tone in Tone::ALL {
                assert_eq!(split(join(letter, tone)), (letter, tone));
            }
        }
        assert_eq!(split('ñ'), ('n', Tone::Nga), "no Vietnamese syllable has one");
        assert_eq!(split('ç'), ('ç', Tone::Ngang));
        assert_eq!(split('한'), ('한', Tone::Ngang));
    }

    proptest! {
        #[test]
        fn twice_is_once_and_folds_alike(text in "[hqtngik]{0,2}[oOuiy]?[aàeẻEyỷÝốệ]?[nac .,]{0,5}|\\PC{0,12}") {
            for style in [Style::Old, Style::New] {
                let once = place(&text, style);
                prop_assert_eq!(place(&once, style), once.clone());
                prop_assert_eq!(crate::fold(&once), crate::fold(&crate::clean::composed(&text)));
                prop_assert_eq!(normalise(&once), normalise(&text));
            }
        }
    }
}
