//! Recording a correction or amendment: the wording is changed in place, and what differs becomes the changes of the paper.

use super::compare::blocks;
use super::group_name;
use crate::channel::recognise;
use crate::desk::common::{count, full_plan, plan_crumbs, plan_path, words, writer};
use crate::model::{AmendmentKind, Change, FullPlan, PlanChannel, PlanId, PlanItem, QuotaOf};
use crate::rules::amendment::{Contents, RecordAmendment, as_of, record};
use crate::words::Words;
use crate::{sentences, store};
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use kernel::Ambient;
use ui::{
    Button, Checkboxes, Choice, DateField, Details, ErrorSummary, Fieldset, Html, NotificationBanner, Radios, Select,
    TextInput, Textarea, Width,
};
use web::{Failure, FormErrors, Input, PageHead, Staff};

/// Contents that one form may add.
const NEW: usize = 2;

#[derive(Template)]
#[template(path = "baseline/form.html")]
struct Form {
    w: Words,
    errors: ErrorSummary,
    older: Option<NotificationBanner>,
    action: String,
    seen: usize,
    number: TextInput,
    issued_on: DateField,
    kind: Radios,
    groups: Vec<Html>,
    button: Button,
}

/// What came back from the form, if anything did.
#[derive(Default)]
struct Typed {
    input: Option<Input>,
    errors: FormErrors,
    said: Option<String>,
    older: bool,
}

impl Typed {
    /// What was typed into a field; what stands there if the field did not come back.
    fn value(&self, name: &str, stands: &str) -> String {
        let came = self.input.as_ref().filter(|input| input.fields().any(|(field, _)| field == name));
        came.map_or_else(|| stands.to_owned(), |input| input.text(name).to_owned())
    }
}

pub(super) async fn form(staff: Staff, Path(plan): Path<PlanId>) -> Result<Response, Failure> {
    let full = full_plan(&staff, plan).await?;
    page(&staff, &full, &Typed::default())
}

pub(super) async fn save(staff: Staff, Path(plan): Path<PlanId>, input: Input) -> Result<Response, Failure> {
    let w = words(&staff);
    let full = full_plan(&staff, plan).await?;
    let again = |errors, said, older| page(&staff, &full, &Typed { input: Some(input.clone()), errors, said, older });
    if input.text("seen") != full.amendments.len().to_string() {
        return again(FormErrors::default(), None, true);
    }
    let command = match command(&full, &as_of(&full, staff.today), &input, &staff.app.ambient, w) {
        Ok(command) => command,
        Err(errors) => return again(errors, None, false),
    };
    let number = command.number.clone();
    let mut tx = staff.app.db.begin().await?;
    let done = match record(&full, staff.app.ambient.id(), command, &staff.actor, staff.now) {
        Ok(decided) => store::add_amendment(&mut tx, &writer(&staff), decided).await,
        Err(refusal) => Err(refusal.into()),
    };
    if let Err(error) = done {
        return again(FormErrors::default(), Some(sentences::refusal(&sentences::refused(error)?, w)), false);
    }
    tx.commit().await?;
    Ok(staff.redirect_saying(&plan_path(plan, "ban-goc"), &w.amend_saved(number)))
}

/// The paper and what it changes, or what is wrong with which field.
fn command(
    full: &FullPlan,
    held: &Contents,
    input: &Input,
    ambient: &Ambient,
    w: Words,
) -> Result<RecordAmendment, FormErrors> {
    let mut errors = FormErrors::default();
    if input.text("number").is_empty() {
        errors.add("number", w.refusal_text_missing(w.field_number()));
    }
    let issued_on = input.date("issued_on").unwrap_or_else(|_| {
        errors.add("issued_on", w.fault_form_date());
        None
    });
    if issued_on.is_none() {
        errors.add("issued_on", w.amend_date_missing());
    }
    let kind = match input.text("kind") {
        "correction" => Some(AmendmentKind::Correction),
        "amendment" => Some(AmendmentKind::Amendment),
        _ => {
            errors.add("kind", w.amend_kind_missing());
            None
        }
    };
    let changes = changes(full, held, input, ambient, &mut errors, w);
    match (issued_on, kind, errors.is_empty()) {
        (Some(issued_on), Some(kind), true) => {
            Ok(RecordAmendment { number: input.text("number").to_owned(), issued_on, kind, changes })
        }
        _ => Err(errors),
    }
}

