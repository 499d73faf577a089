//! Reports that become templates, and tables that people add to them.

use super::begun::Year;
use evidence::periods::PeriodKind;
use people::AccountId;

/// The value of the first field of this name.
fn hidden(page: &str, name: &str) -> String {
    let at = page.find(&format!("name=\"{name}\" value=\"")).unwrap_or_else(|| panic!("no {name}"));
    page[at..].split('"').nth(3).unwrap().to_owned()
}

#[tokio::test]
async fn a_report_gets_a_table_and_becomes_the_template_of_the_next() {
    let year = Year::begin().await;
    let mut quarters = year.periods().await;
    quarters.retain(|period| period.kind == PeriodKind::Quarter);
    let (office, people) = (&year.office, year.office.people);
    let nobody: Option<AccountId> = None;
    let begin = |place: usize| format!("/lam-viec/bao-cao/ky/{}/soan", quarters[place].id);
    let begun = office.post(&begin(0), people.chief, &[("mau", "section")]).await.is(303).location();

    // A drawing more.
    let add = format!("{begun}/muc/1/bang");
    office.get(&add, nobody).await.is(303);
    office.get(&add, people.specialist).await.is(403);
    let form = office.get(&add, people.chief).await;
    form.is(200).is_sound().says("Biểu đồ theo tháng").says("Nhiệm vụ thuộc kỳ");
    let seen = hidden(&form.text(), "version");
    let months = "5";
    for (fields, says) in [
        (vec![("kind", ""), ("block-title", "Giữ lại")], "Giữ lại"),
        (vec![("kind", months), ("block-title", ""), ("figures", "plans.events")], "Xin nhập nội dung này"),
        (vec![("kind", months), ("block-title", "Theo tháng")], "Xin chọn chỉ tiêu"),
        (
            vec![("kind", months), ("block-title", "Hai"), ("figures", "plans.events"), ("figures", "plans.tasks")],
            "không dùng được với các chỉ tiêu",
        ),
        (vec![("kind", months), ("block-title", "Lạ"), ("figures", "plans.nothing")], "không dùng được"),
    ] {
        let all: Vec<(&str, &str)> = fields.into_iter().chain([("version", seen.as_str())]).collect();
        office.post(&add, people.chief, &all).await.is(422).is_sound().says(says);
    }
    let fields =
        [("version", seen.as_str()), ("kind", months), ("block-title", "Theo <tháng>"), ("figures", "plans.events")];
    office.post(&add, people.chief, &fields).await.is(303);
    office.post(&add, people.deputy_chief, &fields).await.is(422).is_sound().says("vừa được người khác sửa");
    office.get(&begun, people.chief).await.is(200).is_sound().says("Theo <tháng>");

    // It becomes a template.
    let save = format!("{begun}/luu-mau");
    office.get(&save, nobody).await.is(303);
    office.get(&save, people.specialist).await.is(403);
    let form = office.get(&save, people.chief).await;
    form.is(200).is_sound().says("cải cách hành chính [Tên kỳ]").is_silent_on("Lưu vào");
    let head = |name: &'static str, to: &'static str| {
        vec![
            ("name", name),
            ("periods", "quarter"),
            ("receivers", "Sở Nội vụ\nVăn phòng [Tên cơ quan cấp trên]"),
            ("subject", "Kết quả tuyên truyền [Tên kỳ]"),
            ("legal_basis", ""),
            ("certainty", "likely"),
            ("valid_from", "01/01/2020"),
            ("valid_to", to),
        ]
    };
    office.post(&save, people.specialist, &head("Mẫu", "")).await.is(403);
    office.post(&save, people.chief, &head("", "")).await.is(422).is_sound().says("Xin nhập nội dung này");
    office.post(&save, people.chief, &head("Mẫu", "32/01/2020")).await.is(422).is_sound();
    office.post(&save, people.chief, &head("Mẫu", "31/12/2019")).await.is(422).is_sound().says("phải sau ngày bắt đầu");
    let kept = office.post(&save, people.chief, &head("Báo cáo quý <riêng>", "")).await.is(303).location();
    let shown = office.get(&kept, people.specialist).await;
    shown.is(200).is_sound().says("Báo cáo quý <riêng>").says("Biểu đồ theo tháng: “Theo <tháng>”");
    shown.says("[Nhiệm vụ thuộc kỳ]").is_silent_on("Sửa thông tin của mẫu");
    let list = "/lam-viec/bao-cao/mau";
    office.get(list, nobody).await.is(303);
    office.get(list, people.administrator).await.is(403);
    office.get(list, people.specialist).await.is(200).is_sound().says("Báo cáo quý <riêng>").says("Của cơ quan");
    office.get("/lam-viec/bao-cao/mau/section", people.specialist).await.is(200).is_sound().says("[Tên kỳ]");
    office.get("/lam-viec/bao-cao/mau/section/sua", people.chief).await.is(404);
    office.get("/lam-viec/bao-cao/mau/khong-co", people.chief).await.is(404);

    // The next quarter begins as it: the drawing is there, its words are those of its own period.
    let key = kept.rsplit('/').next().unwrap();
    let page = office.get(&format!("/lam-viec/bao-cao/ky/{}", quarters[1].id), people.chief).await;
    page.is(200).is_sound().says("Báo cáo quý <riêng>");
    let next = office.post(&begin(1), people.chief, &[("mau", key)]).await.is(303).location();
    let next_page = office.get(&next, people.chief).await;
    next_page.is(200).is_sound().says("Theo <tháng>").says("Kết quả tuyên truyền quý II").is_silent_on("[Tên kỳ]");
    next_page.is_silent_on("[Tên cơ quan cấp trên]");

    // Its details change against the version that was seen; it is saved anew from the second report.
    let change = format!("{kept}/sua");
    office.get(&change, people.specialist).await.is(403);
    let form = office.get(&change, people.chief).await;
    form.is(200).is_sound().says("Văn phòng [Tên cơ quan cấp trên]");
    let seen = hidden(&form.text(), "version");
    let fields = |name, to| head(name, to).into_iter().chain([("version", seen.as_str())]).collect::<Vec<_>>();
    office.post(&change, people.chief, &fields("Mẫu của quý", "31/12/2020")).await.is(303);
    office
        .post(&change, people.chief, &fields("Mẫu khác", ""))
        .await
        .is(422)
        .is_sound()
        .says("vừa được người khác sửa");
    office.get(&kept, people.chief).await.is(200).is_sound().says("đến ngày 31/12/2020");
    let again = format!("{next}/luu-mau");
    office.get(&again, people.chief).await.is(200).is_sound().says("Thay mẫu “Mẫu của quý”");
    let fields: Vec<_> = head("Mẫu của quý", "").into_iter().chain([("instead", key)]).collect();
    assert_eq!(office.post(&again, people.chief, &fields).await.is(303).location(), kept);
    let unknown: Vec<_> = head("Mẫu", "").into_iter().chain([("instead", "section")]).collect();
    office.post(&again, people.chief, &unknown).await.is(404);
}
