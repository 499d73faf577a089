//! Whatever is typed, candidates are few and differ from it, and numbers that are read in words come back.
#![no_main]

use libfuzzer_sys::fuzz_target;
use viet::typing::{Method, candidates, read};

fuzz_target!(|text: &str| {
    let found = candidates(text);
    assert!(found.len() <= 8);
    for candidate in found {
        assert!(candidate.changed > 0 && candidate.text != text);
    }
    for method in [Method::Telex, Method::Vni] {
        for word in text.split_whitespace() {
            assert!(read(word, method).iter().all(|read| viet::syllable::Syllable::parse(read).is_some()));
        }
    }
    if let Some(n) = viet::number::read_words(text) {
        assert_eq!(viet::number::read_words(&viet::number::words(n)), Some(n));
    }
});
