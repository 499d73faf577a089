//! Staff pages, a slice a file: its routes, its handlers, its templates in `templates/<slice>/`.

mod annex;
mod block;
mod deadlines;
mod outside;
mod period;
mod publication;
mod report;
mod returned;
mod rows;
mod section;
mod signing;
mod templates;
mod units;
mod word;
mod year;

use crate::model::{Report, ReportId, Snapshot};
use crate::snapshot;
use crate::store::{self, Writer};
use crate::words::Words;
use domain::Registry;
use evidence::periods::{Period, PeriodId};
use std::sync::Arc;
use ui::{Breadcrumbs, Tag, Tone};
use web::{Ctx, Failure, Routes, Staff};

/// Where reports begin.
pub(crate) const HOME: &str = "/lam-viec/bao-cao";

pub(crate) fn routes() -> Routes {
    [
        annex::routes,
        block::routes,
        deadlines::routes,
        outside::routes,
        period::routes,
        publication::routes,
        report::routes,
        rows::routes,
        section::routes,
        signing::routes,
        templates::routes,
        units::routes,
        word::routes,
        year::routes,
    ]
    .iter()
    .fold(Routes::new(), |all, slice| all.and(slice()))
}

/// The words in the reader's language.
fn words(ctx: &Ctx) -> Words {
    Words::new(ctx.locale)
}

/// Who writes this request.
fn writer(staff: &Staff) -> Writer<'_> {
    Writer { actor: &staff.actor, now: staff.now, source: staff.source }
}

/// The address of a page of a report; `verb` is empty for its own.
pub(crate) fn report_path(report: ReportId, verb: &str) -> String {
    if verb.is_empty() { format!("{HOME}/{report}") } else { format!("{HOME}/{report}/{verb}") }
}

/// The address of a page of a period; `verb` is empty for its own.
fn period_path(period: PeriodId, verb: &str) -> String {
    if verb.is_empty() { format!("{HOME}/ky/{period}") } else { format!("{HOME}/ky/{period}/{verb}") }
}

/// The period with this id.
async fn find_period(staff: &Staff, id: PeriodId) -> Result<Period, Failure> {
    let all = evidence::list_all_periods(&staff.app.db, staff.agency.id).await?;
    all.into_iter().find(|period| period.id == id).ok_or(Failure::NotFound)
}

/// The report with this id, and its period.
async fn find_report(staff: &Staff, id: ReportId) -> Result<(Report, Period), Failure> {
    let found = store::find_report(&staff.app.db, staff.agency.id, id).await?.ok_or(Failure::NotFound)?;
    let period = find_period(staff, found.period_id).await?;
    Ok((found, period))
}

/// What a period says now.
async fn counted(staff: &Staff, registry: &Registry, period: &Period) -> Result<Arc<Snapshot>, Failure> {
    Ok(snapshot::remembered(&staff.app.db, registry, staff.agency.id, period, staff.now).await?)
}

/// What a report says: what was kept with it, or what its period says now.
async fn said(staff: &Staff, registry: &Registry, report: &Report, period: &Period) -> Result<Arc<Snapshot>, Failure> {
    match report.snapshot() {
        Some(kept) => Ok(Arc::clone(kept)),
        None => counted(staff, registry, period).await,
    }
}

/// The pages above a period.
fn home_crumbs(staff: &Staff) -> Breadcrumbs {
    Breadcrumbs::new(staff.locale).then(words(staff).menu_reports(), staff.href(HOME))
}

/// The pages above a page of a period.
fn period_crumbs(staff: &Staff, period: &Period) -> Breadcrumbs {
    home_crumbs(staff).then(period.label.as_str(), staff.href(&period_path(period.id, "")))
}

/// How far a report is, as a mark.
fn state_tag(state: &str, w: Words) -> Tag {
    match state {
        "signed" => Tag::new(Tone::Green, w.state_signed()),
        "submitted" => Tag::new(Tone::Teal, w.state_submitted()),
        _ => Tag::new(Tone::Neutral, w.state_draft()),
    }
}

/// A count for a message.
fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
