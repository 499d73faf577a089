//! Figures of other systems in a period, and saying which actual figure came for an estimate.

use super::{find_period, period_crumbs, period_path, words, writer};
use crate::content::difference;
use crate::model::{Error, Outside, Refusal, Snapshot};
use crate::permissions::WRITE;
use crate::rules::outside::{figure, part, reconcile, same_measure};
use crate::words::Words;
use crate::{sentences, store};
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use evidence::figures::{FigureQuery, Subjects};
use evidence::periods::{Period, PeriodId};
use evidence::{Basis, Kind, OutsideFigure, Proof, ProofId, Standing};
use ui::{Button, Choice, Column, EmptyState, ErrorSummary, Html, Radios, SummaryList, Table};
use viet::date::short;
use web::{Access, Failure, FormErrors, Input, PageHead, Routes, Staff};

const PATH: &str = "/lam-viec/bao-cao/ky/{period}/doi-chieu/{proof}";

pub(super) fn routes() -> Routes {
    Routes::new().get(PATH, Access::May(&WRITE), ask).post(PATH, Access::May(&WRITE), save)
}

/// What other systems gave in a period: estimates with what came for them; none where there is nothing.
pub(super) fn table(staff: &Staff, period: &Period, snapshot: &Snapshot) -> Option<Table> {
    let w = words(staff);
    let rows = snapshot.outside.iter().map(|one| {
        vec![
            Html::link(&staff.href(&format!("/lam-viec/kiem-chung/{}", one.proof)), &one.title),
            format!("{} {}", one.value, one.measure).into(),
            basis(one, w).into(),
            reconciled(staff, period, one),
            one.source.as_str().into(),
            one.person.as_str().into(),
            short(one.taken_on).into(),
        ]
    });
    let table = Table::new(staff.locale, w.period_outside())
        .hidden_caption()
        .column(Column::text(w.figure()))
        .column(Column::text(w.figure_value()))
        .column(Column::text(w.outside_basis()))
        .column(Column::text(w.outside_actual_figure()))
        .column(Column::text(w.outside_source()))
        .column(Column::text(w.outside_person()))
        .column(Column::text(w.outside_taken_on()))
        .rows(rows);
    (!snapshot.outside.is_empty()).then_some(table)
}

fn basis(one: &Outside, w: Words) -> String {
    match &one.instead_of {
        _ if one.estimated => w.outside_estimated().to_owned(),
        None => w.outside_actual().to_owned(),
        Some(was) => w.outside_instead(difference(was), was.period.as_str(), was.value.as_str()),
    }
}

/// What came for an estimate, and the way to say so.
fn reconciled(staff: &Staff, period: &Period, one: &Outside) -> Html {
    let w = words(staff);
    if !one.estimated {
        return Html::from("");
    }
    let said = one.actual.as_ref().map(|actual| w.outside_reconciled(difference(actual), actual.value.as_str()));
    let href = staff.href(&period_path(period.id, &format!("doi-chieu/{}", one.proof)));
    let link = staff.actor.may(&WRITE).then(|| {
        let about = Html::from(one.title.as_str());
        let text = w.outside_reconcile();
        format!(
            "<a class=\"govuk-link\" href=\"{href}\">{text}<span class=\"govuk-visually-hidden\">: {about}</span></a>"
        )
    });
    let parts = [said.map(|said| Html::from(said).to_string()), link];
    Html::trusted(parts.into_iter().flatten().collect::<Vec<_>>().join(" "))
}

#[derive(Template)]
#[template(path = "period/reconcile.html")]
struct Page {
    w: Words,
    errors: ErrorSummary,
    title: String,
    facts: SummaryList,
    action: String,
    choices: Option<Radios>,
    empty: Option<EmptyState>,
    button: Button,
}

/// An estimate of a period, and the actual figures that may have come for it.
struct Asked {
    period: Period,
    estimate: Proof,
    expected: OutsideFigure,
    /// The likeliest first.
    actual: Vec<(Proof, OutsideFigure)>,
    tied: Option<ProofId>,
}

