use super::*;
use proptest::prelude::*;

const SMALL: &str = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ";
const MOTTO: &str = "Cộng hòa xã hội chủ nghĩa Việt Nam Độc lập - Tự do - Hạnh phúc";

#[test]
fn words_as_they_are_known() {
    let cases = [
        (Legacy::Tcvn3, "Céng hßa x· héi chñ nghÜa ViÖt Nam §éc lËp - Tù do - H¹nh phóc"),
        (Legacy::VniWindows, "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam Ñoäc laäp - Töï do - Haïnh phuùc"),
        (Legacy::Cp1258, "Côòng hoÌa xaÞ hôòi chuÒ nghiÞa Viêòt Nam Ðôòc lâòp - Týò do - Haònh phuìc"),
        (Legacy::Viqr, "Co^.ng ho`a xa~ ho^.i chu? nghi~a Vie^.t Nam DDo^.c la^.p - Tu+. do - Ha.nh phu'c"),
    ];
    for (legacy, written) in cases {
        assert_eq!(decode(written, legacy), MOTTO, "{legacy:?}");
        let bytes: Vec<u8> = written.chars().map(|c| c as u8).collect();
        assert_eq!(decode_bytes(&bytes, legacy), MOTTO, "{legacy:?} from bytes");
        assert_eq!(encode(MOTTO, legacy).as_deref(), Ok(written), "{legacy:?} encoded");
        assert_eq!(encode_bytes(MOTTO, legacy), Ok(bytes), "{legacy:?} to bytes");
    }
    // The bytes that recode (its charset VPS) gives.
    let vps = b"C\xb6ng h\xf2a x\xe3 h\xb6i ch\xfb ngh\xefa Vi\x8ct Nam \xf1\xb6c l\xc6p - T\xbf do - H\xe5nh ph\xfac";
    assert_eq!(decode_bytes(vps, Legacy::Vps), MOTTO);
    assert_eq!(encode_bytes(MOTTO, Legacy::Vps).as_deref(), Ok(&vps[..]));
}

#[test]
fn every_letter_comes_back() {
    let capitals = SMALL.to_uppercase();
    for legacy in Legacy::ALL {
        let mut texts = vec![SMALL.to_owned(), "ĂÂÊÔƠƯĐ".to_owned()];
        if legacy != Legacy::Tcvn3 {
            texts.push(capitals.clone());
        }
        for text in texts {
            let encoded = encode(&text, legacy).unwrap_or_else(|error| panic!("{legacy:?}: {error}"));
            assert_eq!(decode(&encoded, legacy), text, "{legacy:?}");
            let bytes = encode_bytes(&text, legacy).unwrap_or_else(|error| panic!("{legacy:?}: {error}"));
            assert_eq!(decode_bytes(&bytes, legacy), text, "{legacy:?} in bytes");
        }
    }
}

/// The tables of two encodings against those of recode, a program of the 1990s with tables of its own.
#[test]
fn tables_agree_with_recode() {
    let tables = include_str!("../../tests/data/recode.tsv");
    let mut count = 0;
    for line in tables.lines().filter(|line| !line.starts_with('#')) {
        let [name, byte, letter] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("{line}") };
        let legacy = if name == "VPS" { Legacy::Vps } else { Legacy::Tcvn3 };
        let byte = u8::from_str_radix(byte, 16).expect("a byte");
        assert_eq!(decode_bytes(&[byte], legacy), letter, "{line}");
        count += 1;
    }
    assert!(count > 200, "{count}");
}

#[test]
fn what_an_encoding_does_not_know_stays() {
    for legacy in [Legacy::Tcvn3, Legacy::VniWindows, Legacy::Cp1258, Legacy::Viqr] {
        let text = "KCN 12/2020 – “Amata” ngày đẹp";
        assert_eq!(decode(text, legacy), text, "{legacy:?}");
    }
    assert_eq!(decode_bytes(b"\x93Amata\x94 \x96 5\x80", Legacy::Tcvn3), "“Amata” – 5€");
    assert_eq!(decode("øâx", Legacy::VniWindows), "øâx", "marks without a letter");
    assert_eq!(decode(r"http:\// Sao\? a\.", Legacy::Viqr), r"http:// Sao? a.");
    for (legacy, text) in [
        (Legacy::Tcvn3, "ñ"),
        (Legacy::VniWindows, "ñ"),
        (Legacy::Vps, "–"),
        (Legacy::Cp1258, "한"),
        (Legacy::VniWindows, "İ"),
    ] {
        assert!(encode(text, legacy).is_err(), "{legacy:?} {text}");
    }
    assert_eq!(encode("“KCN” – 5 °C", Legacy::VniWindows).as_deref(), Ok("“KCN” – 5 °C"));
    let error = encode("đến KẾ", Legacy::Tcvn3).unwrap_err();
    assert_eq!(error.to_string(), "the encoding has no 'Ế' (at byte 8)");
}

proptest! {
    #[test]
    fn round_trips(text in "[a-zàảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵĐĂÂ 0-9.?'~^+(`\\\\-]{0,40}") {
        for legacy in Legacy::ALL {
            let encoded = encode(&text, legacy).expect("nothing that it lacks");
            prop_assert_eq!(decode(&encoded, legacy), text.clone(), "{:?}: {}", legacy, encoded);
            let bytes = encode_bytes(&text, legacy).expect("nothing that it lacks");
            prop_assert_eq!(decode_bytes(&bytes, legacy), text.clone(), "{:?} in bytes", legacy);
        }
        let runs = tcvn3_runs(&text.to_uppercase()).expect("capitals have fonts");
        let back: String = runs.iter().map(Run::decoded).collect();
        prop_assert_eq!(back, text.to_uppercase());
    }

    #[test]
    fn anything_decodes(bytes in any::<Vec<u8>>(), text in any::<String>()) {
        for legacy in Legacy::ALL {
            decode_bytes(&bytes, legacy);
            decode(&text, legacy);
            // What can be encoded comes back, in normal form.
            if let Ok(encoded) = encode(&text, legacy) {
                prop_assert_eq!(decode(&encoded, legacy), crate::clean::composed(&text).into_owned(), "{:?} {:?}", legacy, encoded);
            }
        }
        detect(&text);
        detect_bytes(&bytes);
    }
}
