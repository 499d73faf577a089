//! Writing a section: its title, its texts with the names of figures in brackets, and which of its tables stay. The address of
//! the paper, its abstract, and new sections are written here too.

use super::{find_report, period_crumbs, report_path, said, words, writer};
use crate::content;
use crate::model::{Block, Decision, Error, Refusal, Report, ReportId, Snapshot};
use crate::permissions::WRITE;
use crate::rules::report::{Rewritten, add_section, address, rewrite};
use crate::rules::vocabulary::Vocabulary;
use crate::words::Words;
use crate::{sentences, shown, store};
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use domain::Registry;
use evidence::periods::Period;
use std::sync::Arc;
use ui::{Button, Checkboxes, Choice, Details, ErrorSummary, Html, TextInput, Textarea};
use web::{Access, Failure, FormErrors, Input, PageHead, Routes, Staff};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/lam-viec/bao-cao/{report}/muc/{section}", Access::May(&WRITE), ask)
        .post("/lam-viec/bao-cao/{report}/muc/{section}", Access::May(&WRITE), save)
        .post("/lam-viec/bao-cao/{report}/muc/{section}/them", Access::May(&WRITE), add)
        .get("/lam-viec/bao-cao/{report}/dia-chi", Access::May(&WRITE), ask_address)
        .post("/lam-viec/bao-cao/{report}/dia-chi", Access::May(&WRITE), save_address)
}

#[derive(Template)]
#[template(path = "report/section.html")]
struct Page {
    w: Words,
    heading: String,
    errors: ErrorSummary,
    action: String,
    version: i64,
    title: Option<TextInput>,
    blocks: Vec<Html>,
    names: Details,
    button: Button,
    block: Html,
    add: (String, TextInput, Button),
}

/// What is asked: a report that is a draft, with a section of this place.
pub(super) struct Asked {
    pub(super) report: Report,
    pub(super) period: Period,
    pub(super) snapshot: Arc<Snapshot>,
    pub(super) at: usize,
    vocabulary: Vocabulary,
}

pub(super) async fn asked(staff: &Staff, registry: Registry, id: ReportId, at: usize) -> Result<Asked, Failure> {
    let (report, period) = find_report(staff, id).await?;
    if !report.is_draft() || at >= report.sections.len() {
        return Err(Failure::NotFound);
    }
    let snapshot = said(staff, &registry, &report, &period).await?;
    Ok(Asked { report, period, snapshot, at, vocabulary: Vocabulary::new(&registry) })
}

async fn ask(staff: Staff, registry: Registry, Path((id, at)): Path<(ReportId, usize)>) -> Result<Response, Failure> {
    let asked = asked(&staff, registry, id, at).await?;
    page(&staff, &asked, None, &FormErrors::default())
}

fn page(staff: &Staff, asked: &Asked, typed: Option<&Input>, errors: &FormErrors) -> Result<Response, Failure> {
    let w = words(staff);
    let section = &asked.report.sections[asked.at];
    let href = |verb: &str| staff.href(&report_path(asked.report.id, verb));
    let title = typed.map_or(section.title.as_str(), |typed| typed.text("title"));
    let heading = if asked.at == 0 { w.section_opening().to_owned() } else { section.title.clone() };
    let names = asked.vocabulary.names().map(|name| format!("<li>[{}]</li>", Html::from(name))).collect::<String>();
    let body = Page {
        w,
        heading: heading.clone(),
        errors: errors.iter().fold(ErrorSummary::new(staff.locale), |all, (field, said)| {
            if field == FORM { all.form(said) } else { all.field(field, said) }
        }),
        action: href(&format!("muc/{}", asked.at)),
        version: asked.report.version,
        title: (asked.at > 0)
            .then(|| TextInput::new(staff.locale, "title", w.section_title()).value(title).error(errors.of("title"))),
        blocks: section
            .blocks
            .iter()
            .enumerate()
            .map(|(at, block)| field(staff, asked, at, block, typed, errors))
            .collect(),
        names: Details::new(
            w.section_names(),
            Html::trusted(format!(
                "<p class=\"govuk-body\">{}</p><ul class=\"govuk-list\">{names}</ul>",
                w.section_names_how()
            )),
        ),
        button: Button::submit(w.section_save()),
        block: Html::link(&href(&format!("muc/{}/bang", asked.at)), w.block_add()),
        add: (
            href(&format!("muc/{}/them", asked.at)),
            TextInput::new(staff.locale, "new-title", w.section_new_title()),
            Button::submit(w.section_add()).secondary(),
        ),
    };
    let crumbs = period_crumbs(staff, &asked.period).then(asked.report.name.as_str(), href(""));
    staff.page(&PageHead::new(w.section_edit(heading)).breadcrumbs(crumbs).with_errors(!errors.is_empty()), &body)
}

