//! The code of a criterion, as the scheme numbers it: `1.5.2`, `II.3`, `A.1b`.

use serde::{Deserialize, Serialize};
use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;
use store::{Arg, Column, Row, StoreError, Value};

/// Letters and digits in parts with points between them, in capitals; ordered as people count: `1.9` before `1.10`.
///
/// ```
/// use scoring::model::Code;
/// let [nine, ten]: [Code; 2] = ["1.9".parse().unwrap(), " 1.10. ".parse().unwrap()];
/// assert!(nine < ten);
/// assert!(ten.is_under(&"1".parse().unwrap()) && !ten.is_under(&nine));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Code(String);

/// The text is no code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a code such as 1.5.2")]
pub struct NotACode;

/// Characters of a code.
const LONGEST: usize = 30;

impl Code {
    /// As it is written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it stands below another one: its code begins with that one and a point.
    #[must_use]
    pub fn is_under(&self, other: &Self) -> bool {
        self.0.strip_prefix(&other.0).is_some_and(|rest| rest.starts_with('.'))
    }
}

impl FromStr for Code {
    type Err = NotACode;

    fn from_str(text: &str) -> Result<Self, NotACode> {
        let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let text = text.trim_end_matches(['.', ')']).to_ascii_uppercase();
        let part = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric());
        if text.len() > LONGEST || !text.split('.').all(part) { Err(NotACode) } else { Ok(Self(text)) }
    }
}

/// A part as runs of digits and of letters: numbers are compared as numbers.
fn runs(part: &str) -> impl Iterator<Item = (bool, &str)> {
    let mut rest = part;
    std::iter::from_fn(move || {
        let digits = rest.bytes().next()?.is_ascii_digit();
        let end = rest.bytes().position(|b| b.is_ascii_digit() != digits).unwrap_or(rest.len());
        let (run, after) = rest.split_at(end);
        rest = after;
        Some((digits, run))
    })
}

/// Digits stand before Roman numbers, and those before other letters. Only the first part of a code is Roman: below it, `i` is
/// a letter.
fn compare_runs(first: bool, (one_digits, one): (bool, &str), (other_digits, other): (bool, &str)) -> Ordering {
    match (one_digits, other_digits) {
        (true, true) => {
            let [one, other] = [one, other].map(|run| run.trim_start_matches('0'));
            one.len().cmp(&other.len()).then_with(|| one.cmp(other))
        }
        (false, false) => {
            let rank = |run: &str| {
                let small = first && run.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'));
                small.then(|| viet::label::roman(run)).flatten().unwrap_or(u32::MAX)
            };
            rank(one).cmp(&rank(other)).then_with(|| one.cmp(other))
        }
        (one, other) => other.cmp(&one),
    }
}

impl Ord for Code {
    fn cmp(&self, other: &Self) -> Ordering {
        let mut others = other.0.split('.');
        for (place, one) in self.0.split('.').enumerate() {
            let Some(other) = others.next() else { return Ordering::Greater };
            let mut theirs = runs(other);
            for run in runs(one) {
                let Some(their) = theirs.next() else { return Ordering::Greater };
                let order = compare_runs(place == 0, run, their);
                if order != Ordering::Equal {
                    return order;
                }
            }
            if theirs.next().is_some() {
                return Ordering::Less;
            }
        }
        if others.next().is_some() { Ordering::Less } else { self.0.cmp(&other.0) }
    }
}

impl PartialOrd for Code {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for Code {
    type Error = NotACode;

    fn try_from(text: String) -> Result<Self, NotACode> {
        text.parse()
    }
}

impl From<Code> for String {
    fn from(code: Code) -> Self {
        code.0
    }
}

impl Arg for &Code {
    fn into_value(self) -> Value {
        Value::Text(Some(self.0.clone()))
    }
    fn null() -> Value {
        Value::Text(None)
    }
}

impl Column for Code {
    fn read(row: &Row, name: &str) -> Result<Self, StoreError> {
        let text = String::read(row, name)?;
        text.parse().map_err(|_| StoreError::unreadable(name, &text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn codes_as_schemes_number_them() {
        for (text, expected) in [
            ("1.5.2", Some("1.5.2")),
            (" 1. 5. 2. ", Some("1.5.2")),
            ("ii.3", Some("II.3")),
            ("1.2a)", Some("1.2A")),
            ("", None),
            ("1..2", None),
            (".1", None),
            ("1/2", None),
            ("../1", None),
            ("đ.1", None),
            ("1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1", None),
        ] {
            assert_eq!(text.parse::<Code>().ok().as_ref().map(Code::as_str), expected, "{text:?}");
        }
    }

    #[test]
    fn codes_are_ordered_as_people_count() {
        let sorted = ["1", "1.1", "1.2", "1.2A", "1.2B", "1.9", "1.10", "1.10.1", "2", "10", "I", "II", "IX", "X"];
        let mut codes: Vec<Code> = sorted.iter().rev().map(|c| c.parse().unwrap()).collect();
        codes.sort();
        assert_eq!(codes.iter().map(Code::as_str).collect::<Vec<_>>(), sorted);
    }

    proptest! {
        #[test]
        fn the_order_is_one(texts in proptest::collection::vec("[0-9aivx]{1,3}(\\.[0-9a-c]{1,3}){0,2}", 3)) {
            let codes: Vec<Code> = texts.iter().map(|t| t.parse().unwrap()).collect();
            prop_assert_eq!(codes[0].cmp(&codes[1]), codes[1].cmp(&codes[0]).reverse());
            prop_assert_eq!(codes[0] == codes[1], codes[0].cmp(&codes[1]) == Ordering::Equal);
            if codes[0] <= codes[1] && codes[1] <= codes[2] {
                prop_assert!(codes[0] <= codes[2]);
            }
        }

        #[test]
        fn any_text_is_a_code_or_not(text in ".{0,40}") {
            if let Ok(code) = text.parse::<Code>() {
                prop_assert_eq!(code.to_string().parse(), Ok(code));
            }
        }
    }
}
