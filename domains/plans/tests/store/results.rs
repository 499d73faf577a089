//! Results of periods are frozen at the store as well.

use super::DOMAINS;
use super::house::{House, refused};
use crate::given::day;
use plans::model::{Period, PeriodResult, Refusal, ResultRows, ResultState, Theirs};
use plans::rules::result::{approve, compute, count, remark, send_back, submit};
use plans::store::{add_result, find_result, list_approved_results, list_results, list_tasks_with_proofs, save_result};

#[tokio::test]
async fn a_result_moves_on_and_what_is_approved_never_changes() {
    testkit::on_both_engines(DOMAINS, async |test| {
        let house = House::build(&test.db, &test.ambient, "alpha").await;
        let (office, head) = (house.writer(&house.office, &test.ambient), house.writer(&house.head, &test.ambient));
        let (agency, now) = (house.agency, test.ambient.now());
        let full = house.plan(&test.db, &test.ambient).await;
        house.task(&test.db, &test.ambient, &full).await;
        let tasks = list_tasks_with_proofs(&test.db, agency, full.plan.id).await.unwrap();
        let period = Period { label: "6 tháng".into(), from: day("2019-12-15"), to: day("2020-06-30") };
        let rows = count(&full, &tasks, &period, |_| "Văn phòng".into(), day("2020-07-10"));
        assert_eq!(rows.tasks.len(), 1);
        let count_it = |before: Option<&PeriodResult>, rows: &ResultRows| {
            let id = before.map_or_else(|| test.ambient.id(), |before| before.id);
            compute(&full, id, before, &period, rows.clone(), &house.office, now).unwrap()
        };
        let mut tx = test.db.begin().await.unwrap();
        let draft = add_result(&mut tx, &office, count_it(None, &ResultRows::default())).await.unwrap();
        let draft = save_result(&mut tx, &office, 1, count_it(Some(&draft), &rows)).await.unwrap();
        assert_eq!(find_result(&mut tx, agency, draft.id).await.unwrap().as_ref(), Some(&draft));
        let submitted = save_result(&mut tx, &office, 2, submit(&draft, &house.office, now).unwrap()).await.unwrap();
        let back = send_back(&submitted, "Bổ sung nhận xét", &house.head).unwrap();
        let back = save_result(&mut tx, &head, 3, back).await.unwrap();
        assert_eq!(back.state, ResultState::Draft { returned: Some("Bổ sung nhận xét".into()) });
        let worded = remark(&back, "Chậm do thay đổi kinh phí", &house.office).unwrap();
        let back = save_result(&mut tx, &office, 4, worded).await.unwrap();
        assert_eq!(find_result(&mut tx, agency, back.id).await.unwrap().as_ref(), Some(&back));
        let submitted = save_result(&mut tx, &office, 5, submit(&back, &house.office, now).unwrap()).await.unwrap();
        assert_eq!(
            list_approved_results(&mut tx, agency, full.plan.id).await.unwrap(),
            [],
            "the public sees nothing yet"
        );

        // Somebody who still holds the draft cannot count again under the Head's hands, whatever version they name.
        for seen in [5, 6] {
            let late = save_result(&mut tx, &office, seen, count_it(Some(&back), &ResultRows::default())).await;
            let expected = Refusal::Changed { theirs: Box::new(Theirs::Result(submitted.clone())) };
            assert_eq!(refused(late), expected);
        }
        let approved = save_result(&mut tx, &head, 6, approve(&submitted, &house.head, now).unwrap()).await.unwrap();
        assert_eq!(approved.rows, rows, "the rows that were counted");
        for decided in [approve(&submitted, &house.head, now), send_back(&submitted, "x", &house.head)] {
            let late = save_result(&mut tx, &head, 7, decided.unwrap()).await;
            assert!(matches!(refused(late), Refusal::Changed { .. }));
        }
        let worded = remark(&back, "Khác", &house.office).unwrap();
        assert!(matches!(refused(save_result(&mut tx, &office, 7, worded).await), Refusal::Changed { .. }));
        let late = save_result(&mut tx, &office, 7, count_it(Some(&back), &ResultRows::default())).await;
        assert!(matches!(refused(late), Refusal::Changed { .. }));
        assert_eq!(list_results(&mut tx, agency, full.plan.id).await.unwrap(), std::slice::from_ref(&approved));
        assert_eq!(list_approved_results(&mut tx, agency, full.plan.id).await.unwrap(), [approved]);
        tx.commit().await.unwrap();
        let mut tx = test.db.begin().await.unwrap();
        let twice = add_result(&mut tx, &office, count_it(None, &rows)).await;
        assert_eq!(refused(twice), Refusal::ResultAlreadyThere);
    })
    .await;
}
