//! What reports are made of: sections of text with figures in it, tables, lists and drawings. Templates are data; a report
//! begins as a copy of one and then is its writers' own.

use evidence::periods::PeriodKind;
use kernel::Date;
use people::Certainty;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A report before it is written.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Template {
    /// Its name in the program: `"quarter"`.
    pub key: String,
    /// What it is called.
    pub name: String,
    /// For whom and what for, for those who choose.
    pub about: String,
    /// For which periods it can be made.
    pub periods: Vec<PeriodKind>,
    /// To whom it goes.
    pub receivers: Vec<String>,
    /// Its abstract.
    pub subject: Prose,
    /// What stands before the first section.
    pub opening: Prose,
    /// The sections.
    pub sections: Vec<Section>,
    /// Which instrument asks for it.
    pub legal_basis: String,
    /// How sure that is.
    pub certainty: Certainty,
    /// From which day reports are made like this.
    pub valid_from: Date,
    /// Until which.
    pub valid_to: Option<Date>,
}

/// A section.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// 1 for `I.`, 2 for the `1.` inside it.
    pub level: u8,
    /// Its title.
    pub title: String,
    /// What it says, in order.
    pub blocks: Vec<Block>,
}

/// A part of a section.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "is")]
pub enum Block {
    /// Paragraphs that people write, one a line, with figures in them.
    Text {
        /// The paragraphs.
        text: Prose,
    },
    /// A table of figures beside those of the same period a year before.
    Compare {
        /// What the table is called.
        title: String,
        /// Which figures, a row each.
        figures: Vec<String>,
    },
    /// A table with a row a unit and a column a figure.
    Units {
        /// What the table is called.
        title: String,
        /// Which figures.
        figures: Vec<String>,
    },
    /// A table with a row a group of one figure: its channels, its audiences.
    Groups {
        /// What the table is called.
        title: String,
        /// Which figure.
        figure: String,
    },
    /// The rows of a figure as points of a list, each with its unit, its day and why.
    Rows {
        /// Which figure.
        figure: String,
        /// The sentence before them.
        lead: String,
        /// The sentence where there are none.
        none: String,
    },
    /// A drawing of a figure by the months of the period.
    Months {
        /// What it is called.
        title: String,
        /// Which figure.
        figure: String,
    },
    /// A drawing of a share by unit.
    Rates {
        /// What it is called.
        title: String,
        /// Which share.
        figure: String,
    },
    /// A drawing of a figure by what its rows belong to across their groups and by group: for whom through which channel.
    Coverage {
        /// What it is called.
        title: String,
        /// Which figure.
        figure: String,
    },
    /// A drawing of figures beside those of the same period a year before.
    Beside {
        /// What it is called.
        title: String,
        /// Which figures; counts only.
        figures: Vec<String>,
    },
    /// A table of the figures of other systems that fell into the period; nothing where there are none.
    Outside {
        /// What the table is called.
        title: String,
    },
    /// A table of estimates of earlier periods whose actual figures came in this one; nothing where there are none.
    Adjusted {
        /// What the table is called.
        title: String,
    },
    /// A drawing of two figures by unit: the part and what is left of the whole.
    Drawing {
        /// What it is called.
        title: String,
        /// The part.
        part: String,
        /// The whole.
        whole: String,
    },
}

/// Text with figures in it. Kept and written in templates as letters with braces: `{plans.events} hoạt động, cùng kỳ năm trước
/// {plans.events@before}`; a brace that is only a brace stands twice.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Prose(pub Vec<Piece>);

/// A piece of a text: letters, or a place where a figure or a word of the period stands.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Piece {
    /// Letters; a line break ends a paragraph.
    Text(String),
    /// What a figure says.
    Figure(String, Of),
    /// Words that follow from the period: `period`, `plans.plan`; written `{=plans.plan}`.
    Word(String),
}

impl Prose {
    /// Letters alone.
    pub fn plain(text: impl Into<String>) -> Self {
        Self::of([Piece::Text(text.into())])
    }

    /// These pieces, neighbouring letters as one.
    pub fn of(pieces: impl IntoIterator<Item = Piece>) -> Self {
        let mut all: Vec<Piece> = Vec::new();
        for piece in pieces {
            match (all.last_mut(), piece) {
                (_, Piece::Text(text)) if text.is_empty() => {}
                (Some(Piece::Text(before)), Piece::Text(text)) => before.push_str(&text),
                (_, piece) => all.push(piece),
            }
        }
        Self(all)
    }
}

