//! What a signed plan suggests.

use crate::given::{INVESTMENT, OFFICE, day, document, imported, item_at, plan, plan_of_2020, unit};
use plans::channel::ChannelKind as K;
use plans::model::{Due, TaskOf};
use plans::rules::names::{Directory, Match};
use plans::rules::propose_tasks;

#[test]
fn one_task_a_content_and_dated_ones_for_what_recurs() {
    let full = plan();
    let proposed = propose_tasks(&full, &Directory::default());
    let found: Vec<_> = proposed.iter().map(|task| (task.work.of, task.work.channel, task.work.due)).collect();
    let of = |block, ordinal| TaskOf::Item(item_at(&full, block, ordinal).id);
    let on = |text| Due::On(day(text));
    assert_eq!(
        found,
        [
            (of(0, 0), Some(K::Portal), on("2020-12-31")),
            (of(0, 1), Some(K::Portal), on("2020-12-31")),
            (of(1, 0), Some(K::Portal), Due::Continuing),
            (of(1, 1), Some(K::Portal), Due::Continuing),
            // "đối thoại" stands before the semicolon: the frequency is the briefing's alone.
            (of(1, 0), Some(K::BiannualBriefing), on("2020-06-30")),
            (of(1, 0), Some(K::BiannualBriefing), on("2020-12-31")),
        ]
    );
}

#[test]
fn the_plan_of_2020_suggests_a_task_a_content_and_two_briefings() {
    let full = plan_of_2020();
    let proposed = propose_tasks(&full, &Directory::default());
    let contents: std::collections::BTreeSet<_> = proposed.iter().map(|task| task.work.of).collect();
    assert_eq!(contents.len(), 21, "every content has one");
    let briefings: Vec<_> = proposed
        .iter()
        .filter(|task| task.work.channel == Some(K::BiannualBriefing))
        .map(|task| task.work.due)
        .collect();
    assert_eq!(briefings, [Due::On(day("2020-06-30")), Due::On(day("2020-12-31"))]);
    let titles = proposed.iter().map(|task| task.work.title.chars().count());
    assert!(titles.clone().all(|length| (1..=161).contains(&length)), "{:?}", titles.collect::<Vec<_>>());
}

#[test]
fn printed_units_are_found_by_name_and_else_kept_as_printed() {
    let mut document = document();
    let item = &mut document.blocks[0].items[0];
    item.lead = Some("PHÒNG quản lý đầu tư".into());
    item.coordinating = vec!["Văn phòng".into(), "Phòng lạ".into(), "VP".into()];
    item.due = Some(day("2020-05-15"));
    document.blocks[0].items[1].lead = Some("Sở Nội vụ".into());
    let names = Directory::new(
        [("Phòng Quản lý đầu tư", unit(INVESTMENT)), ("Văn phòng", unit(OFFICE)), ("VP", unit(OFFICE))],
        [],
    );
    let proposed = propose_tasks(&imported(document), &names);
    let first = &proposed[0];
    assert_eq!((first.work.lead_unit, first.lead_as_printed.as_deref()), (Some(unit(INVESTMENT)), None));
    assert_eq!(first.work.coordinating, [unit(OFFICE)]);
    assert_eq!(first.work.due, Due::On(day("2020-05-15")));
    assert_eq!((proposed[1].work.lead_unit, proposed[1].lead_as_printed.as_deref()), (None, Some("Sở Nội vụ")));
}

#[test]
fn a_name_that_two_units_go_by_is_nobodys() {
    let names = Directory::new([("Phòng 1", unit(1)), ("phong 1", unit(2)), ("P2", unit(2)), ("p2", unit(2))], []);
    assert_eq!(names.unit("PHÒNG 1"), Match::Several);
    assert_eq!(names.unit("P2."), Match::One(unit(2)), "name and code of one unit may read alike");
    assert_eq!(names.unit("Phòng 3"), Match::Nobody);
}
