//! The parts of a .docx: the input, cut in three at NUL, becomes its text, styles and numbering. Stored, not deflated,
//! so that the engine sees what it changes.
#![no_main]

use std::io::{Cursor, Write};

use libfuzzer_sys::fuzz_target;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

const RELATIONS: &[u8] = b"<Relationships><Relationship Type=\"/styles\" Target=\"styles.xml\"/>\
    <Relationship Type=\"/numbering\" Target=\"numbering.xml\"/></Relationships>";

fuzz_target!(|bytes: &[u8]| {
    let mut pieces = bytes.splitn(3, |byte| *byte == 0);
    let mut next = || pieces.next().unwrap_or_default();
    let parts = [
        ("word/document.xml", next()),
        ("word/styles.xml", next()),
        ("word/numbering.xml", next()),
        ("word/_rels/document.xml.rels", RELATIONS),
    ];
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, text) in parts {
        zip.start_file(name, stored).expect("a part opens");
        zip.write_all(text).expect("a part is written");
    }
    let package = zip.finish().expect("the package closes").into_inner();
    let _ = papers::read::read(&package);
});
