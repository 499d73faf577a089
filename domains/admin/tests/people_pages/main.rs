//! Every page of this domain through the router, on both engines: as nobody, as a specialist, as an administrator.

#![expect(clippy::unwrap_used, reason = "a step of a test that fails is the failure")]

mod access;
mod accounts;
mod audit;
mod link;
mod office;
mod organisation;
mod own;
mod sign_in;
mod tidy;
