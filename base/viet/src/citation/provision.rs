//! Places in a document: articles (`Điều`), clauses (`khoản`) and points (`điểm`), alone, in lists and in chains:
//! `điểm a, b khoản 2 và khoản 3 Điều 8`. Places that depend on where they are written (`khoản này`) are not cited by it.

use super::{Citation, Named};
use crate::scan::{Cursor, before};
use std::fmt;
use std::ops::Range;

/// One place. `Display` gives the normal form: `điểm a khoản 2 Điều 8`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Place {
    /// `8`, `8a`.
    pub article: String,
    /// `2`, `2a`.
    pub clause: Option<String>,
    /// `a`, `đ`, `a1`, or `1.2` where points are counted in figures.
    pub point: Option<String>,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(point) = &self.point {
            write!(f, "điểm {point} ")?;
        }
        if let Some(clause) = &self.clause {
            write!(f, "khoản {clause} ")?;
        }
        write!(f, "Điều {}", self.article)
    }
}

/// Places cited together, and the document that they lie in if the text says it right after them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Provision {
    /// The words for the places, in bytes of the text; the document is not part of it.
    pub span: Range<usize>,
    /// The places, in the order in which they are written.
    pub places: Vec<Place>,
    /// Whose places they are; none where the text leaves it to the reader.
    pub of: Option<Of>,
}

/// The document of a provision, by its place among those found in the same text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Of {
    /// Of [`super::find`].
    Document(usize),
    /// Of [`super::find_named`].
    Law(usize),
}

/// The places cited in a text, in order. `documents` and `laws` are what [`super::find`] and [`super::find_named`] found in
/// the same text; without them no provision has a document.
///
/// ```
/// use viet::citation::{Of, find, find_named, find_provisions};
/// let text = "theo điểm a khoản 2 Điều 8 Nghị định số 61/2018/NĐ-CP và các Điều 3, 5 của Luật Đất đai năm 2024.";
/// let found = find_provisions(text, &find(text), &find_named(text));
/// assert_eq!(found[0].places[0].to_string(), "điểm a khoản 2 Điều 8");
/// assert_eq!((found[0].of, found[1].of), (Some(Of::Document(0)), Some(Of::Law(0))));
/// assert_eq!(found[1].places.iter().map(ToString::to_string).collect::<Vec<_>>(), ["Điều 3", "Điều 5"]);
/// ```
pub fn find_provisions(text: &str, documents: &[Citation], laws: &[Named]) -> Vec<Provision> {
    let mut found: Vec<Provision> = Vec::new();
    let mut free = 0;
    for (at, c) in text.char_indices() {
        let starts = matches!(c, 'đ' | 'Đ' | 'k' | 'K' | 'c' | 'C');
        if !starts || at < free || before(text, at).is_some_and(char::is_alphanumeric) {
            continue;
        }
        match places_at(Cursor::new(text, at)) {
            Ok((places, end)) => {
                free = end;
                found.push(Provision { span: at..end, places, of: document_after(text, end, documents, laws) });
            }
            // A chain that leads to no article from its start leads to none from its middle.
            Err(read) => free = read,
        }
    }
    found
}

/// So many places at most are read as one list.
const MOST: usize = 40;

/// What stands before the article: points of clauses.
#[derive(Clone, Default)]
struct Group {
    points: Vec<String>,
    clauses: Vec<String>,
}

/// The places of the chain that starts here and where it ends, or how far it was read without leading to an article.
fn places_at(mut cursor: Cursor<'_>) -> Result<(Vec<Place>, usize), usize> {
    let mut groups: Vec<Group> = Vec::new();
    loop {
        if let Some(articles) = list(&mut cursor, "điều", article) {
            let mut end = cursor.at;
            // "Điều 8 khoản 2 điểm a", from the large to the small.
            if groups.is_empty() && articles.len() == 1 {
                let mut after = cursor;
                after.eat(|c| c == ',');
                after.blanks();
                if let Some(group) = downwards(&mut after) {
                    groups.push(group);
                    end = after.at;
                }
            }
            return Ok((places(&groups, &articles), end));
        }
        let read = cursor.at;
        match group(&mut cursor) {
            Some(group) if groups.len() < MOST => groups.push(group),
            _ => return Err(read),
        }
        cursor.blanks();
        // Another group, or the article, with or without a mark or a word between.
        let joined = cursor.eat(|c| matches!(c, ',' | ';')).is_some();
        cursor.blanks();
        if cursor.word("và") || cursor.word("hoặc") || !joined && cursor.word("của") {
            cursor.blanks();
        }
    }
}

