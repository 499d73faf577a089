//! Documents as trees: headings, lists, tables, notes, links, pictures, and what is lost.

use papers::content::{Align, Block, Inline, Level, List, Marks};
use papers::read::{Lost, Place, ReadRefusal, What, tree};

use crate::support::{docx, docx_parts, docx_with, p, shown_tree};

fn tree_of(bytes: &[u8]) -> String {
    tree(bytes).map_or_else(|refusal| refusal.to_string(), |tree| shown_tree(&tree.blocks))
}

fn styled(style: &str, text: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
}

fn bold(text: &str) -> String {
    format!("<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{text}</w:t></w:r></w:p>")
}

fn heading_styles() -> String {
    (1..=5)
        .map(|n| format!("<w:style w:type=\"paragraph\" w:styleId=\"H{n}\"><w:name w:val=\"heading {n}\"/></w:style>"))
        .collect()
}

fn lost(bytes: &[u8]) -> Vec<Lost> {
    tree(bytes).expect("it reads").lost
}

#[test]
fn headings_by_style_are_as_large_as_their_labels_say() {
    let table: &[(&str, String, &str)] = &[
        (
            "Word's own, without labels",
            styled("H1", "Quy định") + &styled("H2", "Phạm vi") + &styled("H3", "Kinh phí"),
            "# Chapter [] Quy định\n# Part [] Phạm vi\n# Section [] Kinh phí",
        ),
        (
            "labels move them all",
            styled("H1", "I. MỤC ĐÍCH") + &styled("H2", "1. Yêu cầu") + &styled("H1", "Phụ lục") + &styled("H3", "Ý"),
            "# Section [I.] MỤC ĐÍCH\n# Item [1.] Yêu cầu\n# Section [] Phụ lục\n# Point [] Ý",
        ),
        (
            "a chapter on two lines",
            "<w:p><w:pPr><w:pStyle w:val=\"H1\"/></w:pPr><w:r><w:t>Chương I</w:t><w:br/><w:t>CHUNG</w:t></w:r></w:p>"
                .into(),
            "# Chapter [Chương I] CHUNG",
        ),
    ];
    for (what, body, expected) in table {
        assert_eq!(tree_of(&docx_with(body, &heading_styles(), "")), *expected, "{what}");
    }
}

#[test]
fn headings_by_look() {
    let centred =
        "<w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>KẾ HOẠCH</w:t></w:r></w:p>";
    let long =
        "Căn cứ tình hình thực tế, Ban Quản lý đề nghị các đơn vị thực hiện đúng thời gian và nội dung nêu trên.";
    let table: &[(&str, String, &str)] = &[
        ("short and bold", bold("Nội dung tuyên truyền") + &p("Xong."), "# Item [] Nội dung tuyên truyền\nXong."),
        ("in capitals", bold("MỤC ĐÍCH") + &p("Xong."), "# Section [] MỤC ĐÍCH\nXong."),
        ("centred", centred.to_owned(), "# Chapter [] KẾ HOẠCH"),
        (
            "who signs is none",
            "<w:p><w:pPr><w:jc w:val=\"right\"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>Lê A</w:t></w:r></w:p>".into(),
            "*Lê A*",
        ),
        ("a bold sentence is none", bold("Không được nộp muộn."), "*Không được nộp muộn.*"),
        (
            "a label and bold",
            bold("1. Hình thức.") + &bold("2. Nội dung"),
            "# Item [1.] Hình thức.\n# Item [2.] Nội dung",
        ),
        ("a Roman label", p("I. Mục đích:") + &p("II- YÊU CẦU"), "# Section [I.] Mục đích:\n# Section [II-] YÊU CẦU"),
        ("an article", bold("Điều 1. Phạm vi") + &p("Điều 2."), "# Section [Điều 1.] Phạm vi\n# Section [Điều 2.] "),
        ("an article that is a sentence", p("Điều 2. Ban hành kèm theo."), "Điều 2. Ban hành kèm theo."),
        (
            "a chapter and its title",
            p("Chương II") + &bold("TỔ CHỨC") + &p("Xong."),
            "# Chapter [Chương II] TỔ CHỨC\nXong.",
        ),
        ("a part", p("Mục 1. Kinh phí"), "# Part [Mục 1] Kinh phí"),
        ("the start of a sentence", p("Phần mềm này") + &p("Mục 1 của Thông tư"), "Phần mềm này\nMục 1 của Thông tư"),
        ("one number alone", p("1. Hình thức") + &p("Nói."), "# Item [1.] Hình thức\nNói."),
        ("a long paragraph", bold(&long.repeat(3)), &format!("*{}*", long.repeat(3))),
    ];
    for (what, body, expected) in table {
        assert_eq!(tree_of(&docx(body)), *expected, "{what}");
    }
}

