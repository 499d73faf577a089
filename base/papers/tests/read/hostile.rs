//! Files made to do harm, and files that came to harm: refused within bounds, and never a panic.

use std::io::{Cursor, Write};

use papers::read::{Limits, ReadRefusal, read, read_within};
use proptest::prelude::*;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::support::{TRANSITIONAL, document_in, docx, docx_with, p, package};

fn document_part() -> String {
    "word/document.xml".to_owned()
}

/// A part of `bytes` blanks, written piece by piece.
fn bomb(part: &str, bytes: usize) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file(part, SimpleFileOptions::default()).expect("a part opens");
    let piece = vec![b' '; 1 << 20];
    for _ in 0..bytes >> 20 {
        zip.write_all(&piece).expect("a piece is written");
    }
    zip.finish().expect("the package closes").into_inner()
}

#[test]
fn a_part_that_inflates_without_end_is_refused() {
    let limits = Limits::default();
    let bytes = bomb("word/document.xml", limits.part + (2 << 20));
    assert!(bytes.len() < limits.file, "the file itself is small: {}", bytes.len());
    assert_eq!(read(&bytes), Err(ReadRefusal::PartTooLarge { part: document_part() }));
}

#[test]
fn a_size_that_is_declared_smaller_is_not_believed() {
    let limits = Limits { part: 1000, ..Limits::default() };
    let mut bytes = docx(&p(&"a".repeat(5000)));
    let true_size = u32::try_from(document_in(TRANSITIONAL, &p(&"a".repeat(5000))).len()).expect("small");
    let declared: Vec<usize> =
        (0..bytes.len() - 4).filter(|at| bytes[*at..*at + 4] == true_size.to_le_bytes()).collect();
    assert!(!declared.is_empty(), "the size stands in the container");
    for at in declared {
        bytes[at..at + 4].copy_from_slice(&10_u32.to_le_bytes());
    }
    let refusal = read_within(&bytes, &limits).expect_err("it is refused");
    assert!(matches!(refusal, ReadRefusal::PartTooLarge { .. } | ReadRefusal::BrokenDocx { .. }), "{refusal:?}");
}

#[test]
fn all_parts_together_are_bounded() {
    let limits = Limits { inflated: 2_000, ..Limits::default() };
    let styles = format!("<w:style w:styleId=\"{}\"/>", "s".repeat(1_500));
    let refusal = read_within(&docx_with(&p("a"), &styles, ""), &limits);
    assert!(matches!(refusal, Err(ReadRefusal::PartTooLarge { .. })), "{refusal:?}");
}

#[test]
fn elements_and_styles_are_bounded() {
    let limits = Limits { elements: 100, ..Limits::default() };
    let refusal = read_within(&docx(&format!("<w:p>{}</w:p>", "<w:r/>".repeat(100))), &limits);
    assert_eq!(refusal, Err(ReadRefusal::PartTooLarge { part: document_part() }));
    let styles: String = (0..10_001).map(|id| format!("<w:style w:styleId=\"{id}\"/>")).collect();
    let refusal = read(&docx_with(&p("a"), &styles, ""));
    assert!(matches!(&refusal, Err(ReadRefusal::BrokenDocx { part, .. }) if part == "word/styles.xml"), "{refusal:?}");
}

#[test]
fn bounds_on_size_and_count_hold() {
    let limits = Limits { file: 100, ..Limits::default() };
    assert_eq!(read_within(&[b'a'; 101], &limits), Err(ReadRefusal::TooLarge { bytes: 101, limit: 100 }));
    let limits = Limits { paragraphs: 10, ..Limits::default() };
    let table: &[(&str, Vec<u8>)] = &[
        ("lines", "a\n".repeat(11).into()),
        ("cells of text", "a\tb\tc\n".repeat(6).into()),
        ("paragraphs", docx(&p("a").repeat(11))),
        ("blank paragraphs", docx(&"<w:p/>".repeat(11))),
        ("breaks", docx(&format!("<w:p><w:r>{}</w:r></w:p>", "<w:t>a</w:t><w:br/>".repeat(11)))),
        ("cells", docx(&format!("<w:tbl><w:tr>{}</w:tr></w:tbl>", "<w:tc/>".repeat(11)))),
    ];
    for (what, bytes) in table {
        assert_eq!(read_within(bytes, &limits), Err(ReadRefusal::TooManyLines { limit: 10 }), "{what}");
    }
    assert!(read_within(&docx(&p("a").repeat(10)), &limits).is_ok());
}

