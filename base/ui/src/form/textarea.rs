//! Several lines of text, with a count of characters where there is a limit.

use super::{Field, field_setters};
use crate::{Locale, Sample};
use askama::Template;

/// Several lines of text.
#[derive(Debug, Clone, Template)]
#[template(path = "form/textarea.html")]
pub struct Textarea {
    field: Field,
    value: String,
    rows: u8,
    limit: Option<u32>,
}

control!(Textarea);

impl Textarea {
    /// A text called `name` in the form, with its `label`.
    #[must_use]
    pub fn new(locale: Locale, name: impl Into<String>, label: impl Into<String>) -> Self {
        Self { field: Field::new(locale, name, label), value: String::new(), rows: 5, limit: None }
    }

    field_setters!();

    /// The answer as it stands.
    #[must_use]
    pub fn value(mut self, value: impl Into<String>) -> Self {
        self.value = value.into();
        self
    }

    /// How many lines are shown at first.
    #[must_use]
    pub fn rows(mut self, rows: u8) -> Self {
        self.rows = rows;
        self
    }

    /// The longest answer in characters. Counted while typing where scripts run; the page must check it in any case.
    #[must_use]
    pub fn limit(mut self, characters: u32) -> Self {
        self.limit = Some(characters);
        self
    }

    fn described_by(&self) -> Option<String> {
        self.field.described_by(self.limit.map(|_| "info"))
    }
}

pub(crate) fn samples() -> Vec<Sample> {
    let sample = |name, text: Textarea| Sample::new("Textarea", name, text);
    let text = |name, label| Textarea::new(Locale::Vi, name, label);
    vec![
        sample("empty", text("ta-note", "Ghi chú").optional()),
        sample(
            "limit",
            text("ta-ask", "Khó khăn, vướng mắc – xin ý kiến chỉ đạo")
                .hint("Nêu việc, nguyên nhân và đề xuất")
                .limit(500),
        ),
        sample(
            "error",
            text("ta-err", "Lý do").value("Chưa rõ").error("Nêu rõ tài liệu nào còn thiếu").limit(200).rows(3),
        ),
    ]
}
