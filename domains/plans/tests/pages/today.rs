//! Việc của tôi hôm nay, as each sort of person sees it.

use crate::common::{NOBODY, TestApp};
use evidence::Command;
use plans::model::Due;

#[tokio::test]
async fn without_anything_to_do_the_page_is_calm() {
    let office = TestApp::new().await;
    assert!(office.get("/lam-viec", NOBODY).await.is(303).location().contains("/dang-nhap"));
    for who in [office.people.specialist, office.people.head, office.people.administrator, office.people.unit_head] {
        let page = office.get("/lam-viec", who).await;
        page.is(200).is_sound().says("Hôm nay không có việc nào cần làm ngay").says("Thứ Hai, ngày 15/06/2020");
    }
    office.get("/lam-viec", office.people.chief).await.is(200).is_sound().says("Nhập kế hoạch");
    office.get("/en/lam-viec", office.people.chief).await.is(200).is_sound().says("My tasks today");
}

#[tokio::test]
async fn each_sees_what_waits_for_them() {
    let office = TestApp::new().await;
    let plan = office.seed_plan().await;
    let late = {
        let mut work = office.a_task(plan, 0).await;
        (work.title, work.due) = ("Đăng bài về một cửa".into(), Due::On("2020-06-10".parse().unwrap()));
        office.assign(plan, work).await
    };
    let soon = {
        let mut work = office.a_task(plan, 1).await;
        (work.title, work.due, work.person) = ("Niêm yết thủ tục".into(), Due::On("2020-06-20".parse().unwrap()), None);
        office.assign(plan, work).await
    };
    let own = office.get("/lam-viec", office.people.specialist).await;
    own.is(200)
        .is_sound()
        .says("Đăng bài về một cửa")
        .says("Quá hạn 5 ngày")
        .says("Niêm yết thủ tục")
        .says(&format!("/lam-viec/nop/{}", soon.id));
    own.says("Được giao việc: Đăng bài về một cửa").is_silent_on("Toàn cơ quan");
    office.get("/lam-viec", office.people.unit_head).await.is(200).says("Đăng bài về một cửa").says("Niêm yết thủ tục");
    office
        .get("/lam-viec", office.people.colleague)
        .await
        .is(200)
        .is_silent_on("Đăng bài về một cửa")
        .says("Hôm nay không có việc nào");

    let proof = office.hand_in(late.id, office.people.specialist, "2020-06-09").await;
    let chief = office.get("/lam-viec", office.people.chief).await;
    chief
        .is(200)
        .is_sound()
        .says("tài liệu chờ xác nhận")
        .says("nội dung chưa giao việc")
        .says("việc quá hạn")
        .says("Phòng Quản lý đầu tư");
    chief.says("0 trên 2 việc hoàn thành");
    let head = office.get("/lam-viec", office.people.head).await;
    head.is(200).is_sound().says("Toàn cơ quan").says("việc quá hạn").is_silent_on("nội dung chưa giao việc");

    let reason = "Chưa thấy ngày đăng.".to_owned();
    office.review(proof, office.people.chief, Command::Return { reason }).await;
    office.get("/lam-viec", office.people.specialist).await.says("Yêu cầu bổ sung").says("Chưa thấy ngày đăng.");
}

#[tokio::test]
async fn a_difficulty_waits_for_the_leader_who_was_asked() {
    let office = TestApp::new().await;
    let plan = office.seed_plan().await;
    let task = office.assign(plan, office.a_task(plan, 0).await).await;
    let specialist = office.actor(office.people.specialist).await;
    let command = plans::rules::difficulty::RaiseDifficulty {
        plan,
        task: Some(task.id),
        text: "Chưa có kinh phí in cuốn hướng dẫn".into(),
        to: plans::model::Addressee::LeaderInCharge(office.people.deputy),
        answer_by: "2020-06-17".parse().unwrap(),
    };
    let now = office.app.ambient.now();
    let decided =
        plans::rules::difficulty::raise(&command, Some(&task), office.app.ambient.id(), &specialist, now).unwrap();
    let mut tx = office.app.db.begin().await.unwrap();
    plans::store::add_difficulty(&mut tx, &office.writer(&specialist), decided).await.unwrap();
    tx.commit().await.unwrap();
    let deputy = office.get("/lam-viec", office.people.deputy).await;
    deputy
        .is(200)
        .is_sound()
        .says("Cần cho ý kiến")
        .says("Chưa có kinh phí in")
        .says("17/06/2020")
        .says("Chuyên viên Đầu tư");
    office.get("/lam-viec", office.people.specialist).await.is(200).is_sound().says("Đang chờ ý kiến chỉ đạo");
    office.get("/lam-viec", office.people.colleague).await.is_silent_on("Chưa có kinh phí in");
}

#[tokio::test]
async fn the_week_is_told_on_one_page_as_of_any_day() {
    let office = TestApp::new().await;
    let plan = office.seed_plan().await;
    let path = "/lam-viec/diem-viec";
    office.get(path, office.people.specialist).await.is(200).is_sound().says("Tuần này không có việc cần lưu ý");
    office.assign(plan, office.a_task(plan, 0).await).await;
    let page = office.get(path, office.people.specialist).await;
    page.is(200).is_sound().says("Mới được giao").says("Việc của nội dung 1").is_silent_on("không có việc cần lưu ý");
    office.get("/lam-viec", office.people.specialist).await.is(200).is_sound().says(path);
    let later = office.get(&format!("{path}?ngay=01/07/2020"), office.people.specialist).await;
    later.is(200).is_sound().says("Quá hạn").is_silent_on("Mới được giao");
    office
        .get(&format!("{path}?ngay=hom+nay"), office.people.specialist)
        .await
        .is(200)
        .is_sound()
        .says("ngày/tháng/năm");
    office
        .get(&format!("/en{path}"), office.people.specialist)
        .await
        .is(200)
        .is_sound()
        .says("Given in the last 7 days");
}
