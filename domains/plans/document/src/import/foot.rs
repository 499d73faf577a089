//! The lower part of a paper: the closing sentence, recipients, who signs, and where an annex begins.

use super::pieces::Piece;
use super::{Field, Passage, Reader, Section, Signer, Stage, join, shape};
use papers::read::Line;
use viet::label::Label;

impl Reader {
    /// "Trên đây là …", "Nơi nhận:", or a position in capitals behind the body.
    pub(super) fn starts_foot(&mut self, line: &Line, text: &str) -> bool {
        let start: String = text.chars().take(40).collect();
        let folded = viet::fold(&start);
        if self.stage == Stage::Letterhead || self.stage == Stage::Subject {
            return false;
        }
        if folded.starts_with("noi nhan") {
            self.stage = Stage::Foot;
            self.in_recipients = true;
            self.ledger.read(line.number, Field::Layout);
            let rest = text.split_once(':').map_or("", |(_, rest)| rest.trim());
            if !rest.is_empty() {
                self.recipient(line, rest);
            }
            return true;
        }
        if self.stage == Stage::Body && shape::starts_with_any(&folded, &["tren day la"]) && self.plan.closing.is_none()
        {
            self.stage = Stage::Foot;
            self.plan.closing = Some(Passage::new(line.number, text));
            self.ledger.read(line.number, Field::Closing);
            return true;
        }
        let may_sign = matches!(self.stage, Stage::Body | Stage::Articles) && self.plan.signer.is_none();
        if may_sign && shape::is_position(text) {
            self.stage = Stage::Foot;
            self.sign(line, text);
            return true;
        }
        false
    }

    /// "Phụ lục", "PHỤ LỤC I": what follows is read like a body, under a heading of its own.
    pub(super) fn starts_annex(&mut self, line: &Line, text: &str) -> bool {
        let start: String = text.chars().take(12).collect();
        let is_annex = text.len() <= 200 && shape::starts_with_any(&viet::fold(&start), &["phu luc"]);
        let behind = matches!(self.stage, Stage::Body | Stage::Foot);
        if !is_annex || !behind || text.ends_with('.') {
            return false;
        }
        self.stage = Stage::Body;
        self.in_recipients = false;
        self.body.begin_annex(line.number);
        self.plan.sections.push(Section {
            label: String::new(),
            title: text.to_owned(),
            intro: None,
            line: line.number,
        });
        self.ledger.read(line.number, Field::Heading);
        true
    }

    pub(super) fn foot_line(&mut self, line: &Line, text: &str, next: Option<&Piece<'_>>) {
        let (label, _, _) = shape::label(text);
        if matches!(label, Some(Label::Roman(_))) && self.heading_line(line, text, next) {
            self.stage = Stage::Body;
            return;
        }
        if text.len() < 100 && shape::is_signature_mark(&viet::fold(text)) {
            return self.ledger.read(line.number, Field::Layout);
        }
        if shape::is_position(text) {
            return self.sign(line, text);
        }
        let bullet = matches!(label, Some(Label::Dash | Label::Plus));
        match &mut self.plan.signer {
            Some(signer) if !bullet && signer.name.is_none() && shape::is_name(text) => {
                signer.name = Some(text.to_owned());
                self.ledger.read(line.number, Field::Signer);
            }
            None if self.in_recipients => self.recipient(line, text),
            Some(_) if self.in_recipients && bullet => self.recipient(line, text),
            None if self.plan.closing.is_some() && shape::starts_lower(text) => self.closing_goes_on(line, text),
            _ => self.ledger.unread(line),
        }
    }

    fn closing_goes_on(&mut self, line: &Line, text: &str) {
        let joined = self.plan.closing.as_mut().is_some_and(|closing| join(&mut closing.text, " ", text));
        if joined {
            self.ledger.read(line.number, Field::Closing);
        } else {
            self.ledger.unread(line);
        }
    }

    fn sign(&mut self, line: &Line, text: &str) {
        let signer = self.plan.signer.get_or_insert_with(Signer::default);
        let read = signer.name.is_none() && join(&mut signer.position, "\n", text);
        if read {
            self.ledger.read(line.number, Field::Signer);
        } else {
            self.ledger.unread(line);
        }
    }

    fn recipient(&mut self, line: &Line, text: &str) {
        let (_, _, rest) = match shape::label(text) {
            bullet @ (Some(Label::Dash | Label::Plus), _, _) => bullet,
            _ => (None, String::new(), text),
        };
        self.plan.recipients.push(Passage::new(line.number, shape::without_end(rest)));
        self.ledger.read(line.number, Field::Recipient);
    }
}
