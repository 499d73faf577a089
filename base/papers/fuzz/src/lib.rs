//! Wraps what the engine makes up into packages, which random bytes never become.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// A .zip of the parts that are `fixed` and of the input, which is cut at NUL, one piece a name. Stored, not deflated.
pub fn package(fixed: &[(&str, &str)], cut: &[&str], input: &[u8]) -> Vec<u8> {
    let mut pieces = input.splitn(cut.len(), |byte| *byte == 0);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let fixed = fixed.iter().map(|(name, text)| (*name, text.as_bytes()));
    let cut = cut.iter().map(|name| (*name, pieces.next().unwrap_or_default()));
    for (name, bytes) in fixed.chain(cut) {
        zip.start_file(name, stored).expect("a part opens");
        zip.write_all(bytes).expect("a part is written");
    }
    zip.finish().expect("the package closes").into_inner()
}
