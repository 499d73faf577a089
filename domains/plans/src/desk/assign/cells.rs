//! A row of the bulk table as texts: what stands in its boxes, and what that means. Names are read as they are typed, with
//! or without marks; units also by their code, people by their login.

use crate::channel::ChannelKind;
use crate::desk::common::{Names, channel_key, channel_of};
use crate::model::{AccountId, Assignment, Due, Host, Refusal, TaskOf, UnitId};
use crate::rules::names::{Directory, Match, key};
use crate::words::Words;
use crate::{model, sentences};
use kernel::Date;
use people::AccountStatus;
use viet::date::short;
use web::Input;

/// The boxes of a row, in the order in which Excel has the columns.
pub(crate) const FIELDS: [&str; 10] =
    ["title", "channel", "lead", "coordinating", "person", "start", "due", "quantity", "measure", "host"];

/// What stands in the boxes of a row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Cells([String; 10]);

impl Cells {
    pub(crate) fn of(work: &Assignment, names: &Names, w: Words) -> Self {
        Self([
            work.title.clone(),
            work.channel.map(channel_key).unwrap_or_default(),
            work.lead_unit.map(|unit| names.unit(unit).to_owned()).unwrap_or_default(),
            work.coordinating.iter().map(|unit| names.unit(*unit)).collect::<Vec<_>>().join("; "),
            work.person.map(|person| person_label(names, person)).unwrap_or_default(),
            work.starts_on.map(short).unwrap_or_default(),
            work.due.day().map_or_else(|| w.continuing().to_owned(), short),
            work.quantity.to_string(),
            work.measure.clone(),
            match &work.host {
                Host::Us => String::new(),
                Host::Elsewhere { who } => who.clone(),
            },
        ])
    }

    /// The box of this name.
    pub(crate) fn get(&self, field: &str) -> &str {
        FIELDS.iter().position(|name| *name == field).map_or("", |at| self.0[at].as_str())
    }

    /// The boxes in which two rows differ.
    pub(crate) fn differing(&self, other: &Self) -> Vec<&'static str> {
        FIELDS
            .iter()
            .zip(self.0.iter().zip(&other.0))
            .filter(|(_, (one, two))| one != two)
            .map(|(name, _)| *name)
            .collect()
    }

    /// As it travels in a hidden field.
    pub(crate) fn to_hidden(&self) -> String {
        serde_json::to_string(&self.0).unwrap_or_default()
    }

    fn from_hidden(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok().map(Self)
    }

    fn channel(&self) -> Option<ChannelKind> {
        channel_of(self.get("channel"))
    }
}

/// A row as it came back from the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Typed {
    /// Names the row in the form: the id of its task, or one made up for a new row.
    pub(crate) key: String,
    pub(crate) of: TaskOf,
    /// The version that the person had before them; none for a new row.
    pub(crate) seen: Option<i64>,
    pub(crate) cells: Cells,
    before: Cells,
    accepted: bool,
}

impl Typed {
    /// Whether the person did anything to the row; the others are not saved.
    pub(crate) fn touched(&self) -> bool {
        self.accepted || self.cells != self.before
    }

    /// The same row with what stood in it before it was typed in.
    #[cfg(test)]
    pub(crate) fn new(of: TaskOf, cells: [&str; 10]) -> Self {
        let cells = Cells(cells.map(str::to_owned));
        Self { key: "moi".to_owned(), of, seen: None, cells, before: Cells::default(), accepted: false }
    }
}

/// The rows of a form that was sent.
pub(crate) fn typed_rows(input: &Input) -> Vec<Typed> {
    let row = |(key, fields): (String, std::collections::BTreeMap<String, String>)| {
        let text = |name: &str| fields.get(name).cloned().unwrap_or_default();
        let of = of_text(&text("of"))?;
        // Browsers send line breaks of a box as CR LF.
        let cells = Cells(FIELDS.map(|name| text(name).replace("\r\n", "\n").trim().to_owned()));
        let before = Cells::from_hidden(&text("before")).unwrap_or_default();
        Some(Typed {
            key,
            of,
            seen: text("version").parse().ok(),
            cells,
            before,
            accepted: fields.contains_key("accept"),
        })
    };
    web::rows(input).into_iter().filter_map(row).collect()
}

/// What a task is of, as it travels in a hidden field.
pub(crate) fn of_hidden(of: TaskOf) -> String {
    match of {
        TaskOf::Item(item) => item.to_string(),
        TaskOf::Duty(at) => format!("duty-{at}"),
    }
}

fn of_text(text: &str) -> Option<TaskOf> {
    match text.strip_prefix("duty-") {
        Some(at) => at.parse().ok().map(TaskOf::Duty),
        None => text.parse().ok().map(TaskOf::Item),
    }
}

