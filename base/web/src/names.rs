//! The names behind ids: units and people of an agency, also those that are gone, because their names stand under old work.

use kernel::Date;
use people::{Account, AccountId, AccountStatus, AgencyId, Unit, UnitId};
use std::collections::HashMap;
use store::{Read, StoreError};
use ui::Choice;

/// Everybody and every unit of the agency, by name; those that are gone too, because their names stand under old work.
pub struct Names {
    /// In the order of lists.
    pub units: Vec<Unit>,
    /// In any order.
    pub accounts: Vec<Account>,
    unit_names: HashMap<UnitId, String>,
    account_names: HashMap<AccountId, String>,
}

impl Names {
    /// Two queries.
    ///
    /// # Errors
    /// What the engine says.
    pub async fn load(mut db: impl Read, agency: AgencyId) -> Result<Self, StoreError> {
        let units = people::store::units::list(&mut db, agency).await?;
        let accounts = people::store::accounts::list(&mut db, agency).await?;
        Ok(Self::new(units, accounts))
    }

    /// Of these.
    #[must_use]
    pub fn new(units: Vec<Unit>, accounts: Vec<Account>) -> Self {
        let unit_names = units.iter().map(|unit| (unit.id, unit.name.clone())).collect();
        let account_names = accounts.iter().map(|account| (account.id, account.full_name.clone())).collect();
        Self { units, accounts, unit_names, account_names }
    }

    /// The name of a unit; empty for one that is not there.
    #[must_use]
    pub fn unit(&self, id: UnitId) -> &str {
        self.unit_names.get(&id).map_or("", String::as_str)
    }

    /// The name of the unit, or what is said where there is none.
    #[must_use]
    pub fn unit_or<'a>(&'a self, id: Option<UnitId>, none: &'a str) -> &'a str {
        id.map_or(none, |id| self.unit(id))
    }

    /// The name of a person; empty for one that is not there.
    #[must_use]
    pub fn person(&self, id: AccountId) -> &str {
        self.account_names.get(&id).map_or("", String::as_str)
    }

    /// The units of a day, to choose from; the first choice is none.
    #[must_use]
    pub fn unit_choices(&self, none: &str, on: Date) -> Vec<Choice> {
        let units = self.units.iter().filter(|unit| unit.exists_on(on));
        std::iter::once(Choice::new("", none))
            .chain(units.map(|unit| Choice::new(unit.id.to_string(), unit.name.as_str())))
            .collect()
    }

    /// The people who can be given work, by name in Vietnamese order; the first choice is nobody.
    #[must_use]
    pub fn person_choices(&self, nobody: &str) -> Vec<Choice> {
        let mut people: Vec<&Account> =
            self.accounts.iter().filter(|account| account.status != AccountStatus::Disabled).collect();
        people.sort_by_key(|account| viet::order::name_key(&account.full_name));
        std::iter::once(Choice::new("", nobody))
            .chain(people.into_iter().map(|account| Choice::new(account.id.to_string(), account.full_name.as_str())))
            .collect()
    }

    /// The unit that a name or a code stands for, as of a day, whatever its case, marks and spaces; none if several do.
    #[must_use]
    pub fn recognise(&self, words: &str, on: Date) -> Option<UnitId> {
        let key = |text: &str| {
            let folded = viet::fold(&viet::nfc(text));
            folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ")
        };
        let wanted = key(words);
        let there = self.units.iter().filter(|unit| unit.exists_on(on) && !wanted.is_empty());
        let mut found = there.filter(|unit| key(&unit.name) == wanted || key(&unit.code) == wanted);
        found.next().filter(|_| found.next().is_none()).map(|unit| unit.id)
    }
}
