//! What Word files hold that a tree has no place for: nothing of it goes without a word, and what stands for something stays.

use papers::read::{Lost, Place, What, tree};

use crate::support::{docx, docx_files, docx_parts, p, shown_tree};

/// The tree, and what it does not hold.
fn read(bytes: &[u8]) -> (String, Vec<(Place, What, u32)>) {
    let tree = tree(bytes).expect("it reads");
    let lost = tree.lost.iter().map(|Lost { place, what, count }| (*place, *what, *count)).collect();
    (shown_tree(&tree.blocks), lost)
}

/// A run of these properties.
fn run(props: &str, text: &str) -> String {
    format!("<w:r><w:rPr>{props}</w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
}

/// A paragraph that says this of itself.
fn para(props: &str, text: &str) -> String {
    format!("<w:p><w:pPr>{props}</w:pPr>{}</w:p>", run("", text))
}

/// A section that ends here.
fn section(inside: &str) -> String {
    format!("<w:sectPr>{inside}</w:sectPr>")
}

/// Runs of a field that does this and shows that.
fn field(instruction: &str, shown: Option<&str>) -> String {
    let shown = shown
        .map_or(String::new(), |text| format!("<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>{}", run("", text)));
    format!(
        "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>{instruction}</w:instrText></w:r>{shown}\
         <w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
    )
}

#[test]
fn sections_end_pages_and_odd_pages_are_told() {
    let wide = "<w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/>";
    let (next, goes_on) = ("<w:type w:val=\"nextPage\"/>", "<w:type w:val=\"continuous\"/>");
    let table: &[(&str, String, &str, &[u32])] = &[
        ("one section", p("A") + &section(""), "A", &[]),
        ("a page ends with one", para(&section(""), "A") + &p("B") + &section(""), "A\n---\nB", &[]),
        ("and with a blank paragraph", p("A") + &para(&section(""), "") + &p("B") + &section(next), "A\n---\nB", &[]),
        ("the next one says whether it does", para(&section(next), "A") + &p("B") + &section(goes_on), "A\nB", &[]),
        (
            "columns in the middle",
            [
                para(&section(""), "A"),
                para(&section(&format!("{goes_on}<w:cols w:num=\"2\"/>")), "B"),
                p("C"),
                section(goes_on),
            ]
            .concat(),
            "A\nB\nC",
            &[2],
        ),
        ("an annex that lies across", para(&section(""), "A") + &p("B") + &section(wide), "A\n---\nB", &[2]),
        (
            "a page that begins anyway begins once",
            para(&section(""), "A") + &para("<w:pageBreakBefore/>", "B") + &section(""),
            "A\n---\nB",
            &[],
        ),
    ];
    for (what, body, expected, odd) in table {
        let told = odd.iter().map(|at| (Place::Paragraph(*at), What::Section, 1)).collect();
        assert_eq!(read(&docx(body)), ((*expected).to_owned(), told), "{what}");
    }
}

#[test]
fn cells_that_tracked_changes_put_in_and_take_out() {
    let cell = |props: &str, text: &str| format!("<w:tc><w:tcPr>{props}</w:tcPr>{}</w:tc>", p(text));
    let change = |kind: &str, more: &str| format!("<w:{kind} w:id=\"1\" w:author=\"A\"{more}/>");
    let row = |props: &str, cells: &[String]| format!("<w:tr><w:trPr>{props}</w:trPr>{}</w:tr>", cells.concat());
    let two = [cell("", "a"), cell("", "b")];
    let merged = change("cellMerge", " w:vMerge=\"cont\" w:vMergeOrig=\"rest\"");
    let table: &[(&str, String, &str, Option<What>)] = &[
        ("nothing", row("", &two), "| a | b", None),
        (
            "a cell put in",
            row("", &[cell("", "a"), cell(&change("cellIns", ""), "b")]),
            "| a | b",
            Some(What::Insertion),
        ),
        ("a cell taken out", row("", &[cell("", "a"), cell(&change("cellDel", ""), "b")]), "| a", Some(What::Deletion)),
        (
            "cells made one",
            row("", &[cell("", "a")]) + &row("", &[cell(&merged, "")]),
            "| 1×2 a\n|",
            Some(What::Restyled),
        ),
        ("a row put in", row(&change("ins", ""), &two), "| a | b", Some(What::Insertion)),
        ("a row taken out", row(&change("del", ""), &two) + &row("", &two), "| a | b", Some(What::Deletion)),
        ("looks of a row", row("<w:trPrChange><w:trPr/></w:trPrChange>", &two), "| a | b", Some(What::Restyled)),
        (
            "looks of a cell",
            row("", &[cell("<w:tcPrChange><w:tcPr/></w:tcPrChange>", "a")]),
            "| a",
            Some(What::Restyled),
        ),
        (
            "a green cell",
            row("", &[cell("<w:shd w:val=\"clear\" w:fill=\"92D050\"/>", "a")]),
            "| a",
            Some(What::Shading),
        ),
        (
            "a hatched cell",
            row("", &[cell("<w:shd w:val=\"pct15\" w:fill=\"auto\"/>", "a")]),
            "| a",
            Some(What::Shading),
        ),
        ("a white cell", row("", &[cell("<w:shd w:val=\"clear\" w:fill=\"ffffff\"/>", "a")]), "| a", None),
        ("a grey that papers have", row("", &[cell("<w:shd w:val=\"clear\" w:fill=\"B9B9B9\"/>", "a")]), "| a", None),
    ];
    for (what, rows, expected, lost) in table {
        let told = lost.iter().map(|what| (Place::Table(1), *what, 1)).collect();
        assert_eq!(read(&docx(&format!("<w:tbl>{rows}</w:tbl>"))), ((*expected).to_owned(), told), "{what}");
    }
    let green = "<w:tblPr><w:shd w:val=\"clear\" w:fill=\"92D050\"/></w:tblPr>";
    let ground = docx(&format!("<w:tbl>{green}{}</w:tbl>", row("", &two)));
    assert_eq!(read(&ground).1, [(Place::Table(1), What::Shading, 1)]);
    let blank = docx(&(p("x") + &format!("<w:tbl>{}</w:tbl>", row("", &[cell("", ""), cell("", "")]))));
    assert_eq!(read(&blank), ("x".to_owned(), vec![(Place::Table(1), What::BlankTable, 1)]));
}

#[test]
fn letters_keep_what_they_say_and_looks_are_told_once() {
    let table: &[(&str, String, &str, Option<What>)] = &[
        ("capitals that were not typed", run("<w:caps/>", "kế hoạch"), "KẾ HOẠCH", None),
        ("and such that are not", run("<w:caps w:val=\"0\"/>", "kế hoạch"), "kế hoạch", None),
        ("a square", run("", "12 m") + &run("<w:vertAlign w:val=\"superscript\"/>", "2"), "12 m²", None),
        ("a gas", [run("", "CO"), run("<w:vertAlign w:val=\"subscript\"/>", "2")].concat(), "CO₂", None),
        ("raised letters", run("<w:vertAlign w:val=\"superscript\"/>", "th"), "th", Some(What::Raised)),
        ("struck through", run("<w:strike/>", "bỏ"), "bỏ", Some(What::Struck)),
        ("twice", run("<w:dstrike/>", "bỏ"), "bỏ", Some(What::Struck)),
        ("not struck", run("<w:strike w:val=\"false\"/>", "giữ"), "giữ", None),
        (
            "underlined, twice in a line",
            run("<w:u w:val=\"single\"/>", "a") + &run("<w:u w:val=\"single\"/><w:b/>", "b"),
            "a*b*",
            Some(What::Look),
        ),
        ("not underlined", run("<w:u w:val=\"none\"/>", "a"), "a", None),
        ("red", run("<w:color w:val=\"FF0000\"/>", "a"), "a", Some(What::Look)),
        ("black", run("<w:color w:val=\"auto\"/>", "a") + &run("<w:color w:val=\"1F1F1F\"/>", "b"), "ab", None),
        ("marked", run("<w:highlight w:val=\"yellow\"/>", "a"), "a", Some(What::Look)),
        ("small capitals", run("<w:smallCaps/>", "a"), "a", Some(What::Look)),
        (
            "a line to write on",
            run("", "Tên: ") + &run("<w:u w:val=\"single\"/>", "   ") + &run("", "."),
            "Tên:    .",
            None,
        ),
        (
            "looks that were changed",
            run("<w:rPrChange w:id=\"1\"><w:rPr/></w:rPrChange>", "a"),
            "a",
            Some(What::Restyled),
        ),
    ];
    for (what, inside, expected, lost) in table {
        let told = lost.iter().map(|what| (Place::Paragraph(1), *what, 1)).collect();
        assert_eq!(read(&docx(&format!("<w:p>{inside}</w:p>"))), ((*expected).to_owned(), told), "{what}");
    }
    let restyled = para("<w:pPrChange w:id=\"1\"><w:pPr/></w:pPrChange>", "a");
    assert_eq!(read(&docx(&restyled)).1, [(Place::Paragraph(1), What::Restyled, 1)]);
}

/// What it is called, what stands in the body, what is read of it, and what is told as lost.
type Case<'a> = (&'a str, String, &'a str, &'a [(u32, What)]);

