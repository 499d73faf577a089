//! Bringing a plan in, signing it, attaching the signed copy. A signed plan is not edited: see [`super::amendment`].

use super::{allow, contents, number};
use crate::import::PlanDocument;
use crate::model::{Decision, Event, FileId, FullPlan, Plan, PlanState, Refusal, Signature, SourceFile};
use crate::permissions::{ATTACH_SIGNED_COPY, MANAGE_PLANS};
use kernel::{Ambient, Date};
use people::Actor;

/// A plan to bring in.
#[derive(Debug, Clone)]
pub struct ImportPlan {
    /// As the importer read it.
    pub document: PlanDocument,
    /// The file that it was read from.
    pub source: Option<SourceFile>,
    /// The year, where a person says it; else the subject or the date does.
    pub year: Option<i16>,
}

/// What the clerk brings back: number, date and the signed PDF.
#[derive(Debug, Clone)]
pub struct SignPlan {
    /// As typed.
    pub number: String,
    /// The date of the head.
    pub issued_on: Date,
    /// The signed PDF, if it is there already.
    pub copy: Option<FileId>,
}

/// Brings a plan in: signed if it has number and date, else as a draft.
///
/// # Errors
/// `NotPermitted`, `NothingToImport`, `YearUnknown`. That the file or number is there already, the store tells.
pub fn import(command: ImportPlan, actor: &Actor, ambient: &Ambient) -> Decision<FullPlan> {
    allow(actor, &MANAGE_PLANS)?;
    let ImportPlan { document, source, year } = command;
    if document.blocks.iter().all(|block| block.items.is_empty()) {
        return Err(Refusal::NothingToImport);
    }
    let year = year.or_else(|| year_of(&document)).ok_or(Refusal::YearUnknown)?;
    let state = match (&document.number, document.issued_on) {
        (Some(number), Some(issued_on)) => {
            PlanState::Signed(Signature { number: number.clone(), issued_on, copy: None })
        }
        _ => PlanState::Draft,
    };
    let event = |plan: &Plan| Event::PlanImported {
        plan: plan.id,
        year,
        number: document.number.clone(),
        digest: source.as_ref().map(|file| file.digest.clone()),
    };
    let plan = Plan {
        id: ambient.id(),
        year,
        state,
        document: document.clone(),
        source: source.clone(),
        entered_by: actor.account,
        entered_at: ambient.now(),
        version: 1,
    };
    let event = event(&plan);
    Ok((contents::lay_out(plan, ambient), vec![event]))
}

/// Another text for a draft; its rows are laid out anew.
///
/// # Errors
/// `NotPermitted`, `PlanIsSigned`, `NothingToImport`.
pub fn revise(plan: &Plan, document: PlanDocument, actor: &Actor, ambient: &Ambient) -> Decision<FullPlan> {
    allow(actor, &MANAGE_PLANS)?;
    if plan.signature().is_some() {
        return Err(Refusal::PlanIsSigned);
    }
    if document.blocks.iter().all(|block| block.items.is_empty()) {
        return Err(Refusal::NothingToImport);
    }
    let plan = Plan { document, version: plan.version + 1, ..plan.clone() };
    let event = Event::DraftRevised { plan: plan.id };
    Ok((contents::lay_out(plan, ambient), vec![event]))
}

/// Records that the draft was signed and numbered in the document-management system.
///
/// # Errors
/// `NotPermitted`, `PlanIsSigned`, `NumberUnreadable`, `DateInFuture`.
pub fn sign(plan: &Plan, command: &SignPlan, actor: &Actor, today: Date) -> Decision<Plan> {
    allow(actor, &MANAGE_PLANS)?;
    if plan.signature().is_some() {
        return Err(Refusal::PlanIsSigned);
    }
    let number = number(&command.number)?;
    let issued_on = command.issued_on;
    if issued_on > today {
        return Err(Refusal::DateInFuture(issued_on));
    }
    let mut plan = Plan { version: plan.version + 1, ..plan.clone() };
    plan.document.number = Some(number.clone());
    plan.document.issued_on = Some(issued_on);
    plan.state = PlanState::Signed(Signature { number: number.clone(), issued_on, copy: command.copy });
    let event = Event::PlanSigned { plan: plan.id, number, issued_on };
    Ok((plan, vec![event]))
}

/// Attaches the signed PDF; a wrong scan may be replaced, and the trail keeps which.
///
/// # Errors
/// `NotPermitted`, `PlanNotSigned`.
pub fn attach_copy(plan: &Plan, file: FileId, actor: &Actor) -> Decision<Plan> {
    allow(actor, &ATTACH_SIGNED_COPY)?;
    let Some(signature) = plan.signature() else { return Err(Refusal::PlanNotSigned) };
    let event = Event::SignedCopyAttached { plan: plan.id, file, instead_of: signature.copy };
    let state = PlanState::Signed(Signature { copy: Some(file), ..signature.clone() });
    Ok((Plan { state, version: plan.version + 1, ..plan.clone() }, vec![event]))
}

/// The year that a plan is for: the last "năm 2020" of its subject, else the year of its date.
#[must_use]
pub fn year_of(document: &PlanDocument) -> Option<i16> {
    let named = document.subject.as_deref().and_then(|subject| {
        let folded = viet::fold(subject);
        let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        let years = words.windows(2).filter(|pair| pair[0] == "nam" && pair[1].len() == 4);
        years.filter_map(|pair| pair[1].parse().ok()).rfind(|year| (1990..=2100).contains(year))
    });
    named.or_else(|| document.issued_on.map(Date::year))
}
