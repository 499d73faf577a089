//! Whatever the text, ranges hold, and a number, a standard or a place that is found is found again in its normal form.
#![no_main]

use libfuzzer_sys::fuzz_target;
use viet::citation;

fuzz_target!(|text: &str| {
    let mut end = 0;
    let documents = citation::find(text);
    for found in &documents {
        assert!(found.span.start >= end && text.get(found.span.clone()).is_some());
        assert!(text.get(found.number_span.clone()).is_some());
        assert_eq!(citation::parse_number(&found.number.to_string()).as_ref(), Some(&found.number));
        end = found.span.end;
    }
    let laws = citation::find_named(text);
    for named in &laws {
        assert!(text.get(named.span.clone()).is_some());
    }
    let mut end = 0;
    for found in citation::find_provisions(text, &documents, &laws) {
        assert!(found.span.start >= end && text.get(found.span.clone()).is_some());
        for place in found.places {
            assert_eq!(citation::find_provisions(&place.to_string(), &[], &[])[0].places, [place]);
        }
        end = found.span.end;
    }
    for found in citation::find_standards(text) {
        assert_eq!(citation::find_standards(&found.to_string())[0].to_string(), found.to_string());
        assert!(text.get(found.span).is_some());
    }
    for found in viet::date::find(text) {
        assert!(text.get(found.span).is_some());
    }
    for line in text.lines() {
        assert!(line.ends_with(viet::label::split(line).1));
    }
});
