//! A report that went out to Word and came back edited: what differs, and what of it the report can take over.
//!
//! The paper is compared with the one that the unchanged report makes. Texts and titles are taken over, figures in them stay
//! figures where nobody wrote over them; tables, lists and drawings follow from figures and are not taken from Word, nor are
//! head and foot of the paper. Whatever somebody typed is told, with why where it is not taken over.

mod align;
mod base;
mod lines;
#[cfg(test)]
mod tests;
mod walk;
mod words;

use super::report::writable;
use super::{MOST_IN_LINE, MOST_IN_TEXT, needed};
use crate::model::{Block, Decision, Event, Piece, Refusal, Report, Section, Snapshot};
use align::Link;
use base::{Origin, Sent};
use files::FileId;
use papers::content::Block as Drawn;
use people::Actor;
use std::fmt;
use std::str::FromStr;
use walk::Walk;
pub use words::{Bit, beside, too_long};

/// Lines of a paper that are compared: a hundred pages.
const MOST_LINES: usize = 3_000;
/// Bytes of text that are compared: a hundred pages have a fifth of it.
const MOST_TEXT: usize = 2_000_000;

/// Why a paper was not compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotCompared {
    /// Nothing in it is of this report.
    AnotherPaper,
    /// It is longer than is compared.
    TooLong,
}

/// What came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Returned {
    /// What differs, in the order of the paper.
    pub changes: Vec<Change>,
    /// What the report can take over, section by section.
    pub offers: Vec<Offer>,
}

/// A difference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Where.
    pub place: Place,
    /// What was done.
    pub kind: Kind,
    /// What stood there; empty for nothing.
    pub before: String,
    /// What stands there now; empty for nothing.
    pub after: String,
}

/// A part of the paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Place {
    /// Above the first section.
    Head,
    /// A section of the report, from 0.
    Section(usize),
    /// A section that came in Word, from 0.
    Added(usize),
    /// From the closing sentence on.
    Foot,
}

/// What was done in Word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// A title was changed.
    Title,
    /// A paragraph was changed.
    Text,
    /// A paragraph came.
    TextAdded,
    /// A paragraph went.
    TextRemoved,
    /// A section came.
    SectionAdded,
    /// A section went, with all that it said.
    SectionRemoved,
    /// A figure was written over: it becomes letters.
    Figure(Piece),
    /// Not taken over: a table, list or drawing that the program makes was changed.
    Made,
    /// Not taken over: head or foot of the paper were changed.
    Form,
    /// Not taken over: the title of a section went, what it says is still there.
    TitleRemoved,
    /// Not taken over: a table that somebody made in Word.
    Table,
    /// Not taken over: a picture.
    Picture,
    /// Not taken over: a note at the foot of a page.
    Note,
    /// Not taken over: it stands behind the closing sentence and belongs to no section.
    Loose,
}

impl Kind {
    /// Whether it comes with its section when that is taken over.
    #[must_use]
    pub const fn is_taken(&self) -> bool {
        use Kind as K;
        matches!(
            self,
            K::Title | K::Text | K::TextAdded | K::TextRemoved | K::SectionAdded | K::SectionRemoved | K::Figure(_)
        )
    }
}

/// A section as it came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// Which.
    pub key: Key,
    /// What it is then; none for one that goes.
    pub section: Option<Section>,
    /// Behind which section of the report it stands.
    after: usize,
}

/// Names an offer in a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Key {
    /// A section of the report, from 0.
    Section(usize),
    /// One that came, from 0.
    Added(usize),
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Section(at) => write!(f, "s{at}"),
            Self::Added(at) => write!(f, "n{at}"),
        }
    }
}

impl FromStr for Key {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let number = |text: &str| text.parse().map_err(|_| ());
        match (text.strip_prefix('s'), text.strip_prefix('n')) {
            (Some(at), _) => number(at).map(Self::Section),
            (_, Some(at)) => number(at).map(Self::Added),
            _ => Err(()),
        }
    }
}

/// The papers that are compared, as they are read from files.
#[derive(Debug, Clone, Copy)]
pub struct Papers<'a> {
    /// The report as it is.
    pub sent: &'a [Drawn],
    /// The same with nothing in it but the closing sentence.
    pub frame: &'a [Drawn],
    /// What came back.
    pub back: &'a [Drawn],
}

