//! Passwords: which hold, and how they are hashed. Hashing takes some 20 ms of a core and 19 MiB: callers put it on a
//! blocking thread.

use super::common::{RUNS, WORDS};
use crate::{PasswordRefusal, SecurityPolicy};
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};
use argon2::{Algorithm, Argon2, Params, Version};
use kernel::Ambient;
use std::collections::BTreeSet;

/// OWASP's least for argon2id (Password Storage Cheat Sheet): 19 MiB, two passes, one lane.
const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;
const LANES: u32 = 1;

/// Whose password it is, for the words it must not be made of.
#[derive(Debug, Clone, Copy)]
pub struct Owner<'a> {
    /// Login.
    pub login: &'a str,
    /// Full name.
    pub full_name: &'a str,
    /// Names, acronym, slug and hosts of the agency.
    pub agency_words: &'a [String],
    /// Whether the account has a second factor.
    pub second_factor: bool,
}

/// Whether a password holds. Length is counted in characters of normal form C; nothing is asked of its make-up (NIST SP
/// 800-63B §3.1.1.2), only that it is not made of what is tried first.
///
/// # Errors
/// The first reason against it.
pub fn check(policy: &SecurityPolicy, owner: &Owner<'_>, password: &str) -> Result<(), PasswordRefusal> {
    let password = viet::nfc(password);
    let length = password.chars().count();
    let least =
        if owner.second_factor { policy.password_least_with_second_factor } else { policy.password_least_alone };
    let most = policy.password_most.max(128);
    if length < least {
        return Err(PasswordRefusal::TooShort { least });
    }
    if length > most {
        return Err(PasswordRefusal::TooLong { most });
    }
    let folded: Vec<char> = viet::fold(&password).chars().collect();
    if is_repetitive(&folded) {
        return Err(PasswordRefusal::Repetitive);
    }
    // Dates and telephone numbers: digits and signs alone need the length of a key.
    if length < 16 && !folded.iter().any(|c| c.is_alphabetic()) {
        return Err(PasswordRefusal::Common);
    }
    let own = own_words(owner);
    let common: BTreeSet<&str> = WORDS.split_whitespace().collect();
    if made_of(&folded, |word| own.contains(word)) {
        return Err(PasswordRefusal::OwnWords);
    }
    if made_of(&folded, |word| common.contains(word) || own.contains(word)) {
        return Err(PasswordRefusal::Common);
    }
    Ok(())
}

/// The words of login, name and agency: each alone, all joined, and the initials.
fn own_words(owner: &Owner<'_>) -> BTreeSet<String> {
    let mut own = BTreeSet::new();
    for text in [owner.login, owner.full_name].into_iter().chain(owner.agency_words.iter().map(String::as_str)) {
        let folded = viet::fold(&viet::nfc(text));
        let words: Vec<&str> = folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| !w.is_empty()).collect();
        let letters = |w: &str| w.chars().filter(char::is_ascii_alphabetic).collect::<String>();
        own.extend(words.iter().map(|w| letters(w)));
        own.insert(letters(&words.concat()));
        own.insert(words.iter().filter_map(|w| w.chars().find(char::is_ascii_alphabetic)).collect());
    }
    own.retain(|word| word.len() >= 2);
    own
}

/// How many words a password may take together and still count as one that is tried first.
const FEW_WORDS: usize = 4;
/// How many digits and signs around those words do not help: a full date with its separators.
const FILLER: usize = 10;

/// Whether the letters are a few known words in a row, with at most [`FILLER`] digits and signs between and around; also
/// with digits and signs read as the letters that they stand for (`m@tkh4u`).
fn made_of(folded: &[char], known: impl Fn(&str) -> bool) -> bool {
    let letter = |c: &&char| c.is_alphabetic();
    let leet: Vec<char> = folded.iter().map(|c| unleet(*c)).collect();
    let first = folded.iter().position(|c| c.is_alphabetic()).unwrap_or(0);
    let end = folded.iter().rposition(|c| c.is_alphabetic()).map_or(0, |last| last + 1);
    // Digits at either end may stand for letters or for nothing.
    let readings = [&leet[first..end.max(first)], &leet[..end], &leet[first..], &leet];
    std::iter::once(folded.iter().filter(letter).collect::<String>())
        .chain(readings.iter().map(|reading| reading.iter().filter(letter).collect()))
        .any(|letters| folded.len().saturating_sub(letters.chars().count()) <= FILLER && few_words(&letters, &known))
}

