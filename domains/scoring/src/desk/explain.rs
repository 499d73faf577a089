//! The explanation of an appraised criterion, with what is attached to it.

use super::common::{criterion_path, find_criterion, paragraphs, words, writer};
use super::criterion::{Form, Typed, Whole, again};
use super::score::FormView;
use crate::model::{CriterionId, Explanation, FileId, Refusal, Stage, Theirs};
use crate::permissions::{SCORE, SEE};
use crate::rules::appraise::explain;
use crate::rules::score::may_score;
use crate::{sentences, store};
use axum::extract::Path;
use axum::response::Response;
use files::StoredFile;
use ui::{Button, Checkboxes, Choice, FileUpload, Html, InsetText, Textarea};
use viet::date::short;
use web::answer::kept_file;
use web::upload;
use web::{Access, Failure, FormErrors, FormWithFiles, Input, Routes, Staff};

/// Several scans, and what a browser puts around them.
const UPLOAD: usize = 60 * 1024 * 1024;

pub(crate) fn routes() -> Routes {
    Routes::new().upload("/lam-viec/cham-diem/tieu-chi/{criterion}/giai-trinh", Access::May(&SCORE), UPLOAD, save).get(
        "/lam-viec/cham-diem/tieu-chi/{criterion}/giai-trinh/{file}",
        Access::May(&SEE),
        file,
    )
}

/// The explanation as it stands, and the form.
pub(crate) struct View {
    pub(crate) body: Vec<String>,
    pub(crate) by: Option<String>,
    pub(crate) files: Vec<Html>,
    pub(crate) theirs: Option<InsetText>,
    pub(crate) form: Option<FormView>,
}

/// Nothing where there is neither an explanation nor anything to explain.
pub(crate) async fn view(staff: &Staff, whole: &Whole, typed: Option<&Typed>) -> Result<Option<View>, Failure> {
    let w = words(staff);
    let typed = typed.filter(|typed| typed.form == Form::Explanation);
    let may = may_score(&whole.criterion.written, &staff.actor).is_ok() && whole.appraised.is_some();
    let writes = may && whole.scheme.cycle.stage() == Stage::Appraised;
    let standing = whole.explanation.as_ref();
    if standing.is_none() && !writes {
        return Ok(None);
    }
    let id = whole.criterion.id;
    let kept: Vec<FileId> = standing.map(|standing| standing.file_ids.0.clone()).unwrap_or_default();
    let files = find_files(staff, &kept).await?;
    let link = |file: &StoredFile| {
        Html::link(&staff.href(&criterion_path(id, &format!("giai-trinh/{}", file.id))), &file.name)
    };
    Ok(Some(View {
        body: standing.map(|standing| paragraphs(&standing.body)).unwrap_or_default(),
        by: standing.map(|standing| {
            w.score_by(short(kernel::local_date(standing.written_at)), whole.names.person(standing.written_by))
        }),
        files: files.iter().map(link).collect(),
        theirs: typed.and_then(|typed| typed.theirs.clone()).map(InsetText::new),
        form: if writes { Some(form(staff, whole, typed, files).await?) } else { None },
    }))
}

async fn form(
    staff: &Staff,
    whole: &Whole,
    typed: Option<&Typed>,
    standing: Vec<StoredFile>,
) -> Result<FormView, Failure> {
    let w = words(staff);
    let nothing = FormErrors::default();
    let errors = typed.map_or(&nothing, |typed| &typed.errors);
    let body = match (typed, &whole.explanation) {
        (Some(typed), _) => typed.input.text("explanation"),
        (None, Some(standing)) => standing.body.as_str(),
        (None, None) => "",
    };
    let files = match typed {
        Some(typed) => find_files(staff, &kept_ids(&typed.input)).await?,
        None => standing,
    };
    let choices = files.iter().map(|file| Choice::new(file.id.to_string(), file.name.as_str()).chosen(true));
    let mut fields: Vec<Html> = vec![
        Textarea::new(staff.locale, "explanation", w.explain_body())
            .hint(w.explain_body_hint())
            .rows(6)
            .value(body)
            .error(errors.of("explanation"))
            .into(),
    ];
    if !files.is_empty() {
        let kept = Checkboxes::new(staff.locale, "kept", w.explain_kept(), choices);
        fields.push(kept.hint(w.explain_kept_hint()).optional().into());
    }
    let upload = FileUpload::new(staff.locale, "files", w.explain_files()).hint(w.explain_files_hint()).multiple();
    fields.push(upload.optional().error(errors.of("files")).into());
    Ok(FormView {
        action: staff.href(&criterion_path(whole.criterion.id, "giai-trinh")),
        version: whole.explanation.as_ref().map_or(0, |standing| standing.version),
        fields,
        button: Button::submit(w.explain_save()),
    })
}

