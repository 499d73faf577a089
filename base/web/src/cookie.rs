//! The two cookies: the session, and the notice that the next page shows once.

use axum::http::HeaderMap;
use axum::http::header::COOKIE;

/// The session's cookie. The `__Host-` prefix ties it to one host over HTTPS; browsers refuse it over plain HTTP, where
/// only a machine's own address is served.
#[must_use]
pub fn session_name(secure: bool) -> &'static str {
    if secure { "__Host-thongsuot" } else { "thongsuot" }
}

/// Name of the cookie that carries a notice over a redirect.
pub const NOTICE: &str = "thongsuot_notice";

/// The value of a cookie.
#[must_use]
pub fn read<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find_map(|(n, value)| (n == name).then_some(value))
}

/// A `Set-Cookie` line. `seconds` of 0 takes the cookie away.
#[must_use]
pub fn write(name: &str, value: &str, seconds: i64, secure: bool) -> String {
    let secure = if secure { "; Secure" } else { "" };
    format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={seconds}{secure}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cookie_is_found_among_others() {
        let mut headers = HeaderMap::new();
        headers.insert(COOKIE, "a=1; thongsuot=abc; b=2".parse().unwrap());
        assert_eq!(read(&headers, "thongsuot"), Some("abc"));
        assert_eq!(read(&headers, "thong"), None);
    }
}
