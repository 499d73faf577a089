//! Việc của tôi hôm nay: what waits for the person, what is late, what changed; for the Office and the leaders, how the
//! whole stands. Calm where there is nothing.

mod day;
mod whole;

use crate::desk::common::{Names, channel, count, cut, plan_name, plan_path, progress_tag, words};
use crate::model::{Difficulty, FullPlan, PeriodResult, PlanSummary, ResultState, TaskWithProofs};
use crate::permissions::{APPROVE_RESULT, MANAGE_PLANS, RAISE_DIFFICULTY, SEE_TASKS};
use crate::rules::difficulty::is_addressed_to;
use crate::rules::task::{is_late, progress};
use crate::rules::today::{MyDay, my_day};
use crate::store;
use crate::words::Words;
use askama::Template;
use axum::response::Response;
pub(crate) use day::followed_years;
use day::{Change, changes};
use evidence::permissions::{HAND_IN, REVIEW};
use evidence::{Proof, Standing};
use ui::{Button, Column, Details, EmptyState, Html, Table, Tag, TaskCard, Timeline, TimelineEntry, Tone};
use viet::date::{short, weekday};
use web::{Access, Failure, PageHead, Routes, Staff};

/// Cards of one section; the rest is a link away.
const MOST_CARDS: usize = 20;
/// New tasks that are named one by one; more of them are one line.
const MOST_ASSIGNED: usize = 3;
/// Proofs that are looked through for this page.
const MOST_PROOFS: i64 = 200;
/// Characters of a difficulty in a row.
const SHORT: usize = 160;

pub(crate) fn routes() -> Routes {
    Routes::new().get("/lam-viec", Access::SignedIn, show)
}

#[derive(Template)]
#[template(path = "today/page.html")]
struct Page {
    w: Words,
    date: String,
    digest: Option<Html>,
    calm: Option<EmptyState>,
    sections: Vec<Section>,
}

struct Section {
    id: &'static str,
    title: String,
    pieces: Vec<Html>,
}

/// Everything that the page selects from.
struct Loaded {
    plans: Vec<FullPlan>,
    tasks: Vec<TaskWithProofs>,
    difficulties: Vec<Difficulty>,
    results: Vec<PeriodResult>,
    mine: Vec<Proof>,
    inbox: usize,
    names: Names,
}

async fn show(staff: Staff) -> Result<Response, Failure> {
    let w = words(&staff);
    let loaded = load(&staff).await?;
    let mine = my_day(&loaded.tasks, &loaded.difficulties, &staff.actor, staff.today);
    let personal = [
        decide(&staff, &loaded, &mine),
        approve(&staff, &loaded),
        returned(&staff, &loaded),
        cards(&staff, &loaded, "qua-han", w.today_late(), &mine.late),
        cards(&staff, &loaded, "sap-den-han", w.today_due_soon(), &mine.due_soon),
    ];
    let mut sections: Vec<Section> = personal.into_iter().flatten().collect();
    let calm = sections.is_empty().then(|| calm(&staff, &loaded, &mine));
    let rest = [
        whole::section(&staff, &loaded),
        waiting(&staff, &mine),
        changed(&staff, &loaded),
        later(&staff, &loaded, &mine),
    ];
    sections.extend(rest.into_iter().flatten());
    let date = w.today_date(short(staff.today), weekday(staff.today));
    let digest =
        staff.actor.may(&SEE_TASKS).then(|| Html::link(&staff.href(crate::desk::digest::PATH), w.today_digest()));
    staff.page(&PageHead::new(w.today_title()), &Page { w, date, digest, calm, sections })
}

async fn load(staff: &Staff) -> Result<Loaded, Failure> {
    let (db, agency) = (&staff.app.db, staff.agency.id);
    let list: Vec<PlanSummary> = store::list_plans(db, agency).await?;
    let years = followed_years(&list, staff.today);
    let (mut plans, mut tasks, mut difficulties, mut results) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for year in &years {
        tasks.extend(store::list_tasks_of_year_with_proofs(db, agency, *year).await?);
    }
    let followed = |plan: &&PlanSummary| plan.signed && years.iter().any(|year| i64::from(*year) == plan.year);
    for plan in list.iter().filter(followed) {
        plans.extend(store::find_full_plan(db, agency, plan.id).await?);
        difficulties.extend(store::list_difficulties(db, agency, plan.id).await?);
        if staff.actor.may(&APPROVE_RESULT) {
            results.extend(store::list_results(db, agency, plan.id).await?);
        }
    }
    let waiting = match staff.actor.may(&REVIEW) {
        true => evidence::list(db, agency, Some(Standing::Proposed), None, MOST_PROOFS).await?,
        false => Vec::new(),
    };
    let inbox = waiting.iter().filter(|proof| proof.handed_in_by != Some(staff.actor.account)).count();
    let mine = evidence::list(db, agency, None, Some(staff.actor.account), MOST_PROOFS).await?;
    let names = Names::load(db, agency).await?;
    Ok(Loaded { plans, tasks, difficulties, results, mine, inbox, names })
}

