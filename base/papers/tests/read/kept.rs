//! What Word files hold beside plain paragraphs: each is kept in the tree or told by its place.

use papers::read::{Lost, Place, What, tree};

use crate::support::{docx, docx_parts, docx_with, p, shown_tree};

/// The tree, and what it does not hold: place, what, how many.
fn read(bytes: &[u8]) -> (String, Vec<(Place, What, u32)>) {
    let tree = tree(bytes).expect("it reads");
    let lost = tree.lost.iter().map(|Lost { place, what, count }| (*place, *what, *count)).collect();
    (shown_tree(&tree.blocks), lost)
}

fn para(props: &str, text: &str) -> String {
    format!("<w:p><w:pPr>{props}</w:pPr><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>")
}

fn left(left: u32, text: &str) -> String {
    para(&format!("<w:ind w:left=\"{left}\"/>"), text)
}

fn point(list: u32, level: u32, text: &str) -> String {
    para(&format!("<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr>"), text)
}

#[test]
fn points_keep_their_further_paragraphs() {
    let table: &[(&str, &[String], &str)] = &[
        (
            "what stands between two points that count on is of the first",
            &[p("a) Một:"), p("Nói thêm."), p("Và nữa."), p("b) Hai."), p("Hết.")],
            "a) Một:\n  Nói thêm.\n  Và nữa.\nb) Hai.\nHết.",
        ),
        (
            "and closes the points within it",
            &[p("1. Một:"), p("- A;"), p("- B."), p("Nói thêm."), p("2. Hai.")],
            "1. Một:\n  - A;\n  - B.\n  Nói thêm.\n2. Hai.",
        ),
        (
            "another list of the kind begins first",
            &[p("a) Một;"), p("b) Hai."), p("Về phía sở:"), p("a) Ba;"), p("b) Bốn;"), p("c) Năm.")],
            "a) Một;\nb) Hai.\nVề phía sở:\na) Ba;\nb) Bốn;\nc) Năm.",
        ),
        (
            "a heading ends them",
            &[p("a) Một;"), p("b) Hai."), p("Nói."), para("<w:outlineLvl w:val=\"0\"/>", "Phần sau"), p("c) Ba.")],
            "a) Một;\nb) Hai.\nNói.\n# Chapter [] Phần sau\nc) Ba.",
        ),
        (
            "dashes cannot tell",
            &[p("- Một;"), p("- Hai."), p("Nói."), p("- Ba;"), p("- Bốn.")],
            "- Một;\n- Hai.\nNói.\n- Ba;\n- Bốn.",
        ),
        (
            "but how far in it stands can",
            &[p("Gồm:"), left(720, "- Một:"), left(720, "Nói."), left(720, "- Hai;"), left(720, "Nói nữa."), p("Hết.")],
            "Gồm:\n- Một:\n  Nói.\n- Hai;\n  Nói nữa.\nHết.",
        ),
        (
            "unless the text around stands there too",
            &[left(720, "Gồm:"), left(720, "- Một;"), left(720, "- Hai."), left(720, "Hết.")],
            "Gồm:\n- Một;\n- Hai.\nHết.",
        ),
    ];
    for (what, body, expected) in table {
        assert_eq!(read(&docx(&body.concat())).0, *expected, "{what}");
    }
}

