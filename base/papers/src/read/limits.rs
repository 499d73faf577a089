//! The bounds within which a file is read. Nothing here reads anything.

/// Bounds on what one file may cost to read. The defaults hold any office document met so far many times over, and
/// keep the worst file under a few hundred megabytes of memory and a few seconds.
///
/// ```
/// let limits = papers::read::Limits::default();
/// assert_eq!(limits.file, 20 * 1024 * 1024);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the file itself. 20 MiB: a plan of a hundred pages with pictures has two or three.
    pub file: usize,
    /// Bytes of one part of a .docx once inflated. 64 MiB: deflate can grow a file a thousandfold, so that a few
    /// kilobytes could fill the memory; the text of a thousand pages has about 10 MiB of XML.
    pub part: usize,
    /// Bytes of all parts of a .docx together once inflated. 96 MiB: the text and, beside it, styles and numbering.
    pub inflated: usize,
    /// Elements of one part. 4,000,000: as dense as Word writes them they fill the bytes above; made short on purpose
    /// there could be three times as many, and each costs time of its own.
    pub elements: usize,
    /// Elements inside one another. 200: Word nests about 10, a table within a table within a text box about 40.
    pub nesting: usize,
    /// Paragraphs or lines, and likewise cells of tables. 200,000: about 5,000 pages; more is a data file, and each
    /// costs memory of its own however few bytes it takes in the file.
    pub paragraphs: usize,
    /// Bytes of text that are taken out of a file for the search. 32 MiB: some 10,000 pages; a text that a file holds once
    /// and shows a million times would have no end.
    pub text: usize,
    /// Steps that reading a PDF may take, each a word of its language or a letter on a page. 30,000,000: a page takes about
    /// 4,000, one full of drawings 8,000, so that a book of 1,000 pages takes a quarter at most.
    pub steps: usize,
    /// Pages, sheets or slides. 10,000.
    pub pages: usize,
}

const MIB: usize = 1024 * 1024;

impl Default for Limits {
    fn default() -> Self {
        Self {
            file: 20 * MIB,
            part: 64 * MIB,
            inflated: 96 * MIB,
            elements: 4_000_000,
            nesting: 200,
            paragraphs: 200_000,
            text: 32 * MIB,
            steps: 30_000_000,
            pages: 10_000,
        }
    }
}
