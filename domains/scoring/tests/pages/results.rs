//! Results of the appraisal, explanations, and the end.

use super::office::{Scored, hidden, results};

async fn take(scored: &Scored, rows: &[(&str, i64, &str)]) {
    let preview = scored.upload("ket-qua", &results(rows)).await.is(303).location();
    let shown = scored.get(&preview, scored.people.chief).await;
    shown.is(200).is_sound();
    let version = hidden(&shown, "version");
    scored.post(&preview, scored.people.chief, &[("version", &version)]).await.is(303);
}

#[tokio::test]
async fn results_come_in_with_a_preview_and_stand_beside_the_self_scores() {
    let scored = Scored::sent().await;
    let (page, chief) = (scored.path("ket-qua"), scored.people.chief);
    scored.get(&page, chief).await.is(200).is_sound().says("Chưa có kết quả thẩm định").says("Nhập kết quả thẩm định");
    scored.get(&page, scored.people.specialist).await.is(200).is_sound().is_silent_on("Nhập kết quả thẩm định");
    scored.upload("ket-qua", b"x").await.is(422).is_sound().says("không phải bảng tính");
    scored.upload("ket-qua", &super::office::workbook()).await.is(422).is_sound().says("Điểm thẩm định");
    let bad = scored.upload("ket-qua", &results(&[("1.1", 600, ""), ("9.9", 1, "")])).await.is(303).location();
    let shown = scored.get(&bad, chief).await;
    shown
        .is(200)
        .is_sound()
        .says("cao hơn điểm tối đa (0,5)")
        .says("Không có tiêu chí 9.9")
        .is_silent_on("Lưu kết quả");
    scored.post(&bad, chief, &[("version", "1")]).await.is(303);

    let good = [("1", 2000, ""), ("1.1", 0, "Thiếu <báo cáo>"), ("1.2", 900, ""), ("2.1", 8125, "Khảo sát")];
    let preview = scored.upload("ket-qua", &results(&good)).await.is(303).location();
    let shown = scored.get(&preview, chief).await;
    shown.is(200).is_sound().says("1 dòng của nhóm không dùng").says("1.10, 2.2").says("Thiếu <báo cáo>");
    scored.get(&format!("/en{preview}"), chief).await.is(200).is_sound().says("No result yet for the criteria");
    let version = hidden(&shown, "version");
    scored.post(&preview, scored.people.unit_head, &[("version", &version)]).await.is(403);
    scored.post(&preview, chief, &[("version", &version)]).await.is(303);
    let table = scored.get(&page, scored.people.specialist).await;
    table.is(200).is_sound().says("Còn 2 tiêu chí chưa có kết quả").says("-0,5").says("8,125").says("Thiếu <báo cáo>");
    let same = scored.upload("ket-qua", &results(&good)).await.is(303).location();
    scored.get(&same, chief).await.is(200).says("Tệp không có kết quả mới").is_silent_on("Lưu kết quả");
    let filled = scored.get(&scored.path("mau-ket-qua.xlsx"), chief).await.is(200).bytes.clone();
    let back = scored.upload("ket-qua", &filled).await.is(303).location();
    scored.get(&back, chief).await.is(200).says("Tệp không có kết quả mới");
}

#[tokio::test]
async fn nothing_is_appraised_before_the_folder_is_sent() {
    let scored = Scored::scoring().await;
    scored.get(&scored.path("giai-trinh/docx"), scored.people.chief).await.is(404);
    let early = scored.upload("ket-qua", &results(&[("1.1", 0, "x")])).await;
    early.is(422).says("Tự chấm điểm");
    scored
        .get(&scored.path("ket-qua"), scored.people.chief)
        .await
        .is(200)
        .is_sound()
        .is_silent_on("Nhập kết quả thẩm định");
}

