//! Papers that come back: really written as .docx, really read again, edited as blocks in between.

mod arbitrary;

use super::*;
use crate::model::{FigureLine, Of, Prose, State};
use crate::paper;
use domain::FigureRow;
use jiff::civil::date;
use kernel::{Ambient, Subject};
use papers::content::{Heading, Inline, Level, Paragraph, Row, Table};
use papers::forms::Letterhead;
use papers::official::{Issued, Official};
use std::collections::BTreeMap;
use std::sync::Arc;

fn row(title: &str) -> FigureRow {
    let subject = Subject::new("task", Ambient::fixed("2020-01-21T05:00:00Z").id::<()>());
    FigureRow {
        subject,
        title: title.into(),
        on: Some(date(2020, 3, 1)),
        unit: None,
        group: "hội nghị".into(),
        across: "Doanh nghiệp".into(),
        counts: true,
        late: false,
        note: String::new(),
        address: String::new(),
    }
}

fn snapshot(tasks: usize) -> Snapshot {
    let rows: Vec<_> = (0..tasks).map(|at| Arc::new(row(&format!("Việc {at}")))).collect();
    let line = FigureLine {
        address: "plans.tasks".into(),
        shape: domain::Shape::Count,
        title: "Nhiệm vụ thuộc kỳ".into(),
        definition: String::new(),
        measure: "nhiệm vụ".into(),
        legal_basis: None,
        tally: domain::Tally::of(&rows),
        rows,
        before: None,
    };
    Snapshot {
        counted_at: Ambient::fixed("2020-03-31T05:00:00Z").now(),
        label: "Quý I".into(),
        from: date(2020, 1, 1),
        to: date(2020, 3, 31),
        figures: vec![line],
        words: BTreeMap::from([("plans.plan".to_owned(), "Kế hoạch số 06/KH-KCNĐN".to_owned())]),
        units: Vec::new(),
        outside: Vec::new(),
    }
}

fn section(level: u8, title: &str, blocks: Vec<Block>) -> Section {
    Section { level, title: title.into(), blocks }
}

fn text(text: &str) -> Block {
    Block::Text { text: Prose::from(text) }
}

fn report(sections: Vec<Section>) -> Report {
    let ambient = Ambient::fixed("2020-03-31T05:00:00Z");
    Report {
        id: ambient.id(),
        period_id: ambient.id(),
        template: "section".into(),
        name: "Báo cáo".into(),
        receivers: vec!["Sở Nội vụ".into(), "Ủy ban nhân dân tỉnh".into()],
        subject: "Kết quả tuyên truyền Quý I".into(),
        sections,
        accepted: BTreeMap::from([("plans.tasks".to_owned(), "3".to_owned())]),
        state: State::Draft { returned: None },
        created_by: ambient.id(),
        created_at: ambient.now(),
        version: 1,
    }
}

fn sample() -> Report {
    report(vec![
        section(1, "", vec![text("Thực hiện {=plans.plan}, Ban Quản lý báo cáo như sau:")]),
        section(
            1,
            "Kết quả thực hiện",
            vec![
                text("Trong kỳ có {plans.tasks} nhiệm vụ theo kế hoạch.\nĐã tổ chức đối thoại với doanh nghiệp."),
                Block::Groups { title: "Hoạt động theo hình thức".into(), figure: "plans.tasks".into() },
            ],
        ),
        section(
            2,
            "Hạn chế",
            vec![Block::Rows {
                figure: "plans.tasks".into(),
                lead: "Các nhiệm vụ chưa hoàn thành:".into(),
                none: "Không có.".into(),
            }],
        ),
        section(
            1,
            "Nhiệm vụ kỳ tới của UBND tỉnh",
            vec![text("Tiếp tục thực hiện {=plans.plan}.\n- Điểm một;\n- Điểm hai.")],
        ),
    ])
}

fn head() -> Letterhead {
    Letterhead {
        superior: "UBND TỈNH ĐỒNG NAI".into(),
        issuer: "Ban Quản lý các Khu công nghiệp".into(),
        short: "KCNĐN".into(),
        drafting: "VP".into(),
        number: None,
        place: "Đồng Nai".into(),
        issued: Issued::InYear(2020),
        signature: papers::official::Signature { authority: vec!["TRƯỞNG BAN".into()], name: "Người ký".into() },
        recipients: vec!["Các phòng".into()],
        archive: "VT".into(),
        contact: String::new(),
    }
}

