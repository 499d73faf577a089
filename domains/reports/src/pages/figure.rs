//! The rows behind a public figure: what, when, whose, and whether it came late.

use super::{HOME, files, path, published, words};
use crate::model::{FigureLine, Snapshot};
use crate::rules::publication::open_row;
use crate::words::Words;
use crate::{api, store};
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use domain::FigureRow;
use std::sync::Arc;
use text::Locale;
use ui::{Breadcrumbs, Column, EmptyState, Html, Pagination, SummaryList, Table};
use viet::date::short;
use web::{Ctx, Failure, Input, PageHead, open};

/// Rows on a page.
const A_PAGE: usize = 100;

#[derive(Template)]
#[template(path = "public/figure.html")]
struct Page {
    w: Words,
    title: String,
    facts: SummaryList,
    table: Option<Table>,
    pages: Pagination,
    empty: Option<EmptyState>,
    files: Vec<Html>,
}

pub(super) async fn show(
    ctx: Ctx,
    Path((result, last)): Path<(String, String)>,
    asked: Input,
) -> Result<Response, Failure> {
    let (address, data) = open::split(&last);
    let found = published(&ctx, &result).await?;
    let line = found.opened.figure(address).ok_or(Failure::NotFound)?;
    let (all, snapshot) = (line.tally.whole.all, &found.opened.snapshot);
    if let Some(data) = data {
        let rows = rows(&ctx, &found.report, line, 0, all).await?;
        return api::figure(&ctx, &found, line, &rows, data);
    }
    let last = all.div_ceil(A_PAGE).max(1);
    let current = asked.text("trang").parse::<usize>().unwrap_or(1).clamp(1, last);
    let rows = rows(&ctx, &found.report, line, (current - 1) * A_PAGE, A_PAGE).await?;
    let (w, own) = (words(&ctx), format!("{}/{address}", path(&found.publication)));
    let number = |page: usize| u32::try_from(page).unwrap_or(u32::MAX);
    let body = Page {
        w,
        title: line.title.clone(),
        facts: facts(line, snapshot, w),
        table: (all > 0).then(|| table(line, &rows, snapshot, ctx.locale)),
        pages: Pagination::numbered(ctx.locale, number(current), number(last), |page| {
            ctx.href(&format!("{own}?trang={page}"))
        }),
        empty: (all == 0).then(|| EmptyState::new(w.rows_none(), w.rows_none_why())),
        files: files(&ctx, &own),
    };
    let crumbs = Breadcrumbs::new(ctx.locale)
        .then(w.menu_public_results(), ctx.href(HOME))
        .then(snapshot.label.as_str(), ctx.href(&path(&found.publication)));
    let head = PageHead::new(line.title.as_str()).description(line.definition.as_str());
    ctx.public(&head.breadcrumbs(crumbs).last_reviewed(short(found.approved_on)), &body)
}

/// Rows as they were kept with the report, as the public may have them.
async fn rows(
    ctx: &Ctx,
    report: &crate::model::Report,
    line: &FigureLine,
    from: usize,
    most: usize,
) -> Result<Vec<Arc<FigureRow>>, Failure> {
    let rows = store::list_rows(&ctx.app.db, ctx.agency.id, report.id, line, from, most).await?;
    Ok(rows.iter().map(open_row).collect())
}

fn facts(line: &FigureLine, snapshot: &Snapshot, w: Words) -> SummaryList {
    let facts = SummaryList::new()
        .line(w.figure_value(), line.value().to_string())
        .line(w.figure_measure(), line.measure.as_str())
        .line(w.figure_definition(), line.definition.as_str())
        .line(w.figure_period(), w.period_days(short(snapshot.from), short(snapshot.to)));
    match &line.legal_basis {
        Some(basis) => facts.line(w.figure_basis(), basis.as_str()),
        None => facts,
    }
}

/// A column that no row has anything for is left out.
fn table(line: &FigureLine, shown: &[Arc<FigureRow>], snapshot: &Snapshot, locale: Locale) -> Table {
    let w = Words::new(locale);
    let share = line.shape == domain::Shape::Share;
    let cells = |row: &FigureRow| -> [String; 4] {
        let marks = [(share && row.counts).then(|| w.row_counts()), row.late.then(|| w.row_late())];
        [
            row.on.map(short).unwrap_or_default(),
            snapshot.unit(row.unit).to_owned(),
            row.group.clone(),
            marks.into_iter().flatten().collect::<Vec<_>>().join("; "),
        ]
    };
    let rows: Vec<[String; 4]> = shown.iter().map(|row| cells(row)).collect();
    let titles = [w.row_day(), w.row_unit(), w.row_group(), w.row_marks()];
    let used: Vec<usize> = (0..titles.len()).filter(|at| rows.iter().any(|row| !row[*at].is_empty())).collect();
    let start = Table::new(locale, line.title.as_str()).hidden_caption().column(Column::text(w.row_title()));
    let columns = used.iter().fold(start, |table, at| table.column(Column::text(titles[*at])));
    columns.rows(shown.iter().zip(&rows).map(|(row, cells)| {
        let rest = used.iter().map(|at| Html::from(cells[*at].as_str()));
        std::iter::once(Html::from(row.title.as_str())).chain(rest).collect()
    }))
}
