//! The first page: one question, the ways that lead on from it, and what changed lately.

use super::{address, result, words};
use crate::model::{Amendment, PlanSummary};
use crate::store;
use crate::words::Words;
use askama::Template;
use axum::response::Response;
use kernel::Date;
use ui::Html;
use viet::date::short;
use web::{Ctx, Failure, PageHead};

/// Plans whose papers and results are looked through for what is new.
const LATEST: usize = 3;
/// Changes that are told.
const MOST_NEWS: usize = 6;

#[derive(Template)]
#[template(path = "public/home.html")]
struct Page {
    w: Words,
    ways: Vec<Way>,
    news: Vec<(String, Html)>,
}

struct Way {
    link: Html,
    text: String,
}

pub(super) async fn show(ctx: Ctx) -> Result<Response, Failure> {
    let w = words(&ctx);
    let plans = address::signed(store::list_plans(&ctx.app.db, ctx.agency.id).await?);
    let latest: Vec<PlanSummary> = plans.iter().take(LATEST).cloned().collect();
    let mut papers = Vec::new();
    for plan in &latest {
        papers.extend(store::list_amendments(&ctx.app.db, ctx.agency.id, plan.id).await?);
    }
    let results = result::approved(&ctx, &latest).await?;
    let body = Page { w, ways: ways(&ctx, &plans, results.first(), w), news: news(&ctx, &plans, &papers, &results, w) };
    let head = PageHead::new(w.public_home_title()).description(w.public_home_description(ctx.agency.name.as_str()));
    ctx.public(&head, &body)
}

fn ways(ctx: &Ctx, plans: &[PlanSummary], result: Option<&result::Approved>, w: Words) -> Vec<Way> {
    let way = |path: &str, title: &str, text: String| Way { link: Html::link(&ctx.href(path), title), text };
    let current = plans.first().map(|plan| {
        let number = plan.number.as_deref().unwrap_or_default();
        way(&address::of_plan(plan, plans), &w.public_way_plan(plan.year.to_string()), w.public_way_plan_text(number))
    });
    let result = result
        .map(|one| way(&one.address, w.public_way_result(), w.public_result_title(one.result.period.label.as_str())));
    let list = way("/ke-hoach", w.public_way_list(), w.public_way_list_text().to_owned());
    [current, result, Some(list)].into_iter().flatten().collect()
}

/// What was signed, amended and approved, the latest first.
fn news(
    ctx: &Ctx,
    plans: &[PlanSummary],
    amendments: &[Amendment],
    results: &[result::Approved],
    w: Words,
) -> Vec<(String, Html)> {
    let mut found: Vec<(Date, String, String)> = Vec::new();
    for plan in plans.iter().take(LATEST) {
        let (number, home) = (plan.number.as_deref().unwrap_or_default(), address::of_plan(plan, plans));
        let signed = plan.issued_on.map(|day| (day, w.public_news_plan(number), home.clone()));
        let papers = amendments.iter().filter(|paper| paper.plan_id == plan.id);
        found.extend(signed);
        found.extend(
            papers.map(|paper| (paper.issued_on, w.public_news_amendment(number, paper.number.as_str()), home.clone())),
        );
    }
    found.extend(results.iter().filter_map(|one| {
        let title = w.public_news_result(one.result.period.label.as_str());
        Some((address::approved_on(&one.result)?, title, one.address.clone()))
    }));
    found.sort_by_key(|row| std::cmp::Reverse(row.0));
    found.truncate(MOST_NEWS);
    found.into_iter().map(|(day, text, path)| (short(day), Html::link(&ctx.href(&path), &text))).collect()
}
