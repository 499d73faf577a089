//! What is still missing, by the unit that answers for it: criteria without proof, and addresses without an archived copy.
//! On the screen, on paper, and as a workbook.

use super::common::{Names, count, criterion_path, load, named, parts, scheme_crumbs, scheme_path, words};
use crate::folder::{self, Folder, Piece};
use crate::model::{Scheme, SchemeId};
use crate::permissions::{LINK, SEE};
use crate::rules::overview::{Line, Overview};
use crate::words::Words;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use evidence::ProofId;
use evidence::fetch::{MOST_CHECKED, check_again};
use papers::sheet::Cell;
use std::collections::BTreeSet;
use text::Locale;
use ui::{ActionForm, Button, Column, EmptyState, Html, SubNavigation, Table};
use web::answer::download;
use web::table::{XLSX, workbook};
use web::{Access, Failure, PageHead, Routes, Staff};

pub(crate) fn routes() -> Routes {
    let may = Access::May(&SEE);
    Routes::new()
        .get("/lam-viec/cham-diem/{scheme}/con-thieu", may, show)
        .get("/lam-viec/cham-diem/{scheme}/con-thieu.xlsx", may, xlsx)
        .post("/lam-viec/cham-diem/{scheme}/kiem-tra-lien-ket", Access::May(&LINK), check)
}

#[derive(Template)]
#[template(path = "gaps/page.html")]
struct Page {
    w: Words,
    parts: SubNavigation,
    lead: String,
    units: Vec<UnitView>,
    empty: Option<EmptyState>,
    dead: Option<Table>,
    gone: Option<Table>,
    check: Option<ActionForm>,
    print: Button,
    xlsx: Html,
}

struct UnitView {
    title: String,
    table: Table,
}

/// The lines that lack proof, by the name of their unit in Vietnamese order; those without a unit last.
fn by_unit<'a>(overview: &'a Overview, names: &Names, w: Words) -> Vec<(String, Vec<&'a Line>)> {
    let mut units: Vec<(bool, String, Vec<&Line>)> = overview
        .gaps()
        .into_iter()
        .map(|((unit, written), lines)| match (unit, written) {
            (Some(unit), _) => (false, names.unit(unit).to_owned(), lines),
            (None, written) if written.is_empty() => (true, w.no_unit().to_owned(), lines),
            (None, written) => (false, written, lines),
        })
        .collect();
    units.sort_by_key(|(nobody, name, _)| (*nobody, viet::order::key(name)));
    units.into_iter().map(|(_, name, lines)| (name, lines)).collect()
}

async fn show(staff: Staff, Path(id): Path<SchemeId>) -> Result<Response, Failure> {
    let w = words(&staff);
    let (scheme, overview) = load(&staff, id).await?;
    let names = Names::load(&staff.app.db, staff.agency.id).await?;
    let folder = folder::load(&staff.app.db, staff.agency.id, &scheme, &overview, None).await?;
    let units: Vec<UnitView> = by_unit(&overview, &names, w)
        .into_iter()
        .map(|(title, lines)| UnitView { table: table(&staff, &title, &lines), title })
        .collect();
    let body = Page {
        w,
        parts: parts(&staff, &scheme, Some(&overview), "con-thieu"),
        lead: w.gaps_lead(count(overview.total.gaps), viet::date::short(staff.today)),
        empty: units.is_empty().then(|| nothing(&overview, w)),
        units,
        dead: dead(&staff, &folder),
        gone: gone(&staff, &folder),
        check: (staff.actor.may(&LINK) && folder.pieces().any(|(_, piece)| piece.address.is_some())).then(|| {
            let action = staff.href(&scheme_path(id, "kiem-tra-lien-ket"));
            ActionForm::new(action, Button::submit(w.gone_check()).secondary())
        }),
        print: Button::print(w.gaps_print()),
        xlsx: Html::link(&staff.href(&scheme_path(id, "con-thieu.xlsx")), w.gaps_xlsx()),
    };
    staff.page(&PageHead::new(w.gaps_title()).breadcrumbs(scheme_crumbs(&staff, &scheme)), &body)
}

fn nothing(overview: &Overview, w: Words) -> EmptyState {
    if overview.lines.is_empty() {
        EmptyState::new(w.scheme_empty(), w.scheme_empty_why())
    } else {
        EmptyState::new(w.gaps_none(), w.gaps_none_why())
    }
}

fn table(staff: &Staff, unit: &str, lines: &[&Line]) -> Table {
    let w = words(staff);
    let row = |line: &&Line| {
        let written = &line.criterion.written;
        let href = staff.href(&criterion_path(line.criterion.id, ""));
        vec![
            Html::link(&href, &named(&written.code, &written.title)),
            written.max.to_string().into(),
            written.proof_asked.as_str().into(),
        ]
    };
    Table::new(staff.locale, unit)
        .hidden_caption()
        .column(Column::text(w.column_criterion()))
        .column(Column::number(w.column_max()))
        .column(Column::text(w.criterion_proof_asked()))
        .rows(lines.iter().map(row))
}

