//! Making a signed report public: choosing what is shown, and a leader's approval. What is approved stays as it is until it is
//! withdrawn; what the public gets is made by [`opened`] and by nothing else.

use super::said::used;
use super::{MOST_IN_TEXT, allow, needed};
use crate::model::{
    Block, Choice, Decision, Event, FigureLine, Of, Publication, PublicationState, Refusal, Report, Section, Snapshot,
    State,
};
use crate::permissions::{APPROVE_PUBLICATION, WITHDRAW, WRITE};
use domain::FigureRow;
use kernel::Moment;
use people::Actor;
use std::collections::BTreeSet;
use std::sync::Arc;

/// What is chosen before anybody chose: the sections that tell of figures, but none that lists rows one by one, as reports do
/// with what is late or difficult, and none that names a figure whose rows are never public; and the figures of those sections.
/// `open` are the figures whose rows may be public.
#[must_use]
pub fn suggested(report: &Report, open: &[&str]) -> Choice {
    let listed: BTreeSet<&str> =
        report.sections.iter().flat_map(|section| &section.blocks).filter_map(listing).collect();
    let shown = |section: &Section| {
        let figures = used(std::slice::from_ref(section));
        !figures.is_empty()
            && section.named().all(|(address, _)| open.contains(&address))
            && !section.blocks.iter().any(|block| listing(block).is_some())
    };
    let sections: Vec<usize> =
        report.sections.iter().enumerate().skip(1).filter(|(_, section)| shown(section)).map(|(at, _)| at).collect();
    let figures: BTreeSet<&str> =
        sections.iter().flat_map(|at| used(std::slice::from_ref(&report.sections[*at]))).collect();
    let figures = figures.into_iter().filter(|address| open.contains(address) && !listed.contains(address));
    Choice { introduction: String::new(), sections, figures: figures.map(str::to_owned).collect() }
}

fn listing(block: &Block) -> Option<&str> {
    match block {
        Block::Rows { figure, .. } => Some(figure),
        _ => None,
    }
}

/// Chooses what is shown. A figure that the text of a chosen section names is chosen with it, so that every number opens its
/// rows. `address` is for a report that has no publication yet.
///
/// # Errors
/// `NotPermitted`, `NotSigned`, `PublicationNotADraft`, `NothingChosen`, `TextTooLong`.
pub fn prepare(
    report: &Report,
    before: Option<&Publication>,
    chosen: &Choice,
    open: &[&str],
    address: String,
    actor: &Actor,
    now: Moment,
) -> Decision<Publication> {
    allow(actor, &WRITE)?;
    let State::Signed { .. } = report.state else { return Err(Refusal::NotSigned) };
    let returned = match before.map(|before| &before.state) {
        None | Some(PublicationState::Withdrawn { .. }) => None,
        Some(PublicationState::Draft { returned }) => returned.clone(),
        Some(PublicationState::Submitted { .. } | PublicationState::Approved { .. }) => {
            return Err(Refusal::PublicationNotADraft);
        }
    };
    let introduction = match needed("introduction", &chosen.introduction, MOST_IN_TEXT) {
        Err(Refusal::TextMissing(_)) => String::new(),
        text => text?,
    };
    let sections: BTreeSet<usize> = chosen.sections.iter().copied().filter(|at| *at < report.sections.len()).collect();
    let named = sections.iter().flat_map(|at| report.sections[*at].named()).filter(|(_, of)| *of == Of::Now);
    let known = used(&report.sections);
    let wanted = chosen.figures.iter().map(String::as_str).filter(|address| known.contains(address));
    let figures: BTreeSet<&str> =
        wanted.chain(named.map(|(address, _)| address)).filter(|address| open.contains(address)).collect();
    if sections.is_empty() && figures.is_empty() {
        return Err(Refusal::NothingChosen);
    }
    let publication = Publication {
        report_id: report.id,
        address: before.map_or(address, |before| before.address.clone()),
        choice: Choice {
            introduction,
            sections: sections.into_iter().collect(),
            figures: figures.into_iter().map(str::to_owned).collect(),
        },
        state: PublicationState::Draft { returned },
        prepared_by: actor.account,
        prepared_at: now,
        version: before.map_or(1, |before| before.version + 1),
    };
    Ok((publication, vec![Event::PublicationPrepared { report: report.id }]))
}

/// Asks the leaders to approve.
///
/// # Errors
/// `NotPermitted`, `PublicationNotADraft`.
pub fn submit(publication: &Publication, actor: &Actor, now: Moment) -> Decision<Publication> {
    allow(actor, &WRITE)?;
    let PublicationState::Draft { .. } = publication.state else { return Err(Refusal::PublicationNotADraft) };
    let state = PublicationState::Submitted { by: actor.account, at: now };
    Ok((next(publication, state), vec![Event::PublicationSubmitted { report: publication.report_id }]))
}

/// Makes it public ("phê duyệt đăng").
///
/// # Errors
/// `NotPermitted`, `PublicationNotSubmitted`, `OwnWork` for whoever chose what is shown, or asked.
pub fn approve(publication: &Publication, actor: &Actor, now: Moment) -> Decision<Publication> {
    allow(actor, &APPROVE_PUBLICATION)?;
    let PublicationState::Submitted { by, .. } = publication.state else {
        return Err(Refusal::PublicationNotSubmitted);
    };
    if actor.account == by || actor.account == publication.prepared_by {
        return Err(Refusal::OwnWork);
    }
    let state = PublicationState::Approved { by: actor.account, at: now };
    let event = Event::Published { report: publication.report_id, address: publication.address.clone() };
    Ok((next(publication, state), vec![event]))
}

