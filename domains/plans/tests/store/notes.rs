//! Inspections, indicators, budget lines, links, accepted findings.

use super::DOMAINS;
use super::house::{House, refused};
use crate::given::{day, id};
use plans::model::{HO_CHI_MINH_CAMPAIGN, Hundredths, LinkTarget, PlanLink, ReadingKind, Refusal, Relation, Theirs};
use plans::rules::notes::{
    ReadIndicator, WriteInspection, accept_finding, inspect, link, read_indicator, set_budget_line, set_indicator,
    unlink,
};
use plans::store::{
    add_acceptance, add_link, add_reading, find_budget_line, find_indicator, find_inspection, list_acceptances,
    list_budget_lines, list_indicators, list_inspections, list_links, list_readings, list_tagged, remove_link,
    save_budget_line, save_indicator, save_inspection,
};

#[tokio::test]
async fn the_notes_of_a_plan_come_back_and_stale_ones_are_refused() {
    testkit::on_both_engines(DOMAINS, async |test| {
        let house = House::build(&test.db, &test.ambient, "alpha").await;
        let writer = house.writer(&house.office, &test.ambient);
        let (office, agency, now) = (&house.office, house.agency, test.ambient.now());
        let plan = house.plan(&test.db, &test.ambient).await.plan.id;
        let mut tx = test.db.begin().await.unwrap();

        let command = WriteInspection {
            unit: house.unit,
            inspected_on: day("2020-01-20"),
            members: vec!["Chánh Văn phòng".into()],
            minutes: "Đã kiểm tra".into(),
            conclusions: "Đạt".into(),
            file: Some(house.file),
        };
        let decided = inspect(plan, test.ambient.id(), None, &command, office, now).unwrap();
        let first = save_inspection(&mut tx, &writer, None, decided).await.unwrap();
        let change = WriteInspection { conclusions: "Cần bổ sung".into(), file: None, ..command };
        let decided = inspect(plan, first.id, Some(&first), &change, office, now).unwrap();
        let second = save_inspection(&mut tx, &writer, Some(1), decided.clone()).await.unwrap();
        assert_eq!(find_inspection(&mut tx, agency, first.id).await.unwrap().as_ref(), Some(&second));
        assert_eq!(list_inspections(&mut tx, agency, plan).await.unwrap(), std::slice::from_ref(&second));
        let answer = refused(save_inspection(&mut tx, &writer, Some(1), decided).await);
        assert_eq!(answer, Refusal::Changed { theirs: Box::new(Theirs::Inspection(second)) });

        let other = Refusal::Changed { theirs: Box::new(Theirs::Other) };
        let decided = set_indicator(plan, test.ambient.id(), None, "Đúng hạn", "%", Hundredths(9500), office).unwrap();
        let indicator = save_indicator(&mut tx, &writer, None, decided).await.unwrap();
        let decided =
            set_indicator(plan, indicator.id, Some(&indicator), "Đúng hạn", "%", Hundredths(9800), office).unwrap();
        let indicator = save_indicator(&mut tx, &writer, Some(1), decided.clone()).await.unwrap();
        assert_eq!(refused(save_indicator(&mut tx, &writer, Some(1), decided).await), other);
        assert_eq!(find_indicator(&mut tx, agency, indicator.id).await.unwrap(), Some(indicator.clone()));
        assert_eq!(list_indicators(&mut tx, agency, plan).await.unwrap(), std::slice::from_ref(&indicator));
        let command = ReadIndicator {
            measured_on: day("2020-01-15"),
            value: Hundredths(9705),
            kind: ReadingKind::Actual,
            source: "Báo cáo tháng 01".into(),
        };
        let decided = read_indicator(&indicator, test.ambient.id(), &command, office, now).unwrap();
        let reading = add_reading(&mut tx, &writer, decided).await.unwrap();
        assert_eq!(list_readings(&mut tx, agency, plan).await.unwrap(), [reading]);

        let decided = set_budget_line(plan, test.ambient.id(), None, "Nguồn thường xuyên", None, office).unwrap();
        let line = save_budget_line(&mut tx, &writer, None, decided).await.unwrap();
        let decided =
            set_budget_line(plan, line.id, Some(&line), "Nguồn thường xuyên", Some(50_000_000), office).unwrap();
        let line = save_budget_line(&mut tx, &writer, Some(1), decided.clone()).await.unwrap();
        assert_eq!(refused(save_budget_line(&mut tx, &writer, Some(1), decided).await), other);
        assert_eq!(find_budget_line(&mut tx, agency, line.id).await.unwrap(), Some(line.clone()));
        assert_eq!(list_budget_lines(&mut tx, agency, plan).await.unwrap(), [line]);

        let decided = accept_finding(plan, "numbering_broken:duties", "Theo bản đã ký", &[], office, now).unwrap();
        let accepted = add_acceptance(&mut tx, &writer, decided.clone()).await.unwrap();
        assert_eq!(list_acceptances(&mut tx, agency, plan).await.unwrap(), [accepted]);
        tx.commit().await.unwrap();
        let mut tx = test.db.begin().await.unwrap();
        assert_eq!(refused(add_acceptance(&mut tx, &writer, decided).await), Refusal::AlreadyThere);
    })
    .await;
}

#[tokio::test]
async fn links_lead_both_ways_and_tags_gather() {
    testkit::on_both_engines(DOMAINS, async |test| {
        let house = House::build(&test.db, &test.ambient, "alpha").await;
        let writer = house.writer(&house.office, &test.ambient);
        let (office, agency) = (&house.office, house.agency);
        let plan = house.plan(&test.db, &test.ambient).await.plan.id;
        let next = plans::import::PlanDocument { subject: Some("năm 2021".into()), ..crate::given::document() };
        let mut tx = test.db.begin().await.unwrap();
        let other = plans::store::add_plan(&mut tx, &writer, house.import(&test.ambient, next)).await.unwrap().plan.id;
        let add = |to, number| link(plan, id(number), to, &[], office).unwrap();
        let sideways = LinkTarget::Plan { plan: other, relation: Relation::Sideways };
        let to_plan = add_link(&mut tx, &writer, add(sideways.clone(), 1)).await.unwrap();
        let tag = add_link(&mut tx, &writer, add(LinkTarget::Tag(HO_CHI_MINH_CAMPAIGN.into()), 2)).await.unwrap();
        assert_eq!(list_links(&mut tx, agency, plan).await.unwrap(), [to_plan.clone(), tag.clone()]);
        assert_eq!(
            list_links(&mut tx, agency, other).await.unwrap(),
            std::slice::from_ref(&to_plan),
            "seen from the other side"
        );
        assert_eq!(list_tagged(&mut tx, agency, HO_CHI_MINH_CAMPAIGN).await.unwrap(), [plan]);
        remove_link(&mut tx, &writer, unlink(&tag, office).unwrap()).await.unwrap();
        assert_eq!(list_tagged(&mut tx, agency, HO_CHI_MINH_CAMPAIGN).await.unwrap(), []);
        tx.commit().await.unwrap();
        let mut tx = test.db.begin().await.unwrap();
        let again = PlanLink { id: id(3), ..to_plan };
        assert_eq!(refused(add_link(&mut tx, &writer, (again, Vec::new())).await), Refusal::AlreadyThere);
    })
    .await;
}
