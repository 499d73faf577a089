//! The periods of a report year: their days, who is owed what by when, and the reports on them.

use super::{HOME, count, period_path, report_path, state_tag, words};
use crate::model::{Deadline, PublicationLine, ReportLine, Stage};
use crate::permissions::{SEE, SIGN};
use crate::rules::deadline::dates;
use crate::store;
use crate::words::Words;
use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use evidence::periods::{DECREE_09_2019, Period, PeriodKind};
use serde::Deserialize;
use ui::{Column, Html, Table};
use viet::calendar::Calendar;
use viet::date::short;
use web::{Access, Failure, PageHead, Routes, Staff};

pub(super) fn routes() -> Routes {
    Routes::new().get(HOME, Access::May(&SEE), show)
}

#[derive(Deserialize)]
struct Asked {
    #[serde(default, rename = "nam")]
    year: String,
}

/// The first and the last report year that can be asked for.
const YEARS: std::ops::RangeInclusive<i16> = 2012..=2100;

#[derive(Template)]
#[template(path = "year/page.html")]
struct Page {
    w: Words,
    title: String,
    before: (String, String),
    after: (String, String),
    templates: String,
    deadlines: Option<String>,
    /// What waits for the leaders' approval to be public.
    waiting: Vec<Html>,
    table: Table,
}

async fn show(staff: Staff, Query(asked): Query<Asked>) -> Result<Response, Failure> {
    let w = words(&staff);
    let year = match asked.year.parse::<i16>() {
        Ok(year) if YEARS.contains(&year) => year,
        // The report year begins in the middle of December.
        _ => staff.today.checked_add(jiff::Span::new().days(17)).map_or(staff.today.year(), |day| day.year()),
    };
    let periods = periods(&staff, year).await?;
    let deadlines = store::list_deadlines(&staff.app.db, staff.agency.id).await?;
    let reports = store::list_reports(&staff.app.db, staff.agency.id).await?;
    let link = |year: i16| (staff.href(&format!("{HOME}?nam={year}")), w.year_link(year.to_string()));
    let title = w.year_title(year.to_string());
    let body = Page {
        w,
        title: title.clone(),
        before: link(year.saturating_sub(1)),
        after: link(year.saturating_add(1)),
        templates: staff.href(super::templates::PATH),
        deadlines: staff.actor.may(&SIGN).then(|| staff.href(super::deadlines::PATH)),
        waiting: waiting(&staff).await?,
        table: table(&staff, &periods, &deadlines, &reports),
    };
    staff.page(&PageHead::new(title), &body)
}

async fn waiting(staff: &Staff) -> Result<Vec<Html>, Failure> {
    let all = store::list_publications(&staff.app.db, staff.agency.id, Stage::Submitted).await?;
    let link = |line: &PublicationLine| {
        let title = format!("{} – {}", line.subject, line.label);
        Html::link(&staff.href(&report_path(line.report_id, "cong-khai")), &title)
    };
    Ok(all.iter().map(link).collect())
}

/// The periods of a year and of the one before, which figures are compared with. They follow from the rule of their time, so
/// whoever asks first makes them.
async fn periods(staff: &Staff, year: i16) -> Result<Vec<Period>, Failure> {
    let (db, agency) = (&staff.app.db, staff.agency.id);
    let found = evidence::list_periods(db, agency, year.into()).await?;
    if !found.is_empty() {
        return Ok(found);
    }
    let mut tx = db.begin().await?;
    for year in [year - 1, year] {
        evidence::ensure_year(&mut tx, &staff.app.ambient, agency, year, &DECREE_09_2019).await?;
    }
    tx.commit().await?;
    Ok(evidence::list_periods(db, agency, year.into()).await?)
}

fn table(staff: &Staff, periods: &[Period], deadlines: &[Deadline], reports: &[ReportLine]) -> Table {
    let (w, calendar) = (words(staff), Calendar::civil_service());
    let row = |period: &Period| {
        let dates = dates(deadlines, period, &calendar);
        let units: Vec<String> = dates.iter().map(|one| short(one.units)).collect();
        let due = dates.iter().map(|one| w.year_due_at(short(one.due), one.deadline.receiver.as_str()));
        let of_period = reports.iter().filter(|report| report.period_id == period.id);
        let links = of_period.map(|report| {
            let name = report.number.as_deref().unwrap_or(&report.name);
            let link = Html::link(&staff.href(&report_path(report.id, "")), name);
            format!("{link} {}", Html::from(state_tag(&report.state, w)))
        });
        let closed = if period.closed_at.is_some() { w.year_closed() } else { w.period_open() };
        vec![
            Html::link(&staff.href(&period_path(period.id, "")), &period.label),
            Html::from(format!("{} – {}", short(period.from_on), short(period.to_on))),
            Html::from(closed),
            Html::from(units.first().cloned().unwrap_or_default()),
            lines(due.map(|due| Html::from(due).to_string())),
            lines(links),
        ]
    };
    // Quarters and longer first: months are for briefings.
    let mut listed: Vec<&Period> = periods.iter().collect();
    listed.sort_by_key(|period| (rank(period.kind), period.from_on));
    let rows = listed.into_iter().map(row);
    Table::new(staff.locale, w.year_caption(count(periods.len())))
        .hidden_caption()
        .column(Column::text(w.period()))
        .column(Column::text(w.year_days()))
        .column(Column::text(w.year_data()))
        .column(Column::text(w.year_units_by()))
        .column(Column::text(w.year_due()))
        .column(Column::text(w.year_reports()))
        .rows(rows)
}

const fn rank(kind: PeriodKind) -> u8 {
    match kind {
        PeriodKind::Quarter => 0,
        PeriodKind::Half => 1,
        PeriodKind::NineMonths => 2,
        PeriodKind::Year => 3,
        PeriodKind::Month => 4,
    }
}

/// Lines below each other, each escaped by whoever made it.
fn lines(lines: impl Iterator<Item = String>) -> Html {
    Html::trusted(lines.collect::<Vec<_>>().join("<br>"))
}
