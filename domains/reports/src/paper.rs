//! A report as an official paper, with the annex of its rows; and the same rows as a workbook.

use crate::content;
use crate::model::{FigureLine, Report, Section, Snapshot, State};
use crate::rules::said::used;
use jiff::civil::Date;
use papers::content::Block;
use papers::forms::{self, Letterhead};
use papers::official::{Issued, Official};
use papers::sheet::{Book, Cell, Column, Kind, Properties, Sheet};

/// The paper. A signed one has the number and the day that it came back with, a draft leaves the day to the clerk.
#[must_use]
pub fn official(report: &Report, snapshot: &Snapshot, head: &Letterhead, today: Date) -> Official {
    let mut head = head.clone();
    match &report.state {
        State::Signed { signing, .. } => {
            head.issued = Issued::On(signing.issued_on);
            head.number = signing.number.split_once('/').map(|(number, _)| number.to_owned());
        }
        State::Draft { .. } | State::Submitted { .. } => head.issued = Issued::InYear(today.year()),
    }
    let (opening, sections) =
        report.sections.split_first().map_or((&[][..], &[][..]), |(first, rest)| (std::slice::from_ref(first), rest));
    let form = forms::Report {
        subject: report.subject.clone(),
        to: report.receivers.clone(),
        opening: String::new(),
        sections: nested(sections, snapshot),
    };
    let mut paper = form.official(&head);
    let before: Vec<Block> = opening.iter().flat_map(|section| content::section(section, snapshot)).collect();
    paper.body.splice(0..0, before);
    paper
}

/// The same paper with nothing in it but its closing sentence: what stands around the text.
#[must_use]
pub fn frame(paper: &Official) -> Official {
    Official { body: paper.body.last().cloned().into_iter().collect(), ..paper.clone() }
}

/// Sections of the second level inside the one before them.
fn nested(sections: &[Section], snapshot: &Snapshot) -> Vec<forms::Section> {
    let mut all: Vec<forms::Section> = Vec::new();
    for section in sections {
        let made = forms::Section::new(section.title.clone(), content::section(section, snapshot));
        match all.last_mut() {
            Some(above) if section.level > 1 => above.parts.push(made),
            _ => all.push(made),
        }
    }
    all
}

/// Most characters of a sheet's name (Excel's limit).
const SHEET_NAME: usize = 31;

/// The annex: a sheet with every figure of the report, and one a figure with its rows.
#[must_use]
pub fn annex(report: &Report, snapshot: &Snapshot, made: jiff::civil::DateTime) -> Vec<u8> {
    let addresses = used(&report.sections);
    let lines: Vec<&FigureLine> =
        snapshot.figures.iter().filter(|line| addresses.contains(line.address.as_str())).collect();
    let text = |text: &str| Cell::Text(text.to_owned());
    let column = |title: &str, kind| Column { title: title.to_owned(), kind };
    let summary = Sheet {
        name: "Số liệu".into(),
        title: format!(
            "{} ({} – {})",
            snapshot.label,
            viet::date::short(snapshot.from),
            viet::date::short(snapshot.to)
        ),
        columns: ["Chỉ tiêu", "Cách tính", "Đơn vị tính", "Kỳ này", "Cùng kỳ năm trước"]
            .map(|title| column(title, Kind::Text))
            .into(),
        rows: lines
            .iter()
            .map(|line| {
                let before = line.before.map_or_else(|| "–".to_owned(), |value| value.to_string());
                vec![
                    text(&line.title),
                    text(&line.definition),
                    text(&line.measure),
                    text(&line.value().to_string()),
                    text(&before),
                ]
            })
            .collect(),
    };
    let sheets = lines.iter().enumerate().map(|(at, line)| Sheet {
        name: viet::case::capitalised(&line.title)
            .chars()
            .filter(|c| !"[]:*?/\\".contains(*c))
            .take(SHEET_NAME - 4)
            .chain(format!(" {}", at + 1).chars())
            .collect(),
        title: line.title.clone(),
        columns: vec![
            column("Nội dung", Kind::Text),
            column("Ngày", Kind::Date),
            column("Đơn vị", Kind::Text),
            column("Nhóm", Kind::Text),
            column("Được tính", Kind::Text),
            column("Bổ sung từ kỳ trước", Kind::Text),
            column("Ghi chú", Kind::Text),
        ],
        rows: line.rows.iter().map(|row| cells(row, snapshot)).collect(),
    });
    let listed = report.sections.iter().flat_map(|section| &section.blocks);
    let listed = listed.into_iter().any(|block| matches!(block, crate::model::Block::Outside { .. }));
    let outside = (listed && !snapshot.outside.is_empty()).then(|| outside(snapshot));
    papers::sheet::write(&Book {
        properties: Properties {
            title: report.name.clone(),
            author: String::new(),
            organisation: snapshot.words.get("agency").cloned().unwrap_or_default(),
            language: "vi-VN".into(),
            created: made,
        },
        sheets: std::iter::once(summary).chain(sheets).chain(outside).collect(),
    })
}

/// Figures of other systems, each with all that makes it checkable.
fn outside(snapshot: &Snapshot) -> Sheet {
    let column = |title: &str, kind| Column { title: title.to_owned(), kind };
    let text = |text: &str| Cell::Text(text.to_owned());
    let row = |one: &crate::model::Outside| {
        let (actual, difference) = one.actual.as_ref().map(|it| (it.value.as_str(), it.difference.as_str())).unzip();
        vec![
            text(&one.title),
            text(&one.value),
            text(&one.measure),
            text(if one.estimated { "Ước thực hiện" } else { "Thực tế" }),
            text(actual.unwrap_or_default()),
            text(difference.unwrap_or_default()),
            text(&one.source),
            text(&one.person),
            Cell::Date(one.taken_on),
        ]
    };
    Sheet {
        name: "Số ngoài hệ thống".into(),
        title: "Số ngoài hệ thống".into(),
        columns: vec![
            column("Nội dung", Kind::Text),
            column("Số liệu", Kind::Text),
            column("Đơn vị tính", Kind::Text),
            column("Loại số liệu", Kind::Text),
            column("Số thực tế", Kind::Text),
            column("Chênh lệch", Kind::Text),
            column("Nguồn", Kind::Text),
            column("Người cung cấp", Kind::Text),
            column("Lấy ngày", Kind::Date),
        ],
        rows: snapshot.outside.iter().map(row).collect(),
    }
}

fn cells(row: &domain::FigureRow, snapshot: &Snapshot) -> Vec<Cell> {
    let yes = |yes: bool| Cell::Text(if yes { "x" } else { "" }.into());
    vec![
        Cell::Text(row.title.clone()),
        row.on.map_or_else(|| Cell::Text(String::new()), Cell::Date),
        Cell::Text(snapshot.unit(row.unit).to_owned()),
        Cell::Text(row.group.clone()),
        yes(row.counts),
        yes(row.late),
        Cell::Text(row.note.clone()),
    ]
}
