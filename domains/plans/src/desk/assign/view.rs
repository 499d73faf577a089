//! The bulk table as it is shown: a row for each task and for each suggestion that no task has taken.

use super::Loaded;
use super::cells::{Cells, Wrong, blank, directory, label, of_hidden, person_label, shown};
use super::decide::{Problem, Why, open_proposals};
use crate::channel::ChannelKind;
use crate::desk::common::{channel, channel_key, channel_of, count, cut, plan_crumbs, plan_parts, plan_path, words};
use crate::desk::coverage::item_path;
use crate::model::{Assignment, FullPlan, ItemId, Task, TaskOf, UnitId};
use crate::permissions::ASSIGN_TASKS;
use crate::rules::propose_tasks;
use crate::words::Words;
use askama::Template;
use axum::response::Response;
use people::AccountStatus;
use ui::{Button, Checkboxes, Choice, EmptyState, ErrorSummary, FilterBar, NotificationBanner, Select, SubNavigation};
use web::{Failure, Input, PageHead, Staff};

/// Characters of a content in a row; the whole text opens below it.
const SHORT: usize = 130;

/// What came of the last sending, where not all of it was saved.
#[derive(Default)]
pub(crate) struct Shown {
    pub(crate) saved: i64,
    pub(crate) problems: Vec<Problem>,
}

/// Which rows are wanted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Filter {
    item: Option<ItemId>,
    channel: Option<ChannelKind>,
    unit: Option<UnitId>,
    open: bool,
}

impl Filter {
    pub(crate) fn of(input: &Input) -> Self {
        Self {
            item: input.id("noi-dung"),
            channel: channel_of(input.text("hinh-thuc")),
            unit: input.id("don-vi"),
            open: input.ticked("chua-giao"),
        }
    }

    fn pairs(&self) -> Vec<(&'static str, String)> {
        let item = self.item.map(|item| ("noi-dung", item.to_string()));
        let kind = self.channel.map(|kind| ("hinh-thuc", channel_key(kind)));
        let unit = self.unit.map(|unit| ("don-vi", unit.to_string()));
        let open = self.open.then(|| ("chua-giao", "1".to_owned()));
        [item, kind, unit, open].into_iter().flatten().collect()
    }

    /// As it stands behind an address; the channel is for one new row only and falls away.
    pub(crate) fn query(&self) -> String {
        let pairs = self.pairs().into_iter().filter(|(name, _)| *name != "hinh-thuc");
        let text = pairs.map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("&");
        if text.is_empty() { text } else { format!("?{text}") }
    }

    fn takes(&self, work: &Assignment) -> bool {
        self.item.is_none_or(|item| work.of == TaskOf::Item(item))
            && self.unit.is_none_or(|unit| work.lead_unit == Some(unit))
            && (!self.open || work.lead_unit.is_none() && work.person.is_none())
    }
}

#[derive(Template)]
#[template(path = "assign/page.html")]
struct Page {
    w: Words,
    errors: ErrorSummary,
    banner: Option<NotificationBanner>,
    parts: SubNavigation,
    actions: Vec<Button>,
    filter: FilterBar,
    hidden: Vec<(&'static str, String)>,
    action: String,
    units: Vec<(String, String)>,
    people: Vec<(String, String)>,
    rows: Vec<RowView>,
    empty: Option<EmptyState>,
    save: Button,
}

struct RowView {
    key: String,
    of: String,
    version: String,
    before: String,
    heading: String,
    whole: Option<String>,
    href: String,
    more: String,
    task: Option<String>,
    groups: Vec<Vec<BoxView>>,
    conflict: Vec<(String, String)>,
    accept: bool,
}

struct BoxView {
    field: &'static str,
    name: String,
    id: String,
    label: String,
    about: String,
    value: String,
    error: Option<String>,
    list: Option<&'static str>,
    choices: Vec<(String, String, bool)>,
}

impl BoxView {
    fn is_text(&self) -> bool {
        self.field == "title"
    }

    fn is_choice(&self) -> bool {
        self.field == "channel"
    }

    fn input_mode(&self) -> Option<&'static str> {
        (self.field == "quantity").then_some("numeric")
    }
}

