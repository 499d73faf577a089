//! The review of a plan: two kinds apart, suggestions, accepting with a reason, nothing that alarms.

use crate::common::{NOBODY, TestApp};

#[tokio::test]
async fn faults_of_form_and_missing_information_stand_apart_and_nothing_alarms() {
    let office = TestApp::new().await;
    let plan = office.seed_plan().await;
    let path = format!("/lam-viec/ke-hoach/{plan}/ra-soat");
    let page = office.get(&path, office.people.chief).await;
    page.is(200).is_sound().says("Rà soát (nội bộ)").says("Lỗi thể thức, trích dẫn").says("Chưa có thông tin quản lý");
    page.says("Số, ký hiệu “18/NQ-TW” không đúng cách ghi").says("Ghi là 18-NQ/TW");
    page.says("1, 2, 4, 3, 4").says("21/21 nội dung chưa có đơn vị chủ trì").says("25/11/2017").says("25/10/2017");
    let text = page.text();
    let (format, management) = text.split_once("id=\"quan-ly\"").expect("two kinds apart");
    assert_eq!(format.matches("class=\"ts-task\"").count(), 5, "the five true faults of form of the plan of 2020");
    assert!(management.matches("class=\"ts-task\"").count() <= 5, "one point for each kind of gap");
    page.is_silent_on("ts-tag--red").is_silent_on("govuk-error");
    office.get(&format!("/en{path}"), office.people.chief).await.is(200).is_sound().says("Faults of form and citation");
}

#[tokio::test]
async fn what_is_missing_becomes_less_with_every_task() {
    let office = TestApp::new().await;
    let plan = office.seed_plan().await;
    let path = format!("/lam-viec/ke-hoach/{plan}/ra-soat");
    office.assign(plan, office.a_task(plan, 0).await).await;
    let page = office.get(&path, office.people.chief).await;
    page.is(200).says("20/21 nội dung chưa có đơn vị chủ trì").says("21/21 nội dung chưa chọn hình thức chính");
    let item = office.item(plan, 0).await;
    let form = format!("/lam-viec/ke-hoach/{plan}/do-phu");
    office.post(&form, office.people.chief, &[(&format!("lead[{item}]"), "portal")]).await.is(303);
    office.get(&path, office.people.chief).await.says("20/21 nội dung chưa chọn hình thức chính");
}

#[tokio::test]
async fn a_point_is_kept_as_it_is_with_a_reason() {
    let office = TestApp::new().await;
    let plan = office.seed_plan().await;
    let path = format!("/lam-viec/ke-hoach/{plan}/ra-soat");
    let chief = office.people.chief;
    let key = "numbering_broken:duties";
    let refused = office.post(&path, chief, &[("key", key), ("reason", "  ")]).await;
    refused.is(422).is_sound().says("Xin nhập lý do").says("<title>Lỗi:");
    office.post(&path, chief, &[("key", "khong_co"), ("reason", "x")]).await.is(303);
    office.post(&path, office.people.specialist, &[("key", key), ("reason", "x")]).await.is(403);
    assert!(
        office.post(&path, NOBODY, &[("key", key), ("reason", "x")]).await.is(303).location().contains("/dang-nhap")
    );

    let reason = "Bản ký đánh số như vậy; giữ nguyên <để đối chiếu>.";
    office.post(&path, chief, &[("key", key), ("reason", reason)]).await.is(303);
    let page = office.get(&path, chief).await;
    page.is(200)
        .is_sound()
        .says("Đã quyết định giữ nguyên (1)")
        .says(reason)
        .says("Chánh Văn phòng")
        .says("15/06/2020");
    let again = office.post(&path, chief, &[("key", key), ("reason", reason)]).await;
    again.is(422).says("Mục này đã có");
    office.get(&path, office.people.specialist).await.is(200).is_sound().is_silent_on("Lý do giữ nguyên</label>");
}

#[tokio::test]
async fn the_quota_is_held_against_the_limit_of_the_plans_day() {
    let office = TestApp::new().await;
    let plan = office.seed_plan().await;
    let (review, path) = (format!("/lam-viec/ke-hoach/{plan}/ra-soat"), "/lam-viec/ke-hoach/gioi-han-khen-thuong");
    let chief = office.people.chief;
    office.get(&review, chief).await.says(path).is_silent_on("đề xuất khen thưởng 3 cá nhân");
    office.get(path, chief).await.is(200).is_sound().says("Chưa ghi giới hạn nào");

    let basis = ("legal_basis", "Hướng dẫn 05/HD-HĐTĐKT <x>");
    let wrong = office.post(path, chief, &[("from", "32/13/2019"), ("collectives", "hai"), basis]).await;
    wrong.is(422).is_sound().says("value=\"32/13/2019\"").says("value=\"hai\"").says("Xin ghi một số nguyên");
    office.post(path, chief, &[("from", "01/01/2019"), ("collectives", "5000"), basis]).await.is(422).says("từ 0 đến");
    office.post(path, chief, &[("from", "01/01/2019"), ("collectives", "2")]).await.is(422).is_sound();
    office.post(path, office.people.specialist, &[("from", "01/01/2019"), basis]).await.is(403);

    let limits = [("from", "01/01/2019"), ("collectives", "2"), ("individuals", "2"), basis];
    office.post(path, chief, &limits).await.is(303);
    office.get(path, chief).await.is(200).is_sound().says("01/01/2019").says("05/HD-HĐTĐKT <x>");
    let found = office.get(&review, chief).await;
    found.says("đề xuất khen thưởng 3 cá nhân, quá số 2").is_silent_on("đề xuất khen thưởng 2 tập thể");
    // What holds from later on is not held against it; what is set again for the day replaces it.
    office.post(path, chief, &[("from", "01/01/2021"), ("individuals", "1"), basis]).await.is(303);
    office.post(path, chief, &[("from", "01/01/2019"), ("individuals", "3"), basis]).await.is(303);
    office.get(&review, chief).await.is(200).is_silent_on("đề xuất khen thưởng 3 cá nhân");
}
