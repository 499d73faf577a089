//! What can be said only when the whole paper was read: names in the case of the text, channels by kind, times, money,
//! the plan above, and every citation.

use super::rows::passages_of;
use super::{AudienceBlock, Cited, Import, Parent, Passage, PlanDocument, Reader, cadence, facts, issuer, when};
use crate::channel;
use papers::read::SourceText;
use std::collections::HashMap;

pub(super) fn finish(mut reader: Reader, source: &SourceText) -> Import {
    share(&mut reader);
    let Reader { mut plan, ledger, paper, letterhead, money, .. } = reader;
    name_issuer(&mut plan, &letterhead);
    let year = plan_year(&plan);
    for block in &mut plan.blocks {
        finish_block(block, year);
    }
    find_money(&mut plan, money);
    plan.quotas = plan.duties.iter().find_map(|duty| facts::quotas(&duty.text, duty.line));
    plan.citations = citations(&plan);
    plan.parent = parent(&plan);
    let (read, unread) = ledger.close(source);
    plan.paper = paper.finish();
    Import { plan, unread, read }
}

/// The year that the plan is for: that of its abstract, else that of its date.
pub(crate) fn plan_year(plan: &PlanDocument) -> Option<i16> {
    plan.subject.as_deref().and_then(facts::year).or_else(|| plan.issued_on.map(|date| date.year()))
}

/// Bytes that sharing may add to a plan: a section of channels is repeated in each block.
const MAX_SHARED: usize = 4 * 1024 * 1024;

/// Audiences and channels of a section of their own go to the blocks that have none.
fn share(reader: &mut Reader) {
    let audience = std::mem::take(&mut reader.body.audiences).join("; ");
    let channels = std::mem::take(&mut reader.body.shared_channels);
    let blocks = &mut reader.plan.blocks;
    if blocks.is_empty() && !(audience.is_empty() && channels.is_empty()) {
        blocks.push(AudienceBlock::default());
    }
    if !audience.is_empty() {
        give(blocks, audience.len(), |block| block.audience.is_none(), |block| add_audience(block, &audience));
    }
    if !channels.is_empty() {
        let size = channels.iter().map(|line| size_of_val(line) + line.text.len()).sum();
        give(blocks, size, |block| block.channels.is_empty(), |block| block.channels.extend(channels.iter().cloned()));
    }
}

fn add_audience(block: &mut AudienceBlock, audience: &str) {
    let own = block.audience.get_or_insert_default();
    own.push_str(if own.is_empty() { "" } else { "; " });
    own.push_str(audience);
}

/// To every block that lacks it; to the last block where none lacks it, or where that would be too much.
fn give(
    blocks: &mut [AudienceBlock],
    size: usize,
    lacks: impl Fn(&AudienceBlock) -> bool,
    add: impl Fn(&mut AudienceBlock),
) {
    let lacking = blocks.iter().filter(|block| lacks(block)).count();
    if lacking == 0 || lacking.saturating_mul(size) > MAX_SHARED {
        blocks.last_mut().into_iter().for_each(add);
    } else {
        blocks.iter_mut().filter(|block| lacks(block)).for_each(add);
    }
}

/// Texts in which the agency's name is looked for.
const TEXTS: usize = 50;

fn name_issuer(plan: &mut PlanDocument, letterhead: &[String]) {
    let (superior, name) = issuer::from_letterhead(letterhead);
    let texts: Vec<&str> =
        [plan.subject.as_deref(), plan.promulgation.as_ref().and_then(|carried| carried.subject.as_deref())]
            .into_iter()
            .flatten()
            .chain(plan.opening.iter().map(|opening| opening.text.as_str()))
            .chain(plan.bases.iter().map(|basis| basis.text.as_str()))
            .chain(plan.closing.iter().map(|closing| closing.text.as_str()))
            .chain(plan.duties.iter().map(|duty| duty.text.as_str()))
            .take(TEXTS)
            .collect();
    let cased =
        |name: &String| texts.iter().find_map(|text| issuer::as_in_text(name, text)).unwrap_or_else(|| name.clone());
    let from_text = || {
        plan.subject
            .as_deref()
            .and_then(issuer::from_subject)
            .or_else(|| plan.opening.as_ref().and_then(|opening| issuer::from_opening(&opening.text)))
    };
    let found = name.as_ref().map(cased).or_else(from_text);
    let above = superior.as_ref().map(cased);
    plan.issuer = found;
    plan.superior = above;
}

