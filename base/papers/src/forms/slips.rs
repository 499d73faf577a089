//! Slips: short papers that go from desk to desk. A transfer slip is a kind of the decree's; reminders and receptions are
//! inner forms, which it leaves to each office.

use super::{Letterhead, dashed, line, moment};
use crate::code::Code;
use crate::content::{Align, Block, Column, Paragraph, Row, Table};
use crate::official::{Kind, Official};
use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// The slips.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SlipKind {
    /// Phiếu nhắc việc.
    Reminder,
    /// Phiếu tiếp nhận.
    Reception,
    /// Phiếu chuyển.
    Transfer,
}

impl SlipKind {
    /// All of them.
    pub const ALL: [SlipKind; 3] = [SlipKind::Reminder, SlipKind::Reception, SlipKind::Transfer];

    /// The name without marks, for the command line.
    pub fn code(self) -> &'static str {
        match self {
            SlipKind::Reminder => "phieu-nhac-viec",
            SlipKind::Reception => "phieu-tiep-nhan",
            SlipKind::Transfer => "phieu-chuyen",
        }
    }
}

impl FromStr for SlipKind {
    type Err = ();

    fn from_str(code: &str) -> Result<SlipKind, ()> {
        SlipKind::ALL.into_iter().find(|kind| kind.code() == code).ok_or(())
    }
}

/// Reminds somebody of work whose results are still missing.
/// It can be kept as it was issued, and printed from that later.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reminder {
    /// Who is reminded: a unit, its head, a person.
    pub to: String,
    /// The plan that gave the work: `Kế hoạch số 06/KH-KCNĐN ngày 21/01/2020`.
    pub plan: String,
    /// The day on which it was counted.
    pub as_of: Date,
    /// What is missing.
    pub tasks: Vec<Reminded>,
    /// The day by which an answer is asked.
    pub answer_by: Date,
    /// Where the answer goes.
    pub answer_to: String,
}

/// A piece of work that somebody is reminded of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reminded {
    /// What is to be done.
    pub content: String,
    /// Who leads it.
    pub lead: String,
    /// By when.
    pub due: Date,
    /// What is there already: `1/2 bài`.
    pub result: String,
    /// Working days since it was due; none as long as it is not late.
    pub late: Option<u32>,
}

impl Reminder {
    /// The paper.
    pub fn official(self, head: &Letterhead) -> Official {
        let subject = match self.tasks.iter().any(|task| task.late.is_some()) {
            true => "Về việc thực hiện nhiệm vụ quá hạn",
            false => "Về việc thực hiện nhiệm vụ sắp đến hạn",
        };
        let mut paper = head.addressed(Kind::ReportSlip, subject, std::slice::from_ref(&self.to));
        paper.called = Some("Phiếu nhắc việc".into());
        paper.body.push(Paragraph::plain(format!(
            "Thực hiện {}, tính đến {}, các nội dung sau đây chưa có đủ kết quả được ghi nhận:",
            self.plan,
            viet::date::official(self.as_of)
        )));
        let column = |share, align| Column { share, align };
        let row = |(place, task): (usize, &Reminded)| {
            let late = task.late.map_or_else(|| "Chưa đến hạn".to_owned(), |days| days.to_string());
            let due = viet::date::short(task.due);
            Row::plain([
                (place + 1).to_string(),
                task.content.clone(),
                task.lead.clone(),
                due,
                task.result.clone(),
                late,
            ])
        };
        paper.body.push(Block::Table(Table {
            title: None,
            columns: vec![
                column(3, Align::Centred),
                column(9, Align::Left),
                column(6, Align::Left),
                column(5, Align::Centred),
                column(4, Align::Centred),
                column(4, Align::Centred),
            ],
            header: vec![Row::plain([
                "STT",
                "Nội dung",
                "Đơn vị chủ trì",
                "Thời hạn",
                "Kết quả",
                "Số ngày làm việc quá hạn",
            ])],
            rows: self.tasks.iter().enumerate().map(row).collect(),
        }));
        paper.body.push(Paragraph::plain(format!(
            "Đề nghị {} chỉ đạo, thực hiện và báo cáo kết quả, hoặc nêu rõ khó khăn, vướng mắc và thời hạn hoàn thành, gửi {} trước {}.",
            self.to,
            self.answer_to,
            viet::date::official(self.answer_by)
        )));
        paper
    }
}

