//! Pasting from Excel, writing out to it.

use crate::given::{INVESTMENT, OFFICE, PLANNING, account, day, item_at, plan, unit, work};
use people::Role;
use plans::channel::ChannelKind as K;
use plans::model::{AccountId, Assignment, Due, FullPlan, Host, TaskOf, UnitId};
use plans::rules::bulk::{CellProblem, Column, MAX_BYTES, Paste, Vocabulary, Words, export, parse_paste, to_tsv};
use plans::rules::names::Directory;
use proptest::prelude::*;

struct Names;

impl Words for Names {
    fn unit(&self, id: UnitId) -> String {
        if id == unit(OFFICE) { "Văn phòng".into() } else { "Phòng Quản lý đầu tư".into() }
    }
    fn person(&self, _: AccountId) -> String {
        "Chuyên viên A".into()
    }
    fn channel(&self, kind: K) -> String {
        if kind == K::Portal { "Trang nhà".into() } else { "Họp cơ quan".into() }
    }
}

fn directory() -> Directory {
    let units = [
        ("Văn phòng", unit(OFFICE)),
        ("VP", unit(OFFICE)),
        ("Phòng Quản lý đầu tư", unit(INVESTMENT)),
        ("Phòng đôi", unit(PLANNING)),
        ("phòng đôi", unit(INVESTMENT)),
    ];
    let two = [("Người trùng tên", account(Role::Clerk)), ("Người trùng tên", account(Role::UnitHead))];
    Directory::new(units, [("Chuyên viên A", account(Role::Specialist))].into_iter().chain(two))
}

fn parse(full: &FullPlan, text: &str) -> Paste {
    let channels = [(K::Portal, "Trang nhà".to_owned()), (K::AgencyMeeting, "Họp cơ quan".to_owned())];
    parse_paste(text, &Vocabulary { plan: full, names: &directory(), channels: &channels })
}

#[test]
fn a_table_in_any_order_of_columns_is_read() {
    let full = plan();
    let text = "Thời hạn\tĐƠN VỊ CHỦ TRÌ\tNội dung tuyên truyền\tSTT\tSố lượng\tGhi chú\tPhối hợp\tHình thức\tBắt đầu\tNgười thực hiện\n\
        30/6\tPhòng quản lý đầu tư\t\"Nghị quyết số 17-NQ/TW về cải cách;\nChương trình hành động của Ban.\"\t1\t02 tin, bài\tgấp\tVP\tTrang nhà\t1/3/2020\tchuyên viên a\n\
        Thường xuyên\t\tGiải đáp khó khăn\t2\t\t\t\t\t\t\n";
    let paste = parse(&full, text);
    assert_eq!(paste.unknown_columns, ["Ghi chú"]);
    assert_eq!(paste.rows.iter().map(|row| row.line).collect::<Vec<_>>(), [2, 4]);
    let first = paste.rows[0].work.clone().unwrap_or_else(|| panic!("{:?}", paste.rows[0].errors));
    assert_eq!(paste.rows[0].cells[5], "gấp", "a cell under an unknown header is kept");
    let expected = Assignment {
        title: "Nghị quyết số 17-NQ/TW về cải cách".into(),
        of: TaskOf::Item(item_at(&full, 0, 0).id),
        ..work(&full)
    };
    assert_eq!(first, expected);
    // The same words stand in both groups: the label 2 tells which.
    let problem = &paste.rows[1];
    let second = problem.work.clone().unwrap_or_else(|| panic!("{:?}", problem.errors));
    assert_eq!((second.of, second.due), (TaskOf::Item(item_at(&full, 0, 1).id), Due::Continuing));
    assert_eq!(second.quantity, 1);
}

