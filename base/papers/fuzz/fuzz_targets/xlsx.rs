//! Workbooks: the input, cut in three at NUL, becomes a sheet, the shared strings and the styles.
#![no_main]

use libfuzzer_sys::fuzz_target;

const RELATIONS: &str = "<Relationships><Relationship Id=\"a\" Type=\"/worksheet\" Target=\"sheet.xml\"/>\
    <Relationship Type=\"/sharedStrings\" Target=\"strings.xml\"/><Relationship Type=\"/styles\" Target=\"styles.xml\"/></Relationships>";

fuzz_target!(|bytes: &[u8]| {
    let fixed = [
        ("xl/workbook.xml", "<workbook><sheets><sheet name=\"A\" id=\"a\"/></sheets></workbook>"),
        ("xl/_rels/workbook.xml.rels", RELATIONS),
    ];
    let package = papers_fuzz::package(&fixed, &["xl/sheet.xml", "xl/strings.xml", "xl/styles.xml"], bytes);
    let _ = papers::read::plain_text(&package);
});
