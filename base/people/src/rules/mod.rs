//! Rules: values in, values or a refusal out. No database, no clock.

pub mod chain;
mod common;
pub mod duty;
pub mod login;
pub mod password;
pub mod second_factor;
pub mod session;
pub mod signing;
pub mod throttle;

pub use signing::signing_line;
