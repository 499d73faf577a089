//! The parts of a .docx: the input, cut in four at NUL, becomes its text, styles, numbering and notes. Stored, not deflated,
//! so that the engine sees what it changes. Read both as lines and as a tree.
#![no_main]

use libfuzzer_sys::fuzz_target;

const RELATIONS: &str = "<Relationships><Relationship Type=\"/styles\" Target=\"styles.xml\"/>\
    <Relationship Type=\"/numbering\" Target=\"numbering.xml\"/><Relationship Type=\"/footnotes\" Target=\"footnotes.xml\"/>\
    <Relationship Id=\"a\" Type=\"/hyperlink\" TargetMode=\"External\" Target=\"https://a.vn\"/>\
    <Relationship Id=\"h\" Type=\"/header\" Target=\"footnotes.xml\"/>\
    <Relationship Id=\"p\" Type=\"/image\" Target=\"styles.xml\"/></Relationships>";

fuzz_target!(|bytes: &[u8]| {
    let fixed = [("word/_rels/document.xml.rels", RELATIONS)];
    let cut = ["word/document.xml", "word/styles.xml", "word/numbering.xml", "word/footnotes.xml"];
    let package = papers_fuzz::package(&fixed, &cut, bytes);
    let _ = papers::read::read(&package);
    if let Ok(tree) = papers::read::tree(&package) {
        assert!(!tree.blocks.is_empty());
    }
});
