//! The page of the own account.

use super::{OWN, device, own_account};
use crate::common::{moment, paragraph, summary, words};
use crate::sentences;
use crate::words::Words;
use askama::Template;
use axum::response::Response;
use people::store::{roles, second_factor, sessions};
use people::{Account, Owed, RoleGrant, Session, SessionId};
use ui::{
    ActionForm, Button, Column, ErrorSummary, Html, NotificationBanner, PasswordInput, SummaryList, SummaryRow, Table,
};
use web::{Access, Failure, FormErrors, PageHead, Routes, Staff};

pub(crate) fn routes() -> Routes {
    Routes::new().get(OWN, Access::SignedIn, page)
}

#[derive(Template)]
#[template(path = "own/overview.html")]
struct Page {
    w: Words,
    summary: ErrorSummary,
    owed: Html,
    person: SummaryList,
    safety: SummaryList,
    factor: Option<Factor>,
    sessions: Table,
    others: Option<ActionForm>,
}

/// What can be done about a second factor that is on, after typing the password.
struct Factor {
    password: PasswordInput,
    buttons: Vec<Button>,
    action: String,
}

async fn page(staff: Staff) -> Result<Response, Failure> {
    show(&staff, &FormErrors::default()).await
}

/// The page, also after something on it was refused.
pub(super) async fn show(staff: &Staff, errors: &FormErrors) -> Result<Response, Failure> {
    let (w, db, agency) = (words(staff), &staff.app.db, staff.agency.id);
    let account = own_account(staff).await?;
    let grants = roles::list_of(db, agency, account.id).await?;
    let codes = second_factor::count_codes(db, agency, account.id).await?;
    let sessions = sessions::list(db, &staff.app.settings.policy, agency, account.id, staff.now).await?;
    let page = Page {
        w,
        summary: summary(staff, errors),
        owed: owed(staff),
        person: person(staff, &account, &grants),
        safety: safety(staff, &account, codes),
        factor: account.second_factor.then(|| factor(staff, errors)),
        others: (sessions.len() > 1).then(|| end_others(staff)),
        sessions: session_table(staff, &sessions),
    };
    staff.page(&PageHead::new(w.own_account()).with_errors(!errors.is_empty()), &page)
}

fn owed(staff: &Staff) -> Html {
    let w = words(staff);
    let (title, why, button, page) = match staff.owed {
        None => return Html::default(),
        Some(Owed::SecondFactor) => (w.owed_factor(), w.owed_factor_why(), w.factor_set_up(), "xac-thuc"),
        Some(Owed::NewPassword) => (w.owed_password(), w.owed_password_why(), w.password_change(), "mat-khau"),
    };
    let way = Button::to(button, staff.href(&format!("{OWN}/{page}")));
    let body = Html::trusted(format!("{}{way}", paragraph(why)));
    NotificationBanner::important(staff.locale, title).id("owed").body(body).into()
}

fn person(staff: &Staff, account: &Account, grants: &[RoleGrant]) -> SummaryList {
    let w = words(staff);
    let held = sentences::held_roles(grants, staff.today, w);
    let or_none = |text: &str, none: &str| if text.is_empty() { none.to_string() } else { text.to_string() };
    SummaryList::new()
        .line(w.full_name(), account.full_name.as_str())
        .line(w.login(), account.login.as_str())
        .line(w.position(), or_none(&account.position_words, w.not_known()))
        .line(w.unit(), or_none(&staff.unit_name, w.no_unit()))
        .line(w.roles(), or_none(&held, w.not_known()))
}

fn safety(staff: &Staff, account: &Account, codes: i64) -> SummaryList {
    let w = words(staff);
    let changed = account.password_changed_at.map_or_else(|| w.not_known().to_string(), |at| w.changed_at(moment(at)));
    let password =
        SummaryRow::new(w.password(), changed).action(w.password_change(), staff.href(&format!("{OWN}/mat-khau")));
    let list = SummaryList::new().row(password);
    if account.second_factor {
        list.line(w.factor(), w.factor_on()).line(w.recovery_codes(), w.recovery_codes_left(codes))
    } else {
        let row = SummaryRow::new(w.factor(), w.factor_off());
        list.row(row.action(w.factor_set_up(), staff.href(&format!("{OWN}/xac-thuc"))))
    }
}

fn factor(staff: &Staff, errors: &FormErrors) -> Factor {
    let w = words(staff);
    let to = |page: &str| staff.href(&format!("{OWN}/{page}"));
    let mut buttons = vec![
        Button::submit(w.recovery_codes_renew()),
        Button::submit(w.factor_replace()).secondary().form_action(to("xac-thuc")),
    ];
    if super::factor::may_be_off(staff) {
        buttons.push(Button::submit(w.factor_remove()).warning().form_action(to("xac-thuc/tat")));
    }
    let password = PasswordInput::current(staff.locale, "password", w.password_now()).hint(w.factor_password_hint());
    Factor { password: password.error(errors.of("password")), buttons, action: to("ma-du-phong") }
}

fn session_table(staff: &Staff, sessions: &[Session]) -> Table {
    let w = words(staff);
    let row = |s: &Session| -> Vec<Html> {
        let name = device::name(&s.device);
        let name = if name.is_empty() { w.device_unknown().to_string() } else { name };
        let source = s.source.as_deref().unwrap_or(w.not_known());
        let own = staff.session == Some(s.id);
        let end = if own { w.session_this().into() } else { Html::from(end_one(staff, s.id, &name)) };
        vec![name.into(), source.into(), moment(s.created_at).into(), moment(s.seen_at).into(), end]
    };
    Table::new(staff.locale, w.sessions())
        .hidden_caption()
        .column(Column::text(w.device()))
        .column(Column::text(w.network_address()))
        .column(Column::text(w.session_since()))
        .column(Column::text(w.session_seen()))
        .column(Column::text(w.action()))
        .rows(sessions.iter().map(row))
}

fn end_one(staff: &Staff, session: SessionId, device: &str) -> ActionForm {
    let action = staff.href(&format!("{OWN}/phien/{session}/ket-thuc"));
    ActionForm::new(action, Button::submit(words(staff).session_end()).link().about(device))
}

fn end_others(staff: &Staff) -> ActionForm {
    let button = Button::submit(words(staff).sessions_end_others()).secondary();
    ActionForm::new(staff.href(&format!("{OWN}/phien-khac/ket-thuc")), button)
}