#[test]
fn points_of_word_keep_their_further_paragraphs() {
    let level = |at: u32, format: &str, text: &str, left: u32| {
        format!(
            "<w:lvl w:ilvl=\"{at}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{text}\"/>\
             <w:pPr><w:ind w:left=\"{left}\" w:hanging=\"360\"/></w:pPr></w:lvl>"
        )
    };
    let levels = [level(0, "decimal", "%1.", 720), level(1, "bullet", "o", 1440), level(2, "bullet", " ", 1440)];
    let numbering = format!(
        "<w:abstractNum w:abstractNumId=\"0\">{}</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>\
         <w:num w:numId=\"2\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride></w:num>",
        levels.concat()
    );
    let styles = "<w:style w:type=\"paragraph\" w:styleId=\"C\"><w:name w:val=\"List Continue\"/></w:style>\
        <w:style w:type=\"paragraph\" w:styleId=\"C2\"><w:name w:val=\"List Continue 2\"/></w:style>";
    let styled = |style: &str, text: &str| para(&format!("<w:pStyle w:val=\"{style}\"/>"), text);
    let body = [
        point(1, 0, "Một"),
        left(720, "Một, tiếp"),
        point(1, 1, "Ý"),
        point(1, 2, "Ý, tiếp"),
        left(720, "Một, hết"),
        point(1, 0, "Hai"),
        point(1, 1, "Ý"),
        styled("C2", "Ý, tiếp"),
        styled("C", "Hai, tiếp"),
        p("Xong."),
        point(2, 0, "Lại một"),
    ];
    let expected = "1. Một\n  Một, tiếp\n  - Ý\n    Ý, tiếp\n  Một, hết\n2. Hai\n  - Ý\n    Ý, tiếp\n  Hai, tiếp\nXong.\n1. Lại một";
    assert_eq!(read(&docx_with(&body.concat(), styles, &numbering)), (expected.to_owned(), vec![]));
}

#[test]
fn tables_and_pictures_of_a_point_stay_in_it() {
    let table = format!("<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>", p("ô"));
    let body = [p("1. Một:"), table, p("2. Hai.")].concat();
    assert_eq!(read(&docx(&body)).0, "1. Một:\n  | ô\n2. Hai.");
}

#[test]
fn headers_and_footers_are_told_once() {
    let page = "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>\
        <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>3</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
    let number = format!("<w:p><w:r><w:t>- </w:t></w:r>{page}<w:r><w:t> -</w:t></w:r></w:p>");
    let words = p("Sở Nội vụ")
        + "<w:p><w:r><w:drawing><a:blip r:embed=\"x\" xmlns:a=\"u\" xmlns:r=\"v\"/></w:drawing></w:r></w:p>";
    let simple = "<w:p><w:fldSimple w:instr=\"NUMPAGES\"><w:r><w:t>9</w:t></w:r></w:fldSimple></w:p>";
    let file = |root: &str, inside: &str| {
        format!(
            "<w:{root} xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">{inside}</w:{root}>"
        )
    };
    let (number, words, simple) = (file("hdr", &number), file("hdr", &words), file("ftr", simple));
    let blank = file("hdr", "<w:p/>");
    let relation = |id: u32, kind: &str, target: &str| {
        format!("<Relationship Id=\"h{id}\" Type=\"x/{kind}\" Target=\"{target}\"/>")
    };
    let relations = [
        relation(1, "header", "header1.xml"),
        relation(2, "header", "header2.xml"),
        relation(3, "header", "header3.xml"),
        relation(4, "header", "header1.xml"),
        relation(5, "footer", "footer1.xml"),
        relation(6, "footer", "none.xml"),
    ];
    let files: [(&str, &[u8]); 4] = [
        ("header1.xml", number.as_bytes()),
        ("header2.xml", words.as_bytes()),
        ("header3.xml", blank.as_bytes()),
        ("footer1.xml", simple.as_bytes()),
    ];
    let bytes = crate::support::docx_files(&p("Văn bản."), &relations.concat(), "", &files);
    let expected = vec![
        (Place::Header, What::RunningText, 1),
        (Place::Header, What::RunningPicture, 1),
        (Place::Header, What::PageNumber, 1),
        (Place::Footer, What::PageNumber, 1),
    ];
    assert_eq!(read(&bytes), ("Văn bản.".to_owned(), expected));
}

