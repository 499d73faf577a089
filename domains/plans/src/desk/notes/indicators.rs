//! Indicators of a plan: what is to be reached, what was read, how far it is.

use super::{Form, Loaded, Typed, action, again, beside, folded, load, text, value};
use crate::desk::common::{plan_path, words, writer};
use crate::model::{Hundredths, Indicator, PlanId, Reading, ReadingKind, Refusal};
use crate::rules::notes::{ReadIndicator, read_indicator, set_indicator, standing};
use crate::words::Words;
use crate::{sentences, store};
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use ui::{Button, Choice, Column, DateField, Details, Html, Radios, Select, Table, Tag, TextInput, Tone, Width};
use viet::date::short;
use web::{Failure, FormErrors, Input, Staff};

#[derive(Template)]
#[template(path = "notes/indicator.html")]
struct IndicatorForm {
    action: String,
    id: String,
    version: String,
    name: TextInput,
    measure: TextInput,
    target: TextInput,
    button: Button,
}

#[derive(Template)]
#[template(path = "notes/reading.html")]
struct ReadingForm {
    action: String,
    indicator: Select,
    day: DateField,
    figure: TextInput,
    kind: Radios,
    source: TextInput,
    button: Button,
}

fn of(loaded: &Loaded, indicator: &Indicator) -> Vec<Reading> {
    loaded.readings.iter().filter(|reading| reading.indicator_id == indicator.id).cloned().collect()
}

const fn kind_word(kind: ReadingKind, w: Words) -> &'static str {
    match kind {
        ReadingKind::Actual => w.notes_actual(),
        ReadingKind::Estimate => w.notes_estimate(),
    }
}

/// Each indicator with what stands now and what is missing; the figures that it rests on are below.
pub(super) fn table(staff: &Staff, loaded: &Loaded, keeps: bool) -> Option<Table> {
    let w = words(staff);
    let rows = loaded.indicators.iter().map(|indicator| {
        let readings = of(loaded, indicator);
        let now = standing(&readings);
        let with_unit = |figure: Hundredths| format!("{figure} {}", indicator.measure);
        let mut cells = vec![
            indicator.name.as_str().into(),
            with_unit(indicator.target).into(),
            now.map_or_else(|| w.notes_no_reading().to_owned(), |now| with_unit(now.value)).into(),
            now.map_or_else(String::new, |now| read_when(now, w)).into(),
            now.map_or_else(|| Html::from(""), |now| reached(indicator, now, w)),
        ];
        if keeps {
            let address = staff.href(&plan_path(loaded.plan.id, &format!("{}?sua={}", super::PART, indicator.id)));
            cells.push(Html::link(&format!("{address}#sua-chi-so"), w.notes_change()));
        }
        cells
    });
    let table = Table::new(staff.locale, w.notes_indicators())
        .hidden_caption()
        .column(Column::text(w.notes_indicator()))
        .column(Column::number(w.notes_target()))
        .column(Column::number(w.notes_now()))
        .column(Column::text(w.notes_read_when()))
        .column(Column::text(w.notes_reached()));
    let table = if keeps { table.column(Column::text(w.notes_do())) } else { table };
    (!loaded.indicators.is_empty()).then(|| table.rows(rows))
}

fn read_when(reading: &Reading, w: Words) -> String {
    w.notes_read(short(reading.measured_on), kind_word(reading.kind, w), reading.source.as_str())
}

fn reached(indicator: &Indicator, now: &Reading, w: Words) -> Html {
    let missing = Hundredths(indicator.target.0 - now.value.0);
    if missing.0 > 0 {
        return Tag::new(Tone::Neutral, w.notes_missing(format!("{missing} {}", indicator.measure))).into();
    }
    match now.kind {
        ReadingKind::Actual => Tag::new(Tone::Green, w.notes_reached_tag()).into(),
        ReadingKind::Estimate => Tag::new(Tone::Neutral, w.notes_reached_estimate()).into(),
    }
}