#[test]
fn typed_marks_make_lists_where_they_run_on() {
    let lines = |lines: &[&str]| lines.iter().map(|line| p(line)).collect::<String>();
    let table: &[(&str, &[&str], &str)] = &[
        ("dashes", &["- Một;", "- Hai."], "- Một;\n- Hai."),
        ("other dashes are dashes", &["– Một;", "• Hai."], "- Một;\n- Hai."),
        ("one alone is a paragraph", &["Gồm:", "- Một.", "Hết."], "Gồm:\n- Một.¶\nHết."),
        ("nested", &["- Một:", "+ a;", "+ b.", "- Hai."], "- Một:\n  + a;\n  + b.\n- Hai."),
        ("letters of papers", &["a) A;", "b) B;", "c) C;", "d) D;", "đ) Đ."], "a) A;\nb) B;\nc) C;\nd) D;\nđ) Đ."),
        ("letters of Word keep theirs", &["d) D;", "e) E."], "d) D;¶\ne) E.¶"),
        ("numbers", &["1. Một;", "2. Hai."], "1. Một;\n2. Hai."),
        ("numbers that miss one", &["1. Một;", "2. Hai;", "4. Bốn."], "1. Một;\n2. Hai;\n4. Bốn.¶"),
        ("other marks stay as typed", &["1/ Một;", "2/ Hai."], "1/ Một;\n2/ Hai."),
        ("points with points", &["1. Một:", "- a;", "2. Hai:", "- b."], "1. Một:\n  - a;\n2. Hai:\n  - b."),
    ];
    for (what, body, expected) in table {
        assert_eq!(tree_of(&docx(&lines(body))), *expected, "{what}");
        let text = tree(body.join("\n").as_bytes()).expect("it reads");
        assert_eq!(shown_tree(&text.blocks), *expected, "{what}, as text");
    }
}

fn numbered(list: u32, level: u32, text: &str) -> String {
    format!(
        "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr></w:pPr>\
         <w:r><w:t>{text}</w:t></w:r></w:p>"
    )
}

fn numbering(levels: &[(&str, &str)]) -> String {
    let levels: String = levels
        .iter()
        .enumerate()
        .map(|(at, (format, text))| {
            format!(
                "<w:lvl w:ilvl=\"{at}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{text}\"/></w:lvl>"
            )
        })
        .collect();
    format!(
        "<w:abstractNum w:abstractNumId=\"0\">{levels}</w:abstractNum>\
         <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>"
    )
}

#[test]
fn lists_of_word_are_nested_as_it_says() {
    let definition = numbering(&[("decimal", "%1."), ("lowerLetter", "%2)"), ("bullet", "+")]);
    let body =
        [numbered(1, 0, "Một"), numbered(1, 1, "A"), numbered(1, 2, "x"), numbered(1, 1, "B"), numbered(1, 0, "Hai")];
    let bytes = docx_with(&body.concat(), "", &definition);
    assert_eq!(tree_of(&bytes), "1. Một\n  a) A\n    + x\n  b) B\n2. Hai");
    assert_eq!(lost(&bytes), []);
}

