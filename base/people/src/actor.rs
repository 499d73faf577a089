//! Who asks, and what a domain lets whom do.

use crate::store::actors;
use crate::{AccountId, AgencyId, Role, UnitId};
use kernel::Date;
use store::{Read, StoreError};

/// Something not everybody may do. The domain that asks for it declares it, with the roles that may.
///
/// ```
/// use people::{Permission, Role};
/// const ASSIGN: Permission = Permission { key: "plans.assign", roles: &[Role::ChiefOfOffice, Role::Head] };
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Permission {
    /// Domain, dot, verb: `"plans.assign"`. Unique in the installation.
    pub key: &'static str,
    /// Who may. Holding one of them is enough.
    pub roles: &'static [Role],
}

/// The person who asks, as of a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// Their agency.
    pub agency: AgencyId,
    /// Their account.
    pub account: AccountId,
    /// Full name, for screens and audit details.
    pub name: String,
    /// Their unit, if they belong to one.
    pub unit: Option<UnitId>,
    /// Every role they hold on the day, also as acting or in charge.
    pub roles: Vec<Role>,
    /// What they lead on the day.
    pub leads: Leads,
}

/// What a person leads on a day: the units they head, and the units and fields that the notice on duties puts under them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Leads {
    /// Units.
    pub units: Vec<UnitId>,
    /// Named fields, as the notice writes them.
    pub fields: Vec<String>,
}

impl Actor {
    /// The account with the roles and duties that hold on a day; nobody if there is no such account or it is not active.
    ///
    /// # Errors
    /// What the engine says.
    pub async fn load(
        db: impl Read,
        agency: AgencyId,
        account: AccountId,
        on: Date,
    ) -> Result<Option<Self>, StoreError> {
        actors::load(db, agency, account, on).await
    }

    /// Whether one of the person's roles carries the permission.
    #[must_use]
    pub fn may(&self, permission: &Permission) -> bool {
        permission.roles.iter().any(|role| self.is(*role))
    }

    /// Whether the person holds the role.
    #[must_use]
    pub fn is(&self, role: Role) -> bool {
        self.roles.contains(&role)
    }

    /// Whether the person heads the unit, or is the leader in charge of it. The Head leads all, but only a unit that a
    /// notice leaves to nobody comes to the Head's desk: ask [`Actor::is`] for that.
    #[must_use]
    pub fn leads_unit(&self, unit: UnitId) -> bool {
        self.leads.units.contains(&unit)
    }
}
