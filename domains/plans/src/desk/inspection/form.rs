//! Writing minutes down, and correcting them: the second of two people who correct is shown what the first saved, and keeps
//! what was typed.

use super::{Asked, find, list_of, path, plan};
use crate::desk::common::{Names, plan_crumbs, words, writer};
use crate::model::{FileId, Inspection, InspectionId, Plan, Refusal, Theirs};
use crate::rules::notes::{WriteInspection, inspect};
use crate::words::Words;
use crate::{sentences, store};
use askama::Template;
use axum::extract::{Path, Query};
use axum::response::Response;
use files::Media;
use ui::{Button, Choice, DateField, ErrorSummary, FileUpload, Html, InsetText, Select, SummaryList, Textarea};
use viet::date::short;
use web::upload;
use web::{Failure, FormErrors, FormWithFiles, Input, PageHead, Staff};

/// A scan of many pages, and what a browser puts around it.
pub(super) const UPLOAD: usize = 50 * 1024 * 1024 + 64 * 1024;

#[derive(Template)]
#[template(path = "inspection/form.html")]
struct Page {
    w: Words,
    title: &'static str,
    errors: ErrorSummary,
    theirs: Option<InsetText>,
    action: String,
    version: Option<i64>,
    unit: Select,
    day: DateField,
    members: Textarea,
    minutes: Textarea,
    conclusions: Textarea,
    /// The paper that came with a form that was not saved: id and name.
    kept: Option<(FileId, String)>,
    file: FileUpload,
    button: Button,
}

/// What the form is about: new minutes under a plan, or minutes to correct.
struct About {
    plan: Plan,
    before: Option<Inspection>,
}

/// What stands in the fields.
fn of(inspection: &Inspection) -> Input {
    let fields = [
        ("unit", inspection.unit_id.to_string()),
        ("day", short(inspection.inspected_on)),
        ("members", inspection.members.0.join("\n")),
        ("minutes", inspection.minutes.clone()),
        ("conclusions", inspection.conclusions.clone()),
    ];
    Input::new(fields.map(|(name, value)| (name.to_owned(), value)).to_vec())
}

pub(super) async fn new(staff: Staff, Query(asked): Query<Asked>) -> Result<Response, Failure> {
    let plan = plan(&staff, &asked).await?.ok_or(Failure::NotFound)?;
    let about = About { plan, before: None };
    page(&staff, &about, &Input::new(Vec::new()), &FormErrors::default(), None).await
}

pub(super) async fn edit(staff: Staff, Path(id): Path<InspectionId>) -> Result<Response, Failure> {
    let (before, plan) = find(&staff, id).await?;
    let typed = of(&before);
    page(&staff, &About { plan, before: Some(before) }, &typed, &FormErrors::default(), None).await
}

pub(super) async fn record(staff: Staff, Query(asked): Query<Asked>, form: FormWithFiles) -> Result<Response, Failure> {
    let plan = plan(&staff, &asked).await?.ok_or(Failure::NotFound)?;
    save(staff, About { plan, before: None }, form).await
}

pub(super) async fn correct(
    staff: Staff,
    Path(id): Path<InspectionId>,
    form: FormWithFiles,
) -> Result<Response, Failure> {
    let (before, plan) = find(&staff, id).await?;
    save(staff, About { plan, before: Some(before) }, form).await
}

async fn save(staff: Staff, about: About, form: FormWithFiles) -> Result<Response, Failure> {
    let w = words(&staff);
    let names = Names::load(&staff.app.db, staff.agency.id).await?;
    let mut errors = FormErrors::default();
    let paper = |media: Media| media == Media::Pdf || media.is_picture();
    let fresh = upload::keep(&staff, &form, "file", paper, w.inspection_file_wrong(), &mut errors).await?;
    let kept = match fresh {
        Some(fresh) => Some(fresh),
        None => kept_before(&staff, &form.input).await?.map(|(id, _)| id),
    };
    let form = FormWithFiles { input: with_kept(form.input, kept), ..form };
    let before = about.before.as_ref();
    let Some(command) = command(&form.input, &names, &mut errors, w).filter(|_| errors.is_empty()) else {
        return page(&staff, &about, &form.input, &errors, None).await;
    };
    let command = WriteInspection { file: kept.or_else(|| before.and_then(|before| before.file_id)), ..command };
    let id = before.map_or_else(|| staff.app.ambient.id(), |before| before.id);
    let seen = before.map(|before| form.input.number("version").ok().flatten().unwrap_or(before.version));
    let mut tx = staff.app.db.begin().await?;
    let saved = match inspect(about.plan.id, id, before, &command, &staff.actor, staff.now) {
        Ok(decided) => store::save_inspection(&mut tx, &writer(&staff), seen, decided).await,
        Err(refusal) => Err(refusal.into()),
    };
    match saved.map_err(sentences::refused) {
        Ok(saved) => {
            tx.commit().await?;
            Ok(staff.redirect_saying(&path(saved.id, ""), w.inspection_saved()))
        }
        Err(refusal) => {
            drop(tx);
            refused(&staff, about, &form.input, refusal?).await
        }
    }
}

/// The paper that an earlier sending of the form brought, if it is this person's.
async fn kept_before(staff: &Staff, input: &Input) -> Result<Option<(FileId, String)>, Failure> {
    let Some(id) = input.id("kept") else { return Ok(None) };
    let found = files::find(&staff.app.db, staff.agency.id, id).await?;
    let own = found.filter(|file| file.saved_by == Some(staff.actor.account.uuid()));
    Ok(own.map(|file| (file.id, file.name)))
}

