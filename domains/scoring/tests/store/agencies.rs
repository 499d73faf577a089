//! Two agencies in one installation: whatever the second one asks or writes with the ids of the first, it sees nothing
//! and changes nothing.

use super::DOMAINS;
use super::house::House;
use crate::given::points;
use ::store::{Db, Json, Tx};
use kernel::Ambient;
use scoring::model::*;
use scoring::rules::import::Taken;
use scoring::rules::score::score;
use scoring::store::{self, Writer};
use testkit::TestDb;

struct Things {
    scheme: Scheme,
    criteria: Vec<Criterion>,
    index: FileId,
}

fn appraised(criterion: &Criterion, by: AccountId, ambient: &Ambient) -> Appraised {
    Appraised {
        criterion_id: criterion.id,
        points: points("0,1"),
        remark: "x".into(),
        imported_by: by,
        imported_at: ambient.now(),
    }
}

fn explanation(criterion: &Criterion, by: AccountId, ambient: &Ambient) -> Explanation {
    Explanation {
        criterion_id: criterion.id,
        body: "x".into(),
        file_ids: Json(Vec::new()),
        written_by: by,
        written_at: ambient.now(),
        version: 1,
    }
}

fn taken_back(scheme: &Scheme, index: FileId, by: AccountId, ambient: &Ambient) -> TakenBack {
    TakenBack {
        id: ambient.id(),
        scheme_id: scheme.id,
        sent_by: by,
        sent_at: ambient.now(),
        self_scored: points("0,5"),
        reason: "x".into(),
        index_id: index,
        taken_by: by,
        taken_at: ambient.now(),
    }
}

/// A file of the agency.
async fn file(test: &TestDb, house: &House) -> FileId {
    let kept = files::Files::open(test.folder.path()).unwrap().keep(b"%PDF-1.4 x").await.unwrap();
    let mut tx = test.db.begin().await.unwrap();
    let new = files::NewFile { name: "x.pdf", kept: &kept, saved_by: None };
    let id = files::record(&mut tx, &test.ambient, house.agency, new).await.unwrap();
    tx.commit().await.unwrap();
    id
}

async fn furnish(test: &TestDb, house: &House) -> Things {
    let (db, ambient) = (&test.db, &test.ambient);
    let index = file(test, house).await;
    let (scheme, criteria) = house.scheme(db, ambient).await;
    house.proof(db, ambient, &criteria[1]).await;
    let writer = house.writer(&house.office, ambient);
    let mut tx = db.begin().await.unwrap();
    let input = ScoreInput::Met { met: true };
    let decided = score(&scheme, &criteria[1], None, input, "", &house.office, ambient.now()).unwrap();
    store::save_self_score(&mut tx, &writer, &scheme, decided).await.unwrap();
    let by = house.office.account;
    let explained = explanation(&criteria[1], by, ambient);
    store::save_explanation(&mut tx, &writer, &scheme, (explained, Vec::new())).await.unwrap();
    let rows = vec![appraised(&criteria[1], by, ambient)];
    let scheme = store::save_results(&mut tx, &writer, ((scheme, rows), Vec::new())).await.unwrap();
    let taken = taken_back(&scheme, index, by, ambient);
    let scheme = store::save_taken_back(&mut tx, &writer, (scheme, taken, Vec::new())).await.unwrap();
    tx.commit().await.unwrap();
    Things { scheme, criteria, index }
}

/// All that the store gives to an agency that asks with these ids.
async fn everything(db: &Db, agency: people::AgencyId, of: &Things) -> Vec<String> {
    let (scheme, criterion) = (of.scheme.id, of.criteria[1].id);
    macro_rules! answers {
        ($($ask:expr),+ $(,)?) => { vec![$(format!("{:?}", $ask.await.unwrap())),+] };
    }
    answers![
        store::find_scheme(db, agency, scheme),
        store::list_schemes(db, agency),
        store::find_criterion(db, agency, criterion),
        store::list_criteria(db, agency, scheme),
        store::find_self_score(db, agency, criterion),
        store::list_self_scores(db, agency, scheme),
        store::find_appraised(db, agency, criterion),
        store::list_appraised(db, agency, scheme),
        store::find_explanation(db, agency, criterion),
        store::list_explanations(db, agency, scheme),
        store::list_taken_back(db, agency, scheme),
    ]
}

