//! Giving the folder out: how much is in it, which links may die, and the files.

use super::common::{load, named, parts, scheme_crumbs, scheme_path, words};
use super::gaps::dead;
use crate::folder::{self, Folder, MOST_BYTES, MOST_PIECES};
use crate::model::{Code, FileId, SchemeId};
use crate::permissions::SEE;
use crate::words::Words;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use files::StoredFile;
use papers::forms::Letterhead;
use std::collections::HashMap;
use std::sync::Arc;
use tokio::sync::Semaphore;
use ui::{Button, EmptyState, Html, SubNavigation, SummaryList, Table, WarningText};
use web::answer::{PaperForm, download};
use web::{Access, Failure, Input, PageHead, Routes, Staff};

const ZIP: &str = "application/zip";
/// Folders are put together in memory, so one after the other.
static ONE_AT_A_TIME: Semaphore = Semaphore::const_new(1);

pub(crate) fn routes() -> Routes {
    let may = Access::May(&SEE);
    Routes::new()
        .get("/lam-viec/cham-diem/{scheme}/ho-so", may, show)
        .get("/lam-viec/cham-diem/{scheme}/ho-so.zip", may, zip)
        .get("/lam-viec/cham-diem/{scheme}/danh-muc/{ending}", may, cover)
}

#[derive(Template)]
#[template(path = "folder/page.html")]
struct Page {
    w: Words,
    parts: SubNavigation,
    facts: SummaryList,
    empty: Option<EmptyState>,
    too_much: Option<WarningText>,
    whole: Option<Button>,
    groups: Vec<Html>,
    papers: Vec<Html>,
    dead: Option<Table>,
}

async fn show(staff: Staff, Path(id): Path<SchemeId>) -> Result<Response, Failure> {
    let w = words(&staff);
    let (scheme, overview) = load(&staff, id).await?;
    let (db, agency) = (&staff.app.db, staff.agency.id);
    let folder = folder::load(db, agency, &scheme, &overview, None).await?;
    let (files, bytes) = folder::list_files(db, agency, &folder).await?;
    let some = !folder.parts.is_empty();
    let fits = fits(&folder, bytes);
    let to = |page: &str| staff.href(&scheme_path(id, page));
    let group = |line: &crate::rules::overview::Line| {
        let written = &line.criterion.written;
        let href = to(&format!("ho-so.zip?nhom={}", written.code));
        Html::link(&href, &named(&written.code, &written.title))
    };
    let groups = overview.lines.iter().filter(|line| line.depth == 0 && !line.totals.proofs.is_empty());
    let body = Page {
        w,
        parts: parts(&staff, &scheme, Some(&overview), "ho-so"),
        facts: SummaryList::new()
            .line(w.folder_criteria(), folder.parts.len().to_string())
            .line(w.folder_proofs(), folder.count().to_string())
            .line(w.folder_files(), files.len().to_string())
            .line(w.folder_size(), w.folder_megabytes(size(bytes)))
            .line(w.folder_dead(), folder.dead().count().to_string()),
        empty: (!some).then(|| EmptyState::new(w.folder_empty(), w.folder_empty_why())),
        too_much: (some && !fits).then(|| WarningText::new(staff.locale, w.folder_too_much())),
        whole: (some && fits).then(|| Button::to(w.folder_zip(), to("ho-so.zip"))),
        groups: if some { groups.map(group).collect() } else { Vec::new() },
        papers: PaperForm::ALL
            .into_iter()
            .filter(|_| some && folder.pieces().count() <= MOST_PIECES)
            .map(|form| form.link(staff.locale, &to(&format!("danh-muc/{}", form.ending()))))
            .collect(),
        dead: dead(&staff, &folder),
    };
    staff.page(&PageHead::new(w.folder_title()).breadcrumbs(scheme_crumbs(&staff, &scheme)), &body)
}

/// Bytes as whole and tenth megabytes: `12,5`.
fn size(bytes: u64) -> String {
    let tenths = bytes.saturating_mul(10) / (1024 * 1024);
    format!("{},{}", viet::number::grouped(i64::try_from(tenths / 10).unwrap_or(i64::MAX)), tenths % 10)
}

fn fits(folder: &Folder, bytes: u64) -> bool {
    bytes <= MOST_BYTES && folder.pieces().count() <= MOST_PIECES
}

/// The whole folder, or that of a group: `?nhom=1`.
async fn zip(staff: Staff, Path(id): Path<SchemeId>, input: Input) -> Result<Response, Failure> {
    let w = words(&staff);
    let (scheme, overview) = load(&staff, id).await?;
    let group: Option<Code> = input.some("nhom").map(|code| code.parse().map_err(|_| Failure::NotFound)).transpose()?;
    let (db, agency) = (&staff.app.db, staff.agency.id);
    let folder = folder::load(db, agency, &scheme, &overview, group.as_ref()).await?;
    if folder.parts.is_empty() {
        return Err(Failure::Refused(w.folder_empty().to_owned()));
    }
    let (rows, bytes) = folder::list_files(db, agency, &folder).await?;
    if !fits(&folder, bytes) {
        return Err(Failure::Refused(w.folder_too_much().to_owned()));
    }
    let head = letterhead(&staff).await?;
    let _turn = ONE_AT_A_TIME.acquire().await.map_err(Failure::fault)?;
    let contents = contents(&staff, &rows).await?;
    let name = match &group {
        Some(group) => format!("ho-so-cham-diem-{}-{}.zip", scheme.head.index_year, group.as_str()),
        None => format!("ho-so-cham-diem-{}.zip", scheme.head.index_year),
    };
    // Setting the cover and packing take a while; others are answered meanwhile.
    let work = move || folder::zip(&scheme, &overview, &folder, &rows, &contents, &head);
    let bytes = tokio::task::spawn_blocking(work).await.map_err(Failure::fault)?.map_err(Failure::fault)?;
    Ok(download(&name, ZIP, bytes, false))
}

/// The bytes of every file, each content once. One that is lost on disk breaks the folder: it must not go out without it.
async fn contents(staff: &Staff, rows: &HashMap<FileId, StoredFile>) -> Result<HashMap<String, Arc<Vec<u8>>>, Failure> {
    let mut contents = HashMap::new();
    for file in rows.values() {
        if !contents.contains_key(&file.sha256) {
            let bytes = staff.app.files.read(&file.sha256).await.map_err(Failure::fault)?;
            contents.insert(file.sha256.clone(), Arc::new(bytes));
        }
    }
    Ok(contents)
}

/// The head of a paper of today that the Head signs.
pub(crate) async fn letterhead(staff: &Staff) -> Result<Letterhead, Failure> {
    let found = people::find_letterhead(&staff.app.db, staff.agency.id, None, staff.today).await?;
    found.ok_or_else(|| Failure::Refused(words(staff).folder_no_name().to_owned()))
}

async fn cover(staff: Staff, Path((id, ending)): Path<(SchemeId, String)>) -> Result<Response, Failure> {
    let form = PaperForm::of(&ending).ok_or(Failure::NotFound)?;
    let (scheme, overview) = load(&staff, id).await?;
    let folder = folder::load(&staff.app.db, staff.agency.id, &scheme, &overview, None).await?;
    if folder.pieces().count() > MOST_PIECES {
        return Err(Failure::Refused(words(&staff).folder_too_much().to_owned()));
    }
    let paper = folder::cover(&scheme, &folder, &letterhead(&staff).await?);
    web::answer::paper(&format!("danh-muc-tai-lieu-kiem-chung-{}", scheme.head.index_year), paper, form).await
}
