//! Automatic numbers of .docx, written out as the page shows them.

use crate::support::{docx_with, read_and_show};

/// A level of a definition.
fn lvl(level: u32, format: &str, text: &str, more: &str) -> String {
    format!(
        "<w:lvl w:ilvl=\"{level}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{text}\"/>{more}</w:lvl>"
    )
}

/// A paragraph of a list.
fn item(list: u32, level: u32, text: &str) -> String {
    format!(
        "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr></w:pPr>\
         <w:r><w:t>{text}</w:t></w:r></w:p>"
    )
}

fn definition(id: u32, content: &str) -> String {
    format!("<w:abstractNum w:abstractNumId=\"{id}\">{content}</w:abstractNum>")
}

fn list(id: u32, definition: u32, more: &str) -> String {
    format!("<w:num w:numId=\"{id}\"><w:abstractNumId w:val=\"{definition}\"/>{more}</w:num>")
}

/// What the items read as, without their paragraph numbers.
fn shown(items: &[String], numbering: &str) -> String {
    let text = read_and_show(&docx_with(&items.concat(), "", numbering)).expect("it reads");
    let bare: Vec<&str> = text.lines().map(|line| line.split_once(' ').map_or("", |(_, text)| text)).collect();
    bare.join("; ")
}

/// I. / 1. / 1.1. / a) / - / +
fn outline() -> String {
    let levels = [
        lvl(0, "upperRoman", "%1.", ""),
        lvl(1, "decimal", "%2.", ""),
        lvl(2, "decimal", "%2.%3.", ""),
        lvl(3, "lowerLetter", "%4)", ""),
        lvl(4, "bullet", "\u{f0b7}", ""),
        lvl(5, "bullet", "+", ""),
    ];
    definition(0, &levels.concat()) + &list(1, 0, "") + &list(2, 0, "")
}

#[test]
fn an_outline_counts_and_starts_anew_below() {
    let items = [(0, "A"), (1, "B"), (1, "C"), (2, "D"), (3, "E"), (3, "F"), (4, "G"), (5, "H"), (0, "I"), (1, "J")];
    let items: Vec<String> = items.iter().map(|(level, text)| item(1, *level, text)).collect();
    assert_eq!(shown(&items, &outline()), "I. A; 1. B; 2. C; 2.1. D; a) E; b) F; - G; + H; II. I; 1. J");
}

#[test]
fn lists_of_one_definition_count_on_unless_they_say_where_to_start() {
    let items = [item(1, 1, "A"), item(2, 1, "B"), item(3, 1, "C"), item(3, 1, "D"), item(1, 1, "E")];
    let own_start = "<w:lvlOverride w:ilvl=\"1\"><w:startOverride w:val=\"1\"/></w:lvlOverride>";
    assert_eq!(shown(&items, &(outline() + &list(3, 0, own_start))), "1. A; 2. B; 1. C; 2. D; 3. E");
}

#[test]
fn a_list_may_set_a_level_its_own_way() {
    let own = format!("<w:lvlOverride w:ilvl=\"0\">{}</w:lvlOverride>", lvl(0, "decimal", "Điều %1.", ""));
    assert_eq!(shown(&[item(3, 0, "A"), item(3, 0, "B")], &(outline() + &list(3, 0, &own))), "Điều 1. A; Điều 2. B");
}

