//! The paper of a plan as data: [`import`] reads it out of a file, [`lint`] reviews it, [`paper`] is the paper as printed,
//! [`channel`] names the means of communication that it speaks of. Values in, values out: no database, no clock, no
//! pages; those are in `plans`.

pub mod channel;
pub mod import;
#[cfg(feature = "store")]
mod kept;
pub mod lint;
pub mod paper;
