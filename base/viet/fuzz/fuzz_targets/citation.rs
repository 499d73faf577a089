//! Whatever the text, ranges hold and a number that is found is found again in its normal form.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let mut end = 0;
    for citation in viet::citation::find(text) {
        assert!(citation.span.start >= end && text.get(citation.span.clone()).is_some());
        assert!(text.get(citation.number_span).is_some());
        assert_eq!(viet::citation::parse_number(&citation.number.to_string()), Some(citation.number));
        end = citation.span.end;
    }
    for named in viet::citation::find_named(text) {
        assert!(text.get(named.span).is_some());
    }
    for found in viet::date::find(text) {
        assert!(text.get(found.span).is_some());
    }
    for line in text.lines() {
        assert!(line.ends_with(viet::label::split(line).1));
    }
});
