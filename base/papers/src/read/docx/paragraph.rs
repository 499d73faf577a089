//! One paragraph while it is being read.

use super::properties::{ParagraphProps, RunProps};
use crate::read::model::{Evidence, Label, Para, Piece, Set, Span};

/// A paragraph that is still open.
#[derive(Debug, Default)]
pub(super) struct Paragraph {
    pub(super) number: u32,
    pub(super) props: ParagraphProps,
    /// How far its text stands in.
    pub(super) left: i32,
    /// What stands in text boxes that hang on it.
    pub(super) boxes: Vec<Piece>,
    spans: Vec<Span>,
    /// Whether there is text since the last line break.
    line_has_text: bool,
    evidence: Evidence,
}

impl Paragraph {
    pub(super) fn new(number: u32) -> Self {
        Self { number, ..Self::default() }
    }

    /// Takes in text of a run, which leads to the address at `link` if there is one.
    pub(super) fn add(&mut self, run: &RunProps, link: Option<usize>, text: &str) {
        let font = run.font.flatten();
        if let Some(font) = font {
            self.evidence.see(font.legacy, text);
        }
        self.line_has_text |= !text.trim().is_empty();
        let set = Set { bold: run.bold == Some(true), italic: run.italic == Some(true), font, link };
        // A line end in the XML is a space on the page; Word's own line breaks are elements.
        let letters = text.chars().map(|letter| if letter == '\n' || letter == '\t' { ' ' } else { letter });
        match self.spans.last_mut() {
            Some(Span::Text { text, set: last }) if *last == set => text.extend(letters),
            _ => self.spans.push(Span::Text { text: letters.collect(), set }),
        }
    }

    /// Ends a line within the paragraph; says whether there was one to end.
    pub(super) fn break_line(&mut self) -> bool {
        let ends = std::mem::take(&mut self.line_has_text);
        if ends {
            self.spans.push(Span::Break);
        }
        ends
    }

    /// Ends the page; one end after another is one.
    pub(super) fn break_page(&mut self) {
        if !matches!(self.spans.last(), Some(Span::PageBreak)) {
            self.spans.push(Span::PageBreak);
        }
    }

    /// Adds what is no text.
    pub(super) fn push(&mut self, span: Span) {
        self.spans.push(span);
    }

    /// Whether it has no text of its own.
    pub(super) fn is_blank(&self) -> bool {
        self.spans.iter().all(|span| !matches!(span, Span::Text { text, .. } if !text.trim().is_empty()))
    }

    /// The paragraph, and after it what stands in its text boxes.
    pub(super) fn into_pieces(self, label: Option<Label>) -> Vec<Piece> {
        let para = Para {
            number: self.number,
            outline: self.props.outline.filter(|level| *level < 9).map(|level| level as u8),
            side: self.props.side,
            role: self.props.role,
            left: self.left,
            page_before: self.props.page_before == Some(true),
            end_deleted: self.props.end_deleted,
            label,
            spans: self.spans,
            evidence: self.evidence,
        };
        let mut pieces = vec![Piece::Paragraph(Box::new(para))];
        pieces.extend(self.boxes);
        pieces
    }
}