#[test]
fn ends_of_paragraphs_follow_tracked_changes() {
    let mark = |kind: &str| format!("<w:rPr><w:{kind} w:id=\"1\"/></w:rPr>");
    let put_in = format!("<w:p><w:pPr>{}</w:pPr><w:ins w:id=\"2\">{}</w:ins></w:p>", mark("ins"), run("", "mới"));
    let table: &[Case<'_>] = &[
        ("an end put in", para(&mark("ins"), "A") + &p("B"), "A\nB", &[(1, What::Insertion)]),
        ("with its text it counts once", put_in, "mới", &[(1, What::Insertion)]),
        ("an end taken out", para(&mark("del"), "A ") + &p("B"), "A B", &[]),
        ("an end moved away", para(&mark("moveFrom"), "A ") + &p("B"), "A B", &[]),
        (
            "a large first letter",
            para("<w:framePr w:dropCap=\"drop\" w:lines=\"3\"/>", "Đ") + &p("ồng Nai"),
            "Đồng Nai",
            &[],
        ),
        ("a frame", para("<w:framePr w:hAnchor=\"page\"/>", "A") + &p("B"), "A\nB", &[]),
    ];
    for (what, body, expected, lost) in table {
        let told = lost.iter().map(|(at, what)| (Place::Paragraph(*at), *what, 1)).collect();
        assert_eq!(read(&docx(body)), ((*expected).to_owned(), told), "{what}");
    }
}

