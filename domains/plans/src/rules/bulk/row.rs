//! One pasted row: from words to an assignment, or what is wrong with which cell.

use super::columns::Column;
use super::tsv::Line;
use crate::channel::{self, ChannelKind};
use crate::model::{Assignment, Due, FullPlan, Host, TaskOf};
use crate::rules::names::{Directory, Match, key};
use crate::rules::propose;
use kernel::Date;

/// How a continuing task is written in the column of last days.
pub(super) const CONTINUING: &str = "Thường xuyên";
/// Characters of a cell that may stand for a content without being the whole of it.
const ENOUGH_TO_KNOW: usize = 12;

/// What the words of a table can mean.
#[derive(Debug, Clone, Copy)]
pub struct Vocabulary<'a> {
    /// The plan whose contents the rows are about.
    pub plan: &'a FullPlan,
    /// Units and people.
    pub names: &'a Directory,
    /// Channels by the names that the export writes.
    pub channels: &'a [(ChannelKind, String)],
}

/// A row as it was pasted.
#[derive(Debug, Clone, PartialEq)]
pub struct BulkRow {
    /// The line of the text on which it starts, from 1.
    pub line: usize,
    /// Every cell as it came.
    pub cells: Vec<String>,
    /// What it says, if every cell could be read.
    pub work: Option<Assignment>,
    /// What could not be read.
    pub errors: Vec<CellError>,
}

/// A cell that could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellError {
    /// Its column; none for a cell beyond the header.
    pub column: Option<Column>,
    /// Why.
    pub problem: CellProblem,
}

/// Why a cell could not be read. Names are as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CellProblem {
    /// No content of the plan reads so.
    ItemUnknown,
    /// Several contents read so: the label must tell which.
    ItemAmbiguous,
    /// No channel goes by this name.
    ChannelUnknown,
    /// The cell names several channels: a task has one.
    ChannelAmbiguous,
    /// No unit goes by this name.
    UnitUnknown(String),
    /// Several units go by this name.
    UnitAmbiguous(String),
    /// Nobody goes by this name.
    PersonUnknown,
    /// Several people go by this name: the login tells them apart.
    PersonAmbiguous,
    /// A date is written 30/6/2020.
    DateUnreadable,
    /// A last day, or "thường xuyên", is needed.
    DueMissing,
    /// A quantity is a whole number from 1 on.
    QuantityUnreadable,
    /// A cell without a header over it.
    NoColumn,
}

struct Reader<'a> {
    cells: &'a [String],
    columns: &'a [Option<Column>],
    vocabulary: &'a Vocabulary<'a>,
    known: &'a [Candidate],
    errors: Vec<CellError>,
}

/// Something that a row can be about, with its label and words folded.
#[derive(PartialEq)]
pub(super) struct Candidate {
    of: TaskOf,
    label: String,
    words: String,
}

pub(super) fn read(
    line: Line,
    columns: &[Option<Column>],
    vocabulary: &Vocabulary<'_>,
    known: &[Candidate],
) -> BulkRow {
    let mut reader = Reader { cells: &line.cells, columns, vocabulary, known, errors: Vec::new() };
    let work = reader.work();
    let mut errors = reader.errors;
    let beyond = line.cells.iter().skip(columns.len()).any(|cell| !cell.is_empty());
    if beyond {
        errors.push(CellError { column: None, problem: CellProblem::NoColumn });
    }
    BulkRow { line: line.number, work: work.filter(|_| errors.is_empty()), errors, cells: line.cells }
}

