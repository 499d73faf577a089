//! The first rows of an installation: an agency with its names, hosts, units and contact, and somebody who may let the
//! others in.

use crate::store::agencies::{self, NewContact, NewName};
use crate::store::roles::{self, NewGrant};
use crate::store::units::{self, NewUnit};
use crate::store::{By, accounts, links};
use crate::{AccountId, AgencyId, Error, LinkPurpose, NewAccount, Role, SecretText, SecurityPolicy, Tenure, UnitId};
use kernel::{Ambient, local_date};
use store::Tx;

/// What an agency begins with.
#[derive(Debug, Clone, PartialEq)]
pub struct BootstrapAgency {
    /// Short word for commands: "diza".
    pub slug: String,
    /// The agency above it, where that is in this installation.
    pub parent: Option<AgencyId>,
    /// Host names; none for an installation with one agency.
    pub hosts: Vec<String>,
    /// Every name that is known, oldest first.
    pub names: Vec<NewName>,
    /// Its units.
    pub units: Vec<NewUnit>,
    /// The approved contact record, if there is one yet.
    pub contact: Option<NewContact>,
    /// Who administers it first.
    pub administrator: NewAccount,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bootstrapped {
    /// The agency.
    pub agency: AgencyId,
    /// Its units, in the order given.
    pub units: Vec<UnitId>,
    /// The first administrator, invited.
    pub administrator: AccountId,
    /// The secret of the link with which the administrator chooses a password. Shown once.
    pub link: SecretText,
}

/// Adds an agency with everything it begins with.
///
/// # Errors
/// Whatever part of it the rules refuse; then roll back.
pub async fn bootstrap(
    tx: &mut Tx,
    ambient: &Ambient,
    policy: &SecurityPolicy,
    new: BootstrapAgency,
) -> Result<Bootstrapped, Error> {
    let by = By::PROGRAM;
    let agency = agencies::add(tx, ambient, &new.slug, new.parent, by).await?;
    for host in &new.hosts {
        agencies::add_host(tx, agency, host, by, ambient.now()).await?;
    }
    for name in new.names {
        agencies::add_name(tx, ambient, agency, name, by).await?;
    }
    let mut units = Vec::new();
    for unit in new.units {
        units.push(units::add(tx, ambient, agency, unit, by).await?);
    }
    if let Some(contact) = new.contact {
        agencies::add_contact(tx, ambient, agency, contact, by).await?;
    }
    let administrator = accounts::add(tx, ambient, agency, new.administrator, by).await?;
    let grant = NewGrant {
        account: administrator,
        role: Role::Administrator,
        tenure: Tenure::Full,
        unit: None,
        valid_from: local_date(ambient.now()),
        valid_to: None,
    };
    roles::grant(tx, ambient, agency, grant, by).await?;
    let link = links::issue(tx, ambient, policy, agency, administrator, LinkPurpose::FirstAdministrator, by).await?;
    Ok(Bootstrapped { agency, units, administrator, link })
}
