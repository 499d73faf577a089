//! What an actor may do with plans. The pages show only what these allow; the rules refuse the rest.

use people::{Permission, Role};

/// Bring in, sign, amend and clone plans; split channels, choose them, settle documents, accept findings.
pub const MANAGE_PLANS: Permission =
    Permission { key: "plans.manage", roles: &[Role::ChiefOfOffice, Role::DeputyChiefOfOffice] };

/// Attach the signed PDF to a plan.
pub const ATTACH_SIGNED_COPY: Permission = Permission {
    key: "plans.attach_signed_copy",
    roles: &[Role::ChiefOfOffice, Role::DeputyChiefOfOffice, Role::Clerk],
};

/// Assign, change and call off tasks of every unit.
pub const ASSIGN_TASKS: Permission = Permission {
    key: "plans.assign_tasks",
    roles: &[Role::Head, Role::DeputyHead, Role::ChiefOfOffice, Role::DeputyChiefOfOffice],
};

/// Assign and change the tasks that one's own unit leads.
pub const ASSIGN_OWN_UNIT: Permission =
    Permission { key: "plans.assign_own_unit", roles: &[Role::UnitHead, Role::ReformFocalPoint] };

/// Assign at all, of whichever unit: what opens the pages on which tasks are written down. Which units, the rules say.
pub const ASSIGN_SOME: Permission = Permission {
    key: "plans.assign_some",
    roles: &[
        Role::Head,
        Role::DeputyHead,
        Role::ChiefOfOffice,
        Role::DeputyChiefOfOffice,
        Role::UnitHead,
        Role::ReformFocalPoint,
    ],
};

/// See tasks, figures and the briefing: everybody of the agency who works on plans.
pub const SEE_TASKS: Permission = Permission {
    key: "plans.see_tasks",
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

/// Issue reminders.
pub const REMIND: Permission =
    Permission { key: "plans.remind", roles: &[Role::ChiefOfOffice, Role::DeputyChiefOfOffice, Role::UnitHead] };

/// Put a difficulty to a leader.
pub const RAISE_DIFFICULTY: Permission = Permission {
    key: "plans.raise_difficulty",
    roles: &[
        Role::DeputyHead,
        Role::ChiefOfOffice,
        Role::DeputyChiefOfOffice,
        Role::UnitHead,
        Role::ReformFocalPoint,
        Role::Specialist,
    ],
};

/// Decide on a difficulty, if one is the leader who was asked or the Head.
pub const DECIDE_DIFFICULTY: Permission =
    Permission { key: "plans.decide_difficulty", roles: &[Role::Head, Role::DeputyHead] };

/// Write minutes of inspections, set indicators, budget lines and links.
pub const KEEP_NOTES: Permission = Permission {
    key: "plans.keep_notes",
    roles: &[Role::ChiefOfOffice, Role::DeputyChiefOfOffice, Role::ReformFocalPoint],
};

/// Count a period and submit its result.
pub const SUBMIT_RESULT: Permission =
    Permission { key: "plans.submit_result", roles: &[Role::ChiefOfOffice, Role::DeputyChiefOfOffice] };

/// Approve a period's result: the Head, or a deputy who signs KT. for the Head.
pub const APPROVE_RESULT: Permission =
    Permission { key: "plans.approve_result", roles: &[Role::Head, Role::DeputyHead] };

/// Every permission of the domain, for the manifest and for the table of roles.
pub const ALL: &[&Permission] = &[
    &MANAGE_PLANS,
    &ATTACH_SIGNED_COPY,
    &ASSIGN_TASKS,
    &ASSIGN_OWN_UNIT,
    &ASSIGN_SOME,
    &SEE_TASKS,
    &REMIND,
    &RAISE_DIFFICULTY,
    &DECIDE_DIFFICULTY,
    &KEEP_NOTES,
    &SUBMIT_RESULT,
    &APPROVE_RESULT,
];
