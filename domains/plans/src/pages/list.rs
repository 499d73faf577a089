//! Every signed plan, the latest first.

use super::{address, words};
use crate::store;
use crate::words::Words;
use askama::Template;
use axum::response::Response;
use ui::{Column, EmptyState, Html, Table};
use viet::date::short;
use web::{Ctx, Failure, PageHead};

#[derive(Template)]
#[template(path = "public/list.html")]
struct Page {
    w: Words,
    plans: Table,
    empty: Option<EmptyState>,
}

pub(super) async fn show(ctx: Ctx) -> Result<Response, Failure> {
    let w = words(&ctx);
    let plans = address::signed(store::list_plans(&ctx.app.db, ctx.agency.id).await?);
    let rows = plans.iter().map(|plan| {
        let number = plan.number.as_deref().unwrap_or_default();
        let link = Html::link(&ctx.href(&address::of_plan(plan, &plans)), &plan.subject);
        let signed = plan.issued_on.map(short).unwrap_or_default();
        vec![Html::from(plan.year.to_string()), Html::from(number), link, Html::from(signed)]
    });
    let table = Table::new(ctx.locale, w.public_list_title())
        .hidden_caption()
        .column(Column::text(w.public_year()))
        .column(Column::text(w.public_number_column()))
        .column(Column::text(w.public_subject()))
        .column(Column::text(w.public_signed_on()))
        .rows(rows);
    let empty = plans.is_empty().then(|| EmptyState::new(w.public_list_empty(), w.public_list_empty_text()));
    let head = PageHead::new(w.public_list_title()).description(w.public_list_description(ctx.agency.name.as_str()));
    ctx.public(&head, &Page { w, plans: table, empty })
}
