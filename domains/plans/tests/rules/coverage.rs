//! What is owed, assigned and proven.

use crate::given::{confirmed, day, item_at, office, plan, plan_of_2020, proof, task, with_proofs, work};
use plans::channel::ChannelKind as K;
use plans::model::{Assignment, ChannelRole, FullPlan, ProofStanding, TaskOf, TaskWithProofs};
use plans::rules::contents::choose_channels;
use plans::rules::coverage::{Cell, coverage};

fn chosen(mut full: FullPlan, block: i64, ordinal: i64, kinds: &[(K, ChannelRole)]) -> FullPlan {
    let item = item_at(&full, block, ordinal).id;
    let rows = choose_channels(&full, item, kinds, &office()).unwrap().0;
    full.item_channels.extend(rows);
    full
}

#[test]
fn each_content_owes_one_lead_channel_and_each_channel_one_content() {
    let full = chosen(plan(), 0, 0, &[(K::Portal, ChannelRole::Lead), (K::PartyMeeting, ChannelRole::Optional)]);
    let full = chosen(full, 1, 0, &[(K::Dialogue, ChannelRole::Lead)]);
    let base = work(&full);
    let briefing =
        Assignment { of: TaskOf::Item(item_at(&full, 1, 1).id), channel: Some(K::BiannualBriefing), ..base.clone() };
    let meeting = Assignment { channel: Some(K::AgencyMeeting), ..base.clone() };
    let one_event = confirmed(1, "2020-06-01");
    let tasks: Vec<TaskWithProofs> = vec![
        with_proofs(task(&full, 1, &base), &[one_event, one_event, confirmed(2, "2020-06-02")]),
        with_proofs(task(&full, 2, &meeting), &[one_event]),
        with_proofs(task(&full, 3, &briefing), &[proof(3, "2020-06-01", ProofStanding::Proposed)]),
    ];
    let blocks = coverage(&full, &tasks, day("2020-07-01"));
    use Cell::*;
    let cells = |block: usize| blocks[block].rows.iter().map(|row| row.cells.clone()).collect::<Vec<_>>();
    assert_eq!(blocks[0].kinds, [K::Portal, K::AgencyMeeting, K::PartyMeeting, K::Other]);
    assert_eq!(cells(0), [[Proven(2), Proven(1), NotOwed, NotOwed], [NotOwed; 4]]);
    assert_eq!(blocks[0].proofs, 2, "one event that proves two tasks is one");
    assert_eq!(
        blocks[0].unused,
        [K::PartyMeeting],
        "optional for a content is not lead; 'other' never counts as unused"
    );
    assert_eq!(blocks[0].rows.iter().map(|row| row.needs_lead).collect::<Vec<_>>(), [false, true]);
    assert_eq!(blocks[1].kinds, [K::Portal, K::Dialogue, K::BiannualBriefing]);
    assert_eq!(cells(1), [[NotOwed, Missing, NotOwed], [NotOwed, NotOwed, Assigned]]);
    assert_eq!(blocks[1].unused, [K::Portal]);
}

#[test]
fn a_called_off_task_covers_nothing_and_a_channel_outside_the_plan_gets_a_column() {
    let full = plan();
    let zalo = Assignment { channel: Some(K::SocialNetwork), ..work(&full) };
    let active = task(&full, 1, &zalo);
    let off = plans::rules::task::cancel(&active, "x", &office(), crate::given::noon("2020-02-02")).unwrap().0;
    let with = coverage(&full, &[with_proofs(active, &[])], day("2020-07-01"));
    assert_eq!(with[0].kinds.last(), Some(&K::SocialNetwork));
    let without = coverage(&full, &[with_proofs(off, &[])], day("2020-07-01"));
    assert!(!without[0].kinds.contains(&K::SocialNetwork));
}

#[test]
fn the_plan_of_2020_opens_without_a_red_cell() {
    let blocks = coverage(&plan_of_2020(), &[], day("2020-01-22"));
    let sizes: Vec<_> = blocks.iter().map(|block| block.rows.len()).collect();
    assert_eq!(sizes, [14, 7]);
    assert!(blocks.iter().flat_map(|block| &block.rows).flat_map(|row| &row.cells).all(|cell| *cell == Cell::NotOwed));
}
