//! Answering: a request is looked through, its items are taken on and answered, and a report goes up.

use super::bounds::LARGEST_REPORT;
use super::{MOST_IN_LINE, MOST_IN_TEXT, allow, needed, optional};
use crate::model::{
    Answer, Content, Decision, Event, Expected, Item, Received, Refusal, Report, Reported, Source, Value, Verdict,
};
use crate::permissions::{ANSWER, SEND};
use kernel::Moment;
use people::Actor;

/// How an item differs from what was looked through last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Difference {
    /// It is new.
    Added(Item),
    /// It is asked no more.
    Gone(Item),
    /// It is asked otherwise: as it was, as it is.
    Changed(Item, Item),
}

/// What is new since the request was looked through last; everything of one that is new.
#[must_use]
pub fn differences(received: &Received) -> Vec<Difference> {
    let before: &[Item] = received.agreed.as_ref().map(|content| content.items.as_slice()).unwrap_or_default();
    let now = &received.content.items;
    let changed = now.iter().filter_map(|item| match before.iter().find(|known| known.code == item.code) {
        None => Some(Difference::Added(item.clone())),
        Some(known) if known != item => Some(Difference::Changed(known.clone(), item.clone())),
        Some(_) => None,
    });
    let gone = before.iter().filter(|item| received.content.item(&item.code).is_none()).cloned().map(Difference::Gone);
    changed.chain(gone).collect()
}

/// Whether it says something that nobody has looked through.
#[must_use]
pub fn is_new(received: &Received) -> bool {
    received.agreed.as_ref() != Some(&received.content)
}

/// It was looked through as it is now. Answers to items that are asked in another form go; all others stay.
///
/// # Errors
/// `NotPermitted`.
pub fn look_through(received: &Received, actor: &Actor) -> Decision<Received> {
    allow(actor, &ANSWER)?;
    let mut next =
        Received { agreed: Some(received.content.clone()), version: received.version + 1, ..received.clone() };
    let form = |content: &Content, code: &str| content.item(code).map(|item| std::mem::discriminant(&item.expected));
    let agreed = received.agreed.clone();
    next.answers.retain(|code, _| {
        let now = form(&received.content, code);
        now.is_some() && agreed.as_ref().is_none_or(|before| form(before, code) == now)
    });
    Ok((next, vec![Event::RequestLookedThrough { request: received.id, revision: received.revision }]))
}

/// Answers an item. What is asked stays as those above wrote it.
///
/// # Errors
/// `NotPermitted`, `Closed`, `NoSuchItem`, `ValueDoesNotFit`, or what is wrong with a text.
pub fn answer(received: &Received, code: &str, answer: Answer, actor: &Actor) -> Decision<Received> {
    allow(actor, &ANSWER)?;
    if received.closed {
        return Err(Refusal::Closed);
    }
    let item = received.content.item(code).ok_or(Refusal::NoSuchItem)?;
    let source = match answer.source {
        Source::ByHand { value, source, person } => {
            if !fits(&item.expected, value) {
                return Err(Refusal::ValueDoesNotFit);
            }
            let source = needed("source", &source, MOST_IN_LINE)?;
            Source::ByHand { value, source, person: needed("person", &person, MOST_IN_LINE)? }
        }
        Source::NotOurs { reason } => Source::NotOurs { reason: needed("reason", &reason, MOST_IN_TEXT)? },
        Source::Words if item.expected != Expected::Words => return Err(Refusal::ValueDoesNotFit),
        Source::Things(_) | Source::Figure(_) | Source::Below { .. } if item.expected == Expected::Words => {
            return Err(Refusal::ValueDoesNotFit);
        }
        Source::Things(things) if things.is_empty() => return Err(Refusal::TextMissing("things")),
        source => source,
    };
    let words = match source {
        Source::Words => needed("words", &answer.words, MOST_IN_TEXT)?,
        _ => optional("words", &answer.words, MOST_IN_TEXT)?,
    };
    let mut next = Received { version: received.version + 1, ..received.clone() };
    next.answers.insert(code.to_owned(), Answer { source, words, ..answer });
    Ok((next, vec![Event::ItemAnswered { request: received.id, code: code.to_owned() }]))
}

/// Whether a value can answer an item.
#[must_use]
pub fn fits(expected: &Expected, value: Value) -> bool {
    match (expected, value) {
        (Expected::Number { .. }, Value::Number(amount)) => amount.thousandths() >= 0,
        (Expected::Share, Value::Share(part, all)) => part <= all,
        _ => false,
    }
}

/// The items that nobody has answered.
pub fn open_items(received: &Received) -> impl Iterator<Item = &Item> {
    received.content.items.iter().filter(|item| !received.answers.contains_key(&item.code))
}

/// Sends the report up. `items` are the answers with the figures as they are counted now.
///
/// # Errors
/// `NotPermitted`, `Closed`, `NotLookedThrough`, `NotAllAnswered`, `ValueDoesNotFit`, `ReportTooLarge`.
pub fn report(received: &Received, items: Vec<Reported>, actor: &Actor, now: Moment) -> Decision<(Received, Report)> {
    allow(actor, &SEND)?;
    if received.closed {
        return Err(Refusal::Closed);
    }
    if is_new(received) {
        return Err(Refusal::NotLookedThrough);
    }
    match open_items(received).count() {
        0 => {}
        open => return Err(Refusal::NotAllAnswered(open)),
    }
    for one in &items {
        let item = received.content.item(&one.code).ok_or(Refusal::NoSuchItem)?;
        if one.value.is_some_and(|value| !fits(&item.expected, value)) {
            return Err(Refusal::ValueDoesNotFit);
        }
    }
    let number = received.sent + 1;
    let report = Report { request: received.id, revision: received.revision, number, made_at: now, items };
    // Inside the envelope every quotation mark takes two bytes; see the limit.
    if serde_json::to_vec(&report).map_or(usize::MAX, |bytes| bytes.len()) > LARGEST_REPORT {
        return Err(Refusal::ReportTooLarge);
    }
    let next =
        Received { sent: number, sent_at: Some(now), verdict: None, version: received.version + 1, ..received.clone() };
    let event = Event::ReportSent { request: received.id, number };
    Ok(((next, report), vec![event]))
}

/// What stands to be done with a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Todo {
    /// To be looked through.
    LookThrough,
    /// To be answered.
    Answer,
    /// It came back.
    Mend,
    /// Those above have it.
    Wait,
    /// Taken, or closed.
    Nothing,
}

/// What stands to be done with a request.
#[must_use]
pub fn todo(received: &Received) -> Todo {
    match &received.verdict {
        _ if received.closed => Todo::Nothing,
        _ if is_new(received) => Todo::LookThrough,
        Some(Verdict::Returned { .. }) => Todo::Mend,
        Some(Verdict::Taken) => Todo::Nothing,
        None if received.sent > 0 => Todo::Wait,
        None => Todo::Answer,
    }
}
