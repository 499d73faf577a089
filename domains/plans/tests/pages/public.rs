//! What everybody may read: the plan as it was signed, results as they were approved, the same as files; nothing else.

use crate::common::{NOBODY, TestApp, draft};
use evidence::Command;
use plans::model::PlanId;

/// A period that is counted and stays a draft: the address of its staff page.
async fn counted(office: &TestApp, plan: PlanId) -> String {
    let period = [("label", "6 tháng đầu năm 2020"), ("from", "1/1/2020"), ("to", "30/6/2020")];
    let page = office.post(&format!("/lam-viec/ke-hoach/{plan}/ket-qua"), office.people.chief, &period).await;
    page.is(303).location()
}

async fn submitted(office: &TestApp, result: &str) {
    office.post(&format!("{result}/trinh"), office.people.chief, &[("version", "1")]).await.is(303);
}

async fn approved(office: &TestApp, result: &str) {
    office.post(&format!("{result}/phe-duyet"), office.people.head, &[("version", "2")]).await.is(303);
}

/// The labels of the duties as the JSON gives them, in the order of the paper.
fn labels(json: &serde_json::Value) -> Vec<&str> {
    json["duties"].as_array().into_iter().flatten().filter_map(|duty| duty["label"].as_str()).collect()
}

const RESULT: &str = "/ke-hoach/2020/ket-qua/6-thang-dau-nam-2020";

#[tokio::test]
async fn the_plan_is_printed_as_it_was_signed() {
    let office = TestApp::new().await;
    office.seed_plan().await;
    let page = office.get("/ke-hoach/2020", NOBODY).await;
    page.is(200).is_sound().says("06/KH-KCNĐN").says("18/NQ-TW");
    for finding in ["rà soát dự thảo", "/ra-soat", "finding"] {
        page.is_silent_on(finding);
    }
    let json = office.get("/ke-hoach/2020.json", NOBODY).await;
    let json: serde_json::Value = serde_json::from_slice(&json.is(200).bytes).unwrap();
    assert_eq!(labels(&json), ["1", "2", "4", "3", "4"], "the numbering of the paper stays");
    assert!(json.get("findings").is_none());
    office.get("/ke-hoach", NOBODY).await.is(200).is_sound().says("/ke-hoach/2020");
    office.get("/", NOBODY).await.is(200).is_sound().says("/ke-hoach/2020");
    office.get("/ke-hoach/2020/06-kh-kcndn", NOBODY).await.is(303);
    office.get("/ke-hoach/2019", NOBODY).await.is(404);
    office.get("/ke-hoach/2020/ket-qua/quy-i", NOBODY).await.is(404);
    office.get("/ke-hoach/2020/06-kh-kcndn/ban-ky", NOBODY).await.is(404);
}

#[tokio::test]
async fn a_draft_has_no_address() {
    let office = TestApp::new().await;
    let plan = office.plan_from(&draft()).await;
    assert!(office.full(plan).await.plan.signature().is_none());
    let year = office.full(plan).await.plan.year;
    for ending in ["", ".json", ".csv", ".xlsx", ".docx", ".pdf"] {
        office.get(&format!("/ke-hoach/{year}{ending}"), NOBODY).await.is(404);
    }
    office.get("/ke-hoach", NOBODY).await.is(200).is_sound().is_silent_on(&format!("/ke-hoach/{year}"));
    office.get("/sitemap.xml", NOBODY).await.is(200).is_silent_on(&format!("/ke-hoach/{year}"));
}

#[tokio::test]
async fn the_same_is_there_as_files() {
    let office = TestApp::new().await;
    let plan = office.seed_plan().await;
    let result = counted(&office, plan).await;
    submitted(&office, &result).await;
    approved(&office, &result).await;
    let excel = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    for home in ["/ke-hoach/2020", RESULT] {
        for (ending, media, begins) in
            [("json", "application/json", &b"{"[..]), ("csv", "text/csv", b"\xef\xbb\xbf"), ("xlsx", excel, b"PK")]
        {
            let file = office.get(&format!("{home}.{ending}"), NOBODY).await;
            let sent = file.is(200).headers["content-type"].to_str().unwrap();
            assert!(sent.starts_with(media), "{home}.{ending} is {sent}");
            assert!(file.bytes.starts_with(begins), "{home}.{ending}");
        }
    }
    // The paper for Word; a result has none.
    let word = office.get("/ke-hoach/2020.docx", NOBODY).await;
    let paper = papers::read::read(&word.is(200).bytes).expect("a .docx that is read");
    assert!(paper.lines().any(|line| line.text == "Số: 06/KH-KCNĐN"));
    office.get("/ke-hoach/2020", NOBODY).await.is(200).is_sound().says("/ke-hoach/2020.docx");
    office.get("/ke-hoach/2020", NOBODY).await.is(200).says("/ke-hoach/2020.pdf");
    let pdf = office.get("/ke-hoach/2020.pdf", NOBODY).await;
    assert!(pdf.is(200).bytes.starts_with(b"%PDF-"));
    for ending in ["docx", "pdf"] {
        office.get(&format!("{RESULT}.{ending}"), NOBODY).await.is(404);
    }
}

#[tokio::test]
async fn a_result_is_public_once_approved_and_does_not_move_afterwards() {
    let office = TestApp::new().await;
    let (chief, plan) = (office.people.chief, office.seed_plan().await);
    let task = office.assign(plan, office.a_task(plan, 0).await).await;
    let result = counted(&office, plan).await;
    office.get(RESULT, NOBODY).await.is(404);
    submitted(&office, &result).await;
    for ending in ["", ".json", ".csv", ".xlsx"] {
        office.get(&format!("{RESULT}{ending}"), NOBODY).await.is(404);
    }
    approved(&office, &result).await;
    office.get(RESULT, NOBODY).await.is(200).is_sound();
    let before = office.get(&format!("{RESULT}.json"), NOBODY).await;
    let figures: serde_json::Value = serde_json::from_slice(&before.is(200).bytes).unwrap();
    assert_eq!((&figures["figures"]["tasks"], &figures["figures"]["open"]), (&1.into(), &1.into()));

    let late = office.hand_in(task.id, office.people.specialist, "2020-06-10").await;
    office.review(late, chief, Command::Confirm).await;
    let after = office.get(&format!("{RESULT}.json"), NOBODY).await;
    assert_eq!(String::from_utf8_lossy(&after.bytes), String::from_utf8_lossy(&before.bytes));
    office.post(&format!("{result}/tinh-lai"), chief, &[("version", "3")]).await;
    let again = office.get(&format!("{RESULT}.json"), NOBODY).await;
    assert_eq!(again.bytes, before.bytes, "nobody counts an approved result again");
}
