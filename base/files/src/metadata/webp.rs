//! WebP: a RIFF container by RFC 9649, section 2.

/// Bits of the VP8X header that announce the chunks dropped here (RFC 9649, section 2.7).
const EXIF_AND_XMP: u8 = 0b0000_1100;

/// Drops the chunks of Exif and XMP and whatever follows the picture; the header says so.
pub(super) fn strip(bytes: &[u8]) -> Option<Vec<u8>> {
    let announced = usize::try_from(number(bytes, 4)?).ok()?;
    let mut rest = bytes.get(12..announced.checked_add(8)?)?;
    let mut out = bytes[..12].to_vec();
    while !rest.is_empty() {
        let length = usize::try_from(number(rest, 4)?).ok()?;
        let padded = length.checked_add(length % 2)?;
        let (chunk, following) = rest.split_at_checked(padded.checked_add(8)?)?;
        match &chunk[..4] {
            b"EXIF" | b"XMP " => {}
            b"VP8X" if length > 0 => {
                let at = out.len() + 8;
                out.extend(chunk);
                out[at] &= !EXIF_AND_XMP;
            }
            _ => out.extend(chunk),
        }
        rest = following;
    }
    let length = u32::try_from(out.len() - 8).ok()?;
    out[4..8].copy_from_slice(&length.to_le_bytes());
    (out.len() > 12).then_some(out)
}

fn number(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at + 4)?.try_into().ok().map(u32::from_le_bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn chunk(kind: &[u8], content: &[u8]) -> Vec<u8> {
        let pad: &[u8] = if content.len() % 2 == 1 { &[0] } else { &[] };
        [kind, &u32::try_from(content.len()).unwrap().to_le_bytes(), content, pad].concat()
    }

    fn picture(flags: u8, extra: &[u8]) -> Vec<u8> {
        let chunks =
            [&chunk(b"VP8X", &[flags, 0, 0, 0, 9, 0, 0, 9, 0, 0])[..], &chunk(b"VP8 ", b"odd"), extra].concat();
        [b"RIFF", &u32::try_from(chunks.len() + 4).unwrap().to_le_bytes()[..], b"WEBP", &chunks].concat()
    }

    #[test]
    fn exif_and_xmp_are_gone_and_no_longer_announced() {
        let extra = [chunk(b"EXIF", b"GPS"), chunk(b"XMP ", b"<x/>")].concat();
        let mut file = picture(0b0001_1100, &extra);
        file.extend(b"trailer");
        assert_eq!(strip(&file), Some(picture(0b0001_0000, b"")));
        assert_eq!(strip(&picture(0, b"")[..30]), None, "cut");
    }

    proptest! {
        #[test]
        fn no_bytes_make_it_fail(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            strip(&bytes);
            let length = u32::try_from(bytes.len()).unwrap() + 4;
            strip(&[b"RIFF", &length.to_le_bytes()[..], b"WEBP", &bytes].concat());
        }
    }
}
