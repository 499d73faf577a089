//! Reading one number and symbol at one place of a text, and saying what its form means.

use super::words::{is_always_normative, is_kind, is_national_assembly, is_party_issuer, is_party_kind, part};
use super::{Defect, DocNumber, Family};
use crate::scan::{Cursor, before, before_blanks, is_blank, is_dash};

/// Longer parts of a symbol are not in use; `UBTVQH14`, `BVHTTDL` and `BGDĐT&ĐT` are among the longest.
const LONGEST_SEGMENT: usize = 20;
const MOST_SEGMENTS: usize = 8;

pub(super) struct Read {
    pub(super) end: usize,
    pub(super) number: DocNumber,
    pub(super) family: Family,
    pub(super) defects: Vec<Defect>,
    /// Too little to be taken for a number unless the word for the kind goes before it: `123/UBND`.
    pub(super) needs_kind: bool,
}

impl Read {
    /// Whether it is of a form that nothing else has: with a year, a kind and an issuer.
    pub(super) fn is_unmistakable(&self) -> bool {
        self.number.year.is_some() && matches!(self.family, Family::Normative | Family::NationalAssembly)
    }
}

/// Whether a number may start here: not inside a word, a code, a path or a standard's `102:2016`.
pub(super) fn stands_free(text: &str, at: usize) -> bool {
    let Some(last) = before(text, at) else { return true };
    let sooner = &text[..at - last.len_utf8()];
    match last {
        '/' | '.' | '_' => false,
        ':' | ',' => !sooner.ends_with(|c: char| c.is_ascii_digit()),
        // A dash is the bullet of a line, or else part of something.
        dash if is_dash(dash) => {
            let line = before_blanks(sooner);
            line.is_empty() || line.ends_with(['\n', '\t'])
        }
        c => !c.is_alphanumeric(),
    }
}

/// Whether a number may start right after a word or the point of a sentence, the blank between them lost: only one that cannot be anything else is
/// taken then, see [`Read::is_unmistakable`].
pub(super) fn runs_on(text: &str, at: usize) -> bool {
    let last_but_one = |c: char| before(text, at - c.len_utf8());
    match before(text, at) {
        Some('.') => last_but_one('.').is_some_and(char::is_alphabetic),
        Some(c) => c.is_alphanumeric(),
        None => false,
    }
}

/// The number that starts here. `alone`: nothing but the number is expected, so that a dash with blanks around it cannot
/// lead on to something else.
pub(super) fn read_at(cursor: Cursor<'_>, alone: bool) -> Option<Read> {
    let mut reader = Reader { cursor, alone, spaced: false, long_dash: false, run_together: false };
    let number = reader.figure()?;
    let after_figure = Reader { ..reader };
    if let Some(read) = reader.party(&number) {
        return Some(read);
    }
    let mut reader = after_figure;
    reader.legal(number)
}

struct Reader<'a> {
    cursor: Cursor<'a>,
    alone: bool,
    spaced: bool,
    long_dash: bool,
    run_together: bool,
}

