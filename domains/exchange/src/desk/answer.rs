//! Answering one item: where its figure comes from, what it comes to now, and what is said beside it.

use super::{
    FormPage, SmallForm, count, expected, find_received, received_crumbs, received_path, summary, told, words, writer,
};
use crate::counting::Counting;
use crate::model::{Answer, Expected, Item, Received, Refusal, RequestId, Source, Value};
use crate::permissions::ANSWER;
use crate::rules::received as verbs;
use crate::rules::request::is_code;
use crate::{sentences, store};
use axum::extract::Path;
use axum::response::Response;
use domain::{Registry, Shape, Undertaking};
use kernel::Subject;
use ui::{Button, Checkboxes, Choice, Details, Html, Radios, Select, SummaryList, TextInput, Textarea, Width};
use web::{Access, Failure, FormErrors, Input, PageHead, Routes, Staff};

const PATH: &str = "/lam-viec/lien-thong/nhan/{request}/muc/{code}";

pub(crate) fn routes() -> Routes {
    Routes::new().get(PATH, Access::May(&ANSWER), show).post(PATH, Access::May(&ANSWER), save)
}

/// What an answer may come from.
struct Sources {
    things: Vec<Undertaking>,
    figures: Vec<Choice>,
    below: Vec<Choice>,
}

async fn sources(staff: &Staff, registry: &Registry, received: &Received, item: &Item) -> Result<Sources, Failure> {
    let (db, agency) = (&staff.app.db, staff.agency.id);
    let mut things = Vec::new();
    for (_, undertakings) in registry.undertakings() {
        things.extend((undertakings.list)(db, agency, received.content.period.year).await?);
    }
    things.retain(|thing| thing.signed);
    let fits = |shape: Shape| match item.expected {
        Expected::Number { .. } => shape == Shape::Count,
        Expected::Share => shape == Shape::Share,
        Expected::Words => false,
    };
    let figures = registry
        .figure_kinds()
        .filter(|kind| fits(kind.shape))
        .map(|kind| Choice::new(kind.address, (kind.title)(staff.locale)))
        .collect();
    let mut below = Vec::new();
    for request in store::list_requests(db, agency).await? {
        let Some(content) = &request.published else { continue };
        let same = |one: &&Item| std::mem::discriminant(&one.expected) == std::mem::discriminant(&item.expected);
        below.extend(content.items.iter().filter(same).map(|one| {
            Choice::new(
                format!("{}/{}", request.id, one.code),
                format!("{}: {}. {}", content.title, one.code, one.wording),
            )
        }));
    }
    Ok(Sources { things, figures, below })
}

async fn show(
    staff: Staff,
    registry: Registry,
    Path((id, code)): Path<(RequestId, String)>,
) -> Result<Response, Failure> {
    let received = find_received(&staff, id).await?;
    let item = received.content.item(&code).ok_or(Failure::NotFound)?;
    let sources = sources(&staff, &registry, &received, item).await?;
    let typed = match received.answers.get(&code) {
        Some(answer) => of(answer),
        // What was taken on from here stands in the plan in the same words: it is the first guess.
        None => {
            let same = |thing: &&Undertaking| viet::fold(&thing.title) == viet::fold(&item.wording);
            let mut fields: Vec<(String, String)> = vec![("rows".into(), "1".into())];
            fields.extend(sources.things.iter().filter(same).map(|thing| ("thing".to_owned(), key(&thing.subject))));
            let guess = match (&item.expected, fields.len()) {
                (Expected::Words, _) => "words",
                (_, 1) => "hand",
                _ => "things",
            };
            fields.push(("source".into(), guess.into()));
            Input::new(fields)
        }
    };
    page(&staff, &registry, &received, item, &sources, &typed, &FormErrors::default()).await
}

fn key(subject: &Subject) -> String {
    format!("{}/{}", subject.kind, subject.id)
}

fn subject(key: &str) -> Option<Subject> {
    let (kind, id) = key.split_once('/')?;
    Some(Subject { kind: kind.to_owned(), id: id.parse().ok()? })
}

