//! Files locked with the empty password, as those are that all may read and few may change (ISO 32000-1, 7.6.3;
//! ISO 32000-2, 7.6.4): programs open them without asking, and so does the search. Of a file only streams are unlocked:
//! no text of a page lies elsewhere.

use std::borrow::Cow;

use aes::cipher::{Block, BlockCipherDecrypt, BlockCipherEncrypt, KeyInit};
use aes::{Aes128, Aes256};
use md5::{Digest as _, Md5};
use sha2::{Sha256, Sha384, Sha512};

use super::object::{Dict, Object};

/// What stands in for the letters that a password does not have.
const PADDING: [u8; 32] = [
    0x28, 0xbf, 0x4e, 0x5e, 0x4e, 0x75, 0x8a, 0x41, 0x64, 0x00, 0x4e, 0x56, 0xff, 0xfa, 0x01, 0x08, 0x2e, 0x2e, 0x00,
    0xb6, 0xd0, 0x68, 0x3e, 0x80, 0x2f, 0x0c, 0xa9, 0xfe, 0x64, 0x53, 0x69, 0x7a,
];
/// Bytes of a block of AES.
const BLOCK: usize = 16;

/// What unlocks the streams of a file.
#[derive(Debug)]
pub(super) struct Lock {
    key: Vec<u8>,
    cipher: Cipher,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cipher {
    /// Streams are not locked.
    None,
    Rc4,
    /// AES with a key for each object.
    Aes,
    /// AES with one key for all.
    Aes256,
}

/// An object by its number and generation, which its key depends on.
#[derive(Debug, Clone, Copy)]
pub(super) struct Id(pub(super) u32, pub(super) u16);

impl Lock {
    /// The lock that a dictionary of encryption describes, in a file of this identity; none if it is of a kind that is not
    /// known, or does not open with the empty password.
    pub(super) fn open(dict: &Dict, file: &[u8]) -> Option<Lock> {
        if !dict.get("Filter")?.is_name("Standard") {
            return None;
        }
        let (version, revision) = (count(dict, "V").unwrap_or(0), count(dict, "R")?);
        let (cipher, length) = match version {
            1 => (Cipher::Rc4, 5),
            2 => (Cipher::Rc4, count(dict, "Length").unwrap_or(40) / 8),
            4 => (by_name(dict)?, 16),
            5 => (by_name(dict)?, 32),
            _ => return None,
        };
        let key = match revision {
            2..=4 if version < 5 && (5..=16).contains(&length) => old_key(dict, file, revision, length)?,
            5 | 6 if version == 5 => new_key(dict, revision)?,
            _ => return None,
        };
        Some(Lock { key, cipher })
    }

    /// The bytes of a stream; it costs as much as it has.
    pub(super) fn unlock<'a>(&self, id: Id, bytes: &'a [u8]) -> Cow<'a, [u8]> {
        match self.cipher {
            Cipher::None => Cow::Borrowed(bytes),
            Cipher::Rc4 => Cow::Owned(rc4(&self.key_of(id), bytes)),
            Cipher::Aes => Cow::Owned(by_blocks(Aes128::new_from_slice(&self.key_of(id)).ok(), bytes)),
            Cipher::Aes256 => Cow::Owned(by_blocks(Aes256::new_from_slice(&self.key).ok(), bytes)),
        }
    }

    /// The key of one object (algorithm 1).
    fn key_of(&self, Id(number, generation): Id) -> Vec<u8> {
        let mut digest = Md5::new();
        digest.update(&self.key);
        digest.update(&number.to_le_bytes()[..3]);
        digest.update(generation.to_le_bytes());
        if self.cipher == Cipher::Aes {
            digest.update(b"sAlT");
        }
        digest.finalize()[..(self.key.len() + 5).min(16)].to_vec()
    }
}

fn count(dict: &Dict, key: &str) -> Option<usize> {
    dict.get(key).and_then(Object::count)
}

fn text<'a>(dict: &'a Dict, key: &str, at_least: usize) -> Option<&'a [u8]> {
    match dict.get(key) {
        Some(Object::Text(text)) => Some(&text[..]).filter(|text| text.len() >= at_least),
        _ => None,
    }
}

/// The cipher of streams, by the name that the dictionary gives it.
fn by_name(dict: &Dict) -> Option<Cipher> {
    let name = match dict.get("StmF") {
        None => return Some(Cipher::None),
        Some(name) if name.is_name("Identity") => return Some(Cipher::None),
        Some(Object::Name(name)) => std::str::from_utf8(name).ok()?,
        Some(_) => return None,
    };
    let method = dict.get("CF")?.dict()?.get(name)?.dict()?.get("CFM")?;
    let known = [("None", Cipher::None), ("V2", Cipher::Rc4), ("AESV2", Cipher::Aes), ("AESV3", Cipher::Aes256)];
    known.into_iter().find(|(name, _)| method.is_name(name)).map(|(_, cipher)| cipher)
}

