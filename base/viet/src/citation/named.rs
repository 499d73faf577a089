//! Laws cited by name and without a number, as Decree 30/2020/NĐ-CP asks for: `Luật Cán bộ, công chức năm 2008`.
//!
//! Where a name ends is not always to be seen, for names go on in small letters. A year, a mark, or a word with which a
//! sentence goes on ends it; without any of these within a few words nothing is found.

use super::words::{IN_TITLES, ends_name};
use crate::case::capitalised;
use crate::date;
use crate::scan::{Cursor, before};
use jiff::civil::Date;
use std::ops::Range;

/// A law cited by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// The whole citation, with the year or the date, in bytes of the text.
    pub span: Range<usize>,
    /// `Luật`, `Bộ luật`, `Pháp lệnh` or `Hiến pháp`.
    pub kind: String,
    /// `Cán bộ, công chức`, as written; empty for the Constitution.
    pub title: String,
    /// The year after the name, or that of the date, if the text gives it.
    pub year: Option<u16>,
    /// The date after the name: `ngày 22 tháng 6 năm 2015`.
    pub issued_on: Option<Date>,
}

const KINDS: [&str; 4] = ["bộ luật", "luật", "pháp lệnh", "hiến pháp"];
const MOST_WORDS: usize = 14;
const LONGEST_WORD: usize = 10;

/// The laws cited by name in a text, in order. Where a number follows, [`super::find`] tells more.
///
/// ```
/// let named = &viet::citation::find_named("theo Luật Cán bộ, công chức năm 2008 và các quy định")[0];
/// assert_eq!((named.title.as_str(), named.year), ("Cán bộ, công chức", Some(2008)));
/// ```
pub fn find_named(text: &str) -> Vec<Named> {
    let mut found: Vec<Named> = Vec::new();
    for (at, c) in text.char_indices() {
        let free = found.last().map_or(0, |last| last.span.end);
        let word_starts = matches!(c, 'B' | 'L' | 'P' | 'H') && before(text, at).is_none_or(|c| !c.is_alphanumeric());
        if word_starts && at >= free {
            found.extend(named_at(Cursor::new(text, at)));
        }
    }
    found
}

fn named_at(mut cursor: Cursor<'_>) -> Option<Named> {
    let start = cursor.at;
    let kind = KINDS.into_iter().find(|kind| cursor.word(kind))?;
    let mut end = cursor.at;
    let mut title = "";
    if kind != "hiến pháp" {
        (cursor.blanks() > 0).then_some(())?;
        cursor.peek().filter(|c| c.is_uppercase())?;
        let title_start = cursor.at;
        end = title_end(cursor)?;
        title = &cursor.text[title_start..end];
    }
    let after = Cursor::new(cursor.text, end);
    let issued_on = date_after(after);
    let year = issued_on.map(|(day, end)| (day.year().unsigned_abs(), end)).or_else(|| year_after(after));
    Some(Named {
        span: start..year.map_or(end, |(_, end)| end),
        kind: capitalised(kind),
        title: title.to_owned(),
        year: year.map(|(year, _)| year),
        issued_on: issued_on.map(|(day, _)| day),
    })
}

fn date_after(mut cursor: Cursor<'_>) -> Option<(Date, usize)> {
    cursor.blanks();
    let written = date::announced_at(cursor)?;
    Some((written.date?, written.end))
}

/// Where the name ends whose first word is here.
fn title_end(mut cursor: Cursor<'_>) -> Option<usize> {
    let mut end = None;
    for _ in 0..MOST_WORDS {
        // The first word has a capital and belongs to the name: "Luật Thực hiện dân chủ ở cơ sở".
        let small = cursor.peek().is_some_and(char::is_lowercase);
        let next_law = || KINDS.into_iter().any(|kind| Cursor { ..cursor }.word(kind));
        let ended = if small { ends_name(cursor) } else { next_law() };
        if ended {
            return end;
        }
        let word = (0..LONGEST_WORD).take_while(|_| cursor.eat(char::is_alphabetic).is_some()).count();
        if word == 0 {
            return end;
        }
        end = Some(cursor.at);
        let mut probe = cursor;
        let blanks = probe.blanks();
        let joined = probe.word("và") || probe.eat(|c| c == ',').is_some();
        if joined {
            probe.blanks();
            if !IN_TITLES.iter().any(|second| Cursor { ..probe }.word(second)) {
                return end;
            }
        } else if blanks == 0 {
            return end.filter(|_| cursor.peek().is_none_or(|c| !c.is_alphanumeric()));
        }
        cursor = probe;
    }
    None
}

