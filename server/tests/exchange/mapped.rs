//! An agency with a plan, tasks and proof answers what the city asks: its figures are counted, its rows go along as far as they
//! may, and what the city plans stands in its draft.

use super::HOME;
use super::town::{Agency, Installation};
use evidence::Command;
use kernel::{Ambient, Subject};
use plans::intake::{self, Into};
use plans::model::{Assignment, Due, Host, PlanId, SourceFile, TaskOf, subject};
use test_office::Office;

const YEAR: i16 = 2020;

/// The plan of 2020 with one task, proven twice in June.
async fn carry_out(office: &Office) -> (PlanId, plans::model::ItemId) {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/seed/06-KH-KCNDN-2020.txt");
    let content = std::fs::read(path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let (app, chief) = (&office.app, office.actor(office.people.chief).await);
    let kept = app.files.keep(&content).await.unwrap();
    let file = office.file("ke-hoach.txt", &content).await;
    let reading = intake::read(&content, &[]).unwrap();
    let mut tx = app.db.begin().await.unwrap();
    let writer = plans::store::Writer { actor: &chief, now: app.ambient.now(), source: None };
    let source = SourceFile { file, digest: kept.sha256 };
    let plan = intake::store(&mut tx, &writer, &app.ambient, reading, source, Into::NewPlan { year: Some(YEAR) })
        .await
        .unwrap();
    evidence::ensure_year(&mut tx, &app.ambient, office.agency, YEAR, &evidence::periods::DECREE_09_2019)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let full = plans::store::find_full_plan(&app.db, office.agency, plan).await.unwrap().unwrap();
    let item = &full.items[0];
    let work = Assignment {
        of: TaskOf::Item(item.id),
        channel: full.kinds_of_block(item.block).first().copied(),
        title: "Đăng loạt bài".into(),
        lead_unit: Some(office.units.investment),
        coordinating: Vec::new(),
        person: None,
        starts_on: None,
        due: Due::On("2020-06-12".parse().unwrap()),
        quantity: 2,
        measure: "tin, bài".into(),
        host: Host::Us,
    };
    let now = app.ambient.now();
    let decided = plans::rules::task::assign(&full, app.ambient.id(), &work, &chief, now).unwrap();
    let next = plans::rules::clone::next_year(&full, &[], |_| None, &chief, &app.ambient).unwrap();
    let mut tx = app.db.begin().await.unwrap();
    let task = plans::store::add_tasks(&mut tx, &writer, vec![decided]).await.unwrap().remove(0);
    plans::store::add_plan(&mut tx, &writer, next).await.unwrap();
    tx.commit().await.unwrap();
    for day in ["2020-06-02", "2020-06-09"] {
        let serves = vec![Subject::new(subject::TASK, task.id)];
        let proof = office.hand_in(serves, office.people.unit_head, day).await;
        office.review(proof, office.people.chief, Command::Confirm).await;
    }
    (plan, item.id)
}

/// A request of the city, published; its package.
async fn asked(there: &Installation, city: &Agency, year: &str, items: &[(&str, &str, &str)]) -> (String, Vec<u8>) {
    let fields = [
        ("title", "Yêu cầu của thành phố"),
        ("purpose", "plan"),
        ("paper", ""),
        ("period", "quarter-2"),
        ("year", year),
        ("due", "20/6/2026"),
        ("note", ""),
    ];
    let begun = there.post(city, &format!("{HOME}/yeu-cau/moi"), &fields).await.is(303).location;
    for (code, wording, form) in items {
        let fields = [("code", *code), ("wording", *wording), ("form", *form), ("measure", "tin, bài"), ("target", "")];
        there.post(city, &format!("{begun}/muc/moi"), &fields).await.is(303);
    }
    there.post(city, &format!("{begun}/phat-hanh"), &[]).await.is(303);
    let package = there.get(city, &format!("{begun}/goi.json")).await.is(200).bytes;
    (begun, package)
}

#[tokio::test]
async fn what_is_mapped_is_counted_and_opens_its_rows_above() {
    let office = Office::new(thongsuot::wiring::DOMAINS).await;
    let (plan, item) = carry_out(&office).await;
    let chief = office.people.chief;
    let there = Installation::open(5).await;
    let city = there.agency("tp", "Ủy ban nhân dân thành phố", None).await;
    let ours = office.get(&format!("{HOME}/the.json"), chief).await.is(200).bytes.clone();
    let theirs = there.get(&city, &format!("{HOME}/the.json")).await.is(200).bytes;
    there.upload(&city, &format!("{HOME}/doi-tac"), &[("side", "below")], "card", &ours).await.is(303);
    let card = [("card", "the.json", theirs.as_slice())];
    office.post_files(&format!("{HOME}/doi-tac"), chief, &[("side", "above")], &card).await.is(303);

    let items = [
        ("1", "Số tin, bài đã đăng", "number"),
        ("2", "Nhiệm vụ hoàn thành đúng hạn", "share"),
        ("3", "Số nhiệm vụ đã làm", "number"),
        ("4", "Hội nghị về đất đai", "number"),
    ];
    let (request, package) = asked(&there, &city, "2020", &items).await;
    let take = [("package", "goi.json", package.as_slice())];
    let page = office.post_files(&format!("{HOME}/nhan"), chief, &[], &take).await.is(303).location();
    office.get(&page, chief).await.is(200).is_sound().says("Nội dung mới");
    office.post(&format!("{page}/ra-soat"), chief, &[]).await.is(303);

    // Contents of the plan, figures that domains count, and what does not concern the agency.
    let one = format!("{page}/muc/1");
    office.get(&one, chief).await.is(200).is_sound().says("Kết quả thực hiện nội dung trong kế hoạch");
    let thing = format!("plan_item/{item}");
    let foreign = format!("plan_item/{}", Ambient::system().id::<()>());
    office.post(&one, chief, &[("source", "things"), ("thing", &foreign), ("rows", "1")]).await.is(422);
    office.post(&one, chief, &[("source", "things"), ("rows", "1")]).await.is(422).says("Nội dung trong kế hoạch");
    office
        .post(&one, chief, &[("source", "things"), ("thing", &thing), ("rows", "1"), ("words", "Vượt kế hoạch")])
        .await
        .is(303);
    office.get(&one, chief).await.is(200).is_sound().says("Số liệu hiện nay: 2").says("Đã đăng bài");
    let wrong = [("source", "figure"), ("figure", "plans.events")];
    office.post(&format!("{page}/muc/2"), chief, &wrong).await.is(422);
    let share = [("source", "figure"), ("figure", "plans.tasks_on_time"), ("rows", "1")];
    office.post(&format!("{page}/muc/2"), chief, &share).await.is(303);
    let kept_below = [("source", "figure"), ("figure", "plans.tasks_done")];
    office.post(&format!("{page}/muc/3"), chief, &kept_below).await.is(303);
    office.post(&format!("{page}/gui"), chief, &[]).await.is(422).says("Còn 1 nội dung chưa trả lời");
    office.post(&format!("{page}/muc/4"), chief, &[("source", "none"), ("reason", "")]).await.is(422).says("Lý do");
    let none = [("source", "none"), ("reason", "Ban không quản lý đất đai")];
    office.post(&format!("{page}/muc/4"), chief, &none).await.is(303);
    office.post(&format!("{page}/gui"), office.people.unit_head, &[]).await.is(403);
    office.post(&format!("{page}/gui"), office.people.head, &[]).await.is(303);
    office.get(&page, chief).await.is(200).is_sound().says("Đã gửi, chờ cấp trên");

    // Above: the sums, the words, and the rows that came along; those that were kept below are said to be.
    let up = office.get(&format!("{page}/goi.json"), chief).await.is(200).bytes.clone();
    let text = String::from_utf8_lossy(&up).into_owned();
    for private in ["/lam-viec/", "Văn thư", "note"] {
        assert!(!text.contains(private), "{private} goes up in {text}");
    }
    there.upload(&city, &format!("{HOME}/nhan"), &[], "package", &up).await.is(303);
    there.get(&city, &format!("{request}/tong-hop")).await.is(200).says(">2<").says("100% (1/1)").says(">1<");
    let partner = exchange::store::list_partners(&there.app.db, city.id).await.unwrap()[0].id;
    let report = there.get(&city, &format!("{request}/bao-cao/{partner}")).await.is(200);
    let report = report.says("Vượt kế hoạch").says("Đã đăng bài").says("02/06/2020").says("không gửi kèm danh sách");
    report.says("Ban không quản lý đất đai").says("Phòng");

    // What was sent stays as it was sent, whatever happens to the proof.
    let first =
        evidence::list_of_subject(&office.app.db, office.agency, &Subject::new(subject::PLAN, plan)).await.unwrap();
    assert!(first.is_empty());
    let links = evidence::list_links_of_kind(&office.app.db, office.agency, subject::TASK).await.unwrap();
    office.review(links[0].proof_id, chief, Command::Revoke { reason: "Nhầm".into() }).await;
    office.get(&one, chief).await.is(200).says("Số liệu hiện nay: 1");
    let again = office.get(&format!("{page}/goi.json"), chief).await.is(200).bytes.clone();
    assert_eq!(again, up);
}

#[tokio::test]
async fn contents_of_the_city_are_taken_into_the_draft_in_its_words() {
    let office = Office::new(thongsuot::wiring::DOMAINS).await;
    carry_out(&office).await;
    let chief = office.people.chief;
    let there = Installation::open(6).await;
    let city = there.agency("tp", "Ủy ban nhân dân thành phố", None).await;
    let ours = office.get(&format!("{HOME}/the.json"), chief).await.is(200).bytes.clone();
    let theirs = there.get(&city, &format!("{HOME}/the.json")).await.is(200).bytes;
    there.upload(&city, &format!("{HOME}/doi-tac"), &[("side", "below")], "card", &ours).await.is(303);
    let card = [("card", "the.json", theirs.as_slice())];
    office.post_files(&format!("{HOME}/doi-tac"), chief, &[("side", "above")], &card).await.is(303);
    let wording = "Tuyên truyền về hồ sơ <trực tuyến> và chữ ký số.";
    let (_, package) =
        asked(&there, &city, "2021", &[("1", wording, "number"), ("2", "Tổ chức đối thoại", "number")]).await;
    let take = [("package", "goi.json", package.as_slice())];
    let page = office.post_files(&format!("{HOME}/nhan"), chief, &[], &take).await.is(303).location();

    office.post(&format!("{page}/ra-soat"), chief, &[]).await.is(303);
    let form = format!("{page}/dua-vao-ke-hoach");
    let shown = office.get(&form, chief).await;
    shown.is(200).is_sound().says("chữ ký số");
    let text = shown.text();
    let place = text.split("value=\"plans.").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    let place = format!("plans.{place}");
    office.post(&form, chief, &[("place", &place)]).await.is(422).says("Chọn ít nhất một nội dung");
    office.post(&form, chief, &[("place", "plans.x.0"), ("item", "1")]).await.is(422).says("Chọn nơi");
    office.post(&form, chief, &[("place", &place), ("item", "1")]).await.is(303);
    office.get(&page, chief).await.is(200).is_sound().says("Đã có trong");
    let drafts = plans::store::list_plans(&office.app.db, office.agency).await.unwrap();
    let draft = drafts.iter().find(|plan| !plan.signed).unwrap().id;
    let full = plans::store::find_full_plan(&office.app.db, office.agency, draft).await.unwrap().unwrap();
    assert_eq!(full.items.iter().filter(|item| item.text == wording).count(), 1);
    // Only what is not there yet is offered again.
    office.get(&form, chief).await.is(200).says("Tổ chức đối thoại").is_silent_on("chữ ký số");
}