impl<'a> Reader<'a> {
    fn cell(&self, column: Column) -> &'a str {
        let at = self.columns.iter().position(|other| *other == Some(column));
        at.and_then(|at| self.cells.get(at)).map_or("", String::as_str)
    }

    fn wrong<T>(&mut self, column: Column, problem: CellProblem) -> Option<T> {
        self.errors.push(CellError { column: Some(column), problem });
        None
    }

    /// Reads every cell, so that every problem is told at once.
    fn work(&mut self) -> Option<Assignment> {
        let of = self.of();
        let channel = self.channel();
        let lead_unit = self.unit(Column::Lead, self.cell(Column::Lead));
        let coordinating = self.coordinating();
        let person = self.person();
        let starts_on = self.date(Column::StartsOn);
        let due = self.due();
        let quantity = self.quantity();
        let (of, (quantity, measure)) = of.zip(quantity)?;
        let host = self.cell(Column::Host);
        let title = match self.cell(Column::Title) {
            "" => propose::title(&wording(self.vocabulary.plan, of)),
            title => title.to_owned(),
        };
        Some(Assignment {
            of,
            channel: channel?,
            title,
            lead_unit: lead_unit?,
            coordinating: coordinating?,
            person: person?,
            starts_on: starts_on?,
            due: due?,
            quantity,
            measure: if measure.is_empty() { propose::measure(channel?).to_owned() } else { measure },
            host: if host.is_empty() { Host::Us } else { Host::Elsewhere { who: host.to_owned() } },
        })
    }

    /// The content or duty: by its words, and by its label where several read alike; by the label alone where no words fit.
    fn of(&mut self) -> Option<TaskOf> {
        let (label, content) = (key(self.cell(Column::Label)), key(self.cell(Column::Content)));
        let reads = |text: &str| {
            text == content || content.chars().count() >= ENOUGH_TO_KNOW && text.starts_with(content.as_str())
        };
        let by_words: Vec<_> = self.known.iter().filter(|one| !content.is_empty() && reads(&one.words)).collect();
        let by_label: Vec<_> = self.known.iter().filter(|one| !label.is_empty() && one.label == label).collect();
        let both: Vec<_> = by_words.iter().filter(|one| one.label == label).copied().collect();
        let found = match (by_words.len(), both.len()) {
            (0, _) if content.is_empty() => by_label,
            (_, 1) => both,
            _ => by_words,
        };
        match found.as_slice() {
            [one] => Some(one.of),
            [] => self.wrong(Column::Content, CellProblem::ItemUnknown),
            _ => self.wrong(Column::Content, CellProblem::ItemAmbiguous),
        }
    }

    fn channel(&mut self) -> Option<Option<ChannelKind>> {
        let cell = self.cell(Column::Channel);
        if cell.is_empty() {
            return Some(None);
        }
        let name = key(cell);
        if let Some((kind, _)) = self.vocabulary.channels.iter().find(|(_, known)| key(known) == name) {
            return Some(Some(*kind));
        }
        match channel::recognise(cell).kinds.as_slice() {
            [ChannelKind::Other] | [] => self.wrong(Column::Channel, CellProblem::ChannelUnknown),
            [kind] => Some(Some(*kind)),
            _ => self.wrong(Column::Channel, CellProblem::ChannelAmbiguous),
        }
    }

    fn unit(&mut self, column: Column, name: &str) -> Option<Option<crate::model::UnitId>> {
        if name.trim().is_empty() {
            return Some(None);
        }
        match self.vocabulary.names.unit(name) {
            Match::One(unit) => Some(Some(unit)),
            Match::Several => self.wrong(column, CellProblem::UnitAmbiguous(name.trim().to_owned())),
            Match::Nobody => self.wrong(column, CellProblem::UnitUnknown(name.trim().to_owned())),
        }
    }

    fn coordinating(&mut self) -> Option<Vec<crate::model::UnitId>> {
        let names: Vec<&str> = self.cell(Column::Coordinating).split([';', '\n']).collect();
        let found: Vec<_> = names.into_iter().map(|name| self.unit(Column::Coordinating, name)).collect();
        let units: Option<Vec<_>> = found.into_iter().collect();
        units.map(|units| units.into_iter().flatten().collect())
    }

    fn person(&mut self) -> Option<Option<crate::model::AccountId>> {
        let name = self.cell(Column::Person);
        if name.is_empty() {
            return Some(None);
        }
        match self.vocabulary.names.person(name) {
            Match::One(person) => Some(Some(person)),
            Match::Several => self.wrong(Column::Person, CellProblem::PersonAmbiguous),
            Match::Nobody => self.wrong(Column::Person, CellProblem::PersonUnknown),
        }
    }

    fn date(&mut self, column: Column) -> Option<Option<Date>> {
        let cell = self.cell(column);
        if cell.is_empty() {
            return Some(None);
        }
        match day(cell, self.vocabulary.plan.plan.year) {
            Some(day) => Some(Some(day)),
            None => self.wrong(column, CellProblem::DateUnreadable),
        }
    }

    fn due(&mut self) -> Option<Due> {
        let words = key(self.cell(Column::Due));
        if matches!(words.as_str(), "thuong xuyen" | "ca nam" | "trong nam" | "lien tuc") {
            return Some(Due::Continuing);
        }
        match self.date(Column::Due)? {
            Some(day) => Some(Due::On(day)),
            None => self.wrong(Column::Due, CellProblem::DueMissing),
        }
    }

    /// How many, of what: "02 tin, bài" in one cell as well as in two. Without a figure it is one.
    fn quantity(&mut self) -> Option<(i64, String)> {
        let (cell, measure) = (self.cell(Column::Quantity), self.cell(Column::Measure));
        if cell.is_empty() {
            return Some((1, measure.to_owned()));
        }
        let end = cell.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(cell.len());
        let (figure, rest) = (cell[..end].trim_end_matches('.'), cell[end..].trim());
        let groups: Vec<&str> = figure.split('.').collect();
        let thousands = groups[1..].iter().all(|group| group.len() == 3);
        let apart = rest.is_empty() || cell[end..].starts_with(' ') && measure.is_empty();
        match groups.concat().parse::<i64>() {
            Ok(quantity) if quantity > 0 && thousands && apart => {
                Some((quantity, if rest.is_empty() { measure } else { rest }.to_owned()))
            }
            _ => self.wrong(Column::Quantity, CellProblem::QuantityUnreadable),
        }
    }
}

