//! Who may do what with those above and below.

use people::{Permission, Role};

/// Keep partners, write requests, judge reports, remind: the Office.
pub const MANAGE: Permission =
    Permission { key: "exchange.manage", roles: &[Role::ChiefOfOffice, Role::DeputyChiefOfOffice] };

/// Answer what those above ask: the Office, and whoever is its focal point for reform.
pub const ANSWER: Permission = Permission {
    key: "exchange.answer",
    roles: &[Role::ChiefOfOffice, Role::DeputyChiefOfOffice, Role::ReformFocalPoint],
};

/// Let something go out in the agency's name: the leaders, and the Office by their order.
pub const SEND: Permission = Permission {
    key: "exchange.send",
    roles: &[Role::Head, Role::DeputyHead, Role::ChiefOfOffice, Role::DeputyChiefOfOffice],
};

/// See what is asked and what is reported.
pub const SEE: Permission = Permission {
    key: "exchange.see",
    roles: &[
        Role::Head,
        Role::DeputyHead,
        Role::ChiefOfOffice,
        Role::DeputyChiefOfOffice,
        Role::UnitHead,
        Role::ReformFocalPoint,
        Role::Specialist,
        Role::Clerk,
    ],
};

/// Every permission of the domain, for the table of roles.
pub const ALL: &[&Permission] = &[&MANAGE, &ANSWER, &SEND, &SEE];