#[test]
fn contents_are_told_once_and_links_in_them_go_with_them() {
    let styles = "<w:style w:type=\"paragraph\" w:styleId=\"T1\"><w:name w:val=\"toc 1\"/></w:style>";
    let line = |text: &str| {
        format!(
            "<w:p><w:pPr><w:pStyle w:val=\"T1\"/></w:pPr><w:hyperlink w:anchor=\"_Toc1\"><w:r><w:t>{text}</w:t></w:r></w:hyperlink></w:p>"
        )
    };
    let sdt = format!("<w:sdt><w:sdtContent>{}{}</w:sdtContent></w:sdt>", line("I. MỤC ĐÍCH 1"), line("II. YÊU CẦU 2"));
    let body = sdt + &p("I. MỤC ĐÍCH") + &p("Xong.");
    let expected = ("# Section [I.] MỤC ĐÍCH\nXong.".to_owned(), vec![(Place::Paragraph(1), What::Contents, 2)]);
    assert_eq!(read(&docx_with(&body, styles, "")), expected);
}

#[test]
fn cells_merged_both_ways() {
    let cell = |props: &str, text: &str| format!("<w:tc><w:tcPr>{props}</w:tcPr>{}</w:tc>", p(text));
    let row = |cells: &[String]| format!("<w:tr>{}</w:tr>", cells.concat());
    let wide = "<w:gridSpan w:val=\"2\"/>";
    let block = [
        row(&[cell(&format!("{wide}<w:vMerge w:val=\"restart\"/>"), "A"), cell("", "1")]),
        row(&[cell(&format!("{wide}<w:vMerge/>"), ""), cell("", "2")]),
        row(&[cell("<w:hMerge w:val=\"restart\"/>", "B"), cell("<w:hMerge/>", "b"), cell("", "3")]),
    ];
    let bytes = docx(&format!("<w:tbl>{}</w:tbl>", block.concat()));
    assert_eq!(read(&bytes), ("| 2×2 A | 1\n| 2\n| 2×1 B / b | 3".to_owned(), vec![]));
    // One that goes on from nothing, or from a cell of another width, stands for itself.
    let odd = [
        row(&[cell("<w:vMerge/>", "A"), cell("", "1"), cell("", "2")]),
        row(&[cell(&format!("{wide}<w:vMerge/>"), "B"), cell("", "3")]),
    ];
    assert_eq!(read(&docx(&format!("<w:tbl>{}</w:tbl>", odd.concat()))).0, "| A | 1 | 2\n| 2×1 B | 3");
}

#[test]
fn wrappings_are_seen_through() {
    let run = |text: &str| format!("<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>");
    let table: &[(&str, String, &str)] = &[
        ("a content control in a line", format!("<w:p>{}<w:sdt><w:sdtPr><w:alias w:val=\"x\"/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt></w:p>", run("Ngày "), run("01/3")), "Ngày 01/3"),
        ("around paragraphs", format!("<w:sdt><w:sdtContent>{}{}</w:sdtContent></w:sdt>", p("A"), p("B")), "A\nB"),
        ("around a row and a cell", format!("<w:tbl><w:sdt><w:sdtContent><w:tr><w:sdt><w:sdtContent><w:tc>{}</w:tc></w:sdtContent></w:sdt></w:tr></w:sdtContent></w:sdt></w:tbl>", p("ô")), "| ô"),
        ("smart tags and custom XML", format!("<w:p><w:smartTag w:element=\"place\"><w:customXml>{}</w:customXml></w:smartTag>{}</w:p>", run("Đồng"), run(" Nai")), "Đồng Nai"),
        ("tabs and hyphens", format!("<w:p>{}<w:r><w:tab/><w:t>b</w:t><w:noBreakHyphen/><w:t>c</w:t><w:softHyphen/><w:t>d</w:t></w:r></w:p>", run("a")), "a b-cd"),
        ("signs", "<w:p><w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FE\"/><w:t> Có, </w:t><w:sym w:font=\"Symbol\" w:char=\"F0B3\"/><w:t>5</w:t></w:r></w:p>".into(), "☑ Có, ≥5"),
        ("fields by their results", format!("<w:p><w:fldSimple w:instr=\" DATE \">{}</w:fldSimple>{}</w:p>", run("1/3"), run(".")), "1/3."),
    ];
    for (what, body, expected) in table {
        assert_eq!(read(&docx(body)), ((*expected).to_owned(), vec![]), "{what}");
    }
}

