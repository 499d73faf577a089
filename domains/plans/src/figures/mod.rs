//! What this domain counts for reports: tasks, contents, events and difficulties of a period, each with its rows. Which
//! tasks belong to a period, `rules::outcome` says; where an event is counted that came late, evidence says.

mod ledger;

use crate::channel::ChannelKind;
use crate::desk::common;
use crate::desk::task::task_path;
use crate::model::{Difficulty, DifficultyState, FullPlan, Outcome, Period, TaskWithProofs, subject};
use crate::rules::outcome::{Placed, Told, told};
use crate::words::Words;
use ::store::{Db, StoreError};
use domain::{Counted, Figure, FigureKind, FigureRow, FigureSource, Shape, Shelf, WordKind};
use evidence::periods::Period as ReportPeriod;
use kernel::{Date, Subject, local_date};
use ledger::{Happened, Kept, Ledger};
use people::AgencyId;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use text::Locale;
use uuid::Uuid;

/// Figures whose rows are what people say to their leaders: they are never public.
const fn is_inner(address: &str) -> bool {
    matches!(address.as_bytes(), b"plans.difficulties" | b"plans.difficulties_decided")
}

/// A kind of figure; its three texts are messages.
macro_rules! kind {
    ($address:literal, $shape:ident, $once:literal, $title:ident, $definition:ident, $measure:ident) => {
        FigureKind {
            address: $address,
            title: |locale| Words::new(locale).$title(),
            definition: |locale| Words::new(locale).$definition(),
            measure: |locale| Words::new(locale).$measure(),
            legal_basis: None,
            shape: Shape::$shape,
            once: $once,
            // What is difficult is said to leaders; the others are what the agency does for everybody.
            open: !is_inner($address),
        }
    };
}

pub(crate) static FIGURES: FigureSource = FigureSource {
    kinds: &[
        kind!("plans.tasks", Count, false, figure_tasks, figure_tasks_means, figure_measure_task),
        kind!("plans.tasks_done", Count, false, figure_done, figure_done_means, figure_measure_task),
        kind!("plans.tasks_on_time", Share, false, figure_on_time, figure_on_time_means, figure_measure_share),
        kind!("plans.tasks_not_done", Count, false, figure_not_done, figure_not_done_means, figure_measure_task),
        kind!("plans.contents_proven", Share, false, figure_contents, figure_contents_means, figure_measure_share),
        kind!("plans.channels_used", Share, false, figure_channels, figure_channels_means, figure_measure_share),
        kind!("plans.events", Count, true, figure_events, figure_events_means, figure_measure_event),
        kind!("plans.events_media", Count, true, figure_media, figure_media_means, figure_measure_event),
        kind!("plans.events_meetings", Count, true, figure_meetings, figure_meetings_means, figure_measure_event),
        kind!(
            "plans.difficulties",
            Count,
            false,
            figure_difficulties,
            figure_difficulties_means,
            figure_measure_difficulty
        ),
        kind!("plans.difficulties_decided", Share, false, figure_decided, figure_decided_means, figure_measure_share),
    ],
    words: &[WordKind { address: "plans.plan", title: |locale| Words::new(locale).figure_plan() }],
    count: |db, agency, period, today, shelf| Box::pin(count(db, agency, period, today, shelf)),
};

/// What the figures of a period are counted from.
struct Seen<'a> {
    year: i64,
    /// Of the report year and of the year before: what was left over from it is still owed.
    plans: Vec<&'a FullPlan>,
    ledger: &'a Ledger,
    placed: &'a Placed,
}

async fn count(
    db: &Db,
    agency: AgencyId,
    period: &ReportPeriod,
    today: Date,
    shelf: &Shelf,
) -> Result<Counted, StoreError> {
    let mut held = shelf.lock::<Ledger>().await;
    let mut ledger = Ledger::current(db, agency, held.take()).await?;
    let kept = ledger.lend(period);
    let counted = count_in(&ledger, &kept, period, today);
    ledger.keep(kept);
    held.put(ledger);
    Ok(counted)
}

