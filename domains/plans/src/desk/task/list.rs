//! The tasks of a plan: narrowed by unit and by how they stand, late ones marked.

use super::task_path;
use crate::desk::common::{
    Names, channel, count, full_plan, plan_crumbs, plan_parts, plan_path, progress as progress_words, progress_tag,
    words,
};
use crate::model::{PlanId, Progress, TaskWithProofs, UnitId};
use crate::permissions::ASSIGN_SOME;
use crate::rules::task::{confirmed, is_late, progress};
use crate::store;
use crate::words::Words;
use ::store::TextEnum;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use kernel::Date;
use ui::{Button, Choice, Column, EmptyState, FilterBar, Html, Pagination, Select, SubNavigation, Table};
use viet::date::short;
use web::{Failure, Input, PageHead, Staff};

/// Tasks on a page.
const A_PAGE: usize = 100;

#[derive(Template)]
#[template(path = "task/list.html")]
struct Page {
    w: Words,
    parts: SubNavigation,
    filter: FilterBar,
    empty: Option<EmptyState>,
    table: Option<Table>,
    pages: Pagination,
}

/// Which tasks are wanted. "Late" is two states at once, as are "open" ones.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Filter {
    unit: Option<UnitId>,
    state: String,
}

impl Filter {
    fn takes(&self, task: &TaskWithProofs, today: Date) -> bool {
        let now = progress(&task.task, &task.proofs, today);
        let state = match self.state.as_str() {
            "" => now != Progress::Cancelled,
            "late" | "overdue" => is_late(now),
            "open" => !matches!(now, Progress::Done | Progress::Cancelled),
            word => now.as_str() == word,
        };
        state && self.unit.is_none_or(|unit| task.task.work.lead_unit == Some(unit))
    }
}

pub(super) async fn show(staff: Staff, Path(plan): Path<PlanId>, input: Input) -> Result<Response, Failure> {
    let w = words(&staff);
    let full = full_plan(&staff, plan).await?;
    let names = Names::load(&staff.app.db, staff.agency.id).await?;
    let tasks = store::list_tasks_with_proofs(&staff.app.db, staff.agency.id, plan).await?;
    let filter = Filter { unit: input.id("don-vi"), state: input.text("tinh-trang").to_owned() };
    let wanted: Vec<&TaskWithProofs> = tasks.iter().filter(|task| filter.takes(task, staff.today)).collect();
    let last = wanted.len().div_ceil(A_PAGE).max(1);
    let current = input.text("trang").parse().unwrap_or(1).clamp(1, last);
    let shown: Vec<&TaskWithProofs> = wanted.iter().skip((current - 1) * A_PAGE).take(A_PAGE).copied().collect();
    let path = staff.href(&plan_path(plan, "viec"));
    let unit = filter.unit.map(|unit| unit.to_string()).unwrap_or_default();
    let href = |page: u32| format!("{path}?don-vi={unit}&tinh-trang={}&trang={page}", filter.state);
    let body = Page {
        w,
        parts: plan_parts(&staff, &full.plan, "viec"),
        filter: bar(&staff, &names, &filter, &path, wanted.len()),
        empty: wanted.is_empty().then(|| empty(&staff, plan, tasks.is_empty())),
        table: (!shown.is_empty()).then(|| table(&staff, &names, &shown)),
        pages: Pagination::numbered(staff.locale, number(current), number(last), href),
    };
    staff.page(&PageHead::new(w.part_tasks()).breadcrumbs(plan_crumbs(&staff, &full.plan)), &body)
}

fn number(page: usize) -> u32 {
    u32::try_from(page).unwrap_or(u32::MAX)
}

fn empty(staff: &Staff, plan: PlanId, none_at_all: bool) -> EmptyState {
    let w = words(staff);
    if !none_at_all {
        return EmptyState::new(w.assign_empty(), w.assign_empty_why());
    }
    let state = EmptyState::new(w.tasks_none(), w.tasks_none_why());
    let assigns = staff.actor.may(&ASSIGN_SOME);
    if assigns { state.action(Button::to(w.part_assign(), staff.href(&plan_path(plan, "giao-viec")))) } else { state }
}

fn bar(staff: &Staff, names: &Names, filter: &Filter, path: &str, found: usize) -> FilterBar {
    let w = words(staff);
    let unit = filter.unit.map(|unit| unit.to_string()).unwrap_or_default();
    let single = [Progress::NotAssigned, Progress::Planned, Progress::InProgress, Progress::Done, Progress::Cancelled];
    let states =
        [Choice::new("", w.tasks_all()), Choice::new("open", w.tasks_open()), Choice::new("late", w.tasks_late())]
            .into_iter()
            .chain(single.into_iter().map(|state| Choice::new(state.as_str(), progress_words(state, w))));
    let bar = FilterBar::new(staff.locale, path)
        .with(
            Select::new(
                staff.locale,
                "don-vi",
                w.assign_lead_label(),
                names.unit_choices(w.assign_every_unit(), staff.today),
            )
            .value(&unit),
        )
        .with(Select::new(staff.locale, "tinh-trang", w.assign_state(), states).value(&filter.state))
        .found(w.tasks_found(count(found)));
    if filter.unit.is_none() && filter.state.is_empty() { bar } else { bar.clear(path) }
}

fn table(staff: &Staff, names: &Names, tasks: &[&TaskWithProofs]) -> Table {
    let w = words(staff);
    let row = |task: &&TaskWithProofs| {
        let work = &task.task.work;
        let person = work.person.map(|person| names.person(person)).unwrap_or_default();
        let who = [names.unit_or(work.lead_unit, w.nobody_yet()), person];
        vec![
            Html::link(&staff.href(&task_path(task.task.id)), &work.title),
            work.channel.map(|kind| channel(kind, w)).unwrap_or_default().into(),
            who.into_iter().filter(|name| !name.is_empty()).collect::<Vec<_>>().join(" · ").into(),
            work.due.day().map_or_else(|| w.continuing().to_owned(), short).into(),
            w.tasks_proven(confirmed(&task.proofs), work.measure.as_str(), work.quantity).into(),
            progress_tag(progress(&task.task, &task.proofs, staff.today), w).into(),
        ]
    };
    Table::new(staff.locale, w.part_tasks())
        .hidden_caption()
        .sticky()
        .column(Column::text(w.assign_title_label()))
        .column(Column::text(w.assign_channel_label()))
        .column(Column::text(w.assign_lead_label()))
        .column(Column::text(w.assign_due_label()))
        .column(Column::text(w.task_proofs()))
        .column(Column::text(w.assign_state()))
        .rows(tasks.iter().map(row))
}
