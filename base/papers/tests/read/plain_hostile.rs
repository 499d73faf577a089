//! Files made to do harm to those who only want their text: refused or read within bounds, and never a panic.

use std::io::Write as _;

use papers::read::{Limits, ReadRefusal, TextFormat, TextRefusal, plain_text, plain_text_within, tree, tree_within};
use proptest::prelude::*;

use crate::plain::{COMPOSED, SIMPLE, odf, page, pdf, pptx, stream, xlsx};
use crate::support::{docx, docx_parts, p, package};

/// Bounds under which a test that reaches them ends soon.
fn tight() -> Limits {
    Limits { steps: 200_000, inflated: 1 << 20, part: 1 << 20, text: 1 << 20, pages: 50, ..Limits::default() }
}

fn too_much(bytes: &[u8]) -> &'static str {
    match plain_text_within(bytes, &tight()) {
        Err(TextRefusal::TooMuch { what, .. }) => what,
        other => panic!("it must be too much: {:?}", other.map(|found| found.text().len())),
    }
}

fn deflated(text: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(text).expect("memory takes it");
    encoder.finish().expect("memory takes it")
}

/// A page whose content is packed; the other objects are text.
fn packed_page(content: &[u8]) -> Vec<u8> {
    let packed = deflated(content);
    let mut bytes = page("", SIMPLE, &[]);
    bytes.extend(format!("4 0 obj\n<</Filter/FlateDecode/Length {}>>\nstream\n", packed.len()).into_bytes());
    bytes.extend(packed);
    bytes.extend(b"\nendstream\nendobj\n");
    bytes
}

#[test]
fn pdfs_that_go_round_in_circles_end() {
    let node = "<</Type/Pages/Kids[2 0 R 3 0 R 2 0 R]/Parent 2 0 R/Resources<</Font<</F1 5 0 R>>>>>>";
    let content = stream("BT /F1 9 Tf (a) Tj ET");
    let table: &[(&str, Vec<u8>, Option<&str>)] = &[
        ("a tree in itself", pdf(&["<</Pages 2 0 R>>", node, "<</Contents 4 0 R>>", &content, SIMPLE]), Some("a")),
        ("a reference to itself", pdf(&["<</Pages 2 0 R>>", "2 0 R"]), None),
        ("references in a ring", pdf(&["<</Pages 2 0 R>>", "3 0 R", "2 0 R"]), None),
        (
            "a length that is itself",
            pdf(&[
                "<</Pages 2 0 R>>",
                "<</Kids[3 0 R]>>",
                "<</Contents 4 0 R>>",
                "<</Length 4 0 R>>\nstream\nBT\nendstream",
            ]),
            None,
        ),
        (
            "a stream of objects in itself",
            pdf(&["<</Pages 2 0 R>>", "<</Type/ObjStm/N 1/First 4/Length 8>>\nstream\n2 0 2 0 R\nendstream"]),
            None,
        ),
    ];
    for (what, bytes, expected) in table {
        let found = plain_text(bytes).ok().map(|found| found.text());
        assert_eq!(found.as_deref(), *expected, "{what}");
    }
    let form = "<</Subtype/Form/Resources<</XObject<</X1 6 0 R>>/Font<</F1 5 0 R>>>>/Length 40>>\nstream\nBT /F1 9 Tf (b) Tj ET /X1 Do /X1 Do     \nendstream";
    let found = plain_text(&page("/X1 Do", SIMPLE, &[form])).expect("it ends");
    assert!(found.text().len() < 3_000, "drawings in themselves are drawn some levels deep");
}

#[test]
fn pdfs_that_grow_without_end_are_refused() {
    let long = "BT /F1 9 Tf (a) Tj ET ".repeat(300_000);
    assert_eq!(too_much(&packed_page(long.as_bytes())), "bytes of a stream");
    let work = "(a) Tj ".repeat(100_000);
    assert_eq!(too_much(&packed_page(work.as_bytes())), "steps of work");
    let kids = "3 0 R ".repeat(1_000);
    let many: Vec<String> = (0..60).map(|_| "<</Type/Page>>".to_owned()).collect();
    let kids_of = format!("<</Kids[{}]>>", (3..63).map(|id| format!("{id} 0 R ")).collect::<String>());
    let objects: Vec<&str> =
        ["<</Pages 2 0 R>>", &kids_of].into_iter().chain(many.iter().map(String::as_str)).collect();
    assert_eq!(too_much(&pdf(&objects)), "pages");
    let same = pdf(&["<</Pages 2 0 R>>", &format!("<</Kids[{kids}]>>"), "<</Type/Page>>"]);
    assert_eq!(plain_text(&same), Err(ReadRefusal::Empty.into()), "one page a thousand times is one page");
    let widths = COMPOSED.replace("/W[1[500 600]10 20 700]", "/W[0 999999999 500 0 999999999 500]");
    let found = plain_text_within(&page("BT /F1 9 Tf <0001> Tj ET", &widths, &[&stream("x")]), &tight());
    assert_eq!(found, Err(ReadRefusal::Empty.into()), "a range of codes costs no more than a code");
}

