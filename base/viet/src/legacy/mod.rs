//! The encodings from before Unicode, in which offices still keep papers: decoding them, and suspecting them in text that
//! was decoded as something else. Fonts (`.VnTime`, `VNI-Times`) that give an encoding away are for the readers of files.

mod suspect;
mod tables;
mod viqr;

use tables::{cp1258, tcvn3, vni, windows_1252};
use unicode_normalization::UnicodeNormalization as _;

pub use suspect::{suspect, suspect_bytes};

/// An old Vietnamese encoding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Legacy {
    /// TCVN 5712:1993, third form, also "ABC": one byte a letter, the fonts `.Vn…`. Has no capitals with tones; the fonts
    /// whose names end in `H` show its small letters as capitals.
    Tcvn3,
    /// VNI for Windows: a letter and a byte for its marks, the fonts `VNI-…`.
    VniWindows,
    /// Marks typed as signs after plain letters (RFC 1456). Never suspected: it cannot be told from punctuation.
    Viqr,
    /// Microsoft's code page 1258: letters, with tones as bytes after them.
    Cp1258,
}

/// Decodes text whose bytes were taken for Latin-1 or Windows-1252, as word processors and careless readers do. What the
/// encoding does not know stays. Give it the text before [`crate::nfc`], which drops the soft hyphen that is TCVN3's `ư`.
///
/// ```
/// use viet::legacy::{Legacy, decode};
/// assert_eq!(decode("Céng hßa x· héi", Legacy::Tcvn3), "Cộng hòa xã hội");
/// assert_eq!(decode("Coäng hoøa xaõ hoäi", Legacy::VniWindows), "Cộng hòa xã hội");
/// ```
pub fn decode(text: &str, legacy: Legacy) -> String {
    match legacy {
        Legacy::Tcvn3 => text.chars().map(tcvn3).collect(),
        Legacy::Cp1258 => text.chars().map(cp1258).nfc().collect(),
        Legacy::VniWindows => vni(text),
        Legacy::Viqr => viqr::decode(text),
    }
}

