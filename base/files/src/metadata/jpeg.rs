//! JPEG: segments by ITU-T T.81 annex B; Exif by CIPA DC-008.

const EXIF: &[u8] = b"Exif\0\0";
/// Exif says how the camera was held by a number from 1 (upright) to 8.
const ORIENTATION: u16 = 0x0112;

/// Keeps the segments that show the picture; of Exif only which side is up. What follows the end of the picture (second
/// pictures, sound and film of some telephones, with metadata of their own) is dropped.
pub(super) fn strip(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut out = vec![0xff, 0xd8];
    let mut rest = bytes.strip_prefix(&[0xff, 0xd8])?;
    let mut seen_scan = false;
    loop {
        let (marker, after) = next_marker(rest)?;
        if marker == 0xd9 {
            out.extend([0xff, 0xd9]);
            return seen_scan.then_some(out);
        }
        let length = usize::from(u16::from_be_bytes([*after.first()?, *after.get(1)?]));
        let (segment, following) = (after.get(2..length)?, after.get(length..)?);
        match marker {
            0xe1 => out.extend(orientation_of(segment).map(upright_segment).unwrap_or_default()),
            _ if !shows_the_picture(marker, segment) => {}
            _ => {
                out.extend([0xff, marker]);
                out.extend(after.get(..length)?);
            }
        }
        rest = following;
        if marker == 0xda {
            seen_scan = true;
            let (scan, following) = following.split_at(scan_length(following)?);
            out.extend(scan);
            rest = following;
        }
    }
}

/// A marker is 0xFF (once or more) and a byte that is neither 0x00 nor 0xFF. Those without a length do not stand between
/// segments.
fn next_marker(bytes: &[u8]) -> Option<(u8, &[u8])> {
    let fill = bytes.iter().take_while(|b| **b == 0xff).count();
    let marker = *bytes.get(fill)?;
    let between = !matches!(marker, 0x00 | 0x01 | 0xd0..=0xd8);
    (fill > 0 && between).then_some((marker, &bytes[fill + 1..]))
}

/// Coded data ends before the first marker that is no restart marker and no stuffed zero.
fn scan_length(bytes: &[u8]) -> Option<usize> {
    bytes.windows(2).position(|w| w[0] == 0xff && !matches!(w[1], 0x00 | 0xd0..=0xd7 | 0xff))
}

/// Everything but application data and comments; of these JFIF itself (not its small second picture), the colour profile,
/// and Adobe's note on how colours are coded.
fn shows_the_picture(marker: u8, segment: &[u8]) -> bool {
    match marker {
        0xe0 => segment.starts_with(b"JFIF\0"),
        0xe2 => segment.starts_with(b"ICC_PROFILE\0"),
        0xee => segment.starts_with(b"Adobe"),
        0xe1..=0xef | 0xfe => false,
        _ => true,
    }
}

/// Which side is up, if it is not the upper one.
fn orientation_of(segment: &[u8]) -> Option<u16> {
    let tiff = segment.strip_prefix(EXIF)?;
    let big_endian = match tiff.get(..4)? {
        b"MM\0*" => true,
        b"II*\0" => false,
        _ => return None,
    };
    let short = |at: usize| {
        let pair: [u8; 2] = tiff.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(if big_endian { u16::from_be_bytes(pair) } else { u16::from_le_bytes(pair) })
    };
    let long = |at: usize| {
        let (first, second) = (u32::from(short(at)?), u32::from(short(at + 2)?));
        Some(if big_endian { first << 16 | second } else { second << 16 | first })
    };
    let directory = usize::try_from(long(4)?).ok()?;
    let entries = usize::from(short(directory)?);
    (0..entries)
        .map(|n| directory.checked_add(2 + n * 12))
        .map_while(|at| at.filter(|at| tiff.len() > *at))
        .find(|at| short(*at) == Some(ORIENTATION))
        .and_then(|at| short(at + 8))
        .filter(|value| (2..=8).contains(value))
}

