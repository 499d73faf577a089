//! The state of a thing, in a word or three.

use crate::Sample;
use askama::Template;

/// What a state feels like. The words say it; the colour only agrees.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Nothing to note: a draft, something that waits.
    Neutral,
    /// Under way.
    Teal,
    /// Part of the plan's progress.
    Gold,
    /// Done and confirmed.
    Green,
    /// Late, or refused.
    Red,
    /// No longer counts.
    Grey,
}

impl Tone {
    const fn class(self) -> &'static str {
        match self {
            Self::Neutral => "neutral",
            Self::Teal => "teal",
            Self::Gold => "gold",
            Self::Green => "green",
            Self::Red => "red",
            Self::Grey => "grey",
        }
    }
}

/// A state in a word or three.
#[derive(Debug, Clone, PartialEq, Eq, Template)]
#[template(path = "note/tag.html")]
pub struct Tag {
    tone: Tone,
    text: String,
}

control!(Tag);

impl Tag {
    /// Says `text` in a tone.
    #[must_use]
    pub fn new(tone: Tone, text: impl Into<String>) -> Self {
        Self { tone, text: text.into() }
    }
}

pub(crate) fn samples() -> Vec<Sample> {
    [
        ("neutral", Tone::Neutral, "Bản nháp"),
        ("teal", Tone::Teal, "Đang thực hiện"),
        ("gold", Tone::Gold, "Có tài liệu kiểm chứng"),
        ("green", Tone::Green, "Đã xác nhận"),
        ("red", Tone::Red, "Quá hạn"),
        ("grey", Tone::Grey, "Đã thay thế"),
    ]
    .into_iter()
    .map(|(name, tone, text)| Sample::new("Tag", name, Tag::new(tone, text)))
    .collect()
}
