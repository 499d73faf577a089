//! An agency, its names and contact records through the years, and its units.

use super::valid_on;
use kernel::{Date, Id, Moment};
use store::{record, text_enum};

/// The id of an agency: the tenant that every row belongs to.
pub type AgencyId = Id<Agency>;
/// The id of a unit of an agency.
pub type UnitId = Id<Unit>;

text_enum! {
    /// How sure a recorded fact is. Nothing less than `Sure` is printed without a mark for staff.
    pub enum Certainty {
        /// Read in the instrument itself or in several independent sources.
        Sure = "sure",
        /// One good source.
        Likely = "likely",
        /// To be checked.
        Unsure = "unsure",
    }
}

record! {
    /// What an agency was called in a period, by which instrument.
    pub struct AgencyName {
        id: uuid::Uuid,
        /// "Ban Quản lý các Khu công nghiệp Đồng Nai".
        full_name: String,
        /// For headings on screen: "Ban Quản lý các KCN Đồng Nai".
        short_name: String,
        /// For the numbers of papers: "KCNĐN".
        acronym: String,
        /// What its head is called: "Trưởng ban", "Giám đốc". A deputy is "Phó" and this.
        head_title: String,
        /// The line above the name on papers: "Ủy ban nhân dân tỉnh Đồng Nai".
        superior_body: Option<String>,
        /// The place in the date line of papers: "Đồng Nai".
        place_name: String,
        legal_basis: Option<String>,
        certainty: Certainty,
        valid_from: Date,
        valid_to: Option<Date>,
    }
}

record! {
    /// The one approved way to reach the agency, on every page, poster and slip from a day on.
    pub struct Contact {
        id: uuid::Uuid,
        /// The province's switchboard: "1022".
        switchboard: Option<String>,
        hotline: Option<String>,
        mailbox: Option<String>,
        website: Option<String>,
        postal_address: Option<String>,
        /// Who approved it, in words: the person's position, or the paper's number.
        approved_by: String,
        /// The account that typed it in; nobody's when the installation began with it.
        recorded_by: Option<Id<super::account::Account>>,
        recorded_at: Moment,
        valid_from: Date,
    }
}

record! {
    /// A unit (văn phòng, phòng, thanh tra, đại diện khu công nghiệp ...).
    pub struct Unit {
        id: UnitId,
        /// "VP", "QLĐT"; unique among the agency's units of a time.
        code: String,
        name: String,
        /// Place in lists.
        ordinal: i64,
        valid_from: Date,
        valid_to: Option<Date>,
    }
}

impl Unit {
    /// Whether the unit exists on a day.
    #[must_use]
    pub fn exists_on(&self, on: Date) -> bool {
        valid_on(self.valid_from, self.valid_to, on)
    }
}

/// An agency with everything it was ever called and reached by.
#[derive(Debug, Clone, PartialEq)]
pub struct Agency {
    /// The tenant.
    pub id: AgencyId,
    /// The agency above it, where that one is in this installation too.
    pub parent: Option<AgencyId>,
    /// For commands and addresses: lower-case ASCII, unique in the installation.
    pub slug: String,
    /// Host names it answers to.
    pub hosts: Vec<String>,
    /// Every name, oldest first.
    pub names: Vec<AgencyName>,
    /// Every contact record, oldest first.
    pub contacts: Vec<Contact>,
}

/// What holds for an agency on a day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct AgencyAsOf<'a> {
    /// What it is called; nothing before its first recorded name.
    pub name: Option<&'a AgencyName>,
    /// How it is reached; nothing before the first approved record.
    pub contact: Option<&'a Contact>,
}

impl Agency {
    /// The name and the contact record that hold on a day. Of several, the one that began last.
    #[must_use]
    pub fn as_of(&self, on: Date) -> AgencyAsOf<'_> {
        AgencyAsOf {
            name: self.names.iter().filter(|n| valid_on(n.valid_from, n.valid_to, on)).max_by_key(|n| n.valid_from),
            contact: self.contacts.iter().filter(|c| c.valid_from <= on).max_by_key(|c| (c.valid_from, c.recorded_at)),
        }
    }
}
