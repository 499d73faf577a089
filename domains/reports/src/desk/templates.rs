//! What reports begin as: the templates that come with the program and the agency's own, what each contains, and how a report
//! that somebody was content with becomes one.

use super::deadlines::{certainty_words, kind_words};
use super::{find_report, home_crumbs, period_crumbs, report_path, said, words, writer};
use crate::model::{
    Block, Error, Refusal, Report, ReportId, SavedTemplate, Snapshot, Template as Pattern, TemplateHead, TemplateId,
};
use crate::permissions::{SEE, WRITE};
use crate::rules::templates::{all, known, rename, save, suggested};
use crate::rules::vocabulary::Vocabulary;
use crate::words::Words;
use crate::{sentences, store};
use ::store::TextEnum as _;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use domain::Registry;
use evidence::periods::{Period, PeriodKind};
use people::Certainty;
use std::sync::Arc;
use ui::{
    Breadcrumbs, Button, Checkboxes, Choice, Column, DateField, ErrorSummary, Html, Select, SummaryList, SummaryRow,
    Table, TextInput, Textarea,
};
use viet::date::short;
use web::{Access, Failure, FormErrors, Input, Names, PageHead, Routes, Staff};

pub(super) const PATH: &str = "/lam-viec/bao-cao/mau";

pub(super) fn routes() -> Routes {
    Routes::new()
        .get(PATH, Access::May(&SEE), list)
        .get("/lam-viec/bao-cao/mau/{template}", Access::May(&SEE), show)
        .get("/lam-viec/bao-cao/mau/{template}/sua", Access::May(&WRITE), ask)
        .post("/lam-viec/bao-cao/mau/{template}/sua", Access::May(&WRITE), change)
        .get("/lam-viec/bao-cao/{report}/luu-mau", Access::May(&WRITE), ask_save)
        .post("/lam-viec/bao-cao/{report}/luu-mau", Access::May(&WRITE), keep)
}

fn template_path(key: &str) -> String {
    format!("{PATH}/{key}")
}

fn crumbs(staff: &Staff) -> Breadcrumbs {
    home_crumbs(staff).then(words(staff).template_list(), staff.href(PATH))
}

async fn saved(staff: &Staff) -> Result<Vec<SavedTemplate>, Failure> {
    Ok(store::list_templates(&staff.app.db, staff.agency.id).await?)
}

fn validity(template: &Pattern, w: Words) -> String {
    match template.valid_to {
        Some(last) => w.template_from_to(short(template.valid_from), short(last)),
        None => w.template_from(short(template.valid_from)),
    }
}

fn kinds(template: &Pattern, w: Words) -> String {
    template.periods.iter().map(|kind| kind_words(*kind, w)).collect::<Vec<_>>().join(", ")
}

#[derive(Template)]
#[template(path = "template/list.html")]
struct ListPage {
    w: Words,
    table: Table,
}

async fn list(staff: Staff, registry: Registry) -> Result<Response, Failure> {
    let w = words(&staff);
    let (own, vocabulary) = (saved(&staff).await?, Vocabulary::new(&registry));
    let row = |template: &Pattern| {
        let own = own.iter().any(|one| one.template.key == template.key);
        let receivers: Vec<String> =
            template.receivers.iter().map(|one| vocabulary.shown(&one.as_str().into())).collect();
        vec![
            Html::link(&staff.href(&template_path(&template.key)), &template.name),
            receivers.join("; ").into(),
            kinds(template, w).into(),
            validity(template, w).into(),
            Html::from(if own { w.template_own() } else { w.template_built_in() }),
        ]
    };
    let table = Table::new(staff.locale, w.template_list())
        .hidden_caption()
        .column(Column::text(w.template_name()))
        .column(Column::text(w.report_receivers()))
        .column(Column::text(w.template_periods()))
        .column(Column::text(w.template_validity()))
        .column(Column::text(w.template_origin()))
        .rows(known(&own).map(row));
    staff.page(&PageHead::new(w.template_list()).breadcrumbs(home_crumbs(&staff)), &ListPage { w, table })
}

#[derive(Template)]
#[template(path = "template/page.html")]
struct Page {
    w: Words,
    title: String,
    about: String,
    facts: SummaryList,
    change: Option<Button>,
    subject: String,
    opening: Vec<String>,
    sections: Vec<Outline>,
}

