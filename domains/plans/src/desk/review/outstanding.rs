//! What is still missing of the management information: the paper never had it, and assigning fills it in.

use crate::lint::{Argument, Code, Finding};
use crate::model::{ChannelRole, FullPlan, PlanItem, Task};

/// The findings as they stand now: a content that got what it lacked is no longer counted, and a finding about nothing is
/// gone.
pub(crate) fn outstanding(findings: Vec<Finding>, full: &FullPlan, tasks: &[Task]) -> Vec<Finding> {
    findings.into_iter().filter_map(|finding| still(finding, full, tasks)).collect()
}

fn still(mut finding: Finding, full: &FullPlan, tasks: &[Task]) -> Option<Finding> {
    let has: fn(&FullPlan, &[Task], &PlanItem) -> bool = match finding.code {
        Code::ItemWithoutOwner => has_owner,
        Code::ItemWithoutDue | Code::ItemWithoutQuantity => has_task,
        Code::ItemWithoutLeadChannel => has_lead_channel,
        _ => return Some(finding),
    };
    let Some(Argument::List(named)) = finding.arguments.get("items") else { return Some(finding) };
    let lacking: Vec<String> = named
        .iter()
        .filter(|name| {
            let item = full.items.iter().find(|item| item.added_by.is_none() && reference(item) == **name);
            !item.is_some_and(|item| has(full, tasks, item))
        })
        .cloned()
        .collect();
    if lacking.is_empty() {
        return None;
    }
    let count = i64::try_from(lacking.len()).unwrap_or(i64::MAX);
    finding.arguments.insert("count".into(), Argument::Number(count));
    finding.arguments.insert("items".into(), Argument::List(lacking));
    Some(finding)
}

/// As the lint names a content: block and label, or block and position where the label is a bullet.
fn reference(item: &PlanItem) -> String {
    let plain = item.label.chars().all(char::is_alphanumeric) && !item.label.is_empty();
    if plain {
        format!("{}.{}", item.block + 1, item.label)
    } else {
        format!("{}.{}", item.block + 1, item.ordinal + 1)
    }
}

fn of<'a>(tasks: &'a [Task], item: &PlanItem) -> impl Iterator<Item = &'a Task> {
    let id = item.id;
    tasks.iter().filter(move |task| task.is_active() && task.item() == Some(id))
}

fn has_task(_: &FullPlan, tasks: &[Task], item: &PlanItem) -> bool {
    of(tasks, item).next().is_some()
}

fn has_owner(_: &FullPlan, tasks: &[Task], item: &PlanItem) -> bool {
    of(tasks, item).any(|task| task.work.lead_unit.is_some())
}

fn has_lead_channel(full: &FullPlan, _: &[Task], item: &PlanItem) -> bool {
    full.chosen(item.id).any(|chosen| chosen.role == ChannelRole::Lead)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::channel::ChannelKind;
    use crate::desk::given::{plan, task, unit};
    use crate::intake::review;
    use crate::model::{Due, ItemChannel};

    fn counts(full: &FullPlan, tasks: &[Task]) -> Vec<(Code, i64)> {
        let found = outstanding(review(&full.plan.document, &[]), full, tasks);
        let count = |finding: &Finding| match finding.arguments.get("count") {
            Some(Argument::Number(count)) => *count,
            _ => 0,
        };
        found.iter().map(|finding| (finding.code, count(finding))).collect()
    }

    #[test]
    fn assigning_fills_in_what_the_paper_lacks() {
        let mut full = plan();
        let whole = |tasks: &[Task], full: &FullPlan| {
            let all = counts(full, tasks);
            let of = |code| all.iter().find(|(found, _)| *found == code).map(|(_, count)| *count);
            [
                of(Code::ItemWithoutOwner),
                of(Code::ItemWithoutDue),
                of(Code::ItemWithoutQuantity),
                of(Code::ItemWithoutLeadChannel),
            ]
        };
        assert_eq!(whole(&[], &full), [Some(3), Some(3), Some(3), Some(3)]);
        let mut tasks = vec![task(&full, 0, None, Due::Continuing).task];
        assert_eq!(whole(&tasks, &full), [Some(3), Some(2), Some(2), Some(3)], "a task without a unit");
        tasks.extend((0..3).map(|at| task(&full, at, Some(unit(1)), Due::Continuing).task));
        assert_eq!(whole(&tasks, &full), [None, None, None, Some(3)]);
        let item_id = full.items[1].id;
        full.item_channels.push(ItemChannel { item_id, kind: ChannelKind::Portal, role: ChannelRole::Lead });
        assert_eq!(whole(&tasks, &full)[3], Some(2), "also where the label is a bullet");
    }
}
