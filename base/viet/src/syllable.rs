//! The build of Vietnamese syllables: enough to tell Vietnamese from what a wrong decoding makes of it, not to judge
//! spelling.

use unicode_normalization::UnicodeNormalization as _;

const ONSETS: &[&str] = &[
    "", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p", "ph", "qu",
    "r", "s", "t", "th", "tr", "v", "x",
];
/// Vowels that end a syllable.
const OPEN: &[&str] = &[
    "a", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y", "ia", "ua", "ưa", "uya", "uê", "uơ", "uy", "oa", "oe", "ai",
    "ao", "au", "ay", "âu", "ây", "eo", "êu", "iu", "iêu", "yêu", "oi", "ôi", "ơi", "ui", "ưi", "ưu", "uôi", "ươi",
    "ươu", "oai", "oay", "oao", "oeo", "uây", "uyu",
];
/// Vowels that a consonant follows.
const CLOSED: &[&str] = &[
    "a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y", "iê", "yê", "uô", "ươ", "oa", "oă", "oe", "uâ", "uê",
    "uy", "uyê", "oo",
];
const CODAS: &[&str] = &["c", "ch", "m", "n", "ng", "nh", "p", "t"];

/// Whether a word, in any case, is built like a Vietnamese syllable.
pub(crate) fn is_syllable(word: &str) -> bool {
    // The longest, "nghiêng" with its tone, has eight characters when taken apart; "Nghiễng" in pieces a few more.
    if word.is_empty() || word.chars().count() > 12 {
        return false;
    }
    let mut tones = 0;
    let is_tone = |c: &char| matches!(c, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}');
    let lower = word.to_lowercase();
    let plain: String =
        lower.nfd().inspect(|c| tones += usize::from(is_tone(c))).filter(|c| !is_tone(c)).nfc().collect();
    tones <= 1 && ONSETS.iter().any(|onset| plain.strip_prefix(onset).is_some_and(is_rime))
}

fn is_rime(rime: &str) -> bool {
    let closed = || CODAS.iter().any(|coda| rime.strip_suffix(coda).is_some_and(|vowel| CLOSED.contains(&vowel)));
    OPEN.contains(&rime) || closed()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables() {
        let text = "Cộng hòa xã hội chủ nghĩa Việt Nam Độc lập tự do hạnh phúc quyết định quý nghiêng khuya gì gìn giếng giữa \
                    hoà thuỷ UỶ BAN đường xoong ngoằn khuỷu ươm yêu oái Ẩm";
        for word in text.split_whitespace() {
            assert!(is_syllable(word), "{word}");
        }
        for word in
            ["", "été", "père", "für", "straße", "Coäng", "ViÖt", "hßa", "strong", "áà", "x·", "fa", "nghiêngnghiêng"]
        {
            assert!(!is_syllable(word), "{word}");
        }
    }
}