/// Confirms to somebody what was received from him.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reception {
    /// The code under which it is found again.
    pub code: String,
    /// The address that tells how far it is; empty for none.
    pub address: String,
    /// When it was received.
    pub received: DateTime,
    /// Who handed it in.
    pub from: String,
    /// How he is reached.
    pub contact: String,
    /// What it is about.
    pub about: String,
    /// What was handed in with it.
    pub papers: Vec<String>,
    /// The day by which it is answered; none where the law sets no day.
    pub answer_by: Option<Date>,
}

impl Reception {
    /// The paper.
    pub fn official(self, head: &Letterhead) -> Official {
        let mut paper = head.paper(Kind::ReportSlip, "Về việc tiếp nhận phản ánh, kiến nghị");
        paper.called = Some("Phiếu tiếp nhận".into());
        let body = &mut paper.body;
        body.push(Paragraph::plain(format!("{} đã tiếp nhận phản ánh, kiến nghị với các thông tin sau:", head.issuer)));
        for (word, text) in [
            ("Mã số", &self.code),
            ("Thời điểm tiếp nhận", &moment(self.received)),
            ("Cá nhân, tổ chức gửi", &self.from),
            ("Liên hệ", &self.contact),
            ("Nội dung", &self.about),
        ] {
            if !text.trim().is_empty() {
                body.push(line(word, &format!("{}.", text.trim().trim_end_matches('.'))));
            }
        }
        if !self.papers.is_empty() {
            body.push(line("Tài liệu kèm theo", ""));
            body.push(dashed(&self.papers));
        }
        if let Some(day) = self.answer_by {
            body.push(line("Ngày trả lời", &format!("chậm nhất {}.", viet::date::official(day))));
        }
        if self.address.is_empty() {
            body.push(Block::Code(Code::bars(self.code, "Mã số")));
        } else {
            body.push(Block::Code(Code::qr(
                self.address,
                format!("Quét để xem tình hình giải quyết, mã số {}", self.code),
            )));
        }
        body.push(Paragraph::plain("Quý vị giữ phiếu này để tra cứu và đối chiếu khi liên hệ."));
        paper
    }
}

/// Passes papers on to who may decide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transfer {
    /// Who gets them.
    pub to: String,
    /// What is passed on.
    pub papers: Vec<String>,
    /// Why.
    pub reason: String,
    /// The day by which the result is asked; none for no such request.
    pub answer_by: Option<Date>,
}

impl Transfer {
    /// The paper.
    pub fn official(self, head: &Letterhead) -> Official {
        let mut paper =
            head.addressed(Kind::TransferSlip, "Về việc chuyển hồ sơ, tài liệu", std::slice::from_ref(&self.to));
        let body = &mut paper.body;
        body.push(Paragraph::plain(format!(
            "{} chuyển đến {} hồ sơ, tài liệu sau đây để xem xét, giải quyết theo thẩm quyền:",
            head.issuer, self.to
        )));
        body.push(dashed(&self.papers));
        body.push(line("Lý do chuyển", &format!("{}.", self.reason.trim().trim_end_matches('.'))));
        let by = self.answer_by.map_or(String::new(), |day| format!(" trước {}", viet::date::official(day)));
        body.push(Paragraph::plain(format!(
            "Đề nghị {} giải quyết và thông báo kết quả cho {}{by}.",
            self.to, head.issuer
        )));
        paper
    }
}