/// A row before it is drawn.
struct Row<'a> {
    key: String,
    of: TaskOf,
    task: Option<&'a Task>,
    version: Option<i64>,
    before: Cells,
    cells: Cells,
    wrong: Wrong,
    conflict: Option<Cells>,
}

pub(crate) fn page(staff: &Staff, loaded: &Loaded, filter: &Filter, shown: &Shown) -> Result<Response, Failure> {
    let w = words(staff);
    let plan = &loaded.full.plan;
    let rows = rows(staff, loaded, filter, shown);
    let errors = rows
        .iter()
        .flat_map(|row| summary(row, w))
        .fold(ErrorSummary::new(staff.locale), |all, (id, sentence)| all.field(id, sentence));
    let wrong = !shown.problems.is_empty();
    let body = Page {
        w,
        errors,
        banner: (wrong && shown.saved > 0).then(|| {
            NotificationBanner::important(staff.locale, w.assign_saved_partly(count(shown.problems.len()), shown.saved))
        }),
        parts: plan_parts(staff, plan, "giao-viec"),
        actions: [
            Button::to(w.assign_paste(), staff.href(&plan_path(plan.id, "giao-viec/dan"))).secondary(),
            Button::to(w.assign_xlsx(), staff.href(&plan_path(plan.id, "giao-viec.xlsx"))).secondary(),
            Button::to(w.assign_csv(), staff.href(&plan_path(plan.id, "giao-viec.csv"))).secondary(),
        ]
        .into(),
        filter: filter_bar(staff, loaded, filter, rows.len()),
        hidden: filter.pairs().into_iter().filter(|(name, _)| *name != "hinh-thuc").collect(),
        action: staff.href(&plan_path(plan.id, "giao-viec")),
        units: units(loaded, staff),
        people: people(loaded),
        empty: rows.is_empty().then(|| EmptyState::new(w.assign_empty(), w.assign_empty_why())),
        rows: rows.iter().map(|row| row_view(staff, &loaded.full, row)).collect(),
        save: Button::submit(w.assign_save()),
    };
    let head = PageHead::new(w.assign_title()).breadcrumbs(plan_crumbs(staff, plan));
    staff.page(&head.with_errors(wrong), &body)
}

/// The rows that are wanted, in the order of the paper: tasks first, then what is still only suggested. A row with a problem
/// is there whatever is wanted.
fn rows<'a>(staff: &Staff, loaded: &'a Loaded, filter: &Filter, shown: &Shown) -> Vec<Row<'a>> {
    let (w, names, full) = (words(staff), &loaded.names, &loaded.full);
    let all_units = staff.actor.may(&ASSIGN_TASKS);
    let mine = |work: &Assignment| all_units || work.lead_unit.is_none() || work.lead_unit == staff.actor.unit;
    let mut rows: Vec<Row<'a>> = Vec::new();
    for task in loaded.tasks.iter().filter(|task| task.is_active()) {
        let key = task.id.to_string();
        let problem = shown.problems.iter().find(|problem| problem.typed.key == key);
        if problem.is_some() || filter.takes(&task.work) && mine(&task.work) {
            let cells = Cells::of(&task.work, names, w);
            rows.push(with_problem(Row::plain(key, task.work.of, cells, Some(task)), problem, loaded, w));
        }
    }
    let proposals = open_proposals(propose_tasks(full, &directory(names, staff.today)), &loaded.tasks);
    let mut suggested: Vec<Assignment> = proposals.into_iter().map(|one| one.work).filter(|work| mine(work)).collect();
    if let Some(item) = filter.item.filter(|id| full.item(*id).is_some()) {
        let like = |work: &Assignment| {
            work.of == TaskOf::Item(item) && filter.channel.is_none_or(|kind| work.channel == Some(kind))
        };
        if !suggested.iter().any(like) {
            suggested.push(blank(TaskOf::Item(item), filter.channel, full));
        }
    }
    let mut numbers = std::collections::HashMap::new();
    for work in suggested {
        let number = numbers.entry(work.of).and_modify(|n| *n += 1).or_insert(0);
        let key = format!("moi-{}-{number}", of_hidden(work.of));
        let problem = shown.problems.iter().find(|problem| problem.typed.key == key);
        if problem.is_some() || filter.takes(&work) {
            rows.push(with_problem(Row::plain(key, work.of, Cells::of(&work, names, w), None), problem, loaded, w));
        }
    }
    let missing = shown.problems.iter().filter(|problem| !rows.iter().any(|row| row.key == problem.typed.key));
    let missing: Vec<Row<'a>> = missing
        .map(|problem| {
            let typed = &problem.typed;
            with_problem(Row::plain(typed.key.clone(), typed.of, typed.cells.clone(), None), Some(problem), loaded, w)
        })
        .collect();
    rows.extend(missing);
    rows.sort_by_key(|row| place(full, row.of));
    rows
}

