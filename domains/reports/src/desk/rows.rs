//! The rows behind a figure, of a period as it stands now or of a report as it was kept; as a page, and as a table to take away.

use super::{counted, find_period, find_report, period_crumbs, period_path, report_path, said, words};
use crate::model::{FigureLine, ReportId, Snapshot};
use crate::permissions::SEE;
use crate::store;
use crate::words::Words;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use domain::{FigureRow, Registry};
use evidence::periods::PeriodId;
use std::sync::Arc;
use ui::{Breadcrumbs, Column, EmptyState, Html, Pagination, SummaryList, Table};
use viet::date::short;
use web::answer::download;
use web::table::{Cell, XLSX, workbook};
use web::{Access, Failure, Input, PageHead, Routes, Staff};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/lam-viec/bao-cao/ky/{period}/so-lieu/{figure}", Access::May(&SEE), of_period)
        .get("/lam-viec/bao-cao/ky/{period}/so-lieu/{figure}/bang", Access::May(&SEE), table_of_period)
        .get("/lam-viec/bao-cao/{report}/so-lieu/{figure}", Access::May(&SEE), of_report)
}

#[derive(Template)]
#[template(path = "period/rows.html")]
struct Page {
    w: Words,
    title: String,
    facts: SummaryList,
    table: Option<Table>,
    pages: Pagination,
    empty: Option<EmptyState>,
    take: Option<String>,
}

/// Rows on a page.
const A_PAGE: usize = 100;

/// Whose rows are shown.
struct Shown<'a> {
    snapshot: &'a Snapshot,
    /// Of a report as it was kept; none of a period as it stands.
    report: Option<ReportId>,
    crumbs: Breadcrumbs,
    /// The address of the page.
    path: String,
    take: Option<String>,
}

async fn of_period(
    staff: Staff,
    registry: Registry,
    Path((period, figure)): Path<(PeriodId, String)>,
    page: Input,
) -> Result<Response, Failure> {
    let period = find_period(&staff, period).await?;
    let snapshot = counted(&staff, &registry, &period).await?;
    let path = period_path(period.id, &format!("so-lieu/{figure}"));
    let take = Some(staff.href(&format!("{path}/bang")));
    let crumbs = period_crumbs(&staff, &period);
    show(&staff, Shown { snapshot: &snapshot, report: None, crumbs, path, take }, &figure, &page).await
}

async fn of_report(
    staff: Staff,
    registry: Registry,
    Path((report, figure)): Path<(ReportId, String)>,
    page: Input,
) -> Result<Response, Failure> {
    let (report, period) = find_report(&staff, report).await?;
    let snapshot = said(&staff, &registry, &report, &period).await?;
    let crumbs = period_crumbs(&staff, &period).then(report.name.as_str(), staff.href(&report_path(report.id, "")));
    let path = report_path(report.id, &format!("so-lieu/{figure}"));
    let shown = Shown { snapshot: &snapshot, report: Some(report.id), crumbs, path, take: None };
    show(&staff, shown, &figure, &page).await
}

