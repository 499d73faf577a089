//! Sections that number themselves in the official style: `I. MỤC ĐÍCH`, `1. Nội dung`, `a) Hình thức`.

use crate::content::{Block, Heading, Inline, Level};

/// A section with what it says and the sections inside it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Section {
    /// Its title, in ordinary letters.
    pub title: String,
    /// What it says before its parts.
    pub body: Vec<Block>,
    /// Its parts.
    pub parts: Vec<Section>,
}

impl Section {
    /// A section without parts.
    pub fn new(title: impl Into<String>, body: Vec<Block>) -> Section {
        Section { title: title.into(), body, parts: Vec::new() }
    }
}

/// The sections as blocks with their labels: Roman numbers and capitals, then figures, then letters; what lies deeper goes on
/// with letters.
///
/// ```
/// use papers::content::Block;
/// use papers::forms::{Section, numbered};
/// let inner = Section::new("Yêu cầu", Vec::new());
/// let blocks = numbered(&[Section { parts: vec![inner], ..Section::new("Mục đích, yêu cầu", Vec::new()) }]);
/// let labels: Vec<_> = blocks.iter().map(|block| match block {
///     Block::Heading(heading) => heading.label.as_str(),
///     _ => "",
/// }).collect();
/// assert_eq!(labels, ["I.", "1."]);
/// ```
pub fn numbered(sections: &[Section]) -> Vec<Block> {
    let mut blocks = Vec::new();
    level(sections, Level::Section, &mut blocks);
    blocks
}

fn level(sections: &[Section], at: Level, blocks: &mut Vec<Block>) {
    for (place, section) in sections.iter().enumerate() {
        let number = u32::try_from(place + 1).unwrap_or(u32::MAX);
        let (label, title, below) = match at {
            Level::Section => {
                (format!("{}.", viet::label::to_roman(number)), section.title.to_uppercase(), Level::Item)
            }
            Level::Item => (format!("{number}."), section.title.clone(), Level::Point),
            _ => (crate::content::Marks::Letters.at(place), section.title.clone(), Level::Point),
        };
        blocks.push(Block::Heading(Heading { level: at, label, text: vec![Inline::plain(title)] }));
        blocks.extend(section.body.iter().cloned());
        level(&section.parts, below, blocks);
    }
}
