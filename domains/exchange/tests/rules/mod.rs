//! Rules without a database: who may what, what is refused, what sums say.

use evidence::Amount;
use evidence::periods::PeriodKind;
use exchange::model::{
    Answer, Asked, Content, Expected, Item, Key, Partner, Purpose, Received, Refusal, Report, ReportIn, Reported, Side,
    Source, Stage, Value, Verdict,
};
use exchange::rules::received::{self, Difference, Todo, todo};
use exchange::rules::rollup::{Standing, standing, together};
use exchange::rules::{partner, request};
use exchange::workbook::{self, CellWhy};
use kernel::{Ambient, Date, Id};
use people::{Actor, Leads, Role};
use proptest::prelude::*;
use std::collections::BTreeMap;
use uuid::Uuid;

fn ambient() -> Ambient {
    Ambient::fixed("2026-03-16T02:00:00Z")
}

fn actor(role: Role) -> Actor {
    let id = Uuid::from_u128(1);
    Actor {
        agency: Id::from_uuid(id),
        account: Id::from_uuid(id),
        name: "Người thử".into(),
        unit: None,
        roles: vec![role],
        leads: Leads::default(),
    }
}

fn item(code: &str, expected: Expected) -> Item {
    Item { code: code.into(), wording: format!("Nội dung {code}"), expected }
}

fn number() -> Expected {
    Expected::Number { measure: "tin, bài".into(), target: Some(Amount::from_thousandths(12_500)) }
}

fn content(items: Vec<Item>) -> Content {
    Content {
        title: "Kế hoạch".into(),
        purpose: Purpose::Plan,
        paper: String::new(),
        period: Asked { kind: PeriodKind::Quarter, year: 2026, ordinal: 1 },
        due_on: Date::constant(2026, 3, 20),
        note: String::new(),
        items,
    }
}

fn below(number: u128) -> Partner {
    Partner {
        id: Id::from_uuid(Uuid::from_u128(number)),
        side: Side::Below,
        name: format!("Cơ quan {number}"),
        key: Key([u8::try_from(number % 250).unwrap(); 32]),
        local: None,
        address: None,
        left_at: None,
        version: 1,
    }
}

fn received(items: Vec<Item>) -> Received {
    Received {
        id: Id::from_uuid(Uuid::from_u128(9)),
        partner: below(1).id,
        content: content(items),
        revision: 1,
        agreed: None,
        answers: BTreeMap::new(),
        sent: 0,
        sent_at: None,
        verdict: None,
        reminded_at: None,
        closed: false,
        received_at: ambient().now(),
        version: 1,
    }
}

#[test]
fn a_request_is_written_published_and_closed_by_who_may() {
    let (chief, now) = (actor(Role::ChiefOfOffice), ambient().now());
    let id = ambient().id();
    let refused = |content: Content| request::begin(id, content, &chief, now).unwrap_err();
    assert_eq!(request::begin(id, content(vec![]), &actor(Role::UnitHead), now).unwrap_err(), Refusal::NotPermitted);
    assert_eq!(refused(Content { title: " ".into(), ..content(vec![]) }), Refusal::TextMissing("title"));
    assert_eq!(
        refused(content(vec![item("1", Expected::Words), item("1", Expected::Share)])),
        Refusal::CodeTwice("1".into())
    );
    assert_eq!(refused(content(vec![item("a b", Expected::Words)])), Refusal::NoCode("a b".into()));
    let nothing = Expected::Number { measure: String::new(), target: None };
    assert_eq!(refused(content(vec![item("1", nothing)])), Refusal::TextMissing("measure"));
    let period = Asked { kind: PeriodKind::Quarter, year: 2026, ordinal: 13 };
    assert_eq!(refused(Content { period, ..content(vec![]) }), Refusal::NoPeriod);
    let many = (0..=request::MOST_ITEMS).map(|at| item(&at.to_string(), Expected::Words)).collect();
    assert_eq!(refused(content(many)), Refusal::TooManyItems(request::MOST_ITEMS));

    let (empty, _) = request::begin(id, content(vec![]), &chief, now).unwrap();
    let partners = [below(1)];
    assert_eq!(request::publish(&empty, &partners, &chief, now).unwrap_err(), Refusal::NoItems);
    let (draft, _) = request::put_item(&empty, item("1.", number()), &chief).unwrap();
    assert_eq!(draft.content.items[0].code, "1", "a point behind a code belongs to the print");
    assert_eq!(request::close(&draft, &chief).unwrap_err(), Refusal::NotPublished);
    assert_eq!(request::publish(&draft, &[], &chief, now).unwrap_err(), Refusal::NobodyBelow);
    let left = Partner { left_at: Some(now), ..below(1) };
    assert_eq!(request::publish(&draft, &[left], &chief, now).unwrap_err(), Refusal::NobodyBelow);
    assert_eq!(request::publish(&draft, &partners, &actor(Role::Specialist), now).unwrap_err(), Refusal::NotPermitted);
    let (published, _) = request::publish(&draft, &partners, &actor(Role::Head), now).unwrap();
    assert_eq!((published.stage, published.revision), (Stage::Published, 1));
    assert_eq!(request::publish(&published, &partners, &chief, now).unwrap_err(), Refusal::NothingNew);
    assert_eq!(request::drop_item(&published, "x", &chief).unwrap_err(), Refusal::NoSuchItem);
    let (closed, _) = request::close(&published, &chief).unwrap();
    assert_eq!(request::put_item(&closed, item("2", number()), &chief).unwrap_err(), Refusal::Closed);
}

