//! One inspection: its minutes whole, as they are printed, and the signed paper.

use super::{find, list_of, path};
use crate::desk::common::{Names, file_answer, paragraphs, plan_crumbs, words};
use crate::model::InspectionId;
use crate::permissions::KEEP_NOTES;
use crate::words::Words;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use ui::{Button, Html, SummaryList};
use viet::date::short;
use web::{Failure, PageHead, Staff};

#[derive(Template)]
#[template(path = "inspection/page.html")]
struct Page {
    w: Words,
    title: String,
    facts: SummaryList,
    minutes: Vec<String>,
    conclusions: Vec<String>,
    print: Button,
    edit: Option<Button>,
}

pub(super) async fn show(staff: Staff, Path(id): Path<InspectionId>) -> Result<Response, Failure> {
    let w = words(&staff);
    let (found, plan) = find(&staff, id).await?;
    let names = Names::load(&staff.app.db, staff.agency.id).await?;
    let members = found.members.0.iter().map(|name| Html::from(name).to_string()).collect::<Vec<_>>().join("<br>");
    let recorded =
        w.inspection_recorded_by(short(kernel::local_date(found.recorded_at)), names.person(found.recorded_by));
    let paper = match found.file_id {
        Some(_) => Html::link(&staff.href(&path(id, "bien-ban")), w.inspection_file_open()),
        None => Html::from(w.inspection_file_none()),
    };
    let title = w.inspection_of(short(found.inspected_on), names.unit(found.unit_id));
    let body = Page {
        w,
        title: title.clone(),
        facts: SummaryList::new()
            .line(w.inspection_unit(), names.unit(found.unit_id))
            .line(w.inspection_day(), short(found.inspected_on))
            .line(w.inspection_members(), Html::trusted(members))
            .line(w.inspection_file(), paper)
            .line(w.inspection_recorded(), recorded),
        minutes: paragraphs(&found.minutes),
        conclusions: paragraphs(&found.conclusions),
        print: Button::print(w.inspection_print()).secondary(),
        edit: staff
            .actor
            .may(&KEEP_NOTES)
            .then(|| Button::to(w.inspection_correct(), staff.href(&path(id, "sua"))).secondary()),
    };
    let crumbs = plan_crumbs(&staff, &plan).then(w.inspection_title(), staff.href(&list_of(plan.id)));
    staff.page(&PageHead::new(title).breadcrumbs(crumbs), &body)
}

pub(super) async fn file(staff: Staff, Path(id): Path<InspectionId>) -> Result<Response, Failure> {
    let (found, _) = find(&staff, id).await?;
    file_answer(&staff, found.file_id.ok_or(Failure::NotFound)?).await
}
