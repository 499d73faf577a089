//! Bringing a report back from the document system: its number, its date and the signed copy. From then on it is as it was, and
//! its period is closed.

use super::{find_report, period_crumbs, report_path, words, writer};
use crate::model::{Report, ReportId, Signing, State};
use crate::permissions::SIGN;
use crate::rules::report::sign;
use crate::words::Words;
use crate::{sentences, store};
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use domain::Registry;
use evidence::periods::Period;
use files::Media;
use ui::{Button, DateField, ErrorSummary, FileUpload, TextInput};
use web::{Access, Failure, FormErrors, FormWithFiles, Input, PageHead, Routes, Staff, upload};

const PATH: &str = "/lam-viec/bao-cao/{report}/ban-hanh";
/// A scan of many pages, and what a browser puts around it.
const UPLOAD: usize = 50 * 1024 * 1024 + 64 * 1024;

pub(super) fn routes() -> Routes {
    Routes::new().get(PATH, Access::May(&SIGN), ask).upload(PATH, Access::May(&SIGN), UPLOAD, save)
}

#[derive(Template)]
#[template(path = "report/signing.html")]
struct Page {
    w: Words,
    errors: ErrorSummary,
    action: String,
    number: TextInput,
    issued_on: DateField,
    copy: FileUpload,
    button: Button,
}

async fn ask(staff: Staff, Path(id): Path<ReportId>) -> Result<Response, Failure> {
    let (report, period) = find_report(&staff, id).await?;
    page(&staff, &report, &period, &Input::new(Vec::new()), &FormErrors::default())
}

fn page(
    staff: &Staff,
    report: &Report,
    period: &Period,
    typed: &Input,
    errors: &FormErrors,
) -> Result<Response, Failure> {
    let w = words(staff);
    let State::Submitted { .. } = report.state else { return Err(Failure::NotFound) };
    let body = Page {
        w,
        errors: errors.iter().fold(ErrorSummary::new(staff.locale), |all, (field, said)| all.field(field, said)),
        action: staff.href(&report_path(report.id, "ban-hanh")),
        number: TextInput::new(staff.locale, "number", w.signing_number())
            .hint(w.signing_number_hint())
            .value(typed.text("number"))
            .error(errors.of("number")),
        issued_on: DateField::new(staff.locale, "issued_on", w.signing_issued_on())
            .value(typed.text("issued_on"))
            .error(errors.of("issued_on")),
        copy: FileUpload::new(staff.locale, "copy", w.signing_copy())
            .accept("application/pdf")
            .error(errors.of("copy"))
            .optional(),
        button: Button::submit(w.signing_save()),
    };
    let crumbs = period_crumbs(staff, period).then(report.name.as_str(), staff.href(&report_path(report.id, "")));
    staff.page(&PageHead::new(w.signing_title()).breadcrumbs(crumbs).with_errors(!errors.is_empty()), &body)
}

async fn save(
    staff: Staff,
    registry: Registry,
    Path(id): Path<ReportId>,
    form: FormWithFiles,
) -> Result<Response, Failure> {
    let w = words(&staff);
    let (report, period) = find_report(&staff, id).await?;
    let mut errors = FormErrors::default();
    let is_pdf = |media| media == Media::Pdf;
    let copy = upload::keep(&staff, &form, "copy", is_pdf, w.signing_not_pdf(), &mut errors).await?;
    let day = form.input.date("issued_on").ok().flatten();
    if day.is_none() {
        errors.add("issued_on", w.fault_form_date());
    }
    let Some(issued_on) = day.filter(|_| errors.is_empty()) else {
        return page(&staff, &report, &period, &form.input, &errors);
    };
    let signing = Signing { number: form.input.text("number").trim().to_owned(), issued_on, copy };
    let decided = match sign(&report, &period, signing, &staff.actor, staff.now) {
        Ok(decided) => decided,
        Err(refusal) => {
            use crate::model::Refusal as R;
            let field = match refusal {
                R::NumberUnreadable(_) => "number",
                R::DateInFuture => "issued_on",
                _ => return Err(sentences::failure(refusal.into(), w)),
            };
            errors.add(field, sentences::refusal(&refusal, w));
            return page(&staff, &report, &period, &form.input, &errors);
        }
    };
    let counted_at = decided.0.snapshot().map_or(staff.now, |snapshot| snapshot.counted_at);
    let once: Vec<&str> = registry.figure_kinds().filter(|kind| kind.once).map(|kind| kind.address).collect();
    let mut tx = staff.app.db.begin().await?;
    match store::save_signed(&mut tx, &writer(&staff), &once, decided).await {
        Ok(_) => {}
        Err(crate::model::Error::Refused(refusal @ crate::model::Refusal::NumberTaken(_))) => {
            errors.add("number", sentences::refusal(&refusal, w));
            return page(&staff, &report, &period, &form.input, &errors);
        }
        Err(error) => return Err(sentences::failure(error, w)),
    }
    // What had arrived when the report was counted is in it; what came since belongs to the next period.
    match evidence::close_through(&mut tx, &staff.app.ambient, &staff.actor, period.id, counted_at).await {
        Ok(()) => {}
        Err(evidence::Error::Refused(_)) => return Err(Failure::Forbidden),
        Err(evidence::Error::NotFound) => return Err(Failure::NotFound),
        Err(evidence::Error::Store(error)) => return Err(error.into()),
    }
    tx.commit().await?;
    Ok(staff.redirect_saying(&report_path(report.id, ""), w.signing_saved()))
}
