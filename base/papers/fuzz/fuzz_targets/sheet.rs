//! Workbooks: the input is read as a file of its own, and, cut in three at NUL, as the sheet, the shared words and the styles
//! of one. Stored, not deflated, so that the engine sees what it changes.
#![no_main]

use std::io::{Cursor, Write};

use libfuzzer_sys::fuzz_target;
use papers::sheet::{Field, Kind, Limits, Need, Wanted, read, read_texts};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

const PACKAGE: &[u8] =
    b"<Relationships><Relationship Id=\"a\" Type=\"/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>";
const WORKBOOK: &[u8] = b"<workbook><sheets><sheet name=\"A\" id=\"a\"/></sheets></workbook>";
const RELATIONS: &[u8] =
    b"<Relationships><Relationship Id=\"a\" Type=\"/relationships/worksheet\" Target=\"worksheets/a.xml\"/></Relationships>";

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
    let _ = read(bytes, &wanted);

    let mut pieces = bytes.splitn(3, |byte| *byte == 0);
    let mut next = || pieces.next().unwrap_or_default();
    let parts = [
        ("_rels/.rels", PACKAGE),
        ("xl/workbook.xml", WORKBOOK),
        ("xl/_rels/workbook.xml.rels", RELATIONS),
        ("xl/worksheets/a.xml", next()),
        ("xl/sharedStrings.xml", next()),
        ("xl/styles.xml", next()),
    ];
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, text) in parts {
        zip.start_file(name, stored).expect("a part opens");
        zip.write_all(text).expect("a part is written");
    }
    let package = zip.finish().expect("the package closes").into_inner();
    let _ = read(&package, &wanted);
    let _ = read_texts(&package, &wanted.limits);
});
