//! The Vietnamese language and calendar, as pure functions: text in, values out.
//!
//! Here live cleaning, folding, syllables and tones, dates, labels, document numbers, old encodings, keystrokes, numbers,
//! sorting and working days.
//! Nothing here reads a clock, a file or a table of its own: what changes with the years is handed in.
#![forbid(unsafe_code)]

pub mod case;
pub mod citation;
mod clean;
pub mod date;
mod fold;
pub mod label;
pub mod legacy;
pub mod lunar;
pub mod number;
pub mod order;
mod scan;
pub mod syllable;
pub mod tone;
pub mod typing;
pub mod workdays;

pub use clean::nfc;
pub use fold::{Folded, fold};