/// What was typed, with the paper that is on disk already.
fn with_kept(input: Input, kept: Option<FileId>) -> Input {
    let fields = input.fields().filter(|(name, _)| *name != "kept");
    let fields = fields.map(|(name, value)| (name.to_owned(), value.to_owned()));
    Input::new(fields.chain(kept.map(|id| ("kept".to_owned(), id.to_string()))).collect())
}

/// The form again: with what is wrong, or beside what somebody else saved in the meantime.
async fn refused(staff: &Staff, about: About, typed: &Input, refusal: Refusal) -> Result<Response, Failure> {
    let mut errors = FormErrors::default();
    if let Refusal::Changed { theirs } = &refusal
        && let Theirs::Inspection(theirs) = theirs.as_ref()
    {
        let about = About { before: Some(theirs.clone()), ..about };
        return page(staff, &about, typed, &errors, Some(theirs)).await;
    }
    let field = match refusal {
        Refusal::TextMissing(name) | Refusal::TextTooLong(name, _) => name,
        Refusal::DateInFuture(_) => "day",
        other => return Err(sentences::failure(other.into(), words(staff))),
    };
    errors.add(field, sentences::refusal(&refusal, words(staff)));
    page(staff, &about, typed, &errors, None).await
}

/// What was typed, or none with what is wrong with the unit and the day.
fn command(input: &Input, names: &Names, errors: &mut FormErrors, w: Words) -> Option<WriteInspection> {
    let unit = input.id("unit").filter(|id| names.units.iter().any(|unit| unit.id == *id));
    let day = input.date("day").ok().flatten();
    if unit.is_none() {
        errors.add("unit", w.fault_form_choice());
    }
    if day.is_none() {
        errors.add("day", w.fault_form_date());
    }
    Some(WriteInspection {
        unit: unit?,
        inspected_on: day?,
        members: input.text("members").lines().map(str::to_owned).collect(),
        minutes: input.text("minutes").to_owned(),
        conclusions: input.text("conclusions").to_owned(),
        file: None,
    })
}

async fn page(
    staff: &Staff,
    about: &About,
    typed: &Input,
    errors: &FormErrors,
    theirs: Option<&Inspection>,
) -> Result<Response, Failure> {
    let w = words(staff);
    let names = Names::load(&staff.app.db, staff.agency.id).await?;
    let text = |name: &'static str, label: &'static str, rows: u8| {
        Textarea::new(staff.locale, name, label).rows(rows).value(typed.text(name)).error(errors.of(name))
    };
    let title = if about.before.is_some() { w.inspection_correct() } else { w.inspection_new() };
    let action = match &about.before {
        Some(before) => path(before.id, "sua"),
        None => format!("{}/moi?ke-hoach={}", super::LIST, about.plan.id),
    };
    let has_file = about.before.as_ref().is_some_and(|before| before.file_id.is_some());
    let body = Page {
        w,
        title,
        errors: errors.iter().fold(ErrorSummary::new(staff.locale), |all, (field, said)| all.field(field, said)),
        theirs: theirs.map(|theirs| saved_meanwhile(theirs, &names, w)),
        action: staff.href(&action),
        version: about.before.as_ref().map(|before| before.version),
        unit: Select::new(staff.locale, "unit", w.inspection_unit(), units(about, &names, staff))
            .value(typed.text("unit"))
            .error(errors.of("unit")),
        day: DateField::new(staff.locale, "day", w.inspection_day()).value(typed.text("day")).error(errors.of("day")),
        members: text("members", w.inspection_members(), 3).hint(w.inspection_members_hint()),
        minutes: text("minutes", w.inspection_minutes(), 6),
        conclusions: text("conclusions", w.inspection_conclusions(), 4),
        kept: kept_before(staff, typed).await?,
        file: FileUpload::new(staff.locale, "file", w.inspection_file())
            .hint(if has_file { w.inspection_file_replace_hint() } else { w.inspection_file_hint() })
            .accept("application/pdf,image/*")
            .optional()
            .error(errors.of("file")),
        button: Button::submit(w.inspection_save()),
    };
    let crumbs = plan_crumbs(staff, &about.plan).then(w.inspection_title(), staff.href(&list_of(about.plan.id)));
    let wrong = !errors.is_empty() || theirs.is_some();
    staff.page(&PageHead::new(title).breadcrumbs(crumbs).with_errors(wrong), &body)
}

/// The units of today, and the one that was inspected, which may be gone by now.
fn units(about: &About, names: &Names, staff: &Staff) -> Vec<Choice> {
    let mut choices = names.unit_choices(words(staff).inspection_choose(), staff.today);
    let inspected = about.before.as_ref().and_then(|before| names.units.iter().find(|unit| unit.id == before.unit_id));
    if let Some(gone) = inspected.filter(|unit| !unit.exists_on(staff.today)) {
        choices.push(Choice::new(gone.id.to_string(), gone.name.as_str()));
    }
    choices
}

/// What somebody else saved: the parts to compare with, above the form that still holds one's own.
fn saved_meanwhile(theirs: &Inspection, names: &Names, w: Words) -> InsetText {
    let list = SummaryList::new()
        .line(w.inspection_unit(), names.unit(theirs.unit_id))
        .line(w.inspection_day(), short(theirs.inspected_on))
        .line(w.inspection_members(), theirs.members.0.join("; "))
        .line(w.inspection_minutes(), theirs.minutes.as_str())
        .line(w.inspection_conclusions(), theirs.conclusions.as_str());
    InsetText::new(Html::trusted(format!("<p class=\"govuk-body\">{}</p>{list}", Html::from(w.inspection_changed()))))
}