#[test]
fn fields_show_their_results_or_are_told() {
    let table: &[(&str, String, &str, Option<What>)] = &[
        ("a result", field(" DATE ", Some("1/3")), "x1/3", None),
        ("none yet", field(" MERGEFIELD Ten ", None), "x", Some(What::Field)),
        ("numbers that Word counts", field(" LISTNUM ", None), "x", Some(What::Field)),
        ("a code that Word draws", field(" DISPLAYBARCODE \"1\" QR ", None), "x", Some(What::Field)),
        ("a page that Word counts", field(" PAGE ", None), "x", Some(What::PageNumber)),
        ("what shows its own words", field(" MACROBUTTON NoMacro [Bấm để ghi tên] ", None), "x[Bấm để ghi tên]", None),
        ("a known sign", field(" SYMBOL 254 \\f \"Wingdings\" \\s 12", None), "x☑", None),
        ("an unknown sign", field(" SYMBOL 33 \\f Webdings", None), "x", Some(What::Symbol)),
        ("a mark for an index", field(" XE \"đất đai\" ", None), "x", None),
        ("a field to fill in", field(" FORMTEXT ", None), "x", None),
        ("the day as a field of old files", "<w:r><w:dayLong/></w:r>".into(), "x", Some(What::Field)),
        ("the page as one", "<w:r><w:pgNum/></w:r>".into(), "x", Some(What::PageNumber)),
    ];
    for (what, inside, expected, lost) in table {
        let told = lost.iter().map(|what| (Place::Paragraph(1), *what, 1)).collect();
        let body = format!("<w:p>{}{inside}</w:p>", run("", "x"));
        assert_eq!(read(&docx(&body)), ((*expected).to_owned(), told), "{what}");
    }
}

#[test]
fn formulas_keep_what_parts_their_signs() {
    let text = |text: &str| format!("<m:r><m:t>{text}</m:t></m:r>");
    let one = |name: &str, inside: &str| format!("<m:{name}>{}</m:{name}>", text(inside));
    let table: &[(&str, String, &str)] = &[
        ("a half", format!("<m:f>{}{}</m:f>", one("num", "1"), one("den", "2")), "1/2"),
        ("a power", format!("<m:sSup>{}{}</m:sSup>", one("e", "x"), one("sup", "2")), "x^2"),
        ("an index", format!("<m:sSub>{}{}</m:sSub>", one("e", "a"), one("sub", "i")), "a_i"),
        ("a root", format!("<m:rad><m:deg/>{}</m:rad>", one("e", "x")), "√x"),
        (
            "a sum",
            format!(
                "<m:nary><m:naryPr><m:chr m:val=\"∑\"/></m:naryPr>{}{}{}</m:nary>",
                one("sub", "i"),
                one("sup", "n"),
                one("e", "a")
            ),
            "∑_i^na",
        ),
        ("between signs", format!("<m:d>{}</m:d>", one("e", "a+b")), "(a+b)"),
        (
            "between others",
            format!(
                "<m:d><m:dPr><m:begChr m:val=\"[\"/><m:endChr m:val=\"]\"/></m:dPr>{}{}</m:d>",
                one("e", "a"),
                one("e", "b")
            ),
            "[a|b]",
        ),
    ];
    for (what, inside, expected) in table {
        let body = format!(
            "<w:p xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\"><m:oMath>{inside}</m:oMath></w:p>"
        );
        let told = vec![(Place::Paragraph(1), What::Equation, 1)];
        assert_eq!(read(&docx(&body)), ((*expected).to_owned(), told), "{what}");
    }
}

