//! Files made to harm: each is answered soon, in little memory, and without a panic.

use crate::support::{book, one, package, row, sheet, wanted};
use papers::sheet::{Field, Kind, Limits, Need, Refusal, Wanted, read, read_texts};
use proptest::prelude::*;

fn names() -> Wanted {
    wanted(vec![Field::new(Kind::Text, &["Tên"]).needed(Need::EveryCell)])
}

#[test]
fn what_unpacks_without_measure_is_refused() {
    let within = |bytes: &[u8], limits| read(bytes, &Wanted { limits, ..names() });
    let usual = Limits::default();
    let bomb = one(&format!("<!--{}-->", " ".repeat(12 * 1024 * 1024)));
    assert!(bomb.len() < 100_000);
    let tenth = Limits { inflated: usual.inflated / 10, elements: usual.elements / 10, ..usual };
    assert!(matches!(within(&bomb, tenth), Err(Refusal::UnpacksTooLarge { .. })));
    let elements = one(&"<c/>".repeat(410_000));
    assert!(matches!(within(&elements, tenth), Err(Refusal::UnpacksTooLarge { .. })));
}

#[test]
fn a_million_empty_cells_are_nothing() {
    let cells = r#"<c r="B2" s="1"/>"#.repeat(1_000_000);
    let rows = row(1, &["Tên"]) + &row(2, &["An"]) + "<row r=\"3\">" + &cells + "</row>";
    assert_eq!(read(&one(&rows), &names()).unwrap().rows.len(), 1);
}

#[test]
fn far_corners_are_not_laid_out() {
    let far = row(1, &["Tên"]) + r#"<row r="1048576"><c r="A1048576"><v>1</v></c></row>"#;
    assert_eq!(read(&one(&far), &names()).unwrap().rows[0].number, 1_048_576);
    let right = row(1, &["Tên"]) + r#"<row r="2"><c r="XFD2"><v>1</v></c></row>"#;
    assert!(matches!(read(&one(&right), &names()), Err(Refusal::TooManyColumns { address, .. }) if address == "XFD2"));
}

#[test]
fn a_dimension_that_lies_is_not_believed() {
    let with = |dimension: &str| {
        let rows = row(1, &["Tên"]) + &row(2, &["An"]);
        let sheet = format!("<worksheet><dimension ref=\"{dimension}\"/><sheetData>{rows}</sheetData></worksheet>");
        read(&book(&[("Bảng", "visible", &sheet)], ""), &names())
    };
    assert_eq!(with("A1:XFD1048576").unwrap().rows.len(), 1);
    assert_eq!(with("A1").unwrap().rows.len(), 1);
    for lie in ["B9:A1", "A1:XFD99999999999", "A0", "A1:B2:C3", ""] {
        assert_eq!(with(lie).unwrap().rows.len(), 1, "{lie}");
    }
}

