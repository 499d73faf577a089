//! Indicators, money and links of a plan, through the router.

use crate::common::{NOBODY, TestApp};
use plans::store;

/// The value of the first hidden field of a name in a part of a page.
fn hidden(page: &str, name: &str) -> String {
    let at = page.find(&format!("name=\"{name}\" value=\"")).unwrap_or_else(|| panic!("no {name} in {page}"));
    page[at..].split('"').nth(3).expect("a value in quotes").to_owned()
}

#[tokio::test]
async fn an_indicator_is_set_read_and_changed_and_two_people_do_not_overwrite_one_another() {
    let office = TestApp::new().await;
    let plan = office.seed_plan().await;
    let path = format!("/lam-viec/ke-hoach/{plan}/chi-tieu");
    let (set, read) = (format!("{path}/chi-so"), format!("{path}/so-lieu"));
    let chief = office.people.chief;
    office.get(&path, chief).await.is(200).is_sound().says("Chưa ghi chỉ tiêu nào").says("nguồn kinh phí hoạt động");
    office.get(&path, office.people.specialist).await.is(200).is_sound().is_silent_on("Thêm chỉ tiêu");

    let name = ("indicator-name", "Tỷ lệ hồ sơ <đúng hạn>");
    let wrong = office.post(&set, chief, &[name, ("indicator-measure", "%"), ("indicator-target", "95.5")]).await;
    wrong.is(422).is_sound().says("value=\"95.5\"").says("Tỷ lệ hồ sơ <đúng hạn>").says("95 hoặc 95,5");
    office.post(&set, chief, &[("indicator-measure", "%"), ("indicator-target", "95")]).await.is(422).is_sound();
    office.post(&set, office.people.specialist, &[name]).await.is(403);
    assert!(office.post(&set, NOBODY, &[name]).await.is(303).location().contains("/dang-nhap"));
    office.post(&set, chief, &[name, ("indicator-measure", "%"), ("indicator-target", "95,5")]).await.is(303);
    let page = office.get(&path, chief).await;
    page.is(200).is_sound().says("95,5 %").says("Chưa có số liệu");

    let indicator = store::list_indicators(&office.app.db, office.agency, plan).await.unwrap().remove(0);
    let id = indicator.id.to_string();
    let reading = |figure: &'static str, day: &'static str| {
        vec![
            ("reading-indicator", id.clone()),
            ("reading-day", day.to_owned()),
            ("reading-figure", figure.to_owned()),
            ("reading-kind", "actual".to_owned()),
            ("reading-source", "Báo cáo quý I".to_owned()),
        ]
    };
    let send = async |fields: Vec<(&'static str, String)>| {
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        office.post(&read, chief, &fields).await
    };
    send(reading("chín mươi", "20/01/2020")).await.is(422).is_sound().says("value=\"chín mươi\"");
    send(reading("90", "01/02/2099")).await.is(422).is_sound();
    send(reading("90", "20/01/2020")).await.is(303);
    office.get(&path, chief).await.is_sound().says("90 %").says("Còn thiếu 5,5 %").says("Báo cáo quý I");
    send(reading("96", "21/01/2020")).await.is(303);
    office.get(&path, chief).await.is_sound().says("Đạt mục tiêu").says("Các số liệu đã ghi");

    let form = office.get(&format!("{path}?sua={id}"), chief).await;
    form.is(200).is_sound().says("Sửa chỉ tiêu");
    let version = hidden(&form.text(), "version");
    let change = |target: &'static str| {
        [
            ("id", id.as_str()),
            ("version", version.as_str()),
            name,
            ("indicator-measure", "%"),
            ("indicator-target", target),
        ]
    };
    office.post(&set, chief, &change("97")).await.is(303);
    let late = office.post(&set, chief, &change("99")).await;
    late.is(422).is_sound().says("vừa được người khác sửa").says("value=\"99\"").says("97 %");
    assert_ne!(hidden(&late.text(), "version"), version, "the next save knows what it replaces");
}

#[tokio::test]
async fn money_has_a_source_and_perhaps_an_amount() {
    let office = TestApp::new().await;
    let plan = office.seed_plan().await;
    let path = format!("/lam-viec/ke-hoach/{plan}/chi-tieu");
    let (save, chief) = (format!("{path}/kinh-phi"), office.people.chief);
    let source = ("money-source", "Dự toán CCHC năm 2020");
    office.post(&save, chief, &[source, ("money-amount", "hai triệu")]).await.is(422).is_sound().says("hai triệu");
    office.post(&save, chief, &[("money-amount", "5")]).await.is(422).is_sound();
    office.post(&save, chief, &[source]).await.is(303);
    office
        .get(&path, chief)
        .await
        .is(200)
        .is_sound()
        .says("Dự toán CCHC năm 2020")
        .is_silent_on("Chưa ghi số tiền theo nguồn");
    office.post(&save, chief, &[("money-source", "Chi thường xuyên"), ("money-amount", "25.000.000")]).await.is(303);
    office.post(&save, chief, &[("money-source", "Nguồn khác"), ("money-amount", "5000000")]).await.is(303);
    office.get(&path, chief).await.is(200).is_sound().says("25.000.000").says("30.000.000");
    office.post(&save, chief, &[("id", "khong-co"), source]).await.is(404);
    office.post(&save, office.people.specialist, &[source]).await.is(403);
}

