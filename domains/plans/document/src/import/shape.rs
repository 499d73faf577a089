//! What a single line looks like: capitals, a rule, a bullet, a kind of document, a name. Knows nothing of where in
//! the plan it stands.

use jiff::civil::Date;
use viet::label::{self, Label};

/// Kinds of document that can head a plan, in the words of the decree on clerical work (Nghị định 30/2020/NĐ-CP,
/// Phụ lục III), with their folded form.
const KINDS: &[(&str, &str)] = &[
    ("ke hoach", "Kế hoạch"),
    ("quyet dinh", "Quyết định"),
    ("chuong trinh", "Chương trình"),
    ("phuong an", "Phương án"),
    ("de an", "Đề án"),
    ("thong bao", "Thông báo"),
    ("huong dan", "Hướng dẫn"),
];

/// First words of the names of public bodies, folded.
pub(crate) const BODIES: &[&str] = &[
    "ubnd",
    "uy ban",
    "hdnd",
    "hoi dong",
    "ban quan ly",
    "ban",
    "so",
    "bo",
    "cuc",
    "chi cuc",
    "tong cuc",
    "van phong",
    "thanh tra",
    "trung tam",
    "phong",
    "bao hiem",
    "kho bac",
    "vien",
    "truong",
    "chinh phu",
    "hoi",
    "lien doan",
    "cong an",
    "dang bo",
    "dang uy",
    "tinh uy",
    "thanh uy",
    "huyen uy",
    "hoc vien",
    "dai hoc",
    "benh vien",
    "cong ty",
];

/// First words of positions of those who sign, folded.
const POSITIONS: &[&str] = &[
    "tm",
    "kt",
    "tl",
    "tuq",
    "q",
    "truong ban",
    "pho truong ban",
    "giam doc",
    "pho giam doc",
    "chu tich",
    "pho chu tich",
    "cuc truong",
    "chi cuc truong",
    "pho chi cuc truong",
    "pho cuc truong",
    "chanh van phong",
    "pho chanh van phong",
    "chanh thanh tra",
    "bo truong",
    "thu truong",
    "vien truong",
    "hieu truong",
    "truong phong",
    "pho truong phong",
    "thu truong don vi",
    "tong giam doc",
];

pub(crate) fn is_capitals(text: &str) -> bool {
    let mut letters = text.chars().filter(|c| c.is_alphabetic()).peekable();
    letters.peek().is_some() && letters.all(|c| !c.is_lowercase())
}

/// A rule or an ornament: no letter and no digit.
pub(crate) fn is_rule(text: &str) -> bool {
    !text.chars().any(char::is_alphanumeric)
}

/// The national title and motto.
pub(crate) fn is_motto(folded: &str) -> bool {
    folded.starts_with("cong hoa xa hoi chu nghia viet nam")
        || (folded.starts_with("doc lap") && folded.contains("tu do") && folded.contains("hanh phuc"))
}

/// "(đã ký)", "(ký tên, đóng dấu)".
pub(crate) fn is_signature_mark(folded: &str) -> bool {
    let bare = folded.trim_matches(|c: char| !c.is_alphanumeric());
    matches!(bare, "da ky" | "ky ten" | "ky ten dong dau" | "ky ten, dong dau" | "da ky va dong dau")
}

/// "(Kèm theo Quyết định số … ngày … của …)".
pub(crate) fn is_attached_note(text: &str) -> bool {
    text.starts_with('(') && text.len() <= 400 && viet::fold(text).contains("kem theo")
}

/// "DỰ THẢO", "DỰ THẢO LẦN 2".
pub(crate) fn is_draft_mark(text: &str) -> bool {
    text.len() <= 40 && is_capitals(text) && starts_with_any(&viet::fold(text).replace('(', ""), &["du thao"])
}

/// The kind that a whole line in capitals names, in canonical case.
pub(crate) fn kind(text: &str) -> Option<&'static str> {
    if text.len() > 60 || !is_capitals(text) {
        return None;
    }
    let folded = viet::fold(text.trim_end_matches([':', '.', ' ']));
    KINDS.iter().find(|(word, _)| *word == folded).map(|(_, name)| *name)
}

/// A kind and its abstract on one line in capitals: "KẾ HOẠCH TUYÊN TRUYỀN … NĂM 2021".
pub(crate) fn kind_with_subject(text: &str) -> Option<(&'static str, &str)> {
    if text.len() > 900 || !is_capitals(text) {
        return None;
    }
    let mut ends = text.match_indices(' ').map(|(at, _)| at);
    let end = ends.nth(1)?;
    let name = kind(&text[..end])?;
    Some((name, text[end..].trim())).filter(|(_, subject)| !subject.is_empty())
}

