//! Those above and below: the own card, the cards of others, and the agencies of this installation.

use super::{
    FormPage, HOME, Page, Part, SmallForm, crumbs, own_name, page, partner_path, summary, told, words, writer,
};
use crate::model::{Event, Key, NewPartner, Partner, PartnerId, Refusal, Side};
use crate::package::{Card, read_card, write_card};
use crate::permissions::MANAGE;
use crate::rules::partner as verbs;
use crate::{sentences, store};
use axum::extract::Path;
use axum::response::Response;
use people::AgencyId;
use people::store::agencies;
use ui::{ActionForm, Button, Choice, Column, Details, EmptyState, FileUpload, Html, Radios, Table, TextInput};
use web::answer::download;
use web::{Access, Failure, FormErrors, FormWithFiles, Input, PageHead, Routes, Staff};

const PATH: &str = "/lam-viec/lien-thong/doi-tac";

pub(crate) fn routes() -> Routes {
    let may = Access::May(&MANAGE);
    Routes::new()
        .get(PATH, may, show)
        .upload(PATH, may, 64 * 1024, add)
        .get("/lam-viec/lien-thong/the.json", may, card)
        .post("/lam-viec/lien-thong/doi-tac/trong-he-thong", may, add_here)
        .post("/lam-viec/lien-thong/doi-tac/khoa-moi", may, renew)
        .get("/lam-viec/lien-thong/doi-tac/{partner}", may, edit)
        .upload("/lam-viec/lien-thong/doi-tac/{partner}", may, 64 * 1024, change)
        .post("/lam-viec/lien-thong/doi-tac/{partner}/ngung", may, leave)
}

/// The own key, made now if there is none.
async fn own_key(staff: &Staff) -> Result<Key, Failure> {
    let mut tx = staff.app.db.begin().await?;
    let seed = store::seed(&mut tx, &staff.app.ambient, staff.agency.id).await?;
    tx.commit().await?;
    Ok(crate::package::public(&seed))
}

async fn show(staff: Staff) -> Result<Response, Failure> {
    list(&staff, &Input::default(), &FormErrors::default()).await
}

async fn list(staff: &Staff, typed: &Input, errors: &FormErrors) -> Result<Response, Failure> {
    let (w, db, agency) = (words(staff), &staff.app.db, staff.agency.id);
    let key = own_key(staff).await?;
    let partners = store::list_partners(db, agency).await?;
    let here = others_here(staff, &partners).await?;
    let mut parts = vec![
        Part {
            heading: w.partners_above().to_owned(),
            body: vec![table(staff, &partners, Side::Above)],
            ..Part::default()
        },
        Part {
            heading: w.partners_below().to_owned(),
            body: vec![table(staff, &partners, Side::Below)],
            ..Part::default()
        },
    ];
    if !here.is_empty() {
        let names: Vec<&str> = here.iter().map(|(_, _, name)| name.as_str()).collect();
        let action = staff.href(&format!("{HOME}/doi-tac/trong-he-thong"));
        parts.push(Part {
            heading: w.partners_here().to_owned(),
            lead: w.partners_here_lead(names.join("; ")),
            actions: vec![ActionForm::new(action, Button::submit(w.partners_here_add()))],
            ..Part::default()
        });
    }
    let side = if typed.text("side").is_empty() { "below" } else { typed.text("side") };
    parts.push(Part {
        heading: w.card_take().to_owned(),
        lead: w.card_take_lead().to_owned(),
        form: Some(SmallForm {
            action: staff.href(PATH),
            files: true,
            hidden: Vec::new(),
            fields: vec![
                FileUpload::new(staff.locale, "card", w.card())
                    .accept(".json,application/json")
                    .error(errors.of("card"))
                    .into(),
                Radios::new(
                    staff.locale,
                    "side",
                    w.card_side(),
                    [Choice::new("below", w.side_below()), Choice::new("above", w.side_above())],
                )
                .value(side)
                .inline()
                .into(),
            ],
            buttons: vec![Button::submit(w.card_add())],
        }),
        ..Part::default()
    });
    parts.push(Part {
        heading: w.card_own().to_owned(),
        lead: w.card_own_lead(key.fingerprint()),
        links: vec![Html::link(&staff.href(&format!("{HOME}/the.json")), w.card_download())],
        body: vec![renewal(staff)],
        ..Part::default()
    });
    let body = Page { errors: summary(staff, errors), parts, ..Page::new(staff, w.partners()) };
    page(staff, &PageHead::new(w.partners()).breadcrumbs(crumbs(staff)).with_errors(!errors.is_empty()), body)
}

