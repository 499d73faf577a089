//! Looking for entries: by person in the database; by action and by day here, from the latest back.

use kernel::Date;
use people::store::audit_trail::{self, Wanted};
use people::{AccountId, AgencyId, AuditEntry};
use store::{Db, StoreError};

/// How many entries a page shows.
pub(super) const ON_A_PAGE: usize = 50;
/// How many entries one request looks through at most; a rare action is found page by page.
const LOOKED_AT: usize = 20_000;
const AT_A_TIME: i64 = 1_000;

/// What a reader looks for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Filter {
    /// What this person did.
    pub(super) person: Option<AccountId>,
    /// Actions of this domain: `"sign_in"`.
    pub(super) group: Option<String>,
    /// What happened on this day.
    pub(super) day: Option<Date>,
}

/// A page of the trail.
pub(super) struct Found {
    /// The entries, newest first.
    pub(super) entries: Vec<AuditEntry>,
    /// Where to go on looking: before this number.
    pub(super) next: Option<i64>,
}

/// The latest entries before a number that fit.
pub(super) async fn find(db: &Db, agency: AgencyId, filter: &Filter, before: Option<i64>) -> Result<Found, StoreError> {
    let mut before = match filter.day {
        Some(day) => Some(first_after(db, agency, day).await?.min(before.unwrap_or(i64::MAX))),
        None => before,
    };
    let (mut entries, mut looked_at) = (Vec::new(), 0);
    while looked_at < LOOKED_AT {
        let wanted = Wanted { actor: filter.person, subject: None, before };
        let page = audit_trail::list_latest(db, agency, wanted, AT_A_TIME).await?;
        let Some(last) = page.last().map(|entry| entry.number) else { return Ok(Found { entries, next: None }) };
        looked_at += page.len();
        before = Some(last);
        for entry in page {
            if filter.day.is_some_and(|day| kernel::local_date(entry.at) < day) {
                return Ok(Found { entries, next: None });
            }
            if is_of(&entry, filter.group.as_deref()) {
                if entries.len() == ON_A_PAGE {
                    // The entry after the last one shown is looked at again on the next page.
                    return Ok(Found { next: entries.last().map(|e: &AuditEntry| e.number), entries });
                }
                entries.push(entry);
            }
        }
    }
    Ok(Found { entries, next: before })
}

fn is_of(entry: &AuditEntry, group: Option<&str>) -> bool {
    group.is_none_or(|group| entry.action.split('.').next() == Some(group))
}

/// The number of the first entry after a day; one more than the last if there is none. Numbers follow the clock, so
/// halving finds it.
async fn first_after(db: &Db, agency: AgencyId, day: Date) -> Result<i64, StoreError> {
    let (mut low, mut high) = (1, audit_trail::head(db, agency).await?.number + 1);
    while low < high {
        let middle = low + (high - low) / 2;
        let entry = audit_trail::list_after(db, agency, middle - 1, 1).await?;
        if entry.first().is_some_and(|e| kernel::local_date(e.at) <= day) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    Ok(low)
}
