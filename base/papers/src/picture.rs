//! Pictures that stand in papers: PNG and JPEG, which Word and every printer take. Their size is read from the first bytes;
//! nothing is decoded here.

use std::fmt;
use std::sync::Arc;

/// A picture with the words that stand for it.
#[derive(Clone, PartialEq, Eq)]
pub struct Picture {
    /// The file as it is.
    pub bytes: Arc<[u8]>,
    /// What kind of file it is.
    pub format: PictureFormat,
    /// Its width and height in dots.
    pub dots: (u32, u32),
    /// What it shows, for those who do not see it.
    pub alt: String,
    /// The line below it; empty for none.
    pub caption: String,
    /// How wide it stands on the paper, in millimetres; at most as wide as the text.
    pub width_mm: u16,
}

/// The kinds of pictures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PictureFormat {
    /// Lossless: drawings, screens.
    Png,
    /// Photographs.
    Jpeg,
}

impl PictureFormat {
    /// The ending of its files.
    pub fn ending(self) -> &'static str {
        match self {
            PictureFormat::Png => "png",
            PictureFormat::Jpeg => "jpeg",
        }
    }
}

impl fmt::Debug for Picture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (width, height) = self.dots;
        write!(f, "Picture({:?} of {width}×{height}, {:?})", self.format, self.alt)
    }
}

/// More dots than this on a side are no picture for a paper.
const MOST_DOTS: u32 = 30_000;

impl Picture {
    /// The picture in a file, 120 mm wide; none if it is neither PNG nor JPEG or says no sensible size.
    ///
    /// ```
    /// assert!(papers::picture::Picture::read(b"GIF89a".as_slice(), "").is_none());
    /// ```
    pub fn read(bytes: impl Into<Arc<[u8]>>, alt: impl Into<String>) -> Option<Picture> {
        let bytes = bytes.into();
        let (format, dots) = match png(&bytes) {
            Some(dots) => (PictureFormat::Png, dots),
            None => (PictureFormat::Jpeg, jpeg(&bytes)?),
        };
        let sensible = |side: u32| (1..=MOST_DOTS).contains(&side);
        (sensible(dots.0) && sensible(dots.1)).then(|| Picture {
            bytes,
            format,
            dots,
            alt: alt.into(),
            caption: String::new(),
            width_mm: 120,
        })
    }

    /// Width and height on the paper in hundredths of a millimetre, within bounds given in the same.
    pub fn size_within(&self, widest: u32, highest: u32) -> (u32, u32) {
        let (across, down) = (u64::from(self.dots.0), u64::from(self.dots.1));
        let mut width = u64::from(self.width_mm.max(1)) * 100;
        width = width.min(u64::from(widest)).min(u64::from(highest) * across / down).max(1);
        let height = (width * down / across).max(1);
        let small = |length: u64| u32::try_from(length).unwrap_or(u32::MAX);
        (small(width), small(height))
    }
}

/// The size that a PNG says (PNG specification, 11.2.1).
fn png(bytes: &[u8]) -> Option<(u32, u32)> {
    let rest = bytes.strip_prefix(b"\x89PNG\r\n\x1a\n")?;
    let header = rest.get(..16)?;
    let number = |at: usize| header.get(at..at + 4)?.try_into().ok().map(u32::from_be_bytes);
    (&header[4..8] == b"IHDR").then_some((number(8)?, number(12)?))
}

/// The size that the frame of a JPEG says (ITU-T T.81, B.2.2), turned if the camera was.
fn jpeg(bytes: &[u8]) -> Option<(u32, u32)> {
    let mut rest = bytes.strip_prefix(b"\xff\xd8")?;
    loop {
        let [0xff, marker, after @ ..] = rest else { return None };
        match marker {
            // Filling between segments, and markers without a length.
            0xff => {
                rest = &rest[1..];
                continue;
            }
            0x01 | 0xd0..=0xd8 => {
                rest = after;
                continue;
            }
            0xda | 0xd9 => return None,
            _ => {}
        }
        let [high, low, ..] = after else { return None };
        let length = usize::from(u16::from_be_bytes([*high, *low]));
        let segment = after.get(2..length)?;
        // Frames of all codings, but not the tables that share their numbers.
        if matches!(marker, 0xc0..=0xcf) && !matches!(marker, 0xc4 | 0xc8 | 0xcc) {
            let [_, height_high, height_low, width_high, width_low, ..] = segment else { return None };
            let side = |high: u8, low: u8| u32::from(u16::from_be_bytes([high, low]));
            return Some((side(*width_high, *width_low), side(*height_high, *height_low)));
        }
        rest = &after[length..];
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The smallest black PNG.
    pub(crate) const DOT: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0:~\x9bU\0\0\0\nIDATx\xdac`\0\0\0\x02\0\x01\xe5'\xde\xfc\0\0\0\0IEND\xaeB`\x82";

    #[test]
    fn sizes_are_read_from_the_first_bytes() {
        let dot = Picture::read(DOT, "chấm").expect("a picture");
        assert_eq!((dot.format, dot.dots, dot.alt.as_str()), (PictureFormat::Png, (1, 1), "chấm"));
        let photo =
            b"\xff\xd8\xff\xe0\0\x04ab\xff\xff\xc4\0\x03x\xff\xc2\0\x0b\x08\x01\x02\x03\x04\x01\0\0\0".as_slice();
        let photo = Picture::read(photo, "").expect("a picture");
        assert_eq!((photo.format, photo.dots), (PictureFormat::Jpeg, (0x304, 0x102)));
        for refused in [b"".as_slice(), b"\xff\xd8", b"\xff\xd8\xff\xc0\0\x01", b"\xff\xd8\xff\xda\0\x04ab", &DOT[..20]]
        {
            assert_eq!(Picture::read(refused, ""), None, "{refused:?}");
        }
    }

    #[test]
    fn a_picture_keeps_its_shape_within_its_bounds() {
        let mut picture = Picture::read(DOT, "").expect("a picture");
        picture.dots = (400, 200);
        assert_eq!(picture.size_within(16_000, 24_000), (12_000, 6_000));
        assert_eq!(picture.size_within(8_000, 24_000), (8_000, 4_000));
        assert_eq!(picture.size_within(16_000, 1_000), (2_000, 1_000));
        picture.dots = (1, 30_000);
        assert_eq!(picture.size_within(16_000, 24_000), (1, 30_000), "never nothing");
    }

    proptest! {
        #[test]
        fn any_bytes_are_answered(start in prop::sample::select(vec![&b""[..], b"\xff\xd8", b"\x89PNG\r\n\x1a\n"]), rest in prop::collection::vec(any::<u8>(), 0..200)) {
            let bytes: Vec<u8> = [start, &rest].concat();
            if let Some(picture) = Picture::read(bytes, "") {
                let (width, _) = picture.size_within(16_000, 24_000);
                prop_assert!(width <= 16_000);
            }
        }
    }
}
