//! Difficulties put to a leader, with a clock, and what was decided. Only whom one is put to, or the Head, decides.

use crate::desk::common::{Names, cut, full_plan, words, writer};
use crate::model::{AccountId, Addressee, Difficulty, DifficultyId, DifficultyState, PlanId, Task, TaskId};
use crate::permissions::{DECIDE_DIFFICULTY, RAISE_DIFFICULTY, SEE_TASKS};
use crate::rules::difficulty::{RaiseDifficulty, decide, is_addressed_to, raise};
use crate::words::Words;
use crate::{sentences, store};
use askama::Template;
use axum::extract::{Path, Query};
use axum::response::Response;
use serde::Deserialize;
use ui::{
    Breadcrumbs, Button, Choice, Column, DateField, ErrorSummary, Html, Radios, SummaryList, Table, Tag, Textarea, Tone,
};
use viet::date::short;
use web::{Access, Failure, FormErrors, Input, PageHead, Routes, Staff};

const LIST: &str = "/lam-viec/vuong-mac";
/// Characters of a text in lists.
const SHORT: usize = 160;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get(LIST, Access::May(&SEE_TASKS), list)
        .get("/lam-viec/vuong-mac/moi", Access::May(&RAISE_DIFFICULTY), form)
        .post("/lam-viec/vuong-mac/moi", Access::May(&RAISE_DIFFICULTY), save)
        .get("/lam-viec/vuong-mac/{difficulty}", Access::May(&SEE_TASKS), show)
        .post("/lam-viec/vuong-mac/{difficulty}", Access::May(&DECIDE_DIFFICULTY), answer)
}

#[derive(Template)]
#[template(path = "difficulty/list.html")]
struct ListPage {
    w: Words,
    table: Option<Table>,
}

#[derive(Template)]
#[template(path = "difficulty/form.html")]
struct FormPage {
    w: Words,
    errors: ErrorSummary,
    about: String,
    action: String,
    text: Textarea,
    to: Radios,
    answer_by: DateField,
    button: Button,
}

#[derive(Template)]
#[template(path = "difficulty/page.html")]
struct Page {
    w: Words,
    errors: ErrorSummary,
    text: String,
    facts: SummaryList,
    decide: Option<Decide>,
}

struct Decide {
    action: String,
    text: Textarea,
    button: Button,
}

async fn list(staff: Staff) -> Result<Response, Failure> {
    let w = words(&staff);
    let open = store::list_open_difficulties(&staff.app.db, staff.agency.id).await?;
    let names = Names::load(&staff.app.db, staff.agency.id).await?;
    let rows = open.iter().map(|one| {
        let link = Html::link(&staff.href(&format!("{LIST}/{}", one.id)), &cut(&one.text, SHORT));
        let clock = Html::trusted(format!("{} {}", Html::from(short(one.answer_by())), clock(one, &staff)));
        vec![link, addressee(one, &names, w).into(), names.person(one.raised_by).into(), clock]
    });
    let table = Table::new(staff.locale, w.difficulty_list())
        .hidden_caption()
        .column(Column::text(w.difficulty_text()))
        .column(Column::text(w.difficulty_to()))
        .column(Column::text(w.difficulty_raised_by()))
        .column(Column::text(w.difficulty_answer_by()))
        .rows(rows);
    staff.page(&PageHead::new(w.difficulty_list()), &ListPage { w, table: (!open.is_empty()).then_some(table) })
}

fn clock(one: &Difficulty, staff: &Staff) -> Html {
    let w = words(staff);
    match one.state {
        DifficultyState::Decided { .. } => Tag::new(Tone::Green, w.difficulty_decided()).into(),
        DifficultyState::Open { .. } if one.is_late(staff.today) => Tag::new(Tone::Red, w.difficulty_late()).into(),
        DifficultyState::Open { .. } => Tag::new(Tone::Neutral, w.difficulty_open()).into(),
    }
}

fn addressee<'a>(one: &Difficulty, names: &'a Names, w: Words) -> &'a str {
    match one.to {
        Addressee::LeaderInCharge(leader) => names.person(leader),
        Addressee::Head => w.difficulty_head(),
    }
}

