//! The text of files for the search.

use papers::read::{OtherKind, PlainText, ReadRefusal, TextFormat, TextRefusal, plain_text};
use viet::legacy::Legacy;

use crate::support::{docx, p, package};

pub(crate) fn xlsx(sheet: &str, strings: &str) -> Vec<u8> {
    package(&[
        (
            "xl/workbook.xml",
            "<workbook xmlns:r=\"r\"><sheets><sheet name=\"Biểu 1\" sheetId=\"1\" r:id=\"a\"/></sheets></workbook>",
        ),
        (
            "xl/_rels/workbook.xml.rels",
            "<Relationships><Relationship Id=\"a\" Type=\"x/worksheet\" Target=\"worksheets/sheet1.xml\"/>\
             <Relationship Id=\"b\" Type=\"x/sharedStrings\" Target=\"/xl/sharedStrings.xml\"/>\
             <Relationship Id=\"c\" Type=\"x/styles\" Target=\"styles.xml\"/></Relationships>",
        ),
        ("xl/worksheets/sheet1.xml", &format!("<worksheet><sheetData>{sheet}</sheetData></worksheet>")),
        ("xl/sharedStrings.xml", &format!("<sst>{strings}</sst>")),
        (
            "xl/styles.xml",
            "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"[$-42A]dd/mm/yyyy hh:mm\"/></numFmts>\
             <fonts><font><name val=\"Arial\"/></font><font><name val=\".VnTime\"/></font></fonts>\
             <cellXfs><xf fontId=\"0\"/><xf fontId=\"1\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"20\"/>\
             <xf numFmtId=\"10\"/></cellXfs></styleSheet>",
        ),
    ])
}

pub(crate) fn pptx(slide: &str) -> Vec<u8> {
    let rels = |inside: &str| format!("<Relationships>{inside}</Relationships>");
    package(&[
        (
            "ppt/presentation.xml",
            "<p xmlns:r=\"r\"><sldIdLst><sldId id=\"257\" r:id=\"b\"/><sldId id=\"256\" r:id=\"a\"/></sldIdLst></p>",
        ),
        (
            "ppt/_rels/presentation.xml.rels",
            &rels(
                "<Relationship Id=\"a\" Type=\"x/slide\" Target=\"slides/slide1.xml\"/><Relationship Id=\"b\" Type=\"x/slide\" Target=\"slides/slide2.xml\"/>",
            ),
        ),
        ("ppt/slides/slide1.xml", slide),
        ("ppt/slides/slide2.xml", "<p:sld xmlns:p=\"p\" xmlns:a=\"a\"><a:p><a:r><a:t>Đầu</a:t></a:r></a:p></p:sld>"),
        (
            "ppt/slides/_rels/slide1.xml.rels",
            &rels("<Relationship Id=\"n\" Type=\"x/notesSlide\" Target=\"../notesSlides/n1.xml\"/>"),
        ),
        (
            "ppt/notesSlides/n1.xml",
            "<p:notes xmlns:p=\"p\" xmlns:a=\"a\"><a:p><a:r><a:t>Lời nói</a:t></a:r></a:p></p:notes>",
        ),
    ])
}

pub(crate) fn odf(kind: &str, body: &str) -> Vec<u8> {
    let mimetype = format!("application/vnd.oasis.opendocument.{kind}");
    let content = format!(
        "<office:document-content xmlns:office=\"o\" xmlns:text=\"t\" xmlns:style=\"s\" xmlns:svg=\"v\" xmlns:fo=\"f\" xmlns:table=\"b\" xmlns:draw=\"d\">\
         <office:font-face-decls><style:font-face style:name=\"F1\" svg:font-family=\"'.VnTime'\"/></office:font-face-decls>\
         <office:automatic-styles><style:style style:name=\"T1\"><style:text-properties style:font-name=\"F1\"/></style:style>\
         <style:style style:name=\"T2\" style:parent-style-name=\"T1\"/></office:automatic-styles>\
         <office:body><office:{kind}>{body}</office:{kind}></office:body></office:document-content>"
    );
    package(&[("mimetype", &mimetype), ("content.xml", &content)])
}

