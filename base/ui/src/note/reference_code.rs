//! The code that an apology carries, and that the log carries too.

use crate::{Button, Locale, Sample, Words};
use askama::Template;

/// A short code to quote when asking for help.
#[derive(Debug, Clone, Template)]
#[template(path = "note/reference_code.html")]
pub struct ReferenceCode {
    words: Words,
    code: String,
}

control!(ReferenceCode);

impl ReferenceCode {
    /// Shows `code`.
    #[must_use]
    pub fn new(locale: Locale, code: impl Into<String>) -> Self {
        Self { words: Words::new(locale), code: code.into() }
    }

    fn copy(&self) -> Button {
        Button::copy(self.words.copy(), "reference-code", self.words.copied())
    }
}

pub(crate) fn samples() -> Vec<Sample> {
    vec![Sample::new("ReferenceCode", "a code", ReferenceCode::new(Locale::Vi, "7KQ2-M4XA"))]
}
