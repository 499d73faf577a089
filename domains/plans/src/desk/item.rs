//! One content of a plan: its wording, the documents that it stands for, its channels, its tasks and what proves them.

mod forms;

use crate::desk::common::{
    Names, channel, day, frequency, full_plan, plan_crumbs, plan_path, progress_tag, words, writer,
};
use crate::desk::coverage::item_path;
use crate::import::Frequency;
use crate::model::{ChannelRole, FullPlan, ItemId, PlanId, PlanItem, ProofStanding, TaskWithProofs};
use crate::permissions::{ASSIGN_SOME, MANAGE_PLANS, SEE_TASKS};
use crate::rules::amendment::{Contents, as_of, drift};
use crate::rules::task::progress;
use crate::words::Words;
use crate::{model, rules, sentences, store};
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use forms::DocumentRow;
use ui::{Button, Column, Details, ErrorSummary, Html, InsetText, SummaryList, Table, Tag, TaskCard, Tone};
use viet::date::short;
use web::{Access, Failure, FormErrors, Input, PageHead, Routes, Staff};

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/lam-viec/ke-hoach/{plan}/noi-dung/{item}", Access::May(&SEE_TASKS), show)
        .post("/lam-viec/ke-hoach/{plan}/noi-dung/{item}/van-ban", Access::May(&MANAGE_PLANS), save_documents)
        .post("/lam-viec/ke-hoach/{plan}/noi-dung/{item}/hinh-thuc", Access::May(&MANAGE_PLANS), save_channels)
}

#[derive(Template)]
#[template(path = "item/page.html")]
struct Page {
    w: Words,
    errors: ErrorSummary,
    group: String,
    title: String,
    printed_title: String,
    printed: InsetText,
    now: Option<(String, InsetText)>,
    facts: SummaryList,
    tasks: Vec<TaskCard>,
    assign: Option<Button>,
    signed: bool,
    proofs: Option<Table>,
    documents: Option<Table>,
    edit_documents: Option<Details>,
    channels: Option<SummaryList>,
    channel_lines: Details,
    edit_channels: Option<Details>,
}

/// What was typed into the form of documents, and what is wrong with it.
struct Typed {
    rows: Vec<DocumentRow>,
    errors: FormErrors,
    /// What the rules said of the whole.
    said: Option<String>,
}

async fn show(staff: Staff, Path((plan, item)): Path<(PlanId, ItemId)>) -> Result<Response, Failure> {
    page(&staff, plan, item, None).await
}

async fn save_documents(
    staff: Staff,
    Path((plan, item)): Path<(PlanId, ItemId)>,
    input: Input,
) -> Result<Response, Failure> {
    let w = words(&staff);
    let full = full_plan(&staff, plan).await?;
    let rows = forms::typed_rows(&input);
    let drafts = match forms::drafts(&rows, w) {
        Ok(drafts) => drafts,
        Err(errors) => return page(&staff, plan, item, Some(Typed { rows, errors, said: None })).await,
    };
    let mut tx = staff.app.db.begin().await?;
    let done = match rules::contents::settle_documents(&full, item, &drafts, &staff.actor, &staff.app.ambient) {
        Ok(decided) => store::save_documents(&mut tx, &writer(&staff), item, decided).await,
        Err(refusal) => Err(refusal.into()),
    };
    if let Err(error) = done {
        let said = Some(sentences::refusal(&sentences::refused(error)?, w));
        return page(&staff, plan, item, Some(Typed { rows, errors: FormErrors::default(), said })).await;
    }
    tx.commit().await?;
    Ok(staff.redirect_saying(&item_path(plan, item), w.item_documents_saved()))
}

async fn save_channels(
    staff: Staff,
    Path((plan, item)): Path<(PlanId, ItemId)>,
    input: Input,
) -> Result<Response, Failure> {
    let w = words(&staff);
    let full = full_plan(&staff, plan).await?;
    let chosen = forms::chosen_channels(&input);
    let decided = rules::contents::choose_channels(&full, item, &chosen, &staff.actor);
    let decided = decided.map_err(|refusal| sentences::failure(refusal.into(), w))?;
    let mut tx = staff.app.db.begin().await?;
    store::save_item_channels(&mut tx, &writer(&staff), item, decided).await.map_err(|e| sentences::failure(e, w))?;
    tx.commit().await?;
    Ok(staff.redirect_saying(&item_path(plan, item), w.item_channels_saved()))
}

