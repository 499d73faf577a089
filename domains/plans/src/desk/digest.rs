//! Thursday's digest on one page: what is late, what came back, what is due, what is new; for the head of a unit that of
//! the unit. As of any day.

use crate::desk::common::{Names, cut, words};
use crate::desk::today::followed_years;
use crate::model::{Difficulty, DifficultyState, TaskWithProofs};
use crate::permissions::SEE_TASKS;
use crate::rules::digest::{Digest, digest};

use crate::{sentences, store};
use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use serde::Deserialize;
use ui::{Button, Column, DateField, EmptyState, FilterBar, Html, Table};
use viet::date::short;
use web::{Access, Failure, PageHead, Routes, Staff};

/// Where the page is.
pub(crate) const PATH: &str = "/lam-viec/diem-viec";
/// Characters of a text.
const SHORT: usize = 140;

pub(crate) fn routes() -> Routes {
    Routes::new().get(PATH, Access::May(&SEE_TASKS), show)
}

#[derive(Deserialize)]
struct AsOf {
    #[serde(default)]
    ngay: String,
}

#[derive(Template)]
#[template(path = "digest/page.html")]
struct Page {
    title: String,
    lead: String,
    filter: FilterBar,
    print: Button,
    calm: Option<EmptyState>,
    parts: Vec<Table>,
}

async fn show(staff: Staff, Query(asked): Query<AsOf>) -> Result<Response, Failure> {
    let w = words(&staff);
    let parsed = viet::date::parse(&asked.ngay);
    let wrong = (!asked.ngay.trim().is_empty() && parsed.is_none()).then(|| w.fault_form_date());
    let day = parsed.unwrap_or(staff.today);
    let (db, agency) = (&staff.app.db, staff.agency.id);
    let names = Names::load(db, agency).await?;
    let plans = store::list_plans(db, agency).await?;
    let years = followed_years(&plans, day);
    let (mut tasks, mut difficulties) = (Vec::new(), Vec::new());
    for year in &years {
        tasks.extend(store::list_tasks_of_year_with_proofs(db, agency, *year).await?);
    }
    for plan in plans.iter().filter(|plan| plan.signed && years.iter().any(|year| i64::from(*year) == plan.year)) {
        difficulties.extend(store::list_difficulties(db, agency, plan.id).await?);
    }
    let found =
        digest(&tasks, &difficulties, &staff.actor, day).map_err(|refusal| sentences::failure(refusal.into(), w))?;
    let field = DateField::new(staff.locale, "ngay", w.digest_as_of()).value(short(day)).error(wrong);
    let title = w.digest_title(short(day));
    let body = Page {
        title: title.clone(),
        lead: w.digest_lead(staff.actor.name.as_str()),
        filter: FilterBar::new(staff.locale, staff.href(PATH)).with(field),
        print: Button::print(w.digest_print()).secondary(),
        calm: found.is_empty().then(|| EmptyState::new(w.digest_calm(), w.digest_calm_why())),
        parts: parts(&staff, &found, &names),
    };
    staff.page(&PageHead::new(title), &body)
}

/// The parts that have something in them.
fn parts(staff: &Staff, found: &Digest<'_>, names: &Names) -> Vec<Table> {
    let w = words(staff);
    let lists = [
        (w.digest_late(), &found.late),
        (w.digest_returned(), &found.returned),
        (w.digest_due(), &found.due),
        (w.digest_given(), &found.given),
    ];
    let filled = lists.into_iter().filter(|(_, tasks)| !tasks.is_empty());
    let mut parts: Vec<Table> = filled.map(|(title, tasks)| table(staff, title, tasks, names)).collect();
    if !found.decided.is_empty() {
        parts.push(decisions(staff, &found.decided));
    }
    parts
}

fn table(staff: &Staff, title: &str, tasks: &[&TaskWithProofs], names: &Names) -> Table {
    let w = words(staff);
    let rows = tasks.iter().map(|with| {
        let work = &with.task.work;
        let who = match work.person {
            Some(person) => names.person(person),
            None => names.unit_or(work.lead_unit, w.nobody_yet()),
        };
        let due = work.due.day().map_or_else(|| w.continuing().to_owned(), short);
        let address = staff.href(&format!("/lam-viec/viec/{}", with.task.id));
        vec![Html::link(&address, &cut(&work.title, SHORT)), who.into(), due.into()]
    });
    Table::new(staff.locale, title)
        .column(Column::text(w.briefing_task()))
        .column(Column::text(w.digest_who()))
        .column(Column::text(w.briefing_due_day()))
        .rows(rows)
}

fn decisions(staff: &Staff, decided: &[&Difficulty]) -> Table {
    let w = words(staff);
    let rows = decided.iter().map(|one| {
        let said = match &one.state {
            DifficultyState::Decided { text, .. } => text.as_str(),
            DifficultyState::Open { .. } => "",
        };
        let address = staff.href(&format!("/lam-viec/vuong-mac/{}", one.id));
        vec![Html::link(&address, &cut(&one.text, SHORT)), cut(said, SHORT).into()]
    });
    Table::new(staff.locale, w.digest_decided())
        .column(Column::text(w.briefing_difficulty()))
        .column(Column::text(w.digest_decision()))
        .rows(rows)
}