#[test]
fn deep_nesting_is_refused_without_exhausting_the_stack() {
    let deep = |open: &str, close: &str| docx(&format!("{}{}", open.repeat(200_000), close.repeat(200_000)));
    let refusal = ReadRefusal::TooDeep { part: document_part(), limit: 200 };
    let table = [
        ("tables", deep("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>")),
        ("within what is passed over", deep("<w:del>", "</w:del>")),
        ("unknown elements", deep("<x>", "</x>")),
        ("properties", docx(&format!("<w:p><w:pPr>{}", "<w:numPr>".repeat(200_000)))),
    ];
    for (what, bytes) in table {
        assert_eq!(read(&bytes), Err(refusal.clone()), "{what}");
    }
}

#[test]
fn a_document_type_is_refused_in_every_part() {
    let declared = "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>";
    let document = document_in(TRANSITIONAL, &p("a"));
    let relations = "<Relationships><Relationship Type=\"x/styles\" Target=\"styles.xml\"/></Relationships>";
    let table: &[(&str, Vec<u8>)] = &[
        ("word/document.xml", package(&[("word/document.xml", declared)])),
        (
            "word/_rels/document.xml.rels",
            package(&[("word/document.xml", &document), ("word/_rels/document.xml.rels", declared)]),
        ),
        (
            "word/styles.xml",
            package(&[
                ("word/document.xml", &document),
                ("word/_rels/document.xml.rels", relations),
                ("word/styles.xml", declared),
            ]),
        ),
    ];
    for (part, bytes) in table {
        assert_eq!(read(bytes), Err(ReadRefusal::DocumentTypeDeclaration { part: (*part).to_owned() }));
    }
}

#[test]
fn a_damaged_part_is_named() {
    let table: &[(&str, String)] = &[
        ("cut off", document_in(TRANSITIONAL, &p("a")).replace("</w:body></w:document>", "")),
        ("an unknown entity", document_in(TRANSITIONAL, &p("&bom;"))),
        ("wrongly closed", document_in(TRANSITIONAL, "<w:p></w:r>")),
        ("closed too often", document_in(TRANSITIONAL, "</w:body></w:document></w:document>")),
        ("no element", "Kế hoạch".to_owned()),
        (
            "too many namespaces",
            document_in(
                TRANSITIONAL,
                &format!("<w:p {}/>", (0..500).map(|n| format!("xmlns:n{n}=\"u\" ")).collect::<String>()),
            ),
        ),
    ];
    for (what, document) in table {
        let refusal = read(&package(&[("word/document.xml", document)]));
        let named = matches!(&refusal, Err(ReadRefusal::BrokenDocx { part, .. }) if *part == document_part());
        assert!(named || (*what == "no element" && refusal == Err(ReadRefusal::Empty)), "{what}: {refusal:?}");
    }
    assert_eq!(read(&docx("")), Err(ReadRefusal::Empty));
    assert_eq!(read(&docx("<w:p/><w:p><w:r><w:drawing/></w:r></w:p>")), Err(ReadRefusal::Empty));
}

#[test]
fn a_cut_off_file_is_a_broken_docx() {
    let bytes = docx_with(&p(&"Kế hoạch ".repeat(50)), "", "");
    for share in [2, 3, 10] {
        let refusal = read(&bytes[..bytes.len() - bytes.len() / share]);
        assert!(matches!(&refusal, Err(ReadRefusal::BrokenDocx { part, .. }) if part == "package"), "{refusal:?}");
    }
}

#[test]
fn long_patterns_of_numbers_are_clipped() {
    let pattern = "%1".repeat(100_000);
    let numbering = format!(
        "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"lowerLetter\"/><w:start w:val=\"4294967295\"/>\
         <w:lvlText w:val=\"{pattern}\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>"
    );
    let item = "<w:p><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>";
    let source = read(&docx_with(&item.repeat(2), "", &numbering)).expect("it reads");
    assert!(source.lines().all(|line| line.text.len() < 300));
}

