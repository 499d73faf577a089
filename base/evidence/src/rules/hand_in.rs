//! What may be handed in, by whom, and who may change it afterwards.

use crate::fetch::{self, Page};
use crate::permissions::{HAND_IN, REVIEW};
use crate::{Content, HandIn, Kind, NewContent, OutsideFigure, Proof, Refusal, Standing};
use files::{FileId, Media};
use kernel::{Date, Moment, local_date};
use people::Actor;

/// Longest title, in characters.
pub const LONGEST_TITLE: usize = 300;
/// Longest note, in characters.
pub const LONGEST_NOTE: usize = 10_000;
/// Most files of one proof: the pictures of one event.
pub const MOST_FILES: usize = 20;

/// What was handed in, checked and cleaned: texts in NFC, blanks at the ends gone.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "as in Proof")]
pub struct Fields {
    pub title: String,
    pub title_assumed: bool,
    pub happened_on: Date,
    pub day_assumed: bool,
    pub content: Content,
    pub files: Vec<FileId>,
    pub note: Option<String>,
}

/// Checks all that can be checked without asking for the files ([`check_media`] does that).
///
/// # Errors
/// The first [`Refusal`] that applies.
pub fn check(new: HandIn, actor: &Actor, now: Moment) -> Result<Fields, Refusal> {
    if !actor.may(&HAND_IN) {
        return Err(Refusal::NotPermitted);
    }
    let content = content_of(new.content)?;
    let (title, title_assumed) = title_of(&new.title, &content)?;
    let (happened_on, day_assumed) = day_of(new.happened_on, &content, local_date(now))?;
    let note = Some(text(&new.note, LONGEST_NOTE)?).filter(|n| !n.is_empty());
    if content == Content::Note && note.is_none() {
        return Err(Refusal::NoteMissing);
    }
    let files = files_of(new.files, content.kind())?;
    Ok(Fields { title, title_assumed, happened_on, day_assumed, content, files, note })
}

/// Checks the files' contents, in the order of [`Fields::files`]; `None` for a file that the agency does not have.
///
/// # Errors
/// The first [`Refusal`] that applies.
pub fn check_media(kind: Kind, media: &[Option<Media>]) -> Result<(), Refusal> {
    for found in media {
        let media = found.ok_or(Refusal::NoSuchFile)?;
        if kind == Kind::Photo && !media.is_picture() {
            return Err(Refusal::NotAPicture);
        }
    }
    Ok(())
}

/// Whether a person may edit a proof now: whoever made it or handed it in, and whoever may review it; before it counts.
///
/// # Errors
/// The first [`Refusal`] that applies.
pub fn may_edit(proof: &Proof, actor: &Actor) -> Result<(), Refusal> {
    let own = [proof.created_by, proof.handed_in_by].contains(&Some(actor.account));
    let standing = proof.state.standing();
    match &proof.content {
        _ if !actor.may(&HAND_IN) || !(own || actor.may(&REVIEW)) => Err(Refusal::NotPermitted),
        Content::Object { .. } => Err(Refusal::RecordedByProgram),
        _ if standing == Standing::Confirmed => Err(Refusal::WrongStanding { now: standing }),
        _ => Ok(()),
    }
}

/// What a fetched page fills in of a proof.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "as in Proof")]
pub struct Filled {
    pub title: String,
    pub title_assumed: bool,
    pub happened_on: Date,
    pub day_assumed: bool,
}

/// What a page fills in of what the person left open: nothing once somebody confirmed the proof (then it counts as it
/// stands), and never a day to come.
#[must_use]
pub fn fill_in(proof: &Proof, page: &Page, today: Date) -> Option<Filled> {
    let open = matches!(proof.state.standing(), Standing::Proposed | Standing::Returned);
    let title = page.title.as_deref().filter(|t| proof.title_assumed && !t.is_empty());
    let day = page.published_on.filter(|day| proof.day_assumed && *day <= today);
    (open && (title.is_some() || day.is_some())).then(|| Filled {
        title: title.unwrap_or(&proof.title).chars().take(LONGEST_TITLE).collect(),
        title_assumed: proof.title_assumed && title.is_none(),
        happened_on: day.unwrap_or(proof.happened_on),
        day_assumed: proof.day_assumed && day.is_none(),
    })
}

/// Whether a person may say what a proof serves.
///
/// # Errors
/// [`Refusal::NotPermitted`].
pub fn may_link(actor: &Actor) -> Result<(), Refusal> {
    if actor.may(&HAND_IN) { Ok(()) } else { Err(Refusal::NotPermitted) }
}

fn text(typed: &str, limit: usize) -> Result<String, Refusal> {
    let text = viet::nfc(typed.trim());
    if text.chars().count() > limit { Err(Refusal::TooLong { limit }) } else { Ok(text) }
}

fn content_of(new: NewContent) -> Result<Content, Refusal> {
    Ok(match new {
        NewContent::File => Content::File,
        NewContent::Photo => Content::Photo,
        NewContent::Note => Content::Note,
        NewContent::Address(typed) => {
            let address = fetch::clean_address(&typed).map_err(|_| Refusal::AddressUnusable)?;
            Content::Address(address.to_string())
        }
        NewContent::OutsideFigure(figure) => Content::OutsideFigure(figure_of(figure)?),
    })
}

fn figure_of(figure: OutsideFigure) -> Result<OutsideFigure, Refusal> {
    let given = |typed: &str, missing: Refusal| {
        let text = text(typed, LONGEST_TITLE)?;
        if text.is_empty() { Err(missing) } else { Ok(text) }
    };
    Ok(OutsideFigure {
        unit: given(&figure.unit, Refusal::UnitMissing)?,
        source: given(&figure.source, Refusal::SourceMissing)?,
        person: given(&figure.person, Refusal::PersonMissing)?,
        ..figure
    })
}

fn title_of(typed: &str, content: &Content) -> Result<(String, bool), Refusal> {
    let one_line = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    match (text(&one_line, LONGEST_TITLE)?, content) {
        (title, _) if !title.is_empty() => Ok((title, false)),
        (_, Content::Address(address)) => Ok((address.chars().take(LONGEST_TITLE).collect(), true)),
        _ => Err(Refusal::TitleMissing),
    }
}

fn day_of(given: Option<Date>, content: &Content, today: Date) -> Result<(Date, bool), Refusal> {
    let taken_later = matches!(content, Content::OutsideFigure(figure) if figure.taken_on > today);
    match given {
        Some(day) if day > today => Err(Refusal::InTheFuture),
        _ if taken_later => Err(Refusal::InTheFuture),
        Some(day) => Ok((day, false)),
        None if content.kind() == Kind::Address => Ok((today, true)),
        None => Err(Refusal::DayMissing),
    }
}

/// Each file once, as many as the kind needs.
fn files_of(given: Vec<FileId>, kind: Kind) -> Result<Vec<FileId>, Refusal> {
    let mut files: Vec<FileId> = Vec::new();
    for file in given {
        if !files.contains(&file) {
            files.push(file);
        }
    }
    match kind {
        _ if files.len() > MOST_FILES => Err(Refusal::TooManyFiles { limit: MOST_FILES }),
        Kind::File | Kind::Photo if files.is_empty() => Err(Refusal::FileMissing),
        _ => Ok(files),
    }
}