#[test]
fn answers_fit_what_is_asked_and_a_report_needs_all_of_them() {
    let (focal, chief, now) = (actor(Role::ReformFocalPoint), actor(Role::ChiefOfOffice), ambient().now());
    let items = vec![item("1", number()), item("2", Expected::Share), item("3", Expected::Words)];
    let new = received(items);
    assert_eq!(todo(&new), Todo::LookThrough);
    assert_eq!(received::report(&new, vec![], &chief, now).unwrap_err(), Refusal::NotLookedThrough);
    let (seen, _) = received::look_through(&new, &focal).unwrap();
    assert_eq!(todo(&seen), Todo::Answer);
    assert_eq!(received::report(&seen, vec![], &chief, now).unwrap_err(), Refusal::NotAllAnswered(3));
    let answer = |source| Answer { source, words: String::new(), with_rows: false };
    let hand = |value| answer(Source::ByHand { value, source: "Sổ".into(), person: "VP".into() });
    let amount = Value::Number(Amount::from_thousandths(1_000));
    let no = |code: &str, answer: Answer| received::answer(&seen, code, answer, &focal).unwrap_err();
    assert_eq!(no("9", hand(amount)), Refusal::NoSuchItem);
    assert_eq!(no("2", hand(amount)), Refusal::ValueDoesNotFit);
    assert_eq!(no("2", hand(Value::Share(3, 2))), Refusal::ValueDoesNotFit);
    assert_eq!(no("1", hand(Value::Number(Amount::from_thousandths(-1)))), Refusal::ValueDoesNotFit);
    assert_eq!(no("1", answer(Source::Words)), Refusal::ValueDoesNotFit);
    assert_eq!(no("3", answer(Source::Words)), Refusal::TextMissing("words"));
    assert_eq!(no("3", answer(Source::Figure("plans.tasks".into()))), Refusal::ValueDoesNotFit);
    assert_eq!(no("1", answer(Source::Things(vec![]))), Refusal::TextMissing("things"));
    assert_eq!(no("1", answer(Source::NotOurs { reason: " ".into() })), Refusal::TextMissing("reason"));
    let unnamed = Source::ByHand { value: amount, source: String::new(), person: "VP".into() };
    assert_eq!(no("1", answer(unnamed)), Refusal::TextMissing("source"));

    let mut next = seen;
    for (code, answer) in [
        ("1", hand(amount)),
        ("2", answer(Source::NotOurs { reason: "Không có".into() })),
        ("3", Answer { words: "Tốt".into(), ..answer(Source::Words) }),
    ] {
        next = received::answer(&next, code, answer, &focal).unwrap().0;
    }
    assert_eq!(
        received::report(&next, vec![], &focal, now).unwrap_err(),
        Refusal::NotPermitted,
        "it goes out in the agency's name"
    );
    let ((sent, report), _) = received::report(&next, vec![], &chief, now).unwrap();
    assert_eq!((sent.sent, report.number, todo(&sent)), (1, 1, Todo::Wait));
    let returned = Received { verdict: Some(Verdict::Returned { reason: "Thiếu".into() }), ..sent.clone() };
    assert_eq!(todo(&returned), Todo::Mend);
    assert_eq!(received::report(&Received { closed: true, ..sent }, vec![], &chief, now).unwrap_err(), Refusal::Closed);
}

