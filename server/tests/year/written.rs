//! Writing a report: by several people, around figures that move, until it is signed.

use super::begun::{Year, set_clock};
use evidence::periods::PeriodKind;
use jiff::civil::date;
use kernel::local_date;
use people::AccountId;

#[tokio::test]
async fn a_report_is_written_by_several_and_its_figures_are_watched() {
    let mut year = Year::begin().await;
    year.assign().await;
    let quarter = year.periods().await.into_iter().find(|period| period.kind == PeriodKind::Quarter).unwrap();
    let (office, people) = (&year.office, year.office.people);
    let page = format!("/lam-viec/bao-cao/ky/{}", quarter.id);
    let nobody: Option<AccountId> = None;
    office.get(&page, nobody).await.is(303);
    office.get(&page, people.administrator).await.is(403);
    office.post(&format!("{page}/soan"), people.specialist, &[("mau", "section")]).await.is(403);
    office.post(&format!("{page}/soan"), people.chief, &[("mau", "year")]).await.is(422).says("không dùng cho kỳ");
    let begun = office.post(&format!("{page}/soan"), people.chief, &[("mau", "section")]).await.is(303).location();
    office.get(&begun, people.specialist).await.is(200).is_sound().is_silent_on("Sửa mục này").says("Kính gửi");

    // Writing around figures, by the names of figures.
    let edit = format!("{begun}/muc/1");
    let form = office.get(&edit, people.chief).await;
    form.is(200).is_sound().says("[Nhiệm vụ thuộc kỳ]").says("[Tỷ lệ hoàn thành đúng hạn, cùng kỳ năm trước]");
    let version = |text: &str| {
        let at = text.find("name=\"version\" value=\"").unwrap();
        text[at..].split('"').nth(3).unwrap().to_owned()
    };
    let seen = version(&form.text());
    let wrote = "Quý này có [Hoạt động thông tin, tuyên truyền] hoạt động <của cơ quan>; [xem phụ lục].";
    let fields = [("version", seen.as_str()), ("title", ""), ("text-0", wrote)];
    office
        .post(&edit, people.chief, &fields)
        .await
        .is(422)
        .is_sound()
        .says("Xin nhập nội dung này")
        .says("xem phụ lục");
    let fields = [("version", seen.as_str()), ("title", "Kết quả của quý"), ("text-0", wrote), ("drop", "2")];
    office.post(&edit, people.chief, &fields).await.is(303);
    let shown = office.get(&begun, people.chief).await;
    shown.is(200).is_sound().says("Kết quả của quý").says("Quý này có 0 hoạt động <của cơ quan>; [xem phụ lục].");
    shown.is_silent_on("So sánh với cùng kỳ năm trước");
    let stale = office.post(&edit, people.deputy_chief, &fields).await;
    stale.is(422).is_sound().says("vừa được người khác sửa").says("Quý này có [Hoạt động");
    let add = [("new-title", "Mô hình mới, cách làm hay")];
    office.post(&format!("{edit}/them"), people.chief, &add).await.is(303);
    office.get(&begun, people.chief).await.is(200).says("II. Mô hình mới, cách làm hay");
    let address = [("subject", "Tuyên truyền quý I"), ("receivers", "Sở Nội vụ\n\nVăn phòng Ủy ban")];
    office.post(&format!("{begun}/dia-chi"), people.chief, &address).await.is(303);
    office
        .post(&format!("{begun}/dia-chi"), people.chief, &[("subject", ""), ("receivers", "x")])
        .await
        .is(422)
        .is_sound();

    // Remarks.
    office.post(&format!("{begun}/gop-y/1"), people.head, &[("comment", "Nêu rõ hơn <kết quả>.")]).await.is(303);
    let remarked = office.get(&begun, people.chief).await;
    remarked.is(200).is_sound().says("Nêu rõ hơn <kết quả>.");
    let text = remarked.text();
    let settle = text.split("action=\"").find(|part| part.contains("gop-y-xong")).unwrap().split('"').next().unwrap();
    office.post(settle, people.chief, &[]).await.is(303);
    office.get(&begun, people.chief).await.is(200).says("Đã xử lý ngày");

    // Figures move under the draft, are marked, and have to be accepted.
    year.prove(&[0], date(2020, 1, 10)).await;
    let (office, people) = (&year.office, year.office.people);
    let moved = office.get(&begun, people.chief).await;
    moved.is(200).is_sound().says("Chấp nhận số liệu hiện nay").says("<mark>1</mark>");
    office.post(&format!("{begun}/trinh"), people.chief, &[]).await.is(422).says("chưa được chấp nhận");
    office.post(&format!("{begun}/chap-nhan"), people.chief, &[]).await.is(303);
    office.get(&begun, people.chief).await.is(200).is_silent_on("Chấp nhận số liệu hiện nay");
    office.post(&format!("{begun}/trinh"), people.chief, &[]).await.is(303);
    office.get(&edit, people.chief).await.is(404);

    // It was counted before the period was over: it cannot be signed, and comes back.
    let day = viet::date::short(local_date(office.app.ambient.now()));
    let sign = format!("{begun}/ban-hanh");
    office.get(&sign, people.chief).await.is(200).is_sound();
    let fields = [("number", "45/BC-KCNVD"), ("issued_on", day.as_str())];
    office.post_files(&sign, people.chief, &fields, &[]).await.is(422).says("khi kỳ chưa kết thúc");
    office.post(&format!("{begun}/tra-lai"), people.chief, &[("reason", "Chờ hết quý")]).await.is(303);
    office.get(&begun, people.chief).await.is(200).is_sound().says("Chờ hết quý").says("Dự thảo");
    set_clock(office, "2020-03-16T02:00:00Z");
    office.post(&format!("{begun}/chap-nhan"), people.chief, &[]).await.is(303);
    office.post(&format!("{begun}/trinh"), people.chief, &[]).await.is(303);
    let wrong = [("number", "không số"), ("issued_on", "32/01/2020")];
    office
        .post_files(&sign, people.chief, &wrong, &[("copy", "a.pdf", b"khong phai PDF")])
        .await
        .is(422)
        .is_sound()
        .says("Xin chọn tệp PDF");
    let wrong = [("number", "không số"), ("issued_on", "16/03/2020")];
    office.post_files(&sign, people.chief, &wrong, &[]).await.is(422).is_sound().says("chưa đúng dạng số");
    let wrong = [("number", "45/BC-KCNVD"), ("issued_on", "17/03/2020")];
    office.post_files(&sign, people.chief, &wrong, &[]).await.is(422).is_sound().says("không thể ở tương lai");
    let right = [("number", "45/BC-KCNVD"), ("issued_on", "16/03/2020")];
    office.post_files(&sign, people.specialist, &right, &[]).await.is(403);
    office.post_files(&sign, people.chief, &right, &[]).await.is(303);
    office.get(&begun, people.chief).await.is(200).is_sound().says("45/BC-KCNVD").is_silent_on("Sửa mục này");
    office
        .get(&format!("{begun}/so-lieu/plans.events"), people.specialist)
        .await
        .is(200)
        .is_sound()
        .says("Đã đăng bài");
    office.get(&page, people.chief).await.is(200).is_sound().says("Đã chốt ngày 16/03/2020");
    office.get(&format!("{page}/so-lieu/plans.tasks"), people.chief).await.is(200).is_sound().says("Tải bảng này");
    let table = office.get(&format!("{page}/so-lieu/plans.tasks/bang"), people.chief).await;
    assert!(table.is(200).bytes.starts_with(b"PK"));
    office.get(&format!("{page}/so-lieu/plans.nothing"), people.chief).await.is(404);
}
