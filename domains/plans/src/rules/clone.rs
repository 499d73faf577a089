//! December: next year's draft out of this year's plan. Last year's citations, dates and numbers go; contents, channels
//! and the units that had the tasks stay.

use super::amendment;
use super::{allow, contents};
use crate::import::{ChannelLine, Item, Passage, PlanDocument};
use crate::model::{Decision, Event, FullPlan, Plan, PlanItem, PlanState, Task, UnitId};
use crate::permissions::MANAGE_PLANS;
use jiff::civil::date;
use kernel::Ambient;
use people::Actor;
use viet::citation::Family;

/// Clones a plan, with its amendments, into a draft for the next year. `unit_name` gives the names that stand in the draft
/// as suggestions for the lead and the coordinating units.
///
/// # Errors
/// `NotPermitted`.
pub fn next_year(
    full: &FullPlan,
    tasks: &[Task],
    unit_name: impl Fn(UnitId) -> Option<String>,
    actor: &Actor,
    ambient: &Ambient,
) -> Decision<FullPlan> {
    allow(actor, &MANAGE_PLANS)?;
    let year = full.plan.year + 1;
    let held = amendment::as_of(full, date(full.plan.year, 12, 31));
    let mut document = without_the_year(&full.plan.document, full.plan.year, year);
    document.quotas = full.plan.document.quotas.map(|_| held.quotas);
    for (at, block) in (0i64..).zip(&mut document.blocks) {
        let printed = |item: &PlanItem| full.printed(item).cloned().unwrap_or_default();
        let rows = held.items.iter().filter(|item| item.block == at);
        block.items = rows.map(|item| next_item(item, printed(item), tasks, &unit_name, full.plan.year)).collect();
        for line in &mut block.channels {
            line.line = 0;
        }
        for row in held.channels.iter().filter(|row| row.block == at) {
            let place = usize::try_from(row.ordinal).ok().and_then(|ordinal| block.channels.get_mut(ordinal));
            if let Some(line) = place {
                *line = ChannelLine { text: row.text.clone(), kinds: row.kinds.0.clone(), ..line.clone() };
            }
        }
    }
    let plan = Plan {
        id: ambient.id(),
        year,
        state: PlanState::Draft,
        document,
        source: None,
        entered_by: actor.account,
        entered_at: ambient.now(),
        version: 1,
    };
    let event = Event::PlanCloned { plan: plan.id, from: full.plan.id };
    Ok((contents::lay_out(plan, ambient), vec![event]))
}

/// The parts of the paper that stay, in next year's words.
fn without_the_year(document: &PlanDocument, year: i16, next: i16) -> PlanDocument {
    let subject = document.subject.as_ref().map(|subject| renamed(subject, year, next));
    let passages = |passages: &[Passage]| -> Vec<Passage> {
        passages.iter().map(|passage| Passage::new(0, renamed(&passage.text, year, next))).collect()
    };
    let mut draft = PlanDocument {
        number: None,
        issued_on: None,
        parent: None,
        bases: Vec::new(),
        opening: None,
        promulgation: None,
        citations: Vec::new(),
        findings: Vec::new(),
        paper: Vec::new(),
        purposes: passages(&document.purposes),
        requirements: passages(&document.requirements),
        budget_sources: passages(&document.budget_sources),
        closing: document.closing.as_ref().map(|closing| Passage::new(0, renamed(&closing.text, year, next))),
        subject,
        ..document.clone()
    };
    for duty in &mut draft.duties {
        duty.text = renamed(&duty.text, year, next);
        duty.line = 0;
    }
    if let Some(signer) = &mut draft.signer {
        signer.name = None;
    }
    draft
}

/// "năm 2020" becomes "năm 2021". Other years (a five-year programme, a law) stay as they are.
fn renamed(text: &str, year: i16, next: i16) -> String {
    let mut out = text.to_owned();
    for word in ["năm", "Năm", "NĂM"] {
        out = out.replace(&format!("{word} {year}"), &format!("{word} {next}"));
    }
    out
}

fn next_item(
    row: &PlanItem,
    printed: Item,
    tasks: &[Task],
    unit_name: &impl Fn(UnitId) -> Option<String>,
    year: i16,
) -> Item {
    let of_item = tasks.iter().filter(|task| task.item() == Some(row.id) && task.is_active());
    let lead = of_item.clone().find_map(|task| task.work.lead_unit.and_then(unit_name));
    let mut coordinating: Vec<String> = Vec::new();
    for name in of_item.flat_map(|task| &task.work.coordinating).filter_map(|unit| unit_name(*unit)) {
        if !coordinating.contains(&name) && lead.as_ref() != Some(&name) {
            coordinating.push(name);
        }
    }
    Item {
        label: row.label.clone(),
        text: next_text(&row.text, year),
        line: 0,
        lead: lead.or(printed.lead),
        coordinating: if coordinating.is_empty() { printed.coordinating } else { coordinating },
        when: None,
        due: None,
        ..printed
    }
}

/// A content that is itself a yearly plan moves on from the year before, too.
fn next_text(text: &str, year: i16) -> String {
    let moved = renamed(text, year, year + 1);
    let is_plan = viet::fold(text).trim_start().starts_with("ke hoach");
    let moved = if is_plan { renamed(&moved, year - 1, year + 1) } else { moved };
    without_dated_citations(&moved, year)
}

/// Drops the numbers and dates of that year's own papers: plans since November before it, letters and reports of it. Laws,
/// decrees and resolutions are still to be spread.
fn without_dated_citations(text: &str, year: i16) -> String {
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for cited in viet::citation::find(text) {
        let yearly = match cited.family {
            Family::Administrative | Family::Letter => {
                let is_plan = cited.kind.as_deref() == Some("Kế hoạch");
                let since = if is_plan { date(year - 1, 11, 1) } else { date(year, 1, 1) };
                cited.issued_on.is_some_and(|day| day >= since)
            }
            _ => false,
        };
        if yearly && cited.span.start >= from {
            out.push_str(&text[from..cited.span.start]);
            out.push_str(cited.kind.as_deref().unwrap_or_default());
            out.push_str(&cited.issuer.as_deref().map_or_else(String::new, |issuer| format!(" của {issuer}")));
            from = cited.span.end;
        }
    }
    out.push_str(&text[from..]);
    out.trim().to_owned()
}
