//! Assigning: the bulk table, pasting and giving out, the page of a task, reminders.

use crate::common::{NOBODY, Page, TestApp};
use plans::model::{Due, PlanId, Task};

/// The fields of the only form of a page that is sent as it stands, as a browser would send them.
fn fields(page: &Page) -> Vec<(String, String)> {
    let text = String::from_utf8_lossy(&page.bytes);
    let (_, form) = text.split_once("enctype=\"multipart/form-data\"").expect("a form");
    let (form, _) = form.split_once("</form>").expect("its end");
    let attribute = |tag: &str, name: &str| {
        tag.split_once(&format!(" {name}=\"")).and_then(|(_, rest)| rest.split('"').next()).map(unescaped)
    };
    let mut found = Vec::new();
    for piece in form.split('<').skip(1) {
        let tag = piece.split('>').next().unwrap_or_default();
        let inside = piece.split_once('>').map_or("", |(_, rest)| rest);
        match (tag.split_whitespace().next(), attribute(tag, "name")) {
            (Some("input"), Some(name)) if !tag.contains("type=\"checkbox\"") && !tag.contains("type=\"file\"") => {
                found.push((name, attribute(tag, "value").unwrap_or_default()));
            }
            (Some("textarea"), Some(name)) => found.push((name, unescaped(inside))),
            (Some("select"), Some(name)) => found.push((name, String::new())),
            (Some("option"), _) if tag.contains(" selected") => {
                if let Some((_, value)) = found.last_mut() {
                    *value = attribute(tag, "value").unwrap_or_default();
                }
            }
            _ => {}
        }
    }
    found
}

fn unescaped(text: &str) -> String {
    text.replace("&#38;", "&").replace("&#60;", "<").replace("&#62;", ">").replace("&#34;", "\"").replace("&#39;", "'")
}

fn set(fields: &mut [(String, String)], name: &str, value: &str) {
    let field = fields.iter_mut().find(|(field, _)| field == name).unwrap_or_else(|| panic!("no field {name}"));
    value.clone_into(&mut field.1);
}