#[test]
fn addresses_that_are_none_are_refused() {
    for address in ["A99999999999", "ZZZZZZZZZZ1", "1", "A", "A4294967296"] {
        let rows = row(1, &["Tên"]) + &format!(r#"<row r="2"><c r="{address}"><v>1</v></c></row>"#);
        assert!(matches!(read(&one(&rows), &names()), Err(Refusal::Damaged { .. })), "{address}");
    }
    let rows = r#"<row r="4294967295"><c><v>1</v></c></row>"#;
    assert!(matches!(read(&one(rows), &names()), Err(Refusal::Damaged { .. })));
}

/// A workbook whose sheets are named so, each in the part that its relation leads to.
fn of_parts(sheets: &str, relations: &[(&str, &str)], parts: &[(&str, &str)]) -> Vec<u8> {
    let relation = |(id, target): &(&str, &str)| {
        format!(r#"<Relationship Id="{id}" Type="x/relationships/worksheet" Target="{target}"/>"#)
    };
    let relations: String = relations.iter().map(relation).collect();
    let (workbook, relations) = (
        format!("<workbook><sheets>{sheets}</sheets></workbook>"),
        format!("<Relationships>{relations}</Relationships>"),
    );
    let mut all = vec![("xl/workbook.xml", workbook.as_str()), ("xl/_rels/workbook.xml.rels", relations.as_str())];
    all.extend(parts);
    package(&all)
}

#[test]
fn parts_are_found_by_their_names_in_any_case() {
    let table = sheet(&(row(1, &["Tên"]) + &row(2, &["An"])));
    for target in ["s.xml", "/xl/s.xml", "S.xml", "/XL/s.XML"] {
        let bytes = of_parts(r#"<sheet name="A" id="a"/>"#, &[("a", target)], &[("xl\\S.xml", &table)]);
        assert_eq!(read(&bytes, &names()).unwrap().rows.len(), 1, "{target}");
    }
    let missing = of_parts(r#"<sheet name="A" id="a"/>"#, &[("a", "t.xml")], &[("xl/s.xml", &table)]);
    assert!(matches!(read(&missing, &names()), Err(Refusal::Damaged { .. })));
}

#[test]
fn a_part_that_is_many_sheets_is_read_no_more_than_so_often() {
    let sheets = r#"<sheet name="A" id="a"/>"#.repeat(1_000);
    let bytes =
        of_parts(&sheets, &[("a", "s.xml")], &[("xl/s.xml", &sheet(&format!("<!--{}-->", " ".repeat(200_000))))]);
    assert!(matches!(read(&bytes, &names()), Err(Refusal::UnpacksTooLarge { .. })));
}

#[test]
fn one_text_in_many_cells_is_counted_each_time() {
    let text = format!("<si><t>{}</t></si>", "a".repeat(1024 * 1024));
    let cells: String =
        (2..2_000).map(|row| format!(r#"<row r="{row}"><c r="A{row}" t="s"><v>0</v></c></row>"#)).collect();
    let bytes = book(&[("Bảng", "visible", &sheet(&(row(1, &["Tên"]) + &cells)))], &text);
    assert!(matches!(read(&bytes, &names()), Err(Refusal::TooManyCells { .. })));
}

#[test]
fn bounds_are_kept() {
    let rows: String = (2..30).map(|number| row(number, &["a"])).collect();
    let bytes = one(&(row(1, &["Tên"]) + &rows));
    let within = |limits| read(&bytes, &Wanted { limits, ..names() });
    assert!(matches!(within(Limits { rows: 9, ..Limits::default() }), Err(Refusal::TooManyRows { limit: 9, .. })));
    assert!(matches!(within(Limits { cells: 9, ..Limits::default() }), Err(Refusal::TooManyCells { .. })));
    assert!(matches!(within(Limits { file: 9, ..Limits::default() }), Err(Refusal::TooLarge { limit: 9, .. })));
    assert_eq!(within(Limits { rows: 28, ..Limits::default() }).unwrap().rows.len(), 28);
}

#[test]
fn what_is_no_workbook_is_named() {
    let ole = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        [&b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"[..], &name].concat()
    };
    for (bytes, refusal) in [
        (b"%PDF-1.7".to_vec(), Refusal::NotAWorkbook),
        (Vec::new(), Refusal::NotAWorkbook),
        (b"PK\x03\x04".to_vec(), Refusal::NotAWorkbook),
        (package(&[("a.txt", "a")]), Refusal::NotAWorkbook),
        (package(&[("xl/workbook.bin", ""), ("_rels/.rels", "")]), Refusal::OldWorkbook),
        (ole("Workbook"), Refusal::OldWorkbook),
        (ole("EncryptedPackage"), Refusal::Locked),
    ] {
        assert_eq!(read(&bytes, &names()), Err(refusal), "{:?}", &bytes[..bytes.len().min(8)]);
    }
}

#[test]
fn document_types_are_refused() {
    let sheet = "<!DOCTYPE x [<!ENTITY a \"aaaa\">]><worksheet><sheetData/></worksheet>";
    assert!(matches!(read(&book(&[("A", "visible", sheet)], ""), &names()), Err(Refusal::Damaged { .. })));
}

const KINDS: &[&str] = &["", "s", "d", "e", "b", "n", "str", "inlineStr", "x"];
const ADDRESSES: &[&str] = &["A1", "B2", "XFD1048576", "a9", "A0", "", "1", "AAAA1"];
const VALUES: &[&str] = &[
    "",
    "0",
    "1",
    "-1",
    "60",
    "43851.5",
    "2958466",
    "-1e308",
    "1e999",
    "NaN",
    "KÕ ho¹ch",
    "_x0041_",
    "_xZZ",
    "#N/A",
    "2020-01-21",
    "2020-01-21T25:00:00",
    "9999-12-31T23:59:59Z",
    "&amp;",
    "&#0;",
    "&b;",
    "<v>",
    "</v>",
    "<!--",
];
const FORMATS: &[&str] = &["[h]:mm", "dd/mm/yyyy", "\\", "[", "&quot;", "h:mm", "0%", "[]", "_", ";d"];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]
    #[test]
    fn any_cells_are_answered(
        cells in prop::collection::vec((prop::sample::select(KINDS), prop::sample::select(ADDRESSES), prop::sample::select(VALUES), 0usize..4), 0..6),
        strings in prop::collection::vec(prop::sample::select(VALUES), 0..3),
        format in prop::sample::select(FORMATS),
    ) {
        let cell = |(kind, address, value, style): &(&str, &str, &str, usize)| {
            let address = if address.is_empty() { String::new() } else { format!("r=\"{address}\"") };
            format!("<row><c {address} t=\"{kind}\" s=\"{style}\"><v>{value}</v><is><t>{value}</t></is></c></row>")
        };
        let strings: String = strings.iter().map(|text| format!("<si><r><rPr><rFont val=\".VnTimeH\"/></rPr><t>{text}</t></r></si>")).collect();
        let styles = format!(
            "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"{format}\"/></numFmts><fonts><font><name val=\"VNI-Times\"/></font></fonts>\
             <cellXfs><xf/><xf numFmtId=\"164\" fontId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>"
        );
        let table = sheet(&cells.iter().map(cell).collect::<String>());
        let strings = format!("<sst>{strings}</sst>");
        let parts = [("xl/s.xml", table.as_str()), ("xl/sharedStrings.xml", &strings), ("xl/styles.xml", &styles)];
        let bytes = of_parts(r#"<sheet name="A" id="a"/>"#, &[("a", "s.xml")], &parts);
        let _ = (read(&bytes, &names()), read_texts(&bytes, &Limits::default()), papers::read::plain_text(&bytes));
    }
}
