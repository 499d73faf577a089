//! Names inside the folder: plain letters and digits, short, and the same on every system.

use crate::model::Code;

/// Characters of a title in a name.
const LONGEST: usize = 60;

/// The folder of a criterion: its code. Windows keeps a few names for itself.
///
/// ```
/// use scoring::folder::folder_name;
/// assert_eq!(folder_name(&"1.5.2".parse().unwrap()), "1.5.2");
/// assert_eq!(folder_name(&"con.1".parse().unwrap()), "TC-CON.1");
/// ```
#[must_use]
pub fn folder_name(code: &Code) -> String {
    let first = code.as_str().split('.').next().unwrap_or_default();
    let port = |name: &str| {
        first.strip_prefix(name).is_some_and(|rest| rest.len() == 1 && rest.bytes().all(|b| b.is_ascii_digit()))
    };
    let kept = ["CON", "PRN", "AUX", "NUL"].contains(&first) || port("COM") || port("LPT");
    if kept { format!("TC-{code}") } else { code.to_string() }
}

/// A file of a proof: its place under the criterion, its title in plain letters, and an ending that is plain already.
///
/// ```
/// use scoring::folder::file_name;
/// assert_eq!(file_name(3, "Đã đăng bài: “Cơ chế một cửa”", "", "pdf"), "03-da-dang-bai-co-che-mot-cua.pdf");
/// assert_eq!(file_name(12, "…", "ban-luu", "html"), "12-tai-lieu-ban-luu.html");
/// ```
#[must_use]
pub fn file_name(place: usize, title: &str, mark: &str, ending: &str) -> String {
    let mut plain = String::new();
    for c in viet::fold(title).chars() {
        if c.is_ascii_alphanumeric() {
            plain.push(c);
        } else if !plain.ends_with('-') && !plain.is_empty() {
            plain.push('-');
        }
    }
    plain.truncate(LONGEST);
    let plain = plain.trim_end_matches('-');
    let plain = if plain.is_empty() { "tai-lieu" } else { plain };
    let mark = if mark.is_empty() { String::new() } else { format!("-{mark}") };
    format!("{place:02}-{plain}{mark}.{ending}")
}
