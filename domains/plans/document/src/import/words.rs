//! A text as folded words (letters and digits; punctuation only separates), to match phrases kept as data. Each word
//! knows where in the text it stands.

use std::ops::Range;
use viet::Folded;

/// The words of a text, without case and marks.
pub(crate) struct Words {
    folded: Folded,
    spans: Vec<Range<usize>>,
}

impl Words {
    pub(crate) fn new(text: &str) -> Self {
        let folded = Folded::new(text);
        let spans = spans(folded.text());
        Self { folded, spans }
    }

    pub(crate) fn len(&self) -> usize {
        self.spans.len()
    }

    pub(crate) fn get(&self, at: usize) -> Option<&str> {
        self.spans.get(at).map(|span| &self.folded.text()[span.clone()])
    }

    /// How many words the phrase takes if it stands at this word.
    pub(crate) fn starts_with(&self, at: usize, phrase: &str) -> Option<usize> {
        let mut taken = 0;
        for word in phrase.split(' ') {
            if self.get(at + taken) != Some(word) {
                return None;
            }
            taken += 1;
        }
        Some(taken)
    }

    /// The first word at which the phrase stands.
    pub(crate) fn find(&self, phrase: &str) -> Option<usize> {
        (0..self.len()).find(|at| self.starts_with(*at, phrase).is_some())
    }

    pub(crate) fn contains(&self, phrase: &str) -> bool {
        self.find(phrase).is_some()
    }

    pub(crate) fn contains_any(&self, phrases: &[&str]) -> bool {
        phrases.iter().any(|phrase| self.contains(phrase))
    }

    /// The bytes of the text between the first and last of these words, both included.
    pub(crate) fn source(&self, words: Range<usize>) -> Option<Range<usize>> {
        let first = self.spans.get(words.start)?;
        let last = self.spans.get(words.end.checked_sub(1)?)?;
        Some(self.folded.source(first.start..last.end.max(first.start)))
    }

    /// What stands between this word and the next: `/` in "6 tháng/lần".
    pub(crate) fn gap_after(&self, at: usize) -> &str {
        match (self.spans.get(at), self.spans.get(at + 1)) {
            (Some(one), Some(next)) => &self.folded.text()[one.end..next.start],
            _ => "",
        }
    }
}

fn spans(text: &str) -> Vec<Range<usize>> {
    let mut spans = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices() {
        match (c.is_alphanumeric(), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                spans.push(from..at);
                start = None;
            }
            _ => {}
        }
    }
    if let Some(from) = start {
        spans.push(from..text.len());
    }
    spans
}