fn read(paper: &Official) -> Vec<Drawn> {
    papers::read::tree(&papers::docx::write(paper)).map(|tree| tree.blocks).unwrap_or_default()
}

/// What comes of a report whose paper was edited in between.
fn back(report: &Report, snapshot: &Snapshot, edit: impl FnOnce(&mut Official)) -> Result<Returned, NotCompared> {
    let mut paper = paper::official(report, snapshot, &head(), date(2020, 4, 1));
    let (sent, frame) = (read(&paper), read(&paper::frame(&paper)));
    edit(&mut paper);
    compare(report, snapshot, Papers { sent: &sent, frame: &frame, back: &read(&paper) })
}

/// Other letters, wherever they stand in the text.
fn rewrite(blocks: &mut [Drawn], from: &str, to: &str) {
    assert!(rewritten(blocks, from, to), "{from} is in the paper");
}

fn rewritten(blocks: &mut [Drawn], from: &str, to: &str) -> bool {
    let mut done = false;
    for block in blocks {
        let inlines = match block {
            Drawn::Paragraph(one) => &mut one.text,
            Drawn::Heading(one) => &mut one.text,
            Drawn::List(list) => {
                list.items.iter_mut().for_each(|item| done |= rewritten(item, from, to));
                continue;
            }
            Drawn::Table(table) => {
                let cells = table.rows.iter_mut().flat_map(|row| &mut row.cells);
                cells.for_each(|cell| done |= rewritten(&mut cell.blocks, from, to));
                continue;
            }
            _ => continue,
        };
        for inline in inlines {
            if let Inline::Text { text, .. } = inline
                && text.contains(from)
            {
                *text = text.replace(from, to);
                done = true;
            }
        }
    }
    done
}

fn at(blocks: &[Drawn], words: &str) -> usize {
    let has = |block: &Drawn| lines::lines(std::slice::from_ref(block)).iter().any(|line| line.text.contains(words));
    blocks.iter().position(has).unwrap_or_else(|| panic!("{words} is in the paper"))
}

fn heading(level: Level, label: &str, title: &str) -> Drawn {
    Drawn::Heading(Heading { level, label: label.into(), text: vec![Inline::plain(title)] })
}

fn told(returned: &Returned) -> Vec<(Place, Kind, &str, &str)> {
    fn one(change: &Change) -> (Place, Kind, &str, &str) {
        (change.place, change.kind.clone(), &change.before, &change.after)
    }
    returned.changes.iter().map(one).collect()
}

fn texts(section: Option<&Section>) -> Vec<String> {
    let blocks = section.into_iter().flat_map(|section| &section.blocks);
    blocks
        .map(|block| match block {
            Block::Text { text } => text.to_string(),
            made => format!(
                "<{}>",
                match made {
                    Block::Groups { .. } => "groups",
                    Block::Rows { .. } => "rows",
                    _ => "other",
                }
            ),
        })
        .collect()
}

#[test]
fn a_paper_that_nobody_edited_has_no_differences() {
    let returned = back(&sample(), &snapshot(3), |_| {}).expect("it is compared");
    assert_eq!(returned, Returned { changes: Vec::new(), offers: Vec::new() });
}

#[test]
fn no_template_differs_from_its_own_paper() {
    let mut snapshot = snapshot(3);
    let unit =
        |name: &str| crate::model::UnitLine { id: Ambient::fixed("2020-01-21T05:00:00Z").id(), name: name.into() };
    snapshot.units = vec![unit("Văn phòng"), unit("Phòng Quản lý đầu tư")];
    for template in crate::rules::templates::all() {
        let opening = section(1, "", vec![Block::Text { text: template.opening.clone() }]);
        let report = report(std::iter::once(opening).chain(template.sections.iter().cloned()).collect());
        let returned = back(&report, &snapshot, |_| {}).expect("it is compared");
        assert_eq!(returned, Returned { changes: Vec::new(), offers: Vec::new() }, "{}", template.key);
        // A paragraph below every heading comes to the section of that heading, even where that has none yet.
        let returned = back(&report, &snapshot, |paper| {
            let heads: Vec<usize> =
                (0..paper.body.len()).filter(|at| matches!(paper.body[*at], Drawn::Heading(_))).collect();
            for at in heads.into_iter().rev() {
                paper.body.insert(at + 1, Paragraph::plain("Một đoạn viết thêm trong Word."));
            }
        });
        let keys: Vec<Key> = returned.expect("it is compared").offers.iter().map(|offer| offer.key).collect();
        let expected: Vec<Key> = (1..report.sections.len()).map(Key::Section).collect();
        assert_eq!(keys, expected, "{}", template.key);
    }
}

