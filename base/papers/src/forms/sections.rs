//! Papers that are made of sections: plans, reports, submissions, notices, letters.

use super::{Letterhead, Section, dashed, numbered};
use crate::content::{Align, Block, Column, Paragraph, Row, Table};
use crate::official::{Kind, Official};

/// A plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// Its abstract.
    pub subject: String,
    /// The legal bases.
    pub bases: Vec<String>,
    /// What it is for.
    pub purposes: Vec<String>,
    /// What it asks of those who carry it out.
    pub requirements: Vec<String>,
    /// What is to be done, by whom, by when, in groups.
    pub tasks: Vec<(String, Vec<PlanTask>)>,
    /// Where the money comes from.
    pub budget: String,
    /// Who sees to what.
    pub organisation: Vec<Section>,
}

/// A line of a plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlanTask {
    /// What is to be done.
    pub content: String,
    /// In what way.
    pub channel: String,
    /// Who leads it.
    pub lead: String,
    /// By when.
    pub due: String,
}

impl Plan {
    /// The paper.
    pub fn official(self, head: &Letterhead) -> Official {
        let mut paper = head.paper(Kind::Plan, &self.subject);
        paper.bases = self.bases;
        let list = |items: &[String]| vec![dashed(items)];
        let mut sections = vec![
            Section {
                parts: vec![
                    Section::new("Mục đích", list(&self.purposes)),
                    Section::new("Yêu cầu", list(&self.requirements)),
                ],
                ..Section::new("Mục đích, yêu cầu", Vec::new())
            },
            Section::new("Nội dung, hình thức thực hiện", vec![Block::Table(tasks(&self.tasks))]),
        ];
        if !self.budget.trim().is_empty() {
            sections.push(Section::new("Kinh phí thực hiện", vec![Paragraph::plain(self.budget)]));
        }
        sections.push(Section { parts: self.organisation, ..Section::new("Tổ chức thực hiện", Vec::new()) });
        paper.body = numbered(&sections);
        paper.body.push(Paragraph::plain(format!(
            "Trên đây là Kế hoạch {}; trong quá trình thực hiện, nếu có khó khăn, vướng mắc, đề nghị các đơn vị phản ánh để xem xét, giải quyết.",
            viet::case::lowered(&self.subject)
        )));
        paper
    }
}

fn tasks(groups: &[(String, Vec<PlanTask>)]) -> Table {
    let column = |share, align| Column { share, align };
    let mut rows = Vec::new();
    let mut number = 0;
    for (place, (group, tasks)) in groups.iter().enumerate() {
        if !group.trim().is_empty() {
            let label = viet::label::to_roman(u32::try_from(place + 1).unwrap_or(u32::MAX));
            rows.push(Row::group(format!("{label}. {group}"), 5));
        }
        for task in tasks {
            number += 1;
            let number = number.to_string();
            rows.push(Row::plain([number.as_str(), &task.content, &task.channel, &task.lead, &task.due]));
        }
    }
    Table {
        title: None,
        columns: vec![
            column(3, Align::Centred),
            column(12, Align::Left),
            column(9, Align::Left),
            column(7, Align::Left),
            column(5, Align::Centred),
        ],
        header: vec![Row::plain(["STT", "Nội dung", "Hình thức", "Đơn vị chủ trì", "Thời hạn"])],
        rows,
    }
}

/// A report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Its abstract.
    pub subject: String,
    /// To whom it goes; nobody for a report to all.
    pub to: Vec<String>,
    /// What it answers: `Thực hiện Kế hoạch số …, Ban Quản lý báo cáo kết quả như sau:`.
    pub opening: String,
    /// The sections.
    pub sections: Vec<Section>,
}

impl Report {
    /// The paper.
    pub fn official(self, head: &Letterhead) -> Official {
        let mut paper = of_sections(head, Kind::Report, &self.subject, &self.to, self.opening, &self.sections);
        paper.body.push(Paragraph::plain(format!(
            "Trên đây là báo cáo {} của {}.",
            viet::case::lowered(&self.subject),
            head.issuer
        )));
        paper
    }
}

/// A submission: what somebody above is asked to decide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Submission {
    /// Its abstract.
    pub subject: String,
    /// Who decides.
    pub to: Vec<String>,
    /// The legal bases.
    pub bases: Vec<String>,
    /// Why: what led to it.
    pub opening: String,
    /// The sections.
    pub sections: Vec<Section>,
    /// What is asked, as the last sentence.
    pub request: String,
}

impl Submission {
    /// The paper.
    pub fn official(self, head: &Letterhead) -> Official {
        let mut paper = of_sections(head, Kind::Submission, &self.subject, &self.to, self.opening, &self.sections);
        paper.bases = self.bases;
        paper.body.push(Paragraph::plain(self.request));
        paper
    }
}

/// A notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Its abstract.
    pub subject: String,
    /// What it begins with.
    pub opening: String,
    /// The sections; none for a notice of some paragraphs.
    pub sections: Vec<Section>,
    /// What stands below the sections.
    pub closing: String,
}

impl Notice {
    /// The paper.
    pub fn official(self, head: &Letterhead) -> Official {
        let mut paper = of_sections(head, Kind::Notice, &self.subject, &[], self.opening, &self.sections);
        paper.body.push(Paragraph::plain(self.closing));
        paper
    }
}

/// A letter (công văn).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// Its abstract, without `V/v`.
    pub subject: String,
    /// To whom it goes.
    pub to: Vec<String>,
    /// What it says.
    pub body: Vec<Block>,
}

impl Letter {
    /// The paper.
    pub fn official(self, head: &Letterhead) -> Official {
        let mut paper = head.addressed(Kind::Letter, &self.subject, &self.to);
        paper.body = self.body;
        paper
    }
}

fn of_sections(
    head: &Letterhead,
    kind: Kind,
    subject: &str,
    to: &[String],
    opening: String,
    sections: &[Section],
) -> Official {
    let mut paper = if to.is_empty() { head.paper(kind, subject) } else { head.addressed(kind, subject, to) };
    if !opening.trim().is_empty() {
        paper.body.push(Paragraph::plain(opening));
    }
    paper.body.extend(numbered(sections));
    paper
}
