//! One paragraph while it is being read, and what becomes of it: lines with their automatic number and style.

use viet::legacy::Legacy;

use super::fonts::Evidence;
use super::properties::{ParagraphProps, RunProps};
use crate::read::{Block, Line, Style};

/// A paragraph that is still open.
#[derive(Debug, Default)]
pub(super) struct Paragraph {
    pub(super) number: u32,
    pub(super) props: ParagraphProps,
    /// What stands in text boxes that hang on it.
    pub(super) boxes: Vec<Block>,
    /// Its text so far, in pieces between line breaks; the last one is still growing.
    pieces: Vec<String>,
    has_bold: bool,
    has_plain: bool,
    evidence: Evidence,
}

impl Paragraph {
    pub(super) fn new(number: u32) -> Self {
        Self { number, ..Self::default() }
    }

    /// Takes in text of a run.
    pub(super) fn add(&mut self, run: &RunProps, text: &str) {
        if run.hidden == Some(true) {
            return;
        }
        self.evidence.see(run.font, text);
        if !text.trim().is_empty() {
            let bold = run.bold == Some(true);
            self.has_bold |= bold;
            self.has_plain |= !bold;
        }
        let piece = match self.pieces.last_mut() {
            Some(piece) => piece,
            None => self.pieces.push_mut(String::new()),
        };
        // A line end in the XML is a space on the page; Word's own line breaks are elements.
        piece.extend(text.chars().map(|letter| if letter == '\n' || letter == '\t' { ' ' } else { letter }));
    }

    /// Ends a line within the paragraph; says whether there was one to end.
    pub(super) fn break_line(&mut self) -> bool {
        let ends = self.pieces.last().is_some_and(|piece| !piece.trim().is_empty());
        if ends {
            self.pieces.push(String::new());
        }
        ends
    }

    /// Whether it has no text of its own.
    pub(super) fn is_blank(&self) -> bool {
        self.pieces.iter().all(|piece| piece.trim().is_empty())
    }

    /// The encoding its text is in, if that is not Unicode.
    pub(super) fn legacy(&self) -> Option<Legacy> {
        self.evidence.verdict()
    }

    /// Its lines, the first with the automatic number; none if it is blank. A number that stands alone, as in a column
    /// of running numbers, is a line; a bullet that stands alone is not.
    pub(super) fn into_blocks(self, label: Option<String>) -> Vec<Block> {
        let heading = self.props.outline.filter(|level| *level < 9).map(|level| level as u8 + 1);
        let bold = self.has_bold && !self.has_plain;
        let style = Style { heading, bold, centred: self.props.centred == Some(true) };
        let number = self.number;
        let cleaned = self.pieces.iter().map(|piece| viet::nfc(piece).trim().to_owned());
        let mut texts: Vec<String> = cleaned.filter(|text| !text.is_empty()).collect();
        match (label, texts.first_mut()) {
            (Some(label), Some(first)) => *first = format!("{label} {first}"),
            (Some(label), None) if label.chars().any(char::is_alphanumeric) => texts.push(label),
            _ => {}
        }
        let lines = texts.into_iter().map(|text| Block::Line(Line { number, text, style }));
        lines.chain(self.boxes).collect()
    }
}
