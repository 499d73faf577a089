//! Bringing in, signing, attaching the signed copy.

use crate::given::{actor, ambient, day, document, draft, id, office, plan};
use people::Role;
use plans::import::PlanDocument;
use plans::model::{Event, PlanState, Refusal, SourceFile};
use plans::rules::plan::{ImportPlan, SignPlan, attach_copy, import, revise, sign, year_of};

#[test]
fn a_paper_with_number_and_date_comes_in_signed_and_another_as_a_draft() {
    let signed = plan();
    let signature = signed.plan.signature().expect("number and date make it signed");
    assert_eq!((signature.number.as_str(), signature.issued_on), ("06/KH-KCNĐN", day("2020-01-21")));
    assert_eq!(signed.plan.document, document(), "the baseline is the paper as it came");
    assert_eq!((signed.items.len(), signed.channels.len()), (4, 5));
    assert_eq!(signed.items[2].audience, "doanh nghiệp");
    assert_eq!(draft().plan.state, PlanState::Draft);
}

#[test]
fn what_is_imported_must_be_a_plan_of_a_year() {
    let nothing = PlanDocument { blocks: Vec::new(), ..document() };
    let timeless = PlanDocument { subject: Some("Tuyên truyền".into()), issued_on: None, ..document() };
    let cases = [
        (Role::Specialist, document(), Refusal::NotPermitted),
        (Role::Administrator, document(), Refusal::NotPermitted),
        (Role::ChiefOfOffice, nothing, Refusal::NothingToImport),
        (Role::ChiefOfOffice, timeless, Refusal::YearUnknown),
    ];
    for (role, document, refusal) in cases {
        let command = ImportPlan { document, source: None, year: None };
        assert_eq!(import(command, &actor(role), &ambient()).unwrap_err(), refusal, "{role:?}");
    }
    let timeless = PlanDocument { subject: None, issued_on: None, ..document() };
    let command = ImportPlan { document: timeless, source: None, year: Some(2021) };
    assert_eq!(import(command, &office(), &ambient()).unwrap().0.plan.year, 2021, "a person may say the year");
}

#[test]
fn the_trail_keeps_number_and_digest() {
    let source = SourceFile { file: id(7), digest: "d1".into() };
    let command = ImportPlan { document: document(), source: Some(source), year: None };
    let (full, events) = import(command, &office(), &ambient()).unwrap();
    let expected = Event::PlanImported {
        plan: full.plan.id,
        year: 2020,
        number: Some("06/KH-KCNĐN".into()),
        digest: Some("d1".into()),
    };
    assert_eq!(events, [expected]);
}

#[test]
fn the_year_is_that_of_the_subject_before_that_of_the_date() {
    let cases = [
        (Some("Kế hoạch năm 2020"), Some("2019-12-30"), Some(2020)),
        (Some("Tổng kết năm 2019, nhiệm vụ NĂM 2020"), None, Some(2020)),
        (Some("Kế hoạch giai đoạn 2016 - 2020"), Some("2016-02-01"), Some(2016)),
        (Some("năm 20201"), None, None),
        (None, Some("2020-01-21"), Some(2020)),
        (None, None, None),
    ];
    for (subject, date, year) in cases {
        let document =
            PlanDocument { subject: subject.map(str::to_owned), issued_on: date.map(day), ..PlanDocument::default() };
        assert_eq!(year_of(&document), year, "for {subject:?} of {date:?}");
    }
}

#[test]
fn a_draft_is_signed_once() {
    let (full, today) = (draft(), day("2020-01-21"));
    let command = |number: &str, on: &str| SignPlan { number: number.into(), issued_on: day(on), copy: Some(id(9)) };
    let (signed, events) = sign(&full.plan, &command(" 06 /KH-KCNĐN", "2020-01-21"), &office(), today).unwrap();
    let signature = signed.signature().unwrap();
    assert_eq!((signature.number.as_str(), signature.copy), ("06/KH-KCNĐN", Some(id(9))));
    assert_eq!((signed.document.number.as_deref(), signed.document.issued_on), (Some("06/KH-KCNĐN"), Some(today)));
    assert_eq!(signed.version, full.plan.version + 1);
    assert_eq!(events.len(), 1);

    let refused = |plan, number: &str, on: &str, role| {
        sign(plan, &command(number, on), &actor(role), today).expect_err("refused")
    };
    assert_eq!(refused(&full.plan, "06/KH-KCNĐN", "2020-01-21", Role::Clerk), Refusal::NotPermitted);
    assert_eq!(refused(&full.plan, "sáu", "2020-01-21", Role::ChiefOfOffice), Refusal::NumberUnreadable("sáu".into()));
    let tomorrow = day("2020-01-22");
    assert_eq!(refused(&full.plan, "06/KH-KCNĐN", "2020-01-22", Role::ChiefOfOffice), Refusal::DateInFuture(tomorrow));
    assert_eq!(refused(&signed, "07/KH-KCNĐN", "2020-01-21", Role::ChiefOfOffice), Refusal::PlanIsSigned);
}

#[test]
fn only_a_draft_gets_another_text() {
    let other = PlanDocument { subject: Some("Khác, năm 2020".into()), ..document() };
    let (revised, _) = revise(&draft().plan, other.clone(), &office(), &ambient()).unwrap();
    assert_eq!(revised.plan.document, other);
    let refused = |plan: &plans::model::Plan, text, role| revise(plan, text, &actor(role), &ambient()).unwrap_err();
    assert_eq!(refused(&plan().plan, other.clone(), Role::ChiefOfOffice), Refusal::PlanIsSigned);
    assert_eq!(refused(&draft().plan, other, Role::UnitHead), Refusal::NotPermitted);
    let nothing = PlanDocument::default();
    assert_eq!(refused(&draft().plan, nothing, Role::ChiefOfOffice), Refusal::NothingToImport);
}

#[test]
fn the_signed_copy_is_attached_and_a_wrong_scan_replaced() {
    let signed = plan().plan;
    let (with_copy, events) = attach_copy(&signed, id(1), &actor(Role::Clerk)).unwrap();
    assert_eq!(events, [Event::SignedCopyAttached { plan: signed.id, file: id(1), instead_of: None }]);
    let (_, events) = attach_copy(&with_copy, id(2), &actor(Role::Clerk)).unwrap();
    assert_eq!(events, [Event::SignedCopyAttached { plan: signed.id, file: id(2), instead_of: Some(id(1)) }]);
    assert_eq!(with_copy.document, signed.document, "the baseline stays");
    assert_eq!(attach_copy(&draft().plan, id(1), &office()).unwrap_err(), Refusal::PlanNotSigned);
    assert_eq!(attach_copy(&signed, id(1), &actor(Role::Specialist)).unwrap_err(), Refusal::NotPermitted);
}
