//! Packages for tests, part by part, as other programs and hostile people make them.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A .zip with these parts of text.
pub(crate) fn package(parts: &[(&str, &str)]) -> Vec<u8> {
    package_of(parts.iter().map(|(name, text)| (*name, text.as_bytes())))
}

/// A .zip with these parts.
pub(crate) fn package_of<'a>(parts: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(name, SimpleFileOptions::default()).expect("a part opens");
        zip.write_all(bytes).expect("a part is written");
    }
    zip.finish().expect("the package closes").into_inner()
}
