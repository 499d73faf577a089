//! What is read from files that people hand over, and what is refused.

mod docx;
mod hostile;
mod kinds;
mod legacy;
mod lists;
mod seed;
mod support;
mod text;
