//! Official documents and office files: typed content in, bytes out, and back. Pure: no I/O, no domain.
//!
//! The way in ([`read`]): a file that somebody handed over becomes lines and tables with the numbers of the lines they came
//! from, a tree, or words for the search. What is written is a tree ([`content`]) in the parts of an official paper
//! ([`official`]), mostly by a typed form ([`forms`]), or something to hand out, post or show ([`handout`]); the way out to
//! Word is [`docx`], to PDF the crate `typeset`. Charts ([`chart`]) are drawings that stand in pages and papers alike.
//! Workbooks ([`sheet`]) go both ways.

pub mod chart;
pub mod code;
pub mod content;
pub mod docx;
pub mod forms;
pub mod handout;
pub mod official;
pub mod picture;
pub mod read;
pub mod sheet;
