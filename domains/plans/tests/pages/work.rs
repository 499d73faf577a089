//! Coverage, one content, the plan as signed and as it holds.

use crate::common::TestApp;
use plans::channel::ChannelKind;

#[tokio::test]
async fn the_picture_and_the_table_say_the_same() {
    let office = TestApp::new().await;
    let plan = office.seed_plan().await;
    let path = format!("/lam-viec/ke-hoach/{plan}/do-phu");
    let chief = office.people.chief;
    let page = office.get(&path, chief).await;
    page.is(200).is_sound().says("21 nội dung chưa chọn hình thức chính").says("(gợi ý)");
    page.is_silent_on("ts-matrix__cell--missing");
    let item = office.item(plan, 0).await;
    office.post(&path, chief, &[(&format!("lead[{item}]"), "portal")]).await.is(303);
    let page = office.get(&path, chief).await;
    page.is_sound().says("ts-matrix__cell--missing").says("20 nội dung chưa chọn hình thức chính");
    let wanted = format!("/lam-viec/ke-hoach/{plan}/giao-viec?noi-dung={item}&hinh-thuc=portal");
    assert_eq!(page.text().matches(&wanted).count(), 2, "once in the picture, once in the table: {wanted}");

    let mut work = office.a_task(plan, 0).await;
    work.channel = Some(ChannelKind::Portal);
    let task = office.assign(plan, work).await;
    office.get(&path, chief).await.is_silent_on(&wanted).says("ts-matrix__cell--assigned");
    let proof = office.hand_in(task.id, office.people.specialist, "2020-06-12").await;
    office.review(proof, chief, evidence::Command::Confirm).await;
    let page = office.get(&path, chief).await;
    page.says("ts-matrix__cell--proven").says("1 tài liệu kiểm chứng đã xác nhận trong nhóm này");
}

#[tokio::test]
async fn lead_channels_are_saved_for_the_rows_that_changed_only() {
    let office = TestApp::new().await;
    let plan = office.seed_plan().await;
    let path = format!("/lam-viec/ke-hoach/{plan}/do-phu");
    let (chief, one, other) = (office.people.chief, office.item(plan, 0).await, office.item(plan, 20).await);
    let (one, other) = (format!("lead[{one}]"), format!("lead[{other}]"));
    let said = office.post(&path, chief, &[(&one, "portal"), (&other, "")]).await;
    assert!(said.headers["set-cookie"].to_str().unwrap().contains("1%20n"), "one content was saved");
    office.post(&path, chief, &[(&one, "portal")]).await.is(303);
    assert_eq!(office.full(plan).await.item_channels.len(), 1);
    office.post(&path, chief, &[(&one, "dialogue")]).await.is(422).is_sound().says("không có hình thức đã chọn");
    assert_eq!(office.full(plan).await.item_channels.len(), 1, "nothing was saved");
    office.post(&path, chief, &[(&one, "training")]).await.is(303);
    let chosen = office.full(plan).await.item_channels;
    assert_eq!(chosen.len(), 2, "what led before is optional now: {chosen:?}");
    office.post(&path, office.people.specialist, &[(&one, "portal")]).await.is(403);
}

#[tokio::test]
async fn a_content_shows_its_wording_documents_channels_tasks_and_proofs() {
    let office = TestApp::new().await;
    let plan = office.seed_plan().await;
    let (chief, item) = (office.people.chief, office.item(plan, 6).await);
    let path = format!("/lam-viec/ke-hoach/{plan}/noi-dung/{item}");
    let page = office.get(&path, chief).await;
    page.is(200)
        .is_sound()
        .says("Nghị quyết Hội nghị Trung ương 8 khóa XII")
        .says("chưa xác định số")
        .says("Chưa giao việc nào");
    page.says("Dòng ").says("cán bộ, công chức, viên chức");

    let fields = [
        ("number[0]", "26-NQ/TW"),
        ("date[0]", "19/05/2018"),
        ("about[0]", "Về tập trung xây dựng đội ngũ cán bộ các cấp"),
        ("about[1]", "Nghị quyết Hội nghị Trung ương 8 khóa XII"),
        ("number[1]", ""),
        ("number[2]", ""),
        ("about[2]", ""),
    ];
    let form = format!("{path}/van-ban");
    office.post(&form, chief, &fields).await.is(303);
    office.get(&path, chief).await.is_sound().says("26-NQ/TW").says("19/05/2018").says("chưa xác định số");
    let wrong = [("number[0]", "không số"), ("date[0]", "31/02/2018"), ("about[0]", "")];
    let page = office.post(&form, chief, &wrong).await;
    page.is(422)
        .is_sound()
        .says("không số")
        .says("31/02/2018")
        .says("Xin ghi ngày theo dạng")
        .says("không phải là số, ký hiệu");
    let twice = [("number[0]", "26-NQ/TW"), ("about[0]", "a"), ("number[1]", "26 -NQ/TW"), ("about[1]", "b")];
    office.post(&form, chief, &twice).await.is(422).is_sound().says("hai lần");
    assert_eq!(office.full(plan).await.documents.iter().filter(|row| row.item_id == item).count(), 2);

    office
        .post(&format!("{path}/hinh-thuc"), chief, &[("role[training]", "lead"), ("role[portal]", "optional")])
        .await
        .is(303);
    office.get(&path, chief).await.is_sound().says("Tập huấn, bồi dưỡng");
    office.post(&format!("{path}/hinh-thuc"), chief, &[("role[dialogue]", "lead")]).await.is(422);
    office.post(&format!("{path}/hinh-thuc"), office.people.head, &[]).await.is(403);

    let task = office.assign(plan, office.a_task(plan, 6).await).await;
    office.hand_in(task.id, office.people.specialist, "2020-06-11").await;
    let page = office.get(&path, office.people.specialist).await;
    page.is(200)
        .is_sound()
        .says("Việc của nội dung 7")
        .says("Chờ xác nhận")
        .says("11/06/2020")
        .is_silent_on("Chọn hình thức</span>");
    let missing = format!("/lam-viec/ke-hoach/{plan}/noi-dung/00000000-0000-7000-8000-000000000000");
    office.get(&missing, chief).await.is(404);
}

