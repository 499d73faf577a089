//! The forms, as the papers that come of them.

use super::*;
use crate::official::Kind;
use jiff::civil::date;

fn lines(paper: &Official) -> Vec<String> {
    let file = crate::docx::write(paper);
    crate::read::read(&file).expect("a .docx that is read").lines().map(|line| line.text.clone()).collect()
}

fn has(lines: &[String], wanted: &str) {
    assert!(lines.iter().any(|line| line == wanted), "{wanted:?} is not among {lines:#?}");
}

#[test]
fn every_form_gives_a_paper_that_is_written_and_read() {
    let day = date(2026, 6, 5);
    for kind in Kind::all() {
        let Some(paper) = of_kind(kind, day) else { continue };
        assert_eq!(paper.kind, kind);
        let lines = lines(&paper);
        assert!(lines.iter().any(|line| line.ends_with("./.")), "{kind}: {lines:#?}");
        has(&lines, "UBND THÀNH PHỐ ĐỒNG NAI");
    }
    let with_forms = Kind::all().filter(|kind| of_kind(*kind, day).is_some()).count();
    assert_eq!(with_forms, 9, "eight kinds from the start and the transfer slip");
}

#[test]
fn the_words_of_an_invitation() {
    let lines = lines(&of_kind(Kind::Invitation, date(2026, 1, 5)).expect("a form"));
    has(&lines, "Kính gửi:");
    has(&lines, "Thời gian: 08 giờ 30 phút, ngày 05 tháng 01 năm 2026.");
    has(&lines, "Rất mong sự có mặt của Quý vị để hội nghị đạt kết quả tốt./.");
    has(&lines, "- Như trên;");
}

#[test]
fn minutes_are_signed_twice() {
    let paper = of_kind(Kind::Minutes, date(2026, 1, 5)).expect("a form");
    let lines = lines(&paper);
    let place =
        |wanted: &str| lines.iter().position(|line| line == wanted).unwrap_or_else(|| panic!("{wanted}: {lines:#?}"));
    assert!(place("THƯ KÝ") < place("CHỦ TRÌ"), "the secretary stands on the left");
    assert!(lines.iter().any(|line| line.starts_with("Cuộc họp kết thúc vào 11 giờ, ngày 05 tháng 01 năm 2026;")));
}

#[test]
fn a_decision_says_who_decides_and_numbers_its_articles() {
    let lines = lines(&of_kind(Kind::Decision, date(2026, 1, 5)).expect("a form"));
    has(&lines, "TRƯỞNG BAN QUẢN LÝ CÁC KHU CÔNG NGHIỆP");
    has(&lines, "Điều 2. Quyết định này có hiệu lực kể từ ngày ký.");
    has(&lines, "- Như Điều 3;");
    let titled = Article {
        title: "Phạm vi".into(),
        body: vec![Paragraph::plain("Quy định này áp dụng cho mọi đơn vị.")],
    };
    let decision =
        Decision { subject: "Về việc".into(), by: String::new(), bases: Vec::new(), articles: vec![titled] };
    let lines = self::lines(&decision.official(&sample_letterhead(date(2026, 1, 5))));
    has(&lines, "Điều 1. Phạm vi");
    has(&lines, "Quy định này áp dụng cho mọi đơn vị./.");
}

#[test]
fn slips_are_called_by_their_own_names() {
    for (kind, name) in [
        (SlipKind::Reminder, "PHIẾU NHẮC VIỆC"),
        (SlipKind::Reception, "PHIẾU TIẾP NHẬN"),
        (SlipKind::Transfer, "PHIẾU CHUYỂN"),
    ] {
        assert_eq!(kind.code().parse(), Ok(kind));
        has(&lines(&slip(kind, date(2026, 1, 5))), name);
    }
    let lines = lines(&slip(SlipKind::Reminder, date(2026, 1, 5)));
    assert!(lines.iter().any(|line| line.ends_with("gửi Văn phòng trước ngày 12 tháng 01 năm 2026./.")), "{lines:#?}");
}