#[test]
fn texts_are_taken_with_the_figures_that_stand() {
    let returned = back(&sample(), &snapshot(3), |paper| {
        rewrite(&mut paper.body, "Trong kỳ có 3 nhiệm vụ", "Trong quý này có 3 nhiệm vụ lớn");
        let here = at(&paper.body, "đối thoại");
        paper.body.insert(here + 1, Paragraph::plain("Đoạn {plans.tasks} mới."));
    })
    .expect("it is compared");
    let here = Place::Section(1);
    assert_eq!(
        told(&returned),
        [
            (
                here,
                Kind::Text,
                "Trong kỳ có 3 nhiệm vụ theo kế hoạch.",
                "Trong quý này có 3 nhiệm vụ lớn theo kế hoạch."
            ),
            (here, Kind::TextAdded, "", "Đoạn {plans.tasks} mới."),
        ]
    );
    let offer = &returned.offers[0];
    assert_eq!((returned.offers.len(), offer.key), (1, Key::Section(1)));
    assert_eq!(
        texts(offer.section.as_ref()),
        [
            "Trong quý này có {plans.tasks} nhiệm vụ lớn theo kế hoạch.\nĐã tổ chức đối thoại với doanh nghiệp.\nĐoạn {{plans.tasks}} mới.",
            "<groups>",
        ]
    );
}

#[test]
fn paragraphs_that_were_parted_or_joined_keep_their_figures() {
    let first = "Trong kỳ có {plans.tasks} nhiệm vụ theo kế hoạch; đã giao {plans.tasks} nhiệm vụ cho các đơn vị.";
    let second = "Thực hiện {=plans.plan} đúng tiến độ đề ra.";
    let report = report(vec![
        section(1, "", vec![text("Mở đầu.")]),
        section(1, "Kết quả", vec![text(&format!("{first}\n{second}"))]),
    ]);
    let parted = back(&report, &snapshot(3), |paper| {
        rewrite(&mut paper.body, "theo kế hoạch; đã giao 3 nhiệm vụ cho các đơn vị.", "theo kế hoạch.");
        let here = at(&paper.body, "Trong kỳ");
        paper.body.insert(here + 1, Paragraph::plain("Đã giao 3 nhiệm vụ cho các đơn vị."));
    });
    let parted = parted.expect("it is compared");
    let expected = "Trong kỳ có {plans.tasks} nhiệm vụ theo kế hoạch.\nĐã giao {plans.tasks} nhiệm vụ cho các đơn vị.";
    assert_eq!(texts(parted.offers[0].section.as_ref()), [format!("{expected}\n{second}")]);
    assert!(!parted.changes.iter().any(|change| matches!(change.kind, Kind::Figure(_))), "{parted:?}");
    let joined = back(&report, &snapshot(3), |paper| {
        let here = at(&paper.body, "Thực hiện");
        paper.body.remove(here);
        rewrite(
            &mut paper.body,
            "cho các đơn vị.",
            "cho các đơn vị. Thực hiện Kế hoạch số 06/KH-KCNĐN đúng tiến độ đề ra.",
        );
    });
    let joined = joined.expect("it is compared");
    assert_eq!(texts(joined.offers[0].section.as_ref()), [format!("{first} {second}")]);
}

#[test]
fn a_paragraph_that_was_moved_keeps_its_figures() {
    let returned = back(&sample(), &snapshot(3), |paper| {
        let here = at(&paper.body, "Trong kỳ có 3");
        let moved = paper.body.remove(here);
        let there = at(&paper.body, "Tiếp tục thực hiện");
        paper.body.insert(there, moved);
    });
    let offers = returned.expect("it is compared").offers;
    let found: Vec<Vec<String>> = offers.iter().map(|offer| texts(offer.section.as_ref())).collect();
    assert_eq!(found[0][0], "Đã tổ chức đối thoại với doanh nghiệp.");
    assert!(found[1][0].starts_with("Trong kỳ có {plans.tasks} nhiệm vụ theo kế hoạch.\nTiếp tục"), "{found:?}");
}

