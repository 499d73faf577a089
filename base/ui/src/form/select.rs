//! One choice out of many, as a closed list.

use super::{Field, field_setters};
use crate::{Choice, Locale, Sample};
use askama::Template;

/// One choice out of many. For fewer than about seven, [`Radios`](crate::Radios) are easier.
#[derive(Debug, Clone, Template)]
#[template(path = "form/select.html")]
pub struct Select {
    field: Field,
    choices: Vec<Choice>,
}

control!(Select);

impl Select {
    /// A list called `name` in the form, with its `label`. An empty first choice is the caller's to add.
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

    /// Chooses the choice with this value, if there is one.
    #[must_use]
    pub fn value(mut self, value: &str) -> Self {
        self.choices.iter_mut().for_each(|c| c.chosen = c.value == value);
        self
    }
}

pub(crate) fn samples() -> Vec<Sample> {
    let channels = || {
        [
            Choice::new("", "Chọn hình thức"),
            Choice::new("portal", "Cổng thông tin điện tử"),
            Choice::new("booklet", "Niêm yết và in cuốn hướng dẫn"),
            Choice::new(
                "dialogue",
                "Đối thoại trực tiếp với doanh nghiệp, họp giao ban định kỳ và tiếp xúc doanh nghiệp mới đi vào hoạt động",
            ),
        ]
    };
    let select = |name| Select::new(Locale::Vi, name, "Hình thức", channels());
    vec![
        Sample::new("Select", "chosen", select("se-channel").value("booklet")),
        Sample::new("Select", "error", select("se-err").error("Chọn hình thức tuyên truyền")),
        Sample::new("Select", "a long choice", select("se-long").value("dialogue")),
    ]
}
