//! The list of accounts, narrowed by name, unit, role and state.

use super::{LIST, path};
use crate::common::{moment, words};
use crate::desk::directory::Directory;
use crate::desk::{crumbs, parts};
use crate::permissions::ACCOUNTS;
use crate::sentences;
use crate::words::Words;
use askama::Template;
use axum::response::Response;
use kernel::Date;
use people::store::roles;
use people::{Account, AccountStatus, Role, RoleGrant, UnitId};
use store::TextEnum as _;
use ui::{
    Button, Choice, Column, EmptyState, FilterBar, Html, Pagination, Select, SubNavigation, Table, Tag, TextInput, Tone,
};
use web::{Access, Failure, Input, PageHead, Routes, Staff};

const ON_A_PAGE: usize = 50;

pub(crate) fn routes() -> Routes {
    Routes::new().get(LIST, Access::May(&ACCOUNTS), page)
}

/// What the list is narrowed to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Filter {
    text: String,
    unit: Option<UnitId>,
    role: Option<Role>,
    status: Option<AccountStatus>,
}

impl Filter {
    fn read(input: &Input) -> Self {
        Self {
            text: input.text("tim").to_string(),
            unit: input.id("don-vi"),
            role: Role::from_word(input.text("vai-tro")),
            status: AccountStatus::from_word(input.text("tinh-trang")),
        }
    }

    /// The same as the query of an address, for the page `number`.
    fn query(&self, number: u32) -> String {
        let encode =
            |text: &str| percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string();
        let unit = self.unit.map(|u| u.to_string()).unwrap_or_default();
        format!(
            "?tim={}&don-vi={unit}&vai-tro={}&tinh-trang={}&trang={number}",
            encode(&self.text),
            self.role.map_or("", store::TextEnum::as_str),
            self.status.map_or("", store::TextEnum::as_str)
        )
    }

    /// Whether an account is wanted. Names and logins are compared without case and marks.
    fn wants(&self, account: &Account, grants: &[RoleGrant], on: Date) -> bool {
        let text = viet::fold(&self.text);
        let has_text = || viet::fold(&account.full_name).contains(&text) || viet::fold(&account.login).contains(&text);
        let holds = |role| grants.iter().any(|g| g.account_id == account.id && g.role == role && g.holds_on(on));
        self.unit.is_none_or(|unit| account.unit_id == Some(unit))
            && self.status.is_none_or(|status| account.status == status)
            && self.role.is_none_or(holds)
            && has_text()
    }
}

#[derive(Template)]
#[template(path = "accounts/list.html")]
struct Page {
    title: &'static str,
    parts: SubNavigation,
    invite: Button,
    filter: FilterBar,
    table: Html,
    pages: Pagination,
}

async fn page(staff: Staff, input: Input) -> Result<Response, Failure> {
    let (w, filter) = (words(&staff), Filter::read(&input));
    let directory = Directory::load(&staff.app.db, &staff).await?;
    let grants = roles::list(&staff.app.db, staff.agency.id).await?;
    let found: Vec<&Account> = directory.accounts.iter().filter(|a| filter.wants(a, &grants, staff.today)).collect();
    let last = u32::try_from(found.len().div_ceil(ON_A_PAGE)).unwrap_or(u32::MAX).max(1);
    let wanted = input.number("trang").ok().flatten().and_then(|n| u32::try_from(n).ok()).unwrap_or(1);
    let current = wanted.clamp(1, last);
    let from = (current as usize - 1) * ON_A_PAGE;
    let shown = &found[from..found.len().min(from + ON_A_PAGE)];
    let page = Page {
        title: w.accounts(),
        parts: parts(&staff, LIST),
        invite: Button::to(w.invite(), staff.href(&path_of_invite())),
        filter: filter_bar(&staff, &filter, &directory, found.len()),
        table: if found.is_empty() { nobody(w) } else { table(&staff, shown, &directory, &grants).into() },
        pages: Pagination::numbered(staff.locale, current, last, |n| staff.href(&format!("{LIST}{}", filter.query(n)))),
    };
    staff.page(&PageHead::new(page.title).breadcrumbs(crumbs(&staff)), &page)
}

fn path_of_invite() -> String {
    format!("{LIST}/moi")
}

fn nobody(w: Words) -> Html {
    EmptyState::new(w.accounts_none(), w.accounts_none_what()).into()
}