#[test]
fn a_mark_that_changes_is_said() {
    let definition = numbering(&[("lowerLetter", "%1)")]);
    let body: String = (0..5).map(|n| numbered(1, 0, &format!("Ý {n}"))).collect();
    let bytes = docx_with(&body, "", &definition);
    assert!(tree_of(&bytes).ends_with("đ) Ý 4"));
    assert_eq!(lost(&bytes), [Lost { place: Place::Paragraph(5), what: What::Mark, count: 1 }]);
    // What a list cannot count is typed out.
    let roman = docx_with(&(numbered(1, 0, "Kết quả.") + &p("Xong.")), "", &numbering(&[("upperRoman", "%1.")]));
    assert_eq!(tree_of(&roman), "I. Kết quả.\nXong.");
    let later =
        docx_with(&[numbered(1, 0, "A"), p("."), numbered(1, 0, "B")].concat(), "", &numbering(&[("decimal", "%1.")]));
    assert_eq!(tree_of(&later), "1. A\n  .\n2. B");
}

#[test]
fn tables() {
    let cell = |props: &str, text: &str| format!("<w:tc><w:tcPr>{props}</w:tcPr>{}</w:tc>", p(text));
    let row = |props: &str, cells: &[String]| format!("<w:tr><w:trPr>{props}</w:trPr>{}</w:tr>", cells.concat());
    let head = row("<w:tblHeader/>", &[cell("", "STT"), cell("<w:gridSpan w:val=\"2\"/>", "Nội dung")]);
    let first = row("", &[cell("<w:vMerge w:val=\"restart\"/>", "1"), cell("", "a"), cell("", "b")]);
    let second = row("", &[cell("<w:vMerge/>", ""), cell("", "c"), cell("", "d")]);
    let third = row("", &[cell("<w:vMerge/>", ""), cell("", "e"), cell("", "f")]);
    let grid = "<w:tblPr><w:tblCaption w:val=\"Biểu 1\"/></w:tblPr><w:tblGrid><w:gridCol w:w=\"1000\"/><w:gridCol w:w=\"3000\"/><w:gridCol w:w=\"4000\"/></w:tblGrid>";
    let body = bold("Biểu 1") + &format!("<w:tbl>{grid}{head}{first}{second}{third}</w:tbl>");
    let read = tree(&docx(&body)).expect("it reads");
    let [Block::Table(table)] = &read.blocks[..] else { panic!("one table, its title in it: {:?}", read.blocks) };
    assert_eq!(table.title.as_deref(), Some("Biểu 1"));
    assert_eq!(table.columns.iter().map(|column| column.share).collect::<Vec<_>>(), [125, 375, 500]);
    assert_eq!(shown_tree(&read.blocks), "|| STT | 2×1 Nội dung\n| 1×3 1 | a | b\n| c | d\n| e | f");

    let bold_row = format!("<w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>", bold("Tên"), bold("Số"));
    let body_row = row("", &[cell("", "a"), cell("", "1")]);
    assert_eq!(tree_of(&docx(&format!("<w:tbl>{bold_row}{body_row}</w:tbl>"))), "|| Tên | Số\n| a | 1");
    assert_eq!(tree_of(&docx(&format!("<w:tbl>{body_row}{body_row}</w:tbl>"))), "| a | 1\n| a | 1");
    let inner = format!("<w:tbl><w:tr><w:tc>{}<w:tbl>{body_row}</w:tbl></w:tc></w:tr></w:tbl>", p("x"));
    assert_eq!(tree_of(&docx(&inner)), "| x / (| a | 1)");
}

