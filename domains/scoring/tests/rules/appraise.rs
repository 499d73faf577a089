//! Results as they were given, and explanations.

use crate::given::{actor, ambient, criteria, head, now, points, scheme, step};
use people::Role;
use scoring::model::{Appraised, Cycle, Refusal, Scheme, Stage};
use scoring::rules::appraise::{self, ResultFault, ResultLine, compare};
use scoring::rules::overview::Overview;

fn line(row: u32, code: &str, text: &str, remark: &str) -> ResultLine {
    ResultLine { row, code: code.parse().unwrap(), points: points(text), remark: remark.into() }
}

fn sent() -> Scheme {
    scheme(Cycle::Submitted { sent: step(), self_scored: points("1,9") })
}

#[test]
fn results_are_held_against_the_criteria() {
    let scheme = sent();
    let overview = Overview::new(&head(), criteria(&scheme), Vec::new(), Vec::new(), &[]);
    let results = compare(
        &overview,
        vec![
            line(2, "1", "1,5", ""),
            line(3, "1.10", "0,5", "Thiếu báo cáo"),
            line(4, "1.2", "0,9", ""),
            line(5, "1.2", "0,8", ""),
            line(6, "1.1", "0,6", ""),
            line(7, "9", "1", ""),
            line(8, "2", "1", &"x".repeat(10_001)),
        ],
    );
    let code = |text: &str| text.parse().unwrap();
    assert_eq!(
        results.faults,
        [
            (5, ResultFault::Twice(code("1.2"))),
            (6, ResultFault::MoreThanMost { code: code("1.1"), max: points("0,5") }),
            (7, ResultFault::UnknownCode(code("9"))),
            (8, ResultFault::RemarkTooLong(code("2"))),
        ]
    );
    let taken: Vec<&str> = results.lines.iter().map(|(c, _)| c.written.code.as_str()).collect();
    assert_eq!((taken, results.groups), (vec!["1.2", "1.10"], 1));
    assert!(results.missing.is_empty(), "every criterion is in the file");
    let chief = actor(Role::ChiefOfOffice, None);
    assert_eq!(appraise::take(&scheme, &results, &chief, now()).err(), Some(Refusal::NothingAppraised));
}

#[test]
fn taking_results_appraises_and_taking_them_twice_changes_nothing() {
    let scheme = sent();
    let chief = actor(Role::ChiefOfOffice, None);
    let all = criteria(&scheme);
    let lines = || vec![line(2, "1.1", "0,5", ""), line(3, "1.2", "0,8", "Thiếu")];
    let before = Overview::new(&head(), all.clone(), Vec::new(), Vec::new(), &[]);
    let ((appraised, rows), events) = appraise::take(&scheme, &compare(&before, lines()), &chief, now()).unwrap();
    assert_eq!((appraised.cycle.stage(), rows.len(), events.len()), (Stage::Appraised, 2, 2));
    let after = Overview::new(&head(), all, Vec::new(), rows, &[]);
    let again = compare(&after, lines());
    assert_eq!((again.lines.len(), again.same), (0, 2));
    assert_eq!(appraise::take(&appraised, &again, &chief, now()).err(), Some(Refusal::NothingAppraised));
    let corrected = compare(&after, vec![line(2, "1.2", "0,9", "")]);
    let ((corrected, _), events) = appraise::take(&appraised, &corrected, &chief, now()).unwrap();
    assert_eq!((corrected.cycle.stage(), events.len()), (Stage::Appraised, 1));
    let other = actor(Role::UnitHead, None);
    assert_eq!(appraise::take(&scheme, &compare(&before, lines()), &other, now()).err(), Some(Refusal::NotPermitted));
    let open = crate::given::scheme(Cycle::Open);
    let early = appraise::take(&open, &compare(&before, lines()), &chief, now()).err();
    assert_eq!(early, Some(Refusal::WrongStage { now: Stage::Open }));
}

#[test]
fn what_was_appraised_is_explained() {
    let chief = actor(Role::ChiefOfOffice, None);
    let scheme = scheme(Cycle::Appraised { sent: step(), self_scored: points("1"), imported: step() });
    let criterion = criteria(&scheme).remove(1);
    let appraised = Appraised {
        criterion_id: criterion.id,
        points: points("0"),
        remark: "Thiếu".into(),
        imported_by: chief.account,
        imported_at: now(),
    };
    let explain = |scheme: &Scheme, appraised: Option<&Appraised>, body: &str, files: usize| {
        let files = (0..files).map(|_| ambient().id()).collect();
        appraise::explain(scheme, &criterion, appraised, None, body, files, &chief, now()).map(|(e, _)| e)
    };
    assert_eq!(explain(&scheme, Some(&appraised), " Đã có báo cáo số 12. ", 1).unwrap().body, "Đã có báo cáo số 12.");
    assert_eq!(explain(&scheme, None, "x", 0).err(), Some(Refusal::NothingAppraised));
    assert_eq!(explain(&scheme, Some(&appraised), " ", 0).err(), Some(Refusal::TextMissing("explanation")));
    assert_eq!(explain(&scheme, Some(&appraised), "x", 21).err(), Some(Refusal::TooManyFiles(20)));
    assert_eq!(explain(&sent(), Some(&appraised), "x", 0).err(), Some(Refusal::WrongStage { now: Stage::Submitted }));
}
