//! A passage set apart from the text around it.

use crate::{Html, Sample};
use askama::Template;

/// A passage set apart: a quotation, a note on law.
#[derive(Debug, Clone, Template)]
#[template(path = "note/inset_text.html")]
pub struct InsetText {
    body: Html,
}

control!(InsetText);

impl InsetText {
    /// Sets `body` apart.
    #[must_use]
    pub fn new(body: impl Into<Html>) -> Self {
        Self { body: body.into() }
    }
}

pub(crate) fn samples() -> Vec<Sample> {
    let text = "Nếu hồ sơ hợp lệ được tiếp nhận hôm nay, dự kiến trả kết quả ngày 30/11/2026; ngày chính thức ghi trên Giấy tiếp nhận.";
    vec![Sample::new("InsetText", "a note", InsetText::new(text))]
}
