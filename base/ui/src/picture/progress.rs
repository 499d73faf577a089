//! How far the plan has come: the one place for gold.

use super::percent;
use crate::Sample;
use askama::Template;

/// A bar, and the same in words above it.
#[derive(Debug, Clone, Template)]
#[template(path = "picture/progress.html")]
pub struct Progress {
    label: String,
    text: String,
    percent: f64,
}

control!(Progress);

impl Progress {
    /// `done` of `total`; `text` says so in words, because the bar is for the eye only.
    #[must_use]
    pub fn new(label: impl Into<String>, done: u32, total: u32, text: impl Into<String>) -> Self {
        Self { label: label.into(), text: text.into(), percent: percent(done, total) }
    }
}

pub(crate) fn samples() -> Vec<Sample> {
    let progress = |done, text| Progress::new("Kế hoạch năm 2020", done, 175, text);
    vec![
        Sample::new("Progress", "under way", progress(62, "62 trên 175 việc có tài liệu kiểm chứng")),
        Sample::new("Progress", "not begun", progress(0, "Chưa việc nào có tài liệu kiểm chứng")),
        Sample::new("Progress", "complete", progress(175, "Cả 175 việc có tài liệu kiểm chứng")),
    ]
}
