//! Bringing a plan in, and the pages of a plan: happy paths, refusals, and who may not.

use crate::common::{NOBODY, TestApp, draft, seed};

/// The smallest thing that is taken for a PDF.
const PDF: &[u8] = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n";

#[tokio::test]
async fn an_upload_is_shown_beside_its_lines_and_becomes_a_plan_once() {
    let office = TestApp::new().await;
    let chief = office.people.chief;
    office.get("/lam-viec/ke-hoach", chief).await.is(200).is_sound().says("Chưa có kế hoạch nào");
    office.get("/lam-viec/ke-hoach/nhap", chief).await.is(200).is_sound();

    let sent =
        office.post_files("/lam-viec/ke-hoach/nhap", chief, &[], &[("file", "Ke hoach 2020.txt", &seed())]).await;
    let check = sent.is(303).location();
    let page = office.get(&check, chief).await;
    page.is(200)
        .is_sound()
        .says("06/KH-KCNĐN")
        .says("21/01/2020")
        .says("21 nội dung trong 2 nhóm")
        .says("Lưu kế hoạch");
    page.says("Ke hoach 2020.txt").says("Mọi dòng của tệp đều đã được đọc").says("Giao ban doanh nghiệp 6 tháng");
    assert!(plans::store::list_plans(&office.app.db, office.agency).await.unwrap().is_empty(), "nothing is stored yet");

    let saved = office.post(&check, chief, &[("year", "2020")]).await;
    let review = saved.is(303).location();
    assert!(review.ends_with("/ra-soat"), "{review}");
    let plans = plans::store::list_plans(&office.app.db, office.agency).await.unwrap();
    assert_eq!(plans.len(), 1);
    assert!(plans[0].signed);

    let again = office.post_files("/lam-viec/ke-hoach/nhap", chief, &[], &[("file", "ban sao.txt", &seed())]).await;
    let page = office.get(&again.location(), chief).await;
    page.is(200)
        .is_sound()
        .says("Mở kế hoạch đã nhập")
        .says(&plans[0].id.to_string())
        .is_silent_on("Lưu kế hoạch</button>");
    office.post(&again.location(), chief, &[("year", "2020")]).await.is(422).says("đã được nhập trước đây");
}

#[tokio::test]
async fn what_is_no_plan_is_refused_in_plain_words() {
    let office = TestApp::new().await;
    let chief = office.people.chief;
    let cases: [(&str, &[u8], &str); 6] = [
        ("ke-hoach.pdf", PDF, "Tệp là PDF"),
        ("anh.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF", "Tệp là ảnh"),
        ("cu.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0\0\0", "Tệp"),
        ("trong.txt", b"   \n", "Tệp không có chữ"),
        ("tcvn3.txt", b"K\xd5 ho\xb9ch c\xb6i c\xb8ch h\xb5nh ch\xddnh c\xf1a ban qu\xb6n l\xfd", "Unicode"),
        ("hong.docx", b"PK\x03\x04 khong phai tep word", "Tệp"),
    ];
    for (name, content, said) in cases {
        let page = office.post_files("/lam-viec/ke-hoach/nhap", chief, &[], &[("file", name, content)]).await;
        page.is(422).is_sound().says(said).says("Lỗi:");
    }
    office.post_files("/lam-viec/ke-hoach/nhap", chief, &[], &[]).await.is(422).says("Xin chọn tệp kế hoạch");
    let text = "Một tệp bình thường, không phải kế hoạch.\n".as_bytes();
    let page = office.post_files("/lam-viec/ke-hoach/nhap", chief, &[], &[("file", "thu.txt", text)]).await;
    let check = page.is(303).location();
    office.get(&check, chief).await.is(200).is_sound().says("Chưa hiểu 1 dòng");
    office.post(&check, chief, &[("year", "2020")]).await.is(422).says("Không tìm thấy nội dung nào của kế hoạch");
    office.post(&check, chief, &[("year", "hai nghìn")]).await.is(422).says("bốn chữ số");
}

