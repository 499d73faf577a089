//! What happened.

use super::{Key, PartnerId, RequestId, Side};
use kernel::Subject;
use people::AgencyId;
use serde::Serialize;
use store::TextEnum as _;

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "event")]
#[expect(missing_docs, reason = "which request or partner")]
pub enum Event {
    PartnerAdded { partner: PartnerId, name: String, key: Key, side: &'static str },
    PartnerChanged { partner: PartnerId, name: String, key: Key },
    PartnerLeft { partner: PartnerId },
    KeyRenewed { agency: AgencyId, key: Key },
    RequestBegun { request: RequestId, title: String },
    RequestRevised { request: RequestId },
    RequestPublished { request: RequestId, revision: i64, receivers: usize },
    RequestClosed { request: RequestId },
    RequestLookedThrough { request: RequestId, revision: i64 },
    ItemTakenOn { request: RequestId, code: String },
    ItemAnswered { request: RequestId, code: String },
    ReportSent { request: RequestId, number: i64 },
    ReportTaken { request: RequestId, partner: PartnerId, number: i64 },
    ReportReturned { request: RequestId, partner: PartnerId, number: i64, reason: String },
    Reminded { request: RequestId, partner: PartnerId },
}

impl Event {
    /// A partner was added.
    #[must_use]
    pub fn partner_added(partner: PartnerId, name: &str, key: Key, side: Side) -> Self {
        Self::PartnerAdded { partner, name: name.to_owned(), key, side: side.as_str() }
    }
}

impl people::Told for Event {
    fn told(&self) -> (&'static str, Subject) {
        let request = |id: &RequestId| Subject::new(super::subject::REQUEST, *id);
        let received = |id: &RequestId| Subject::new(super::subject::RECEIVED, *id);
        let partner = |id: &PartnerId| Subject::new(super::subject::PARTNER, *id);
        match self {
            Self::PartnerAdded { partner: id, .. } => ("exchange.partner_added", partner(id)),
            Self::PartnerChanged { partner: id, .. } => ("exchange.partner_changed", partner(id)),
            Self::PartnerLeft { partner: id } => ("exchange.partner_left", partner(id)),
            Self::KeyRenewed { agency, .. } => ("exchange.key_renewed", Subject::new("agency", *agency)),
            Self::RequestBegun { request: id, .. } => ("exchange.request_begun", request(id)),
            Self::RequestRevised { request: id } => ("exchange.request_revised", request(id)),
            Self::RequestPublished { request: id, .. } => ("exchange.request_published", request(id)),
            Self::RequestClosed { request: id } => ("exchange.request_closed", request(id)),
            Self::RequestLookedThrough { request: id, .. } => ("exchange.request_looked_through", received(id)),
            Self::ItemTakenOn { request: id, .. } => ("exchange.item_taken_on", received(id)),
            Self::ItemAnswered { request: id, .. } => ("exchange.item_answered", received(id)),
            Self::ReportSent { request: id, .. } => ("exchange.report_sent", received(id)),
            Self::ReportTaken { request: id, .. } => ("exchange.report_taken", request(id)),
            Self::ReportReturned { request: id, .. } => ("exchange.report_returned", request(id)),
            Self::Reminded { request: id, .. } => ("exchange.reminded", request(id)),
        }
    }
}
