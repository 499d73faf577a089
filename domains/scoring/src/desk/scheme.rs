//! A scheme: its criteria as a tree with points, proof and gaps, and the next step of the year.

use super::common::{
    Names, criterion_path, find_scheme, list_crumbs, load, parts, scheme_path, stage_tag, told, unit_of, words, writer,
};
use crate::model::{Points, Scheme, SchemeId, Stage};
use crate::permissions::{MANAGE, SEE};
use crate::rules::overview::{Line, Overview, Totals};
use crate::rules::scheme::{Advance, advance, next};
use crate::store;
use crate::words::Words;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use ui::{
    ActionForm, Button, Choice, Column, EmptyState, FilterBar, Html, Select, StatTile, SubNavigation, SummaryList,
    Table, Tag, Tone, WarningText,
};
use viet::date::short;
use web::{Access, Failure, Input, PageHead, Routes, Staff};

pub(crate) fn routes() -> Routes {
    Routes::new().get("/lam-viec/cham-diem/{scheme}", Access::May(&SEE), show).post(
        "/lam-viec/cham-diem/{scheme}/buoc",
        Access::May(&MANAGE),
        step,
    )
}

#[derive(Template)]
#[template(path = "scheme/page.html")]
struct Page {
    w: Words,
    title: String,
    parts: SubNavigation,
    facts: SummaryList,
    tiles: Vec<StatTile>,
    edit: Option<Button>,
    steps: Vec<StepView>,
    warning: Option<WarningText>,
    back: Option<Html>,
    earlier: Option<Table>,
    filter: Option<FilterBar>,
    table: Option<Table>,
    empty: Option<EmptyState>,
}

struct StepView {
    lead: &'static str,
    form: ActionForm,
}

/// Which criteria are shown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shown {
    All,
    Gaps,
    Unscored,
}

impl Shown {
    fn of(input: &Input) -> Self {
        match input.text("loc") {
            "con-thieu" => Self::Gaps,
            "chua-cham" => Self::Unscored,
            _ => Self::All,
        }
    }

    const fn value(self) -> &'static str {
        match self {
            Self::All => "",
            Self::Gaps => "con-thieu",
            Self::Unscored => "chua-cham",
        }
    }

    fn has(self, line: &Line) -> bool {
        match self {
            Self::All => true,
            Self::Gaps => line.has_gap(),
            Self::Unscored => line.totals.unscored > 0,
        }
    }
}

async fn show(staff: Staff, Path(id): Path<SchemeId>, input: Input) -> Result<Response, Failure> {
    let w = words(&staff);
    let (scheme, overview) = load(&staff, id).await?;
    let names = Names::load(&staff.app.db, staff.agency.id).await?;
    let shown = Shown::of(&input);
    let manages = staff.actor.may(&MANAGE);
    let stage = scheme.cycle.stage();
    let filled = !overview.lines.is_empty();
    let head = &scheme.head;
    let body = Page {
        w,
        title: head.name.clone(),
        parts: parts(&staff, &scheme, Some(&overview), ""),
        facts: facts(&scheme, &names, w),
        tiles: if filled { tiles(&staff, &scheme, &overview) } else { Vec::new() },
        edit: (manages && matches!(stage, Stage::Open | Stage::SelfScore))
            .then(|| Button::to(w.form_edit(), staff.href(&scheme_path(id, "sua"))).secondary()),
        steps: if manages && filled { steps(&staff, &scheme) } else { Vec::new() },
        warning: (manages && stage == Stage::SelfScore && overview.unscored() == 0)
            .then(|| WarningText::new(staff.locale, w.scheme_send_warning())),
        back: (manages && stage == Stage::Submitted)
            .then(|| Html::link(&staff.href(&scheme_path(id, "lay-lai")), w.back_title())),
        earlier: super::back::table(
            &staff,
            id,
            &store::list_taken_back(&staff.app.db, staff.agency.id, id).await?,
            &names,
        ),
        filter: filled.then(|| filter(&staff, id, shown, &overview)),
        table: filled.then(|| table(&staff, &overview, &names, stage, shown)),
        empty: (!filled).then(|| nothing_yet(&staff, id, manages)),
    };
    staff.page(&PageHead::new(head.name.as_str()).breadcrumbs(list_crumbs(&staff)), &body)
}