/// Decodes the bytes of a file.
pub fn decode_bytes(bytes: &[u8], legacy: Legacy) -> String {
    decode(&windows_1252(bytes), legacy)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const SMALL: &str = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ";

    /// Written from the description of VNI, the other way round than the decoder: for capitals and small letters alike.
    fn to_vni(text: &str) -> String {
        let mut out = String::new();
        for c in text.chars() {
            let capital = c.is_uppercase();
            let parts: Vec<char> = c.to_lowercase().nfd().collect();
            let (base, marks) = (parts[0], &parts[1..]);
            let has = |mark| marks.contains(&mark);
            let tone = ['\u{301}', '\u{300}', '\u{309}', '\u{303}', '\u{323}'].iter().position(|tone| has(*tone));
            let pick = |row: &str, tone: usize| row.chars().nth(tone).unwrap();
            let written = match (base, tone) {
                ('i', Some(tone)) => pick("íìæóò", tone).to_string(),
                ('y', Some(4)) => "î".to_owned(),
                ('đ', _) => "ñ".to_owned(),
                (_, None) if has('\u{302}') => format!("{base}â"),
                (_, None) if has('\u{306}') => format!("{base}ê"),
                (_, Some(tone)) if has('\u{302}') => format!("{base}{}", pick("áàåãä", tone)),
                (_, Some(tone)) if has('\u{306}') => format!("{base}{}", pick("éèúüë", tone)),
                (_, tone) => {
                    let horned = if has('\u{31b}') { if base == 'o' { 'ô' } else { 'ö' } } else { base };
                    format!("{horned}{}", tone.map_or(String::new(), |tone| pick("ùøûõï", tone).to_string()))
                }
            };
            out.push_str(&if capital { written.to_uppercase() } else { written });
        }
        out
    }

    fn to_tcvn3(text: &str) -> String {
        let code = |c: char| ('\u{a1}'..='\u{fe}').find(|code| tcvn3(*code) == c);
        text.chars()
            .map(|c| if c.is_ascii() { c } else { code(c).unwrap_or_else(|| panic!("TCVN3 has no {c}")) })
            .collect()
    }

    fn to_cp1258(text: &str) -> String {
        let code = |c: char| ('\u{a0}'..='\u{ff}').find(|code| cp1258(*code) == c);
        let is_tone = |c: &char| matches!(c, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}');
        let apart = text.chars().flat_map(|c| {
            let tone = c.nfd().find(is_tone);
            std::iter::once(c).nfd().filter(|c| !is_tone(c)).nfc().chain(tone).collect::<Vec<_>>()
        });
        apart.map(|c| if c.is_ascii() { c } else { code(c).unwrap_or_else(|| panic!("1258 has no {c}")) }).collect()
    }

    #[test]
    fn words_as_they_are_known() {
        let motto = "Cộng hòa xã hội chủ nghĩa Việt Nam Độc lập - Tự do - Hạnh phúc";
        let cases = [
            (Legacy::Tcvn3, "Céng hßa x· héi chñ nghÜa ViÖt Nam §éc lËp - Tù do - H¹nh phóc"),
            (Legacy::VniWindows, "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam Ñoäc laäp - Töï do - Haïnh phuùc"),
            (Legacy::Cp1258, "Côòng hoÌa xaÞ hôòi chuÒ nghiÞa Viêòt Nam Ðôòc lâòp - Týò do - Haònh phuìc"),
            (Legacy::Viqr, "Co^.ng ho`a xa~ ho^.i chu? nghi~a Vie^.t Nam DDo^.c la^.p - Tu+. do - Ha.nh phu'c"),
        ];
        for (legacy, written) in cases {
            assert_eq!(decode(written, legacy), motto, "{legacy:?}");
            let bytes: Vec<u8> = written.chars().map(|c| c as u8).collect();
            assert_eq!(decode_bytes(&bytes, legacy), motto, "{legacy:?} from bytes");
        }
    }

    #[test]
    fn every_letter_comes_back() {
        let capitals = SMALL.to_uppercase();
        assert_eq!(decode(&to_tcvn3(&format!("{SMALL}ĂÂÊÔƠƯĐ")), Legacy::Tcvn3), format!("{SMALL}ĂÂÊÔƠƯĐ"));
        for letters in [SMALL, &capitals] {
            assert_eq!(decode(&to_vni(letters), Legacy::VniWindows), letters);
            assert_eq!(decode(&to_cp1258(letters), Legacy::Cp1258), letters);
        }
    }

    #[test]
    fn what_an_encoding_does_not_know_stays() {
        for legacy in [Legacy::Tcvn3, Legacy::VniWindows, Legacy::Cp1258, Legacy::Viqr] {
            assert_eq!(
                decode("KCN 12/2020 – “Amata” ngày đẹp", legacy),
                "KCN 12/2020 – “Amata” ngày đẹp",
                "{legacy:?}"
            );
        }
        assert_eq!(decode_bytes(b"\x93Amata\x94 \x96 5\x80", Legacy::Tcvn3), "“Amata” – 5€");
        assert_eq!(decode("øâx", Legacy::VniWindows), "øâx", "marks without a letter");
        assert_eq!(decode(r"http:\// Sao\? a\.", Legacy::Viqr), r"http:// Sao? a.");
    }

    proptest! {
        #[test]
        fn round_trips(text in "[a-zàảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ 0-9.]{0,40}") {
            prop_assert_eq!(decode(&to_tcvn3(&text), Legacy::Tcvn3), text.clone());
            prop_assert_eq!(decode(&to_vni(&text), Legacy::VniWindows), text.clone());
            prop_assert_eq!(decode(&to_cp1258(&text), Legacy::Cp1258), text);
        }

        #[test]
        fn anything_decodes(bytes in any::<Vec<u8>>(), text in any::<String>()) {
            for legacy in [Legacy::Tcvn3, Legacy::VniWindows, Legacy::Cp1258, Legacy::Viqr] {
                decode_bytes(&bytes, legacy);
                decode(&text, legacy);
            }
            suspect(&text);
            suspect_bytes(&bytes);
        }
    }
}