fn group(cursor: &mut Cursor<'_>) -> Option<Group> {
    let points = list(cursor, "điểm", point).unwrap_or_default();
    let mut ahead = *cursor;
    if !points.is_empty() {
        ahead.blanks();
        ahead.eat(|c| c == ',');
        ahead.blanks();
    }
    let clauses = list(&mut ahead, "khoản", article).unwrap_or_default();
    if !clauses.is_empty() {
        *cursor = ahead;
    }
    (!points.is_empty() || !clauses.is_empty()).then_some(Group { points, clauses })
}

fn downwards(cursor: &mut Cursor<'_>) -> Option<Group> {
    let clauses = list(cursor, "khoản", article)?;
    let mut ahead = *cursor;
    ahead.eat(|c| c == ',');
    ahead.blanks();
    let points = list(&mut ahead, "điểm", point).unwrap_or_default();
    if !points.is_empty() {
        *cursor = ahead;
    }
    // "Điều 8, khoản 2 Điều 9" goes upwards again.
    let mut next = *cursor;
    next.blanks();
    (!next.word("điều")).then_some(Group { points, clauses })
}

/// Every point of every clause of every article, as the lists have them. Points without a clause of their own take those of
/// the next group that has some: `điểm a và điểm c khoản 2`.
fn places(groups: &[Group], articles: &[String]) -> Vec<Place> {
    let some = |list: &[String]| -> Vec<Option<String>> {
        if list.is_empty() { vec![None] } else { list.iter().cloned().map(Some).collect() }
    };
    let no_group = [Group::default()];
    let groups = if groups.is_empty() { &no_group[..] } else { groups };
    let mut places = Vec::new();
    for article in articles {
        for (at, group) in groups.iter().enumerate() {
            let clauses = groups[at..].iter().map(|group| &group.clauses).find(|clauses| !clauses.is_empty());
            for clause in some(clauses.map_or(&[], Vec::as_slice)) {
                for point in some(&group.points) {
                    if places.len() < MOST {
                        places.push(Place { article: article.clone(), clause: clause.clone(), point });
                    }
                }
            }
        }
    }
    places
}

/// The word, perhaps after `các`, and what is listed after it.
fn list(cursor: &mut Cursor<'_>, word: &str, item: fn(&mut Cursor<'_>) -> Option<String>) -> Option<Vec<String>> {
    let mut ahead = *cursor;
    let several = ahead.word("các") || ahead.word("những");
    if several {
        ahead.blanks();
    }
    if !ahead.word(word) || ahead.blanks() == 0 {
        return None;
    }
    let mut items = vec![item(&mut ahead)?];
    *cursor = ahead;
    while items.len() < MOST {
        ahead.blanks();
        let comma = ahead.eat(|c| matches!(c, ',' | ';')).is_some();
        ahead.blanks();
        let and = ahead.word("và") || ahead.word("hoặc");
        ahead.blanks();
        // "Điều 3 và Điều 5"
        if (comma || and) && ahead.word(word) {
            ahead.blanks();
        }
        let Some(next) = (comma || and).then(|| item(&mut ahead)).flatten() else { break };
        // "theo Điều 5, 10 ngày": a list announced by nothing must not end in what a number may count.
        if !several && counts_something(ahead) {
            break;
        }
        items.push(next);
        *cursor = ahead;
    }
    Some(items)
}

