//! Schemes, their criteria and their steps.

use super::office::{LIST, NOBODY, SCHEME, Scored, book, hidden, office, workbook};

#[tokio::test]
async fn a_scheme_is_opened_by_the_office_and_nothing_typed_is_lost() {
    let office = office().await;
    let (chief, specialist) = (office.people.chief, office.people.specialist);
    office.get(LIST, chief).await.is(200).is_sound().says("Chưa có bộ tiêu chí nào").says("Thêm bộ tiêu chí");
    office.get(LIST, specialist).await.is(200).is_sound().is_silent_on("Thêm bộ tiêu chí");
    office.get(LIST, office.people.administrator).await.is(403);
    assert!(office.get(LIST, NOBODY).await.is(303).location().contains("/dang-nhap"));
    let new = "/lam-viec/cham-diem/moi";
    office.get(new, specialist).await.is(403);
    office.get(new, chief).await.is(200).is_sound();
    office.get("/en/lam-viec/cham-diem/moi", chief).await.is(200).is_sound().says("Add a scheme");
    let wrong = |field: &'static str, value: &'static str| {
        let replaced =
            SCHEME.iter().map(move |(name, typed)| if *name == field { (*name, value) } else { (*name, *typed) });
        replaced.collect::<Vec<(&str, &str)>>()
    };
    for (field, value, said) in [
        ("year", "hai nghìn", "bốn chữ số"),
        ("year", "1990", "bốn chữ số"),
        ("name", " ", "Xin ghi tên bộ tiêu chí"),
        ("from", "32/01/2020", "ngày/tháng/năm"),
        ("to", "", "ngày/tháng/năm"),
        ("to", "01/01/2019", "phải sau ngày đầu"),
        ("document-date", "hôm qua", "ngày/tháng/năm"),
    ] {
        let page = office.post(new, chief, &wrong(field, value)).await;
        page.is(422).is_sound().says(said).says("Kế hoạch CCHC của tỉnh").says("123/QĐ-UBND");
    }
    let next = office.post(new, chief, &SCHEME).await.is(303).location();
    office.get(&next, chief).await.is(200).is_sound().says("Tải tệp mẫu");
    let page = next.trim_end_matches("/nhap-tieu-chi");
    let shown = office.get(page, specialist).await;
    shown.is(200).is_sound().says("Bộ tiêu chí <CCHC> năm 2020").says("123/QĐ-UBND").says("Chưa có tiêu chí");
    office.get(&format!("/en{page}"), specialist).await.is(200).is_sound().says("No criteria yet");
    office.get("/lam-viec/cham-diem/0172b5b4-6d00-7d04-a475-4498e06db5a1", chief).await.is(404);
}

#[tokio::test]
async fn two_who_change_a_scheme_do_not_overwrite_each_other() {
    let scored = Scored::open().await;
    let (edit, chief) = (scored.path("sua"), scored.people.chief);
    let version = hidden(scored.get(&edit, chief).await.is(200).is_sound(), "version");
    let fields = |name: &'static str| {
        let mut fields: Vec<(&str, &str)> = SCHEME.to_vec();
        fields[0].1 = name;
        fields
    };
    let mut first = fields("Tên thứ nhất");
    first.push(("version", &version));
    scored.post(&edit, chief, &first).await.is(303);
    let mut late = fields("Tên thứ hai");
    late.push(("version", &version));
    let page = scored.post(&edit, scored.people.deputy_chief, &late).await;
    page.is(422).is_sound().says("vừa được người khác thay đổi").says("Tên thứ nhất").says("Tên thứ hai");
    scored.post(&edit, scored.people.unit_head, &late).await.is(403);
}

