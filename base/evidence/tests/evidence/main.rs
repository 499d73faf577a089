//! Proofs: the rules, both engines, figures, and pages fetched from a real server.

#![expect(clippy::unwrap_used, reason = "a step of a test that fails is the failure")]

mod check;
mod common;
mod fetch;
mod figures;
mod rules;
mod store;
