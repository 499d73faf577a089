use super::write;
use crate::content::{Align, Block, Cell, Column, Heading, Inline, Level, List, Marks, Paragraph, Row, Table};
use crate::official::{Annex, Kind, Official, Profile};
use crate::read::{self, read};
use jiff::civil::date;
use proptest::prelude::*;
use std::io::Read as _;

fn sample() -> Official {
    let mut paper = Official::new(Kind::Plan, date(2026, 1, 5));
    paper.superior = "UBND TỈNH".into();
    paper.issuer = "BAN QUẢN LÝ CÁC KHU CÔNG NGHIỆP".into();
    paper.symbol = "KH-KCN".into();
    paper.place = "Đồng Nai".into();
    paper.subject = "Tuyên truyền cải cách hành chính".into();
    paper.bases = vec!["Căn cứ Nghị định số 61/2018/NĐ-CP".into()];
    paper.signature.authority = vec!["KT. TRƯỞNG BAN".into(), "PHÓ TRƯỞNG BAN".into()];
    paper.recipients = vec!["UBND tỉnh".into()];
    paper.archive = "VT".into();
    let heading = Heading { level: Level::Section, label: "I.".into(), text: vec![Inline::plain("MỤC ĐÍCH")] };
    let note = Paragraph {
        text: vec![
            Inline::plain("Theo quy định"),
            Inline::Note(vec![Inline::plain("Nghị định 61")]),
            Inline::bold(" đậm"),
        ],
        align: Align::Justified,
    };
    let list =
        List { marks: Marks::Letters, items: vec![vec![Paragraph::plain("Một")], vec![Paragraph::plain("Hai")]] };
    let column = |share| Column { share, align: Align::Left };
    let table = Table {
        title: Some("Nội dung".into()),
        columns: vec![column(1), column(3), column(2)],
        header: vec![Row::plain(["STT", "Nội dung", "Hình thức"])],
        rows: vec![
            Row { cells: vec![Cell { columns: 3, ..Cell::plain("I. Cán bộ") }] },
            Row::plain(["1", "Nghị quyết", "Họp"]),
            Row {
                cells: vec![Cell { rows: 2, ..Cell::plain("2") }, Cell::plain("Luật"), Cell::plain("Bài viết")]
            },
            Row::plain(["Nghị định"]),
        ],
    };
    paper.body = vec![
        Block::Heading(heading),
        Block::Paragraph(note),
        Block::List(list),
        Block::Table(table),
        Paragraph::plain("Đề nghị các đơn vị thực hiện."),
    ];
    paper.annexes =
        vec![Annex { title: "Biểu".into(), body: vec![Paragraph::plain("Trong phụ lục")], landscape: false }];
    paper
}

/// A part of the file.
fn part(file: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(file)).expect("a zip file");
    let mut text = String::new();
    archive.by_name(name).expect("the part").read_to_string(&mut text).expect("UTF-8");
    text
}

fn lines(paper: &Official) -> Vec<String> {
    read(&write(paper)).expect("a .docx that is read").lines().map(|line| line.text.clone()).collect()
}

#[test]
fn all_that_it_says_is_read_back_in_order() {
    let lines = lines(&sample());
    let wanted = [
        "UBND TỈNH",
        "BAN QUẢN LÝ CÁC KHU CÔNG NGHIỆP",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Đồng Nai, ngày 05 tháng 01 năm 2026",
        "KẾ HOẠCH",
        "Tuyên truyền cải cách hành chính",
        "Căn cứ Nghị định số 61/2018/NĐ-CP.",
        "I. MỤC ĐÍCH",
        "a) Một",
        "b) Hai",
        "STT",
        "Nghị quyết",
        "Đề nghị các đơn vị thực hiện./.",
        "Nơi nhận:",
        "- UBND tỉnh;",
        "- Lưu: VT.",
        "KT. TRƯỞNG BAN",
        "PHÓ TRƯỞNG BAN",
        "Phụ lục",
        "BIỂU",
        "Trong phụ lục",
    ];
    let mut rest = lines.iter();
    for line in wanted {
        assert!(rest.any(|found| found == line), "{line:?} is missing or out of order in {lines:#?}");
    }
}