fn unleet(c: char) -> char {
    match c {
        '0' => 'o',
        '1' | '!' | '|' => 'i',
        '3' => 'e',
        '4' | '@' => 'a',
        '5' | '$' => 's',
        '7' | '+' => 't',
        other => other,
    }
}

/// The least number of known words that the text splits into is at most [`FEW_WORDS`].
fn few_words(letters: &str, known: &impl Fn(&str) -> bool) -> bool {
    if !letters.is_ascii() {
        return false;
    }
    let mut least: Vec<Option<usize>> = vec![None; letters.len() + 1];
    least[0] = Some(0);
    for end in 1..=letters.len() {
        least[end] = (0..end)
            .filter(|start| known(&letters[*start..end]))
            .filter_map(|start| least[start].map(|count| count + 1))
            .min();
    }
    least[letters.len()].is_some_and(|count| (1..=FEW_WORDS).contains(&count))
}

/// Fewer than five different characters, a short part again and again, or nothing but runs of the keyboard.
fn is_repetitive(folded: &[char]) -> bool {
    let different: BTreeSet<&char> = folded.iter().collect();
    if different.len() < 5 {
        return true;
    }
    let repeats = |period: usize| folded.iter().zip(&folded[period..]).all(|(a, b)| a == b);
    if (1..=folded.len() / 2).any(repeats) {
        return true;
    }
    let steps = folded.windows(2).filter(|pair| in_a_run(pair[0], pair[1])).count();
    // Three quarters of the steps follow a run: "qwertyuiop2020" does, "correct horse" does not.
    steps * 4 >= (folded.len() - 1) * 3
}

fn in_a_run(a: char, b: char) -> bool {
    let beside = |run: &str| {
        let letters: Vec<char> = run.chars().collect();
        letters.windows(2).any(|pair| (pair[0] == a && pair[1] == b) || (pair[0] == b && pair[1] == a))
    };
    a == b || RUNS.iter().any(|run| beside(run))
}

/// Hashes a password. Takes some 20 ms: call it on a blocking thread.
///
/// # Panics
/// Never: the parameters and the salt are ours and within bounds.
#[must_use]
pub fn hash(ambient: &Ambient, password: &str) -> String {
    let salt: [u8; 16] = ambient.bytes();
    let hash = hasher().hash_password_with_salt(viet::nfc(password).as_bytes(), &salt);
    hash.expect("argon2 takes our parameters, 16 bytes of salt and any password").to_string()
}

/// Whether a password is the one that was hashed. Takes as long as [`hash`]; without a hash (nobody has this login) it
/// takes as long and says no.
#[must_use]
pub fn verify(stored: Option<&str>, password: &str) -> bool {
    let password = viet::nfc(password);
    let known = stored.and_then(|text| PasswordHash::new(text).ok());
    match known {
        Some(hash) => hasher().verify_password(password.as_bytes(), &hash).is_ok(),
        None => {
            let mut unused = [0; 32];
            // The answer is no either way; the work is what counts.
            let _ = hasher().hash_password_into(password.as_bytes(), &[0; 16], &mut unused);
            false
        }
    }
}

/// Whether a password is one of those hashed before. Takes as long as [`hash`] for each: call it on a blocking thread.
#[must_use]
pub fn was_used(former: &[String], password: &str) -> bool {
    former.iter().any(|stored| verify(Some(stored), password))
}

fn hasher() -> Argon2<'static> {
    let params = Params::new(MEMORY_KIB, PASSES, LANES, None).expect("argon2 takes OWASP's parameters");
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}
