//! The database: one `Db`, one SQL text per query, two engines (SQLite and PostgreSQL).
//!
//! A domain names its statements once ([`statements!`]), its rows once ([`record!`]), its tables once
//! ([`migrations!`]), all in the portable subset of `ARCHITECTURE.md`; what differs between the engines is in
//! [`dialect`] and nowhere else.
//!
//! Reads take `impl Read`: the reader pool (`&Db`) or a running transaction (`&mut Tx`). Writes take `&mut Tx`.

mod changes;
mod db;
mod dialect;
mod migrate;
mod record;
mod value;

pub use changes::{Change, changed, changes_since, latest_change, total_changes};
pub use db::{Address, Db, Read, StoreError, Tx};
pub use dialect::Row;
pub use migrate::{Migration, Migrations, create_schema, drop_schema, migrate, pending, schema};
pub use record::{Column, Record};
pub use value::{Arg, Json, TextEnum, Value};

#[doc(hidden)]
pub mod private {
    pub use serde;
}

/// A statement in the portable subset, with the name it goes by in logs and tests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sql {
    /// Unique in its domain: `FIND_TASK`.
    pub name: &'static str,
    /// Text that both engines prepare: `$1` parameters, no engine's own functions.
    pub text: &'static str,
}

/// Names the SQL statements of a store, and lists them all in `STATEMENTS` so that a test can prepare each on both
/// engines.
///
/// ```
/// store::statements! {
///     /// One note.
///     FIND_NOTE = "SELECT id, body FROM notes WHERE agency_id = $1 AND id = $2";
/// }
/// assert_eq!(STATEMENTS.len(), 1);
/// ```
#[macro_export]
macro_rules! statements {
    ($($(#[$doc:meta])* $name:ident = $text:expr;)+) => {
        $($(#[$doc])* const $name: $crate::Sql = $crate::Sql { name: stringify!($name), text: $text };)+
        /// Every statement of this store; a test prepares each on both engines.
        pub const STATEMENTS: &[$crate::Sql] = &[$($name),+];
    };
}

/// The values of a statement's parameters, in order.
#[macro_export]
macro_rules! args {
    ($($value:expr),* $(,)?) => { vec![$($crate::Arg::into_value($value)),*] };
}

/// The tables of the store itself: the change feed.
pub const MIGRATIONS: Migrations = Migrations { domain: "store", list: migrations!["0001_changes"] };

/// Every statement of the store itself.
pub use changes::STATEMENTS;