#[tokio::test]
async fn a_plan_is_linked_tagged_and_unlinked() {
    let office = TestApp::new().await;
    let plan = office.seed_plan().await;
    let path = format!("/lam-viec/ke-hoach/{plan}/chi-tieu");
    let (add, remove, chief) = (format!("{path}/lien-ket"), format!("{path}/bo-lien-ket"), office.people.chief);
    let wrong = office.post(&add, chief, &[("link-kind", "sideways"), ("link-plan", "")]).await;
    wrong.is(422).is_sound().says("Xin chọn một mục");
    let own = plan.to_string();
    office.post(&add, chief, &[("link-kind", "sideways"), ("link-plan", &own)]).await.is(422).is_sound();
    office.post(&add, chief, &[("link-kind", "tag"), ("link-tag", " ")]).await.is(422).is_sound();
    office.post(&add, chief, &[("link-kind", "campaign")]).await.is(303);
    office.post(&add, chief, &[("link-kind", "campaign")]).await.is(422).is_sound();
    let page = office.get(&path, chief).await;
    page.is(200).is_sound().says("Bỏ liên kết").says("Hồ Chí Minh");
    let link = hidden(&page.text(), "link");
    office.post(&remove, office.people.specialist, &[("link", &link)]).await.is(403);
    office.post(&remove, chief, &[("link", &link)]).await.is(303);
    office.post(&remove, chief, &[("link", &link)]).await.is(404);
    office.get(&path, chief).await.says("Chưa liên kết");
}

#[tokio::test]
async fn both_plans_show_their_link_and_a_draft_has_no_such_page() {
    let office = TestApp::new().await;
    let plan = office.seed_plan().await;
    let draft = office.plan_from(&crate::common::draft()).await;
    let page = |plan: plans::model::PlanId| format!("/lam-viec/ke-hoach/{plan}/chi-tieu");
    office.get(&page(draft), office.people.chief).await.is(404);
    let fields = [("link-kind", "parent"), ("link-plan", &*draft.to_string())];
    office.post(&format!("{}/lien-ket", page(plan)), office.people.chief, &fields).await.is(303);
    office.get(&page(plan), office.people.chief).await.is(200).is_sound().says(&format!("/lam-viec/ke-hoach/{draft}"));
    let links = store::list_links(&office.app.db, office.agency, draft).await.unwrap();
    assert_eq!(links.len(), 1, "the other plan has it too");
    office.get("/lam-viec/kiem-tra/0172b5b4-6d00-7d04-a475-4498e06db5a1", office.people.chief).await.is(404);
}

const PDF: &[u8] = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";

