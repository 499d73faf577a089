//! Giải trình: the explanations of a scheme as a report, headed as the agency is called on its day, to be numbered and signed
//! elsewhere. Vietnamese, whatever language the reader has chosen.

use crate::desk::common::paragraphs;
use crate::model::{Explanation, Scheme};
use crate::rules::overview::Line;
use crate::words::Words;
use papers::content::{Block, Heading, Inline, Level, Paragraph};
use papers::forms::Letterhead;
use papers::official::{Kind, Official};
use text::Locale;

/// A criterion that is explained, with the names of what is attached.
#[derive(Debug, Clone)]
pub struct Explained<'a> {
    /// The criterion with its points.
    pub line: &'a Line,
    /// What is said of it.
    pub explanation: &'a Explanation,
    /// The names of the attached files.
    pub files: Vec<String>,
}

/// The report; the explanations stand in the order in which they are given.
#[must_use]
pub fn report(scheme: &Scheme, explained: &[Explained<'_>], head: &Letterhead) -> Official {
    let w = Words::new(Locale::Vi);
    let year = scheme.head.index_year.to_string();
    let mut paper = head.paper(Kind::Report, &w.report_subject(year));
    paper.body.push(Paragraph::plain(w.report_lead(head.issuer.as_str(), scheme.head.name.as_str())));
    for (at, one) in explained.iter().enumerate() {
        paper.body.extend(criterion(at + 1, one, w));
    }
    paper.body.push(Paragraph::plain(w.report_end(head.issuer.as_str())));
    paper
}

fn criterion(place: usize, one: &Explained<'_>, w: Words) -> Vec<Block> {
    let written = &one.line.criterion.written;
    let text = vec![Inline::plain(w.report_criterion(written.code.as_str(), written.title.as_str()))];
    let mut blocks = vec![Block::Heading(Heading { level: Level::Item, label: format!("{place}."), text })];
    if let Some(appraised) = &one.line.appraised {
        let own = one.line.self_score.as_ref().map_or_else(|| w.by_survey().to_owned(), |own| own.points.to_string());
        blocks.push(Paragraph::plain(w.report_points(appraised.points.to_string(), written.max.to_string(), own)));
        if !appraised.remark.is_empty() {
            blocks.push(Paragraph::plain(w.report_remark(appraised.remark.trim_end_matches('.'))));
        }
    }
    blocks.extend(paragraphs(&one.explanation.body).into_iter().map(Paragraph::plain));
    if !one.files.is_empty() {
        blocks.push(Paragraph::plain(w.report_files(one.files.join("; "))));
    }
    blocks
}