fn calm(staff: &Staff, loaded: &Loaded, mine: &MyDay<'_>) -> EmptyState {
    let w = words(staff);
    if loaded.plans.is_empty() && staff.actor.may(&MANAGE_PLANS) {
        let import = Button::to(w.plans_import(), staff.href("/lam-viec/ke-hoach/nhap"));
        return EmptyState::new(w.today_calm_no_plan(), w.today_calm_no_plan_why()).action(import);
    }
    let next = mine.later.iter().find_map(|task| task.task.work.due.day());
    EmptyState::new(
        w.today_calm(),
        next.map_or_else(|| w.today_calm_why().to_owned(), |day| w.today_calm_next(short(day))),
    )
}

/// Difficulties put to the person.
fn decide(staff: &Staff, loaded: &Loaded, mine: &MyDay<'_>) -> Option<Section> {
    let w = words(staff);
    let addressed: Vec<&&Difficulty> =
        mine.difficulties.iter().filter(|one| is_addressed_to(one, &staff.actor)).collect();
    if addressed.is_empty() {
        return None;
    }
    let rows = addressed
        .into_iter()
        .map(|one| vec![difficulty_link(staff, one), clock(staff, one), loaded.names.person(one.raised_by).into()]);
    let table = Table::new(staff.locale, w.today_decide())
        .hidden_caption()
        .column(Column::text(w.today_column_difficulty()))
        .column(Column::text(w.today_column_answer_by()))
        .column(Column::text(w.today_column_raised_by()))
        .rows(rows);
    Some(Section { id: "cho-y-kien", title: w.today_decide().to_owned(), pieces: vec![table.into()] })
}

fn difficulty_link(staff: &Staff, one: &Difficulty) -> Html {
    Html::link(&staff.href(&format!("/lam-viec/vuong-mac/{}", one.id)), &cut(&one.text, SHORT))
}

fn clock(staff: &Staff, one: &Difficulty) -> Html {
    let w = words(staff);
    let day = short(one.answer_by());
    if one.is_late(staff.today) {
        Tag::new(Tone::Red, w.today_answer_late(day)).into()
    } else {
        w.today_answer_by(day).into()
    }
}

/// Results that wait for an approval that the person may give.
fn approve(staff: &Staff, loaded: &Loaded) -> Option<Section> {
    let w = words(staff);
    let rows: Vec<Vec<Html>> = loaded
        .results
        .iter()
        .filter_map(|result| match result.state {
            ResultState::Submitted { at, .. } => Some((result, at)),
            _ => None,
        })
        .map(|(result, at)| {
            let plan = loaded.plans.iter().find(|full| full.plan.id == result.plan_id);
            let name = plan.map(|full| plan_name(&full.plan, w)).unwrap_or_default();
            let address = staff.href(&plan_path(result.plan_id, &format!("ket-qua/{}", result.id)));
            let title = w.today_approve(result.period.label.as_str(), name);
            vec![Html::link(&address, &title), short(kernel::local_date(at)).into()]
        })
        .collect();
    if rows.is_empty() {
        return None;
    }
    let table = Table::new(staff.locale, w.today_decide_results())
        .hidden_caption()
        .column(Column::text(w.today_column_result()))
        .column(Column::text(w.today_column_submitted()))
        .rows(rows);
    Some(Section { id: "cho-phe-duyet", title: w.today_decide_results().to_owned(), pieces: vec![table.into()] })
}

/// The person's own proof that came back.
fn returned(staff: &Staff, loaded: &Loaded) -> Option<Section> {
    let w = words(staff);
    let back = |proof: &&Proof| matches!(proof.state.standing(), Standing::Returned | Standing::Revoked);
    let rows: Vec<Vec<Html>> = loaded
        .mine
        .iter()
        .filter(back)
        .map(|proof| {
            let address = staff.href(&format!("/lam-viec/kiem-chung/{}", proof.id));
            vec![Html::link(&address, &proof.title), proof.state.reason().unwrap_or_default().into()]
        })
        .collect();
    if rows.is_empty() {
        return None;
    }
    let table = Table::new(staff.locale, w.today_returned_lead())
        .hidden_caption()
        .column(Column::text(w.today_column_proof()))
        .column(Column::text(w.today_column_reason()))
        .rows(rows);
    let lead = Html::trusted(format!("<p class=\"govuk-body\">{}</p>", Html::from(w.today_returned_lead())));
    Some(Section { id: "bo-sung", title: w.today_returned().to_owned(), pieces: vec![lead, table.into()] })
}

fn cards(staff: &Staff, loaded: &Loaded, id: &'static str, title: &str, tasks: &[&TaskWithProofs]) -> Option<Section> {
    let first = tasks.first()?;
    let mut pieces: Vec<Html> = tasks.iter().take(MOST_CARDS).map(|task| card(staff, loaded, task).into()).collect();
    if tasks.len() > MOST_CARDS {
        let address = staff.href(&plan_path(first.task.plan_id, "viec"));
        let link = Html::link(&address, &words(staff).today_all_tasks(count(tasks.len())));
        pieces.push(Html::trusted(format!("<p class=\"govuk-body\">{link}</p>")));
    }
    Some(Section { id, title: title.to_owned(), pieces })
}