#[test]
fn boxes_and_choices_of_forms_are_text() {
    let field = |instruction: &str, data: &str| {
        format!(
            "<w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData>{data}</w:ffData></w:fldChar></w:r>\
             <w:r><w:instrText> {instruction} </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
        )
    };
    let answers = "<w:ddList><w:result w:val=\"1\"/><w:listEntry w:val=\"Nam\"/><w:listEntry w:val=\"Nữ\"/></w:ddList>";
    let body = [
        field("FORMCHECKBOX", "<w:checkBox><w:default w:val=\"0\"/><w:checked/></w:checkBox>"),
        field("FORMCHECKBOX", "<w:checkBox><w:default w:val=\"0\"/></w:checkBox>"),
        field("FORMDROPDOWN", answers),
    ];
    assert_eq!(read(&docx(&format!("<w:p>{}</w:p>", body.concat()))), ("☑☐Nữ".to_owned(), vec![]));
}

#[test]
fn what_cannot_be_kept_is_told() {
    let run = |inside: &str| format!("<w:r>{inside}</w:r>");
    let table: &[(&str, String, &str, What)] = &[
        (
            "ruby",
            run(
                "<w:ruby><w:rt><w:r><w:t>doc</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>漢</w:t></w:r></w:rubyBase></w:ruby>",
            ),
            "漢",
            What::Ruby,
        ),
        ("an unknown sign", run("<w:t>x</w:t><w:sym w:font=\"Webdings\" w:char=\"F021\"/>"), "x", What::Symbol),
        ("a shape", run("<w:t>x</w:t><w:drawing><wp:anchor><wps:wsp/></wp:anchor></w:drawing>"), "x", What::Drawing),
        ("an old line", run("<w:t>x</w:t><w:pict><v:line/></w:pict>"), "x", What::Drawing),
        (
            "an equation field",
            format!("{}<w:fldSimple w:instr=\"EQ \\f(1;2)\"/>", run("<w:t>x</w:t>")),
            "x",
            What::Equation,
        ),
        (
            "a moved text, from",
            format!("{}<w:moveFrom w:id=\"1\">{}</w:moveFrom>", run("<w:t>x</w:t>"), run("<w:t>y</w:t>")),
            "x",
            What::Deletion,
        ),
        ("a moved text, to", format!("<w:moveTo w:id=\"1\">{}</w:moveTo>", run("<w:t>x</w:t>")), "x", What::Insertion),
        ("another document", format!("{}<w:altChunk r:id=\"a\"/>", run("<w:t>x</w:t>")), "x", What::EmbeddedObject),
    ];
    for (what, inside, expected, lost) in table {
        let bytes = docx(&format!("<w:p>{inside}</w:p>"));
        assert_eq!(read(&bytes), ((*expected).to_owned(), vec![(Place::Paragraph(1), *lost, 1)]), "{what}");
    }
}

#[test]
fn text_boxes_in_cells_and_notes_keep_their_text() {
    let boxed = format!(
        "<w:r><w:drawing><wps:txbx><w:txbxContent>{}</w:txbxContent></wps:txbx></w:drawing></w:r>",
        p("Khung.")
    );
    let body = format!(
        "<w:tbl><w:tr><w:tc><w:p>{boxed}</w:p></w:tc></w:tr></w:tbl><w:p><w:r><w:t>x</w:t><w:footnoteReference w:id=\"2\"/></w:r></w:p>"
    );
    let note = format!(
        "<w:footnote w:id=\"2\" xmlns:wps=\"u\"><w:p><w:r><w:t>Chú.</w:t><w:footnoteReference w:id=\"3\"/></w:r>{boxed}</w:p></w:footnote>\
         <w:footnote w:id=\"3\">{}</w:footnote>",
        p("Chú của chú.")
    );
    let relations = "<Relationship Id=\"f\" Type=\"x/footnotes\" Target=\"footnotes.xml\"/>";
    let bytes = docx_parts(&body, relations, &[("footnotes", &note)]);
    assert_eq!(read(&bytes), ("| Khung.\nx{Chú.⏎Khung.}".to_owned(), vec![(Place::Footnote(1), What::Note, 1)]));
}
