//! The one screen on which a proof is handed in, and what was typed into it.

use super::{about, other_label};
use crate::desk::common::words;
use crate::desk::task::task_path;
use crate::model::{FileId, Task, TaskId};
use crate::words::Words;
use askama::Template;
use axum::response::Response;
use evidence::{Amount, Basis, Content, HandIn, NewContent, OutsideFigure, Proof};
use files::StoredFile;
use kernel::Date;
use people::Actor;
use ui::{
    Breadcrumbs, Button, Checkboxes, Choice, DateField, Details, ErrorSummary, FileUpload, Html, InsetText, Radios,
    TextInput, Textarea, Width,
};
use viet::date::short;
use web::{Failure, FormErrors, Input, PageHead, Staff};

/// A field and what is wrong with it.
pub(super) type Wrong = (&'static str, String);

/// Texts of the form, by the names of their fields.
const FIELDS: [&str; 10] = [
    "title",
    "day",
    "address",
    "note",
    "figure-value",
    "figure-unit",
    "figure-basis",
    "figure-source",
    "figure-person",
    "figure-day",
];

/// What was typed, as it was typed, and the files that are on disk already.
#[derive(Debug, Clone, Default)]
pub(super) struct Typed {
    texts: [String; 10],
    /// What the form had filled in by itself; left alone, it says nothing about a page whose title and day can be fetched.
    default_title: String,
    default_day: String,
    also: Vec<TaskId>,
    pub(super) files: Vec<FileId>,
    known: Vec<StoredFile>,
}

impl Typed {
    pub(super) fn new(task: &Task, today: Date) -> Self {
        let (title, day) = (task.work.title.clone(), short(today));
        let mut typed = Self { default_title: title.clone(), default_day: day.clone(), ..Self::default() };
        typed.texts[0] = title;
        typed.texts[1] = day;
        typed
    }

    /// What a proof that is there already consists of.
    pub(super) fn of(proof: &Proof) -> Self {
        let mut typed = Self { files: proof.files.clone(), ..Self::default() };
        let mut set = |field: &str, text: String| {
            if let Some(at) = FIELDS.iter().position(|name| *name == field) {
                typed.texts[at] = text;
            }
        };
        set("title", proof.title.clone());
        set("day", short(proof.happened_on));
        set("note", proof.note.clone().unwrap_or_default());
        match &proof.content {
            Content::Address(address) => set("address", address.clone()),
            Content::OutsideFigure(figure) => {
                set("figure-value", figure.value.to_string());
                set("figure-unit", figure.unit.clone());
                set("figure-basis", if figure.basis == Basis::Actual { "actual" } else { "estimated" }.to_owned());
                set("figure-source", figure.source.clone());
                set("figure-person", figure.person.clone());
                set("figure-day", short(figure.taken_on));
            }
            _ => {}
        }
        typed
    }

    pub(super) fn sent(input: &Input) -> Self {
        Self {
            texts: FIELDS.map(|name| input.text(name).to_owned()),
            default_title: input.text("default-title").to_owned(),
            default_day: input.text("default-day").to_owned(),
            also: input.all("also").filter_map(|id| id.parse().ok()).collect(),
            files: input.all("kept").filter_map(|id| id.parse().ok()).collect(),
            known: Vec::new(),
        }
    }

    /// Looks up the files; those that somebody else handed in, or that are not there, fall away.
    pub(super) async fn know_files(&mut self, staff: &Staff) -> Result<(), Failure> {
        let mut known = Vec::new();
        for id in &self.files {
            let found = files::find(&staff.app.db, staff.agency.id, *id).await?;
            known.extend(found.filter(|file| may_use(file, &staff.actor)));
        }
        self.files = known.iter().map(|file| file.id).collect();
        self.known = known;
        Ok(())
    }

    fn get(&self, field: &str) -> &str {
        FIELDS.iter().position(|name| *name == field).map_or("", |at| self.texts[at].as_str())
    }

    fn all_pictures(&self) -> bool {
        !self.known.is_empty() && self.known.iter().all(|file| file.media.is_picture())
    }
}

fn may_use(file: &StoredFile, actor: &Actor) -> bool {
    file.saved_by == Some(actor.account.uuid()) || actor.may(&evidence::permissions::REVIEW)
}

/// What is handed in, told by what was filled in: a figure, an address, files, or a note alone.
pub(super) fn hand_in(typed: &Typed, task: Option<&Task>, known: &[TaskId], w: Words) -> Result<HandIn, Vec<Wrong>> {
    let mut wrong = Vec::new();
    let day = viet::date::parse(typed.get("day"));
    if day.is_none() && !typed.get("day").is_empty() {
        wrong.push(("day", w.fault_form_date().to_owned()));
    }
    let figure = FIELDS[4..].iter().any(|name| *name != "figure-basis" && !typed.get(name).is_empty());
    let address = typed.get("address");
    let content = match () {
        () if figure => figure_of(typed, w, &mut wrong).map(NewContent::OutsideFigure),
        () if !address.is_empty() => Some(NewContent::Address(address.to_owned())),
        () if typed.all_pictures() => Some(NewContent::Photo),
        () if !typed.files.is_empty() => Some(NewContent::File),
        () if !typed.get("note").is_empty() => Some(NewContent::Note),
        () => {
            wrong.push(("photo", w.hand_in_nothing().to_owned()));
            None
        }
    };
    let (Some(content), true) = (content, wrong.is_empty()) else { return Err(wrong) };
    let untouched =
        |text: &str, default: &str| matches!(content, NewContent::Address(_)) && !default.is_empty() && text == default;
    let title = if untouched(typed.get("title"), &typed.default_title) { "" } else { typed.get("title") };
    let day = day.filter(|_| !untouched(typed.get("day"), &typed.default_day));
    let also = typed.also.iter().filter(|id| known.contains(id)).copied();
    Ok(HandIn {
        title: title.to_owned(),
        happened_on: day,
        content,
        files: typed.files.clone(),
        note: typed.get("note").to_owned(),
        serves: task.map(|task| task.id).into_iter().chain(also).map(about).collect(),
    })
}

fn figure_of(typed: &Typed, w: Words, wrong: &mut Vec<Wrong>) -> Option<OutsideFigure> {
    let value: Result<Amount, _> = typed.get("figure-value").parse();
    if value.is_err() {
        wrong.push(("figure-value", w.hand_in_figure_value_wrong().to_owned()));
    }
    let taken_on = viet::date::parse(typed.get("figure-day"));
    if taken_on.is_none() {
        wrong.push(("figure-day", w.fault_form_date().to_owned()));
    }
    let (Ok(value), Some(taken_on)) = (value, taken_on) else { return None };
    Some(OutsideFigure {
        value,
        unit: typed.get("figure-unit").to_owned(),
        basis: if typed.get("figure-basis") == "estimated" { Basis::Estimated } else { Basis::Actual },
        source: typed.get("figure-source").to_owned(),
        person: typed.get("figure-person").to_owned(),
        taken_on,
    })
}

#[derive(Template)]
#[template(path = "hand_in/form.html")]
struct Page {
    w: Words,
    errors: ErrorSummary,
    title: String,
    about: Option<Html>,
    asked: Option<InsetText>,
    action: String,
    hidden: Vec<(&'static str, String)>,
    kept: Vec<(String, String)>,
    photo: FileUpload,
    file: FileUpload,
    address: TextInput,
    note: Textarea,
    day: DateField,
    name: TextInput,
    figure: Details,
    also: Option<Details>,
    send: Button,
}

pub(super) fn page(
    staff: &Staff,
    task: Option<&Task>,
    returned: Option<&Proof>,
    others: &[Task],
    typed: &Typed,
    errors: &FormErrors,
) -> Result<Response, Failure> {
    let (w, locale) = (words(staff), staff.locale);
    let path = match (task, returned) {
        (Some(task), _) => format!("/lam-viec/nop/{}", task.id),
        (None, Some(proof)) => format!("/lam-viec/kiem-chung/{}/nop-lai", proof.id),
        (None, None) => "/lam-viec/nop".to_owned(),
    };
    let mut hidden = vec![("default-title", typed.default_title.clone()), ("default-day", typed.default_day.clone())];
    hidden.extend(returned.map(|proof| ("version", proof.version.to_string())));
    let text = |field: &'static str, label: &str| {
        TextInput::new(locale, field, label).error(errors.of(field)).value(typed.get(field))
    };
    let title = if returned.is_some() { w.hand_in_again_page() } else { w.hand_in_page() };
    let body = Page {
        w,
        errors: errors.iter().fold(ErrorSummary::new(locale), |all, (field, sentence)| all.field(field, sentence)),
        title: title.to_owned(),
        about: task.map(|task| Html::link(&staff.href(&task_path(task.id)), &task.work.title)),
        asked: returned.and_then(|proof| proof.state.reason()).map(|reason| InsetText::new(w.hand_in_asked(reason))),
        action: staff.href(&path),
        hidden,
        kept: typed.known.iter().map(|file| (file.id.to_string(), file.name.clone())).collect(),
        photo: FileUpload::new(locale, "photo", w.hand_in_photo())
            .camera()
            .multiple()
            .optional()
            .error(errors.of("photo")),
        file: FileUpload::new(locale, "file", w.hand_in_file())
            .accept(".pdf,.docx,.xlsx,.jpg,.jpeg,.png,.webp")
            .multiple()
            .optional()
            .hint(w.hand_in_file_hint())
            .error(errors.of("file")),
        address: text("address", w.hand_in_address())
            .kind("url")
            .input_mode("url")
            .optional()
            .hint(w.hand_in_address_hint()),
        note: Textarea::new(locale, "note", w.hand_in_note())
            .rows(3)
            .optional()
            .error(errors.of("note"))
            .value(typed.get("note")),
        day: DateField::new(locale, "day", w.hand_in_day()).error(errors.of("day")).value(typed.get("day")),
        name: text("title", w.hand_in_title()),
        figure: figure(staff, typed, errors),
        also: (!others.is_empty()).then(|| also(staff, typed, others)),
        send: Button::submit(w.hand_in_send()),
    };
    let crumbs = Breadcrumbs::new(locale).then(w.choose_title(), staff.href("/lam-viec/nop"));
    staff.page(&PageHead::new(title).breadcrumbs(crumbs).with_errors(!errors.is_empty()), &body)
}

/// A figure that only another system knows; closed, because few hand one in.
fn figure(staff: &Staff, typed: &Typed, errors: &FormErrors) -> Details {
    let (w, locale) = (words(staff), staff.locale);
    let text = |field: &'static str, label: &str| {
        TextInput::new(locale, field, label).error(errors.of(field)).value(typed.get(field))
    };
    let basis = if typed.get("figure-basis").is_empty() { "actual" } else { typed.get("figure-basis") };
    let choices =
        [Choice::new("actual", w.hand_in_figure_actual()), Choice::new("estimated", w.hand_in_figure_estimated())];
    let parts: [Html; 6] = [
        text("figure-value", w.hand_in_figure_value()).input_mode("decimal").width(Width::C10).into(),
        text("figure-unit", w.hand_in_figure_unit()).width(Width::C20).into(),
        Radios::new(locale, "figure-basis", w.hand_in_figure_basis(), choices).value(basis).inline().into(),
        text("figure-source", w.hand_in_figure_source()).into(),
        text("figure-person", w.hand_in_figure_person()).into(),
        DateField::new(locale, "figure-day", w.hand_in_figure_day())
            .error(errors.of("figure-day"))
            .value(typed.get("figure-day"))
            .into(),
    ];
    let filled = FIELDS[4..].iter().any(|name| *name != "figure-basis" && !typed.get(name).is_empty());
    let body: String = parts.iter().map(Html::as_str).collect();
    let details = Details::new(w.hand_in_figure(), Html::trusted(body));
    if filled || errors.iter().any(|(field, _)| field.starts_with("figure-")) { details.open() } else { details }
}

