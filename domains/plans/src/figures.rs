//! What this domain counts for reports: tasks, contents, events and difficulties of a period, each with its rows. Which
//! tasks belong to a period, `rules::outcome` says; where an event is counted that came late, evidence says.

use crate::channel::ChannelKind;
use crate::desk::common;
use crate::desk::task::task_path;
use crate::model::{Difficulty, DifficultyState, FullPlan, Outcome, Period, Plan, TaskWithProofs, subject};
use crate::rules::outcome::{Placed, Told, told};
use crate::store;
use crate::words::Words;
use ::store::{Db, StoreError};
use domain::{Counted, Figure, FigureKind, FigureRow, FigureSource, Shape, WordKind};
use evidence::figures::{FigureQuery, FigureRow as CountedProof, Subjects};
use evidence::periods::Period as ReportPeriod;
use kernel::{Date, Subject, local_date};
use people::{AgencyId, UnitId};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;
use text::Locale;
use uuid::Uuid;

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
    count: |db, agency, period, today| Box::pin(count(db, agency, period, today)),
};

/// What the figures are counted from.
struct Seen {
    year: i64,
    plans: Vec<FullPlan>,
    tasks: Vec<TaskWithProofs>,
    proofs: Vec<CountedProof>,
    difficulties: Vec<Difficulty>,
}

async fn count(db: &Db, agency: AgencyId, period: &ReportPeriod, today: Date) -> Result<Counted, StoreError> {
    let seen = look(db, agency, period).await?;
    let span = Period { label: period.label.clone(), from: period.from_on, to: period.to_on };
    let placed: Placed = seen.proofs.iter().map(|row| (row.proof.uuid(), row.late)).collect();
    let told = told(&seen.tasks, &span, &placed, today);
    let audiences = audiences(&seen.plans);
    let of_tasks = |keep: fn(&Told<'_>) -> bool, counts: fn(Outcome) -> bool| -> Vec<FigureRow> {
        told.iter().filter(|told| keep(told)).map(|told| task_row(told, &audiences, counts(told.outcome))).collect()
    };
    let done = |outcome| matches!(outcome, Outcome::DoneOnTime | Outcome::DoneLate);
    let events = events(&seen);
    let with_channel = |kinds: &[ChannelKind]| {
        events
            .iter()
            .filter(|(_, used)| used.iter().any(|kind| kinds.contains(kind)))
            .map(|(row, _)| row.clone())
            .collect()
    };
    let rows: [Vec<FigureRow>; 11] = [
        of_tasks(|_| true, |_| true),
        of_tasks(|told| matches!(told.outcome, Outcome::DoneOnTime | Outcome::DoneLate), done),
        of_tasks(|told| told.with.task.work.due.day().is_some(), |outcome| outcome == Outcome::DoneOnTime),
        with_reasons(of_tasks(|told| told.outcome == Outcome::Overdue, |_| true), &seen.difficulties),
        contents(&seen, &placed),
        channels(&seen, &placed),
        events.iter().map(|(row, _)| row.clone()).collect(),
        with_channel(MEDIA),
        with_channel(MEETINGS),
        difficulties(&seen, &span, |_| true),
        difficulties(&seen, &span, |one| matches!(one.state, DifficultyState::Decided { .. })),
    ];
    let figure = |(kind, rows): (&FigureKind, Vec<FigureRow>)| Figure {
        rows: rows.into_iter().map(Arc::new).collect(),
        ..Figure::empty(kind)
    };
    let figures = FIGURES.kinds.iter().zip(rows).map(figure).collect();
    let plans: Vec<String> = of_the_year(&seen).map(|full| crate::papers::cited(&full.plan)).collect();
    Ok(Counted { figures, words: vec![plans.join("; ")] })
}