/// Units and people by every name under which they may be typed. A unit that is gone still goes by its name, unless one of
/// today has taken it over.
pub(crate) fn directory(names: &Names, today: Date) -> Directory {
    let (here, gone): (Vec<_>, Vec<_>) = names.units.iter().partition(|unit| unit.exists_on(today));
    let taken = |name: &str| here.iter().any(|unit| key(&unit.name) == key(name) || key(&unit.code) == key(name));
    let now = here.iter().flat_map(|unit| [(unit.name.as_str(), unit.id), (unit.code.as_str(), unit.id)]);
    let before = gone.iter().filter(|unit| !taken(&unit.name)).map(|unit| (unit.name.as_str(), unit.id));
    let people = names.accounts.iter().filter(|account| account.status != AccountStatus::Disabled);
    let people = people.flat_map(|person| [(person.full_name.as_str(), person.id), (person.login.as_str(), person.id)]);
    Directory::new(now.chain(before), people)
}

/// How a person is written in a box: the full name, or the login where two share the name.
pub(crate) fn person_label(names: &Names, id: AccountId) -> String {
    let Some(person) = names.accounts.iter().find(|account| account.id == id) else { return String::new() };
    let wanted = key(&person.full_name);
    let same = names.accounts.iter().filter(|other| key(&other.full_name) == wanted).count();
    if same > 1 { person.login.clone() } else { person.full_name.clone() }
}

/// What is wrong with which box.
pub(crate) type Wrong = Vec<(&'static str, String)>;

/// What the boxes mean, or everything that cannot be read.
pub(crate) fn read(row: &Typed, year: i16, directory: &Directory, w: Words) -> Result<Assignment, Wrong> {
    let mut wrong = Wrong::new();
    let cells = &row.cells;
    let lead_unit = unit(cells.get("lead"), "lead", directory, w, &mut wrong);
    let coordinating = cells.get("coordinating").split([';', '\n']);
    let coordinating = coordinating.filter_map(|name| unit(name, "coordinating", directory, w, &mut wrong)).collect();
    let person = person(cells.get("person"), directory, w, &mut wrong);
    let starts_on = date(cells.get("start"), "start", year, w, &mut wrong);
    let due = due(cells.get("due"), year, w, &mut wrong);
    let quantity = quantity(cells.get("quantity"), w, &mut wrong);
    let host = cells.get("host");
    let work = Assignment {
        of: row.of,
        channel: cells.channel(),
        title: cells.get("title").split_whitespace().collect::<Vec<_>>().join(" "),
        lead_unit,
        coordinating,
        person,
        starts_on,
        due,
        quantity,
        measure: cells.get("measure").to_owned(),
        host: if host.is_empty() { Host::Us } else { Host::Elsewhere { who: host.to_owned() } },
    };
    if wrong.is_empty() { Ok(work) } else { Err(wrong) }
}

fn unit(name: &str, field: &'static str, directory: &Directory, w: Words, wrong: &mut Wrong) -> Option<UnitId> {
    let name = name.trim();
    if name.is_empty() {
        return None;
    }
    match directory.unit(name) {
        Match::One(unit) => return Some(unit),
        Match::Several => wrong.push((field, w.assign_unit_ambiguous(name))),
        Match::Nobody => wrong.push((field, w.assign_unit_unknown(name))),
    }
    None
}

fn person(name: &str, directory: &Directory, w: Words, wrong: &mut Wrong) -> Option<AccountId> {
    if name.is_empty() {
        return None;
    }
    match directory.person(name) {
        Match::One(person) => return Some(person),
        Match::Several => wrong.push(("person", w.assign_person_ambiguous(name))),
        Match::Nobody => wrong.push(("person", w.assign_person_unknown(name))),
    }
    None
}

/// "30/6" is a day of the plan's year.
fn date(text: &str, field: &'static str, year: i16, w: Words, wrong: &mut Wrong) -> Option<Date> {
    if text.is_empty() {
        return None;
    }
    let day = viet::date::parse(text).or_else(|| viet::date::parse(&format!("{text}/{year}")));
    if day.is_none() {
        wrong.push((field, w.fault_form_date().to_owned()));
    }
    day
}

fn due(text: &str, year: i16, w: Words, wrong: &mut Wrong) -> Due {
    let words = key(text);
    if words == key(w.continuing()) || words == "thuong xuyen" || words == "ca nam" {
        return Due::Continuing;
    }
    if text.is_empty() {
        wrong.push(("due", w.assign_due_missing().to_owned()));
    }
    date(text, "due", year, w, wrong).map_or(Due::Continuing, Due::On)
}

fn quantity(text: &str, w: Words, wrong: &mut Wrong) -> i64 {
    let digits: String = text.chars().filter(|c| !matches!(c, ' ' | '.')).collect();
    match digits.parse() {
        Ok(quantity) => quantity,
        Err(_) if text.is_empty() => 1,
        Err(_) => {
            wrong.push(("quantity", w.fault_form_number().to_owned()));
            1
        }
    }
}

/// What a rule said, beside the box that it is about.
pub(crate) fn refused(refusal: &Refusal, w: Words) -> Wrong {
    let field = match refusal {
        Refusal::LeadAlsoCoordinates | Refusal::NamedTwice => "coordinating",
        Refusal::StartsAfterDue => "start",
        Refusal::QuantityOutOfRange(_) => "quantity",
        Refusal::NotTheirUnit => "lead",
        Refusal::TextMissing("measure") | Refusal::TextTooLong("measure", _) => "measure",
        Refusal::TextMissing("host") | Refusal::TextTooLong("host", _) => "host",
        _ => "title",
    };
    vec![(field, sentences::refusal(refusal, w))]
}

/// The heading of a box.
pub(crate) fn label(field: &str, w: Words) -> &'static str {
    match field {
        "title" => w.assign_title_label(),
        "channel" => w.assign_channel_label(),
        "lead" => w.assign_lead_label(),
        "coordinating" => w.assign_coordinating_label(),
        "person" => w.assign_person_label(),
        "start" => w.assign_start_label(),
        "due" => w.assign_due_label(),
        "quantity" => w.assign_quantity_label(),
        "measure" => w.assign_measure_label(),
        _ => w.assign_host_label(),
    }
}