async fn show(staff: &Staff, shown: Shown<'_>, address: &str, page: &Input) -> Result<Response, Failure> {
    let (w, snapshot) = (words(staff), shown.snapshot);
    let line = snapshot.figure(address).ok_or(Failure::NotFound)?;
    let all = line.tally.whole.all;
    let last = all.div_ceil(A_PAGE).max(1);
    let current = page.text("trang").trim().parse::<usize>().unwrap_or(1).clamp(1, last);
    let (from, db, agency) = ((current - 1) * A_PAGE, &staff.app.db, staff.agency.id);
    let rows = match shown.report {
        Some(report) => store::list_rows(db, agency, report, line, from, A_PAGE).await?,
        None => line.rows.iter().skip(from).take(A_PAGE).cloned().collect(),
    };
    let mut facts = SummaryList::new()
        .line(w.figure_value(), line.value().to_string())
        .line(w.figure_measure(), line.measure.as_str())
        .line(w.figure_definition(), line.definition.as_str())
        .line(w.figure_period(), w.period_days(short(snapshot.from), short(snapshot.to)));
    if let Some(basis) = &line.legal_basis {
        facts = facts.line(w.figure_basis(), basis.as_str());
    }
    let number = |page: usize| u32::try_from(page).unwrap_or(u32::MAX);
    let href = |page: u32| staff.href(&format!("{}?trang={page}", shown.path));
    let body = Page {
        w,
        title: line.title.clone(),
        facts,
        table: (all > 0).then(|| table(staff, line, &rows, snapshot)),
        pages: Pagination::numbered(staff.locale, number(current), number(last), href),
        empty: (all == 0).then(|| EmptyState::new(w.rows_none(), w.rows_none_why())),
        take: shown.take.filter(|_| all > 0),
    };
    staff.page(&PageHead::new(line.title.as_str()).breadcrumbs(shown.crumbs), &body)
}

/// A column that no row has anything for is left out.
fn table(staff: &Staff, line: &FigureLine, shown: &[Arc<FigureRow>], snapshot: &Snapshot) -> Table {
    let w = words(staff);
    let share = line.shape == domain::Shape::Share;
    let cells = |row: &FigureRow| -> [String; 5] {
        let marks = [(share && row.counts).then(|| w.row_counts()), row.late.then(|| w.row_late())];
        [
            row.on.map(short).unwrap_or_default(),
            snapshot.unit(row.unit).to_owned(),
            row.group.clone(),
            marks.into_iter().flatten().collect::<Vec<_>>().join("; "),
            row.note.clone(),
        ]
    };
    let rows: Vec<[String; 5]> = shown.iter().map(|row| cells(row)).collect();
    let titles = [w.row_day(), w.row_unit(), w.row_group(), w.row_marks(), w.row_note()];
    let used: Vec<usize> = (0..titles.len()).filter(|at| rows.iter().any(|row| !row[*at].is_empty())).collect();
    let start = Table::new(staff.locale, line.title.as_str()).hidden_caption().column(Column::text(w.row_title()));
    let columns = used.iter().fold(start, |table, at| table.column(Column::text(titles[*at])));
    columns.rows(shown.iter().zip(&rows).map(|(row, cells)| {
        let rest = used.iter().map(|at| Html::from(cells[*at].as_str()));
        std::iter::once(Html::link(&staff.href(&row.address), &row.title)).chain(rest).collect()
    }))
}

async fn table_of_period(
    staff: Staff,
    registry: Registry,
    Path((period, figure)): Path<(PeriodId, String)>,
) -> Result<Response, Failure> {
    let w = words(&staff);
    let period = find_period(&staff, period).await?;
    let snapshot = counted(&staff, &registry, &period).await?;
    let line = snapshot.figure(&figure).ok_or(Failure::NotFound)?;
    let header = [w.row_title(), w.row_day(), w.row_unit(), w.row_group(), w.row_counts(), w.row_late(), w.row_note()];
    let mark = |yes: bool| Cell::Text(if yes { "x".into() } else { String::new() });
    let rows = line.rows.iter().map(|row| {
        vec![
            Cell::Text(row.title.clone()),
            row.on.map_or_else(|| Cell::Text(String::new()), Cell::Date),
            Cell::Text(snapshot.unit(row.unit).to_owned()),
            Cell::Text(row.group.clone()),
            mark(row.counts),
            mark(row.late),
            Cell::Text(row.note.clone()),
        ]
    });
    let made = kernel::local_time(staff.now);
    let bytes = workbook(&line.title, &header.map(str::to_owned), rows.collect(), staff.locale, made);
    Ok(download(&format!("{}-{}.xlsx", figure.replace('.', "-"), period.to_on), XLSX, bytes, false))
}
