//! What a workbook's package holds, looked through once within bounds before anything is read from it: sizes are measured,
//! addresses of cells are checked, and hidden rows noted. What cells hold is not known here.

use super::{Limits, Refusal};
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;
use std::collections::{BTreeSet, HashMap};
use std::io::{Cursor, Read as _};
use zip::ZipArchive;
use zip::result::ZipError;

/// What was noted.
#[derive(Debug, Default)]
pub(super) struct Survey {
    /// The numbers of hidden rows, by the part that holds the sheet, in lower case.
    hidden_rows: HashMap<String, BTreeSet<u32>>,
    /// The names of sheets, with the relations that lead to their parts.
    sheets: Vec<(String, String)>,
    /// Where relations of the workbook lead.
    targets: HashMap<String, String>,
    /// Whether an address behind a cell is one that cannot be placed.
    pub(super) odd_links: bool,
}

impl Survey {
    /// The numbers of the hidden rows of a sheet, from 1.
    pub(super) fn hidden_rows(&self, sheet: &str) -> BTreeSet<u32> {
        let relation = self.sheets.iter().find(|(name, _)| name == sheet).map(|(_, relation)| relation);
        let part = relation.map(|relation| self.part(relation));
        part.and_then(|part| self.hidden_rows.get(&part).cloned()).unwrap_or_default()
    }

    /// The part that a relation leads to, in lower case.
    fn part(&self, relation: &str) -> String {
        let target = self.targets.get(relation).map_or(relation, String::as_str).to_lowercase().replace('\\', "/");
        target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned)
    }

    /// Whether each sheet has a part of its own. A part that is many sheets would be read as often.
    fn sheets_are_apart(&self) -> bool {
        let parts: BTreeSet<String> = self.sheets.iter().map(|(_, relation)| self.part(relation)).collect();
        parts.len() == self.sheets.len()
    }
}

/// The start of an OLE compound file: .xls, and locked .xlsx.
const OLE: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
/// Parts of a package. An honest one has a few dozen, with pictures a few hundred.
const MOST_PARTS: usize = 5_000;

/// Looks through the package.
pub(super) fn survey(bytes: &[u8], limits: &Limits) -> Result<Survey, Refusal> {
    if bytes.len() > limits.file {
        return Err(Refusal::TooLarge { bytes: bytes.len(), limit: limits.file });
    }
    if bytes.starts_with(OLE) {
        return Err(ole(bytes));
    }
    if !bytes.starts_with(b"PK") {
        return Err(Refusal::NotAWorkbook);
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refusal::NotAWorkbook)?;
    let has = |name: &str| archive.index_for_name(name).is_some();
    if has("xl/workbook.bin") {
        return Err(Refusal::OldWorkbook);
    }
    if !has("_rels/.rels") || archive.len() > MOST_PARTS {
        return Err(Refusal::NotAWorkbook);
    }
    let (mut inflated, mut elements) = (limits.inflated, limits.elements);
    let mut survey = Survey::default();
    for place in 0..archive.len() {
        let file = match archive.by_index(place) {
            Ok(file) => file,
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => return Err(Refusal::Locked),
            Err(error) => return Err(damaged("package", error)),
        };
        let name = file.name().map_err(|error| damaged("package", error))?.into_owned();
        let lower = name.to_lowercase();
        // Nothing else is read later: `Scan::relation` sees to it.
        if !lower.ends_with(".xml") && !lower.ends_with(".rels") {
            continue;
        }
        let mut part = Vec::new();
        file.take(inflated as u64 + 1).read_to_end(&mut part).map_err(|error| damaged(&name, error))?;
        inflated = inflated.checked_sub(part.len()).ok_or(Refusal::UnpacksTooLarge { part: name.clone() })?;
        let text = String::from_utf8(part).map_err(|_| damaged(&name, "it is not UTF-8"))?;
        Scan { survey: &mut survey, part: &name, row: 0, left: &mut elements }.run(&text)?;
    }
    if survey.sheets_are_apart() { Ok(survey) } else { Err(damaged("xl/workbook.xml", "two sheets are one part")) }
}

/// What a compound file is.
fn ole(bytes: &[u8]) -> Refusal {
    let has = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(name.len()).any(|window| window == name)
    };
    if has("EncryptedPackage") {
        Refusal::Locked
    } else if has("Workbook") || has("Book") {
        Refusal::OldWorkbook
    } else {
        Refusal::NotAWorkbook
    }
}

pub(super) fn damaged(part: &str, reason: impl ToString) -> Refusal {
    Refusal::Damaged { part: part.to_owned(), reason: reason.to_string() }
}

/// A walk through one part.
struct Scan<'a> {
    survey: &'a mut Survey,
    part: &'a str,
    /// The number of the row we are in.
    row: u32,
    /// Elements that may still come.
    left: &'a mut usize,
}

