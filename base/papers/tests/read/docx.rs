//! .docx: paragraphs, styles, tables, tracked changes, text boxes.

use papers::read::{Block, Format, ReadRefusal, Style, read};

use crate::support::{STRICT, TRANSITIONAL, document_in, docx, docx_with, p, package, read_and_show};

/// A cell with properties.
fn tc(props: &str, text: &str) -> String {
    format!("<w:tc><w:tcPr>{props}</w:tcPr>{}</w:tc>", p(text))
}

#[test]
fn paragraphs() {
    let table: &[(&str, &str, &str)] = &[
        ("blank paragraphs count and are left out", "<w:p/><w:p><w:r><w:t>Hai</w:t></w:r></w:p>", "2 Hai"),
        (
            "runs join",
            "<w:p><w:r><w:t xml:space=\"preserve\">Kế </w:t></w:r><w:r><w:t>hoạch</w:t></w:r></w:p>",
            "1 Kế hoạch",
        ),
        (
            "entities and character data",
            "<w:p><w:r><w:t>A &amp; B&#x1EBF;<![CDATA[<c>]]></w:t></w:r></w:p>",
            "1 A & Bế<c>",
        ),
        ("text is composed", "<w:p><w:r><w:t>ke\u{302}\u{301}</w:t></w:r></w:p>", "1 kế"),
        ("a tab is a blank", "<w:p><w:r><w:t>Số:</w:t><w:tab/><w:t>06</w:t></w:r></w:p>", "1 Số: 06"),
        ("a break parts lines", "<w:p><w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:cr/></w:r></w:p>", "1 a\n1 b"),
        ("a fixed hyphen", "<w:p><w:r><w:t>NĐ</w:t><w:noBreakHyphen/><w:t>CP</w:t></w:r></w:p>", "1 NĐ-CP"),
        ("a soft hyphen", "<w:p><w:r><w:t>hoạch</w:t><w:softHyphen/><w:t>định</w:t></w:r></w:p>", "1 hoạchđịnh"),
        ("a ticked box", "<w:p><w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FE\"/><w:t> Có</w:t></w:r></w:p>", "1 ☑ Có"),
        (
            "inserted stays, deleted goes",
            "<w:p><w:ins><w:r><w:t>mới</w:t></w:r></w:ins><w:del><w:r><w:delText>cũ</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>xa</w:t></w:r></w:moveFrom></w:p>",
            "1 mới",
        ),
        (
            "hidden text is not on the page",
            "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r><w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>hiện</w:t></w:r></w:p>",
            "1 hiện",
        ),
        (
            "a field shows its result",
            "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r><w:r><w:t>2020</w:t></w:r></w:p>",
            "1 2020",
        ),
        (
            "links, content controls",
            "<w:sdt><w:sdtPr><w:rPr><w:b/></w:rPr><w:text/></w:sdtPr><w:sdtContent><w:p><w:hyperlink><w:r><w:t>Cổng</w:t></w:r></w:hyperlink></w:p></w:sdtContent></w:sdt>",
            "1 Cổng",
        ),
        ("a formula", "<w:p><m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath></w:p>", "1 x=1"),
        ("what stands between elements is no text", "<w:p>x<w:r>y<w:t>z</w:t></w:r></w:p>", "1 z"),
    ];
    for (what, body, expected) in table {
        assert_eq!(read_and_show(&docx(body)).as_deref(), Ok(*expected), "{what}");
    }
}

#[test]
fn both_forms_of_the_standard_are_read_and_any_prefix() {
    for space in [TRANSITIONAL, STRICT] {
        let bytes = package(&[("word/document.xml", &document_in(space, &p("Kế hoạch")))]);
        assert_eq!(read(&bytes).map(|source| source.format), Ok(Format::Docx), "{space}");
    }
    let unprefixed =
        format!("\u{feff}<document xmlns=\"{STRICT}\"><body><p><r><t>Kế hoạch</t></r></p></body></document>");
    assert_eq!(read_and_show(&package(&[("word/document.xml", &unprefixed)])).as_deref(), Ok("1 Kế hoạch"));
    let foreign = "<document xmlns=\"urn:other\"><body/></document>";
    let refusal = read(&package(&[("word/document.xml", foreign)]));
    assert!(matches!(refusal, Err(ReadRefusal::BrokenDocx { part, .. }) if part == "word/document.xml"));
}

