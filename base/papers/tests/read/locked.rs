//! PDFs that are locked. The files of `locked/` were made by qpdf 12.4 (through pikepdf 10.18), each of one page in each of the
//! ways that there are, with the owner's password `chu`; those of newer kinds keep their objects in streams.

use papers::read::{Limits, ReadRefusal, TextFormat, plain_text, plain_text_within};
use proptest::prelude::*;

const OPEN: [(&str, &[u8]); 6] = [
    ("RC4, 40 bits", include_bytes!("locked/rc4-40.pdf")),
    ("RC4, 128 bits", include_bytes!("locked/rc4-128.pdf")),
    ("RC4, 128 bits, all but its metadata", include_bytes!("locked/rc4-128-metadata.pdf")),
    ("AES, 128 bits", include_bytes!("locked/aes-128.pdf")),
    ("AES, 256 bits, as Acrobat 9 had it", include_bytes!("locked/aes-256-old.pdf")),
    ("AES, 256 bits", include_bytes!("locked/aes-256.pdf")),
];

#[test]
fn what_opens_without_a_password_is_read() {
    for (what, bytes) in OPEN {
        let found = plain_text(bytes).unwrap_or_else(|refusal| panic!("{what}: {refusal}"));
        assert_eq!((found.format, &found.parts[..]), (TextFormat::Pdf, &["Bao cao quy I".to_owned()][..]), "{what}");
    }
}

#[test]
fn what_asks_for_a_password_is_refused_as_locked() {
    for bytes in [&include_bytes!("locked/password.pdf")[..], include_bytes!("locked/password-rc4.pdf")] {
        assert_eq!(plain_text(bytes), Err(ReadRefusal::Locked.into()));
    }
    for lock in ["<</Filter/Adobe.PubSec/V 4/R 4>>", "<</Filter/Standard/V 9/R 9/O(a)/U(b)/P 0>>", "<<>>", "5", "9 0 R"]
    {
        let bytes = format!("%PDF-1.7\n1 0 obj\n<</Pages 2 0 R>>\nendobj\ntrailer\n<</Root 1 0 R/Encrypt {lock}>>");
        assert_eq!(plain_text(bytes.as_bytes()), Err(ReadRefusal::Locked.into()), "{lock}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]
    #[test]
    fn spoilt_ones_are_answered(which in 0..OPEN.len(), spots in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8)) {
        let mut bytes = OPEN[which].1.to_vec();
        for (spot, byte) in spots {
            let at = spot.index(bytes.len());
            bytes[at] = byte;
        }
        let limits = Limits { steps: 300_000, inflated: 1 << 20, part: 1 << 20, ..Limits::default() };
        let _ = plain_text_within(&bytes, &limits);
    }
}
