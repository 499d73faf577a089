//! The page behind an address: a job opens it, keeps a copy, and takes title, day and author.
//!
//! Addresses come from people, so this is the one place where the program goes where it is told: [`Policy`] decides which
//! machines may be asked, `client` asks only those, `html` reads what comes back.

mod check;
mod client;
mod html;
mod job;
mod policy;

pub use check::{MOST_CHECKED, ROUND_SCHEDULE, check_again, check_jobs};
pub use client::send;
pub use html::{Page, read as read_page};
pub use job::{FetchPage, KIND, job};
pub use policy::{Policy, Unusable, clean_address};

store::text_enum! {
    /// Why there is no copy of a page. Screens say it in plain words; the address stays as it was handed in.
    pub enum Problem {
        /// The program does not open such addresses: of this machine, of the inner network, with a password in it.
        NotAllowed = "not_allowed",
        /// There is no such machine, or it does not answer.
        Unreachable = "unreachable",
        /// It took too long.
        TooSlow = "too_slow",
        /// The page is larger than is kept.
        TooLarge = "too_large",
        /// One address led to the next too often.
        TooManyRedirects = "too_many_redirects",
        /// There is no such page, or not for us.
        NotFound = "not_found",
        /// The other machine said that it failed.
        ServerFailed = "server_failed",
        /// It is neither a page nor a PDF nor a picture.
        WrongContent = "wrong_content",
    }
}

impl Problem {
    /// Whether it may be gone later.
    #[must_use]
    pub const fn may_pass(self) -> bool {
        matches!(self, Self::Unreachable | Self::TooSlow | Self::ServerFailed)
    }
}
