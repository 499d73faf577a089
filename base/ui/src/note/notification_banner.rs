//! A message about what has just happened, or what everybody must know now.

use crate::{Html, Locale, Sample, Words};
use askama::Template;

/// A message at the top of a page. At most one on a page.
#[derive(Debug, Clone, Template)]
#[template(path = "note/notification_banner.html")]
pub struct NotificationBanner {
    words: Words,
    success: bool,
    id: String,
    heading: String,
    body: Html,
}

control!(NotificationBanner);

impl NotificationBanner {
    /// Something was done, as asked. Takes the focus, so that it is read out.
    #[must_use]
    pub fn success(locale: Locale, heading: impl Into<String>) -> Self {
        Self { success: true, ..Self::important(locale, heading) }
    }

    /// Something to know before reading on.
    #[must_use]
    pub fn important(locale: Locale, heading: impl Into<String>) -> Self {
        let words = Words::new(locale);
        Self { words, success: false, id: "notice".into(), heading: heading.into(), body: Html::default() }
    }

    /// What stands below the heading.
    #[must_use]
    pub fn body(mut self, body: impl Into<Html>) -> Self {
        self.body = body.into();
        self
    }

    /// Another id than `notice`, where there are two.
    #[must_use]
    pub fn id(mut self, id: impl Into<String>) -> Self {
        self.id = id.into();
        self
    }
}

pub(crate) fn samples() -> Vec<Sample> {
    let done = NotificationBanner::success(Locale::Vi, "Đã giao 35 việc cho 6 đơn vị");
    let know = NotificationBanner::important(Locale::Vi, "Số liệu quý III khóa ngày 14/9")
        .body("Các đơn vị gửi Văn phòng trước ngày 07/9.");
    vec![
        Sample::new("NotificationBanner", "success", done.id("nb-done")),
        Sample::new("NotificationBanner", "important", know.id("nb-know")),
    ]
}
