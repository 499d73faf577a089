//! The results of all periods that leaders made public, the latest first.

use super::{HOME, words};
use crate::model::{PublicationLine, Stage};
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
    results: Table,
    empty: Option<EmptyState>,
}

pub(super) async fn show(ctx: Ctx) -> Result<Response, Failure> {
    let w = words(&ctx);
    let results = store::list_publications(&ctx.app.db, ctx.agency.id, Stage::Approved).await?;
    let row = |line: &PublicationLine| {
        let paper = line.number.as_deref().zip(line.issued_on);
        vec![
            Html::link(&ctx.href(&format!("{HOME}/{}", line.address)), &line.label),
            line.subject.as_str().into(),
            format!("{} – {}", short(line.from_on), short(line.to_on)).into(),
            paper.map(|(number, day)| w.report_number_of(number, short(day))).unwrap_or_default().into(),
        ]
    };
    let table = Table::new(ctx.locale, w.public_list())
        .hidden_caption()
        .column(Column::text(w.period()))
        .column(Column::text(w.report_subject()))
        .column(Column::text(w.year_days()))
        .column(Column::text(w.report()))
        .rows(results.iter().map(row));
    let empty = results.is_empty().then(|| EmptyState::new(w.public_list_empty(), w.public_list_empty_why()));
    let head = PageHead::new(w.public_list()).description(w.public_list_description(ctx.agency.name.as_str()));
    ctx.public(&head, &Page { w, results: table, empty })
}
