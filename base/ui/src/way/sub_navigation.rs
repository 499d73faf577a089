//! A section's own pages, as a row of links: what other systems draw as tabs.

use crate::Sample;
use askama::Template;

/// One link of a navigation.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NavLink {
    /// What it is called.
    pub text: String,
    /// Where it leads.
    pub href: String,
    /// Whether it leads to this page.
    pub current: bool,
    /// How many things wait there, where that matters.
    pub count: Option<u32>,
}

impl NavLink {
    /// A link to another page.
    #[must_use]
    pub fn new(text: impl Into<String>, href: impl Into<String>) -> Self {
        Self { text: text.into(), href: href.into(), current: false, count: None }
    }

    /// Whether it leads to this page.
    #[must_use]
    pub fn current(mut self, current: bool) -> Self {
        self.current = current;
        self
    }

    /// How many things wait there.
    #[must_use]
    pub fn count(mut self, count: u32) -> Self {
        self.count = Some(count);
        self
    }
}

/// The pages of a section.
#[derive(Debug, Clone, Template)]
#[template(path = "way/sub_navigation.html")]
pub struct SubNavigation {
    label: String,
    links: Vec<NavLink>,
}

control!(SubNavigation);

impl SubNavigation {
    /// A navigation that screen readers call `label`.
    #[must_use]
    pub fn new(label: impl Into<String>, links: impl IntoIterator<Item = NavLink>) -> Self {
        Self { label: label.into(), links: links.into_iter().collect() }
    }
}

pub(crate) fn samples() -> Vec<Sample> {
    let links = [
        NavLink::new("Văn bản đã ký", "/plans/2020"),
        NavLink::new("Việc được giao", "/plans/2020/tasks").current(true).count(35),
        NavLink::new("Độ phủ", "/plans/2020/coverage"),
        NavLink::new("Tài liệu kiểm chứng", "/plans/2020/evidence").count(4),
    ];
    vec![Sample::new("SubNavigation", "a plan's pages", SubNavigation::new("Các phần của kế hoạch", links))]
}
