//! A period as it stands now: every figure beside that of a year before, the part of each unit, what other systems gave, and the
//! reports on it. Here reports are begun.

use super::{counted, find_period, home_crumbs, outside, period_path, report_path, state_tag, units, words, writer};
use crate::content;
use crate::model::{Block, Snapshot};
use crate::permissions::{SEE, WRITE};
use crate::rules::report;
use crate::rules::templates::serves;
use crate::words::Words;
use crate::{sentences, shown, store};
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use domain::Registry;
use evidence::periods::{Period, PeriodId};
use ui::{ActionForm, Button, Column, Html, SummaryList, Table};
use viet::date::short;
use web::{Access, Failure, Input, PageHead, Routes, Staff};

pub(super) fn routes() -> Routes {
    Routes::new().get("/lam-viec/bao-cao/ky/{period}", Access::May(&SEE), show).post(
        "/lam-viec/bao-cao/ky/{period}/soan",
        Access::May(&WRITE),
        begin,
    )
}

#[derive(Template)]
#[template(path = "period/page.html")]
struct Page {
    w: Words,
    title: String,
    facts: SummaryList,
    figures: Table,
    drawing: Html,
    units: Html,
    outside: Option<Table>,
    reports: Option<Table>,
    begin: Vec<Beginning>,
}

struct Beginning {
    name: String,
    about: String,
    form: ActionForm,
}

async fn show(staff: Staff, registry: Registry, Path(id): Path<PeriodId>) -> Result<Response, Failure> {
    let w = words(&staff);
    let period = find_period(&staff, id).await?;
    let snapshot = counted(&staff, &registry, &period).await?;
    let drawings = [
        Block::Drawing {
            title: w.period_drawing().to_owned(),
            part: "plans.tasks_done".into(),
            whole: "plans.tasks".into(),
        },
        Block::Rates { title: w.period_rates().to_owned(), figure: "plans.tasks_on_time".into() },
        Block::Months { title: w.period_months().to_owned(), figure: "plans.events".into() },
        Block::Coverage { title: w.period_coverage().to_owned(), figure: "plans.events".into() },
        Block::Beside {
            title: w.period_beside().to_owned(),
            figures: ["plans.tasks", "plans.tasks_done", "plans.events"].map(str::to_owned).into(),
        },
    ];
    let drawn: Vec<_> = drawings.iter().flat_map(|one| content::block(one, &snapshot)).collect();
    let body = Page {
        w,
        title: period.label.clone(),
        facts: facts(&period, w),
        figures: figures(&staff, &period, &snapshot, registry),
        drawing: shown::board(&drawn, "units", staff.locale),
        units: units::part(&staff, &period, &snapshot).await?,
        outside: outside::table(&staff, &period, &snapshot),
        reports: reports(&staff, &period).await?,
        begin: beginnings(&staff, &period).await?,
    };
    staff.page(&PageHead::new(period.label.as_str()).breadcrumbs(home_crumbs(&staff)), &body)
}

fn facts(period: &Period, w: Words) -> SummaryList {
    let closed = period.closed_at.map(|at| w.period_closed_at(short(kernel::local_date(at))));
    SummaryList::new()
        .line(w.year_days(), w.period_days(short(period.from_on), short(period.to_on)))
        .line(w.year_data(), closed.unwrap_or_else(|| w.period_open().to_owned()))
        .line(w.figure_basis(), period.legal_basis.as_str())
}

fn figures(staff: &Staff, period: &Period, snapshot: &Snapshot, registry: Registry) -> Table {
    let w = words(staff);
    let rows = registry.figure_kinds().zip(&snapshot.figures).map(|(kind, line)| {
        let rows = period_path(period.id, &format!("so-lieu/{}", kind.address));
        vec![
            Html::link(&staff.href(&rows), (kind.title)(staff.locale)),
            (kind.measure)(staff.locale).into(),
            line.value().to_string().into(),
            line.before.map_or_else(|| "–".to_owned(), |value| value.to_string()).into(),
        ]
    });
    Table::new(staff.locale, w.period_figures())
        .hidden_caption()
        .column(Column::text(w.figure()))
        .column(Column::text(w.figure_measure()))
        .column(Column::number(w.figure_now()))
        .column(Column::number(w.figure_before()))
        .rows(rows)
}

async fn reports(staff: &Staff, period: &Period) -> Result<Option<Table>, Failure> {
    let w = words(staff);
    let all = store::list_reports(&staff.app.db, staff.agency.id).await?;
    let of_period: Vec<_> = all.into_iter().filter(|report| report.period_id == period.id).collect();
    let rows = of_period.iter().map(|report| {
        vec![
            Html::link(&staff.href(&report_path(report.id, "")), &report.name),
            Html::from(state_tag(&report.state, w)),
            report.number.as_deref().unwrap_or_default().into(),
        ]
    });
    let table = Table::new(staff.locale, w.year_reports())
        .hidden_caption()
        .column(Column::text(w.report()))
        .column(Column::text(w.report_state()))
        .column(Column::text(w.report_number()))
        .rows(rows);
    Ok((!of_period.is_empty()).then_some(table))
}

async fn beginnings(staff: &Staff, period: &Period) -> Result<Vec<Beginning>, Failure> {
    if !staff.actor.may(&WRITE) {
        return Ok(Vec::new());
    }
    let w = words(staff);
    let action = staff.href(&period_path(period.id, "soan"));
    let beginning = |template: &crate::model::Template| Beginning {
        name: template.name.clone(),
        about: template.about.clone(),
        form: ActionForm::new(
            action.clone(),
            Button::submit(w.report_begin()).secondary().about(template.name.as_str()),
        )
        .hidden("mau", template.key.as_str()),
    };
    let all = super::templates::of_agency(staff).await?;
    Ok(all.iter().filter(|template| serves(template, period)).map(beginning).collect())
}

async fn begin(staff: Staff, registry: Registry, Path(id): Path<PeriodId>, input: Input) -> Result<Response, Failure> {
    let w = words(&staff);
    let period = find_period(&staff, id).await?;
    let template = super::templates::find(&staff, input.text("mau")).await?;
    let snapshot = counted(&staff, &registry, &period).await?;
    let new = staff.app.ambient.id();
    let decided = report::begin(&template, &period, new, &snapshot, &staff.actor, staff.now)
        .map_err(|no| sentences::failure(no.into(), w))?;
    let mut tx = staff.app.db.begin().await?;
    let begun = store::add_report(&mut tx, &writer(&staff), decided).await;
    let begun = begun.map_err(|error| sentences::failure(error, w))?;
    tx.commit().await?;
    Ok(staff.redirect_saying(&report_path(begun.id, ""), w.report_begun()))
}
