//! The plan as signed beside the plan as it holds on a day, and the papers that lie between.

mod amend;
pub(crate) mod compare;

use crate::desk::common::{Names, count, cut, full_plan, plan_crumbs, plan_parts, plan_path, words};
use crate::model::{Amendment, AmendmentKind, Change, FullPlan, ItemId, PlanId, QuotaOf};
use crate::permissions::{MANAGE_PLANS, SEE_TASKS};
use crate::rules::amendment::drift;
use crate::words::Words;
use askama::Template;
use axum::extract::{Path, Query};
use axum::response::Response;
use compare::{Compared, blocks};
use kernel::Date;
use serde::Deserialize;
use ui::{Button, Column, DateField, FilterBar, Html, SubNavigation, Table, Timeline, TimelineEntry};
use viet::date::short;
use web::{Access, Failure, PageHead, Routes, Staff};

/// Characters of a wording in the list of changes; the table below has the whole.
const SHORT: usize = 160;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/lam-viec/ke-hoach/{plan}/ban-goc", Access::May(&SEE_TASKS), show)
        .get("/lam-viec/ke-hoach/{plan}/ban-goc/dieu-chinh", Access::May(&MANAGE_PLANS), amend::form)
        .post("/lam-viec/ke-hoach/{plan}/ban-goc/dieu-chinh", Access::May(&MANAGE_PLANS), amend::save)
}

#[derive(Deserialize)]
struct AsOf {
    #[serde(default)]
    ngay: String,
}

#[derive(Template)]
#[template(path = "baseline/page.html")]
struct Page {
    w: Words,
    parts: SubNavigation,
    record: Option<Button>,
    filter: FilterBar,
    drift: String,
    amendments: Option<Timeline>,
    tables: Vec<Table>,
}

async fn show(staff: Staff, Path(plan): Path<PlanId>, Query(asked): Query<AsOf>) -> Result<Response, Failure> {
    let w = words(&staff);
    let full = full_plan(&staff, plan).await?;
    full.plan.signature().ok_or(Failure::NotFound)?;
    let names = Names::load(&staff.app.db, staff.agency.id).await?;
    let day = viet::date::parse(&asked.ngay).unwrap_or(staff.today);
    let wrong =
        (!asked.ngay.trim().is_empty() && viet::date::parse(&asked.ngay).is_none()).then(|| w.fault_form_date());
    let field = DateField::new(staff.locale, "ngay", w.baseline_as_of()).value(short(day)).error(wrong);
    let changes = drift(&full, day).len();
    let body = Page {
        w,
        parts: plan_parts(&staff, &full.plan, "ban-goc"),
        record: staff
            .actor
            .may(&MANAGE_PLANS)
            .then(|| Button::to(w.baseline_record(), staff.href(&plan_path(plan, "ban-goc/dieu-chinh"))).secondary()),
        filter: FilterBar::new(staff.locale, staff.href(&plan_path(plan, "ban-goc"))).with(field),
        drift: if changes == 0 { w.baseline_none().to_owned() } else { w.baseline_drift(count(changes), short(day)) },
        amendments: (!full.amendments.is_empty()).then(|| timeline(&full, &names, w)),
        tables: tables(&full, day, w),
    };
    staff.page(&PageHead::new(w.baseline_title()).breadcrumbs(plan_crumbs(&staff, &full.plan)), &body)
}

/// The name of a group in lists.
pub(crate) fn group_name(full: &FullPlan, block: i64, w: Words) -> String {
    let audience =
        full.items.iter().find(|item| item.block == block).map(|item| item.audience.as_str()).unwrap_or_default();
    if audience.is_empty() { w.coverage_group_plain(block + 1) } else { w.coverage_group(audience, block + 1) }
}

