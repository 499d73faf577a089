//! Whatever the bytes, suspecting and decoding come to an end.
#![no_main]

use libfuzzer_sys::fuzz_target;
use viet::legacy::{Legacy, decode_bytes, suspect_bytes};

fuzz_target!(|bytes: &[u8]| {
    suspect_bytes(bytes);
    for legacy in [Legacy::Tcvn3, Legacy::VniWindows, Legacy::Viqr, Legacy::Cp1258] {
        decode_bytes(bytes, legacy);
    }
});
