//! Whatever the bytes, detecting and decoding come to an end, and what can be encoded comes back.
#![no_main]

use libfuzzer_sys::fuzz_target;
use viet::legacy::{Legacy, Run, decode, decode_bytes, detect_bytes, encode, encode_bytes, tcvn3_runs};

fuzz_target!(|bytes: &[u8]| {
    detect_bytes(bytes);
    for legacy in Legacy::ALL {
        let text = decode_bytes(bytes, legacy);
        for text in [text.as_str(), std::str::from_utf8(bytes).unwrap_or_default()] {
            let composed = viet::composed(text);
            if let Ok(encoded) = encode(text, legacy) {
                assert_eq!(decode(&encoded, legacy), composed);
            }
            if let Ok(encoded) = encode_bytes(text, legacy)
                && legacy != Legacy::Viqr
            {
                assert_eq!(decode_bytes(&encoded, legacy), composed);
            }
        }
    }
    if let Ok(text) = std::str::from_utf8(bytes)
        && let Ok(runs) = tcvn3_runs(text)
    {
        let seen: String = runs.iter().map(Run::decoded).collect();
        assert_eq!(seen.to_lowercase(), viet::composed(text).to_lowercase());
    }
});
