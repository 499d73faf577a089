//! The plan as signed beside the plan as it holds on a day: rows that differ say how, the others that they do not.

use crate::model::{FullPlan, QuotaOf};
use crate::rules::amendment::{as_of, baseline};
use kernel::Date;

/// What was signed and what holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Compared {
    /// As printed; empty for lines of channels.
    pub(crate) label: String,
    /// None for what an amendment added.
    pub(crate) signed: Option<String>,
    /// None for what an amendment dropped.
    pub(crate) held: Option<String>,
}

impl Compared {
    /// Whether nothing changed.
    pub(crate) fn is_same(&self) -> bool {
        self.signed == self.held
    }
}

/// The contents of a group, those that were added behind the others.
pub(crate) fn items(full: &FullPlan, block: i64, day: Date) -> Vec<Compared> {
    let (signed, held) = (baseline(full), as_of(full, day));
    let in_force = |added: Option<_>| {
        added.is_none_or(|id| full.amendments.iter().any(|paper| paper.id == id && paper.issued_on <= day))
    };
    let text = |rows: &[crate::model::PlanItem], id| rows.iter().find(|row| row.id == id).map(|row| row.text.clone());
    full.items
        .iter()
        .filter(|item| item.block == block && in_force(item.added_by))
        .map(|item| Compared {
            label: item.label.clone(),
            signed: text(&signed.items, item.id),
            held: text(&held.items, item.id),
        })
        .collect()
}

/// The lines of channels of a group.
pub(crate) fn channels(full: &FullPlan, block: i64, day: Date) -> Vec<Compared> {
    let held = as_of(full, day).channels;
    let line = |line: &crate::model::PlanChannel| Compared {
        label: String::new(),
        signed: Some(line.text.clone()),
        held: held.iter().find(|row| row.id == line.id).map(|row| row.text.clone()),
    };
    full.channels.iter().filter(|line| line.block == block).map(line).collect()
}

/// Both quotas.
pub(crate) fn quotas(full: &FullPlan, day: Date) -> [(QuotaOf, Compared); 2] {
    let (signed, held) = (baseline(full).quotas, as_of(full, day).quotas);
    let compared = |signed: Option<u32>, held: Option<u32>| Compared {
        label: String::new(),
        signed: signed.map(|number| number.to_string()),
        held: held.map(|number| number.to_string()),
    };
    [
        (QuotaOf::Collectives, compared(signed.collectives, held.collectives)),
        (QuotaOf::Individuals, compared(signed.individuals, held.individuals)),
    ]
}

/// The groups of a plan, by position.
pub(crate) fn blocks(full: &FullPlan) -> Vec<i64> {
    let mut blocks: Vec<i64> = full.items.iter().map(|item| item.block).collect();
    blocks.sort_unstable();
    blocks.dedup();
    blocks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::given::{actor, ambient, day, plan};
    use crate::model::{AmendmentKind, Change};
    use crate::rules::amendment::{RecordAmendment, record};
    use people::Role;

    #[test]
    fn what_differs_is_told_from_its_day_on() {
        let mut full = plan();
        let (first, second) = (full.items[0].clone(), full.items[1].clone());
        let changes = vec![
            Change::ItemText {
                item: first.id, from: first.text.clone(), to: "Phổ biến quy chế năm 2020.".into()
            },
            Change::ItemDropped { item: second.id, text: second.text.clone() },
            Change::ItemAdded { item: ambient().id(), block: 0, label: "3".into(), text: "Tập huấn.".into() },
            Change::Quota { of: QuotaOf::Individuals, from: Some(3), to: Some(4) },
        ];
        let command = RecordAmendment {
            number: "15/QĐ-KCNĐN".into(),
            issued_on: day("2020-06-01"),
            kind: AmendmentKind::Amendment,
            changes,
        };
        let office = actor(Role::ChiefOfOffice);
        let ((paper, added), _) =
            record(&full, ambient().id(), command, &office, ambient().now()).expect("it is recorded");
        full.amendments.push(paper);
        full.items.extend(added);

        let states = |on: &str| -> Vec<(bool, bool)> {
            items(&full, 0, day(on)).iter().map(|row| (row.signed.is_some(), row.held.is_some())).collect()
        };
        assert_eq!(states("2020-05-31"), [(true, true), (true, true)]);
        assert_eq!(states("2020-06-01"), [(true, true), (true, false), (false, true)], "changed, dropped, added");
        assert!(!items(&full, 0, day("2020-06-01"))[0].is_same());
        assert!(items(&full, 0, day("2020-05-31"))[0].is_same());
        assert!(channels(&full, 0, day("2020-06-01")).iter().all(Compared::is_same));
        let [(_, collectives), (_, individuals)] = quotas(&full, day("2020-06-01"));
        assert!(collectives.is_same() && individuals.held.as_deref() == Some("4"));
        assert_eq!(blocks(&full), [0, 1]);
    }
}