/// A PDF of these objects, numbered from 1; the first is the catalogue.
pub(crate) fn pdf(objects: &[&str]) -> Vec<u8> {
    let mut out = String::from("%PDF-1.7\n");
    for (at, object) in objects.iter().enumerate() {
        out.push_str(&format!("{} 0 obj\n{object}\nendobj\n", at + 1));
    }
    out.push_str(&format!("trailer\n<</Size {}/Root 1 0 R>>\n%%EOF\n", objects.len() + 1));
    out.into_bytes()
}

/// A PDF of one page that draws `content` in a font like this.
pub(crate) fn page(content: &str, font: &str, more: &[&str]) -> Vec<u8> {
    let content = format!("<</Length {}>>\nstream\n{content}\nendstream", content.len());
    let mut objects = vec![
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1/Resources<</Font<</F1 5 0 R>>/XObject<</X1 6 0 R>>>>>>",
        "<</Type/Page/Parent 2 0 R/Contents 4 0 R>>",
        &content,
        font,
    ];
    objects.extend(more);
    pdf(&objects)
}

pub(crate) const SIMPLE: &str = "<</Type/Font/Subtype/TrueType/BaseFont/Arial/Encoding/WinAnsiEncoding>>";
pub(crate) const COMPOSED: &str = "<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/ToUnicode 6 0 R\
    /DescendantFonts[<</W[1[500 600]10 20 700]/DW 500>>]>>";

pub(crate) fn stream(text: &str) -> String {
    format!("<</Length {}>>\nstream\n{text}\nendstream", text.len())
}

fn parts(bytes: &[u8]) -> Result<Vec<String>, TextRefusal> {
    plain_text(bytes).map(|found| found.parts)
}

#[test]
fn documents_and_texts() {
    let found = plain_text(&docx(&(p("- Một;") + &p("- Hai.")))).expect("it reads");
    assert_eq!(found, PlainText { format: TextFormat::Docx, parts: vec!["- Một;\n- Hai.\n".into()] });
    let tcvn3 = "Céng hßa x· héi chñ nghÜa ViÖt Nam, ®éc lËp tù do h¹nh phóc";
    let bytes: Vec<u8> = tcvn3.chars().map(|letter| u8::try_from(u32::from(letter)).expect("Latin-1")).collect();
    for bytes in [bytes, tcvn3.into(), docx(&p(tcvn3))] {
        let text = plain_text(&bytes).expect("it reads").text();
        assert_eq!(text.trim(), "Cộng hòa xã hội chủ nghĩa Việt Nam, độc lập tự do hạnh phúc");
    }
}

#[test]
fn workbooks() {
    let sheet = "<row r=\"1\"><c t=\"s\"><v>0</v></c><c t=\"inlineStr\"><is><t>Số</t></is></c></row>\
        <row r=\"2\"><c t=\"s\" s=\"1\"><v>1</v></c><c><v>45292</v></c><c t=\"str\"><f>A1</f><v>a\nb</v></c><c t=\"s\"><v>99</v></c></row>";
    let strings = "<si><r><t>Tên</t></r><r><rPr><rFont val=\"Arial\"/></rPr><t xml:space=\"preserve\"> gọi</t></r><rPh><t>x</t></rPh></si>\
        <si><t>KÕ ho¹ch</t></si>";
    let found = plain_text(&xlsx(sheet, strings)).expect("it reads");
    assert_eq!(found.format, TextFormat::Xlsx);
    assert_eq!(found.parts, ["Biểu 1\nTên gọi\tSố\nKế hoạch\t45292\ta b\t#REF!"]);
}

