//! PNG: chunks by the W3C recommendation "Portable Network Graphics" (third edition), section 5.

const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";
/// Texts (which may hold XMP), Exif, and the time of the last change.
const METADATA: [&[u8]; 5] = [b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME"];

/// Drops the chunks of metadata and whatever follows the picture.
pub(super) fn strip(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut rest = bytes.strip_prefix(SIGNATURE)?;
    let mut out = SIGNATURE.to_vec();
    let mut seen_picture = false;
    loop {
        let length = usize::try_from(u32::from_be_bytes(rest.get(..4)?.try_into().ok()?)).ok()?;
        let kind = rest.get(4..8)?;
        let (chunk, following) = rest.split_at_checked(length.checked_add(12)?)?;
        seen_picture |= kind == b"IDAT";
        if !METADATA.contains(&kind) {
            out.extend(chunk);
        }
        if kind == b"IEND" {
            return seen_picture.then_some(out);
        }
        rest = following;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn chunk(kind: &[u8], content: &[u8]) -> Vec<u8> {
        [&u32::try_from(content.len()).unwrap().to_be_bytes()[..], kind, content, b"sum."].concat()
    }

    fn picture(extra: &[u8], trailer: &[u8]) -> Vec<u8> {
        let parts: [&[u8]; 6] =
            [SIGNATURE, &chunk(b"IHDR", &[1; 13]), extra, &chunk(b"IDAT", b"picture"), &chunk(b"IEND", b""), trailer];
        parts.concat()
    }

    #[test]
    fn texts_and_exif_are_gone() {
        let extra =
            [chunk(b"eXIf", b"GPS"), chunk(b"tEXt", b"Author\0x"), chunk(b"iTXt", b"XML:com.adobe.xmp")].concat();
        assert_eq!(strip(&picture(&extra, b"trailer")), Some(picture(b"", b"")));
        assert_eq!(strip(&picture(&chunk(b"iCCP", b"profile"), b"")), Some(picture(&chunk(b"iCCP", b"profile"), b"")));
        let whole = picture(b"", b"");
        assert_eq!(strip(&whole[..whole.len() - 1]), None, "cut");
    }

    proptest! {
        #[test]
        fn no_bytes_make_it_fail(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            strip(&[SIGNATURE, &bytes[..]].concat());
        }
    }
}
