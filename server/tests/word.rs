//! A draft goes out to Word, is edited there and comes back: with a file that the page gave, edited as Word edits it.

use people::AccountId;
use reports::model::{Block, Report, ReportId};
use std::io::{Cursor, Read as _, Write as _};
use test_office::{NOBODY, Office, Page};

/// An office with a report that is begun.
struct Begun {
    office: Office,
    id: ReportId,
    /// The address of its page.
    path: String,
}

impl Begun {
    async fn new() -> Self {
        let office = Office::new(thongsuot::wiring::DOMAINS).await;
        let chief = office.people.chief;
        office.get("/lam-viec/bao-cao?nam=2020", chief).await.is(200);
        let periods = evidence::list_periods(&office.app.db, office.agency, 2020).await.unwrap();
        let quarter = periods.iter().find(|period| period.kind == evidence::periods::PeriodKind::Quarter).unwrap();
        let begin = format!("/lam-viec/bao-cao/ky/{}/soan", quarter.id);
        let path = office.post(&begin, chief, &[("mau", "section")]).await.is(303).location();
        let id = path.rsplit('/').next().unwrap().parse().unwrap();
        Self { office, id, path }
    }

    async fn report(&self) -> Report {
        reports::store::find_report(&self.office.app.db, self.office.agency, self.id).await.unwrap().unwrap()
    }

    /// The file that goes out to Word.
    async fn word(&self) -> Vec<u8> {
        let page = self.office.get(&format!("{}/tep/docx", self.path), self.office.people.chief).await;
        page.is(200).bytes.clone()
    }

    async fn hand_in(&self, who: impl Into<Option<AccountId>>, file: &[u8]) -> Page {
        self.office.post_files(&format!("{}/nhan-word", self.path), who, &[], &[("word", "bao-cao.docx", file)]).await
    }

    /// The texts of a section.
    async fn texts(&self, section: usize) -> Vec<String> {
        let report = self.report().await;
        let text = |block: &Block| match block {
            Block::Text { text } => Some(text.to_string()),
            _ => None,
        };
        report.sections[section].blocks.iter().filter_map(text).collect()
    }
}

/// The same file with other letters in its text, as Word saves it.
fn edited(file: &[u8], changes: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(file)).unwrap();
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut content = Vec::new();
        part.read_to_end(&mut content).unwrap();
        if name == "word/document.xml" {
            let mut text = String::from_utf8(content).unwrap();
            for (from, to) in changes {
                assert!(text.contains(from), "{from} is in {text}");
                text = text.replacen(from, to, 1);
            }
            content = text.into_bytes();
        }
        out.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        out.write_all(&content).unwrap();
    }
    out.finish().unwrap().into_inner()
}

const GOALS: &str = "Tiếp tục thực hiện các nội dung của ";
const FIGURE: &str = "Trong kỳ có 0 nhiệm vụ thuộc kế hoạch";

/// A text in a paragraph that somebody added in Word, behind the one that holds `GOALS`.
fn added(text: &str) -> (&'static str, String) {
    (GOALS, format!("Việc đầu tiên: {text}</w:t></w:r></w:p><w:p><w:r><w:t xml:space=\"preserve\">{GOALS}"))
}

