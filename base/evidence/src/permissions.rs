//! What not everybody may do with proofs.

use people::{Permission, Role};

/// Hand in proofs, and link them to what they serve: everybody who works on the plan.
pub const HAND_IN: Permission = Permission {
    key: "evidence.hand_in",
    roles: &[
        Role::Head,
        Role::DeputyHead,
        Role::ChiefOfOffice,
        Role::DeputyChiefOfOffice,
        Role::UnitHead,
        Role::Specialist,
        Role::ReformFocalPoint,
        Role::ProcedureControlFocalPoint,
        Role::Clerk,
        Role::EditorialBoard,
        Role::EditorialSecretary,
        Role::Accountant,
        Role::ZoneRepresentative,
        Role::PartySecretary,
        Role::UnionChair,
        Role::YouthSecretary,
    ],
};

/// Confirm, return and revoke: the Office, and the leaders above it.
pub const REVIEW: Permission = Permission {
    key: "evidence.review",
    roles: &[Role::Head, Role::DeputyHead, Role::ChiefOfOffice, Role::DeputyChiefOfOffice],
};

/// Close a report period: as [`REVIEW`].
pub const CLOSE_PERIOD: Permission = Permission { key: "evidence.close_period", roles: REVIEW.roles };
