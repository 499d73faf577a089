//! A criterion: the self-score, the proof, the gaps.

use super::office::{NOBODY, Scored, hidden};
use evidence::Command;

#[tokio::test]
async fn each_rule_has_its_form_and_what_was_typed_stays() {
    let scored = Scored::scoring().await;
    let chief = scored.people.chief;
    let linear = scored.criterion("1.2").await;
    scored.get(&linear, chief).await.is(200).is_sound().says("Số theo kế hoạch").says("từ 80% đến dưới 100%");
    scored.get(&format!("/en{linear}"), chief).await.is(200).is_sound().says("0 points below 80%");
    let save = format!("{linear}/tu-cham");
    for (fields, said) in [
        (vec![("planned", "bốn mươi"), ("done", "36")], "Xin ghi một số"),
        (vec![("planned", "40")], "Xin ghi một số"),
        (vec![("planned", "0"), ("done", "36")], "lớn hơn 0"),
        (vec![("planned", "40"), ("done", "36"), ("percent", "90")], "hoặc chỉ ghi tỷ lệ"),
        (vec![], "Xin ghi một số"),
    ] {
        let mut all = fields.clone();
        all.push(("note", "Theo <báo cáo> số 5"));
        let page = scored.post(&save, chief, &all).await;
        page.is(422).is_sound().says(said).says("Theo <báo cáo> số 5");
        for (name, value) in fields {
            assert!(page.text().contains(&format!("value=\"{value}\"")), "{name} is lost");
        }
    }
    let good = [("planned", "40"), ("done", "36"), ("note", "Theo báo cáo"), ("version", "0")];
    scored.post(&save, chief, &good).await.is(303);
    scored.get(&linear, chief).await.is(200).is_sound().says("0,9 trên 1 điểm").says("Thực hiện 36 trên 40");
    let late = scored.post(&save, scored.people.deputy_chief, &[("percent", "100"), ("version", "0")]).await;
    late.is(422).is_sound().says("vừa được người khác tự chấm 0,9 điểm").says("value=\"100\"");
    let version = hidden(&late, "version");
    scored.post(&save, scored.people.deputy_chief, &[("percent", "100"), ("version", &version)]).await.is(303);
    scored.get(&linear, chief).await.says("1 trên 1 điểm").says("Tỷ lệ 100%");

    let met = scored.criterion("1.1").await;
    scored.post(&format!("{met}/tu-cham"), chief, &[("note", "x")]).await.is(422).is_sound().says("Xin chọn");
    let tiers = scored.criterion("1.10").await;
    scored.post(&format!("{tiers}/tu-cham"), chief, &[("tier", "9")]).await.is(422).is_sound();
    let manual = scored.criterion("2.2").await;
    let much = scored.post(&format!("{manual}/tu-cham"), chief, &[("points", "1,6")]).await;
    much.is(422).is_sound().says("Điểm không vượt quá 1,5").says("value=\"1,6\"");
    let survey = scored.criterion("2.1").await;
    scored.get(&survey, chief).await.is(200).is_sound().says("điều tra xã hội học").is_silent_on("Lưu điểm tự chấm");
    scored.post(&format!("{survey}/tu-cham"), chief, &[("points", "1")]).await.is(422).is_sound();
    let group = scored.criterion("1").await;
    scored.get(&group, chief).await.is(200).is_sound().says("Tiêu chí thành phần").is_silent_on("Lưu điểm tự chấm");
}

#[tokio::test]
async fn a_unit_scores_its_own_and_nobody_scores_before_or_after() {
    let scored = Scored::scoring().await;
    let people = scored.people;
    let own = scored.criterion("1.1").await;
    scored.get(&own, people.specialist).await.is(200).is_sound().says("Lưu điểm tự chấm");
    let save = format!("{own}/tu-cham");
    scored.post(&save, people.specialist, &[("met", "yes"), ("version", "0")]).await.is(303);
    scored.get(&own, people.colleague).await.is(200).is_sound().is_silent_on("Lưu điểm tự chấm");
    scored.post(&save, people.colleague, &[("met", "no"), ("version", "1")]).await.is(403);
    scored.post(&save, people.head, &[("met", "no"), ("version", "1")]).await.is(403);
    assert!(scored.post(&save, NOBODY, &[("met", "no")]).await.is(303).location().contains("/dang-nhap"));
    scored.get("/lam-viec/cham-diem/tieu-chi/0172b5b4-6d00-7d04-a475-4498e06db5a1", people.chief).await.is(404);

    let sent = Scored::sent().await;
    let closed = sent.criterion("1.1").await;
    sent.get(&closed, people.chief)
        .await
        .is(200)
        .is_sound()
        .says("không sửa được nữa")
        .is_silent_on("Lưu điểm tự chấm");
    let late = sent.post(&format!("{closed}/tu-cham"), sent.people.chief, &[("met", "no"), ("version", "1")]).await;
    late.is(422).is_sound().says("Đã gửi hồ sơ");
    let proof = sent.note("Muộn", "2020-02-01").await;
    sent.post(&format!("{closed}/tai-lieu"), sent.people.chief, &[("proof", &proof.to_string())]).await.is(422);
}

