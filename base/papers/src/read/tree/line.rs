//! A paragraph on its way into a tree: decoded and cleaned, with what its style and its look say of it.

use crate::content::{Align, Inline, Paragraph};
use crate::read::model::{Label, Numeral, Role, Side};

/// A paragraph that is no heading and no point of a list yet.
#[derive(Debug, Clone, Default)]
pub(super) struct Line {
    pub(super) number: u32,
    pub(super) outline: Option<u8>,
    /// The automatic number before it.
    pub(super) label: Option<Label>,
    pub(super) text: Vec<Inline>,
    /// The same without notes and looks; a line end is one.
    pub(super) plain: String,
    /// All of it is bold.
    pub(super) bold: bool,
    pub(super) align: Align,
    /// How far it stands in.
    pub(super) left: i32,
    /// What its style is for.
    pub(super) role: Option<Role>,
}

impl Line {
    /// The automatic number as if somebody had typed it.
    pub(super) fn with_typed_label(mut self) -> Line {
        if let Some(label) = self.label.take() {
            let typed = if self.plain.is_empty() { label.text } else { format!("{} ", label.text) };
            self.plain.insert_str(0, &typed);
            match self.text.first_mut() {
                Some(Inline::Text { text, .. }) => text.insert_str(0, &typed),
                _ => self.text.insert(0, Inline::plain(typed)),
            }
        }
        self
    }

    /// Without its first bytes and the blanks after them.
    pub(super) fn without_first(mut self, bytes: usize) -> Line {
        cut_front(&mut self.text, bytes);
        self.plain = self.plain.split_off(bytes.min(self.plain.len())).trim_start().to_owned();
        self
    }

    pub(super) fn into_paragraph(self) -> Paragraph {
        Paragraph { text: self.text, align: self.align }
    }

    /// Whether a bullet stands alone: no text, and a mark that says nothing.
    pub(super) fn is_blank(&self) -> bool {
        let counts = |label: &Label| !matches!(label.numeral, Numeral::Dash | Numeral::Plus);
        self.text.is_empty() && !self.label.as_ref().is_some_and(counts)
    }
}

/// Where lines stand; in cells the common place is the left, elsewhere both margins.
pub(super) fn align(side: Option<Side>, in_cell: bool) -> Align {
    match side {
        Some(Side::Centre) => Align::Centred,
        Some(Side::Right) => Align::Right,
        Some(Side::Left) => Align::Left,
        None if in_cell => Align::Left,
        None | Some(Side::Both) => Align::Justified,
    }
}

/// Takes the first bytes of text away, and the blanks and line ends after them.
pub(super) fn cut_front(inlines: &mut Vec<Inline>, mut bytes: usize) {
    let mut done = 0;
    for inline in inlines.iter_mut() {
        match inline {
            Inline::Text { text, .. } | Inline::Link { text, .. } => {
                let cut = bytes.min(text.len());
                bytes -= cut;
                let kept = text[text.ceil_char_boundary(cut)..].trim_start().to_owned();
                *text = if bytes == 0 { kept } else { String::new() };
                if !text.is_empty() {
                    break;
                }
            }
            Inline::Break => bytes = bytes.saturating_sub(1),
            Inline::Note(_) => break,
        }
        done += 1;
    }
    inlines.drain(..done);
}
