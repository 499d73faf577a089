//! Verbs as pure functions: what is handed in becomes checked fields, a command becomes the next state, or a refusal.

mod hand_in;
mod review;

pub use hand_in::{
    Fields, Filled, LONGEST_NOTE, LONGEST_TITLE, MOST_FILES, check, check_media, fill_in, may_edit, may_link,
};
pub use review::{LONGEST_REASON, decide};
