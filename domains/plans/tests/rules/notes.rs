//! Inspections, indicators, budget lines, links, accepted findings.

use crate::given::{INVESTMENT, actor, day, id, noon, office, unit};
use people::Role;
use plans::model::{HO_CHI_MINH_CAMPAIGN, Hundredths, Indicator, LinkTarget, ReadingKind, Refusal, Relation};
use plans::rules::notes::{
    ReadIndicator, WriteInspection, accept_finding, inspect, link, read_indicator, set_budget_line, set_indicator,
    standing, unlink,
};

#[test]
fn an_inspection_has_members_minutes_and_conclusions() {
    let command = WriteInspection {
        unit: unit(INVESTMENT),
        inspected_on: day("2020-05-10"),
        members: vec!["Chánh Văn phòng".into(), " ".into()],
        minutes: "Đã kiểm tra".into(),
        conclusions: "Đạt".into(),
        file: None,
    };
    let now = noon("2020-05-11");
    let (first, _) = inspect(id(1), id(2), None, &command, &office(), now).unwrap();
    assert_eq!(first.members.0, ["Chánh Văn phòng"]);
    let (again, _) =
        inspect(id(1), id(2), Some(&first), &command, &actor(Role::ReformFocalPoint), noon("2020-05-12")).unwrap();
    assert_eq!((again.version, again.recorded_by, again.recorded_at), (2, office().account, now));
    let refused = |command: WriteInspection| inspect(id(1), id(2), None, &command, &office(), now).unwrap_err();
    let base = || command.clone();
    assert_eq!(
        refused(WriteInspection { inspected_on: day("2020-05-12"), ..base() }),
        Refusal::DateInFuture(day("2020-05-12"))
    );
    assert_eq!(refused(WriteInspection { members: vec![], ..base() }), Refusal::TextMissing("members"));
    assert_eq!(
        refused(WriteInspection { members: vec!["x".repeat(501)], ..base() }),
        Refusal::TextTooLong("members", 500)
    );
    assert_eq!(refused(WriteInspection { minutes: String::new(), ..base() }), Refusal::TextMissing("minutes"));
    assert_eq!(refused(WriteInspection { conclusions: String::new(), ..base() }), Refusal::TextMissing("conclusions"));
    let answer = inspect(id(1), id(2), None, &command, &actor(Role::Specialist), now);
    assert_eq!(answer.unwrap_err(), Refusal::NotPermitted);
}

fn indicator() -> Indicator {
    set_indicator(id(1), id(2), None, "Tỷ lệ hồ sơ đúng hạn", "%", Hundredths(9500), &office()).unwrap().0
}

#[test]
fn an_indicator_is_read_by_date_with_its_source() {
    let now = noon("2020-07-01");
    let read = |on: &str, value: i64, kind, source: &str, role| {
        let command = ReadIndicator { measured_on: day(on), value: Hundredths(value), kind, source: source.into() };
        read_indicator(&indicator(), id(3), &command, &actor(role), now).map(|(reading, _)| reading)
    };
    use ReadingKind::{Actual, Estimate};
    let june = read("2020-06-30", 9000, Actual, "Báo cáo quý II", Role::ChiefOfOffice).unwrap();
    let guess = read("2020-06-30", 9600, Estimate, "Ước tính", Role::ChiefOfOffice).unwrap();
    let year = read("2020-12-14", 9700, Estimate, "Ước cả năm", Role::ChiefOfOffice).unwrap();
    assert_eq!(standing(&[guess.clone(), june.clone()]), Some(&june), "an actual figure stands before an estimate");
    assert_eq!(standing(&[june, year.clone(), guess]), Some(&year));
    assert_eq!(standing(&[]), None);
    let cases = [
        (read("2020-07-02", 1, Actual, "x", Role::ChiefOfOffice), Refusal::DateInFuture(day("2020-07-02"))),
        (read("2020-06-30", -1, Actual, "x", Role::ChiefOfOffice), Refusal::FigureOutOfRange),
        (read("2020-06-30", i64::MAX, Actual, "x", Role::ChiefOfOffice), Refusal::FigureOutOfRange),
        (read("2020-06-30", 1, Actual, "", Role::ChiefOfOffice), Refusal::TextMissing("source")),
        (read("2020-06-30", 1, Actual, "x", Role::Clerk), Refusal::NotPermitted),
    ];
    for (answer, refusal) in cases {
        assert_eq!(answer.unwrap_err(), refusal);
    }
    let set = |name, measure, target, role| {
        set_indicator(id(1), id(2), None, name, measure, Hundredths(target), &actor(role))
    };
    assert_eq!(set("", "%", 1, Role::ChiefOfOffice).unwrap_err(), Refusal::TextMissing("name"));
    assert_eq!(set("x", "", 1, Role::ChiefOfOffice).unwrap_err(), Refusal::TextMissing("measure"));
    assert_eq!(set("x", "%", -1, Role::ChiefOfOffice).unwrap_err(), Refusal::FigureOutOfRange);
    assert_eq!(set("x", "%", 1, Role::Clerk).unwrap_err(), Refusal::NotPermitted);
}