#[tokio::test]
async fn proof_is_found_with_or_without_accents_and_linked_many_at_once() {
    let scored = Scored::open().await;
    let chief = scored.people.chief;
    let first = scored.note("Họp báo quý I <mở>", "2020-03-01").await;
    let second = scored.note("Đăng bài về cơ chế một cửa", "2020-04-01").await;
    let early = scored.note("Họp báo năm trước", "2019-12-14").await;
    let waiting = scored.hand_in(Vec::new(), scored.people.specialist, "2020-04-02").await;
    let path = scored.criterion("1.1").await;
    let pick = format!("{path}/tai-lieu");
    let all = scored.get(&pick, chief).await;
    all.is(200)
        .is_sound()
        .says("Họp báo quý I <mở>")
        .says("cơ chế một cửa")
        .is_silent_on("năm trước")
        .says("2 tài liệu");
    scored
        .get(&format!("{pick}?tim=hop%20BAO"), chief)
        .await
        .is(200)
        .is_sound()
        .says("Họp báo")
        .is_silent_on("một cửa");
    scored.get(&format!("{pick}?tim=m%E1%BB%99t"), chief).await.says("một cửa").is_silent_on("Họp báo quý");
    scored.get(&format!("{pick}?tim=%3Cscript%3E"), chief).await.is(200).is_sound().says("Không có tài liệu phù hợp");
    scored.post(&pick, chief, &[("tim", "hop")]).await.is(422).is_sound().says("Xin chọn ít nhất một tài liệu");
    scored.get(&pick, scored.people.head).await.is(403);
    for wrong in [early, waiting] {
        scored.post(&pick, chief, &[("proof", &wrong.to_string())]).await.is(422).says("chưa gắn được");
    }
    let group = format!("{}/tai-lieu", scored.criterion("1").await);
    scored.post(&group, chief, &[("proof", &first.to_string())]).await.is(422).says("nhóm tiêu chí");
    let gone = "0172b5b4-6d00-7d04-a475-4498e06db5a1";
    scored.post(&pick, chief, &[("proof", &first.to_string()), ("proof", gone)]).await.is(404);
    scored.get(&path, chief).await.says("Chưa có tài liệu kiểm chứng đã xác nhận");
    let both = [("proof", first.to_string()), ("proof", second.to_string())];
    let both: Vec<(&str, &str)> = both.iter().map(|(name, value)| (*name, value.as_str())).collect();
    scored.post(&pick, scored.people.specialist, &both).await.is(303);
    scored.link("1.2", first).await;
    let shown = scored.get(&path, chief).await;
    shown.is(200).is_sound().says("Có 2 tài liệu kiểm chứng").says("1.2</a>").says("Được tính");
    scored.get(&scored.path(""), chief).await.is(200).is_sound().says("Ban hành kế hoạch");
    let overview = {
        let scheme = scoring::store::find_scheme(&scored.app.db, scored.agency, scored.scheme).await.unwrap().unwrap();
        scoring::store::load_overview(&scored.app.db, scored.agency, &scheme).await.unwrap()
    };
    assert_eq!(overview.total.proofs.len(), 2, "the shared one counts once");

    scored.review(second, chief, Command::Revoke { reason: "Trùng".into() }).await;
    scored.get(&path, chief).await.says("Đã hủy xác nhận").says("Có 1 tài liệu kiểm chứng");
    scored.post(&format!("{path}/go-tai-lieu"), chief, &[("proof", &second.to_string())]).await.is(303);
    scored.get(&path, chief).await.is_silent_on("Đã hủy xác nhận");
    scored.post(&format!("{path}/go-tai-lieu"), chief, &[("proof", "x")]).await.is(404);
}

#[tokio::test]
async fn gaps_are_listed_by_unit_on_the_screen_and_as_a_workbook() {
    let scored = Scored::open().await;
    let chief = scored.people.chief;
    let proof = scored.note("Đủ", "2020-03-01").await;
    scored.link("1.2", proof).await;
    let page = scored.get(&scored.path("con-thieu"), chief).await;
    page.is(200).is_sound().says("3 tiêu chí").says("Phòng Quản lý đầu tư").says("Ban nào đó").says("In danh sách");
    page.is_silent_on("1.2 – ").is_silent_on("2.1 – ");
    scored.get(&format!("/en{}", scored.path("con-thieu")), chief).await.is(200).is_sound().says("Missing evidence");
    let only = scored.get(&format!("{}?loc=con-thieu", scored.path("")), chief).await;
    only.is(200).is_sound().says("3 tiêu chí").is_silent_on("1.2 – ");
    let unscored = scored.get(&format!("{}?loc=chua-cham", scored.path("")), chief).await;
    unscored.is(200).is_sound().says("4 tiêu chí").says("1.2 – ").is_silent_on("2.1 – ");
    let bytes = scored.get(&scored.path("con-thieu.xlsx"), chief).await.is(200).bytes.clone();
    let rows = web::table::read(&bytes).unwrap();
    let codes: Vec<&str> = rows.iter().skip(1).map(|row| row[1].as_str()).collect();
    assert_eq!(codes.len(), 3, "{rows:?}");
    assert!(codes.contains(&"1.10") && !codes.contains(&"1.2"), "{rows:?}");
    for code in ["1.1", "1.10", "2.2"] {
        scored.link(code, proof).await;
    }
    scored.get(&scored.path("con-thieu"), chief).await.is(200).is_sound().says("Không còn tiêu chí nào thiếu");
}