#[tokio::test]
async fn an_appraised_criterion_is_explained_with_files_and_then_all_is_closed() {
    let scored = Scored::sent().await;
    let people = scored.people;
    take(&scored, &[("1.1", 0, "Thiếu báo cáo"), ("1.2", 900, "")]).await;
    let path = scored.criterion("1.1").await;
    let save = format!("{path}/giai-trinh");
    scored.get(&path, people.specialist).await.is(200).is_sound().says("Thiếu báo cáo").says("Lưu giải trình");
    let file: (&str, &str, &[u8]) = ("files", "bao-cao.txt", "Báo cáo đầy đủ".as_bytes());
    let empty = scored.post_files(&save, people.specialist, &[("explanation", " ")], &[file]).await;
    empty.is(422).is_sound().says("Xin ghi nội dung giải trình").says("bao-cao.txt");
    let kept = hidden_box(&empty, "kept");
    let fields = [("explanation", "Đã có báo cáo <số 12>."), ("kept", kept.as_str()), ("version", "0")];
    scored.post_files(&save, people.specialist, &fields, &[]).await.is(303);
    let shown = scored.get(&path, people.head).await;
    shown.is(200).is_sound().says("Đã có báo cáo <số 12>.").says("bao-cao.txt").is_silent_on("Lưu giải trình");
    scored.get(&format!("{save}/{kept}"), people.head).await.is(200);
    let elsewhere = scored.criterion("1.2").await;
    scored.get(&format!("{elsewhere}/giai-trinh/{kept}"), people.head).await.is(404);
    let late = scored.post_files(&save, people.chief, &[("explanation", "Ý khác"), ("version", "0")], &[]).await;
    late.is(422).is_sound().says("vừa được người khác sửa").says("Ý khác").says("Đã có báo cáo <số 12>.");
    scored.post_files(&save, people.colleague, &[("explanation", "x"), ("version", "1")], &[]).await.is(403);
    let broken: (&str, &str, &[u8]) = ("files", "a.exe", b"MZ\x00\x01\x02");
    let refused =
        scored.post_files(&save, people.chief, &[("explanation", "Giữ lại"), ("version", "1")], &[broken]).await;
    refused.is(422).is_sound().says("không nhận được").says("Giữ lại");
    let stranger = scored.file("bi-mat.txt", b"bi mat").await.to_string();
    let steal = [("explanation", "x"), ("kept", stranger.as_str()), ("version", "1")];
    scored.post_files(&save, people.specialist, &steal, &[]).await.is(303);
    scored.get(&format!("{save}/{stranger}"), people.specialist).await.is(404);
    scored.get(&scored.path("ket-qua"), people.chief).await.says("Đã có giải trình");

    let paper = scored.get(&scored.path("giai-trinh/docx"), people.head).await.is(200).paper();
    for line in [
        "BÁO CÁO",
        "Tiêu chí 1.1: Ban hành kế hoạch <đúng hạn>",
        "tự chấm: 0,5; thẩm định: 0",
        "Ý kiến thẩm định: Thiếu báo cáo.",
    ] {
        assert!(paper.contains(line), "{line:?} is not in the report:\n{paper}");
    }
    scored.get(&scored.path("giai-trinh/pdf"), people.head).await.is(200);
    scored.get(&scored.path("giai-trinh/txt"), people.head).await.is(404);

    // Results without points have nothing to explain.
    let nothing = scored.criterion("2.2").await;
    scored.get(&nothing, people.chief).await.is(200).is_silent_on("Lưu giải trình");
    scored.post_files(&format!("{nothing}/giai-trinh"), people.chief, &[("explanation", "x")], &[]).await.is(422);

    scored.step("giai-trinh").await.is(303);
    let over = scored.post_files(&save, people.chief, &[("explanation", "Muộn"), ("version", "2")], &[]).await;
    over.is(422).is_sound().says("Đã giải trình");
    take(&scored, &[("1.1", 500, "Chấp nhận giải trình")]).await;
    scored.step("ket-thuc").await.is(303);
    scored.get(&scored.path(""), people.chief).await.is(200).is_sound().says("Kết thúc");
    scored.upload("ket-qua", &results(&[("1.1", 0, "x")])).await.is(422);
}

/// The value of the first ticked box.
fn hidden_box(page: &test_office::Page, name: &str) -> String {
    let text = page.text();
    let at = text.find(&format!("name=\"{name}\"")).unwrap_or_else(|| panic!("no {name}:\n{}", page.main()));
    let tag = &text[text[..at].rfind('<').unwrap()..];
    let tag = &tag[..tag.find('>').unwrap()];
    tag.split("value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn a_folder_that_was_sent_is_taken_back_and_what_it_said_stays() {
    let scored = Scored::sent().await;
    let (people, page) = (scored.people, scored.path(""));
    let back = scored.path("lay-lai");
    let nobody: Option<people::AccountId> = None;
    scored.get(&page, people.specialist).await.is(200).is_silent_on("Lấy lại hồ sơ đã gửi");
    scored.get(&page, people.chief).await.is(200).is_sound().says("Lấy lại hồ sơ đã gửi");
    scored.get(&back, nobody).await.is(303);
    scored.get(&back, people.unit_head).await.is(403);
    scored.post(&back, people.unit_head, &[("reason", "x")]).await.is(403);
    let form = scored.get(&back, people.chief).await;
    form.is(200).is_sound().says("Lý do lấy lại");
    let version = hidden(&form, "version");
    scored.post(&back, people.chief, &[("version", &version), ("reason", " ")]).await.is(422).is_sound().says("lý do");
    let reason = [("version", version.as_str()), ("reason", "Bổ sung <tài liệu>")];
    scored.post(&back, people.chief, &reason).await.is(303);
    scored.post(&back, people.chief, &reason).await.is(422);
    scored.get(&back, people.chief).await.is(404);

    // Units score again; what was sent is there as it was.
    let save = scored.criterion("2.2").await + "/tu-cham";
    let version = hidden(&scored.get(&scored.criterion("2.2").await, people.chief).await, "version");
    scored.post(&save, people.chief, &[("points", "0,5"), ("version", &version)]).await.is(303);
    let shown = scored.get(&page, people.specialist).await;
    shown.is(200).is_sound().says("Những lần gửi đã lấy lại").says("Bổ sung <tài liệu>").says("Tự chấm điểm");
    let text = shown.text();
    let at = text.find("/da-gui/").expect("a way to what was sent");
    let file = text[at..].split('"').next().unwrap().to_owned();
    let index = scored.get(&scored.path(file.trim_start_matches('/')), people.specialist).await;
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(index.is(200).bytes.clone())).unwrap();
    let mut scores = String::new();
    std::io::Read::read_to_string(&mut archive.by_name("xl/worksheets/sheet2.xml").unwrap(), &mut scores).unwrap();
    assert!(scores.contains("<v>1.25</v>"), "the score as it was sent: {scores}");
    scored.get(&scored.path("da-gui/0190a1c0-0000-7000-8000-000000000000"), people.chief).await.is(404);

    scored.step("gui").await;
    scored.get(&page, people.chief).await.is(200).is_sound().says("Những lần gửi đã lấy lại");
}
