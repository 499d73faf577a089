//! Sources of money of a plan: those that the paper names, and lines with an amount, which is never required.

use super::{Form, Loaded, Typed, action, again, beside, folded, load, text};
use crate::desk::common::{plan_path, words, writer};
use crate::model::PlanId;
use crate::rules::notes::set_budget_line;
use crate::{sentences, store};
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use ui::{Button, Column, Details, Html, Table, TextInput, Width};
use web::{Failure, FormErrors, Input, Staff};

#[derive(Template)]
#[template(path = "notes/money.html")]
struct MoneyForm {
    action: String,
    id: String,
    version: String,
    source: TextInput,
    amount: TextInput,
    button: Button,
}

pub(super) fn table(staff: &Staff, loaded: &Loaded, keeps: bool) -> Option<Table> {
    let w = words(staff);
    let mut rows: Vec<Vec<Html>> = Vec::new();
    for line in &loaded.money {
        let amount = line.amount.map_or_else(|| w.notes_no_amount().to_owned(), viet::number::grouped);
        let mut cells = vec![line.source.as_str().into(), amount.into()];
        if keeps {
            let address = staff.href(&plan_path(loaded.plan.id, &format!("{}?sua={}", super::PART, line.id)));
            cells.push(Html::link(&format!("{address}#kinh-phi"), w.notes_change()));
        }
        rows.push(cells);
    }
    let amounts: Vec<i64> = loaded.money.iter().filter_map(|line| line.amount).collect();
    if amounts.len() > 1 {
        let total = amounts.iter().fold(0i64, |sum, amount| sum.saturating_add(*amount));
        let mut cells = vec![w.notes_total().into(), viet::number::grouped(total).into()];
        cells.extend(keeps.then(|| Html::from("")));
        rows.push(cells);
    }
    let table = Table::new(staff.locale, w.notes_money())
        .hidden_caption()
        .column(Column::text(w.notes_money_source()))
        .column(Column::number(w.notes_amount()));
    let table = if keeps { table.column(Column::text(w.notes_do())) } else { table };
    (!rows.is_empty()).then(|| table.rows(rows))
}

pub(super) fn form(staff: &Staff, loaded: &Loaded, typed: Option<&Typed>, change: &str) -> Details {
    let w = words(staff);
    let kept = loaded.money.iter().find(|line| line.id.to_string() == change);
    let amount = kept.and_then(|line| line.amount).map(viet::number::grouped).unwrap_or_default();
    let source = kept.map(|line| line.source.clone()).unwrap_or_default();
    let form = MoneyForm {
        action: action(staff, loaded.plan.id, "kinh-phi"),
        id: kept.map(|line| line.id.to_string()).unwrap_or_default(),
        version: kept.map(|line| line.version.to_string()).unwrap_or_default(),
        source: text(staff, typed, (Form::Money, "money-source"), w.notes_money_source(), &source),
        amount: text(staff, typed, (Form::Money, "money-amount"), w.notes_amount(), &amount)
            .hint(w.notes_amount_hint())
            .input_mode("numeric")
            .width(Width::C20),
        button: Button::submit(w.save()),
    };
    let title = kept.map_or_else(|| w.notes_add_money().to_owned(), |line| w.notes_change_money(line.source.as_str()));
    folded(title, &form, kept.is_some() || typed.is_some_and(|typed| typed.form == Form::Money))
}

pub(super) async fn save(staff: Staff, Path(plan): Path<PlanId>, input: Input) -> Result<Response, Failure> {
    let w = words(&staff);
    let loaded = load(&staff, plan).await?;
    let before = match input.some("id") {
        None => None,
        Some(id) => Some(loaded.money.iter().find(|line| line.id.to_string() == id).ok_or(Failure::NotFound)?),
    };
    let Ok(amount) = input.number("money-amount") else {
        let mut errors = FormErrors::default();
        errors.add("money-amount", w.notes_amount_wrong());
        return again(&staff, plan, Form::Money, input, errors).await;
    };
    let id = before.map_or_else(|| staff.app.ambient.id(), |before| before.id);
    let mut tx = staff.app.db.begin().await?;
    let saved = match set_budget_line(plan, id, before, input.text("money-source"), amount, &staff.actor) {
        Ok(decided) => {
            let seen = before.map(|before| input.number("version").ok().flatten().unwrap_or(before.version));
            store::save_budget_line(&mut tx, &writer(&staff), seen, decided).await.map(drop)
        }
        Err(refusal) => Err(refusal.into()),
    };
    if let Err(error) = saved {
        let fields = [("source", "money-source"), ("figure", "money-amount")];
        let errors = beside(&sentences::refused(error)?, &fields, w)?;
        drop(tx);
        return again(&staff, plan, Form::Money, input, errors).await;
    }
    tx.commit().await?;
    Ok(staff.redirect_saying(&plan_path(plan, super::PART), w.notes_saved()))
}
