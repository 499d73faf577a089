//! The bulk table as it is shown: a row for each task and for each suggestion that no task has taken.

use super::Loaded;
use super::cells::{Cells, Wrong, blank, directory, of_hidden, person_label};
use super::decide::{Problem, Why, open_proposals};
use super::drawn::{RowView, box_id, row_view};
use crate::channel::ChannelKind;
use crate::desk::common::{channel_key, channel_of, count, cut, plan_crumbs, plan_parts, plan_path, words};
use crate::model::{Assignment, FullPlan, ItemId, PlanId, Task, TaskOf, UnitId};
use crate::permissions::ASSIGN_TASKS;
use crate::rules::propose_tasks;
use crate::words::Words;
use askama::Template;
use axum::response::Response;
use people::AccountStatus;
use ui::{
    Button, Checkboxes, Choice, EmptyState, ErrorSummary, FilterBar, NotificationBanner, Pagination, Select,
    SubNavigation,
};
use web::{Failure, Input, PageHead, Staff};

/// Rows of a page: a browser gets slow with thousands of fields, and every form carries them all.
const A_PAGE: usize = 100;

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
    /// From 1; 0 where the address says none.
    page: usize,
}

impl Filter {
    pub(crate) fn of(input: &Input) -> Self {
        Self {
            item: input.id("noi-dung"),
            channel: channel_of(input.text("hinh-thuc")),
            unit: input.id("don-vi"),
            open: input.ticked("chua-giao"),
            page: input.text("trang").parse().unwrap_or(0),
        }
    }

    fn pairs(&self) -> Vec<(&'static str, String)> {
        let item = self.item.map(|item| ("noi-dung", item.to_string()));
        let kind = self.channel.map(|kind| ("hinh-thuc", channel_key(kind)));
        let unit = self.unit.map(|unit| ("don-vi", unit.to_string()));
        let open = self.open.then(|| ("chua-giao", "1".to_owned()));
        let page = (self.page > 1).then(|| ("trang", self.page.to_string()));
        [item, kind, unit, open, page].into_iter().flatten().collect()
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
    pages: Pagination,
    save: Button,
}

/// A row before it is drawn.
pub(super) struct Row<'a> {
    pub(super) key: String,
    pub(super) of: TaskOf,
    pub(super) task: Option<&'a Task>,
    pub(super) version: Option<i64>,
    pub(super) before: Cells,
    pub(super) cells: Cells,
    pub(super) wrong: Wrong,
    pub(super) conflict: Option<Cells>,
}

pub(crate) fn page(staff: &Staff, loaded: &Loaded, filter: &Filter, shown: &Shown) -> Result<Response, Failure> {
    let w = words(staff);
    let plan = &loaded.full.plan;
    let all = rows(staff, loaded, filter, shown);
    let last = all.len().div_ceil(A_PAGE).max(1);
    let current = filter.page.clamp(1, last);
    let of_page = (current - 1) * A_PAGE..current * A_PAGE;
    let found = all.len();
    // A row with a problem is on the page whichever page it belongs to.
    let rows: Vec<Row<'_>> = all
        .into_iter()
        .enumerate()
        .filter(|(at, row)| of_page.contains(at) || row.has_problem())
        .map(|(_, row)| row)
        .collect();
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
        filter: filter_bar(staff, loaded, filter, found),
        hidden: filter.pairs().into_iter().filter(|(name, _)| *name != "hinh-thuc").collect(),
        action: staff.href(&plan_path(plan.id, "giao-viec")),
        units: units(loaded, staff),
        people: people(loaded),
        empty: rows.is_empty().then(|| EmptyState::new(w.assign_empty(), w.assign_empty_why())),
        rows: rows.iter().map(|row| row_view(staff, &loaded.full, row)).collect(),
        pages: pages(staff, plan.id, filter, current, last),
        save: Button::submit(w.assign_save()),
    };
    let head = PageHead::new(w.assign_title()).breadcrumbs(plan_crumbs(staff, plan));
    staff.page(&head.with_errors(wrong), &body)
}

fn pages(staff: &Staff, plan: PlanId, filter: &Filter, current: usize, last: usize) -> Pagination {
    let number = |page: usize| u32::try_from(page).unwrap_or(u32::MAX);
    let path = staff.href(&plan_path(plan, "giao-viec"));
    Pagination::numbered(staff.locale, number(current), number(last), |page| {
        format!("{path}{}", Filter { page: page as usize, ..filter.clone() }.query())
    })
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

    fn has_problem(&self) -> bool {
        !self.wrong.is_empty() || self.conflict.is_some()
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
    if (Filter { page: 0, ..filter.clone() }) == Filter::default() { bar } else { bar.clear(path) }
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
