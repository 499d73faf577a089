//! Workbooks: what is written is read, what people fill in is understood, and what is made to harm is refused.

mod filled;
mod hostile;
#[path = "../common/package.rs"]
mod package;
mod round;
mod support;
