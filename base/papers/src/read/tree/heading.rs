//! Which paragraphs are headings, and how large a part each heads (Decree 30/2020/NĐ-CP, Annex I, part II): by outline
//! level where the file has one, else by label and look.

use viet::label::{self, Label};

use super::inline::unbold;
use super::line::Line;
use crate::content::{Align, Heading, Inline, Level};

/// Characters of a heading that is one by its look.
const LONGEST: usize = 200;
/// The same for one without a label, or without bold.
const LONGEST_BARE: usize = 120;

const LEVELS: [Level; 5] = [Level::Chapter, Level::Part, Level::Section, Level::Item, Level::Point];

/// The label at the start of a text: how large a part it heads, and how many bytes it has.
pub(super) fn label_of(text: &str) -> Option<(Level, usize)> {
    if let Some(found) = chapter(text) {
        return Some(found);
    }
    let (label, rest) = label::split(text);
    let level = match label? {
        Label::Roman(_) | Label::Article(_) => Level::Section,
        Label::Letter(letter) if letter.is_uppercase() => Level::Section,
        Label::Number(levels) if levels.len() == 1 => Level::Item,
        Label::Number(_) | Label::Letter(_) => Level::Point,
        Label::Dash | Label::Plus => return None,
    };
    Some((level, text[..text.len() - rest.len()].trim_end().len()))
}

/// `Chương I`, `Phần 2`, `Mục 1`: a word and a number, and then a title or nothing.
fn chapter(text: &str) -> Option<(Level, usize)> {
    let (word, rest) = text.split_once(' ')?;
    let level = match word.to_lowercase().as_str() {
        "chương" | "phần" => Level::Chapter,
        "mục" => Level::Part,
        _ => return None,
    };
    let number = rest.split(|c: char| c.is_whitespace() || matches!(c, '.' | ':')).next()?;
    let counts = label::roman(number).is_some()
        || (number.len() <= 3 && number.parse::<u16>().is_ok())
        || (word.chars().all(char::is_uppercase) && label::roman(&number.to_uppercase()).is_some());
    let after = &rest[number.len()..];
    let marked = after.strip_prefix(['.', ':']).unwrap_or(after);
    let title = marked.trim_start();
    // "Mục 1 của Thông tư" is a sentence.
    let titled = title.is_empty() || title.starts_with(char::is_uppercase) && (marked.starts_with(char::is_whitespace));
    (counts && titled).then(|| (level, text.len() - after.len()))
}

/// The levels of the outline levels of a document: those that labels tell, and for the others what Word's own heading
/// styles would be here. A deeper one never heads a larger part.
#[derive(Debug, Default)]
pub(super) struct Outline([Option<Level>; 9]);

impl Outline {
    /// Takes a heading into account; the first of an outline level with a label decides.
    pub(super) fn see(&mut self, outline: u8, text: &str) {
        if let (Some(slot @ None), Some((level, _))) = (self.0.get_mut(usize::from(outline)), label_of(text)) {
            *slot = Some(level);
        }
    }

    /// How large a part a heading of this outline level heads.
    pub(super) fn level(&self, outline: u8) -> Level {
        let mut at_least = 0;
        let mut found = 0;
        for place in 0..=usize::from(outline) {
            let told = self.0.get(place).copied().flatten();
            found = told.map_or(place, |level| level as usize).max(at_least).min(LEVELS.len() - 1);
            // Only what labels tell is sure to be there.
            if told.is_some() {
                at_least = found + 1;
            }
        }
        LEVELS[found]
    }
}

/// The level of the heading that a line is by its look; none if it is none. `alone`: the lines around it bear no label of
/// the same kind.
pub(super) fn by_look(line: &Line, alone: bool) -> Option<Level> {
    let text = match &line.label {
        Some(label) => &format!("{} {}", label.text, line.plain),
        None => &line.plain,
    };
    let length = text.chars().count();
    if text.is_empty() || length > LONGEST {
        return None;
    }
    let ends_open = !text.ends_with(['.', ';', ':', ',']);
    let Some((level, label)) = label_of(text) else {
        // To the right stand those who sign.
        let bare =
            line.bold && line.label.is_none() && line.align != Align::Right && ends_open && length <= LONGEST_BARE;
        let is_list = matches!(label::split(text), (Some(_), _));
        let level = match line.align {
            Align::Centred => Level::Chapter,
            _ if !text.chars().any(char::is_lowercase) => Level::Section,
            _ => Level::Item,
        };
        return (bare && !is_list && text.chars().any(char::is_alphabetic)).then_some(level);
    };
    let title_ends_open = ends_open || text.len() == label;
    let is_heading = match level {
        Level::Chapter | Level::Part => title_ends_open,
        // A colon at the end of a section's title is a habit of typists.
        Level::Section => line.bold || ((title_ends_open || text.ends_with(':')) && length <= LONGEST_BARE),
        // A letter or a figure alone heads nothing.
        Level::Item | Level::Point if text.len() == label => false,
        Level::Item | Level::Point => {
            line.bold || (alone && line.label.is_none() && title_ends_open && length <= LONGEST_BARE)
        }
    };
    is_heading.then_some(level)
}

/// Whether a line can be the title of the heading above it, whose label has a line of its own.
pub(super) fn is_title(line: &Line) -> bool {
    let capitals = line.plain.chars().any(char::is_alphabetic) && !line.plain.chars().any(char::is_lowercase);
    let bare = line.label.is_none() && line.outline.is_none() && label_of(&line.plain).is_none();
    bare && (line.bold || capitals) && line.plain.chars().count() <= LONGEST
}

/// A line as a heading: its label apart, and no bold, which every heading has.
pub(super) fn heading(line: Line, level: Level) -> Heading {
    if let Some(label) = &line.label {
        let label = label.text.clone();
        return Heading { level, label, text: title(line.text) };
    }
    let Some((_, bytes)) = label_of(&line.plain) else {
        return Heading { level, label: String::new(), text: title(line.text) };
    };
    let label = line.plain[..bytes].to_owned();
    let mut line = line.without_first(bytes);
    // The mark after a chapter's number is no part of its title.
    if matches!(level, Level::Chapter | Level::Part) && line.plain.starts_with(['.', ':']) {
        line = line.without_first(1);
    }
    Heading { level, label, text: title(line.text) }
}

/// The text of a heading: not bold, and not in italics if all of it is.
pub(super) fn title(text: Vec<Inline>) -> Vec<Inline> {
    let mut text = unbold(text);
    let slanted = text.iter().all(|part| !matches!(part, Inline::Text { italic: false, .. }));
    if slanted {
        for part in &mut text {
            if let Inline::Text { italic, .. } = part {
                *italic = false;
            }
        }
    }
    text
}