async fn asked(staff: &Staff, period: PeriodId, id: ProofId) -> Result<Asked, Failure> {
    let (db, agency) = (&staff.app.db, staff.agency.id);
    let period = find_period(staff, period).await?;
    let estimate = evidence::find(db, agency, id).await?.ok_or(Failure::NotFound)?;
    let expected = figure(&estimate, Basis::Estimated).cloned().ok_or(Failure::NotFound)?;
    let ties = store::list_reconciliations(db, agency).await?;
    let tied = ties.iter().find(|tie| tie.estimate_id == id).map(|tie| tie.actual_id);
    let periods = evidence::list_all_periods(db, agency).await?;
    // What came in the period itself, or in the ones after it, up to the end of the next report year.
    let later = periods
        .iter()
        .filter(|one| one.kind == period.kind && one.from_on >= period.from_on && one.year <= period.year + 1);
    let mut actual = Vec::new();
    for one in later {
        let query = FigureQuery { period: one.id, subjects: Subjects::All, standings: vec![Standing::Confirmed] };
        let rows = match evidence::figures::count_of_kind(db, agency, &query, Kind::OutsideFigure).await {
            Ok(figure) => figure.rows,
            Err(evidence::Error::Store(error)) => return Err(error.into()),
            Err(evidence::Error::NotFound | evidence::Error::Refused(_)) => Vec::new(),
        };
        for row in rows {
            let taken = ties.iter().any(|tie| tie.actual_id == row.proof && tie.estimate_id != id);
            let found = evidence::find(db, agency, row.proof).await?.filter(|_| !taken);
            actual.extend(found.and_then(|proof| {
                let known = figure(&proof, Basis::Actual).filter(|known| same_measure(known, &expected)).cloned()?;
                Some((proof, known))
            }));
        }
    }
    let same = |proof: &Proof| viet::fold(&proof.title) == viet::fold(&estimate.title);
    actual.sort_by_key(|(proof, _)| (!same(proof), proof.happened_on, proof.id));
    Ok(Asked { period, estimate, expected, actual, tied })
}

async fn ask(staff: Staff, Path((period, proof)): Path<(PeriodId, ProofId)>) -> Result<Response, Failure> {
    page(&staff, &asked(&staff, period, proof).await?, &FormErrors::default())
}

fn page(staff: &Staff, asked: &Asked, errors: &FormErrors) -> Result<Response, Failure> {
    let w = words(staff);
    let said = |figure: &OutsideFigure| format!("{} {}", figure.value, figure.unit);
    let choice = |(proof, known): &(Proof, OutsideFigure)| {
        let source = w.outside_from(short(known.taken_on), known.source.as_str());
        Choice::new(proof.id.to_string(), format!("{}: {}", proof.title, said(known))).hint(source)
    };
    let none = Choice::new(NONE, w.outside_not_yet());
    let chosen = asked.tied.map_or_else(|| NONE.to_owned(), |id| id.to_string());
    let body = Page {
        w,
        errors: errors.iter().fold(ErrorSummary::new(staff.locale), |all, (field, said)| all.field(field, said)),
        title: asked.estimate.title.clone(),
        facts: SummaryList::new()
            .line(w.outside_estimated(), said(&asked.expected))
            .line(w.figure_period(), asked.period.label.as_str())
            .line(w.outside_source(), asked.expected.source.as_str())
            .line(w.outside_person(), asked.expected.person.as_str())
            .line(w.outside_taken_on(), short(asked.expected.taken_on)),
        action: staff.href(&period_path(asked.period.id, &format!("doi-chieu/{}", asked.estimate.id))),
        choices: (!asked.actual.is_empty()).then(|| {
            let all = asked.actual.iter().map(choice).chain([none]);
            Radios::new(staff.locale, "actual", w.outside_which(), all).value(&chosen).error(errors.of("actual"))
        }),
        empty: asked.actual.is_empty().then(|| EmptyState::new(w.outside_none_came(), w.outside_none_came_why())),
        button: Button::submit(w.section_save()),
    };
    let crumbs = period_crumbs(staff, &asked.period);
    staff.page(&PageHead::new(w.outside_reconcile_title()).breadcrumbs(crumbs).with_errors(!errors.is_empty()), &body)
}

/// The answer that nothing came yet.
const NONE: &str = "chua-co";

async fn save(
    staff: Staff,
    Path((period, proof)): Path<(PeriodId, ProofId)>,
    input: Input,
) -> Result<Response, Failure> {
    let w = words(&staff);
    let asked = asked(&staff, period, proof).await?;
    let wanted = input.text("actual");
    let mut tx = staff.app.db.begin().await?;
    let saved = if wanted == NONE {
        match part(&asked.estimate, &staff.actor) {
            Ok(((), events)) => store::remove_reconciliation(&mut tx, &writer(&staff), proof, &events).await,
            Err(refusal) => Err(refusal.into()),
        }
    } else {
        let actual = asked.actual.iter().find(|(one, _)| one.id.to_string() == wanted);
        match actual
            .ok_or(Refusal::NotAnActual)
            .and_then(|(one, _)| reconcile(&asked.estimate, one, &staff.actor, staff.now))
        {
            Ok(decided) => store::save_reconciliation(&mut tx, &writer(&staff), decided).await,
            Err(refusal) => Err(refusal.into()),
        }
    };
    match saved {
        Ok(()) => {
            tx.commit().await?;
            Ok(staff.redirect_saying(&period_path(asked.period.id, ""), w.outside_saved()))
        }
        Err(Error::Refused(Refusal::NotPermitted)) => Err(Failure::Forbidden),
        Err(Error::Refused(refusal)) => {
            let mut errors = FormErrors::default();
            errors.add("actual", sentences::refusal(&refusal, w));
            page(&staff, &asked, &errors)
        }
        Err(Error::Store(error)) => Err(error.into()),
    }
}
