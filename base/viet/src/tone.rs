//! Where the tone mark sits when two ways are in use: `hòa` and `hoà`. For search keys only: what is stored and shown
//! stays as it was written.

use unicode_normalization::UnicodeNormalization as _;

/// The text with one placement of the tone, the older `hòa`, `khỏe`, `thúy`, in normal form C.
///
/// Only `oa`, `oe` and `uy` that end a syllable differ; `uy` after `q` is a sound of its own (`quý`).
///
/// ```
/// assert_eq!(viet::tone::normalise("Hoà giải, Uỷ ban, quý, hoàn"), "Hòa giải, Ủy ban, quý, hoàn");
/// ```
pub fn normalise(text: &str) -> String {
    let text: Vec<char> = text.nfc().collect();
    let mut placed = String::with_capacity(text.len() * 2);
    let mut at = 0;
    while at < text.len() {
        let before = if at == 0 { None } else { Some(text[at - 1]) };
        let ends = text.get(at + 2).is_none_or(|c| !c.is_alphanumeric());
        let moved = text.get(at + 1).filter(|_| ends).and_then(|second| moved(before, text[at], *second));
        if let Some(pair) = moved {
            placed.extend(pair);
            at += 2;
        } else {
            placed.push(text[at]);
            at += 1;
        }
    }
    placed
}

/// The letters without a tone and then with huyền, hỏi, ngã, sắc, nặng.
const TONES: [&str; 10] =
    ["aàảãáạ", "eèẻẽéẹ", "yỳỷỹýỵ", "oòỏõóọ", "uùủũúụ", "AÀẢÃÁẠ", "EÈẺẼÉẸ", "YỲỶỸÝỴ", "OÒỎÕÓỌ", "UÙỦŨÚỤ"];

fn moved(before: Option<char>, first: char, second: char) -> Option<[char; 2]> {
    let (plain, tone) =
        TONES.iter().find_map(|row| Some((row.chars().next()?, row.chars().position(|c| c == second)?)))?;
    let pair = matches!((first, plain), ('o' | 'O', 'a' | 'A' | 'e' | 'E') | ('u' | 'U', 'y' | 'Y'));
    if tone == 0 || !pair || matches!(before, Some('q' | 'Q')) {
        return None;
    }
    let toned = TONES.iter().find(|row| row.starts_with(first))?.chars().nth(tone)?;
    Some([toned, plain])
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_tone_moves_at_the_end_of_a_syllable_only() {
        let cases = [
            ("hoà", "hòa"),
            ("HOÀ BÌNH", "HÒA BÌNH"),
            ("Hoá", "Hóa"),
            ("khoẻ", "khỏe"),
            ("loè loẹt", "lòe loẹt"),
            ("Thuý", "Thúy"),
            ("uỷ ban", "ủy ban"),
            ("huỷ.", "hủy."),
            ("quý", "quý"),
            ("QUỸ", "QUỸ"),
            ("hòa", "hòa"),
            ("hoàn toàn khoét huỳnh khuỷu", "hoàn toàn khoét huỳnh khuỷu"),
            ("hoa", "hoa"),
            ("hoa\u{300}", "hòa"),
            ("của chùa", "của chùa"),
            ("", ""),
        ];
        for (given, wanted) in cases {
            assert_eq!(normalise(given), wanted, "normalise({given:?})");
        }
    }

    proptest! {
        #[test]
        fn twice_is_once_and_folds_alike(text in "[hqtn]?[oOu][aàeẻEyỷÝ][nac .,]{0,5}") {
            let once = normalise(&text);
            prop_assert_eq!(normalise(&once), once.clone());
            prop_assert_eq!(crate::fold(&once), crate::fold(&crate::nfc(&text)));
        }
    }
}
