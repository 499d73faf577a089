//! What may come from outside, whoever signed it.

use super::request::{MOST_ITEMS, is_code};
use super::{MOST_IN_LINE, MOST_IN_TEXT};
use crate::model::{Content, Expected, Item, Report, Reported, Row, Value, Verdict};
use crate::package::{Body, Payload};

/// Rows behind one figure that go up, at most; of more, the first.
pub const MOST_ROWS: usize = 1_000;
/// Bytes of a report as it is sent, at most: a package takes more, and what is sent is never refused for its size.
pub const LARGEST_REPORT: usize = crate::package::LARGEST / 2;

/// Whether everything that a package says is within bounds.
#[must_use]
pub fn holds(payload: &Payload) -> bool {
    let body = match &payload.body {
        Body::Request { revision, content, .. } => *revision > 0 && content_holds(content),
        Body::Report(report) => report_holds(report),
        Body::Verdict { number, verdict, .. } => {
            *number > 0 && !matches!(verdict, Verdict::Returned { reason } if !text(reason))
        }
        Body::Reminder { .. } => true,
    };
    line(&payload.from) && body
}

fn line(text: &str) -> bool {
    text.chars().count() <= MOST_IN_LINE
}

fn text(text: &str) -> bool {
    text.chars().count() <= MOST_IN_TEXT
}

/// Whether a content can be kept.
pub(super) fn content_holds(content: &Content) -> bool {
    let period = content.period;
    let mut codes: Vec<&str> = content.items.iter().map(|item| item.code.as_str()).collect();
    codes.sort_unstable();
    let twice = codes.windows(2).any(|two| two[0] == two[1]);
    line(&content.title)
        && line(&content.paper)
        && text(&content.note)
        && (1..=12).contains(&period.ordinal)
        && (2000..=2200).contains(&period.year)
        && content.items.len() <= MOST_ITEMS
        && !twice
        && content.items.iter().all(item_holds)
}

fn item_holds(item: &Item) -> bool {
    let measure = match &item.expected {
        Expected::Number { measure, .. } => measure.as_str(),
        Expected::Share | Expected::Words => "",
    };
    is_code(&item.code) && text(&item.wording) && line(measure)
}

fn report_holds(report: &Report) -> bool {
    let mut codes: Vec<&str> = report.items.iter().map(|one| one.code.as_str()).collect();
    codes.sort_unstable();
    report.number > 0
        && !codes.windows(2).any(|two| two[0] == two[1])
        && report.revision > 0
        && report.items.len() <= MOST_ITEMS
        && report.items.iter().all(reported_holds)
}

fn reported_holds(one: &Reported) -> bool {
    let value = match one.value {
        Some(Value::Share(part, all)) => part <= all,
        Some(Value::Number(amount)) => amount.thousandths() >= 0,
        None => true,
    };
    let by_hand = one.by_hand.as_ref().is_none_or(|(source, person)| line(source) && line(person));
    let rows = one.rows.as_ref().is_none_or(|rows| rows.len() <= MOST_ROWS && rows.iter().all(row_holds));
    is_code(&one.code) && text(&one.words) && by_hand && one.not_ours.as_deref().is_none_or(text) && value && rows
}

fn row_holds(row: &Row) -> bool {
    text(&row.title) && line(&row.unit)
}