/// Back to those who prepare it, with what is to be done.
///
/// # Errors
/// `NotPermitted`, `PublicationNotSubmitted`, `TextMissing`, `TextTooLong`.
pub fn send_back(publication: &Publication, reason: &str, actor: &Actor) -> Decision<Publication> {
    allow(actor, &APPROVE_PUBLICATION)?;
    let PublicationState::Submitted { .. } = publication.state else {
        return Err(Refusal::PublicationNotSubmitted);
    };
    let reason = needed("reason", reason, MOST_IN_TEXT)?;
    let state = PublicationState::Draft { returned: Some(reason.clone()) };
    Ok((next(publication, state), vec![Event::PublicationReturned { report: publication.report_id, reason }]))
}

/// Takes it back from the public.
///
/// # Errors
/// `NotPermitted`, `NotPublished`, `TextMissing`, `TextTooLong`.
pub fn withdraw(publication: &Publication, reason: &str, actor: &Actor, now: Moment) -> Decision<Publication> {
    allow(actor, &WITHDRAW)?;
    let PublicationState::Approved { .. } = publication.state else { return Err(Refusal::NotPublished) };
    let reason = needed("reason", reason, MOST_IN_TEXT)?;
    let state = PublicationState::Withdrawn { by: actor.account, at: now, reason: reason.clone() };
    Ok((next(publication, state), vec![Event::PublicationWithdrawn { report: publication.report_id, reason }]))
}

fn next(publication: &Publication, state: PublicationState) -> Publication {
    Publication { state, version: publication.version + 1, ..publication.clone() }
}

/// A report as the public may have it.
#[derive(Debug, Clone, PartialEq)]
pub struct Opened {
    /// The chosen sections; above one of the second level, the title of the section that it belongs to.
    pub sections: Vec<Section>,
    /// What they are drawn from: rows of chosen figures only, and of these nothing that is for those inside.
    pub snapshot: Snapshot,
    /// The chosen figures, in the order of the snapshot.
    pub figures: Vec<String>,
}

impl Opened {
    /// The figure of an address, if the public may have it.
    #[must_use]
    pub fn figure(&self, address: &str) -> Option<&FigureLine> {
        self.figures.iter().any(|one| one == address).then(|| self.snapshot.figure(address)).flatten()
    }
}

/// What of a report the public may have by a choice.
#[must_use]
pub fn opened(report: &Report, choice: &Choice, snapshot: &Snapshot) -> Opened {
    let is_open = |address: &str| choice.figures.iter().any(|one| one == address);
    let mut sections: Vec<Section> = Vec::new();
    let mut above: Option<&Section> = None;
    for (at, section) in report.sections.iter().enumerate() {
        let chosen = choice.sections.contains(&at);
        if section.level <= 1 {
            above = (!chosen).then_some(section);
        }
        if chosen {
            if let Some(above) = above.take() {
                sections.push(Section { blocks: Vec::new(), ..above.clone() });
            }
            let blocks = section.blocks.iter().filter_map(|block| open_block(block, &is_open)).collect();
            sections.push(Section { blocks, ..section.clone() });
        }
    }
    let mut snapshot = snapshot.clone();
    for line in &mut snapshot.figures {
        let open = is_open(&line.address);
        line.rows = line.rows.iter().filter(|_| open).map(open_row).collect();
    }
    for one in &mut snapshot.outside {
        one.person.clear();
    }
    let figures = snapshot.figures.iter().map(|line| line.address.clone()).filter(|address| is_open(address)).collect();
    Opened { sections, snapshot, figures }
}

/// A row as the public may have it: what, when, whose. Not what was said about it, and not the way into the desk: what a row
/// tells of has no public page of its own.
#[must_use]
pub fn open_row(row: &Arc<FigureRow>) -> Arc<FigureRow> {
    Arc::new(FigureRow { note: String::new(), address: String::new(), ..row.as_ref().clone() })
}

/// A part with those of its figures that are open; none where that leaves nothing of it.
fn open_block(block: &Block, is_open: &impl Fn(&str) -> bool) -> Option<Block> {
    let of = |figures: &[String]| -> Option<Vec<String>> {
        let open: Vec<String> = figures.iter().filter(|address| is_open(address)).cloned().collect();
        (!open.is_empty()).then_some(open)
    };
    match block {
        Block::Text { .. } | Block::Outside { .. } | Block::Adjusted { .. } => Some(block.clone()),
        Block::Compare { title, figures } => {
            of(figures).map(|figures| Block::Compare { title: title.clone(), figures })
        }
        Block::Beside { title, figures } => of(figures).map(|figures| Block::Beside { title: title.clone(), figures }),
        Block::Units { title, figures } => of(figures).map(|figures| Block::Units { title: title.clone(), figures }),
        Block::Groups { figure, .. }
        | Block::Rows { figure, .. }
        | Block::Months { figure, .. }
        | Block::Coverage { figure, .. }
        | Block::Rates { figure, .. } => is_open(figure).then(|| block.clone()),
        Block::Drawing { part, whole, .. } => (is_open(part) && is_open(whole)).then(|| block.clone()),
    }
}