#[test]
fn every_unreadable_cell_is_told() {
    let full = plan();
    use CellProblem as P;
    use Column as C;
    let header = "STT\tNội dung\tHình thức\tChủ trì\tPhối hợp\tNgười thực hiện\tBắt đầu\tThời hạn\tSố lượng\n";
    let good = ["", "Nghị quyết số 17-NQ/TW", "", "", "", "", "", "30/06/2020", ""];
    let cases: Vec<(usize, &str, C, P)> = vec![
        (1, "Nội dung không có trong kế hoạch", C::Content, P::ItemUnknown),
        (1, "Giải đáp khó khăn", C::Content, P::ItemAmbiguous),
        (1, "", C::Content, P::ItemUnknown),
        (2, "bồ câu", C::Channel, P::ChannelUnknown),
        (2, "báo, đài; Zalo", C::Channel, P::ChannelAmbiguous),
        (3, "Phòng lạ", C::Lead, P::UnitUnknown("Phòng lạ".into())),
        (3, "Phòng đôi", C::Lead, P::UnitAmbiguous("Phòng đôi".into())),
        (4, "VP; Phòng lạ", C::Coordinating, P::UnitUnknown("Phòng lạ".into())),
        (5, "Ai đó", C::Person, P::PersonUnknown),
        (5, "Người trùng tên", C::Person, P::PersonAmbiguous),
        (6, "đầu tháng", C::StartsOn, P::DateUnreadable),
        (7, "31/6/2020", C::Due, P::DateUnreadable),
        (7, "", C::Due, P::DueMissing),
        (8, "nhiều", C::Quantity, P::QuantityUnreadable),
        (8, "0", C::Quantity, P::QuantityUnreadable),
        (8, "1.5", C::Quantity, P::QuantityUnreadable),
        (8, "99999999999999999999", C::Quantity, P::QuantityUnreadable),
    ];
    for (at, cell, column, problem) in cases {
        let mut row = good;
        row[at] = cell;
        let paste = parse(&full, &format!("{header}{}\n", row.join("\t")));
        let errors: Vec<_> = paste.rows[0].errors.iter().map(|error| (error.column, error.problem.clone())).collect();
        assert_eq!(errors, [(Some(column), problem)], "for {cell:?} in column {at}");
        assert_eq!((paste.rows[0].work.as_ref(), paste.all()), (None, None));
        assert!(paste.rows[0].cells.iter().any(|kept| kept == cell), "the cell is kept");
    }
    let beyond = parse(&full, &format!("{header}{}\tthừa\n", good.join("\t")));
    assert_eq!(beyond.rows[0].errors[0].problem, P::NoColumn);
    let two = parse(&full, &format!("{header}\tlạ\t\tlạ\t\t\t\t\t\n"));
    assert_eq!(two.rows[0].errors.len(), 3, "all problems of a row at once");
}

#[test]
fn days_as_people_write_them() {
    let full = plan();
    let due = |cell: &str| {
        parse(&full, &format!("Nội dung\tThời hạn\nNghị quyết số 17-NQ/TW\t{cell}\n")).rows[0]
            .work
            .clone()
            .map(|w| w.due)
    };
    let on = |text| Some(Due::On(day(text)));
    for (cell, expected) in [
        ("30/6/2020", on("2020-06-30")),
        ("2020-06-30", on("2020-06-30")),
        ("30/6", on("2020-06-30")),
        ("Tháng 6", on("2020-06-30")),
        ("Tháng 02/2021", on("2021-02-28")),
        ("Quý II", on("2020-06-30")),
        ("quý 4 năm 2020", on("2020-12-31")),
        ("Cả năm", Some(Due::Continuing)),
        ("Quý V", None),
        ("tháng 13", None),
        ("31/2", None),
    ] {
        assert_eq!(due(cell), expected, "for {cell:?}");
    }
}

#[test]
fn what_is_written_out_is_read_back() {
    let full = plan();
    let base = work(&full);
    let duty = Assignment {
        of: TaskOf::Duty(0),
        channel: None,
        title: "Báo cáo \"quý\"\nvà năm".into(),
        lead_unit: None,
        coordinating: vec![unit(OFFICE), unit(INVESTMENT)],
        person: None,
        starts_on: None,
        due: Due::Continuing,
        host: Host::Elsewhere { who: "Sở Nội vụ".into() },
        ..base.clone()
    };
    let tasks = [base, duty];
    let table = export(&tasks, &full, &Names);
    let header: Vec<_> = Column::ALL.iter().map(|column| column.header()).collect();
    assert_eq!(table[0], header);
    assert_eq!(parse(&full, &to_tsv(&table)).all().as_deref(), Some(&tasks[..]));
    // Without the header the columns are taken in the order in which they are written.
    assert_eq!(parse(&full, &to_tsv(&table[1..])).all().as_deref(), Some(&tasks[..]));
}

#[test]
fn a_paste_has_bounds_and_says_what_was_left() {
    let full = plan();
    let many = format!("Nội dung\tThời hạn\n{}", "Nghị quyết số 17-NQ/TW\t30/6\n".repeat(2_010));
    let paste = parse(&full, &many);
    assert_eq!((paste.rows.len(), paste.lines_left, paste.all()), (2_000, 10, None));
    let huge = "đ".repeat(MAX_BYTES / 2 + 1) + "\nx\ny";
    assert_eq!(parse(&full, &huge).lines_left, 3);
    assert_eq!(parse(&full, "").all(), None, "nothing is not everything");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    #[test]
    fn any_paste_is_read_or_told(text in "(STT|Nội dung|Thời hạn|Số lượng|30/6|quý II|[0-9.]{1,22}|\"|\t|\n|\\PC){0,60}") {
        let full = plan();
        let paste = parse(&full, &text);
        for row in &paste.rows {
            prop_assert_eq!(row.work.is_some(), row.errors.is_empty());
            prop_assert!(row.line >= 1);
        }
    }
}
