//! The part of each unit in a period: what is done, what is missing, whether its head has confirmed it, and reminding.

use super::{count, counted, find_period, period_path, words, writer};
use crate::model::{Confirmation, Reminder, Snapshot, UnitId, UnitLine};
use crate::permissions::{CONFIRM, REMIND, SEE};
use crate::rules::unit::{confirm, missing, remind, said_of, slip as unit_slip, speaks_for};
use crate::words::Words;
use crate::{sentences, store};
use ::store::Json;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use domain::Registry;
use evidence::periods::{Period, PeriodId};
use kernel::local_date;
use ui::{ActionForm, Button, Column, Html, Table, Textarea};
use viet::date::short;
use web::answer::PaperForm;
use web::{Access, Failure, Input, Names, Routes, Staff};

pub(super) fn routes() -> Routes {
    Routes::new()
        .post("/lam-viec/bao-cao/ky/{period}/xac-nhan/{unit}", Access::May(&CONFIRM), save_confirmation)
        .post("/lam-viec/bao-cao/ky/{period}/nhac/{unit}", Access::May(&REMIND), issue)
        .get("/lam-viec/bao-cao/ky/{period}/phieu-nhac/{unit}/{ending}", Access::May(&SEE), slip)
}

#[derive(Template)]
#[template(path = "period/units.html")]
struct Part {
    w: Words,
    table: Table,
    own: Vec<Own>,
}

/// What somebody who speaks for a unit confirms.
struct Own {
    title: String,
    action: String,
    note: Textarea,
    button: Button,
}

/// The units of a period, and for those who speak for one the form to confirm its part.
pub(super) async fn part(staff: &Staff, period: &Period, snapshot: &Snapshot) -> Result<Html, Failure> {
    let w = words(staff);
    let (db, agency) = (&staff.app.db, staff.agency.id);
    let confirmed = store::list_confirmations(db, agency, period.id).await?;
    let reminded = store::list_reminders(db, agency, period.id).await?;
    let names = Names::load(db, agency).await?;
    let own = snapshot.units.iter().filter(|unit| {
        let unconfirmed = !confirmed.iter().any(|one| one.unit_id == unit.id && is_current(one, snapshot));
        unconfirmed && staff.actor.may(&CONFIRM) && may_confirm_here(staff, unit.id)
    });
    let own = own.map(|unit| Own {
        title: w.unit_confirm_title(unit.name.as_str()),
        action: staff.href(&period_path(period.id, &format!("xac-nhan/{}", unit.id))),
        note: Textarea::new(staff.locale, "note", w.unit_note()).id(format!("note-{}", unit.id)).rows(2).optional(),
        button: Button::submit(w.unit_confirm()).about(unit.name.as_str()),
    });
    let part = Part { w, table: table(staff, period, snapshot, &confirmed, &reminded, &names), own: own.collect() };
    Ok(Html::trusted(part.render()?))
}

/// On this page one confirms one's own unit; the Office speaks for others only where it is asked to, not by a dozen forms.
fn may_confirm_here(staff: &Staff, unit: UnitId) -> bool {
    speaks_for(&staff.actor, unit) && (staff.actor.unit == Some(unit) || staff.actor.leads_unit(unit))
}

/// Whether the figures of the unit are still those that were confirmed.
fn is_current(one: &Confirmation, snapshot: &Snapshot) -> bool {
    one.said.0 == said_of(snapshot, one.unit_id)
}

fn table(
    staff: &Staff,
    period: &Period,
    snapshot: &Snapshot,
    confirmed: &[Confirmation],
    reminded: &[Reminder],
    names: &Names,
) -> Table {
    let w = words(staff);
    let value = |address: &str, unit| {
        snapshot.figure(address).map(|line| line.value_of_unit(Some(unit)).to_string()).unwrap_or_default()
    };
    let row = |unit: &UnitLine| {
        let said = match confirmed.iter().find(|one| one.unit_id == unit.id) {
            None => w.unit_not_confirmed().to_owned(),
            Some(one) => {
                let day = short(local_date(one.confirmed_at));
                let by = w.unit_confirmed_by(day, names.person(one.confirmed_by));
                let moved = if is_current(one, snapshot) { String::new() } else { format!(" – {}", w.unit_moved()) };
                let note = if one.note.is_empty() { String::new() } else { format!(" – {}", one.note) };
                format!("{by}{moved}{note}")
            }
        };
        let missing = missing(snapshot, unit.id).count();
        let owes = missing > 0 || !confirmed.iter().any(|one| one.unit_id == unit.id);
        vec![
            unit.name.as_str().into(),
            value("plans.tasks", unit.id).into(),
            value("plans.tasks_done", unit.id).into(),
            count(missing).to_string().into(),
            said.into(),
            reminding(staff, period, unit, reminded, owes),
        ]
    };
    Table::new(staff.locale, w.period_units())
        .hidden_caption()
        .column(Column::text(w.row_unit()))
        .column(Column::number(w.unit_tasks()))
        .column(Column::number(w.unit_done()))
        .column(Column::number(w.unit_missing()))
        .column(Column::text(w.unit_confirmation()))
        .column(Column::text(w.unit_reminders()))
        .rows(snapshot.units.iter().map(row))
}