#[test]
fn headings_and_tables_are_what_word_calls_so() {
    let file = write(&sample());
    let read = read(&file).expect("a .docx that is read");
    let heading = read.lines().find(|line| line.text == "I. MỤC ĐÍCH").expect("the heading");
    assert_eq!(heading.style.heading, Some(3));
    let table = read.blocks.iter().find_map(|block| match block {
        read::Block::Table(table) if table.rows.len() == 5 => Some(table),
        _ => None,
    });
    let table = table.expect("the table with its five rows");
    assert_eq!(table.rows[1].cells[0].columns, 3);
    assert!(table.rows[4].cells[0].continues && table.rows[4].cells[1].lines[0].text == "Nghị định");
    let document = part(&file, "word/document.xml");
    assert_eq!(document.matches("<w:tblHeader/>").count(), 1);
    assert_eq!(document.matches("<w:sectPr>").count(), 2, "the annex counts its pages anew");
    assert!(part(&file, "word/footnotes.xml").contains("Nghị định 61"));
    assert!(
        part(&file, "docProps/core.xml").contains("<dc:title>Kế hoạch Tuyên truyền cải cách hành chính</dc:title>")
    );
}

#[test]
fn the_profiles_differ_where_they_should() {
    let mut paper = sample();
    let new = write(&paper);
    assert!(part(&new, "word/header1.xml").contains(r#"<w:jc w:val="center"/>"#));
    assert!(
        part(&new, "word/styles.xml")
            .contains(r#"w:val="Căn cứ"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr></w:pPr><w:rPr><w:i/>"#)
    );
    paper.profile = Profile::Tt01_2011;
    let old = write(&paper);
    assert!(part(&old, "word/footer1.xml").contains(r#"<w:jc w:val="right"/>"#));
    assert!(
        !part(&old, "word/styles.xml")
            .contains(r#"w:val="Căn cứ"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr></w:pPr><w:rPr><w:i/>"#)
    );
}

#[test]
fn the_same_paper_is_the_same_file() {
    assert_eq!(write(&sample()), write(&sample()));
}

#[test]
fn a_letter_has_its_subject_under_the_number() {
    let mut paper = sample();
    paper.kind = Kind::Letter;
    paper.addressees = vec!["Sở Nội vụ".into()];
    let lines = lines(&paper);
    assert!(lines.contains(&"V/v Tuyên truyền cải cách hành chính".to_owned()));
    assert!(lines.contains(&"Kính gửi: Sở Nội vụ".to_owned()));
    assert!(!lines.iter().any(|line| line == "CÔNG VĂN"), "a letter does not name its kind");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever a field holds, it is read back as itself and nothing else changes.
    #[test]
    fn hostile_text_stays_text(text in "(<w:p>|</w:t>|&amp;|]]>|\"|'|%s|#read|\\$x|<script>|[a-zàệ <>&;]|\\PC){1,24}") {
        let text = viet::nfc(&text);
        let wanted = text.trim().to_owned();
        prop_assume!(!wanted.is_empty() && !wanted.contains(['\n', '\t']));
        let mut paper = sample();
        let before = read(&write(&paper)).expect("a .docx that is read").lines().count();
        paper.signature.name = text.clone();
        paper.subject = text.clone();
        paper.body.insert(1, Paragraph::plain(text.clone()));
        let after = read(&write(&paper)).expect("a .docx that is read");
        let found: Vec<&str> = after.lines().map(|line| line.text.as_str()).collect();
        prop_assert!(found.iter().filter(|line| **line == wanted).count() >= 2, "{:?} in {:?}", wanted, found);
        prop_assert!(found.len() <= before + 2);
    }
}

#[test]
fn what_is_drawn_has_its_parts_and_its_words() {
    use crate::chart::{Chart, Group, StackedBars};
    use crate::code::Code;
    let mut paper = sample();
    let groups = vec![Group { name: "Văn phòng".into(), values: vec![3] }];
    let chart = StackedBars { title: "Theo đơn vị".into(), parts: vec!["Đúng hạn".into()], groups };
    let link = Inline::Link { text: "Cổng".into(), address: "https://example.gov.vn/?a=1&b=2".into() };
    paper.body = vec![
        Block::Code(Code::bars("H19-0001", "Mã hồ sơ")),
        Block::Chart(Chart::Stacked(chart)),
        Block::Paragraph(Paragraph { text: vec![link], align: Align::Left }),
    ];
    let file = write(&paper);
    let (document, relations) = (part(&file, "word/document.xml"), part(&file, "word/_rels/document.xml.rels"));
    for (id, target) in
        [("rIdP1", "media/hinh1.png"), ("rIdC1", "charts/chart1.xml"), ("rIdL1", "https://example.gov.vn/?a=1&amp;b=2")]
    {
        assert!(document.contains(&format!("\"{id}\"")), "{id} is used");
        let told = relations.contains(&format!("Id=\"{id}\"")) && relations.contains(&format!("Target=\"{target}\""));
        assert!(told, "{id} leads to {target}: {relations}");
    }
    assert!(document.contains("descr=\"Mã hồ sơ: H19-0001\"") && document.contains("descr=\"Theo đơn vị. "));
    assert!(part(&file, "word/charts/chart1.xml").contains("Văn phòng"));
    assert!(part(&file, "[Content_Types].xml").contains("/word/charts/chart1.xml"));
    let leads = part(&file, "word/charts/_rels/chart1.xml.rels");
    assert!(leads.contains("Target=\"../embeddings/so-lieu1.xlsx\""), "{leads}");
}

#[test]
fn what_stands_in_the_margin_is_a_header_of_the_first_page() {
    use crate::official::{Circulation, CopyForm, CopyNote};
    let mut paper = sample();
    assert!(!part(&write(&paper), "word/document.xml").contains("w:type=\"first\""));
    paper.marks.circulation = Some(Circulation::Internal);
    let at = "2026-01-05T02:05:00Z".parse().expect("a moment");
    paper.copy = Some(CopyNote { form: CopyForm::Whole, agency: "VĂN PHÒNG".into(), at });
    let file = write(&paper);
    let document = part(&file, "word/document.xml");
    assert_eq!(document.matches("w:type=\"first\"").count(), 1, "annexes have none");
    assert!(!document.contains("LƯU HÀNH"));
    let header = part(&file, "word/header-first.xml");
    assert!(header.contains("LƯU HÀNH NỘI BỘ") && header.contains("SAO Y"));
}

#[test]
fn a_heat_map_is_a_shaded_table() {
    use crate::chart::{Chart, HeatMap, HeatRow};
    let rows = vec![HeatRow { name: "Doanh nghiệp".into(), cells: vec![None, Some(0), Some(9)] }];
    let columns = ["Báo", "Tờ rơi", "Hội nghị"].map(str::to_owned).to_vec();
    let mut paper = sample();
    paper.body =
        vec![Block::Chart(Chart::HeatMap(HeatMap { title: "Bao phủ".into(), columns, rows, none: String::new() }))];
    let document = part(&write(&paper), "word/document.xml");
    assert_eq!(document.matches("<w:shd ").count(), 1, "neither nothing nor 0 is shaded");
    let shaded = r#"<w:shd w:val="clear" w:color="auto" w:fill="B9B9B9"/></w:tcPr>"#;
    let number = document.split(shaded).nth(1).expect("a shaded cell");
    assert!(number.find(">9<").is_some_and(|at| at < number.find("</w:tc>").unwrap_or(0)), "{number}");
}
