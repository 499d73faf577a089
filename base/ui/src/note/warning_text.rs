//! One sentence about what follows if one is not careful.

use crate::{Locale, Sample, Words};
use askama::Template;

/// A warning.
#[derive(Debug, Clone, Template)]
#[template(path = "note/warning_text.html")]
pub struct WarningText {
    words: Words,
    text: String,
}

control!(WarningText);

impl WarningText {
    /// Warns with `text`.
    #[must_use]
    pub fn new(locale: Locale, text: impl Into<String>) -> Self {
        Self { words: Words::new(locale), text: text.into() }
    }
}

pub(crate) fn samples() -> Vec<Sample> {
    let text = "Sau khi khóa, số liệu của kỳ không sửa được; tài liệu đến muộn được tính vào kỳ sau.";
    vec![Sample::new("WarningText", "a warning", WarningText::new(Locale::Vi, text))]
}
