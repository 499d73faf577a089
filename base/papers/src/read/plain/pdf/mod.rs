//! The text of a PDF (ISO 32000-1), page by page, in the order in which it is drawn.
//!
//! Objects are read when they are asked for, each within bounds, and none is kept longer than it is needed: libraries that
//! load whole files turn a few megabytes of `[]` into gigabytes. Pages are not drawn; scans show no text. Files that open
//! without asking for a password are read, others are refused as locked.

mod cmap;
mod content;
mod file;
mod filter;
mod font;
mod glyph;
mod lock;
mod lzw;
mod object;
mod pages;

use std::cell::Cell;

use super::office::too_much;
use super::{TextFormat, TextRefusal};
use crate::read::Limits;
use file::File;

/// The text of each page.
pub(super) fn pages(bytes: &[u8], limits: &Limits) -> Result<Vec<String>, TextRefusal> {
    let budget = Budget::new(limits);
    let file = File::open(bytes, &budget).map_err(|refusal| refusal.of(TextFormat::Pdf))?;
    pages::texts(&file).map_err(|refusal| refusal.of(TextFormat::Pdf))
}

/// What reading one file may still cost.
pub(super) struct Budget<'a> {
    limits: &'a Limits,
    steps: Cell<usize>,
    inflated: Cell<usize>,
    text: Cell<usize>,
}

impl<'a> Budget<'a> {
    fn new(limits: &'a Limits) -> Self {
        Budget {
            limits,
            steps: Cell::new(limits.steps),
            inflated: Cell::new(limits.inflated),
            text: Cell::new(limits.text),
        }
    }

    /// Spends steps.
    fn spend(&self, steps: usize) -> Result<(), TextRefusal> {
        take(&self.steps, steps).ok_or_else(|| too_much("steps of work", self.limits.steps))
    }

    /// Spends bytes of text.
    fn write(&self, bytes: usize) -> Result<(), TextRefusal> {
        take(&self.text, bytes).ok_or_else(|| too_much("bytes of text", self.limits.text))
    }

    /// Bytes that one stream may have unpacked.
    fn allowed(&self) -> usize {
        self.inflated.get().min(self.limits.part)
    }

    /// Spends unpacked bytes.
    fn inflate(&self, bytes: usize) -> Result<(), TextRefusal> {
        take(&self.inflated, bytes).ok_or_else(|| too_much("bytes of streams", self.limits.inflated))
    }
}

fn take(from: &Cell<usize>, count: usize) -> Option<()> {
    from.set(from.get().checked_sub(count)?);
    Some(())
}
