//! Technical standards and regulations, which are numbered in their own way: `QCVN 102:2016/BTTTT`, `TCVN ISO 9001:2015`.

use crate::scan::{Cursor, before};
use std::fmt;
use std::ops::Range;

/// A standard cited in a text. `Display` gives the normal form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standard {
    /// Where it stands, in bytes of the text.
    pub span: Range<usize>,
    /// `TCVN`, `QCVN`, `TCVN ISO`.
    pub series: String,
    /// `102`, `01-1`.
    pub number: String,
    /// The year of the edition.
    pub year: u16,
    /// Who issued it, which only regulations have: `BTTTT`.
    pub issuer: Option<String>,
}

impl fmt::Display for Standard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}:{}", self.series, self.number, self.year)?;
        self.issuer.as_ref().map_or(Ok(()), |issuer| write!(f, "/{issuer}"))
    }
}

/// National standards and regulations, those of the building trade before 2007, and local regulations.
const SERIES: &[&str] = &["TCVN", "QCVN", "TCXDVN", "TCXD", "QCĐP", "TCCS"];

/// The standards cited in a text, in order.
///
/// ```
/// let found = viet::citation::find_standards("theo QCVN 102:2016/BTTTT và TCVN ISO 9001:2015");
/// assert_eq!(found[0].issuer.as_deref(), Some("BTTTT"));
/// assert_eq!(found[1].to_string(), "TCVN ISO 9001:2015");
/// ```
pub fn find_standards(text: &str) -> Vec<Standard> {
    let starts = text.char_indices().filter(|(_, c)| matches!(c, 'T' | 'Q'));
    let free = starts.filter(|(at, _)| before(text, *at).is_none_or(|c| !c.is_alphanumeric()));
    free.filter_map(|(at, _)| standard_at(Cursor::new(text, at))).collect()
}

fn standard_at(mut cursor: Cursor<'_>) -> Option<Standard> {
    let start = cursor.at;
    let series = SERIES.iter().find(|series| cursor.rest().starts_with(**series))?;
    cursor.at += series.len();
    let mut series = (*series).to_owned();
    (cursor.blanks() > 0).then_some(())?;
    for international in ["ISO/IEC", "ISO", "IEC"] {
        if let Some(rest) = cursor.rest().strip_prefix(international) {
            series = format!("{series} {international}");
            cursor.at = cursor.text.len() - rest.len();
            (cursor.blanks() > 0).then_some(())?;
        }
    }
    let number_start = cursor.at;
    cursor.digits(5)?;
    for _ in 0..3 {
        let mut part = cursor;
        if part.eat(|c| c == '-').and_then(|_| part.digits(3)).is_none() {
            break;
        }
        cursor = part;
    }
    let number = cursor.text[number_start..cursor.at].to_owned();
    cursor.blanks();
    cursor.eat(|c| c == ':')?;
    cursor.blanks();
    let year = cursor.digits(4).filter(|year| year.starts_with("19") || year.starts_with("20"))?.parse().ok()?;
    let mut issuer = None;
    let mut after = cursor;
    if after.eat(|c| c == '/').is_some() {
        let issuer_start = after.at;
        while after.at - issuer_start < 40 && after.eat(|c| c.is_uppercase()).is_some() {}
        if after.at > issuer_start {
            issuer = Some(after.text[issuer_start..after.at].to_owned());
            cursor = after;
        }
    }
    let whole = cursor.peek().is_none_or(|c| !c.is_alphanumeric());
    whole.then_some(Standard { span: start..cursor.at, series, number, year, issuer })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn standards() {
        let cases = [
            ("QCVN 102:2016/BTTTT", "QCVN 102:2016/BTTTT"),
            ("(TCVN 6909:2001)", "TCVN 6909:2001"),
            ("TCVN 14423 : 2026.", "TCVN 14423:2026"),
            ("QCVN 01-1:2018/BYT,", "QCVN 01-1:2018/BYT"),
            ("TCVN ISO/IEC 27001:2019", "TCVN ISO/IEC 27001:2019"),
        ];
        for (text, wanted) in cases {
            let found: Vec<String> = find_standards(text).iter().map(ToString::to_string).collect();
            assert_eq!(found, [wanted], "{text}");
        }
        for text in [
            "TCVN",
            "TCVN 6909",
            "XTCVN 6909:2001",
            "TCVN 6909:20011",
            "QCVN 102:16",
            "TCVN 6909:2001x",
            "TCVNX 1:2001",
        ] {
            assert_eq!(find_standards(text), [], "{text}");
        }
        assert_eq!(super::super::find("theo QCVN 102:2016/BTTTT"), [], "no document number is made of it");
    }

    proptest! {
        #[test]
        fn spans_hold_on_any_text(text in "(TCVN|QCVN| |ISO|IEC|/|:|-|[0-9]{1,5}|[A-ZĐ]|\\PC){0,30}") {
            for found in find_standards(&text) {
                let again = find_standards(&found.to_string());
                prop_assert_eq!(again.len(), 1);
                prop_assert_eq!(again[0].to_string(), found.to_string());
                prop_assert!(text.get(found.span).is_some());
            }
        }
    }
}
