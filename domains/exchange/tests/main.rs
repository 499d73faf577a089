//! Rules as tables, the store and the post on both engines.

#![expect(clippy::unwrap_used, reason = "what a test cannot do without fails it where it stands")]

mod rules;
mod store;
