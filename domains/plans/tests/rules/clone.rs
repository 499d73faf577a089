//! Next year's draft.

use crate::given::{
    INVESTMENT, OFFICE, actor, document, draft, imported, item_at, office, plan, plan_of_2020, task, unit, work,
};
use kernel::Ambient;
use people::Role;
use plans::model::{PlanState, Refusal, UnitId};
use plans::rules::clone::next_year;

fn december() -> Ambient {
    Ambient::fixed("2020-12-01T05:00:00Z")
}

fn names(id: UnitId) -> Option<String> {
    match () {
        () if id == unit(INVESTMENT) => Some("Phòng Quản lý đầu tư".into()),
        () if id == unit(OFFICE) => Some("Văn phòng".into()),
        () => None,
    }
}

#[test]
fn contents_channels_and_units_stay_and_last_years_papers_go() {
    let full = plan();
    let tasks = [task(&full, 1, &work(&full))];
    let (next, _) = next_year(&full, &tasks, names, &office(), &december()).unwrap();
    assert_eq!((next.plan.year, &next.plan.state, next.plan.source.as_ref()), (2021, &PlanState::Draft, None));
    let document = &next.plan.document;
    assert_eq!(document.subject.as_deref(), Some("Tuyên truyền công tác cải cách năm 2021"));
    assert_eq!((document.number.as_ref(), document.issued_on, document.parent.as_ref()), (None, None, None));
    assert_eq!((next.items.len(), next.channels.len()), (full.items.len(), full.channels.len()));
    assert_eq!(item_at(&next, 1, 1).text, "Kết quả thực hiện nhiệm vụ năm 2021.");
    let first = &document.blocks[0].items[0];
    assert_eq!(first.lead.as_deref(), Some("Phòng Quản lý đầu tư"));
    assert_eq!(first.coordinating, ["Văn phòng"]);
    assert!(first.text.contains("17-NQ/TW"), "a resolution is still to be spread");
    assert_ne!(next.plan.id, full.plan.id);
}

#[test]
fn yearly_papers_lose_their_number_and_date() {
    let mut paper = document();
    let items = &mut paper.blocks[0].items;
    items[0].text = "Kế hoạch số 15245/KH-UBND ngày 31/12/2019 của UBND tỉnh về tuyên truyền".into();
    items[1].text = "Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ".into();
    paper.blocks[1].items[1].text = "Kế hoạch của Ban Quản lý năm 2019".into();
    let (next, _) = next_year(&imported(paper), &[], names, &office(), &december()).unwrap();
    let first = &item_at(&next, 0, 0).text;
    assert!(!first.contains("15245") && !first.contains("2019"), "{first}");
    assert!(first.starts_with("Kế hoạch của UBND tỉnh"), "{first}");
    assert!(item_at(&next, 0, 1).text.contains("61/2018/NĐ-CP ngày 23/4/2018"));
    assert_eq!(item_at(&next, 1, 1).text, "Kế hoạch của Ban Quản lý năm 2021");
}

#[test]
fn the_plan_of_2020_becomes_a_draft_of_2021() {
    let full = plan_of_2020();
    let (next, _) = next_year(&full, &[], names, &office(), &december()).unwrap();
    assert_eq!((next.items.len(), next.channels.len()), (full.items.len(), full.channels.len()));
    let json = serde_json::to_string(&next.plan.document).unwrap();
    assert!(!json.contains("15245/KH-UBND") && !json.contains("06/KH-KCNĐN"), "no paper of last year");
    assert!(json.contains("225/QĐ-TTg"), "the programme of 2016 to 2020 is for people to decide on");
}

#[test]
fn the_office_clones() {
    let answer = next_year(&plan(), &[], names, &actor(Role::UnitHead), &december());
    assert_eq!(answer.unwrap_err(), Refusal::NotPermitted);
    // A draft is cloned as well: the plan of a year that was never signed still helps the next.
    assert!(next_year(&draft(), &[], names, &office(), &december()).is_ok());
}