impl Reader<'_> {
    /// `18`, `66.13`, `30c`.
    fn figure(&mut self) -> Option<String> {
        let start = self.cursor.at;
        self.cursor.digits(5)?;
        let mut probe = self.cursor;
        if probe.eat(|c| c == '.').and_then(|_| probe.digits(3)).is_some() {
            self.cursor = probe;
        }
        self.cursor.eat(|c| c.is_ascii_lowercase() || c == 'đ');
        let figure = &self.cursor.text[start..self.cursor.at];
        let whole = self.cursor.peek().is_some_and(|c| !c.is_alphanumeric());
        whole.then(|| figure.to_owned())
    }

    /// `17-NQ/TW`: the kind right after a hyphen, then the issuer.
    fn party(&mut self, number: &str) -> Option<Read> {
        self.joint(is_dash)?;
        let kind = self.segment().filter(|kind| is_party_kind(kind))?;
        self.joint(|c| c == '/')?;
        let mut issuer = vec![self.segment().filter(|issuer| looks_official(issuer))?];
        self.more_segments(&mut issuer);
        let needs_kind = self.spaced && !is_party_issuer(&issuer[0]);
        let symbol = format!("{kind}/{}", issuer.join("-"));
        let number = DocNumber { number: number.to_owned(), year: None, symbol, party: true };
        let read = self.finish(number, Family::Party, Vec::new())?;
        Some(Read { needs_kind, ..read })
    }

    /// `61/2018/NĐ-CP`, `06/KH-KCNĐN` and their slips.
    fn legal(&mut self, number: String) -> Option<Read> {
        self.joint(|c| c == '/')?;
        let year = self.year();
        let mut segments = vec![self.segment().filter(|first| looks_official(first))?];
        self.more_segments(&mut segments);
        if let Some((kind, issuer)) = self.party_in_disguise(&segments) {
            let number = DocNumber { number, year: None, symbol: format!("{kind}/{issuer}"), party: true };
            let defect = Defect::PartyWrittenAsLegal { suggestion: number.to_string() };
            return self.finish(number, Family::Party, vec![defect]);
        }
        let apart = part(&segments[0]).filter(|_| segments.len() == 1);
        let glued = apart.is_some();
        if let Some((kind, issuer)) = apart {
            segments = vec![kind.to_owned(), issuer.to_owned()];
        }
        let lone = segments.len() == 1 && !(year.is_some() && is_national_assembly(&segments[0]));
        let family = family(&segments, year.is_some());
        let number = DocNumber { number, year, symbol: segments.join("-"), party: false };
        let suggestion = number.to_string();
        let defects = if glued { vec![Defect::MissingHyphen { suggestion }] } else { Vec::new() };
        let read = self.finish(number, family, defects)?;
        Some(Read { needs_kind: lone, ..read })
    }

    /// `18/NQ-TW`, `18/NQTW`, `18/NQ/TW`.
    fn party_in_disguise(&mut self, segments: &[String]) -> Option<(String, String)> {
        let kind = &segments[0];
        if let Some((kind, issuer)) = part(kind).filter(|(_, issuer)| is_party_issuer(issuer)) {
            return (segments.len() == 1).then(|| (kind.to_owned(), issuer.to_owned()));
        }
        if !is_party_kind(kind) {
            return None;
        }
        if segments.len() > 1 {
            return is_party_issuer(&segments[1]).then(|| (kind.clone(), segments[1..].join("-")));
        }
        let mut probe = self.cursor;
        probe.eat(|c| c == '/')?;
        let mut ahead = Reader { cursor: probe, ..*self };
        let issuer = ahead.segment().filter(|issuer| is_party_issuer(issuer))?;
        self.cursor = ahead.cursor;
        Some((kind.clone(), issuer))
    }

    fn year(&mut self) -> Option<u16> {
        let mut ahead = Reader { ..*self };
        let year = ahead
            .cursor
            .digits(4)
            .filter(|year| year.len() == 4 && (year.starts_with("19") || year.starts_with("20")))?;
        ahead.joint(|c| c == '/')?;
        *self = ahead;
        year.parse().ok()
    }

    /// The mark between two parts; blanks around it are a slip.
    fn joint(&mut self, mark: impl Fn(char) -> bool) -> Option<()> {
        let blanks = self.cursor.blanks();
        let found = self.cursor.eat(mark)?;
        let blanks = blanks + self.cursor.blanks();
        self.spaced |= blanks > 0;
        self.long_dash |= !found.is_ascii();
        Some(())
    }

    /// A capital with the letters, figures and ampersands after it, up to where the next word or number runs into it.
    fn segment(&mut self) -> Option<String> {
        if !self.cursor.peek()?.is_uppercase() {
            return None;
        }
        let start = self.cursor.at;
        let mut segment = String::new();
        for _ in 0..LONGEST_SEGMENT {
            if self.next_runs_in(start) {
                self.run_together = true;
                return Some(segment);
            }
            let Some(c) = self.cursor.eat(|c| c.is_alphanumeric() || c == '&') else { return Some(segment) };
            // The Icelandic eth and the African D look like Đ and came from old keyboards.
            segment.push(if matches!(c, '\u{d0}' | '\u{189}') { 'Đ' } else { c });
        }
        self.cursor.peek().is_none_or(|c| !c.is_alphanumeric()).then_some(segment)
    }

    /// Whether what comes here, within a segment that started at `start`, is no part of it any more: the number of another
    /// document (`NĐ-CP155/2020/…`, `QH15193/2025/…`) or a word with its capital (`BTCLuật`), the blank before them lost.
    fn next_runs_in(&self, start: usize) -> bool {
        let so_far = &self.cursor.text[start..self.cursor.at];
        if so_far.chars().filter(|c| c.is_uppercase()).count() < 2 {
            return false;
        }
        match self.cursor.peek() {
            Some(c) if c.is_ascii_digit() => {
                // The term of an assembly has two figures; any other segment goes on as long as figures do.
                let figures = so_far.bytes().rev().take_while(u8::is_ascii_digit).count();
                let assembly = is_national_assembly(&format!("{}14", &so_far[..so_far.len() - figures]));
                let ended = figures == if assembly { 2 } else { 0 };
                let mut ahead = Reader { ..*self };
                ended
                    && ahead.cursor.digits(5).is_some()
                    && ahead.cursor.eat(|c| c == '/').is_some()
                    && ahead.year().is_some()
            }
            Some(c) if c.is_uppercase() => {
                let word: String =
                    self.cursor.rest().chars().take(LONGEST_SEGMENT).take_while(|c| c.is_alphabetic()).collect();
                let small = word.chars().skip(1).all(char::is_lowercase);
                small && word.chars().count() > 2 && crate::syllable::Syllable::parse(&word).is_some()
            }
            _ => false,
        }
    }

    fn more_segments(&mut self, segments: &mut Vec<String>) {
        while segments.len() < MOST_SEGMENTS && !is_national_assembly(&segments[0]) {
            let mut ahead = Reader { spaced: false, ..*self };
            let Some(segment) = ahead.joint(is_dash).and_then(|()| ahead.segment()) else { return };
            // With blanks around it, a dash may as well go on to something else: "225/QĐ-TTg - Kế hoạch".
            let open = segments.len() == 1 || segments[0] == "TTLT" || self.alone;
            if ahead.spaced && !(open && (is_capitals(&segment) || segment == "TTg")) {
                return;
            }
            ahead.spaced |= self.spaced;
            *self = ahead;
            segments.push(segment);
        }
    }

    /// Nothing of the symbol may be left over: neither letters nor a hyphen that announces more.
    fn finish(&self, number: DocNumber, family: Family, mut defects: Vec<Defect>) -> Option<Read> {
        let mut rest = self.cursor.rest().chars();
        let whole = match rest.next() {
            None => true,
            Some(c) if is_dash(c) => {
                number.symbol.contains(['-', '/']) && rest.next().is_none_or(|c| is_blank(c) || c == '\n')
            }
            Some(_) if self.run_together => true,
            Some(c) => !c.is_alphanumeric() && c != '_' && c != '&',
        };
        defects.extend(self.spaced.then_some(Defect::StraySpace));
        defects.extend(self.long_dash.then_some(Defect::StrayDash));
        defects.extend(self.run_together.then_some(Defect::RunTogether));
        whole.then_some(Read { end: self.cursor.at, number, family, defects, needs_kind: false })
    }
}

/// A known kind, or an abbreviation of at least two capitals.
fn looks_official(segment: &str) -> bool {
    is_kind(segment) || segment.chars().filter(|c| c.is_uppercase()).count() >= 2
}

fn is_capitals(segment: &str) -> bool {
    segment.chars().count() > 1 && !segment.chars().any(char::is_lowercase)
}

fn family(segments: &[String], has_year: bool) -> Family {
    let first = segments[0].as_str();
    if segments.iter().take(2).any(|segment| is_national_assembly(segment)) {
        Family::NationalAssembly
    } else if first == "VBHN" {
        Family::Consolidated
    } else if is_kind(first) && has_year || is_always_normative(first) {
        Family::Normative
    } else if is_kind(first) {
        Family::Administrative
    } else {
        Family::Letter
    }
}
