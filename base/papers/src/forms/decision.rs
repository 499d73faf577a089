//! Decisions: who decides, on what bases, in articles.

use super::Letterhead;
use crate::content::{Align, Block, Inline, Paragraph};
use crate::official::{Kind, Official};

/// A decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// Its abstract: `Về việc ban hành Kế hoạch …`.
    pub subject: String,
    /// Who decides, as it stands below the title: `TRƯỞNG BAN QUẢN LÝ CÁC KHU CÔNG NGHIỆP`.
    pub by: String,
    /// The legal bases.
    pub bases: Vec<String>,
    /// The articles in order.
    pub articles: Vec<Article>,
}

/// An article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Article {
    /// Its title; empty for none, as short decisions have it.
    pub title: String,
    /// What it says; the first paragraph stands behind the number where there is no title.
    pub body: Vec<Block>,
}

impl Article {
    /// An article of a single paragraph without a title.
    pub fn plain(text: impl Into<String>) -> Article {
        Article { title: String::new(), body: vec![Paragraph::plain(text)] }
    }
}

impl Decision {
    /// The paper.
    pub fn official(self, head: &Letterhead) -> Official {
        let mut paper = head.paper(Kind::Decision, &self.subject);
        let last = self.articles.len();
        // The last article usually names those who carry it out: they are the first recipients.
        if last > 0 {
            paper.recipients.insert(0, format!("Như Điều {last}"));
        }
        paper.by = self.by;
        paper.bases = self.bases;
        let said = vec![Inline::bold("QUYẾT ĐỊNH:")];
        paper.body.push(Block::Paragraph(Paragraph { text: said, align: Align::Centred }));
        for (place, article) in self.articles.into_iter().enumerate() {
            let mut label =
                vec![Inline::bold(format!("Điều {}. {}", place + 1, article.title.trim()).trim_end().to_owned() + " ")];
            let mut body = article.body.into_iter();
            let first = body.next();
            match first {
                Some(Block::Paragraph(first)) if article.title.trim().is_empty() => {
                    label.extend(first.text);
                    paper.body.push(Block::Paragraph(Paragraph { text: label, ..Paragraph::default() }));
                }
                first => {
                    paper.body.push(Block::Paragraph(Paragraph { text: label, ..Paragraph::default() }));
                    paper.body.extend(first);
                }
            }
            paper.body.extend(body);
        }
        paper
    }
}
