//! What search engines may read, and where it is.

use super::{address, result};
use crate::store;
use axum::http::header;
use axum::response::{IntoResponse as _, Response};
use std::fmt::Write as _;
use web::cache::Cacheable;
use web::{Ctx, Failure};

pub(super) async fn robots(ctx: Ctx) -> Response {
    let mut text = String::from("User-agent: *\n");
    if ctx.agency.example {
        text.push_str("Disallow: /\n");
    } else {
        text.push_str("Disallow: /lam-viec\nDisallow: /en/lam-viec\nDisallow: /moi/\nDisallow: /dang-nhap\n");
        if let Some(map) = absolute(&ctx, "/sitemap.xml") {
            let _ = writeln!(text, "Sitemap: {map}");
        }
    }
    kept(text, "text/plain; charset=utf-8")
}

/// The public pages in both languages. Without a public address there is nothing that a sitemap may name.
pub(super) async fn sitemap(ctx: Ctx) -> Result<Response, Failure> {
    let plans = address::signed(store::list_plans(&ctx.app.db, ctx.agency.id).await?);
    let results = result::approved(&ctx, &plans).await?;
    let fixed = ["/", "/ke-hoach"].map(|path| (path.to_owned(), None));
    let of_plans = plans.iter().map(|plan| (address::of_plan(plan, &plans), plan.issued_on));
    let of_results = results.iter().map(|one| (one.address.clone(), address::approved_on(&one.result)));
    let mut text = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for (path, day) in fixed.into_iter().chain(of_plans).chain(of_results) {
        for locale in [text::Locale::Vi, text::Locale::En] {
            let Some(address) = absolute(&ctx, &web::localised(locale, &path)) else { continue };
            let day = day.map(|day| format!("<lastmod>{day}</lastmod>")).unwrap_or_default();
            let _ = writeln!(text, "<url><loc>{address}</loc>{day}</url>");
        }
    }
    text.push_str("</urlset>\n");
    Ok(kept(text, "application/xml; charset=utf-8"))
}

/// Paths of ours hold letters, digits, `-`, `_` and `/` only, so that nothing needs escaping.
fn absolute(ctx: &Ctx, path: &str) -> Option<String> {
    ctx.app.settings.public_url.as_ref().and_then(|base| base.join(path).ok()).map(String::from)
}

fn kept(text: String, media: &'static str) -> Response {
    let mut response = ([(header::CONTENT_TYPE, media)], text).into_response();
    response.extensions_mut().insert(Cacheable);
    response
}
