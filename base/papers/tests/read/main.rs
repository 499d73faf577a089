//! What is read from files that people hand over, and what is refused.

mod docx;
mod genuine;
mod hostile;
mod kept;
mod kinds;
mod legacy;
mod lists;
mod locked;
mod lost;
#[path = "../common/package.rs"]
mod package;
mod plain;
mod plain_hostile;
mod round;
mod seed;
mod support;
mod text;
mod tree;
