//! What the slices share: names of units and people, where pages are, rules and figures in words. No handlers.

use crate::model::{Code, Criterion, CriterionId, Error, Scheme, SchemeId, ScoringRule, Stage};
use crate::rules::overview::Overview;
use crate::store::{self, Writer};
use crate::words::Words;
use crate::workbook::CellFault;
use crate::{permissions, sentences};
use ::store::Read;
use ui::{Breadcrumbs, Column, ErrorSummary, Html, NavLink, SubNavigation, Table, Tag, Tone};
pub(crate) use web::Names;
use web::{Ctx, Failure, FormErrors, Staff};

/// The words in the reader's language.
pub(crate) fn words(ctx: &Ctx) -> Words {
    Words::new(ctx.locale)
}

/// Who writes this request.
pub(crate) fn writer(staff: &Staff) -> Writer<'_> {
    Writer { actor: &staff.actor, now: staff.now, source: staff.source }
}

/// The scheme, or the page that says there is none.
pub(crate) async fn find_scheme(db: impl Read, staff: &Staff, id: SchemeId) -> Result<Scheme, Failure> {
    store::find_scheme(db, staff.agency.id, id).await?.ok_or(Failure::NotFound)
}

/// The scheme with its criteria and all that stands beside them.
pub(crate) async fn load(staff: &Staff, id: SchemeId) -> Result<(Scheme, Overview), Failure> {
    let scheme = find_scheme(&staff.app.db, staff, id).await?;
    let overview = store::load_overview(&staff.app.db, staff.agency.id, &scheme).await?;
    Ok((scheme, overview))
}

/// A criterion with its scheme.
pub(crate) async fn find_criterion(
    mut db: impl Read,
    staff: &Staff,
    id: CriterionId,
) -> Result<(Scheme, Criterion), Failure> {
    let criterion = store::find_criterion(&mut db, staff.agency.id, id).await?.ok_or(Failure::NotFound)?;
    Ok((find_scheme(db, staff, criterion.scheme).await?, criterion))
}

/// A write that failed, for handlers that have no form to show again.
pub(crate) fn told(staff: &Staff) -> impl Fn(Error) -> Failure {
    let w = words(staff);
    move |error| sentences::failure(error, w)
}

/// The unit of a criterion: by its name, else in the words of the scheme, else that there is none.
pub(crate) fn unit_of<'a>(names: &'a Names, criterion: &'a Criterion, w: Words) -> &'a str {
    let written = &criterion.written;
    match written.unit {
        Some(id) => names.unit(id),
        None if written.unit_words.is_empty() => w.no_unit(),
        None => &written.unit_words,
    }
}

/// The address of a page of a scheme; `page` is empty for the scheme itself.
pub(crate) fn scheme_path(id: SchemeId, page: &str) -> String {
    if page.is_empty() { format!("/lam-viec/cham-diem/{id}") } else { format!("/lam-viec/cham-diem/{id}/{page}") }
}

/// The address of a criterion, or of something that is done with it.
pub(crate) fn criterion_path(id: CriterionId, page: &str) -> String {
    let path = format!("/lam-viec/cham-diem/tieu-chi/{id}");
    if page.is_empty() { path } else { format!("{path}/{page}") }
}

/// The pages above a scheme.
pub(crate) fn list_crumbs(staff: &Staff) -> Breadcrumbs {
    Breadcrumbs::new(staff.locale).then(words(staff).menu_scoring(), staff.href(super::list::LIST))
}

/// The pages above a page of a scheme.
pub(crate) fn scheme_crumbs(staff: &Staff, scheme: &Scheme) -> Breadcrumbs {
    list_crumbs(staff).then(scheme.head.name.as_str(), staff.href(&scheme_path(scheme.id, "")))
}

