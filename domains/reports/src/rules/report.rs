//! Beginning a report, writing it, putting it into the document system, and bringing it back signed.

use super::said::{filled, moved, values};
use super::templates::serves;
use super::{MOST_IN_LINE, MOST_IN_TEXT, allow, needed};
use crate::model::{
    Block, Comment, CommentId, Decision, Event, Prose, Refusal, Report, ReportId, Section, Signing, Snapshot, State,
    Template,
};
use crate::permissions::{COMMENT, SIGN, WRITE};
use domain::Shape;
use evidence::periods::Period;
use kernel::{Moment, local_date};
use people::Actor;
use std::sync::Arc;

/// Begins a report as a copy of a template. Its writers have seen the figures as they are now.
///
/// # Errors
/// `NotPermitted`, `TemplateNotForPeriod`.
pub fn begin(
    template: &Template,
    period: &Period,
    id: ReportId,
    snapshot: &Snapshot,
    actor: &Actor,
    now: Moment,
) -> Decision<Report> {
    allow(actor, &WRITE)?;
    if !serves(template, period) {
        return Err(Refusal::TemplateNotForPeriod);
    }
    let opening =
        Section { level: 1, title: String::new(), blocks: vec![Block::Text { text: template.opening.clone() }] };
    let sections: Vec<Section> = std::iter::once(opening).chain(template.sections.iter().cloned()).collect();
    let report = Report {
        id,
        period_id: period.id,
        template: template.key.clone(),
        name: format!("{} – {}", template.name, period.label),
        receivers: template
            .receivers
            .iter()
            .map(|receiver| filled(&Prose::from(receiver.as_str()), snapshot))
            .collect(),
        subject: filled(&template.subject, snapshot),
        accepted: values(&sections, snapshot),
        sections,
        state: State::Draft { returned: None },
        created_by: actor.account,
        created_at: now,
        version: 1,
    };
    Ok((report, vec![Event::Begun { report: id, template: template.key.clone() }]))
}

/// What a person wrote about a section.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Rewritten {
    /// Its title; of no meaning for the first section, which has none.
    pub title: String,
    /// The texts, in order.
    pub texts: Vec<Prose>,
    /// The places of tables, lists and drawings that are to go, among all blocks.
    pub dropped: Vec<usize>,
}

/// Rewrites a section.
///
/// # Errors
/// `NotPermitted`, `NotADraft`, `NoSuchSection`, `TextMissing`, `TextTooLong`.
pub fn rewrite(report: &Report, at: usize, wrote: &Rewritten, actor: &Actor) -> Decision<Report> {
    let mut next = writable(report, actor)?;
    let section = next.sections.get_mut(at).ok_or(Refusal::NoSuchSection)?;
    if at > 0 {
        section.title = needed("title", &wrote.title, MOST_IN_LINE)?;
    }
    let mut texts = wrote.texts.iter();
    for block in &mut section.blocks {
        if let Block::Text { text } = block
            && let Some(new) = texts.next()
        {
            if new.to_string().chars().count() > MOST_IN_TEXT {
                return Err(Refusal::TextTooLong("text", MOST_IN_TEXT));
            }
            *text = new.clone();
        }
    }
    let mut place = 0;
    section.blocks.retain(|block| {
        let gone = wrote.dropped.contains(&place) && !matches!(block, Block::Text { .. });
        place += 1;
        !gone
    });
    Ok((next, vec![Event::SectionSaved { report: report.id, section: at }]))
}

/// Adds a section behind another one, on its level, with an empty text.
///
/// # Errors
/// `NotPermitted`, `NotADraft`, `NoSuchSection`, `TextMissing`, `TextTooLong`.
pub fn add_section(report: &Report, after: usize, title: &str, actor: &Actor) -> Decision<Report> {
    let mut next = writable(report, actor)?;
    let level = next.sections.get(after).ok_or(Refusal::NoSuchSection)?.level;
    let title = needed("title", title, MOST_IN_LINE)?;
    let section = Section { level, title, blocks: vec![Block::Text { text: Prose::default() }] };
    next.sections.insert(after + 1, section);
    Ok((next, vec![Event::SectionSaved { report: report.id, section: after + 1 }]))
}

/// A table, list or drawing that a person wants at the end of a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewBlock {
    /// Which.
    pub kind: BlockKind,
    /// What it is called; of a list, the sentence before it.
    pub title: String,
    /// Which figures, in order.
    pub figures: Vec<String>,
}

