//! The baseline, what holds on a day, and the drift between them.

use crate::given::{actor, day, draft, id, item_at, noon, office, plan, work};
use people::Role;
use plans::channel::ChannelKind as K;
use plans::model::{AmendmentKind, Change, FullPlan, QuotaOf, Refusal};
use plans::rules::amendment::{RecordAmendment, as_of, baseline, drift, record};
use plans::rules::names::Directory;
use plans::rules::propose_tasks;
use plans::rules::task::assign;

fn amended(full: &FullPlan, number: &str, on: &str, changes: Vec<Change>) -> Result<FullPlan, Refusal> {
    let command =
        RecordAmendment { number: number.into(), issued_on: day(on), kind: AmendmentKind::Amendment, changes };
    let number = 0x500 + full.amendments.len() as u128;
    let ((amendment, added), _) = record(full, id(number), command, &office(), noon("2020-09-01"))?;
    let mut full = full.clone();
    full.amendments.push(amendment);
    full.items.extend(added);
    Ok(full)
}

fn quota(from: u32, to: u32) -> Change {
    Change::Quota { of: QuotaOf::Individuals, from: Some(from), to: Some(to) }
}

#[test]
fn the_paper_stays_and_what_holds_follows_the_dates() {
    let signed = plan();
    let (first, second) = (item_at(&signed, 0, 0).clone(), item_at(&signed, 1, 1).clone());
    let channel = signed.channels[0].clone();
    let spring = vec![
        Change::ItemText { item: first.id, from: first.text.clone(), to: "Nghị quyết mới".into() },
        Change::ItemAdded { item: id(0x77), block: 0, label: "3".into(), text: "Nội dung thêm".into() },
        quota(3, 5),
    ];
    let summer = vec![
        Change::ItemText {
            item: first.id, from: "Nghị quyết mới".into(), to: "Nghị quyết mới hơn".into()
        },
        Change::ItemDropped { item: second.id, text: second.text.clone() },
        Change::ChannelText {
            channel: channel.id,
            from: channel.text.clone(),
            to: "Zalo".into(),
            kinds: vec![K::SocialNetwork],
        },
        quota(5, 4),
    ];
    let full = amended(&signed, "15/KH-KCNĐN", "2020-04-01", spring).unwrap();
    let full = amended(&full, "30/KH-KCNĐN", "2020-07-01", summer).unwrap();

    assert_eq!(baseline(&full), baseline(&signed), "as signed");
    assert_eq!(full.plan, signed.plan, "the paper is not touched");
    assert_eq!(as_of(&full, day("2020-03-31")), baseline(&signed));
    let april = as_of(&full, day("2020-04-01"));
    let texts: Vec<_> = april.items.iter().map(|item| item.text.as_str()).collect();
    assert_eq!((texts[0], texts[2], texts.len()), ("Nghị quyết mới", "Nội dung thêm", 5));
    assert_eq!(april.quotas.individuals, Some(5));
    let july = as_of(&full, day("2020-12-31"));
    assert_eq!((july.items[0].text.as_str(), july.items.len()), ("Nghị quyết mới hơn", 4));
    assert_eq!((july.channels[0].text.as_str(), july.quotas.individuals), ("Zalo", Some(4)));
    let told: Vec<_> = drift(&full, day("2020-12-31")).iter().map(|one| one.amendment.number.clone()).collect();
    assert_eq!(told, ["15/KH-KCNĐN"; 3].into_iter().chain(["30/KH-KCNĐN"; 4]).collect::<Vec<_>>());
}

#[test]
fn a_dropped_content_gets_no_new_tasks_and_an_added_one_does() {
    let signed = plan();
    let (first, last) = (item_at(&signed, 0, 0).clone(), item_at(&signed, 1, 1).clone());
    let changes = vec![
        Change::ItemDropped { item: first.id, text: first.text.clone() },
        Change::ItemText { item: last.id, from: last.text.clone(), to: "Kết quả quý II".into() },
        Change::ItemAdded { item: id(0x77), block: 0, label: "3".into(), text: "Nội dung thêm".into() },
    ];
    let full = amended(&signed, "15/KH-KCNĐN", "2020-04-01", changes).unwrap();
    let answer = assign(&full, id(1), &work(&full), &office(), noon("2020-05-01"));
    assert_eq!(answer.unwrap_err(), Refusal::NotInPlan);
    let titles: Vec<_> = propose_tasks(&full, &Directory::default()).into_iter().map(|task| task.work.title).collect();
    assert_eq!(titles.len(), 6);
    assert!(
        titles.contains(&"Nội dung thêm".to_owned()) && titles.contains(&"Kết quả quý II".to_owned()),
        "{titles:?}"
    );
    assert!(titles.iter().all(|title| !title.contains("Nghị quyết")), "{titles:?}");
}