/// Words before which a number counts things and names no article.
const COUNTED: &[&str] = &[
    "ngày",
    "tháng",
    "năm",
    "giờ",
    "tuần",
    "lần",
    "người",
    "cá nhân",
    "tập thể",
    "đơn vị",
    "doanh nghiệp",
    "hồ sơ",
    "bộ",
    "bản",
    "nội dung",
    "triệu",
    "nghìn",
    "tỷ",
    "đồng",
    "phần trăm",
    "tỉnh",
    "xã",
    "huyện",
    "cơ quan",
    "trường hợp",
];

fn counts_something(mut cursor: Cursor<'_>) -> bool {
    cursor.blanks();
    // Capitals name things: "Điều 148 Bộ luật Dân sự".
    let small = cursor.peek().is_some_and(char::is_lowercase);
    cursor.peek() == Some('%') || small && COUNTED.iter().any(|word| Cursor { ..cursor }.word(word))
}

/// `8`, `8a`: figures, perhaps with a letter, that are no piece of a document number or a date.
fn article(cursor: &mut Cursor<'_>) -> Option<String> {
    let mut ahead = *cursor;
    let start = ahead.at;
    ahead.digits(3)?;
    ahead.eat(|c| c.is_ascii_lowercase() || c == 'đ');
    let text = &ahead.text[start..ahead.at];
    let mut rest = ahead.rest().chars();
    let whole = match rest.next() {
        Some('.' | ',' | '-') => rest.next().is_none_or(|c| !c.is_ascii_digit()),
        Some(c) => !c.is_alphanumeric() && c != '/' && c != '_',
        None => true,
    };
    if whole {
        *cursor = ahead;
    }
    whole.then(|| text.to_owned())
}

/// `a`, `đ`, `a1`, `1.2`.
fn point(cursor: &mut Cursor<'_>) -> Option<String> {
    let mut ahead = *cursor;
    let start = ahead.at;
    if ahead.eat(|c| crate::label::ordinal_of(c).is_some()).is_some() {
        ahead.digits(2);
    } else {
        ahead.digits(2)?;
        while ahead.rest().starts_with('.') {
            let mut deeper = ahead;
            deeper.eat(|c| c == '.');
            if deeper.digits(2).is_none() {
                break;
            }
            ahead = deeper;
        }
    }
    // A bracket belongs to the label, not to the name: "điểm a) khoản 2".
    let text = ahead.text[start..ahead.at].to_lowercase();
    ahead.eat(|c| c == ')');
    let whole = ahead.peek().is_none_or(|c| !c.is_alphanumeric() && c != '/' && c != '_');
    if whole {
        *cursor = ahead;
    }
    whole.then_some(text)
}

/// The document whose citation starts right after a place, perhaps after `của`, a comma or `ban hành kèm theo`.
fn document_after(text: &str, end: usize, documents: &[Citation], laws: &[Named]) -> Option<Of> {
    let mut cursor = Cursor::new(text, end);
    cursor.blanks();
    cursor.eat(|c| c == ',');
    cursor.blanks();
    if cursor.word("của") {
        cursor.blanks();
    }
    let at = cursor.at;
    // Both come in order and without overlaps.
    let starting = |span: &Range<usize>| span.start.cmp(&at);
    let document = documents.binary_search_by(|found| starting(&found.span)).ok().map(Of::Document);
    document.or_else(|| laws.binary_search_by(|found| starting(&found.span)).ok().map(Of::Law))
}

#[cfg(test)]
mod tests {
    use super::super::{find, find_named};
    use super::*;
    use proptest::prelude::*;

    fn seen(text: &str) -> Vec<String> {
        let found = find_provisions(text, &[], &[]);
        found.iter().flat_map(|provision| provision.places.iter().map(ToString::to_string)).collect()
    }