/// The parts of a scheme, as a row of links; `current` is the last part of the page's address.
pub(crate) fn parts(staff: &Staff, scheme: &Scheme, overview: Option<&Overview>, current: &str) -> SubNavigation {
    let w = words(staff);
    let stage = scheme.cycle.stage();
    let appraised = !matches!(stage, Stage::Open | Stage::SelfScore);
    let imports = staff.actor.may(&permissions::MANAGE) && matches!(stage, Stage::Open | Stage::SelfScore);
    let gaps = overview.map(|overview| u32::try_from(overview.total.gaps).unwrap_or(u32::MAX));
    let parts = [
        ("", w.part_criteria(), true, None),
        ("con-thieu", w.part_gaps(), true, gaps),
        ("ho-so", w.part_folder(), true, None),
        ("ket-qua", w.part_results(), appraised, None),
        ("nhap-tieu-chi", w.part_import(), imports, None),
    ];
    let links = parts.into_iter().filter(|part| part.2).map(|(page, title, _, count)| {
        let link = NavLink::new(title, staff.href(&scheme_path(scheme.id, page))).current(page == current);
        match count {
            Some(count) if count > 0 => link.count(count),
            _ => link,
        }
    });
    SubNavigation::new(w.parts(), links)
}

/// How far a scheme is, as a mark.
pub(crate) fn stage_tag(stage: Stage, w: Words) -> Tag {
    let tone = match stage {
        Stage::Open => Tone::Neutral,
        Stage::SelfScore | Stage::Submitted => Tone::Teal,
        Stage::Appraised | Stage::Explained => Tone::Gold,
        Stage::Final => Tone::Green,
    };
    Tag::new(tone, sentences::stage(stage, w))
}

/// A rule in words.
pub(crate) fn rule(rule: &ScoringRule, w: Words) -> String {
    match rule {
        ScoringRule::AllOrNothing => w.rule_all_or_nothing().into(),
        ScoringRule::LinearWithFloor { floor } => w.rule_linear(floor.to_string()),
        ScoringRule::Tiers { tiers } => {
            let tiers = tiers.iter().map(|tier| w.rule_tier(tier.points.to_string(), tier.words.as_str()));
            w.rule_tiers(tiers.collect::<Vec<_>>().join("; "))
        }
        ScoringRule::Manual => w.rule_manual().into(),
    }
}

/// What is wrong, for the top of the page; what belongs to no field stands for the form.
pub(crate) fn summary(staff: &Staff, errors: &FormErrors) -> ErrorSummary {
    errors.iter().fold(ErrorSummary::new(staff.locale), |all, (field, said)| match field {
        "" => all.form(said),
        field => all.field(field, said),
    })
}

/// `1.5.2 – Mức độ hoàn thành`.
pub(crate) fn named(code: &Code, title: &str) -> String {
    format!("{code} – {title}")
}

/// The lines of a text that have something in them, to be shown as paragraphs.
pub(crate) fn paragraphs(text: &str) -> Vec<String> {
    text.lines().filter(|line| !line.trim().is_empty()).map(str::to_owned).collect()
}

/// A count for a message.
pub(crate) fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// Everything that keeps a workbook from being taken: cells by their address, then rows by their number with what is wrong.
pub(crate) fn fault_table(
    staff: &Staff,
    cells: &[CellFault],
    rows: impl Iterator<Item = (u32, String)>,
) -> Option<Table> {
    let w = words(staff);
    let cells = cells.iter().map(|fault| {
        vec![fault.address.as_str().into(), fault.found.as_str().into(), sentences::cell(fault, w).into()]
    });
    let rows = rows.map(|(row, sentence)| vec![w.import_row(i64::from(row)).into(), Html::default(), sentence.into()]);
    let all: Vec<Vec<Html>> = cells.chain(rows).collect();
    (!all.is_empty()).then(|| {
        Table::new(staff.locale, w.import_faults())
            .hidden_caption()
            .column(Column::text(w.import_where()))
            .column(Column::text(w.import_what()))
            .column(Column::text(w.import_why()))
            .rows(all)
    })
}