#[test]
fn of_several_forms_the_first_is_taken_that_is_understood() {
    let choices = |needs: &str, choice: &str, fallback: &str| {
        format!(
            "<mc:AlternateContent xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\">\
             <mc:Choice Requires=\"{needs}\">{choice}</mc:Choice>{fallback}</mc:AlternateContent>"
        )
    };
    let boxed =
        |text: &str| format!("<w:drawing><wps:txbx><w:txbxContent>{}</w:txbxContent></wps:txbx></w:drawing>", p(text));
    let old = format!("<mc:Fallback><w:pict><w:txbxContent>{}</w:txbxContent></w:pict></mc:Fallback>", p("cũ"));
    let chart = "<w:drawing><wp:inline><a:graphicData uri=\"u/chartex\"/></wp:inline></w:drawing>";
    let table: &[(&str, String, &str, Option<What>)] = &[
        ("a text box", choices("wps", &boxed("mới"), &old), "x\nmới", None),
        ("on a canvas", choices("wpc wps", &boxed("mới"), &old), "x\nmới", None),
        ("ink", choices("wpi", "<w:drawing/>", &old), "x\ncũ", None),
        ("what is not known yet", choices("am3d", &boxed("mới"), &old), "x\ncũ", None),
        ("without an older form", choices("am3d", "<w:drawing/>", ""), "x", Some(What::Drawing)),
        ("a newer chart", choices("cx1", chart, &old), "x", Some(What::Chart)),
    ];
    for (what, inside, expected, lost) in table {
        let body =
            format!("<w:p xmlns:wps=\"u1\" xmlns:wp=\"u2\" xmlns:a=\"u3\">{}<w:r>{inside}</w:r></w:p>", run("", "x"));
        let told = lost.iter().map(|what| (Place::Paragraph(1), *what, 1)).collect();
        assert_eq!(read(&docx(&body)), ((*expected).to_owned(), told), "{what}");
    }
}

#[test]
fn drawings_tell_what_they_do_not_show() {
    let ink = "<w:r><w:contentPart/></w:r>";
    let object = "<w:r><w:object><v:shape xmlns:v=\"u\"/></w:object></w:r>";
    for (what, inside, lost) in [("ink", ink, What::Drawing), ("an object alone", object, What::EmbeddedObject)] {
        let body = format!("<w:p>{}{inside}</w:p>", run("", "x"));
        assert_eq!(read(&docx(&body)), ("x".to_owned(), vec![(Place::Paragraph(1), lost, 1)]), "{what}");
    }
    let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x04\0\0\0\x02\x08\0\0\0\0";
    let relations = "<Relationship Id=\"i\" Type=\"x/image\" Target=\"i.png\"/>";
    let picture = |crop: &str| {
        let drawn = format!("<w:drawing><wp:inline><a:blip r:embed=\"i\"/><a:srcRect {crop}/></wp:inline></w:drawing>");
        docx_files(
            &format!("<w:p xmlns:wp=\"u\" xmlns:a=\"v\"><w:r>{drawn}</w:r></w:p>"),
            relations,
            "",
            &[("i.png", &png[..])],
        )
    };
    assert_eq!(read(&picture("l=\"0\" t=\"0\"")).1, []);
    assert_eq!(read(&picture("l=\"0\" t=\"12000\"")).1, [(Place::Paragraph(1), What::Crop, 1)]);
}

#[test]
fn what_stands_around_pages_and_between_paragraphs_is_told() {
    let stray = docx(&format!("{}{}", p("x"), run("", "lạc")));
    assert_eq!(read(&stray), ("x".to_owned(), vec![(Place::Paragraph(1), What::Stray, 1)]));
    let draft = "<w:hdr xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:v=\"u\">\
        <w:p><w:r><w:pict><v:shape><v:textpath string=\"DỰ THẢO\"/></v:shape></w:pict></w:r></w:p></w:hdr>";
    let relation = "<Relationship Id=\"h\" Type=\"x/header\" Target=\"h.xml\"/>";
    let across = docx_files(&p("x"), relation, "", &[("h.xml", draft.as_bytes())]);
    assert_eq!(read(&across).1, [(Place::Header, What::RunningText, 1)]);
    let above = |inside: &str| {
        let note = format!("<w:footnote w:type=\"separator\" w:id=\"-1\">{inside}</w:footnote>");
        let relation = "<Relationship Id=\"f\" Type=\"x/footnotes\" Target=\"footnotes.xml\"/>";
        read(&docx_parts(&p("x"), relation, &[("footnotes", &note)])).1
    };
    assert_eq!(above("<w:p><w:r><w:separator/></w:r></w:p>"), []);
    assert_eq!(above(&p("Chú thích:")), [(Place::Footer, What::RunningText, 1)]);
}
