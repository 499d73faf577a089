//! The self-score of a criterion: by its rule, with nothing typed lost.

use super::common::{criterion_path, find_criterion, rule, words, writer};
use super::criterion::{Form, Typed, Whole, again};
use crate::model::{CriterionId, NotPoints, Refusal, ScoreInput, ScoringRule, SelfScore, Stage, Theirs};
use crate::permissions::SCORE;
use crate::rules::score::{may_score, score};
use crate::words::Words;
use crate::{sentences, store};
use axum::extract::Path;
use axum::response::Response;
use evidence::{Amount, NotAnAmount};
use ui::{Button, Choice, Html, InsetText, Radios, SummaryList, TextInput, Textarea, Width};
use viet::date::short;
use web::{Access, Failure, FormErrors, Input, Routes, Staff};

pub(crate) fn routes() -> Routes {
    Routes::new().post("/lam-viec/cham-diem/tieu-chi/{criterion}/tu-cham", Access::May(&SCORE), save)
}

/// The score as it stands, and the form.
pub(crate) struct View {
    pub(crate) standing: Option<SummaryList>,
    pub(crate) theirs: Option<InsetText>,
    pub(crate) closed: Option<&'static str>,
    pub(crate) form: Option<FormView>,
}

/// A form of the criterion's page.
pub(crate) struct FormView {
    pub(crate) action: String,
    pub(crate) version: i64,
    pub(crate) fields: Vec<Html>,
    pub(crate) button: Button,
}

pub(crate) fn view(staff: &Staff, whole: &Whole, typed: Option<&Typed>) -> View {
    let w = words(staff);
    let typed = typed.filter(|typed| typed.form == Form::Score);
    let stage = whole.scheme.cycle.stage();
    let may = may_score(&whole.criterion.written, &staff.actor).is_ok();
    let closed = match stage {
        _ if !may => None,
        Stage::Open => Some(w.score_not_yet()),
        Stage::SelfScore => None,
        _ => Some(w.score_closed()),
    };
    let score = whole.score.as_ref();
    View {
        standing: score.map(|score| standing(whole, score, w)),
        theirs: typed.and_then(|typed| typed.theirs.clone()).map(InsetText::new),
        closed,
        form: (may && stage == Stage::SelfScore).then(|| form(staff, whole, typed)),
    }
}

fn standing(whole: &Whole, score: &SelfScore, w: Words) -> SummaryList {
    let by = w.score_by(short(kernel::local_date(score.scored_at)), whole.names.person(score.scored_by));
    let written = &whole.criterion.written;
    let mut list = SummaryList::new()
        .line(w.score_points(), w.score_of(written.max.to_string(), score.points.to_string()))
        .line(w.score_from(), input_words(written.rule.as_ref(), &score.input.0, w));
    if let Some(found) = &written.rule {
        list = list.line(w.criterion_rule(), rule(found, w));
    }
    if !score.note.is_empty() {
        list = list.line(w.score_note(), score.note.as_str());
    }
    list.line(w.score_who(), by)
}

/// What a score is worked out from, in words.
pub(crate) fn input_words(rule: Option<&ScoringRule>, input: &ScoreInput, w: Words) -> String {
    match input {
        ScoreInput::Met { met: true } => w.score_met().into(),
        ScoreInput::Met { met: false } => w.score_not_met().into(),
        ScoreInput::Counted { planned, done } => w.score_counted(done.to_string(), planned.to_string()),
        ScoreInput::Share { percent } => w.score_share(percent.to_string()),
        ScoreInput::Tier { at } => match rule {
            Some(ScoringRule::Tiers { tiers }) => tiers.get(*at).map(|tier| tier.words.clone()).unwrap_or_default(),
            _ => String::new(),
        },
        ScoreInput::Points { .. } => w.score_direct().into(),
    }
}

