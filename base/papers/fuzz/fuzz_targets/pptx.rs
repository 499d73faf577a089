//! Slides: the input, cut in two at NUL, becomes a slide and what it relates to.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let fixed = [
        ("ppt/presentation.xml", "<p><sldIdLst><sldId id=\"a\"/><sldId id=\"a\"/></sldIdLst></p>"),
        ("ppt/_rels/presentation.xml.rels", "<r><Relationship Id=\"a\" Type=\"/slide\" Target=\"slides/a.xml\"/></r>"),
    ];
    let package = papers_fuzz::package(&fixed, &["ppt/slides/a.xml", "ppt/slides/_rels/a.xml.rels"], bytes);
    let _ = papers::read::plain_text(&package);
});
