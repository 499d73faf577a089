//! Bringing a plan in: an upload is kept as a file, read, shown beside its source lines, and becomes a plan (or the new text
//! of a draft) only when a person says so.

mod check;

use crate::desk::common::{full_plan, plan_name, plan_path, plans_crumbs, words, writer};
use crate::intake::{self, Into, Reading};
use crate::model::{FileId, Plan, PlanId, Refusal, SourceFile};
use crate::permissions::MANAGE_PLANS;
use crate::words::Words;
use crate::{rules, sentences, store};
use askama::Template;
use axum::extract::{Path, Query};
use axum::response::Response;
use check::BlockView;
use files::{NewFile, StoredFile};
use serde::Deserialize;
use ui::{Button, Details, ErrorSummary, FileUpload, Html, InsetText, SummaryList, Table, TextInput, Width};
use web::{Access, Failure, FormErrors, FormWithFiles, Input, PageHead, Routes, Staff};

/// The file and what a browser puts around it.
const UPLOAD: usize = intake::MOST_BYTES + 64 * 1024;

pub(crate) fn routes() -> Routes {
    let may = Access::May(&MANAGE_PLANS);
    Routes::new()
        .get("/lam-viec/ke-hoach/nhap", may, choose)
        .upload("/lam-viec/ke-hoach/nhap", may, UPLOAD, upload)
        .get("/lam-viec/ke-hoach/nhap/{file}", may, compare)
        .post("/lam-viec/ke-hoach/nhap/{file}", may, save)
}

/// The draft whose text the file replaces, if it does.
#[derive(Deserialize, Default)]
struct Replaces {
    thay: Option<String>,
}

impl Replaces {
    fn id(&self) -> Option<PlanId> {
        self.thay.as_deref().and_then(|id| id.parse().ok())
    }

    async fn draft(&self, staff: &Staff) -> Result<Option<Plan>, Failure> {
        match self.id() {
            None => Ok(None),
            Some(id) => Ok(Some(full_plan(staff, id).await?.plan).filter(|plan| plan.signature().is_none())),
        }
    }

    fn query(&self) -> String {
        self.id().map(|id| format!("?thay={id}")).unwrap_or_default()
    }
}

#[derive(Template)]
#[template(path = "import/form.html")]
struct ChoosePage {
    w: Words,
    errors: ErrorSummary,
    replaces: Option<String>,
    action: String,
    file: FileUpload,
    send: Button,
}

#[derive(Template)]
#[template(path = "import/check.html")]
struct CheckPage {
    w: Words,
    errors: ErrorSummary,
    file: String,
    already: Option<InsetText>,
    head: SummaryList,
    counts: String,
    findings: String,
    unread: Option<Table>,
    unread_title: String,
    all_read: InsetText,
    blocks: Vec<BlockView>,
    other_parts: Details,
    line_by_line: Details,
    save: Option<SaveForm>,
    other_file: String,
}

struct SaveForm {
    action: String,
    year: Option<TextInput>,
    version: Option<i64>,
    button: Button,
}

async fn choose(staff: Staff, Query(replaces): Query<Replaces>) -> Result<Response, Failure> {
    choose_page(&staff, &replaces, None).await
}

async fn upload(staff: Staff, Query(replaces): Query<Replaces>, form: FormWithFiles) -> Result<Response, Failure> {
    let w = words(&staff);
    let Some(file) = form.files.into_iter().find(|file| file.field == "file") else {
        return choose_page(&staff, &replaces, Some(w.import_file_missing().to_owned())).await;
    };
    if let Err(refusal) = read(&staff, file.bytes.to_vec()).await? {
        return choose_page(&staff, &replaces, Some(refusal.said(w))).await;
    }
    let kept = match staff.app.files.keep(&file.bytes).await {
        Ok(kept) => kept,
        Err(files::Error::Refused(refusal)) => {
            return choose_page(&staff, &replaces, Some(web::upload::refusal_words(refusal, staff.locale))).await;
        }
        Err(broken) => return Err(Failure::fault(broken)),
    };
    let new = NewFile { name: &file.name, kept: &kept, saved_by: Some(staff.actor.account.uuid()) };
    let mut tx = staff.app.db.begin().await?;
    let id = files::record(&mut tx, &staff.app.ambient, staff.agency.id, new).await?;
    tx.commit().await?;
    Ok(staff.redirect(&format!("/lam-viec/ke-hoach/nhap/{id}{}", replaces.query())))
}

