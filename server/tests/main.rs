//! The whole application: every route as every kind of actor, a year, agencies that report to each other, commands. One
//! program, because each costs a link of everything.

#![expect(clippy::unwrap_used, reason = "what a test cannot do without fails it where it stands")]

mod access;
mod common;
mod crash;
mod exchange;
mod house;
mod print;
mod viet;
mod word;
mod year;
