//! The bulk table from Excel and back: paste or upload, see row by row what was understood, then save. What is given out
//! can be brought back: a row finds the task that it stands for.

use super::cells::{Cells, directory, label, person_label};
use super::{Loaded, load};
use crate::channel::ChannelKind;
use crate::desk::common::{Names, channel, count, cut, plan_crumbs, plan_path, words, writer};
use crate::model::{AccountId, Assignment, Due, PlanId, Task, UnitId};
use crate::rules::bulk::{self, BulkRow, CellError, CellProblem, Column, Paste, Vocabulary, to_tsv};
use crate::rules::names::Directory;
use crate::rules::task;
use crate::words::Words;
use crate::{sentences, store};
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use std::collections::BTreeMap;
use ui::{Button, ErrorSummary, FileUpload, Html, NotificationBanner, Table, Tag, Textarea, Tone};
use web::answer::download;
use web::table::{self, Cell};
use web::{Failure, FormWithFiles, PageHead, Staff};

#[derive(Template)]
#[template(path = "assign/paste.html")]
struct Page {
    w: Words,
    errors: ErrorSummary,
    banner: Option<NotificationBanner>,
    preview: Option<Preview>,
    action: String,
    text: Textarea,
    file: FileUpload,
    read: Button,
}

struct Preview {
    found: String,
    notes: Vec<String>,
    table: Table,
    action: String,
    raw: String,
    seen: String,
    save: Option<Button>,
}

/// What happens to a row that could be read.
enum Step<'a> {
    New(Assignment),
    Change(&'a Task, Assignment),
    Same,
}

/// The names under which things go out and come in.
struct Namer<'a> {
    names: &'a Names,
    w: Words,
}

impl bulk::Words for Namer<'_> {
    fn unit(&self, id: UnitId) -> String {
        self.names.unit(id).to_owned()
    }

    fn person(&self, id: AccountId) -> String {
        person_label(self.names, id)
    }

    fn channel(&self, kind: ChannelKind) -> String {
        channel(kind, self.w).to_owned()
    }
}

pub(super) async fn show(staff: Staff, Path(plan): Path<PlanId>) -> Result<Response, Failure> {
    let loaded = load(&staff, plan).await?;
    page(&staff, &loaded, String::new(), ErrorSummary::new(staff.locale), None, None)
}

/// Shows what was understood; nothing is saved.
pub(super) async fn preview(staff: Staff, Path(plan): Path<PlanId>, form: FormWithFiles) -> Result<Response, Failure> {
    let w = words(&staff);
    let loaded = load(&staff, plan).await?;
    let typed = form.input.text("text").to_owned();
    let errors = ErrorSummary::new(staff.locale);
    let text = match form.files.first() {
        Some(file) => match table::read(&file.bytes) {
            Some(table) => to_tsv(&table),
            None => return page(&staff, &loaded, typed, errors.field("file", w.paste_not_xlsx()), None, None),
        },
        None if typed.is_empty() => {
            return page(&staff, &loaded, typed, errors.field("text", w.paste_nothing()), None, None);
        }
        None => typed,
    };
    let paste = parse(&loaded, &text, &staff);
    let preview = view(&staff, &loaded, &paste, &text);
    page(&staff, &loaded, text, errors, Some(preview), None)
}