#[tokio::test]
async fn minutes_are_written_down_with_their_paper_and_corrected_by_two() {
    let office = TestApp::new().await;
    let plan = office.seed_plan().await;
    let (list, chief) = (format!("/lam-viec/kiem-tra?ke-hoach={plan}"), office.people.chief);
    let new = format!("/lam-viec/kiem-tra/moi?ke-hoach={plan}");
    office.get(&list, chief).await.is(200).is_sound().says("Chưa có biên bản").says("Ghi biên bản kiểm tra");
    office.get(&new, office.people.specialist).await.is(403);
    let unit = office.units.investment.to_string();
    let fields = |conclusions: &'static str, unit: String, day: &'static str| {
        [
            ("unit", unit),
            ("day", day.to_owned()),
            ("members", "Chánh Văn phòng\nTrưởng phòng".to_owned()),
            ("minutes", "Đã xem sổ <theo dõi>.\nĐủ hồ sơ.".to_owned()),
            ("conclusions", conclusions.to_owned()),
        ]
    };
    let send = async |path: &str, fields: &[(&str, String)], files: &[(&str, &str, &[u8])]| {
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        office.post_files(path, chief, &fields, files).await
    };
    let wrong = send(&new, &fields("Đạt.", String::new(), "32/01/2020"), &[]).await;
    wrong.is(422).is_sound().says("Đã xem sổ <theo dõi>.").says("value=\"32/01/2020\"").says("Xin chọn một mục");
    let text = send(&new, &fields("Đạt.", unit.clone(), "20/01/2020"), &[("file", "a.pdf", b"khong phai PDF")]).await;
    text.is(422).is_sound().says("Xin chọn tệp PDF hoặc ảnh");
    let refused = send(&new, &fields("", unit.clone(), "20/01/2020"), &[("file", "bien-ban.pdf", PDF)]).await;
    refused.is(422).is_sound().says("không cần chọn lại").says("bien-ban.pdf");
    let kept = ("kept", hidden(&refused.text(), "kept"));
    let mut repaired = fields("Đạt lần đầu.", unit.clone(), "19/01/2020").to_vec();
    repaired.push(kept);
    let first = send(&new, &repaired, &[]).await.is(303).location();
    office.get(&first, chief).await.is(200).says("Mở biên bản đã ký");

    let saved = send(&new, &fields("Đạt.", unit.clone(), "20/01/2020"), &[("file", "bien-ban.pdf", PDF)]).await;
    let page = saved.is(303).location();
    let shown = office.get(&page, office.people.specialist).await;
    shown
        .is(200)
        .is_sound()
        .says("Kiểm tra Phòng Quản lý đầu tư ngày 20/01/2020")
        .says("Đã xem sổ <theo dõi>.")
        .says("Mở biên bản đã ký")
        .is_silent_on("Sửa biên bản");
    office.get(&format!("{page}/bien-ban"), office.people.specialist).await.is(200);
    let paper = office.get(&format!("{page}/mau-bien-ban/docx"), office.people.specialist).await.is(200).paper();
    for line in
        ["BIÊN BẢN", "- Chánh Văn phòng", "Đã xem sổ <theo dõi>.", "Đạt.", "ĐẠI DIỆN ĐOÀN KIỂM TRA", "Số 06/KH-KCNĐN"]
    {
        assert!(paper.to_lowercase().contains(&line.to_lowercase()), "{line:?} is not in the minutes:\n{paper}");
    }
    office.get(&list, chief).await.is(200).is_sound().says("20/01/2020");

    let edit = format!("{page}/sua");
    let form = office.get(&edit, chief).await;
    form.is(200).is_sound().says("Đã có tệp");
    let version = hidden(&form.text(), "version");
    let change = |conclusions| {
        let mut all = fields(conclusions, unit.clone(), "20/01/2020").to_vec();
        all.push(("version", version.clone()));
        all
    };
    send(&edit, &change("Đạt, cần bổ sung sổ."), &[]).await.is(303);
    let late = send(&edit, &change("Chưa đạt."), &[]).await;
    late.is(422).is_sound().says("vừa được người khác sửa").says("Đạt, cần bổ sung sổ.").says("Chưa đạt.");
    let now = hidden(&late.text(), "version");
    let mut again = fields("Chưa đạt.", unit.clone(), "20/01/2020").to_vec();
    again.push(("version", now));
    send(&edit, &again, &[]).await.is(303);
    office.get(&page, chief).await.says("Chưa đạt.").says("Mở biên bản đã ký");
    assert!(office.get(&page, NOBODY).await.is(303).location().contains("/dang-nhap"));
}

#[tokio::test]
async fn the_office_says_something_about_the_figures_and_the_public_reads_it_once_approved() {
    let office = TestApp::new().await;
    let plan = office.seed_plan().await;
    let chief = office.people.chief;
    let period = [("label", "Quý I năm 2020"), ("from", "01/01/2020"), ("to", "31/03/2020")];
    let result = office.post(&format!("/lam-viec/ke-hoach/{plan}/ket-qua"), chief, &period).await.is(303).location();
    let form = office.get(&result, chief).await;
    form.is(200).is_sound().says("Nhận xét, đánh giá");
    let version = hidden(&form.text(), "version");
    let remark = format!("{result}/nhan-xet");
    let long = "x".repeat(40_000);
    let refused = office.post(&remark, chief, &[("version", &version), ("remarks", &long)]).await;
    refused.is(422).is_sound().says(&long[..1000]);
    office.post(&remark, office.people.specialist, &[("remarks", "x")]).await.is(403);
    let first = ("remarks", "Ba bài đăng chậm <do lỗi mạng>.");
    office.post(&remark, chief, &[("version", &version), first]).await.is(303);
    let late = office.post(&remark, chief, &[("version", &version), ("remarks", "Ý của người thứ hai.")]).await;
    late.is(422).is_sound().says("Người khác vừa lưu").says("Ý của người thứ hai.").says("Ba bài đăng chậm");
    let version = hidden(&office.get(&result, chief).await.text(), "version");
    office.post(&format!("{result}/trinh"), chief, &[("version", &version)]).await.is(303);
    office.post(&remark, chief, &[("remarks", "Ghi khi đã trình.")]).await.is(422).is_sound().says("Ghi khi đã trình.");
    let public = "/ke-hoach/2020/ket-qua/quy-i-nam-2020";
    office.get(public, NOBODY).await.is(404);
    let version = hidden(&office.get(&result, office.people.head).await.text(), "version");
    office.post(&format!("{result}/phe-duyet"), office.people.head, &[("version", &version)]).await.is(303);
    office.get(public, NOBODY).await.is(200).is_sound().says("Ba bài đăng chậm <do lỗi mạng>.");
    office.get(&format!("{public}.json"), NOBODY).await.is(200).says("Ba bài đăng chậm");
}
