//! Units and people by the names that are typed, pasted or printed: without case, marks and punctuation.

use crate::model::{AccountId, UnitId};

/// The units and people of the agency, as far as names are matched against them.
#[derive(Debug, Clone, Default)]
pub struct Directory {
    units: Vec<(String, UnitId)>,
    people: Vec<(String, AccountId)>,
}

/// What a name stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Match<T> {
    /// This one.
    One(T),
    /// Several; the text does not say which.
    Several,
    /// None.
    Nobody,
}

impl Directory {
    /// A unit goes by its name and its code, a person by full name and login: give each as a pair of its own.
    pub fn new<'a>(
        units: impl IntoIterator<Item = (&'a str, UnitId)>,
        people: impl IntoIterator<Item = (&'a str, AccountId)>,
    ) -> Self {
        Self {
            units: units.into_iter().map(|(name, id)| (key(name), id)).collect(),
            people: people.into_iter().map(|(name, id)| (key(name), id)).collect(),
        }
    }

    /// The unit of this name or code.
    #[must_use]
    pub fn unit(&self, name: &str) -> Match<UnitId> {
        find(&self.units, name)
    }

    /// The person of this name or login.
    #[must_use]
    pub fn person(&self, name: &str) -> Match<AccountId> {
        find(&self.people, name)
    }
}

fn find<T: Copy + PartialEq>(names: &[(String, T)], name: &str) -> Match<T> {
    let wanted = key(name);
    let mut found = names.iter().filter(|(name, _)| *name == wanted).map(|(_, id)| *id);
    match found.next() {
        None => Match::Nobody,
        Some(one) if found.all(|other| other == one) => Match::One(one),
        Some(_) => Match::Several,
    }
}

/// Folded words with one blank between them.
pub(crate) fn key(name: &str) -> String {
    let folded = viet::fold(&viet::nfc(name));
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}
