//! One task, as it stands in a list of tasks.

use crate::{Html, Locale, Sample, Tag, Words};
use askama::Template;

/// One task: what, who, until when, how far.
#[derive(Debug, Clone, Template)]
#[template(path = "list/task_card.html")]
pub struct TaskCard {
    words: Words,
    title: String,
    href: String,
    state: Tag,
    due: Option<String>,
    unit: Option<String>,
    channel: Option<String>,
    actions: Vec<Html>,
}

control!(TaskCard);

impl TaskCard {
    /// A task that `href` shows in full.
    #[must_use]
    pub fn new(locale: Locale, title: impl Into<String>, href: impl Into<String>, state: Tag) -> Self {
        Self {
            words: Words::new(locale),
            title: title.into(),
            href: href.into(),
            state,
            due: None,
            unit: None,
            channel: None,
            actions: Vec::new(),
        }
    }

    /// Until when, written out already.
    #[must_use]
    pub fn due(mut self, due: impl Into<String>) -> Self {
        self.due = Some(due.into());
        self
    }

    /// The unit in charge.
    #[must_use]
    pub fn unit(mut self, unit: impl Into<String>) -> Self {
        self.unit = Some(unit.into());
        self
    }

    /// Through which channel.
    #[must_use]
    pub fn channel(mut self, channel: impl Into<String>) -> Self {
        self.channel = Some(channel.into());
        self
    }

    /// Adds what can be done about it here: a button, a link, a small form.
    #[must_use]
    pub fn action(mut self, action: impl Into<Html>) -> Self {
        self.actions.push(action.into());
        self
    }
}

pub(crate) fn samples() -> Vec<Sample> {
    use crate::{Button, Tone};
    let late = TaskCard::new(
        Locale::Vi,
        "Niêm yết và in cuốn hướng dẫn về bộ thủ tục hành chính",
        "/tasks/12",
        Tag::new(Tone::Red, "Quá hạn 3 ngày"),
    )
    .due("20/11/2020")
    .unit("Bộ phận tiếp nhận và trả kết quả")
    .channel("Niêm yết")
    .action(Button::to("Nộp tài liệu kiểm chứng", "/tasks/12/evidence"))
    .action(Html::link("/tasks/12/difficulty", "Báo khó khăn, vướng mắc"));
    let plain = TaskCard::new(
        Locale::Vi,
        "Viết tin, bài về cải cách hành chính",
        "/tasks/14",
        Tag::new(Tone::Teal, "Đang thực hiện"),
    )
    .due("14/12/2020")
    .unit("Văn phòng");
    vec![Sample::new("TaskCard", "late, with actions", late), Sample::new("TaskCard", "plain", plain)]
}
