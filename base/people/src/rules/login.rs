//! Logins and host names as people type them.

use crate::Refusal;

const LEAST: usize = 3;
const MOST: usize = 100;

/// A login that can be given to an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Login {
    /// As typed, in normal form C, without blanks around it.
    pub shown: String,
    /// What logins are compared by.
    pub key: String,
}

/// Reads a login for a new account: 3 to 100 letters (marks and case do not count), digits and `. _ - + @`.
///
/// # Errors
/// [`Refusal::LoginUnusable`].
///
/// ```
/// let login = people::rules::login::read(" Nguyễn.A@example.vn ").unwrap();
/// assert_eq!((login.shown.as_str(), login.key.as_str()), ("Nguyễn.A@example.vn", "nguyen.a@example.vn"));
/// assert!(people::rules::login::read("a b").is_err());
/// ```
pub fn read(typed: &str) -> Result<Login, Refusal> {
    let shown = viet::nfc(typed).trim().to_string();
    let key = key(typed);
    let usable = |c: char| c.is_ascii_alphanumeric() || "._-+@".contains(c);
    let has_letter = key.chars().any(|c| c.is_ascii_alphanumeric());
    if (LEAST..=MOST).contains(&key.chars().count()) && key.chars().all(usable) && has_letter {
        Ok(Login { shown, key })
    } else {
        Err(Refusal::LoginUnusable)
    }
}

/// What a typed login is looked up by: any text, without case, marks and blanks around it, at most 100 characters.
#[must_use]
pub fn key(typed: &str) -> String {
    // One more than is allowed, so that a login that is too long stays too long.
    viet::fold(&viet::nfc(typed)).trim().chars().take(MOST + 1).collect()
}

/// A host name as a browser sends it, without port and final dot; nothing if it is none.
///
/// ```
/// assert_eq!(people::rules::login::host("DIZA.dongnai.gov.vn.:8443").as_deref(), Some("diza.dongnai.gov.vn"));
/// assert_eq!(people::rules::login::host("a b"), None);
/// ```
#[must_use]
pub fn host(sent: &str) -> Option<String> {
    let (name, port) = match sent.rsplit_once(':') {
        // An IPv6 address has colons of its own, in brackets.
        Some((name, port)) if name.ends_with(']') || !name.contains([':', '[']) => (name, port),
        _ => (sent, ""),
    };
    let name = name.strip_suffix('.').unwrap_or(name).to_ascii_lowercase();
    let usable = |c: char| c.is_ascii_alphanumeric() || ".-[]:".contains(c);
    let fits = (1..=253).contains(&name.len()) && name.chars().all(usable) && port.chars().all(|c| c.is_ascii_digit());
    fits.then_some(name)
}

/// The short word for an agency: 2 to 40 lower-case ASCII letters, digits and inner dashes.
#[must_use]
pub fn is_slug(word: &str) -> bool {
    let usable = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    (2..=40).contains(&word.len()) && word.chars().all(usable) && !word.starts_with('-') && !word.ends_with('-')
}
