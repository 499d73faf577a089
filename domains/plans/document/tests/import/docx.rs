//! A fixture as Word has it: the same plan comes out of a .docx, with merged cells and bold headings.

use plan_document::import::import;
use plan_document::paper::{Printed, PrintedRow};
use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

/// A .docx with this body.
fn docx(body: &str) -> Vec<u8> {
    let word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    let parts = [
        (
            "[Content_Types].xml",
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>".to_owned(),
        ),
        ("word/document.xml", format!("<w:document xmlns:w=\"{word}\"><w:body>{body}</w:body></w:document>")),
    ];
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).expect("a part begins");
        zip.write_all(text.as_bytes()).expect("writing to memory");
    }
    zip.finish().expect("writing to memory").into_inner()
}

fn paragraph(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    format!("<w:p><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>")
}

/// Tab-bearing lines that follow one another become a table; lines of a cell are apart at `|`; `^` goes on a cell merged
/// with the one above.
fn body(text: &str) -> String {
    let mut body = String::new();
    let mut in_table = false;
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        if line.contains('\t') != in_table {
            body.push_str(if in_table { "</w:tbl>" } else { "<w:tbl>" });
            in_table = !in_table;
        }
        if in_table {
            let cells = line.split('\t').fold(String::new(), |mut cells, cell| {
                let merge = if cell == "^" { "<w:tcPr><w:vMerge/></w:tcPr>" } else { "" };
                let paragraphs: String = cell.trim_matches('^').split('|').map(paragraph).collect();
                write!(cells, "<w:tc>{merge}{paragraphs}</w:tc>").expect("writing to a string");
                cells
            });
            write!(body, "<w:tr>{cells}</w:tr>").expect("writing to a string");
        } else {
            body.push_str(&paragraph(line));
        }
    }
    body.push_str(if in_table { "</w:tbl>" } else { "" });
    body
}

/// Lines of the file mean other numbers than paragraphs do.
fn without_lines(value: &mut serde_json::Value) {
    match value {
        serde_json::Value::Object(map) => {
            map.remove("line");
            map.values_mut().for_each(without_lines);
        }
        serde_json::Value::Array(list) => list.iter_mut().for_each(without_lines),
        _ => {}
    }
}

#[test]
fn text_and_docx_give_the_same_plan() {
    for name in crate::FIXTURES {
        let path = format!("{}/tests/plans/{name}.txt", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(path).unwrap();
        let source = papers::read::read(&docx(&body(&text))).unwrap();
        let import = import(&source);
        assert_eq!(crate::words::unaccounted(&source, &import), [0u32; 0], "{name}");
        let mut from_docx = serde_json::to_value(&import.plan).unwrap();
        let mut from_text = serde_json::to_value(plan_document::import::import(&crate::fixture(name)).plan).unwrap();
        without_lines(&mut from_docx);
        without_lines(&mut from_text);
        assert_eq!(from_docx, from_text, "{name}");
    }
}

#[test]
fn merged_cells_hold_for_each_of_their_rows() {
    let text = "KẾ HOẠCH\nTruyền thông của Sở Y tế năm 2024\nI. NỘI DUNG\n\
        STT\tNội dung\tHình thức\tThời gian\tĐơn vị chủ trì\n\
        1\tKhám chữa bệnh\t- Tờ rơi.|- Zalo của Sở.\tQuý I\tVăn phòng\n\
        2\tTiêm chủng\t^\t^\t^\n\
        3\tAn toàn|thực phẩm\t^\tTháng 5\t^\n";
    let plan = import(&papers::read::read(&docx(&body(text))).unwrap()).plan;
    let [block] = plan.blocks.as_slice() else { panic!("one block, got {:#?}", plan.blocks) };
    let rows: Vec<_> = block
        .items
        .iter()
        .map(|item| (item.text.as_str(), item.due.map(|due| due.to_string()), item.lead.as_deref()))
        .collect();
    let march = Some("2024-03-31".to_owned());
    let office = Some("Văn phòng");
    assert_eq!(
        rows,
        [
            ("Khám chữa bệnh", march.clone(), office),
            ("Tiêm chủng", march, office),
            ("An toàn thực phẩm", Some("2024-05-31".to_owned()), office)
        ]
    );
    assert_eq!(block.channels.len(), 2);
    let Some(Printed::Table(table)) = plan.paper.last() else { panic!("no table at the end of {:#?}", plan.paper) };
    let heights: Vec<Vec<u32>> = table
        .rows
        .iter()
        .map(|row| match row {
            PrintedRow::Cells(cells) => cells.iter().map(|cell| cell.rows).collect(),
            PrintedRow::Group(_) => Vec::new(),
        })
        .collect();
    assert_eq!(heights, [vec![1, 1, 3, 2, 3], vec![1, 1], vec![1, 1, 1]]);
}