#[test]
fn money_has_a_source_and_may_have_an_amount() {
    let set = |source: &str, amount, role| {
        set_budget_line(id(1), id(2), None, source, amount, &actor(role)).map(|(line, _)| line)
    };
    assert_eq!(set("Nguồn thường xuyên", None, Role::ChiefOfOffice).unwrap().amount, None);
    assert_eq!(set("", None, Role::ChiefOfOffice).unwrap_err(), Refusal::TextMissing("source"));
    assert_eq!(set("x", Some(-1), Role::ChiefOfOffice).unwrap_err(), Refusal::FigureOutOfRange);
    assert_eq!(set("x", Some(1), Role::UnitHead).unwrap_err(), Refusal::NotPermitted);
}

#[test]
fn a_plan_is_linked_to_others_and_tagged_once_each() {
    let to = |plan| LinkTarget::Plan { plan: id(plan), relation: Relation::Sideways };
    let tag = || LinkTarget::Tag(HO_CHI_MINH_CAMPAIGN.into());
    let there =
        [link(id(1), id(10), to(2), &[], &office()).unwrap().0, link(id(1), id(11), tag(), &[], &office()).unwrap().0];
    let parent = LinkTarget::Plan { plan: id(2), relation: Relation::Parent };
    let cases = [
        (link(id(1), id(12), to(1), &[], &office()), Some(Refusal::LinkedToItself)),
        (link(id(1), id(12), parent, &there, &office()), Some(Refusal::AlreadyThere)),
        (link(id(1), id(12), tag(), &there, &office()), Some(Refusal::AlreadyThere)),
        (link(id(1), id(12), LinkTarget::Tag(" ".into()), &there, &office()), Some(Refusal::TextMissing("tag"))),
        (link(id(1), id(12), to(3), &there, &actor(Role::Clerk)), Some(Refusal::NotPermitted)),
        (link(id(1), id(12), to(3), &there, &office()), None),
        (link(id(3), id(12), tag(), &there, &office()), None),
    ];
    for (answer, refusal) in cases {
        assert_eq!(answer.err(), refusal);
    }
    assert!(unlink(&there[0], &office()).is_ok());
    assert_eq!(unlink(&there[0], &actor(Role::Specialist)).unwrap_err(), Refusal::NotPermitted);
}

#[test]
fn a_finding_is_answered_for_once_with_a_reason() {
    let now = noon("2020-02-01");
    let accept =
        |key: &str, reason: &str, there: &[_], role| accept_finding(id(1), key, reason, there, &actor(role), now);
    let (accepted, _) = accept("numbering_broken:duties", "In theo bản đã ký", &[], Role::ChiefOfOffice).unwrap();
    let there = [accepted];
    let cases = [
        (accept("numbering_broken:duties", "x", &there, Role::ChiefOfOffice), Refusal::AlreadyThere),
        (accept("other", "", &there, Role::ChiefOfOffice), Refusal::TextMissing("reason")),
        (accept("", "x", &there, Role::ChiefOfOffice), Refusal::TextMissing("finding")),
        (accept("other", &"x".repeat(20_001), &there, Role::ChiefOfOffice), Refusal::TextTooLong("reason", 20_000)),
        (accept("other", "x", &there, Role::UnitHead), Refusal::NotPermitted),
    ];
    for (answer, refusal) in cases {
        assert_eq!(answer.unwrap_err(), refusal);
    }
}
