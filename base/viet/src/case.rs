//! Capitals and small letters as Vietnamese papers use them. Whole texts are changed by the standard library's
//! `to_uppercase` and `to_lowercase`, which know all Vietnamese letters.

/// The text with its first letter as a capital and the rest as it is.
///
/// ```
/// assert_eq!(viet::case::capitalised("ủy ban nhân dân"), "Ủy ban nhân dân");
/// ```
pub fn capitalised(text: &str) -> String {
    first_changed(text, |c| c.to_uppercase().collect())
}

/// The text with its first letter small, to go on in a sentence; kept if the second is a capital too (`UBND tỉnh`).
///
/// ```
/// assert_eq!(viet::case::lowered("Kế hoạch năm 2020"), "kế hoạch năm 2020");
/// assert_eq!(viet::case::lowered("UBND tỉnh"), "UBND tỉnh");
/// ```
pub fn lowered(text: &str) -> String {
    if text.chars().nth(1).is_some_and(char::is_uppercase) {
        return text.to_owned();
    }
    first_changed(text, |c| c.to_lowercase().collect())
}

/// The text with a capital at the start of every word and small letters after, as names of people are written.
///
/// ```
/// assert_eq!(viet::case::name("  NGUYỄN thị  ánh"), "Nguyễn Thị Ánh");
/// ```
pub fn name(text: &str) -> String {
    let words = text.split_whitespace().map(|word| capitalised(&word.to_lowercase()));
    words.collect::<Vec<_>>().join(" ")
}

/// A text in capitals, as titles of papers are, as a sentence: the first letter a capital, the rest small. A text that has
/// small letters already comes back as it is, for its capitals mean something. Names that stood in capitals lose them, which
/// only a reader can mend.
///
/// ```
/// assert_eq!(viet::case::sentence("THÔNG TIN, TUYÊN TRUYỀN"), "Thông tin, tuyên truyền");
/// assert_eq!(viet::case::sentence("Quyết định của UBND"), "Quyết định của UBND");
/// ```
pub fn sentence(text: &str) -> String {
    if text.chars().any(char::is_lowercase) {
        return text.to_owned();
    }
    capitalised(&text.to_lowercase())
}

fn first_changed(text: &str, change: impl Fn(char) -> String) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(change).unwrap_or_default();
    first + letters.as_str()
}
