//! Workbooks: the input is read as a file of its own, and, cut in three at NUL, as the sheet, the shared words and the styles
//! of one; as a typed table, as texts and for the search.
#![no_main]

use libfuzzer_sys::fuzz_target;
use papers::sheet::{Field, Kind, Limits, Need, Wanted, read, read_texts};

const WORKBOOK: &str = "<workbook><sheets><sheet name=\"A\" id=\"a\"/></sheets></workbook>";
const RELATIONS: &str = "<Relationships><Relationship Id=\"a\" Type=\"/worksheet\" Target=\"sheet.xml\"/>\
    <Relationship Type=\"/sharedStrings\" Target=\"strings.xml\"/><Relationship Type=\"/styles\" Target=\"styles.xml\"/></Relationships>";

fuzz_target!(|bytes: &[u8]| {
    let kinds = [
        Kind::Text,
        Kind::Code,
        Kind::Whole,
        Kind::Decimal(2),
        Kind::Percent(1),
        Kind::Money,
        Kind::Date,
        Kind::DateTime,
        Kind::Link,
    ];
    let names = ["a", "b", "c", "d", "e", "f", "g", "h", "i"];
    let mut fields: Vec<Field> = kinds.iter().zip(names).map(|(kind, name)| Field::new(*kind, &[name])).collect();
    fields[0].need = Need::EveryCell;
    let wanted = Wanted { fields, limits: Limits::default() };
    let fixed = [("xl/workbook.xml", WORKBOOK), ("xl/_rels/workbook.xml.rels", RELATIONS)];
    let package = papers_fuzz::package(&fixed, &["xl/sheet.xml", "xl/strings.xml", "xl/styles.xml"], bytes);
    for file in [bytes, &package] {
        let _ = read(file, &wanted);
        let _ = read_texts(file, &wanted.limits);
    }
    let _ = papers::read::plain_text(&package);
});
