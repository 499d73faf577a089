//! A date as officials write it: one box, dd/mm/yyyy.

use super::{Field, field_setters};
use crate::{Locale, Sample};
use askama::Template;

/// A date in one box, written dd/mm/yyyy. Says how under the label unless it has another hint.
#[derive(Debug, Clone, Template)]
#[template(path = "form/date_field.html")]
pub struct DateField {
    field: Field,
    value: String,
}

control!(DateField);

impl DateField {
    /// A date called `name` in the form, with its `label`.
    #[must_use]
    pub fn new(locale: Locale, name: impl Into<String>, label: impl Into<String>) -> Self {
        let mut field = Field::new(locale, name, label);
        field.hint = Some(field.words.date_example().to_string());
        Self { field, value: String::new() }
    }

    field_setters!();

    /// The answer as it stands, as it was written.
    #[must_use]
    pub fn value(mut self, value: impl Into<String>) -> Self {
        self.value = value.into();
        self
    }
}

pub(crate) fn samples() -> Vec<Sample> {
    let date = |name| DateField::new(Locale::Vi, name, "Hạn hoàn thành");
    vec![
        Sample::new("DateField", "filled in", date("da-due").value("14/12/2020")),
        Sample::new("DateField", "error", date("da-err").value("31/02/2020").error("Tháng 02/2020 không có ngày 31")),
    ]
}
