//! Putting together what is known of a period now: what every domain counts, what it counted a year before, the units, what
//! other systems gave.

use crate::model::{CountedOnce, FigureLine, Outside, Snapshot, UnitLine};
use crate::rules::outside::sides;
use crate::store;
use ::store::{Db, StoreError};
use domain::{Counted, Registry, Value};
use evidence::figures::{FigureQuery, Subjects};
use evidence::periods::Period;
use evidence::{Basis, Content, Kind, Standing};
use kernel::{Moment, local_date};
use people::AgencyId;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// What is known of a period.
///
/// # Errors
/// What the engine says.
pub async fn of_period(
    db: &Db,
    registry: &Registry,
    agency: AgencyId,
    period: &Period,
    now: Moment,
) -> Result<Snapshot, StoreError> {
    let today = local_date(now);
    let counted = registry.count(db, agency, period, today).await?;
    let earlier = before(db, registry, agency, period, now).await?;
    // What an earlier report counted once and for all, however it is dated now.
    let once = counted_once(db, registry, agency).await?;
    let mut figures = Vec::new();
    for (kind, mut figure) in registry.figure_kinds().zip(counted.figures) {
        if kind.once {
            once.leave_out(period.kind, period.id, &figure.address, &mut figure.rows);
        }
        let before = earlier.as_ref().and_then(|values| values.get(kind.address).copied());
        figures.push(FigureLine::new(kind, figure.rows, before));
    }
    let units = people::store::units::list(db, agency).await?;
    let there = units
        .into_iter()
        .filter(|unit| unit.valid_from <= period.to_on && unit.valid_to.is_none_or(|last| period.from_on <= last));
    let known_words: BTreeMap<String, String> =
        registry.word_kinds().map(|kind| kind.address.to_owned()).zip(counted.words).collect();
    Ok(Snapshot {
        counted_at: now,
        label: period.label.clone(),
        from: period.from_on,
        to: period.to_on,
        figures,
        words: known_words.into_iter().chain(period_words(db, agency, period, now).await?).collect(),
        units: there.map(|unit| UnitLine { id: unit.id, name: unit.name }).collect(),
        outside: outside(db, agency, period).await?,
    })
}

/// What is known of a period, worked out once as long as nothing of the agency changes.
///
/// # Errors
/// What the engine says.
pub async fn remembered(
    db: &Db,
    registry: &Registry,
    agency: AgencyId,
    period: &Period,
    now: Moment,
) -> Result<Arc<Snapshot>, StoreError> {
    let work = of_period(db, registry, agency, period, now);
    registry.remembered(db, agency, period.id.uuid(), local_date(now), work).await
}

/// What signed reports counted, read again when another one was signed.
async fn counted_once(db: &Db, registry: &Registry, agency: AgencyId) -> Result<Arc<CountedOnce>, StoreError> {
    let shelf = registry.shelf(agency, "reports.counted_once");
    let mut held = shelf.lock::<(i64, Arc<CountedOnce>)>().await;
    let signed = store::count_signed(db, agency).await?;
    let counted = match held.take() {
        Some((as_of, counted)) if as_of == signed => counted,
        _ => Arc::new(store::list_counted(db, agency).await?),
    };
    held.put((signed, Arc::clone(&counted)));
    Ok(counted)
}

/// What the same period a year before said: its signed report if there is one, else what is counted for it now. None where
/// nothing at all was counted then: the agency did not keep figures yet.
async fn before(
    db: &Db,
    registry: &Registry,
    agency: AgencyId,
    period: &Period,
    now: Moment,
) -> Result<Option<HashMap<String, Value>>, StoreError> {
    let all = evidence::list_periods(db, agency, period.year - 1).await?;
    let same = |other: &&Period| other.kind == period.kind && other.ordinal == period.ordinal;
    let Some(earlier) = all.iter().filter(same).max_by_key(|other| other.valid_from) else { return Ok(None) };
    if let Some(signed) = store::find_signed(db, agency, earlier.id).await? {
        return Ok(Some(signed.figures.into_iter().map(|line| (line.address.clone(), line.value())).collect()));
    }
    let Counted { figures, .. } = registry.count(db, agency, earlier, local_date(now)).await?;
    let known = figures.iter().any(|figure| !figure.rows.is_empty());
    Ok(known.then(|| figures.into_iter().map(|figure| (figure.address.clone(), figure.value())).collect()))
}

/// Words that follow from the period and from what the agency is called today.
async fn period_words(
    db: &Db,
    agency: AgencyId,
    period: &Period,
    now: Moment,
) -> Result<Vec<(String, String)>, StoreError> {
    let found = people::store::agencies::find(db, agency).await?;
    let name = found.as_ref().and_then(|agency| agency.as_of(local_date(now)).name);
    let label = viet::case::lowered(&period.label);
    let year = period.year.to_string();
    let before = label.replace(&year, &(period.year - 1).to_string());
    let words = [
        ("period", label),
        ("period_before", before),
        ("year", year),
        ("from", viet::date::short(period.from_on)),
        ("to", viet::date::short(period.to_on)),
        ("agency", name.map(|name| name.full_name.clone()).unwrap_or_default()),
        ("superior", name.and_then(|name| name.superior_body.clone()).unwrap_or_default()),
    ];
    Ok(words.map(|(address, word)| (address.to_owned(), word)).into())
}

/// The confirmed figures of other systems that fall into the period, estimates and what came for them beside each other.
async fn outside(db: &Db, agency: AgencyId, period: &Period) -> Result<Vec<Outside>, StoreError> {
    let query = FigureQuery { period: period.id, subjects: Subjects::All, standings: vec![Standing::Confirmed] };
    let rows = match evidence::figures::count_of_kind(db, agency, &query, Kind::OutsideFigure).await {
        Ok(figure) => figure.rows,
        Err(evidence::Error::Store(error)) => return Err(error),
        // Counting refuses nothing; a period that is gone has no figures.
        Err(evidence::Error::NotFound | evidence::Error::Refused(_)) => Vec::new(),
    };
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let (periods, ties) =
        (evidence::list_all_periods(db, agency).await?, store::list_reconciliations(db, agency).await?);
    let mut all = Vec::new();
    for row in rows {
        let Some(proof) = evidence::find(db, agency, row.proof).await? else { continue };
        let Content::OutsideFigure(figure) = &proof.content else { continue };
        let (mut actual, mut instead_of) = (None, None);
        for tie in &ties {
            if tie.estimate_id == proof.id
                && let Some(other) = evidence::find(db, agency, tie.actual_id).await?
            {
                actual = sides(&proof, &other, &periods, period.kind).map(|(actual, _)| actual);
            } else if tie.actual_id == proof.id
                && let Some(other) = evidence::find(db, agency, tie.estimate_id).await?
            {
                instead_of = sides(&other, &proof, &periods, period.kind).map(|(_, estimate)| estimate);
            }
        }
        all.push(Outside {
            proof: row.proof.uuid(),
            title: row.title,
            value: figure.value.to_string(),
            measure: figure.unit.clone(),
            estimated: figure.basis == Basis::Estimated,
            source: figure.source.clone(),
            person: figure.person.clone(),
            taken_on: figure.taken_on,
            actual,
            instead_of,
        });
    }
    Ok(all)
}
