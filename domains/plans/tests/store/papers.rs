//! Plans, their rows, amendments.

use super::DOMAINS;
use super::house::{House, refused};
use crate::given::{day, document, id, noon};
use plans::channel::ChannelKind as K;
use plans::import::PlanDocument;
use plans::model::{AmendmentKind, Change, ChannelRole, Plan, Refusal, SourceFile, Theirs};
use plans::rules::amendment::{RecordAmendment, as_of, record};
use plans::rules::contents::{DocumentDraft, choose_channels, settle_documents, split_channel};
use plans::rules::plan::{ImportPlan, SignPlan, attach_copy, import, revise, sign};
use plans::store::{
    add_amendment, add_plan, find_full_plan, find_plan, find_plan_by_source, list_plans, replace_draft, save_channel,
    save_documents, save_item_channels, save_plan,
};

#[tokio::test]
async fn a_plan_comes_back_as_it_went_in() {
    testkit::on_both_engines(DOMAINS, async |test| {
        let house = House::build(&test.db, &test.ambient, "alpha").await;
        let full = house.plan(&test.db, &test.ambient).await;
        let found = find_full_plan(&test.db, house.agency, full.plan.id).await.unwrap().unwrap();
        assert_eq!(found, full);
        let list = list_plans(&test.db, house.agency).await.unwrap();
        let line: Vec<_> =
            list.iter().map(|one| (one.year, one.signed, one.number.as_deref(), one.kind.as_str())).collect();
        assert_eq!(line, [(2020, true, Some("06/KH-KCNĐN"), "Kế hoạch")]);
    })
    .await;
}

#[tokio::test]
async fn the_plan_of_2020_keeps_every_key_of_its_paper() {
    testkit::on_both_engines(DOMAINS, async |test| {
        let house = House::build(&test.db, &test.ambient, "alpha").await;
        let paper = crate::given::plan_of_2020().plan.document;
        let (full, events) = house.import(&test.ambient, paper);
        let mut tx = test.db.begin().await.unwrap();
        add_plan(&mut tx, &house.writer(&house.office, &test.ambient), (full.clone(), events)).await.unwrap();
        tx.commit().await.unwrap();
        let found = find_plan(&test.db, house.agency, full.plan.id).await.unwrap().unwrap();
        let json = |document: &PlanDocument| serde_json::to_string(document).unwrap();
        assert_eq!(json(&found.document), json(&full.plan.document), "with its keys in their order");
    })
    .await;
}

#[tokio::test]
async fn the_same_file_and_the_same_number_come_in_once() {
    testkit::on_both_engines(DOMAINS, async |test| {
        let house = House::build(&test.db, &test.ambient, "alpha").await;
        let writer = house.writer(&house.office, &test.ambient);
        let source = SourceFile { file: house.file, digest: "d1".into() };
        let command = |document: PlanDocument, source: Option<SourceFile>| {
            import(ImportPlan { document, source, year: None }, &house.office, &test.ambient).unwrap()
        };
        let mut tx = test.db.begin().await.unwrap();
        let first = add_plan(&mut tx, &writer, command(document(), Some(source.clone()))).await.unwrap();
        let again = add_plan(&mut tx, &writer, command(document(), Some(source))).await;
        assert_eq!(refused(again), Refusal::AlreadyImported(first.plan.id));
        let same_number = add_plan(&mut tx, &writer, command(document(), None)).await;
        assert_eq!(refused(same_number), Refusal::NumberTaken("06/KH-KCNĐN".into()));
        let next_year = PlanDocument { subject: Some("năm 2021".into()), ..document() };
        assert!(add_plan(&mut tx, &writer, command(next_year, None)).await.is_ok(), "numbers begin anew every year");
        let draft = || PlanDocument { number: None, issued_on: None, ..document() };
        let (one, two) = (command(draft(), None), command(draft(), None));
        assert!(add_plan(&mut tx, &writer, one).await.is_ok());
        let second = add_plan(&mut tx, &writer, two).await.unwrap();
        let command = SignPlan { number: "06/KH-KCNĐN".into(), issued_on: day("2020-01-21"), copy: None };
        let signed = sign(&second.plan, &command, &house.office, day("2020-01-21")).unwrap();
        let answer = save_plan(&mut tx, &writer, 1, signed).await;
        assert_eq!(refused(answer), Refusal::NumberTaken("06/KH-KCNĐN".into()), "also when a draft is signed");
        tx.commit().await.unwrap();
        assert_eq!(find_plan_by_source(&test.db, house.agency, "d1").await.unwrap(), Some(first.plan.id));
    })
    .await;
}

