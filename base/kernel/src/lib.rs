//! Values that every crate stands on: ids, subjects, the clock and randomness. Knows no domain, does no I/O of its own.
//!
//! Time, ids and randomness are *values handed in*: [`Ambient`] is made once where the program starts (or where a test
//! starts) and everything else asks it. `clippy.toml` bans the ambient ones everywhere else.

mod ambient;
mod by_id;
mod hexadecimal;
mod id;

pub use ambient::{Ambient, Moment, local_date, local_time};
pub use by_id::{ById, IdHasher};
pub use hexadecimal::{hex, unhex};
pub use id::{Id, Kind, Subject};
pub use jiff::Timestamp;
pub use jiff::civil::Date;