/// The key of a file of the older kinds (algorithm 2), if it is that of the empty password (algorithms 4 and 5).
fn old_key(dict: &Dict, file: &[u8], revision: usize, length: usize) -> Option<Vec<u8>> {
    let (owner, user) = (text(dict, "O", 32)?, text(dict, "U", 16)?);
    let permissions = dict.get("P").and_then(Object::number)? as i64 as u32;
    let mut digest = Md5::new();
    digest.update(PADDING);
    digest.update(&owner[..32]);
    digest.update(permissions.to_le_bytes());
    digest.update(file);
    if revision >= 4 && dict.get("EncryptMetadata") == Some(&Object::Bool(false)) {
        digest.update([0xff; 4]);
    }
    let mut key = digest.finalize().to_vec();
    if revision >= 3 {
        for _ in 0..50 {
            key = Md5::digest(&key[..length]).to_vec();
        }
    }
    key.truncate(length);
    let (proof, told) = if revision == 2 {
        (rc4(&key, &PADDING), user.get(..32)?)
    } else {
        let first = Md5::new().chain_update(PADDING).chain_update(file).finalize().to_vec();
        let turned = |turn: u8| key.iter().map(|byte| byte ^ turn).collect::<Vec<u8>>();
        ((0..20).fold(first, |bytes, turn| rc4(&turned(turn), &bytes)), &user[..16])
    };
    (proof == told).then_some(key)
}

/// The key of a file of the newer kinds (algorithm 2.A), if the empty password opens it.
fn new_key(dict: &Dict, revision: usize) -> Option<Vec<u8>> {
    let (user, locked) = (text(dict, "U", 48)?, text(dict, "UE", 32)?);
    let hash = |salt: &[u8]| if revision == 5 { Sha256::digest(salt).to_vec() } else { hardened(salt) };
    if hash(&user[32..40]) != user[..32] {
        return None;
    }
    let cipher = Aes256::new_from_slice(&hash(&user[40..48])).ok()?;
    Some(chained(&cipher, &[0; BLOCK], &locked[..32]))
}

/// The hash of the empty password with a salt (algorithm 2.B): at least 64 rounds, and never more than 288.
fn hardened(salt: &[u8]) -> Vec<u8> {
    let mut key = Sha256::digest(salt).to_vec();
    for round in 1_u16.. {
        let mut block: Block<Aes128> = <[u8; BLOCK]>::try_from(&key[16..32]).unwrap_or_default().into();
        let Ok(cipher) = Aes128::new_from_slice(&key[..16]) else { break };
        let repeated = key.repeat(64);
        let mut mixed = Vec::with_capacity(repeated.len());
        for piece in repeated.chunks_exact(BLOCK) {
            block.iter_mut().zip(piece).for_each(|(byte, with)| *byte ^= with);
            cipher.encrypt_block(&mut block);
            mixed.extend_from_slice(&block);
        }
        key = match mixed[..BLOCK].iter().map(|byte| u32::from(*byte)).sum::<u32>() % 3 {
            0 => Sha256::digest(&mixed).to_vec(),
            1 => Sha384::digest(&mixed).to_vec(),
            _ => Sha512::digest(&mixed).to_vec(),
        };
        if round >= 64 && mixed.last().is_none_or(|last| u16::from(*last) <= round - 32) {
            break;
        }
    }
    key.truncate(32);
    key
}

/// A stream locked by AES: its first block starts the chain, and its last byte says how many were added to fill a block.
fn by_blocks(cipher: Option<impl BlockCipherDecrypt>, bytes: &[u8]) -> Vec<u8> {
    let (Some(cipher), Some((start, rest))) = (cipher, bytes.split_at_checked(BLOCK)) else { return Vec::new() };
    let mut out = chained(&cipher, start, rest);
    let added = out.last().map_or(0, |last| usize::from(*last));
    if (1..=BLOCK).contains(&added) {
        out.truncate(out.len().saturating_sub(added));
    }
    out
}

/// Blocks of which each was mixed with the one before it when it was locked; a piece of one at the end is left out.
fn chained<C: BlockCipherDecrypt>(cipher: &C, start: &[u8], bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut before = start;
    for locked in bytes.chunks_exact(BLOCK) {
        let mut block = Block::<C>::default();
        block.copy_from_slice(locked);
        cipher.decrypt_block(&mut block);
        out.extend(block.iter().zip(before).map(|(byte, with)| byte ^ with));
        before = locked;
    }
    out
}

/// RC4, which locks and unlocks alike; the key is not empty.
fn rc4(key: &[u8], bytes: &[u8]) -> Vec<u8> {
    let mut state: [u8; 256] = std::array::from_fn(|place| place as u8);
    let mut other = 0_u8;
    for place in 0..256 {
        other = other.wrapping_add(state[place]).wrapping_add(key[place % key.len()]);
        state.swap(place, usize::from(other));
    }
    let (mut place, mut other) = (0_u8, 0_u8);
    let mut next = || {
        place = place.wrapping_add(1);
        other = other.wrapping_add(state[usize::from(place)]);
        state.swap(usize::from(place), usize::from(other));
        state[usize::from(state[usize::from(place)].wrapping_add(state[usize::from(other)]))]
    };
    bytes.iter().map(|byte| byte ^ next()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn rc4_as_told() {
        // RFC 6229, 40 bits: the stream from its start.
        let stream = rc4(&[1, 2, 3, 4, 5], &[0; 8]);
        assert_eq!(stream, [0xb2, 0x39, 0x63, 0x05, 0xf0, 0x3d, 0xc0, 0x27]);
    }

    proptest! {
        #[test]
        fn any_bytes_are_unlocked(bytes in prop::collection::vec(any::<u8>(), 0..200), key in prop::collection::vec(any::<u8>(), 5..33), number: u32) {
            for cipher in [Cipher::None, Cipher::Rc4, Cipher::Aes, Cipher::Aes256] {
                let lock = Lock { key: key.clone(), cipher };
                prop_assert!(lock.unlock(Id(number, 0), &bytes).len() <= bytes.len());
            }
        }
    }
}