/// The addresses in the folder that have no archived copy, each once, with what went wrong when it was last asked.
pub(crate) fn dead(staff: &Staff, folder: &Folder) -> Option<Table> {
    let w = words(staff);
    let rows: Vec<Vec<Html>> = folder
        .dead()
        .map(|(codes, piece)| {
            vec![
                piece.proof.title.as_str().into(),
                piece.address.clone().unwrap_or_default().into(),
                codes.join(", ").into(),
                piece.why_not_archived(w).into(),
            ]
        })
        .collect();
    (!rows.is_empty()).then(|| {
        Table::new(staff.locale, w.dead_title())
            .hidden_caption()
            .column(Column::text(w.proof_title()))
            .column(Column::text(w.kind_address()))
            .column(Column::text(w.column_criterion()))
            .column(Column::text(w.dead_why()))
            .rows(rows)
    })
}

/// The addresses in the folder that no longer open, each once.
fn gone(staff: &Staff, folder: &Folder) -> Option<Table> {
    let w = words(staff);
    let row = |(codes, piece): (Vec<&str>, &Piece)| {
        vec![
            piece.proof.title.as_str().into(),
            piece.address.clone().unwrap_or_default().into(),
            codes.join(", ").into(),
            piece.checked(w).unwrap_or_default().into(),
        ]
    };
    let rows: Vec<Vec<Html>> = folder.gone().map(row).collect();
    (!rows.is_empty()).then(|| {
        Table::new(staff.locale, w.gone_title())
            .hidden_caption()
            .column(Column::text(w.proof_title()))
            .column(Column::text(w.kind_address()))
            .column(Column::text(w.column_criterion()))
            .column(Column::text(w.gone_found()))
            .rows(rows)
    })
}

/// Has every link of the folder asked for again.
async fn check(staff: Staff, Path(id): Path<SchemeId>) -> Result<Response, Failure> {
    let w = words(&staff);
    let (scheme, overview) = load(&staff, id).await?;
    let folder = folder::load(&staff.app.db, staff.agency.id, &scheme, &overview, None).await?;
    let links = folder.pieces().filter(|(_, piece)| piece.address.is_some()).map(|(_, piece)| piece.proof.id);
    let links: BTreeSet<ProofId> = links.collect();
    let found = count(links.len().min(MOST_CHECKED));
    let mut tx = staff.app.db.begin().await?;
    check_again(&mut tx, &staff.app.ambient, staff.agency.id, links.into_iter().collect()).await?;
    tx.commit().await?;
    let said = if found == 0 { w.gone_nothing().to_owned() } else { w.gone_asked(found) };
    Ok(staff.redirect_saying(&scheme_path(id, "con-thieu"), &said))
}

/// The same as a workbook: always Vietnamese, because it goes to the units.
async fn xlsx(staff: Staff, Path(id): Path<SchemeId>) -> Result<Response, Failure> {
    let w = Words::new(Locale::Vi);
    let (scheme, overview) = load(&staff, id).await?;
    let names = Names::load(&staff.app.db, staff.agency.id).await?;
    let folder = folder::load(&staff.app.db, staff.agency.id, &scheme, &overview, None).await?;
    let bytes = book(&scheme, &by_unit(&overview, &names, w), &folder, w);
    Ok(download(&format!("con-thieu-{}.xlsx", scheme.head.index_year), XLSX, bytes, false))
}

fn book(scheme: &Scheme, units: &[(String, Vec<&Line>)], folder: &Folder, w: Words) -> Vec<u8> {
    let header =
        [w.column_unit(), w.code(), w.column_criterion(), w.gaps_what(), w.criterion_proof_asked()].map(str::to_owned);
    let text = |text: &str| Cell::Text(text.to_owned());
    let gaps = units.iter().flat_map(|(unit, lines)| {
        lines.iter().map(move |line| {
            let written = &line.criterion.written;
            let code = written.code.as_str();
            vec![text(unit), text(code), text(&written.title), text(w.gap_proof()), text(&written.proof_asked)]
        })
    });
    let dead = folder.dead().map(|(codes, piece)| {
        let address = piece.address.as_deref().unwrap_or_default();
        vec![Cell::Empty, text(&codes.join(", ")), text(&piece.proof.title), text(w.not_archived()), text(address)]
    });
    let made = scheme.head.to.at(0, 0, 0, 0);
    workbook(w.gaps_title(), &header, gaps.chain(dead).collect(), Locale::Vi, made)
}
