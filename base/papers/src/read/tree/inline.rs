//! The spans of a paragraph as pieces of a line: decoded from old fonts, composed, trimmed, with notes in their places.

use super::build::Builder;
use super::{Place, What};
use crate::content::Inline;
use crate::read::model::{NoteId, Para, Piece, Set, Span};

impl Builder {
    /// The text of a paragraph up to where a page ends or a picture stands; those are for the caller.
    pub(super) fn inlines(&mut self, para: &Para, spans: &[Span]) -> Vec<Inline> {
        let mut inlines: Vec<Inline> = Vec::new();
        for span in spans {
            match span {
                Span::Text { text, set } => {
                    let text = self.decoded(para, set, text);
                    if !text.is_empty() {
                        self.add(&mut inlines, text, set);
                    }
                }
                Span::Break => inlines.push(Inline::Break),
                Span::Note(id) => {
                    let place = self.in_note.unwrap_or(Place::Paragraph(para.number));
                    match self.note(id) {
                        Some(note) => inlines.push(Inline::Note(note)),
                        None => self.lost.add(place, What::Note),
                    }
                }
                Span::PageBreak | Span::Picture(_) => {}
            }
        }
        trimmed(inlines)
    }

    fn add(&self, inlines: &mut Vec<Inline>, text: String, set: &Set) {
        if let Some(address) = set.link.and_then(|link| self.addresses.get(link)) {
            match inlines.last_mut() {
                // One link in several fonts is one link.
                Some(Inline::Link { text: last, address: same }) if same == address => last.push_str(&text),
                _ => inlines.push(Inline::Link { text, address: address.clone() }),
            }
            return;
        }
        match inlines.last_mut() {
            Some(Inline::Text { text: last, bold, italic }) if (*bold, *italic) == (set.bold, set.italic) => {
                last.push_str(&text);
            }
            _ => inlines.push(Inline::Text { text, bold: set.bold, italic: set.italic }),
        }
    }

    /// Text as its reader saw it. In a paragraph where nothing tells, what the rest of the document is in decides.
    pub(super) fn decoded(&self, para: &Para, set: &Set, text: &str) -> String {
        let font = set.font.filter(|_| !para.evidence.is_converted());
        let shown = match font {
            Some(font) if para.evidence.verdict().or(self.legacy) == Some(font.legacy) => font.decode(text),
            Some(font) if font.capitals => text.to_uppercase(),
            _ => return viet::nfc(text),
        };
        viet::nfc(&shown)
    }

    /// A note, once: what refers to it again finds nothing.
    fn note(&mut self, id: &NoteId) -> Option<Vec<Inline>> {
        let pieces = self.notes.remove(id)?;
        let place = match (id.at_end, &mut self.footnotes, &mut self.endnotes) {
            (true, _, count) => {
                *count += 1;
                Place::Endnote(*count)
            }
            (false, count, _) => {
                *count += 1;
                Place::Footnote(*count)
            }
        };
        let outside = self.in_note.replace(place);
        let mut note = Vec::new();
        for piece in &pieces {
            if matches!(piece, Piece::Table(_)) {
                self.lost.add(place, What::TableInNote);
            }
            piece.each_paragraph(&mut |para| {
                let mut inlines = self.inlines(para, &para.spans);
                if let Some(label) = &para.label {
                    inlines.insert(0, Inline::plain(format!("{} ", label.text)));
                }
                // A note in a note would have no place on the page.
                let all = inlines.len();
                inlines.retain(|inline| !matches!(inline, Inline::Note(_)));
                for _ in inlines.len()..all {
                    self.lost.add(place, What::Note);
                }
                if !inlines.is_empty() && !note.is_empty() {
                    note.push(Inline::Break);
                }
                note.append(&mut inlines);
            });
        }
        self.in_note = outside;
        Some(note)
    }
}

/// Without blanks and line ends at its start and its end.
fn trimmed(mut inlines: Vec<Inline>) -> Vec<Inline> {
    super::line::cut_front(&mut inlines, 0);
    while let Some(last) = inlines.last_mut() {
        match last {
            Inline::Text { text, .. } | Inline::Link { text, .. } => {
                text.truncate(text.trim_end().len());
                if !text.is_empty() {
                    break;
                }
            }
            Inline::Break => {}
            Inline::Note(_) => break,
        }
        inlines.pop();
    }
    inlines
}

/// Text without looks, notes and addresses; a line end is one.
pub(super) fn plain(inlines: &[Inline]) -> String {
    let mut out = String::new();
    for inline in inlines {
        match inline {
            Inline::Text { text, .. } | Inline::Link { text, .. } => out.push_str(text),
            Inline::Break => out.push('\n'),
            Inline::Note(_) => {}
        }
    }
    out
}

/// Whether all text is bold, and there is some. Links have a look of their own.
pub(super) fn is_bold(inlines: &[Inline]) -> bool {
    let mut bold = inlines.iter().filter_map(|inline| match inline {
        Inline::Text { text, bold, .. } if !text.trim().is_empty() => Some(*bold),
        _ => None,
    });
    bold.next() == Some(true) && bold.all(|bold| bold)
}

/// The same text, not bold: where all of it is bold anyway.
pub(super) fn unbold(inlines: Vec<Inline>) -> Vec<Inline> {
    let mut out: Vec<Inline> = Vec::new();
    for inline in inlines {
        match (inline, out.last_mut()) {
            (Inline::Text { text, italic, .. }, Some(Inline::Text { text: last, italic: same, .. }))
                if *same == italic =>
            {
                last.push_str(&text);
            }
            (Inline::Text { text, italic, .. }, _) => out.push(Inline::Text { text, bold: false, italic }),
            (other, _) => out.push(other),
        }
    }
    out
}
