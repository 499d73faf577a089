//! Whole files: any bytes must be answered, with a document or a refusal, whichever way they are read.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let _ = papers::read::read(bytes);
    let _ = papers::read::tree(bytes);
    let _ = papers::read::plain_text(bytes);
});
