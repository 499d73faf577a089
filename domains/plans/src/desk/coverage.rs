//! Which content goes through which channel: the picture, the same figures as a table, and choosing the lead channels of all
//! contents in one form.

use crate::channel::ChannelKind;
use crate::desk::common::{
    channel, channel_key, channel_of, count, cut, full_plan, plan_crumbs, plan_parts, plan_path, words, writer,
};
use crate::model::{ChannelRole, FullPlan, ItemId, PlanId, PlanItem, TaskWithProofs};
use crate::permissions::{MANAGE_PLANS, SEE_TASKS};
use crate::rules::coverage::{Cell, CoverageBlock, CoverageRow, coverage};
use crate::rules::names::Directory;
use crate::words::Words;
use crate::{rules, sentences, store};
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use ui::{
    Button, Choice, Column, Coverage, CoverageMatrix, Details, EmptyState, ErrorSummary, Html, MatrixCell, MatrixRow,
    Select, SubNavigation, Table,
};
use web::{Access, Failure, Input, PageHead, Routes, Staff};

/// Characters of a content in the picture; the whole text is a click away.
const SHORT: usize = 90;

pub(crate) fn routes() -> Routes {
    Routes::new().get("/lam-viec/ke-hoach/{plan}/do-phu", Access::May(&SEE_TASKS), show).post(
        "/lam-viec/ke-hoach/{plan}/do-phu",
        Access::May(&MANAGE_PLANS),
        choose,
    )
}

#[derive(Template)]
#[template(path = "coverage/page.html")]
struct Page {
    w: Words,
    errors: ErrorSummary,
    parts: SubNavigation,
    empty: Option<EmptyState>,
    blocks: Vec<BlockView>,
    lead: Option<LeadForm>,
}

struct BlockView {
    title: String,
    matrix: CoverageMatrix,
    unused: Option<String>,
    proofs: String,
    table: Details,
}

struct LeadForm {
    sentence: String,
    action: String,
    table: Table,
    button: Button,
}

async fn show(staff: Staff, Path(plan): Path<PlanId>) -> Result<Response, Failure> {
    page(&staff, plan, ErrorSummary::new(staff.locale)).await
}

/// Saves only the contents whose lead channel was changed; what else was chosen for them stays as optional.
async fn choose(staff: Staff, Path(plan): Path<PlanId>, input: Input) -> Result<Response, Failure> {
    let w = words(&staff);
    let full = full_plan(&staff, plan).await?;
    let mut tx = staff.app.db.begin().await?;
    let mut saved = 0;
    for (item, kind) in chosen(&input) {
        let Some(new) = full.item(item).and_then(|item| changed(&full, item, kind)) else { continue };
        let done = match rules::contents::choose_channels(&full, item, &new, &staff.actor) {
            Ok(decided) => store::save_item_channels(&mut tx, &writer(&staff), item, decided).await,
            Err(refusal) => Err(refusal.into()),
        };
        if let Err(error) = done {
            let sentence = sentences::refusal(&sentences::refused(error)?, w);
            return page(&staff, plan, ErrorSummary::new(staff.locale).field(field_id(item), sentence)).await;
        }
        saved += 1;
    }
    tx.commit().await?;
    let said = if saved == 0 { w.coverage_lead_same().to_owned() } else { w.coverage_lead_saved(saved) };
    Ok(staff.redirect_saying(&plan_path(plan, "do-phu"), &said))
}

/// Content and channel of each row of the form; no channel where none is chosen.
fn chosen(input: &Input) -> Vec<(ItemId, Option<ChannelKind>)> {
    let row = |(name, value): (&str, &str)| {
        let id = name.strip_prefix("lead[")?.strip_suffix(']')?.parse().ok()?;
        let kind = if value.is_empty() { None } else { Some(channel_of(value)?) };
        Some((id, kind))
    };
    input.fields().filter_map(row).collect()
}

/// The channels of a content once `lead` leads; nothing if it leads already.
pub(crate) fn changed(
    full: &FullPlan,
    item: &PlanItem,
    lead: Option<ChannelKind>,
) -> Option<Vec<(ChannelKind, ChannelRole)>> {
    if lead == lead_of(full, item.id) {
        return None;
    }
    let others = full.chosen(item.id).map(|chosen| chosen.kind).filter(|kind| Some(*kind) != lead);
    let first = lead.map(|kind| (kind, ChannelRole::Lead));
    Some(first.into_iter().chain(others.map(|kind| (kind, ChannelRole::Optional))).collect())
}

fn lead_of(full: &FullPlan, item: ItemId) -> Option<ChannelKind> {
    full.chosen(item).find(|chosen| chosen.role == ChannelRole::Lead).map(|chosen| chosen.kind)
}

fn field_id(item: ItemId) -> String {
    format!("lead-{item}")
}

