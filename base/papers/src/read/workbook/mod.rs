//! Workbooks (.xlsx; SpreadsheetML, ISO/IEC 29500-1, part 18), cell by cell within bounds: the one reader behind typed tables
//! ([`crate::sheet`]) and the text of files. Nothing is laid out here: two cells at the far corners of a sheet would fill the
//! memory. Formulas count by the values that were kept with them.

mod address;
mod found;
mod strings;
mod styles;

use std::sync::Arc;

use super::ReadRefusal;
use super::container::{Container, broken, related};
use super::xml::{Element, Node, Xml};
pub(crate) use found::{Found, day};
use strings::Run;
use styles::Look;

/// Where a workbook lies unless the package says otherwise.
const USUAL_MAIN: &str = "xl/workbook.xml";
/// Some workbooks count days from 01/01/1904, so many days later.
const FROM_1904: f64 = 1_462.0;

/// An opened workbook.
pub(crate) struct Workbook<'a> {
    container: Container<'a>,
    /// Its sheets from left to right.
    pub(crate) sheets: Vec<Sheet>,
    strings: Vec<Vec<Run>>,
    looks: Vec<Look>,
    /// Some of its texts are in an encoding from before Unicode.
    old: bool,
    /// The day from which it counts, as a number of days.
    first_day: f64,
}

/// A sheet.
pub(crate) struct Sheet {
    /// What its tab says.
    pub(crate) name: String,
    /// It does not show.
    pub(crate) hidden: bool,
    /// It has cells, and is no chart.
    pub(crate) has_cells: bool,
    part: Option<Arc<str>>,
}

/// What a walk through a sheet meets, in the order of the file. Rows and columns are counted from 0.
pub(crate) enum Item<'v> {
    /// A row begins.
    Row {
        /// Which.
        row: u32,
        /// It does not show.
        hidden: bool,
    },
    /// A cell; it may be empty.
    Cell(Cell<'v>),
    /// An address behind a cell.
    Link {
        /// The row of the cell.
        row: u32,
        /// Its column.
        column: u32,
        /// The address.
        address: String,
    },
}

/// A cell as it is stored.
pub(crate) struct Cell<'v> {
    pub(crate) row: u32,
    pub(crate) column: u32,
    stored: Stored<'v>,
    look: Look,
    old: bool,
}

/// The value of a cell. A text that cells share is not copied before it is asked for.
enum Stored<'v> {
    Shared(&'v [Run]),
    Own(Vec<Run>),
    Other(Option<Found>),
}

impl Cell<'_> {
    /// Bytes of text in it.
    pub(crate) fn bytes(&self) -> usize {
        match &self.stored {
            Stored::Shared(runs) => strings::bytes(runs),
            Stored::Own(runs) => strings::bytes(runs),
            Stored::Other(_) => 0,
        }
    }

    /// What stands in it.
    pub(crate) fn found(self) -> Option<Found> {
        let text = match &self.stored {
            Stored::Shared(runs) => strings::text(runs, self.look.font, self.old),
            Stored::Own(runs) => strings::text(runs, self.look.font, self.old),
            Stored::Other(_) => String::new(),
        };
        match self.stored {
            Stored::Other(found) => found,
            _ => Some(text).filter(|text| !text.is_empty()).map(Found::Text),
        }
    }
}

/// The part with the list of sheets, if the container is a workbook.
pub(super) fn find(container: &mut Container<'_>) -> Result<Option<String>, ReadRefusal> {
    if container.has(USUAL_MAIN) {
        return Ok(Some(USUAL_MAIN.to_owned()));
    }
    let relations = container.relations("")?;
    let pointed = related(&relations, "officeDocument").map(str::to_owned);
    Ok(pointed.filter(|part| part.starts_with("xl/") && part.ends_with(".xml") && container.has(part)))
}

impl<'a> Workbook<'a> {
    /// Opens the workbook of a container: its list of sheets and what they share.
    pub(crate) fn open(mut container: Container<'a>) -> Result<Self, ReadRefusal> {
        let Some(main) = find(&mut container)? else { return Err(container.other_kind()) };
        let relations = container.relations(&main)?;
        let (mut sheets, mut first_day) = (Vec::new(), 0.0);
        container.walk(&main, |_, node| {
            let Node::Open(element) = node else { return Ok::<(), ReadRefusal>(()) };
            match element.name() {
                "workbookPr" if is_true(&element, "date1904") => first_day = FROM_1904,
                "sheet" => {
                    let relation = element.attribute("id").and_then(|id| relations.get(&id));
                    sheets.push(Sheet {
                        name: element.attribute("name").unwrap_or_default(),
                        hidden: element.attribute("state").is_some_and(|state| state != "visible"),
                        has_cells: relation.is_none_or(|relation| relation.kind == "worksheet"),
                        part: relation.filter(|relation| !relation.outside).map(|one| Arc::clone(&one.target)),
                    });
                }
                _ => {}
            }
            Ok(())
        })?;
        if sheets.is_empty() {
            return Err(broken(&main, "every sheet is missing"));
        }
        // Where no relation leads to them, where they usually lie.
        let beside = |kind, usual| {
            Some(related(&relations, kind).unwrap_or(usual)).filter(|part| container.has(part)).map(str::to_owned)
        };
        let (styles, strings) = (beside("styles", "xl/styles.xml"), beside("sharedStrings", "xl/sharedStrings.xml"));
        let looks = styles.map_or(Ok(Vec::new()), |part| styles::read(&mut container, &part))?;
        let strings = strings.map_or(Ok(Vec::new()), |part| strings::read(&mut container, &part))?;
        let old = strings::any_old(&strings);
        Ok(Workbook { container, sheets, strings, looks, old, first_day })
    }

