//! One inspection: its minutes whole, as they are printed, and the signed paper.

use super::{find, list_of, path};
use crate::desk::common::{Names, paragraphs, plan_crumbs, words};
use crate::model::InspectionId;
use crate::papers;
use crate::permissions::KEEP_NOTES;
use crate::words::Words;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use ui::{Button, Html, SummaryList};
use viet::date::short;
use web::answer::{PaperForm, kept_file};
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
    files: Vec<Html>,
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
        files: PaperForm::ALL
            .map(|form| {
                form.link(staff.locale, &staff.href(&format!("{}/{}", path(id, "mau-bien-ban"), form.ending())))
            })
            .into(),
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
    kept_file(&staff, found.file_id.ok_or(Failure::NotFound)?).await
}

/// The minutes as a paper to be signed, headed as the agency is called on the day of the inspection.
pub(super) async fn paper(staff: Staff, Path((id, ending)): Path<(InspectionId, String)>) -> Result<Response, Failure> {
    let form = PaperForm::of(&ending).ok_or(Failure::NotFound)?;
    let (db, agency) = (&staff.app.db, staff.agency.id);
    let (found, plan) = find(&staff, id).await?;
    let names = Names::load(db, agency).await?;
    let head = people::find_letterhead(db, agency, None, found.inspected_on).await?.ok_or(Failure::NotFound)?;
    let minutes = papers::inspection(&plan, &found, names.unit(found.unit_id), &head);
    web::answer::paper(&format!("bien-ban-kiem-tra-{}", found.inspected_on), minutes, form).await
}