/// The words of a box as people read them: a channel by its name.
pub(crate) fn shown(cells: &Cells, field: &str, w: Words) -> String {
    match cells.channel() {
        Some(kind) if field == "channel" => crate::desk::common::channel(kind, w).to_owned(),
        _ => cells.get(field).to_owned(),
    }
}

/// A new row for a content or duty, filled in as far as the plan says.
pub(crate) fn blank(of: TaskOf, channel: Option<ChannelKind>, full: &model::FullPlan) -> Assignment {
    let title = match of {
        TaskOf::Item(item) => full.item(item).map(|item| item.text.as_str()),
        TaskOf::Duty(at) => {
            usize::try_from(at).ok().and_then(|at| full.plan.document.duties.get(at)).map(|duty| duty.text.as_str())
        }
    };
    Assignment {
        of,
        channel,
        title: crate::desk::common::cut(title.unwrap_or_default().split(['\n', ';']).next().unwrap_or_default(), 160),
        lead_unit: None,
        coordinating: Vec::new(),
        person: None,
        starts_on: None,
        due: Date::new(full.plan.year, 12, 31).map_or(Due::Continuing, Due::On),
        quantity: 1,
        measure: String::new(),
        host: Host::Us,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use text::Locale;

    fn typed(fields: [&str; 10]) -> Typed {
        Typed::new(TaskOf::Duty(0), fields)
    }

    #[test]
    fn every_box_that_cannot_be_read_is_told() {
        let w = Words::new(Locale::Vi);
        let row = typed(["Viết bài", "", "Phòng lạ", "", "Ai đó", "32/1", "", "hai", "bài", ""]);
        let wrong = read(&row, 2020, &Directory::default(), w).unwrap_err();
        let fields: Vec<&str> = wrong.iter().map(|(field, _)| *field).collect();
        assert_eq!(fields, ["lead", "person", "start", "due", "quantity"]);
    }

    #[test]
    fn days_without_a_year_are_of_the_plans_year_and_continuing_is_a_word() {
        let w = Words::new(Locale::Vi);
        for (text, expected) in [
            ("30/6", Due::On(jiff::civil::date(2020, 6, 30))),
            ("31/12/2020", Due::On(jiff::civil::date(2020, 12, 31))),
            ("Thường xuyên", Due::Continuing),
            ("thuong xuyen", Due::Continuing),
        ] {
            let row = typed(["Viết bài", "", "", "", "", "", text, "", "bài", ""]);
            assert_eq!(read(&row, 2020, &Directory::default(), w).unwrap().due, expected, "{text}");
        }
    }

    #[test]
    fn a_row_that_nobody_touched_is_known_after_its_way_through_the_page() {
        let cells = typed(["Viết \"bài\"", "", "", "", "", "", "30/6", "2", "bài", ""]).cells;
        let before = cells.to_hidden();
        let mut pairs = vec![("of[k]".to_owned(), "duty-0".to_owned()), ("before[k]".to_owned(), before)];
        pairs.extend(FIELDS.iter().map(|name| (format!("{name}[k]"), cells.get(name).to_owned())));
        assert!(!typed_rows(&Input::new(pairs.clone()))[0].touched());
        pairs.push(("accept[k]".to_owned(), "1".to_owned()));
        assert!(typed_rows(&Input::new(pairs))[0].touched());
    }
}
