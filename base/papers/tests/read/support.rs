//! Makes .docx files for tests, and shows what was read as text that is easy to compare.

use std::io::{Cursor, Write};

use papers::read::{Block, Cell, ReadRefusal, SourceText, read};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

pub(crate) const TRANSITIONAL: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
pub(crate) const STRICT: &str = "http://purl.oclc.org/ooxml/wordprocessingml/main";

/// A .zip with these parts.
pub(crate) fn package(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).expect("a part opens");
        zip.write_all(text.as_bytes()).expect("a part is written");
    }
    zip.finish().expect("the package closes").into_inner()
}

/// The XML of a document with this body.
pub(crate) fn document_in(space: &str, body: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:document xmlns:w=\"{space}\" \
         xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" \
         xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\" \
         xmlns:wps=\"urn:shape\" xmlns:v=\"urn:vml\"><w:body>{body}</w:body></w:document>"
    )
}

/// A .docx with this body, and styles and numbering if there are any.
pub(crate) fn docx_with(body: &str, styles: &str, numbering: &str) -> Vec<u8> {
    let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let relations = format!(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
         <Relationship Id=\"r1\" Type=\"{kind}/styles\" Target=\"styles.xml\"/>\
         <Relationship Id=\"r2\" Type=\"{kind}/numbering\" Target=\"/word/numbering.xml\"/></Relationships>"
    );
    let styles = format!("<w:styles xmlns:w=\"{TRANSITIONAL}\">{styles}</w:styles>");
    let numbering = format!("<w:numbering xmlns:w=\"{TRANSITIONAL}\">{numbering}</w:numbering>");
    package(&[
        ("[Content_Types].xml", "<Types/>"),
        ("word/document.xml", &document_in(TRANSITIONAL, body)),
        ("word/_rels/document.xml.rels", &relations),
        ("word/styles.xml", &styles),
        ("word/numbering.xml", &numbering),
    ])
}

/// A .docx with this body and nothing beside it.
pub(crate) fn docx(body: &str) -> Vec<u8> {
    package(&[("word/document.xml", &document_in(TRANSITIONAL, body))])
}

/// A paragraph of one run.
pub(crate) fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>")
}

/// What was read, one block or row a line: `1 text`, and `1 | cell | cell` for rows. In cells `/` parts lines, `2*`
/// stands before one over two columns, `^` before one that goes on from above.
pub(crate) fn shown(source: &SourceText) -> String {
    let mut out = Vec::new();
    for block in &source.blocks {
        match block {
            Block::Line(line) => out.push(format!("{} {}", line.number, line.text)),
            Block::Table(table) => out.extend(table.rows.iter().map(|row| {
                let cells: Vec<String> = row.cells.iter().map(cell).collect();
                format!("{} | {}", row.number, cells.join(" | "))
            })),
        }
    }
    out.join("\n")
}

fn cell(cell: &Cell) -> String {
    let lines: Vec<&str> = cell.lines.iter().map(|line| line.text.as_str()).collect();
    let columns = if cell.columns > 1 { format!("{}*", cell.columns) } else { String::new() };
    format!("{}{columns}{}", if cell.continues { "^" } else { "" }, lines.join(" / "))
}

/// Reads, and shows what was read.
pub(crate) fn read_and_show(bytes: &[u8]) -> Result<String, ReadRefusal> {
    read(bytes).map(|source| shown(&source))
}
