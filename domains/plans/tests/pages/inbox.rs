//! The Friday inbox: confirming, asking for more, never one's own; who opens a file is written down.

use crate::common::{NOBODY, TestApp};
use evidence::Standing;
use kernel::Subject;

async fn standing(office: &TestApp, proof: evidence::ProofId) -> Standing {
    evidence::find(&office.app.db, office.agency, proof).await.unwrap().unwrap().state.standing()
}

#[tokio::test]
async fn ticked_proofs_are_confirmed_at_once_but_not_ones_own() {
    let office = TestApp::new().await;
    let (chief, plan) = (office.people.chief, office.seed_plan().await);
    let task = office.assign(plan, office.a_task(plan, 0).await).await;
    let theirs = office.hand_in(task.id, office.people.specialist, "2020-06-10").await;
    let own = office.hand_in(task.id, chief, "2020-06-11").await;
    let inbox = "/lam-viec/kiem-chung";
    office
        .get(inbox, chief)
        .await
        .is(200)
        .is_sound()
        .says("2 tài liệu chờ xác nhận")
        .says("cần người khác xác nhận")
        .says("Chuyên viên Đầu tư nộp ngày 15/06/2020");
    let (one, two) = (theirs.to_string(), own.to_string());
    let versions = [(format!("version[{one}]"), "1"), (format!("version[{two}]"), "1")];
    let mut sent: Vec<(&str, &str)> = versions.iter().map(|(name, value)| (name.as_str(), *value)).collect();
    sent.extend([("proof", one.as_str()), ("proof", two.as_str())]);
    office.post(inbox, chief, &sent).await.is(422).is_sound().says("Đã xác nhận 1 tài liệu");
    assert_eq!(standing(&office, theirs).await, Standing::Confirmed);
    assert_eq!(standing(&office, own).await, Standing::Proposed);
    let labour = office.units.labour;
    office.get(&format!("{inbox}?don-vi={labour}"), chief).await.is(200).is_sound().says("Không có tài liệu nào chờ");
}

#[tokio::test]
async fn asking_for_more_needs_a_reason_which_stays_typed() {
    let office = TestApp::new().await;
    let (chief, plan) = (office.people.chief, office.seed_plan().await);
    let task = office.assign(plan, office.a_task(plan, 0).await).await;
    let proof = office.hand_in(task.id, office.people.specialist, "2020-06-10").await;
    let path = format!("/lam-viec/kiem-chung/{proof}/yeu-cau");
    let (version, reason) = (format!("version[{proof}]"), format!("reason[{proof}]"));
    office.post(&path, chief, &[(&version, "1"), (&reason, "")]).await.is(422).is_sound();
    office.post(&path, chief, &[(&version, "7"), (&reason, "Thiếu ngày")]).await.is(422).is_sound().says("Thiếu ngày");
    office.post(&path, chief, &[(&version, "1"), (&reason, "Thiếu ngày")]).await.is(303);
    assert_eq!(standing(&office, proof).await, Standing::Returned);
    let page = office.get(&format!("/lam-viec/kiem-chung/{proof}"), office.people.specialist).await;
    page.is(200).is_sound().says("Thiếu ngày").says("Bổ sung và nộp lại");
}

#[tokio::test]
async fn a_confirmation_is_taken_back_with_a_reason() {
    let office = TestApp::new().await;
    let (chief, plan) = (office.people.chief, office.seed_plan().await);
    let task = office.assign(plan, office.a_task(plan, 0).await).await;
    let proof = office.hand_in(task.id, office.people.specialist, "2020-06-10").await;
    let path = format!("/lam-viec/kiem-chung/{proof}");
    office.post(&format!("{path}/xac-nhan"), chief, &[(&format!("version[{proof}]"), "1")]).await.is(303);
    let (version, reason) = (format!("version[{proof}]"), format!("reason[{proof}]"));
    office.post(&format!("{path}/huy-xac-nhan"), chief, &[(&version, "2"), (&reason, "")]).await.is(422).is_sound();
    office.post(&format!("{path}/huy-xac-nhan"), chief, &[(&version, "2"), (&reason, "Trùng")]).await.is(303);
    assert_eq!(standing(&office, proof).await, Standing::Revoked);
}

#[tokio::test]
async fn files_are_for_those_who_may_see_the_proof_and_opening_is_written_down_once() {
    let office = TestApp::new().await;
    let (me, plan) = (office.people.specialist, office.seed_plan().await);
    let task = office.assign(plan, office.a_task(plan, 0).await).await;
    let pdf: &[u8] = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n";
    let sent = [("title", "Danh sách dự họp"), ("day", "12/6/2020")];
    let received = office
        .post_files(&format!("/lam-viec/nop/{}", task.id), me, &sent, &[("file", "ds.pdf", pdf)])
        .await
        .location();
    let proof: evidence::ProofId = received.rsplit('/').next().unwrap().parse().unwrap();
    let found = evidence::find(&office.app.db, office.agency, proof).await.unwrap().unwrap();
    let path = format!("/lam-viec/kiem-chung/{proof}");
    let file = format!("{path}/tep/{}", found.files[0]);
    for _ in 0..2 {
        let page = office.get(&file, office.people.chief).await;
        assert_eq!(page.is(200).headers["content-type"], "application/pdf");
        assert_eq!(page.headers["x-content-type-options"], "nosniff");
    }
    office.get(&file, me).await.is(200);
    let wanted = people::store::audit_trail::Wanted {
        subject: Some(Subject::new(evidence::PROOF, proof)),
        ..Default::default()
    };
    let trail = people::store::audit_trail::list_latest(&office.app.db, office.agency, wanted, 100).await.unwrap();
    assert_eq!(trail.iter().filter(|entry| entry.action == "proof.file_opened").count(), 1);
    office.get(&path, office.people.colleague).await.is(404);
    office.get(&file, office.people.colleague).await.is(404);
    office.get(&file, NOBODY).await.is(303);
    let other = office.file("khac.pdf", b"%PDF-1.5\n%%EOF\n").await;
    office.get(&format!("{path}/tep/{other}"), office.people.chief).await.is(404);
    office.get("/lam-viec/kiem-chung", me).await.is(403);
}