/// Plans of the report year and of the year before: what was left over from it is still owed.
async fn look(db: &Db, agency: AgencyId, period: &ReportPeriod) -> Result<Seen, StoreError> {
    let (mut plans, mut difficulties) = (Vec::new(), Vec::new());
    let years = period.year - 1..=period.year;
    for summary in store::list_plans(db, agency).await? {
        if !summary.signed || !years.contains(&summary.year) {
            continue;
        }
        difficulties.extend(store::list_difficulties(db, agency, summary.id).await?);
        plans.extend(store::find_full_plan(db, agency, summary.id).await?);
    }
    let ids: Vec<_> = plans.iter().map(|full: &FullPlan| full.plan.id).collect();
    let tasks = store::list_tasks_of_plans_with_proofs(db, agency, &ids).await?;
    if tasks.is_empty() {
        return Ok(Seen { year: period.year, plans, tasks, proofs: Vec::new(), difficulties });
    }
    let query = FigureQuery {
        period: period.id,
        subjects: Subjects::OfKind(subject::TASK.to_owned()),
        standings: vec![evidence::Standing::Confirmed],
    };
    let proofs = match evidence::figures::count(db, agency, &query).await {
        Ok(figure) => figure.rows,
        Err(evidence::Error::Store(error)) => return Err(error),
        // Counting refuses nothing; a period that is gone has no proofs.
        Err(evidence::Error::NotFound | evidence::Error::Refused(_)) => Vec::new(),
    };
    Ok(Seen { year: period.year, plans, tasks, proofs, difficulties })
}

/// For whom each content is, in the words of the plan.
fn audiences(plans: &[FullPlan]) -> HashMap<Uuid, &str> {
    plans.iter().flat_map(|full| &full.items).map(|item| (item.id.uuid(), item.audience.as_str())).collect()
}

fn task_row(told: &Told<'_>, audiences: &HashMap<Uuid, &str>, counts: bool) -> FigureRow {
    let task = &told.with.task;
    let audience = task.item().and_then(|item| audiences.get(&item.uuid()));
    FigureRow {
        subject: Subject::new(subject::TASK, task.id),
        title: task.work.title.clone(),
        on: told.done_on.or(task.work.due.day()),
        unit: task.work.lead_unit,
        counts,
        late: told.late,
        group: audience.copied().unwrap_or_default().to_owned(),
        note: String::new(),
        address: task_path(task.id),
    }
}

/// What was not done, with the difficulties that were raised about it.
fn with_reasons(rows: Vec<FigureRow>, difficulties: &[Difficulty]) -> Vec<FigureRow> {
    let reasons = |task: Uuid| {
        let about = difficulties.iter().filter(|one| one.task_id.is_some_and(|id| id.uuid() == task));
        about.map(|one| one.text.trim()).collect::<Vec<_>>().join("; ")
    };
    rows.into_iter().map(|row| FigureRow { note: reasons(row.subject.id), ..row }).collect()
}

/// The plans of the report year itself, without those of the year before.
fn of_the_year(seen: &Seen) -> impl Iterator<Item = &FullPlan> {
    seen.plans.iter().filter(|full| i64::from(full.plan.year) == seen.year)
}

/// Contents of the year's plan; those count that a proof of the period serves.
fn contents(seen: &Seen, placed: &Placed) -> Vec<FigureRow> {
    let proven: HashSet<Uuid> =
        proven_tasks(seen, placed).filter_map(|with| with.task.item()).map(|item| item.uuid()).collect();
    let row = |item: &crate::model::PlanItem| FigureRow {
        subject: Subject::new(subject::PLAN_ITEM, item.id),
        title: item.text.clone(),
        on: None,
        unit: None,
        counts: proven.contains(&item.id.uuid()),
        late: false,
        group: item.audience.clone(),
        note: String::new(),
        address: format!("{}/{}", common::plan_path(item.plan_id, "noi-dung"), item.id),
    };
    of_the_year(seen).flat_map(|full| full.items.iter().map(row)).collect()
}