/// An answer as the form shows it.
fn of(answer: &Answer) -> Input {
    let mut fields: Vec<(String, String)> = vec![("words".into(), answer.words.clone())];
    let mut put = |name: &str, value: String| fields.push((name.to_owned(), value));
    match &answer.source {
        Source::Words => put("source", "words".into()),
        Source::Things(things) => {
            put("source", "things".into());
            things.iter().for_each(|thing| put("thing", key(thing)));
        }
        Source::Figure(address) => {
            put("source", "figure".into());
            put("figure", address.clone());
        }
        Source::Below { request, code } => {
            put("source", "below".into());
            put("below", format!("{request}/{code}"));
        }
        Source::ByHand { value, source, person } => {
            put("source", "hand".into());
            match value {
                Value::Number(amount) => put("number", amount.to_string()),
                Value::Share(part, all) => {
                    put("part", part.to_string());
                    put("all", all.to_string());
                }
            }
            put("from", source.clone());
            put("person", person.clone());
        }
        Source::NotOurs { reason } => {
            put("source", "none".into());
            put("reason", reason.clone());
        }
    }
    if answer.with_rows {
        put("rows", "1".into());
    }
    Input::new(fields)
}

/// What was typed, or none with what is wrong.
fn read(input: &Input, item: &Item, errors: &mut FormErrors, w: crate::words::Words) -> Option<Answer> {
    let source = match input.text("source") {
        "things" => Source::Things(input.all("thing").filter_map(subject).collect()),
        "figure" => Source::Figure(input.text("figure").to_owned()),
        "below" => {
            let parts = input.text("below").split_once('/');
            let parts = parts.and_then(|(id, code)| Some((id.parse().ok()?, code)));
            let Some((request, code)) = parts.filter(|(_, code)| is_code(code)) else {
                errors.add("below", w.fault_choose());
                return None;
            };
            Source::Below { request, code: code.to_owned() }
        }
        "hand" => {
            let value = by_hand(input, item, errors, w)?;
            Source::ByHand { value, source: input.text("from").to_owned(), person: input.text("person").to_owned() }
        }
        "none" => Source::NotOurs { reason: input.text("reason").to_owned() },
        _ => Source::Words,
    };
    Some(Answer { source, words: input.text("words").to_owned(), with_rows: input.ticked("rows") })
}

fn by_hand(input: &Input, item: &Item, errors: &mut FormErrors, w: crate::words::Words) -> Option<Value> {
    if item.expected == Expected::Share {
        let whole = |name: &str| input.number(name).ok().flatten().and_then(|number| u64::try_from(number).ok());
        let (part, all) = (whole("part"), whole("all"));
        if part.is_none() {
            errors.add("part", w.fault_amount());
        }
        if all.is_none() {
            errors.add("all", w.fault_amount());
        }
        return Some(Value::Share(part?, all?));
    }
    let amount = input.text("number").parse().ok();
    if amount.is_none() {
        errors.add("number", w.fault_amount());
    }
    amount.map(Value::Number)
}