/// Everything of the plan that a row can be about.
pub(super) fn candidates(plan: &FullPlan) -> Vec<Candidate> {
    let one = |of, label: &str, text: &str| Candidate { of, label: key(label), words: key(text) };
    let items = plan.items.iter().map(|item| one(TaskOf::Item(item.id), &item.label, &item.text));
    let duties =
        (0i64..).zip(&plan.plan.document.duties).map(|(at, duty)| one(TaskOf::Duty(at), &duty.label, &duty.text));
    items.chain(duties).collect()
}

fn wording(plan: &FullPlan, of: TaskOf) -> String {
    match of {
        TaskOf::Item(item) => plan.item(item).map(|item| item.text.clone()),
        TaskOf::Duty(at) => {
            usize::try_from(at).ok().and_then(|at| plan.plan.document.duties.get(at)).map(|duty| duty.text.clone())
        }
    }
    .unwrap_or_default()
}

/// A day as people write it in such a column: a date, "30/6" of the plan's year, "tháng 6", "quý II".
fn day(text: &str, year: i16) -> Option<Date> {
    if let Some(day) = viet::date::parse(text).or_else(|| viet::date::parse(&format!("{}/{year}", text.trim()))) {
        return Some(day);
    }
    let words = key(text);
    let words: Vec<&str> = words.split(' ').collect();
    let (unit, number, of) = match words.as_slice() {
        [unit, number] => (*unit, *number, year),
        [unit, number, of] | [unit, number, "nam", of] => {
            (*unit, *number, of.parse().ok().filter(|y| (1990..=2100).contains(y))?)
        }
        _ => return None,
    };
    let month = match unit {
        "thang" => number.parse().ok()?,
        "quy" => 3 * number.parse::<i8>().ok().or_else(|| roman(number)).filter(|quarter| (1..=4).contains(quarter))?,
        _ => return None,
    };
    Date::new(of, month, 1).ok().map(Date::last_of_month)
}

fn roman(number: &str) -> Option<i8> {
    viet::label::roman(&number.to_uppercase()).and_then(|number| i8::try_from(number).ok())
}
