//! Papers of meetings: the invitation before, the minutes after.

use super::{Letterhead, dashed, line, moment};
use crate::content::{Block, Paragraph};
use crate::official::{Kind, Official, Signature};
use jiff::civil::DateTime;

/// An invitation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invitation {
    /// Its abstract: `Dự hội nghị đối thoại với doanh nghiệp`.
    pub subject: String,
    /// Who is invited.
    pub guests: Vec<String>,
    /// To what: `Hội nghị đối thoại với doanh nghiệp quý I năm 2026`.
    pub to: String,
    /// Who chairs it.
    pub chair: String,
    /// When it begins.
    pub begins: DateTime,
    /// Where.
    pub place: String,
    /// What is spoken of, if the guests are to prepare.
    pub agenda: Vec<String>,
    /// What guests are asked to bring, to answer or to mind; empty for nothing.
    pub request: String,
}

impl Invitation {
    /// The paper.
    pub fn official(self, head: &Letterhead) -> Official {
        let mut paper = head.addressed(Kind::Invitation, &self.subject, &self.guests);
        paper.body.push(Paragraph::plain(format!("{} trân trọng kính mời Quý vị tới dự {}.", head.issuer, self.to)));
        paper.body.push(line("Chủ trì", &full_stop(&self.chair)));
        paper.body.push(line("Thời gian", &full_stop(&moment(self.begins))));
        paper.body.push(line("Địa điểm", &full_stop(&self.place)));
        if !self.agenda.is_empty() {
            paper.body.push(line("Nội dung", ""));
            paper.body.push(dashed(&self.agenda));
        }
        if !self.request.trim().is_empty() {
            paper.body.push(Paragraph::plain(full_stop(&self.request)));
        }
        paper.body.push(Paragraph::plain(format!("Rất mong sự có mặt của Quý vị để {} đạt kết quả tốt.", self.what())));
        paper
    }

    /// `hội nghị`, `cuộc họp`: the first word of what guests are invited to, for the sentence at the end.
    fn what(&self) -> &'static str {
        let folded = viet::fold(&self.to);
        let known = [
            ("hoi nghi", "hội nghị"),
            ("hoi thao", "hội thảo"),
            ("le ", "buổi lễ"),
            ("lop", "lớp học"),
            ("doi thoai", "buổi đối thoại"),
        ];
        known.iter().find(|(start, _)| folded.starts_with(start)).map_or("cuộc họp", |(_, words)| words)
    }
}

/// Somebody with what he is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Person {
    /// The full name.
    pub name: String,
    /// `Phó Trưởng Ban`; empty where it does not matter.
    pub position: String,
}

impl Person {
    fn with_position(&self) -> String {
        let parts = [self.name.trim(), self.position.trim()];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    }
}

/// Minutes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Minutes {
    /// Their abstract: `Hội nghị đối thoại với doanh nghiệp`.
    pub subject: String,
    /// When the meeting began.
    pub begins: DateTime,
    /// When it ended.
    pub ends: DateTime,
    /// Where it was.
    pub place: String,
    /// Who took part.
    pub present: Vec<String>,
    /// Who was to take part and did not, with the reason.
    pub absent: Vec<String>,
    /// Who chaired it.
    pub chair: Person,
    /// Who wrote it down.
    pub secretary: Person,
    /// What was said.
    pub body: Vec<Block>,
    /// What was agreed.
    pub conclusions: Vec<String>,
}

impl Minutes {
    /// The paper: signed by who wrote it on the left and by who chaired it on the right.
    pub fn official(self, head: &Letterhead) -> Official {
        let mut paper = head.paper(Kind::Minutes, &self.subject);
        let body = &mut paper.body;
        body.push(line("Thời gian bắt đầu", &full_stop(&moment(self.begins))));
        body.push(line("Địa điểm", &full_stop(&self.place)));
        body.push(line("Chủ trì", &full_stop(&self.chair.with_position())));
        body.push(line("Thư ký", &full_stop(&self.secretary.with_position())));
        body.push(line("Thành phần tham dự", ""));
        body.push(dashed(&self.present));
        if !self.absent.is_empty() {
            body.push(line("Vắng mặt", ""));
            body.push(dashed(&self.absent));
        }
        body.push(line("Nội dung", ""));
        body.extend(self.body);
        if !self.conclusions.is_empty() {
            body.push(line("Kết luận", ""));
            body.push(dashed(&self.conclusions));
        }
        body.push(Paragraph::plain(format!(
            "Cuộc họp kết thúc vào {}; biên bản đã được đọc lại cho những người tham dự nghe, thống nhất và ký tên.",
            moment(self.ends)
        )));
        let sign = |word: &str, name: String| Signature { authority: vec![word.to_owned()], name };
        paper.secretary = Some(sign("THƯ KÝ", self.secretary.name));
        paper.signature = sign("CHỦ TRÌ", self.chair.name);
        paper
    }
}

fn full_stop(text: &str) -> String {
    format!("{}.", text.trim().trim_end_matches(['.', ';', ',']))
}
