//! The row that names the columns: found by its words, in whatever order, in one row or in two of which the upper spans
//! several columns.

use super::cells::Grid;
use super::{Need, Refusal, Wanted, letters};
use crate::read::workbook::Found;
use std::collections::BTreeMap;

/// The heading of a table; rows and columns are counted from 0.
#[derive(Debug)]
pub(super) struct Heading {
    /// Its last row.
    pub(super) last: u32,
    /// The column of each field.
    pub(super) columns: Vec<Option<u32>>,
    /// Headings that are of no field.
    pub(super) unknown: Vec<(u32, String)>,
}

/// What came of looking.
#[derive(Debug)]
pub(super) enum Search {
    /// The heading.
    Found(Heading),
    /// Two columns are of one field.
    Twice(Refusal),
    /// No row has all that must be there; how many fields the nearest has.
    Missing(usize, Refusal),
}

/// The words that a column may be known by, and where they stand.
type Titles = BTreeMap<u32, Vec<String>>;

/// Looks for the heading near the top of a sheet.
pub(super) fn find(grid: &Grid, sheet: &str, wanted: &Wanted) -> Search {
    let names: Vec<Vec<String>> =
        wanted.fields.iter().map(|field| field.names.iter().map(|name| plain(name)).collect()).collect();
    let mut nearest = (0, 0, Vec::new());
    for row in grid.rows().take(wanted.limits.heading) {
        let (one, two) = (one_row(grid, row), two_rows(grid, row));
        let (in_one, in_two) = (matches(&one, &names), matches(&two, &names));
        let count = |found: &[Vec<u32>]| found.iter().filter(|columns| !columns.is_empty()).count();
        // Two rows only where the second one helps; else it is the first row of the table.
        let (last, titles, found) =
            if count(&in_two) > count(&in_one) { (row + 1, two, in_two) } else { (row, one, in_one) };
        let missing: Vec<usize> = (0..found.len())
            .filter(|field| found[*field].is_empty() && wanted.fields[*field].need != Need::Nothing)
            .collect();
        let matched = count(&found);
        if missing.is_empty() && matched > 0 {
            return taken(sheet, last, &titles, &found);
        }
        if matched > nearest.0 || nearest.2.is_empty() {
            nearest = (matched, row, missing);
        }
    }
    let (matched, row, missing) = nearest;
    if grid.rows().next().is_none() {
        return Search::Missing(0, Refusal::NoSheet);
    }
    Search::Missing(matched, Refusal::NoHeading { sheet: sheet.to_owned(), row: row + 1, missing })
}

fn taken(sheet: &str, last: u32, titles: &Titles, found: &[Vec<u32>]) -> Search {
    for (field, columns) in found.iter().enumerate() {
        if let [first, second, ..] = columns[..] {
            let address = |column| format!("{}{}", letters(column), last + 1);
            return Search::Twice(Refusal::TwoColumns {
                sheet: sheet.to_owned(),
                field,
                first: address(first),
                second: address(second),
            });
        }
    }
    let columns: Vec<Option<u32>> = found.iter().map(|columns| columns.first().copied()).collect();
    let unknown = titles
        .iter()
        .filter(|(column, _)| !columns.contains(&Some(**column)))
        .filter_map(|(column, words)| Some((*column, super::value::shortened(words.first()?))))
        .collect();
    Search::Found(Heading { last, columns, unknown })
}

/// The columns that each field could be. A column is of one field only: the first that names it.
fn matches(titles: &Titles, names: &[Vec<String>]) -> Vec<Vec<u32>> {
    let mut found = vec![Vec::new(); names.len()];
    for (column, words) in titles {
        let is_called = |names: &Vec<String>| {
            let forms = words.iter().flat_map(|words| [plain(words), plain(&without_brackets(words))]);
            forms.into_iter().any(|form| !form.is_empty() && names.contains(&form))
        };
        if let Some(field) = names.iter().position(is_called) {
            found[field].push(*column);
        }
    }
    found
}

fn one_row(grid: &Grid, row: u32) -> Titles {
    let title = |(column, found): (u32, &Found)| match found {
        Found::Text(text) => Some((column, vec![text.clone()])),
        _ => None,
    };
    grid.row(row).into_iter().filter_map(title).collect()
}

/// The titles of two rows: a column is known by its lower one, by both together, or by the upper one where it reaches down.
fn two_rows(grid: &Grid, row: u32) -> Titles {
    let (upper, lower) = (one_row(grid, row), one_row(grid, row + 1));
    let mut titles = Titles::new();
    let mut group = None;
    let columns: std::collections::BTreeSet<u32> = upper.keys().chain(lower.keys()).copied().collect();
    for column in columns {
        let (above, below) = (upper.get(&column), lower.get(&column));
        group = above.or(group);
        let words = match (above, below) {
            (Some(above), None) => above.clone(),
            (_, Some(below)) => {
                let both = group.map(|group| format!("{} {}", group[0], below[0]));
                below.iter().cloned().chain(both).collect()
            }
            (None, None) => continue,
        };
        titles.insert(column, words);
    }
    titles
}

/// Whether a row only counts the columns, `1`, `2`, `3` or `(1)`, `(2)`, `(3)`, as forms have it below their headings.
pub(super) fn is_numbering(row: &BTreeMap<u32, &Found>) -> bool {
    let number = |found: &&Found| match found {
        Found::Number(number) => Some(number.to_string()),
        Found::Text(text) => {
            let text = text.trim_start_matches('(').trim_end_matches(')');
            text.parse::<u32>().ok().map(|number| number.to_string())
        }
        _ => None,
    };
    // Three: two figures could be a row of the table.
    row.len() >= 3 && row.values().zip(1u32..).all(|(found, place)| number(found) == Some(place.to_string()))
}

/// A heading without case, marks and punctuation.
fn plain(text: &str) -> String {
    let folded = viet::fold(&viet::nfc(text));
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// A heading without what is explained in brackets.
fn without_brackets(text: &str) -> String {
    let mut depth = 0u32;
    let outside = |c: &char| match c {
        '(' | '[' => {
            depth += 1;
            false
        }
        ')' | ']' => {
            depth = depth.saturating_sub(1);
            false
        }
        _ => depth == 0,
    };
    text.chars().filter(outside).collect()
}