#[test]
fn inlines_keep_looks_links_and_notes() {
    let relations = "<Relationship Id=\"a\" Type=\"x/hyperlink\" Target=\"https://dongnai.gov.vn/\" TargetMode=\"External\"/>\
        <Relationship Id=\"b\" Type=\"x/hyperlink\" Target=\"javascript:alert(1)\" TargetMode=\"External\"/>\
        <Relationship Id=\"f\" Type=\"x/footnotes\" Target=\"footnotes.xml\"/>\
        <Relationship Id=\"e\" Type=\"x/endnotes\" Target=\"endnotes.xml\"/>";
    let run =
        |props: &str, text: &str| format!("<w:r><w:rPr>{props}</w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r>");
    let field = |instruction: &str, text: &str| {
        format!(
            "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>{instruction}</w:instrText></w:r>\
             <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>{}<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>",
            run("", text)
        )
    };
    let body = [
        format!("<w:p>{}{}{}</w:p>", run("", " Một "), run("<w:b/>", "hai "), run("<w:b w:val=\"0\"/><w:i/>", "ba ")),
        format!(
            "<w:p><w:hyperlink r:id=\"a\">{}{}</w:hyperlink>{}</w:p>",
            run("", "Cổng"),
            run("<w:b/>", " tin"),
            run("", "; x")
        ),
        format!(
            "<w:p><w:hyperlink r:id=\"b\">{}</w:hyperlink><w:hyperlink w:anchor=\"m\">{}</w:hyperlink></w:p>",
            run("", "x"),
            run("", "y")
        ),
        format!("<w:p>{}{}</w:p>", field(" HYPERLINK \"mailto:a@b.vn\" \\o \"z\" ", "thư"), run("", " nhé")),
        format!(
            "<w:p>{}<w:r><w:footnoteReference w:id=\"2\"/></w:r><w:r><w:endnoteReference w:id=\"2\"/></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>",
            run("", "Chú")
        ),
    ];
    let note = |kind: &str| {
        format!(
            "<w:{kind} w:type=\"separator\" w:id=\"1\"><w:p><w:r><w:t>vạch</w:t></w:r></w:p></w:{kind}>\
             <w:{kind} w:id=\"2\"><w:p><w:r><w:footnoteRef/></w:r>{}</w:p>{}</w:{kind}>",
            run("", &format!(" Lời {kind}")),
            p("dòng hai")
        )
    };
    let bytes =
        docx_parts(&body.concat(), relations, &[("footnotes", &note("footnote")), ("endnotes", &note("endnote"))]);
    let expected = "Một *hai *_ba_\n<Cổng tin|https://dongnai.gov.vn/>; x\nxy\n<thư|mailto:a@b.vn> nhé\n\
        Chú{Lời footnote⏎dòng hai}{Lời endnote⏎dòng hai}";
    assert_eq!(tree_of(&bytes), expected);
    let at = |place, what| Lost { place: Place::Paragraph(place), what, count: 1 };
    let lines = Lost { place: Place::Footer, what: What::RunningText, count: 2 };
    assert_eq!(lost(&bytes), [at(3, What::Address), at(3, What::InnerLink), at(5, What::Note), lines]);
}

#[test]
fn pictures_have_their_words_and_their_captions() {
    let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x04\0\0\0\x02\x08\0\0\0\0";
    let relations = "<Relationship Id=\"a\" Type=\"x/image\" Target=\"media/a.png\"/>\
        <Relationship Id=\"b\" Type=\"x/image\" Target=\"media/b.emf\"/>\
        <Relationship Id=\"c\" Type=\"x/image\" Target=\"https://a.vn/c.png\" TargetMode=\"External\"/>";
    let drawing = |id: &str| {
        format!(
            "<w:r><w:drawing><wp:inline><wp:extent cx=\"1800000\" cy=\"900000\"/><wp:docPr id=\"1\" descr=\"Cổng chào\"/>\
             <a:graphic><a:graphicData uri=\"x/picture\"><a:blip r:embed=\"{id}\"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
        )
    };
    let styles = "<w:style w:type=\"paragraph\" w:styleId=\"C\"><w:name w:val=\"caption\"/></w:style>";
    let body =
        format!("<w:p>{}</w:p>{}<w:p>{}{}</w:p>", drawing("a"), styled("C", "Hình 1"), drawing("b"), drawing("c"))
            + &p("Hết.");
    let parts = [("media/a.png", &png[..]), ("media/b.emf", b"emf")];
    let bytes = crate::support::docx_files(&body, relations, styles, &parts);
    let read = tree(&bytes).expect("it reads");
    let [Block::Picture(picture), Block::Paragraph(_)] = &read.blocks[..] else { panic!("{:?}", read.blocks) };
    assert_eq!((picture.alt.as_str(), picture.caption.as_str(), picture.width_mm), ("Cổng chào", "Hình 1", 50));
    assert_eq!((picture.dots, &picture.bytes[..]), ((4, 2), &png[..]));
    let at = |what| Lost { place: Place::Paragraph(3), what, count: 1 };
    assert_eq!(read.lost, [at(What::Picture), at(What::PictureElsewhere)]);
}