/// Every figure that was read, by indicator.
pub(super) fn histories(loaded: &Loaded, w: Words) -> Vec<Details> {
    let with_more = loaded.indicators.iter().filter_map(|indicator| {
        let readings = of(loaded, indicator);
        (!readings.is_empty()).then_some((indicator, readings))
    });
    let details = with_more.map(|(indicator, mut readings)| {
        // The figure that stands comes first.
        readings.sort_by_key(|reading| {
            std::cmp::Reverse((reading.measured_on, reading.kind == ReadingKind::Actual, reading.entered_at))
        });
        let rows = readings.iter().map(|reading| {
            vec![
                short(reading.measured_on).into(),
                format!("{} {}", reading.value, indicator.measure).into(),
                kind_word(reading.kind, w).into(),
                reading.source.as_str().into(),
                loaded.names.person(reading.entered_by).into(),
            ]
        });
        let title = w.notes_history(indicator.name.as_str());
        let table = Table::new(w.0, title.as_str())
            .hidden_caption()
            .column(Column::text(w.notes_day()))
            .column(Column::number(w.notes_figure()))
            .column(Column::text(w.notes_kind()))
            .column(Column::text(w.notes_source()))
            .column(Column::text(w.notes_entered_by()))
            .rows(rows);
        Details::new(title, table)
    });
    details.collect()
}

pub(super) fn forms(staff: &Staff, loaded: &Loaded, typed: Option<&Typed>, change: &str) -> Vec<Details> {
    let mut forms = vec![indicator_form(staff, loaded, typed, change)];
    if !loaded.indicators.is_empty() {
        forms.push(reading_form(staff, loaded, typed));
    }
    forms
}

fn indicator_form(staff: &Staff, loaded: &Loaded, typed: Option<&Typed>, change: &str) -> Details {
    let w = words(staff);
    let kept = loaded.indicators.iter().find(|indicator| indicator.id.to_string() == change);
    let field = |field, label, kept: Option<String>| {
        text(staff, typed, (Form::Indicator, field), label, &kept.unwrap_or_default())
    };
    let form = IndicatorForm {
        action: action(staff, loaded.plan.id, "chi-so"),
        id: kept.map(|indicator| indicator.id.to_string()).unwrap_or_default(),
        version: kept.map(|indicator| indicator.version.to_string()).unwrap_or_default(),
        name: field("indicator-name", w.notes_indicator(), kept.map(|indicator| indicator.name.clone())),
        measure: field("indicator-measure", w.notes_measure(), kept.map(|indicator| indicator.measure.clone()))
            .hint(w.notes_measure_hint())
            .width(Width::C20),
        target: field("indicator-target", w.notes_target(), kept.map(|indicator| indicator.target.to_string()))
            .hint(w.notes_figure_hint())
            .input_mode("decimal")
            .width(Width::C10),
        button: Button::submit(w.save()),
    };
    let title = kept.map_or_else(
        || w.notes_add_indicator().to_owned(),
        |indicator| w.notes_change_indicator(indicator.name.as_str()),
    );
    folded(title, &form, kept.is_some() || typed.is_some_and(|typed| typed.form == Form::Indicator))
}

fn reading_form(staff: &Staff, loaded: &Loaded, typed: Option<&Typed>) -> Details {
    let w = words(staff);
    let choices = loaded.indicators.iter().map(|one| Choice::new(one.id.to_string(), one.name.as_str()));
    let kinds = [ReadingKind::Actual, ReadingKind::Estimate].map(|kind| {
        let word = ::store::TextEnum::as_str(kind);
        Choice::new(word, kind_word(kind, w))
    });
    let chosen = |field, otherwise| value(typed, Form::Reading, field, otherwise);
    let error = |field| typed.filter(|typed| typed.form == Form::Reading).and_then(|typed| typed.errors.of(field));
    let form = ReadingForm {
        action: action(staff, loaded.plan.id, "so-lieu"),
        indicator: Select::new(staff.locale, "reading-indicator", w.notes_indicator(), choices)
            .value(chosen("reading-indicator", ""))
            .error(error("reading-indicator")),
        day: DateField::new(staff.locale, "reading-day", w.notes_day())
            .value(chosen("reading-day", &short(staff.today)))
            .error(error("reading-day")),
        figure: text(staff, typed, (Form::Reading, "reading-figure"), w.notes_figure(), "")
            .hint(w.notes_figure_hint())
            .input_mode("decimal")
            .width(Width::C10),
        kind: Radios::new(staff.locale, "reading-kind", w.notes_kind(), kinds)
            .value(chosen("reading-kind", ::store::TextEnum::as_str(ReadingKind::Actual)))
            .error(error("reading-kind")),
        source: text(staff, typed, (Form::Reading, "reading-source"), w.notes_source(), "").hint(w.notes_source_hint()),
        button: Button::submit(w.save()),
    };
    folded(w.notes_add_reading().to_owned(), &form, typed.is_some_and(|typed| typed.form == Form::Reading))
}

