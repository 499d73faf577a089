//! How often something is done, read from the words of a line: "6 tháng/lần", "hằng quý", "thường xuyên".

use super::words::Words;
use serde::{Deserialize, Serialize};

/// How often.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Frequency {
    /// All the time, no dates of its own.
    Continuing,
    /// Every month.
    Monthly,
    /// Every quarter.
    Quarterly,
    /// Every six months.
    SixMonthly,
    /// Every year.
    Yearly,
    /// Once.
    Once,
}

/// How often, with the words that say so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cadence {
    /// How often.
    pub every: Frequency,
    /// The words of the line.
    pub text: String,
}

use Frequency as F;

/// Longer phrases stand before shorter ones with the same start.
const PHRASES: &[(&str, F)] = &[
    ("thuong xuyen", F::Continuing),
    ("lien tuc", F::Continuing),
    ("hang ngay", F::Continuing),
    ("ca nam", F::Continuing),
    ("hang thang", F::Monthly),
    ("moi thang", F::Monthly),
    ("hang quy", F::Quarterly),
    ("moi quy", F::Quarterly),
    ("dinh ky quy", F::Quarterly),
    ("hang nam", F::Yearly),
    ("moi nam", F::Yearly),
];

/// Words before "thường xuyên" that make it speak of money: regular operating expenditure.
const MONEY: &[&str] = &["chi", "phi", "dong"];

/// The first statement of frequency in a line.
pub(crate) fn find(line: &str) -> Option<Cadence> {
    let words = Words::new(line);
    (0..words.len()).find_map(|at| {
        let (len, every) = phrase(&words, at).or_else(|| counted(&words, at))?;
        let regular = at >= 2 && words.starts_with(at - 2, "dinh ky").is_some();
        let start = if regular { at - 2 } else { at };
        let span = words.source(start..at + len)?;
        Some(Cadence { every, text: line.get(span)?.to_owned() })
    })
}

fn phrase(words: &Words, at: usize) -> Option<(usize, F)> {
    let (len, every) =
        PHRASES.iter().find_map(|(phrase, every)| words.starts_with(at, phrase).map(|len| (len, *every)))?;
    let money = at > 0 && words.get(at - 1).is_some_and(|word| MONEY.contains(&word));
    (every != F::Continuing || !money).then_some((len, every))
}

/// "6 tháng/lần", "06 tháng một lần", "02 lần/năm", "01 lần".
fn counted(words: &Words, at: usize) -> Option<(usize, F)> {
    let count = number(words.get(at)?)?;
    match words.get(at + 1)? {
        "lan" => times(words, at, count),
        unit => interval(words, at, count, unit),
    }
}

fn times(words: &Words, at: usize, count: u32) -> Option<(usize, F)> {
    let spelt = matches!(words.get(at + 2), Some("mot" | "moi" | "trong"));
    let period = words.get(at + if spelt { 3 } else { 2 }).filter(|_| spelt || words.gap_after(at + 1).contains('/'));
    match period.and_then(|period| per(count, period)) {
        Some(every) => Some((if spelt { 4 } else { 3 }, every)),
        None if period.is_none() && matches!(words.get(at), Some("1" | "01")) => Some((2, F::Once)),
        None => None,
    }
}

fn interval(words: &Words, at: usize, count: u32, unit: &str) -> Option<(usize, F)> {
    let months = match unit {
        "thang" => count,
        "quy" => count * 3,
        "nam" => count * 12,
        _ => return None,
    };
    let every = match months {
        1 => F::Monthly,
        3 => F::Quarterly,
        6 => F::SixMonthly,
        12 => F::Yearly,
        _ => return None,
    };
    let next = words.get(at + 2)?;
    if next == "lan" && words.gap_after(at + 1).contains('/') {
        return Some((3, every));
    }
    let spelt = matches!(next, "mot" | "1" | "01") && words.get(at + 3) == Some("lan");
    spelt.then_some((4, every))
}

fn per(count: u32, period: &str) -> Option<F> {
    match (count, period) {
        (1, "thang") | (12, "nam") => Some(F::Monthly),
        (1, "quy") | (4, "nam") => Some(F::Quarterly),
        (2, "nam") => Some(F::SixMonthly),
        (1, "nam") => Some(F::Yearly),
        _ => None,
    }
}

fn number(word: &str) -> Option<u32> {
    match word {
        "mot" => Some(1),
        "hai" => Some(2),
        "ba" => Some(3),
        "sau" => Some(6),
        digits if digits.len() <= 2 => digits.parse().ok(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_frequency() {
        let cases: &[(&str, Option<(F, &str)>)] = &[
            ("họp giao ban định kỳ 6 tháng/lần;", Some((F::SixMonthly, "định kỳ 6 tháng/lần"))),
            ("06 tháng một lần", Some((F::SixMonthly, "06 tháng một lần"))),
            ("02 lần/năm", Some((F::SixMonthly, "02 lần/năm"))),
            ("Hằng quý", Some((F::Quarterly, "Hằng quý"))),
            ("tin bài hàng tháng", Some((F::Monthly, "hàng tháng"))),
            ("định kỳ hàng tháng", Some((F::Monthly, "định kỳ hàng tháng"))),
            ("thường xuyên cập nhật", Some((F::Continuing, "thường xuyên"))),
            ("nguồn chi thường xuyên", None),
            ("tổ chức 01 lần", Some((F::Once, "01 lần"))),
            ("Nghị quyết Trung ương 7", None),
            ("Quý II năm 2021", None),
            ("", None),
        ];
        for (line, expected) in cases {
            let found = find(line);
            let found = found.as_ref().map(|cadence| (cadence.every, cadence.text.as_str()));
            assert_eq!(found, *expected, "for {line:?}");
        }
    }
}
