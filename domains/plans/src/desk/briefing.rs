//! Monday's briefing on one A4: done last week, due soon, late, difficulties, what the leaders are to decide; as of a day.

use crate::desk::common::{Names, count, cut, words};
use crate::desk::today::followed_years;
use crate::model::{Difficulty, TaskWithProofs};
use crate::permissions::SEE_TASKS;
use crate::rules::today::briefing;
use crate::words::Words;
use crate::{sentences, store};
use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use serde::Deserialize;
use ui::{Button, Column, DateField, FilterBar, Html, Table};
use viet::date::short;
use web::{Access, Failure, PageHead, Routes, Staff};

/// Characters of a text: the page has to stay one page.
const SHORT: usize = 140;
/// Rows of a table on paper.
const ON_PAPER: usize = 5;

pub(crate) fn routes() -> Routes {
    Routes::new().get("/lam-viec/giao-ban", Access::May(&SEE_TASKS), show)
}

#[derive(Deserialize)]
struct AsOf {
    #[serde(default)]
    ngay: String,
}

#[derive(Template)]
#[template(path = "briefing/page.html")]
struct Page {
    w: Words,
    title: String,
    filter: FilterBar,
    print: Button,
    parts: Vec<Part>,
}

struct Part {
    title: &'static str,
    none: bool,
    table: Table,
    /// How many rows paper has no room for; see `_print.scss`.
    left: Option<String>,
}

async fn show(staff: Staff, Query(asked): Query<AsOf>) -> Result<Response, Failure> {
    let w = words(&staff);
    let parsed = viet::date::parse(&asked.ngay);
    let wrong = (!asked.ngay.trim().is_empty() && parsed.is_none()).then(|| w.fault_form_date());
    let day = parsed.unwrap_or(staff.today);
    let names = Names::load(&staff.app.db, staff.agency.id).await?;
    let plans = store::list_plans(&staff.app.db, staff.agency.id).await?;
    // The plans followed now, and that of the day, which may lie years back.
    let mut years = followed_years(&plans, day);
    if !years.contains(&day.year()) {
        years.push(day.year());
    }
    let mut tasks = Vec::new();
    for year in years {
        tasks.extend(store::list_tasks_of_year_with_proofs(&staff.app.db, staff.agency.id, year).await?);
    }
    let open = store::list_open_difficulties(&staff.app.db, staff.agency.id).await?;
    let found = briefing(&tasks, &open, &staff.actor, day).map_err(|refusal| sentences::failure(refusal.into(), w))?;
    let parts = vec![
        task_part(w.briefing_done(), &found.done, &names, w),
        task_part(w.briefing_due(), &found.due, &names, w),
        task_part(w.briefing_late(), &found.late, &names, w),
        difficulty_part(w.briefing_difficulties(), &found.difficulties, &names, w),
        difficulty_part(w.briefing_to_decide(), &found.to_decide, &names, w),
    ];
    let field = DateField::new(staff.locale, "ngay", w.briefing_as_of()).value(short(day)).error(wrong);
    let title = w.briefing_title(short(day));
    let body = Page {
        w,
        title: title.clone(),
        filter: FilterBar::new(staff.locale, staff.href("/lam-viec/giao-ban")).with(field),
        print: Button::print(w.briefing_print()).secondary(),
        parts,
    };
    staff.page(&PageHead::new(title), &body)
}

fn task_part(title: &'static str, tasks: &[&TaskWithProofs], names: &Names, w: Words) -> Part {
    let rows = tasks.iter().map(|with| {
        let work = &with.task.work;
        let due = work.due.day().map_or_else(|| w.continuing().to_owned(), short);
        let unit = names.unit_or(work.lead_unit, w.nobody_yet());
        vec![Html::from(cut(&work.title, SHORT)), Html::from(unit), Html::from(due)]
    });
    let table = Table::new(w.0, title)
        .hidden_caption()
        .column(Column::text(w.briefing_task()))
        .column(Column::text(w.briefing_unit()))
        .column(Column::text(w.briefing_due_day()))
        .rows(rows);
    Part { title, none: tasks.is_empty(), table, left: left(tasks.len(), w) }
}

fn left(rows: usize, w: Words) -> Option<String> {
    (rows > ON_PAPER).then(|| w.briefing_left(count(rows - ON_PAPER)))
}

fn difficulty_part(title: &'static str, difficulties: &[&Difficulty], names: &Names, w: Words) -> Part {
    let rows = difficulties.iter().map(|one| {
        let raised_by = names.person(one.raised_by);
        vec![Html::from(cut(&one.text, SHORT)), Html::from(raised_by), Html::from(short(one.answer_by()))]
    });
    let table = Table::new(w.0, title)
        .hidden_caption()
        .column(Column::text(w.briefing_difficulty()))
        .column(Column::text(w.briefing_raised_by()))
        .column(Column::text(w.briefing_answer_by()))
        .rows(rows);
    Part { title, none: difficulties.is_empty(), table, left: left(difficulties.len(), w) }
}