#[test]
fn what_is_lost_is_said_where_it_is() {
    let chart = "<w:r><w:drawing><wp:inline><a:graphic><a:graphicData uri=\"http://x/2006/chart\"/></a:graphic></wp:inline></w:drawing></w:r>";
    let row = |props: &str| format!("<w:tr><w:trPr>{props}</w:trPr><w:tc>{}</w:tc></w:tr>", p("ô"));
    let body = [
        "<w:p><w:ins><w:r><w:t>mới</w:t></w:r></w:ins><w:del><w:r><w:delText>cũ</w:delText></w:r></w:del><w:del><w:r/></w:del></w:p>".to_owned(),
        "<w:p><m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath><w:r><w:commentReference w:id=\"0\"/></w:r></w:p>".to_owned(),
        format!("<w:tbl>{}{}</w:tbl>", row("<w:del/>"), row("")),
        format!("<w:p>{chart}<w:r><w:object><v:imagedata r:id=\"z\"/><o:OLEObject xmlns:o=\"urn:o\"/></w:object></w:r></w:p>"),
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r></w:p>".to_owned(),
    ];
    let bytes = docx(&body.concat());
    assert_eq!(tree_of(&bytes), "mới\nx=1\n| ô");
    let at = |place, what, count| Lost { place, what, count };
    let expected = [
        at(Place::Paragraph(1), What::Deletion, 2),
        at(Place::Paragraph(1), What::Insertion, 1),
        at(Place::Paragraph(2), What::Equation, 1),
        at(Place::Paragraph(2), What::Comment, 1),
        at(Place::Paragraph(5), What::Chart, 1),
        at(Place::Paragraph(5), What::EmbeddedObject, 1),
        at(Place::Paragraph(6), What::HiddenText, 1),
        at(Place::Table(1), What::Deletion, 1),
    ];
    assert_eq!(lost(&bytes), expected);
}

#[test]
fn a_deleted_end_joins_two_paragraphs() {
    let first = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t xml:space=\"preserve\">Kế </w:t></w:r></w:p>";
    assert_eq!(tree_of(&docx(&(first.to_owned() + &p("hoạch") + &p("năm")))), "Kế hoạch\nnăm");
}

