//! Files made to harm: each is answered soon, in little memory, and without a panic.

use crate::support::{book, one, package, row, sheet, wanted};
use papers::sheet::{Field, Kind, Limits, Need, Refusal, Wanted, read};

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
        assert!(matches!(with(lie), Err(Refusal::Damaged { .. })), "{lie}");
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

#[test]
fn a_part_is_one_sheet() {
    let relation = |kind: &str, id: &str, target: &str| {
        format!(r#"<Relationship Id="{id}" Type="x/relationships/{kind}" Target="{target}"/>"#)
    };
    let all = |inside: String| format!("<Relationships>{inside}</Relationships>");
    let table = sheet(&(row(1, &["Tên"]) + &row(2, &["An"])));
    let with = |second: &str| {
        let below = relation("worksheet", "a", "s.xml") + &relation("worksheet", "b", second);
        let bytes = package(&[
            ("_rels/.rels", &all(relation("officeDocument", "a", "xl/workbook.xml"))),
            (
                "xl/workbook.xml",
                r#"<workbook><sheets><sheet name="A" id="a"/><sheet name="B" id="b"/></sheets></workbook>"#,
            ),
            ("xl/_rels/workbook.xml.rels", &all(below)),
            ("xl/s.xml", &table),
            ("xl/t.xml", &table),
        ]);
        read(&bytes, &names())
    };
    assert_eq!(with("t.xml").unwrap().rows.len(), 1);
    for same in ["s.xml", "/xl/s.xml", "S.xml"] {
        assert!(matches!(with(same), Err(Refusal::Damaged { .. })), "{same}");
    }
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
fn document_types_and_hidden_parts_are_refused() {
    let sheet = "<!DOCTYPE x [<!ENTITY a \"aaaa\">]><worksheet><sheetData/></worksheet>";
    assert!(matches!(read(&book(&[("A", "visible", sheet)], ""), &names()), Err(Refusal::Damaged { .. })));
    // A sheet outside what is looked through first.
    let relation = |kind: &str, target: &str| {
        format!(
            r#"<Relationships><Relationship Id="a" Type="x/relationships/{kind}" Target="{target}"/></Relationships>"#
        )
    };
    let (top, below) = (relation("officeDocument", "xl/workbook.xml"), relation("worksheet", "sheet.bin"));
    let bytes = package(&[
        ("_rels/.rels", &top),
        ("xl/workbook.xml", r#"<workbook><sheets><sheet name="A" r:id="a"/></sheets></workbook>"#),
        ("xl/_rels/workbook.xml.rels", &below),
        ("xl/sheet.bin", r#"<worksheet><dimension ref="B2:A1"/><sheetData/></worksheet>"#),
    ]);
    assert!(matches!(read(&bytes, &names()), Err(Refusal::Damaged { .. })));
}
