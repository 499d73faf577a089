//! Changing one task. Two people who change the same task are shown both versions; nothing typed is lost.

use super::task_path;
use crate::channel::ChannelKind;
use crate::desk::assign::cells::{label, refused as beside};
use crate::desk::common::{Names, channel, channel_key, channel_of, full_plan, plan_crumbs, words, writer};
use crate::model::{Assignment, Due, FullPlan, Host, Refusal, Task, TaskId, TaskOf, Theirs};
use crate::rules::names::key;
use crate::rules::task::revise;
use crate::words::Words;
use crate::{sentences, store};
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use ui::{
    Button, Checkboxes, Choice, Conflict, ConflictPanel, DateField, ErrorSummary, Fieldset, Html, Select, TextInput,
    Textarea, Width,
};
use viet::date::short;
use web::{Failure, FormErrors, Input, PageHead, Staff};

const FIELDS: [&str; 10] =
    ["title", "channel", "lead", "coordinating", "person", "start", "due", "quantity", "measure", "host"];

#[derive(Template)]
#[template(path = "task/edit.html")]
struct Page {
    w: Words,
    errors: ErrorSummary,
    conflict: Option<ConflictPanel>,
    action: String,
    version: i64,
    fields: Vec<Html>,
    save: Button,
    back: String,
}

/// The form as texts: ids for units and people, several with blanks between them.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Form([String; 10]);

impl Form {
    fn of(work: &Assignment, w: Words) -> Self {
        let joined = work.coordinating.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
        Self([
            work.title.clone(),
            work.channel.map(channel_key).unwrap_or_default(),
            work.lead_unit.map(|unit| unit.to_string()).unwrap_or_default(),
            joined,
            work.person.map(|person| person.to_string()).unwrap_or_default(),
            work.starts_on.map(short).unwrap_or_default(),
            work.due.day().map_or_else(|| w.continuing().to_owned(), short),
            work.quantity.to_string(),
            work.measure.clone(),
            match &work.host {
                Host::Us => String::new(),
                Host::Elsewhere { who } => who.clone(),
            },
        ])
    }

    /// What was sent; a part for which the other version was chosen is taken from there.
    fn sent(input: &Input, theirs: &Self) -> Self {
        let part = |(name, theirs): (&str, &String)| match input.text(&format!("keep-{name}")) {
            "theirs" => theirs.clone(),
            _ => input.all(name).collect::<Vec<_>>().join(" "),
        };
        let mut parts = FIELDS.into_iter().zip(&theirs.0).map(part);
        Self(std::array::from_fn(|_| parts.next().unwrap_or_default()))
    }

    fn get(&self, field: &str) -> &str {
        FIELDS.iter().position(|name| *name == field).map_or("", |at| self.0[at].as_str())
    }

    fn read(&self, of: TaskOf, w: Words) -> Result<Assignment, FormErrors> {
        let mut errors = FormErrors::default();
        let start = viet::date::parse(self.get("start"));
        if start.is_none() && !self.get("start").is_empty() {
            errors.add("start", w.fault_form_date());
        }
        let continuing = [w.continuing(), "thường xuyên"].map(key).contains(&key(self.get("due")));
        let due = if continuing { Some(Due::Continuing) } else { viet::date::parse(self.get("due")).map(Due::On) };
        if due.is_none() {
            errors.add("due", w.assign_due_missing());
        }
        let quantity = self.get("quantity").replace(['.', ' '], "").parse();
        if quantity.is_err() {
            errors.add("quantity", w.fault_form_number());
        }
        let (Some(due), Ok(quantity), true) = (due, quantity, errors.is_empty()) else { return Err(errors) };
        let host = self.get("host");
        Ok(Assignment {
            of,
            channel: channel_of(self.get("channel")),
            title: self.get("title").split_whitespace().collect::<Vec<_>>().join(" "),
            lead_unit: self.get("lead").parse().ok(),
            coordinating: self.get("coordinating").split_whitespace().filter_map(|id| id.parse().ok()).collect(),
            person: self.get("person").parse().ok(),
            starts_on: start,
            due,
            quantity,
            measure: self.get("measure").to_owned(),
            host: if host.is_empty() { Host::Us } else { Host::Elsewhere { who: host.to_owned() } },
        })
    }