/// What can stand in a section beside its texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockKind {
    /// Another text.
    Text,
    /// Figures beside those of a year before.
    Compare,
    /// By unit.
    Units,
    /// One figure by its groups.
    Groups,
    /// The rows of one figure.
    Rows,
    /// One figure by month, drawn.
    Months,
    /// One share by unit, drawn.
    Rates,
    /// One figure by group and what lies across, drawn.
    Coverage,
    /// Counts beside those of a year before, drawn.
    Beside,
    /// Figures of other systems.
    Outside,
    /// Estimates whose actual figures came.
    Adjusted,
}

impl BlockKind {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 11] = [
        Self::Text,
        Self::Compare,
        Self::Units,
        Self::Groups,
        Self::Rows,
        Self::Months,
        Self::Rates,
        Self::Coverage,
        Self::Beside,
        Self::Outside,
        Self::Adjusted,
    ];

    /// How many figures it shows at most; none if it takes no figure.
    const fn most(self) -> Option<usize> {
        match self {
            Self::Text | Self::Outside | Self::Adjusted => None,
            Self::Groups | Self::Rows | Self::Months | Self::Rates | Self::Coverage => Some(1),
            Self::Compare | Self::Units | Self::Beside => Some(usize::MAX),
        }
    }
}

/// Adds a text, table, list or drawing at the end of a section.
///
/// # Errors
/// `NotPermitted`, `NotADraft`, `NoSuchSection`, `TextMissing`, `TextTooLong`, `NothingChosen` for no figure,
/// `FigureDoesNotSuit` for more figures than it shows, one that is not counted here, or a share where counts are drawn.
pub fn add_block(report: &Report, at: usize, new: NewBlock, snapshot: &Snapshot, actor: &Actor) -> Decision<Report> {
    let mut next = writable(report, actor)?;
    let section = next.sections.get_mut(at).ok_or(Refusal::NoSuchSection)?;
    let NewBlock { kind, title, mut figures } = new;
    let title = match kind {
        BlockKind::Text => String::new(),
        _ => needed("block-title", &title, MOST_IN_LINE)?,
    };
    if let Some(most) = kind.most() {
        let shapes: Option<Vec<Shape>> =
            figures.iter().map(|address| snapshot.figure(address).map(|line| line.shape)).collect();
        let shapes = shapes.filter(|all| all.len() <= most).ok_or(Refusal::FigureDoesNotSuit)?;
        let suits = |shape: &Shape| match kind {
            BlockKind::Beside => *shape == Shape::Count,
            BlockKind::Rates => *shape == Shape::Share,
            _ => true,
        };
        if shapes.is_empty() {
            return Err(Refusal::NothingChosen);
        }
        if !shapes.iter().all(suits) {
            return Err(Refusal::FigureDoesNotSuit);
        }
    }
    let mut first = || figures.first_mut().map(std::mem::take).unwrap_or_default();
    section.blocks.push(match kind {
        BlockKind::Text => Block::Text { text: Prose::default() },
        BlockKind::Groups => Block::Groups { figure: first(), title },
        BlockKind::Rows => Block::Rows { figure: first(), lead: title, none: NO_ROWS.into() },
        BlockKind::Months => Block::Months { figure: first(), title },
        BlockKind::Rates => Block::Rates { figure: first(), title },
        BlockKind::Coverage => Block::Coverage { figure: first(), title },
        BlockKind::Compare => Block::Compare { title, figures },
        BlockKind::Units => Block::Units { title, figures },
        BlockKind::Beside => Block::Beside { title, figures },
        BlockKind::Outside => Block::Outside { title },
        BlockKind::Adjusted => Block::Adjusted { title },
    });
    Ok((next, vec![Event::SectionSaved { report: report.id, section: at }]))
}

/// What a report says where a list has no rows. Reports are Vietnamese.
const NO_ROWS: &str = "Không phát sinh trong kỳ.";

/// Says to whom it goes and what it is about.
///
/// # Errors
/// `NotPermitted`, `NotADraft`, `TextMissing`, `TextTooLong`.
pub fn address(report: &Report, subject: &str, receivers: &str, actor: &Actor) -> Decision<Report> {
    let mut next = writable(report, actor)?;
    next.subject = needed("subject", subject, MOST_IN_LINE)?;
    let receivers = needed("receivers", receivers, MOST_IN_TEXT)?;
    next.receivers = receivers.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect();
    Ok((next, vec![Event::SectionSaved { report: report.id, section: 0 }]))
}

