//! Official documents and office files: typed content in, bytes out, and back. Pure: no I/O, no domain.
//!
//! What is here today is the way in ([`read`]): a file that somebody handed over becomes lines and tables with the
//! numbers of the lines they came from. The way out (PDF, .docx) has its own rooms.

pub mod read;
