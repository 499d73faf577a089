//! Self-scores by two people, imports over what is there, results and explanations.

use super::DOMAINS;
use super::house::{House, refused};
use crate::given::{all_written, points};
use scoring::model::{Refusal, ScoreInput, Theirs};
use scoring::rules::appraise::{self, ResultLine};
use scoring::rules::import::{self, Row};
use scoring::rules::scheme::{Advance, advance};
use scoring::rules::score::score;
use scoring::store;
use std::collections::HashMap;

#[tokio::test]
async fn the_second_of_two_scores_is_shown_the_first_and_nothing_is_scored_once_sent() {
    testkit::on_both_engines(DOMAINS, async |test| {
        let house = House::without_scheme(&test.db, &test.ambient, "mot").await;
        let (scheme, criteria) = house.scheme(&test.db, &test.ambient).await;
        let writer = house.writer(&house.office, &test.ambient);
        let decide = |at: usize, before: Option<&_>, input| {
            score(&scheme, &criteria[at], before, input, "", &house.office, test.ambient.now()).unwrap()
        };
        let mut tx = test.db.begin().await.unwrap();
        let first = decide(1, None, ScoreInput::Met { met: true });
        let kept = store::save_self_score(&mut tx, &writer, &scheme, first).await.unwrap();
        let late = decide(1, None, ScoreInput::Met { met: false });
        let refusal = refused(store::save_self_score(&mut tx, &writer, &scheme, late).await);
        assert_eq!(refusal, Refusal::Changed { theirs: Box::new(Theirs::SelfScore(kept.clone())) });
        let again = decide(1, Some(&kept), ScoreInput::Met { met: false });
        store::save_self_score(&mut tx, &writer, &scheme, again).await.unwrap();
        for (at, input) in [(2, ScoreInput::Share { percent: "90".parse().unwrap() }), (3, ScoreInput::Tier { at: 0 })]
        {
            store::save_self_score(&mut tx, &writer, &scheme, decide(at, None, input)).await.unwrap();
        }
        let overview = store::load_overview(&mut tx, house.agency, &scheme).await.unwrap();
        assert_eq!(overview.total.self_scored, points("1,9"));
        let sent = advance(&scheme, &overview, Advance::Send, &house.office, test.ambient.now()).unwrap();
        let sent = store::save_scheme(&mut tx, &writer, sent).await.unwrap();
        // Decided while units still scored, written when the folder was gone.
        let slow = decide(2, None, ScoreInput::Share { percent: "100".parse().unwrap() });
        let refusal = refused(store::save_self_score(&mut tx, &writer, &scheme, slow).await);
        assert_eq!(refusal, Refusal::Changed { theirs: Box::new(Theirs::Scheme(sent.clone())) });

        let line = |code: &str, text: &str| ResultLine {
            row: 2,
            code: code.parse().unwrap(),
            points: points(text),
            remark: "x".into(),
        };
        let results = appraise::compare(&overview, vec![line("1.1", "0"), line("1.2", "0,5"), line("2", "8,125")]);
        let taken = appraise::take(&sent, &results, &house.office, test.ambient.now()).unwrap();
        let appraised = store::save_results(&mut tx, &writer, taken).await.unwrap();
        assert_eq!(store::find_scheme(&mut tx, house.agency, sent.id).await.unwrap().as_ref(), Some(&appraised));
        let overview = store::load_overview(&mut tx, house.agency, &appraised).await.unwrap();
        assert_eq!((overview.total.appraised, overview.total.appraised_count), (points("8,625"), 3));

        let known = store::find_appraised(&mut tx, house.agency, criteria[1].id).await.unwrap();
        let decide = |before: Option<&_>, body| {
            appraise::explain(
                &appraised,
                &criteria[1],
                known.as_ref(),
                before,
                body,
                Vec::new(),
                &house.office,
                test.ambient.now(),
            )
            .unwrap()
        };
        let first = store::save_explanation(&mut tx, &writer, &appraised, decide(None, "Một")).await.unwrap();
        let refusal = refused(store::save_explanation(&mut tx, &writer, &appraised, decide(None, "Hai")).await);
        assert_eq!(refusal, Refusal::Changed { theirs: Box::new(Theirs::Explanation(first.clone())) });
        store::save_explanation(&mut tx, &writer, &appraised, decide(Some(&first), "Ba")).await.unwrap();
        let found = store::find_explanation(&mut tx, house.agency, criteria[1].id).await.unwrap().unwrap();
        assert_eq!((found.body.as_str(), found.version), ("Ba", 2));
        tx.commit().await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_criterion_that_goes_takes_its_links_with_it_one_by_one() {
    testkit::on_both_engines(DOMAINS, async |test| {
        let house = House::without_scheme(&test.db, &test.ambient, "mot").await;
        let (scheme, criteria) = house.scheme(&test.db, &test.ambient).await;
        let proof = house.proof(&test.db, &test.ambient, &criteria[2]).await;
        let writer = house.writer(&house.office, &test.ambient);
        let mut tx = test.db.begin().await.unwrap();
        let input = ScoreInput::Share { percent: "90".parse().unwrap() };
        let decided = score(&scheme, &criteria[2], None, input, "", &house.office, test.ambient.now()).unwrap();
        store::save_self_score(&mut tx, &writer, &scheme, decided).await.unwrap();
        let before = store::load_overview(&mut tx, house.agency, &scheme).await.unwrap();
        assert_eq!(before.total.proofs.len(), 1);
        let mut file = all_written();
        file.remove(2);
        file[1].unit = Some(house.unit);
        let rows = file.into_iter().map(|written| Row { number: 1, max: Some(written.max), written }).collect();
        let difference = import::compare(&before, rows, &HashMap::from([(criteria[2].id, 1)]));
        assert_eq!((difference.removed.len(), difference.same), (1, 3), "{difference:?}");
        let taken =
            import::take(&scheme, &before, difference, &[criteria[2].id], &house.office, &test.ambient).unwrap();
        store::save_import(&mut tx, &writer, &test.ambient, &scheme, taken).await.unwrap();
        assert!(evidence::list_links(&mut tx, house.agency, proof).await.unwrap().is_empty());
        assert!(store::find_criterion(&mut tx, house.agency, criteria[2].id).await.unwrap().is_none());
        assert!(store::find_self_score(&mut tx, house.agency, criteria[2].id).await.unwrap().is_none());
        let nothing = (import::Taken::default(), Vec::new());
        let stale = refused(store::save_import(&mut tx, &writer, &test.ambient, &scheme, nothing).await);
        assert!(matches!(stale, Refusal::Changed { .. }), "what was previewed is older than what is there");
        tx.commit().await.unwrap();
    })
    .await;
}