/// Saves every row that can be saved; the others come back to be corrected.
pub(super) async fn save(staff: Staff, Path(plan): Path<PlanId>, form: FormWithFiles) -> Result<Response, Failure> {
    let w = words(&staff);
    let loaded = load(&staff, plan).await?;
    let paste = parse(&loaded, form.input.text("text"), &staff);
    let seen: BTreeMap<String, i64> = serde_json::from_str(form.input.text("seen")).unwrap_or_default();
    let steps = steps(&paste, &loaded.tasks);
    let mut tx = staff.app.db.begin().await?;
    let (mut saved, mut left) = (0, Vec::new());
    for (row, step) in paste.rows.iter().zip(steps) {
        let by = writer(&staff);
        let done = match step {
            None => Err(None),
            Some(Step::Same) => Ok(false),
            Some(Step::New(work)) => {
                match task::assign(&loaded.full, staff.app.ambient.id(), &work, &staff.actor, staff.now) {
                    Ok(decided) => store::add_tasks(&mut tx, &by, vec![decided]).await.map(|_| true).map_err(Some),
                    Err(refusal) => Err(Some(refusal.into())),
                }
            }
            Some(Step::Change(task, work)) => match task::revise(&loaded.full, task, &work, &staff.actor) {
                Ok(decided) => {
                    let version = seen.get(&task.id.to_string()).copied().unwrap_or_default();
                    store::save_task(&mut tx, &by, version, decided).await.map(|_| true).map_err(Some)
                }
                Err(refusal) => Err(Some(refusal.into())),
            },
        };
        match done {
            Ok(true) => saved += 1,
            Ok(false) => {}
            Err(error) => left.push((row, error.map(sentences::refused).transpose()?)),
        }
    }
    tx.commit().await?;
    if left.is_empty() && paste.lines_left == 0 {
        return Ok(staff.redirect_saying(&plan_path(plan, "giao-viec"), &w.paste_saved(saved)));
    }
    let errors = left.iter().fold(ErrorSummary::new(staff.locale), |all, (row, refusal)| {
        let why = refusal.as_ref().map_or_else(|| problems(row, w).join(" "), |no| sentences::refusal(no, w));
        all.field("text", format!("{} {}: {why}", w.paste_row(), row.line))
    });
    let banner = NotificationBanner::important(staff.locale, w.paste_left(saved));
    page(&staff, &loaded, again(&paste, left.iter().map(|(row, _)| *row)), errors, None, Some(banner))
}

/// The rows that are left, under the same headers.
fn again<'a>(paste: &Paste, rows: impl Iterator<Item = &'a BulkRow>) -> String {
    let mut unknown = paste.unknown_columns.iter();
    let header = paste.columns.iter().map(|column| match column {
        Some(column) => column.header().to_owned(),
        None => unknown.next().cloned().unwrap_or_default(),
    });
    let table: Vec<Vec<String>> = std::iter::once(header.collect()).chain(rows.map(|row| row.cells.clone())).collect();
    to_tsv(&table)
}

fn parse(loaded: &Loaded, text: &str, staff: &Staff) -> Paste {
    let w = words(staff);
    let directory: Directory = directory(&loaded.names, staff.today);
    let blocks = loaded.full.channels.iter().flat_map(|line| line.kinds.0.iter().copied());
    let used = loaded.tasks.iter().filter_map(|task| task.work.channel);
    let mut channels: Vec<(ChannelKind, String)> = Vec::new();
    for kind in blocks.chain(used) {
        if channels.iter().all(|(known, _)| *known != kind) {
            channels.push((kind, channel(kind, w).to_owned()));
        }
    }
    bulk::parse_paste(text, &Vocabulary { plan: &loaded.full, names: &directory, channels: &channels })
}

/// What each row does: nothing for a row that could not be read. A row stands for the task of its content that has its
/// channel and title, else its channel and last day, else its title; each task is found once.
fn steps<'a>(paste: &Paste, tasks: &'a [Task]) -> Vec<Option<Step<'a>>> {
    type Like = fn(&Assignment, &Assignment) -> bool;
    let likeness: [Like; 3] = [
        |one, two| one.channel == two.channel && one.title == two.title && one.due == two.due,
        |one, two| one.channel == two.channel && one.title == two.title,
        |one, two| one.channel == two.channel && one.due == two.due || one.title == two.title,
    ];
    let mut free: Vec<&Task> = tasks.iter().filter(|task| task.is_active()).collect();
    let mut found: Vec<Option<&Task>> = vec![None; paste.rows.len()];
    for like in likeness {
        for (row, found) in paste.rows.iter().zip(&mut found).filter(|(_, found)| found.is_none()) {
            let Some(work) = &row.work else { continue };
            let at = free.iter().position(|task| task.work.of == work.of && like(&task.work, work));
            *found = at.map(|at| free.remove(at));
        }
    }
    let step = |(row, found): (&BulkRow, Option<&'a Task>)| {
        let work = row.work.clone()?;
        Some(match found {
            None => Step::New(work),
            Some(task) if task::differences(&task.work, &work).is_empty() => Step::Same,
            Some(task) => Step::Change(task, work),
        })
    };
    paste.rows.iter().zip(found).map(step).collect()
}

