//! Asking: a request is begun, written, published to those below, published anew when it changed, and closed.

use super::{MOST_IN_LINE, MOST_IN_TEXT, allow, bounds, needed, optional};
use crate::model::{Content, Decision, Event, Expected, Item, Partner, Refusal, Request, RequestId, Side, Stage};
use crate::permissions::{MANAGE, SEND};
use kernel::Moment;
use people::Actor;
use std::collections::BTreeSet;

/// Items of a request.
pub const MOST_ITEMS: usize = 300;
/// Characters of a code.
const LONGEST_CODE: usize = 20;

/// Whether a text can be the code of an item: figures, letters and points, as in "2.1.a".
#[must_use]
pub fn is_code(text: &str) -> bool {
    let fits = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-');
    !text.is_empty() && text.chars().count() <= LONGEST_CODE && text.chars().all(fits)
}

/// Begins a request.
///
/// # Errors
/// `NotPermitted`, or what is wrong with what it says.
pub fn begin(id: RequestId, content: Content, actor: &Actor, now: Moment) -> Decision<Request> {
    allow(actor, &MANAGE)?;
    let content = checked(content)?;
    let event = Event::RequestBegun { request: id, title: content.title.clone() };
    let request = Request {
        id,
        content,
        stage: Stage::Draft,
        revision: 0,
        published: None,
        published_at: None,
        created_by: actor.account,
        created_at: now,
        version: 1,
    };
    Ok((request, vec![event]))
}

/// Writes what it says. Those below see it when it is published.
///
/// # Errors
/// `NotPermitted`, `Closed`, or what is wrong with what it says.
pub fn revise(request: &Request, content: Content, actor: &Actor) -> Decision<Request> {
    let next = writable(request, actor)?;
    let content = checked(content)?;
    Ok((Request { content, ..next }, vec![Event::RequestRevised { request: request.id }]))
}

/// Adds an item, or writes the one that has its code anew.
///
/// # Errors
/// As [`revise`].
pub fn put_item(request: &Request, item: Item, actor: &Actor) -> Decision<Request> {
    let mut content = request.content.clone();
    match content.items.iter_mut().find(|known| known.code == item.code) {
        Some(known) => *known = item,
        None => content.items.push(item),
    }
    revise(request, content, actor)
}

/// Takes an item away.
///
/// # Errors
/// As [`revise`]; `NoSuchItem`.
pub fn drop_item(request: &Request, code: &str, actor: &Actor) -> Decision<Request> {
    request.content.item(code).ok_or(Refusal::NoSuchItem)?;
    let mut content = request.content.clone();
    content.items.retain(|item| item.code != code);
    revise(request, content, actor)
}

/// Publishes it to those below; what they have is replaced when they look it through.
///
/// # Errors
/// `NotPermitted`, `Closed`, `NoItems`, `NobodyBelow`, `NothingNew`.
pub fn publish(request: &Request, partners: &[Partner], actor: &Actor, now: Moment) -> Decision<Request> {
    allow(actor, &SEND)?;
    if request.stage == Stage::Closed {
        return Err(Refusal::Closed);
    }
    if request.content.items.is_empty() {
        return Err(Refusal::NoItems);
    }
    let receivers = below(partners).count();
    match receivers {
        0 => return Err(Refusal::NobodyBelow),
        _ if request.published.as_ref() == Some(&request.content) => return Err(Refusal::NothingNew),
        _ => {}
    }
    let next = Request {
        stage: Stage::Published,
        revision: request.revision + 1,
        published: Some(request.content.clone()),
        published_at: Some(now),
        version: request.version + 1,
        ..request.clone()
    };
    let event = Event::RequestPublished { request: request.id, revision: next.revision, receivers };
    Ok((next, vec![event]))
}

/// Takes no more reports.
///
/// # Errors
/// `NotPermitted`, `NotPublished`, `Closed`.
pub fn close(request: &Request, actor: &Actor) -> Decision<Request> {
    allow(actor, &SEND)?;
    match request.stage {
        Stage::Draft => Err(Refusal::NotPublished),
        Stage::Closed => Err(Refusal::Closed),
        Stage::Published => {
            let next = Request { stage: Stage::Closed, version: request.version + 1, ..request.clone() };
            Ok((next, vec![Event::RequestClosed { request: request.id }]))
        }
    }
}

/// Those below that still exchange.
pub fn below(partners: &[Partner]) -> impl Iterator<Item = &Partner> {
    partners.iter().filter(|partner| partner.side == Side::Below && partner.left_at.is_none())
}

fn writable(request: &Request, actor: &Actor) -> Result<Request, Refusal> {
    allow(actor, &MANAGE)?;
    match request.stage {
        Stage::Closed => Err(Refusal::Closed),
        Stage::Draft | Stage::Published => Ok(Request { version: request.version + 1, ..request.clone() }),
    }
}

fn checked(content: Content) -> Result<Content, Refusal> {
    if content.items.len() > MOST_ITEMS {
        return Err(Refusal::TooManyItems(MOST_ITEMS));
    }
    let mut codes = BTreeSet::new();
    let items: Vec<Item> = content.items.into_iter().map(item).collect::<Result<_, _>>()?;
    if let Some(twice) = items.iter().find(|item| !codes.insert(item.code.as_str())) {
        return Err(Refusal::CodeTwice(twice.code.clone()));
    }
    let content = Content {
        title: needed("title", &content.title, MOST_IN_LINE)?,
        paper: optional("paper", &content.paper, MOST_IN_LINE)?,
        note: optional("note", &content.note, MOST_IN_TEXT)?,
        items,
        ..content
    };
    if bounds::content_holds(&content) { Ok(content) } else { Err(Refusal::NoPeriod) }
}

fn item(item: Item) -> Result<Item, Refusal> {
    let code = item.code.trim().trim_end_matches('.').to_owned();
    if !is_code(&code) {
        return Err(if code.is_empty() { Refusal::TextMissing("code") } else { Refusal::NoCode(code) });
    }
    let wording = needed("wording", &item.wording, MOST_IN_TEXT)?;
    let expected = match item.expected {
        Expected::Number { measure, target } => {
            Expected::Number { measure: needed("measure", &measure, MOST_IN_LINE)?, target }
        }
        other => other,
    };
    Ok(Item { code, wording, expected })
}
