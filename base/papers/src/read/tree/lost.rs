//! What a tree could not take over from the file it was read from, by place. Nothing is dropped without a word here.

use std::collections::BTreeMap;
use std::fmt;

/// So much of a kind that was lost at one place. `Display` is plain English for operators, here and below; what a visitor
/// sees is the caller's to say, by variant.
///
/// ```
/// use papers::read::{Lost, Place, What};
/// let lost = Lost { place: Place::Paragraph(5), what: What::Comment, count: 2 };
/// assert_eq!(lost.to_string(), "paragraph 5: a comment was left out (2 times)");
/// ```
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
    /// Pages of a part that lie across or have columns: papers have theirs stand, in one column.
    Section,
    /// The ground of a cell or a table, where it is none that papers have.
    Shading,
    /// Underlining, colour, marking with colour or small capitals; the words stay.
    Look,
    /// Letters struck through; they stay, and no longer are.
    Struck,
    /// Letters raised or lowered; they stay, on the line. Figures keep their place: m², CO₂.
    Raised,
    /// A tracked change of looks; they stay, as if the change were accepted.
    Restyled,
    /// What a field would show that the program that wrote the file counts or draws anew each time.
    Field,
    /// What was cut off a picture; all of it shows again.
    Crop,
    /// A table in which nothing stands.
    BlankTable,
    /// Text that lies outside of all paragraphs, where nothing should.
    Stray,
}

impl fmt::Display for Lost {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.what)?;
        if self.count > 1 { write!(f, " ({} times)", self.count) } else { Ok(()) }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Place::Paragraph(number) => write!(f, "paragraph {number}"),
            Place::Table(number) => write!(f, "table {number}"),
            Place::Footnote(number) => write!(f, "footnote {number}"),
            Place::Endnote(number) => write!(f, "endnote {number}"),
            Place::Header => f.write_str("above the text of pages"),
            Place::Footer => f.write_str("below the text of pages"),
        }
    }
}

impl fmt::Display for What {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            What::Picture => "a picture that is neither PNG nor JPEG, or is damaged, was left out",
            What::PictureElsewhere => "a picture that lies outside the file was left out; nothing is fetched",
            What::PictureInNote => "a picture in a note was left out",
            What::Equation => "an equation lost its form; its signs stay, in a row",
            What::Chart => "a chart was left out",
            What::SmartArt => "a drawing of SmartArt was left out",
            What::EmbeddedObject => "what another program drew, or another document within this one, was left out",
            What::Deletion => "text that a tracked change takes out was left out, as if the change were accepted",
            What::Insertion => "text that a tracked change puts in stays, as if the change were accepted",
            What::Comment => "a comment was left out",
            What::HiddenText => "hidden text was left out",
            What::Address => "an address that may not stand behind words was left out; the words stay",
            What::InnerLink => "a link to another place in the document was left out; the words stay",
            What::TableInNote => "a table in a note lost its form; its text stays",
            What::Mark => "the mark of a point changed, as papers count a, b, c, d, đ",
            What::Note => "a note that is not there, is referred to again or stands in a note was left out",
            What::Contents => "a line of the contents was left out; contents are made of headings",
            What::Drawing => "a line, a shape or letters made into a picture were left out",
            What::Symbol => "a sign that is not known was left out",
            What::Ruby => "the reading aid above a word was left out; the word stays",
            What::RunningText => "words that stand on every page were left out",
            What::RunningPicture => "a picture that stands on every page was left out",
            What::PageNumber => "the numbers of pages were left out; a paper counts its own",
            What::Section => "pages that lie across or have columns are pages like the others",
            What::Shading => "the ground of a cell or a table was left out",
            What::Look => "underlining, colour or small capitals were left out; the words stay",
            What::Struck => "letters struck through stay, and no longer are",
            What::Raised => "raised or lowered letters stay, on the line",
            What::Restyled => "a tracked change of looks stays, as if the change were accepted",
            What::Field => "what a field counts or draws was left out",
            What::Crop => "what was cut off a picture shows again",
            What::BlankTable => "a table in which nothing stands was left out",
            What::Stray => "text outside of all paragraphs was left out",
        })
    }
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

    /// Counts one where none of its kind was counted yet: for looks that each of a paragraph's runs repeats.
    pub(in crate::read) fn add_once(&mut self, place: Place, what: What) {
        self.0.entry((place, what)).or_insert(1);
    }

    /// All of it in the order of places: the text first, then tables and notes.
    pub(in crate::read) fn into_list(self) -> Vec<Lost> {
        self.0.into_iter().map(|((place, what), count)| Lost { place, what, count }).collect()
    }
}