fn pairs(fields: &[(String, String)]) -> Vec<(&str, &str)> {
    fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

fn table(plan: PlanId) -> String {
    format!("/lam-viec/ke-hoach/{plan}/giao-viec")
}

async fn tasks(office: &TestApp, plan: PlanId) -> Vec<Task> {
    plans::store::list_tasks(&office.app.db, office.agency, plan).await.unwrap()
}

#[tokio::test]
async fn only_touched_rows_of_the_table_are_saved() {
    let office = TestApp::new().await;
    let (chief, plan) = (office.people.chief, office.seed_plan().await);
    let page = office.get(&table(plan), chief).await;
    page.is(200).is_sound().says("Giao việc theo bảng").says("Nhận đề xuất này");
    let untouched = fields(&page);
    let same = office.post_files(&table(plan), chief, &pairs(&untouched), &[]).await;
    assert_eq!(same.is(303).location(), table(plan));
    assert!(tasks(&office, plan).await.is_empty(), "a suggestion is saved by a person only");

    let item = office.item(plan, 0).await;
    let mut typed = untouched;
    set(&mut typed, &format!("lead[moi-{item}-0]"), "qldt");
    set(&mut typed, &format!("person[moi-{item}-0]"), "chuyen vien dau tu");
    set(&mut typed, &format!("due[moi-{item}-0]"), "30/9");
    office.post_files(&table(plan), chief, &pairs(&typed), &[]).await.is(303);
    let saved = tasks(&office, plan).await;
    assert_eq!(saved.len(), 1);
    assert_eq!(saved[0].work.lead_unit, Some(office.units.investment));
    assert_eq!(saved[0].work.person, Some(office.people.specialist));
    assert_eq!(saved[0].work.due, Due::On("2020-09-30".parse().unwrap()));
}

#[tokio::test]
async fn what_cannot_be_read_stays_as_typed_and_the_rest_is_saved() {
    let office = TestApp::new().await;
    let (chief, plan) = (office.people.chief, office.seed_plan().await);
    let mut typed = fields(&office.get(&table(plan), chief).await);
    let (first, second) = (office.item(plan, 0).await, office.item(plan, 1).await);
    set(&mut typed, &format!("lead[moi-{first}-0]"), "Phòng Không Có");
    set(&mut typed, &format!("start[moi-{first}-0]"), "45/45");
    set(&mut typed, &format!("lead[moi-{second}-0]"), "VP");
    let third = office.item(plan, 2).await;
    set(&mut typed, &format!("lead[moi-{third}-0]"), "Phòng Quản lý lao động");
    let page = office.post_files(&table(plan), chief, &pairs(&typed), &[]).await;
    page.is(422)
        .is_sound()
        .says("Không có đơn vị “Phòng Không Có”")
        .says("value=\"45/45\"")
        .says("Đã lưu 2 việc; còn 1 dòng");
    assert_eq!(tasks(&office, plan).await.len(), 2);
}

#[tokio::test]
async fn a_row_that_somebody_else_changed_is_shown_beside_theirs() {
    let office = TestApp::new().await;
    let (chief, plan) = (office.people.chief, office.seed_plan().await);
    let one = office.assign(plan, office.a_task(plan, 0).await).await;
    let two = office.assign(plan, office.a_task(plan, 1).await).await;
    let before = fields(&office.get(&table(plan), chief).await);
    let mut theirs = before.clone();
    set(&mut theirs, &format!("due[{}]", one.id), "31/10/2020");
    office.post_files(&table(plan), office.people.deputy_chief, &pairs(&theirs), &[]).await.is(303);
    let mut mine = before;
    set(&mut mine, &format!("due[{}]", one.id), "30/11/2020");
    set(&mut mine, &format!("quantity[{}]", two.id), "3");
    let page = office.post_files(&table(plan), chief, &pairs(&mine), &[]).await;
    page.is(422).is_sound().says("31/10/2020").says("value=\"30/11/2020\"");
    let saved = tasks(&office, plan).await;
    let find = |id| saved.iter().find(|task: &&Task| task.id == id).unwrap();
    assert_eq!(find(one.id).work.due, Due::On("2020-10-31".parse().unwrap()), "theirs stands");
    assert_eq!(find(two.id).work.quantity, 3, "the other row is saved");
    office.post_files(&table(plan), chief, &pairs(&fields(&page)), &[]).await.is(303);
    let saved = tasks(&office, plan).await;
    let one = saved.iter().find(|task| task.id == one.id).unwrap();
    assert_eq!(one.work.due, Due::On("2020-11-30".parse().unwrap()), "having seen theirs, it is put in place");
}

#[tokio::test]
async fn what_goes_out_to_excel_comes_back() {
    let office = TestApp::new().await;
    let (chief, plan) = (office.people.chief, office.seed_plan().await);
    office.assign(plan, office.a_task(plan, 0).await).await;
    let book = office.get(&format!("{}.xlsx", table(plan)), chief).await;
    book.is(200);
    let paste = format!("{}/dan", table(plan));
    let page = office.post_files(&paste, chief, &[], &[("file", "giao-viec.xlsx", &book.bytes)]).await;
    page.is(200).is_sound().says("Không thay đổi").says("0 dòng cần sửa");
    let sent = fields(&page);
    office.post_files(&format!("{paste}/luu"), chief, &pairs(&sent), &[]).await.is(303);
    let once = tasks(&office, plan).await;
    assert!(once.len() >= 21, "every content has a task now: {}", once.len());
    let book = office.get(&format!("{}.xlsx", table(plan)), chief).await;
    let page = office.post_files(&paste, chief, &[], &[("file", "giao-viec.xlsx", &book.bytes)]).await;
    page.is(200).says("Không có dòng nào để lưu").is_silent_on("Việc mới");
    office.get(&format!("{}.csv", table(plan)), chief).await.is(200).says("Đơn vị chủ trì");
}

#[tokio::test]
async fn pasted_rows_with_errors_come_back_and_the_others_are_saved() {
    let office = TestApp::new().await;
    let (chief, plan) = (office.people.chief, office.seed_plan().await);
    let full = office.full(plan).await;
    let text = |at: usize| full.items[at].text.replace('\n', " ");
    let rows = format!("Nội dung\tĐơn vị chủ trì\tThời hạn\n{}\tVP\t30/6\n{}\tPhòng lạ\t30/6\n", text(2), text(3));
    let paste = format!("{}/dan", table(plan));
    let page = office.post_files(&paste, chief, &[("text", &rows)], &[]).await;
    page.is(200).is_sound().says("Đọc được 1 dòng; 1 dòng cần sửa").says("Không có đơn vị “Phòng lạ”");
    let page = office.post_files(&format!("{paste}/luu"), chief, &[("text", &rows), ("seen", "{}")], &[]).await;
    page.is(422).is_sound().says("Đã lưu 1 việc").says("Phòng lạ");
    assert_eq!(tasks(&office, plan).await.len(), 1);
    office.post_files(&paste, chief, &[("text", "")], &[]).await.is(422).says("Xin dán các dòng");
    let broken: &[u8] = b"PK\x03\x04 hong";
    office.post_files(&paste, chief, &[], &[("file", "a.xlsx", broken)]).await.is(422).says("Không đọc được tệp này");
}

#[tokio::test]
async fn a_task_is_changed_called_off_and_taken_up_again() {
    let office = TestApp::new().await;
    let (chief, plan) = (office.people.chief, office.seed_plan().await);
    let task = office.assign(plan, office.a_task(plan, 0).await).await;
    let path = format!("/lam-viec/viec/{}", task.id);
    office
        .get(&path, office.people.specialist)
        .await
        .is(200)
        .is_sound()
        .says("Nộp tài liệu kiểm chứng")
        .is_silent_on("Hủy việc");
    office.get(&format!("{path}/sua"), chief).await.is(200).is_sound();
    let lead = office.units.labour.to_string();
    let form = |version: &'static str, due: &'static str| {
        vec![
            ("version", version),
            ("title", "Viết tin"),
            ("lead", lead.as_str()),
            ("due", due),
            ("quantity", "2"),
            ("measure", "tin"),
        ]
    };
    office.post(&format!("{path}/sua"), chief, &form("1", "không phải ngày")).await.is(422).is_sound().says("Viết tin");
    office.post(&format!("{path}/sua"), chief, &form("1", "thường xuyên")).await.is(303);
    office.get(&path, chief).await.is(200).says("Sửa việc:").says("thường xuyên");
    let late = office.post(&format!("{path}/sua"), chief, &form("1", "30/06/2020")).await;
    late.is(422).is_sound().says("keep-due").says("30/06/2020");
    office
        .post(&format!("{path}/huy"), chief, &[("version", "2"), ("reason", "")])
        .await
        .is(422)
        .is_sound()
        .says("lý do");
    office.post(&format!("{path}/huy"), chief, &[("version", "2"), ("reason", "Hoãn")]).await.is(303);
    office.get(&path, chief).await.is(200).says("Chánh Văn phòng đã hủy việc này ngày 15/06/2020. Lý do: Hoãn");
    office.post(&format!("{path}/khoi-phuc"), chief, &[("version", "3")]).await.is(303);
    office
        .get(&format!("/lam-viec/ke-hoach/{plan}/viec"), chief)
        .await
        .is(200)
        .is_sound()
        .says("Viết tin")
        .says("0/2 tin");
}

#[tokio::test]
async fn reminders_climb_step_by_step_and_never_to_the_head() {
    let office = TestApp::new().await;
    let (chief, plan) = (office.people.chief, office.seed_plan().await);
    let mut work = office.a_task(plan, 0).await;
    work.due = Due::On("2020-06-01".parse().unwrap());
    let task = office.assign(plan, work).await;
    let path = format!("/lam-viec/viec/{}/nhac", task.id);
    for said in ["Chuyên viên Đầu tư", "Người đứng đầu Phòng Quản lý đầu tư", "Văn phòng", "Phó Trưởng ban"]
    {
        let slip = office.post(&path, chief, &[]).await.is(303).location();
        office.get(&slip, chief).await.is(200).is_sound().says("Phiếu nhắc việc").says(said).says("quá thời hạn");
        let paper = office.get(&format!("{slip}/phieu/docx"), chief).await.is(200).paper();
        for line in [said, "UBND TỈNH VÍ DỤ", "BAN QUẢN LÝ CÁC KHU CÔNG NGHIỆP VÍ DỤ", "TL. TRƯỞNG BAN", "01/06/2020"]
        {
            assert!(paper.contains(line), "{line:?} is not on the slip:\n{paper}");
        }
        office.post(&format!("{slip}/in"), chief, &[]).await.is(303);
        let printed = office.get(&format!("{slip}/phieu/pdf"), office.people.specialist).await;
        assert!(printed.is(200).bytes.starts_with(b"%PDF-1.7"), "a PDF for the printer");
        office.get(&format!("{slip}/phieu/exe"), chief).await.is(404);
        office.get(&format!("{slip}/phieu/pdf"), NOBODY).await.is(303);
        office.app.ambient.advance(jiff::SignedDuration::from_hours(24 * 4));
    }
    office.post(&path, chief, &[]).await.is(422).says("Đã nhắc đủ các bước");
}

#[tokio::test]
async fn a_slip_says_what_was_owed_on_its_day() {
    let office = TestApp::new().await;
    let (chief, plan) = (office.people.chief, office.seed_plan().await);
    let mut work = office.a_task(plan, 0).await;
    work.due = Due::On("2020-06-01".parse().unwrap());
    (work.quantity, work.measure) = (2, "bài".into());
    let task = office.assign(plan, work).await;
    let path = format!("/lam-viec/viec/{}", task.id);
    let slip = office.post(&format!("{path}/nhac"), chief, &[]).await.is(303).location();
    let paper = office.get(&format!("{slip}/phieu/docx"), chief).await.is(200).paper();
    assert!(paper.contains("0/2 bài"), "{paper}");
    let proof = office.hand_in(task.id, office.people.specialist, "2020-06-10").await;
    office.review(proof, chief, evidence::Command::Confirm).await;
    office.app.ambient.advance(jiff::SignedDuration::from_hours(24 * 30));
    office.get(&path, chief).await.is(200).says("Đã xác nhận 1 trên 2");
    office.get(&slip, chief).await.is(200).is_sound().says("0/2 bài").is_silent_on("1/2 bài");
    let again = office.get(&format!("{slip}/phieu/docx"), chief).await.is(200).paper();
    assert_eq!(again, paper, "the slip is what it was");
}

#[tokio::test]
async fn nobody_and_those_without_the_right_see_nothing() {
    let office = TestApp::new().await;
    let plan = office.seed_plan().await;
    let task = office.assign(plan, office.a_task(plan, 0).await).await;
    office.get(&table(plan), NOBODY).await.is(303);
    office.get(&table(plan), office.people.specialist).await.is(403);
    office.get(&table(plan), office.people.administrator).await.is(403);
    office.get(&table(plan), office.people.unit_head).await.is(200);
    let path = format!("/lam-viec/viec/{}", task.id);
    office.get(&path, office.people.administrator).await.is(403);
    office.get(&format!("{path}/sua"), office.people.colleague).await.is(403);
    office.post(&format!("{path}/huy"), office.people.unit_head, &[("reason", "x")]).await.is(403);
    office.post(&format!("{path}/nhac"), office.people.specialist, &[]).await.is(403);
}

#[tokio::test]
async fn a_table_of_many_rows_has_pages_and_a_row_with_a_mistake_stays_in_sight() {
    let office = TestApp::new().await;
    let plan = office.seed_plan().await;
    for number in 0..120 {
        let work = office.a_task(plan, 0).await;
        office.assign(plan, plans::model::Assignment { title: format!("Bài số {number:03}"), ..work }).await;
    }
    let rows = |page: &Page| page.text().matches("name=\"title[").count();
    let first = office.get(&table(plan), office.people.chief).await;
    first.is(200).is_sound().says("?trang=2");
    let second = office.get(&format!("{}?trang=2", table(plan)), office.people.chief).await;
    assert_eq!(rows(&first), 100);
    assert!(rows(&second) >= 40, "the rest of the tasks, and what is suggested for the other contents");
    assert_eq!(rows(&office.get(&format!("{}?trang=999", table(plan)), office.people.chief).await), rows(&second));

    let mut sent = fields(&second);
    let (name, title) = sent.iter().find(|(_, value)| value.starts_with("Bài số")).expect("a task").clone();
    let due = name.replace("title", "due");
    set(&mut sent, &due, "ngày mai");
    let again = office.post_files(&table(plan), office.people.chief, &pairs(&sent), &[]).await;
    again.is(422).is_sound().says("ngày mai").says(&title);
    set(&mut sent, &due, "30/6/2020");
    let saved = office.post_files(&table(plan), office.people.chief, &pairs(&sent), &[]).await;
    assert!(saved.is(303).location().ends_with("?trang=2"), "back to the page that was sent");
}