async fn page(staff: &Staff, plan: PlanId, id: ItemId, typed: Option<Typed>) -> Result<Response, Failure> {
    let w = words(staff);
    let full = full_plan(staff, plan).await?;
    let item = full.item(id).ok_or(Failure::NotFound)?;
    let names = Names::load(&staff.app.db, staff.agency.id).await?;
    let tasks: Vec<TaskWithProofs> = store::list_tasks_with_proofs(&staff.app.db, staff.agency.id, plan)
        .await?
        .into_iter()
        .filter(|task| task.task.item() == Some(id))
        .collect();
    let signed = full.plan.signature().is_some();
    let manages = staff.actor.may(&MANAGE_PLANS);
    let assigns = staff.actor.may(&ASSIGN_SOME);
    let title = w.item_title(item.label.as_str());
    let wrong = typed.is_some();
    let body = Page {
        w,
        errors: error_summary(staff, typed.as_ref()),
        group: group(item, w),
        printed_title: printed_title(&full, item, signed, w),
        printed: InsetText::new(lines(&item.text)),
        now: now(&full, item, &as_of(&full, staff.today), staff, w),
        facts: facts(&full, item, w),
        tasks: tasks.iter().map(|task| card(staff, task, &names)).collect(),
        assign: (signed && assigns).then(|| {
            let address = plan_path(plan, &format!("giao-viec?noi-dung={id}"));
            Button::to(w.item_assign(), staff.href(&address)).secondary()
        }),
        signed,
        proofs: proofs(staff, &tasks),
        documents: documents(&full, item, w),
        edit_documents: manages.then(|| edit_documents(staff, &full, item, typed)),
        channels: channels(&full, item, w),
        channel_lines: channel_lines(&full, item, w),
        edit_channels: manages.then(|| {
            forms::channels_form(staff, staff.href(&format!("{}/hinh-thuc", item_path(plan, id))), &full, item)
        }),
        title: title.clone(),
    };
    let head = PageHead::new(title).breadcrumbs(plan_crumbs(staff, &full.plan));
    staff.page(&head.with_errors(wrong), &body)
}

fn group(item: &PlanItem, w: Words) -> String {
    let number = item.block + 1;
    if item.audience.is_empty() {
        w.coverage_group_plain(number)
    } else {
        w.coverage_group(item.audience.as_str(), number)
    }
}

/// The lines of a printed text stay lines.
fn lines(text: &str) -> Html {
    let escaped: Vec<String> = text.lines().map(|line| Html::from(line).to_string()).collect();
    Html::trusted(escaped.join("<br>"))
}

fn printed_title(full: &FullPlan, item: &PlanItem, signed: bool, w: Words) -> String {
    let added = item.added_by.and_then(|id| full.amendments.iter().find(|amendment| amendment.id == id));
    match added {
        Some(amendment) => w.item_added_by(amendment.number.as_str()),
        None if signed => w.item_as_signed().to_owned(),
        None => w.item_as_draft().to_owned(),
    }
}

/// The wording that holds today, where an amendment changed it; or that the content was dropped.
fn now(full: &FullPlan, item: &PlanItem, held: &Contents, staff: &Staff, w: Words) -> Option<(String, InsetText)> {
    match held.items.iter().find(|row| row.id == item.id) {
        Some(row) if row.text == item.text => None,
        Some(row) => Some((w.item_now().to_owned(), InsetText::new(lines(&row.text)))),
        None => {
            let dropped = drift(full, staff.today).into_iter().rev().find_map(|one| match one.change {
                model::Change::ItemDropped { item: id, .. } if *id == item.id => Some(one.amendment.number.as_str()),
                _ => None,
            });
            dropped.map(|number| (w.item_dropped(number), InsetText::new("–")))
        }
    }
}

fn facts(full: &FullPlan, item: &PlanItem, w: Words) -> SummaryList {
    let mut rows: Vec<(&str, String)> = Vec::new();
    if !item.audience.is_empty() {
        rows.push((w.item_audience(), item.audience.clone()));
    }
    if let Some(every) = item.cadence {
        rows.push((w.item_cadence(), frequency(every, w).to_owned()));
    }
    if item.source_line > 0 {
        rows.push((w.item_source_line(), w.line_of_source(item.source_line)));
    }
    if let Some(printed) = full.printed(item) {
        let columns = [
            (w.item_printed_lead(), &printed.lead),
            (w.item_printed_when(), &printed.when),
            (w.item_printed_product(), &printed.product),
        ];
        rows.extend(columns.into_iter().filter_map(|(key, value)| value.clone().map(|value| (key, value))));
    }
    rows.into_iter().fold(SummaryList::new(), |list, (key, value)| list.line(key, value))
}

fn card(staff: &Staff, task: &TaskWithProofs, names: &Names) -> TaskCard {
    let w = words(staff);
    let work = &task.task.work;
    let state = progress_tag(progress(&task.task, &task.proofs, staff.today), w);
    let address = staff.href(&format!("/lam-viec/viec/{}", task.task.id));
    let card = TaskCard::new(staff.locale, work.title.as_str(), address, state)
        .due(work.due.day().map_or_else(|| w.continuing().to_owned(), short))
        .unit(names.unit_or(work.lead_unit, w.nobody_yet()));
    match work.channel {
        Some(kind) => card.channel(channel(kind, w)),
        None => card,
    }
}