#[tokio::test]
async fn only_the_office_brings_plans_in() {
    let office = TestApp::new().await;
    let plan = office.seed_plan().await;
    let paths = ["/lam-viec/ke-hoach/nhap".to_owned(), format!("/lam-viec/ke-hoach/{plan}/ban-goc/dieu-chinh")];
    for path in &paths {
        assert!(office.get(path, NOBODY).await.is(303).location().contains("/dang-nhap"), "{path}");
        for who in [office.people.specialist, office.people.unit_head, office.people.head, office.people.administrator]
        {
            office.get(path, who).await.is(403);
        }
    }
    for page in ["", "/ra-soat", "/do-phu", "/ban-goc"] {
        let path = format!("/lam-viec/ke-hoach/{plan}{page}");
        assert!(office.get(&path, NOBODY).await.is(303).location().contains("/dang-nhap"), "{path}");
        office.get(&path, office.people.administrator).await.is(403);
        office.get(&path, office.people.specialist).await.is(200).is_sound();
        office.get(&format!("/en{path}"), office.people.specialist).await.is(200).is_sound();
        office.get(&path, office.people.head).await.is(200);
    }
    let stranger = "/lam-viec/ke-hoach/00000000-0000-7000-8000-000000000000";
    office.get(stranger, office.people.chief).await.is(404);
    office.get("/lam-viec/ke-hoach/khong-phai-ma", office.people.chief).await.is(404);
}

#[tokio::test]
async fn a_draft_is_reviewed_replaced_signed_and_then_stays() {
    let office = TestApp::new().await;
    let chief = office.people.chief;
    let sent = office.post_files("/lam-viec/ke-hoach/nhap", chief, &[], &[("file", "du-thao.txt", &draft())]).await;
    let saved = office.post(&sent.location(), chief, &[("year", "2020")]).await;
    let review = saved.is(303).location();
    office.get(&review, chief).await.is(200).is_sound().says("Rà soát dự thảo trước khi trình ký").says("18/NQ-TW");
    let path = review.trim_end_matches("/ra-soat").to_owned();
    let plan = path.rsplit('/').next().unwrap().to_owned();
    office.get(&path, chief).await.is(200).is_sound().says("Ghi nhận đã ký").is_silent_on("/giao-viec\"");
    office.get(&format!("{path}/ban-goc"), chief).await.is(404);

    let better = String::from_utf8(draft()).unwrap().replace("18/NQ-TW", "18-NQ/TW").into_bytes();
    let to = format!("/lam-viec/ke-hoach/nhap?thay={plan}");
    office.get(&to, chief).await.is(200).is_sound().says("Bản mới sẽ thay");
    let sent = office.post_files(&to, chief, &[], &[("file", "du-thao-2.txt", &better)]).await;
    let check = sent.is(303).location();
    office.get(&check, chief).await.is(200).is_sound().says("Thay nội dung dự thảo");
    office.post(&check, chief, &[("version", "99")]).await.is(422).says("vừa được người khác thay");
    office.post(&check, chief, &[("version", "1")]).await.is(303);
    office.get(&review, chief).await.is(200).is_silent_on("“18/NQ-TW”");

    let sign = format!("{path}/ky");
    office
        .post_files(&sign, chief, &[("number", ""), ("issued_on", "")], &[])
        .await
        .is(422)
        .is_sound()
        .says("Xin ghi ngày ký");
    let fields = [("number", "linh tinh"), ("issued_on", "21/01/2020"), ("version", "2")];
    office.post_files(&sign, chief, &fields, &[]).await.is(422).says("linh tinh").says("không phải là số, ký hiệu");
    let fields = [("number", "06/KH-KCNĐN"), ("issued_on", "21/01/2021"), ("version", "2")];
    office.post_files(&sign, chief, &fields, &[]).await.is(422).says("chưa đến");
    let fields = [("number", "06/KH-KCNĐN"), ("issued_on", "21/01/2020"), ("version", "2")];
    office
        .post_files(&sign, chief, &fields, &[("copy", "a.txt", b"chu ky")])
        .await
        .is(422)
        .says("Xin chọn tệp PDF đã ký");
    office.post_files(&sign, chief, &fields, &[("copy", "ky.pdf", PDF)]).await.is(303);
    let page = office.get(&path, chief).await;
    page.is(200)
        .is_sound()
        .says("06/KH-KCNĐN")
        .says("Mở bản PDF")
        .says("Chưa có việc nào được giao")
        .is_silent_on("Ghi nhận đã ký");
    let copy = office.get(&format!("{path}/ban-ky"), office.people.specialist).await;
    assert_eq!(copy.is(200).bytes, PDF);
    assert_eq!(copy.headers["content-type"], "application/pdf");
    office.get(&review, chief).await.is(200).says("Rà soát (nội bộ)");
    office.post_files(&sign, chief, &fields, &[]).await.is(422);
    office.get(&to, chief).await.is(200).is_silent_on("Bản mới sẽ thay");
}

