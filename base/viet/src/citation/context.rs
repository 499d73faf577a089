//! The words around a number: the kind before it, the date and the issuer after it.

use super::words::{FORMS, KIND_NAMES, KINDS_IN_BODIES, SECOND_HALVES, SMALL_BODIES, ends_name};
use crate::case::capitalised;
use crate::date;
use crate::scan::{Cursor, before_blanks, ends_with_word, is_dash};
use jiff::civil::Date;

/// A name of more words than this is not the name of a body but a sentence that goes on.
const MOST_WORDS: usize = 18;
const LONGEST_WORD: usize = 24;

/// What stands before a number.
pub(super) struct Lead {
    /// Where the word for the kind starts, and the word in small letters.
    pub(super) kind: Option<(usize, &'static str)>,
    /// The number of a blank form, not of a document.
    pub(super) is_form: bool,
    /// The number at the head of a document: `Số:` at the start of a line.
    pub(super) is_head: bool,
}

pub(super) fn lead(before: &str) -> Lead {
    let mut rest = before_blanks(before);
    rest = before_blanks(rest.strip_suffix(':').unwrap_or(rest));
    let numbered = ["số", "số hiệu"].iter().find_map(|word| ends_with_word(rest, word));
    if let Some(start) = numbered {
        rest = before_blanks(&rest[..start]);
    }
    let named = |name: &&str| ends_with_word(rest, name);
    let kind = KIND_NAMES.iter().find_map(|name| Some((named(name)?, *name)));
    Lead {
        kind,
        is_form: FORMS.iter().any(|form| named(form).is_some()),
        is_head: numbered.is_some() && (rest.is_empty() || rest.ends_with(['\n', '\t'])),
    }
}

/// What stands after a number.
pub(super) struct Tail {
    pub(super) end: usize,
    pub(super) issued_on: Option<Date>,
    pub(super) impossible_date: bool,
    pub(super) issuer: Option<String>,
}

/// Date and issuer in either order.
pub(super) fn tail(cursor: Cursor<'_>) -> Tail {
    let mut tail = Tail { end: cursor.at, issued_on: None, impossible_date: false, issuer: None };
    let dated = read_date(cursor, &mut tail);
    if let Some((issuer, end)) = issuer(Cursor::new(cursor.text, tail.end)) {
        tail.issuer = Some(issuer);
        tail.end = end;
        if !dated {
            read_date(Cursor::new(cursor.text, end), &mut tail);
        }
    }
    tail
}

fn read_date(mut cursor: Cursor<'_>, tail: &mut Tail) -> bool {
    cursor.blanks();
    cursor.eat(|c| c == ',');
    cursor.blanks();
    let Some(written) = date::announced_at(cursor) else { return false };
    tail.end = written.end;
    tail.issued_on = written.date;
    tail.impossible_date = written.date.is_none();
    true
}

/// The body after `của`, up to the word with which the sentence goes on.
fn issuer(mut cursor: Cursor<'_>) -> Option<(String, usize)> {
    cursor.blanks();
    cursor.eat(|c| c == ',');
    cursor.blanks();
    if !cursor.word("của") || cursor.blanks() == 0 {
        return None;
    }
    let start = cursor.at;
    if !cursor.peek()?.is_uppercase() && !SMALL_BODIES.iter().any(|body| Cursor { ..cursor }.word(body)) {
        return None;
    }
    let mut end = start;
    let mut words = 0;
    loop {
        if sentence_goes_on(cursor) || !name_word(&mut cursor) {
            break;
        }
        end = cursor.at;
        words += 1;
        if words == MOST_WORDS {
            return None;
        }
        if !next_word(&mut cursor) {
            break;
        }
    }
    (words > 0).then(|| (capitalised(&cursor.text[start..end]), end))
}

/// Whether the word here belongs to the sentence and not to a name. A capital always belongs to a name, but for a kind
/// of document, with which the next citation starts.
fn sentence_goes_on(cursor: Cursor<'_>) -> bool {
    let is = |word: &&str| Cursor { ..cursor }.word(word);
    match cursor.peek() {
        Some(c) if c.is_uppercase() => KIND_NAMES.iter().any(is) && !KINDS_IN_BODIES.iter().any(is),
        Some(_) => ends_name(cursor),
        None => true,
    }
}

/// A word of a name, with hyphens inside and the point of `TP.`.
fn name_word(cursor: &mut Cursor<'_>) -> bool {
    let start = cursor.at;
    for _ in 0..LONGEST_WORD {
        if cursor.eat(char::is_alphanumeric).is_some() {
            continue;
        }
        let word = &cursor.text[start..cursor.at];
        let mut probe = *cursor;
        let point = word.eq_ignore_ascii_case("TP") && probe.eat(|c| c == '.').is_some();
        let hyphen = !point && probe.eat(|c| c == '-').is_some() && probe.peek().is_some_and(char::is_alphanumeric);
        if word.is_empty() || !(point || hyphen) {
            break;
        }
        *cursor = probe;
    }
    // A word with a slash is the next number.
    let whole = cursor.peek().is_none_or(|c| !c.is_alphanumeric() && c != '/');
    cursor.at > start && whole
}

/// Moves to the next word of a name, over a blank, or over `và`, a comma or a dash if the second half of a known name
/// follows.
fn next_word(cursor: &mut Cursor<'_>) -> bool {
    let mut probe = *cursor;
    let blanks = probe.blanks();
    let joined = probe.word("và") || probe.eat(|c| c == ',' || is_dash(c)).is_some();
    if !joined {
        *cursor = probe;
        return blanks > 0;
    }
    probe.blanks();
    let half = SECOND_HALVES.iter().any(|half| Cursor { ..probe }.word(half));
    if half {
        *cursor = probe;
    }
    half
}