/// What a difficulty is about: `viec` names a task, `ke-hoach` a plan.
#[derive(Deserialize)]
struct About {
    #[serde(default)]
    viec: String,
    #[serde(default, rename = "ke-hoach")]
    plan: String,
}

/// A plan, the task if it is about one, and the leader in charge as of today.
struct Matter {
    plan: PlanId,
    task: Option<Task>,
    about: String,
    leader: Option<AccountId>,
    names: Names,
    query: String,
}

async fn matter(staff: &Staff, about: &About) -> Result<Matter, Failure> {
    let (db, agency) = (&staff.app.db, staff.agency.id);
    let task = match about.viec.parse::<TaskId>() {
        Ok(id) => Some(store::find_task(db, agency, id).await?.ok_or(Failure::NotFound)?),
        Err(_) => None,
    };
    let plan = match &task {
        Some(task) => task.plan_id,
        None => about.plan.parse().map_err(|_| Failure::NotFound)?,
    };
    let full = full_plan(staff, plan).await?;
    let duties = people::store::duties::list(db, agency).await?;
    let unit = task.as_ref().and_then(|task| task.work.lead_unit).or(staff.actor.unit);
    let leader = unit.and_then(|unit| people::rules::duty::leader_of_unit(&duties, unit, staff.today));
    let name = task.as_ref().map(|task| task.work.title.clone());
    Ok(Matter {
        plan,
        about: name.or(full.plan.document.subject).unwrap_or_default(),
        query: task.as_ref().map_or_else(|| format!("ke-hoach={plan}"), |task| format!("viec={}", task.id)),
        task,
        leader,
        names: Names::load(db, agency).await?,
    })
}

async fn form(staff: Staff, Query(about): Query<About>) -> Result<Response, Failure> {
    let matter = matter(&staff, &about).await?;
    form_page(&staff, &matter, &Input::new(Vec::new()), &FormErrors::default())
}

fn form_page(staff: &Staff, matter: &Matter, typed: &Input, errors: &FormErrors) -> Result<Response, Failure> {
    let w = words(staff);
    let leader =
        matter.leader.map(|leader| Choice::new("leader", matter.names.person(leader)).hint(w.difficulty_leader_hint()));
    let chosen = typed.some("to").unwrap_or(if leader.is_some() { "leader" } else { "head" });
    let choices: Vec<Choice> = leader.into_iter().chain([Choice::new("head", w.difficulty_head())]).collect();
    let body = FormPage {
        w,
        errors: errors.iter().fold(ErrorSummary::new(staff.locale), |all, (field, said)| all.field(field, said)),
        about: matter.about.clone(),
        action: staff.href(&format!("{LIST}/moi?{}", matter.query)),
        text: Textarea::new(staff.locale, "text", w.difficulty_text())
            .hint(w.difficulty_text_hint())
            .rows(5)
            .value(typed.text("text"))
            .error(errors.of("text")),
        to: Radios::new(staff.locale, "to", w.difficulty_to(), choices).value(chosen),
        answer_by: DateField::new(staff.locale, "answer_by", w.difficulty_answer_by())
            .value(typed.text("answer_by"))
            .error(errors.of("answer_by")),
        button: Button::submit(w.difficulty_raise()),
    };
    let crumbs = Breadcrumbs::new(staff.locale).then(w.difficulty_list(), staff.href(LIST));
    let head = PageHead::new(w.difficulty_new()).breadcrumbs(crumbs);
    staff.page(&head.with_errors(!errors.is_empty()), &body)
}