/// Channels that the year's plan names; those count that a proof of the period went through.
fn channels(seen: &Seen, placed: &Placed) -> Vec<FigureRow> {
    let used: HashSet<ChannelKind> = proven_tasks(seen, placed).filter_map(|with| with.task.work.channel).collect();
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
        rows.extend(named.into_iter().map(|(kind, line)| FigureRow {
            subject: Subject { kind: format!("plan_channel.{}", common::channel_key(kind)), id: line },
            title: common::channel(kind, Words::new(Locale::Vi)).to_owned(),
            on: None,
            unit: None,
            counts: used.contains(&kind),
            late: false,
            group: String::new(),
            note: String::new(),
            address: common::plan_path(full.plan.id, "do-phu"),
        }));
    }
    rows
}

fn proven_tasks<'a>(seen: &'a Seen, placed: &Placed) -> impl Iterator<Item = &'a TaskWithProofs> {
    seen.tasks
        .iter()
        .filter(|with| with.task.is_active() && with.proofs.iter().any(|proof| placed.contains_key(&proof.proof)))
}

/// What happened, each event once, with the channels of all tasks that it serves.
fn events(seen: &Seen) -> Vec<(FigureRow, Vec<ChannelKind>)> {
    let tasks: HashMap<Uuid, &TaskWithProofs> = seen.tasks.iter().map(|with| (with.task.id.uuid(), with)).collect();
    let mut rows = Vec::new();
    for proof in &seen.proofs {
        let served: Vec<&TaskWithProofs> =
            proof.subjects.iter().filter_map(|subject| tasks.get(&subject.id).copied()).collect();
        // Of a task that was called off, or of a plan that is none of this year's.
        let Some(first) = served.iter().find(|with| with.task.is_active()) else { continue };
        let channels: Vec<ChannelKind> = served.iter().filter_map(|with| with.task.work.channel).collect();
        let row = FigureRow {
            subject: Subject::new(evidence::PROOF, proof.proof),
            title: proof.title.clone(),
            on: Some(proof.happened_on),
            unit: first.task.work.lead_unit,
            counts: true,
            late: proof.late,
            group: first
                .task
                .work
                .channel
                .map(|kind| common::channel(kind, Words::new(Locale::Vi)).to_owned())
                .unwrap_or_default(),
            note: String::new(),
            address: format!("/lam-viec/kiem-chung/{}", proof.proof),
        };
        rows.push((row, channels));
    }
    rows
}

fn difficulties(seen: &Seen, span: &Period, counts: fn(&Difficulty) -> bool) -> Vec<FigureRow> {
    let plans: BTreeMap<Uuid, &Plan> = seen.plans.iter().map(|full| (full.plan.id.uuid(), &full.plan)).collect();
    let units: HashMap<Uuid, Option<UnitId>> =
        seen.tasks.iter().map(|with| (with.task.id.uuid(), with.task.work.lead_unit)).collect();
    let raised = seen.difficulties.iter().filter(|one| {
        let day = local_date(one.raised_at);
        plans.contains_key(&one.plan_id.uuid()) && (span.from..=span.to).contains(&day)
    });
    let row = |one: &Difficulty| FigureRow {
        subject: Subject::new(subject::DIFFICULTY, one.id),
        title: one.text.clone(),
        on: Some(local_date(one.raised_at)),
        unit: one.task_id.and_then(|task| units.get(&task.uuid()).copied().flatten()),
        counts: counts(one),
        late: false,
        group: String::new(),
        note: String::new(),
        address: format!("/lam-viec/vuong-mac/{}", one.id),
    };
    raised.map(row).collect()
}

/// Mass media: pages, press, broadcasting, networks.
const MEDIA: &[ChannelKind] = &[
    ChannelKind::Portal,
    ChannelKind::ProvincePortal,
    ChannelKind::PressArticle,
    ChannelKind::RadioTv,
    ChannelKind::SocialNetwork,
    ChannelKind::EmailNewsletter,
    ChannelKind::Sms,
];
/// Meetings with enterprises and citizens.
const MEETINGS: &[ChannelKind] =
    &[ChannelKind::Dialogue, ChannelKind::BiannualBriefing, ChannelKind::OnboardingMeeting];
