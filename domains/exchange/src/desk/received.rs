//! A request of those above: looking it through, taking its contents on, seeing what is answered, sending the report.

use super::{
    FormPage, HOME, Page, Part, SmallForm, commit_and_deliver, crumbs, expected, find_received, own_name, page,
    received_crumbs, received_path, summary, told, words, writer,
};
use crate::counting::Counting;
use crate::model::{Item, Purpose, Received, Reported, RequestId, SentKind, Verdict};
use crate::package::{Body, LARGEST};
use crate::permissions::{ANSWER, MANAGE, SEE, SEND};
use crate::rules::received as verbs;
use crate::rules::received::{Difference, differences, is_new, open_items};
use crate::{post, sentences, store};
use axum::extract::Path;
use axum::response::Response;
use domain::{Place, Registry};
use evidence::periods::DECREE_09_2019;
use std::collections::{HashMap, HashSet};
use ui::{
    ActionForm, Button, Checkboxes, Choice, Column, FileUpload, Html, InsetText, NotificationBanner, Select, Table,
};
use viet::date::short;
use web::answer::download;
use web::{Access, Failure, FormErrors, FormWithFiles, Input, PageHead, Routes, Staff};

pub(crate) fn routes() -> Routes {
    let (see, manage, answer) = (Access::May(&SEE), Access::May(&MANAGE), Access::May(&ANSWER));
    Routes::new()
        .get("/lam-viec/lien-thong/nhan", manage, ask)
        .upload("/lam-viec/lien-thong/nhan", manage, LARGEST + 64 * 1024, take)
        .get("/lam-viec/lien-thong/nhan/{request}", see, show)
        .post("/lam-viec/lien-thong/nhan/{request}/ra-soat", answer, look_through)
        .get("/lam-viec/lien-thong/nhan/{request}/dua-vao-ke-hoach", manage, choose)
        .post("/lam-viec/lien-thong/nhan/{request}/dua-vao-ke-hoach", manage, take_on)
        .post("/lam-viec/lien-thong/nhan/{request}/gui", Access::May(&SEND), send)
        .get("/lam-viec/lien-thong/nhan/{request}/goi.json", manage, package)
}

async fn ask(staff: Staff) -> Result<Response, Failure> {
    take_page(&staff, &FormErrors::default())
}

fn take_page(staff: &Staff, errors: &FormErrors) -> Result<Response, Failure> {
    let w = words(staff);
    let file = FileUpload::new(staff.locale, "package", w.package())
        .hint(w.package_hint())
        .accept(".json,application/json")
        .error(errors.of("package"));
    let form = SmallForm {
        action: staff.href(&format!("{HOME}/nhan")),
        files: true,
        hidden: Vec::new(),
        fields: vec![file.into()],
        buttons: vec![Button::submit(w.take_package())],
    };
    let title = w.take_package();
    let body = FormPage { title: title.to_owned(), errors: summary(staff, errors), lead: Vec::new(), form };
    staff.page(&PageHead::new(title).breadcrumbs(crumbs(staff)).with_errors(!errors.is_empty()), &body)
}

/// Any package that somebody carried here: a request, a report, a verdict, a reminder.
async fn take(staff: Staff, form: FormWithFiles) -> Result<Response, Failure> {
    let w = words(&staff);
    let mut errors = FormErrors::default();
    let Some(file) = form.files.iter().find(|file| file.field == "package") else {
        errors.add("package", w.package_missing());
        return take_page(&staff, &errors);
    };
    let mut tx = staff.app.db.begin().await?;
    match post::receive(&mut tx, staff.agency.id, &file.bytes, staff.now).await {
        Ok(taken) => {
            tx.commit().await?;
            let path = match taken.kind {
                SentKind::Report => super::request_path(taken.request, ""),
                SentKind::Request | SentKind::Verdict | SentKind::Reminder => received_path(taken.request, ""),
            };
            Ok(staff.redirect_saying(&path, if taken.again { w.package_again() } else { w.package_taken() }))
        }
        Err(crate::model::Error::Refused(refusal)) => {
            drop(tx);
            errors.add("package", sentences::refusal(&refusal, w));
            take_page(&staff, &errors)
        }
        Err(crate::model::Error::Store(error)) => Err(error.into()),
    }
}

/// Contents of own plans by their folded words: an item that stands there was taken on.
async fn undertaken(
    staff: &Staff,
    registry: &Registry,
    received: &Received,
) -> Result<HashMap<String, String>, Failure> {
    let mut found = HashMap::new();
    for (_, undertakings) in registry.undertakings() {
        let year = received.content.period.year;
        for one in (undertakings.list)(&staff.app.db, staff.agency.id, year).await? {
            found.entry(viet::fold(&one.title)).or_insert(one.group);
        }
    }
    Ok(found)
}

