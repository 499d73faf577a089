//! The page that leads to every part of administration.

use super::{ADMINISTRATION, Part, parts_of};
use crate::common::words;
use crate::permissions::OVERVIEW;
use askama::Template;
use axum::response::Response;
use web::{Access, Failure, PageHead, Routes, Staff};

pub(crate) fn routes() -> Routes {
    Routes::new().get(ADMINISTRATION, Access::May(&OVERVIEW), page)
}

#[derive(Template)]
#[template(path = "overview.html")]
struct Page<'a> {
    title: &'static str,
    staff: &'a Staff,
    parts: Vec<Part>,
}

async fn page(staff: Staff) -> Result<Response, Failure> {
    let page = Page { title: words(&staff).administration(), staff: &staff, parts: parts_of(&staff) };
    staff.page(&PageHead::new(page.title), &page)
}