async fn compare(
    staff: Staff,
    Path(file): Path<FileId>,
    Query(replaces): Query<Replaces>,
) -> Result<Response, Failure> {
    let (stored, reading) = open(&staff, file).await?;
    check_page(&staff, &stored, &reading, &replaces, None, FormErrors::default()).await
}

async fn save(
    staff: Staff,
    Path(file): Path<FileId>,
    Query(replaces): Query<Replaces>,
    input: Input,
) -> Result<Response, Failure> {
    let w = words(&staff);
    let (stored, reading) = open(&staff, file).await?;
    let mut errors = FormErrors::default();
    let to = destination(&replaces, &input, &mut errors, w);
    if !errors.is_empty() {
        return check_page(&staff, &stored, &reading, &replaces, Some(&input), errors).await;
    }
    let source = SourceFile { file, digest: stored.sha256.clone() };
    let mut tx = staff.app.db.begin().await?;
    let plan = match intake::store(&mut tx, &writer(&staff), &staff.app.ambient, reading.clone(), source, to).await {
        Ok(plan) => plan,
        Err(error) => {
            let refusal = sentences::refused(error)?;
            errors.add(if refusal == Refusal::YearUnknown { "year" } else { "" }, said(&refusal, to, w));
            return check_page(&staff, &stored, &reading, &replaces, Some(&input), errors).await;
        }
    };
    tx.commit().await?;
    let words = if replaces.id().is_some() { w.import_replaced() } else { w.import_saved() };
    Ok(staff.redirect_saying(&plan_path(plan, "ra-soat"), words))
}

fn said(refusal: &Refusal, to: Into, w: Words) -> String {
    match (refusal, to) {
        (Refusal::Changed { .. }, Into::Draft { .. }) => w.import_draft_changed().to_owned(),
        _ => sentences::refusal(refusal, w),
    }
}

fn destination(replaces: &Replaces, input: &Input, errors: &mut FormErrors, w: Words) -> Into {
    if let Some(plan) = replaces.id() {
        return Into::Draft { plan, version: input.text("version").parse().unwrap_or_default() };
    }
    let year = input.some("year").map(|text| text.parse::<i16>().ok().filter(|year| (1990..=2100).contains(year)));
    if year == Some(None) {
        errors.add("year", w.import_year_range());
    }
    Into::NewPlan { year: year.flatten() }
}

/// Reading takes a while and a thread.
async fn read(staff: &Staff, bytes: Vec<u8>) -> Result<Result<Reading, Unreadable>, Failure> {
    let limits = store::list_quota_limits(&staff.app.db, staff.agency.id).await?;
    let read = tokio::task::spawn_blocking(move || intake::read(&bytes, &limits)).await.map_err(Failure::fault)?;
    Ok(read.map_err(Unreadable))
}

struct Unreadable(papers::read::ReadRefusal);

impl Unreadable {
    fn said(&self, w: Words) -> String {
        sentences::read_refusal(&self.0, w)
    }
}

/// The upload as it was kept, read anew: nothing lies between the two pages but the file.
async fn open(staff: &Staff, id: FileId) -> Result<(StoredFile, Reading), Failure> {
    let stored = files::find(&staff.app.db, staff.agency.id, id).await?.ok_or(Failure::NotFound)?;
    let bytes = staff.app.files.read(&stored.sha256).await.map_err(Failure::fault)?;
    let reading = read(staff, bytes).await?.map_err(|refusal| Failure::Refused(refusal.said(words(staff))))?;
    Ok((stored, reading))
}

