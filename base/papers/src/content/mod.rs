//! What stands on a paper, as a small tree that knows no format: every way out (.docx, PDF) draws the same tree. Text is
//! data in all of it; there is no markup that a text could hold.

mod grid;

use crate::chart::Chart;
use crate::code::Code;
use crate::picture::Picture;

pub use grid::{Slot, slots};

/// A piece of a paper, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading in one of the official numbering styles.
    Heading(Heading),
    /// A paragraph of running text.
    Paragraph(Paragraph),
    /// Points, one below the other.
    List(List),
    /// A table with a heading that repeats on every page.
    Table(Table),
    /// A picture with the words that stand for it.
    Picture(Picture),
    /// A code to be read by a machine, with words for people.
    Code(Code),
    /// A chart; its numbers stand in a table below it.
    Chart(Chart),
    /// What follows starts on a new page.
    PageBreak,
}

/// A heading with its label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// How large a part it heads.
    pub level: Level,
    /// `Chương I`, `I.`, `1.`, `Điều 1.`: as it is to be read; empty for none.
    pub label: String,
    /// The title; may be empty where the label is all.
    pub text: Vec<Inline>,
}

/// The levels of headings, from the largest (Decree 30/2020/NĐ-CP, Annex I, part II).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// `Phần I`, `Chương I`: the label on a line of its own, centred, the title in capitals below it.
    Chapter,
    /// `Mục 1`: likewise.
    Part,
    /// `I. MỤC ĐÍCH`, `Điều 1. Phạm vi`: on one line, bold.
    Section,
    /// `1. Nội dung`: on one line, bold.
    Item,
    /// `a) Hình thức`: on one line, bold.
    Point,
}

/// A paragraph.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paragraph {
    /// What stands in it.
    pub text: Vec<Inline>,
    /// Where its lines stand.
    pub align: Align,
}

impl Paragraph {
    /// Plain running text.
    pub fn plain(text: impl Into<String>) -> Block {
        Block::Paragraph(Paragraph { text: vec![Inline::plain(text)], align: Align::Justified })
    }
}

/// Where the lines of a paragraph stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Align {
    /// To both margins, the first line indented: running text.
    #[default]
    Justified,
    /// To the left margin, without an indent.
    Left,
    /// In the middle.
    Centred,
    /// To the right margin.
    Right,
}

/// Points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List {
    /// What goes before each.
    pub marks: Marks,
    /// The points; each may hold further blocks.
    pub items: Vec<Vec<Block>>,
}

/// What goes before the points of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Marks {
    /// `a)`, `b)`, `c)`, `d)`, `đ)` …, in the order of the Vietnamese alphabet.
    Letters,
    /// `1.`, `2.` …
    Numbers,
    /// `-`
    Dashes,
    /// `+`
    Pluses,
}

impl Marks {
    /// The mark of the point at a place, counted from 0. Past the last letter of the alphabet two stand together.
    ///
    /// ```
    /// use papers::content::Marks;
    /// assert_eq!([3, 4, 22].map(|place| Marks::Letters.at(place)), ["d)", "đ)", "y)"]);
    /// assert_eq!(Marks::Letters.at(23), "aa)");
    /// ```
    pub fn at(self, place: usize) -> String {
        match self {
            Marks::Letters => {
                const COUNT: usize = 23;
                let letter = |place: usize| viet::label::letter(place % COUNT + 1).unwrap_or('a');
                let before = if place >= COUNT { letter(place / COUNT - 1).to_string() } else { String::new() };
                format!("{before}{})", letter(place))
            }
            Marks::Numbers => format!("{}.", place + 1),
            Marks::Dashes => "-".to_owned(),
            Marks::Pluses => "+".to_owned(),
        }
    }
}

/// A table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// What it shows, for those who hear the page and for its title above.
    pub title: Option<String>,
    /// Its columns from left to right.
    pub columns: Vec<Column>,
    /// The rows that head it and repeat on every page; a table read from a file may have none.
    pub header: Vec<Row>,
    /// The rows below.
    pub rows: Vec<Row>,
}

/// A column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its share of the width, beside those of the others.
    pub share: u16,
    /// Where its text stands.
    pub align: Align,
}

