//! Papers on the screen, as they were signed. Making .docx and PDF of them is the business of `base/papers`.

mod signed_document;

pub use signed_document::{Block, PaperCell, PaperFoot, PaperGroup, PaperTable, SignedDocument};

pub(crate) fn samples() -> Vec<crate::Sample> {
    signed_document::samples()
}
