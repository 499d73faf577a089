//! What an actor may do with reports. The pages show only what these allow; the rules refuse the rest.

use people::{Permission, Role};

/// See periods, figures and reports: everybody of the agency who works on plans.
pub const SEE: Permission = Permission {
    key: "reports.see",
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

/// Write reports and put them into the document system.
pub const WRITE: Permission = Permission {
    key: "reports.write",
    roles: &[Role::ChiefOfOffice, Role::DeputyChiefOfOffice, Role::ReformFocalPoint],
};

/// Remark on drafts.
pub const COMMENT: Permission = Permission {
    key: "reports.comment",
    roles: &[
        Role::Head,
        Role::DeputyHead,
        Role::ChiefOfOffice,
        Role::DeputyChiefOfOffice,
        Role::UnitHead,
        Role::ReformFocalPoint,
    ],
};

/// Bring back number, date and copy of a signed report, and with it close the period; set the dates.
pub const SIGN: Permission =
    Permission { key: "reports.sign", roles: &[Role::ChiefOfOffice, Role::DeputyChiefOfOffice] };

/// Say that the part of one's own unit is complete.
pub const CONFIRM: Permission = Permission {
    key: "reports.confirm",
    roles: &[Role::ChiefOfOffice, Role::DeputyChiefOfOffice, Role::UnitHead, Role::ReformFocalPoint],
};

/// Remind units of what is missing.
pub const REMIND: Permission = Permission {
    key: "reports.remind",
    roles: &[Role::ChiefOfOffice, Role::DeputyChiefOfOffice, Role::ReformFocalPoint],
};

/// Approve what of a signed report is public ("phê duyệt đăng"): the Head, or a deputy.
pub const APPROVE_PUBLICATION: Permission =
    Permission { key: "reports.approve_publication", roles: &[Role::Head, Role::DeputyHead] };

/// Take a publication back: whoever may approve it, and the Office, because a mistake does not wait.
pub const WITHDRAW: Permission =
    Permission { key: "reports.withdraw", roles: &[Role::Head, Role::DeputyHead, Role::ChiefOfOffice] };
