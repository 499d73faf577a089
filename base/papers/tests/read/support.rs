//! Makes .docx files for tests, and shows what was read as text that is easy to compare.

use papers::content::{Block as Piece, Inline};
use papers::read::{Block, Cell, ReadRefusal, SourceText, read};

pub(crate) use crate::package::{package, package_of};

pub(crate) const TRANSITIONAL: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
pub(crate) const STRICT: &str = "http://purl.oclc.org/ooxml/wordprocessingml/main";

/// The XML of a document with this body.
pub(crate) fn document_in(space: &str, body: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:document xmlns:w=\"{space}\" \
         xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" \
         xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\" \
         xmlns:r=\"urn:relations\" xmlns:wp=\"urn:place\" xmlns:a=\"urn:drawing\" xmlns:wps=\"urn:shape\" xmlns:v=\"urn:vml\"><w:body>{body}</w:body></w:document>"
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

/// A .docx with this body, these relations of it, styles, and files below `word/`.
pub(crate) fn docx_files(body: &str, relations: &str, styles: &str, files: &[(&str, &[u8])]) -> Vec<u8> {
    let relations = format!(
        "<Relationships>{relations}<Relationship Id=\"s\" Type=\"x/styles\" Target=\"styles.xml\"/></Relationships>"
    );
    let styles = format!("<w:styles xmlns:w=\"{TRANSITIONAL}\">{styles}</w:styles>");
    let document = document_in(TRANSITIONAL, body);
    let names: Vec<String> = files.iter().map(|(name, _)| format!("word/{name}")).collect();
    let mut parts = vec![
        ("word/document.xml", document.as_bytes()),
        ("word/_rels/document.xml.rels", relations.as_bytes()),
        ("word/styles.xml", styles.as_bytes()),
    ];
    parts.extend(names.iter().zip(files).map(|(name, (_, bytes))| (name.as_str(), *bytes)));
    package_of(parts)
}

/// A .docx with this body, these relations of it, and parts of Word's vocabulary named by their outermost elements.
pub(crate) fn docx_parts(body: &str, relations: &str, parts: &[(&str, &str)]) -> Vec<u8> {
    let parts: Vec<(String, String)> = parts
        .iter()
        .map(|(root, inside)| {
            (format!("{root}.xml"), format!("<w:{root} xmlns:w=\"{TRANSITIONAL}\">{inside}</w:{root}>"))
        })
        .collect();
    let files: Vec<(&str, &[u8])> = parts.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    docx_files(body, relations, "", &files)
}

/// A tree as text that is easy to compare: `# Level [label] text` for headings, marks before points and two blanks a level,
/// `|` before cells and `||` before those that head a table, `2×1` for what a cell covers, `*bold*`, `_italics_`,
/// `{notes}`, `<words|address>`, `⏎` for a line end, `---` for a page end. `¶` ends a paragraph that looks like a point.
pub(crate) fn shown_tree(blocks: &[Piece]) -> String {
    let mut out = Vec::new();
    show_blocks(blocks, "", &mut out);
    out.join("\n")
}

fn show_blocks(blocks: &[Piece], indent: &str, out: &mut Vec<String>) {
    for block in blocks {
        match block {
            Piece::Heading(heading) => {
                out.push(format!("{indent}# {:?} [{}] {}", heading.level, heading.label, show_line(&heading.text)));
            }
            Piece::Paragraph(paragraph) => {
                let line = show_line(&paragraph.text);
                let point = ["- ", "+ ", "1. ", "2. ", "4. ", "d) ", "e) "].iter().any(|mark| line.starts_with(mark));
                out.push(format!("{indent}{line}{}", if point { "¶" } else { "" }));
            }
            Piece::List(list) => {
                for (place, item) in list.items.iter().enumerate() {
                    let mut lines = Vec::new();
                    show_blocks(item, &format!("{indent}  "), &mut lines);
                    let first = lines.first().map(|line| line.trim()).unwrap_or_default();
                    out.push(format!("{indent}{} {first}", list.marks.at(place)));
                    out.extend(lines.into_iter().skip(1));
                }
            }
            Piece::Table(table) => {
                for (rows, mark) in [(&table.header, "||"), (&table.rows, "|")] {
                    out.extend(rows.iter().map(|row| {
                        let cells: Vec<String> = row.cells.iter().map(show_cell).collect();
                        format!("{indent}{mark} {}", cells.join(" | ")).trim_end().to_owned()
                    }));
                }
            }
            Piece::Picture(picture) => out.push(format!("{indent}[{}] {}", picture.alt, picture.caption)),
            Piece::Code(code) => out.push(format!("{indent}[{}]", code.caption())),
            Piece::Chart(chart) => out.push(format!("{indent}[{}]", chart.title())),
            Piece::PageBreak => out.push(format!("{indent}---")),
        }
    }
}

fn show_cell(cell: &papers::content::Cell) -> String {
    let mut lines = Vec::new();
    for block in &cell.blocks {
        let mut own = Vec::new();
        show_blocks(std::slice::from_ref(block), "", &mut own);
        let nested = matches!(block, Piece::Table(_));
        lines.push(if nested { format!("({})", own.join(" / ")) } else { own.join(" / ") });
    }
    let covers =
        if (cell.columns, cell.rows) == (1, 1) { String::new() } else { format!("{}×{} ", cell.columns, cell.rows) };
    format!("{covers}{}", lines.join(" / "))
}

fn show_line(inlines: &[Inline]) -> String {
    inlines
        .iter()
        .map(|inline| match inline {
            Inline::Text { text, bold, italic } => {
                let (b, i) = (if *bold { "*" } else { "" }, if *italic { "_" } else { "" });
                format!("{b}{i}{text}{i}{b}")
            }
            Inline::Note(note) => format!("{{{}}}", show_line(note)),
            Inline::Link { text, address } => format!("<{text}|{address}>"),
            Inline::Break => "⏎".to_owned(),
        })
        .collect()
}