async fn save(
    staff: Staff,
    registry: Registry,
    Path((id, code)): Path<(RequestId, String)>,
    input: Input,
) -> Result<Response, Failure> {
    let w = words(&staff);
    let received = find_received(&staff, id).await?;
    let item = received.content.item(&code).ok_or(Failure::NotFound)?;
    let mut errors = FormErrors::default();
    let seen =
        Received { version: input.number("version").ok().flatten().unwrap_or(received.version), ..received.clone() };
    let known = sources(&staff, &registry, &received, item).await?;
    let answer = read(&input, item, &mut errors, w).filter(|answer| offered(answer, &known));
    let decided = match answer {
        Some(answer) => verbs::answer(&seen, &code, answer, &staff.actor),
        None => {
            if errors.is_empty() {
                errors.add("source", w.fault_choose());
            }
            return page(&staff, &registry, &received, item, &known, &input, &errors).await;
        }
    };
    match decided {
        Ok(decided) => {
            let mut tx = staff.app.db.begin().await?;
            store::save_received(&mut tx, &writer(&staff), decided).await.map_err(told(&staff))?;
            tx.commit().await?;
            let next = input.text("then") == "next";
            let order = &received.content.items;
            let after = order.iter().skip_while(|one| one.code != code).nth(1).filter(|_| next);
            let onward = after.map_or_else(String::new, |one| format!("muc/{}", one.code));
            Ok(staff.redirect_saying(&received_path(id, &onward), w.saved()))
        }
        Err(refusal) => {
            let field = match &refusal {
                Refusal::NotPermitted | Refusal::Closed => return Err(told(&staff)(refusal.into())),
                Refusal::TextMissing("things") => "thing",
                Refusal::TextMissing("source") | Refusal::TextTooLong("source", _) => "from",
                Refusal::TextMissing(name) | Refusal::TextTooLong(name, _) => name,
                Refusal::ValueDoesNotFit if item.expected == Expected::Share => "part",
                _ => "source",
            };
            errors.add(field, sentences::refusal(&refusal, w));
            page(&staff, &registry, &received, item, &known, &input, &errors).await
        }
    }
}

/// Nothing is mapped to what was not offered.
fn offered(answer: &Answer, known: &Sources) -> bool {
    let has = |choices: &[Choice], value: &str| choices.iter().any(|choice| choice.value() == value);
    match &answer.source {
        Source::Things(things) => things.iter().all(|thing| known.things.iter().any(|one| one.subject == *thing)),
        Source::Figure(address) => has(&known.figures, address),
        Source::Below { request, code } => has(&known.below, &format!("{request}/{code}")),
        Source::Words | Source::ByHand { .. } | Source::NotOurs { .. } => true,
    }
}

async fn page(
    staff: &Staff,
    registry: &Registry,
    received: &Received,
    item: &Item,
    sources: &Sources,
    typed: &Input,
    errors: &FormErrors,
) -> Result<Response, Failure> {
    let w = words(staff);
    let mut lead: Vec<Html> = vec![
        SummaryList::new()
            .line(w.item_wording(), item.wording.as_str())
            .line(w.item_form(), expected(item, w))
            .line(w.fact_period(), super::period_label(received.content.period))
            .into(),
    ];
    if let Some(answer) = received.answers.get(&item.code) {
        let counting = Counting::new(&staff.app.db, registry, staff.agency.id, staff.today, received.content.period);
        let counted = counting.count(item, &answer.source).await?;
        if let Some(value) = counted.value {
            lead.push(Html::trusted(format!(
                "<p class=\"govuk-body\">{}</p>",
                Html::from(w.counts_now(value.to_string()))
            )));
        }
        if !counted.rows.is_empty() {
            let table = super::rollup::rows(staff, &counted.rows, &item.wording);
            lead.push(Details::new(w.rows_open(count(counted.all)), table).into());
        }
    }
    let form = SmallForm {
        action: staff.href(&received_path(received.id, &format!("muc/{}", item.code))),
        files: false,
        hidden: vec![("version", received.version.to_string())],
        fields: fields(staff, item, sources, typed, errors),
        buttons: vec![Button::submit(w.save()), Button::submit(w.save_and_next()).secondary().sends("then", "next")],
    };
    let title = w.item_named(item.code.as_str());
    let body = FormPage { title: title.clone(), errors: summary(staff, errors), lead, form };
    let head = PageHead::new(title.as_str()).breadcrumbs(received_crumbs(staff, received));
    staff.page(&head.with_errors(!errors.is_empty()), &body)
}