fn card(staff: &Staff, loaded: &Loaded, task: &TaskWithProofs) -> TaskCard {
    let w = words(staff);
    let work = &task.task.work;
    let address = staff.href(&format!("/lam-viec/viec/{}", task.task.id));
    let card = TaskCard::new(staff.locale, work.title.as_str(), address, state(staff, task))
        .due(work.due.day().map_or_else(|| w.continuing().to_owned(), short))
        .unit(loaded.names.unit_or(work.lead_unit, w.nobody_yet()));
    let card = match work.channel {
        Some(kind) => card.channel(channel(kind, w)),
        None => card,
    };
    let to = |path: &str| staff.href(&format!("{path}{}", task.task.id));
    let card = match staff.actor.may(&HAND_IN) {
        true => card.action(Button::to(w.today_hand_in(), to("/lam-viec/nop/")).secondary()),
        false => card,
    };
    match staff.actor.may(&RAISE_DIFFICULTY) {
        true => card.action(Html::link(&to("/lam-viec/vuong-mac/moi?viec="), w.today_raise())),
        false => card,
    }
}

/// Days late, or due today; else how it stands.
fn state(staff: &Staff, task: &TaskWithProofs) -> Tag {
    let w = words(staff);
    let state = progress(&task.task, &task.proofs, staff.today);
    match task.task.work.due.day() {
        Some(due) if is_late(state) => {
            let days = (staff.today - due).get_days();
            Tag::new(Tone::Red, w.today_late_by_days(i64::from(days)))
        }
        Some(due) if due == staff.today => Tag::new(Tone::Gold, w.today_due_today()),
        _ => progress_tag(state, w),
    }
}

/// What the person raised and still waits for.
fn waiting(staff: &Staff, mine: &MyDay<'_>) -> Option<Section> {
    let w = words(staff);
    let raised = mine.difficulties.iter().filter(|one| !is_addressed_to(one, &staff.actor));
    let rows: Vec<Vec<Html>> = raised.map(|one| vec![difficulty_link(staff, one), clock(staff, one)]).collect();
    if rows.is_empty() {
        return None;
    }
    let table = Table::new(staff.locale, w.today_waiting())
        .hidden_caption()
        .column(Column::text(w.today_column_difficulty()))
        .column(Column::text(w.today_column_answer_by()))
        .rows(rows);
    Some(Section { id: "dang-cho", title: w.today_waiting().to_owned(), pieces: vec![table.into()] })
}

fn changed(staff: &Staff, loaded: &Loaded) -> Option<Section> {
    let w = words(staff);
    let all = changes(&loaded.tasks, &loaded.mine, &loaded.difficulties, &loaded.plans, &staff.actor, staff.today);
    let all: Vec<_> = all
        .into_iter()
        .filter(|(_, change)| staff.actor.may(&SEE_TASKS) || !matches!(change, Change::Amended(..)))
        .collect();
    if all.is_empty() {
        return None;
    }
    let assigned = all.iter().filter(|(_, change)| matches!(change, Change::Assigned(_))).count();
    let folded = assigned > MOST_ASSIGNED;
    let rest = all.iter().filter(|(_, change)| !(folded && matches!(change, Change::Assigned(_))));
    let entries = rest.take(MOST_CARDS).map(|(day, change)| {
        let (text, path) = in_words(change, w);
        TimelineEntry::new(short(*day), Html::link(&staff.href(&path), &text))
    });
    let many = folded.then(|| {
        let link = Html::link(&staff.href("/lam-viec/nop"), &w.today_changed_assigned_many(count(assigned)));
        TimelineEntry::new(short(staff.today), link)
    });
    let timeline = Timeline::new(many.into_iter().chain(entries));
    Some(Section { id: "thay-doi", title: w.today_changed().to_owned(), pieces: vec![timeline.into()] })
}

fn in_words(change: &Change<'_>, w: Words) -> (String, String) {
    match change {
        Change::Assigned(task) => {
            (w.today_changed_assigned(task.task.work.title.as_str()), format!("/lam-viec/viec/{}", task.task.id))
        }
        Change::Confirmed(proof) => {
            (w.today_changed_confirmed(proof.title.as_str()), format!("/lam-viec/kiem-chung/{}", proof.id))
        }
        Change::Decided(one) => {
            (w.today_changed_decided(cut(&one.text, SHORT)), format!("/lam-viec/vuong-mac/{}", one.id))
        }
        Change::Amended(full, number) => {
            (w.today_changed_amended(*number, plan_name(&full.plan, w)), plan_path(full.plan.id, "ban-goc"))
        }
    }
}

/// The rest of the person's tasks, closed until asked for.
fn later(staff: &Staff, loaded: &Loaded, mine: &MyDay<'_>) -> Option<Section> {
    let w = words(staff);
    let section = cards(staff, loaded, "viec-khac", w.today_later(count(mine.later.len())).as_str(), &mine.later)?;
    let cards: String = section.pieces.iter().map(Html::as_str).collect();
    let details = Details::new(section.title, Html::trusted(cards));
    Some(Section { id: section.id, title: w.today_rest().to_owned(), pieces: vec![details.into()] })
}