fn view(staff: &Staff, loaded: &Loaded, paste: &Paste, text: &str) -> Preview {
    let w = words(staff);
    let steps = steps(paste, &loaded.tasks);
    let good = steps.iter().flatten().count();
    let to_save = steps.iter().flatten().filter(|step| !matches!(step, Step::Same)).count();
    let seen: BTreeMap<String, i64> = steps
        .iter()
        .flatten()
        .filter_map(
            |step| if let Step::Change(task, _) = step { Some((task.id.to_string(), task.version)) } else { None },
        )
        .collect();
    let rows = paste.rows.iter().zip(&steps).map(|(row, step)| preview_row(loaded, paste, row, step.as_ref(), w));
    let table = [
        w.paste_row(),
        w.paste_state(),
        w.assign_column_content(),
        w.assign_column_task(),
        w.assign_column_units(),
        w.assign_column_person(),
        w.assign_column_time(),
        w.assign_column_amount(),
    ]
    .into_iter()
    .fold(Table::new(staff.locale, w.paste_preview()).hidden_caption(), |table, title| {
        table.column(ui::Column::text(title))
    });
    let lines_left = (paste.lines_left > 0).then(|| w.paste_too_large(count(paste.lines_left)));
    let unknown =
        (!paste.unknown_columns.is_empty()).then(|| w.paste_unknown_columns(paste.unknown_columns.join("; ")));
    Preview {
        found: w.paste_found(count(paste.rows.len() - good), count(good)),
        notes: lines_left.into_iter().chain(unknown).collect(),
        table: table.rows(rows),
        action: staff.href(&plan_path(loaded.full.plan.id, "giao-viec/dan/luu")),
        raw: text.to_owned(),
        seen: serde_json::to_string(&seen).unwrap_or_default(),
        save: (to_save > 0).then(|| Button::submit(w.paste_save(count(to_save)))),
    }
}

fn preview_row(loaded: &Loaded, paste: &Paste, row: &BulkRow, step: Option<&Step<'_>>, w: Words) -> Vec<Html> {
    let raw = |column: Column| {
        let at = paste.columns.iter().position(|known| *known == Some(column));
        at.and_then(|at| row.cells.get(at)).cloned().unwrap_or_default()
    };
    let two = |one: String, two: String| {
        Html::from([one, two].into_iter().filter(|t| !t.is_empty()).collect::<Vec<_>>().join(" · "))
    };
    let content = format!("{} {}", raw(Column::Label), cut(&raw(Column::Content), 90));
    let Some(step) = step else {
        return vec![
            row.line.to_string().into(),
            state(Tag::new(Tone::Red, w.paste_wrong()), &problems(row, w)),
            content.into(),
            two(raw(Column::Title), raw(Column::Channel)),
            two(raw(Column::Lead), raw(Column::Coordinating)),
            raw(Column::Person).into(),
            two(raw(Column::StartsOn), raw(Column::Due)),
            two(raw(Column::Quantity), raw(Column::Measure)),
        ];
    };
    let tag = match step {
        Step::New(_) => state(Tag::new(Tone::Teal, w.paste_new()), &[]),
        Step::Same => state(Tag::new(Tone::Grey, w.paste_same()), &[]),
        Step::Change(task, work) => {
            let (old, new) = (Cells::of(&task.work, &loaded.names, w), Cells::of(work, &loaded.names, w));
            let fields: Vec<&str> = old.differing(&new).into_iter().map(|field| label(field, w)).collect();
            state(Tag::new(Tone::Gold, w.paste_change(fields.join(", "))), &[])
        }
    };
    let Some(work) = &row.work else { return vec![row.line.to_string().into(), tag] };
    let cells = Cells::of(work, &loaded.names, w);
    let shown = |field: &str| super::cells::shown(&cells, field, w);
    vec![
        row.line.to_string().into(),
        tag,
        content.into(),
        two(shown("title"), shown("channel")),
        two(shown("lead"), shown("coordinating")),
        shown("person").into(),
        two(shown("start"), shown("due")),
        two(format!("{} {}", shown("quantity"), shown("measure")), shown("host")),
    ]
}

fn state(tag: Tag, problems: &[String]) -> Html {
    let lines: String = problems.iter().map(|line| format!("<br>{}", Html::from(line))).collect();
    Html::trusted(format!("{tag}{lines}"))
}

/// What could not be read in a row, column by column.
fn problems(row: &BulkRow, w: Words) -> Vec<String> {
    row.errors.iter().map(|error| problem(error, w)).collect()
}

