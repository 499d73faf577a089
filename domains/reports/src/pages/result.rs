//! What was done in a period, as it was approved.

use super::{HOME, Published, body, files, path, published, words};
use crate::api;
use crate::words::Words;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use ui::{Breadcrumbs, Html};
use viet::date::short;
use web::{Ctx, Failure, PageHead, open};

#[derive(Template)]
#[template(path = "public/result.html")]
struct Page {
    w: Words,
    title: String,
    period: String,
    said: String,
    body: Html,
    files: Vec<Html>,
}

pub(super) async fn show(ctx: Ctx, Path(last): Path<String>) -> Result<Response, Failure> {
    let (address, data) = open::split(&last);
    let found = published(&ctx, address).await?;
    match data {
        None => page(&ctx, &found),
        Some(data) => api::result(&ctx, &found, data),
    }
}

fn page(ctx: &Ctx, found: &Published) -> Result<Response, Failure> {
    let (w, snapshot, path) = (words(ctx), &found.opened.snapshot, path(&found.publication));
    let title = found.report.subject.clone();
    let approved = short(found.approved_on);
    let href = |figure: &str| ctx.href(&format!("{path}/{figure}"));
    let page = Page {
        w,
        title: title.clone(),
        period: w.public_period(short(snapshot.from), snapshot.label.as_str(), short(snapshot.to)),
        said: w.public_said(approved.as_str(), short(found.signing.issued_on), found.signing.number.as_str()),
        body: body(&found.publication.choice.introduction, &found.opened, &href, 2, ctx.locale)?,
        files: files(ctx, &path),
    };
    let crumbs = Breadcrumbs::new(ctx.locale).then(w.menu_public_results(), ctx.href(HOME));
    let head = PageHead::new(title).description(w.public_description(snapshot.label.as_str()));
    ctx.public(&head.breadcrumbs(crumbs).last_reviewed(approved), &page)
}
