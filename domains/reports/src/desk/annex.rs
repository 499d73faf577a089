//! A report as files: the paper for the printer and for Word, the annex of its rows, the signed copy.

use super::{find_report, said};
use crate::model::{ReportId, State};
use crate::paper;
use crate::permissions::SEE;
use crate::store;
use axum::extract::Path;
use axum::response::Response;
use domain::Registry;
use kernel::local_date;
use web::answer::{PaperForm, download, kept_file};
use web::table::XLSX;
use web::{Access, Failure, Routes, Staff};

pub(super) fn routes() -> Routes {
    Routes::new().get("/lam-viec/bao-cao/{report}/tep/{ending}", Access::May(&SEE), file).get(
        "/lam-viec/bao-cao/{report}/ban-ky",
        Access::May(&SEE),
        signed_copy,
    )
}

async fn file(
    staff: Staff,
    registry: Registry,
    Path((id, ending)): Path<(ReportId, String)>,
) -> Result<Response, Failure> {
    let (report, period) = find_report(&staff, id).await?;
    let snapshot = said(&staff, &registry, &report, &period).await?;
    let name = format!("bao-cao-{}-{}", report.template, period.to_on);
    if ending == "xlsx" {
        let made = kernel::local_time(snapshot.counted_at);
        let whole = store::with_all_rows(&staff.app.db, staff.agency.id, id, &snapshot).await?;
        let bytes = paper::annex(&report, &whole, made);
        return Ok(download(&format!("{name}-phu-luc.xlsx"), XLSX, bytes, false));
    }
    let form = PaperForm::of(&ending).ok_or(Failure::NotFound)?;
    // Headed as the agency is called on the paper's day; a draft as it is called today.
    let day = match &report.state {
        State::Signed { signing, .. } => signing.issued_on,
        State::Draft { .. } | State::Submitted { .. } => local_date(staff.now),
    };
    let head = people::find_letterhead(&staff.app.db, staff.agency.id, None, day).await?.ok_or(Failure::NotFound)?;
    web::answer::paper(&name, paper::official(&report, &snapshot, &head, day), form).await
}

async fn signed_copy(staff: Staff, Path(id): Path<ReportId>) -> Result<Response, Failure> {
    let (report, _) = find_report(&staff, id).await?;
    let State::Signed { signing, .. } = report.state else { return Err(Failure::NotFound) };
    kept_file(&staff, signing.copy.ok_or(Failure::NotFound)?).await
}
