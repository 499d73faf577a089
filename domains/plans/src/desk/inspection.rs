//! Inspections of units: the minutes that the Office keeps under a plan, the latest first. Writing them down and correcting
//! them is in [`form`], one of them whole in [`page`].

mod form;
mod page;

use crate::desk::common::{Names, cut, plan_crumbs, words};
use crate::model::{Inspection, InspectionId, Plan, PlanId};
use crate::pages::address;
use crate::permissions::{KEEP_NOTES, SEE_TASKS};
use crate::store;
use crate::words::Words;
use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use serde::Deserialize;
use ui::{Button, Column, EmptyState, Html, Table};
use viet::date::short;
use web::{Access, Failure, PageHead, Routes, Staff};

pub(crate) const LIST: &str = "/lam-viec/kiem-tra";
/// Characters of minutes in the list.
const SHORT: usize = 160;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get(LIST, Access::May(&SEE_TASKS), list)
        .get("/lam-viec/kiem-tra/moi", Access::May(&KEEP_NOTES), form::new)
        .upload("/lam-viec/kiem-tra/moi", Access::May(&KEEP_NOTES), form::UPLOAD, form::record)
        .get("/lam-viec/kiem-tra/{inspection}", Access::May(&SEE_TASKS), page::show)
        .get("/lam-viec/kiem-tra/{inspection}/bien-ban", Access::May(&SEE_TASKS), page::file)
        .get("/lam-viec/kiem-tra/{inspection}/mau-bien-ban/{ending}", Access::May(&SEE_TASKS), page::paper)
        .get("/lam-viec/kiem-tra/{inspection}/sua", Access::May(&KEEP_NOTES), form::edit)
        .upload("/lam-viec/kiem-tra/{inspection}/sua", Access::May(&KEEP_NOTES), form::UPLOAD, form::correct)
}

/// Whose inspections: `ke-hoach` names a plan; without it the latest signed one.
#[derive(Deserialize)]
struct Asked {
    #[serde(default, rename = "ke-hoach")]
    plan: String,
}

#[derive(Template)]
#[template(path = "inspection/list.html")]
struct Page {
    w: Words,
    table: Option<Table>,
    empty: Option<EmptyState>,
    new: Option<Button>,
}

/// The address of an inspection; `verb` is empty for its page.
fn path(id: InspectionId, verb: &str) -> String {
    if verb.is_empty() { format!("{LIST}/{id}") } else { format!("{LIST}/{id}/{verb}") }
}

/// The inspections of a plan.
fn list_of(plan: PlanId) -> String {
    format!("{LIST}?ke-hoach={plan}")
}

/// The plan that was asked for, or the latest signed one; none where nothing is signed.
async fn plan(staff: &Staff, asked: &Asked) -> Result<Option<Plan>, Failure> {
    let (db, agency) = (&staff.app.db, staff.agency.id);
    if !asked.plan.is_empty() {
        let id = asked.plan.parse().map_err(|_| Failure::NotFound)?;
        let found = store::find_plan(db, agency, id).await?.filter(|plan| plan.signature().is_some());
        return found.map(Some).ok_or(Failure::NotFound);
    }
    let signed = address::signed(store::list_plans(db, agency).await?);
    match signed.first() {
        Some(latest) => Ok(store::find_plan(db, agency, latest.id).await?),
        None => Ok(None),
    }
}

/// An inspection and its plan.
async fn find(staff: &Staff, id: InspectionId) -> Result<(Inspection, Plan), Failure> {
    let (db, agency) = (&staff.app.db, staff.agency.id);
    let found = store::find_inspection(db, agency, id).await?.ok_or(Failure::NotFound)?;
    let plan = store::find_plan(db, agency, found.plan_id).await?.ok_or(Failure::NotFound)?;
    Ok((found, plan))
}

async fn list(staff: Staff, Query(asked): Query<Asked>) -> Result<Response, Failure> {
    let w = words(&staff);
    let Some(plan) = plan(&staff, &asked).await? else {
        let empty = Some(EmptyState::new(w.inspection_no_plan(), w.inspection_no_plan_why()));
        return staff.page(&PageHead::new(w.inspection_title()), &Page { w, table: None, empty, new: None });
    };
    let found = store::list_inspections(&staff.app.db, staff.agency.id, plan.id).await?;
    let names = Names::load(&staff.app.db, staff.agency.id).await?;
    let none = found.is_empty();
    let new = staff.href(&format!("{LIST}/moi?ke-hoach={}", plan.id));
    let body = Page {
        w,
        table: (!none).then(|| table(&staff, &found, &names)),
        empty: none.then(|| EmptyState::new(w.inspection_none(), w.inspection_none_why())),
        new: staff.actor.may(&KEEP_NOTES).then(|| Button::to(w.inspection_new(), new)),
    };
    staff.page(&PageHead::new(w.inspection_title()).breadcrumbs(plan_crumbs(&staff, &plan)), &body)
}

fn table(staff: &Staff, found: &[Inspection], names: &Names) -> Table {
    let w = words(staff);
    let rows = found.iter().map(|one| {
        let day = Html::link(&staff.href(&path(one.id, "")), &short(one.inspected_on));
        vec![day, names.unit(one.unit_id).into(), cut(&one.conclusions, SHORT).into()]
    });
    Table::new(staff.locale, w.inspection_title())
        .hidden_caption()
        .column(Column::text(w.inspection_day()))
        .column(Column::text(w.inspection_unit()))
        .column(Column::text(w.inspection_conclusions()))
        .rows(rows)
}
