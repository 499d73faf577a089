//! Narrowing a list: a form whose answers stand in the address, so that a narrowed list can be kept and shared.

use crate::{Html, Locale, Sample, Words};
use askama::Template;

/// A row of fields that narrows the list below it.
#[derive(Debug, Clone, Template)]
#[template(path = "form/filter_bar.html")]
pub struct FilterBar {
    words: Words,
    action: String,
    fields: Vec<Html>,
    clear: Option<String>,
    found: Option<String>,
}

control!(FilterBar);

impl FilterBar {
    /// Asks for `action` with the answers.
    #[must_use]
    pub fn new(locale: Locale, action: impl Into<String>) -> Self {
        Self { words: Words::new(locale), action: action.into(), fields: Vec::new(), clear: None, found: None }
    }

    /// Adds a field.
    #[must_use]
    pub fn with(mut self, field: impl Into<Html>) -> Self {
        self.fields.push(field.into());
        self
    }

    /// Where the list stands with nothing narrowed; given only when something is.
    #[must_use]
    pub fn clear(mut self, href: impl Into<String>) -> Self {
        self.clear = Some(href.into());
        self
    }

    /// How much was found, in words.
    #[must_use]
    pub fn found(mut self, words: impl Into<String>) -> Self {
        self.found = Some(words.into());
        self
    }
}

pub(crate) fn samples() -> Vec<Sample> {
    use crate::{Choice, Select, TextInput};
    let states =
        [Choice::new("", "Mọi tình trạng"), Choice::new("late", "Quá hạn"), Choice::new("proven", "Đã xác nhận")];
    let bar = FilterBar::new(Locale::Vi, "/tasks")
        .with(TextInput::new(Locale::Vi, "fb-q", "Nội dung").kind("search"))
        .with(Select::new(Locale::Vi, "fb-state", "Tình trạng", states).value("late"))
        .clear("/tasks")
        .found("12 việc quá hạn");
    vec![Sample::new("FilterBar", "narrowed", bar)]
}
