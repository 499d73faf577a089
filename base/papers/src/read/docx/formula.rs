//! Formulas (`m:`): their signs in a row, with what parts and joins them written out, so that a half is `1/2` and not `12`.

use super::body::Walker;
use super::frames::{Fence, Frame};
use crate::read::ReadRefusal;
use crate::read::tree::What;
use crate::read::xml::{Element, Xml};

/// Letters of a sign that a formula sets around or before its parts.
const LONGEST_SIGN: usize = 4;

impl Walker<'_> {
    /// The frame of an element of a formula; `None` if it was read to its end.
    pub(super) fn open_math(&mut self, xml: &mut Xml<'_>, element: &Element<'_>) -> Result<Option<Frame>, ReadRefusal> {
        match element.name() {
            "t" => return Ok(Some(Frame::Text)),
            "oMath" => self.lose(What::Equation),
            "den" => self.add("/"),
            "sup" => self.add("^"),
            "sub" => self.add("_"),
            "rad" => self.add("√"),
            "naryPr" => {
                let signs = signs(xml, ["chr", "chr"])?;
                // The sign that is meant where none is said (ISO/IEC 29500-1, 22.1.2.20).
                self.add(signs[0].as_deref().unwrap_or("∫"));
                return Ok(None);
            }
            "d" => {
                let (before, after) = ("(".to_owned(), ")".to_owned());
                return Ok(Some(Frame::Fence(Fence { before, after, begun: false })));
            }
            "dPr" => {
                let [before, after] = signs(xml, ["begChr", "endChr"])?;
                if let Some(Frame::Fence(fence)) = self.frames.top() {
                    fence.before = before.unwrap_or_else(|| std::mem::take(&mut fence.before));
                    fence.after = after.unwrap_or_else(|| std::mem::take(&mut fence.after));
                }
                return Ok(None);
            }
            "e" => {
                if let Some(Frame::Fence(fence)) = self.frames.top() {
                    let sign = if fence.begun { "|".to_owned() } else { fence.before.clone() };
                    fence.begun = true;
                    self.add(&sign);
                }
            }
            _ => {}
        }
        Ok(Some(Frame::Plain))
    }
}

/// The values of two children of the element that opened last.
fn signs(xml: &mut Xml<'_>, names: [&str; 2]) -> Result<[Option<String>; 2], ReadRefusal> {
    let mut found = [None, None];
    xml.children(|_, child| {
        for (name, found) in names.iter().zip(&mut found) {
            if child.name() == *name {
                *found = child.value().map(|sign| sign.chars().take(LONGEST_SIGN).collect());
            }
        }
        Ok(())
    })?;
    Ok(found)
}
