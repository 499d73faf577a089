//! Whatever comes to the door: as it is, as a card, and signed by somebody, so that what is signed is read too.
#![no_main]

use exchange::package::{open, read_card, seal_text};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let _ = open(bytes);
    let _ = read_card(bytes);
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    if let Ok((_, payload)) = open(seal_text(&[7; 32], text).as_bytes()) {
        let again = exchange::package::seal(&[7; 32], &payload);
        let (_, read) = open(again.as_bytes()).expect("what was taken once is taken again");
        assert_eq!(read, payload);
    }
});