fn facts(scheme: &Scheme, names: &Names, w: Words) -> SummaryList {
    let head = &scheme.head;
    let document = match (head.document_number.as_str(), head.document_date) {
        ("", None) => w.scheme_no_document().to_owned(),
        (number, None) => number.to_owned(),
        (number, Some(day)) => w.scheme_document_of(short(day), number),
    };
    let mut list = SummaryList::new()
        .line(w.form_year(), head.index_year.to_string())
        .line(w.list_period(), w.period(short(head.from), short(head.to)))
        .line(w.scheme_document(), document);
    if !head.legal_basis.is_empty() {
        list = list.line(w.form_basis(), head.legal_basis.as_str());
    }
    let stage = Html::of(&stage_tag(scheme.cycle.stage(), w));
    let since = scheme.cycle.last_step().map(|step| {
        let by = w.scheme_since(short(kernel::local_date(step.at)), names.person(step.by));
        format!(" {}", Html::from(by))
    });
    list.line(w.list_stage(), Html::trusted(format!("{stage}{}", since.unwrap_or_default())))
}

fn tiles(staff: &Staff, scheme: &Scheme, overview: &Overview) -> Vec<StatTile> {
    let w = words(staff);
    let to = |page: &str| staff.href(&scheme_path(scheme.id, page));
    let unscored = format!("{}?loc={}", to(""), Shown::Unscored.value());
    let total = &overview.total;
    let gaps = StatTile::new(total.gaps.to_string(), w.tile_gaps(), to("con-thieu"));
    let by_hand = total.max.minus(total.by_survey);
    let mut tiles = vec![
        if total.gaps > 0 { gaps.urgent() } else { gaps },
        StatTile::new(total.unscored.to_string(), w.tile_unscored(), unscored),
        StatTile::new(total.proofs.len().to_string(), w.tile_proofs(), to("ho-so")).note(w.tile_proofs_note()),
        StatTile::new(total.self_scored.to_string(), w.tile_self_scored(), to(""))
            .note(w.tile_self_scored_note(by_hand.to_string())),
    ];
    if total.appraised_count > 0 {
        let appraised = StatTile::new(total.appraised.to_string(), w.tile_appraised(), to("ket-qua"));
        tiles.push(appraised.note(w.tile_appraised_note()));
    }
    tiles
}

fn steps(staff: &Staff, scheme: &Scheme) -> Vec<StepView> {
    let w = words(staff);
    let view = |step: &Advance| {
        let (lead, text, value) = match step {
            Advance::Begin => (w.step_begin_lead(), w.step_begin(), "tu-cham"),
            Advance::Send => (w.step_send_lead(), w.step_send(), "gui"),
            Advance::Explain => (w.step_explain_lead(), w.step_explain(), "giai-trinh"),
            Advance::Close => (w.step_close_lead(), w.step_close(), "ket-thuc"),
        };
        let form = ActionForm::new(staff.href(&scheme_path(scheme.id, "buoc")), Button::submit(text).secondary())
            .hidden("step", value)
            .hidden("version", scheme.version.to_string());
        StepView { lead, form }
    };
    next(scheme.cycle.stage()).iter().map(view).collect()
}

fn filter(staff: &Staff, id: SchemeId, shown: Shown, overview: &Overview) -> FilterBar {
    let w = words(staff);
    let here = staff.href(&scheme_path(id, ""));
    let choices = [
        Choice::new("", w.filter_all()),
        Choice::new(Shown::Gaps.value(), w.filter_gaps()),
        Choice::new(Shown::Unscored.value(), w.filter_unscored()),
    ];
    let choice = Select::new(staff.locale, "loc", w.filter_show(), choices).value(shown.value());
    let bar = FilterBar::new(staff.locale, here.as_str()).with(choice);
    match shown {
        Shown::All => bar,
        Shown::Gaps => bar.clear(here).found(w.filter_found(super::common::count(overview.total.gaps))),
        Shown::Unscored => bar.clear(here).found(w.filter_found(super::common::count(overview.total.unscored))),
    }
}

fn table(staff: &Staff, overview: &Overview, names: &Names, stage: Stage, shown: Shown) -> Table {
    let w = words(staff);
    let appraised = overview.total.appraised_count > 0;
    let mut table = Table::new(staff.locale, w.scheme_criteria())
        .hidden_caption()
        .sticky()
        .column(Column::text(w.column_criterion()))
        .column(Column::number(w.column_max()))
        .column(Column::number(w.column_self_scored()))
        .column(Column::number(w.column_proofs()))
        .column(Column::text(w.column_missing()))
        .column(Column::text(w.column_unit()));
    if appraised {
        table = table.column(Column::number(w.column_appraised()));
    }
    let lines = overview.lines.iter().filter(|line| shown.has(line));
    table
        .rows(lines.map(|line| row(staff, line, names, stage, appraised)))
        .rows((shown == Shown::All).then(|| total(&overview.total, appraised, w)))
}

