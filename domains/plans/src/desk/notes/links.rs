//! Links of a plan: to the plan that it carries out, to those beside it, and to campaigns.

use super::{Form, Loaded, Typed, action, again, beside, folded, load, text, value};
use crate::desk::common::{plan_path, words, writer};
use crate::desk::plan::link_in_words;
use crate::model::{HO_CHI_MINH_CAMPAIGN, LinkTarget, PlanId, Relation};
use crate::rules::notes::{link, unlink};
use crate::words::Words;
use crate::{sentences, store};
use ::store::TextEnum as _;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use ui::{ActionForm, Button, Choice, Details, Html, Radios, Select, SummaryList, TextInput};
use web::{Failure, FormErrors, Input, Staff};

/// Beside the relations: the campaign, and a tag in one's own words.
const CAMPAIGN: &str = "campaign";
const TAG: &str = "tag";

#[derive(Template)]
#[template(path = "notes/link.html")]
struct LinkForm {
    action: String,
    kind: Radios,
    plan: Select,
    tag: TextInput,
    button: Button,
}

/// Each link; one that another plan has to this one is taken away there.
pub(super) fn list(staff: &Staff, loaded: &Loaded, keeps: bool) -> Option<SummaryList> {
    let w = words(staff);
    let mut list = SummaryList::new();
    for one in &loaded.links {
        let other = match &one.to {
            _ if one.plan_id != loaded.plan.id => Some(one.plan_id),
            LinkTarget::Plan { plan, .. } => Some(*plan),
            LinkTarget::Tag(_) => None,
        };
        let said = link_in_words(loaded.plan.id, one, &loaded.plans, w);
        let said = match other {
            Some(plan) => Html::link(&staff.href(&plan_path(plan, "")), &said),
            None => Html::from(said),
        };
        let remove = (keeps && one.plan_id == loaded.plan.id).then(|| {
            ActionForm::new(
                action(staff, loaded.plan.id, "bo-lien-ket"),
                Button::submit(w.notes_unlink()).secondary().about(link_in_words(
                    loaded.plan.id,
                    one,
                    &loaded.plans,
                    w,
                )),
            )
            .hidden("link", one.id.to_string())
        });
        let title = if other.is_some() { w.notes_link_plan() } else { w.notes_link_tag() };
        list = match remove {
            Some(form) => list.line(title, Html::trusted(format!("{said} {form}"))),
            None => list.line(title, said),
        };
    }
    (!loaded.links.is_empty()).then_some(list)
}

pub(super) fn form(staff: &Staff, loaded: &Loaded, typed: Option<&Typed>) -> Details {
    let w = words(staff);
    let kinds = [
        (Relation::Parent.as_str(), w.notes_link_parent()),
        (Relation::Sideways.as_str(), w.notes_link_sideways()),
        (CAMPAIGN, w.plan_tag_campaign()),
        (TAG, w.notes_link_other_tag()),
    ];
    let others = loaded.plans.iter().filter(|plan| plan.id != loaded.plan.id).map(|plan| {
        let name = plan.number.clone().unwrap_or_else(|| w.plan_of_year(plan.year.to_string()));
        Choice::new(plan.id.to_string(), format!("{name} – {}", plan.subject))
    });
    let plans = std::iter::once(Choice::new("", w.notes_choose_plan())).chain(others);
    let error = |field| typed.filter(|typed| typed.form == Form::Link).and_then(|typed| typed.errors.of(field));
    let form = LinkForm {
        action: action(staff, loaded.plan.id, "lien-ket"),
        kind: Radios::new(
            staff.locale,
            "link-kind",
            w.notes_link_kind(),
            kinds.map(|(value, text)| Choice::new(value, text)),
        )
        .value(value(typed, Form::Link, "link-kind", Relation::Sideways.as_str()))
        .error(error("link-kind")),
        plan: Select::new(staff.locale, "link-plan", w.notes_link_which(), plans)
            .value(value(typed, Form::Link, "link-plan", ""))
            .error(error("link-plan")),
        tag: text(staff, typed, (Form::Link, "link-tag"), w.notes_link_tag_words(), "").optional(),
        button: Button::submit(w.save()),
    };
    folded(w.notes_add_link().to_owned(), &form, typed.is_some_and(|typed| typed.form == Form::Link))
}

/// Where the new link leads, or what is wrong.
fn target(input: &Input, loaded: &Loaded, w: Words) -> Result<LinkTarget, FormErrors> {
    let mut errors = FormErrors::default();
    let kind = input.text("link-kind");
    let wanted = input.text("link-plan");
    match (Relation::from_word(kind), kind) {
        (Some(relation), _) => match loaded.plans.iter().find(|plan| plan.id.to_string() == wanted) {
            Some(plan) => return Ok(LinkTarget::Plan { plan: plan.id, relation }),
            None => errors.add("link-plan", w.fault_form_choice()),
        },
        (None, CAMPAIGN) => return Ok(LinkTarget::Tag(HO_CHI_MINH_CAMPAIGN.to_owned())),
        (None, TAG) => return Ok(LinkTarget::Tag(input.text("link-tag").to_owned())),
        (None, _) => errors.add("link-kind", w.fault_form_choice()),
    }
    Err(errors)
}

pub(super) async fn add(staff: Staff, Path(plan): Path<PlanId>, input: Input) -> Result<Response, Failure> {
    let w = words(&staff);
    let loaded = load(&staff, plan).await?;
    let to = match target(&input, &loaded, w) {
        Ok(to) => to,
        Err(errors) => return again(&staff, plan, Form::Link, input, errors).await,
    };
    let field = if matches!(to, LinkTarget::Tag(_)) { "link-tag" } else { "link-plan" };
    let mut tx = staff.app.db.begin().await?;
    let saved = match link(plan, staff.app.ambient.id(), to, &loaded.links, &staff.actor) {
        Ok(decided) => store::add_link(&mut tx, &writer(&staff), decided).await.map(drop),
        Err(refusal) => Err(refusal.into()),
    };
    if let Err(error) = saved {
        let errors = beside(&sentences::refused(error)?, &[("", field)], w)?;
        drop(tx);
        return again(&staff, plan, Form::Link, input, errors).await;
    }
    tx.commit().await?;
    Ok(staff.redirect_saying(&plan_path(plan, super::PART), w.notes_linked()))
}

pub(super) async fn remove(staff: Staff, Path(plan): Path<PlanId>, input: Input) -> Result<Response, Failure> {
    let w = words(&staff);
    let loaded = load(&staff, plan).await?;
    let wanted = input.text("link");
    let own = loaded.links.iter().find(|one| one.plan_id == plan && one.id.to_string() == wanted);
    let own = own.ok_or(Failure::NotFound)?;
    let decided = unlink(own, &staff.actor).map_err(|refusal| sentences::failure(refusal.into(), w))?;
    let mut tx = staff.app.db.begin().await?;
    store::remove_link(&mut tx, &writer(&staff), decided).await.map_err(|error| sentences::failure(error, w))?;
    tx.commit().await?;
    Ok(staff.redirect_saying(&plan_path(plan, super::PART), w.notes_unlinked()))
}
