//! Where somebody goes after signing in: a page of ours that was asked for before, or the desk. Never another site.

/// The desk.
pub(crate) const DESK: &str = "/lam-viec";

/// The path to go back to, without the language; the desk if what was sent is not a path of ours.
///
/// Browsers read `//host`, `/\host` and paths with line breaks or tabs as other sites, so only plain visible ASCII after
/// one slash is a path here.
pub(crate) fn way_back(sent: &str) -> &str {
    let path = sent.strip_prefix("/en").filter(|rest| rest.starts_with('/')).unwrap_or(sent);
    let plain = path.len() <= 2_000 && path.bytes().all(|b| b.is_ascii_graphic() && b != b'\\');
    let own = path.starts_with('/') && !path.starts_with("//");
    let first = path.split(['/', '?', '#']).nth(1).unwrap_or_default();
    let doors = matches!(first, "dang-nhap" | "dang-xuat" | "moi" | "");
    if plain && own && !doors { path } else { DESK }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_own_paths_are_followed() {
        for (sent, expected) in [
            ("/lam-viec/ke-hoach", "/lam-viec/ke-hoach"),
            ("/lam-viec/viec?trang=2", "/lam-viec/viec?trang=2"),
            ("/en/lam-viec/viec", "/lam-viec/viec"),
            ("/lam-viec/k%E1%BA%BF", "/lam-viec/k%E1%BA%BF"),
            ("", DESK),
            ("/", DESK),
            ("//evil.example", DESK),
            ("/en//evil.example", DESK),
            ("/\\evil.example", DESK),
            ("/a\\b", DESK),
            ("/\t/evil.example", DESK),
            ("https://evil.example/", DESK),
            ("javascript:alert(1)", DESK),
            ("evil.example", DESK),
            ("/kế-hoạch", DESK),
            ("/x\r\nset-cookie: a=b", DESK),
            ("/dang-nhap?ve=/dang-nhap", DESK),
            ("/dang-xuat", DESK),
            ("/moi/abc", DESK),
        ] {
            assert_eq!(way_back(sent), expected, "{sent:?}");
        }
    }
}
