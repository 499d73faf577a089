//! Handing in: choosing the task, one screen, "received" only when it is kept.

use crate::common::{NOBODY, TestApp};

/// The smallest thing that is taken for a PDF.
const PDF: &[u8] = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n";

#[tokio::test]
async fn a_file_is_received_and_may_serve_other_tasks() {
    let office = TestApp::new().await;
    let (me, plan) = (office.people.specialist, office.seed_plan().await);
    let task = office.assign(plan, office.a_task(plan, 0).await).await;
    let other = office.assign(plan, office.a_task(plan, 1).await).await;
    office.get("/lam-viec/nop", me).await.is(200).is_sound().says("Việc của nội dung 1");
    let path = format!("/lam-viec/nop/{}", task.id);
    office.get(&path, me).await.is(200).is_sound().says("15/06/2020").says("capture").says("Việc của nội dung 2");
    let also = other.id.to_string();
    let sent = [("title", "Biên bản niêm yết"), ("day", "12/6/2020"), ("also", also.as_str())];
    let received = office.post_files(&path, me, &sent, &[("file", "bien-ban.pdf", PDF)]).await.is(303).location();
    office.get(&received, me).await.is(200).is_sound().says("Đã nhận").says("12/06/2020").says("2 việc").says("1 tệp");
    for id in [task.id, other.id] {
        let found = plans::store::find_task_with_proofs(&office.app.db, office.agency, id).await.unwrap().unwrap();
        assert_eq!(found.proofs.len(), 1);
    }
}

#[tokio::test]
async fn what_is_wrong_is_told_and_nothing_has_to_be_chosen_twice() {
    let office = TestApp::new().await;
    let (me, plan) = (office.people.specialist, office.seed_plan().await);
    let task = office.assign(plan, office.a_task(plan, 0).await).await;
    let path = format!("/lam-viec/nop/{}", task.id);
    let nothing = office.post_files(&path, me, &[("title", "Họp"), ("day", "12/6/2020")], &[]).await;
    nothing.is(422).is_sound().says("Xin chụp ảnh, chọn tệp").says("value=\"Họp\"");
    let program: &[u8] = b"MZ\x90\x00";
    let refused =
        office.post_files(&path, me, &[("title", "Họp"), ("day", "12/6/2020")], &[("file", "a.exe", program)]).await;
    refused.is(422).is_sound().says("a.exe");
    let wrong_day = [("title", "Họp"), ("day", "hôm qua")];
    let page = office.post_files(&path, me, &wrong_day, &[("file", "bien-ban.pdf", PDF)]).await;
    page.is(422).is_sound().says("bien-ban.pdf").says("hôm qua");
    let text = page.text();
    let kept = text.split("name=\"kept\" value=\"").nth(1).unwrap().split('"').next().unwrap();
    let again = [("title", "Họp"), ("day", "12/6/2020"), ("kept", kept)];
    let received = office.post_files(&path, me, &again, &[]).await.is(303).location();
    office.get(&received, me).await.is(200).says("1 tệp");
    let stolen = office.post_files(&path, office.people.colleague, &again, &[]).await;
    stolen.is(422).says("Xin chụp ảnh, chọn tệp");
    let future = [("title", "Họp"), ("day", "12/7/2020"), ("note", "Sẽ họp")];
    office.post_files(&path, me, &future, &[]).await.is(422).is_sound();
}

#[tokio::test]
async fn an_address_a_note_and_a_figure_are_taken() {
    let office = TestApp::new().await;
    let (me, plan) = (office.people.specialist, office.seed_plan().await);
    let task = office.assign(plan, office.a_task(plan, 0).await).await;
    let path = format!("/lam-viec/nop/{}", task.id);
    let address = [
        ("address", "https://example.vn/bai-1"),
        ("title", "Việc"),
        ("default-title", "Việc"),
        ("day", "15/06/2020"),
        ("default-day", "15/06/2020"),
    ];
    office.post_files(&path, me, &address, &[]).await.is(303);
    office.post_files(&path, me, &[("address", "ftp://example.vn/bai")], &[]).await.is(422).is_sound();
    office.post_files(&path, me, &[("title", "Họp"), ("day", "1/6/2020"), ("note", "Đã họp")], &[]).await.is(303);
    let figure = [
        ("title", "Tỷ lệ"),
        ("day", "1/6/2020"),
        ("figure-value", "87,5"),
        ("figure-unit", "%"),
        ("figure-source", "Hệ thống một cửa"),
        ("figure-person", "Chuyên viên"),
        ("figure-day", "31/5/2020"),
    ];
    office.post_files(&path, me, &figure, &[]).await.is(303);
    let found = plans::store::find_task_with_proofs(&office.app.db, office.agency, task.id).await.unwrap().unwrap();
    assert_eq!(found.proofs.len(), 3);
}

#[tokio::test]
async fn what_was_returned_is_handed_in_again() {
    let office = TestApp::new().await;
    let (me, plan) = (office.people.specialist, office.seed_plan().await);
    let task = office.assign(plan, office.a_task(plan, 0).await).await;
    let proof = office.hand_in(task.id, me, "2020-06-10").await;
    let path = format!("/lam-viec/kiem-chung/{proof}/nop-lai");
    office.get(&path, me).await.is(422);
    office.review(proof, office.people.chief, evidence::Command::Return { reason: "Thiếu ngày niêm yết".into() }).await;
    office.get(&path, me).await.is(200).is_sound().says("Thiếu ngày niêm yết");
    let sent = [("title", "Đã đăng bài"), ("day", "10/6/2020"), ("note", "Bổ sung ngày niêm yết")];
    office.post_files(&path, me, &sent, &[]).await.is(303);
    let now = evidence::find(&office.app.db, office.agency, proof).await.unwrap().unwrap();
    assert_eq!(now.state.standing(), evidence::Standing::Proposed);
}

#[tokio::test]
async fn nobody_and_those_without_the_right_hand_in_nothing() {
    let office = TestApp::new().await;
    let plan = office.seed_plan().await;
    let task = office.assign(plan, office.a_task(plan, 0).await).await;
    let path = format!("/lam-viec/nop/{}", task.id);
    office.get(&path, NOBODY).await.is(303);
    office.get(&path, office.people.administrator).await.is(403);
    office.get("/lam-viec/nop", office.people.colleague).await.is(200).says("Không có việc nào đang chờ");
}