/// What stands in the fields for a score that is kept.
fn of(score: &SelfScore) -> Input {
    let mut fields = vec![("note", score.note.clone())];
    match &score.input.0 {
        ScoreInput::Met { met } => fields.push(("met", if *met { "yes" } else { "no" }.to_owned())),
        ScoreInput::Counted { planned, done } => {
            fields.push(("planned", planned.to_string()));
            fields.push(("done", done.to_string()));
        }
        ScoreInput::Share { percent } => fields.push(("percent", percent.to_string())),
        ScoreInput::Tier { at } => fields.push(("tier", at.to_string())),
        ScoreInput::Points { points } => fields.push(("points", points.to_string())),
    }
    Input::new(fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
}

fn form(staff: &Staff, whole: &Whole, typed: Option<&Typed>) -> FormView {
    let w = words(staff);
    let kept = whole.score.as_ref().map(of).unwrap_or_default();
    let nothing = FormErrors::default();
    let (input, errors) = typed.map_or((&kept, &nothing), |typed| (&typed.input, &typed.errors));
    let figure = |name: &'static str, label: &'static str| -> TextInput {
        TextInput::new(staff.locale, name, label)
            .width(Width::C10)
            .input_mode("decimal")
            .value(input.text(name))
            .error(errors.of(name))
    };
    let radios = |name: &'static str, label: &'static str, choices: Vec<Choice>| {
        Radios::new(staff.locale, name, label, choices).value(input.text(name)).error(errors.of(name))
    };
    let mut fields: Vec<Html> = match &whole.criterion.written.rule {
        Some(ScoringRule::AllOrNothing) => {
            let choices = vec![Choice::new("yes", w.score_met()), Choice::new("no", w.score_not_met())];
            vec![radios("met", w.score_result(), choices).into()]
        }
        Some(ScoringRule::LinearWithFloor { .. }) => vec![
            figure("planned", w.score_planned()).hint(w.score_planned_hint()).into(),
            figure("done", w.score_done()).into(),
            figure("percent", w.score_percent()).hint(w.score_percent_hint()).suffix("%").optional().into(),
        ],
        Some(ScoringRule::Tiers { tiers }) => {
            let choice = |(at, tier): (usize, &crate::model::Tier)| {
                Choice::new(at.to_string(), w.rule_tier(tier.points.to_string(), tier.words.as_str()))
            };
            vec![radios("tier", w.score_tier(), tiers.iter().enumerate().map(choice).collect()).into()]
        }
        Some(ScoringRule::Manual) | None => {
            let most = w.score_points_hint(whole.criterion.written.max.to_string());
            vec![figure("points", w.score_points()).hint(most).into()]
        }
    };
    let note = Textarea::new(staff.locale, "note", w.score_note()).hint(w.score_note_hint()).rows(3).optional();
    fields.push(note.value(input.text("note")).error(errors.of("note")).into());
    FormView {
        action: staff.href(&criterion_path(whole.criterion.id, "tu-cham")),
        version: whole.score.as_ref().map_or(0, |score| score.version),
        fields,
        button: Button::submit(w.score_save()),
    }
}

async fn save(staff: Staff, Path(id): Path<CriterionId>, input: Input) -> Result<Response, Failure> {
    let w = words(&staff);
    let mut tx = staff.app.db.begin().await?;
    let (scheme, criterion) = find_criterion(&mut tx, &staff, id).await?;
    let mut errors = FormErrors::default();
    let rule = criterion.written.rule.as_ref();
    let Some(given) = rule.and_then(|rule| given(rule, &input, &mut errors, w)) else {
        drop(tx);
        if errors.is_empty() {
            errors.add("", w.refusal_not_by_hand());
        }
        return again(&staff, id, Typed { form: Form::Score, input, errors, theirs: None }).await;
    };
    let seen = input.number("version").ok().flatten().unwrap_or_default();
    let before = store::find_self_score(&mut tx, staff.agency.id, id).await?;
    // The version that the person had before them decides, not the one that was just loaded.
    let before = before.map(|before| SelfScore { version: seen, ..before });
    let saved = match score(&scheme, &criterion, before.as_ref(), given, input.text("note"), &staff.actor, staff.now) {
        Ok(decided) => store::save_self_score(&mut tx, &writer(&staff), &scheme, decided).await,
        Err(refusal) => Err(refusal.into()),
    };
    match saved {
        Ok(saved) => {
            tx.commit().await?;
            let said = w.score_saved(criterion.written.max.to_string(), saved.points.to_string());
            Ok(staff.redirect_saying(&criterion_path(id, ""), &said))
        }
        Err(error) => {
            drop(tx);
            let refusal = sentences::refused(error)?;
            refused(&staff, id, input, &refusal).await
        }
    }
}

async fn refused(staff: &Staff, id: CriterionId, input: Input, refusal: &Refusal) -> Result<Response, Failure> {
    let w = words(staff);
    let mut errors = FormErrors::default();
    let theirs = match refusal {
        Refusal::NotPermitted | Refusal::NotTheirUnit => return Err(Failure::Forbidden),
        Refusal::Changed { theirs } => match theirs.as_ref() {
            Theirs::SelfScore(theirs) => Some(w.score_changed(theirs.points.to_string())),
            _ => Some(w.refusal_changed().to_owned()),
        },
        _ => None,
    };
    if theirs.is_none() {
        let field = match refusal {
            Refusal::FigureOutOfRange => {
                if input.some("planned").is_some() {
                    "planned"
                } else {
                    "percent"
                }
            }
            Refusal::MoreThanMost(_) => "points",
            Refusal::TextTooLong(..) => "note",
            Refusal::InputDoesNotFit => "tier",
            _ => "",
        };
        errors.add(field, sentences::refusal(refusal, w));
    }
    again(staff, id, Typed { form: Form::Score, input, errors, theirs: theirs.map(Html::from) }).await
}

/// What was entered, as the rule wants it; none with what is wrong.
fn given(rule: &ScoringRule, input: &Input, errors: &mut FormErrors, w: Words) -> Option<ScoreInput> {
    let mut figure = |name: &'static str| -> Option<Amount> {
        let read: Result<Amount, NotAnAmount> = input.text(name).parse();
        read.map_err(|_| errors.add(name, w.score_figure())).ok()
    };
    match rule {
        ScoringRule::AllOrNothing => match input.text("met") {
            "yes" => Some(ScoreInput::Met { met: true }),
            "no" => Some(ScoreInput::Met { met: false }),
            _ => {
                errors.add("met", w.refusal_input());
                None
            }
        },
        ScoringRule::LinearWithFloor { .. } => {
            let counted = input.some("planned").is_some() || input.some("done").is_some();
            match (counted, input.some("percent").is_some()) {
                (true, true) => {
                    errors.add("percent", w.score_one_of_both());
                    None
                }
                (false, true) => figure("percent").map(|percent| ScoreInput::Share { percent }),
                _ => {
                    let (planned, done) = (figure("planned"), figure("done"));
                    Some(ScoreInput::Counted { planned: planned?, done: done? })
                }
            }
        }
        ScoringRule::Tiers { .. } => match input.text("tier").parse() {
            Ok(at) => Some(ScoreInput::Tier { at }),
            Err(_) => {
                errors.add("tier", w.refusal_input());
                None
            }
        },
        ScoringRule::Manual => {
            let read: Result<_, NotPoints> = input.text("points").parse();
            let points = read.map_err(|_| errors.add("points", w.cell_points())).ok();
            points.map(|points| ScoreInput::Points { points })
        }
    }
}
