//! Opening a scheme, and changing what is known of it.

use super::common::{find_scheme, list_crumbs, scheme_crumbs, scheme_path, stage_tag, summary, words, writer};
use crate::model::{Head, Refusal, Scheme, SchemeId, Theirs};
use crate::permissions::MANAGE;
use crate::words::Words;
use crate::{rules, sentences, store};
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use ui::{Button, DateField, ErrorSummary, Html, InsetText, SummaryList, TextInput, Textarea, Width};
use viet::date::short;
use web::{Access, Failure, FormErrors, Input, PageHead, Routes, Staff};

pub(crate) fn routes() -> Routes {
    let may = Access::May(&MANAGE);
    Routes::new()
        .get("/lam-viec/cham-diem/moi", may, new)
        .post("/lam-viec/cham-diem/moi", may, open)
        .get("/lam-viec/cham-diem/{scheme}/sua", may, edit)
        .post("/lam-viec/cham-diem/{scheme}/sua", may, revise)
}

#[derive(Template)]
#[template(path = "form/page.html")]
struct Page {
    title: &'static str,
    errors: ErrorSummary,
    theirs: Option<InsetText>,
    action: String,
    version: Option<i64>,
    fields: Vec<Html>,
    button: Button,
}

async fn new(staff: Staff) -> Result<Response, Failure> {
    page(&staff, None, &Input::default(), &FormErrors::default(), None)
}

async fn open(staff: Staff, input: Input) -> Result<Response, Failure> {
    let w = words(&staff);
    let mut errors = FormErrors::default();
    let Some(head) = head(&input, &mut errors, w) else { return page(&staff, None, &input, &errors, None) };
    match rules::scheme::open(staff.app.ambient.id(), head, &staff.actor, staff.now) {
        Ok(decided) => {
            let mut tx = staff.app.db.begin().await?;
            let scheme =
                store::add_scheme(&mut tx, &writer(&staff), decided).await.map_err(super::common::told(&staff))?;
            tx.commit().await?;
            Ok(staff.redirect_saying(&scheme_path(scheme.id, "nhap-tieu-chi"), w.form_opened()))
        }
        Err(refusal) => refused(&staff, None, &input, &refusal),
    }
}

async fn edit(staff: Staff, Path(id): Path<SchemeId>) -> Result<Response, Failure> {
    let scheme = find_scheme(&staff.app.db, &staff, id).await?;
    page(&staff, Some(&scheme), &of(&scheme.head), &FormErrors::default(), None)
}

async fn revise(staff: Staff, Path(id): Path<SchemeId>, input: Input) -> Result<Response, Failure> {
    let w = words(&staff);
    let scheme = find_scheme(&staff.app.db, &staff, id).await?;
    let mut errors = FormErrors::default();
    let Some(head) = head(&input, &mut errors, w) else { return page(&staff, Some(&scheme), &input, &errors, None) };
    let seen = Scheme { version: input.number("version").ok().flatten().unwrap_or(scheme.version), ..scheme.clone() };
    let mut tx = staff.app.db.begin().await?;
    let saved = match rules::scheme::revise(&seen, head, &staff.actor) {
        Ok(decided) => store::save_scheme(&mut tx, &writer(&staff), decided).await,
        Err(refusal) => Err(refusal.into()),
    };
    match saved.map_err(sentences::refused) {
        Ok(_) => {
            tx.commit().await?;
            Ok(staff.redirect_saying(&scheme_path(id, ""), w.saved()))
        }
        Err(refusal) => {
            drop(tx);
            refused(&staff, Some(&scheme), &input, &refusal?)
        }
    }
}

/// The form again: with what is wrong, or below what somebody else saved in the meantime.
fn refused(staff: &Staff, scheme: Option<&Scheme>, input: &Input, refusal: &Refusal) -> Result<Response, Failure> {
    if let Refusal::Changed { theirs } = refusal
        && let Theirs::Scheme(theirs) = theirs.as_ref()
    {
        return page(staff, Some(theirs), input, &FormErrors::default(), Some(theirs));
    }
    let field = match refusal {
        Refusal::YearOutOfRange => "year",
        Refusal::PeriodTurnedAround => "to",
        Refusal::TextMissing(name) | Refusal::TextTooLong(name, _) => name,
        _ => "",
    };
    let mut errors = FormErrors::default();
    errors.add(field, sentences::refusal(refusal, words(staff)));
    page(staff, scheme, input, &errors, None)
}

