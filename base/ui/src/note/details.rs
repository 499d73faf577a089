//! What few readers need, closed until asked for. On paper it is always open.

use crate::{Html, Sample};
use askama::Template;

/// A summary that opens to more.
#[derive(Debug, Clone, Template)]
#[template(path = "note/details.html")]
pub struct Details {
    summary: String,
    body: Html,
    open: bool,
}

control!(Details);

impl Details {
    /// Shows `summary`, and `body` when asked.
    #[must_use]
    pub fn new(summary: impl Into<String>, body: impl Into<Html>) -> Self {
        Self { summary: summary.into(), body: body.into(), open: false }
    }

    /// Starts open.
    #[must_use]
    pub fn open(mut self) -> Self {
        self.open = true;
        self
    }
}

pub(crate) fn samples() -> Vec<Sample> {
    let body = "Căn cứ được ghi theo văn bản có hiệu lực tại ngày ký kế hoạch.";
    vec![
        Sample::new("Details", "closed", Details::new("Căn cứ pháp lý", body)),
        Sample::new("Details", "open", Details::new("Căn cứ pháp lý", body).open()),
    ]
}
