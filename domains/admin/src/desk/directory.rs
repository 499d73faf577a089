//! Every person and every unit of the agency, for names and for lists to choose from.

use crate::common::words;
use people::store::{accounts, units};
use people::{Account, AccountId, AccountStatus, Unit, UnitId};
use store::{Read, StoreError};
use ui::Choice;
use web::{Ctx, Staff};

/// Everybody and every unit, those that are gone too: their names stand under what they did.
pub(crate) struct Directory {
    pub(crate) accounts: Vec<Account>,
    pub(crate) units: Vec<Unit>,
}

impl Directory {
    /// Two queries.
    pub(crate) async fn load(mut db: impl Read, staff: &Staff) -> Result<Self, StoreError> {
        let mut accounts = accounts::list(&mut db, staff.agency.id).await?;
        accounts.sort_by_cached_key(|account| viet::order::name_key(&account.full_name));
        Ok(Self { accounts, units: units::list(&mut db, staff.agency.id).await? })
    }

    /// The person, if there is one.
    pub(crate) fn account(&self, id: AccountId) -> Option<&Account> {
        self.accounts.iter().find(|account| account.id == id)
    }

    /// The name of a person; empty for one that is not there.
    pub(crate) fn person(&self, id: AccountId) -> &str {
        self.account(id).map_or("", |account| account.full_name.as_str())
    }

    /// The unit, if there is one.
    pub(crate) fn find_unit(&self, id: UnitId) -> Option<&Unit> {
        self.units.iter().find(|unit| unit.id == id)
    }

    /// The name of a unit; empty for none.
    pub(crate) fn unit(&self, id: Option<UnitId>) -> &str {
        id.and_then(|id| self.find_unit(id)).map_or("", |unit| unit.name.as_str())
    }

    /// The units of today, and `kept` even if it is gone; the first choice is `none`.
    pub(crate) fn unit_choices(&self, ctx: &Ctx, none: &str, kept: Option<UnitId>) -> Vec<Choice> {
        let units = self.units.iter().filter(|unit| unit.exists_on(ctx.today) || Some(unit.id) == kept);
        std::iter::once(Choice::new("", none))
            .chain(units.map(|unit| Choice::new(unit.id.to_string(), unit.name.as_str())))
            .collect()
    }

    /// The people whose accounts are in use or waited for; the first choice is to choose.
    pub(crate) fn person_choices(&self, ctx: &Ctx) -> Vec<Choice> {
        let people = self.accounts.iter().filter(|account| account.status != AccountStatus::Disabled);
        let line = |a: &Account| match a.position_words.as_str() {
            "" => a.full_name.clone(),
            position => format!("{} – {position}", a.full_name),
        };
        std::iter::once(Choice::new("", words(ctx).choose_person()))
            .chain(people.map(|account| Choice::new(account.id.to_string(), line(account))))
            .collect()
    }
}