async fn show(staff: Staff, registry: Registry, Path(id): Path<RequestId>) -> Result<Response, Failure> {
    let w = words(&staff);
    let received = find_received(&staff, id).await?;
    let partner = store::find_partner(&staff.app.db, staff.agency.id, received.partner).await?;
    let href = |page: &str| staff.href(&received_path(id, page));
    let answers = staff.actor.may(&ANSWER) && !received.closed;
    let new = is_new(&received);
    let mut notes = notes(&staff, &received);
    let mut parts = Vec::new();
    if new {
        parts.push(Part {
            heading: w.differences().to_owned(),
            lead: w.differences_lead().to_owned(),
            // Of one that is new everything is new: there is nothing to compare.
            body: vec![match received.agreed {
                None => super::request::items(&staff, &received.content, None),
                Some(_) => difference_table(&staff, &differences(&received)),
            }],
            actions: answers
                .then(|| ActionForm::new(href("ra-soat"), Button::submit(w.looked_through())))
                .into_iter()
                .collect(),
            ..Part::default()
        });
    }
    let counting = Counting::new(&staff.app.db, &registry, staff.agency.id, staff.today, received.content.period);
    if !new && counting.period().await?.is_none() {
        notes.push(InsetText::new(w.no_period_here()).into());
    }
    let said = counting.all(&received).await?;
    let undertaken = undertaken(&staff, &registry, &received).await?;
    let mut links = Vec::new();
    if staff.actor.may(&MANAGE) && received.content.purpose == Purpose::Plan && !received.closed {
        links.push(Html::link(&href("dua-vao-ke-hoach"), w.take_on()));
    }
    if received.sent > 0 && staff.actor.may(&MANAGE) {
        links.push(Html::link(&href("goi.json"), w.report_package()));
    }
    let open = open_items(&received).count();
    let sends = staff.actor.may(&SEND) && !received.closed && !new && open == 0;
    let send = if received.sent == 0 { w.send_report() } else { w.send_again() };
    let answers_part = Part {
        heading: w.answers().to_owned(),
        lead: if open > 0 { w.answers_open(super::count(open)) } else { w.answers_done().to_owned() },
        body: vec![answer_table(&staff, &received, &said, &undertaken, answers && !new)],
        links,
        actions: sends.then(|| ActionForm::new(href("gui"), Button::submit(send))).into_iter().collect(),
        ..Part::default()
    };
    // Before anybody has looked it through there is nothing to answer.
    if received.agreed.is_some() {
        parts.push(answers_part);
    }
    let mut facts = super::facts(&received.content, w);
    if let Some(partner) = &partner {
        facts = facts.line(w.asked_by(), partner.name.as_str());
    }
    if let Some(at) = received.sent_at {
        facts = facts.line(w.fact_sent(), w.sent_on(short(kernel::local_date(at)), received.sent));
    }
    let title = received.content.title.as_str();
    let tag = Some(super::home::todo_tag(&received, w));
    let head = PageHead::new(title).breadcrumbs(crumbs(&staff));
    page(&staff, &head, Page { tag, notes, facts, parts, ..Page::new(&staff, title) })
}

fn notes(staff: &Staff, received: &Received) -> Vec<Html> {
    let w = words(staff);
    let mut notes: Vec<Html> = Vec::new();
    if let Some(Verdict::Returned { reason }) = &received.verdict {
        notes.push(NotificationBanner::important(staff.locale, w.report_came_back()).body(reason.as_str()).into());
    }
    let waits = received.sent == 0 || matches!(received.verdict, Some(Verdict::Returned { .. }));
    if let Some(at) = received.reminded_at.filter(|_| waits && !received.closed) {
        notes.push(InsetText::new(w.were_reminded(short(kernel::local_date(at)))).into());
    }
    notes
}

fn difference_table(staff: &Staff, all: &[Difference]) -> Html {
    let w = words(staff);
    let told = |item: &Item| format!("{} ({})", item.wording, expected(item, w));
    let row = |one: &Difference| match one {
        Difference::Added(item) => vec![item.code.as_str().into(), Html::default(), told(item).into()],
        Difference::Gone(item) => vec![item.code.as_str().into(), told(item).into(), w.difference_gone().into()],
        Difference::Changed(was, is) => vec![is.code.as_str().into(), told(was).into(), told(is).into()],
    };
    if all.is_empty() {
        return InsetText::new(w.differences_head_only()).into();
    }
    Table::new(staff.locale, w.differences())
        .hidden_caption()
        .column(Column::text(w.item_code()))
        .column(Column::text(w.difference_was()))
        .column(Column::text(w.difference_is()))
        .rows(all.iter().map(row))
        .into()
}