#[tokio::test]
async fn criteria_come_in_once_are_compared_and_never_lose_their_proof() {
    let scored = Scored::open().await;
    let (page, chief) = (scored.path(""), scored.people.chief);
    let shown = scored.get(&page, chief).await;
    shown
        .is(200)
        .is_sound()
        .says("1.1 – Ban hành kế hoạch <đúng hạn>")
        .says("14")
        .says("Còn thiếu")
        .says("Do khảo sát");
    let text = shown.text();
    let at = |words: &str| text.find(words).unwrap_or_else(|| panic!("no {words}"));
    assert!(at("1.2 – ") < at("1.10 – ") && at("1.10 – ") < at("2.1 – "), "in natural order");

    let again = scored.upload("nhap-tieu-chi", &workbook()).await.is(303).location();
    let again = scored.get(&again, chief).await;
    again.is(200).is_sound().says("không có gì thay đổi").is_silent_on("Lưu vào bộ tiêu chí");

    let proof = scored.note("Đã ban hành", "2020-01-20").await;
    scored.link("1.1", proof).await;
    let other = book(&[
        ("1", "Chỉ đạo, điều hành", "9", "", "", "", ""),
        ("1.2", "Mức độ hoàn thành kế hoạch", "1,5", "Theo tỷ lệ", "70%", "Văn phòng", ""),
        ("1.10", "Mức độ đa dạng", "1", "Theo mức", "Đầy đủ = 1; Một phần = 0,5; Không = 0", "QLLĐ", ""),
        ("3", "Mới", "1", "Chấm trực tiếp", "", "", ""),
    ]);
    let preview = scored.upload("nhap-tieu-chi", &other).await.is(303).location();
    let shown = scored.get(&preview, chief).await;
    shown
        .is(200)
        .is_sound()
        .says("Thêm mới 1 tiêu chí")
        .says("Mức độ hoàn thành kế hoạch")
        .says("từ 70% đến dưới 100%")
        .says("Nhóm 1 ghi 9 điểm")
        .says("Đang gắn 1 tài liệu")
        .says("2.2 – Sáng kiến");
    scored.get(&format!("/en{preview}"), chief).await.is(200).is_sound().says("Group 1 says 9 points");
    let version = hidden(&shown, "version");
    scored.post(&preview, scored.people.specialist, &[("version", &version)]).await.is(403);
    scored.post(&preview, chief, &[("version", &version)]).await.is(303);
    let after = scored.get(&page, chief).await;
    after.says("1.1 – ").says("3 – Mới").is_silent_on("2.2 – ");
    let late = scored.post(&preview, chief, &[("version", &version)]).await.is(303).location();
    assert!(late.contains("nhap-tieu-chi"), "what was previewed against older criteria is shown again: {late}");
    let id = scored.id("1.1").await.to_string();
    let version = hidden(&scored.get(&preview, chief).await, "version");
    scored.post(&preview, chief, &[("version", &version), ("remove", &id)]).await.is(303);
    scored.get(&page, chief).await.is_silent_on("1.1 – ");
    assert!(evidence::list_links(&scored.app.db, scored.agency, proof).await.unwrap().is_empty());
}