#[test]
fn tables_of_letters_cost_what_they_say_and_no_more() {
    // Every code from 0 to 4,294,967,295: libraries that turn such a table round never end.
    let all = stream("1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange");
    assert!(plain_text(&page("BT /F1 9 Tf <00000001> Tj ET", COMPOSED, &[&all])).is_ok());
    let letters = "0041".repeat(5_000);
    let long = stream(&format!("1 beginbfchar <0001> <{letters}> endbfchar"));
    let found = plain_text(&page("BT /F1 9 Tf <00010001> Tj ET", COMPOSED, &[&long])).expect("it reads");
    assert!(found.text().len() <= 24);
}

#[test]
fn odd_pdfs_are_borne() {
    let deep = "[".repeat(100_000);
    let table: &[(&str, Vec<u8>)] = &[
        ("arrays in arrays", pdf(&["<</Pages 2 0 R>>", &deep])),
        ("dictionaries in dictionaries", pdf(&["<</Pages 2 0 R>>", &"<</A".repeat(100_000)])),
        ("brackets in brackets", pdf(&["<</Pages 2 0 R>>", &"(".repeat(1_000_000)])),
        ("empty arrays by the million", pdf(&["<</Pages 2 0 R>>", &format!("[{}]", "[]".repeat(1_000_000))])),
        ("a length beyond the end", page("", SIMPLE, &["<</Length 99999999999999999999>>\nstream\nx\nendstream"])),
        ("a length below nought", page("", SIMPLE, &["<</Length -5>>\nstream\nx"])),
        ("numbers without end", page(&format!("{} 0 Td BT /F1 9 Tf (a) Tj", "9".repeat(10_000)), SIMPLE, &[])),
        ("a picture without end", page("BI ID ", SIMPLE, &[])),
        ("states put aside", page(&"q ".repeat(50_000), SIMPLE, &[])),
        ("states that were not put aside", page(&"Q ".repeat(50_000), SIMPLE, &[])),
        ("filters in a row", page("", SIMPLE, &[&stream("").replace("<<", "<</Filter[/Fl/Fl/Fl/Fl/Fl/Fl]")])),
        ("an object number too large", b"%PDF-1.4\n99999999999 0 obj\n<</Type/Page>>\nendobj".into()),
        ("half a trailer", b"%PDF-1.4\ntrailer".into()),
    ];
    for (what, bytes) in table {
        let refused = plain_text(bytes);
        assert!(refused.is_err() || refused.is_ok_and(|found| found.text().len() < 10), "{what}");
    }
}

#[test]
fn xml_that_names_entities_is_refused_in_every_format() {
    let laughs = "<!DOCTYPE l [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]>";
    let outside = "<!DOCTYPE l [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>";
    for declared in [laughs, outside] {
        let bad = format!("{declared}<l>&b;</l>");
        let office = |main: &str, mimetype: &str| package(&[("mimetype", mimetype), (main, &bad)]);
        let table = [
            ("xl/workbook.xml", office("xl/workbook.xml", "")),
            ("ppt/presentation.xml", office("ppt/presentation.xml", "")),
            ("content.xml", office("content.xml", "application/vnd.oasis.opendocument.text")),
            ("word/document.xml", office("word/document.xml", "")),
        ];
        for (part, bytes) in table {
            let expected = ReadRefusal::DocumentTypeDeclaration { part: part.to_owned() };
            assert_eq!(plain_text(&bytes), Err(expected.into()), "{part}");
        }
    }
    let notes = docx_parts(
        &p("a"),
        "<Relationship Id=\"f\" Type=\"x/footnotes\" Target=\"footnotes.xml\"/>",
        &[("footnotes", "&e;")],
    );
    assert!(matches!(tree(&notes), Err(ReadRefusal::BrokenDocx { part, .. }) if part == "word/footnotes.xml"));
}

