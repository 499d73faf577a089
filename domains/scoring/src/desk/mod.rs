//! Staff pages, a slice a file: its routes, its handlers, its templates in `templates/<slice>/`, its words in
//! `text/<slice>.*.ftl`. What the slices share is in [`common`].

pub(crate) mod back;
pub(crate) mod common;
pub(crate) mod criterion;
pub(crate) mod explain;
pub(crate) mod folder;
pub(crate) mod form;
pub(crate) mod gaps;
pub(crate) mod import;
pub(crate) mod link;
pub(crate) mod list;
pub(crate) mod results;
pub(crate) mod scheme;
pub(crate) mod score;
