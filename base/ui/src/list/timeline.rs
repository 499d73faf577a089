//! What happened, in order.

use crate::{Html, Sample};
use askama::Template;

/// One thing that happened.
#[derive(Debug, Clone)]
pub struct TimelineEntry {
    when: String,
    title: Html,
    who: Option<String>,
    body: Html,
}

impl TimelineEntry {
    /// `title` happened at `when`, which is written out already.
    #[must_use]
    pub fn new(when: impl Into<String>, title: impl Into<Html>) -> Self {
        Self { when: when.into(), title: title.into(), who: None, body: Html::default() }
    }

    /// Who did it.
    #[must_use]
    pub fn who(mut self, who: impl Into<String>) -> Self {
        self.who = Some(who.into());
        self
    }

    /// More about it.
    #[must_use]
    pub fn body(mut self, body: impl Into<Html>) -> Self {
        self.body = body.into();
        self
    }
}

/// A history, in the order given.
#[derive(Debug, Clone, Default, Template)]
#[template(path = "list/timeline.html")]
pub struct Timeline {
    entries: Vec<TimelineEntry>,
}

control!(Timeline);

impl Timeline {
    /// A history of these entries.
    #[must_use]
    pub fn new(entries: impl IntoIterator<Item = TimelineEntry>) -> Self {
        Self { entries: entries.into_iter().collect() }
    }
}

pub(crate) fn samples() -> Vec<Sample> {
    let history = Timeline::new([
        TimelineEntry::new("21/11/2020, 16 giờ 40", "Xác nhận tài liệu kiểm chứng").who("Văn phòng"),
        TimelineEntry::new("20/11/2020, 09 giờ 12", "Yêu cầu bổ sung")
            .who("Văn phòng")
            .body("Ảnh bảng niêm yết chưa thấy ngày niêm yết."),
        TimelineEntry::new("18/11/2020, 14 giờ 03", "Nộp tài liệu kiểm chứng").who("Bộ phận tiếp nhận và trả kết quả"),
    ]);
    vec![Sample::new("Timeline", "three things", history)]
}