fn answer_table(
    staff: &Staff,
    received: &Received,
    said: &[Reported],
    undertaken: &HashMap<String, String>,
    writes: bool,
) -> Html {
    let w = words(staff);
    let row = |item: &Item| {
        let reported = said.iter().find(|one| one.code == item.code);
        let path = staff.href(&received_path(received.id, &format!("muc/{}", item.code)));
        let wording = if writes { Html::link(&path, &item.wording) } else { item.wording.as_str().into() };
        let wording = match undertaken.get(&viet::fold(&item.wording)) {
            Some(group) => Html::trusted(format!(
                "{wording}<br><span class=\"govuk-hint\">{}</span>",
                Html::from(w.stands_in(group.as_str()))
            )),
            None => wording,
        };
        let value = reported.and_then(|one| one.value).map_or_else(String::new, |value| value.to_string());
        let words = match reported {
            None => w.not_answered().to_owned(),
            Some(Reported { not_ours: Some(reason), .. }) => w.not_ours_because(reason.as_str()),
            Some(one) => one.words.clone(),
        };
        vec![item.code.as_str().into(), wording, expected(item, w).into(), value.into(), words.into()]
    };
    Table::new(staff.locale, w.answers())
        .hidden_caption()
        .column(Column::text(w.item_code()))
        .column(Column::text(w.item_wording()))
        .column(Column::text(w.item_form()))
        .column(Column::number(w.value()))
        .column(Column::text(w.in_words()))
        .rows(received.content.items.iter().map(row))
        .into()
}

async fn save(staff: &Staff, decided: crate::model::Decision<Received>, notice: &str) -> Result<Response, Failure> {
    let decided = decided.map_err(|no| told(staff)(no.into()))?;
    let mut tx = staff.app.db.begin().await?;
    let saved = store::save_received(&mut tx, &writer(staff), decided).await.map_err(told(staff))?;
    tx.commit().await?;
    Ok(staff.redirect_saying(&received_path(saved.id, ""), notice))
}

/// From now on it is answered: the period that it asks about is made if the agency does not have it yet.
async fn look_through(staff: Staff, Path(id): Path<RequestId>) -> Result<Response, Failure> {
    let received = find_received(&staff, id).await?;
    if let Ok(year) = i16::try_from(received.content.period.year) {
        let mut tx = staff.app.db.begin().await?;
        evidence::ensure_year(&mut tx, &staff.app.ambient, staff.agency.id, year, &DECREE_09_2019).await?;
        tx.commit().await?;
    }
    save(&staff, verbs::look_through(&received, &staff.actor), words(&staff).looked_through_saved()).await
}

/// The places in drafts, each with its key: `2.uuid`.
async fn places(
    staff: &Staff,
    registry: &Registry,
    year: i64,
) -> Result<Vec<(String, &'static domain::Undertakings, Place)>, Failure> {
    let mut all = Vec::new();
    for (name, undertakings) in registry.undertakings() {
        for place in (undertakings.places)(&staff.app.db, staff.agency.id, year).await? {
            all.push((format!("{name}.{}.{}", place.draft, place.part), undertakings, place));
        }
    }
    Ok(all)
}

async fn choose(staff: Staff, registry: Registry, Path(id): Path<RequestId>) -> Result<Response, Failure> {
    take_on_page(&staff, &registry, id, &Input::default(), &FormErrors::default()).await
}

async fn take_on_page(
    staff: &Staff,
    registry: &Registry,
    id: RequestId,
    typed: &Input,
    errors: &FormErrors,
) -> Result<Response, Failure> {
    let w = words(staff);
    let received = find_received(staff, id).await?;
    let places = places(staff, registry, received.content.period.year).await?;
    let undertaken = undertaken(staff, registry, &received).await?;
    let free = received.content.items.iter().filter(|item| !undertaken.contains_key(&viet::fold(&item.wording)));
    let ticked: HashSet<&str> = typed.all("item").collect();
    let items: Vec<Choice> = free
        .map(|item| {
            let chosen = ticked.is_empty() || ticked.contains(item.code.as_str());
            Choice::new(item.code.as_str(), format!("{}. {}", item.code, item.wording)).chosen(chosen)
        })
        .collect();
    let title = w.take_on();
    let head = PageHead::new(title).breadcrumbs(received_crumbs(staff, &received)).with_errors(!errors.is_empty());
    let why_not = match (places.is_empty(), items.is_empty()) {
        (true, _) => Some(w.take_on_no_draft(received.content.period.year.to_string())),
        (_, true) => Some(w.take_on_all_there().to_owned()),
        _ => None,
    };
    if let Some(why_not) = why_not {
        let notes = vec![InsetText::new(why_not).into()];
        return page(staff, &head, Page { notes, ..Page::new(staff, title) });
    }
    let choices: Vec<Choice> = places.iter().map(|(key, _, place)| Choice::new(key.as_str(), &place.title)).collect();
    let form = SmallForm {
        action: staff.href(&received_path(id, "dua-vao-ke-hoach")),
        files: false,
        hidden: Vec::new(),
        fields: vec![
            Select::new(staff.locale, "place", w.take_on_where(), choices)
                .value(typed.text("place"))
                .error(errors.of("place"))
                .into(),
            Checkboxes::new(staff.locale, "item", w.items(), items)
                .hint(w.take_on_hint())
                .error(errors.of("item"))
                .into(),
        ],
        buttons: vec![Button::submit(w.take_on())],
    };
    let body = FormPage { title: title.to_owned(), errors: summary(staff, errors), lead: Vec::new(), form };
    staff.page(&head, &body)
}