#[test]
fn days_and_times_of_workbooks_are_written_as_people_write_them() {
    let sheet = "<row><c s=\"2\"><v>43851</v></c><c s=\"3\"><v>43851.354166666664</v></c><c s=\"4\"><v>0.5</v></c>\
        <c s=\"5\"><v>0.125</v></c><c t=\"d\"><v>2020-01-21T08:30:00</v></c><c><v>2.5</v></c></row>";
    let shown = |bytes: &[u8]| parts(bytes).expect("it reads").concat();
    assert_eq!(shown(&xlsx(sheet, "")), "Biểu 1\n21/01/2020\t21/01/2020 08:30\t12:00\t12,5%\t21/01/2020 08:30\t2,5");
    // Workbooks of old Macintoshes count from 1904.
    let workbook = "<workbook><workbookPr date1904=\"1\"/><sheets><sheet name=\"A\" id=\"a\"/></sheets></workbook>";
    let relations = "<Relationships><Relationship Id=\"a\" Type=\"x/worksheet\" Target=\"s.xml\"/>\
        <Relationship Id=\"b\" Type=\"x/styles\" Target=\"styles.xml\"/></Relationships>";
    let bytes = package(&[
        ("xl/workbook.xml", workbook),
        ("xl/_rels/workbook.xml.rels", relations),
        ("xl/s.xml", "<worksheet><c s=\"0\"><v>42389</v></c></worksheet>"),
        ("xl/styles.xml", "<styleSheet><cellXfs><xf numFmtId=\"14\"/></cellXfs></styleSheet>"),
    ]);
    assert_eq!(shown(&bytes), "A\n21/01/2020");
}

#[test]
fn old_fonts_of_workbooks_count_where_their_letters_show() {
    let cells = "<row><c t=\"s\" s=\"1\"><v>0</v></c><c t=\"s\" s=\"1\"><v>1</v></c></row>";
    let shown = |first: &str| {
        let strings = format!("<si><t>{first}</t></si><si><t>Tên</t></si>");
        parts(&xlsx(cells, &strings)).expect("it reads").concat()
    };
    assert_eq!(shown("Kế hoạch"), "Biểu 1\nKế hoạch\tTên", "converted, and the font left");
    assert_eq!(shown("KÕ ho¹ch"), "Biểu 1\nKế hoạch\tTờn", "not converted: what could be either is old too");
}

#[test]
fn slides() {
    let slide = "<p:sld xmlns:p=\"p\" xmlns:a=\"a\"><a:p><a:r><a:t>Một</a:t></a:r><a:br/><a:r><a:t>dòng</a:t></a:r></a:p><a:p/>\
        <a:tbl><a:tr><a:tc><a:p><a:r><a:rPr><a:latin typeface=\"VNI-Times\"/></a:rPr><a:t>Keá hoaïch</a:t></a:r></a:p></a:tc></a:tr></a:tbl></p:sld>";
    let found = plain_text(&pptx(slide)).expect("it reads");
    assert_eq!(
        (found.format, &found.parts[..]),
        (TextFormat::Pptx, &["Đầu".to_owned(), "Một\ndòng\nKế hoạch\nLời nói".into()][..])
    );
}

#[test]
fn open_documents() {
    let text = "<text:tracked-changes><text:p>bỏ</text:p></text:tracked-changes><text:h>Mục</text:h>\
        <text:p>a<text:s text:c=\"2\"/>b<text:tab/><text:span text:style-name=\"T2\">KÕ ho¹ch</text:span><text:line-break/>c</text:p>\
        <table:table table:name=\"B\"><table:table-row><table:table-cell><text:p>x</text:p></table:table-cell><table:table-cell><text:p>y</text:p></table:table-cell></table:table-row></table:table>";
    assert_eq!(parts(&odf("text", text)), Ok(vec!["Mục\na  b Kế hoạch\nc\nx \ty".to_owned()]));
    let sheets = "<table:table table:name=\"Một\"><table:table-row><table:table-cell><text:p>1</text:p></table:table-cell></table:table-row></table:table>\
        <table:table table:name=\"Hai\"/>";
    assert_eq!(parts(&odf("spreadsheet", sheets)), Ok(vec!["Một\n1".to_owned(), "Hai".into()]));
    let slides = "<draw:page draw:name=\"p\"><text:p>a</text:p></draw:page><draw:page><text:p>b</text:p></draw:page>";
    assert_eq!(parts(&odf("presentation", slides)), Ok(vec!["a".to_owned(), "b".into()]));
}

