//! What reports begin as: the templates that come with the program and those that the agency made of its own reports. They are
//! data with the days from which they hold; what is less than sure in them is marked so.

use super::said::unfilled;
use super::{MOST_IN_LINE, MOST_IN_TEXT, allow, needed};
use crate::model::{
    Block, Decision, Event, Prose, Refusal, Report, SavedTemplate, Section, Snapshot, Template, TemplateHead,
    TemplateId,
};
use crate::permissions::WRITE;
use evidence::periods::Period;
use kernel::Moment;
use people::{Actor, Certainty};
use std::sync::LazyLock;

static ALL: LazyLock<Vec<Template>> = LazyLock::new(|| {
    serde_json::from_str(include_str!("../../data/templates.json")).expect("a test reads the templates")
});

/// Every template that comes with the program.
#[must_use]
pub fn all() -> &'static [Template] {
    &ALL
}

/// The templates of an agency: its own, then those that come with the program.
pub fn known(saved: &[SavedTemplate]) -> impl Iterator<Item = &Template> {
    saved.iter().map(|one| &one.template).chain(all())
}

/// Whether a template serves a period: made for its kind, and valid on its last day.
#[must_use]
pub fn serves(template: &Template, period: &Period) -> bool {
    let valid = template.valid_from <= period.to_on && template.valid_to.is_none_or(|last| period.to_on <= last);
    valid && template.periods.contains(&period.kind)
}

/// What a template of this report would be called and for whom it would be, before anybody says so. What the report took from
/// its own template stays as it stands there; elsewhere the words of the period become places again.
#[must_use]
pub fn suggested<'a>(
    report: &Report,
    period: &Period,
    snapshot: &Snapshot,
    known: impl IntoIterator<Item = &'a Template>,
) -> TemplateHead {
    let origin = known.into_iter().find(|template| template.key == report.template);
    let receivers = report.receivers.iter().map(|receiver| unfilled(receiver, snapshot).to_string());
    TemplateHead {
        name: origin.map_or_else(|| report.name.clone(), |template| template.name.clone()),
        about: origin.map_or_else(String::new, |template| template.about.clone()),
        periods: origin.map_or_else(|| vec![period.kind], |template| template.periods.clone()),
        receivers: receivers.collect::<Vec<_>>().join("\n"),
        subject: unfilled(&report.subject, snapshot),
        legal_basis: origin.map_or_else(String::new, |template| template.legal_basis.clone()),
        certainty: origin.map_or(Certainty::Likely, |template| template.certainty),
        valid_from: period.from_on,
        valid_to: None,
    }
}

/// Makes a template of a report, or makes one anew of it (`instead`).
///
/// # Errors
/// `NotPermitted`, `TextMissing`, `TextTooLong`, `NothingChosen` for no kind of period, `EndsBeforeBeginning`.
pub fn save(
    report: &Report,
    head: TemplateHead,
    instead: Option<&SavedTemplate>,
    new: TemplateId,
    actor: &Actor,
    now: Moment,
) -> Decision<SavedTemplate> {
    let id = instead.map_or(new, |one| one.id);
    let (opening, sections) = contents(&report.sections);
    let template = Template { sections, opening, ..headed(id, head, actor)? };
    let saved = SavedTemplate {
        id,
        report_id: report.id,
        saved_by: actor.account,
        saved_at: now,
        version: instead.map_or(0, |one| one.version) + 1,
        template,
    };
    let event = Event::TemplateSaved { template: id, name: saved.template.name.clone(), report: Some(report.id) };
    Ok((saved, vec![event]))
}

/// Says anew what a template is called, for whom it is and when it holds; what it contains stays.
///
/// # Errors
/// As [`save`].
pub fn rename(saved: &SavedTemplate, head: TemplateHead, actor: &Actor, now: Moment) -> Decision<SavedTemplate> {
    let Template { sections, opening, .. } = saved.template.clone();
    let template = Template { sections, opening, ..headed(saved.id, head, actor)? };
    let event = Event::TemplateSaved { template: saved.id, name: template.name.clone(), report: None };
    let next =
        SavedTemplate { template, saved_by: actor.account, saved_at: now, version: saved.version + 1, ..saved.clone() };
    Ok((next, vec![event]))
}

/// The first section has no title and stands before the others.
fn contents(sections: &[Section]) -> (Prose, Vec<Section>) {
    let opening = sections.first().and_then(|first| match first.blocks.first() {
        Some(Block::Text { text }) => Some(text.clone()),
        _ => None,
    });
    (opening.unwrap_or_default(), sections.iter().skip(1).cloned().collect())
}

fn headed(id: TemplateId, head: TemplateHead, actor: &Actor) -> Result<Template, Refusal> {
    allow(actor, &WRITE)?;
    let or_nothing = |text: Result<String, Refusal>| match text {
        Err(Refusal::TextMissing(_)) => Ok(String::new()),
        other => other,
    };
    let name = needed("name", &head.name, MOST_IN_LINE)?;
    let about = or_nothing(needed("about", &head.about, MOST_IN_TEXT))?;
    if head.periods.is_empty() {
        return Err(Refusal::NothingChosen);
    }
    let receivers = needed("receivers", &head.receivers, MOST_IN_TEXT)?;
    let subject = Prose::from(needed("subject", &head.subject.to_string(), MOST_IN_LINE)?.as_str());
    let legal_basis = or_nothing(needed("legal_basis", &head.legal_basis, MOST_IN_LINE))?;
    if head.valid_to.is_some_and(|last| last < head.valid_from) {
        return Err(Refusal::EndsBeforeBeginning);
    }
    Ok(Template {
        key: id.to_string(),
        name,
        about,
        periods: head.periods,
        receivers: receivers.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect(),
        subject,
        opening: Prose::default(),
        sections: Vec::new(),
        legal_basis,
        certainty: head.certainty,
        valid_from: head.valid_from,
        valid_to: head.valid_to,
    })
}