#[tokio::test]
async fn an_untouched_file_has_no_differences_and_an_edited_one_is_taken_over() {
    let begun = Begun::new().await;
    let (office, people) = (&begun.office, begun.office.people);
    office.get(&begun.path, people.chief).await.is(200).is_sound().says("Nhận lại bản Word");
    let ask = format!("{}/nhan-word", begun.path);
    office.get(&ask, people.chief).await.is(200).is_sound().says("Bản Word đã sửa");
    office.get(&format!("/en{ask}"), people.chief).await.is(200).is_sound().says("Take back from Word");
    let file = begun.word().await;
    begun.hand_in(people.chief, &file).await.is(200).is_sound().says("không có khác biệt");
    // Word parts runs, marks spelling and puts blanks that do not break where it likes.
    let saved = "Trong kỳ</w:t></w:r><w:proofErr w:type=\"spellStart\"/><w:bookmarkStart w:id=\"0\" w:name=\"_GoBack\"/>\
                 <w:bookmarkEnd w:id=\"0\"/><w:r w:rsidR=\"00AB12CD\"><w:rPr><w:lang w:val=\"vi-VN\"/></w:rPr>\
                 <w:t xml:space=\"preserve\"> co\u{301} 0\u{a0}nhiệm vụ";
    let saved = edited(&file, &[("Trong kỳ có 0 nhiệm vụ", saved)]);
    begun.hand_in(people.chief, &saved).await.is(200).is_sound().says("không có khác biệt");

    // A paragraph and a title edited, a paragraph added, a figure written over, a number in a table changed.
    let (from, to) = added("rà soát &lt;thủ tục&gt;.");
    let file = edited(
        &file,
        &[
            (from, &to),
            ("TỒN TẠI, NGUYÊN NHÂN", "TỒN TẠI, HẠN CHẾ VÀ NGUYÊN NHÂN"),
            (FIGURE, "Trong kỳ có 7 nhiệm vụ thuộc kế hoạch"),
            ("Tăng, giảm", "Chênh lệch"),
        ],
    );
    let shown = begun.hand_in(people.chief, &file).await.is(303).location();
    let page = office.get(&shown, people.chief).await;
    page.is(200).is_sound();
    for words in [
        "Việc đầu tiên: rà soát <thủ tục>.",
        "Số liệu được sửa bằng tay",
        "[Nhiệm vụ thuộc kỳ] là “0”, trong Word là “7”",
        "<del><span class=\"govuk-visually-hidden\">bỏ: </span>0</del> <ins><span class=\"govuk-visually-hidden\">thêm: </span>7</ins> nhiệm vụ",
        "Phần do hệ thống lập đã bị sửa trong Word, hoặc số liệu đã thay đổi từ khi tải bản Word: không nhận",
        "Chênh lệch",
        "value=\"s1\" checked",
        "value=\"s2\" checked",
        "value=\"s3\" checked",
    ] {
        page.says(words);
    }
    office.get(&format!("/en{shown}"), people.chief).await.is(200).is_sound().says("Figure written over by hand");

    // Two of three sections are taken: the one with the figure stays.
    let version = begun.report().await.version.to_string();
    let none = office.post(&shown, people.chief, &[("version", &version), ("take", "s9")]).await;
    none.is(422).is_sound().says("Xin chọn ít nhất một mục").is_silent_on(" checked");
    let chosen = [("version", version.as_str()), ("take", "s2"), ("take", "s3")];
    let back = office.post(&shown, people.chief, &chosen).await.is(303).location();
    office.get(&back, people.chief).await.is(200).is_sound().says("II. Tồn tại, hạn chế và nguyên nhân");
    let goals = begun.texts(3).await.concat();
    assert!(
        goals.starts_with("Việc đầu tiên: rà soát <thủ tục>.\nTiếp tục thực hiện các nội dung của {=plans.plan}"),
        "{goals}"
    );
    assert!(begun.texts(1).await[0].starts_with("Trong kỳ có {plans.tasks} nhiệm vụ"), "what was not chosen stays");
    let trail = people::store::audit_trail::list_after(&office.app.db, office.agency, 0, 1_000).await.unwrap();
    let entry = trail.iter().find(|entry| entry.action == "report.taken_back_from_word").unwrap();
    assert!(entry.detail.to_string().contains("Tồn tại, hạn chế và nguyên nhân"), "{:?}", entry.detail);

    // What was taken does not differ any more.
    let page = office.get(&shown, people.chief).await;
    page.is(200).is_sound().says("value=\"s1\" checked").is_silent_on("value=\"s2\"").is_silent_on("value=\"s3\"");
}

