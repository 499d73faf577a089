//! Adding a table, a list or a drawing to a section of a draft.

use super::section::{Asked, FORM, asked, keep};
use super::{period_crumbs, report_path, words};
use crate::model::{Refusal, Report, ReportId};
use crate::permissions::WRITE;
use crate::rules::report::{BlockKind, NewBlock, add_block};
use crate::sentences;
use crate::words::Words;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use domain::Registry;
use ui::{Button, Checkboxes, Choice, ErrorSummary, Radios, TextInput};
use web::{Access, Failure, FormErrors, Input, PageHead, Routes, Staff};

pub(super) fn routes() -> Routes {
    Routes::new().get("/lam-viec/bao-cao/{report}/muc/{section}/bang", Access::May(&WRITE), ask).post(
        "/lam-viec/bao-cao/{report}/muc/{section}/bang",
        Access::May(&WRITE),
        add,
    )
}

/// What a kind of block is called.
pub(super) fn words_of(kind: BlockKind, w: Words) -> &'static str {
    match kind {
        BlockKind::Text => w.block_text(),
        BlockKind::Compare => w.block_compare(),
        BlockKind::Units => w.block_units(),
        BlockKind::Groups => w.block_groups(),
        BlockKind::Rows => w.block_rows(),
        BlockKind::Months => w.block_months(),
        BlockKind::Rates => w.block_rates(),
        BlockKind::Coverage => w.block_coverage(),
        BlockKind::Beside => w.block_beside(),
        BlockKind::Outside => w.block_outside(),
        BlockKind::Adjusted => w.block_adjusted(),
    }
}

fn hint(kind: BlockKind, w: Words) -> &'static str {
    match kind {
        BlockKind::Text => w.block_hint_text(),
        BlockKind::Outside | BlockKind::Adjusted => w.block_hint_none(),
        BlockKind::Rates => w.block_hint_share(),
        BlockKind::Beside => w.block_hint_counts(),
        BlockKind::Groups | BlockKind::Rows | BlockKind::Months | BlockKind::Coverage => w.block_hint_one(),
        BlockKind::Compare | BlockKind::Units => w.block_hint_many(),
    }
}

#[derive(Template)]
#[template(path = "report/block.html")]
struct Page {
    w: Words,
    errors: ErrorSummary,
    action: String,
    version: i64,
    kind: Radios,
    title: TextInput,
    figures: Checkboxes,
    button: Button,
}

async fn ask(staff: Staff, registry: Registry, Path((id, at)): Path<(ReportId, usize)>) -> Result<Response, Failure> {
    let asked = asked(&staff, registry, id, at).await?;
    page(&staff, &asked, &Input::new(Vec::new()), &FormErrors::default())
}

fn page(staff: &Staff, asked: &Asked, typed: &Input, errors: &FormErrors) -> Result<Response, Failure> {
    let w = words(staff);
    let href = |verb: &str| staff.href(&report_path(asked.report.id, verb));
    let kinds = BlockKind::ALL.iter().enumerate().map(|(place, kind)| {
        let place = place.to_string();
        let chosen = typed.text("kind") == place;
        Choice::new(place, words_of(*kind, w)).hint(hint(*kind, w)).chosen(chosen)
    });
    let chosen: Vec<&str> = typed.all("figures").collect();
    let figures = asked.snapshot.figures.iter().map(|line| {
        Choice::new(line.address.as_str(), line.title.as_str()).chosen(chosen.contains(&line.address.as_str()))
    });
    let body = Page {
        w,
        errors: errors.iter().fold(ErrorSummary::new(staff.locale), |all, (field, said)| {
            if field == FORM { all.form(said) } else { all.field(field, said) }
        }),
        action: href(&format!("muc/{}/bang", asked.at)),
        version: typed.number("version").ok().flatten().unwrap_or(asked.report.version),
        kind: Radios::new(staff.locale, "kind", w.block_kind(), kinds).error(errors.of("kind")),
        title: TextInput::new(staff.locale, "block-title", w.block_title())
            .hint(w.block_title_hint())
            .value(typed.text("block-title"))
            .error(errors.of("block-title")),
        figures: Checkboxes::new(staff.locale, "figures", w.block_figures(), figures).error(errors.of("figures")),
        button: Button::submit(w.block_add()),
    };
    let section = &asked.report.sections[asked.at].title;
    let section = if asked.at == 0 { w.section_opening() } else { section.as_str() };
    let crumbs = period_crumbs(staff, &asked.period)
        .then(asked.report.name.as_str(), href(""))
        .then(section, href(&format!("muc/{}", asked.at)));
    staff.page(&PageHead::new(w.block_add()).breadcrumbs(crumbs).with_errors(!errors.is_empty()), &body)
}

async fn add(
    staff: Staff,
    registry: Registry,
    Path((id, at)): Path<(ReportId, usize)>,
    input: Input,
) -> Result<Response, Failure> {
    let w = words(&staff);
    let asked = asked(&staff, registry, id, at).await?;
    let mut errors = FormErrors::default();
    let place = input.text("kind").parse::<usize>().ok();
    let Some(kind) = place.and_then(|place| BlockKind::ALL.get(place)) else {
        errors.add("kind", w.fault_form_choice());
        return page(&staff, &asked, &input, &errors);
    };
    let new = NewBlock {
        kind: *kind,
        title: input.text("block-title").to_owned(),
        figures: input.all("figures").map(str::to_owned).collect(),
    };
    let seen = input.number("version").ok().flatten().unwrap_or(asked.report.version);
    let report = Report { version: seen, ..asked.report.clone() };
    match keep(&staff, add_block(&report, at, new, &asked.snapshot, &staff.actor)).await? {
        Ok(_) => Ok(staff.redirect_saying(&report_path(id, &format!("muc/{at}")), w.block_added())),
        Err(refusal) => {
            let (field, sentence) = match &refusal {
                Refusal::TextMissing(field) | Refusal::TextTooLong(field, _) => (*field, None),
                Refusal::NothingChosen => ("figures", Some(w.block_no_figure())),
                Refusal::FigureDoesNotSuit => ("figures", None),
                _ => (FORM, None),
            };
            errors.add(field, sentence.map_or_else(|| sentences::refusal(&refusal, w), str::to_owned));
            page(&staff, &asked, &input, &errors)
        }
    }
}
