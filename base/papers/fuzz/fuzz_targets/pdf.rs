//! PDFs: the input stands behind the mark of one, within bounds that keep the engine quick.
#![no_main]

use libfuzzer_sys::fuzz_target;
use papers::read::{Limits, plain_text_within};

fuzz_target!(|bytes: &[u8]| {
    let limits = Limits { steps: 300_000, inflated: 1 << 22, part: 1 << 20, text: 1 << 20, ..Limits::default() };
    let _ = plain_text_within(&[b"%PDF-1.7\n", bytes].concat(), &limits);
});
