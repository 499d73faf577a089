//! What happened to a task, out of the audit trail, in plain words.

use crate::desk::assign::cells::label;
use crate::desk::common::Names;
use crate::words::Words;
use ::store::{Read, StoreError};
use kernel::{Moment, Subject};
use people::store::audit_trail::{Wanted, list_latest};
use people::{AgencyId, AuditEntry};
use ui::{Timeline, TimelineEntry};

/// Entries that a page shows.
const MOST: i64 = 100;

pub(super) async fn load(db: impl Read, agency: AgencyId, about: Subject) -> Result<Vec<AuditEntry>, StoreError> {
    list_latest(db, agency, Wanted { subject: Some(about), ..Wanted::default() }, MOST).await
}

pub(super) fn timeline(entries: &[AuditEntry], names: &Names, w: Words) -> Timeline {
    Timeline::new(entries.iter().map(|entry| {
        let told = TimelineEntry::new(moment(entry.at, w), sentence(&entry.action, &entry.detail, w));
        match entry.actor {
            Some(actor) => told.who(names.person(actor)),
            None => told,
        }
    }))
}

/// A moment as people say it.
pub(crate) fn moment(at: Moment, w: Words) -> String {
    let local = kernel::local_time(at);
    let day = viet::date::short(local.date());
    w.task_moment(day, format!("{:02}", local.hour()), format!("{:02}", local.minute()))
}

/// An entry of the trail as a sentence; an action that is not known here stays in its own word.
fn sentence(action: &str, detail: &str, w: Words) -> String {
    let detail: serde_json::Value = serde_json::from_str(detail).unwrap_or_default();
    match action {
        "plans.task_assigned" => w.history_assigned().to_owned(),
        "plans.task_revised" => {
            let changed = detail["changed"].as_array().cloned().unwrap_or_default();
            let fields: Vec<&str> =
                changed.iter().filter_map(|field| field.as_str()).map(|field| field_label(field, w)).collect();
            w.history_revised(fields.join(", "))
        }
        "plans.task_cancelled" => w.history_cancelled(detail["reason"].as_str().unwrap_or_default()),
        "plans.task_resumed" => w.history_resumed().to_owned(),
        "plans.reminder_issued" => w.history_reminded().to_owned(),
        "plans.reminder_printed" => w.history_printed().to_owned(),
        other => other.to_owned(),
    }
}

fn field_label(field: &str, w: Words) -> &'static str {
    match field {
        "lead_unit" => label("lead", w),
        "starts_on" => label("start", w),
        "of" => w.assign_column_content(),
        other => label(other, w),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use text::Locale;

    #[test]
    fn changes_are_told_by_the_names_of_their_boxes() {
        let w = Words::new(Locale::Vi);
        let told = sentence("plans.task_revised", r#"{"changed":["lead_unit","due"]}"#, w);
        assert!(told.contains("Đơn vị chủ trì, Thời hạn"), "{told}");
        assert_eq!(sentence("x.y", "no json", w), "x.y");
    }
}