#[tokio::test]
async fn a_draft_is_replaced_and_signed_and_then_never_written_again() {
    testkit::on_both_engines(DOMAINS, async |test| {
        let house = House::build(&test.db, &test.ambient, "alpha").await;
        let writer = house.writer(&house.office, &test.ambient);
        let draft = PlanDocument { number: None, issued_on: None, ..document() };
        let mut tx = test.db.begin().await.unwrap();
        let full = add_plan(&mut tx, &writer, house.import(&test.ambient, draft.clone())).await.unwrap();
        let other = PlanDocument { subject: Some("Khác, năm 2020".into()), ..draft };
        let source = SourceFile { file: house.file, digest: "second".into() };
        let from = Plan { source: Some(source), ..full.plan.clone() };
        let revised = revise(&from, other.clone(), &house.office, &test.ambient).unwrap();
        let revised = replace_draft(&mut tx, &writer, 1, revised).await.unwrap();
        assert_eq!(find_full_plan(&mut tx, house.agency, full.plan.id).await.unwrap().unwrap(), revised);
        assert_eq!(find_plan_by_source(&mut tx, house.agency, "second").await.unwrap(), Some(full.plan.id));

        let late = revise(&full.plan, other.clone(), &house.office, &test.ambient).unwrap();
        let Refusal::Changed { theirs } = refused(replace_draft(&mut tx, &writer, 1, late).await) else {
            panic!("stale")
        };
        assert_eq!(*theirs, Theirs::Plan(revised.plan.clone()));

        let command = SignPlan { number: "06/KH-KCNĐN".into(), issued_on: day("2020-01-21"), copy: None };
        let decided = sign(&revised.plan, &command, &house.office, day("2020-01-21")).unwrap();
        let signed = save_plan(&mut tx, &writer, 2, decided.clone()).await.unwrap();
        assert!(
            matches!(refused(save_plan(&mut tx, &writer, 3, decided).await), Refusal::Changed { .. }),
            "signed once"
        );
        let decided = attach_copy(&signed, house.file, &house.office).unwrap();
        let copied = save_plan(&mut tx, &writer, 3, decided.clone()).await.unwrap();
        assert!(matches!(refused(save_plan(&mut tx, &writer, 3, decided).await), Refusal::Changed { .. }), "stale");
        assert_eq!(find_plan(&mut tx, house.agency, full.plan.id).await.unwrap().unwrap(), copied);

        // Somebody who still holds the draft cannot write over the signed paper.
        let late = revise(&revised.plan, other, &house.office, &test.ambient).unwrap();
        assert!(matches!(refused(replace_draft(&mut tx, &writer, 4, late).await), Refusal::Changed { .. }));
        assert_eq!(find_plan(&mut tx, house.agency, full.plan.id).await.unwrap().unwrap().document, signed.document);
        tx.commit().await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn what_people_settle_about_the_rows_is_kept() {
    testkit::on_both_engines(DOMAINS, async |test| {
        let house = House::build(&test.db, &test.ambient, "alpha").await;
        let writer = house.writer(&house.office, &test.ambient);
        let full = house.plan(&test.db, &test.ambient).await;
        let item = full.items[1].id;
        let drafts = [
            DocumentDraft {
                number: "225/QĐ-TTg".into(),
                issued_on: Some(day("2016-02-04")),
                description: "Kế hoạch".into(),
            },
            DocumentDraft { number: String::new(), issued_on: None, description: "Chưa xác định số".into() },
        ];
        let documents = settle_documents(&full, item, &drafts, &house.office, &test.ambient).unwrap();
        let line = split_channel(&full, full.channels[1].id, &[K::AgencyMeeting], true, &house.office).unwrap();
        let chosen = [(K::Portal, ChannelRole::Lead), (K::PartyMeeting, ChannelRole::Optional)];
        let chosen = choose_channels(&full, item, &chosen, &house.office).unwrap();
        let mut tx = test.db.begin().await.unwrap();
        for _ in 0..2 {
            save_documents(&mut tx, &writer, item, documents.clone()).await.unwrap();
            save_item_channels(&mut tx, &writer, item, chosen.clone()).await.unwrap();
        }
        save_channel(&mut tx, &writer, line.clone()).await.unwrap();
        tx.commit().await.unwrap();
        let found = find_full_plan(&test.db, house.agency, full.plan.id).await.unwrap().unwrap();
        let of_item: Vec<_> = found.documents.iter().filter(|one| one.item_id == item).cloned().collect();
        assert_eq!(of_item, documents.0, "saving replaces");
        assert_eq!(found.channels[1], line.0);
        assert_eq!(found.chosen(item).cloned().collect::<Vec<_>>(), chosen.0);
        let mut tx = test.db.begin().await.unwrap();
        assert_eq!(refused(save_documents(&mut tx, &writer, id(404), documents).await), Refusal::NotInPlan);
    })
    .await;
}

#[tokio::test]
async fn an_amendment_is_kept_with_the_contents_that_it_adds() {
    testkit::on_both_engines(DOMAINS, async |test| {
        let house = House::build(&test.db, &test.ambient, "alpha").await;
        let writer = house.writer(&house.office, &test.ambient);
        let full = house.plan(&test.db, &test.ambient).await;
        let item = &full.items[0];
        let command = RecordAmendment {
            number: "15/KH-KCNĐN".into(),
            issued_on: day("2020-04-01"),
            kind: AmendmentKind::Correction,
            changes: vec![
                Change::ItemText { item: item.id, from: item.text.clone(), to: "Mới".into() },
                Change::ItemAdded { item: test.ambient.id(), block: 0, label: "3".into(), text: "Thêm".into() },
            ],
        };
        let decide = |command| record(&full, test.ambient.id(), command, &house.office, noon("2020-05-01")).unwrap();
        let mut tx = test.db.begin().await.unwrap();
        let kept = add_amendment(&mut tx, &writer, decide(command.clone())).await.unwrap();
        tx.commit().await.unwrap();
        let found = find_full_plan(&test.db, house.agency, full.plan.id).await.unwrap().unwrap();
        assert_eq!(found.amendments, [kept]);
        assert_eq!((found.plan.clone(), found.items.len()), (full.plan.clone(), 5), "the paper is as it was");
        assert_eq!(as_of(&found, day("2020-04-01")).items[2].text, "Thêm");

        let mut tx = test.db.begin().await.unwrap();
        let other = RecordAmendment { changes: command.changes[..1].to_vec(), ..command };
        let answer = add_amendment(&mut tx, &writer, decide(other)).await;
        assert_eq!(refused(answer), Refusal::NumberTaken("15/KH-KCNĐN".into()), "the same paper twice");
    })
    .await;
}
