//! Lists that should run 1, 2, 3 (or I, II, III) and do not. Numerals of table headings that repeat those of the
//! sections are no fault.

use super::{Code, Finding, Severity};
use crate::import::PlanDocument;
use std::collections::HashSet;

struct Entry<'a> {
    label: &'a str,
    ordinal: u32,
    line: u32,
    text: &'a str,
}

pub(super) fn check(plan: &PlanDocument) -> Vec<Finding> {
    let mut findings = Vec::new();
    findings.extend(sections(plan));
    findings.extend(items(plan));
    let duties: Vec<Entry<'_>> =
        plan.duties.iter().filter_map(|duty| numbered(&duty.label, duty.line, &duty.text)).collect();
    findings.extend(broken("duties", "duties", &duties, 1, |_| false));
    findings
}

/// Roman numerals of sections, within each capital letter where those stand above; one that a block of the table carries
/// is not missing.
fn sections(plan: &PlanDocument) -> Option<Finding> {
    let lettered = plan.sections.iter().any(|section| section.label == "A");
    let above = |label: &str| lettered && label.len() == 1 && label.starts_with(|c| ('A'..='H').contains(&c));
    let blocks: HashSet<u32> = plan.blocks.iter().filter_map(|block| viet::label::roman(&block.label)).collect();
    plan.sections.split(|section| above(&section.label)).find_map(|group| {
        let entries: Vec<Entry<'_>> = group
            .iter()
            .filter_map(|section| {
                let ordinal = viet::label::roman(&section.label)?;
                Some(Entry { label: &section.label, ordinal, line: section.line, text: &section.title })
            })
            .collect();
        broken("sections", "sections", &entries, 1, |wanted| blocks.contains(&wanted))
    })
}

/// Contents may start anew in each block or go on from the block before; a block may itself carry one of the numbers.
fn items(plan: &PlanDocument) -> Vec<Finding> {
    let mut findings = Vec::new();
    let heads: HashSet<u32> = plan.blocks.iter().filter_map(|block| block.label.parse().ok()).collect();
    let mut last: u32 = 0;
    for (at, block) in plan.blocks.iter().enumerate() {
        let entries: Vec<Entry<'_>> =
            block.items.iter().filter_map(|item| numbered(&item.label, item.line, &item.text)).collect();
        let anew = entries.first().is_none_or(|entry| entry.ordinal == 1);
        let first = if anew { 1 } else { last.saturating_add(1) };
        let about = format!("items:{}", at + 1);
        findings.extend(
            broken("items", &about, &entries, first, |wanted| heads.contains(&wanted))
                .map(|found| found.with("block", at as i64 + 1)),
        );
        last = entries.last().map_or(last, |entry| entry.ordinal);
    }
    findings
}

fn numbered<'a>(label: &'a str, line: u32, text: &'a str) -> Option<Entry<'a>> {
    label.parse().ok().map(|ordinal| Entry { label, ordinal, line, text })
}

/// The first place where the list does not go on by one.
fn broken(
    list: &str,
    about: &str,
    entries: &[Entry<'_>],
    first: u32,
    elsewhere: impl Fn(u32) -> bool,
) -> Option<Finding> {
    let mut expected = first;
    for entry in entries {
        while expected < entry.ordinal && elsewhere(expected) {
            expected += 1;
        }
        if entry.ordinal != expected {
            let labels: Vec<String> = entries.iter().map(|entry| entry.label.to_owned()).collect();
            return Some(
                Finding::new(Code::NumberingBroken, Severity::Format, entry.line, entry.text, about)
                    .with("list", list)
                    .with("labels", labels)
                    .with("found", entry.label)
                    .with("expected", expected.to_string()),
            );
        }
        expected = expected.saturating_add(1);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(labels: &[&str]) -> Option<(String, String)> {
        let entries: Vec<Entry<'_>> = labels.iter().filter_map(|label| numbered(label, 1, "")).collect();
        broken("duties", "duties", &entries, 1, |_| false).map(|finding| {
            let text = |name: &str| match &finding.arguments[name] {
                super::super::Argument::Text(text) => text.clone(),
                other => panic!("{name} is {other:?}"),
            };
            (text("found"), text("expected"))
        })
    }

    #[test]
    fn the_first_step_that_is_not_one() {
        assert_eq!(found(&["1", "2", "4", "3", "4"]), Some(("4".into(), "3".into())));
        assert_eq!(found(&["1", "2", "2"]), Some(("2".into(), "3".into())));
        assert_eq!(found(&["2"]), Some(("2".into(), "1".into())));
        assert_eq!(found(&["1", "2", "3"]), None);
        assert_eq!(found(&["01", "02"]), None);
        assert_eq!(found(&["-", "-"]), None);
        assert_eq!(found(&[]), None);
    }
}