#[test]
fn what_changed_above_is_told_and_answers_in_the_same_form_stay() {
    let chief = actor(Role::ChiefOfOffice);
    let (old, _) =
        received::look_through(&received(vec![item("1", number()), item("2", number()), item("3", number())]), &chief)
            .unwrap();
    let hand =
        Source::ByHand {
            value: Value::Number(Amount::from_thousandths(0)), source: "Sổ".into(), person: "VP".into()
        };
    let mut old = old;
    for code in ["1", "2", "3"] {
        let answer = Answer { source: hand.clone(), words: String::new(), with_rows: false };
        old = received::answer(&old, code, answer, &chief).unwrap().0;
    }
    let reworded = Item { wording: "Lời mới".into(), ..item("1", number()) };
    let items = vec![reworded.clone(), item("2", Expected::Share), item("4", Expected::Words)];
    let new = Received { content: content(items), revision: 2, ..old };
    let told = received::differences(&new);
    assert_eq!(told.len(), 4);
    assert!(told.contains(&Difference::Changed(item("1", number()), reworded)));
    assert!(told.contains(&Difference::Gone(item("3", number()))));
    let (seen, _) = received::look_through(&new, &chief).unwrap();
    assert_eq!(seen.answers.keys().collect::<Vec<_>>(), ["1"], "2 is asked in another form, 3 no more");
    assert!(received::differences(&seen).is_empty());
}

#[test]
fn partners_are_added_once_and_never_oneself() {
    let chief = actor(Role::ChiefOfOffice);
    let own = Key([9; 32]);
    let new = |key, address: Option<&str>| exchange::model::NewPartner {
        side: Side::Below,
        name: "Cơ quan".into(),
        key,
        local: None,
        address: address.map(str::to_owned),
    };
    let add = |new, known: &[Partner]| partner::add(ambient().id(), new, own, known, &chief);
    assert_eq!(add(new(own, None), &[]).unwrap_err(), Refusal::OwnCard);
    assert_eq!(add(new(below(1).key, None), &[below(1)]).unwrap_err(), Refusal::PartnerKnown);
    assert_eq!(add(new(Key([3; 32]), Some("ftp://x")), &[]).unwrap_err(), Refusal::AddressUnusable);
    let (added, _) = add(new(Key([3; 32]), Some("cchc.example.vn/")), &[]).unwrap();
    assert_eq!(added.address.as_deref(), Some("https://cchc.example.vn"));
}

fn reported(code: &str, value: Option<Value>, words: &str) -> Reported {
    Reported { code: code.into(), value, words: words.into(), by_hand: None, not_ours: None, rows: None }
}

fn report(partner: u128, number: i64, items: Vec<Reported>) -> ReportIn {
    let request = Id::from_uuid(Uuid::from_u128(9));
    ReportIn {
        request,
        partner: below(partner).id,
        content: Report { request, revision: 1, number, made_at: ambient().now(), items },
        received_at: ambient().now(),
        verdict: None,
    }
}

#[test]
fn standings_follow_from_reports_and_the_day() {
    let due = Date::constant(2026, 3, 20);
    let one = report(1, 1, vec![]);
    let judged =
        |verdict| ReportIn { verdict: Some((verdict, Id::from_uuid(Uuid::nil()), ambient().now())), ..one.clone() };
    assert_eq!(standing(None, due, due), Standing::Missing, "the last day is still time");
    assert_eq!(standing(None, due, due.tomorrow().unwrap()), Standing::Late);
    assert_eq!(standing(Some(&one), due, due), Standing::Waiting);
    assert_eq!(standing(Some(&judged(Verdict::Taken)), due, due), Standing::Taken);
    assert_eq!(standing(Some(&judged(Verdict::Returned { reason: "x".into() })), due, due), Standing::Returned);
}