fn also(staff: &Staff, typed: &Typed, others: &[Task]) -> Details {
    let w = words(staff);
    let ticked: Vec<String> = typed.also.iter().map(ToString::to_string).collect();
    let ticked: Vec<&str> = ticked.iter().map(String::as_str).collect();
    let choices = others.iter().map(|task| Choice::new(task.id.to_string(), other_label(task)));
    let boxes = Checkboxes::new(staff.locale, "also", w.hand_in_also_label(), choices)
        .hint(w.hand_in_also_hint())
        .values(&ticked);
    let details = Details::new(w.hand_in_also(), boxes);
    if ticked.is_empty() { details } else { details.open() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use text::Locale;

    fn typed(pairs: &[(&str, &str)]) -> Typed {
        Typed::sent(&Input::new(pairs.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect()))
    }

    #[test]
    fn what_was_filled_in_tells_what_it_is() {
        let w = Words::new(Locale::Vi);
        let figure =
            [("day", "01/06/2020"), ("figure-value", "87,5"), ("figure-unit", "%"), ("figure-day", "01/06/2020")];
        let kind = |pairs: &[(&str, &str)]| match hand_in(&typed(pairs), None, &[], w) {
            Ok(new) => match new.content {
                NewContent::Address(_) => "address",
                NewContent::Note => "note",
                NewContent::OutsideFigure(_) => "figure",
                NewContent::File => "file",
                NewContent::Photo => "photo",
            },
            Err(wrong) => wrong[0].0,
        };
        assert_eq!(kind(&[("address", "https://example.vn/bai")]), "address");
        assert_eq!(kind(&[("note", "Đã họp")]), "note");
        assert_eq!(kind(&figure), "figure");
        assert_eq!(kind(&[("title", "Họp")]), "photo", "nothing was handed in: said beside the first field");
        assert_eq!(kind(&[("note", "Đã họp"), ("day", "32/13")]), "day");
        assert_eq!(kind(&[("figure-unit", "%")]), "figure-value");
    }

    #[test]
    fn a_page_gives_its_own_title_and_day_unless_somebody_wrote_them() {
        let w = Words::new(Locale::Vi);
        let left = [
            ("address", "https://example.vn/bai"),
            ("title", "Viết bài"),
            ("default-title", "Viết bài"),
            ("day", "01/06/2020"),
            ("default-day", "01/06/2020"),
        ];
        let new = hand_in(&typed(&left), None, &[], w).unwrap();
        assert_eq!((new.title.as_str(), new.happened_on), ("", None));
        let written = [
            ("address", "https://example.vn/bai"),
            ("title", "Bài số 2"),
            ("default-title", "Viết bài"),
            ("day", "02/06/2020"),
        ];
        let new = hand_in(&typed(&written), None, &[], w).unwrap();
        assert_eq!((new.title.as_str(), new.happened_on), ("Bài số 2", Some(jiff::civil::date(2020, 6, 2))));
    }
}