#[test]
fn the_main_part_may_have_another_name() {
    let relations =
        "<Relationships><Relationship Type=\"urn:x/officeDocument\" Target=\"/word/document2.xml\"/></Relationships>";
    let document = document_in(TRANSITIONAL, &p("Kế hoạch"));
    let bytes = package(&[("_rels/.rels", relations), ("word/document2.xml", &document)]);
    assert_eq!(read_and_show(&bytes).as_deref(), Ok("1 Kế hoạch"));
}

#[test]
fn tables_keep_rows_spans_and_merges() {
    let row = |cells: &[String]| format!("<w:tr>{}</w:tr>", cells.concat());
    let body = [
        p("Trước"),
        "<w:tbl><w:tblPr/><w:tblGrid/>".into(),
        row(&[tc("", "STT"), tc("<w:gridSpan w:val=\"2\"/>", "Nội dung")]),
        row(&[tc("<w:vMerge w:val=\"restart\"/>", "1"), tc("", "a"), tc("", "b")]),
        row(&[
            tc("<w:vMerge/>", ""),
            tc("", ""),
            "<w:tc><w:p><w:r><w:t>c</w:t><w:br/><w:t>d</w:t></w:r></w:p><w:p/></w:tc>".into(),
        ]),
        "<w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p><w:r><w:t>bỏ</w:t></w:r></w:p></w:tc></w:tr>".into(),
        format!("<w:tr><w:trPr><w:gridBefore w:val=\"2\"/><w:gridAfter w:val=\"1\"/></w:trPr>{}</w:tr>", tc("", "e")),
        "</w:tbl>".into(),
        p("Sau"),
    ];
    let expected = "1 Trước\n2 | STT | 2*Nội dung\n4 | 1 | a | b\n7 | ^ |  | c / d\n12 | 2* | e | \n13 Sau";
    assert_eq!(read_and_show(&docx(&body.concat())).as_deref(), Ok(expected));
}

#[test]
fn a_table_in_a_cell_becomes_lines_of_it_and_a_blank_one_goes() {
    let inner = format!("<w:tbl><w:tr>{}{}</w:tr></w:tbl>", tc("", "x"), tc("", "y"));
    let body = format!("<w:tbl><w:tr><w:tc>{}{inner}{}</w:tc></w:tr></w:tbl>", p("a"), p("b"));
    assert_eq!(read_and_show(&docx(&body)).as_deref(), Ok("1 | a / x / y / b"));
    let blank = format!("<w:tbl><w:tr>{}</w:tr></w:tbl>{}", tc("", ""), p("a"));
    assert_eq!(read_and_show(&docx(&blank)).as_deref(), Ok("2 a"));
}

#[test]
fn a_text_box_comes_after_its_paragraph_and_once() {
    let boxed = |text: &str| format!("<w:txbxContent>{}</w:txbxContent>", p(text));
    let body = format!(
        "<w:p><w:r><w:t>Neo</w:t><mc:AlternateContent><mc:Choice Requires=\"wps\"><wps:txbx>{}</wps:txbx></mc:Choice>\
         <mc:Fallback><v:textbox>{}</v:textbox></mc:Fallback></mc:AlternateContent></w:r></w:p>{}",
        boxed("Trong khung"),
        boxed("Trong khung"),
        p("Sau")
    );
    assert_eq!(read_and_show(&docx(&body)).as_deref(), Ok("1 Neo\n2 Trong khung\n3 Sau"));
    let old = format!("<w:p><w:r><w:pict><v:textbox>{}</v:textbox></w:pict></w:r></w:p>", boxed("Cũ"));
    assert_eq!(read_and_show(&docx(&old)).as_deref(), Ok("2 Cũ"));
}

