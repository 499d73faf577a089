//! Every control in its states on one page, in debug builds only: for designers, translators and reviewers.

use crate::{Ctx, Failure, PageHead};
use askama::Template;
use axum::response::Response;
use ui::Sample;

/// The address of the page.
pub const PATH: &str = "/thu-vien-giao-dien";

#[derive(Template)]
#[template(path = "gallery.html")]
struct Gallery {
    samples: Vec<Sample>,
}

/// Shows the samples.
///
/// # Errors
/// If a template cannot be rendered.
pub async fn gallery(ctx: Ctx) -> Result<Response, Failure> {
    ctx.bare(&PageHead::new("Controls"), &Gallery { samples: ui::gallery() })
}