#[test]
fn office_files_that_grow_without_end_are_refused() {
    let long = "a".repeat(20_000);
    let again = "<c t=\"s\"><v>0</v></c>".repeat(100);
    assert_eq!(too_much(&xlsx(&format!("<row>{again}</row>"), &format!("<si><t>{long}</t></si>"))), "text");
    let sheets = "<draw:page><text:p>a</text:p></draw:page>".repeat(60);
    assert_eq!(too_much(&odf("presentation", &sheets)), "pages, sheets or slides");
    let limits = Limits { elements: 300, ..Limits::default() };
    let slide = format!("<s xmlns:a=\"a\">{}</s>", "<a:p/>".repeat(400));
    for bytes in [pptx(&slide), odf("text", &"<text:p/>".repeat(400)), xlsx(&"<row/>".repeat(400), "")] {
        let refusal = plain_text_within(&bytes, &limits);
        assert!(matches!(refusal, Err(TextRefusal::Read(ReadRefusal::PartTooLarge { .. }))), "{refusal:?}");
    }
    let deep = odf("text", &format!("{}{}", "<text:span>".repeat(5_000), "</text:span>".repeat(5_000)));
    assert!(matches!(plain_text(&deep), Err(TextRefusal::Read(ReadRefusal::TooDeep { .. }))));
    let blanks = odf("text", &format!("<text:p>a{}</text:p>", "<text:s text:c=\"999999999\"/>".repeat(10)));
    assert!(plain_text(&blanks).expect("it reads").text().len() < 2_000);
    let bomb = Limits { part: 1_000, ..Limits::default() };
    let refusal = plain_text_within(&xlsx(&"<row></row>".repeat(200), ""), &bomb);
    assert!(matches!(refusal, Err(TextRefusal::Read(ReadRefusal::PartTooLarge { .. }))), "{refusal:?}");
}

#[test]
fn trees_do_not_grow_without_end() {
    let cells = "<w:tc><w:p/></w:tc>".repeat(100_000);
    let wide = format!("<w:tbl><w:tr><w:tc>{}</w:tc>{cells}</w:tr></w:tbl>", p("a"));
    assert!(tree(&docx(&wide)).is_ok(), "a hundred thousand cells are a table");
    let limits = Limits { paragraphs: 1_000, ..Limits::default() };
    assert_eq!(tree_within(&docx(&wide), &limits), Err(ReadRefusal::TooManyLines { limit: 1_000 }));
    let span = format!(
        "<w:tbl><w:tr>{}</w:tr></w:tbl>",
        format!("<w:tc><w:tcPr><w:gridSpan w:val=\"4294967295\"/></w:tcPr>{}</w:tc>", p("a")).repeat(100)
    );
    assert!(tree(&docx(&span)).is_ok());
    let down = format!(
        "<w:tbl>{}</w:tbl>",
        "<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc></w:tr>".repeat(70_000)
    );
    assert!(tree(&docx(&down)).is_ok(), "more rows than a cell can reach");
    // One long address behind many words, one long note for many marks.
    let address = format!("https://a.vn/{}", "a".repeat(1_900));
    let relations = format!(
        "<Relationship Id=\"a\" Type=\"x/hyperlink\" Target=\"{address}\" TargetMode=\"External\"/>\
        <Relationship Id=\"f\" Type=\"x/footnotes\" Target=\"footnotes.xml\"/>"
    );
    let link = "<w:hyperlink r:id=\"a\"><w:r><w:t>a</w:t></w:r></w:hyperlink><w:r><w:footnoteReference w:id=\"2\"/><w:t>b</w:t></w:r>";
    let note = format!("<w:footnote w:id=\"2\">{}</w:footnote>", p(&"n".repeat(100_000)));
    let bytes = docx_parts(&format!("<w:p>{}</w:p>", link.repeat(50_000)), &relations, &[("footnotes", &note)]);
    let read = tree(&bytes).expect("it reads");
    let size = format!("{read:?}").len();
    assert!(size < 60 << 20, "{size}");
}

/// Samples of every format, to be spoilt.
fn samples() -> Vec<(TextFormat, Vec<u8>)> {
    let map = stream("1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfchar <0001> <1EBF> endbfchar");
    vec![
        (
            TextFormat::Docx,
            docx(&(p("I. Mục") + "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc></w:tr></w:tbl>")),
        ),
        (TextFormat::Xlsx, xlsx("<row><c t=\"s\" s=\"1\"><v>0</v></c></row>", "<si><r><t>a</t></r></si>")),
        (TextFormat::Pptx, pptx("<s xmlns:a=\"a\"><a:p><a:r><a:t>a</a:t></a:r></a:p></s>")),
        (TextFormat::Odt, odf("text", "<text:p>a<text:s/><text:span text:style-name=\"T2\">b</text:span></text:p>")),
        (
            TextFormat::Pdf,
            page(
                "BT /F1 9 Tf 1 0 0 1 9 9 Tm [(\u{1}\u{1})-300<0001>] TJ T* (x) ' ET q /X1 Do Q BI ID x EI",
                COMPOSED,
                &[&map],
            ),
        ),
        (TextFormat::Pdf, packed_page(b"BT /F1 9 Tf (abc) Tj ET")),
    ]
}