#[test]
fn pdfs() {
    let map = stream(
        "1 begincodespacerange <0000> <FFFF> endcodespacerange 2 beginbfchar <0001> <1EBF> <0002> <00660069> endbfchar \
        1 beginbfrange <000A> <0014> <0061> endbfrange 1 beginbfrange <0020> <0021> [<0041> <0042>] endbfrange",
    );
    let form = "<</Type/XObject/Subtype/Form/Matrix[1 0 0 1 0 -50]/Length 28>>\nstream\nBT /F1 10 Tf (Trong) Tj ET  \nendstream";
    let legacy = "<</Type/Font/Subtype/TrueType/BaseFont/ABCDEF+VNI-Times/Encoding/WinAnsiEncoding>>";
    let differences = "<</Type/Font/Subtype/Type1/BaseFont/A/Encoding<</Differences[65/ecircumflexacute/dcroat]>>>>";
    let table: &[(&str, Vec<u8>, &str)] = &[
        ("a line", page("BT /F1 12 Tf 72 700 Td (Ke hoach) Tj ET", SIMPLE, &[]), "Ke hoach"),
        ("lines", page("BT /F1 12 Tf 14 TL (a) Tj T* (b) Tj (c) ' 0 -14 Td <64> Tj ET", SIMPLE, &[]), "a\nb\nc\nd"),
        (
            "a gap is a blank",
            page("BT /F1 10 Tf [(Ke)-300(hoa)20(ch)] TJ 60 0 Td (x) Tj ET", SIMPLE, &[]),
            "Ke hoach x",
        ),
        (
            "text that goes on",
            page("BT /F1 10 Tf 1 0 0 1 0 0 Tm (Ke) Tj ET BT 1 0 0 1 10 0 Tm (n) Tj ET", SIMPLE, &[]),
            "Ken",
        ),
        ("escapes", page("BT /F1 10 Tf (\\(a\\)\\\\\\050\\\nb\\351) Tj ET", SIMPLE, &[]), "(a)\\(bé"),
        ("two bytes a letter", page("BT /F1 10 Tf <0001000A000C00200002> Tj ET", COMPOSED, &[&map]), "ếacAfi"),
        (
            "VNI, its marks drawn apart",
            page("BT /F1 10 Tf [(Ke)2(\\341 hoa)2(\\357ch)] TJ ET", legacy, &[]),
            "Kế hoạch",
        ),
        ("names of glyphs", page("BT /F1 10 Tf (ABC) Tj ET", differences, &[]), "ếđC"),
        ("a drawing in a drawing", page("BT /F1 10 Tf (a) Tj ET q /X1 Do Q", SIMPLE, &[form]), "a\nTrong"),
        ("a picture in the content", page("BI /W 1 ID \u{1} (x) Tj EI BT /F1 9 Tf (b) Tj ET", SIMPLE, &[]), "b"),
    ];
    for (what, bytes, expected) in table {
        assert_eq!(parts(bytes), Ok(vec![(*expected).to_owned()]), "{what}");
    }
}

