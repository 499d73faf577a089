//! The papers of a plan: recording that it was signed, the signed PDF, the file that it was read from, and next year's draft.

use super::{Typed, overview};
use crate::desk::common::{Names, full_plan, plan_path, words, writer};
use crate::model::{Error, FileId, Plan, PlanId, Refusal};
use crate::rules::plan::{SignPlan, attach_copy, sign};
use crate::{rules, sentences, store};
use axum::extract::Path;
use axum::response::Response;
use files::Media;
use web::answer::kept_file;
use web::upload;
use web::{Failure, FormErrors, FormWithFiles, Staff};

/// A scan of many pages, and what a browser puts around it.
pub(super) const UPLOAD: usize = 50 * 1024 * 1024 + 64 * 1024;

pub(super) async fn record_signing(
    staff: Staff,
    Path(id): Path<PlanId>,
    form: FormWithFiles,
) -> Result<Response, Failure> {
    let w = words(&staff);
    let plan = full_plan(&staff, id).await?.plan;
    let mut errors = FormErrors::default();
    if form.input.text("number").is_empty() {
        errors.add("number", w.refusal_text_missing(w.field_number()));
    }
    match form.input.date("issued_on") {
        Ok(Some(_)) => {}
        Ok(None) => errors.add("issued_on", w.plan_sign_date_missing()),
        Err(_) => errors.add("issued_on", w.fault_form_date()),
    }
    let copy = if errors.is_empty() { keep_pdf(&staff, &form, &mut errors).await? } else { None };
    let (Ok(Some(issued_on)), true) = (form.input.date("issued_on"), errors.is_empty()) else {
        return overview(&staff, id, Typed { input: form.input, errors }).await;
    };
    let command = SignPlan { number: form.input.text("number").to_owned(), issued_on, copy };
    let decided = sign(&plan, &command, &staff.actor, staff.today).map_err(Error::from);
    match save(&staff, &plan, &form, decided).await? {
        Ok(signed) => {
            let number = signed.signature().map(|signature| signature.number.clone()).unwrap_or_default();
            Ok(staff.redirect_saying(&plan_path(id, ""), &w.plan_signed_said(number)))
        }
        Err(refusal) => {
            let field = if matches!(refusal, Refusal::DateInFuture(_)) { "issued_on" } else { "number" };
            errors.add(field, sentences::refusal(&refusal, w));
            overview(&staff, id, Typed { input: form.input, errors }).await
        }
    }
}

pub(super) async fn attach(staff: Staff, Path(id): Path<PlanId>, form: FormWithFiles) -> Result<Response, Failure> {
    let w = words(&staff);
    let plan = full_plan(&staff, id).await?.plan;
    let mut errors = FormErrors::default();
    let kept = keep_pdf(&staff, &form, &mut errors).await?;
    if kept.is_none() {
        errors.add("copy", w.plan_copy_missing());
    }
    let Some(copy) = kept else {
        return overview(&staff, id, Typed { input: form.input, errors }).await;
    };
    let decided = attach_copy(&plan, copy, &staff.actor).map_err(Error::from);
    match save(&staff, &plan, &form, decided).await? {
        Ok(_) => Ok(staff.redirect_saying(&plan_path(id, ""), w.plan_copy_saved())),
        Err(refusal) => {
            errors.add("copy", sentences::refusal(&refusal, w));
            overview(&staff, id, Typed { input: form.input, errors }).await
        }
    }
}

/// Saves what the rules decided, at the version that the person saw.
async fn save(
    staff: &Staff,
    plan: &Plan,
    form: &FormWithFiles,
    decided: Result<(Plan, Vec<crate::model::Event>), Error>,
) -> Result<Result<Plan, Refusal>, Failure> {
    let seen = form.input.text("version").parse().unwrap_or(plan.version);
    let decided = match decided {
        Ok(decided) => decided,
        Err(error) => return sentences::refused(error).map(Err),
    };
    let mut tx = staff.app.db.begin().await?;
    match store::save_plan(&mut tx, &writer(staff), seen, decided).await {
        Ok(plan) => {
            tx.commit().await?;
            Ok(Ok(plan))
        }
        Err(error) => sentences::refused(error).map(Err),
    }
}

async fn keep_pdf(staff: &Staff, form: &FormWithFiles, errors: &mut FormErrors) -> Result<Option<FileId>, Failure> {
    let is_pdf = |media| media == Media::Pdf;
    upload::keep(staff, form, "copy", is_pdf, words(staff).file_not_pdf(), errors).await
}

pub(super) async fn signed_copy(staff: Staff, Path(id): Path<PlanId>) -> Result<Response, Failure> {
    let plan = full_plan(&staff, id).await?.plan;
    let copy = plan.signature().and_then(|signature| signature.copy).ok_or(Failure::NotFound)?;
    kept_file(&staff, copy).await
}

pub(super) async fn source_file(staff: Staff, Path(id): Path<PlanId>) -> Result<Response, Failure> {
    let source = full_plan(&staff, id).await?.plan.source.ok_or(Failure::NotFound)?;
    kept_file(&staff, source.file).await
}

pub(super) async fn next_year(staff: Staff, Path(id): Path<PlanId>) -> Result<Response, Failure> {
    let w = words(&staff);
    let full = full_plan(&staff, id).await?;
    let tasks = store::list_tasks(&staff.app.db, staff.agency.id, id).await?;
    let names = Names::load(&staff.app.db, staff.agency.id).await?;
    let name = |unit| Some(names.unit(unit).to_owned()).filter(|name| !name.is_empty());
    let decided = rules::clone::next_year(&full, &tasks, name, &staff.actor, &staff.app.ambient);
    let decided = decided.map_err(|refusal| sentences::failure(refusal.into(), w))?;
    let mut tx = staff.app.db.begin().await?;
    let draft =
        store::add_plan(&mut tx, &writer(&staff), decided).await.map_err(|error| sentences::failure(error, w))?;
    tx.commit().await?;
    let said = w.plan_cloned(full.plan.year.to_string(), draft.plan.year.to_string());
    Ok(staff.redirect_saying(&plan_path(draft.plan.id, ""), &said))
}
