//! The small steps that the hand-written scanners share: looking at one place of a text, forwards and backwards.
//! Every step is bounded, so that no scanner can be made to take more than linear time.

/// More blanks than this do not belong between two parts of one thing.
const MOST_BLANKS: usize = 8;

/// A place in a text, moving forwards. Copy it to try something and go back.
#[derive(Clone, Copy)]
pub(crate) struct Cursor<'a> {
    pub(crate) text: &'a str,
    pub(crate) at: usize,
}

impl<'a> Cursor<'a> {
    pub(crate) fn new(text: &'a str, at: usize) -> Self {
        Cursor { text, at }
    }

    pub(crate) fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    pub(crate) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    pub(crate) fn eat(&mut self, wanted: impl Fn(char) -> bool) -> Option<char> {
        let c = self.peek().filter(|c| wanted(*c))?;
        self.at += c.len_utf8();
        Some(c)
    }

    /// Moves over blanks (never over a tab or a line end) and tells how many there were.
    pub(crate) fn blanks(&mut self) -> usize {
        (0..MOST_BLANKS).take_while(|_| self.eat(is_blank).is_some()).count()
    }

    /// One to `most` ASCII digits that no further digit follows.
    pub(crate) fn digits(&mut self, most: usize) -> Option<&'a str> {
        let len = self.rest().bytes().take(most + 1).take_while(u8::is_ascii_digit).count();
        if len == 0 || len > most {
            return None;
        }
        let digits = &self.rest()[..len];
        self.at += len;
        Some(digits)
    }

    /// The word in any case, if a word ends there. `word` is in lower case; a blank in it stands for one or more blanks.
    pub(crate) fn word(&mut self, word: &str) -> bool {
        let mut probe = *self;
        for wanted in word.chars() {
            let found =
                if wanted == ' ' { probe.blanks() > 0 } else { probe.eat(|c| same_letter(c, wanted)).is_some() };
            if !found {
                return false;
            }
        }
        let whole = probe.peek().is_none_or(|c| !c.is_alphanumeric());
        if whole {
            *self = probe;
        }
        whole
    }
}

/// Where the word starts that the text ends with, in any case, if it is a whole word. `word` as in [`Cursor::word`].
pub(crate) fn ends_with_word(text: &str, word: &str) -> Option<usize> {
    let mut before = text;
    for wanted in word.chars().rev() {
        if wanted == ' ' {
            let shorter = before_blanks(before);
            if shorter.len() == before.len() {
                return None;
            }
            before = shorter;
        } else {
            let last = before.chars().next_back().filter(|c| same_letter(*c, wanted))?;
            before = &before[..before.len() - last.len_utf8()];
        }
    }
    let whole = before.chars().next_back().is_none_or(|c| !c.is_alphanumeric());
    whole.then_some(before.len())
}

/// The text without the blanks at its end.
pub(crate) fn before_blanks(text: &str) -> &str {
    let blanks = text.chars().rev().take(MOST_BLANKS).take_while(|c| is_blank(*c));
    &text[..text.len() - blanks.map(char::len_utf8).sum::<usize>()]
}

/// The character before a place.
pub(crate) fn before(text: &str, at: usize) -> Option<char> {
    text[..at].chars().next_back()
}

/// The places at which a run of ASCII digits starts.
pub(crate) fn number_starts(text: &str) -> impl Iterator<Item = usize> {
    std::iter::successors(next_number(text, 0), |at| next_number(text, at + 1))
}

/// The first place from `from` on at which a run of ASCII digits starts.
pub(crate) fn next_number(text: &str, from: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    (from..bytes.len()).find(|i| bytes[*i].is_ascii_digit() && (*i == 0 || !bytes[i - 1].is_ascii_digit()))
}

pub(crate) fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{202f}')
}

/// Any of the dashes that word processors put for a hyphen.
pub(crate) fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

fn same_letter(c: char, lower: char) -> bool {
    c == lower || c.to_lowercase().eq(std::iter::once(lower))
}
