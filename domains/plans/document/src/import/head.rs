//! The upper part of a paper: letterhead, number, place and date, kind, abstract, bases, and the articles of a decision
//! that carries a plan.

use super::pieces::Piece;
use super::{Basis, Duty, Field, Passage, Promulgation, Reader, Stage, heading, issuer, join, shape};
use papers::read::Line;
use viet::label::Label;

/// First words of lines that follow the abstract, folded.
const AFTER_SUBJECT: &[&str] = &[
    "can cu",
    "thuc hien",
    "trien khai",
    "de",
    "nham",
    "theo de nghi",
    "tren co so",
    "xet de nghi",
    "xet",
    "tiep tuc",
];
/// First words of a basis, folded.
const BASIS: &[&str] = &["can cu", "theo de nghi", "xet de nghi", "thuc hien"];
/// An abstract has at most this many characters and lines.
const SUBJECT_CHARS: usize = 500;
const SUBJECT_LINES: u32 = 5;

impl Reader {
    /// A kind of document on a line of its own: the paper, or the plan behind its decision, begins.
    pub(super) fn starts_document(&mut self, line: &Line, text: &str) -> bool {
        let (kind, rest) = match (shape::kind(text), shape::kind_with_subject(text)) {
            (Some(kind), _) => (kind, None),
            (None, Some((kind, rest))) if self.plan.kind.is_none() => (kind, Some(rest)),
            _ => return false,
        };
        match (self.plan.kind.as_deref(), self.stage) {
            (Some("Quyết định"), Stage::Bases | Stage::Subject) if kind == "Quyết định" => {
                self.stage = Stage::Articles; // "QUYẾT ĐỊNH:" before its articles
                self.ledger.read(line.number, Field::Promulgation);
                return true;
            }
            (None, Stage::Letterhead) => {}
            (Some("Quyết định"), _) if kind != "Quyết định" => self.set_decision_aside(),
            _ => return false,
        }
        self.plan.kind = Some(kind.to_owned());
        self.stage = Stage::Subject;
        self.subject_lines = 0;
        self.ledger.read(line.number, Field::Kind);
        if let Some(rest) = rest {
            self.plan.subject = Some(rest.to_owned());
            self.subject_lines = 1;
        }
        true
    }

    /// The decision was only the wrapper: its number, date and signer stay those of the paper.
    fn set_decision_aside(&mut self) {
        let carried = self.plan.promulgation.get_or_insert_default();
        carried.kind = self.plan.kind.take().unwrap_or_default();
        carried.subject = self.plan.subject.take();
        self.in_recipients = false;
    }

    pub(super) fn letterhead_line(&mut self, line: &Line, text: &str, next: Option<&Piece<'_>>) {
        if self.number_line(line, text) || self.date_line(line, text) {
            return;
        }
        if is_opening_words(text) {
            self.stage = Stage::Bases;
            return self.basis_line(line, text, next);
        }
        if self.heading_line(line, text, next) {
            self.stage = Stage::Body;
            return;
        }
        if shape::is_draft_mark(text) {
            return self.ledger.read(line.number, Field::Layout);
        }
        let fits = shape::is_capitals(text) && text.len() <= 200 && self.letterhead.len() < 8;
        if fits && (!self.letterhead.is_empty() || shape::starts_with_body(&viet::fold(text))) {
            self.letterhead.push(text.to_owned());
            return self.ledger.read(line.number, Field::Letterhead);
        }
        self.ledger.unread(line);
    }

