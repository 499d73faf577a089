//! Official documents and office files: typed content in, bytes out, and back. Pure: no I/O, no domain.
//!
//! The way in ([`read`]): a file that somebody handed over becomes lines and tables with the numbers of the lines they came
//! from, a tree, or words for the search. What is written is a tree ([`content`]) in the parts of an official paper
//! ([`official`]); the way out to Word is [`docx`]. Charts ([`chart`]) are drawings that stand in pages and papers alike.

pub mod chart;
pub mod content;
pub mod docx;
pub mod official;
pub mod picture;
pub mod read;
