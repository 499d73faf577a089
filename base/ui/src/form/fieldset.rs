//! Fields that answer one question together.

use crate::{Html, Sample};
use askama::Template;

/// A group of fields under one legend.
#[derive(Debug, Clone, Template)]
#[template(path = "form/fieldset.html")]
pub struct Fieldset {
    legend: String,
    heading: bool,
    fields: Vec<Html>,
}

control!(Fieldset);

impl Fieldset {
    /// An empty group called `legend`.
    #[must_use]
    pub fn new(legend: impl Into<String>) -> Self {
        Self { legend: legend.into(), heading: false, fields: Vec::new() }
    }

    /// Makes the legend the page's `h1`.
    #[must_use]
    pub fn heading(mut self) -> Self {
        self.heading = true;
        self
    }

    /// Adds a field.
    #[must_use]
    pub fn with(mut self, field: impl Into<Html>) -> Self {
        self.fields.push(field.into());
        self
    }
}

pub(crate) fn samples() -> Vec<Sample> {
    use crate::{DateField, Locale, TextInput, Width};
    let group = Fieldset::new("Văn bản đã ký")
        .with(TextInput::new(Locale::Vi, "fs-number", "Số").width(Width::C5).input_mode("numeric"))
        .with(DateField::new(Locale::Vi, "fs-date", "Ngày ký"));
    vec![Sample::new("Fieldset", "two fields", group)]
}
