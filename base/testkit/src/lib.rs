//! What tests stand on: a migrated database of each engine, and (in `server/tests`) the whole application with actors.
//! A dev-dependency only.

mod engines;

pub use engines::{TestDb, check_statements, drop_schema, new_schema, on_both_engines};
