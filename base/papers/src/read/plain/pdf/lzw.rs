//! LZW as PDF and TIFF have it (ISO 32000-1, 7.4.4): codes of nine to twelve bits, the highest bit first, each for a text that
//! has come before and one byte more.

/// The code that begins anew, and the one that ends.
const CLEAR: usize = 256;
const END: usize = 257;
/// The first code that stands for a text.
const FIRST: usize = 258;
/// Codes that there can be.
const MOST: usize = 4_096;

/// Unpacks as far as it can be; more than `allowed` bytes are not unpacked, so that one byte more says that there were more.
/// `early`: codes grow by a bit one code before they must, as they mostly do.
pub(super) fn decode(bytes: &[u8], early: bool, allowed: usize) -> Vec<u8> {
    let mut out: Vec<u8> = Vec::new();
    // Where in `out` the text of each code stands, and how long it is.
    let mut texts: Vec<(usize, usize)> = Vec::with_capacity(MOST - FIRST);
    let mut before: Option<(usize, usize)> = None;
    let (mut width, mut bits, mut held) = (9_u32, 0_u32, 0_u32);
    for byte in bytes {
        (bits, held) = (bits << 8 | u32::from(*byte), held + 8);
        if held < width {
            continue;
        }
        held -= width;
        let code = (bits >> held) as usize & ((1 << width) - 1);
        match code {
            CLEAR => {
                texts.clear();
                (before, width) = (None, 9);
                continue;
            }
            END => break,
            _ => {}
        }
        let start = out.len();
        match (code.checked_sub(FIRST), before) {
            (None, _) => out.push(code as u8),
            (Some(place), _) if place < texts.len() => {
                let (from, length) = texts[place];
                out.extend_from_within(from..from + length);
            }
            // The one that is being made: the text before and its own first byte.
            (Some(place), Some((from, length))) if place == texts.len() => {
                out.extend_from_within(from..from + length);
                out.push(out[from]);
            }
            _ => break,
        }
        if out.len() > allowed {
            out.truncate(allowed + 1);
            break;
        }
        // The text before and the first byte of this one stand side by side.
        if let Some((from, length)) = before.filter(|_| texts.len() < MOST - FIRST) {
            texts.push((from, length + 1));
        }
        before = Some((start, out.len() - start));
        let next = FIRST + texts.len() + usize::from(early);
        width = (usize::BITS - next.leading_zeros()).clamp(9, 12);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::HashMap;

    /// The packer, as the standard tells it; it begins anew when the codes are used up.
    fn encode(bytes: &[u8], early: bool) -> Vec<u8> {
        let (mut out, mut bits, mut held) = (Vec::new(), 0_u32, 0_u32);
        let mut put = |code: usize, width: u32| {
            (bits, held) = (bits << width | code as u32, held + width);
            while held >= 8 {
                held -= 8;
                out.push((bits >> held) as u8);
                bits &= (1 << held) - 1;
            }
        };
        let width_at = |made: usize| (usize::BITS - (FIRST + made + usize::from(early)).leading_zeros()).clamp(9, 12);
        put(CLEAR, 9);
        let mut codes: HashMap<Vec<u8>, usize> = HashMap::new();
        let code_of = |codes: &HashMap<Vec<u8>, usize>, text: &[u8]| match text {
            [byte] => Some(usize::from(*byte)),
            text => codes.get(text).copied(),
        };
        let mut text = Vec::new();
        // Whoever unpacks knows a code one later than we do.
        let known = |codes: &HashMap<Vec<u8>, usize>| width_at(codes.len().saturating_sub(1));
        for byte in bytes {
            text.push(*byte);
            if code_of(&codes, &text).is_some() {
                continue;
            }
            let longest = &text[..text.len() - 1];
            put(code_of(&codes, longest).expect("it was met"), known(&codes));
            codes.insert(text.clone(), FIRST + codes.len());
            if FIRST + codes.len() == MOST - 1 {
                put(CLEAR, known(&codes));
                codes.clear();
            }
            text = vec![*byte];
        }
        if let Some(code) = code_of(&codes, &text) {
            put(code, known(&codes));
            // That code, too, makes one for whoever unpacks.
            put(END, width_at(codes.len()));
        } else {
            put(END, 9);
        }
        put(0, 7);
        out
    }

    #[test]
    fn the_example_of_the_standard() {
        let packed = [0x80, 0x0b, 0x60, 0x50, 0x22, 0x0c, 0x0c, 0x85, 0x01];
        let bytes = [45, 45, 45, 45, 45, 65, 45, 45, 45, 66];
        assert_eq!(decode(&packed, true, 100), bytes);
        assert_eq!(decode(&packed, true, 4).len(), 5, "what is too much shows");
    }

    #[test]
    fn all_codes_are_used_and_begun_anew() {
        let bytes: Vec<u8> = (0..60_000_u32).map(|at| (at * at / 7 + at) as u8).collect();
        for early in [true, false] {
            assert_eq!(decode(&encode(&bytes, early), early, bytes.len()), bytes, "early: {early}");
        }
    }

    proptest! {
        #[test]
        fn what_is_packed_is_unpacked(bytes in prop::collection::vec(prop_oneof![Just(b'a'), Just(b'b'), any::<u8>()], 0..3_000), early: bool) {
            prop_assert_eq!(decode(&encode(&bytes, early), early, bytes.len()), bytes);
        }

        #[test]
        fn any_bytes_are_unpacked_within_bounds(bytes in prop::collection::vec(any::<u8>(), 0..3_000), early: bool, allowed in 0usize..10_000) {
            prop_assert!(decode(&bytes, early, allowed).len() <= allowed + 1);
        }
    }
}
