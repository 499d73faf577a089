//! Changing name, position and unit of an account; two administrators at once lose nothing.

use super::{LIST, named, path};
use crate::common::{FormPage, by, refusal, words};
use crate::desk::crumbs;
use crate::desk::directory::Directory;
use crate::desk::merge::{Merged, merge};
use crate::permissions::ACCOUNTS;
use crate::sentences;
use axum::extract::Path;
use axum::response::Response;
use people::store::accounts::{self, Changes};
use people::{Account, UnitId};
use ui::{Button, Conflict, ConflictPanel, Html, Select, TextInput};
use web::{Access, Failure, FormErrors, Input, PageHead, Routes, Staff};

const PATH: &str = "/lam-viec/quan-tri/tai-khoan/{account}/sua";
const NAMES: [&str; 3] = ["ho-ten", "chuc-vu", "don-vi"];

pub(crate) fn routes() -> Routes {
    Routes::new().get(PATH, Access::May(&ACCOUNTS), form).post(PATH, Access::May(&ACCOUNTS), save)
}

/// The three parts as the form has them.
fn stored(account: &Account) -> [String; 3] {
    let unit = account.unit_id.map(|u| u.to_string()).unwrap_or_default();
    [account.full_name.clone(), account.position_words.clone(), unit]
}

async fn form(staff: Staff, Path(id): Path<String>) -> Result<Response, Failure> {
    let account = named(&staff, &id).await?;
    let stored = stored(&account);
    show(&staff, &account, &stored, &stored, &FormErrors::default()).await
}

async fn save(staff: Staff, Path(id): Path<String>, input: Input) -> Result<Response, Failure> {
    let account = named(&staff, &id).await?;
    let (stored, mut conflicts, mut values) = (stored(&account), Vec::new(), Vec::new());
    for (name, stored) in NAMES.into_iter().zip(&stored) {
        match merge(&input, name, stored) {
            Merged::Value(value) => values.push(value),
            Merged::Conflict { theirs, yours } => conflicts.push((name, theirs, yours)),
        }
    }
    let directory = Directory::load(&staff.app.db, &staff).await?;
    let [full_name, position_words, unit] = values.as_slice() else {
        return show_conflict(&staff, &account, &input, &stored, &conflicts, &directory);
    };
    let unit_id: Option<UnitId> = unit.parse().ok().filter(|id| directory.find_unit(*id).is_some());
    let changes = Changes { full_name: full_name.clone(), position_words: position_words.clone(), unit_id };
    let mut tx = staff.app.db.begin().await?;
    if let Err(error) = accounts::save(&mut tx, staff.agency.id, account.id, changes, by(&staff), staff.now).await {
        drop(tx);
        let mut errors = FormErrors::default();
        errors.add("ho-ten", sentences::refusal(&refusal(error)?, words(&staff)));
        let typed = NAMES.map(|name| input.text(name).to_string());
        return show(&staff, &account, &typed, &stored, &errors).await;
    }
    tx.commit().await?;
    Ok(staff.redirect_saying(&path(account.id, ""), words(&staff).account_saved()))
}

async fn show(
    staff: &Staff,
    account: &Account,
    [name, position, unit]: &[String; 3],
    seen: &[String; 3],
    errors: &FormErrors,
) -> Result<Response, Failure> {
    let (w, locale) = (words(staff), staff.locale);
    let directory = Directory::load(&staff.app.db, staff).await?;
    let units = directory.unit_choices(staff, w.no_unit(), account.unit_id);
    let own = path(account.id, "");
    FormPage::new(staff, w.account_edit(), &path(account.id, "sua"))
        .errors(staff, errors)
        .hidden("seen-ho-ten", seen[0].as_str())
        .hidden("seen-chuc-vu", seen[1].as_str())
        .hidden("seen-don-vi", seen[2].as_str())
        .field(TextInput::new(locale, "ho-ten", w.full_name()).value(name.as_str()).error(errors.of("ho-ten")))
        .field(
            TextInput::new(locale, "chuc-vu", w.position()).hint(w.position_hint()).value(position.as_str()).optional(),
        )
        .field(Select::new(locale, "don-vi", w.unit(), units).value(unit))
        .button(Button::submit(w.save()))
        .button(Html::link(&staff.href(&own), w.cancel()))
        .desk(staff, crumbs(staff).then(w.accounts(), staff.href(LIST)).then(&account.full_name, staff.href(&own)))
}

/// Both versions of what two people changed, to choose from.
fn show_conflict(
    staff: &Staff,
    account: &Account,
    input: &Input,
    stored: &[String; 3],
    conflicts: &[(&str, String, String)],
    directory: &Directory,
) -> Result<Response, Failure> {
    let w = words(staff);
    let own = staff.href(&path(account.id, ""));
    let mut panel = ConflictPanel::new(staff.locale, staff.href(&path(account.id, "sua")), own, w.conflict_somebody());
    for (name, stored) in NAMES.into_iter().zip(stored) {
        // What only they changed stays theirs.
        let typed = input.text(name);
        let unchanged = typed == input.text(&format!("seen-{name}"));
        panel = panel.hidden(name, if unchanged { stored } else { typed }).hidden(format!("seen-{name}"), stored);
    }
    let labels = [w.full_name(), w.position(), w.unit()];
    let shown = |name: &str, value: &str| match name {
        "don-vi" => directory.unit(value.parse().ok()).to_string(),
        _ => value.to_string(),
    };
    for (name, theirs, yours) in conflicts {
        let label = NAMES.iter().zip(labels).find(|(n, _)| *n == name).map_or("", |(_, label)| label);
        panel = panel.with(Conflict {
            name: (*name).to_string(),
            label: label.to_string(),
            theirs: shown(name, theirs),
            yours: shown(name, yours),
        });
    }
    let page = super::roles::Panel { title: w.account_edit(), panel };
    staff.page(&PageHead::new(page.title).with_errors(true), &page)
}
