//! Rules by tables and by hostile input; stores on both engines. One program, because each costs a link.

#![expect(clippy::unwrap_used, reason = "a step of a test that fails is the failure")]

mod accounts;
mod agencies;
mod chain;
mod codes;
mod office;
mod passwords;
mod sign_in;
mod signing;
mod trail;
mod windows;