impl Scan<'_> {
    fn run(mut self, text: &str) -> Result<(), Refusal> {
        let mut reader = Reader::from_str(text.trim_start_matches('\u{feff}'));
        loop {
            match reader.read_event().map_err(|error| damaged(self.part, error))? {
                Event::Start(element) | Event::Empty(element) => {
                    *self.left = self
                        .left
                        .checked_sub(1)
                        .ok_or_else(|| Refusal::UnpacksTooLarge { part: self.part.to_owned() })?;
                    self.element(&element)?;
                }
                Event::DocType(_) => return Err(damaged(self.part, "it declares a document type")),
                Event::Eof => return Ok(()),
                _ => {}
            }
        }
    }

    fn element(&mut self, element: &BytesStart<'_>) -> Result<(), Refusal> {
        match element.name().local_name().into_inner() {
            "row" => {
                let [number, hidden] = self.attributes(element, ["r", "hidden"])?;
                self.row = match number {
                    Some(number) => self.checked(row(&number))?,
                    None => self.row + 1,
                };
                if matches!(hidden.as_deref(), Some("1" | "true")) {
                    self.survey.hidden_rows.entry(self.part.to_lowercase()).or_default().insert(self.row);
                }
            }
            "c" => {
                if let [Some(address)] = self.attributes(element, ["r"])? {
                    self.checked(cell(&address))?;
                }
            }
            "dimension" => {
                if let [Some(range)] = self.attributes(element, ["ref"])?
                    && !is_range(&range)
                {
                    return Err(damaged(self.part, "its dimension is no range"));
                }
            }
            "hyperlink" => {
                let [range] = self.attributes(element, ["ref"])?;
                self.survey.odd_links |= !range.is_some_and(|range| is_range(&range));
            }
            "sheet" => {
                if let [Some(name), Some(relation)] = self.attributes(element, ["name", "id"])? {
                    self.survey.sheets.push((name, relation));
                }
            }
            "Relationship" => self.relation(element)?,
            _ => {}
        }
        Ok(())
    }

    /// Workbook and sheets must be parts that this walk goes through.
    fn relation(&mut self, element: &BytesStart<'_>) -> Result<(), Refusal> {
        let [id, kind, target] = self.attributes(element, ["Id", "Type", "Target"])?;
        let (Some(kind), Some(target)) = (kind, target) else { return Ok(()) };
        let is_read = kind.ends_with("/worksheet") || kind.ends_with("/officeDocument");
        if is_read && !target.to_lowercase().ends_with(".xml") {
            return Err(damaged(self.part, "a sheet is no part of XML"));
        }
        if let Some(id) = id.filter(|_| kind.ends_with("/worksheet")) {
            let before = self.survey.targets.insert(id, target.clone());
            if before.is_some_and(|before| before != target) {
                return Err(damaged(self.part, "a relation leads to two parts"));
            }
        }
        Ok(())
    }

    /// The values of attributes, by their names without prefix.
    fn attributes<const N: usize>(
        &self,
        element: &BytesStart<'_>,
        names: [&str; N],
    ) -> Result<[Option<String>; N], Refusal> {
        let mut found = [const { None }; N];
        // Without the check for doubles, which takes quadratic time.
        for attribute in element.attributes().with_checks(false) {
            let attribute = attribute.map_err(|error| damaged(self.part, error))?;
            if let Some(place) = names.iter().position(|name| attribute.key.local_name().into_inner() == *name) {
                let value = attribute.normalized_value(XmlVersion::Implicit1_0);
                let value = value.map_err(|error| damaged(self.part, error))?.into_owned();
                if found[place].as_ref().is_some_and(|before| *before != value) {
                    return Err(damaged(self.part, "an attribute stands twice"));
                }
                found[place] = Some(value);
            }
        }
        Ok(found)
    }

    fn checked<T>(&self, address: Option<T>) -> Result<T, Refusal> {
        address.ok_or_else(|| damaged(self.part, "an address of a cell is none"))
    }
}

/// The number of a row, if a sheet can have it.
fn row(text: &str) -> Option<u32> {
    let digits = (1..=7).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|row| digits && (1..=1_048_576).contains(row))
}

/// Row and column of an address such as `AB12`, from 1.
fn cell(text: &str) -> Option<(u32, u32)> {
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (column, number) = text.split_at(letters);
    let place = |sum: u32, letter: u8| sum * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1;
    let column = (1..=3).contains(&letters).then(|| column.bytes().fold(0, place))?;
    Some((row(number)?, column))
}

/// Whether a text is an address, or two of which the first is not past the second.
fn is_range(text: &str) -> bool {
    match text.split_once(':') {
        None => cell(text).is_some(),
        Some((first, last)) => {
            cell(first).zip(cell(last)).is_some_and(|(first, last)| first.0 <= last.0 && first.1 <= last.1)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses() {
        assert_eq!(
            [cell("A1"), cell("ab12"), cell("XFD1048576")],
            [Some((1, 1)), Some((12, 28)), Some((1_048_576, 16_384))]
        );
        for text in ["", "A", "1", "A0", "A1048577", "AAAA1", "A1:B2", "A-1", "Ă1", "A99999999999"] {
            assert_eq!(cell(text), None, "{text}");
        }
        assert!(is_range("A1:XFD9") && is_range("B2") && !is_range("B2:A3") && !is_range("A:B"));
    }
}
