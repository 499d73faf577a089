//! Text, and the elements that stand for a character or say that something is there.

use std::borrow::Cow;

use super::body::Walker;
use super::frames::Frame;
use super::properties::{Raised, RunProps};
use super::symbols;
use crate::read::ReadRefusal;
use crate::read::model::Span;
use crate::read::tree::What;
use crate::read::xml::Element;

impl Walker<'_> {
    /// Elements that stand for a character, or say that something is there.
    pub(super) fn sign(&mut self, name: &str, element: &Element<'_>) -> Result<(), ReadRefusal> {
        match name {
            "br" | "cr" => {
                let page = element.attribute("type").as_deref() == Some("page");
                let broken = self.frames.spot().is_some_and(|spot| spot.paragraph.break_line());
                if broken {
                    self.count_line()?;
                }
                if let Some(spot) = self.frames.spot().filter(|_| page) {
                    spot.paragraph.break_page();
                }
            }
            "tab" | "ptab" => self.add(" "),
            "noBreakHyphen" => self.add("-"),
            // Only a hint where to hyphenate; yet the place where TCVN3 has a letter, which is what the fonts tell.
            "softHyphen" => self.add("\u{ad}"),
            "sym" => {
                let (font, place) = (element.attribute("font"), element.attribute("char"));
                match symbols::sign(&font.unwrap_or_default(), &place.unwrap_or_default()) {
                    "" => self.lose(What::Symbol),
                    sign => self.add(sign),
                }
            }
            "ins" | "moveTo" => self.lose(What::Insertion),
            "altChunk" | "subDoc" => self.lose(What::EmbeddedObject),
            "dayShort" | "dayLong" | "monthShort" | "monthLong" | "yearShort" | "yearLong" => self.lose(What::Field),
            "pgNum" => self.lose(What::PageNumber),
            "contentPart" if !self.frames.any(|frame| matches!(frame, Frame::Canvas(_))) => self.lose(What::Drawing),
            _ => self.open_beside(name, element),
        }
        Ok(())
    }

    /// Character data; it is text of the document only within `w:t` and its like.
    pub(super) fn text(&mut self, text: &str) {
        match self.frames.top() {
            Some(Frame::Text) => self.add(text),
            Some(Frame::Instruction) => self.instruct(text),
            _ => {}
        }
    }

    /// Adds text at this place, as it is shown.
    pub(super) fn add(&mut self, text: &str) {
        let says = !text.trim().is_empty();
        let plain = RunProps::default();
        let field = self.fields.iter().rev().find_map(|field| field.link);
        let Some(spot) = self.frames.spot() else {
            if says {
                self.lose(What::Stray);
            }
            return;
        };
        let link = spot.link.or(field);
        let run = spot.run.unwrap_or(&plain);
        if run.hidden == Some(true) {
            if says {
                self.lose(What::HiddenText);
            }
            return;
        }
        let figures = run.raised.and_then(|raised| raised.figures(text));
        let shown = match &figures {
            Some(figures) => Cow::Borrowed(figures.as_str()),
            // Letters of fonts from before Unicode are not yet the letters that they show.
            None if run.capitals == Some(true) && run.font.flatten().is_none() => Cow::Owned(text.to_uppercase()),
            None => Cow::Borrowed(text),
        };
        // What leads somewhere has a look of its own.
        let lost = [
            (What::Look, run.has_look && link.is_none()),
            (What::Struck, run.struck == Some(true)),
            (What::Raised, matches!(run.raised, Some(Raised::Above | Raised::Below)) && figures.is_none()),
            (What::Restyled, run.restyled),
        ];
        spot.paragraph.add(run, link, &shown);
        for (what, _) in lost.into_iter().filter(|(_, is)| *is && says) {
            let place = self.place();
            self.lost.add_once(place, what);
        }
    }

    /// Adds to the innermost paragraph what is no text.
    pub(super) fn push(&mut self, span: Span) {
        if let Some(spot) = self.frames.spot() {
            spot.paragraph.push(span);
        }
    }
}
