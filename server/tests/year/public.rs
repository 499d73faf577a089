//! Making a signed report public: chosen by the Office, approved by a leader, read by anybody, taken back.

use super::begun::{Year, set_clock};
use evidence::Command;
use evidence::periods::PeriodKind;
use jiff::civil::date;
use plans::model::Addressee;
use plans::rules::difficulty::RaiseDifficulty;
use test_office::{NOBODY, Page};

/// The boxes of a form that are ticked, by name.
fn ticked(page: &Page, name: &str) -> Vec<String> {
    let text = page.text();
    let inputs = text.split("<input").skip(1).map(|rest| rest.split('>').next().unwrap_or_default().to_owned());
    let of_name = inputs.filter(|tag| tag.contains(&format!("name=\"{name}\"")) && tag.contains("checked"));
    of_name.map(|tag| tag.split("value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()).collect()
}

/// What nobody outside may read.
const INNER: &str = "Doanh nghiệp X chưa hợp tác";

/// Raises a difficulty about a task that will be late, with words that must never get out.
async fn raise(year: &Year) {
    let unit_head = year.office.actor(year.office.people.unit_head).await;
    // Due in February, and more than one proof is asked of it.
    let task = &year.tasks[10];
    let now = year.office.app.ambient.now();
    let command = RaiseDifficulty {
        plan: year.plan,
        task: Some(task.id),
        text: INNER.to_owned(),
        to: Addressee::Head,
        answer_by: date(2020, 12, 30),
    };
    let id = year.office.app.ambient.id();
    let decided = plans::rules::difficulty::raise(&command, Some(task), id, &unit_head, now).unwrap();
    let mut tx = year.office.app.db.begin().await.unwrap();
    let writer = plans::store::Writer { actor: &unit_head, now, source: None };
    plans::store::add_difficulty(&mut tx, &writer, decided).await.unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn a_leader_makes_a_signed_report_public_and_nothing_else_gets_out() {
    let mut year = Year::begin().await;
    year.assign().await;
    set_clock(&year.office, "2020-03-10T02:00:00Z");
    raise(&year).await;
    for at in 0..12 {
        year.prove(&[at * 2], date(2020, 2, 3)).await;
    }
    set_clock(&year.office, "2020-03-16T02:00:00Z");
    let quarter = year.periods().await.into_iter().find(|period| period.kind == PeriodKind::Quarter).unwrap();
    let begun = format!("/lam-viec/bao-cao/ky/{}/soan", quarter.id);
    let draft = year.office.post(&begun, year.office.people.chief, &[("mau", "section")]).await.is(303).location();
    let (office, people) = (&year.office, year.office.people);
    office.get(&format!("{draft}/cong-khai"), people.chief).await.is(422).says("Chỉ báo cáo đã ban hành");
    let id = year.sign(&quarter, "section", "45/BC-KCNVD").await;
    let own = format!("/lam-viec/bao-cao/{id}/cong-khai");
    let rows = office.get(&format!("/lam-viec/bao-cao/{id}/so-lieu/plans.tasks_not_done"), people.chief).await;
    rows.is(200).says(INNER);

    // Before anybody chose: what tells of results, without lists of what is late or difficult.
    let first = office.get(&own, people.chief).await;
    first.is(200).is_sound().says("Xem trước").is_silent_on(INNER);
    assert_eq!(ticked(&first, "section"), ["1"], "the results, not the shortcomings, not what is still planned");
    let figures = ticked(&first, "figure");
    assert!(figures.contains(&"plans.events".to_owned()), "{figures:?}");
    assert!(!figures.contains(&"plans.tasks_not_done".to_owned()), "{figures:?}");
    first.is_silent_on("value=\"plans.difficulties\"");

    office
        .post(&own, people.chief, &[("version", "0"), ("introduction", "Lời")])
        .await
        .is(422)
        .is_sound()
        .says(">Lời<");
    // Even where the shortcomings are chosen, what was said about them stays inside.
    let chosen = [
        ("version", "0"),
        ("introduction", "Quý I đã đăng nhiều <tin, bài>.\nMời quý doanh nghiệp theo dõi."),
        ("section", "1"),
        ("section", "2"),
        ("section", "99"),
        ("figure", "plans.events"),
        ("figure", "plans.tasks_not_done"),
        ("figure", "plans.difficulties"),
    ];
    office.post(&own, people.specialist, &chosen).await.is(403);
    office.post(&own, people.chief, &chosen).await.is(303);
    let preview = office.get(&own, people.specialist).await;
    preview.is(200).is_sound().says("nhiều <tin, bài>").says("Tồn tại, nguyên nhân").is_silent_on(INNER);
    office.post(&own, people.chief, &chosen).await.is(422).is_sound().says("vừa được người khác sửa");

    // Asked for, refused, asked for again, approved by somebody else.
    office.post(&format!("{own}/phe-duyet"), people.head, &[("version", "1")]).await.is(422).says("chưa được trình");
    office.post(&format!("{own}/trinh"), people.chief, &[("version", "1")]).await.is(303);
    office.get("/lam-viec/bao-cao?nam=2020", people.head).await.is(200).is_sound().says("Chờ phê duyệt đăng");
    office.post(&own, people.chief, &chosen[1..]).await.is(422).is_sound().says("đang chờ phê duyệt");
    office.post(&format!("{own}/tra-lai"), people.deputy, &[("reason", "")]).await.is(422).is_sound();
    office.post(&format!("{own}/tra-lai"), people.deputy, &[("reason", "Viết ngắn hơn")]).await.is(303);
    office.get(&own, people.chief).await.is(200).is_sound().says("Viết ngắn hơn");
    office.post(&format!("{own}/trinh"), people.chief, &[("version", "3")]).await.is(303);
    office.post(&format!("{own}/phe-duyet"), people.chief, &[("version", "4")]).await.is(403);
    let public = "/ket-qua/quy-i-nam-2020";
    office.get(public, NOBODY).await.is(404);
    office.get("/ket-qua", NOBODY).await.is(200).is_sound().says("Chưa có kỳ nào được công bố");
    office.get(&own, people.deputy).await.is(200).is_sound().says("Phê duyệt đăng");
    office.post(&format!("{own}/phe-duyet"), people.deputy, &[("version", "3")]).await.is(422);
    office.post(&format!("{own}/phe-duyet"), people.deputy, &[("version", "4")]).await.is(303);

    read_by_anybody(&year, public).await;

    // What changes afterwards changes nothing of it; what is withdrawn is gone.
    let (office, people) = (&year.office, year.office.people);
    let before = office.get(public, NOBODY).await.is(200).main();
    let proof = *year.proofs.keys().next().unwrap();
    office.review(proof, people.chief, Command::Revoke { reason: "Nhầm".into() }).await;
    assert_eq!(office.get(public, NOBODY).await.is(200).main(), before);
    office.post(&format!("{own}/rut"), people.deputy_chief, &[("reason", "Sai")]).await.is(403);
    office.post(&format!("{own}/rut"), people.chief, &[("reason", "")]).await.is(422).is_sound().says("Xin nhập");
    office.post(&format!("{own}/rut"), people.chief, &[("reason", "Sai tên đơn vị")]).await.is(303);
    for gone in [public.to_owned(), format!("{public}.json"), format!("{public}/plans.events")] {
        office.get(&gone, NOBODY).await.is(404);
    }
    office.get(&own, people.chief).await.is(200).is_sound().says("Sai tên đơn vị");
    // It can be chosen anew, and keeps its address.
    office.post(&own, people.chief, &[("version", "6"), ("figure", "plans.events")]).await.is(303);
    office.post(&format!("{own}/trinh"), people.chief, &[]).await.is(303);
    office.post(&format!("{own}/phe-duyet"), people.head, &[]).await.is(303);
    office.get(public, NOBODY).await.is(200).is_sound().is_silent_on("Tồn tại, nguyên nhân");
}

/// The page, the rows of its figures, and the same as data.
async fn read_by_anybody(year: &Year, public: &str) {
    let office = &year.office;
    office.get("/ket-qua", NOBODY).await.is(200).is_sound().says("Quý I năm 2020").says("45/BC-KCNVD");
    let page = office.get(public, NOBODY).await;
    page.is(200).is_sound().says("nhiều <tin, bài>").says("45/BC-KCNVD").says("<svg").says("16/03/2020");
    office.get(&format!("/en{public}"), NOBODY).await.is(200).is_sound().says("Open data");
    let files = ["", ".json", ".csv", ".xlsx", "/plans.events", "/plans.events.json", "/plans.events.csv"];
    let not_done = ["/plans.tasks_not_done", "/plans.tasks_not_done.json", "/plans.tasks_not_done.csv"];
    for ending in files.iter().chain(&not_done) {
        let answer = office.get(&format!("{public}{ending}"), NOBODY).await;
        answer.is(200).is_silent_on(INNER).is_silent_on("/lam-viec/viec").is_silent_on("/lam-viec/kiem-chung");
    }
    office.get(&format!("{public}/plans.events"), NOBODY).await.is_sound().says("Đã đăng bài").says("03/02/2020");
    for closed in ["/plans.difficulties", "/plans.difficulties.json", "/plans.nothing", "/plans.events.exe"] {
        office.get(&format!("{public}{closed}"), NOBODY).await.is(404);
    }
    let data = office.get(&format!("{public}.json"), NOBODY).await.bytes;
    let data: serde_json::Value = serde_json::from_slice(&data).unwrap();
    assert_eq!(data["report"]["number"], "45/BC-KCNVD");
    let events = data["figures"].as_array().unwrap().iter().find(|one| one["address"] == "plans.events").unwrap();
    assert_eq!(events["value"]["count"], 12);
    let rows = office.get(&format!("{public}/plans.events.json"), NOBODY).await.bytes;
    let rows: serde_json::Value = serde_json::from_slice(&rows).unwrap();
    assert_eq!(rows["rows"].as_array().unwrap().len(), 12, "the number is that of the rows");
    let keys: Vec<&String> = rows["rows"][0].as_object().unwrap().keys().collect();
    assert_eq!(keys, ["title", "on", "unit", "group", "counts", "late"]);
}
