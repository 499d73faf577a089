//! The last day of a time as plans write it: "Quý II/2021", "tháng 3", "trước ngày 15/3/2021". Says nothing where the
//! words leave a doubt; how often is for [`super::cadence`].

use super::words::Words;
use jiff::civil::Date;

/// The last day of the time that the words name, within the year of the plan where they name none.
pub(crate) fn due(text: &str, plan_year: Option<i16>) -> Option<Date> {
    if text.len() > 300 || super::cadence::find(text).is_some() {
        return None;
    }
    if let Some(found) = viet::date::find(text).last() {
        return Some(found.date);
    }
    let words = Words::new(text);
    (0..words.len())
        .filter_map(|at| month(&words, at).map(|(month, next)| (month, year(&words, next))))
        .next_back()
        .and_then(|(month, year)| Date::new(year.or(plan_year)?, month, 1).ok().map(|first| first.last_of_month()))
}

/// The last month that a word group names, and the word after it.
fn month(words: &Words, at: usize) -> Option<(i8, usize)> {
    let number = words.get(at + 1)?;
    match words.get(at)? {
        "thang" => number.parse::<i8>().ok().filter(|month| (1..=12).contains(month)).map(|month| (month, at + 2)),
        "quy" => {
            let quarter = number.parse::<u32>().ok().or_else(|| viet::label::roman(&number.to_uppercase()))?;
            (1..=4).contains(&quarter).then_some((quarter as i8 * 3, at + 2))
        }
        _ => None,
    }
}

fn year(words: &Words, at: usize) -> Option<i16> {
    let at = if words.get(at) == Some("nam") { at + 1 } else { at };
    words.get(at)?.parse().ok().filter(|year| (1990..=2100).contains(year))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn last_days() {
        let cases = [
            ("Quý II/2021", Some(date(2021, 6, 30))),
            ("Quý I - Quý III năm 2022", Some(date(2022, 9, 30))),
            ("Tháng 02", Some(date(2024, 2, 29))),
            ("Từ tháng 3 đến tháng 11/2021", Some(date(2021, 11, 30))),
            ("Trước ngày 15/3/2021", Some(date(2021, 3, 15))),
            ("Hằng quý", None),
            ("Trong năm", None),
            ("Quý V", None),
        ];
        for (text, expected) in cases {
            assert_eq!(due(text, Some(2024)), expected, "for {text:?}");
        }
        assert_eq!(due("Tháng 02", None), None);
    }
}