fn figure(input: &Input, field: &str, errors: &mut FormErrors, w: Words) -> Option<Hundredths> {
    let figure = input.text(field).parse().ok();
    if figure.is_none() {
        errors.add(field, sentences::refusal(&Refusal::FigureOutOfRange, w));
    }
    figure
}

pub(super) async fn save(staff: Staff, Path(plan): Path<PlanId>, input: Input) -> Result<Response, Failure> {
    let w = words(&staff);
    let loaded = load(&staff, plan).await?;
    let before = match input.some("id") {
        None => None,
        Some(id) => Some(loaded.indicators.iter().find(|one| one.id.to_string() == id).ok_or(Failure::NotFound)?),
    };
    let mut errors = FormErrors::default();
    let Some(target) = figure(&input, "indicator-target", &mut errors, w) else {
        return again(&staff, plan, Form::Indicator, input, errors).await;
    };
    let id = before.map_or_else(|| staff.app.ambient.id(), |before| before.id);
    let (name, measure) = (input.text("indicator-name"), input.text("indicator-measure"));
    let mut tx = staff.app.db.begin().await?;
    let saved = match set_indicator(plan, id, before, name, measure, target, &staff.actor) {
        Ok(decided) => {
            let seen = before.map(|before| input.number("version").ok().flatten().unwrap_or(before.version));
            store::save_indicator(&mut tx, &writer(&staff), seen, decided).await.map(drop)
        }
        Err(refusal) => Err(refusal.into()),
    };
    if let Err(error) = saved {
        let fields = [("name", "indicator-name"), ("measure", "indicator-measure"), ("figure", "indicator-target")];
        let errors = beside(&sentences::refused(error)?, &fields, w)?;
        drop(tx);
        return again(&staff, plan, Form::Indicator, input, errors).await;
    }
    tx.commit().await?;
    Ok(staff.redirect_saying(&plan_path(plan, super::PART), w.notes_saved()))
}

/// What was typed about a reading, or what is wrong with it.
fn command(input: &Input, errors: &mut FormErrors, w: Words) -> Option<ReadIndicator> {
    let day = input.date("reading-day").ok().flatten();
    if day.is_none() {
        errors.add("reading-day", w.fault_form_date());
    }
    let kind = <ReadingKind as ::store::TextEnum>::from_word(input.text("reading-kind"));
    if kind.is_none() {
        errors.add("reading-kind", w.fault_form_choice());
    }
    let value = figure(input, "reading-figure", errors, w);
    Some(ReadIndicator {
        measured_on: day?,
        value: value?,
        kind: kind?,
        source: input.text("reading-source").to_owned(),
    })
}

pub(super) async fn read(staff: Staff, Path(plan): Path<PlanId>, input: Input) -> Result<Response, Failure> {
    let w = words(&staff);
    let loaded = load(&staff, plan).await?;
    let wanted = input.text("reading-indicator");
    let indicator = loaded.indicators.iter().find(|one| one.id.to_string() == wanted).ok_or(Failure::NotFound)?;
    let mut errors = FormErrors::default();
    let Some(command) = command(&input, &mut errors, w) else {
        return again(&staff, plan, Form::Reading, input, errors).await;
    };
    match read_indicator(indicator, staff.app.ambient.id(), &command, &staff.actor, staff.now) {
        Ok(decided) => {
            let mut tx = staff.app.db.begin().await?;
            let saved = store::add_reading(&mut tx, &writer(&staff), decided).await;
            saved.map_err(|error| sentences::failure(error, w))?;
            tx.commit().await?;
            Ok(staff.redirect_saying(&plan_path(plan, super::PART), w.notes_read_saved()))
        }
        Err(refusal) => {
            let fields = [("source", "reading-source"), ("day", "reading-day"), ("figure", "reading-figure")];
            let errors = beside(&refusal, &fields, w)?;
            again(&staff, plan, Form::Reading, input, errors).await
        }
    }
}