struct Outline {
    title: String,
    level: u8,
    parts: Vec<Part>,
}

struct Part {
    /// What it is, where it is no text.
    what: Option<String>,
    lines: Vec<String>,
}

async fn show(staff: Staff, registry: Registry, Path(key): Path<String>) -> Result<Response, Failure> {
    let w = words(&staff);
    let own = saved(&staff).await?;
    let template = known(&own).find(|one| one.key == key).ok_or(Failure::NotFound)?;
    let kept = own.iter().find(|one| one.template.key == key);
    let names = Names::load(&staff.app.db, staff.agency.id).await?;
    let vocabulary = Vocabulary::new(&registry);
    let basis = if template.legal_basis.is_empty() { String::new() } else { format!("{} – ", template.legal_basis) };
    let receivers: Vec<String> = template.receivers.iter().map(|one| vocabulary.shown(&one.as_str().into())).collect();
    let mut facts = SummaryList::new()
        .row(SummaryRow::new(w.report_receivers(), receivers.join("; ")))
        .row(SummaryRow::new(w.template_periods(), kinds(template, w)))
        .row(SummaryRow::new(w.template_validity(), validity(template, w)))
        .row(SummaryRow::new(w.figure_basis(), format!("{basis}{}", certainty_words(template.certainty, w))));
    if let Some(kept) = kept {
        let report = staff.href(&report_path(kept.report_id, ""));
        let saved = w.template_saved_by(short(kernel::local_date(kept.saved_at)), names.person(kept.saved_by));
        facts = facts
            .row(SummaryRow::new(w.template_made_of(), Html::link(&report, w.template_its_report())))
            .row(SummaryRow::new(w.deadline_set_by(), saved));
    }
    let lines = |text: String| text.lines().map(str::to_owned).collect::<Vec<_>>();
    let part = |block: &Block| Part {
        what: what(block, &registry, &staff),
        lines: match block {
            Block::Text { text } => lines(vocabulary.shown(text)),
            _ => Vec::new(),
        },
    };
    let body = Page {
        w,
        title: template.name.clone(),
        about: template.about.clone(),
        facts,
        change: (kept.is_some() && staff.actor.may(&WRITE))
            .then(|| Button::to(w.template_change(), staff.href(&format!("{}/sua", template_path(&key)))).secondary()),
        subject: vocabulary.shown(&template.subject),
        opening: lines(vocabulary.shown(&template.opening)),
        sections: template
            .sections
            .iter()
            .map(|section| Outline {
                title: section.title.clone(),
                level: section.level,
                parts: section.blocks.iter().map(part).collect(),
            })
            .collect(),
    };
    staff.page(&PageHead::new(template.name.as_str()).breadcrumbs(crumbs(&staff)), &body)
}

/// What a block will show, with its title and its figures; none for a text, which shows itself.
fn what(block: &Block, registry: &Registry, staff: &Staff) -> Option<String> {
    use crate::rules::report::BlockKind as Kind;
    let w = words(staff);
    let one = std::slice::from_ref;
    let (kind, title, figures): (_, &str, &[String]) = match block {
        Block::Text { .. } => return None,
        Block::Compare { title, figures } => (Kind::Compare, title, figures),
        Block::Units { title, figures } => (Kind::Units, title, figures),
        Block::Groups { title, figure } => (Kind::Groups, title, one(figure)),
        Block::Rows { lead, figure, .. } => (Kind::Rows, lead, one(figure)),
        Block::Months { title, figure } => (Kind::Months, title, one(figure)),
        Block::Rates { title, figure } => (Kind::Rates, title, one(figure)),
        Block::Coverage { title, figure } => (Kind::Coverage, title, one(figure)),
        Block::Beside { title, figures } => (Kind::Beside, title, figures),
        Block::Outside { title } => (Kind::Outside, title, &[]),
        Block::Adjusted { title } => (Kind::Adjusted, title, &[]),
        Block::Drawing { title, part, whole } => {
            return Some(w.block_outline(
                [part, whole].map(|address| name(registry, address, staff)).join(", "),
                w.block_drawing(),
                title.as_str(),
            ));
        }
    };
    let kind = super::block::words_of(kind, w);
    let figures: Vec<String> = figures.iter().map(|address| name(registry, address, staff)).collect();
    Some(if figures.is_empty() {
        w.block_outline_alone(kind, title)
    } else {
        w.block_outline(figures.join(", "), kind, title)
    })
}