fn fields(staff: &Staff, item: &Item, sources: &Sources, typed: &Input, errors: &FormErrors) -> Vec<Html> {
    let w = words(staff);
    let text = |name: &'static str, label: &'static str| {
        TextInput::new(staff.locale, name, label).value(typed.text(name)).error(errors.of(name))
    };
    let mut fields: Vec<Html> = Vec::new();
    let mut ways = Vec::new();
    if item.expected == Expected::Words {
        ways.push(Choice::new("words", w.source_words()));
    } else {
        if matches!(item.expected, Expected::Number { .. }) && !sources.things.is_empty() {
            ways.push(Choice::new("things", w.source_things()).hint(w.source_things_hint()));
        }
        if !sources.figures.is_empty() {
            ways.push(Choice::new("figure", w.source_figure()));
        }
        if !sources.below.is_empty() {
            ways.push(Choice::new("below", w.source_below()));
        }
        ways.push(Choice::new("hand", w.source_hand()).hint(w.source_hand_hint()));
    }
    ways.push(Choice::new("none", w.source_none()));
    let has = |way: &str| ways.iter().any(|choice| choice.value() == way);
    let (things, figure, below, hand) = (has("things"), has("figure"), has("below"), has("hand"));
    fields.push(
        Radios::new(staff.locale, "source", w.source(), ways)
            .value(typed.text("source"))
            .error(errors.of("source"))
            .into(),
    );
    // What belongs to one way lies below its name, open where that way is chosen or something of it is wrong.
    let mut below_way = |way: &str, title: &str, names: &[&str], parts: Vec<Html>| {
        let wrong = names.iter().any(|name| errors.of(name).is_some());
        let all = parts.iter().map(Html::as_str).collect::<String>();
        let details = Details::new(title, Html::trusted(all));
        fields.push(if wrong || typed.text("source") == way { details.open().into() } else { details.into() });
    };
    let none = || Choice::new("", w.choose_none());
    if things {
        let ticked: Vec<&str> = typed.all("thing").collect();
        let mut group = "";
        let mut choices = Vec::new();
        for thing in &sources.things {
            let choice = Choice::new(key(&thing.subject), &thing.title);
            choices.push(if thing.group == group { choice } else { choice.hint(&thing.group) });
            group = &thing.group;
        }
        let boxes = Checkboxes::new(staff.locale, "thing", w.source_things_which(), choices);
        below_way(
            "things",
            w.source_things(),
            &["thing"],
            vec![boxes.values(&ticked).error(errors.of("thing")).into()],
        );
    }
    let mut list = |way: &str, title: &str, which: &str, choices: &[Choice]| {
        let choices = std::iter::once(none()).chain(choices.iter().cloned()).collect::<Vec<_>>();
        let list = Select::new(staff.locale, way, which, choices).value(typed.text(way)).error(errors.of(way));
        below_way(way, title, &[way], vec![list.into()]);
    };
    if figure {
        list("figure", w.source_figure(), w.source_figure_which(), &sources.figures);
    }
    if below {
        list("below", w.source_below(), w.source_below_which(), &sources.below);
    }
    if hand {
        let mut parts: Vec<Html> = if item.expected == Expected::Share {
            let narrow = |name, label| text(name, label).width(Width::C10).input_mode("numeric").into();
            vec![narrow("part", w.hand_part()), narrow("all", w.hand_all())]
        } else {
            vec![text("number", w.hand_number()).width(Width::C10).input_mode("decimal").into()]
        };
        parts.push(text("from", w.hand_source()).hint(w.hand_source_hint()).into());
        parts.push(text("person", w.hand_person()).into());
        below_way("hand", w.source_hand(), &["number", "part", "all", "from", "person"], parts);
    }
    below_way("none", w.source_none(), &["reason"], vec![text("reason", w.none_reason()).into()]);
    let said =
        Textarea::new(staff.locale, "words", w.in_words()).hint(w.in_words_hint()).rows(5).value(typed.text("words"));
    let said = said.error(errors.of("words"));
    fields.push(if item.expected == Expected::Words { said.into() } else { said.optional().into() });
    if things || figure || below {
        let choice = Choice::new("1", w.rows_along()).hint(w.rows_along_hint()).chosen(typed.ticked("rows"));
        fields.push(Checkboxes::new(staff.locale, "rows", w.rows_title(), [choice]).into());
    }
    fields
}