async fn choose_page(staff: &Staff, replaces: &Replaces, wrong: Option<String>) -> Result<Response, Failure> {
    let w = words(staff);
    let draft = replaces.draft(staff).await?;
    let errors = ErrorSummary::new(staff.locale);
    let body = ChoosePage {
        w,
        errors: wrong.iter().fold(errors, |errors, said| errors.field("file", said.as_str())),
        replaces: draft.as_ref().map(|plan| plan_name(plan, w)),
        action: staff.href(&format!("/lam-viec/ke-hoach/nhap{}", replaces.query())),
        file: FileUpload::new(staff.locale, "file", w.import_file())
            .hint(w.import_file_hint())
            .accept(".docx,.txt")
            .error(wrong.as_deref()),
        send: Button::submit(w.import_read()),
    };
    staff.page(&PageHead::new(w.import_title()).breadcrumbs(plans_crumbs(staff)).with_errors(wrong.is_some()), &body)
}

async fn check_page(
    staff: &Staff,
    stored: &StoredFile,
    reading: &Reading,
    replaces: &Replaces,
    typed: Option<&Input>,
    wrong: FormErrors,
) -> Result<Response, Failure> {
    let w = words(staff);
    let draft = replaces.draft(staff).await?;
    let earlier = store::find_plan_by_source(&staff.app.db, staff.agency.id, &stored.sha256).await?;
    let earlier = earlier.filter(|_| draft.is_none());
    let errors = wrong.iter().fold(ErrorSummary::new(staff.locale), |all, (field, said)| match field {
        "" => all.form(said),
        field => all.field(field, said),
    });
    let import = &reading.import;
    let body = CheckPage {
        w,
        errors,
        file: stored.name.clone(),
        already: earlier.map(|plan| already(staff, plan)),
        head: check::head(&import.plan, w),
        counts: check::counts(&import.plan, w),
        findings: check::findings(reading, w),
        unread: check::unread(&import.unread, w),
        unread_title: w.import_unread_title(i64::try_from(import.unread.len()).unwrap_or(i64::MAX)),
        all_read: InsetText::new(w.import_unread_none()),
        blocks: check::blocks(&import.plan, w),
        other_parts: check::other_parts(&import.plan, w),
        line_by_line: check::line_by_line(reading, staff.locale),
        save: earlier.is_none().then(|| save_form(staff, stored.id, reading, draft.as_ref(), typed, &wrong)),
        other_file: staff.href(&format!("/lam-viec/ke-hoach/nhap{}", replaces.query())),
    };
    let crumbs = plans_crumbs(staff).then(w.import_title(), staff.href("/lam-viec/ke-hoach/nhap"));
    staff.page(&PageHead::new(w.import_check_title()).breadcrumbs(crumbs).with_errors(!wrong.is_empty()), &body)
}

fn already(staff: &Staff, plan: PlanId) -> InsetText {
    let w = words(staff);
    let link = Html::link(&staff.href(&plan_path(plan, "")), w.import_already_link());
    InsetText::new(Html::trusted(format!("{} {link}", Html::from(w.import_already()))))
}

fn save_form(
    staff: &Staff,
    file: FileId,
    reading: &Reading,
    draft: Option<&Plan>,
    typed: Option<&Input>,
    wrong: &FormErrors,
) -> SaveForm {
    let w = words(staff);
    let year = || {
        let known = rules::plan::year_of(&reading.import.plan).map(|year| year.to_string());
        TextInput::new(staff.locale, "year", w.import_year())
            .hint(w.import_year_hint())
            .width(Width::C5)
            .input_mode("numeric")
            .value(typed.map_or(known.unwrap_or_default(), |typed| typed.text("year").to_owned()))
            .error(wrong.of("year"))
    };
    let query = draft.map(|plan| format!("?thay={}", plan.id)).unwrap_or_default();
    SaveForm {
        action: staff.href(&format!("/lam-viec/ke-hoach/nhap/{file}{query}")),
        year: draft.is_none().then(year),
        version: draft.map(|plan| plan.version),
        button: Button::submit(if draft.is_some() { w.import_save_draft() } else { w.import_save() }),
    }
}