#[tokio::test]
async fn an_amendment_changes_what_holds_and_never_what_was_signed() {
    let office = TestApp::new().await;
    let plan = office.seed_plan().await;
    let (chief, full) = (office.people.chief, office.full(plan).await);
    let base = format!("/lam-viec/ke-hoach/{plan}/ban-goc");
    let form = format!("{base}/dieu-chinh");
    office.get(&base, chief).await.is(200).is_sound().says("Chưa có văn bản điều chỉnh nào");
    office.get(&form, chief).await.is(200).is_sound().says("Nhóm 1: cán bộ");

    let (fourth, ninth) = (&full.items[3], &full.items[8]);
    let (text, drop) = (format!("item[{}]", fourth.id), format!("drop[{}]", ninth.id));
    let new_text = fourth.text.replace("25/11/2017", "25/10/2017");
    let same = format!("item[{}]", full.items[0].id);
    let mut fields = vec![
        ("seen", "0"),
        ("number", "15/QĐ-KCNĐN"),
        ("issued_on", "01/06/2020"),
        ("kind", "amendment"),
        (text.as_str(), new_text.as_str()),
        (drop.as_str(), "1"),
        (same.as_str(), full.items[0].text.as_str()),
        ("collectives", "3"),
        ("individuals", "3"),
        ("new-block[0]", "1"),
        ("new-text[0]", "Phổ biến quy định mới về phòng, chống dịch trong khu công nghiệp."),
    ];
    office
        .post(&form, chief, &fields[..1])
        .await
        .is(422)
        .is_sound()
        .says("Xin ghi ngày của văn bản")
        .says("Xin chọn loại văn bản");
    let empty = [fields[0], fields[1], fields[2], fields[3], (text.as_str(), "")];
    office.post(&form, chief, &empty).await.is(422).is_sound().says("đã bị xóa trắng");
    office.post(&form, chief, &[fields[0], fields[1], fields[2], fields[3]]).await.is(422).says("Chưa có thay đổi nào");
    let early = [fields[0], fields[1], ("issued_on", "01/01/2020"), fields[3], fields[4]];
    office.post(&form, chief, &early).await.is(422).says("phải từ ngày 21/01/2020");
    office.post(&form, chief, &fields).await.is(303);

    let page = office.get(&base, chief).await;
    page.is(200)
        .is_sound()
        .says("4 thay đổi so với bản ký")
        .says("15/QĐ-KCNĐN")
        .says("đã bãi bỏ")
        .says("phòng, chống dịch");
    page.says("25/10/2017 của Ban").says("25/11/2017 của Ban");
    office
        .get(&format!("{base}?ngay=31/05/2020"), chief)
        .await
        .says("Chưa có văn bản điều chỉnh nào")
        .is_silent_on("phòng, chống dịch trong khu công nghiệp.</span>");
    office.get(&format!("{base}?ngay=linh-tinh"), chief).await.is(200).is_sound().says("Xin ghi ngày theo dạng");
    assert_eq!(office.full(plan).await.plan.document, full.plan.document, "the paper stays as signed");

    fields[1] = ("number", "16/QĐ-KCNĐN");
    let late = office.post(&form, chief, &fields).await;
    late.is(422).is_sound().says("một văn bản điều chỉnh khác đã được ghi nhận").says("16/QĐ-KCNĐN");
    let item = format!("/lam-viec/ke-hoach/{plan}/noi-dung/{}", ninth.id);
    office.get(&item, chief).await.is(200).is_sound().says("Đã bãi bỏ theo 15/QĐ-KCNĐN");
    office.post(&form, office.people.unit_head, &fields).await.is(403);
}
