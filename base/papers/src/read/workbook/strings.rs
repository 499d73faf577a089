//! Texts of workbooks: runs, each of which may have a font of its own.

use viet::legacy::{Font, Legacy};

use crate::read::ReadRefusal;
use crate::read::container::Container;
use crate::read::model::Evidence;
use crate::read::xml::{Node, Xml};

/// A piece of a text, and the font it is set in where it says one itself.
pub(super) struct Run {
    font: Option<Option<Font>>,
    text: String,
}

/// A text that says no font.
pub(super) fn run(text: &str) -> Run {
    Run { font: None, text: unescaped(text) }
}

/// Bytes of a text.
pub(super) fn bytes(runs: &[Run]) -> usize {
    runs.iter().map(|run| run.text.len()).sum()
}

/// A text as its reader saw it, in a cell that is set in `font`; in NFC, trimmed. Text in a font from before Unicode is taken
/// for what the font says where its letters show it; where they show nothing, if other texts of the workbook do: converters
/// change the letters and often leave the font.
pub(super) fn text(runs: &[Run], font: Option<Font>, others: bool) -> String {
    let set: Vec<(Option<Font>, &str)> = runs.iter().map(|run| (run.font.unwrap_or(font), run.text.as_str())).collect();
    let mut evidence = Evidence::default();
    for (font, text) in &set {
        font.iter().for_each(|font| evidence.see(font.legacy, text));
    }
    let old = !evidence.is_converted() && (others || evidence.verdict().is_some());
    let shown = |(font, text): (Option<Font>, &str)| match font {
        Some(font) if old => font.decode(text),
        Some(font) if font.capitals => text.to_uppercase(),
        _ => text.to_owned(),
    };
    let text: String = set.into_iter().map(shown).collect();
    viet::nfc(&text).trim().to_owned()
}

/// Whether some of these texts are in an encoding from before Unicode, whichever.
pub(super) fn any_old(strings: &[Vec<Run>]) -> bool {
    strings.iter().any(|runs| {
        let mut evidence = Evidence::default();
        runs.iter().for_each(|run| evidence.see(Legacy::Tcvn3, &run.text));
        evidence.verdict().is_some()
    })
}

/// The strings that cells share.
pub(super) fn read(container: &mut Container<'_>, part: &str) -> Result<Vec<Vec<Run>>, ReadRefusal> {
    let mut strings = Vec::new();
    container.walk(part, |xml, node| {
        if let Node::Open(element) = node
            && element.name() == "si"
        {
            strings.push(runs(xml)?);
        }
        Ok::<(), ReadRefusal>(())
    })?;
    Ok(strings)
}

/// The runs of the string whose element opened last.
pub(super) fn runs(xml: &mut Xml<'_>) -> Result<Vec<Run>, ReadRefusal> {
    let (mut runs, mut font): (Vec<Run>, _) = (Vec::new(), None);
    let mut open = vec![""];
    while !open.is_empty() {
        match xml.next()? {
            // How a word is read, above it.
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
                Some(last) if last.font == font => last.text.push_str(&text),
                _ => runs.push(Run { font, text: text.into_owned() }),
            },
            Node::Text(_) => {}
            Node::Close => drop(open.pop()),
            Node::End => break,
        }
    }
    for run in runs.iter_mut().filter(|run| run.text.contains("_x")) {
        run.text = unescaped(&run.text);
    }
    Ok(runs)
}

/// Characters that XML cannot hold are written as `_x0007_`, and a `_` that would begin one as `_x005F_` (22.9.2.19).
fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let code = rest.get(2..6).filter(|code| code.bytes().all(|byte| byte.is_ascii_hexdigit()));
        let code = code.filter(|_| rest.as_bytes().get(6) == Some(&b'_'));
        let letter = code.and_then(|code| u32::from_str_radix(code, 16).ok()).and_then(char::from_u32);
        let taken = if let Some(letter) = letter {
            out.push(letter);
            7
        } else {
            out.push('_');
            1
        };
        rest = &rest[taken..];
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::unescaped;

    #[test]
    fn characters_that_xml_cannot_hold() {
        let table =
            [("a_x0007_b", "a\u{7}b"), ("_x005F_x0041_", "_x0041_"), ("_x00_", "_x00_"), ("_xD800_", "_xD800_")];
        for (text, expected) in table {
            assert_eq!(unescaped(text), expected, "{text}");
        }
    }
}
