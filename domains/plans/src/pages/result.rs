//! What came of a plan in a period, as the head approved it.

use super::address::{self, Form};
use super::counted::{Asked, counted, html};
use super::words;
use crate::model::{Period, PeriodResult, PlanId, PlanSummary};
use crate::words::Words;
use crate::{api, store};
use askama::Template;
use axum::extract::{Path, Query};
use axum::response::Response;
use ui::{Breadcrumbs, Html};
use viet::date::short;
use web::open::Data;
use web::{Ctx, Failure, PageHead};

/// An approved result with the plan that it is of.
pub(super) struct Approved {
    pub(super) plan: PlanSummary,
    pub(super) result: PeriodResult,
    pub(super) address: String,
}

#[derive(Template)]
#[template(path = "public/result.html")]
struct Page {
    w: Words,
    title: String,
    plan: Html,
    said: String,
    remarks: Vec<String>,
    counted: Html,
    files: Vec<Html>,
}

/// The approved results of the given plans, plan by plan, the latest period first, with their addresses.
pub(super) async fn approved(ctx: &Ctx, plans: &[PlanSummary]) -> Result<Vec<Approved>, Failure> {
    let mut found: Vec<(PlanSummary, PeriodResult)> = Vec::new();
    for plan in plans {
        let results = store::list_approved_results(&ctx.app.db, ctx.agency.id, plan.id).await?;
        found.extend(results.into_iter().map(|result| (plan.clone(), result)));
    }
    let periods: Vec<(i64, PlanId, Period)> =
        found.iter().map(|(plan, result)| (plan.year, plan.id, result.period.clone())).collect();
    let address = |plan: &PlanSummary, result: &PeriodResult| {
        let of_year = periods.iter().filter(|(year, ..)| *year == plan.year).map(|(_, _, period)| period);
        let same_days = periods.iter().any(|(year, other, period)| {
            *year == plan.year
                && *other != plan.id
                && (period.from, period.to) == (result.period.from, result.period.to)
        });
        let name = address::of_period(&result.period, of_year);
        // Two plans of a year may report on the very same days.
        let number = viet::slug(plan.number.as_deref().unwrap_or_default());
        let name = if same_days { format!("{}_{number}", address::days(&result.period)) } else { name };
        format!("/ke-hoach/{}/ket-qua/{name}", plan.year)
    };
    let addresses: Vec<String> = found.iter().map(|(plan, result)| address(plan, result)).collect();
    Ok(found.into_iter().zip(addresses).map(|((plan, result), address)| Approved { plan, result, address }).collect())
}

pub(super) async fn show(
    ctx: Ctx,
    Path((year, last)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    let (name, form) = address::split(&last);
    let plans = address::signed(store::list_plans(&ctx.app.db, ctx.agency.id).await?);
    let of_year: Vec<PlanSummary> = plans.into_iter().filter(|plan| plan.year.to_string() == year).collect();
    let wanted = format!("/ke-hoach/{year}/ket-qua/{name}");
    let all = approved(&ctx, &of_year).await?;
    let found = all.into_iter().find(|one| one.address == wanted).ok_or(Failure::NotFound)?;
    match form {
        Form::Page => page(&ctx, &found, &of_year, &asked),
        file => api::result(&ctx, &found.plan, &found.result, file),
    }
}

fn page(ctx: &Ctx, found: &Approved, of_year: &[PlanSummary], asked: &Asked) -> Result<Response, Failure> {
    let w = words(ctx);
    let (plan, result) = (&found.plan, &found.result);
    let title = w.public_result_title(result.period.label.as_str());
    let number = plan.number.as_deref().unwrap_or_default();
    let plan_address = ctx.href(&address::of_plan(plan, of_year));
    let approved = address::approved_on(result).map(short).unwrap_or_default();
    let days = w.public_period(short(result.period.from), short(result.period.to));
    let file = |form: Data| {
        Html::link(&ctx.href(&format!("{}.{}", found.address, form.ending())), &form.ending().to_uppercase())
    };
    let body = Page {
        w,
        title: title.clone(),
        plan: Html::link(&plan_address, &w.public_plan_link(plan.kind.as_str(), number)),
        said: w.public_result_said(approved.as_str(), days.as_str()),
        remarks: crate::desk::common::paragraphs(&result.remarks),
        counted: html(&counted(&result.rows, asked, &ctx.href(&found.address), w)),
        files: Data::ALL.map(file).into(),
    };
    let crumbs = Breadcrumbs::new(ctx.locale)
        .then(w.menu_public_plans(), ctx.href("/ke-hoach"))
        .then(number, plan_address.as_str());
    let head = PageHead::new(title).description(w.public_result_description(number, result.period.label.as_str()));
    ctx.public(&head.breadcrumbs(crumbs).last_reviewed(approved), &body)
}