#[test]
fn old_fonts_are_decoded_where_the_text_is_not_unicode() {
    let run = |font: &str, text: &str| {
        format!("<w:r><w:rPr><w:rFonts w:ascii=\"{font}\" w:hAnsi=\"{font}\"/></w:rPr><w:t>{text}</w:t></w:r>")
    };
    let line = |runs: &[String]| format!("<w:p>{}</w:p>", runs.concat());
    let table: &[(&str, String, &str)] = &[
        ("TCVN3", line(&[run(".VnTime", "KÕ ho¹ch n¨m 2020.")]), "Kế hoạch năm 2020."),
        ("its font of capitals", line(&[run(".VnTimeH", "kÕ ho¹ch.")]), "KẾ HOẠCH."),
        ("VNI", line(&[run("VNI-Times", "Keá hoaïch.")]), "Kế hoạch."),
        ("a soft hyphen is a letter", line(&["<w:r><w:rPr><w:rFonts w:hAnsi=\".VnTime\"/></w:rPr><w:t>th</w:t><w:softHyphen/><w:t> ký, c¸n bé</w:t></w:r>".into()]), "thư ký, cán bộ"),
        ("beside Unicode", line(&[run("Times New Roman", "Số "), run(".VnTime", "c¸n bé")]), "Số cán bộ"),
        ("converted, the font left", line(&[run(".VnTime", "Kế hoạch ® 2020.")]), "Kế hoạch ® 2020."),
        ("one doubtful line among others", line(&[run(".VnTime", "KÕ ho¹ch")]) + &line(&[run(".VnTime", "mét.")]), "Kế hoạch\nmột."),
    ];
    for (what, body, expected) in table {
        assert_eq!(tree_of(&docx(body)), *expected, "{what}");
    }
    let pasted = p("Céng hßa x· héi chñ nghÜa ViÖt Nam, ®éc lËp tù do h¹nh phóc; kÕ ho¹ch tuyªn truyÒn");
    assert!(matches!(tree(&docx(&pasted)), Err(ReadRefusal::LegacyEncoding(_))), "nothing tells where it begins");
}

#[test]
fn pages_and_places_of_lines() {
    let body = "<w:p><w:pPr><w:jc w:val=\"right\"/></w:pPr><w:r><w:t>a</w:t><w:br w:type=\"page\"/><w:t>b</w:t></w:r></w:p>\
        <w:p><w:pPr><w:pageBreakBefore/><w:jc w:val=\"start\"/></w:pPr><w:r><w:t>Xong.</w:t></w:r></w:p>";
    let read = tree(&docx(body)).expect("it reads");
    assert_eq!(shown_tree(&read.blocks), "a\n---\nb\n---\nXong.");
    let aligns: Vec<Align> = read
        .blocks
        .iter()
        .filter_map(|block| if let Block::Paragraph(one) = block { Some(one.align) } else { None })
        .collect();
    assert_eq!(aligns, [Align::Right, Align::Right, Align::Left]);
}

#[test]
fn text_boxes_come_once() {
    let boxed = |text: &str| format!("<w:txbxContent>{}</w:txbxContent>", p(text));
    let body = format!(
        "<w:p><w:r><w:t>Neo.</w:t><mc:AlternateContent><mc:Choice><wps:txbx>{}</wps:txbx></mc:Choice>\
         <mc:Fallback><v:textbox>{}</v:textbox></mc:Fallback></mc:AlternateContent></w:r></w:p>",
        boxed("Khung."),
        boxed("Khung.")
    );
    assert_eq!(tree_of(&docx(&body)), "Neo.\nKhung.");
}

#[test]
fn the_plan_of_2020_as_a_tree() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/seed/06-KH-KCNDN-2020.txt");
    let bytes = std::fs::read(path).expect("the seed plan lies beside the workspace, in shared/seed");
    let read = tree(&bytes).expect("it reads");
    let headings: Vec<(Level, &str)> = read
        .blocks
        .iter()
        .filter_map(|block| {
            if let Block::Heading(heading) = block { Some((heading.level, heading.label.as_str())) } else { None }
        })
        .collect();
    let sections: Vec<&str> = headings
        .iter()
        .filter(|(level, _)| *level == Level::Section)
        .map(|(_, label)| *label)
        .filter(|label| !label.is_empty())
        .collect();
    assert_eq!(sections, ["I.", "II.", "III.", "II.", "IV."], "{headings:?}");
    let tables = read.blocks.iter().filter(|block| matches!(block, Block::Table(_))).count();
    assert_eq!(tables, 2);
    assert!(read.blocks.iter().any(|block| matches!(block, Block::List(List { marks: Marks::Dashes, .. }))));
    assert!(!read.blocks.iter().any(|block| matches!(block, Block::Paragraph(one) if one.text == [Inline::plain("")])));
}
