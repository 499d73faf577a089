//! Kinds of papers as typed forms: what an office fills in, and the paper that comes of it in the usual words. Each form takes
//! the [`Letterhead`] of who issues it and gives an [`Official`].

mod decision;
mod generic;
mod meeting;
mod outline;
mod sample;
mod sections;
mod slips;

use crate::content::{Block, Inline, Paragraph};
use crate::official::{Issued, Kind, Official, Signature};

pub use decision::{Article, Decision};
pub use generic::generic;
pub use meeting::{Invitation, Minutes, Person};
pub use outline::{Section, numbered};
pub use sample::{letterhead as sample_letterhead, of_kind, slip};
pub use sections::{Letter, Notice, Plan, PlanTask, Report, Submission};
pub use slips::{Reception, Reminded, Reminder, SlipKind, Transfer};

/// What all papers of an office have in common, on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letterhead {
    /// The body above, in capitals as it stands at the head: `UBND THÀNH PHỐ ĐỒNG NAI`.
    pub superior: String,
    /// The body that issues, as it is called in a sentence.
    pub issuer: String,
    /// Its short name in symbols: `KCNĐN`.
    pub short: String,
    /// The short name of the unit that drafts, which stands in the symbols of letters: `VP`.
    pub drafting: String,
    /// Where it is issued.
    pub place: String,
    /// The day, or the year while there is no day yet.
    pub issued: Issued,
    /// The number, once a clerk has given it.
    pub number: Option<String>,
    /// Who signs.
    pub signature: Signature,
    /// Who gets it beside those it is addressed to.
    pub recipients: Vec<String>,
    /// What follows `Lưu:`.
    pub archive: String,
    /// Address, telephone and the like, for the foot of letters.
    pub contact: String,
}

impl Letterhead {
    /// A paper of a kind with nothing in it yet but its head and its foot, in the form of its day.
    pub fn paper(&self, kind: Kind, subject: &str) -> Official {
        let day = match self.issued {
            Issued::On(day) => day,
            Issued::InYear(year) => jiff::civil::date(year, 12, 31),
        };
        let mut paper = Official::new(kind, day);
        paper.issued = self.issued;
        paper.superior.clone_from(&self.superior);
        paper.issuer.clone_from(&self.issuer);
        paper.number.clone_from(&self.number);
        paper.symbol = match kind.abbreviation() {
            "" => format!("{}-{}", self.short, self.drafting),
            short => format!("{short}-{}", self.short),
        };
        paper.place.clone_from(&self.place);
        subject.clone_into(&mut paper.subject);
        paper.signature.clone_from(&self.signature);
        paper.recipients.clone_from(&self.recipients);
        paper.archive.clone_from(&self.archive);
        if kind.is_letter() {
            paper.contact.clone_from(&self.contact);
        }
        paper
    }

    /// The same addressed to somebody, who then stands first among the recipients.
    fn addressed(&self, kind: Kind, subject: &str, to: &[String]) -> Official {
        let mut paper = self.paper(kind, subject);
        paper.addressees = to.to_vec();
        paper.recipients.insert(0, "Như trên".into());
        paper
    }
}

/// `Thời gian: 08 giờ 30 phút, ngày 05 tháng 01 năm 2026`: the word in bold, the rest plain.
fn line(word: &str, text: &str) -> Block {
    let text = vec![Inline::bold(format!("{word}: ")), Inline::plain(text)];
    Block::Paragraph(Paragraph { text, ..Paragraph::default() })
}

/// A point of a list in running text: `- Đại diện Sở Nội vụ;`, the last with a full stop.
fn dashed(items: &[String]) -> Block {
    let last = items.len().saturating_sub(1);
    let item = |(at, text): (usize, &String)| {
        let mark = if at == last { '.' } else { ';' };
        vec![Paragraph::plain(format!("{}{mark}", text.trim().trim_end_matches([';', '.', ','])))]
    };
    let items = items.iter().enumerate().map(item).collect();
    Block::List(crate::content::List { marks: crate::content::Marks::Dashes, items })
}

/// `08 giờ 30 phút, ngày 05 tháng 01 năm 2026`.
fn moment(at: jiff::civil::DateTime) -> String {
    let minutes = if at.minute() == 0 { String::new() } else { format!(" {:02} phút", at.minute()) };
    format!("{:02} giờ{minutes}, {}", at.hour(), viet::date::official(at.date()))
}

#[cfg(test)]
mod tests;