/// What differs between the form and what holds. A field that did not come back is left alone.
fn changes(
    full: &FullPlan,
    held: &Contents,
    input: &Input,
    ambient: &Ambient,
    errors: &mut FormErrors,
    w: Words,
) -> Vec<Change> {
    let came = |name: &str| input.fields().any(|(field, _)| field == name);
    let mut changes = Vec::new();
    for item in &held.items {
        let name = item_field(item);
        let to = input.text(&name);
        match () {
            () if input.ticked(&drop_field(item)) => {
                changes.push(Change::ItemDropped { item: item.id, text: item.text.clone() });
            }
            () if !came(&name) || to == item.text.trim() => {}
            () if to.is_empty() => errors.add(&item_id(item), w.amend_emptied()),
            () => changes.push(Change::ItemText { item: item.id, from: item.text.clone(), to: to.to_owned() }),
        }
    }
    for line in &held.channels {
        let name = channel_field(line);
        let to = input.text(&name);
        if !came(&name) || to == line.text.trim() {
            continue;
        }
        if to.is_empty() {
            errors.add(&channel_id(line), w.amend_emptied());
        }
        let kinds = recognise(to).kinds;
        changes.push(Change::ChannelText { channel: line.id, from: line.text.clone(), to: to.to_owned(), kinds });
    }
    for (of, name, from) in quota_fields(held) {
        match input.number(name).map(|number| number.map(u32::try_from).transpose()) {
            Ok(Ok(to)) if came(name) && to != from => changes.push(Change::Quota { of, from, to }),
            Ok(Ok(_)) => {}
            _ => errors.add(name, w.fault_form_number()),
        }
    }
    changes.extend((0..NEW).filter_map(|at| added(full, input, at, ambient)));
    changes
}