proptest! {
    /// Whatever is reported: sums are those of the last reports of each agency, and no agency's words are lost.
    #[test]
    fn sums_add_what_the_last_reports_say(
        said in proptest::collection::vec((1_u128..6, 0_i64..1_000, 0_u64..50, 0_u64..50), 0..30),
    ) {
        let content = content(vec![item("1", number()), item("2", Expected::Share), item("3", Expected::Words)]);
        let partners: Vec<Partner> = (1..6).map(below).collect();
        let mut last = BTreeMap::new();
        let mut reports = Vec::new();
        for (at, (who, amount, part, more)) in said.into_iter().enumerate() {
            let number = Value::Number(Amount::from_thousandths(amount));
            let items = vec![
                reported("1", Some(number), ""),
                reported("2", Some(Value::Share(part, part + more)), ""),
                reported("3", None, &format!("lời {at}")),
            ];
            last.insert(who, (amount, part, part + more, at));
            reports.push(report(who, i64::try_from(at).unwrap() + 1, items));
        }
        let all = together(&content, &partners, &reports);
        let expected = last.values().fold((0, 0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1, sum.2 + one.2));
        let none = last.is_empty();
        prop_assert_eq!(all[0].sum, (!none).then_some(Value::Number(Amount::from_thousandths(expected.0))));
        prop_assert_eq!(all[1].sum, (!none).then_some(Value::Share(expected.1, expected.2)));
        let words: Vec<String> = all[2].each.iter().map(|(_, one)| one.words.clone()).collect();
        for one in last.values() {
            let own = format!("lời {}", one.3);
            prop_assert!(words.contains(&own), "{} is lost", own);
        }
        prop_assert_eq!(words.len(), last.len());
        prop_assert!(all.iter().all(|one| one.silent == 5 - last.len()));
    }

    /// The items of a request come back from its workbook as they went in.
    #[test]
    fn items_come_back_from_the_workbook(
        items in proptest::collection::vec(("[^\\p{C}\\p{Z}]{1,30}", 0_usize..3, proptest::option::of(0_i64..1_000_000)), 0..20),
    ) {
        let items: Vec<Item> = items
            .into_iter()
            .enumerate()
            .map(|(at, (wording, form, target))| {
                let target = target.map(Amount::from_thousandths);
                let expected = match form {
                    0 => Expected::Number { measure: "tin, bài".into(), target },
                    1 => Expected::Share,
                    _ => Expected::Words,
                };
                Item { code: format!("{}.a", at + 1), wording: viet::nfc(&wording), expected }
            })
            .collect();
        let bytes = workbook::items(&content(items.clone()), Date::constant(2026, 3, 1).at(0, 0, 0, 0));
        let read = workbook::read(&bytes).unwrap();
        prop_assert_eq!(read.faults, vec![]);
        prop_assert_eq!(read.items, items);
    }

    #[test]
    fn whatever_is_no_workbook_is_refused(bytes in proptest::collection::vec(any::<u8>(), 0..500)) {
        prop_assert!(workbook::read(&bytes).is_err());
    }
}

#[test]
fn bad_cells_are_told_by_their_address() {
    use papers::sheet::{Book, Cell, Column, Kind, Properties, Sheet, write};
    let row = |cells: [&str; 5]| cells.map(|cell| Cell::Text(cell.to_owned())).to_vec();
    let columns = ["Mã", "Nội dung", "Cách trả lời", "Đơn vị tính", "Chỉ tiêu giao"];
    let sheet = Sheet {
        name: "Nội dung".into(),
        title: String::new(),
        columns: columns.map(|title| Column { title: title.into(), kind: Kind::Text }).to_vec(),
        rows: vec![
            row(["1", "Đăng tin", "Số lượng", "tin", ""]),
            row(["1", "Lặp", "Tỷ lệ", "", ""]),
            row(["a b", "Sai mã", "Tỷ lệ", "", ""]),
            row(["3", "", "Bằng lời", "", ""]),
            row(["4", "Cách lạ", "Bằng thơ", "", ""]),
            row(["5", "Không đơn vị", "số lượng", "", ""]),
            row(["6", "Chữ", "Số lượng", "tin", "mười"]),
            row(["", "", "", "", ""]),
        ],
    };
    let properties = Properties {
        title: "x".into(),
        author: String::new(),
        organisation: String::new(),
        language: "vi-VN".into(),
        created: Date::constant(2026, 3, 1).at(0, 0, 0, 0),
    };
    let read = workbook::read(&write(&Book { properties, sheets: vec![sheet] })).unwrap();
    let told: Vec<(&str, CellWhy)> = read.faults.iter().map(|fault| (fault.address.as_str(), fault.why)).collect();
    let expected = [
        ("A3", CellWhy::Twice),
        ("A4", CellWhy::Code),
        ("B5", CellWhy::Wording),
        ("C6", CellWhy::Form),
        ("D7", CellWhy::Measure),
        ("E8", CellWhy::Target),
    ];
    for one in expected {
        assert!(told.contains(&one), "{one:?} is not in {told:?}");
    }
    assert_eq!(told.len(), expected.len(), "{told:?}");
}
