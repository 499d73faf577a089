//! Names of files, as people see them in lists and downloads.

use crate::media::Media;

/// Longest name that is kept, in characters.
const LONGEST: usize = 120;

/// A sender's name for a file, made fit for every system: the last part of a path, NFC, without control characters and
/// the signs that some system forbids, with the ending of what the file is.
///
/// ```
/// assert_eq!(files::clean_name("C:\\Ảnh\\Họp giao ban?.JPG", files::Media::Jpeg), "Họp giao ban.jpg");
/// assert_eq!(files::clean_name("../..", files::Media::Pdf), "tep.pdf");
/// ```
#[must_use]
pub fn clean_name(sent: &str, media: Media) -> String {
    let last = sent.rsplit(['/', '\\']).next().unwrap_or_default();
    let text = viet::nfc(last);
    let allowed = |c: &char| {
        !c.is_control()
            && !matches!(c, '<' | '>' | ':' | '"' | '|' | '?' | '*' | '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
    };
    let text: String = text.chars().filter(allowed).collect();
    let text = text.trim_matches(|c: char| c == '.' || c.is_whitespace());
    let ends_like_a_type = |end: &str| (1..=5).contains(&end.len()) && end.bytes().all(|b| b.is_ascii_alphanumeric());
    let stem = match text.rsplit_once('.') {
        Some((stem, end)) if ends_like_a_type(end) && !stem.trim().is_empty() => stem,
        _ => text,
    };
    let stem: String = stem.trim().chars().take(LONGEST).collect();
    let stem = if stem.is_empty() { "tep" } else { stem.trim_end() };
    format!("{stem}.{}", media.ending())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn nothing_in_a_name_turns_the_direction_of_reading() {
        for mark in ['\u{61c}', '\u{200e}', '\u{200f}', '\u{202e}', '\u{2067}', '\u{feff}'] {
            assert_eq!(
                clean_name(&format!("giấy{mark} mời.exe"), Media::Pdf),
                "giấy mời.pdf",
                "{}",
                mark.escape_unicode()
            );
        }
    }

    proptest! {
        #[test]
        fn a_clean_name_is_one_plain_name(sent in any::<String>()) {
            let name = clean_name(&sent, Media::Png);
            prop_assert!(name.ends_with(".png") && name.len() > 4);
            prop_assert!(!name.contains(['/', '\\', ':', '"', '\n', '\0']) && !name.starts_with('.'));
            prop_assert!(name.chars().count() <= LONGEST + 5);
            prop_assert_eq!(clean_name(&name, Media::Png), name);
        }
    }
}