#[tokio::test]
async fn nobody_reads_another_agencys_rows() {
    testkit::on_both_engines(DOMAINS, async |test| {
        let a = House::without_scheme(&test.db, &test.ambient, "alpha").await;
        let b = House::without_scheme(&test.db, &test.ambient, "beta").await;
        let things = furnish(test, &a).await;
        let own = everything(&test.db, a.agency, &things).await;
        assert!(own.iter().all(|answer| !matches!(answer.as_str(), "None" | "[]")), "{own:?}");
        for (at, answer) in everything(&test.db, b.agency, &things).await.iter().enumerate() {
            assert!(matches!(answer.as_str(), "None" | "[]"), "question {at} told {answer}");
        }
        let overview = store::load_overview(&test.db, b.agency, &things.scheme).await.unwrap();
        assert!(overview.lines.is_empty() && overview.total.proofs.is_empty());
    })
    .await;
}

/// Tries every write with the ids of `things`; a write may be refused or come to nothing.
async fn write_everything(tx: &mut Tx, by: &Writer<'_>, of: &Things, ambient: &Ambient, which: usize) -> bool {
    let (scheme, criterion) = (of.scheme.clone(), &of.criteria[1]);
    let me = by.actor.account;
    match which {
        0 => {
            let head = Head { name: "của người khác".into(), ..scheme.head.clone() };
            drop(store::save_scheme(tx, by, (Scheme { head, ..scheme }, Vec::new())).await);
        }
        1 => {
            let taken = Taken { removed: of.criteria.clone(), ..Taken::default() };
            drop(store::save_import(tx, by, ambient, &scheme, (taken, Vec::new())).await);
        }
        2 => {
            let mut changed = of.criteria.clone();
            changed.iter_mut().for_each(|one| one.written.title = "của người khác".into());
            drop(
                store::save_import(tx, by, ambient, &scheme, (Taken { changed, ..Taken::default() }, Vec::new())).await,
            );
        }
        3 => {
            let input = Json(ScoreInput::Met { met: false });
            let (criterion_id, points, note) = (criterion.id, Points::ZERO, String::new());
            let scored_at = ambient.now();
            let row = SelfScore { criterion_id, input, points, note, scored_by: me, scored_at, version: 2 };
            drop(store::save_self_score(tx, by, &scheme, (row, Vec::new())).await);
        }
        4 => {
            let rows = vec![Appraised { points: points("0"), ..appraised(criterion, me, ambient) }];
            drop(store::save_results(tx, by, ((scheme, rows), Vec::new())).await);
        }
        5 => {
            let row = Explanation { version: 2, ..explanation(criterion, me, ambient) };
            drop(store::save_explanation(tx, by, &scheme, (row, Vec::new())).await);
        }
        6 => {
            let taken = taken_back(&scheme, of.index, me, ambient);
            drop(store::save_taken_back(tx, by, (scheme, taken, Vec::new())).await);
        }
        _ => return false,
    }
    true
}

#[tokio::test]
async fn nobody_writes_another_agencys_rows() {
    testkit::on_both_engines(DOMAINS, async |test| {
        let a = House::without_scheme(&test.db, &test.ambient, "alpha").await;
        let b = House::without_scheme(&test.db, &test.ambient, "beta").await;
        let things = furnish(test, &a).await;
        let before = everything(&test.db, a.agency, &things).await;
        let writer = b.writer(&b.office, &test.ambient);
        for which in 0.. {
            let mut tx = test.db.begin().await.unwrap();
            if !write_everything(&mut tx, &writer, &things, &test.ambient, which).await {
                break;
            }
            // A write that failed has spoilt its transaction on PostgreSQL; what it left must be nothing either way.
            let _ = tx.commit().await;
            assert_eq!(everything(&test.db, a.agency, &things).await, before, "write {which} of another agency");
        }
        let mut tx = test.db.begin().await.unwrap();
        let subject = things.criteria[1].subject();
        let proof = evidence::list_of_subject(&mut tx, a.agency, &subject).await.unwrap()[0].id;
        assert!(evidence::unlink(&mut tx, &test.ambient, &b.office, proof, &subject).await.is_err());
    })
    .await;
}
