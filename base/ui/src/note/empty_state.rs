//! What stands where there is nothing yet: what would be here, and what to do next.

use crate::{Html, Sample};
use askama::Template;

/// Nothing here yet, and a way onward.
#[derive(Debug, Clone, Template)]
#[template(path = "note/empty_state.html")]
pub struct EmptyState {
    title: String,
    text: Html,
    action: Html,
}

control!(EmptyState);

impl EmptyState {
    /// Says what would be here (`title`), and what that is (`text`).
    #[must_use]
    pub fn new(title: impl Into<String>, text: impl Into<Html>) -> Self {
        Self { title: title.into(), text: text.into(), action: Html::default() }
    }

    /// What to do next: a button or a link.
    #[must_use]
    pub fn action(mut self, action: impl Into<Html>) -> Self {
        self.action = action.into();
        self
    }
}

pub(crate) fn samples() -> Vec<Sample> {
    let empty = EmptyState::new(
        "Chưa có việc nào được giao",
        "Mỗi nội dung của kế hoạch cần ít nhất một hình thức chính. Giao việc theo bảng, hoặc dán từ Excel.",
    )
    .action(crate::Button::to("Giao việc", "/plans/2020/assign"));
    let calm = EmptyState::new("Hôm nay không có việc nào đến hạn", "Việc gần nhất đến hạn ngày 30/11/2026.");
    vec![Sample::new("EmptyState", "with a next step", empty), Sample::new("EmptyState", "nothing to do", calm)]
}
