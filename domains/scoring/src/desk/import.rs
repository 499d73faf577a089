//! Bringing criteria in: the workbook is kept as a file, read, held against the criteria that are there, and taken only when
//! a person says so. Nothing lies between the two pages but the file.

mod view;

use super::common::{Names, find_scheme, load, scheme_path, told, words, writer};
use crate::model::{CriterionId, FileId, Scheme, SchemeId, subject};
use crate::permissions::MANAGE;
use crate::rules::import::{self, Difference, Row};
use crate::rules::overview::Overview;
use crate::workbook::{CellFault, Sheetful, criteria};
use crate::{sentences, store};
use ::store::Read;
use axum::extract::Path;
use axum::response::Response;
use kernel::Id;
use std::collections::HashMap;
use web::answer::download;
use web::table::XLSX;
use web::upload;
use web::{Access, Failure, FormWithFiles, Input, Routes, Staff};

/// The workbook and what a browser puts around it.
pub(super) const UPLOAD: usize = 5 * 1024 * 1024 + 64 * 1024;

pub(crate) fn routes() -> Routes {
    let may = Access::May(&MANAGE);
    Routes::new()
        .get("/lam-viec/cham-diem/{scheme}/nhap-tieu-chi", may, choose)
        .upload("/lam-viec/cham-diem/{scheme}/nhap-tieu-chi", may, UPLOAD, receive)
        .get("/lam-viec/cham-diem/{scheme}/nhap-tieu-chi/{file}", may, preview)
        .post("/lam-viec/cham-diem/{scheme}/nhap-tieu-chi/{file}", may, save)
        .get("/lam-viec/cham-diem/{scheme}/tieu-chi.xlsx", may, template)
}

/// What a file would change.
struct Found {
    difference: Difference,
    cells: Vec<CellFault>,
    more_cells: usize,
    unknown: Vec<(String, String)>,
}

async fn choose(staff: Staff, Path(id): Path<SchemeId>) -> Result<Response, Failure> {
    let (scheme, overview) = load(&staff, id).await?;
    view::choose(&staff, &scheme, &overview, None)
}

async fn receive(staff: Staff, Path(id): Path<SchemeId>, form: FormWithFiles) -> Result<Response, Failure> {
    let w = words(&staff);
    let (scheme, overview) = load(&staff, id).await?;
    let Some(file) = form.files.iter().find(|file| file.field == "file") else {
        return view::choose(&staff, &scheme, &overview, Some(w.import_missing()));
    };
    if let Err(said) = read(&staff, &scheme, file.bytes.to_vec()).await? {
        return view::choose(&staff, &scheme, &overview, Some(&said));
    }
    match upload::keep_one(&staff, file, |_| true, "").await? {
        Ok(file) => Ok(staff.redirect(&scheme_path(id, &format!("nhap-tieu-chi/{file}")))),
        Err(said) => view::choose(&staff, &scheme, &overview, Some(&said)),
    }
}

/// What the file says; the inner error says why it is no file of criteria. Reading takes a while and a thread.
async fn read(staff: &Staff, scheme: &Scheme, bytes: Vec<u8>) -> Result<Result<Sheetful<Row>, String>, Failure> {
    let names = Names::load(&staff.app.db, staff.agency.id).await?;
    let day = scheme.head.to.min(staff.today);
    let work = move || criteria::read(&bytes, &|words| names.recognise(words, day));
    let read = tokio::task::spawn_blocking(work).await.map_err(Failure::fault)?;
    Ok(read.map_err(|refusal| {
        let columns: Vec<&str> = criteria::COLUMNS.iter().map(|(title, _)| *title).collect();
        sentences::sheet_refusal(&refusal, &columns, words(staff))
    }))
}

/// What the file would change of the criteria that are there.
async fn compared(
    mut db: impl Read,
    staff: &Staff,
    overview: &Overview,
    read: Sheetful<Row>,
) -> Result<Found, Failure> {
    let mut links: HashMap<CriterionId, usize> = HashMap::new();
    for link in evidence::list_links_of_kind(&mut db, staff.agency.id, subject::CRITERION).await? {
        *links.entry(Id::from_uuid(link.subject_id)).or_default() += 1;
    }
    let difference = import::compare(overview, read.rows, &links);
    Ok(Found { difference, cells: read.faults, more_cells: read.more_faults, unknown: read.unknown })
}

async fn preview(staff: Staff, Path((id, file)): Path<(SchemeId, FileId)>) -> Result<Response, Failure> {
    let (scheme, overview) = load(&staff, id).await?;
    let (stored, bytes) = upload::bytes(&staff, file).await?;
    let read = read(&staff, &scheme, bytes).await?.map_err(Failure::Refused)?;
    let found = compared(&staff.app.db, &staff, &overview, read).await?;
    view::preview(&staff, &scheme, &overview, &stored, &found)
}

/// Takes the difference against the very criteria that it was shown against.
async fn save(staff: Staff, Path((id, file)): Path<(SchemeId, FileId)>, input: Input) -> Result<Response, Failure> {
    let w = words(&staff);
    let here = scheme_path(id, &format!("nhap-tieu-chi/{file}"));
    let (_, bytes) = upload::bytes(&staff, file).await?;
    let shown = find_scheme(&staff.app.db, &staff, id).await?;
    // Nobody waits for the reading: the transaction begins after it.
    let read = read(&staff, &shown, bytes).await?.map_err(Failure::Refused)?;
    let mut tx = staff.app.db.begin().await?;
    let scheme = find_scheme(&mut tx, &staff, id).await?;
    if input.number("version").ok().flatten() != Some(scheme.version) {
        return Ok(staff.redirect_saying(&here, w.refusal_changed()));
    }
    store::hold_scheme(&mut tx, &writer(&staff), &scheme).await.map_err(told(&staff))?;
    let overview = store::load_overview(&mut tx, staff.agency.id, &scheme).await?;
    let found = compared(&mut tx, &staff, &overview, read).await?;
    if !found.cells.is_empty() || !found.difference.faults.is_empty() {
        return Ok(staff.redirect(&here));
    }
    let let_go: Vec<CriterionId> = input.all("remove").filter_map(|id| id.parse().ok()).collect();
    let ambient = &staff.app.ambient;
    let decided = import::take(&scheme, &overview, found.difference, &let_go, &staff.actor, ambient);
    let decided = decided.map_err(|refusal| told(&staff)(refusal.into()))?;
    store::save_import(&mut tx, &writer(&staff), ambient, &scheme, decided).await.map_err(told(&staff))?;
    tx.commit().await?;
    Ok(staff.redirect_saying(&scheme_path(id, ""), w.import_saved()))
}

/// The template with the criteria that are there: to be filled in, or corrected and brought in again.
async fn template(staff: Staff, Path(id): Path<SchemeId>) -> Result<Response, Failure> {
    let scheme = find_scheme(&staff.app.db, &staff, id).await?;
    let all = store::list_criteria(&staff.app.db, staff.agency.id, id).await?;
    let bytes = criteria::write(&all, scheme.head.to.at(0, 0, 0, 0));
    Ok(download(&format!("bo-tieu-chi-{}.xlsx", scheme.head.index_year), XLSX, bytes, false))
}
