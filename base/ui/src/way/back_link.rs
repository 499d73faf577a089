//! The way back, on pages that are steps.

use crate::{Locale, Sample, Words};
use askama::Template;

/// A link to the step before.
#[derive(Debug, Clone, Template)]
#[template(path = "way/back_link.html")]
pub struct BackLink {
    words: Words,
    href: String,
}

control!(BackLink);

impl BackLink {
    /// Leads to `href`.
    #[must_use]
    pub fn new(locale: Locale, href: impl Into<String>) -> Self {
        Self { words: Words::new(locale), href: href.into() }
    }
}

pub(crate) fn samples() -> Vec<Sample> {
    vec![Sample::new("BackLink", "back", BackLink::new(Locale::Vi, "/tasks"))]
}
