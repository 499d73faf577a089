//! Report periods: seeding a year, finding, closing.

use crate::periods::{Period, PeriodId, PeriodKind, Scheme, of_year, period_of};
use crate::permissions::CLOSE_PERIOD;
use crate::{Error, Refusal};
use kernel::{Ambient, Date, Moment, Subject, local_date};
use people::{Actor, AgencyId, Entry};
use store::{Read, StoreError, Tx, args, statements};

const SUBJECT: kernel::Kind = "report_period";

statements! {
    ADD_PERIOD = "INSERT INTO report_periods (agency_id, id, kind, year, ordinal, label, from_on, to_on, legal_basis, valid_from, valid_to)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        ON CONFLICT (agency_id, kind, year, ordinal, valid_from) DO NOTHING";
    LIST_PERIODS = "SELECT id, kind, year, ordinal, label, from_on, to_on, legal_basis, valid_from, valid_to, closed_at, closed_by
        FROM report_periods WHERE agency_id = $1 AND (year = $2 OR $2 IS NULL) ORDER BY from_on, to_on, id";
    CLOSE_PERIOD_ROW = "UPDATE report_periods SET closed_at = $3, closed_by = $4
        WHERE agency_id = $1 AND id = $2 AND closed_at IS NULL";
}

/// Makes the periods of a report year that are not there yet. Returns how many it made.
///
/// # Errors
/// What the engine says.
pub async fn ensure_year(
    tx: &mut Tx,
    ambient: &Ambient,
    agency: AgencyId,
    year: i16,
    scheme: &Scheme,
) -> Result<u64, StoreError> {
    let mut made = 0;
    for p in of_year(year, scheme) {
        let id: PeriodId = ambient.id();
        let values = args![
            agency,
            id,
            p.kind,
            i64::from(year),
            p.ordinal,
            p.label,
            p.from_on,
            p.to_on,
            scheme.legal_basis,
            scheme.valid_from,
            scheme.valid_to
        ];
        made += tx.run(ADD_PERIOD, values).await?;
    }
    Ok(made)
}

/// The periods of a report year, by their first day.
///
/// # Errors
/// What the engine says.
pub async fn list_periods(mut db: impl Read, agency: AgencyId, year: i64) -> Result<Vec<Period>, StoreError> {
    db.list(LIST_PERIODS, args![agency, Some(year)]).await
}

/// The period of a kind that a day falls into, if its year was made.
///
/// # Errors
/// What the engine says.
pub async fn find_period(
    db: impl Read,
    agency: AgencyId,
    kind: PeriodKind,
    day: Date,
) -> Result<Option<Period>, StoreError> {
    Ok(period_of(&list_all(db, agency).await?, kind, day).cloned())
}

/// Closes a period when its report is signed: what arrives later is an addition to the next. In order, and not before the
/// period has ended.
///
/// # Errors
/// A [`Refusal`], or no such period; else what the engine says.
pub async fn close(tx: &mut Tx, ambient: &Ambient, actor: &Actor, id: PeriodId) -> Result<(), Error> {
    let now = ambient.now();
    let periods = list_all(&mut *tx, actor.agency).await?;
    let period = periods.iter().find(|p| p.id == id).ok_or(Error::NotFound)?;
    if !actor.may(&CLOSE_PERIOD) {
        return Err(Refusal::NotPermitted.into());
    }
    if local_date(now) <= period.to_on {
        return Err(Refusal::PeriodNotEnded.into());
    }
    if open_before(&periods, period).next().is_some() || period.closed_at.is_some() {
        return Err(Refusal::PeriodOutOfOrder.into());
    }
    close_row(tx, actor, period, now, now).await
}

/// Closes a period as of the moment at which its report was counted, and with it those before it that nobody closed: what
/// had arrived by then is in the report, what came since is an addition to the next. A period that is closed stays as it is.
///
/// # Errors
/// As [`close`].
pub async fn close_through(
    tx: &mut Tx,
    ambient: &Ambient,
    actor: &Actor,
    id: PeriodId,
    counted_at: Moment,
) -> Result<(), Error> {
    let periods = list_all(&mut *tx, actor.agency).await?;
    let period = periods.iter().find(|p| p.id == id).ok_or(Error::NotFound)?;
    if !actor.may(&CLOSE_PERIOD) {
        return Err(Refusal::NotPermitted.into());
    }
    if local_date(counted_at) <= period.to_on {
        return Err(Refusal::PeriodNotEnded.into());
    }
    let this = Some(period).filter(|p| p.closed_at.is_none());
    for open in open_before(&periods, period).chain(this) {
        close_row(tx, actor, open, counted_at, ambient.now()).await?;
    }
    Ok(())
}

/// The open periods of the same kind and cut of the year that end before it begins.
fn open_before<'a>(periods: &'a [Period], period: &'a Period) -> impl Iterator<Item = &'a Period> {
    let same = |p: &&Period| p.kind == period.kind && p.valid_from == period.valid_from;
    periods.iter().filter(same).filter(|p| p.to_on < period.from_on && p.closed_at.is_none())
}

async fn close_row(tx: &mut Tx, actor: &Actor, period: &Period, closed_at: Moment, now: Moment) -> Result<(), Error> {
    if tx.run(CLOSE_PERIOD_ROW, args![actor.agency, period.id, closed_at, actor.account]).await? == 0 {
        return Err(Refusal::PeriodOutOfOrder.into());
    }
    let subject = Subject::new(SUBJECT, period.id);
    let detail = serde_json::json!({ "label": period.label });
    let entry = Entry {
        actor: Some(actor.account),
        action: "report_period.closed",
        subject: Some(subject.clone()),
        detail,
        source: None,
    };
    people::audit(tx, actor.agency, entry, now).await?;
    store::changed(tx, actor.agency, &subject, now).await?;
    Ok(())
}

/// Every period of the agency, by its first day.
///
/// # Errors
/// What the engine says.
pub async fn list_all(mut db: impl Read, agency: AgencyId) -> Result<Vec<Period>, StoreError> {
    let any: Option<i64> = None;
    db.list(LIST_PERIODS, args![agency, any]).await
}
