//! What is known about one thing, line by line.

use crate::{Html, Sample};
use askama::Template;

/// One line: what it is called, what it is, what can be done about it.
#[derive(Debug, Clone)]
pub struct SummaryRow {
    key: String,
    value: Html,
    actions: Vec<(String, String)>,
}

impl SummaryRow {
    /// A line called `key`.
    #[must_use]
    pub fn new(key: impl Into<String>, value: impl Into<Html>) -> Self {
        Self { key: key.into(), value: value.into(), actions: Vec::new() }
    }

    /// Adds a link: `text` leads to `href`. Screen readers hear the line's key after it.
    #[must_use]
    pub fn action(mut self, text: impl Into<String>, href: impl Into<String>) -> Self {
        self.actions.push((text.into(), href.into()));
        self
    }
}

/// What is known about one thing.
#[derive(Debug, Clone, Default, Template)]
#[template(path = "list/summary_list.html")]
pub struct SummaryList {
    rows: Vec<SummaryRow>,
}

control!(SummaryList);

impl SummaryList {
    /// Nothing known yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a line without links.
    #[must_use]
    pub fn line(self, key: impl Into<String>, value: impl Into<Html>) -> Self {
        self.row(SummaryRow::new(key, value))
    }

    /// Adds a line.
    #[must_use]
    pub fn row(mut self, row: SummaryRow) -> Self {
        self.rows.push(row);
        self
    }
}

pub(crate) fn samples() -> Vec<Sample> {
    let list = SummaryList::new()
        .line("Số, ký hiệu", "06/KH-KCNĐN")
        .line("Ngày ký", "21/01/2020")
        .row(SummaryRow::new("Đơn vị chủ trì", "Văn phòng").action("Sửa", "/tasks/12/unit"))
        .row(SummaryRow::new("Hạn", "14/12/2020").action("Sửa", "/tasks/12/due").action("Gia hạn", "/tasks/12/extend"));
    vec![Sample::new("SummaryList", "with and without links", list)]
}