/// The errors of the form as a whole.
pub(super) const FORM: &str = "form";

/// A text as a field; a table, list or drawing as it will stand, with a box to leave it out.
fn field(staff: &Staff, asked: &Asked, at: usize, block: &Block, typed: Option<&Input>, errors: &FormErrors) -> Html {
    let w = words(staff);
    match block {
        Block::Text { text } => {
            let name = format!("text-{at}");
            let value = typed.map_or_else(|| asked.vocabulary.shown(text), |typed| typed.text(&name).to_owned());
            let field = Textarea::new(staff.locale, name.as_str(), w.section_text())
                .hint(w.section_text_hint())
                .rows(10)
                .value(value)
                .error(errors.of(&name));
            Html::from(field)
        }
        other => {
            let shown = shown::blocks(&content::block(other, &asked.snapshot), &format!("b{at}"), staff.locale);
            let chosen = typed.is_some_and(|typed| typed.all("drop").any(|one| one == at.to_string()));
            let choice = Choice::new(at.to_string(), w.section_drop()).chosen(chosen);
            let boxes = Checkboxes::new(staff.locale, "drop", w.section_drop_legend(), [choice])
                .id(format!("drop-{at}"))
                .hidden_label();
            Html::trusted(format!("{shown}{}", Html::from(boxes)))
        }
    }
}

async fn save(
    staff: Staff,
    registry: Registry,
    Path((id, at)): Path<(ReportId, usize)>,
    input: Input,
) -> Result<Response, Failure> {
    let asked = asked(&staff, registry, id, at).await?;
    let blocks = asked.report.sections[at].blocks.iter().enumerate();
    let texts = blocks.filter(|(_, block)| matches!(block, Block::Text { .. }));
    let wrote = Rewritten {
        title: input.text("title").to_owned(),
        texts: texts.map(|(place, _)| asked.vocabulary.read(input.text(&format!("text-{place}")))).collect(),
        dropped: input.all("drop").filter_map(|place| place.parse().ok()).collect(),
    };
    // The version that the writer saw: what somebody else saved since is not overwritten.
    let seen = input.number("version").ok().flatten().unwrap_or(asked.report.version);
    let decided = rewrite(&Report { version: seen, ..asked.report.clone() }, at, &wrote, &staff.actor);
    match keep(&staff, decided).await? {
        Ok(_) => Ok(staff.redirect_saying(&report_path(id, ""), words(&staff).section_saved())),
        Err(refusal) => {
            let mut errors = FormErrors::default();
            let field = match &refusal {
                Refusal::TextMissing("title") | Refusal::TextTooLong("title", _) => "title",
                _ => FORM,
            };
            errors.add(field, sentences::refusal(&refusal, words(&staff)));
            page(&staff, &asked, Some(&input), &errors)
        }
    }
}

/// Keeps what a rule decided; the inner result is what the rules say.
pub(super) async fn keep(staff: &Staff, decided: Decision<Report>) -> Result<Result<Report, Refusal>, Failure> {
    keep_moving(staff, decided, &[]).await
}