#[test]
fn odd_lists_are_borne() {
    let legal = lvl(0, "upperRoman", "%1.", "") + &lvl(1, "decimal", "%1.%2.", "<w:isLgl/>");
    let runs_on = lvl(0, "upperRoman", "%1.", "") + &lvl(1, "decimal", "%2.", "<w:lvlRestart w:val=\"0\"/>");
    let table: &[(&str, String, Vec<String>, &str)] = &[
        ("legal numbers", definition(0, &legal), vec![item(1, 0, "A"), item(1, 1, "B")], "I. A; 1.1. B"),
        (
            "a level that runs on",
            definition(0, &runs_on),
            vec![item(1, 0, "A"), item(1, 1, "B"), item(1, 0, "C"), item(1, 1, "D")],
            "I. A; 1. B; II. C; 2. D",
        ),
        ("a level above that never came", definition(0, &legal), vec![item(1, 1, "B")], "1.1. B"),
        ("no such list", definition(0, ""), vec![item(7, 0, "A")], "A"),
        ("no such level", definition(0, ""), vec![item(1, 0, "A"), item(1, 4_000_000_000, "B")], "A; B"),
        ("list 0 is none", definition(0, &legal), vec![item(0, 0, "A")], "A"),
        ("no number", definition(0, &lvl(0, "none", "", "")), vec![item(1, 0, "A")], "A"),
        ("a blank bullet", definition(0, &lvl(0, "bullet", " ", "")), vec![item(1, 0, "A")], "A"),
        ("text only", definition(0, &lvl(0, "none", "Phần", "")), vec![item(1, 0, "A")], "Phần A"),
        ("signs that are no places", definition(0, &lvl(0, "decimal", "%%1%0%", "")), vec![item(1, 0, "A")], "%1%0% A"),
    ];
    for (what, numbering, items, expected) in table {
        assert_eq!(shown(items, &(numbering.clone() + &list(1, 0, ""))), *expected, "{what}");
    }
}

#[test]
fn the_number_of_a_blank_paragraph_is_a_line_and_its_bullet_is_not() {
    let cell = |content: &str| format!("<w:tc>{content}</w:tc>");
    let row = |text: &str| format!("<w:tr>{}{}</w:tr>", cell(&item(1, 0, "")), cell(&item(2, 0, text)));
    let numbering = definition(0, &lvl(0, "decimal", "%1", "")) + &definition(1, &lvl(0, "bullet", "o", ""));
    let body = format!("<w:tbl>{}{}</w:tbl>{}", row("Họp"), row("Tin"), item(2, 0, ""));
    let read = read_and_show(&docx_with(&body, "", &(numbering + &list(1, 0, "") + &list(2, 1, ""))));
    assert_eq!(read.as_deref(), Ok("1 | 1 | - Họp\n3 | 2 | - Tin"));
}

#[test]
fn a_deleted_item_is_not_counted() {
    let gone = "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr><w:rPr><w:del/></w:rPr></w:pPr>\
                <w:del><w:r><w:delText>bỏ</w:delText></w:r></w:del></w:p>";
    assert_eq!(shown(&[item(1, 0, "A"), gone.to_owned(), item(1, 0, "B")], &outline()), "I. A; II. B");
}

#[test]
fn a_style_may_put_its_paragraphs_in_a_list_and_a_list_may_name_a_style() {
    let numbered =
        |list: u32| format!("<w:pPr><w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"{list}\"/></w:numPr></w:pPr>");
    let styles = format!("<w:style w:type=\"paragraph\" w:styleId=\"L\">{}</w:style>", numbered(2))
        + &format!("<w:style w:type=\"numbering\" w:styleId=\"D\">{}</w:style>", numbered(1));
    let numbering = outline().replace(
        "<w:num w:numId=\"2\"><w:abstractNumId w:val=\"0\"/>",
        "<w:num w:numId=\"2\"><w:abstractNumId w:val=\"9\"/>",
    ) + &definition(9, "<w:numStyleLink w:val=\"D\"/>");
    let styled = |more: &str| format!("<w:p><w:pPr><w:pStyle w:val=\"L\"/>{more}</w:pPr><w:r><w:t>A</w:t></w:r></w:p>");
    let out_of_it = "<w:numPr><w:numId w:val=\"0\"/></w:numPr>";
    let body = [styled(""), styled(""), styled(out_of_it)].concat();
    let read = read_and_show(&docx_with(&body, &styles, &numbering));
    assert_eq!(read.as_deref(), Ok("1 1. A\n2 2. A\n3 A"));
}