/// When it was reminded last, with the slip, and the button to do it.
fn reminding(staff: &Staff, period: &Period, unit: &UnitLine, reminded: &[Reminder], owes: bool) -> Html {
    let (unit, name) = (unit.id, unit.name.as_str());
    let w = words(staff);
    let last = reminded.iter().filter(|one| one.unit_id == unit).max_by_key(|one| one.reminded_at);
    let slip = staff.href(&period_path(period.id, &format!("phieu-nhac/{unit}/pdf")));
    let last = last.map(|one| Html::link(&slip, &w.unit_reminded(short(local_date(one.reminded_at)))).to_string());
    let action = staff.href(&period_path(period.id, &format!("nhac/{unit}")));
    let button = (owes && staff.actor.may(&REMIND))
        .then(|| Html::from(ActionForm::new(action, Button::submit(w.unit_remind()).link().about(name))).to_string());
    Html::trusted([last, button].into_iter().flatten().collect::<Vec<_>>().join(" "))
}

async fn save_confirmation(
    staff: Staff,
    registry: Registry,
    Path((period, unit)): Path<(PeriodId, UnitId)>,
    input: Input,
) -> Result<Response, Failure> {
    let w = words(&staff);
    let period = find_period(&staff, period).await?;
    let snapshot = counted(&staff, &registry, &period).await?;
    of_period(&snapshot, unit)?;
    let decided = confirm(period.id, unit, input.text("note"), &snapshot, &staff.actor, staff.now)
        .map_err(|no| sentences::failure(no.into(), w))?;
    let mut tx = staff.app.db.begin().await?;
    let saved = store::save_confirmation(&mut tx, &writer(&staff), decided).await;
    saved.map_err(|error| sentences::failure(error, w))?;
    tx.commit().await?;
    Ok(staff.redirect_saying(&period_path(period.id, ""), w.unit_confirmed()))
}

async fn issue(
    staff: Staff,
    registry: Registry,
    Path((period, unit)): Path<(PeriodId, UnitId)>,
) -> Result<Response, Failure> {
    let w = words(&staff);
    let period = find_period(&staff, period).await?;
    let snapshot = counted(&staff, &registry, &period).await?;
    of_period(&snapshot, unit)?;
    let confirmed = store::list_confirmations(&staff.app.db, staff.agency.id, period.id).await?;
    let confirmed = confirmed.iter().any(|one| one.unit_id == unit);
    let new = staff.app.ambient.id();
    let decided = remind(new, period.id, unit, &snapshot, confirmed, &staff.actor, staff.now)
        .map_err(|no| sentences::failure(no.into(), w))?;
    let mut tx = staff.app.db.begin().await?;
    let added = store::add_reminder(&mut tx, &writer(&staff), decided).await;
    added.map_err(|error| sentences::failure(error, w))?;
    tx.commit().await?;
    Ok(staff.redirect_saying(&period_path(period.id, ""), w.unit_reminder_issued()))
}

fn of_period(snapshot: &Snapshot, unit: UnitId) -> Result<(), Failure> {
    snapshot.units.iter().any(|one| one.id == unit).then_some(()).ok_or(Failure::NotFound)
}

/// The slip to a unit as it was issued last, signed by who reminded.
async fn slip(
    staff: Staff,
    registry: Registry,
    Path((period, unit, ending)): Path<(PeriodId, UnitId, String)>,
) -> Result<Response, Failure> {
    let form = PaperForm::of(&ending).ok_or(Failure::NotFound)?;
    let (db, agency) = (&staff.app.db, staff.agency.id);
    let period = find_period(&staff, period).await?;
    let reminders = store::list_reminders(db, agency, period.id).await?;
    let last = reminders.iter().filter(|one| one.unit_id == unit).max_by_key(|one| one.reminded_at);
    let last = last.ok_or(Failure::NotFound)?;
    let day = local_date(last.reminded_at);
    let said = match &last.slip {
        Some(Json(kept)) => kept.clone(),
        // From before slips were kept: as things stand.
        None => unit_slip(&*counted(&staff, &registry, &period).await?, unit, day),
    };
    let head =
        people::find_letterhead(db, agency, Some((last.reminded_by, None)), day).await?.ok_or(Failure::NotFound)?;
    let paper = said.official(&head);
    web::answer::paper(&format!("phieu-nhac-viec-{day}"), paper, form).await
}
