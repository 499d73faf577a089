//! Staff pages, a slice a file: its routes, its handlers, its templates in `templates/<slice>/`, its words in
//! `text/<slice>.*.ftl`. What the slices share is in [`common`].

pub(crate) mod assign;
pub(crate) mod baseline;
pub(crate) mod briefing;
pub(crate) mod common;
pub(crate) mod coverage;
pub(crate) mod difficulty;
pub(crate) mod digest;
#[cfg(test)]
pub(crate) mod given;
pub(crate) mod hand_in;
pub(crate) mod import;
pub(crate) mod inbox;
pub(crate) mod inspection;
pub(crate) mod item;
pub(crate) mod notes;
pub(crate) mod plan;
pub(crate) mod quota;
pub(crate) mod reminder;
pub(crate) mod result;
pub(crate) mod review;
pub(crate) mod task;
pub(crate) mod today;