#[test]
fn pages_of_a_pdf_come_in_their_order_and_from_streams_of_objects() {
    let inner =
        "10 0 11 30 <</Type/Page/Contents 7 0 R>>  <</Type/Pages/Kids[10 0 R 3 0 R]/Resources<</Font<</F1 6 0 R>>>>>>";
    let first = "10 0 11 30 ".len();
    let packed = format!("<</Type/ObjStm/N 2/First {first}/Length {}>>\nstream\n{inner}\nendstream", inner.len());
    let a = stream("BT /F1 9 Tf (mot) Tj ET");
    let b = stream("BT /F1 9 Tf (hai) Tj ET");
    let objects = [
        "<</Type/Catalog/Pages 11 0 R>>",
        &packed,
        "<</Type/Page/Contents[4 0 R 5 0 R]>>",
        &b,
        "<</Length 8 0 R>>\nstream\n \nendstream",
        SIMPLE,
        &a,
        "1",
    ];
    assert_eq!(parts(&pdf(&objects)), Ok(vec!["mot".to_owned(), "hai".into()]));
    // Of two objects with one number the later counts, and a file without a trailer is searched for its pages.
    let mut changed = page("BT /F1 9 Tf (cu) Tj ET", SIMPLE, &[]);
    changed.extend(format!("4 0 obj\n{}\nendobj\n", stream("BT /F1 9 Tf (moi) Tj ET")).into_bytes());
    assert_eq!(parts(&changed), Ok(vec!["moi".to_owned()]));
    let lost: Vec<u8> = String::from_utf8(page("BT /F1 9 Tf (a) Tj ET", SIMPLE, &[]))
        .expect("text")
        .replace("trailer", "x")
        .into_bytes();
    let found = parts(&lost);
    assert!(matches!(found, Err(TextRefusal::Read(ReadRefusal::Empty)) | Ok(_)), "{found:?}");
}

#[test]
fn other_files_are_refused_by_what_they_are() {
    let read = TextRefusal::Read;
    let ole = |stream: &str| {
        let name: Vec<u8> = stream.encode_utf16().flat_map(u16::to_le_bytes).collect();
        [&b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"[..], &[0; 504], &name[..], &[0; 64]].concat()
    };
    let locked =
        String::from_utf8(page("", SIMPLE, &[])).expect("text").replace("/Root", "/Encrypt 9 0 R/Root").into_bytes();
    let table: Vec<(&str, Vec<u8>, TextRefusal)> = vec![
        ("nothing", Vec::new(), read(ReadRefusal::Empty)),
        ("a PDF with a password", locked, read(ReadRefusal::Locked)),
        ("an office file with a password", ole("EncryptedPackage"), read(ReadRefusal::Locked)),
        (".doc", ole("WordDocument"), read(ReadRefusal::OldWord)),
        (".xls", ole("Workbook"), read(ReadRefusal::Spreadsheet)),
        ("a zip", package(&[("a.jpg", "x")]), read(ReadRefusal::OtherFile { kind: OtherKind::Archive })),
        ("a scan", page("q 1 0 0 1 0 0 cm Q", SIMPLE, &[]), read(ReadRefusal::Empty)),
        ("broken text", b"caf\xe9 d\xe9j\xe0".into(), read(ReadRefusal::BrokenText)),
    ];
    for (what, bytes, expected) in table {
        assert_eq!(plain_text(&bytes), Err(expected), "{what}");
    }
    let refusal = plain_text(b"%PDF-1.4\nnothing").expect_err("no page");
    assert!(
        matches!(&refusal, TextRefusal::Broken { format: TextFormat::Pdf, part, .. } if part == "the tree of pages"),
        "{refusal:?}"
    );
    let refusal = plain_text(&xlsx("<row><c", "")).expect_err("it is cut off");
    assert!(
        matches!(&refusal, TextRefusal::Broken { format: TextFormat::Xlsx, part, .. } if part.ends_with("sheet1.xml")),
        "{refusal:?}"
    );
    assert_ne!(plain_text(&docx(&p("a"))), Err(read(ReadRefusal::LegacyEncoding(Legacy::Tcvn3))));
}
