//! Where a page is: the pages above it.

use crate::{Locale, Sample, Words};
use askama::Template;

/// The pages above this one, the highest first. The page itself is not among them.
#[derive(Debug, Clone, Template)]
#[template(path = "way/breadcrumbs.html")]
pub struct Breadcrumbs {
    words: Words,
    links: Vec<(String, String)>,
}

control!(Breadcrumbs);

impl Breadcrumbs {
    /// No page above yet.
    #[must_use]
    pub fn new(locale: Locale) -> Self {
        Self { words: Words::new(locale), links: Vec::new() }
    }

    /// Adds the next page below.
    #[must_use]
    pub fn then(mut self, text: impl Into<String>, href: impl Into<String>) -> Self {
        self.links.push((text.into(), href.into()));
        self
    }
}

pub(crate) fn samples() -> Vec<Sample> {
    let links = Breadcrumbs::new(Locale::Vi)
        .then("Trang chủ", "/")
        .then("Kế hoạch", "/plans")
        .then("Thông tin, tuyên truyền cải cách hành chính năm 2020", "/plans/2020");
    vec![Sample::new("Breadcrumbs", "three pages above", links)]
}