/// The writers have seen the figures as they are now.
///
/// # Errors
/// `NotPermitted`, `NotADraft`.
pub fn accept(report: &Report, snapshot: &Snapshot, actor: &Actor) -> Decision<Report> {
    let mut next = writable(report, actor)?;
    let figures = moved(&report.sections, &report.accepted, snapshot).len();
    next.accepted = values(&report.sections, snapshot);
    Ok((next, vec![Event::FiguresAccepted { report: report.id, figures }]))
}

/// Remarks on a section.
///
/// # Errors
/// `NotPermitted`, `NotADraft`, `NoSuchSection`, `TextMissing`, `TextTooLong`.
pub fn comment(report: &Report, at: usize, text: &str, id: CommentId, actor: &Actor, now: Moment) -> Decision<Comment> {
    allow(actor, &COMMENT)?;
    if !report.is_draft() {
        return Err(Refusal::NotADraft);
    }
    report.sections.get(at).ok_or(Refusal::NoSuchSection)?;
    let section = i64::try_from(at).map_err(|_| Refusal::NoSuchSection)?;
    let comment = Comment {
        id,
        report_id: report.id,
        section,
        wording: needed("comment", text, MOST_IN_TEXT)?,
        said_by: actor.account,
        said_at: now,
        settled_by: None,
        settled_at: None,
    };
    Ok((comment, vec![Event::Commented { report: report.id, section }]))
}

/// A remark is dealt with.
///
/// # Errors
/// `NotPermitted`.
pub fn settle(comment: &Comment, actor: &Actor, now: Moment) -> Decision<Comment> {
    allow(actor, &COMMENT)?;
    let settled = Comment { settled_by: Some(actor.account), settled_at: Some(now), ..comment.clone() };
    Ok((settled, vec![Event::CommentSettled { report: comment.report_id }]))
}

/// Puts a report into the document system: from now on it says what it says.
///
/// # Errors
/// `NotPermitted`, `NotADraft`, `FiguresNotAccepted`.
pub fn submit(report: &Report, snapshot: Arc<Snapshot>, actor: &Actor, now: Moment) -> Decision<Report> {
    let next = writable(report, actor)?;
    match moved(&report.sections, &report.accepted, &snapshot).len() {
        0 => {}
        moved => return Err(Refusal::FiguresNotAccepted(moved)),
    }
    let state = State::Submitted { by: actor.account, at: now, snapshot };
    Ok((Report { state, ..next }, vec![Event::Submitted { report: report.id }]))
}

/// It came back unsigned, with what is to be done about it.
///
/// # Errors
/// `NotPermitted`, `NotSubmitted`, `TextMissing`, `TextTooLong`.
pub fn send_back(report: &Report, reason: &str, actor: &Actor) -> Decision<Report> {
    allow(actor, &WRITE)?;
    let State::Submitted { .. } = report.state else { return Err(Refusal::NotSubmitted) };
    let reason = needed("reason", reason, MOST_IN_TEXT)?;
    let state = State::Draft { returned: Some(reason.clone()) };
    Ok((
        Report { state, version: report.version + 1, ..report.clone() },
        vec![Event::Returned { report: report.id, reason }],
    ))
}

/// It came back signed.
///
/// # Errors
/// `NotPermitted`, `NotSubmitted`, `NumberUnreadable`, `DateInFuture`, `PeriodNotEnded` where it was counted before the period
/// was over.
pub fn sign(report: &Report, period: &Period, signing: Signing, actor: &Actor, now: Moment) -> Decision<Report> {
    allow(actor, &SIGN)?;
    let State::Submitted { snapshot, .. } = &report.state else { return Err(Refusal::NotSubmitted) };
    let number = viet::citation::parse_number(&signing.number)
        .ok_or(Refusal::NumberUnreadable(signing.number.clone()))?
        .to_string();
    if signing.issued_on > local_date(now) {
        return Err(Refusal::DateInFuture);
    }
    if local_date(snapshot.counted_at) <= period.to_on {
        return Err(Refusal::PeriodNotEnded);
    }
    let signing = Signing { number: number.clone(), ..signing };
    let state = State::Signed { signing, by: actor.account, at: now, snapshot: Arc::clone(snapshot) };
    let event = Event::Signed { report: report.id, number };
    Ok((Report { state, version: report.version + 1, ..report.clone() }, vec![event]))
}

/// A draft as it is before the next write.
pub(super) fn writable(report: &Report, actor: &Actor) -> Result<Report, Refusal> {
    allow(actor, &WRITE)?;
    if !report.is_draft() {
        return Err(Refusal::NotADraft);
    }
    Ok(Report { version: report.version + 1, ..report.clone() })
}
