//! The agency's own key: made when it is first needed, and never shown. Whoever can read the database can sign in its name, as
//! with the secrets of second factors.

use crate::model::Key;
use crate::package::public;
use kernel::{Ambient, Moment};
use people::AgencyId;
use store::{Read, StoreError, Tx, args, statements};

statements! {
    ADD_KEY = "INSERT INTO exchange_keys (agency_id, key, seed, made_at) VALUES ($1, $2, $3, $4)";
    LIST_KEYS = "SELECT seed AS value FROM exchange_keys WHERE agency_id = $1 ORDER BY made_at DESC, key";
    FIND_KEY = "SELECT seed AS value FROM exchange_keys WHERE agency_id = $1 ORDER BY made_at DESC, key LIMIT 1";
}

/// What the agency signs with.
pub(crate) async fn seed(tx: &mut Tx, ambient: &Ambient, agency: AgencyId) -> Result<[u8; 32], StoreError> {
    if let Some(seed) = find(&mut *tx, agency).await? {
        return Ok(seed);
    }
    new_key(tx, ambient, agency).await
}

/// A new key, with which the agency signs from now on; what is addressed to an earlier one is still taken.
pub(crate) async fn new_key(tx: &mut Tx, ambient: &Ambient, agency: AgencyId) -> Result<[u8; 32], StoreError> {
    let (seed, now): ([u8; 32], Moment) = (ambient.bytes(), ambient.now());
    tx.run(ADD_KEY, args![agency, public(&seed).to_string(), seed.to_vec(), now]).await?;
    Ok(seed)
}

async fn find(mut db: impl Read, agency: AgencyId) -> Result<Option<[u8; 32]>, StoreError> {
    let found: Option<(Vec<u8>,)> = db.find(FIND_KEY, args![agency]).await?;
    let bad = |_| StoreError::unreadable("seed", "not 32 bytes");
    found.map(|(seed,)| <[u8; 32]>::try_from(seed).map_err(bad)).transpose()
}

/// The agency's public keys, the present one first; none before one was needed.
///
/// # Errors
/// What the engine says.
pub async fn own_keys(mut db: impl Read, agency: AgencyId) -> Result<Vec<Key>, StoreError> {
    let seeds: Vec<(Vec<u8>,)> = db.list(LIST_KEYS, args![agency]).await?;
    let bad = |_| StoreError::unreadable("seed", "not 32 bytes");
    seeds.into_iter().map(|(seed,)| Ok(public(&<[u8; 32]>::try_from(seed).map_err(bad)?))).collect()
}
