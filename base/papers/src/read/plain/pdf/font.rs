//! The fonts of a PDF: which letters their codes stand for, and how wide they are.

use std::collections::HashMap;

use super::cmap::CMap;
use super::file::File;
use super::glyph;
use super::object::{Dict, Object};
use crate::read::plain::TextRefusal;

/// Widths that one font may name.
const MOST_WIDTHS: usize = 70_000;

/// A font.
#[derive(Debug, Default)]
pub(super) struct Font {
    /// Bytes of a code.
    bytes: usize,
    map: Option<CMap>,
    /// Letters of codes of one byte that differ from the usual.
    differences: HashMap<u8, String>,
    widths: HashMap<u32, f64>,
    /// First code, last code, width; in the order of the codes.
    equal_widths: Vec<(u32, u32, f64)>,
    default_width: f64,
    /// The encoding from before Unicode that it was drawn for.
    pub(super) legacy: Option<viet::legacy::Font>,
}

/// Text that was shown, and how far it went, in thousandths of the size.
pub(super) struct Shown {
    pub(super) text: String,
    pub(super) width: f64,
    pub(super) codes: usize,
    pub(super) blanks: usize,
}

impl Font {
    pub(super) fn read(file: &File<'_>, dict: &Dict) -> Result<Font, TextRefusal> {
        let composed = file.entry(dict, "Subtype")?.is_name("Type0");
        let mut font = Font { bytes: if composed { 2 } else { 1 }, default_width: 500.0, ..Font::default() };
        if let Object::Name(name) = file.entry(dict, "BaseFont")?.as_ref() {
            let name = String::from_utf8_lossy(name).into_owned();
            // Part of a font has six letters and a plus sign before its name.
            let name = name.split_once('+').map_or(name.as_str(), |(_, name)| name);
            font.legacy = viet::legacy::Font::named(name.split(',').next().unwrap_or_default());
        }
        if let Some(Object::Reference(id)) = dict.get("ToUnicode")
            && let Some((_, text)) = file.unpacked(*id)?
        {
            let map = CMap::read(&text, file.budget)?;
            if composed {
                font.bytes = map.bytes.unwrap_or(2);
            }
            font.map = Some(map);
        }
        if composed {
            font.read_composed(file, dict)?
        } else {
            font.read_simple(file, dict)?
        }
        Ok(font)
    }

    fn read_simple(&mut self, file: &File<'_>, dict: &Dict) -> Result<(), TextRefusal> {
        if let Object::Dict(encoding) = file.entry(dict, "Encoding")?.as_ref()
            && let Object::Array(differences) = file.entry(encoding, "Differences")?.as_ref()
        {
            file.budget.spend(differences.len())?;
            let mut code = 0_u8;
            for object in differences {
                match object {
                    Object::Number(number) => code = *number as u8,
                    Object::Name(name) => {
                        if let Some(letters) = glyph::letters(name) {
                            self.differences.insert(code, letters);
                        }
                        code = code.wrapping_add(1);
                    }
                    _ => {}
                }
            }
        }
        let first = file.entry(dict, "FirstChar")?.count().unwrap_or_default();
        if let Object::Array(widths) = file.entry(dict, "Widths")?.as_ref() {
            for (at, width) in widths.iter().take(256).enumerate() {
                if let (Some(width), Ok(code)) = (width.number(), u32::try_from(first + at)) {
                    self.widths.insert(code, width);
                }
            }
        }
        Ok(())
    }

    /// The widths of a font with codes of two bytes (9.7.4.3).
    fn read_composed(&mut self, file: &File<'_>, dict: &Dict) -> Result<(), TextRefusal> {
        let descendants = file.entry(dict, "DescendantFonts")?;
        let Object::Array(descendants) = descendants.as_ref() else { return Ok(()) };
        let Some(first) = descendants.first() else { return Ok(()) };
        let descendant = file.resolve(first)?;
        let Some(descendant) = descendant.dict() else { return Ok(()) };
        self.default_width = file.entry(descendant, "DW")?.number().unwrap_or(1000.0);
        let widths = file.entry(descendant, "W")?;
        let Object::Array(widths) = widths.as_ref() else { return Ok(()) };
        file.budget.spend(widths.len())?;
        let mut rest = &widths[..];
        while let [first, second, after @ ..] = rest {
            let Some(code) = first.count() else { break };
            let list = file.resolve(second)?;
            match (list.as_ref(), after) {
                (Object::Array(each), _) => {
                    file.budget.spend(each.len())?;
                    for (at, width) in each.iter().enumerate() {
                        self.put_width(code + at, width);
                    }
                    rest = after;
                }
                (Object::Number(last), [width, after @ ..]) => {
                    let width = width.number().unwrap_or(self.default_width);
                    self.equal_widths.push((code as u32, *last as u32, width));
                    rest = after;
                }
                _ => break,
            }
        }
        self.equal_widths.sort_by_key(|(first, ..)| *first);
        Ok(())
    }

    fn width(&self, code: u32) -> f64 {
        let in_range = || {
            let before = self.equal_widths.partition_point(|(first, ..)| *first <= code);
            // Ranges do not overlap in sound files; a few are looked at.
            let mut near = self.equal_widths[..before].iter().rev().take(8);
            near.find(|(_, last, _)| code <= *last).map(|(.., width)| *width)
        };
        self.widths.get(&code).copied().or_else(in_range).unwrap_or(self.default_width)
    }

    fn put_width(&mut self, code: usize, width: &Object) {
        if let (Some(width), Ok(code)) = (width.number(), u32::try_from(code))
            && self.widths.len() < MOST_WIDTHS
        {
            self.widths.insert(code, width);
        }
    }

    /// What a string shows, not yet decoded from an encoding before Unicode.
    pub(super) fn show(&self, string: &[u8]) -> Shown {
        let mut out = Shown { text: String::new(), width: 0.0, codes: 0, blanks: 0 };
        for code in string.chunks(self.bytes.max(1)) {
            let number = code.iter().fold(0_u32, |number, byte| number << 8 | u32::from(*byte));
            out.codes += 1;
            out.blanks += usize::from(code == [b' ']);
            out.width += self.width(number);
            match (&self.map, code) {
                (Some(map), _) => out.text.push_str(&map.get(number).unwrap_or_default()),
                (None, [byte]) => match self.differences.get(byte) {
                    Some(letters) => out.text.push_str(letters),
                    // A font from before Unicode has a letter where the usual encoding has a hint.
                    None => out.text.push(glyph::usual(*byte)),
                },
                // Without a table nobody knows what such a code shows.
                (None, _) => {}
            }
        }
        out
    }
}
