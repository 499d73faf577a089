//! Two people changed the same thing: both versions, side by side, to choose from part by part.

use crate::{Button, Choice, Html, Locale, Radios, Sample, Words};
use askama::Template;

/// One part that both changed.
#[derive(Debug, Clone)]
pub struct Conflict {
    /// The name of the part in the form.
    pub name: String,
    /// What the part is called.
    pub label: String,
    /// What is saved now.
    pub theirs: String,
    /// What was about to be saved.
    pub yours: String,
}

/// Both versions of what two people changed. Posts, for each part, `keep-NAME` as `theirs` or `yours`.
#[derive(Debug, Clone, Template)]
#[template(path = "note/conflict_panel.html")]
pub struct ConflictPanel {
    words: Words,
    action: String,
    cancel: String,
    who: String,
    hidden: Vec<(String, String)>,
    conflicts: Vec<Conflict>,
}

control!(ConflictPanel);

impl ConflictPanel {
    /// Posts the choice to `action`, or goes back to `cancel`. `who` says who saved the other version, and when.
    #[must_use]
    pub fn new(locale: Locale, action: impl Into<String>, cancel: impl Into<String>, who: impl Into<String>) -> Self {
        Self {
            words: Words::new(locale),
            action: action.into(),
            cancel: cancel.into(),
            who: who.into(),
            hidden: Vec::new(),
            conflicts: Vec::new(),
        }
    }

    /// A value that goes along unseen: the version last seen, and the own text of each part.
    #[must_use]
    pub fn hidden(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.hidden.push((name.into(), value.into()));
        self
    }

    /// Adds a part that both changed.
    #[must_use]
    pub fn with(mut self, conflict: Conflict) -> Self {
        self.conflicts.push(conflict);
        self
    }

    fn choice(&self, conflict: &Conflict) -> Radios {
        let choices = [
            Choice::new("theirs", self.words.conflict_keep_theirs()),
            Choice::new("yours", self.words.conflict_keep_yours()).chosen(true),
        ];
        Radios::new(self.words.0, format!("keep-{}", conflict.name), &conflict.label, choices).hidden_label().inline()
    }

    fn shown(&self, text: &str) -> Html {
        Html::from(if text.is_empty() { self.words.empty_value() } else { text })
    }

    fn save(&self) -> Button {
        Button::submit(self.words.conflict_save())
    }
}

pub(crate) fn samples() -> Vec<Sample> {
    let conflict = |name: &str, label: &str, theirs: &str, yours: &str| Conflict {
        name: name.into(),
        label: label.into(),
        theirs: theirs.into(),
        yours: yours.into(),
    };
    let panel = ConflictPanel::new(
        Locale::Vi,
        "/tasks/12",
        "/tasks/12",
        "Chuyên viên Phòng Quản lý lao động lưu lúc 10 giờ 05 ngày 23/11/2026.",
    )
    .hidden("version", "7")
    .with(conflict("unit", "Đơn vị chủ trì", "Văn phòng", "Phòng Quản lý lao động"))
    .with(conflict("note", "Ghi chú", "", "Phối hợp Đài Phát thanh và Truyền hình, mời dự trước 5 ngày làm việc"));
    vec![Sample::new("ConflictPanel", "two parts", panel)]
}