    #[test]
    fn places() {
        let cases: [(&str, &[&str]); 22] = [
            ("điểm a khoản 2 Điều 8", &["điểm a khoản 2 Điều 8"]),
            ("Điểm đ Khoản 12 Điều 8a.", &["điểm đ khoản 12 Điều 8a"]),
            ("điểm a), khoản 2, Điều 8", &["điểm a khoản 2 Điều 8"]),
            ("khoản 2 Điều 8 và Điều 9", &["khoản 2 Điều 8", "khoản 2 Điều 9"]),
            (
                "các điểm a, b và c khoản 2 Điều 8",
                &["điểm a khoản 2 Điều 8", "điểm b khoản 2 Điều 8", "điểm c khoản 2 Điều 8"],
            ),
            ("khoản 1, 2 Điều 5", &["khoản 1 Điều 5", "khoản 2 Điều 5"]),
            ("khoản 1 và khoản 3 Điều 5", &["khoản 1 Điều 5", "khoản 3 Điều 5"]),
            ("các Điều 3, 5 và 7", &["Điều 3", "Điều 5", "Điều 7"]),
            ("Điều 145, 146, 147, 148 Bộ luật Dân sự", &["Điều 145", "Điều 146", "Điều 147", "Điều 148"]),
            ("điểm a khoản 2, điểm b khoản 3 Điều 8", &["điểm a khoản 2 Điều 8", "điểm b khoản 3 Điều 8"]),
            ("điểm a và điểm c khoản 2 Điều 8", &["điểm a khoản 2 Điều 8", "điểm c khoản 2 Điều 8"]),
            ("khoản 2 của Điều 8", &["khoản 2 Điều 8"]),
            ("Điều 8 khoản 2 điểm a", &["điểm a khoản 2 Điều 8"]),
            ("Điều 8, khoản 2 Điều 9", &["Điều 8", "khoản 2 Điều 9"]),
            ("theo Điều 5, 10 ngày sau", &["Điều 5"]),
            ("Điều 5 và 61/2018/NĐ-CP", &["Điều 5"]),
            ("điểm 1.2 khoản 3 Điều 4", &["điểm 1.2 khoản 3 Điều 4"]),
            ("điểm a1 khoản 3 Điều 4", &["điểm a1 khoản 3 Điều 4"]),
            ("ĐIỀU 112", &["Điều 112"]),
            ("Điều 1. Phê duyệt", &["Điều 1"]),
            ("khoản 2 Điều này, khoản này, điểm a khoản 1", &[]),
            ("quan điểm a dua, điểm số 5, điều 1000, Điều kiện, khoản 5 triệu, số điều 3x1", &[]),
        ];
        for (text, wanted) in cases {
            assert_eq!(seen(text), wanted, "{text}");
        }
    }

    #[test]
    fn whose_places_they_are() {
        let text = "Căn cứ khoản 2 Điều 8 của Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 và Điều 112 Bộ luật Lao động năm 2019; \
                    Điều 3, Quyết định 225/QĐ-TTg; Điều 5 quy định";
        let (documents, laws) = (find(text), find_named(text));
        let found = find_provisions(text, &documents, &laws);
        let of: Vec<_> = found.iter().map(|provision| provision.of).collect();
        assert_eq!(of, [Some(Of::Document(0)), Some(Of::Law(0)), Some(Of::Document(1)), None]);
        assert_eq!(&text[found[0].span.clone()], "khoản 2 Điều 8");
    }

    proptest! {
        #[test]
        fn spans_hold_on_any_text(text in "(điểm|khoản|Điều|các|và|của|[ ,;.)]|[a-đ]|[0-9]{1,3}|61/2018/NĐ-CP|\\PC){0,40}") {
            let mut end = 0;
            for found in find_provisions(&text, &find(&text), &find_named(&text)) {
                prop_assert!(found.span.start >= end && text.get(found.span.clone()).is_some());
                prop_assert!(!found.places.is_empty() && found.places.len() <= MOST);
                // The normal form is found again as the same place.
                for place in found.places {
                    let again = find_provisions(&place.to_string(), &[], &[]);
                    prop_assert_eq!(&again[0].places, &[place]);
                }
                end = found.span.end;
            }
        }
    }
}