/// The wording of those above goes into the draft as it stands.
async fn take_on(
    staff: Staff,
    registry: Registry,
    Path(id): Path<RequestId>,
    input: Input,
) -> Result<Response, Failure> {
    let w = words(&staff);
    let received = find_received(&staff, id).await?;
    let places = places(&staff, &registry, received.content.period.year).await?;
    let chosen = places.iter().find(|(key, ..)| key == input.text("place"));
    let codes: Vec<&str> = input.all("item").collect();
    let items: Vec<&Item> = received.content.items.iter().filter(|item| codes.contains(&item.code.as_str())).collect();
    let mut errors = FormErrors::default();
    if chosen.is_none() {
        errors.add("place", w.fault_place());
    }
    if items.is_empty() {
        errors.add("item", w.fault_items());
    }
    let Some((_, undertakings, place)) = chosen.filter(|_| errors.is_empty()) else {
        return take_on_page(&staff, &registry, id, &input, &errors).await;
    };
    let wordings: Vec<String> = items.iter().map(|item| item.wording.clone()).collect();
    let writer = writer(&staff);
    let mut tx = staff.app.db.begin().await?;
    if !(undertakings.take_on)(&mut tx, &writer, &staff.app.ambient, place, &wordings).await? {
        drop(tx);
        errors.add("place", w.refusal_not_taken_on());
        return take_on_page(&staff, &registry, id, &input, &errors).await;
    }
    let events: Vec<crate::model::Event> =
        items.iter().map(|item| crate::model::Event::ItemTakenOn { request: id, code: item.code.clone() }).collect();
    writer.tell(&mut tx, &events).await?;
    tx.commit().await?;
    Ok(staff.redirect_saying(&received_path(id, ""), &w.taken_on(super::count(items.len()))))
}

/// Everything is counted once more, from the tables, and goes up as it is.
async fn send(staff: Staff, registry: Registry, Path(id): Path<RequestId>) -> Result<Response, Failure> {
    let received = find_received(&staff, id).await?;
    let partner =
        store::find_partner(&staff.app.db, staff.agency.id, received.partner).await?.ok_or(Failure::NotFound)?;
    let fresh = registry.afresh();
    let counting = Counting::new(&staff.app.db, &fresh, staff.agency.id, staff.today, received.content.period);
    let items = counting.all(&received).await?;
    let ((next, report), events) =
        verbs::report(&received, items, &staff.actor, staff.now).map_err(|no| told(&staff)(no.into()))?;
    let mut tx = staff.app.db.begin().await?;
    store::save_received(&mut tx, &writer(&staff), (next, events)).await.map_err(told(&staff))?;
    let to = std::slice::from_ref(&partner).iter().collect::<Vec<_>>();
    let body = Body::Report(report);
    post::put_down(&mut tx, &staff.app.ambient, staff.agency.id, &own_name(&staff), &to, body).await?;
    commit_and_deliver(&staff, tx).await?;
    let w = words(&staff);
    let notice = if partner.is_reached() { w.report_sent() } else { w.report_to_carry() };
    Ok(staff.redirect_saying(&received_path(id, ""), notice))
}

/// The last report as it was signed, for whoever is reached by files.
async fn package(staff: Staff, Path(id): Path<RequestId>) -> Result<Response, Failure> {
    find_received(&staff, id).await?;
    let sent = store::list_sent(&staff.app.db, staff.agency.id, id).await?;
    let last = sent.into_iter().rev().find(|one| one.kind == SentKind::Report).ok_or(Failure::NotFound)?;
    Ok(download("goi-bao-cao.json", "application/json", last.package.into_bytes(), false))
}
