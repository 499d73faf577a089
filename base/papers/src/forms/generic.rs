//! A specimen of each of the decree's kinds of papers, those without a form of their own among them: for tests, and for offices
//! that want to see what comes out of the printer before they write. Nobody is named and nothing is claimed.

use super::sample::{letterhead, province};
use crate::content::{Align, Block, Column, Heading, Inline, Level, List, Marks, Paragraph, Row, Table};
use crate::official::{Annex, Circulation, Kind, Official, Urgency};
use jiff::civil::Date;

/// The specimen of a kind, in the form of the day on which it is issued.
///
/// ```
/// use papers::forms::generic;
/// use papers::official::Kind;
/// let paper = generic(Kind::Letter, jiff::civil::date(2026, 1, 5));
/// assert_eq!(paper.addressee_lines().len(), 3);
/// ```
pub fn generic(kind: Kind, issued: Date) -> Official {
    let subject = "thông tin, tuyên truyền cải cách hành chính của Ban Quản lý các Khu công nghiệp";
    let subject = if kind.is_letter() { subject.to_owned() } else { viet::case::capitalised(subject) };
    let mut paper = letterhead(issued).paper(kind, &subject);
    paper.recipients.insert(0, "Như trên".into());
    match kind {
        Kind::Letter | Kind::Submission | Kind::Report => {
            paper.addressees = vec![province(issued).into(), "Sở Nội vụ".into()];
        }
        Kind::Invitation | Kind::SendingSlip | Kind::TransferSlip | Kind::ReportSlip => {
            paper.addressees = vec!["Các phòng, đơn vị thuộc Ban".into()];
        }
        Kind::Dispatch => paper.marks.urgency = Some(Urgency::Flash),
        Kind::Minutes => paper.marks.circulation = Some(Circulation::Internal),
        _ => {}
    }
    if matches!(kind, Kind::Decision | Kind::Plan | Kind::Resolution | Kind::Submission) {
        paper.bases = vec![
            "Căn cứ Nghị định số 61/2018/NĐ-CP ngày 23 tháng 4 năm 2018 của Chính phủ về thực hiện cơ chế một cửa, một cửa \
             liên thông trong giải quyết thủ tục hành chính"
                .into(),
            "Theo đề nghị của Chánh Văn phòng".into(),
        ];
    }
    paper.body = body(kind);
    if matches!(kind, Kind::Plan | Kind::Report) {
        paper.annexes = vec![Annex {
            title: "Phân công thực hiện".into(),
            body: vec![Block::Table(table())],
            landscape: kind == Kind::Report,
        }];
    }
    paper
}

fn body(kind: Kind) -> Vec<Block> {
    if kind == Kind::Decision {
        return decision();
    }
    let heading = |level, label: &str, text: &str| {
        Block::Heading(Heading { level, label: label.into(), text: vec![Inline::plain(text)] })
    };
    let long = kind == Kind::Plan || kind == Kind::Report;
    let mut body = vec![Block::Paragraph(Paragraph {
        text: vec![
            Inline::plain(
                "Ban Quản lý các Khu công nghiệp trân trọng đề nghị các phòng, đơn vị phối hợp thực hiện các nội dung ",
            ),
            Inline::bold("thông tin, tuyên truyền"),
            Inline::plain(" sau đây"),
            Inline::Note(vec![Inline::plain("Thời gian thực hiện theo phân công tại Phụ lục.")]),
            Inline::plain(":"),
        ],
        align: Align::Justified,
    })];
    if long {
        body.insert(0, heading(Level::Section, "I.", "MỤC ĐÍCH, YÊU CẦU"));
    }
    body.push(Block::List(List {
        marks: Marks::Letters,
        items: [
            "Nghị quyết và kế hoạch",
            "Cơ chế một cửa",
            "Đối thoại doanh nghiệp",
            "Niêm yết công khai",
            "Dịch vụ công trực tuyến",
        ]
        .into_iter()
        .map(|text| vec![Paragraph::plain(format!("{text};"))])
        .collect(),
    }));
    if long {
        body.push(heading(Level::Section, "II.", "TỔ CHỨC THỰC HIỆN"));
        body.push(heading(Level::Item, "1.", "Văn phòng"));
        body.push(Paragraph::plain("Chủ trì, theo dõi, đôn đốc và tổng hợp báo cáo."));
        body.push(Block::Table(table()));
    }
    body.push(Paragraph::plain(
        "Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, đề nghị phản ánh về Văn phòng để tổng hợp.",
    ));
    body
}

fn decision() -> Vec<Block> {
    let article = |number: u32, text: &str| {
        Block::Paragraph(Paragraph {
            text: vec![Inline::bold(format!("Điều {number}. ")), Inline::plain(text)],
            align: Align::Justified,
        })
    };
    vec![
        Block::Paragraph(Paragraph { text: vec![Inline::bold("QUYẾT ĐỊNH:")], align: Align::Centred }),
        article(1, "Ban hành kèm theo Quyết định này Kế hoạch thông tin, tuyên truyền cải cách hành chính."),
        article(2, "Quyết định này có hiệu lực kể từ ngày ký."),
        article(3, "Chánh Văn phòng, Trưởng các phòng, đơn vị chịu trách nhiệm thi hành Quyết định này."),
    ]
}

fn table() -> Table {
    let column = |share, align| Column { share, align };
    let row = |number: &str, text: &str, unit: &str, day: &str| Row::plain([number, text, unit, day]);
    let group = |text: &str| Row::group(text, 4);
    Table {
        title: None,
        columns: vec![
            column(1, Align::Centred),
            column(5, Align::Justified),
            column(3, Align::Left),
            column(2, Align::Centred),
        ],
        header: vec![Row::plain(["STT", "Nội dung", "Đơn vị chủ trì", "Thời hạn"])],
        rows: vec![
            group("A. Đối với cán bộ, công chức, viên chức"),
            row("1", "Các nghị quyết, chương trình, kế hoạch cải cách hành chính", "Văn phòng", "Quý I"),
            row(
                "2",
                "Quy định về cơ chế một cửa, một cửa liên thông trong giải quyết thủ tục hành chính",
                "Bộ phận Một cửa",
                "Thường xuyên",
            ),
            group("B. Đối với doanh nghiệp, cá nhân, tổ chức"),
            row("3", "Đối thoại giữa Lãnh đạo và doanh nghiệp", "Phòng Quản lý doanh nghiệp", "6 tháng/lần"),
        ],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn every_kind_has_a_specimen_that_can_be_written_and_read() {
        for kind in Kind::all() {
            for day in [date(2020, 1, 21), date(2026, 1, 5)] {
                let paper = generic(kind, day);
                let read =
                    crate::read::read(&crate::docx::write(&paper)).unwrap_or_else(|error| panic!("{kind}: {error}"));
                let lines: Vec<&str> = read.lines().map(|line| line.text.as_str()).collect();
                assert!(lines.iter().any(|line| line.ends_with("./.")), "{kind}: {lines:?}");
                assert_eq!(lines.contains(&kind.to_string().to_uppercase().as_str()), !kind.is_letter(), "{kind}");
            }
        }
    }
}