/// What differs, and what of it can be taken over.
///
/// # Errors
/// `AnotherPaper`, `TooLong`.
pub fn compare(report: &Report, snapshot: &Snapshot, papers: Papers<'_>) -> Result<Returned, NotCompared> {
    let mut sent = base::sent(report, snapshot, papers.sent, papers.frame);
    let mut back = lines::lines(papers.back);
    if back.len() > MOST_LINES || back.iter().map(|line| line.text.len()).sum::<usize>() > MOST_TEXT {
        return Err(NotCompared::TooLong);
    }
    let links = align::links(&sent, &back);
    let links = align::gathered(&mut sent, &mut back, links);
    let is_title = |one: &Sent| matches!(one.origin, Origin::Title(_));
    let is_body = |one: &Sent| !matches!(one.origin, Origin::Head | Origin::Foot);
    // A report without titles is known by its paragraphs.
    let counts: &dyn Fn(&Sent) -> bool = if sent.iter().any(is_title) { &is_title } else { &is_body };
    let wanted = sent.iter().any(counts);
    let known = links.iter().any(|link| matches!(link, Link::Both(old, _) if counts(&sent[*old])));
    if wanted && !known {
        return Err(NotCompared::AnotherPaper);
    }
    let mut walk = Walk::new(report, &sent, &back, &links);
    for at in 0..links.len() {
        walk.step(at);
    }
    Ok(walk.finish())
}

/// Where each section of a report stands once the chosen ones are taken over: what people said of it goes along. What is said of
/// one that goes stays with the one before it.
#[must_use]
pub fn places(report: &Report, returned: &Returned, chosen: &[Key]) -> Vec<usize> {
    let taken = |key: Key| chosen.contains(&key);
    let (mut all, mut next) = (Vec::new(), 0_usize);
    for at in 0..report.sections.len() {
        let here = returned.offers.iter().filter(|offer| offer.after == at && taken(offer.key));
        let goes = here.clone().any(|offer| offer.section.is_none());
        let came = here.filter(|offer| matches!(offer.key, Key::Added(_))).count();
        all.push(if goes { next.saturating_sub(1) } else { next });
        next += usize::from(!goes) + came;
    }
    all
}

/// Takes over the chosen sections.
///
/// # Errors
/// `NotPermitted`, `NotADraft`, `NothingChosen`, `TextMissing`, `TextTooLong`.
pub fn take(report: &Report, returned: &Returned, chosen: &[Key], file: FileId, actor: &Actor) -> Decision<Report> {
    let mut next = writable(report, actor)?;
    let taken: Vec<&Offer> = returned.offers.iter().filter(|offer| chosen.contains(&offer.key)).collect();
    if taken.is_empty() {
        return Err(Refusal::NothingChosen);
    }
    let mut sections = Vec::new();
    for (at, old) in report.sections.iter().enumerate() {
        let own = taken.iter().find(|offer| offer.key == Key::Section(at));
        sections.extend(own.map_or(Some(old.clone()), |offer| offer.section.clone()));
        let came = taken.iter().filter(|offer| matches!(offer.key, Key::Added(_)) && offer.after == at);
        sections.extend(came.filter_map(|offer| offer.section.clone()));
    }
    // The first section has no title.
    for section in sections.iter_mut().skip(1) {
        section.title = needed("title", &section.title, MOST_IN_LINE)?;
    }
    let mut texts = sections.iter().flat_map(|section| &section.blocks).filter_map(|block| match block {
        Block::Text { text } => Some(text.to_string()),
        _ => None,
    });
    if texts.any(|text| text.chars().count() > MOST_IN_TEXT) {
        return Err(Refusal::TextTooLong("text", MOST_IN_TEXT));
    }
    next.sections = sections;
    let title = |offer: &&Offer| match (&offer.section, offer.key) {
        (Some(section), _) => section.title.clone(),
        (None, Key::Section(at)) => report.sections[at].title.clone(),
        (None, Key::Added(_)) => String::new(),
    };
    let sections = taken.iter().map(title).collect();
    Ok((next, vec![Event::TakenBackFromWord { report: report.id, file, sections }]))
}
