//! A row of the bulk table as it is drawn: its content, its fields, what somebody else saved.

use super::cells::{label, of_hidden, shown};
use super::view::Row;
use crate::desk::common::words;
use crate::desk::common::{channel, channel_key, channel_of, cut, plan_path};
use crate::desk::coverage::item_path;
use crate::model::{FullPlan, TaskOf};
use crate::words::Words;
use web::Staff;

/// Characters of a content in a row; the whole text opens below it.
const SHORT: usize = 130;

pub(super) struct RowView {
    pub(super) key: String,
    pub(super) of: String,
    pub(super) version: String,
    pub(super) before: String,
    pub(super) heading: String,
    pub(super) whole: Option<String>,
    pub(super) href: String,
    pub(super) more: String,
    pub(super) task: Option<String>,
    pub(super) groups: Vec<Vec<BoxView>>,
    pub(super) conflict: Vec<(String, String)>,
    pub(super) accept: bool,
}

pub(super) struct BoxView {
    pub(super) field: &'static str,
    pub(super) name: String,
    pub(super) id: String,
    pub(super) label: String,
    pub(super) about: String,
    pub(super) value: String,
    pub(super) error: Option<String>,
    pub(super) list: Option<&'static str>,
    pub(super) choices: Vec<(String, String, bool)>,
}

impl BoxView {
    pub(super) fn is_text(&self) -> bool {
        self.field == "title"
    }

    pub(super) fn is_choice(&self) -> bool {
        self.field == "channel"
    }

    pub(super) fn input_mode(&self) -> Option<&'static str> {
        (self.field == "quantity").then_some("numeric")
    }
}

pub(super) fn box_id(field: &str, key: &str) -> String {
    format!("{field}-{key}")
}

pub(super) fn row_view(staff: &Staff, full: &FullPlan, row: &Row<'_>) -> RowView {
    let w = words(staff);
    let (label, text, href) = content(staff, full, row.of);
    let heading = if label.is_empty() { cut(&text, SHORT) } else { format!("{label}. {}", cut(&text, SHORT)) };
    let groups: [&[&'static str]; 5] = [
        &["title", "channel"],
        &["lead", "coordinating"],
        &["person"],
        &["start", "due"],
        &["quantity", "measure", "host"],
    ];
    let boxes = |fields: &[&'static str]| fields.iter().map(|field| box_view(full, row, field, &label, w)).collect();
    let conflict = row.conflict.iter().flat_map(|theirs| {
        let differing = theirs.differing(&row.cells);
        differing.into_iter().map(|field| (super::cells::label(field, w).to_owned(), shown(theirs, field, w)))
    });
    RowView {
        whole: (text.chars().count() > SHORT).then(|| text.clone()),
        of: of_hidden(row.of),
        version: row.version.map(|version| version.to_string()).unwrap_or_default(),
        before: row.before.to_hidden(),
        more: match row.of {
            TaskOf::Item(item) => staff.href(&plan_path(full.plan.id, &format!("giao-viec?noi-dung={item}"))),
            TaskOf::Duty(_) => String::new(),
        },
        task: row.task.map(|task| staff.href(&format!("/lam-viec/viec/{}", task.id))),
        groups: groups.map(boxes).into(),
        conflict: conflict.collect(),
        accept: row.task.is_none() && row.version.is_none(),
        key: row.key.clone(),
        heading,
        href,
    }
}

/// Label, words and address of what a row is about.
fn content(staff: &Staff, full: &FullPlan, of: TaskOf) -> (String, String, String) {
    match of {
        TaskOf::Item(id) => {
            let address = staff.href(&item_path(full.plan.id, id));
            full.item(id).map(|item| (item.label.clone(), item.text.clone(), address)).unwrap_or_default()
        }
        TaskOf::Duty(at) => {
            let duty = usize::try_from(at).ok().and_then(|at| full.plan.document.duties.get(at));
            let address = staff.href(&plan_path(full.plan.id, ""));
            duty.map(|duty| (duty.label.clone(), duty.text.clone(), address)).unwrap_or_default()
        }
    }
}

fn box_view(full: &FullPlan, row: &Row<'_>, field: &'static str, about: &str, w: Words) -> BoxView {
    let error = row.wrong.iter().filter(|(name, _)| *name == field).map(|(_, sentence)| sentence.as_str());
    let error = error.collect::<Vec<_>>().join(" ");
    BoxView {
        field,
        name: format!("{field}[{}]", row.key),
        id: box_id(field, &row.key),
        label: label(field, w).to_owned(),
        about: about.to_owned(),
        value: row.cells.get(field).to_owned(),
        error: (!error.is_empty()).then_some(error),
        list: match field {
            "lead" => Some("cac-don-vi"),
            "person" => Some("nhung-nguoi"),
            _ => None,
        },
        choices: if field == "channel" { choices(full, row, w) } else { Vec::new() },
    }
}

/// The channels of the content's group, and the one that is chosen.
fn choices(full: &FullPlan, row: &Row<'_>, w: Words) -> Vec<(String, String, bool)> {
    let chosen = row.cells.get("channel");
    let mut kinds = match row.of {
        TaskOf::Item(item) => full.item(item).map(|item| full.kinds_of_block(item.block)).unwrap_or_default(),
        TaskOf::Duty(_) => Vec::new(),
    };
    kinds.extend(channel_of(chosen).filter(|kind| !kinds.contains(kind)));
    let none = (String::new(), w.assign_no_channel().to_owned(), chosen.is_empty());
    let kinds =
        kinds.into_iter().map(|kind| (channel_key(kind), channel(kind, w).to_owned(), channel_key(kind) == chosen));
    std::iter::once(none).chain(kinds).collect()
}