/// The same; remarks go along with their sections, of which `places` says where each stands now.
async fn keep_moving(
    staff: &Staff,
    decided: Decision<Report>,
    places: &[usize],
) -> Result<Result<Report, Refusal>, Failure> {
    let decided = match decided {
        Ok(decided) => decided,
        Err(Refusal::NotPermitted) => return Err(Failure::Forbidden),
        Err(refusal) => return Ok(Err(refusal)),
    };
    let mut tx = staff.app.db.begin().await?;
    match store::save_report(&mut tx, &writer(staff), decided).await {
        Ok(saved) => {
            store::move_comments(&mut tx, &writer(staff), saved.id, places).await?;
            tx.commit().await?;
            Ok(Ok(saved))
        }
        Err(Error::Refused(refusal)) => Ok(Err(refusal)),
        Err(Error::Store(error)) => Err(error.into()),
    }
}

async fn add(staff: Staff, Path((id, at)): Path<(ReportId, usize)>, input: Input) -> Result<Response, Failure> {
    let w = words(&staff);
    let (report, _) = find_report(&staff, id).await?;
    let decided = add_section(&report, at, input.text("new-title"), &staff.actor);
    let places: Vec<usize> = (0..report.sections.len()).map(|old| old + usize::from(old > at)).collect();
    match keep_moving(&staff, decided, &places).await? {
        Ok(_) => Ok(staff.redirect_saying(&report_path(id, &format!("muc/{}", at + 1)), w.section_added())),
        Err(refusal) => Err(sentences::failure(refusal.into(), w)),
    }
}

#[derive(Template)]
#[template(path = "report/address.html")]
struct AddressPage {
    w: Words,
    errors: ErrorSummary,
    action: String,
    subject: Textarea,
    receivers: Textarea,
    button: Button,
}

async fn ask_address(staff: Staff, Path(id): Path<ReportId>) -> Result<Response, Failure> {
    let (report, period) = find_report(&staff, id).await?;
    if !report.is_draft() {
        return Err(Failure::NotFound);
    }
    let fields = [("subject", report.subject.clone()), ("receivers", report.receivers.join("\n"))];
    let typed = Input::new(fields.map(|(name, value)| (name.to_owned(), value)).to_vec());
    address_page(&staff, &report, &period, &typed, &FormErrors::default())
}

fn address_page(
    staff: &Staff,
    report: &Report,
    period: &Period,
    typed: &Input,
    errors: &FormErrors,
) -> Result<Response, Failure> {
    let w = words(staff);
    let text = |name: &'static str, label: &'static str| {
        Textarea::new(staff.locale, name, label).rows(3).value(typed.text(name)).error(errors.of(name))
    };
    let body = AddressPage {
        w,
        errors: errors.iter().fold(ErrorSummary::new(staff.locale), |all, (field, said)| all.field(field, said)),
        action: staff.href(&report_path(report.id, "dia-chi")),
        subject: text("subject", w.report_subject()),
        receivers: text("receivers", w.report_receivers()).hint(w.report_receivers_hint()),
        button: Button::submit(w.section_save()),
    };
    let crumbs = period_crumbs(staff, period).then(report.name.as_str(), staff.href(&report_path(report.id, "")));
    staff.page(&PageHead::new(w.report_address()).breadcrumbs(crumbs).with_errors(!errors.is_empty()), &body)
}

async fn save_address(staff: Staff, Path(id): Path<ReportId>, input: Input) -> Result<Response, Failure> {
    let w = words(&staff);
    let (report, period) = find_report(&staff, id).await?;
    match keep(&staff, address(&report, input.text("subject"), input.text("receivers"), &staff.actor)).await? {
        Ok(_) => Ok(staff.redirect_saying(&report_path(id, ""), w.section_saved())),
        Err(refusal) => {
            let (Refusal::TextMissing(field) | Refusal::TextTooLong(field, _)) = refusal else {
                return Err(sentences::failure(refusal.into(), w));
            };
            let mut errors = FormErrors::default();
            errors.add(field, sentences::refusal(&refusal, w));
            address_page(&staff, &report, &period, &input, &errors)
        }
    }
}