    /// Whether the part of a sheet is there.
    pub(crate) fn is_there(&self, sheet: usize) -> bool {
        self.sheets[sheet].part.as_ref().is_some_and(|part| self.container.has(part))
    }

    /// Walks through a sheet.
    pub(crate) fn walk<E: From<ReadRefusal>>(
        &mut self,
        sheet: usize,
        mut each: impl FnMut(Item<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        let Some(part) = self.sheets[sheet].part.clone() else {
            return Err(broken(&self.sheets[sheet].name, "the sheet is missing").into());
        };
        let relations = self.container.relations(&part)?;
        let (mut row, mut next_row, mut column) = (0, 0, 0);
        let Self { container, strings, looks, old, first_day, .. } = self;
        container.walk(&part, |xml, node| {
            let Node::Open(element) = node else { return Ok(()) };
            let placed = |place: Option<u32>| place.ok_or_else(|| broken(&part, "an address of a cell is none"));
            match element.name() {
                "row" => {
                    let told = element.attribute("r");
                    row = placed(told.map_or(address::checked_row(next_row), |told| address::row(&told)))?;
                    (next_row, column) = (row + 1, 0);
                    each(Item::Row { row, hidden: is_true(&element, "hidden") })
                }
                "c" => {
                    if let Some(told) = element.attribute("r") {
                        let place = address::cell(&told);
                        (row, column) = (placed(place.map(|place| place.0))?, placed(place.map(|place| place.1))?);
                    }
                    let look = element.attribute("s").and_then(|style| style.trim().parse::<usize>().ok());
                    let look = look.or(Some(0)).and_then(|style| looks.get(style)).copied().unwrap_or_default();
                    let kind = element.attribute("t").unwrap_or_default();
                    let (value, inline) = content(xml)?;
                    let stored = stored(&kind, value, inline, strings, look, *first_day);
                    let cell = Cell { row, column, stored, look, old: *old };
                    column = column.saturating_add(1);
                    each(Item::Cell(cell))
                }
                "hyperlink" => {
                    let range = element.attribute("ref").unwrap_or_default();
                    let first = address::cell(range.split(':').next().unwrap_or_default());
                    let relation = element.attribute("id").and_then(|id| relations.get(&id));
                    let (Some((row, column)), Some(relation)) = (first, relation) else { return Ok(()) };
                    let place = element.attribute("location").map_or(String::new(), |place| format!("#{place}"));
                    each(Item::Link { row, column, address: format!("{}{place}", relation.target) })
                }
                _ => Ok(()),
            }
        })
    }
}

fn is_true(element: &Element<'_>, name: &str) -> bool {
    matches!(element.attribute(name).as_deref(), Some("1" | "true"))
}

/// The value of the cell whose element opened last, and the string that stands in it.
fn content(xml: &mut Xml<'_>) -> Result<(String, Vec<Run>), ReadRefusal> {
    let (mut value, mut inline, mut depth, mut in_value) = (String::new(), Vec::new(), 1_usize, false);
    while depth > 0 {
        match xml.next()? {
            Node::Open(element) if element.name() == "is" => inline = strings::runs(xml)?,
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

/// A value, by what its cell says of it.
fn stored<'v>(
    kind: &str,
    value: String,
    inline: Vec<Run>,
    strings: &'v [Vec<Run>],
    look: Look,
    first_day: f64,
) -> Stored<'v> {
    let number = value.trim();
    Stored::Other(match kind {
        "inlineStr" => return Stored::Own(inline),
        "str" => return Stored::Own(vec![strings::run(&value)]),
        "s" if number.is_empty() => None,
        "s" => match number.parse().ok().and_then(|place: usize| strings.get(place)) {
            Some(runs) => return Stored::Shared(runs),
            // A cell that lost its text must not pass for an empty one.
            None => Some(Found::Failed("#REF!".to_owned())),
        },
        _ if number.is_empty() => None,
        "b" => Some(Found::Bool(matches!(number, "1" | "true"))),
        "e" => Some(Found::Failed(number.to_owned())),
        "d" => Some(found::iso_day(number).unwrap_or_else(|| Found::Text(number.to_owned()))),
        _ => Some(match number.parse::<f64>().ok().filter(|number| number.is_finite()) {
            Some(number) => found::shown_as(number, look.format, first_day),
            None => Found::Text(viet::nfc(number)),
        }),
    })
}
