//! What an actor may do with schemes and criteria. The pages show only what these allow; the rules refuse the rest.

use people::{Permission, Role};

/// Open schemes, bring in criteria and results, take the steps of the cycle.
pub const MANAGE: Permission =
    Permission { key: "scoring.manage", roles: &[Role::ChiefOfOffice, Role::DeputyChiefOfOffice] };

/// Self-score and explain the criteria of every unit.
pub const SCORE_ALL: Permission =
    Permission { key: "scoring.score_all", roles: &[Role::ChiefOfOffice, Role::DeputyChiefOfOffice] };

/// Self-score and explain at all: the Office, and each unit for the criteria that it answers for. Which, the rules say.
pub const SCORE: Permission = Permission {
    key: "scoring.score",
    roles: &[Role::ChiefOfOffice, Role::DeputyChiefOfOffice, Role::UnitHead, Role::ReformFocalPoint, Role::Specialist],
};

/// Link proof to criteria, and take it off: everybody who works on the folder.
pub const LINK: Permission = Permission { key: "scoring.link", roles: SCORE.roles };

/// See schemes, criteria, gaps and the folder.
pub const SEE: Permission = Permission {
    key: "scoring.see",
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
pub const ALL: &[&Permission] = &[&MANAGE, &SCORE_ALL, &SCORE, &LINK, &SEE];
