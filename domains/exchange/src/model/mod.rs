//! The nouns of the exchange: those above and below, what is asked, what is answered, what is reported.

mod answer;
mod event;
mod partner;
mod refusal;
mod request;

pub use answer::{Answer, Received, Report, ReportIn, Reported, Row, Source, Value, Verdict};
pub use event::Event;
pub use partner::{Key, NewPartner, Partner, PartnerId, Sent, SentId, SentKind, Side};
pub use people::AccountId;
pub use refusal::{Error, Refusal};
pub use request::{Asked, Content, Expected, Item, Purpose, Request, RequestId, Stage};

/// What other crates call the things of this domain.
pub mod subject {
    /// What is asked of those below.
    pub const REQUEST: kernel::Kind = "exchange_request";
    /// What those above ask.
    pub const RECEIVED: kernel::Kind = "exchange_received";
    /// An agency above or below.
    pub const PARTNER: kernel::Kind = "exchange_partner";
}

/// What a rule decided: the new state, and what happened.
pub type Decision<T> = Result<(T, Vec<Event>), Refusal>;