/// What happened in a period for some contents.
pub(crate) async fn happened_for(
    db: &Db,
    agency: AgencyId,
    period: &ReportPeriod,
    items: &[Uuid],
    shelf: &Shelf,
) -> Result<Vec<Arc<FigureRow>>, StoreError> {
    let mut held = shelf.lock::<Ledger>().await;
    let mut ledger = Ledger::current(db, agency, held.take()).await?;
    let kept = ledger.lend(period);
    let rows = ledger.happened_for(&kept, items);
    ledger.keep(kept);
    held.put(ledger);
    Ok(rows)
}

fn count_in(ledger: &Ledger, kept: &Kept, period: &ReportPeriod, today: Date) -> Counted {
    let plans = ledger.plans.iter().filter(|full| kept.plans.contains(&full.plan.id)).collect();
    let seen = Seen { year: period.year, plans, ledger, placed: &kept.placed };
    let span = Period { label: period.label.clone(), from: period.from_on, to: period.to_on };
    let told: Vec<Told<'_>> =
        kept.plans.iter().flat_map(|plan| told(ledger.tasks(*plan), &span, seen.placed, today)).collect();
    let tasks = task_rows(&told, &audiences(&seen.plans));
    let of_tasks = |keep: fn(&Told<'_>) -> bool| -> Vec<Arc<FigureRow>> {
        told.iter().zip(&tasks).filter(|(told, _)| keep(told)).map(|(_, row)| Arc::clone(row)).collect()
    };
    let with = |keep: fn(&Happened) -> bool| {
        kept.happened.iter().filter(|one| keep(one)).map(|one| Arc::clone(&one.row)).collect()
    };
    let rows: [Vec<Arc<FigureRow>>; 11] = [
        of_tasks(|_| true),
        of_tasks(|told| matches!(told.outcome, Outcome::DoneOnTime | Outcome::DoneLate)),
        on_time(&told, &tasks),
        with_reasons(of_tasks(|told| told.outcome == Outcome::Overdue), &ledger.difficulties),
        contents(&seen),
        channels(&seen),
        with(|_| true),
        with(|one| one.media),
        with(|one| one.meeting),
        difficulties(&seen, &span, |_| true),
        difficulties(&seen, &span, |one| matches!(one.state, DifficultyState::Decided { .. })),
    ];
    let figure = |(kind, rows): (&FigureKind, _)| Figure { rows, ..Figure::empty(kind) };
    let figures = FIGURES.kinds.iter().zip(rows).map(figure).collect();
    let plans: Vec<String> = of_the_year(&seen).map(|full| crate::papers::cited(&full.plan)).collect();
    Counted { figures, words: vec![plans.join("; ")] }
}

/// For whom each content is, in the words of the plan.
fn audiences<'a>(plans: &[&'a FullPlan]) -> HashMap<Uuid, &'a str> {
    plans.iter().flat_map(|full| &full.items).map(|item| (item.id.uuid(), item.audience.as_str())).collect()
}

/// A row a task.
fn task_rows(told: &[Told<'_>], audiences: &HashMap<Uuid, &str>) -> Vec<Arc<FigureRow>> {
    let row = |told: &Told<'_>| {
        let task = &told.with.task;
        let audience = task.item().and_then(|item| audiences.get(&item.uuid()));
        Arc::new(FigureRow {
            subject: Subject::new(subject::TASK, task.id),
            title: task.work.title.clone(),
            on: told.done_on.or(task.work.due.day()),
            unit: task.work.lead_unit,
            counts: true,
            late: told.late,
            group: audience.copied().unwrap_or_default().to_owned(),
            across: String::new(),
            note: String::new(),
            address: task_path(task.id),
        })
    };
    told.iter().map(row).collect()
}