    /// "Số: 06 /KH-KCNĐN", perhaps with the place and date behind it on the same line.
    fn number_line(&mut self, line: &Line, text: &str) -> bool {
        if self.plan.number.is_some() {
            return false;
        }
        let Some(rest) = shape::after_number_word(text) else { return false };
        let end = rest.find("  ").or_else(|| rest.find('\t')).unwrap_or(rest.len());
        let found = viet::citation::parse_number(&rest[..end])
            .or_else(|| viet::citation::find(&rest[..end]).into_iter().next().map(|citation| citation.number));
        let Some(number) = found else { return false };
        self.plan.number = Some(number.to_string());
        self.ledger.read(line.number, Field::Number);
        if !rest[end..].trim().is_empty() && !self.date_line(line, rest[end..].trim()) {
            self.ledger.unread(line);
        }
        true
    }

    fn date_line(&mut self, line: &Line, text: &str) -> bool {
        if self.plan.issued_on.is_some() {
            return false;
        }
        let Some((place, date)) = shape::dateline(text) else { return false };
        self.plan.place = Some(place);
        self.plan.issued_on = Some(date);
        self.ledger.read(line.number, Field::Dateline);
        true
    }

    pub(super) fn subject_line(&mut self, line: &Line, text: &str, next: Option<&Piece<'_>>) {
        if self.number_line(line, text) || self.date_line(line, text) {
            return;
        }
        if shape::is_attached_note(text) {
            return self.attached_note(line, text);
        }
        if self.subject_lines > 0 && (is_opening_words(text) || !self.subject_goes_on(line, text)) {
            self.stage = Stage::Bases;
            return self.basis_line(line, text, next);
        }
        if self.heading_line(line, text, next) {
            self.stage = Stage::Body;
            return;
        }
        self.subject_bold = line.style.bold;
        self.subject_lines += 1;
        let field =
            if self.plan.kind.as_deref() == Some("Quyết định") { Field::Promulgation } else { Field::Subject };
        if join(self.plan.subject.get_or_insert_default(), " ", text) {
            self.ledger.read(line.number, field);
        } else {
            self.ledger.unread(line);
        }
    }

    /// "(Ban hành kèm theo Quyết định số …)": says again what the head has said; without a head it is all there is.
    fn attached_note(&mut self, line: &Line, text: &str) {
        let Some(cited) = viet::citation::find(text).into_iter().next() else { return self.ledger.unread(line) };
        let number = cited.number.to_string();
        let same_day = self.plan.issued_on.is_none_or(|day| cited.issued_on.is_none_or(|cited| cited == day));
        if self.plan.number.as_ref().is_some_and(|own| *own != number) || !same_day {
            return self.ledger.unread(line);
        }
        self.plan.number = Some(number);
        self.plan.issued_on = self.plan.issued_on.or(cited.issued_on);
        let carried = self.plan.promulgation.get_or_insert_default();
        if carried.kind.is_empty() {
            carried.kind = cited.kind.unwrap_or_default();
        }
        carried.note = Some(text.to_owned());
        self.ledger.read(line.number, Field::Promulgation);
    }

    fn subject_goes_on(&self, line: &Line, text: &str) -> bool {
        let Some(subject) = &self.plan.subject else { return true };
        let capitals_begin = shape::is_capitals(text) && !shape::is_capitals(subject);
        let (label, _, _) = shape::label(text);
        self.subject_lines < SUBJECT_LINES
            && subject.chars().count() + text.chars().count() <= SUBJECT_CHARS
            && !shape::ends_sentence(subject)
            && !text.ends_with(':')
            && !capitals_begin
            && label.is_none()
            && (!self.subject_bold || line.style.bold)
    }

    pub(super) fn basis_line(&mut self, line: &Line, text: &str, next: Option<&Piece<'_>>) {
        if let (Some(Label::Article(_)), _, _) = shape::label(text) {
            self.stage = Stage::Articles;
            return self.article_line(line, text);
        }
        let text = text.trim_start_matches(['-', ' ']);
        let is_basis = shape::starts_with_any(&viet::fold(text), BASIS);
        if is_basis {
            return self.bases(line, text);
        }
        if self.heading_line(line, text, next) {
            self.stage = Stage::Body;
            return;
        }
        let decides = self.plan.kind.as_deref() == Some("Quyết định");
        if decides && self.plan.opening.is_none() && shape::is_capitals(text) && text.len() <= 200 {
            return self.authority(line, text);
        }
        self.opening(line, text);
    }

