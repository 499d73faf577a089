//! The rows behind a figure, of a period as it stands now or of a report as it was kept; as a page, and as a table to take away.

use super::{counted, find_period, find_report, period_crumbs, period_path, report_path, said, words};
use crate::model::{FigureLine, ReportId, Snapshot};
use crate::permissions::SEE;
use crate::words::Words;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use domain::{FigureRow, Registry};
use evidence::periods::PeriodId;
use ui::{Breadcrumbs, Column, EmptyState, Html, SummaryList, Table};
use viet::date::short;
use web::answer::download;
use web::table::{Cell, XLSX, workbook};
use web::{Access, Failure, PageHead, Routes, Staff};

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
    empty: Option<EmptyState>,
    take: Option<String>,
}

async fn of_period(
    staff: Staff,
    registry: Registry,
    Path((period, figure)): Path<(PeriodId, String)>,
) -> Result<Response, Failure> {
    let period = find_period(&staff, period).await?;
    let snapshot = counted(&staff, &registry, &period).await?;
    let take = staff.href(&period_path(period.id, &format!("so-lieu/{figure}/bang")));
    page(&staff, &snapshot, &figure, period_crumbs(&staff, &period), Some(take))
}

async fn of_report(
    staff: Staff,
    registry: Registry,
    Path((report, figure)): Path<(ReportId, String)>,
) -> Result<Response, Failure> {
    let (report, period) = find_report(&staff, report).await?;
    let snapshot = said(&staff, &registry, &report, &period).await?;
    let crumbs = period_crumbs(&staff, &period).then(report.name.as_str(), staff.href(&report_path(report.id, "")));
    page(&staff, &snapshot, &figure, crumbs, None)
}

fn page(
    staff: &Staff,
    snapshot: &Snapshot,
    address: &str,
    crumbs: Breadcrumbs,
    take: Option<String>,
) -> Result<Response, Failure> {
    let w = words(staff);
    let line = snapshot.figure(address).ok_or(Failure::NotFound)?;
    let none = line.figure.rows.is_empty();
    let mut facts = SummaryList::new()
        .line(w.figure_value(), line.value().to_string())
        .line(w.figure_measure(), line.measure.as_str())
        .line(w.figure_definition(), line.definition.as_str())
        .line(w.figure_period(), w.period_days(short(snapshot.from), short(snapshot.to)));
    if let Some(basis) = &line.legal_basis {
        facts = facts.line(w.figure_basis(), basis.as_str());
    }
    let body = Page {
        w,
        title: line.title.clone(),
        facts,
        table: (!none).then(|| table(staff, line, snapshot)),
        empty: none.then(|| EmptyState::new(w.rows_none(), w.rows_none_why())),
        take: take.filter(|_| !none),
    };
    staff.page(&PageHead::new(line.title.as_str()).breadcrumbs(crumbs), &body)
}

/// A column that no row has anything for is left out.
fn table(staff: &Staff, line: &FigureLine, snapshot: &Snapshot) -> Table {
    let w = words(staff);
    let share = line.figure.shape == domain::Shape::Share;
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
    let rows: Vec<[String; 5]> = line.figure.rows.iter().map(cells).collect();
    let titles = [w.row_day(), w.row_unit(), w.row_group(), w.row_marks(), w.row_note()];
    let used: Vec<usize> = (0..titles.len()).filter(|at| rows.iter().any(|row| !row[*at].is_empty())).collect();
    let start = Table::new(staff.locale, line.title.as_str()).hidden_caption().column(Column::text(w.row_title()));
    let columns = used.iter().fold(start, |table, at| table.column(Column::text(titles[*at])));
    columns.rows(line.figure.rows.iter().zip(&rows).map(|(row, cells)| {
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
    let rows = line.figure.rows.iter().map(|row| {
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