impl fmt::Display for Prose {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for piece in &self.0 {
            match piece {
                Piece::Text(text) => f.write_str(&text.replace('{', "{{").replace('}', "}}"))?,
                Piece::Figure(address, Of::Now) => write!(f, "{{{address}}}")?,
                Piece::Figure(address, Of::Before) => write!(f, "{{{address}@before}}")?,
                Piece::Figure(address, Of::Change) => write!(f, "{{{address}@change}}")?,
                Piece::Word(address) => write!(f, "{{={address}}}")?,
            }
        }
        Ok(())
    }
}

/// Reads any text; a brace that opens nothing known is letters.
impl From<&str> for Prose {
    fn from(written: &str) -> Self {
        let (mut pieces, mut rest) = (Vec::new(), written);
        while let Some(at) = rest.find(['{', '}']) {
            let (letters, brace) = rest.split_at(at);
            pieces.push(Piece::Text(letters.to_owned()));
            let doubled = brace.starts_with("{{") || brace.starts_with("}}");
            let named =
                brace.strip_prefix('{').and_then(|inner| inner.split_once('}')).and_then(|(inner, _)| place(inner));
            rest = match named {
                Some((piece, length)) if !doubled => {
                    pieces.push(piece);
                    &brace[length + 2..]
                }
                _ => {
                    pieces.push(Piece::Text(brace[..1].to_owned()));
                    &brace[1 + usize::from(doubled)..]
                }
            };
        }
        pieces.push(Piece::Text(rest.to_owned()));
        Self::of(pieces)
    }
}

/// What stands between braces, and how long it is.
fn place(inner: &str) -> Option<(Piece, usize)> {
    let (address, of) = match inner.split_once('@') {
        None => (inner, Of::Now),
        Some((address, "before")) => (address, Of::Before),
        Some((address, "change")) => (address, Of::Change),
        Some(_) => return None,
    };
    let word = address.strip_prefix('=').filter(|_| of == Of::Now);
    let name = word.unwrap_or(address);
    let known = !name.is_empty()
        && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'.' | b'_'));
    let piece = word.map_or_else(|| Piece::Figure(address.to_owned(), of), |word| Piece::Word(word.to_owned()));
    known.then_some((piece, inner.len()))
}

impl Serialize for Prose {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Prose {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self::from(String::deserialize(deserializer)?.as_str()))
    }
}

/// Which value of a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Of {
    /// Of the period.
    Now,
    /// Of the same period a year before.
    Before,
    /// How the two differ, in words.
    Change,
}

impl Section {
    /// The figures that its texts name.
    pub fn named(&self) -> impl Iterator<Item = (&str, Of)> {
        let texts = self.blocks.iter().filter_map(|block| match block {
            Block::Text { text } => Some(text),
            _ => None,
        });
        texts.flat_map(|text| &text.0).filter_map(|piece| match piece {
            Piece::Figure(address, of) => Some((address.as_str(), *of)),
            Piece::Text(_) | Piece::Word(_) => None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn places_are_read_and_everything_else_is_letters() {
        let read = |text: &str| Prose::from(text).0;
        assert_eq!(
            read("Có {plans.events} hoạt động ({plans.events@change}) theo {=plans.plan}."),
            [
                Piece::Text("Có ".into()),
                Piece::Figure("plans.events".into(), Of::Now),
                Piece::Text(" hoạt động (".into()),
                Piece::Figure("plans.events".into(), Of::Change),
                Piece::Text(") theo ".into()),
                Piece::Word("plans.plan".into()),
                Piece::Text(".".into()),
            ]
        );
        for letters in ["{", "}", "{}", "{Việc}", "{a@b}", "{=a@before}", "{=}", "a { b"] {
            assert_eq!(read(letters), [Piece::Text(letters.into())], "{letters:?}");
        }
        assert_eq!(read("{{plans.events}}"), [Piece::Text("{plans.events}".into())], "doubled braces are letters");
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(letters in proptest::collection::vec("[a-z.{}@=]{0,6}|\\{plans\\.x\\}|\\{=y\\}", 0..6)) {
            let read = Prose::from(letters.concat().as_str());
            prop_assert_eq!(Prose::from(read.to_string().as_str()), read);
        }

        #[test]
        fn letters_stay_letters(text in ".{0,30}|[{}a-z]{0,12}") {
            let shown = Prose::plain(text.clone()).to_string();
            prop_assert_eq!(Prose::from(shown.as_str()), Prose::plain(text));
        }
    }
}
