//! One line of text.

use super::{Field, field_setters};
use crate::{Locale, Sample};
use askama::Template;

/// How wide a line is, in characters: the length of the answer that is expected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Width {
    /// As wide as the text.
    #[default]
    Full,
    /// About 30 characters.
    C30,
    /// About 20 characters.
    C20,
    /// About 10 characters: dates, codes.
    C10,
    /// About 5 characters.
    C5,
    /// About 3 characters.
    C3,
}

impl Width {
    pub(crate) const fn class(self) -> &'static str {
        match self {
            Self::Full => "",
            Self::C30 => " govuk-input--width-30",
            Self::C20 => " govuk-input--width-20",
            Self::C10 => " govuk-input--width-10",
            Self::C5 => " govuk-input--width-5",
            Self::C3 => " govuk-input--width-3",
        }
    }
}

/// One line of text.
#[derive(Debug, Clone, Template)]
#[template(path = "form/text_input.html")]
pub struct TextInput {
    field: Field,
    kind: &'static str,
    value: String,
    autocomplete: Option<&'static str>,
    input_mode: Option<&'static str>,
    width: Width,
    prefix: Option<String>,
    suffix: Option<String>,
}

control!(TextInput);

impl TextInput {
    /// A line called `name` in the form, with its `label`.
    #[must_use]
    pub fn new(locale: Locale, name: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            field: Field::new(locale, name, label),
            kind: "text",
            value: String::new(),
            autocomplete: None,
            input_mode: None,
            width: Width::Full,
            prefix: None,
            suffix: None,
        }
    }

    field_setters!();

    /// The answer as it stands.
    #[must_use]
    pub fn value(mut self, value: impl Into<String>) -> Self {
        self.value = value.into();
        self
    }

    /// The `type` of the input: `email`, `tel`, `url`, `search`.
    #[must_use]
    pub fn kind(mut self, kind: &'static str) -> Self {
        self.kind = kind;
        self
    }

    /// What browsers may fill in by themselves, in HTML's words: `name`, `email`, `one-time-code`, `off`.
    #[must_use]
    pub fn autocomplete(mut self, what: &'static str) -> Self {
        self.autocomplete = Some(what);
        self
    }

    /// Which keyboard a phone shows: `numeric`, `decimal`, `url`.
    #[must_use]
    pub fn input_mode(mut self, mode: &'static str) -> Self {
        self.input_mode = Some(mode);
        self
    }

    /// The length of the answer that is expected.
    #[must_use]
    pub fn width(mut self, width: Width) -> Self {
        self.width = width;
        self
    }

    /// Shown before the answer, not part of it.
    #[must_use]
    pub fn prefix(mut self, prefix: impl Into<String>) -> Self {
        self.prefix = Some(prefix.into());
        self
    }

    /// Shown after the answer, not part of it: a unit.
    #[must_use]
    pub fn suffix(mut self, suffix: impl Into<String>) -> Self {
        self.suffix = Some(suffix.into());
        self
    }

    fn described_by(&self) -> Option<String> {
        self.field.described_by(None)
    }
}

pub(crate) fn samples() -> Vec<Sample> {
    let sample = |name, input: TextInput| Sample::new("TextInput", name, input);
    let input = |name, label| TextInput::new(Locale::Vi, name, label);
    vec![
        sample("empty", input("ti-title", "Tên kế hoạch")),
        sample(
            "hint and value",
            input("ti-sign", "Số, ký hiệu").hint("Như ghi trên văn bản").value("06/KH-KCNĐN").width(Width::C20),
        ),
        sample(
            "error",
            input("ti-err", "Địa chỉ bài đăng")
                .kind("url")
                .hint("Địa chỉ trang có bài đã đăng")
                .value("cổng thông tin")
                .error("Nhập địa chỉ bắt đầu bằng https://"),
        ),
        sample(
            "suffix",
            input("ti-money", "Kinh phí dự kiến").input_mode("numeric").suffix("đồng").width(Width::C20).optional(),
        ),
        sample("heading", input("ti-head", "Quý doanh nghiệp cần tìm thủ tục nào?").kind("search").heading()),
        sample(
            "English",
            TextInput::new(Locale::En, "ti-en", "Title of the plan").error("Enter the title of the plan").optional(),
        ),
    ]
}
