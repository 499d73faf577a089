//! The form, measured: every cell of the diagram (Decree 30/2020/NĐ-CP, Annex I, part IV; Circular 01/2011/TT-BNV) is looked
//! up on finished papers and held against the table, lengths within half a millimetre and sizes within a tenth of a point.

use super::measured::{Drawn, Measured, Run, measure};
use crate::Fonts;
use jiff::civil::{Date, date};
use papers::content::{Align, Block, Cell, Column, Inline, Paragraph, Row, Table};
use papers::forms::{self, SlipKind, generic};
use papers::official::{Circulation, CopyForm, CopyNote, Kind, Official, Secrecy, Urgency};

const MM: f64 = 0.5;
const PT: f64 = 0.1;
/// A point in millimetres.
const POINT: f64 = 25.4 / 72.0;
/// The text stands between these, and its middle is here.
const LEFT: f64 = 30.0;
const RIGHT: f64 = 190.0;
const MIDDLE: f64 = 110.0;
/// The middles of the two columns at the head and at the foot: 42 and 58 of 100.
const LEFT_MIDDLE: f64 = 63.6;
const RIGHT_MIDDLE: f64 = 143.6;

const OLD: Date = date(2020, 1, 21);
const NEW: Date = date(2026, 1, 5);

fn set(paper: &Official) -> Measured {
    let fonts = Fonts::ours();
    measure(&crate::official_pages(paper, &fonts).unwrap_or_else(|fault| panic!("{fault}")))
}

#[track_caller]
fn near(found: f64, wanted: f64, within: f64, what: &str) {
    assert!((found - wanted).abs() <= within, "{what}: {found:.2} instead of {wanted:.2}");
}

/// Size and look of a run.
#[track_caller]
fn looks(run: &Run, size: f64, bold: bool, italic: bool) {
    near(run.size, size, PT, &format!("size of {:?}", run.text));
    assert_eq!((run.bold, run.italic), (bold, italic), "bold and italic of {:?}", run.text);
    assert_eq!(run.family, "Tinos", "font of {:?}", run.text);
}

fn long() -> Official {
    let mut paper = generic(Kind::Plan, NEW);
    let sentence = "Thông tin, tuyên truyền đầy đủ, kịp thời các chủ trương của Đảng, chính sách, pháp luật của Nhà nước về \
                    cải cách hành chính đến cán bộ, công chức, viên chức, doanh nghiệp và người dân trên địa bàn.";
    for _ in 0..30 {
        paper.body.insert(1, Paragraph::plain(sentence));
    }
    paper
}

#[test]
fn every_page_is_a4_and_all_stands_within_its_margins() {
    for kind in Kind::all() {
        for day in [OLD, NEW] {
            let measured = set(&forms::of_kind(kind, day).unwrap_or_else(|| generic(kind, day)));
            for (width, height) in &measured.pages {
                near(width.min(*height), 210.0, MM, "the short side");
                near(width.max(*height), 297.0, MM, "the long side");
            }
            for run in &measured.runs {
                let (width, height) = measured.pages[run.page - 1];
                let (left, right) = if width < height { (LEFT, RIGHT) } else { (20.0, 277.0) };
                assert!(run.baseline < height - 10.0, "{kind}: {run:?} stands outside");
                assert!(run.left >= left - 0.1 && run.right <= right + 0.1, "{kind}: {run:?} stands outside");
            }
        }
    }
}