const STYLES: &str = "<w:docDefaults><w:pPrDefault><w:pPr><w:jc w:val=\"both\"/></w:pPr></w:pPrDefault></w:docDefaults>\
    <w:latentStyles><w:lsdException w:name=\"heading 5\"/></w:latentStyles>\
    <w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"N\"><w:name w:val=\"Normal\"/></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"H2\"><w:name w:val=\"heading 2\"/><w:basedOn w:val=\"N\"/><w:rPr><w:b/></w:rPr></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"H2x\"><w:name w:val=\"Mục\"/><w:basedOn w:val=\"H2\"/><w:pPr><w:jc w:val=\"center\"/></w:pPr></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"O\"><w:name w:val=\"Tên\"/><w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr></w:style>\
    <w:style w:type=\"character\" w:styleId=\"S\"><w:name w:val=\"Strong\"/><w:rPr><w:b w:val=\"true\"/></w:rPr></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"A\"><w:basedOn w:val=\"B\"/></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"B\"><w:basedOn w:val=\"A\"/></w:style>";

#[test]
fn styles_are_looked_up_where_a_paragraph_says_nothing() {
    let style = |heading, bold, centred| Style { heading, bold, centred };
    let table: &[(&str, &str, &str, Style)] = &[
        ("nothing", "", "", style(None, false, false)),
        ("bold and centred of itself", "<w:jc w:val=\"center\"/>", "<w:b/>", style(None, true, true)),
        ("not bold", "", "<w:b w:val=\"0\"/>", style(None, false, false)),
        ("a heading by name", "<w:pStyle w:val=\"H2\"/>", "", style(Some(2), true, false)),
        ("inherited", "<w:pStyle w:val=\"H2x\"/>", "", style(Some(2), true, true)),
        (
            "what it says wins",
            "<w:pStyle w:val=\"H2x\"/><w:jc w:val=\"left\"/>",
            "<w:b w:val=\"off\"/>",
            style(Some(2), false, false),
        ),
        ("by outline level", "<w:pStyle w:val=\"O\"/>", "", style(Some(1), false, false)),
        ("body text", "<w:pStyle w:val=\"O\"/><w:outlineLvl w:val=\"9\"/>", "", style(None, false, false)),
        ("a character style", "", "<w:rStyle w:val=\"S\"/>", style(None, true, false)),
        ("styles in a circle", "<w:pStyle w:val=\"A\"/>", "", style(None, false, false)),
        ("an unknown style", "<w:pStyle w:val=\"?\"/>", "", style(None, false, false)),
    ];
    for (what, paragraph, run, expected) in table {
        let body = format!("<w:p><w:pPr>{paragraph}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>Tên</w:t></w:r></w:p>");
        let source = read(&docx_with(&body, STYLES, "")).expect("it reads");
        assert_eq!(source.lines().next().unwrap().style, *expected, "{what}");
    }
}

#[test]
fn a_paragraph_is_bold_only_as_a_whole() {
    let body = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Điều 1.</w:t></w:r><w:r><w:t> Ban hành</w:t></w:r></w:p>\
                <w:p><w:r><w:rPr><w:b/></w:rPr><w:t>KẾ HOẠCH</w:t></w:r><w:r><w:t> </w:t></w:r></w:p>";
    let source = read(&docx(body)).expect("it reads");
    let bold: Vec<bool> = source.lines().map(|line| line.style.bold).collect();
    assert_eq!(bold, [false, true]);
}

#[test]
fn numbers_rise_through_the_whole_document() {
    let body = format!("{}<w:tbl><w:tr>{}{}</w:tr></w:tbl>{}", p("a"), tc("", "b"), tc("", "c"), p("d"));
    let source = read(&docx(&body)).expect("it reads");
    let numbers: Vec<u32> = source.lines().map(|line| line.number).collect();
    assert_eq!(numbers, [1, 2, 3, 4]);
    assert!(matches!(&source.blocks[1], Block::Table(table) if table.rows[0].number == 2));
}