async fn page(staff: &Staff, id: PlanId, errors: ErrorSummary) -> Result<Response, Failure> {
    let w = words(staff);
    let full = full_plan(staff, id).await?;
    let tasks: Vec<TaskWithProofs> = store::list_tasks_with_proofs(&staff.app.db, staff.agency.id, id).await?;
    let picture = coverage(&full, &tasks, staff.today);
    let wrong = !errors.is_empty();
    let body = Page {
        w,
        errors,
        parts: plan_parts(staff, &full.plan, "do-phu"),
        empty: picture.is_empty().then(|| EmptyState::new(w.coverage_empty(), w.coverage_empty_why())),
        lead: (staff.actor.may(&MANAGE_PLANS) && !picture.is_empty()).then(|| lead_form(staff, &full, &picture)),
        blocks: picture.iter().map(|block| block_view(staff, &full, block)).collect(),
    };
    let head = PageHead::new(w.coverage_title()).breadcrumbs(plan_crumbs(staff, &full.plan));
    staff.page(&head.with_errors(wrong), &body)
}

fn block_view(staff: &Staff, full: &FullPlan, block: &CoverageBlock) -> BlockView {
    let w = words(staff);
    let title = block_title(block, w);
    let names = block.kinds.iter().map(|kind| channel(*kind, w).to_owned());
    let caption = w.coverage_caption(title.as_str());
    let id = format!("do-phu-{}", block.block + 1);
    let empty = CoverageMatrix::new(staff.locale, id, caption, w.coverage_item(), names);
    let matrix = block.rows.iter().fold(empty, |matrix, row| matrix.row(matrix_row(staff, full, block, row)));
    let unused = block.unused.iter().map(|kind| channel(*kind, w)).collect::<Vec<_>>().join(", ");
    BlockView {
        matrix,
        unused: (!unused.is_empty()).then(|| w.coverage_unused(unused)),
        proofs: w.coverage_proofs(count(block.proofs)),
        table: Details::new(w.coverage_table(), figures(staff, full, block, &title)),
        title,
    }
}

fn block_title(block: &CoverageBlock, w: Words) -> String {
    let number = block.block + 1;
    if block.audience.is_empty() {
        w.coverage_group_plain(number)
    } else {
        w.coverage_group(block.audience.as_str(), number)
    }
}

fn matrix_row(staff: &Staff, full: &FullPlan, block: &CoverageBlock, row: &CoverageRow) -> MatrixRow {
    let cells = block.kinds.iter().zip(&row.cells).map(|(kind, cell)| {
        let coverage = match cell {
            Cell::Proven(_) => Coverage::Proven,
            Cell::Assigned => Coverage::Assigned,
            Cell::Missing => Coverage::Missing,
            Cell::NotOwed => Coverage::NotOwed,
        };
        match cell_address(full, row.item.id, *kind, *cell) {
            Some(address) => MatrixCell::new(coverage).href(staff.href(&address)),
            None => MatrixCell::new(coverage),
        }
    });
    let address = staff.href(&item_path(full.plan.id, row.item.id));
    MatrixRow::new(&row.item.label, cut(&row.item.text, SHORT), cells.collect::<Vec<_>>()).href(address)
}

pub(crate) fn item_path(plan: PlanId, item: ItemId) -> String {
    plan_path(plan, &format!("noi-dung/{item}"))
}

/// A cell that is owed leads to the task filled in for it, one that is taken to the content's page.
fn cell_address(full: &FullPlan, item: ItemId, kind: ChannelKind, cell: Cell) -> Option<String> {
    match cell {
        Cell::Missing => assign_address(full, item, kind),
        Cell::Proven(_) | Cell::Assigned => Some(item_path(full.plan.id, item)),
        Cell::NotOwed => None,
    }
}

/// Where a task for this content and channel is filled in; nowhere while the plan is a draft.
pub(crate) fn assign_address(full: &FullPlan, item: ItemId, kind: ChannelKind) -> Option<String> {
    full.plan.signature()?;
    Some(plan_path(full.plan.id, &format!("giao-viec?noi-dung={item}&hinh-thuc={}", channel_key(kind))))
}

/// The figures of the picture in words, for those who would rather read.
fn figures(staff: &Staff, full: &FullPlan, block: &CoverageBlock, title: &str) -> Table {
    let w = words(staff);
    let rows = block.rows.iter().map(|row| {
        let named = |wanted: fn(Cell) -> bool| -> Vec<Html> {
            let cells = block.kinds.iter().zip(&row.cells).filter(|(_, cell)| wanted(**cell));
            cells.map(|(kind, cell)| in_words(staff, full, row.item.id, *kind, *cell)).collect()
        };
        let missing = match row.needs_lead {
            true => Html::from(w.coverage_no_lead()),
            false => joined(&named(|cell| cell == Cell::Missing)),
        };
        let content = format!("{}. {}", row.item.label, cut(&row.item.text, SHORT));
        vec![
            Html::link(&staff.href(&item_path(full.plan.id, row.item.id)), &content),
            joined(&named(|cell| matches!(cell, Cell::Proven(_)))),
            joined(&named(|cell| cell == Cell::Assigned)),
            missing,
        ]
    });
    Table::new(staff.locale, title)
        .hidden_caption()
        .column(Column::text(w.coverage_item()))
        .column(Column::text(w.coverage_column_proven()))
        .column(Column::text(w.coverage_column_assigned()))
        .column(Column::text(w.coverage_column_missing()))
        .rows(rows)
}