/// Far from the hand: it is needed when somebody else may have the key, and never else.
fn renewal(staff: &Staff) -> Html {
    let w = words(staff);
    let action = staff.href(&format!("{HOME}/doi-tac/khoa-moi"));
    let form = ActionForm::new(action, Button::submit(w.key_renew()).warning());
    let lead = Html::from(w.key_renew_lead());
    Details::new(w.key_renew_when(), Html::trusted(format!("<p class=\"govuk-body\">{lead}</p>{form}"))).into()
}

fn table(staff: &Staff, partners: &[Partner], side: Side) -> Html {
    let w = words(staff);
    let row = |partner: &Partner| {
        let way = match (partner.left_at, partner.local, &partner.address) {
            (Some(_), ..) => w.way_left().to_owned(),
            (_, Some(_), _) => w.way_here().to_owned(),
            (_, None, Some(address)) => address.clone(),
            (_, None, None) => w.way_file().to_owned(),
        };
        vec![
            Html::link(&staff.href(&partner_path(partner.id)), &partner.name),
            way.into(),
            Html::trusted(format!("<code>{}</code>", partner.key.fingerprint())),
        ]
    };
    let rows: Vec<_> = partners.iter().filter(|partner| partner.side == side).map(row).collect();
    if rows.is_empty() {
        return EmptyState::new(w.partners_none(), w.partners_none_why()).into();
    }
    Table::new(staff.locale, w.partners())
        .hidden_caption()
        .column(Column::text(w.partner()))
        .column(Column::text(w.way()))
        .column(Column::text(w.fingerprint()))
        .rows(rows)
        .into()
}

/// The agencies of this installation that stand above or below by its own record, and are no partners yet.
async fn others_here(staff: &Staff, partners: &[Partner]) -> Result<Vec<(AgencyId, Side, String)>, Failure> {
    let (db, agency) = (&staff.app.db, staff.agency.id);
    let all = agencies::list(db).await?;
    let parent = all.iter().find(|one| one.id == agency).and_then(|one| one.parent_id);
    let mut found = Vec::new();
    for one in &all {
        let side = match () {
            () if Some(one.id) == parent => Side::Above,
            () if one.parent_id == Some(agency) => Side::Below,
            () => continue,
        };
        if partners.iter().any(|partner| partner.local == Some(one.id) && partner.left_at.is_none()) {
            continue;
        }
        let Some(other) = agencies::find(db, one.id).await? else { continue };
        let name = other.as_of(staff.today).name.map(|name| name.full_name.clone());
        found.push((one.id, side, name.unwrap_or(other.slug)));
    }
    Ok(found)
}

/// Both halves of each pair are written at once: here as the person's doing, there as the program's.
async fn add_here(staff: Staff) -> Result<Response, Failure> {
    let (w, ambient, agency) = (words(&staff), &staff.app.ambient, staff.agency.id);
    let partners = store::list_partners(&staff.app.db, agency).await?;
    let here = others_here(&staff, &partners).await?;
    let name = own_name(&staff);
    // One agency after the other, so that no two transactions hold what the other one waits for.
    for (other, side, theirs) in here {
        let mut tx = staff.app.db.begin().await?;
        let their_key = crate::package::public(&store::seed(&mut tx, ambient, other).await?);
        let own = crate::package::public(&store::seed(&mut tx, ambient, agency).await?);
        let back = if side == Side::Above { Side::Below } else { Side::Above };
        let new = NewPartner { side, name: theirs, key: their_key, local: Some(other), address: None };
        let decided =
            verbs::add(ambient.id(), new, own, &partners, &staff.actor).map_err(|no| told(&staff)(no.into()))?;
        let theirs = Partner {
            id: ambient.id(),
            side: back,
            name: name.clone(),
            key: own,
            local: Some(agency),
            address: None,
            left_at: None,
            version: 1,
        };
        store::add_partner(&mut tx, &writer(&staff), decided).await.map_err(told(&staff))?;
        store::add_local(&mut tx, other, &theirs, staff.now).await?;
        tx.commit().await?;
    }
    Ok(staff.redirect_saying(PATH, w.partners_here_added()))
}