    /// A part in words.
    fn shown(&self, field: &str, names: &Names, w: Words) -> String {
        let text = self.get(field);
        let unit = |id: &str| id.parse().map(|id| names.unit(id).to_owned()).unwrap_or_default();
        match field {
            "channel" => channel_of(text).map(|kind| channel(kind, w).to_owned()).unwrap_or_default(),
            "lead" => unit(text),
            "coordinating" => text.split_whitespace().map(unit).collect::<Vec<_>>().join("; "),
            "person" => text.parse().map(|id| names.person(id).to_owned()).unwrap_or_default(),
            _ => text.to_owned(),
        }
    }
}

struct Loaded {
    full: FullPlan,
    task: Task,
    names: Names,
}

async fn load(staff: &Staff, id: TaskId) -> Result<Loaded, Failure> {
    let task = super::find(staff, id).await?;
    let full = full_plan(staff, task.plan_id).await?;
    let names = Names::load(&staff.app.db, staff.agency.id).await?;
    Ok(Loaded { full, task, names })
}

pub(super) async fn show(staff: Staff, Path(id): Path<TaskId>) -> Result<Response, Failure> {
    let loaded = load(&staff, id).await?;
    let form = Form::of(&loaded.task.work, words(&staff));
    page(&staff, &loaded, &form, &FormErrors::default(), None)
}

pub(super) async fn save(staff: Staff, Path(id): Path<TaskId>, input: Input) -> Result<Response, Failure> {
    let w = words(&staff);
    let loaded = load(&staff, id).await?;
    let seen = super::seen(&input, &loaded.task);
    let theirs = Form::of(&loaded.task.work, w);
    let form = Form::sent(&input, &theirs);
    let work = match form.read(loaded.task.work.of, w) {
        Ok(work) => work,
        Err(errors) => return page(&staff, &loaded, &form, &errors, None),
    };
    if seen != loaded.task.version && form != theirs {
        return page(&staff, &loaded, &form, &FormErrors::default(), Some(&theirs));
    }
    let mut tx = staff.app.db.begin().await?;
    let done = match revise(&loaded.full, &loaded.task, &work, &staff.actor) {
        Ok(decided) => store::save_task(&mut tx, &writer(&staff), loaded.task.version, decided).await,
        Err(refusal) => Err(refusal.into()),
    };
    match done.map_err(sentences::refused) {
        Ok(_) => tx.commit().await?,
        Err(refusal) => return again(&staff, loaded, &form, refusal?),
    }
    Ok(staff.redirect_saying(&task_path(id), w.task_saved()))
}

/// The form once more, with what the rules said, or beside what somebody else saved in the same moment.
fn again(staff: &Staff, loaded: Loaded, form: &Form, refusal: Refusal) -> Result<Response, Failure> {
    let w = words(staff);
    if let Refusal::Changed { theirs } = &refusal
        && let Theirs::Task(theirs) = theirs.as_ref()
    {
        let theirs_form = Form::of(&theirs.work, w);
        let loaded = Loaded { task: theirs.clone(), ..loaded };
        return page(staff, &loaded, form, &FormErrors::default(), Some(&theirs_form));
    }
    let mut errors = FormErrors::default();
    beside(&refusal, w).into_iter().for_each(|(field, sentence)| errors.add(field, sentence));
    page(staff, &loaded, form, &errors, None)
}

fn page(
    staff: &Staff,
    loaded: &Loaded,
    form: &Form,
    errors: &FormErrors,
    theirs: Option<&Form>,
) -> Result<Response, Failure> {
    let w = words(staff);
    let id = loaded.task.id;
    let wrong = !errors.is_empty() || theirs.is_some();
    let body = Page {
        w,
        errors: errors
            .iter()
            .fold(ErrorSummary::new(staff.locale), |all, (field, sentence)| all.field(field, sentence)),
        conflict: theirs.map(|theirs| conflict(staff, loaded, form, theirs)),
        action: staff.href(&format!("{}/sua", task_path(id))),
        version: loaded.task.version,
        fields: fields(staff, loaded, form, errors),
        save: Button::submit(w.save()),
        back: staff.href(&task_path(id)),
    };
    let crumbs =
        plan_crumbs(staff, &loaded.full.plan).then(loaded.task.work.title.as_str(), staff.href(&task_path(id)));
    staff.page(&PageHead::new(w.task_edit()).breadcrumbs(crumbs).with_errors(wrong), &body)
}