fn problem(error: &CellError, w: Words) -> String {
    let said = match &error.problem {
        CellProblem::ItemUnknown => w.paste_item_unknown().to_owned(),
        CellProblem::ItemAmbiguous => w.paste_item_ambiguous().to_owned(),
        CellProblem::ChannelUnknown => w.paste_channel_unknown().to_owned(),
        CellProblem::ChannelAmbiguous => w.paste_channel_ambiguous().to_owned(),
        CellProblem::UnitUnknown(name) => w.assign_unit_unknown(name.as_str()),
        CellProblem::UnitAmbiguous(name) => w.assign_unit_ambiguous(name.as_str()),
        CellProblem::PersonUnknown => w.assign_person_unknown("…"),
        CellProblem::PersonAmbiguous => w.assign_person_ambiguous("…"),
        CellProblem::DateUnreadable => w.fault_form_date().to_owned(),
        CellProblem::DueMissing => w.assign_due_missing().to_owned(),
        CellProblem::QuantityUnreadable => w.paste_quantity().to_owned(),
        CellProblem::NoColumn => w.paste_no_column().to_owned(),
    };
    error.column.map_or(said.clone(), |column| w.paste_of_cell(column.header(), said))
}

fn page(
    staff: &Staff,
    loaded: &Loaded,
    text: String,
    errors: ErrorSummary,
    preview: Option<Preview>,
    banner: Option<NotificationBanner>,
) -> Result<Response, Failure> {
    let w = words(staff);
    let plan = &loaded.full.plan;
    let columns = Column::ALL.iter().map(|column| column.header()).collect::<Vec<_>>().join(", ");
    let wrong = !errors.is_empty();
    let body = Page {
        w,
        errors,
        banner,
        preview,
        action: staff.href(&plan_path(plan.id, "giao-viec/dan")),
        text: Textarea::new(staff.locale, "text", w.paste_text()).hint(w.paste_text_hint(columns)).rows(12).value(text),
        file: FileUpload::new(staff.locale, "file", w.paste_file()).accept(".xlsx").optional(),
        read: Button::submit(w.paste_read()).secondary(),
    };
    let crumbs = plan_crumbs(staff, plan).then(w.assign_title(), staff.href(&plan_path(plan.id, "giao-viec")));
    staff.page(&PageHead::new(w.paste_title()).breadcrumbs(crumbs).with_errors(wrong), &body)
}

pub(super) async fn xlsx(staff: Staff, Path(plan): Path<PlanId>) -> Result<Response, Failure> {
    let loaded = load(&staff, plan).await?;
    let (header, rows) = export(&staff, &loaded);
    let made = jiff::tz::TimeZone::UTC.to_datetime(staff.now);
    let bytes = table::workbook(words(&staff).assign_column_task(), &header, rows, staff.locale, made);
    Ok(download(&file_name(&loaded, "xlsx"), table::XLSX, bytes, false))
}

pub(super) async fn csv(staff: Staff, Path(plan): Path<PlanId>) -> Result<Response, Failure> {
    let loaded = load(&staff, plan).await?;
    let (header, rows) = export(&staff, &loaded);
    Ok(download(&file_name(&loaded, "csv"), table::CSV, table::csv(&header, &rows), false))
}

fn file_name(loaded: &Loaded, ending: &str) -> String {
    format!("giao-viec-{}.{ending}", loaded.full.plan.year)
}

/// The tasks, and what is only suggested so far: the table of the page.
fn export(staff: &Staff, loaded: &Loaded) -> (Vec<String>, Vec<Vec<Cell>>) {
    let w = words(staff);
    let proposed = crate::rules::propose_tasks(&loaded.full, &directory(&loaded.names, staff.today));
    let open = super::decide::open_proposals(proposed, &loaded.tasks);
    let active = loaded.tasks.iter().filter(|task| task.is_active()).map(|task| &task.work);
    let work: Vec<&Assignment> = active.chain(open.iter().map(|one| &one.work)).collect();
    let namer = Namer { names: &loaded.names, w };
    let mut table = bulk::export(work.iter().copied(), &loaded.full, &namer).into_iter();
    let header = table.next().unwrap_or_default();
    let rows = table.zip(work).map(|(texts, work)| {
        let cells = Column::ALL.iter().zip(texts);
        cells.map(|(column, text)| cell(*column, text, work)).collect()
    });
    (header, rows.collect())
}

fn cell(column: Column, text: String, work: &Assignment) -> Cell {
    match (column, work.starts_on, work.due) {
        (Column::StartsOn, Some(day), _) | (Column::Due, _, Due::On(day)) => Cell::Date(day),
        (Column::Quantity, ..) => Cell::Whole(work.quantity),
        _ => Cell::Text(text),
    }
}
