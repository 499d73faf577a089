//! What is handed out, posted and shown: booklets, posters and slides. They say the same content as official papers, set for
//! reading at a counter, on a wall or on a screen; none of them is a document in the sense of the decree on form.

mod sample;

use crate::code::Code;
use crate::content::{Block, Inline};
use crate::picture::Picture;
use jiff::civil::Date;
use std::collections::BTreeMap;

pub use sample::{sample_booklet, sample_poster, sample_slides};

/// Sizes of sheets (ISO 216).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Sheet {
    /// 297 × 420 mm
    A3,
    /// 210 × 297 mm
    #[default]
    A4,
    /// 148 × 210 mm
    A5,
    /// 105 × 148 mm
    A6,
}

impl Sheet {
    /// Width and height in millimetres, standing.
    pub fn size_mm(self) -> (u16, u16) {
        match self {
            Sheet::A3 => (297, 420),
            Sheet::A4 => (210, 297),
            Sheet::A5 => (148, 210),
            Sheet::A6 => (105, 148),
        }
    }
}

/// Blocks as parts with titles: one begins at each of the largest headings that stand in the text itself. What stands before the
/// first, or a text without headings, is a part that is called `untitled`.
///
/// ```
/// use papers::content::{Block, Heading, Inline, Level, Paragraph};
/// let heading = |level, text: &str| {
///     Block::Heading(Heading { level, label: "I.".into(), text: vec![Inline::plain(text)] })
/// };
/// let blocks = vec![Paragraph::plain("Mở đầu"), heading(Level::Section, "HỒ SƠ"), heading(Level::Item, "Bản sao")];
/// let parts = papers::handout::parts(blocks, "Sổ tay");
/// assert_eq!(parts.iter().map(|(title, body)| (title.as_str(), body.len())).collect::<Vec<_>>(), [("Sổ tay", 1), ("I. HỒ SƠ", 1)]);
/// ```
pub fn parts(blocks: Vec<Block>, untitled: &str) -> Vec<(String, Vec<Block>)> {
    let level = |block: &Block| if let Block::Heading(heading) = block { Some(heading.level) } else { None };
    let largest = blocks.iter().filter_map(level).min();
    let mut parts: Vec<(String, Vec<Block>)> = Vec::new();
    for block in blocks {
        match block {
            Block::Heading(heading) if Some(heading.level) == largest => {
                let words = |piece: &Inline| match piece {
                    Inline::Text { text, .. } | Inline::Link { text, .. } => text.clone(),
                    Inline::Break => " ".to_owned(),
                    Inline::Note(_) => String::new(),
                };
                let text: String = heading.text.iter().map(words).collect();
                let title = format!("{} {text}", heading.label);
                parts.push((title.trim().to_owned(), Vec::new()));
            }
            block => match parts.last_mut() {
                Some((_, body)) => body.push(block),
                None => parts.push((untitled.to_owned(), vec![block])),
            },
        }
    }
    parts
}

/// A booklet: a cover, contents, chapters, an index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Booklet {
    /// What it is called.
    pub title: String,
    /// The line below the title; empty for none.
    pub subtitle: String,
    /// Who hands it out.
    pub issuer: String,
    /// The day on which what it says holds; printed on the cover and at the foot of every page.
    pub as_of: Date,
    /// A picture on the cover.
    pub picture: Option<Picture>,
    /// Address, telephone and the like, on the last page of the cover's text; empty for none.
    pub contact: String,
    /// A square on the cover that leads to the same on the web.
    pub code: Option<Code>,
    /// The chapters in order.
    pub chapters: Vec<Chapter>,
    /// How it is set.
    pub layout: Layout,
}

/// A chapter: starts on a new page, is in the contents and at the head of its pages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chapter {
    /// Its title.
    pub title: String,
    /// What it says.
    pub body: Vec<Block>,
    /// The words under which it is looked up in the index, beside its title.
    pub terms: Vec<String>,
}

