//! Every control in its states, for the gallery page of debug builds and for the tests.

use crate::Html;

/// One control in one state.
#[derive(Debug, Clone)]
pub struct Sample {
    /// The control.
    pub group: &'static str,
    /// The state.
    pub name: &'static str,
    /// What it looks like.
    pub html: Html,
}

impl Sample {
    pub(crate) fn new(group: &'static str, name: &'static str, html: impl Into<Html>) -> Self {
        Self { group, name, html: html.into() }
    }
}

/// Every control in its states. The ids in all of them together are unique.
#[must_use]
pub fn gallery() -> Vec<Sample> {
    [
        crate::form::samples(),
        crate::note::samples(),
        crate::way::samples(),
        crate::list::samples(),
        crate::picture::samples(),
        crate::paper::samples(),
    ]
    .concat()
}