    /// "GIÁM ĐỐC SỞ …" over the bases of a decision.
    fn authority(&mut self, line: &Line, text: &str) {
        let names = shape::is_position(text) || shape::starts_with_body(&viet::fold(text));
        let carried = self.plan.promulgation.get_or_insert_default();
        if names && join(carried.authority.get_or_insert_default(), " ", text) {
            self.ledger.read(line.number, Field::Promulgation);
        } else {
            self.ledger.unread(line);
        }
    }

    fn opening(&mut self, line: &Line, text: &str) {
        let opening = self.plan.opening.get_or_insert_with(|| Passage::new(line.number, ""));
        if join(&mut opening.text, "\n", text) {
            self.ledger.read(line.number, Field::Opening);
        } else {
            self.ledger.unread(line);
        }
    }

    /// One line may hold several bases, and lead over to the plan at its end.
    fn bases(&mut self, line: &Line, text: &str) {
        let (text, tail) = issuer::cut_opening(text);
        for part in split_bases(text) {
            let cited = viet::citation::find(part).into_iter().next();
            self.plan.bases.push(Basis {
                text: shape::without_end(part).to_owned(),
                number: cited.as_ref().map(|citation| citation.number.to_string()),
                issued_on: cited.and_then(|citation| citation.issued_on),
                line: line.number,
            });
        }
        self.ledger.read(line.number, Field::Basis);
        if let Some(tail) = tail {
            self.opening(line, tail);
        }
    }

    pub(super) fn article_line(&mut self, line: &Line, text: &str) {
        let articles = &mut self.plan.promulgation.get_or_insert_with(Promulgation::default).articles;
        let (label, printed, rest) = shape::label(text);
        let read = match (label, articles.last_mut()) {
            (Some(Label::Article(_)), _) => {
                articles.push(Duty { label: printed, text: rest.to_owned(), line: line.number });
                true
            }
            (_, Some(last)) => join(&mut last.text, "\n", text),
            _ => false,
        };
        if read {
            self.ledger.read(line.number, Field::Promulgation);
        } else {
            self.ledger.unread(line);
        }
    }
}

fn is_opening_words(text: &str) -> bool {
    let start: String = text.trim_start_matches(['-', ' ']).chars().take(20).collect();
    shape::starts_with_any(&viet::fold(&start), AFTER_SUBJECT)
}

/// "Căn cứ A; Căn cứ B" -> both.
fn split_bases(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut start = 0;
    for (at, _) in text.match_indices(';') {
        let rest = text[at + 1..].trim_start();
        let head: String = rest.chars().take(14).collect();
        if shape::starts_with_any(&viet::fold(&head), &["can cu", "theo de nghi", "xet de nghi"]) {
            parts.push(text[start..at].trim());
            start = at + 1;
        }
    }
    parts.push(text[start..].trim());
    parts.retain(|part| !part.is_empty());
    parts
}

/// Whether a heading may stand here: used by the head to know where the body begins.
impl Reader {
    pub(super) fn heading_line(&mut self, line: &Line, text: &str, next: Option<&Piece<'_>>) -> bool {
        let (label, _, rest) = shape::label(text);
        let opens = match label {
            Some(Label::Roman(_)) => heading::looks_like_heading(rest) || heading::topic(rest).is_some(),
            Some(Label::Number(_) | Label::Letter(_)) => {
                heading::looks_like_heading(rest) && heading::leading_topic(rest).is_some()
            }
            None => heading::looks_like_heading(text) && heading::leading_topic(text).is_some() && text.len() <= 80,
            _ => false,
        };
        if opens {
            self.body_line(line, text, next);
        }
        opens
    }
}