#[test]
fn cell_1_country_and_motto() {
    for kind in Kind::all() {
        let paper = set(&generic(kind, NEW));
        let (country, motto) =
            (paper.run("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), paper.run("Độc lập - Tự do - Hạnh phúc"));
        looks(country, 12.0, true, false);
        looks(motto, 13.0, true, false);
        near(country.middle(), RIGHT_MIDDLE, MM, "the middle of the country");
        near(motto.middle(), RIGHT_MIDDLE, MM, "the middle of the motto");
        near(country.baseline, 20.0 + 0.891 * 12.0 * POINT, MM, "the first line stands at the margin");
        near(
            motto.baseline - country.baseline,
            (0.216 * 12.0 + 0.042 * 12.0 + 0.891 * 13.0) * POINT,
            MM,
            "single spacing",
        );
        let rule = paper.rule_below(motto);
        near(rule.width, motto.right - motto.left, MM, "the rule is as long as the motto");
        near(rule.left, motto.left, MM, "and stands below it");
    }
}

#[test]
fn cells_2_to_4_bodies_number_and_place() {
    let paper = set(&generic(Kind::Decision, NEW));
    let (superior, issuer) = (paper.run("UBND TỈNH ĐỒNG NAI"), paper.run("BAN QUẢN LÝ CÁC"));
    let last = paper.run("KHU CÔNG NGHIỆP");
    looks(superior, 12.0, false, false);
    looks(issuer, 12.0, true, false);
    for run in [superior, issuer, last] {
        near(run.middle(), LEFT_MIDDLE, MM, &run.text);
    }
    near(superior.baseline, paper.run("CỘNG HÒA").baseline, MM, "both columns begin on one line");
    let rule = paper.rule_below(last);
    let share = rule.width / (last.right - last.left).max(issuer.right - issuer.left);
    assert!((1.0 / 3.0..=0.5).contains(&share), "the rule is {share:.2} of the name");
    let (number, place) = (paper.run("Số:"), paper.run("Đồng Nai, ngày 05 tháng 01 năm 2026"));
    looks(number, 13.0, false, false);
    looks(place, 13.0, false, true);
    near(number.middle(), LEFT_MIDDLE, MM, "the middle of the number");
    near(place.middle(), RIGHT_MIDDLE, MM, "the middle of the place");
    near(number.baseline, place.baseline, MM, "number and place stand on one line");
}

#[test]
fn cell_5_title_or_the_subject_of_a_letter() {
    let paper = set(&generic(Kind::Plan, NEW));
    let (kind, subject) = (paper.run("KẾ HOẠCH"), paper.run("Thông tin, tuyên truyền cải cách"));
    let last = paper.run("của Ban Quản lý");
    looks(kind, 14.0, true, false);
    looks(subject, 14.0, true, false);
    for run in [kind, subject, last] {
        near(run.middle(), MIDDLE, MM, &run.text);
    }
    let rule = paper.rule_below(last);
    let share = rule.width / (subject.right - subject.left);
    assert!((1.0 / 3.0..=0.5).contains(&share), "the rule is {share:.2} of the subject");
    let letter = set(&generic(Kind::Letter, NEW));
    let subject = letter.run("V/v ");
    looks(subject, 12.0, false, false);
    near(subject.middle(), LEFT_MIDDLE, MM, "the middle of the subject of a letter");
    let gap = subject.baseline - 0.891 * 12.0 * POINT - (letter.run("Số:").baseline + 0.216 * 13.0 * POINT);
    near(gap, 6.0 * POINT, MM, "6 points below the number");
    assert!(letter.runs.iter().all(|run| !run.text.contains("CÔNG VĂN")), "a letter has no title");
}

#[test]
fn cell_6_text() {
    let paper = set(&long());
    let body: Vec<&Run> =
        paper.runs.iter().filter(|run| (run.size - 14.0).abs() < PT && !run.bold && !run.italic).collect();
    let firsts: Vec<&&Run> = body.iter().filter(|run| run.text.starts_with("Thông tin, tuyên truyền đầy đủ")).collect();
    assert_eq!(firsts.len(), 30);
    for first in &firsts {
        near(first.left, LEFT + 12.7, MM, "the first line stands 1.27 cm in");
        near(first.right, RIGHT, MM, "and reaches the right margin");
    }
    let next = body.iter().find(|run| run.page == firsts[0].page && run.baseline > firsts[0].baseline + 0.1);
    let next = next.expect("a second line");
    near(next.left, LEFT, MM, "the second line stands at the margin");
    let spacing = (next.baseline - firsts[0].baseline) / (14.0 * POINT);
    assert!((1.149..=1.149 * 1.5).contains(&spacing), "lines stand {spacing:.3} em apart: single to one and a half");
    let last = body.iter().filter(|run| run.page == firsts[0].page && run.baseline < firsts[1].baseline - 0.1);
    let last = last.max_by(|a, b| a.baseline.total_cmp(&b.baseline)).expect("a last line");
    let gap = (firsts[1].baseline - last.baseline) / POINT - spacing * 14.0;
    assert!((6.0 - PT..12.0).contains(&gap), "paragraphs stand {gap:.2} points apart");
}

#[test]
fn bases_by_profile() {
    for (day, italic, mark) in [(OLD, false, ','), (NEW, true, '.')] {
        let paper = set(&generic(Kind::Plan, day));
        looks(paper.run("Căn cứ Nghị định"), 14.0, false, italic);
        let last = paper.run("Theo đề nghị");
        looks(last, 14.0, false, italic);
        assert!(last.text.ends_with(mark), "{day}: {:?}", last.text);
        near(last.left, LEFT + 12.7, MM, "the line of a base stands 1.27 cm in");
    }
}

#[test]
fn cells_7_and_9b_signature_and_recipients() {
    let mut paper = generic(Kind::Plan, NEW);
    paper.drafter = "PL.(30)".into();
    let paper = set(&paper);
    let (by, position, name) = (paper.run("KT. TRƯỞNG BAN"), paper.run("PHÓ TRƯỞNG BAN"), paper.run("Họ và tên"));
    for run in [by, position, name] {
        looks(run, 14.0, true, false);
        near(run.middle(), RIGHT_MIDDLE, MM, &run.text);
    }
    assert!(name.baseline - position.baseline > 25.0, "room for the signature and the seal");
    let (word, first) = (paper.run("Nơi nhận:"), paper.run("- Như trên;"));
    looks(word, 12.0, true, true);
    looks(first, 11.0, false, false);
    looks(paper.run("- Lưu: VT, VP."), 11.0, false, false);
    looks(paper.run("PL.(30)"), 11.0, false, false);
    near(word.left, LEFT, MM, "recipients stand at the left margin");
    near(first.left, LEFT, MM, "their dashes too");
    near(word.baseline, by.baseline, 1.0, "level with who signs");
    assert_eq!(word.page, name.page, "on one page");
}

#[test]
fn cell_9a_addressees() {
    let mut paper = generic(Kind::Letter, NEW);
    let measured = set(&paper);
    let (word, first, second) =
        (measured.run("Kính gửi:"), measured.run("- Ủy ban nhân dân"), measured.run("- Sở Nội vụ."));
    for run in [word, first, second] {
        looks(run, 14.0, false, false);
    }
    let colon = 0.278 * 14.0 * POINT;
    near(first.left, word.right - colon, MM, "dashes stand under the colon");
    near(second.left, first.left, MM, "and under one another");
    paper.addressees.truncate(1);
    let measured = set(&paper);
    let one = measured.run("Kính gửi: Ủy ban nhân dân tỉnh Đồng Nai");
    near(one.middle(), MIDDLE, MM, "one stands on the line of the word, in the middle");
}

#[test]
fn cells_10_and_11_marks() {
    for (urgency, width) in [(Urgency::Flash, 30.0), (Urgency::Immediate, 40.0), (Urgency::Urgent, 20.0)] {
        let mut paper = generic(Kind::Letter, NEW);
        paper.marks.urgency = Some(urgency);
        paper.marks.secrecy = Some(Secrecy::Confidential);
        paper.marks.circulation = Some(Circulation::Return);
        let paper = set(&paper);
        let mark = paper.run(urgency.words());
        looks(mark, 13.0, true, false);
        assert!(mark.red, "urgency is red");
        let around = |run: &Run| {
            paper.drawn.iter().find(|drawn| {
                drawn.height > 1.0
                    && drawn.left < run.left
                    && drawn.left + drawn.width > run.right
                    && drawn.top < run.baseline
                    && drawn.top + drawn.height > run.baseline
            })
        };
        let stamp = around(mark).expect("a border");
        near(stamp.width, width, MM, urgency.words());
        near(stamp.height, 8.0, MM, "8 mm high");
        near(stamp.left, LEFT, MM, "at the left margin");
        near(around(paper.run("MẬT")).expect("a border").width, 20.0, MM, "MẬT");
        let note = paper.run("XEM XONG TRẢ LẠI");
        looks(note, 13.0, true, false);
        assert!(note.baseline < 20.0 && note.left > 105.0, "in the margin above, on the right: {note:?}");
        assert!(around(note).is_some(), "in a box");
    }
}

#[test]
fn cells_13_and_14_contact_and_copy() {
    let mut paper = long();
    paper.contact = "Đường Đồng Khởi, thành phố Biên Hòa".into();
    let at = "2026-01-05T02:05:00Z".parse().expect("a moment");
    paper.copy = Some(CopyNote { form: CopyForm::Whole, agency: "VĂN PHÒNG".into(), at });
    let paper = set(&paper);
    let contact = paper.run("Đường Đồng Khởi");
    looks(contact, 11.0, false, false);
    assert_eq!(contact.page, 1, "on the first page");
    assert!((268.0..277.0).contains(&contact.baseline), "at its foot: {contact:?}");
    let rule = paper
        .drawn
        .iter()
        .find(|drawn| drawn.page == 1 && (drawn.width - 160.0).abs() < MM && drawn.height.abs() < 0.01);
    assert!(rule.is_some_and(|rule| rule.top < contact.baseline), "below a rule across the page");
    for line in ["SAO Y", "VĂN PHÒNG", "05/01/2026 09:05:00 +07:00"] {
        let run = paper.run(line);
        looks(run, 10.0, false, false);
        near(run.right, RIGHT, MM, line);
        assert!(run.baseline < 20.0, "in the margin above");
    }
}

#[test]
fn the_number_of_the_page_by_profile() {
    for day in [OLD, NEW] {
        let mut paper = long();
        paper.profile = papers::official::Profile::on(day);
        let paper = set(&paper);
        assert!(paper.pages.len() >= 3);
        let number = |page: usize, text: &str| {
            paper.on(page).find(|run| run.text == text && (run.baseline < 20.0 || run.baseline > 277.0)).cloned()
        };
        assert!(number(1, "1").is_none(), "no number on the first page");
        let second = number(2, "2").expect("a number on the second page");
        looks(&second, 13.0, false, false);
        if day == NEW {
            near(second.middle(), MIDDLE, MM, "in the middle");
            assert!(second.baseline < 20.0, "of the margin above");
        } else {
            near(second.right, RIGHT, MM, "on the right");
            assert!(second.baseline > 277.0, "of the margin below");
        }
        let last = paper.pages.len();
        let annex = paper.run("Phụ lục").page;
        assert_eq!(annex, last);
        assert!(
            paper.on(annex).all(|run| run.baseline > 20.0 && run.baseline < 277.0),
            "an annex counts from 1 and hides it"
        );
    }
}

#[test]
fn annexes() {
    let mut paper = generic(Kind::Plan, NEW);
    paper.annexes.push(paper.annexes[0].clone());
    for _ in 0..60 {
        paper.annexes[1].body.push(Paragraph::plain("Nội dung của phụ lục"));
    }
    let paper = set(&paper);
    let (first, second) = (paper.run("Phụ lục I"), paper.run("Phụ lục II"));
    assert!((1..=paper.pages.len()).all(|page| paper.on(page).count() > 0), "no page is empty");
    looks(first, 14.0, true, false);
    near(second.middle(), MIDDLE, MM, "the number of an annex");
    looks(paper.run("PHÂN CÔNG THỰC HIỆN"), 14.0, true, false);
    let whose = paper.run("(Kèm theo Kế hoạch số");
    looks(whose, 13.0, false, true);
    let numbers: Vec<&str> =
        paper.on(second.page + 1).filter(|run| run.baseline < 20.0).map(|run| run.text.as_str()).collect();
    assert_eq!(numbers, ["2"], "the second page of the second annex");
}

#[test]
fn forms_with_parts_of_their_own() {
    let minutes = set(&forms::of_kind(Kind::Minutes, NEW).expect("a form"));
    let (secretary, chair) = (minutes.run("THƯ KÝ"), minutes.run("CHỦ TRÌ"));
    looks(secretary, 14.0, true, false);
    near(secretary.middle(), LEFT_MIDDLE, MM, "the secretary signs on the left");
    near(chair.middle(), RIGHT_MIDDLE, MM, "who chaired signs on the right");
    near(secretary.baseline, chair.baseline, MM, "on one line");
    assert!(minutes.run("Nơi nhận:").baseline > chair.baseline + 26.0 || minutes.run("Nơi nhận:").page > chair.page);
    let decision = set(&forms::of_kind(Kind::Decision, NEW).expect("a form"));
    let by = decision.run("TRƯỞNG BAN QUẢN LÝ");
    looks(by, 14.0, true, false);
    near(by.middle(), MIDDLE, MM, "who decides stands in the middle");
    assert!(by.baseline < decision.run("Căn cứ").baseline, "above the bases");
    for kind in SlipKind::ALL {
        let paper = forms::slip(kind, NEW);
        looks(set(&paper).run(&paper.name().to_uppercase()), 14.0, true, false);
    }
}

/// A table of groups, each with rows beside a cell that reaches down all of them.
fn grouped(rows: u16, before: usize) -> Official {
    let mut paper = generic(Kind::Notice, NEW);
    let group = |name: &str| Row { cells: vec![Cell { columns: 3, ..Cell::plain(name) }] };
    let mut all = Vec::new();
    for name in ["I. Nhóm", "II. Nhóm"] {
        all.push(group(name));
        for at in 1..=rows {
            let mut cells =
                vec![Cell::plain(format!("{at}.")), Cell::plain("Nội dung một, nội dung hai và nội dung ba")];
            if at == 1 {
                cells.push(Cell { rows, ..Cell::plain("Hình thức") });
            }
            all.push(Row { cells });
        }
    }
    let column = |share| Column { share, align: Align::Left };
    let header = vec![Row::plain(["STT", "Nội dung", "Hình thức"])];
    paper.body = vec![Paragraph::plain("Một dòng."); before];
    paper.body.push(Block::Table(Table { title: None, columns: [1, 4, 3].map(column).to_vec(), header, rows: all }));
    paper
}

#[test]
fn tables_break_between_rows_and_repeat_their_heading() {
    for before in 0..25 {
        let paper = set(&grouped(30, before));
        assert!(paper.runs.iter().all(|run| run.baseline < 277.0), "nothing stands below the text");
        let rows = paper.runs.iter().filter(|run| run.text.starts_with("Nội dung một")).count();
        assert_eq!(rows, 60, "no row is lost");
        for page in 1..=paper.pages.len() {
            let texts: Vec<&str> = paper.on(page).map(|run| run.text.as_str()).collect();
            let rows = texts.iter().filter(|text| text.starts_with("Nội dung một")).count();
            let headings = texts.iter().filter(|text| **text == "STT").count();
            assert_eq!(
                headings,
                usize::from(rows > 0),
                "{before} before, page {page}: a heading where rows are: {texts:?}"
            );
            if let Some(group) = texts.iter().position(|text| text.ends_with("I. Nhóm")) {
                assert!(texts[group..].contains(&"1."), "{before} before: a group has its first row below it");
            }
        }
    }
}

#[test]
fn who_signs_is_never_alone_on_a_page() {
    for lines in 20..60 {
        let mut paper = generic(Kind::Notice, NEW);
        paper.body = (0..lines).map(|_| Paragraph::plain("Một dòng.")).collect();
        let paper = set(&paper);
        let page = paper.run("KT. TRƯỞNG BAN").page;
        let text = paper.on(page).filter(|run| run.text.starts_with("Một dòng")).count();
        assert!(text >= 1, "{lines} lines: who signs stands alone on page {page}");
    }
}

#[test]
fn no_line_of_a_paragraph_is_alone_on_a_page() {
    for before in 0..14 {
        let mut paper = long();
        for _ in 0..before {
            let line = vec![Inline::plain("Một dòng.")];
            paper.body.insert(1, Block::Paragraph(Paragraph { text: line, ..Default::default() }));
        }
        let paper = set(&paper);
        for page in 1..paper.pages.len() {
            let lines: Vec<&Run> =
                paper.on(page + 1).filter(|run| run.baseline > 20.0 && (run.size - 14.0).abs() < PT).collect();
            let Some(first) = lines.first() else { continue };
            // A line at the margin that goes on from the page before has one more below it, unless it is a table.
            if (first.left - LEFT).abs() < 0.1 && !first.bold {
                assert!(
                    lines.get(1).is_some_and(|second| (second.left - LEFT).abs() < 0.1),
                    "page {}: {first:?}",
                    page + 1
                );
            }
        }
    }
}

#[test]
fn cells_stand_on_their_greys() {
    use papers::content::Shade;
    let mut paper = generic(Kind::Notice, NEW);
    let column = Column { share: 1, align: Align::Left };
    let table = |shade| {
        let rows = vec![Row { cells: vec![Cell { shade, ..Cell::plain("Chín") }, Cell::plain("Mười")] }];
        Block::Table(Table { title: None, columns: vec![column; 2], header: Vec::new(), rows })
    };
    let mut grounds = |shade| {
        paper.body = vec![table(shade)];
        let measured = set(&paper);
        let text = measured.run("Chín");
        let around = |drawn: &&Drawn| {
            drawn.page == text.page
                && drawn.height > 3.0
                && (drawn.left..drawn.left + drawn.width).contains(&text.left)
                && (drawn.top..drawn.top + drawn.height).contains(&text.baseline)
        };
        measured.drawn.iter().filter(around).count()
    };
    assert_eq!(grounds(Some(Shade::Light)), grounds(None) + 1);
}