#[tokio::test]
async fn tracked_changes_count_as_accepted_and_what_word_held_is_told() {
    let begun = Begun::new().await;
    let people = begun.office.people;
    let tracked = format!(
        "</w:t></w:r><w:del w:id=\"1\" w:author=\"A\"><w:r><w:delText xml:space=\"preserve\">Tiếp tục </w:delText></w:r></w:del>\
         <w:ins w:id=\"2\" w:author=\"A\"><w:r><w:t xml:space=\"preserve\">Khẩn trương </w:t></w:r></w:ins>\
         <w:r><w:commentReference w:id=\"3\"/></w:r><w:r><w:t xml:space=\"preserve\">{}",
        GOALS.trim_start_matches("Tiếp tục ")
    );
    let file = edited(&begun.word().await, &[(GOALS, &tracked)]);
    let shown = begun.hand_in(people.chief, &file).await.is(303).location();
    let page = begun.office.get(&shown, people.chief).await;
    page.is(200)
        .is_sound()
        .says("1 chỗ xóa đang theo dõi")
        .says("1 chỗ thêm đang theo dõi")
        .says("1 bình luận trong Word");
    page.is_silent_on("biểu đồ, hình vẽ");
    let version = begun.report().await.version.to_string();
    begun.office.post(&shown, people.chief, &[("version", &version), ("take", "s3")]).await.is(303);
    let goals = begun.texts(3).await.concat();
    assert!(goals.starts_with("Khẩn trương thực hiện các nội dung của {=plans.plan}"), "{goals}");
}

#[tokio::test]
async fn a_section_that_came_takes_its_place_and_remarks_go_along() {
    let begun = Begun::new().await;
    let (office, people) = (&begun.office, begun.office.people);
    office.post(&format!("{}/gop-y/3", begun.path), people.head, &[("comment", "Nêu rõ thời hạn.")]).await.is(303);
    let came = "III.</w:t></w:r><w:r><w:t xml:space=\"preserve\"> MÔ HÌNH MỚI</w:t></w:r></w:p><w:p><w:r><w:t>Có một mô hình {mới}.</w:t></w:r>\
                </w:p><w:p><w:pPr><w:pStyle w:val=\"Heading3\"/></w:pPr><w:r><w:t>IV.";
    let file = edited(&begun.word().await, &[("III.", came)]);
    let shown = begun.hand_in(people.chief, &file).await.is(303).location();
    office.get(&shown, people.chief).await.is(200).is_sound().says("Mục mới: Mô hình mới").says("value=\"n0\" checked");
    let version = begun.report().await.version.to_string();
    office.post(&shown, people.chief, &[("version", &version), ("take", "n0")]).await.is(303);
    let page = office.get(&begun.path, people.chief).await;
    page.is(200).is_sound().says("III. Mô hình mới").says("Có một mô hình {mới}.").says("IV. Nhiệm vụ kỳ tới");
    let comments = reports::store::list_comments(&office.app.db, office.agency, begun.id).await.unwrap();
    assert_eq!(comments[0].section, 4, "the remark is where its section is");
    office.post(&format!("{}/muc/1/them", begun.path), people.chief, &[("new-title", "Mục thêm")]).await.is(303);
    let comments = reports::store::list_comments(&office.app.db, office.agency, begun.id).await.unwrap();
    assert_eq!(comments[0].section, 5, "also where a section is added here");
    begun.hand_in(people.chief, &begun.word().await).await.is(200).says("không có khác biệt");
}

#[tokio::test]
async fn what_somebody_else_saved_is_not_overwritten() {
    let begun = Begun::new().await;
    let (office, people) = (&begun.office, begun.office.people);
    let (from, to) = added("rà soát.");
    let file = edited(&begun.word().await, &[(from, &to)]);
    let shown = begun.hand_in(people.chief, &file).await.is(303).location();
    let seen = begun.report().await.version.to_string();
    let other = [("version", seen.as_str()), ("title", "Nhiệm vụ kỳ tới"), ("text-0", "Đoạn của người khác.")];
    office.post(&format!("{}/muc/3", begun.path), people.deputy_chief, &other).await.is(303);
    let stale = office.post(&shown, people.chief, &[("version", &seen), ("take", "s3")]).await;
    stale.is(422).is_sound().says("vừa được người khác sửa").says("Đoạn của người khác.").says("Việc đầu tiên");
    assert_eq!(begun.texts(3).await, ["Đoạn của người khác."], "nothing is overwritten");
    let now = begun.report().await.version.to_string();
    stale.says(&format!("name=\"version\" value=\"{now}\""));
    office.post(&shown, people.chief, &[("version", &now), ("take", "s3")]).await.is(303);
    assert!(begun.texts(3).await[0].starts_with("Việc đầu tiên: rà soát."));
}