/// What stands in the fields of a scheme that is kept.
fn of(head: &Head) -> Input {
    let fields = [
        ("name", head.name.clone()),
        ("year", head.index_year.to_string()),
        ("document", head.document_number.clone()),
        ("document-date", head.document_date.map(short).unwrap_or_default()),
        ("basis", head.legal_basis.clone()),
        ("from", short(head.from)),
        ("to", short(head.to)),
    ];
    Input::new(fields.map(|(name, value)| (name.to_owned(), value)).to_vec())
}

/// What was typed, or none with what is wrong with year and days.
fn head(input: &Input, errors: &mut FormErrors, w: Words) -> Option<Head> {
    let year = input.text("year").parse().ok();
    if year.is_none() {
        errors.add("year", w.refusal_year());
    }
    // The outer option is nothing for what is no day.
    let mut day = |field: &str, needed: bool| match input.date(field) {
        Ok(None) if !needed => Some(None),
        Ok(Some(day)) => Some(Some(day)),
        _ => {
            errors.add(field, w.fault_date());
            None
        }
    };
    let (document_date, from, to) = (day("document-date", false), day("from", true), day("to", true));
    Some(Head {
        index_year: year?,
        name: input.text("name").to_owned(),
        document_number: input.text("document").to_owned(),
        document_date: document_date?,
        legal_basis: input.text("basis").to_owned(),
        from: from??,
        to: to??,
    })
}

fn page(
    staff: &Staff,
    scheme: Option<&Scheme>,
    typed: &Input,
    errors: &FormErrors,
    theirs: Option<&Scheme>,
) -> Result<Response, Failure> {
    let w = words(staff);
    let title = if scheme.is_some() { w.form_edit() } else { w.form_new() };
    let text = |name: &'static str, label: &'static str| {
        TextInput::new(staff.locale, name, label).value(typed.text(name)).error(errors.of(name))
    };
    let day = |name: &'static str, label: &'static str| {
        DateField::new(staff.locale, name, label).value(typed.text(name)).error(errors.of(name))
    };
    let basis = Textarea::new(staff.locale, "basis", w.form_basis()).rows(3).value(typed.text("basis"));
    let year = text("year", w.form_year()).hint(w.form_year_hint()).width(Width::C5).input_mode("numeric");
    let action = scheme.map_or_else(|| "/lam-viec/cham-diem/moi".to_owned(), |scheme| scheme_path(scheme.id, "sua"));
    let body = Page {
        title,
        errors: summary(staff, errors),
        theirs: theirs.map(|theirs| saved_meanwhile(theirs, w)),
        action: staff.href(&action),
        version: scheme.map(|scheme| scheme.version),
        fields: vec![
            text("name", w.form_name()).hint(w.form_name_hint()).into(),
            year.into(),
            text("document", w.form_document()).hint(w.form_document_hint()).width(Width::C20).optional().into(),
            day("document-date", w.form_document_date()).optional().into(),
            basis.hint(w.form_basis_hint()).optional().error(errors.of("basis")).into(),
            day("from", w.form_from()).hint(w.form_from_hint()).into(),
            day("to", w.form_to()).into(),
        ],
        button: Button::submit(w.save()),
    };
    let crumbs = scheme.map_or_else(|| list_crumbs(staff), |scheme| scheme_crumbs(staff, scheme));
    let wrong = !errors.is_empty() || theirs.is_some();
    staff.page(&PageHead::new(title).breadcrumbs(crumbs).with_errors(wrong), &body)
}

/// What somebody else saved, above the form that still holds one's own.
fn saved_meanwhile(theirs: &Scheme, w: Words) -> InsetText {
    let head = &theirs.head;
    let list = SummaryList::new()
        .line(w.form_name(), head.name.as_str())
        .line(w.form_year(), head.index_year.to_string())
        .line(w.form_document(), head.document_number.as_str())
        .line(w.form_document_date(), head.document_date.map(short).unwrap_or_default())
        .line(w.form_basis(), head.legal_basis.as_str())
        .line(w.list_period(), w.period(short(head.from), short(head.to)))
        .line(w.list_stage(), stage_tag(theirs.cycle.stage(), w));
    InsetText::new(Html::trusted(format!("<p class=\"govuk-body\">{}</p>{list}", Html::from(w.form_changed()))))
}
