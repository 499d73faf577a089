//! tree
mod lost;
pub use lost::{Lost, Place, What};
pub(in crate::read) use lost::Tally;
