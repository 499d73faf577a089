//! The Vietnamese language and calendar, as pure functions: text in, values out.
//!
//! Here live cleaning, folding, syllables and tones, keystrokes, dates, labels, document numbers, old encodings, numbers,
//! sorting, the lunar calendar and working days. Nothing here reads a clock or a file. What the law changes over the years
//! is data with its source (`data/`), to which callers can add.
#![forbid(unsafe_code)]

pub mod abbreviation;
pub mod calendar;
pub mod case;
pub mod citation;
mod clean;
pub mod date;
mod fold;
pub mod label;
pub mod legacy;
mod letter;
pub mod lunar;
pub mod number;
pub mod order;
mod scan;
pub mod syllable;
pub mod tone;
pub mod typing;

pub use clean::{composed, nfc};
pub use fold::{Folded, fold, slug};

/// The examples of the page that introduces the crate.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