async fn card(staff: Staff) -> Result<Response, Failure> {
    let key = own_key(&staff).await?;
    let card = Card::new(own_name(&staff), key, own_address(&staff).await?);
    Ok(download("the-lien-thong.json", "application/json", write_card(&card), false))
}

/// Where the agency takes packages: at a host of its own, for the door finds it by that; else at the installation's.
async fn own_address(staff: &Staff) -> Result<Option<String>, Failure> {
    let found = agencies::find(&staff.app.db, staff.agency.id).await?;
    let host = found.and_then(|agency| agency.hosts.into_iter().next());
    let public = staff.app.settings.public_url.as_ref();
    Ok(match (host, public) {
        (Some(host), Some(public)) if public.host_str() != Some(host.as_str()) => {
            let port = public.port().map(|port| format!(":{port}")).unwrap_or_default();
            Some(format!("{}://{host}{port}", public.scheme()))
        }
        (_, public) => public.map(|url| url.as_str().trim_end_matches('/').to_owned()),
    })
}

/// A new key: every partner needs the new card before anything of ours is taken there again. Partners of this installation get
/// it at once.
async fn renew(staff: Staff) -> Result<Response, Failure> {
    let (w, ambient, agency) = (words(&staff), &staff.app.ambient, staff.agency.id);
    let mut tx = staff.app.db.begin().await?;
    let key = crate::package::public(&store::new_key(&mut tx, ambient, agency).await?);
    writer(&staff).tell(&mut tx, &[Event::KeyRenewed { agency, key }]).await?;
    tx.commit().await?;
    for partner in store::list_partners(&staff.app.db, agency).await? {
        let Some(other) = partner.local else { continue };
        let mut tx = staff.app.db.begin().await?;
        store::renew_local(&mut tx, other, agency, key, staff.now).await?;
        tx.commit().await?;
    }
    Ok(staff.redirect_saying(PATH, w.key_renewed()))
}

async fn add(staff: Staff, form: FormWithFiles) -> Result<Response, Failure> {
    let (w, ambient, agency) = (words(&staff), &staff.app.ambient, staff.agency.id);
    let mut errors = FormErrors::default();
    let file = form.files.iter().find(|file| file.field == "card");
    let card = file.and_then(|file| read_card(&file.bytes));
    let Some(card) = card else {
        errors.add("card", if file.is_some() { w.card_unreadable() } else { w.card_missing() });
        return list(&staff, &form.input, &errors).await;
    };
    let side = if form.input.text("side") == "above" { Side::Above } else { Side::Below };
    let own = own_key(&staff).await?;
    let known = store::list_partners(&staff.app.db, agency).await?;
    let new = NewPartner { side, name: card.name, key: card.key, local: None, address: card.address };
    match verbs::add(ambient.id(), new, own, &known, &staff.actor) {
        Ok(decided) => {
            let mut tx = staff.app.db.begin().await?;
            let partner = store::add_partner(&mut tx, &writer(&staff), decided).await.map_err(told(&staff))?;
            tx.commit().await?;
            Ok(staff.redirect_saying(&partner_path(partner.id), w.card_added()))
        }
        Err(refusal) => {
            errors.add("card", sentences::refusal(&refusal, w));
            list(&staff, &form.input, &errors).await
        }
    }
}

async fn find(staff: &Staff, id: PartnerId) -> Result<Partner, Failure> {
    store::find_partner(&staff.app.db, staff.agency.id, id).await?.ok_or(Failure::NotFound)
}

async fn edit(staff: Staff, Path(id): Path<PartnerId>) -> Result<Response, Failure> {
    let partner = find(&staff, id).await?;
    let fields = [("name", partner.name.clone()), ("address", partner.address.clone().unwrap_or_default())];
    let typed = Input::new(fields.map(|(name, value)| (name.to_owned(), value)).to_vec());
    edit_page(&staff, &partner, &typed, &FormErrors::default())
}