/// The papers, oldest first, each with what it changed.
fn timeline(full: &FullPlan, names: &Names, w: Words) -> Timeline {
    Timeline::new(full.amendments.iter().map(|paper| {
        let changes =
            paper.changes.iter().map(|change| format!("<li>{}</li>", Html::from(change_in_words(full, change, w))));
        let list = format!("<ul class=\"govuk-list govuk-list--bullet\">{}</ul>", changes.collect::<String>());
        let recorded = short(kernel::local_date(paper.recorded_at));
        TimelineEntry::new(short(paper.issued_on), w.baseline_amendment(kind_name(paper, w), paper.number.as_str()))
            .who(w.baseline_recorded_by(recorded, names.person(paper.recorded_by)))
            .body(Html::trusted(list))
    }))
}

const fn kind_name(paper: &Amendment, w: Words) -> &'static str {
    match paper.kind {
        AmendmentKind::Correction => w.baseline_correction(),
        AmendmentKind::Amendment => w.baseline_amendment_kind(),
    }
}

fn change_in_words(full: &FullPlan, change: &Change, w: Words) -> String {
    let label =
        |id: &ItemId| full.item(*id).map(|item| format!("{}.{}", item.block + 1, item.label)).unwrap_or_default();
    let number = |quota: &Option<u32>| quota.map_or_else(|| w.not_known().to_owned(), |number| number.to_string());
    match change {
        Change::ItemText { item, .. } => w.baseline_change_item(label(item)),
        Change::ItemAdded { item, text, .. } => w.baseline_change_added(label(item), cut(text, SHORT)),
        Change::ItemDropped { item, .. } => w.baseline_change_dropped(label(item)),
        Change::ChannelText { to, .. } => w.baseline_change_channel(cut(to, SHORT)),
        Change::Quota { of: QuotaOf::Collectives, from, to } => w.baseline_change_collectives(number(from), number(to)),
        Change::Quota { of: QuotaOf::Individuals, from, to } => w.baseline_change_individuals(number(from), number(to)),
    }
}

/// A table for the contents of each group and one for its channels, and the quotas where the plan has any.
fn tables(full: &FullPlan, day: Date, w: Words) -> Vec<Table> {
    let mut tables = Vec::new();
    for block in blocks(full) {
        let name = group_name(full, block, w);
        let items = compare::items(full, block, day);
        tables.push(table(&name, w.baseline_column_label(), items.into_iter().map(|row| (row.label.clone(), row)), w));
        let channels = compare::channels(full, block, day);
        if channels.iter().any(|row| !row.is_same()) {
            let rows = channels.into_iter().enumerate().map(|(at, row)| ((at + 1).to_string(), row));
            tables.push(table(&w.baseline_channels(name.as_str()), w.baseline_column_label(), rows, w));
        }
    }
    let quotas = compare::quotas(full, day);
    if quotas.iter().any(|(_, row)| row.signed.is_some() || row.held.is_some()) {
        let rows = quotas.into_iter().map(|(of, row)| {
            let name = match of {
                QuotaOf::Collectives => w.baseline_collectives(),
                QuotaOf::Individuals => w.baseline_individuals(),
            };
            (name.to_owned(), row)
        });
        tables.push(table(w.baseline_quotas(), w.baseline_quota_of(), rows, w));
    }
    tables
}

fn table(caption: &str, first: &str, rows: impl Iterator<Item = (String, Compared)>, w: Words) -> Table {
    let cells = rows.map(|(label, row)| {
        let held = match (&row.held, row.is_same()) {
            (_, true) => Html::from(w.baseline_same()),
            (Some(held), false) => Html::trusted(format!("<strong>{}</strong>", Html::from(held))),
            (None, false) => Html::trusted(format!("<strong>{}</strong>", Html::from(w.baseline_dropped()))),
        };
        vec![label.into(), Html::from(row.signed.as_deref().unwrap_or(w.baseline_absent())), held]
    });
    Table::new(w.0, caption)
        .column(Column::text(first))
        .column(Column::text(w.baseline_column_signed()))
        .column(Column::text(w.baseline_column_held()))
        .rows(cells)
}
