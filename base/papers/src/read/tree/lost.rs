//! What a tree could not take over from the file it was read from, by place. Nothing is dropped without a word here.

use std::collections::BTreeMap;

/// So much of a kind that was lost at one place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lost {
    /// Where.
    pub place: Place,
    /// What.
    pub what: What,
    /// How many; at least 1.
    pub count: u32,
}

/// A place in a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// The paragraph of a .docx or line of a text, from 1; those in tables count too.
    Paragraph(u32),
    /// The table, from 1 in the order in which they begin; tables in cells count too.
    Table(u32),
    /// The note at the foot of a page, from 1.
    Footnote(u32),
    /// The note at the end, from 1.
    Endnote(u32),
    /// What stands above the text of pages.
    Header,
    /// What stands below the text of pages.
    Footer,
}

/// A kind of thing that a tree does not hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum What {
    /// A picture that is neither PNG nor JPEG, or is damaged: EMF, WMF, GIF, TIFF, SVG.
    Picture,
    /// A picture that lies outside the file; nothing is fetched.
    PictureElsewhere,
    /// A picture in a note, which has no room for one.
    PictureInNote,
    /// The form of an equation; its signs stay, in a row.
    Equation,
    /// A chart.
    Chart,
    /// A drawing made of text by Word (SmartArt).
    SmartArt,
    /// What another program drew, or another document within this one.
    EmbeddedObject,
    /// Text that a tracked change takes out; it was left out, as if the change were accepted.
    Deletion,
    /// Text that a tracked change puts in; it stays, as if the change were accepted.
    Insertion,
    /// A comment.
    Comment,
    /// Text that is hidden.
    HiddenText,
    /// An address that may not stand behind words; the words stay.
    Address,
    /// A link to another place in the document; the words stay.
    InnerLink,
    /// A table in a note; its text stays.
    TableInNote,
    /// A mark of a list that counts otherwise than papers do, and now counts as they do: `e)` after `d)`.
    Mark,
    /// A note that is referred to again, or is not there, or stands in a note.
    Note,
    /// A line of the contents: they are made of the headings.
    Contents,
    /// A line, a shape, or letters made into a picture (WordArt).
    Drawing,
    /// A sign of a font of signs that is not known.
    Symbol,
    /// The reading aid above a word; the word stays.
    Ruby,
    /// Words that stand above or below the text of every page.
    RunningText,
    /// A picture that stands above or below the text of every page.
    RunningPicture,
    /// The numbers of pages: a paper counts its own.
    PageNumber,
}

/// Counts what is lost.
#[derive(Debug, Default)]
pub(in crate::read) struct Tally(BTreeMap<(Place, What), u32>);

impl Tally {
    /// Counts one.
    pub(in crate::read) fn add(&mut self, place: Place, what: What) {
        let count = self.0.entry((place, what)).or_default();
        *count = count.saturating_add(1);
    }

    /// All of it in the order of places: the text first, then tables and notes.
    pub(in crate::read) fn into_list(self) -> Vec<Lost> {
        self.0.into_iter().map(|((place, what), count)| Lost { place, what, count }).collect()
    }
}