/// How a booklet is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Layout {
    /// The sheet.
    pub sheet: Sheet,
    /// Text in two columns; for sheets of A4 and larger.
    pub two_columns: bool,
    /// Letters of 16 points and more, and more room between lines.
    pub large_print: bool,
    /// Three millimetres over the edge and marks where to cut, for a printing house.
    pub crop_marks: bool,
    /// A page of contents.
    pub contents: bool,
    /// An index at the end.
    pub index: bool,
}

impl Default for Layout {
    fn default() -> Layout {
        Layout {
            sheet: Sheet::A5,
            two_columns: false,
            large_print: false,
            crop_marks: false,
            contents: true,
            index: true,
        }
    }
}

impl Booklet {
    /// The words of the index in the order of the Vietnamese alphabet, each with the chapters that it leads to, by their places:
    /// those given, and the titles of chapters that give none. A word is there once whether or not it begins with a capital.
    ///
    /// ```
    /// use papers::handout::{Booklet, Chapter};
    /// let chapter = |terms: &[&str]| Chapter { terms: terms.iter().map(|t| t.to_string()).collect(), ..Chapter::default() };
    /// let booklet = Booklet::new("Sổ tay", vec![chapter(&["đất đai", "lao động"]), chapter(&["dự án", "Đất đai"])]);
    /// let words: Vec<_> = booklet.index().into_iter().map(|entry| (entry.initial, entry.word, entry.chapters)).collect();
    /// let wanted = [('D', "Dự án", vec![1]), ('Đ', "Đất đai", vec![0, 1]), ('L', "Lao động", vec![0])];
    /// assert_eq!(words, wanted.map(|(initial, word, chapters)| (Some(initial), word.to_owned(), chapters)));
    /// ```
    pub fn index(&self) -> Vec<IndexEntry> {
        let mut entries: BTreeMap<Vec<u8>, IndexEntry> = BTreeMap::new();
        for (place, chapter) in self.chapters.iter().enumerate() {
            let own = chapter.terms.is_empty().then_some(&chapter.title);
            for term in chapter.terms.iter().chain(own) {
                let word = viet::case::capitalised(term.trim());
                if word.is_empty() {
                    continue;
                }
                let entry = entries.entry(viet::order::key(&word)).or_insert_with(|| IndexEntry {
                    initial: viet::order::initial(&word),
                    word,
                    chapters: Vec::new(),
                });
                if entry.chapters.last() != Some(&place) {
                    entry.chapters.push(place);
                }
            }
        }
        entries.into_values().collect()
    }

    /// A booklet with nothing but chapters, as of no particular day: the rest is filled in.
    pub fn new(title: impl Into<String>, chapters: Vec<Chapter>) -> Booklet {
        Booklet {
            title: title.into(),
            subtitle: String::new(),
            issuer: String::new(),
            as_of: Date::ZERO,
            picture: None,
            contact: String::new(),
            code: None,
            chapters,
            layout: Layout::default(),
        }
    }
}

/// A word of the index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndexEntry {
    /// The letter that it stands under; none for what begins with no letter.
    pub initial: Option<char>,
    /// The word.
    pub word: String,
    /// The chapters that it leads to, by their places from 0.
    pub chapters: Vec<usize>,
}

/// A poster: one sheet, set as large as its words allow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Poster {
    /// Who posts it.
    pub issuer: String,
    /// What it is about.
    pub title: String,
    /// What it says.
    pub body: Vec<Block>,
    /// A square that leads to more.
    pub code: Option<Code>,
    /// The line at its foot: address, telephone, the day of posting.
    pub foot: String,
    /// The day on which what it says holds.
    pub as_of: Date,
    /// The sheet.
    pub sheet: Sheet,
    /// Lying across.
    pub landscape: bool,
    /// Three millimetres over the edge and marks where to cut.
    pub crop_marks: bool,
}

/// Slides for a screen of 16:9.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slides {
    /// What they are about.
    pub title: String,
    /// The line below.
    pub subtitle: String,
    /// Who shows them.
    pub issuer: String,
    /// When.
    pub on: Date,
    /// The slides after the first, which has the title. What does not fit on one goes on on the next.
    pub slides: Vec<Slide>,
}

/// A slide.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Slide {
    /// Its title.
    pub title: String,
    /// What it shows.
    pub body: Vec<Block>,
}