fn conflict(staff: &Staff, loaded: &Loaded, form: &Form, theirs: &Form) -> ConflictPanel {
    let w = words(staff);
    let action = staff.href(&format!("{}/sua", task_path(loaded.task.id)));
    let panel =
        ConflictPanel::new(staff.locale, action, staff.href(&task_path(loaded.task.id)), w.task_changed_meanwhile())
            .hidden("version", loaded.task.version.to_string());
    FIELDS.into_iter().fold(panel, |panel, field| {
        let panel = panel.hidden(field, form.get(field));
        if form.get(field) == theirs.get(field) {
            return panel;
        }
        panel.with(Conflict {
            name: field.to_owned(),
            label: label(field, w).to_owned(),
            theirs: theirs.shown(field, &loaded.names, w),
            yours: form.shown(field, &loaded.names, w),
        })
    })
}

fn fields(staff: &Staff, loaded: &Loaded, form: &Form, errors: &FormErrors) -> Vec<Html> {
    let (w, locale, names) = (words(staff), staff.locale, &loaded.names);
    let coordinating: Vec<&str> = form.get("coordinating").split_whitespace().collect();
    let units = || {
        names.units.iter().filter(|unit| {
            unit.exists_on(staff.today)
                || loaded.task.work.lead_unit == Some(unit.id)
                || loaded.task.work.coordinating.contains(&unit.id)
        })
    };
    let lead = std::iter::once(Choice::new("", w.nobody_yet()))
        .chain(units().map(|unit| Choice::new(unit.id.to_string(), unit.name.as_str())));
    let others: Vec<Choice> = units().map(|unit| Choice::new(unit.id.to_string(), unit.name.as_str())).collect();
    let text = |field: &'static str| {
        TextInput::new(locale, field, label(field, w)).error(errors.of(field)).value(form.get(field))
    };
    vec![
        Textarea::new(locale, "title", label("title", w))
            .rows(2)
            .error(errors.of("title"))
            .value(form.get("title"))
            .into(),
        Select::new(locale, "channel", label("channel", w), channels(loaded, form, w))
            .value(form.get("channel"))
            .into(),
        Select::new(locale, "lead", label("lead", w), lead).error(errors.of("lead")).value(form.get("lead")).into(),
        Checkboxes::new(locale, "coordinating", label("coordinating", w), others)
            .error(errors.of("coordinating"))
            .values(&coordinating)
            .optional()
            .into(),
        Select::new(locale, "person", label("person", w), names.person_choices(w.nobody_yet()))
            .value(form.get("person"))
            .into(),
        Fieldset::new(w.assign_column_time())
            .with(
                DateField::new(locale, "start", label("start", w))
                    .optional()
                    .error(errors.of("start"))
                    .value(form.get("start")),
            )
            .with(text("due").hint(w.task_due_hint()).width(Width::C20))
            .into(),
        Fieldset::new(w.assign_column_amount())
            .with(text("quantity").input_mode("numeric").width(Width::C10))
            .with(text("measure").width(Width::C20))
            .into(),
        text("host").hint(w.task_host_hint()).optional().into(),
    ]
}

fn channels(loaded: &Loaded, form: &Form, w: Words) -> Vec<Choice> {
    let mut kinds: Vec<ChannelKind> = match loaded.task.work.of {
        TaskOf::Item(item) => {
            loaded.full.item(item).map(|item| loaded.full.kinds_of_block(item.block)).unwrap_or_default()
        }
        TaskOf::Duty(_) => Vec::new(),
    };
    kinds.extend(channel_of(form.get("channel")).filter(|kind| !kinds.contains(kind)));
    let kinds = kinds.into_iter().map(|kind| Choice::new(channel_key(kind), channel(kind, w)));
    std::iter::once(Choice::new("", w.assign_no_channel())).chain(kinds).collect()
}