/// `năm 2008`, `2008`.
fn year_after(mut cursor: Cursor<'_>) -> Option<(u16, usize)> {
    (cursor.blanks() > 0).then_some(())?;
    if cursor.word("năm") {
        cursor.blanks();
    }
    let year = cursor.digits(4).filter(|year| year.starts_with("19") || year.starts_with("20"))?.parse().ok();
    let whole = cursor.peek().is_none_or(|c| !c.is_alphanumeric() && c != '/');
    year.filter(|year| whole && *year >= 1900).map(|year| (year, cursor.at))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(text: &str) -> Vec<(String, String, Option<u16>)> {
        find_named(text).into_iter().map(|n| (n.kind, n.title, n.year)).collect()
    }

    #[test]
    fn laws_by_name() {
        let cases = [
            ("Luật Cán bộ, công chức năm 2008;", "Luật", "Cán bộ, công chức", Some(2008)),
            ("Bộ luật Lao động 2019 có", "Bộ luật", "Lao động", Some(2019)),
            ("BỘ LUẬT DÂN SỰ", "Bộ luật", "DÂN SỰ", None),
            ("Hiến pháp năm 2013", "Hiến pháp", "", Some(2013)),
            ("Luật Tiếp cận thông tin quy định", "Luật", "Tiếp cận thông tin", None),
            ("Luật Phòng, chống tham nhũng năm 2018", "Luật", "Phòng, chống tham nhũng", Some(2018)),
            ("Luật Ban hành văn bản quy phạm pháp luật quy định", "Luật", "Ban hành văn bản quy phạm pháp luật", None),
            ("Luật An toàn thực phẩm năm 2010", "Luật", "An toàn thực phẩm", Some(2010)),
            ("Luật Dân số số 12/2025/QH15", "Luật", "Dân số", None),
            ("Luật Hàng không dân dụng Việt Nam thì", "Luật", "Hàng không dân dụng Việt Nam", None),
            ("Luật Thực hiện dân chủ ở cơ sở.", "Luật", "Thực hiện dân chủ ở cơ sở", None),
            ("Luật Hôn nhân và gia đình", "Luật", "Hôn nhân và gia đình", None),
            ("Luật Đầu tư, doanh nghiệp phải", "Luật", "Đầu tư", None),
            ("Pháp lệnh Thủ tục bắt giữ tàu bay.", "Pháp lệnh", "Thủ tục bắt giữ tàu bay", None),
            ("Luật sửa đổi, bổ sung một số điều của Luật Viên chức", "Luật", "Viên chức", None),
        ];
        for (text, kind, title, year) in cases {
            assert_eq!(seen(text), [(kind.to_owned(), title.to_owned(), year)], "{text}");
        }
        let text = "Căn cứ Luật Đầu tư và Luật Doanh nghiệp ngày 17/6/2020";
        let spans: Vec<&str> = find_named(text).into_iter().map(|n| &text[n.span]).collect();
        assert_eq!(spans, ["Luật Đầu tư", "Luật Doanh nghiệp ngày 17/6/2020"]);
        let dated = &find_named(text)[1];
        assert_eq!((dated.year, dated.issued_on), (Some(2020), Some(jiff::civil::date(2020, 6, 17))));
    }

    #[test]
    fn what_is_no_law() {
        for text in ["Luật này", "luật sư", "Luật số 45/2019/QH14", "Luật", "ALuật Đầu tư", "Pháp luật Việt Nam"]
        {
            assert_eq!(seen(text), [], "{text}");
        }
    }
}
