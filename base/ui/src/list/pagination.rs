//! Pages of a long list.

use crate::{Locale, Sample, Words};
use askama::Template;

/// One place in the row of pages.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Step {
    Page { number: u32, href: String, current: bool },
    Gap,
}

/// The way through the pages of a list. Shows nothing when there is one page only.
#[derive(Debug, Clone, Template)]
#[template(path = "list/pagination.html")]
pub struct Pagination {
    words: Words,
    label: String,
    previous: Option<String>,
    next: Option<String>,
    steps: Vec<Step>,
    position: Option<(u32, u32)>,
}

control!(Pagination);

impl Pagination {
    /// Page `current` of `last`, counted from 1; `href` says where a page is.
    #[must_use]
    pub fn numbered(locale: Locale, current: u32, last: u32, href: impl Fn(u32) -> String) -> Self {
        let words = Words::new(locale);
        let current = current.clamp(1, last.max(1));
        let page = |number| Step::Page { number, href: href(number), current: number == current };
        let mut steps = Vec::new();
        let mut before = 0;
        for number in (1..=last).filter(|n| *n == 1 || *n == last || n.abs_diff(current) <= 1) {
            match number - before {
                1 => {}
                2 => steps.push(page(number - 1)),
                _ => steps.push(Step::Gap),
            }
            steps.push(page(number));
            before = number;
        }
        Self {
            words,
            label: words.pages().to_string(),
            previous: (current > 1).then(|| href(current - 1)),
            next: (current < last).then(|| href(current + 1)),
            steps: if last > 1 { steps } else { Vec::new() },
            position: (last > 1).then_some((current, last)),
        }
    }

    /// Only back and onward, for lists that are too long to be counted.
    #[must_use]
    pub fn steps(locale: Locale, previous: Option<String>, next: Option<String>) -> Self {
        let words = Words::new(locale);
        Self { words, label: words.pages().to_string(), previous, next, steps: Vec::new(), position: None }
    }

    /// What screen readers call it, where a page has two long lists.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }
}

pub(crate) fn samples() -> Vec<Sample> {
    let pages = |current, last| Pagination::numbered(Locale::Vi, current, last, |n| format!("?page={n}"));
    let steps = Pagination::steps(Locale::Vi, Some("?before=12".into()), Some("?after=32".into()));
    vec![
        Sample::new("Pagination", "in the middle", pages(7, 20)),
        Sample::new("Pagination", "the first of three", pages(1, 3).label("Các trang của danh sách việc")),
        Sample::new("Pagination", "only one page", pages(1, 1)),
        Sample::new("Pagination", "not counted", steps.label("Các trang nhật ký")),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(current: u32, last: u32) -> String {
        let pagination = Pagination::numbered(Locale::Vi, current, last, |n| n.to_string());
        let step = |s: &Step| match s {
            Step::Page { number, current: true, .. } => format!("[{number}]"),
            Step::Page { number, .. } => number.to_string(),
            Step::Gap => "…".to_string(),
        };
        pagination.steps.iter().map(step).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn gaps_stand_for_two_pages_or_more() {
        for (current, last, expected) in [
            (1, 1, ""),
            (1, 0, ""),
            (1, 2, "[1] 2"),
            (1, 9, "[1] 2 … 9"),
            (3, 9, "1 2 [3] 4 … 9"),
            (4, 9, "1 2 3 [4] 5 … 9"),
            (5, 9, "1 … 4 [5] 6 … 9"),
            (9, 9, "1 … 8 [9]"),
            (99, 3, "1 2 [3]"),
        ] {
            assert_eq!(drawn(current, last), expected, "page {current} of {last}");
        }
    }
}
