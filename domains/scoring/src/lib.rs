//! Scoring: the year's criteria as data, the proof linked to them, what the agency scores itself, and the folder that goes
//! out with it ("bộ hồ sơ chấm điểm"). See `README.md`.
//!
//! The nouns are in [`model`], the verbs in [`rules`], every SQL statement in [`store`].

pub mod model;
pub mod permissions;
pub mod rules;
pub mod store;
pub mod workbook;