/// Tasks with a last day; those count that were done by it.
fn on_time(told: &[Told<'_>], rows: &[Arc<FigureRow>]) -> Vec<Arc<FigureRow>> {
    let due = told.iter().zip(rows).filter(|(told, _)| told.with.task.work.due.day().is_some());
    due.map(|(told, row)| match told.outcome {
        Outcome::DoneOnTime => Arc::clone(row),
        _ => Arc::new(FigureRow { counts: false, ..row.as_ref().clone() }),
    })
    .collect()
}

/// What was not done, with the difficulties that were raised about it.
fn with_reasons(rows: Vec<Arc<FigureRow>>, difficulties: &[Difficulty]) -> Vec<Arc<FigureRow>> {
    let mut reasons: HashMap<Uuid, Vec<&str>> = HashMap::new();
    for one in difficulties {
        reasons.entry(one.task_id.map(|id| id.uuid()).unwrap_or_default()).or_default().push(one.text.trim());
    }
    let told = |row: Arc<FigureRow>| match reasons.get(&row.subject.id) {
        Some(reasons) => Arc::new(FigureRow { note: reasons.join("; "), ..row.as_ref().clone() }),
        None => row,
    };
    rows.into_iter().map(told).collect()
}

/// The plans of the report year itself, without those of the year before.
fn of_the_year<'a>(seen: &Seen<'a>) -> impl Iterator<Item = &'a FullPlan> {
    seen.plans.iter().copied().filter(|full| i64::from(full.plan.year) == seen.year)
}

/// Contents of the year's plan; those count that a proof of the period serves.
fn contents(seen: &Seen<'_>) -> Vec<Arc<FigureRow>> {
    let proven: HashSet<Uuid> =
        proven_tasks(seen).filter_map(|with| with.task.item()).map(|item| item.uuid()).collect();
    let row = |item: &crate::model::PlanItem| FigureRow {
        subject: Subject::new(subject::PLAN_ITEM, item.id),
        title: item.text.clone(),
        on: None,
        unit: None,
        counts: proven.contains(&item.id.uuid()),
        late: false,
        group: item.audience.clone(),
        across: String::new(),
        note: String::new(),
        address: format!("{}/{}", common::plan_path(item.plan_id, "noi-dung"), item.id),
    };
    of_the_year(seen).flat_map(|full| full.items.iter().map(row)).map(Arc::new).collect()
}

/// Channels that the year's plan names; those count that a proof of the period went through.
fn channels(seen: &Seen<'_>) -> Vec<Arc<FigureRow>> {
    let used: HashSet<ChannelKind> = proven_tasks(seen).filter_map(|with| with.task.work.channel).collect();
    let mut rows = Vec::new();
    for full in of_the_year(seen) {
        let mut named: Vec<(ChannelKind, Uuid)> = Vec::new();
        for line in &full.channels {
            for kind in line.kinds.0.iter().filter(|kind| **kind != ChannelKind::Other) {
                if !named.iter().any(|(known, _)| known == kind) {
                    named.push((*kind, line.id.uuid()));
                }
            }
        }
        let row = |(kind, line): (ChannelKind, Uuid)| FigureRow {
            subject: Subject { kind: format!("plan_channel.{}", common::channel_key(kind)), id: line },
            title: common::channel(kind, Words::new(Locale::Vi)).to_owned(),
            on: None,
            unit: None,
            counts: used.contains(&kind),
            late: false,
            group: String::new(),
            across: String::new(),
            note: String::new(),
            address: common::plan_path(full.plan.id, "do-phu"),
        };
        rows.extend(named.into_iter().map(row).map(Arc::new));
    }
    rows
}

/// Tasks in hand that a proof of the period serves.
fn proven_tasks<'a>(seen: &'a Seen<'_>) -> impl Iterator<Item = &'a TaskWithProofs> {
    let tasks = seen.plans.iter().flat_map(|full| seen.ledger.tasks(full.plan.id));
    tasks.filter(|with| with.task.is_active() && with.proofs.iter().any(|proof| seen.placed.contains_key(&proof.proof)))
}

fn difficulties(seen: &Seen<'_>, span: &Period, counts: fn(&Difficulty) -> bool) -> Vec<Arc<FigureRow>> {
    let raised = seen.ledger.difficulties.iter().filter(|one| {
        let day = local_date(one.raised_at);
        seen.plans.iter().any(|full| full.plan.id == one.plan_id) && (span.from..=span.to).contains(&day)
    });
    let row = |one: &Difficulty| FigureRow {
        subject: Subject::new(subject::DIFFICULTY, one.id),
        title: one.text.clone(),
        on: Some(local_date(one.raised_at)),
        unit: one.task_id.and_then(|task| seen.ledger.unit(task)),
        counts: counts(one),
        late: false,
        group: String::new(),
        across: String::new(),
        note: String::new(),
        address: format!("/lam-viec/vuong-mac/{}", one.id),
    };
    raised.map(row).map(Arc::new).collect()
}