proptest! {
    #[test]
    fn any_bytes_are_answered(bytes in prop::collection::vec(any::<u8>(), 0..600), pdf in any::<bool>()) {
        let bytes = if pdf { [b"%PDF-1.7\n", &bytes[..]].concat() } else { bytes };
        let _ = (plain_text(&bytes), tree(&bytes));
    }

    #[test]
    fn spoilt_samples_are_answered(which in any::<prop::sample::Index>(), spots in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8), cut in any::<prop::sample::Index>(), cuts in any::<bool>()) {
        let samples = samples();
        let mut bytes = samples[which.index(samples.len())].1.clone();
        for (at, byte) in spots {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if cuts {
            bytes.truncate(cut.index(bytes.len()));
        }
        let _ = (plain_text(&bytes), tree(&bytes));
    }

    #[test]
    fn pdfs_of_any_pieces_are_answered(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..50)) {
        let content = pieces.join(" ");
        let _ = plain_text_within(&page(&content, SIMPLE, &[&content]), &tight());
        let _ = plain_text_within(&pdf(&["<</Pages 2 0 R>>", &content, &content]), &tight());
        let _ = plain_text_within(&page("BT /F1 9 Tf (aa) Tj ET", COMPOSED, &[&stream(&content)]), &tight());
    }
}

const PIECES: &[&str] = &[
    "BT",
    "ET",
    "/F1",
    "9",
    "-1e9",
    "Tf",
    "(a\\",
    ")",
    "Tj",
    "[",
    "]",
    "TJ",
    "'",
    "\"",
    "Td",
    "Tm",
    "T*",
    "q",
    "Q",
    "cm",
    "/X1 Do",
    "BI",
    "ID",
    "EI",
    "<<",
    ">>",
    "<",
    ">",
    "<41",
    "%",
    "\n",
    "/Kids",
    "/Type",
    "/Page",
    "/Contents",
    "2 0 R",
    "3 0 R",
    "4 0 obj",
    "endobj",
    "stream\n",
    "endstream",
    "trailer",
    "/Root",
    "/Length",
    "/Filter",
    "/FlateDecode",
    "/ASCII85Decode",
    "/ASCIIHexDecode",
    "~>",
    "zzz",
    "null",
    "beginbfchar",
    "endbfchar",
    "beginbfrange",
    "endbfrange",
    "begincodespacerange",
    "endcodespacerange",
    "<0001>",
    "<FFFFFFFF>",
    "/Subtype/Form",
    "/Resources",
    "99999999999",
];

#[test]
fn the_samples_are_sound() {
    for (format, bytes) in samples() {
        assert_eq!(plain_text(&bytes).map(|found| found.format), Ok(format));
    }
}

#[test]
fn lzw_is_unpacked_and_bounded() {
    // "BT /F1 9 Tf (a) Tj ET" in codes of nine bits, none of which is for more than a byte.
    let packed = |content: &[u8]| {
        let codes = std::iter::once(256_u32).chain(content.iter().map(|byte| u32::from(*byte))).chain([257]);
        let bits: String = codes.map(|code| format!("{code:09b}")).collect();
        let bytes = bits.as_bytes().chunks(8).map(|bits| {
            let bits = format!("{:0<8}", String::from_utf8_lossy(bits));
            format!("{:02x}", u8::from_str_radix(&bits, 2).expect("bits"))
        });
        bytes.collect::<String>() + ">"
    };
    let with = |content: &str, more: &str| {
        let stream =
            format!("<</Filter[/AHx/LZWDecode]{more}/Length {}>>\nstream\n{content}\nendstream", content.len());
        let mut bytes = page("", SIMPLE, &[]);
        bytes.extend(format!("4 0 obj\n{stream}\nendobj\n").into_bytes());
        bytes
    };
    let shown = packed(b"BT /F1 9 Tf (a) Tj ET");
    for more in ["", "/DecodeParms[null<</EarlyChange 0>>]", "/DecodeParms 9 0 R"] {
        assert_eq!(plain_text(&with(&shown, more)).expect("it reads").text(), "a", "{more}");
    }
    // Each code is for the text of the one before and a byte more.
    let growing: String =
        (258..510_u32).fold(format!("{:09b}{:09b}", 256, 40), |bits, code| bits + &format!("{code:09b}"));
    let growing: String = growing.as_bytes().chunks_exact(4).fold(String::new(), |out, bits| {
        let bits = String::from_utf8_lossy(bits);
        out + &format!("{:x}", u8::from_str_radix(&bits, 2).expect("bits"))
    });
    let limits = Limits { part: 10_000, ..tight() };
    let refused = plain_text_within(&with(&(growing + ">"), ""), &limits);
    assert!(matches!(refused, Err(TextRefusal::TooMuch { what: "bytes of a stream", .. })), "{refused:?}");
}
