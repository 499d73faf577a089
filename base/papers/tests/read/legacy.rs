//! Vietnamese from before Unicode is refused by the name of its encoding, never guessed at.

use papers::read::{ReadRefusal, read};
use viet::legacy::Legacy;

use crate::support::{docx, docx_with, p, read_and_show};

/// A sentence in TCVN3, as bytes and as the text that Latin-1 makes of them.
const TCVN3: &str =
    "Céng hßa x· héi chñ nghÜa ViÖt Nam, ®éc lËp tù do h¹nh phóc; kÕ ho¹ch tuyªn truyÒn c¶i c¸ch hµnh chÝnh";
/// The same in VNI.
const VNI: &str = "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam, ñoäc laäp töï do haïnh phuùc; keá hoaïch tuyeân truyeàn caûi caùch haønh chính";

fn bytes(latin: &str) -> Vec<u8> {
    latin.chars().map(|letter| u8::try_from(u32::from(letter)).expect("the sample is Latin-1")).collect()
}

fn in_font(font: &str, text: &str) -> String {
    format!("<w:p><w:r><w:rPr><w:rFonts w:ascii=\"{font}\" w:hAnsi=\"{font}\"/></w:rPr><w:t>{text}</w:t></w:r></w:p>")
}

#[test]
fn the_encoding_is_named() {
    let table: &[(&str, Vec<u8>, Legacy)] = &[
        ("bytes in TCVN3", bytes(TCVN3), Legacy::Tcvn3),
        ("bytes in VNI", bytes(VNI), Legacy::VniWindows),
        ("TCVN3 that was taken for Latin-1", TCVN3.into(), Legacy::Tcvn3),
        ("VNI that was taken for Latin-1", VNI.into(), Legacy::VniWindows),
        ("a .docx of it without its font", docx(&p(TCVN3)), Legacy::Tcvn3),
        (
            "a .docx with one word in .VnTime",
            docx(&(p("Kế hoạch năm 2020") + &in_font(".VnTime", "c¸n bé"))),
            Legacy::Tcvn3,
        ),
        (
            "a .docx with one word in VNI-Times",
            docx(&(p("Kế hoạch") + &in_font("VNI-Times", "caùn boä"))),
            Legacy::VniWindows,
        ),
    ];
    for (what, bytes, encoding) in table {
        assert_eq!(read(bytes), Err(ReadRefusal::LegacyEncoding(*encoding)), "{what}");
    }
}

#[test]
fn the_font_is_found_wherever_it_is_set() {
    let fonts = "<w:rPr><w:rFonts w:ascii=\".VnTime\" w:hAnsi=\".VnTime\"/></w:rPr>";
    let style =
        |kind: &str, default: &str| format!("<w:style w:type=\"{kind}\" {default} w:styleId=\"S\">{fonts}</w:style>");
    let run = |props: &str| format!("<w:r><w:rPr>{props}</w:rPr><w:t>c¸n bé</w:t></w:r>");
    let table = [
        (
            "the defaults",
            format!("<w:docDefaults><w:rPrDefault>{fonts}</w:rPrDefault></w:docDefaults>"),
            format!("<w:p>{}</w:p>", run("")),
        ),
        ("the normal style", style("paragraph", "w:default=\"1\""), format!("<w:p>{}</w:p>", run(""))),
        (
            "the paragraph's style",
            style("paragraph", ""),
            format!("<w:p><w:pPr><w:pStyle w:val=\"S\"/></w:pPr>{}</w:p>", run("")),
        ),
        ("the run's style", style("character", ""), format!("<w:p>{}</w:p>", run("<w:rStyle w:val=\"S\"/>"))),
    ];
    for (what, styles, body) in table {
        let refusal = read(&docx_with(&body, &styles, ""));
        assert_eq!(refusal, Err(ReadRefusal::LegacyEncoding(Legacy::Tcvn3)), "{what}");
    }
}

#[test]
fn an_old_font_left_on_unicode_text_is_no_reason() {
    for text in ["Kế hoạch năm 2020", "Ke hoach", "hòa"] {
        let read = read_and_show(&docx(&in_font(".VnTime", text)));
        assert_eq!(read, Ok(format!("1 {text}")));
    }
}