#[test]
fn remarks_go_along_with_their_sections() {
    let offer = |key, section, after| Offer { key, section, after };
    let came = || Some(section(1, "Mới", Vec::new()));
    let offers = vec![
        offer(Key::Added(0), came(), 0),
        offer(Key::Section(2), None, 2),
        offer(Key::Added(1), came(), 2),
        offer(Key::Section(3), came(), 3),
    ];
    let returned = Returned { changes: Vec::new(), offers };
    let places = |chosen: &[Key]| places(&sample(), &returned, chosen);
    assert_eq!(places(&[]), [0, 1, 2, 3]);
    assert_eq!(places(&[Key::Added(0)]), [0, 2, 3, 4]);
    assert_eq!(places(&[Key::Section(2), Key::Section(3)]), [0, 1, 1, 2]);
    assert_eq!(places(&[Key::Section(2), Key::Added(1)]), [0, 1, 1, 3]);
}

#[test]
fn a_figure_written_over_is_told() {
    let returned = back(&sample(), &snapshot(3), |paper| {
        rewrite(&mut paper.body, "Trong kỳ có 3 nhiệm vụ", "Trong kỳ có 5 nhiệm vụ");
    })
    .expect("it is compared");
    let figure = Piece::Figure("plans.tasks".into(), Of::Now);
    assert_eq!(told(&returned)[1], (Place::Section(1), Kind::Figure(figure), "3", "5"));
    assert!(texts(returned.offers[0].section.as_ref())[0].starts_with("Trong kỳ có 5 nhiệm vụ"));
}

#[test]
fn a_figure_that_moved_since_stays_a_figure() {
    // The paper went out when the writers saw 3; now there are 4.
    let (report, before, now) = (sample(), snapshot(3), snapshot(4));
    let paper = |snapshot| paper::official(&report, snapshot, &head(), date(2020, 4, 1));
    let (sent, frame) = (read(&paper(&now)), read(&paper::frame(&paper(&now))));
    let mut edited = paper(&before);
    let compared = |edited: &Official| {
        compare(&report, &now, Papers { sent: &sent, frame: &frame, back: &read(edited) }).expect("it is compared")
    };
    let returned = compared(&edited);
    assert!(
        returned.offers.is_empty() && returned.changes.iter().all(|change| change.kind == Kind::Made),
        "{returned:?}"
    );
    rewrite(&mut edited.body, "có 3 nhiệm vụ", "có 3 nhiệm vụ lớn");
    let returned = compared(&edited);
    assert!(texts(returned.offers[0].section.as_ref())[0].starts_with("Trong kỳ có {plans.tasks} nhiệm vụ lớn"));
    assert!(!returned.changes.iter().any(|change| matches!(change.kind, Kind::Figure(_))));
}

#[test]
fn what_the_program_makes_and_the_form_are_not_taken() {
    let returned = back(&sample(), &snapshot(3), |paper| {
        rewrite(&mut paper.body, "Hội nghị", "Hội thảo");
        rewrite(&mut paper.body, "Việc 1", "Việc khác");
        paper.subject = "Kết quả tuyên truyền Quý II".into();
        paper.number = Some("45".into());
        paper.signature.name = "Người khác".into();
    })
    .expect("it is compared");
    assert_eq!(returned.offers, []);
    let kinds: Vec<_> = returned.changes.iter().map(|change| (change.place, change.kind.clone())).collect();
    assert_eq!(
        kinds,
        [
            (Place::Head, Kind::Form),
            (Place::Head, Kind::Form),
            (Place::Section(1), Kind::Made),
            (Place::Section(2), Kind::Made),
            (Place::Foot, Kind::Form),
        ]
    );
}

