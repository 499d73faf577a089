//! What is wrong with a form, all in one place at the top of the page.

use crate::{Locale, Sample, Words};
use askama::Template;

/// Everything that is wrong, each leading to its field. Shows nothing when nothing is wrong.
#[derive(Debug, Clone, Template)]
#[template(path = "form/error_summary.html")]
pub struct ErrorSummary {
    words: Words,
    errors: Vec<(Option<String>, String)>,
}

control!(ErrorSummary);

impl ErrorSummary {
    /// A summary without errors.
    #[must_use]
    pub fn new(locale: Locale) -> Self {
        Self { words: Words::new(locale), errors: Vec::new() }
    }

    /// Adds what is wrong with the field `id`, in the words that stand beside the field.
    #[must_use]
    pub fn field(mut self, id: impl Into<String>, message: impl Into<String>) -> Self {
        self.errors.push((Some(id.into()), message.into()));
        self
    }

    /// Adds what is wrong with the form as a whole.
    #[must_use]
    pub fn form(mut self, message: impl Into<String>) -> Self {
        self.errors.push((None, message.into()));
        self
    }

    /// Whether nothing is wrong; a page with errors says so in its title too.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.errors.is_empty()
    }
}

pub(crate) fn samples() -> Vec<Sample> {
    let summary = ErrorSummary::new(Locale::Vi)
        .field("es-title", "Cần nhập tên kế hoạch")
        .field("es-due", "Hạn hoàn thành phải sau ngày ký")
        .form("Kế hoạch này đã được ký; chỉ sửa được bằng văn bản điều chỉnh");
    let fields = crate::Html::trusted(format!(
        "{summary}{}{}",
        crate::TextInput::new(Locale::Vi, "es-title", "Tên kế hoạch").error("Cần nhập tên kế hoạch"),
        crate::DateField::new(Locale::Vi, "es-due", "Hạn hoàn thành").error("Hạn hoàn thành phải sau ngày ký"),
    ));
    vec![
        Sample::new("ErrorSummary", "three errors, with their fields", fields),
        Sample::new("ErrorSummary", "nothing wrong", ErrorSummary::new(Locale::Vi)),
    ]
}