fn finish_block(block: &mut AudienceBlock, year: Option<i16>) {
    let own = !block.items.is_empty() && block.items.iter().all(|item| !item.channels.is_empty());
    let places = without_repeats(block);
    for item in &mut block.items {
        let mut channels: Vec<usize> = item.channels.iter().filter_map(|at| places.get(*at).copied()).collect();
        channels.dedup();
        item.channels = if own { channels } else { Vec::new() };
        item.cadence = item.when.as_deref().and_then(cadence::find).or_else(|| cadence::find(&item.text));
        item.due = item.when.as_deref().and_then(|when| when::due(when, year));
    }
    for line in &mut block.channels {
        let recognised = channel::recognise(&line.text);
        line.kinds = recognised.kinds;
        line.optional = recognised.optional;
        line.cadence = cadence::find(&line.text);
    }
}

/// Keeps each channel once (a table that names it row by row repeats it); gives the new place of each old one.
fn without_repeats(block: &mut AudienceBlock) -> Vec<usize> {
    let mut seen: HashMap<String, usize> = HashMap::new();
    let mut places = Vec::with_capacity(block.channels.len());
    let mut kept = Vec::new();
    for line in std::mem::take(&mut block.channels) {
        let key = viet::fold(super::shape::without_end(&line.text));
        let place = *seen.entry(key).or_insert(kept.len());
        if place == kept.len() {
            kept.push(line);
        }
        places.push(place);
    }
    block.channels = kept;
    places
}

fn find_money(plan: &mut PlanDocument, mut money: Vec<Passage>) {
    let duties = plan.duties.iter().filter(|duty| facts::is_about_money(&duty.text));
    money.extend(duties.map(|duty| Passage::new(duty.line, duty.text.clone())));
    plan.budget_sources = money.iter().flat_map(facts::budget_sources).collect();
}

/// The first plan among the bases that somebody else issued.
fn parent(plan: &PlanDocument) -> Option<Parent> {
    let own = plan.number.as_deref().and_then(|number| number.split_once(['/', '-'])).map(|(_, symbol)| symbol);
    plan.bases.iter().find_map(|basis| {
        let citation = viet::citation::find(&basis.text).into_iter().next()?;
        let is_plan = citation.number.symbol.starts_with("KH") || citation.kind.as_deref() == Some("Kế hoạch");
        let is_own = Some(citation.number.symbol.as_str()) == own && is_issuer(plan, citation.issuer.as_deref());
        (is_plan && !is_own).then(|| Parent {
            number: citation.number.to_string(),
            issued_on: citation.issued_on,
            issuer: citation.issuer,
            text: basis.text.get(citation.span).unwrap_or_default().to_owned(),
        })
    })
}

/// Whether a citation names the agency itself, or nobody: districts number like their province, `KH-UBND`.
fn is_issuer(plan: &PlanDocument, cited: Option<&str>) -> bool {
    let short = |name: &str| viet::fold(name).replace("uy ban nhan dan", "ubnd");
    match (plan.issuer.as_deref(), cited) {
        (Some(own), Some(cited)) => short(own).starts_with(&short(cited)),
        _ => true,
    }
}

/// Every text of the plan with its line, in the order of the paper.
pub(crate) fn passages(plan: &PlanDocument) -> Vec<Passage> {
    let text = |line: u32, text: &str| Passage::new(line, text);
    let mut all = Vec::new();
    all.extend(plan.subject.iter().map(|subject| text(0, subject)));
    if let Some(carried) = &plan.promulgation {
        all.extend(carried.subject.iter().map(|subject| text(0, subject)));
        all.extend(carried.articles.iter().map(|article| text(article.line, &article.text)));
    }
    all.extend(plan.bases.iter().map(|basis| text(basis.line, &basis.text)));
    all.extend(plan.opening.iter().cloned());
    all.extend(plan.purposes.iter().cloned());
    all.extend(plan.requirements.iter().cloned());
    for section in &plan.sections {
        all.push(text(section.line, &section.title));
        all.extend(section.intro.iter().cloned());
    }
    for block in &plan.blocks {
        all.extend(block.items.iter().flat_map(passages_of));
        all.extend(block.channels.iter().map(|line| text(line.line, &line.text)));
    }
    all.extend(plan.duties.iter().map(|duty| text(duty.line, &duty.text)));
    all.extend(plan.closing.iter().cloned());
    all.sort_by_key(|passage| passage.line);
    all
}

fn citations(plan: &PlanDocument) -> Vec<Cited> {
    let mut all = Vec::new();
    for passage in passages(plan) {
        for citation in viet::citation::find(&passage.text) {
            let number = citation.number.to_string();
            if plan.number.as_ref() == Some(&number) {
                continue;
            }
            let text = passage.text.get(citation.span).unwrap_or_default().to_owned();
            all.push(Cited { text, number, issued_on: citation.issued_on, line: passage.line });
        }
    }
    all
}