impl<'a> Row<'a> {
    fn plain(key: String, of: TaskOf, cells: Cells, task: Option<&'a Task>) -> Self {
        let version = task.map(|task| task.version);
        Row { key, of, task, version, before: cells.clone(), cells, wrong: Wrong::new(), conflict: None }
    }
}

/// What was typed stays in the row; what somebody else saved is told beside it, and counts as seen from now on.
fn with_problem<'a>(row: Row<'a>, problem: Option<&Problem>, loaded: &Loaded, w: Words) -> Row<'a> {
    let Some(problem) = problem else { return row };
    let cells = problem.typed.cells.clone();
    // A row with an error counts as touched when it is sent again.
    match &problem.why {
        Why::Wrong(wrong) if row.task.is_some() => {
            Row { cells, wrong: wrong.clone(), version: problem.typed.seen.or(row.version), ..row }
        }
        Why::Wrong(wrong) => Row { cells, wrong: wrong.clone(), before: Cells::default(), ..row },
        Why::Changed(theirs) => {
            let theirs_cells = Cells::of(&theirs.work, &loaded.names, w);
            Row {
                cells,
                version: Some(theirs.version),
                before: theirs_cells.clone(),
                conflict: Some(theirs_cells),
                ..row
            }
        }
    }
}

fn place(full: &FullPlan, of: TaskOf) -> (i64, i64) {
    match of {
        TaskOf::Item(id) => full.item(id).map_or((i64::MAX, 0), |item| (item.block, item.ordinal)),
        TaskOf::Duty(at) => (i64::MAX, at),
    }
}

fn summary(row: &Row<'_>, w: Words) -> Vec<(String, String)> {
    let told = row.wrong.iter().map(|(field, sentence)| (box_id(field, &row.key), sentence.clone()));
    let conflict =
        row.conflict.iter().map(|_| (box_id("title", &row.key), w.assign_conflict(cut(row.cells.get("title"), 60))));
    told.chain(conflict).collect()
}

fn box_id(field: &str, key: &str) -> String {
    format!("{field}-{key}")
}

