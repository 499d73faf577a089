//! Which content goes through which channel, what is owed and what is proven. Not every cell is owed: each content needs
//! one lead channel, each channel one content; the rest is welcome.

use super::amendment;
use crate::channel::ChannelKind;
use crate::model::{ChannelRole, FullPlan, ItemId, PlanItem, ProofStanding, TaskWithProofs};
use kernel::Date;
use std::collections::BTreeSet;
use uuid::Uuid;

/// How a content stands with a channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell {
    /// So many different confirmed proofs.
    Proven(usize),
    /// A task is in hand.
    Assigned,
    /// The lead channel of the content, and nobody has it.
    Missing,
    /// Optional.
    NotOwed,
}

/// One content.
#[derive(Debug, Clone, PartialEq)]
pub struct CoverageRow {
    /// The content as it holds on the day.
    pub item: PlanItem,
    /// One for each channel of the group.
    pub cells: Vec<Cell>,
    /// Neither a lead channel nor any task or proof: something to fill in, not a fault.
    pub needs_lead: bool,
}

/// One group of the plan.
#[derive(Debug, Clone, PartialEq)]
pub struct CoverageBlock {
    /// Which group, from 0.
    pub block: i64,
    /// For whom.
    pub audience: String,
    /// The columns: every channel that the group names, and those that tasks use besides.
    pub kinds: Vec<ChannelKind>,
    /// One for each content.
    pub rows: Vec<CoverageRow>,
    /// Owed channels without any content: neither chosen as lead nor in a task.
    pub unused: Vec<ChannelKind>,
    /// Different confirmed proofs in the whole group, each once.
    pub proofs: usize,
}

/// The picture of a plan on a day.
#[must_use]
pub fn coverage(full: &FullPlan, tasks: &[TaskWithProofs], day: Date) -> Vec<CoverageBlock> {
    let contents = amendment::as_of(full, day);
    let mut blocks: Vec<i64> = contents.items.iter().map(|item| item.block).collect();
    blocks.dedup();
    let items = contents.items;
    let block = |at: i64| {
        let items: Vec<PlanItem> = items.iter().filter(|item| item.block == at).cloned().collect();
        let lines: Vec<_> = contents.channels.iter().filter(|line| line.block == at).collect();
        let named = lines.iter().flat_map(|line| line.kinds.0.iter().copied());
        let owed: BTreeSet<ChannelKind> = lines.iter().flat_map(|line| line.owed_kinds()).collect();
        block_of(full, tasks, at, items, unique(named), &owed)
    };
    blocks.into_iter().map(block).collect()
}

fn unique(kinds: impl Iterator<Item = ChannelKind>) -> Vec<ChannelKind> {
    kinds.fold(Vec::new(), |mut found, kind| {
        if !found.contains(&kind) {
            found.push(kind);
        }
        found
    })
}

fn block_of(
    full: &FullPlan,
    tasks: &[TaskWithProofs],
    block: i64,
    items: Vec<PlanItem>,
    named: Vec<ChannelKind>,
    owed: &BTreeSet<ChannelKind>,
) -> CoverageBlock {
    let ids: BTreeSet<ItemId> = items.iter().map(|item| item.id).collect();
    let here: Vec<&TaskWithProofs> = tasks
        .iter()
        .filter(|task| task.task.is_active() && task.task.item().is_some_and(|item| ids.contains(&item)))
        .collect();
    let used = here.iter().filter_map(|task| task.task.work.channel);
    let kinds = unique(named.into_iter().chain(used));
    let rows: Vec<CoverageRow> = items.into_iter().map(|item| row(full, &here, item, &kinds)).collect();
    let is_unused = |kind: &ChannelKind| {
        let column = kinds.iter().position(|other| other == kind);
        owed.contains(kind) && column.is_some_and(|at| rows.iter().all(|row| row.cells[at] == Cell::NotOwed))
    };
    CoverageBlock {
        block,
        audience: rows.first().map(|row| row.item.audience.clone()).unwrap_or_default(),
        unused: kinds.iter().copied().filter(is_unused).collect(),
        proofs: confirmed(here.iter().copied()).len(),
        kinds,
        rows,
    }
}

fn row(full: &FullPlan, tasks: &[&TaskWithProofs], item: PlanItem, kinds: &[ChannelKind]) -> CoverageRow {
    let lead: Vec<ChannelKind> =
        full.chosen(item.id).filter(|chosen| chosen.role == ChannelRole::Lead).map(|chosen| chosen.kind).collect();
    let cell = |kind: &ChannelKind| {
        let of_cell = || {
            tasks
                .iter()
                .copied()
                .filter(|task| task.task.item() == Some(item.id) && task.task.work.channel == Some(*kind))
        };
        match confirmed(of_cell()).len() {
            0 if of_cell().next().is_some() => Cell::Assigned,
            0 if lead.contains(kind) => Cell::Missing,
            0 => Cell::NotOwed,
            proofs => Cell::Proven(proofs),
        }
    };
    let cells: Vec<Cell> = kinds.iter().map(cell).collect();
    let needs_lead = cells.iter().all(|cell| *cell == Cell::NotOwed);
    CoverageRow { item, cells, needs_lead }
}

/// Different confirmed proofs.
fn confirmed<'a>(tasks: impl Iterator<Item = &'a TaskWithProofs>) -> BTreeSet<Uuid> {
    tasks
        .flat_map(|task| &task.proofs)
        .filter(|proof| proof.standing == ProofStanding::Confirmed)
        .map(|proof| proof.proof)
        .collect()
}
