//! The second factor: codes from an authenticator (RFC 6238) and recovery codes on paper.

use crate::SecretText;
use kernel::{Ambient, Moment};
use sha2::{Digest as _, Sha256};
use totp_rs::{Algorithm, Builder, Totp};

/// Bytes of a shared secret: 160 bits, as RFC 4226 §4 recommends.
pub const SECRET_BYTES: usize = 20;
/// How many recovery codes an account gets.
pub const RECOVERY_CODES: usize = 10;

/// What was typed where a code was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TypedCode {
    /// Six digits, from the authenticator.
    Authenticator(String),
    /// Sixteen letters and digits, from the paper.
    Recovery(String),
}

/// Reads a code as people type it: with blanks, dashes, in capitals, with `O` for `0`. Nothing if it can be neither.
///
/// ```
/// use people::rules::second_factor::{TypedCode, read_code};
/// assert_eq!(read_code(" 123 456 "), Some(TypedCode::Authenticator("123456".into())));
/// assert_eq!(read_code("7ZK4-OO9m-qx5t-1LIb"), Some(TypedCode::Recovery("7zk4009mqx5t111b".into())));
/// ```
#[must_use]
pub fn read_code(typed: &str) -> Option<TypedCode> {
    // Nobody types more than this by mistake; what is longer is not read at all.
    if typed.len() > 200 {
        return None;
    }
    let dash = |c: char| matches!(c, '-' | '.' | '_' | '\u{2010}'..='\u{2015}');
    let letters: String = viet::fold(&viet::nfc(typed)).chars().filter(|c| !c.is_whitespace() && !dash(*c)).collect();
    if letters.len() == 6 && letters.bytes().all(|b| b.is_ascii_digit()) {
        return Some(TypedCode::Authenticator(letters));
    }
    let code: String = letters
        .chars()
        .map(|c| {
            if c == 'o' {
                '0'
            } else if matches!(c, 'i' | 'l') {
                '1'
            } else {
                c
            }
        })
        .collect();
    let fits = code.len() == 16 && code.bytes().all(|b| CROCKFORD.contains(&b));
    fits.then_some(TypedCode::Recovery(code))
}

/// The step of 30 seconds that a code belongs to: this one, or one before or after for clocks that differ. Nothing if the
/// code is wrong, or of a step not after `last_step`, which was used.
#[must_use]
pub fn matching_step(secret: &[u8], code: &str, last_step: Option<i64>, now: Moment) -> Option<i64> {
    let seconds = u64::try_from(now.as_second()).ok()?;
    let step = i64::try_from(totp(secret, None)?.check(code, seconds)?).ok()?;
    last_step.is_none_or(|last| step > last).then_some(step)
}

/// A new shared secret.
#[must_use]
pub fn new_secret(ambient: &Ambient) -> [u8; SECRET_BYTES] {
    ambient.bytes()
}

/// What an authenticator takes a secret by: the address for its camera and the letters for its keyboard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enrolment {
    /// `otpauth://totp/…`, to be drawn as a QR code.
    pub address: SecretText,
    /// The secret in base 32, in groups of four.
    pub letters: SecretText,
}

/// How a secret is shown to its owner, once. `agency` and `login` label it in the application.
#[must_use]
pub fn enrolment(secret: &[u8], agency: &str, login: &str) -> Option<Enrolment> {
    // A colon parts agency and login in the address, so neither may have one.
    let plain = |text: &str| text.replace(':', " ");
    let totp = totp(secret, Some((plain(agency), plain(login))))?;
    let letters: Vec<char> = totp_rs::Secret::from(secret).to_base32().chars().collect();
    let groups: Vec<String> = letters.chunks(4).map(|group| group.iter().collect()).collect();
    Some(Enrolment { address: SecretText::new(totp.to_url().ok()?), letters: SecretText::new(groups.join(" ")) })
}

fn totp(secret: &[u8], labels: Option<(String, String)>) -> Option<Totp> {
    // SHA-1, six digits: what every authenticator application understands.
    let builder = Builder::new().with_algorithm(Algorithm::SHA1).with_digits(6).with_skew(1).with_step_duration(30);
    let builder = builder.with_secret(secret.to_vec());
    match labels {
        Some((agency, login)) => builder.with_issuer(Some(agency)).with_account_name(login).build().ok(),
        None => builder.build().ok(),
    }
}

const CROCKFORD: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// Ten new recovery codes of 80 bits: `7zk4-009m-qx5t-111b`.
#[must_use]
pub fn new_recovery_codes(ambient: &Ambient) -> Vec<SecretText> {
    (0..RECOVERY_CODES)
        .map(|_| {
            let random: [u8; 16] = ambient.bytes();
            let letters: Vec<char> = random.iter().map(|b| char::from(CROCKFORD[usize::from(b & 31)])).collect();
            let groups: Vec<String> = letters.chunks(4).map(|group| group.iter().collect()).collect();
            SecretText::new(groups.join("-"))
        })
        .collect()
}

/// What is kept of a secret that was handed out. The secrets are random and long, so one plain hash is enough.
#[must_use]
pub fn fingerprint(secret: &str) -> Vec<u8> {
    Sha256::digest(secret.as_bytes()).to_vec()
}