/// A row. Cells stand in the order of the columns; one that spans several stands once, in its first row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Its cells.
    pub cells: Vec<Cell>,
}

impl Row {
    /// A row of plain cells, one a column.
    pub fn plain<T: Into<String>>(cells: impl IntoIterator<Item = T>) -> Row {
        Row { cells: cells.into_iter().map(Cell::plain).collect() }
    }

    /// A row that heads those below it: one cell in bold across so many columns.
    pub fn group(text: impl Into<String>, columns: u16) -> Row {
        let line = Paragraph { text: vec![Inline::bold(text)], align: Align::Left };
        Row { cells: vec![Cell { blocks: vec![Block::Paragraph(line)], columns, rows: 1, shade: None }] }
    }
}

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// What stands in it.
    pub blocks: Vec<Block>,
    /// How many columns it spans; at least 1.
    pub columns: u16,
    /// How many rows it reaches down; at least 1. The rows below leave it out.
    pub rows: u16,
    /// The grey it stands on, if any; a heading has a ground of its own.
    pub shade: Option<Shade>,
}

impl Cell {
    /// A cell of one column with a line of text.
    pub fn plain(text: impl Into<String>) -> Cell {
        let line = Paragraph { text: vec![Inline::plain(text)], align: Align::Left };
        Cell { blocks: vec![Block::Paragraph(line)], columns: 1, rows: 1, shade: None }
    }
}

/// A grey that cells stand on, from little to much. Black and white print has the same order, and both text and links are
/// readable on each (a contrast of at least 4.5:1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Shade {
    /// The lightest.
    Faint,
    /// Darker.
    Light,
    /// Darker still.
    Medium,
    /// The darkest.
    Strong,
}

impl Shade {
    /// All of them, from the lightest.
    pub const ALL: [Shade; 4] = [Shade::Faint, Shade::Light, Shade::Medium, Shade::Strong];

    /// The grey in six hexadecimal figures, as office files have colours.
    pub const fn ground(self) -> &'static str {
        match self {
            Shade::Faint => "EAEAEA",
            Shade::Light => "D8D8D8",
            Shade::Medium => "C8C8C8",
            Shade::Strong => "B9B9B9",
        }
    }
}

/// A piece of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inline {
    /// Text, set in one way.
    Text {
        /// The text.
        text: String,
        /// In bold.
        bold: bool,
        /// In italics.
        italic: bool,
    },
    /// A note at the foot of the page, for which a number stands here.
    Note(Vec<Inline>),
    /// Words that lead to an address.
    Link {
        /// The words.
        text: String,
        /// The address; one that [`is_address`] does not know leads nowhere, and the words stand alone.
        address: String,
    },
    /// A new line within the paragraph.
    Break,
}

impl Inline {
    /// Text as the paragraph has it.
    pub fn plain(text: impl Into<String>) -> Inline {
        Inline::Text { text: text.into(), bold: false, italic: false }
    }

    /// Text in bold.
    pub fn bold(text: impl Into<String>) -> Inline {
        Inline::Text { text: text.into(), bold: true, italic: false }
    }

    /// Text in italics.
    pub fn italic(text: impl Into<String>) -> Inline {
        Inline::Text { text: text.into(), bold: false, italic: true }
    }
}

/// Whether an address may stand behind words on a paper: `https`, `http`, `mailto` or `tel`, without blanks or controls.
///
/// ```
/// use papers::content::is_address;
/// assert!(is_address("https://dichvucong.gov.vn/p?ma=1.001612") && is_address("mailto:bqlkcn@dongnai.gov.vn"));
/// assert!(!is_address("javascript:alert(1)") && !is_address("https://a b"));
/// ```
pub fn is_address(address: &str) -> bool {
    let scheme = address.split_once(':').map(|(scheme, rest)| (scheme.to_ascii_lowercase(), rest));
    let known = match scheme.as_ref().map(|(scheme, rest)| (scheme.as_str(), *rest)) {
        Some(("http" | "https", rest)) => rest.strip_prefix("//").is_some_and(|rest| !rest.is_empty()),
        Some(("mailto" | "tel", rest)) => !rest.is_empty(),
        _ => false,
    };
    known && address.len() <= 2_000 && !address.contains(|c: char| c.is_whitespace() || c.is_control())
}