#[tokio::test]
async fn a_workbook_with_faults_is_told_and_not_taken() {
    let scored = Scored::open().await;
    let chief = scored.people.chief;
    let none = scored.post_files(&scored.path("nhap-tieu-chi"), chief, &[], &[]).await;
    none.is(422).is_sound().says("Xin chọn tệp Excel");
    scored.upload("nhap-tieu-chi", b"khong phai bang").await.is(422).is_sound().says("không phải bảng tính");
    let results = super::office::results(&[("1.1", 500, "x")]);
    scored.upload("nhap-tieu-chi", &results).await.is(422).is_sound().says("Điểm tối đa");
    let bad = book(&[
        ("1.1", "Một", "<b>nhiều", "Đạt/không đạt", "", "", ""),
        ("1.2", "Hai", "1", "Tùy ý", "", "", ""),
        ("1.3", "Ba", "1", "", "", "", ""),
        ("1.3", "Bốn", "1", "Chấm trực tiếp", "", "", ""),
    ]);
    let preview = scored.upload("nhap-tieu-chi", &bad).await.is(303).location();
    let shown = scored.get(&preview, chief).await;
    shown.is(200).is_sound().says("C2").says("<b>nhiều").says("D3").says("Tùy ý").says("Dòng 4").says("Dòng 5");
    shown.is_silent_on("Lưu vào bộ tiêu chí").is_silent_on("Bỏ các tiêu chí");
    assert!(!String::from_utf8_lossy(&shown.bytes).contains("<b>"), "what stands in a cell is text");
    let version = {
        let scheme = scoring::store::find_scheme(&scored.app.db, scored.agency, scored.scheme).await.unwrap().unwrap();
        scheme.version.to_string()
    };
    scored.post(&preview, chief, &[("version", &version)]).await.is(303);
    scored.get(&scored.path(""), chief).await.says("1.10 – ");
    let out = scored.get(&scored.path("tieu-chi.xlsx"), chief).await;
    let out = out.is(200).bytes.clone();
    let back = scored.upload("nhap-tieu-chi", &out).await.is(303).location();
    scored.get(&back, chief).await.is(200).says("không có gì thay đổi");
    scored.get(&scored.path("tieu-chi.xlsx"), scored.people.specialist).await.is(403);
}

#[tokio::test]
async fn every_page_stands_in_both_languages_and_its_things_can_be_pointed_at() {
    let scored = Scored::sent().await;
    let proof = scored.criterion("1.1").await;
    for page in ["", "con-thieu", "ho-so", "ket-qua", "nhap-tieu-chi", "sua"] {
        for language in ["", "/en"] {
            let path = format!("{language}{}", scored.path(page));
            scored.get(&path, scored.people.chief).await.is(200).is_sound();
        }
    }
    scored.get(&format!("/en{proof}"), scored.people.chief).await.is(200).is_sound().says("Self-score");
    scored.get("/en/lam-viec/cham-diem", scored.people.chief).await.is(200).is_sound().says("Index year");
    let criterion = scored.id("1.1").await;
    for (subject, id, title, address) in [
        ("criterion", criterion.uuid(), "1.1 – Ban hành kế hoạch <đúng hạn>", proof.as_str()),
        ("scoring_scheme", scored.scheme.uuid(), "Bộ tiêu chí <CCHC> năm 2020", &scored.path("")),
    ] {
        let kind = scoring::MANIFEST.subjects.iter().find(|known| known.kind == subject).unwrap();
        let line = (kind.line)(&scored.app.db, scored.agency, id).await.unwrap().unwrap();
        assert_eq!((line.title.as_str(), line.address.as_str()), (title, address));
        let other = (kind.line)(&scored.app.db, scored.app.ambient.id(), id).await.unwrap();
        assert_eq!(other, None, "another agency has none");
    }
}

#[tokio::test]
async fn the_steps_go_one_way_and_each_once() {
    let scored = Scored::open().await;
    let chief = scored.people.chief;
    scored.get(&scored.path(""), chief).await.says("Mở tự chấm điểm");
    scored.get(&scored.path(""), scored.people.head).await.is(200).is_sound().is_silent_on("Mở tự chấm điểm");
    let version = hidden(&scored.get(&scored.path(""), chief).await, "version");
    let begin = [("step", "tu-cham"), ("version", version.as_str())];
    scored.post(&scored.path("buoc"), scored.people.specialist, &begin).await.is(403);
    scored.post(&scored.path("buoc"), chief, &begin).await.is(303);
    scored.post(&scored.path("buoc"), chief, &begin).await.is(422).says("vừa lưu thay đổi");
    let early = scored.step("gui").await;
    early.is(422).says("Còn 4 tiêu chí chưa tự chấm điểm");
    scored.post(&scored.path("buoc"), chief, &[("step", "bay-len")]).await.is(404);
}
