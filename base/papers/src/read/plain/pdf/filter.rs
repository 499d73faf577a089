//! Unpacking streams (ISO 32000-1, 7.4): deflate, LZW and the two ways to write bytes as letters. Pictures have filters of their
//! own, and no text.

use std::io::Read as _;

use flate2::read::ZlibDecoder;

use super::object::{Dict, Object, hexadecimal, is_blank};
use super::{Budget, lzw};
use crate::read::plain::TextRefusal;
use crate::read::plain::office::too_much;

/// Filters one after another; nobody needs more than two.
const MOST_FILTERS: usize = 4;

/// Whether an object is a word or a list of a few, as filters are.
pub(super) fn is_short(object: &Object) -> bool {
    match object {
        Object::Array(list) => list.len() <= MOST_FILTERS && list.iter().all(|one| matches!(one, Object::Name(_))),
        Object::Dict(_) => false,
        _ => true,
    }
}

/// The bytes of a stream unpacked; as far as it can be where it is damaged; nothing where a filter is not known.
pub(super) fn unpack(dict: &Dict, raw: &[u8], budget: &Budget<'_>) -> Result<Vec<u8>, TextRefusal> {
    let one;
    let filters = match dict.get("Filter") {
        Some(Object::Array(filters)) => &filters[..],
        Some(filter @ Object::Name(_)) => {
            one = [filter.clone()];
            &one
        }
        _ => &[],
    };
    if filters.len() > MOST_FILTERS {
        return Ok(Vec::new());
    }
    let Some((first, rest)) = filters.split_first() else {
        budget.inflate(raw.len())?;
        return Ok(raw.to_vec());
    };
    let mut bytes = through(first, parameters(dict, 0), raw, budget)?;
    for (place, filter) in (1..).zip(rest) {
        bytes = through(filter, parameters(dict, place), &bytes, budget)?;
    }
    Ok(bytes)
}

/// What is said to the filter at a place.
fn parameters(dict: &Dict, place: usize) -> Option<&Dict> {
    match dict.get("DecodeParms")? {
        Object::Array(all) => all.get(place)?.dict(),
        one => one.dict().filter(|_| place == 0),
    }
}

fn through(
    filter: &Object,
    parameters: Option<&Dict>,
    bytes: &[u8],
    budget: &Budget<'_>,
) -> Result<Vec<u8>, TextRefusal> {
    let Object::Name(name) = filter else { return Ok(Vec::new()) };
    let out = match &**name {
        b"FlateDecode" | b"Fl" => inflate(bytes, budget)?,
        b"LZWDecode" | b"LZW" => {
            let early = parameters.and_then(|dict| dict.get("EarlyChange")).and_then(Object::number) != Some(0.0);
            within(lzw::decode(bytes, early, budget.allowed()), budget)?
        }
        // It says by whom a stream is locked, and does nothing else.
        b"Crypt" => bytes.to_vec(),
        b"ASCIIHexDecode" | b"AHx" => hexadecimal(bytes.split(|byte| *byte == b'>').next().unwrap_or_default()),
        b"ASCII85Decode" | b"A85" => ascii85(bytes),
        _ => Vec::new(),
    };
    budget.inflate(out.len())?;
    Ok(out)
}

fn inflate(bytes: &[u8], budget: &Budget<'_>) -> Result<Vec<u8>, TextRefusal> {
    let mut out = Vec::new();
    // What came before an error is kept: many a file has a wrong sum at the end.
    let _ = ZlibDecoder::new(bytes).take(budget.allowed() as u64 + 1).read_to_end(&mut out);
    within(out, budget)
}

/// Unpacked bytes, if there are no more than one stream may have.
fn within(bytes: Vec<u8>, budget: &Budget<'_>) -> Result<Vec<u8>, TextRefusal> {
    let allowed = budget.allowed();
    if bytes.len() > allowed { Err(too_much("bytes of a stream", allowed)) } else { Ok(bytes) }
}

/// Whether a stream says for itself by whom it is locked.
pub(super) fn is_crypt(dict: &Dict) -> bool {
    match dict.get("Filter") {
        Some(Object::Array(filters)) => filters.iter().any(|filter| filter.is_name("Crypt")),
        Some(filter) => filter.is_name("Crypt"),
        None => false,
    }
}

/// Five letters for four bytes.
fn ascii85(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let (mut group, mut count) = (0_u64, 0_usize);
    for byte in bytes.iter().filter(|byte| !is_blank(**byte)) {
        match byte {
            b'z' if count == 0 => out.extend([0; 4]),
            b'!'..=b'u' => {
                group = group * 85 + u64::from(byte - b'!');
                count += 1;
                if count == 5 {
                    out.extend((group as u32).to_be_bytes());
                    (group, count) = (0, 0);
                }
            }
            _ => break,
        }
    }
    if count > 1 {
        for _ in count..5 {
            group = group * 85 + 84;
        }
        out.extend(&(group as u32).to_be_bytes()[..count - 1]);
    }
    out
}
