//! Taking a folder back that was sent, and what those said that were.

use super::common::{Names, find_scheme, scheme_crumbs, scheme_path, summary, told, words, writer};
use crate::folder;
use crate::model::{Refusal, Scheme, SchemeId, Stage, TakenBack};
use crate::permissions::{MANAGE, SEE};
use crate::rules::scheme::take_back;
use crate::{sentences, store};
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use files::{FileId, NewFile};
use ui::{Button, Column, ErrorSummary, Html, Table, Textarea};
use viet::date::short;
use web::answer::kept_file;
use web::{Access, Failure, FormErrors, Input, PageHead, Routes, Staff};

pub(crate) fn routes() -> Routes {
    let may = Access::May(&MANAGE);
    Routes::new()
        .get("/lam-viec/cham-diem/{scheme}/lay-lai", may, ask)
        .post("/lam-viec/cham-diem/{scheme}/lay-lai", may, take)
        .get("/lam-viec/cham-diem/{scheme}/da-gui/{file}", Access::May(&SEE), sent)
}

#[derive(Template)]
#[template(path = "scheme/back.html")]
struct Page {
    title: &'static str,
    lead: &'static str,
    errors: ErrorSummary,
    action: String,
    version: i64,
    reason: Textarea,
    button: Button,
}

async fn ask(staff: Staff, Path(id): Path<SchemeId>) -> Result<Response, Failure> {
    let scheme = find_scheme(&staff.app.db, &staff, id).await?;
    if scheme.cycle.stage() != Stage::Submitted {
        return Err(Failure::NotFound);
    }
    page(&staff, &scheme, scheme.version, "", &FormErrors::default())
}

fn page(staff: &Staff, scheme: &Scheme, version: i64, typed: &str, errors: &FormErrors) -> Result<Response, Failure> {
    let w = words(staff);
    let body = Page {
        title: w.back_title(),
        lead: w.back_lead(),
        errors: summary(staff, errors),
        action: staff.href(&scheme_path(scheme.id, "lay-lai")),
        version,
        reason: Textarea::new(staff.locale, "reason", w.back_reason())
            .hint(w.back_reason_hint())
            .rows(4)
            .value(typed)
            .error(errors.of("reason")),
        button: Button::submit(w.back_take()),
    };
    let head = PageHead::new(w.back_title()).breadcrumbs(scheme_crumbs(staff, scheme));
    staff.page(&head.with_errors(!errors.is_empty()), &body)
}

async fn take(staff: Staff, Path(id): Path<SchemeId>, input: Input) -> Result<Response, Failure> {
    let w = words(&staff);
    let (db, agency) = (&staff.app.db, staff.agency.id);
    let found = find_scheme(db, &staff, id).await?;
    let seen = input.number("version").ok().flatten().unwrap_or(found.version);
    let scheme = Scheme { version: seen, ..found };
    // What was sent stands still until it is taken back, so that it may be written before.
    let overview = store::load_overview(db, agency, &scheme).await?;
    let sent = folder::load(db, agency, &scheme, &overview, None).await?;
    let (rows, _) = folder::list_files(db, agency, &sent).await?;
    let index = folder::whole_index(&scheme, &overview, &sent, &rows);
    let kept = staff.app.files.keep(&index).await.map_err(Failure::fault)?;
    let mut tx = db.begin().await?;
    let name = format!("danh-muc-{}.xlsx", scheme.head.index_year);
    let new = NewFile { name: &name, kept: &kept, saved_by: Some(staff.actor.account.uuid()) };
    let file = files::record(&mut tx, &staff.app.ambient, agency, new).await?;
    let ids = (staff.app.ambient.id(), file);
    match take_back(&scheme, input.text("reason"), ids, &staff.actor, staff.now) {
        Ok(decided) => {
            store::save_taken_back(&mut tx, &writer(&staff), decided).await.map_err(told(&staff))?;
            tx.commit().await?;
            Ok(staff.redirect_saying(&scheme_path(id, ""), w.back_taken()))
        }
        Err(refusal @ (Refusal::TextMissing(_) | Refusal::TextTooLong(..))) => {
            let mut errors = FormErrors::default();
            errors.add("reason", sentences::refusal(&refusal, w));
            page(&staff, &scheme, seen, input.text("reason"), &errors)
        }
        Err(refusal) => Err(told(&staff)(refusal.into())),
    }
}

/// The folders that were taken back, on the page of their scheme; none where there are none.
pub(crate) fn table(staff: &Staff, id: SchemeId, all: &[TakenBack], names: &Names) -> Option<Table> {
    let w = words(staff);
    let day = |moment| short(kernel::local_date(moment));
    let row = |one: &TakenBack| {
        let index = staff.href(&scheme_path(id, &format!("da-gui/{}", one.index_id)));
        vec![
            w.back_by(day(one.sent_at), names.person(one.sent_by)).into(),
            one.self_scored.to_string().into(),
            w.back_by(day(one.taken_at), names.person(one.taken_by)).into(),
            one.reason.as_str().into(),
            Html::link(&index, w.back_index()),
        ]
    };
    (!all.is_empty()).then(|| {
        Table::new(staff.locale, w.back_earlier())
            .hidden_caption()
            .column(Column::text(w.back_sent()))
            .column(Column::number(w.column_self_scored()))
            .column(Column::text(w.back_taken_column()))
            .column(Column::text(w.back_reason()))
            .column(Column::text(w.back_what()))
            .rows(all.iter().map(row))
    })
}

/// The index of a folder of the scheme as it was sent; no other file.
async fn sent(staff: Staff, Path((id, file)): Path<(SchemeId, FileId)>) -> Result<Response, Failure> {
    let all = store::list_taken_back(&staff.app.db, staff.agency.id, id).await?;
    if !all.iter().any(|one| one.index_id == file) {
        return Err(Failure::NotFound);
    }
    kept_file(&staff, file).await
}