fn row(staff: &Staff, line: &Line, names: &Names, stage: Stage, appraised: bool) -> Vec<Html> {
    let w = words(staff);
    let written = &line.criterion.written;
    let link = Html::link(
        &staff.href(&criterion_path(line.criterion.id, "")),
        &super::common::named(&written.code, &written.title),
    );
    let name = if line.group { Html::trusted(format!("<strong>{link}</strong>")) } else { link };
    let scored = match () {
        () if written.survey => Html::from(w.by_survey()),
        () if !line.group && line.self_score.is_none() => Html::from(w.not_scored()),
        () => Html::from(line.totals.self_scored.to_string()),
    };
    let mut cells = vec![
        name,
        line.totals.max.to_string().into(),
        scored,
        line.totals.proofs.len().to_string().into(),
        missing(line, stage, w),
        if line.group { Html::default() } else { unit_of(names, &line.criterion, w).into() },
    ];
    if appraised {
        cells.push(appraised_of(&line.totals, line.totals.appraised));
    }
    cells
}

/// The mark of what is missing: of a group, how many below it.
fn missing(line: &Line, stage: Stage, w: Words) -> Html {
    if !line.has_gap() {
        return Html::default();
    }
    let tone = if matches!(stage, Stage::Open | Stage::SelfScore) { Tone::Red } else { Tone::Grey };
    if line.group {
        w.gaps_below(super::common::count(line.totals.gaps)).into()
    } else {
        Tag::new(tone, w.gap()).into()
    }
}

fn appraised_of(totals: &Totals, points: Points) -> Html {
    if totals.appraised_count == 0 { Html::default() } else { points.to_string().into() }
}

fn total(total: &Totals, appraised: bool, w: Words) -> Vec<Html> {
    let strong = |text: String| Html::trusted(format!("<strong>{}</strong>", Html::from(text)));
    let mut cells = vec![
        strong(w.total().to_owned()),
        strong(total.max.to_string()),
        strong(total.self_scored.to_string()),
        strong(total.proofs.len().to_string()),
        if total.gaps == 0 { Html::default() } else { w.gaps_below(super::common::count(total.gaps)).into() },
        Html::default(),
    ];
    if appraised {
        cells.push(strong(total.appraised.to_string()));
    }
    cells
}

fn nothing_yet(staff: &Staff, id: SchemeId, manages: bool) -> EmptyState {
    let w = words(staff);
    let empty = EmptyState::new(w.scheme_empty(), w.scheme_empty_why());
    if manages {
        empty.action(Button::to(w.part_import(), staff.href(&scheme_path(id, "nhap-tieu-chi"))))
    } else {
        empty
    }
}

/// Takes the step whose button was pressed, if the scheme is still as it was shown.
async fn step(staff: Staff, Path(id): Path<SchemeId>, input: Input) -> Result<Response, Failure> {
    let w = words(&staff);
    let step = match input.text("step") {
        "tu-cham" => Advance::Begin,
        "gui" => Advance::Send,
        "giai-trinh" => Advance::Explain,
        "ket-thuc" => Advance::Close,
        _ => return Err(Failure::NotFound),
    };
    let mut tx = staff.app.db.begin().await?;
    let scheme = find_scheme(&mut tx, &staff, id).await?;
    let seen = input.number("version").ok().flatten().unwrap_or(scheme.version);
    let scheme = Scheme { version: seen, ..scheme };
    store::hold_scheme(&mut tx, &writer(&staff), &scheme).await.map_err(told(&staff))?;
    let overview = store::load_overview(&mut tx, staff.agency.id, &scheme).await?;
    let decided = advance(&scheme, &overview, step, &staff.actor, staff.now);
    let decided = decided.map_err(|refusal| told(&staff)(refusal.into()))?;
    store::save_scheme(&mut tx, &writer(&staff), decided).await.map_err(told(&staff))?;
    tx.commit().await?;
    Ok(staff.redirect_saying(&scheme_path(id, ""), w.step_taken()))
}
