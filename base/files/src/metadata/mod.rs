//! Pictures without what cameras write beside them: where, when, by whose device. The picture itself is not touched.
//!
//! What shows the picture stays: colour profile, transparency, animation, and which side is up.

mod jpeg;
mod png;
mod webp;

use crate::Media;
use std::borrow::Cow;

pub(crate) fn strip(media: Media, bytes: &[u8]) -> Option<Cow<'_, [u8]>> {
    match media {
        Media::Jpeg => jpeg::strip(bytes).map(Cow::Owned),
        Media::Png => png::strip(bytes).map(Cow::Owned),
        Media::Webp => webp::strip(bytes).map(Cow::Owned),
        _ => Some(Cow::Borrowed(bytes)),
    }
}