fn kept_ids(input: &Input) -> Vec<FileId> {
    input.all("kept").filter_map(|id| id.parse().ok()).collect()
}

async fn find_files(staff: &Staff, ids: &[FileId]) -> Result<Vec<StoredFile>, Failure> {
    let mut found = Vec::new();
    for id in ids {
        found.extend(files::find(&staff.app.db, staff.agency.id, *id).await?);
    }
    Ok(found)
}

/// The files that stay, and those that came with the form and are on disk by now. What was not kept is said.
async fn all_files(
    staff: &Staff,
    form: &FormWithFiles,
    standing: Option<&Explanation>,
    errors: &mut FormErrors,
) -> Result<Vec<FileId>, Failure> {
    let own = |file: &StoredFile| {
        file.saved_by == Some(staff.actor.account.uuid())
            || standing.is_some_and(|standing| standing.file_ids.0.contains(&file.id))
    };
    let kept = find_files(staff, &kept_ids(&form.input)).await?;
    let mut ids: Vec<FileId> = kept.iter().filter(|file| own(file)).map(|file| file.id).collect();
    for file in form.files.iter().filter(|file| file.field == "files") {
        match upload::keep_one(staff, file, |_| true, "").await? {
            Ok(id) => ids.push(id),
            Err(said) => errors.add("files", said),
        }
    }
    Ok(ids)
}

async fn save(staff: Staff, Path(id): Path<CriterionId>, form: FormWithFiles) -> Result<Response, Failure> {
    let w = words(&staff);
    let mut errors = FormErrors::default();
    let standing = store::find_explanation(&staff.app.db, staff.agency.id, id).await?;
    find_criterion(&staff.app.db, &staff, id).await?;
    let ids = all_files(&staff, &form, standing.as_ref(), &mut errors).await?;
    let input = with_kept(&form.input, &ids);
    if !errors.is_empty() {
        return again(&staff, id, Typed { form: Form::Explanation, input, errors, theirs: None }).await;
    }
    let mut tx = staff.app.db.begin().await?;
    let (scheme, criterion) = find_criterion(&mut tx, &staff, id).await?;
    let appraised = store::find_appraised(&mut tx, staff.agency.id, id).await?;
    let before = store::find_explanation(&mut tx, staff.agency.id, id).await?;
    let seen = input.number("version").ok().flatten().unwrap_or_default();
    let before = before.map(|before| Explanation { version: seen, ..before });
    let (appraised, before, body) = (appraised.as_ref(), before.as_ref(), input.text("explanation"));
    let saved = match explain(&scheme, &criterion, appraised, before, body, ids, &staff.actor, staff.now) {
        Ok(decided) => store::save_explanation(&mut tx, &writer(&staff), &scheme, decided).await,
        Err(refusal) => Err(refusal.into()),
    };
    match saved {
        Ok(_) => {
            tx.commit().await?;
            Ok(staff.redirect_saying(&criterion_path(id, ""), w.explain_saved()))
        }
        Err(error) => {
            drop(tx);
            refused(&staff, id, input, &sentences::refused(error)?).await
        }
    }
}

/// What was typed, with the files that are on disk already.
fn with_kept(input: &Input, ids: &[FileId]) -> Input {
    let fields = input.fields().filter(|(name, _)| *name != "kept");
    let fields = fields.map(|(name, value)| (name.to_owned(), value.to_owned()));
    Input::new(fields.chain(ids.iter().map(|id| ("kept".to_owned(), id.to_string()))).collect())
}

async fn refused(staff: &Staff, id: CriterionId, input: Input, refusal: &Refusal) -> Result<Response, Failure> {
    let w = words(staff);
    let mut errors = FormErrors::default();
    let theirs = match refusal {
        Refusal::NotPermitted | Refusal::NotTheirUnit => return Err(Failure::Forbidden),
        Refusal::Changed { theirs } if matches!(theirs.as_ref(), Theirs::Explanation(_)) => Some(w.explain_changed()),
        Refusal::Changed { .. } => Some(w.refusal_changed()),
        _ => None,
    };
    if theirs.is_none() {
        let field = match refusal {
            Refusal::TextMissing(_) | Refusal::TextTooLong(..) => "explanation",
            Refusal::TooManyFiles(_) => "files",
            _ => "",
        };
        errors.add(field, sentences::refusal(refusal, w));
    }
    again(staff, id, Typed { form: Form::Explanation, input, errors, theirs: theirs.map(Html::from) }).await
}

/// A file that is attached to the explanation of this criterion, and no other.
async fn file(staff: Staff, Path((id, file)): Path<(CriterionId, FileId)>) -> Result<Response, Failure> {
    let standing = store::find_explanation(&staff.app.db, staff.agency.id, id).await?;
    let attached = standing.is_some_and(|standing| standing.file_ids.0.contains(&file));
    if !attached {
        return Err(Failure::NotFound);
    }
    kept_file(&staff, file).await
}