#[test]
fn sections_are_renamed_added_and_removed() {
    let returned = back(&sample(), &snapshot(3), |paper| {
        let here = at(&paper.body, "Hạn chế");
        paper.body.drain(here..here + 3);
        rewrite(&mut paper.body, "NHIỆM VỤ KỲ TỚI CỦA UBND TỈNH", "PHƯƠNG HƯỚNG, NHIỆM VỤ KỲ TỚI CỦA UBND TỈNH");
        let here = at(&paper.body, "PHƯƠNG HƯỚNG");
        paper.body.insert(here, heading(Level::Section, "II.", "MÔ HÌNH MỚI"));
        paper.body.insert(here + 1, Paragraph::plain("Có một mô hình mới được nhân rộng."));
    })
    .expect("it is compared");
    let kinds: Vec<_> = told(&returned).into_iter().map(|(place, kind, _, after)| (place, kind, after)).collect();
    assert_eq!(
        kinds,
        [
            (Place::Section(2), Kind::SectionRemoved, ""),
            (Place::Added(0), Kind::SectionAdded, "Mô hình mới"),
            (Place::Added(0), Kind::TextAdded, "Có một mô hình mới được nhân rộng."),
            (Place::Section(3), Kind::Title, "Phương hướng, nhiệm vụ kỳ tới của UBND tỉnh"),
        ]
    );
    let keys: Vec<String> = returned.offers.iter().map(|offer| offer.key.to_string()).collect();
    assert_eq!(keys, ["s2", "n0", "s3"]);
    assert_eq!(texts(returned.offers[1].section.as_ref()), ["Có một mô hình mới được nhân rộng."]);
    assert_eq!(
        texts(returned.offers[2].section.as_ref()),
        ["Tiếp tục thực hiện {=plans.plan}.\n- Điểm một;\n- Điểm hai."]
    );
}

#[test]
fn nothing_that_was_typed_is_lost() {
    let returned = back(&sample(), &snapshot(3), |paper| {
        let here = at(&paper.body, "Việc 1");
        paper.body.insert(here + 1, Paragraph::plain("Sau danh sách."));
        let columns = vec![papers::content::Column { share: 1, align: papers::content::Align::Left }; 2];
        let table = Table { title: None, columns, header: Vec::new(), rows: vec![Row::plain(["Ô một", "Ô hai"])] };
        paper.body.insert(1, Drawn::Table(table));
        paper.body.push(Paragraph::plain("Sau câu kết."));
        if let Drawn::Paragraph(first) = &mut paper.body[0] {
            first.text.push(Inline::Note(vec![Inline::plain("Chú thích dưới trang.")]));
        }
    })
    .expect("it is compared");
    let kinds: Vec<_> = told(&returned).into_iter().map(|(place, kind, _, after)| (place, kind, after)).collect();
    for expected in [
        (Place::Section(0), Kind::Note, "Chú thích dưới trang."),
        (Place::Section(0), Kind::Table, "Ô một | Ô hai"),
        (Place::Section(2), Kind::TextAdded, "Sau danh sách."),
        (Place::Foot, Kind::Loose, "Sau câu kết./."),
    ] {
        assert!(kinds.contains(&expected), "{expected:?} in {kinds:?}");
    }
    assert_eq!(texts(returned.offers[0].section.as_ref()), ["<rows>", "Sau danh sách."]);
}

#[test]
fn another_paper_is_told() {
    let other = back(&sample(), &snapshot(3), |paper| {
        paper.body = (0..40).map(|at| Paragraph::plain(format!("Thông báo nghỉ lễ số {at}."))).collect();
    });
    assert_eq!(other, Err(NotCompared::AnotherPaper));
    let long = back(&sample(), &snapshot(3), |paper| {
        let here = at(&paper.body, "đối thoại");
        paper.body.splice(here..here, (0..3_000).map(|at| Paragraph::plain(format!("Đoạn {at}."))));
    });
    assert_eq!(long, Err(NotCompared::TooLong));
    let endless = back(&sample(), &snapshot(3), |paper| {
        rewrite(&mut paper.body, "đối thoại", &"đối thoại ".repeat(200_000));
    });
    assert_eq!(endless, Err(NotCompared::TooLong));
    // What is long, and what is much, is still told whole.
    let much = back(&sample(), &snapshot(3), |paper| {
        rewrite(&mut paper.body, "Trong kỳ có 3", &format!("{}Trong kỳ có 3", "dài ".repeat(3_000)));
        let here = at(&paper.body, "đối thoại");
        let others = (0..900).map(|at| Paragraph::plain(format!("Đoạn {at} về {}.", "việc ".repeat(50))));
        paper.body.splice(here..=here, others);
    });
    let much = much.expect("it is compared");
    let told: usize = much.changes.iter().map(|change| change.after.matches("Đoạn ").count()).sum();
    assert_eq!(told, 900);
}