#[tokio::test]
async fn only_writers_hand_in_and_only_what_is_this_report() {
    let begun = Begun::new().await;
    let (office, people) = (&begun.office, begun.office.people);
    let ask = format!("{}/nhan-word", begun.path);
    let file = begun.word().await;
    begun.hand_in(NOBODY, &file).await.is(303);
    begun.hand_in(people.specialist, &file).await.is(403);
    office.get(&ask, people.head).await.is(403);
    office.get(&begun.path, people.specialist).await.is(200).is_silent_on("Nhận lại bản Word");

    // What is no paper of this report.
    let before = begun.report().await;
    office.post_files(&ask, people.chief, &[], &[]).await.is(422).is_sound().says("Xin chọn tệp Word đã sửa");
    for (bytes, said) in [
        (b"%PDF-1.7 abc".to_vec(), "Xin chọn tệp Word dạng .docx"),
        ("Kết quả thực hiện".as_bytes().to_vec(), "Xin chọn tệp Word dạng .docx"),
        (file[..file.len() / 2].to_vec(), "bị hỏng"),
        (edited(&file, &[("<w:body>", "<w:body")]), "bị hỏng"),
        (another(), "không phải bản Word của báo cáo này"),
        ([b"PK\x03\x04".as_slice(), &vec![0; 20 * 1024 * 1024 + 1]].concat(), "lớn hơn 20 MB"),
    ] {
        begun.hand_in(people.chief, &bytes).await.is(422).is_sound().says(said);
    }
    let huge = vec![0; 21 * 1024 * 1024];
    begun.hand_in(people.chief, &huge).await.is(413);
    assert_eq!(begun.report().await, before);

    // A file belongs to who handed it in.
    let (from, to) = added("rà soát.");
    let shown = begun.hand_in(people.chief, &edited(&file, &[(from, &to)])).await.is(303).location();
    office.get(&shown, people.deputy_chief).await.is(404);
    office.get(&shown, NOBODY).await.is(303);
    let version = before.version.to_string();
    let take = [("version", version.as_str()), ("take", "s3")];
    office.post(&shown, NOBODY, &take).await.is(303);
    office.post(&shown, people.specialist, &take).await.is(403);
    office.post(&shown, people.deputy_chief, &take).await.is(404);
    office.get(&format!("{ask}/{}", begun.id), people.chief).await.is(404);
    let other = office.file("khac.pdf", b"%PDF-1.7 abc").await;
    office.get(&format!("{ask}/{other}"), people.chief).await.is(404);
    assert_eq!(begun.report().await, before);

    // With those who sign, nothing comes back from Word.
    office.post(&format!("{}/trinh", begun.path), people.chief, &[]).await.is(303);
    office.post(&shown, people.chief, &take).await.is(422).says("không còn ở dạng dự thảo");
    begun.hand_in(people.chief, &file).await.is(422).says("không còn ở dạng dự thảo");
    office.get(&ask, people.chief).await.is(422).says("không còn ở dạng dự thảo");
    office.get(&begun.path, people.chief).await.is(200).is_silent_on("Nhận lại bản Word");
}

/// A paper of another kind.
fn another() -> Vec<u8> {
    let mut paper = papers::official::Official::new(papers::official::Kind::Notice, jiff::civil::date(2020, 6, 1));
    paper.body = vec![papers::content::Paragraph::plain("Thông báo lịch nghỉ lễ của cơ quan.")];
    papers::docx::write(&paper)
}
