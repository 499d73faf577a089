//! Workbooks made by hand, part by part, as other programs and hostile people make them.

use papers::sheet::{Field, Limits, Wanted};

pub(crate) use crate::package::package;

/// What is looked for, within the usual bounds.
pub(crate) fn wanted(fields: Vec<Field>) -> Wanted {
    Wanted { fields, limits: Limits::default() }
}

const RELATIONS: &str = r#"<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;

/// A workbook of sheets: name, `hidden` or `visible`, and the part as a whole.
pub(crate) fn book(sheets: &[(&str, &str, &str)], strings: &str) -> Vec<u8> {
    let (mut list, mut relations) = (String::new(), String::new());
    let mut parts = Vec::new();
    for (place, (name, state, sheet)) in sheets.iter().enumerate() {
        list += &format!(r#"<sheet name="{name}" sheetId="{place}" state="{state}" r:id="s{place}"/>"#);
        relations += &format!(
            r#"<Relationship Id="s{place}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/s{place}.xml"/>"#
        );
        parts.push((format!("xl/worksheets/s{place}.xml"), *sheet));
    }
    let workbook = format!("<workbook><sheets>{list}</sheets></workbook>");
    let relations = format!("<Relationships>{relations}</Relationships>");
    let strings = format!("<sst>{strings}</sst>");
    let mut all = vec![
        ("_rels/.rels", RELATIONS),
        ("xl/workbook.xml", workbook.as_str()),
        ("xl/_rels/workbook.xml.rels", relations.as_str()),
        ("xl/sharedStrings.xml", strings.as_str()),
    ];
    all.extend(parts.iter().map(|(name, text)| (name.as_str(), *text)));
    package(&all)
}

/// A sheet with this inside its data.
pub(crate) fn sheet(rows: &str) -> String {
    format!("<worksheet><sheetData>{rows}</sheetData></worksheet>")
}

/// A workbook of one sheet with this inside its data.
pub(crate) fn one(rows: &str) -> Vec<u8> {
    book(&[("Bảng", "visible", &sheet(rows))], "")
}

/// A cell with words.
pub(crate) fn words(address: &str, text: &str) -> String {
    format!(r#"<c r="{address}" t="inlineStr"><is><t>{text}</t></is></c>"#)
}

/// A row of cells with words; those that are empty are left out.
pub(crate) fn row(number: u32, texts: &[&str]) -> String {
    let cells = ('A'..).zip(texts).filter(|(_, text)| !text.is_empty());
    let cells: String = cells.map(|(column, text)| words(&format!("{column}{number}"), text)).collect();
    format!(r#"<row r="{number}">{cells}</row>"#)
}