/// "Đồng Nai, ngày 21 tháng 01 năm 2020" as a whole line.
pub(crate) fn dateline(text: &str) -> Option<(String, Date)> {
    if text.len() > 200 {
        return None;
    }
    let found = viet::date::find(text).into_iter().next()?;
    let before = text[..found.span.start].trim_end();
    let before = before.strip_suffix("ngày").unwrap_or(before).trim_end();
    let place = before.strip_suffix(',')?.trim();
    let tail = text[found.span.end..].trim();
    let plain = place.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '.' | '-' | '\''));
    let is_name = place.chars().next().is_some_and(char::is_uppercase) && place.chars().count() <= 40;
    (tail.is_empty() && plain && is_name).then(|| (place.to_owned(), found.date))
}

/// What follows "Số:" in the head.
pub(crate) fn after_number_word(text: &str) -> Option<&str> {
    let rest = text.strip_prefix("Số").or_else(|| text.strip_prefix("SỐ")).or_else(|| text.strip_prefix("số"))?;
    let rest = rest.trim_start();
    let rest = rest.strip_prefix(':').unwrap_or(rest).trim_start();
    (rest.len() < 200 && rest.contains('/')).then_some(rest)
}

pub(crate) fn starts_with_body(folded: &str) -> bool {
    starts_with_any(folded, BODIES)
}

/// A position in capitals, as above a signature.
pub(crate) fn is_position(text: &str) -> bool {
    text.len() <= 160 && is_capitals(text) && starts_with_any(&viet::fold(text), POSITIONS)
}

/// Two to six words, each with a capital.
pub(crate) fn is_name(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().take(7).collect();
    (2..=6).contains(&words.len())
        && words.iter().all(|word| word.chars().next().is_some_and(char::is_uppercase))
        && text.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '.' | '-' | '\''))
}

/// Whether the text starts with one of the phrases, as whole words.
pub(crate) fn starts_with_any(folded: &str, phrases: &[&str]) -> bool {
    phrases
        .iter()
        .any(|phrase| folded.strip_prefix(phrase).is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric())))
}

/// The text says that it goes on: it starts in lower case.
pub(crate) fn starts_lower(text: &str) -> bool {
    text.chars().next().is_some_and(char::is_lowercase)
}

pub(crate) fn ends_sentence(text: &str) -> bool {
    text.trim_end().ends_with(['.', ';', ':', '!', '?', '…'])
}

/// Without the marks that close a line of a list.
pub(crate) fn without_end(text: &str) -> &str {
    text.trim().trim_end_matches("./.").trim_end_matches([';', '.', ',', ' '])
}

/// The label of a line without its mark, and the rest: `("3", "Kinh phí …")`.
pub(crate) fn label(text: &str) -> (Option<Label>, String, &str) {
    let (label, rest) = label::split(text);
    let printed = match &label {
        Some(Label::Dash) => "-".to_owned(),
        Some(Label::Plus) => "+".to_owned(),
        Some(_) => text[..text.len() - rest.len()].trim().trim_end_matches(['.', ')', ':', '/']).trim().to_owned(),
        None => String::new(),
    };
    (label, printed, rest.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_by_their_looks() {
        assert_eq!(kind("KẾ HOẠCH"), Some("Kế hoạch"));
        assert_eq!(kind("QUYẾT ĐỊNH:"), Some("Quyết định"));
        assert_eq!(kind("Kế hoạch"), None);
        assert_eq!(kind_with_subject("KẾ HOẠCH TUYÊN TRUYỀN"), Some(("Kế hoạch", "TUYÊN TRUYỀN")));
        assert!(is_position("KT. GIÁM ĐỐC"));
        assert!(is_position("TRƯỞNG BAN"));
        assert!(!is_position("Trưởng ban"));
        assert!(is_name("Cao Tiến Sỹ"));
        assert!(!is_name("Lưu VT, CCHC"));
        assert!(is_signature_mark("(da ky)"));
        assert!(is_rule("--- ***"));
    }

    #[test]
    fn a_dateline_is_a_whole_line() {
        let date = jiff::civil::date(2020, 1, 21);
        assert_eq!(dateline("Đồng Nai, ngày 21 tháng 01 năm 2020"), Some(("Đồng Nai".to_owned(), date)));
        assert_eq!(dateline("Kế hoạch số 1/KH-A, ngày 21 tháng 01 năm 2020 của Sở"), None);
    }
}
