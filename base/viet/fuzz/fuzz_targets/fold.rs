//! Whatever the text, the map of a folded text leads back into the source, and doing twice is doing once.
#![no_main]

use libfuzzer_sys::fuzz_target;
use viet::tone::Style;

fuzz_target!(|input: (&str, u16, u16)| {
    let (text, a, b) = input;
    let folded = viet::Folded::new(text);
    assert_eq!(folded.text(), viet::fold(text));
    assert!(text.get(folded.source(usize::from(a.min(b))..usize::from(a.max(b)))).is_some());
    let clean = viet::nfc(text);
    assert_eq!(viet::nfc(&clean), clean);
    for style in [Style::Old, Style::New] {
        let placed = viet::tone::place(text, style);
        assert_eq!(viet::tone::place(&placed, style), placed);
        assert_eq!(viet::fold(&placed), viet::fold(&viet::composed(text)));
    }
    for word in viet::syllable::words(text) {
        if let Some(syllable) = viet::syllable::Syllable::parse(word.text) {
            assert_eq!(viet::fold(&syllable.written(Style::Old)), viet::fold(word.text));
        }
        if let Some(pieces) = viet::syllable::unglue(word.text) {
            assert_eq!(pieces.concat(), word.text);
        }
    }
    for found in viet::abbreviation::find(text).into_iter().chain(viet::abbreviation::find_phrases(text)) {
        assert!(text.get(found.span).is_some() && !found.others.is_empty());
    }
    assert_eq!(viet::order::compare(text, &viet::composed(text)), std::cmp::Ordering::Equal);
    viet::order::name_key(text);
});