async fn save(staff: Staff, Query(about): Query<About>, input: Input) -> Result<Response, Failure> {
    let w = words(&staff);
    let matter = matter(&staff, &about).await?;
    let mut errors = FormErrors::default();
    let Some(answer_by) = input.date("answer_by").ok().flatten() else {
        errors.add("answer_by", w.fault_form_date());
        return form_page(&staff, &matter, &input, &errors);
    };
    let leader = matter.leader.filter(|_| input.text("to") == "leader");
    let command = RaiseDifficulty {
        plan: matter.plan,
        task: matter.task.as_ref().map(|task| task.id),
        text: input.text("text").to_owned(),
        to: leader.map_or(Addressee::Head, Addressee::LeaderInCharge),
        answer_by,
    };
    let id = staff.app.ambient.id();
    match raise(&command, matter.task.as_ref(), id, &staff.actor, staff.now) {
        Ok(decided) => {
            let mut tx = staff.app.db.begin().await?;
            store::add_difficulty(&mut tx, &writer(&staff), decided)
                .await
                .map_err(|error| sentences::failure(error, w))?;
            tx.commit().await?;
            Ok(staff.redirect_saying(&format!("{LIST}/{id}"), w.difficulty_raised_said()))
        }
        Err(refusal) => {
            let late = matches!(refusal, crate::model::Refusal::AnswerDayIsOver);
            errors.add(if late { "answer_by" } else { "text" }, sentences::refusal(&refusal, w));
            form_page(&staff, &matter, &input, &errors)
        }
    }
}

async fn find(staff: &Staff, id: DifficultyId) -> Result<Difficulty, Failure> {
    store::find_difficulty(&staff.app.db, staff.agency.id, id).await?.ok_or(Failure::NotFound)
}

async fn show(staff: Staff, Path(id): Path<DifficultyId>) -> Result<Response, Failure> {
    let one = find(&staff, id).await?;
    page(&staff, &one, "", None).await
}

async fn page(staff: &Staff, one: &Difficulty, typed: &str, error: Option<&str>) -> Result<Response, Failure> {
    let w = words(staff);
    let names = Names::load(&staff.app.db, staff.agency.id).await?;
    let errors = ErrorSummary::new(staff.locale);
    let raised = w.difficulty_raised(short(kernel::local_date(one.raised_at)), names.person(one.raised_by));
    let due = Html::trusted(format!("{} {}", Html::from(short(one.answer_by())), clock(one, staff)));
    let facts = SummaryList::new()
        .line(w.difficulty_to(), addressee(one, &names, w))
        .line(w.difficulty_raised_by(), raised)
        .line(w.difficulty_answer_by(), due);
    let facts = match &one.state {
        DifficultyState::Open { .. } => facts,
        DifficultyState::Decided { by, at, text, .. } => facts
            .line(w.difficulty_decision(), text.as_str())
            .line(w.difficulty_decided_by(), w.difficulty_raised(short(kernel::local_date(*at)), names.person(*by))),
    };
    let decide = (one.is_open() && is_addressed_to(one, &staff.actor)).then(|| Decide {
        action: staff.href(&format!("{LIST}/{}", one.id)),
        text: Textarea::new(staff.locale, "text", w.difficulty_decision()).rows(4).value(typed).error(error),
        button: Button::submit(w.difficulty_decide()),
    });
    let body = Page {
        w,
        errors: error.map_or(errors, |said| ErrorSummary::new(staff.locale).field("text", said)),
        text: one.text.clone(),
        facts,
        decide,
    };
    let crumbs = Breadcrumbs::new(staff.locale).then(w.difficulty_list(), staff.href(LIST));
    staff.page(&PageHead::new(w.difficulty_title()).breadcrumbs(crumbs).with_errors(error.is_some()), &body)
}

async fn answer(staff: Staff, Path(id): Path<DifficultyId>, input: Input) -> Result<Response, Failure> {
    let w = words(&staff);
    let one = find(&staff, id).await?;
    let decided = match decide(&one, input.text("text"), &staff.actor, staff.now) {
        Ok(decided) => decided,
        Err(refusal @ (crate::model::Refusal::TextMissing(_) | crate::model::Refusal::TextTooLong(..))) => {
            return page(&staff, &one, input.text("text"), Some(&sentences::refusal(&refusal, w))).await;
        }
        Err(refusal) => return Err(sentences::failure(refusal.into(), w)),
    };
    let mut tx = staff.app.db.begin().await?;
    store::save_decision(&mut tx, &writer(&staff), decided).await.map_err(|error| sentences::failure(error, w))?;
    tx.commit().await?;
    Ok(staff.redirect_saying(&format!("{LIST}/{id}"), w.difficulty_decided_said()))
}