fn filter_bar(staff: &Staff, filter: &Filter, directory: &Directory, found: usize) -> FilterBar {
    let (w, locale) = (words(staff), staff.locale);
    let roles = Role::ALL.iter().map(|r| Choice::new(r.as_str(), sentences::role(*r, w)));
    let states = AccountStatus::ALL.iter().map(|s| Choice::new(s.as_str(), sentences::status(*s, w)));
    let unit = filter.unit.map(|u| u.to_string()).unwrap_or_default();
    let any = |words: &str| std::iter::once(Choice::new("", words.to_string()));
    let units = directory.unit_choices(staff, w.any_unit(), filter.unit);
    FilterBar::new(locale, staff.href(LIST))
        .with(TextInput::new(locale, "tim", w.search_people()).kind("search").value(filter.text.as_str()))
        .with(Select::new(locale, "don-vi", w.unit(), units).value(&unit))
        .with(
            Select::new(locale, "vai-tro", w.role(), any(w.any_role()).chain(roles))
                .value(filter.role.map_or("", store::TextEnum::as_str)),
        )
        .with(
            Select::new(locale, "tinh-trang", w.state(), any(w.any_state()).chain(states))
                .value(filter.status.map_or("", store::TextEnum::as_str)),
        )
        .clear(staff.href(LIST))
        .found(w.accounts_found(found))
}

fn table(staff: &Staff, shown: &[&Account], directory: &Directory, grants: &[RoleGrant]) -> Table {
    let w = words(staff);
    let row = |account: &&Account| -> Vec<Html> {
        let held = sentences::held_roles(grants.iter().filter(|g| g.account_id == account.id), staff.today, w);
        vec![
            Html::link(&staff.href(&path(account.id, "")), &account.full_name),
            account.login.as_str().into(),
            directory.unit(account.unit_id).into(),
            held.into(),
            status_tag(account.status, w).into(),
            account.last_seen_at.map_or_else(|| w.never().to_string(), moment).into(),
        ]
    };
    Table::new(staff.locale, w.accounts())
        .hidden_caption()
        .column(Column::text(w.full_name()))
        .column(Column::text(w.login()))
        .column(Column::text(w.unit()))
        .column(Column::text(w.roles()))
        .column(Column::text(w.state()))
        .column(Column::text(w.session_seen()))
        .rows(shown.iter().map(row))
        .sticky()
}

/// How an account stands, as a mark.
pub(super) fn status_tag(status: AccountStatus, w: Words) -> Tag {
    let tone = match status {
        AccountStatus::Invited => Tone::Neutral,
        AccountStatus::Active => Tone::Green,
        AccountStatus::Disabled => Tone::Grey,
    };
    Tag::new(tone, sentences::status(status, w))
}

#[cfg(test)]
mod tests {
    use super::*;
    use people::{AccountKind, Tenure};

    #[test]
    fn names_are_found_without_marks_and_roles_by_the_day() {
        let now = "2020-01-21T05:00:00Z".parse().unwrap();
        let ambient = kernel::Ambient::fixed("2020-01-21T05:00:00Z");
        let account = Account {
            id: ambient.id(),
            login: "duc.nv".into(),
            full_name: "Cán bộ Đức".into(),
            position_words: String::new(),
            unit_id: None,
            kind: AccountKind::Person,
            status: AccountStatus::Active,
            status_since: now,
            created_at: now,
            last_seen_at: None,
            password_changed_at: None,
            second_factor: false,
        };
        let day = |text: &str| viet::date::parse(text).unwrap();
        let grant = RoleGrant {
            id: uuid::Uuid::nil(),
            account_id: account.id,
            role: Role::Clerk,
            tenure: Tenure::Full,
            unit_id: None,
            valid_from: day("01/01/2020"),
            valid_to: Some(day("31/01/2020")),
        };
        let text = |text: &str| Filter { text: text.into(), ..Filter::default() };
        let clerk = Filter { role: Some(Role::Clerk), ..Filter::default() };
        let gone = Filter { status: Some(AccountStatus::Disabled), ..Filter::default() };
        for (filter, on, wanted) in [
            (text(""), "21/01/2020", true),
            (text("duc"), "21/01/2020", true),
            (text("CÁN BỘ ĐỨC"), "21/01/2020", true),
            (text("nv"), "21/01/2020", true),
            (text("dung"), "21/01/2020", false),
            (clerk.clone(), "31/01/2020", true),
            (clerk, "01/02/2020", false),
            (gone, "21/01/2020", false),
        ] {
            assert_eq!(filter.wants(&account, std::slice::from_ref(&grant), day(on)), wanted, "{filter:?} on {on}");
        }
    }
}