/// What a figure is called; its address where nothing counts it any more.
fn name(registry: &Registry, address: &str, staff: &Staff) -> String {
    let known = registry.figure_kinds().find(|kind| kind.address == address);
    known.map_or_else(|| address.to_owned(), |kind| (kind.title)(staff.locale).to_owned())
}

#[derive(Template)]
#[template(path = "template/form.html")]
struct FormPage {
    title: String,
    lead: &'static str,
    errors: ErrorSummary,
    action: String,
    version: i64,
    instead: Option<Select>,
    name: TextInput,
    about: Textarea,
    periods: Checkboxes,
    receivers: Textarea,
    subject: Textarea,
    basis: TextInput,
    certainty: Select,
    from: DateField,
    to: DateField,
    button: Button,
}

/// What a form shows before anybody typed.
fn first(head: &TemplateHead, vocabulary: &Vocabulary) -> Input {
    let day = |day: Option<kernel::Date>| day.map(short).unwrap_or_default();
    let receivers: Vec<String> = head.receivers.lines().map(|line| vocabulary.shown(&line.into())).collect();
    let mut fields = vec![
        ("name", head.name.clone()),
        ("about", head.about.clone()),
        ("receivers", receivers.join("\n")),
        ("subject", vocabulary.shown(&head.subject)),
        ("legal_basis", head.legal_basis.clone()),
        ("certainty", head.certainty.as_str().to_owned()),
        ("valid_from", day(Some(head.valid_from))),
        ("valid_to", day(head.valid_to)),
    ];
    fields.extend(head.periods.iter().map(|kind| ("periods", kind.as_str().to_owned())));
    Input::new(fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
}

/// What was typed, or what is wrong with it.
fn typed_head(input: &Input, vocabulary: &Vocabulary, w: Words) -> Result<TemplateHead, FormErrors> {
    let mut errors = FormErrors::default();
    let certainty = Certainty::ALL.iter().find(|one| one.as_str() == input.text("certainty"));
    if certainty.is_none() {
        errors.add("certainty", w.fault_form_choice());
    }
    let from = input.date("valid_from").ok().flatten();
    if from.is_none() {
        errors.add("valid_from", w.fault_form_date());
    }
    let to = input.date("valid_to");
    if to.is_err() {
        errors.add("valid_to", w.fault_form_date());
    }
    let (Some(certainty), Some(valid_from), Ok(valid_to)) = (certainty, from, to) else { return Err(errors) };
    let chosen: Vec<&str> = input.all("periods").collect();
    let receivers: Vec<String> =
        input.text("receivers").lines().map(|line| vocabulary.read(line).to_string()).collect();
    Ok(TemplateHead {
        name: input.text("name").to_owned(),
        about: input.text("about").to_owned(),
        periods: PeriodKind::ALL.iter().copied().filter(|kind| chosen.contains(&kind.as_str())).collect(),
        receivers: receivers.join("\n"),
        subject: vocabulary.read(input.text("subject")),
        legal_basis: input.text("legal_basis").to_owned(),
        certainty: *certainty,
        valid_from,
        valid_to,
    })
}

fn refused(refusal: &Refusal, w: Words) -> Result<FormErrors, Failure> {
    let field = match refusal {
        Refusal::NotPermitted => return Err(Failure::Forbidden),
        Refusal::TextMissing(field) | Refusal::TextTooLong(field, _) => field,
        Refusal::NothingChosen => "periods",
        Refusal::EndsBeforeBeginning => "valid_to",
        _ => "form",
    };
    let mut errors = FormErrors::default();
    errors.add(field, sentences::refusal(refusal, w));
    Ok(errors)
}

fn form_page(staff: &Staff, title: String, action: String, typed: &Input, errors: &FormErrors) -> FormPage {
    let w = words(staff);
    let line = |name: &'static str, label: &'static str| {
        TextInput::new(staff.locale, name, label).value(typed.text(name)).error(errors.of(name))
    };
    let text = |name: &'static str, label: &'static str| {
        Textarea::new(staff.locale, name, label).rows(3).value(typed.text(name)).error(errors.of(name))
    };
    let chosen: Vec<&str> = typed.all("periods").collect();
    let kinds = PeriodKind::ALL
        .iter()
        .map(|kind| Choice::new(kind.as_str(), kind_words(*kind, w)).chosen(chosen.contains(&kind.as_str())));
    let sure = Certainty::ALL.iter().map(|one| Choice::new(one.as_str(), certainty_words(*one, w)));
    FormPage {
        title,
        lead: w.template_change_lead(),
        errors: errors.iter().fold(ErrorSummary::new(staff.locale), |all, (field, said)| {
            if field == "form" { all.form(said) } else { all.field(field, said) }
        }),
        action,
        version: typed.number("version").ok().flatten().unwrap_or_default(),
        instead: None,
        name: line("name", w.template_name()),
        about: text("about", w.template_about()).optional(),
        periods: Checkboxes::new(staff.locale, "periods", w.template_periods(), kinds).error(errors.of("periods")),
        receivers: text("receivers", w.report_receivers()).hint(w.report_receivers_hint()),
        subject: text("subject", w.report_subject()).hint(w.template_places_hint()),
        basis: line("legal_basis", w.figure_basis()).optional(),
        certainty: Select::new(staff.locale, "certainty", w.deadline_certainty(), sure)
            .value(typed.text("certainty"))
            .error(errors.of("certainty")),
        from: DateField::new(staff.locale, "valid_from", w.deadline_from())
            .value(typed.text("valid_from"))
            .error(errors.of("valid_from")),
        to: DateField::new(staff.locale, "valid_to", w.template_to())
            .optional()
            .value(typed.text("valid_to"))
            .error(errors.of("valid_to")),
        button: Button::submit(w.template_save()),
    }
}

async fn own(staff: &Staff, key: &str) -> Result<SavedTemplate, Failure> {
    saved(staff).await?.into_iter().find(|one| one.template.key == key).ok_or(Failure::NotFound)
}

async fn ask(staff: Staff, registry: Registry, Path(key): Path<String>) -> Result<Response, Failure> {
    let kept = own(&staff, &key).await?;
    let pattern = kept.template.clone();
    let head = TemplateHead {
        name: pattern.name,
        about: pattern.about,
        periods: pattern.periods,
        receivers: pattern.receivers.join("\n"),
        subject: pattern.subject,
        legal_basis: pattern.legal_basis,
        certainty: pattern.certainty,
        valid_from: pattern.valid_from,
        valid_to: pattern.valid_to,
    };
    let typed = first(&head, &Vocabulary::new(&registry));
    change_page(&staff, &kept, kept.version, &typed, &FormErrors::default())
}

fn change_page(
    staff: &Staff,
    kept: &SavedTemplate,
    version: i64,
    typed: &Input,
    errors: &FormErrors,
) -> Result<Response, Failure> {
    let w = words(staff);
    let here = template_path(&kept.template.key);
    let body = FormPage {
        version,
        ..form_page(staff, w.template_change().to_owned(), staff.href(&format!("{here}/sua")), typed, errors)
    };
    let crumbs = crumbs(staff).then(kept.template.name.as_str(), staff.href(&here));
    staff.page(&PageHead::new(w.template_change()).breadcrumbs(crumbs).with_errors(!errors.is_empty()), &body)
}

async fn change(staff: Staff, registry: Registry, Path(key): Path<String>, input: Input) -> Result<Response, Failure> {
    let w = words(&staff);
    let kept = own(&staff, &key).await?;
    // The version that the writer saw: what somebody else saved since is not overwritten.
    let seen = input.number("version").ok().flatten().unwrap_or(kept.version);
    let head = match typed_head(&input, &Vocabulary::new(&registry), w) {
        Ok(head) => head,
        Err(errors) => return change_page(&staff, &kept, seen, &input, &errors),
    };
    let decided = rename(&SavedTemplate { version: seen, ..kept.clone() }, head, &staff.actor, staff.now);
    match write(&staff, decided).await? {
        Ok(()) => Ok(staff.redirect_saying(&template_path(&key), w.template_saved())),
        Err(refusal) => change_page(&staff, &kept, seen, &input, &refused(&refusal, w)?),
    }
}

/// Keeps what a rule decided; the inner result is what the rules say.
async fn write(staff: &Staff, decided: crate::model::Decision<SavedTemplate>) -> Result<Result<(), Refusal>, Failure> {
    let decided = match decided {
        Ok(decided) => decided,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let mut tx = staff.app.db.begin().await?;
    match store::save_template(&mut tx, &writer(staff), decided).await {
        Ok(()) => {
            tx.commit().await?;
            Ok(Ok(()))
        }
        Err(Error::Refused(refusal)) => Ok(Err(refusal)),
        Err(Error::Store(error)) => Err(error.into()),
    }
}

/// A report about to become a template.
struct Becoming {
    report: Report,
    period: Period,
    snapshot: Arc<Snapshot>,
    own: Vec<SavedTemplate>,
    vocabulary: Vocabulary,
}

async fn becoming(staff: &Staff, registry: &Registry, id: ReportId) -> Result<Becoming, Failure> {
    let (report, period) = find_report(staff, id).await?;
    let snapshot = said(staff, registry, &report, &period).await?;
    Ok(Becoming { report, period, snapshot, own: saved(staff).await?, vocabulary: Vocabulary::new(registry) })
}

async fn ask_save(staff: Staff, registry: Registry, Path(id): Path<ReportId>) -> Result<Response, Failure> {
    let all = becoming(&staff, &registry, id).await?;
    let head = suggested(&all.report, &all.period, &all.snapshot, known(&all.own));
    save_page(&staff, &all, &first(&head, &all.vocabulary), &FormErrors::default())
}

fn save_page(staff: &Staff, all: &Becoming, typed: &Input, errors: &FormErrors) -> Result<Response, Failure> {
    let w = words(staff);
    let chosen = typed.some("instead").map_or_else(
        // A report that began as one of the agency's own templates most likely improves it.
        || all.own.iter().find(|one| one.template.key == all.report.template).map(|one| one.template.key.clone()),
        |key| Some(key.to_owned()),
    );
    let new = std::iter::once(Choice::new(NEW, w.template_new()));
    let others = all
        .own
        .iter()
        .map(|one| Choice::new(one.template.key.as_str(), w.template_instead_of(one.template.name.as_str())));
    let body = FormPage {
        lead: w.template_make_lead(),
        instead: (!all.own.is_empty()).then(|| {
            Select::new(staff.locale, "instead", w.template_instead(), new.chain(others))
                .value(chosen.as_deref().unwrap_or(NEW))
        }),
        ..form_page(
            staff,
            w.template_make().to_owned(),
            staff.href(&report_path(all.report.id, "luu-mau")),
            typed,
            errors,
        )
    };
    let crumbs =
        period_crumbs(staff, &all.period).then(all.report.name.as_str(), staff.href(&report_path(all.report.id, "")));
    staff.page(&PageHead::new(w.template_make()).breadcrumbs(crumbs).with_errors(!errors.is_empty()), &body)
}

/// What a form sends where nothing is to be replaced.
const NEW: &str = "moi";

async fn keep(staff: Staff, registry: Registry, Path(id): Path<ReportId>, input: Input) -> Result<Response, Failure> {
    let w = words(&staff);
    let all = becoming(&staff, &registry, id).await?;
    let head = match typed_head(&input, &all.vocabulary, w) {
        Ok(head) => head,
        Err(errors) => return save_page(&staff, &all, &input, &errors),
    };
    let instead = match input.some("instead").filter(|key| *key != NEW) {
        None => None,
        Some(key) => Some(all.own.iter().find(|one| one.template.key == key).ok_or(Failure::NotFound)?),
    };
    let new: TemplateId = staff.app.ambient.id();
    let decided = save(&all.report, head, instead, new, &staff.actor, staff.now);
    let key = instead.map_or(new, |one| one.id).to_string();
    match write(&staff, decided).await? {
        Ok(()) => Ok(staff.redirect_saying(&template_path(&key), w.template_saved())),
        Err(refusal) => save_page(&staff, &all, &input, &refused(&refusal, w)?),
    }
}

/// The template of this key that serves the agency, its own or one that comes with the program.
pub(super) async fn find(staff: &Staff, key: &str) -> Result<Pattern, Failure> {
    let own = saved(staff).await?;
    known(&own).find(|one| one.key == key).cloned().ok_or(Failure::NotFound)
}

/// The templates of the agency, its own first.
pub(super) async fn of_agency(staff: &Staff) -> Result<Vec<Pattern>, Failure> {
    Ok(saved(staff).await?.into_iter().map(|one| one.template).chain(all().iter().cloned()).collect())
}
