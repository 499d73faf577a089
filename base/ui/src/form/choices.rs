//! Choosing one (radios) or several (checkboxes).

use super::{Field, field_setters};
use crate::{Locale, Sample};
use askama::Template;

/// One thing that may be chosen.
#[derive(Debug, Clone)]
pub struct Choice {
    pub(crate) value: String,
    pub(crate) text: String,
    pub(crate) hint: Option<String>,
    pub(crate) chosen: bool,
}

impl Choice {
    /// The value that is sent, and the words that are shown.
    #[must_use]
    pub fn new(value: impl Into<String>, text: impl Into<String>) -> Self {
        Self { value: value.into(), text: text.into(), hint: None, chosen: false }
    }

    /// What a form sends for it.
    #[must_use]
    pub fn value(&self) -> &str {
        &self.value
    }

    /// Help under the words; shown by radios and checkboxes.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// Whether it is chosen already.
    #[must_use]
    pub fn chosen(mut self, chosen: bool) -> Self {
        self.chosen = chosen;
        self
    }
}

/// One choice out of a few.
#[derive(Debug, Clone, Template)]
#[template(path = "form/radios.html")]
pub struct Radios {
    field: Field,
    choices: Vec<Choice>,
    inline: bool,
}

/// Any number of choices out of a few.
#[derive(Debug, Clone, Template)]
#[template(path = "form/checkboxes.html")]
pub struct Checkboxes {
    field: Field,
    choices: Vec<Choice>,
}

control!(Radios, Checkboxes);

impl Radios {
    /// The question `label`, answered under `name` by one of `choices`.
    #[must_use]
    pub fn new(
        locale: Locale,
        name: impl Into<String>,
        label: impl Into<String>,
        choices: impl IntoIterator<Item = Choice>,
    ) -> Self {
        Self { field: Field::new(locale, name, label), choices: choices.into_iter().collect(), inline: false }
    }

    field_setters!();

    /// Chooses the choice with this value, if there is one.
    #[must_use]
    pub fn value(mut self, value: &str) -> Self {
        self.choices.iter_mut().for_each(|c| c.chosen = c.value == value);
        self
    }

    /// Puts two or three short choices on one line.
    #[must_use]
    pub fn inline(mut self) -> Self {
        self.inline = true;
        self
    }
}

impl Checkboxes {
    /// The question `label`, answered under `name` once for each of `choices` that is ticked.
    #[must_use]
    pub fn new(
        locale: Locale,
        name: impl Into<String>,
        label: impl Into<String>,
        choices: impl IntoIterator<Item = Choice>,
    ) -> Self {
        Self { field: Field::new(locale, name, label), choices: choices.into_iter().collect() }
    }

    field_setters!();

    /// Ticks the choices with these values.
    #[must_use]
    pub fn values(mut self, values: &[&str]) -> Self {
        self.choices.iter_mut().for_each(|c| c.chosen = values.contains(&c.value.as_str()));
        self
    }
}

/// The id of a choice: the first has the field's own, so that an error summary leads to it.
fn choice_id(field: &Field, index: usize) -> String {
    if index == 0 { field.id.clone() } else { format!("{}-{}", field.id, index + 1) }
}

pub(crate) fn samples() -> Vec<Sample> {
    let units = || {
        [
            Choice::new("office", "Văn phòng").hint("Đầu mối phối hợp các phòng, bộ phận, đơn vị"),
            Choice::new("labour", "Phòng Quản lý lao động"),
            Choice::new("desk", "Bộ phận tiếp nhận và trả kết quả"),
        ]
    };
    let yes_no = [Choice::new("yes", "Có"), Choice::new("no", "Không")];
    let radios = |name, label| Radios::new(Locale::Vi, name, label, units());
    let boxes = |name, label| Checkboxes::new(Locale::Vi, name, label, units());
    vec![
        Sample::new("Radios", "hints, one chosen", radios("ra-unit", "Đơn vị chủ trì").value("labour")),
        Sample::new("Radios", "error", radios("ra-err", "Đơn vị chủ trì").error("Chọn đơn vị chủ trì")),
        Sample::new("Radios", "inline", Radios::new(Locale::Vi, "ra-yes", "Đã niêm yết?", yes_no).inline()),
        Sample::new("Radios", "heading", radios("ra-head", "Ai chủ trì nội dung này?").hint("Một đơn vị").heading()),
        Sample::new(
            "Checkboxes",
            "two ticked",
            boxes("ch-unit", "Đơn vị phối hợp").values(&["office", "desk"]).optional(),
        ),
        Sample::new("Checkboxes", "error", boxes("ch-err", "Đơn vị phối hợp").error("Chọn ít nhất một đơn vị")),
    ]
}
