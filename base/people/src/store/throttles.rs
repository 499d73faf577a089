//! Counts of attempts to sign in. Taking a count holds its row until commit, so that attempts at once are counted one by
//! one. The order is always login, then address.

use crate::policy::minutes;
use crate::rules::second_factor::fingerprint;
use crate::rules::throttle::{Scope, Throttle, address_key};
use crate::{AgencyId, SecurityPolicy};
use kernel::Moment;
use std::net::IpAddr;
use store::{Read as _, StoreError, Tx, args, statements};

statements! {
    TAKE_THROTTLE = "INSERT INTO throttles (agency_id, scope, subject, attempts, window_from) VALUES ($1, $2, $3, 0, $4)
        ON CONFLICT (agency_id, scope, subject) DO UPDATE SET attempts = throttles.attempts
        RETURNING attempts, window_from, locked_until";
    SAVE_THROTTLE = "UPDATE throttles SET attempts = $4, window_from = $5, locked_until = $6
        WHERE agency_id = $1 AND scope = $2 AND subject = $3";
    GIVE_BACK = "UPDATE throttles SET attempts = attempts - 1
        WHERE agency_id = $1 AND scope = $2 AND subject = $3 AND attempts > 0";
    CLEAR_THROTTLE = "DELETE FROM throttles WHERE agency_id = $1 AND scope = $2 AND subject = $3";
    PRUNE_THROTTLES = "DELETE FROM throttles WHERE agency_id = $1 AND window_from <= $2
        AND (locked_until IS NULL OR locked_until <= $3)";
}

/// What one attempt is counted by.
#[derive(Debug, Clone)]
pub(crate) struct Counter {
    login: String,
    address: Option<String>,
}

/// How an attempt was counted.
pub(crate) struct Verdict {
    /// Until when nothing is looked at.
    pub(crate) refused_until: Option<Moment>,
    /// Whether it was this attempt that was one too many: worth telling once.
    pub(crate) locked_now: bool,
}

impl Counter {
    /// The login is kept as a fingerprint: people type passwords there, too.
    pub(crate) fn new(login_key: &str, source: Option<IpAddr>) -> Self {
        let login = fingerprint(login_key).iter().map(|b| format!("{b:02x}")).collect();
        Self { login, address: source.map(address_key) }
    }

    fn rows(&self) -> impl Iterator<Item = (Scope, &String)> {
        std::iter::once((Scope::Login, &self.login)).chain(self.address.iter().map(|a| (Scope::Address, a)))
    }

    /// Counts one attempt in every row.
    pub(crate) async fn count(
        &self,
        tx: &mut Tx,
        policy: &SecurityPolicy,
        agency: AgencyId,
        now: Moment,
    ) -> Result<Verdict, StoreError> {
        let mut verdict = Verdict { refused_until: None, locked_now: false };
        for (scope, subject) in self.rows() {
            let before: Throttle = tx.get(TAKE_THROTTLE, args![agency, scope, subject, now]).await?;
            let counted = before.count(policy, scope, now);
            verdict.locked_now |= counted.refused_until.is_some() && counted.after != before;
            verdict.refused_until = verdict.refused_until.max(counted.refused_until);
            let after = counted.after;
            tx.run(SAVE_THROTTLE, args![agency, scope, subject, after.attempts, after.window_from, after.locked_until])
                .await?;
        }
        Ok(verdict)
    }

    /// Somebody showed otherwise who they are: the login starts anew, locked or not.
    pub(crate) async fn clear_login(&self, tx: &mut Tx, agency: AgencyId) -> Result<(), StoreError> {
        tx.run(CLEAR_THROTTLE, args![agency, Scope::Login, &self.login]).await.map(drop)
    }

    /// The attempt was no guess: the login starts anew, the address gets its count back.
    pub(crate) async fn succeeded(&self, tx: &mut Tx, agency: AgencyId) -> Result<(), StoreError> {
        self.clear_login(tx, agency).await?;
        self.no_guess(tx, agency).await
    }

    /// The password was right: the address gets its count back, the login not yet, so that nobody who knows a password can
    /// try codes without end.
    pub(crate) async fn no_guess(&self, tx: &mut Tx, agency: AgencyId) -> Result<(), StoreError> {
        if let Some(address) = &self.address {
            tx.run(GIVE_BACK, args![agency, Scope::Address, address]).await?;
        }
        Ok(())
    }
}

pub(crate) async fn prune(
    tx: &mut Tx,
    policy: &SecurityPolicy,
    agency: AgencyId,
    now: Moment,
) -> Result<(), StoreError> {
    let over = now - minutes(policy.attempt_window_minutes);
    tx.run(PRUNE_THROTTLES, args![agency, over, now]).await.map(drop)
}
