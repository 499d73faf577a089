//! What the readers of workbooks, slides and OpenDocument share: text that is bounded.

use super::{TextFormat, TextRefusal};
use crate::read::Limits;
use crate::read::container::Container;
use crate::read::xml::{Node, Xml};

/// The parts of a file's text as they come together.
pub(super) struct Parts<'a> {
    limits: &'a Limits,
    done: Vec<String>,
    /// The part that is growing.
    growing: String,
    /// Bytes of text so far.
    bytes: usize,
}

impl<'a> Parts<'a> {
    pub(super) fn new(limits: &'a Limits) -> Self {
        Parts { limits, done: Vec::new(), growing: String::new(), bytes: 0 }
    }

    pub(super) fn push(&mut self, text: &str) -> Result<(), TextRefusal> {
        self.bytes = self.bytes.saturating_add(text.len());
        if self.bytes > self.limits.text {
            return Err(too_much("text", self.limits.text));
        }
        self.growing.push_str(text);
        Ok(())
    }

    /// Ends a line, if there is one.
    pub(super) fn end_line(&mut self) -> Result<(), TextRefusal> {
        let kept = self.growing.trim_end_matches([' ', '\t']).len();
        self.growing.truncate(kept);
        if self.growing.is_empty() || self.growing.ends_with('\n') { Ok(()) } else { self.push("\n") }
    }

    /// Refuses more parts than are read.
    pub(super) fn check_count(&self, parts: usize) -> Result<(), TextRefusal> {
        let limit = self.limits.pages;
        if parts > limit { Err(too_much("pages, sheets or slides", limit)) } else { Ok(()) }
    }

    /// Ends a part.
    pub(super) fn end_part(&mut self) -> Result<(), TextRefusal> {
        let part = std::mem::take(&mut self.growing);
        self.done.push(viet::nfc(part.trim()));
        self.check_count(self.done.len())
    }

    /// All parts; what was growing counts if it holds anything.
    pub(super) fn finish(mut self) -> Result<Vec<String>, TextRefusal> {
        if !self.growing.trim().is_empty() {
            self.end_part()?;
        }
        Ok(self.done)
    }

    /// Walks through a part of the file, which must be there.
    pub(super) fn walk(
        &mut self,
        container: &mut Container<'_>,
        part: &str,
        mut each: impl FnMut(&mut Self, &mut Xml<'_>, Node<'_>) -> Result<(), TextRefusal>,
    ) -> Result<(), TextRefusal> {
        container.walk(part, |xml, node| each(self, xml, node))
    }
}

/// A refusal over too much of something; the format is told where it is known.
pub(super) fn too_much(what: &'static str, limit: usize) -> TextRefusal {
    TextRefusal::TooMuch { format: TextFormat::PlainText, what, limit }
}
