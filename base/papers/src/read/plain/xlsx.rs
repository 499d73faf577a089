//! The text of workbooks (SpreadsheetML, ISO/IEC 29500-1, part 18): the cells of each sheet as they are stored, rows as
//! lines. Dates are the numbers that Excel keeps for them.

use viet::legacy::Font;

use super::office::{Parts, missing};
use super::{TextRefusal, shown};
use crate::read::Limits;
use crate::read::container::{Container, related};
use crate::read::xml::{Node, Xml};

const MAIN: &str = "xl/workbook.xml";

/// Text, and the font it is set in, where it says one itself.
type Run = (Option<Option<Font>>, String);

/// What sheets refer to.
#[derive(Default)]
struct Shared {
    strings: Vec<Vec<Run>>,
    /// The fonts of cells, by style.
    fonts: Vec<Option<Font>>,
}

/// The text of each sheet, its name first.
pub(super) fn sheets(container: &mut Container<'_>, limits: &Limits) -> Result<Vec<String>, TextRefusal> {
    let mut parts = Parts::new(limits);
    let relations = container.relations(MAIN)?;
    let mut sheets = Vec::new();
    parts.walk(container, MAIN, |parts, _, node| {
        if let Node::Open(element) = node
            && element.name() == "sheet"
        {
            let part = element.attribute("id").and_then(|id| relations.get(&id)).map(|one| one.target.clone());
            sheets.push((element.attribute("name").unwrap_or_default(), part));
            parts.check_count(sheets.len())?;
        }
        Ok(())
    })?;
    if sheets.is_empty() {
        return Err(missing(MAIN, "every sheet"));
    }
    let mut shared = Shared::default();
    if let Some(part) = related(&relations, "styles").filter(|part| container.has(part)) {
        shared.fonts = fonts(&mut parts, container, part)?;
    }
    if let Some(part) = related(&relations, "sharedStrings").filter(|part| container.has(part)) {
        shared.strings = strings(&mut parts, container, part)?;
    }
    for (name, part) in sheets {
        parts.push(&name)?;
        parts.end_line()?;
        if let Some(part) = part.filter(|part| container.has(part)) {
            sheet(&mut parts, container, &part, &shared)?;
        }
        parts.end_part()?;
    }
    parts.finish()
}

/// The fonts of cells, by style: `cellXfs` names them by their place among `fonts`.
fn fonts(parts: &mut Parts<'_>, container: &mut Container<'_>, part: &str) -> Result<Vec<Option<Font>>, TextRefusal> {
    let (mut named, mut styles) = (Vec::new(), Vec::new());
    parts.walk(container, part, |_, xml, node| {
        let Node::Open(element) = node else { return Ok(()) };
        match element.name() {
            "fonts" => xml.children(|xml, font| {
                let mut name = None;
                if font.name() == "font" {
                    xml.children(|_, child| {
                        if child.name() == "name" {
                            name = child.value().and_then(|name| Font::named(&name));
                        }
                        Ok(())
                    })?;
                    named.push(name);
                }
                Ok(())
            })?,
            "cellXfs" => xml.children(|_, style| {
                let font = style.attribute("fontId").and_then(|id| id.trim().parse::<usize>().ok());
                styles.push(font.and_then(|font| named.get(font).copied().flatten()));
                Ok(())
            })?,
            _ => {}
        }
        Ok(())
    })?;
    Ok(styles)
}

/// The strings that cells share.
fn strings(parts: &mut Parts<'_>, container: &mut Container<'_>, part: &str) -> Result<Vec<Vec<Run>>, TextRefusal> {
    let mut strings = Vec::new();
    parts.walk(container, part, |_, xml, node| {
        if let Node::Open(element) = node
            && element.name() == "si"
        {
            strings.push(runs(xml)?);
        }
        Ok(())
    })?;
    Ok(strings)
}

/// The runs of the string whose element opened last.
fn runs(xml: &mut Xml<'_>) -> Result<Vec<Run>, TextRefusal> {
    let (mut runs, mut font): (Vec<Run>, _) = (Vec::new(), None);
    let mut open = vec![""];
    while !open.is_empty() {
        match xml.next()? {
            Node::Open(element) if element.name() == "rPh" => xml.skip()?,
            Node::Open(element) => {
                let known = match element.name() {
                    "t" => "t",
                    "r" => {
                        font = None;
                        "r"
                    }
                    "rFont" => {
                        font = element.value().map(|name| Font::named(&name));
                        ""
                    }
                    _ => "",
                };
                open.push(known);
            }
            Node::Text(text) if open.last() == Some(&"t") => match runs.last_mut() {
                Some((same, last)) if *same == font => last.push_str(&text),
                _ => runs.push((font, text.into_owned())),
            },
            Node::Text(_) => {}
            Node::Close => drop(open.pop()),
            Node::End => break,
        }
    }
    Ok(runs)
}

/// The cells of a sheet.
fn sheet(parts: &mut Parts<'_>, container: &mut Container<'_>, part: &str, shared: &Shared) -> Result<(), TextRefusal> {
    let mut row_open = false;
    parts.walk(container, part, |parts, xml, node| {
        let Node::Open(element) = node else { return Ok(()) };
        match element.name() {
            "row" => {
                parts.end_line()?;
                row_open = false;
            }
            "c" => {
                let kind = element.attribute("t").unwrap_or_default();
                let style = element.attribute("s").and_then(|s| s.trim().parse::<usize>().ok()).unwrap_or(0);
                let font = shared.fonts.get(style).copied().flatten();
                let (value, inline) = cell(xml)?;
                if row_open {
                    parts.push("\t")?;
                }
                row_open = true;
                let index = value.trim().parse::<usize>().ok().filter(|_| kind == "s");
                match index {
                    Some(index) => {
                        for (own, text) in shared.strings.get(index).into_iter().flatten() {
                            parts.push(&one_line(&shown(own.unwrap_or(font), text)))?;
                        }
                    }
                    None => parts.push(&one_line(&shown(font, &value)))?,
                }
                for (own, text) in &inline {
                    parts.push(&one_line(&shown(own.unwrap_or(font), text)))?;
                }
            }
            _ => {}
        }
        Ok(())
    })?;
    parts.end_line()
}

/// The value of the cell whose element opened last, and the string that stands in it.
fn cell(xml: &mut Xml<'_>) -> Result<(String, Vec<Run>), TextRefusal> {
    let (mut value, mut inline, mut depth, mut in_value) = (String::new(), Vec::new(), 1_usize, false);
    while depth > 0 {
        match xml.next()? {
            Node::Open(element) if element.name() == "is" => inline = runs(xml)?,
            Node::Open(element) => {
                in_value = element.name() == "v";
                depth += 1;
            }
            Node::Text(text) if in_value => value.push_str(&text),
            Node::Text(_) => {}
            Node::Close => (depth, in_value) = (depth - 1, false),
            Node::End => break,
        }
    }
    Ok((value, inline))
}

/// Lines within a cell are parted by blanks, as rows are lines.
fn one_line(text: &str) -> String {
    text.replace(['\n', '\r', '\t'], " ")
}