/// Each proof once, however many tasks of the content it serves; the latest event first.
fn proofs(staff: &Staff, tasks: &[TaskWithProofs]) -> Option<Table> {
    let w = words(staff);
    let mut rows: Vec<(&model::TaskProof, &str)> = Vec::new();
    for task in tasks {
        for proof in &task.proofs {
            if rows.iter().all(|(other, _)| other.proof != proof.proof) {
                rows.push((proof, task.task.work.title.as_str()));
            }
        }
    }
    if rows.is_empty() {
        return None;
    }
    rows.sort_by_key(|(proof, _)| std::cmp::Reverse(proof.happened_on));
    let cells = rows.into_iter().map(|(proof, title)| {
        let address = staff.href(&format!("/lam-viec/kiem-chung/{}", proof.proof));
        vec![
            short(proof.happened_on).into(),
            Html::from(title),
            standing(proof.standing, w).into(),
            Html::link(&address, w.item_proof_open()),
        ]
    });
    let table = Table::new(staff.locale, w.item_proofs())
        .hidden_caption()
        .column(Column::text(w.item_proof_date()))
        .column(Column::text(w.item_proof_task()))
        .column(Column::text(w.item_proof_state()))
        .column(Column::text(w.item_proof_column()))
        .rows(cells);
    Some(table)
}

fn standing(standing: ProofStanding, w: Words) -> Tag {
    match standing {
        ProofStanding::Proposed => Tag::new(Tone::Gold, w.item_proof_proposed()),
        ProofStanding::Confirmed => Tag::new(Tone::Green, w.item_proof_confirmed()),
        ProofStanding::Returned => Tag::new(Tone::Red, w.item_proof_returned()),
        ProofStanding::Revoked => Tag::new(Tone::Grey, w.item_proof_revoked()),
    }
}

fn documents(full: &FullPlan, item: &PlanItem, w: Words) -> Option<Table> {
    let rows: Vec<Vec<Html>> = full
        .documents
        .iter()
        .filter(|row| row.item_id == item.id)
        .map(|row| {
            let number = row.number.as_deref().unwrap_or(w.item_number_unknown());
            vec![number.into(), day(row.issued_on, w).into(), Html::from(&row.description)]
        })
        .collect();
    if rows.is_empty() {
        return None;
    }
    let table = Table::new(w.0, w.item_documents())
        .hidden_caption()
        .column(Column::text(w.item_document_number()))
        .column(Column::text(w.item_document_date()))
        .column(Column::text(w.item_document_about()));
    Some(table.rows(rows))
}

fn edit_documents(staff: &Staff, full: &FullPlan, item: &PlanItem, typed: Option<Typed>) -> Details {
    let action = staff.href(&format!("{}/van-ban", item_path(full.plan.id, item.id)));
    let kept: Vec<_> = full.documents.iter().filter(|row| row.item_id == item.id).collect();
    match typed {
        Some(typed) => {
            let form = forms::documents_form(staff, action, &typed.rows, &typed.errors);
            if typed.said.is_some() { form.open() } else { form }
        }
        None => forms::documents_form(staff, action, &forms::kept_rows(&kept), &FormErrors::default()),
    }
}

fn error_summary(staff: &Staff, typed: Option<&Typed>) -> ErrorSummary {
    let summary = ErrorSummary::new(staff.locale);
    let Some(typed) = typed else { return summary };
    let fields = typed.errors.iter().fold(summary, |summary, (field, sentence)| summary.field(field, sentence));
    typed.said.iter().fold(fields, |summary, sentence| summary.form(sentence.as_str()))
}

/// The channels chosen for the content, leading ones first.
fn channels(full: &FullPlan, item: &PlanItem, w: Words) -> Option<SummaryList> {
    let mut chosen: Vec<_> = full.chosen(item.id).collect();
    chosen.sort_by_key(|chosen| chosen.role != ChannelRole::Lead);
    let role = |role: ChannelRole| match role {
        ChannelRole::Lead => w.item_channel_lead(),
        ChannelRole::Optional => w.item_channel_optional(),
    };
    let list = |list: SummaryList, chosen: &&model::ItemChannel| list.line(channel(chosen.kind, w), role(chosen.role));
    (!chosen.is_empty()).then(|| chosen.iter().fold(SummaryList::new(), list))
}

/// The channel column of the group as printed, with what each line was understood as.
fn channel_lines(full: &FullPlan, item: &PlanItem, w: Words) -> Details {
    let rows = full.channels.iter().filter(|line| line.block == item.block).map(|line| {
        let kinds = line.kinds.0.iter().map(|kind| channel(*kind, w).to_owned());
        let cadence = line.cadence.iter().map(|every: &Frequency| frequency(*every, w).to_owned());
        let understood = kinds.chain(cadence).collect::<Vec<_>>().join("; ");
        vec![Html::from(&line.text), understood.into()]
    });
    let table = Table::new(w.0, w.item_channels_lines())
        .hidden_caption()
        .column(Column::text(w.import_column_text()))
        .column(Column::text(w.import_column_kinds()))
        .rows(rows);
    Details::new(w.item_channels_lines(), table)
}