fn in_words(staff: &Staff, full: &FullPlan, item: ItemId, kind: ChannelKind, cell: Cell) -> Html {
    let w = words(staff);
    let name = match cell {
        Cell::Proven(proofs) => w.coverage_proven(channel(kind, w), count(proofs)),
        _ => channel(kind, w).to_owned(),
    };
    match (cell, cell_address(full, item, kind, cell)) {
        (Cell::Missing, Some(address)) => Html::link(&staff.href(&address), &name),
        _ => name.into(),
    }
}

fn joined(parts: &[Html]) -> Html {
    if parts.is_empty() {
        return Html::from("–");
    }
    Html::trusted(parts.iter().map(Html::as_str).collect::<Vec<_>>().join("; "))
}

fn lead_form(staff: &Staff, full: &FullPlan, picture: &[CoverageBlock]) -> LeadForm {
    let w = words(staff);
    let proposed = rules::propose_tasks(full, &Directory::default());
    let suggestion = |item: ItemId| {
        let of_item = proposed.iter().find(|task| task.work.of == crate::model::TaskOf::Item(item));
        of_item.and_then(|task| task.work.channel)
    };
    let contents = || picture.iter().flat_map(|block| block.rows.iter().map(|row| &row.item));
    let open = contents().filter(|item| lead_of(full, item.id).is_none()).count();
    let rows = contents().map(|item| {
        let select = lead_select(staff, full, item, suggestion(item.id));
        vec![Html::from(format!("{}.{} {}", item.block + 1, item.label, cut(&item.text, SHORT))), select.into()]
    });
    let table = Table::new(staff.locale, w.coverage_lead_title())
        .hidden_caption()
        .column(Column::text(w.coverage_item()))
        .column(Column::text(w.coverage_lead_column()))
        .rows(rows);
    LeadForm {
        sentence: if open == 0 { w.coverage_lead_all().to_owned() } else { w.coverage_lead_open(count(open)) },
        action: staff.href(&plan_path(full.plan.id, "do-phu")),
        table,
        button: Button::submit(w.coverage_lead_save()),
    }
}

/// The channels of the content's group; what leads is chosen, else what the words of the plan suggest.
fn lead_select(staff: &Staff, full: &FullPlan, item: &PlanItem, suggestion: Option<ChannelKind>) -> Select {
    let w = words(staff);
    let lead = lead_of(full, item.id);
    let choice = |kind: ChannelKind| {
        let suggested = lead.is_none() && suggestion == Some(kind);
        let text = if suggested { w.coverage_suggested(channel(kind, w)) } else { channel(kind, w).to_owned() };
        Choice::new(channel_key(kind), text)
    };
    let kinds = full.kinds_of_block(item.block).into_iter().map(choice);
    let choices = std::iter::once(Choice::new("", w.coverage_lead_none())).chain(kinds);
    let label = format!("{}: {}.{}", w.coverage_lead_column(), item.block + 1, item.label);
    let value = lead.or(suggestion).map(channel_key).unwrap_or_default();
    Select::new(staff.locale, format!("lead[{}]", item.id), label, choices)
        .id(field_id(item.id))
        .hidden_label()
        .value(&value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::given::plan;
    use crate::model::ItemChannel;
    use ChannelKind::{AgencyMeeting, Portal};

    #[test]
    fn another_lead_keeps_the_rest_as_optional() {
        let mut full = plan();
        let item = full.items[0].clone();
        let lead = |full: &FullPlan, kind| changed(full, &item, kind);
        assert_eq!(lead(&full, None), None);
        assert_eq!(lead(&full, Some(Portal)), Some(vec![(Portal, ChannelRole::Lead)]));
        full.item_channels.push(ItemChannel { item_id: item.id, kind: Portal, role: ChannelRole::Lead });
        assert_eq!(lead(&full, Some(Portal)), None);
        let both = vec![(AgencyMeeting, ChannelRole::Lead), (Portal, ChannelRole::Optional)];
        assert_eq!(lead(&full, Some(AgencyMeeting)), Some(both));
        assert_eq!(lead(&full, None), Some(vec![(Portal, ChannelRole::Optional)]));
    }

    #[test]
    fn only_an_owed_cell_of_a_signed_plan_leads_to_a_new_task() {
        let mut full = plan();
        let item = full.items[0].id;
        let address = |full: &FullPlan, cell| cell_address(full, item, Portal, cell).unwrap_or_default();
        assert!(address(&full, Cell::Missing).ends_with(&format!("giao-viec?noi-dung={item}&hinh-thuc=portal")));
        assert!(address(&full, Cell::Proven(2)).ends_with(&format!("noi-dung/{item}")));
        assert_eq!(address(&full, Cell::NotOwed), "");
        full.plan.state = crate::model::PlanState::Draft;
        assert_eq!(address(&full, Cell::Missing), "");
    }
}
