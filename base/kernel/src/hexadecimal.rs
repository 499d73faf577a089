//! Bytes as figures that people can read out: digests, keys, signatures.

/// Two lower-case figures a byte.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}

/// The bytes again; none for what is not exactly so many pairs of lower-case figures.
///
/// ```
/// assert_eq!(kernel::unhex::<2>("0aff"), Some([0x0a, 0xff]));
/// assert_eq!(kernel::unhex::<2>("0AFF"), None);
/// assert_eq!(kernel::unhex::<2>("0a"), None);
/// ```
#[must_use]
pub fn unhex<const N: usize>(text: &str) -> Option<[u8; N]> {
    let digits = text.as_bytes();
    let lower = |b: &u8| b.is_ascii_digit() || (b'a'..=b'f').contains(b);
    if digits.len() != 2 * N || !digits.iter().all(lower) {
        return None;
    }
    let mut bytes = [0; N];
    for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
        *byte = u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()?;
    }
    Some(bytes)
}