#[tokio::test]
async fn the_overview_counts_what_it_opens() {
    let office = TestApp::new().await;
    let plan = office.seed_plan().await;
    let path = format!("/lam-viec/ke-hoach/{plan}");
    let chief = office.people.chief;
    office
        .get(&path, chief)
        .await
        .is(200)
        .is_sound()
        .says("Mở bảng giao việc")
        .says("2 tập thể, 3 cá nhân")
        .says("Nơi nhận");
    let first = office.assign(plan, office.a_task(plan, 0).await).await;
    let mut late = office.a_task(plan, 1).await;
    late.due = plans::model::Due::On("2020-05-31".parse().unwrap());
    late.lead_unit = Some(office.units.labour);
    office.assign(plan, late).await;
    let proof = office.hand_in(first.id, office.people.specialist, "2020-06-10").await;
    office.review(proof, chief, evidence::Command::Confirm).await;
    let page = office.get(&path, chief).await;
    page.is(200).is_sound().says("1 trên 2 việc hoàn thành").says("tinh-trang=late").says("Phòng Quản lý lao động");
    office.get(&path, office.people.specialist).await.is(200).is_sound().is_silent_on("Lập dự thảo năm 2021");

    let cloned = office.post(&format!("{path}/nam-sau"), chief, &[]).await.is(303).location();
    office.get(&cloned, chief).await.is(200).is_sound().says("Năm 2021").says("Dự thảo").is_silent_on("06/KH-KCNĐN –");
    office.post(&format!("{path}/nam-sau"), office.people.head, &[]).await.is(403);
    office.get("/lam-viec/ke-hoach", chief).await.is(200).is_sound().says("06/KH-KCNĐN").says("Dự thảo");
}

#[tokio::test]
async fn the_signed_copy_is_attached_by_the_clerk_too_and_only_as_pdf() {
    let office = TestApp::new().await;
    let plan = office.seed_plan().await;
    let path = format!("/lam-viec/ke-hoach/{plan}/ban-ky");
    let chief = office.people.chief;
    office.get(&path, chief).await.is(404);
    office.post_files(&path, chief, &[("version", "1")], &[]).await.is(422).is_sound().says("Xin chọn tệp PDF đã ký");
    office.post_files(&path, chief, &[("version", "1")], &[("copy", "x.txt", b"abc")]).await.is(422).is_sound();
    office
        .post_files(&path, chief, &[("version", "7")], &[("copy", "x.pdf", PDF)])
        .await
        .is(422)
        .says("Có người khác vừa lưu");
    office.post_files(&path, chief, &[("version", "1")], &[("copy", "Kế hoạch.pdf", PDF)]).await.is(303);
    let copy = office.get(&path, chief).await;
    assert!(copy.is(200).headers["content-disposition"].to_str().unwrap().contains("filename*=UTF-8''"));
    office.post_files(&path, office.people.specialist, &[], &[("copy", "x.pdf", PDF)]).await.is(403);
    let source = office.get(&format!("/lam-viec/ke-hoach/{plan}/tep-goc"), chief).await;
    assert_eq!(source.is(200).bytes, seed());
}