const fn quota_fields(held: &Contents) -> [(QuotaOf, &'static str, Option<u32>); 2] {
    [
        (QuotaOf::Collectives, "collectives", held.quotas.collectives),
        (QuotaOf::Individuals, "individuals", held.quotas.individuals),
    ]
}

fn added(full: &FullPlan, input: &Input, at: usize, ambient: &Ambient) -> Option<Change> {
    let block: i64 = input.some(&format!("new-block[{at}]"))?.parse().ok()?;
    let label = input.text(&format!("new-label[{at}]"));
    let next = full.items.iter().filter(|item| item.block == block).count() + at + 1;
    let label = if label.is_empty() { next.to_string() } else { label.to_owned() };
    Some(Change::ItemAdded {
        item: ambient.id(),
        block,
        label,
        text: input.text(&format!("new-text[{at}]")).to_owned(),
    })
}

fn item_field(item: &PlanItem) -> String {
    format!("item[{}]", item.id)
}

fn item_id(item: &PlanItem) -> String {
    format!("item-{}", item.id)
}

fn drop_field(item: &PlanItem) -> String {
    format!("drop[{}]", item.id)
}

fn channel_field(line: &PlanChannel) -> String {
    format!("channel[{}]", line.id)
}

fn channel_id(line: &PlanChannel) -> String {
    format!("channel-{}", line.id)
}

fn page(staff: &Staff, full: &FullPlan, typed: &Typed) -> Result<Response, Failure> {
    let w = words(staff);
    let held = as_of(full, staff.today);
    let kinds = [
        Choice::new("correction", w.amend_kind_correction()).hint(w.amend_kind_correction_hint()),
        Choice::new("amendment", w.amend_kind_amendment()).hint(w.amend_kind_amendment_hint()),
    ];
    let fields = typed.errors.iter().fold(ErrorSummary::new(staff.locale), |all, (id, said)| all.field(id, said));
    let errors = typed.said.iter().fold(fields, |all, said| all.form(said.as_str()));
    let wrong = !errors.is_empty() || typed.older;
    let body = Form {
        w,
        errors,
        older: typed.older.then(|| NotificationBanner::important(staff.locale, w.amend_seen_older())),
        action: staff.href(&plan_path(full.plan.id, "ban-goc/dieu-chinh")),
        seen: full.amendments.len(),
        number: TextInput::new(staff.locale, "number", w.amend_number())
            .hint(w.amend_number_hint())
            .width(Width::C20)
            .value(typed.value("number", ""))
            .error(typed.errors.of("number")),
        issued_on: DateField::new(staff.locale, "issued_on", w.amend_date())
            .value(typed.value("issued_on", ""))
            .error(typed.errors.of("issued_on")),
        kind: Radios::new(staff.locale, "kind", w.amend_kind(), kinds)
            .value(&typed.value("kind", ""))
            .error(typed.errors.of("kind")),
        groups: groups(staff, full, &held, typed),
        button: Button::submit(w.amend_save()),
    };
    let crumbs =
        plan_crumbs(staff, &full.plan).then(w.part_baseline(), staff.href(&plan_path(full.plan.id, "ban-goc")));
    staff.page(&PageHead::new(w.amend_title()).breadcrumbs(crumbs).with_errors(wrong), &body)
}

/// Every group closed, one click from its fields: most papers change one or two of them.
fn groups(staff: &Staff, full: &FullPlan, held: &Contents, typed: &Typed) -> Vec<Html> {
    let w = words(staff);
    let mut groups: Vec<Html> = Vec::new();
    for block in blocks(full) {
        let name = group_name(full, block, w);
        let items: Vec<&PlanItem> = held.items.iter().filter(|item| item.block == block).collect();
        let fields: String = items.iter().map(|item| item_fields(staff, item, typed)).collect();
        groups.push(folded(w.amend_block(count(items.len()), name.as_str()), fields, typed));
        let lines: Vec<&PlanChannel> = held.channels.iter().filter(|line| line.block == block).collect();
        let fields: String =
            lines.iter().enumerate().map(|(at, line)| channel_field_of(staff, at, line, typed)).collect();
        groups.push(folded(w.amend_block_channels(count(lines.len()), name.as_str()), fields, typed));
    }
    groups.push(folded(w.amend_quotas().to_owned(), quotas(staff, held, typed), typed));
    groups.push(folded(w.amend_new().to_owned(), new_items(staff, full, typed), typed));
    groups
}

/// Open where something is wrong, so that nobody has to look for it.
fn folded(title: String, fields: String, typed: &Typed) -> Html {
    let wrong = typed.errors.iter().any(|(id, _)| fields.contains(&format!("id=\"{id}\"")));
    let details = Details::new(title, Html::trusted(fields));
    if wrong { details.open().into() } else { details.into() }
}

fn item_fields(staff: &Staff, item: &PlanItem, typed: &Typed) -> String {
    let w = words(staff);
    let text = Textarea::new(staff.locale, item_field(item), w.amend_item(item.label.as_str()))
        .id(item_id(item))
        .rows(3)
        .value(typed.value(&item_field(item), &item.text))
        .error(typed.errors.of(&item_id(item)));
    let dropped = !typed.value(&drop_field(item), "").is_empty();
    let label = w.amend_drop(item.label.as_str());
    let drop = Checkboxes::new(
        staff.locale,
        drop_field(item),
        label.as_str(),
        [Choice::new("1", label.as_str()).chosen(dropped)],
    )
    .id(format!("drop-{}", item.id))
    .hidden_label();
    format!("{text}{drop}")
}

fn channel_field_of(staff: &Staff, at: usize, line: &PlanChannel, typed: &Typed) -> String {
    Textarea::new(staff.locale, channel_field(line), words(staff).amend_channel(count(at + 1)))
        .id(channel_id(line))
        .rows(2)
        .value(typed.value(&channel_field(line), &line.text))
        .error(typed.errors.of(&channel_id(line)))
        .to_string()
}

fn quotas(staff: &Staff, held: &Contents, typed: &Typed) -> String {
    let w = words(staff);
    let field = |name: &'static str, label: &str, stands: Option<u32>| {
        let stands = stands.map(|number| number.to_string()).unwrap_or_default();
        TextInput::new(staff.locale, name, label)
            .width(Width::C5)
            .input_mode("numeric")
            .value(typed.value(name, &stands))
            .error(typed.errors.of(name))
            .to_string()
    };
    let collectives = field("collectives", w.baseline_collectives(), held.quotas.collectives);
    collectives + &field("individuals", w.baseline_individuals(), held.quotas.individuals)
}

fn new_items(staff: &Staff, full: &FullPlan, typed: &Typed) -> String {
    let w = words(staff);
    let row = |at: usize| {
        let name = |field: &str| format!("new-{field}[{at}]");
        let id = |field: &str| format!("new-{field}-{at}");
        let groups = blocks(full).into_iter().map(|block| Choice::new(block.to_string(), group_name(full, block, w)));
        let choices = std::iter::once(Choice::new("", w.amend_new_none())).chain(groups);
        let value = typed.value(&name("block"), "");
        Fieldset::new(w.amend_item(format!("+{}", at + 1)))
            .with(Select::new(staff.locale, name("block"), w.amend_new_block(), choices).id(id("block")).value(&value))
            .with(
                TextInput::new(staff.locale, name("label"), w.amend_new_label())
                    .id(id("label"))
                    .width(Width::C5)
                    .optional()
                    .value(typed.value(&name("label"), "")),
            )
            .with(
                Textarea::new(staff.locale, name("text"), w.amend_new_text())
                    .id(id("text"))
                    .rows(3)
                    .value(typed.value(&name("text"), "")),
            )
            .to_string()
    };
    (0..NEW).map(row).collect()
}