fn row_view(staff: &Staff, full: &FullPlan, row: &Row<'_>) -> RowView {
    let w = words(staff);
    let (label, text, href) = content(staff, full, row.of);
    let heading = if label.is_empty() { cut(&text, SHORT) } else { format!("{label}. {}", cut(&text, SHORT)) };
    let groups: [&[&'static str]; 5] = [
        &["title", "channel"],
        &["lead", "coordinating"],
        &["person"],
        &["start", "due"],
        &["quantity", "measure", "host"],
    ];
    let boxes = |fields: &[&'static str]| fields.iter().map(|field| box_view(full, row, field, &label, w)).collect();
    let conflict = row.conflict.iter().flat_map(|theirs| {
        let differing = theirs.differing(&row.cells);
        differing.into_iter().map(|field| (super::cells::label(field, w).to_owned(), shown(theirs, field, w)))
    });
    RowView {
        whole: (text.chars().count() > SHORT).then(|| text.clone()),
        of: of_hidden(row.of),
        version: row.version.map(|version| version.to_string()).unwrap_or_default(),
        before: row.before.to_hidden(),
        more: match row.of {
            TaskOf::Item(item) => staff.href(&plan_path(full.plan.id, &format!("giao-viec?noi-dung={item}"))),
            TaskOf::Duty(_) => String::new(),
        },
        task: row.task.map(|task| staff.href(&format!("/lam-viec/viec/{}", task.id))),
        groups: groups.map(boxes).into(),
        conflict: conflict.collect(),
        accept: row.task.is_none() && row.version.is_none(),
        key: row.key.clone(),
        heading,
        href,
    }
}

/// Label, words and address of what a row is about.
fn content(staff: &Staff, full: &FullPlan, of: TaskOf) -> (String, String, String) {
    match of {
        TaskOf::Item(id) => {
            let address = staff.href(&item_path(full.plan.id, id));
            full.item(id).map(|item| (item.label.clone(), item.text.clone(), address)).unwrap_or_default()
        }
        TaskOf::Duty(at) => {
            let duty = usize::try_from(at).ok().and_then(|at| full.plan.document.duties.get(at));
            let address = staff.href(&plan_path(full.plan.id, ""));
            duty.map(|duty| (duty.label.clone(), duty.text.clone(), address)).unwrap_or_default()
        }
    }
}

fn box_view(full: &FullPlan, row: &Row<'_>, field: &'static str, about: &str, w: Words) -> BoxView {
    let error = row.wrong.iter().filter(|(name, _)| *name == field).map(|(_, sentence)| sentence.as_str());
    let error = error.collect::<Vec<_>>().join(" ");
    BoxView {
        field,
        name: format!("{field}[{}]", row.key),
        id: box_id(field, &row.key),
        label: label(field, w).to_owned(),
        about: about.to_owned(),
        value: row.cells.get(field).to_owned(),
        error: (!error.is_empty()).then_some(error),
        list: match field {
            "lead" => Some("cac-don-vi"),
            "person" => Some("nhung-nguoi"),
            _ => None,
        },
        choices: if field == "channel" { choices(full, row, w) } else { Vec::new() },
    }
}

/// The channels of the content's group, and the one that is chosen.
fn choices(full: &FullPlan, row: &Row<'_>, w: Words) -> Vec<(String, String, bool)> {
    let chosen = row.cells.get("channel");
    let mut kinds = match row.of {
        TaskOf::Item(item) => full.item(item).map(|item| full.kinds_of_block(item.block)).unwrap_or_default(),
        TaskOf::Duty(_) => Vec::new(),
    };
    kinds.extend(channel_of(chosen).filter(|kind| !kinds.contains(kind)));
    let none = (String::new(), w.assign_no_channel().to_owned(), chosen.is_empty());
    let kinds =
        kinds.into_iter().map(|kind| (channel_key(kind), channel(kind, w).to_owned(), channel_key(kind) == chosen));
    std::iter::once(none).chain(kinds).collect()
}

fn units(loaded: &Loaded, staff: &Staff) -> Vec<(String, String)> {
    let today = loaded.names.units.iter().filter(|unit| unit.exists_on(staff.today));
    today.map(|unit| (unit.name.clone(), unit.code.clone())).collect()
}

fn people(loaded: &Loaded) -> Vec<(String, String)> {
    let names = &loaded.names;
    let active = names.accounts.iter().filter(|person| person.status != AccountStatus::Disabled);
    active.map(|person| (person_label(names, person.id), person.position_words.clone())).collect()
}

fn filter_bar(staff: &Staff, loaded: &Loaded, filter: &Filter, found: usize) -> FilterBar {
    let w = words(staff);
    let units = loaded.names.unit_choices(w.assign_every_unit(), staff.today);
    let unit = filter.unit.map(|unit| unit.to_string()).unwrap_or_default();
    let open = Checkboxes::new(staff.locale, "chua-giao", w.assign_state(), [Choice::new("1", w.assign_only_open())]);
    let path = staff.href(&plan_path(loaded.full.plan.id, "giao-viec"));
    let bar = FilterBar::new(staff.locale, path.clone())
        .with(Select::new(staff.locale, "don-vi", w.assign_lead_label(), units).value(&unit))
        .with(open.hidden_label().values(if filter.open { &["1"] } else { &[] }))
        .found(w.assign_rows(count(found)));
    if *filter == Filter::default() { bar } else { bar.clear(path) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_filter_is_kept_through_its_address() {
        let input = Input::new(vec![("chua-giao".into(), "1".into()), ("hinh-thuc".into(), "portal".into())]);
        let filter = Filter::of(&input);
        assert_eq!(filter.query(), "?chua-giao=1");
        assert_eq!(filter.channel, Some(ChannelKind::Portal));
        assert_eq!(Filter::default().query(), "");
    }
}
