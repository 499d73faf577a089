//! How cells look, as far as it tells what stands in them: the font, and whether a number is a day, a time or per cent.

use std::collections::HashMap;

use viet::legacy::Font;

use crate::read::ReadRefusal;
use crate::read::container::Container;
use crate::read::xml::Node;

/// How a cell looks.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Look {
    /// Its font, if it is one from before Unicode.
    pub(super) font: Option<Font>,
    pub(super) format: Format,
}

/// What a format shows a number as.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Format {
    #[default]
    Number,
    Percent,
    /// A day, with the time or without.
    Day,
    /// A time of the day.
    Time,
    /// Hours, minutes or seconds that went by; may be more than a day.
    Elapsed,
}

/// Formats that a workbook may define; Excel itself takes some 250.
const MOST_FORMATS: usize = 10_000;

/// The looks of cells by their places (`cellXfs`).
pub(super) fn read(container: &mut Container<'_>, part: &str) -> Result<Vec<Look>, ReadRefusal> {
    let (mut formats, mut fonts, mut looks) = (HashMap::new(), Vec::new(), Vec::new());
    container.walk(part, |xml, node| {
        let Node::Open(element) = node else { return Ok::<(), ReadRefusal>(()) };
        let number = |text: Option<String>| text.and_then(|text| text.trim().parse::<usize>().ok());
        match element.name() {
            // Within `dxfs` they say nothing of cells, and stand in no list.
            "numFmts" => xml.children(|_, format| {
                if let (Some(id), Some(code)) = (number(format.attribute("numFmtId")), format.attribute("formatCode"))
                    && formats.len() < MOST_FORMATS
                {
                    formats.insert(id, Format::of(&code));
                }
                Ok(())
            }),
            "fonts" => xml.children(|xml, font| {
                let mut name = None;
                if font.name() == "font" {
                    xml.children(|_, child| {
                        if child.name() == "name" {
                            name = child.value().and_then(|name| Font::named(&name));
                        }
                        Ok(())
                    })?;
                    fonts.push(name);
                }
                Ok(())
            }),
            "cellXfs" => xml.children(|_, look| {
                let font = number(look.attribute("fontId")).and_then(|font| fonts.get(font).copied().flatten());
                let format = number(look.attribute("numFmtId")).unwrap_or_default();
                let format = formats.get(&format).copied().unwrap_or_else(|| Format::built_in(format));
                looks.push(Look { font, format });
                Ok(())
            }),
            _ => Ok(()),
        }
    })?;
    Ok(looks)
}

impl Format {
    /// The formats that every workbook has without defining them (18.8.30), those of East Asia included.
    fn built_in(id: usize) -> Format {
        match id {
            9 | 10 => Format::Percent,
            14..=17 | 22 | 27..=31 | 36 | 50..=54 | 57 | 58 => Format::Day,
            18..=21 | 32..=35 | 45 | 47 | 55 | 56 => Format::Time,
            46 => Format::Elapsed,
            _ => Format::Number,
        }
    }

    /// What a format's code says (18.8.31): its first section counts; words, colours and blanks in it are passed over.
    fn of(code: &str) -> Format {
        let (mut day, mut hour, mut month, mut percent) = (false, false, false, false);
        let mut signs = code.chars();
        while let Some(sign) = signs.next() {
            match sign.to_ascii_lowercase() {
                ';' => break,
                '"' => drop(signs.by_ref().find(|sign| *sign == '"')),
                // The next one is shown as it is, or is as wide as a blank, or fills the cell.
                '\\' | '_' | '*' => drop(signs.next()),
                '[' => {
                    let inside: String = signs.by_ref().take_while(|sign| *sign != ']').collect();
                    let inside = inside.to_ascii_lowercase();
                    if ["h", "m", "s"]
                        .iter()
                        .any(|unit| !inside.is_empty() && inside.trim_matches(|c| unit.contains(c)).is_empty())
                    {
                        return Format::Elapsed;
                    }
                }
                'y' | 'd' => day = true,
                'h' | 's' => hour = true,
                'm' => month = true,
                '%' => percent = true,
                _ => {}
            }
        }
        match (day, hour, month, percent) {
            (true, ..) | (_, false, true, _) => Format::Day,
            (_, true, ..) => Format::Time,
            (.., true) => Format::Percent,
            _ => Format::Number,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Format;

    #[test]
    fn formats_tell_what_numbers_are() {
        let table = [
            ("General", Format::Number),
            ("#,##0.00", Format::Number),
            ("_-* #,##0\\ \"đồng\"_-;[Red]-* #,##0", Format::Number),
            ("#,##0\\d", Format::Number),
            ("[$-42A]#,##0", Format::Number),
            ("\"ngày\" 0", Format::Number),
            ("0.00E+00", Format::Number),
            ("@", Format::Number),
            ("0.0%", Format::Percent),
            ("0\"%\"", Format::Number),
            ("dd/mm/yyyy", Format::Day),
            ("[$-42A]\"ngày\" dd \"tháng\" mm;@", Format::Day),
            ("mm/yyyy", Format::Day),
            ("mmm", Format::Day),
            ("d/m/yy h:mm", Format::Day),
            ("hh:mm:ss AM/PM", Format::Time),
            ("mm:ss", Format::Time),
            ("[h]:mm", Format::Elapsed),
            ("[mm]:ss", Format::Elapsed),
            ("[Red]0;dd", Format::Number),
        ];
        for (code, expected) in table {
            assert_eq!(Format::of(code), expected, "{code}");
        }
    }
}
