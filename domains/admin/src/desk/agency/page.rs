//! Names, host names and contact records, each with its days.

use super::{PAGE, agency};
use crate::common::{moment, words};
use crate::desk::directory::Directory;
use crate::desk::{crumbs, parts};
use crate::permissions::{ACCOUNTS, ORGANISATION};
use crate::words::Words;
use askama::Template;
use axum::response::Response;
use people::{Agency, AgencyName, Certainty, Contact};
use ui::{ActionForm, Button, Column, EmptyState, Html, SubNavigation, SummaryList, Table};
use viet::date::short;
use web::{Access, Failure, PageHead, Routes, Staff};

pub(crate) fn routes() -> Routes {
    Routes::new().get(PAGE, Access::May(&ORGANISATION), page)
}

#[derive(Template)]
#[template(path = "agency/page.html")]
struct Page {
    w: Words,
    parts: SubNavigation,
    contact: Html,
    new_contact: Button,
    contacts: Option<Table>,
    names: Table,
    new_name: Button,
    hosts: Html,
    add_host: Option<Button>,
}

async fn page(staff: Staff) -> Result<Response, Failure> {
    let (w, agency) = (words(&staff), agency(&staff).await?);
    let directory = Directory::load(&staff.app.db, &staff).await?;
    let link = |words: &str, page: &str| Button::to(words, staff.href(&format!("{PAGE}/{page}"))).secondary();
    let page = Page {
        w,
        parts: parts(&staff, PAGE),
        contact: contact(&staff, &agency),
        new_contact: link(w.contact_new(), "lien-he"),
        contacts: (!agency.contacts.is_empty()).then(|| contacts(&staff, &agency.contacts, &directory)),
        names: names(&staff, &agency.names),
        new_name: link(w.name_new(), "ten"),
        hosts: hosts(&staff, &agency),
        add_host: staff.actor.may(&ACCOUNTS).then(|| link(w.host_add(), "ten-mien")),
    };
    staff.page(&PageHead::new(w.agency()).breadcrumbs(crumbs(&staff)), &page)
}

fn contact(staff: &Staff, agency: &Agency) -> Html {
    let w = words(staff);
    let Some(contact) = agency.as_of(staff.today).contact else {
        return EmptyState::new(w.contact_none(), w.contact_none_what()).into();
    };
    let shown = |text: &Option<String>| text.clone().unwrap_or_else(|| w.not_known().to_string());
    let list = SummaryList::new()
        .line(w.switchboard(), shown(&contact.switchboard))
        .line(w.hotline(), shown(&contact.hotline))
        .line(w.mailbox(), shown(&contact.mailbox))
        .line(w.website(), shown(&contact.website))
        .line(w.postal_address(), shown(&contact.postal_address))
        .line(w.approved_by(), contact.approved_by.as_str())
        .line(w.from_day(), short(contact.valid_from));
    list.into()
}

fn contacts(staff: &Staff, all: &[Contact], directory: &Directory) -> Table {
    let w = words(staff);
    let row = |c: &Contact| -> Vec<Html> {
        let ways = [&c.switchboard, &c.hotline, &c.mailbox, &c.website, &c.postal_address];
        let ways: Vec<&str> = ways.into_iter().filter_map(Option::as_deref).collect();
        let recorded = c.recorded_by.map_or(w.by_program(), |who| directory.person(who));
        vec![
            short(c.valid_from).into(),
            ways.join("; ").into(),
            c.approved_by.as_str().into(),
            format!("{recorded}, {}", moment(c.recorded_at)).into(),
        ]
    };
    Table::new(staff.locale, w.contacts_all())
        .column(Column::text(w.from_day()))
        .column(Column::text(w.contact()))
        .column(Column::text(w.approved_by()))
        .column(Column::text(w.recorded_by()))
        .rows(all.iter().rev().map(row))
}

fn names(staff: &Staff, all: &[AgencyName]) -> Table {
    let w = words(staff);
    let row = |n: &AgencyName| -> Vec<Html> {
        let unsure =
            if n.certainty == Certainty::Sure { String::new() } else { format!(" ({})", certainty(n.certainty, w)) };
        vec![
            format!("{}{unsure}", n.full_name).into(),
            n.acronym.as_str().into(),
            n.head_title.as_str().into(),
            n.superior_body.clone().unwrap_or_default().into(),
            short(n.valid_from).into(),
            n.valid_to.map_or_else(|| w.until_further_notice().to_string(), short).into(),
            n.legal_basis.clone().unwrap_or_default().into(),
        ]
    };
    Table::new(staff.locale, w.names_all())
        .hidden_caption()
        .column(Column::text(w.agency_full_name()))
        .column(Column::text(w.acronym()))
        .column(Column::text(w.head_title()))
        .column(Column::text(w.superior_body()))
        .column(Column::text(w.from_day()))
        .column(Column::text(w.to_day()))
        .column(Column::text(w.legal_basis()))
        .rows(all.iter().rev().map(row))
}

/// How sure a recorded fact is, in words.
pub(super) const fn certainty(certainty: Certainty, w: Words) -> &'static str {
    match certainty {
        Certainty::Sure => w.certainty_sure(),
        Certainty::Likely => w.certainty_likely(),
        Certainty::Unsure => w.certainty_unsure(),
    }
}

fn hosts(staff: &Staff, agency: &Agency) -> Html {
    let w = words(staff);
    if agency.hosts.is_empty() {
        return EmptyState::new(w.hosts_none(), w.hosts_none_what()).into();
    }
    let row = |host: &String| -> Vec<Html> {
        let remove = Button::submit(w.host_remove()).link().about(host.as_str());
        let form =
            ActionForm::new(staff.href(&format!("{PAGE}/ten-mien/bo")), remove).hidden("ten-mien", host.as_str());
        vec![host.into(), if staff.actor.may(&ACCOUNTS) { form.into() } else { "".into() }]
    };
    Table::new(staff.locale, w.hosts())
        .hidden_caption()
        .column(Column::text(w.host()))
        .column(Column::text(w.action()))
        .rows(agency.hosts.iter().map(row))
        .into()
}