#[test]
fn every_rule_of_an_amendment_has_its_refusal() {
    let full = plan();
    let first = item_at(&full, 0, 0).clone();
    let text = |from: &str, to: &str| Change::ItemText { item: first.id, from: from.into(), to: to.into() };
    let channel = full.channels[0].clone();
    let line = |from: &str, to: &str, kinds: Vec<K>| Change::ChannelText {
        channel: channel.id,
        from: from.into(),
        to: to.into(),
        kinds,
    };
    let differs = |stands: &str| Refusal::BaselineDiffers { stands: stands.into() };
    let cases: Vec<(&str, &str, Vec<Change>, Refusal)> = vec![
        ("mười lăm", "2020-04-01", vec![quota(3, 5)], Refusal::NumberUnreadable("mười lăm".into())),
        ("15/KH-KCNĐN", "2020-09-02", vec![quota(3, 5)], Refusal::DateInFuture(day("2020-09-02"))),
        ("15/KH-KCNĐN", "2020-01-20", vec![quota(3, 5)], Refusal::AmendmentTooEarly(day("2020-01-21"))),
        ("15/KH-KCNĐN", "2020-04-01", vec![], Refusal::NothingChanges),
        ("15/KH-KCNĐN", "2020-04-01", vec![quota(3, 3)], Refusal::NothingChanges),
        ("15/KH-KCNĐN", "2020-04-01", vec![quota(2, 4)], differs("3")),
        ("15/KH-KCNĐN", "2020-04-01", vec![quota(3, 5), quota(3, 6)], Refusal::NamedTwice),
        ("15/KH-KCNĐN", "2020-04-01", vec![text("khác", "mới")], differs(&first.text)),
        ("15/KH-KCNĐN", "2020-04-01", vec![text(&first.text, &first.text)], Refusal::NothingChanges),
        ("15/KH-KCNĐN", "2020-04-01", vec![text(&first.text, "")], Refusal::TextMissing("to")),
        ("15/KH-KCNĐN", "2020-04-01", vec![text(&first.text, &"x".repeat(20_001))], Refusal::TextTooLong("to", 20_000)),
        (
            "15/KH-KCNĐN",
            "2020-04-01",
            vec![Change::ItemDropped { item: id(404), text: String::new() }],
            Refusal::NotInPlan,
        ),
        (
            "15/KH-KCNĐN",
            "2020-04-01",
            vec![Change::ItemAdded { item: id(1), block: 2, label: String::new(), text: "x".into() }],
            Refusal::NotInPlan,
        ),
        (
            "15/KH-KCNĐN",
            "2020-04-01",
            vec![line(&channel.text, &channel.text, vec![K::Portal])],
            Refusal::NothingChanges,
        ),
        ("15/KH-KCNĐN", "2020-04-01", vec![line("khác", "mới", vec![K::Portal])], differs(&channel.text)),
        ("15/KH-KCNĐN", "2020-04-01", vec![line(&channel.text, "mới", vec![])], Refusal::TextMissing("kinds")),
        ("15/KH-KCNĐN", "2020-04-01", vec![line(&channel.text, "mới", vec![K::Sms; 2])], Refusal::NamedTwice),
    ];
    for (number, on, changes, refusal) in cases {
        assert_eq!(amended(&full, number, on, changes.clone()).unwrap_err(), refusal, "{number} of {on}: {changes:?}");
    }
    let later = amended(&full, "15/KH-KCNĐN", "2020-07-01", vec![quota(3, 5)]).unwrap();
    let answer = amended(&later, "16/KH-KCNĐN", "2020-06-30", vec![quota(3, 4)]);
    assert_eq!(
        answer.unwrap_err(),
        Refusal::AmendmentTooEarly(day("2020-07-01")),
        "papers come in the order of their dates"
    );
    assert_eq!(amended(&draft(), "15/KH-KCNĐN", "2020-04-01", vec![quota(3, 5)]).unwrap_err(), Refusal::PlanNotSigned);
    let command = RecordAmendment {
        number: "15/KH-KCNĐN".into(),
        issued_on: day("2020-04-01"),
        kind: AmendmentKind::Correction,
        changes: vec![quota(3, 5)],
    };
    let answer = record(&full, id(1), command, &actor(Role::Specialist), noon("2020-09-01"));
    assert_eq!(answer.unwrap_err(), Refusal::NotPermitted);
}