/// A .docx with something of everything.
fn rich() -> Vec<u8> {
    let body = "<w:p><w:pPr><w:pStyle w:val=\"H\"/><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>\
        <w:r><w:rPr><w:b/></w:rPr><w:t>Mục đích</w:t><w:br/><w:tab/></w:r></w:p>\
        <w:tbl><w:tr><w:trPr><w:gridBefore w:val=\"1\"/></w:trPr><w:tc><w:tcPr><w:gridSpan w:val=\"2\"/><w:vMerge/></w:tcPr>\
        <w:p><w:ins><w:r><w:t>a &amp; b</w:t></w:r></w:ins><w:del><w:r><w:delText>c</w:delText></w:r></w:del></w:p></w:tc></w:tr></w:tbl>\
        <w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>Khung</w:t></w:r></w:p></w:txbxContent></mc:Choice>\
        <mc:Fallback/></mc:AlternateContent></w:r></w:p>";
    let styles = "<w:style w:type=\"paragraph\" w:styleId=\"H\"><w:name w:val=\"heading 1\"/></w:style>";
    let numbering = "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"upperRoman\"/>\
        <w:lvlText w:val=\"%1.\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>";
    docx_with(body, styles, numbering)
}

/// Pieces from which documents are put together at random.
const PIECES: &[&str] = &[
    "<w:p>",
    "</w:p>",
    "<w:r>",
    "</w:r>",
    "<w:t>",
    "</w:t>",
    "<w:tbl>",
    "</w:tbl>",
    "<w:tr>",
    "</w:tr>",
    "<w:tc>",
    "</w:tc>",
    "<w:pPr>",
    "</w:pPr>",
    "<w:rPr>",
    "</w:rPr>",
    "<w:trPr>",
    "</w:trPr>",
    "<w:tcPr>",
    "</w:tcPr>",
    "<w:gridSpan w:val=\"9999999999\"/>",
    "<w:vMerge/>",
    "<w:txbxContent>",
    "</w:txbxContent>",
    "<mc:AlternateContent>",
    "</mc:AlternateContent>",
    "<mc:Choice>",
    "</mc:Choice>",
    "<mc:Fallback/>",
    "<w:del>",
    "</w:del>",
    "<w:br/>",
    "<w:tab/>",
    "<w:sym/>",
    "Kế hoạch",
    " ",
    "&amp;",
    "<w:t>a</w:t>",
    "<w:numPr><w:ilvl w:val=\"8\"/><w:numId w:val=\"1\"/></w:numPr>",
    "<w:numId w:val=\"-1\"/>",
    "<m:t>x</m:t>",
];

proptest! {
    #[test]
    fn any_bytes_are_answered(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        let _ = read(&bytes);
    }

    #[test]
    fn any_text_keeps_its_letters_in_order(text in "[a-z\t\n\r >%.)-]{0,200}") {
        let letters = |text: &str| text.chars().filter(char::is_ascii_lowercase).collect::<String>();
        match read(text.as_bytes()) {
            Ok(source) => {
                let found: String = source.lines().map(|line| letters(&line.text)).collect();
                prop_assert_eq!(found, letters(&text));
                prop_assert!(source.lines().all(|line| !line.text.is_empty()));
                prop_assert!(source.lines().is_sorted_by_key(|line| line.number));
            }
            Err(refusal) => prop_assert_eq!(refusal, ReadRefusal::Empty),
        }
    }

    #[test]
    fn a_spoilt_docx_is_answered(spots in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8), cut in any::<prop::sample::Index>(), cuts in any::<bool>()) {
        let mut bytes = rich();
        for (at, byte) in spots {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if cuts {
            bytes.truncate(cut.index(bytes.len()));
        }
        let _ = read(&bytes);
    }

    #[test]
    fn a_docx_of_any_elements_is_answered(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..60)) {
        if let Ok(source) = read(&docx(&pieces.concat())) {
            prop_assert!(!source.blocks.is_empty());
            prop_assert!(source.lines().all(|line| !line.text.is_empty() && line.number > 0));
        }
    }

    #[test]
    fn spoilt_xml_is_answered(spots in prop::collection::vec((any::<prop::sample::Index>(), prop::sample::select(PIECES)), 1..6)) {
        let mut document = document_in(TRANSITIONAL, "<w:p><w:r><w:t>a</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>");
        for (at, piece) in spots {
            let at = document.floor_char_boundary(at.index(document.len()));
            document.insert_str(at, piece);
        }
        let _ = read(&package(&[("word/document.xml", &document)]));
    }
}
