//! Whatever the text, the map of a folded text leads back into the source, and cleaning twice is cleaning once.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (&str, u16, u16)| {
    let (text, a, b) = input;
    let folded = viet::Folded::new(text);
    assert_eq!(folded.text(), viet::fold(text));
    assert!(text.get(folded.source(usize::from(a.min(b))..usize::from(a.max(b)))).is_some());
    let clean = viet::nfc(text);
    assert_eq!(viet::nfc(&clean), clean);
    viet::order::key(text);
    viet::tone::normalise(text);
});
