//! Who may do what on these pages.

use people::{Permission, Role};

/// Accounts, roles, host names.
pub(crate) static ACCOUNTS: Permission = Permission { key: "admin.accounts", roles: &[Role::Administrator] };

/// Units, who leads what, who signs by which paper, how the agency is named and reached.
pub(crate) static ORGANISATION: Permission =
    Permission { key: "admin.organisation", roles: &[Role::Administrator, Role::ChiefOfOffice] };

/// The audit trail.
pub(crate) static AUDIT: Permission =
    Permission { key: "admin.audit", roles: &[Role::Administrator, Role::DataProtection] };

/// The page that leads to the others: whoever may open one of them.
pub(crate) static OVERVIEW: Permission =
    Permission { key: "admin.overview", roles: &[Role::Administrator, Role::ChiefOfOffice, Role::DataProtection] };