fn edit_page(staff: &Staff, partner: &Partner, typed: &Input, errors: &FormErrors) -> Result<Response, Failure> {
    let w = words(staff);
    let side = if partner.side == Side::Above { w.side_above() } else { w.side_below() };
    let facts = ui::SummaryList::new()
        .line(w.card_side(), side)
        .line(w.fingerprint(), Html::trusted(format!("<code>{}</code>", partner.key.fingerprint())));
    let name = TextInput::new(staff.locale, "name", w.partner()).value(typed.text("name")).error(errors.of("name"));
    let mut fields: Vec<Html> = vec![name.into()];
    if partner.local.is_none() {
        fields.push(
            TextInput::new(staff.locale, "address", w.partner_address())
                .hint(w.partner_address_hint())
                .value(typed.text("address"))
                .error(errors.of("address"))
                .optional()
                .into(),
        );
        fields.push(
            FileUpload::new(staff.locale, "card", w.card_new())
                .hint(w.card_new_hint())
                .accept(".json,application/json")
                .error(errors.of("card"))
                .optional()
                .into(),
        );
    }
    let form = SmallForm {
        action: staff.href(&partner_path(partner.id)),
        files: true,
        hidden: vec![("version", partner.version.to_string())],
        fields,
        buttons: vec![Button::submit(w.save())],
    };
    let mut lead = vec![
        Html::from(facts),
        Html::trusted(format!("<p class=\"govuk-body\">{}</p>", Html::from(w.fingerprint_lead()))),
    ];
    if partner.left_at.is_none() {
        let action = staff.href(&format!("{}/ngung", partner_path(partner.id)));
        lead.push(ActionForm::new(action, Button::submit(w.partner_leave()).warning()).into());
    }
    let crumbs = crumbs(staff).then(w.partners(), staff.href(PATH));
    let body = FormPage { title: partner.name.clone(), errors: summary(staff, errors), lead, form };
    staff.page(&PageHead::new(partner.name.as_str()).breadcrumbs(crumbs).with_errors(!errors.is_empty()), &body)
}

async fn change(staff: Staff, Path(id): Path<PartnerId>, form: FormWithFiles) -> Result<Response, Failure> {
    let w = words(&staff);
    let partner = find(&staff, id).await?;
    let mut errors = FormErrors::default();
    let file = form.files.iter().find(|file| file.field == "card");
    let card = file.map(|file| read_card(&file.bytes));
    if matches!(card, Some(None)) {
        errors.add("card", w.card_unreadable());
        return edit_page(&staff, &partner, &form.input, &errors);
    }
    let seen = form.input.number("version").ok().flatten().unwrap_or(partner.version);
    let shown = Partner { version: seen, ..partner.clone() };
    let key = card.flatten().map(|card| card.key);
    let own = store::own_keys(&staff.app.db, staff.agency.id).await?;
    match verbs::change(&shown, form.input.text("name"), form.input.some("address"), key, &own, &staff.actor) {
        Ok(decided) => {
            let mut tx = staff.app.db.begin().await?;
            store::save_partner(&mut tx, &writer(&staff), decided).await.map_err(told(&staff))?;
            tx.commit().await?;
            Ok(staff.redirect_saying(PATH, w.saved()))
        }
        Err(refusal) => {
            let field = match refusal {
                Refusal::AddressUnusable | Refusal::TextTooLong("address", _) => "address",
                Refusal::OwnCard => "card",
                _ => "name",
            };
            errors.add(field, sentences::refusal(&refusal, w));
            edit_page(&staff, &partner, &form.input, &errors)
        }
    }
}

async fn leave(staff: Staff, Path(id): Path<PartnerId>) -> Result<Response, Failure> {
    let partner = find(&staff, id).await?;
    let decided = verbs::leave(&partner, &staff.actor, staff.now).map_err(|no| told(&staff)(no.into()))?;
    let mut tx = staff.app.db.begin().await?;
    store::save_partner(&mut tx, &writer(&staff), decided).await.map_err(told(&staff))?;
    tx.commit().await?;
    Ok(staff.redirect_saying(PATH, words(&staff).partner_left()))
}