/// A whole Exif segment that says nothing else.
fn upright_segment(orientation: u16) -> Vec<u8> {
    let mut segment = vec![0xff, 0xe1, 0, 34];
    segment.extend(EXIF);
    segment.extend(b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01");
    segment.extend(orientation.to_be_bytes());
    segment.extend([0; 6]);
    segment
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn segment(marker: u8, content: &[u8]) -> Vec<u8> {
        let length = u16::try_from(content.len() + 2).unwrap().to_be_bytes();
        [&[0xff, marker], &length[..], content].concat()
    }

    /// Exif of a telephone: orientation, and a place in a directory of its own.
    fn exif(orientation: u8) -> Vec<u8> {
        let mut tiff = b"II*\0\x08\0\0\0\x02\0".to_vec();
        tiff.extend([0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0]);
        tiff.extend([0x25, 0x88, 4, 0, 1, 0, 0, 0, 38, 0, 0, 0]);
        tiff.extend([0, 0, 0, 0]);
        tiff.extend(b"GPS 10.95 N 106.82 E");
        segment(0xe1, &[EXIF, &tiff].concat())
    }

    fn photo(extra: &[Vec<u8>], trailer: &[u8]) -> Vec<u8> {
        let parts = [
            vec![0xff, 0xd8],
            segment(0xe0, b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0"),
            extra.concat(),
            segment(0xe2, b"ICC_PROFILE\0\x01\x01profile"),
            segment(0xdb, &[1; 65]),
            segment(0xda, &[1, 1, 0, 0, 63, 0]),
            vec![0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56],
            segment(0xc4, &[2; 20]),
            segment(0xda, &[1, 1, 0, 0, 63, 0]),
            vec![0x78, 0xff, 0x00],
            vec![0xff, 0xd9],
            trailer.to_vec(),
        ];
        parts.concat()
    }

    #[test]
    fn place_device_owner_and_what_follows_the_picture_are_gone() {
        let extra = [
            exif(1),
            segment(0xe1, b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta/>"),
            segment(0xe0, b"JFXX\0\x10thumbnail"),
            segment(0xe2, b"MPF\0second picture"),
            segment(0xed, b"Photoshop 3.0\0owner"),
            segment(0xfe, b"a comment"),
        ];
        let stripped = strip(&photo(&extra, b"\xff\xd8\xff\xe1 a second picture")).unwrap();
        assert_eq!(stripped, photo(&[], b""), "what is left is the picture");
    }

    #[test]
    fn the_picture_stays_the_right_side_up() {
        let stripped = strip(&photo(&[exif(6)], b"")).unwrap();
        assert_eq!(stripped, photo(&[upright_segment(6)], b""));
        assert!(!stripped.windows(3).any(|w| w == b"GPS"));
        assert_eq!(orientation_of(&upright_segment(6)[4..]), Some(6));
        assert_eq!(strip(&stripped), Some(stripped.clone()), "stripping twice changes nothing");
    }

    #[test]
    fn what_is_no_whole_picture_is_refused() {
        let whole = photo(&[], b"");
        for (name, bytes) in [
            ("empty", &b""[..]),
            ("no picture", b"\xff\xd8\xff\xd9"),
            ("cut in a segment", &whole[..30]),
            ("cut in the picture", &whole[..whole.len() - 2]),
            ("no marker where one must be", b"\xff\xd8\x00\x00"),
        ] {
            assert_eq!(strip(bytes), None, "{name}");
        }
    }

    proptest! {
        #[test]
        fn no_bytes_make_it_fail(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            strip(&[&[0xff, 0xd8], &bytes[..]].concat());
            orientation_of(&[EXIF, b"MM\0*", &bytes[..]].concat());
            orientation_of(&[EXIF, b"II*\0", &bytes[..]].concat());
        }

        #[test]
        fn no_exif_survives_wherever_it_stands(before in 0u8..4, orientation in 0u8..=12, noise in proptest::collection::vec(any::<u8>(), 0..60)) {
            let mut extra: Vec<_> = (0..before).map(|n| segment(0xe3 + n, &noise)).collect();
            extra.push(exif(orientation));
            let stripped = strip(&photo(&extra, &noise)).unwrap();
            prop_assert!(!stripped.windows(3).any(|w| w == b"GPS"));
            prop_assert_eq!(strip(&stripped), Some(stripped));
        }
    }
}
