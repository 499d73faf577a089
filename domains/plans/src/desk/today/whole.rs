//! How the whole stands, for the Office and for the leaders: progress, figures that ask for something, late units.

use super::day::{late_units, unassigned};
use super::{Loaded, Section};
use crate::desk::common::{count, plan_name, plan_path, words};
use crate::model::{self, FullPlan};
use crate::permissions::MANAGE_PLANS;
use crate::rules::task::progress;
use askama::Template;
use people::Role;
use ui::{Column, Html, Progress, StatTile, Table};
use web::Staff;

#[derive(Template)]
#[template(path = "today/tiles.html")]
struct Tiles {
    tiles: Vec<StatTile>,
}

/// How the whole stands: for the Office and for the leaders.
pub(super) fn section(staff: &Staff, loaded: &Loaded) -> Option<Section> {
    let w = words(staff);
    let leads = staff.actor.is(Role::Head) || staff.actor.is(Role::DeputyHead);
    let office = staff.actor.may(&MANAGE_PLANS);
    if !(leads || office) || loaded.plans.is_empty() {
        return None;
    }
    let mut pieces: Vec<Html> = loaded.plans.iter().filter_map(|full| plan_progress(staff, loaded, full)).collect();
    let tiles = Tiles { tiles: tiles(staff, loaded, office) };
    if !tiles.tiles.is_empty() {
        pieces.push(Html::trusted(tiles.to_string()));
    }
    pieces.extend(late_table(staff, loaded));
    (!pieces.is_empty()).then(|| Section { id: "toan-co-quan", title: w.today_whole().to_owned(), pieces })
}

fn plan_progress(staff: &Staff, loaded: &Loaded, full: &FullPlan) -> Option<Html> {
    let w = words(staff);
    let small = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let tasks: Vec<_> =
        loaded.tasks.iter().filter(|task| task.task.plan_id == full.plan.id && task.task.is_active()).collect();
    let done =
        tasks.iter().filter(|task| progress(&task.task, &task.proofs, staff.today) == model::Progress::Done).count();
    let text = w.today_progress_text(count(done), count(tasks.len()));
    let bar = Progress::new(w.today_progress(plan_name(&full.plan, w)), small(done), small(tasks.len()), text);
    (!tasks.is_empty()).then(|| bar.into())
}

/// Figures that ask for something; those of nothing are left out.
fn tiles(staff: &Staff, loaded: &Loaded, office: bool) -> Vec<StatTile> {
    let w = words(staff);
    let tile = |number: usize, label: &str, path: &str| {
        StatTile::new(viet::number::grouped(count(number)), label, staff.href(path))
    };
    let mut tiles = Vec::new();
    let late = late_units(&loaded.tasks, staff.today);
    for full in &loaded.plans {
        let of_plan = late.iter().filter(|(plan, _, _)| *plan == full.plan.id).map(|(_, _, count)| count).sum();
        if of_plan > 0 {
            let address = plan_path(full.plan.id, "viec?tinh-trang=late");
            tiles.push(tile(of_plan, w.today_count_late(), &address).note(plan_name(&full.plan, w)).urgent());
        }
    }
    if loaded.inbox > 0 {
        tiles.push(tile(loaded.inbox, w.today_count_inbox(), "/lam-viec/kiem-chung"));
    }
    for full in loaded.plans.iter().filter(|_| office) {
        let open = unassigned(full, &loaded.tasks, staff.today);
        if open > 0 {
            tiles.push(
                tile(open, w.today_count_unassigned(), &plan_path(full.plan.id, "giao-viec"))
                    .note(plan_name(&full.plan, w)),
            );
        }
    }
    let waiting = loaded.difficulties.iter().filter(|one| one.is_open()).count();
    if waiting > 0 {
        tiles.push(tile(waiting, w.today_count_difficulties(), "/lam-viec/vuong-mac"));
    }
    tiles
}

fn late_table(staff: &Staff, loaded: &Loaded) -> Option<Html> {
    let w = words(staff);
    let units = late_units(&loaded.tasks, staff.today);
    if units.is_empty() {
        return None;
    }
    let rows = units.into_iter().map(|(plan, unit, late)| {
        let filter = unit.map(|unit| format!("&don-vi={unit}")).unwrap_or_default();
        let address = staff.href(&plan_path(plan, &format!("viec?tinh-trang=late{filter}")));
        vec![Html::link(&address, loaded.names.unit_or(unit, w.nobody_yet())), late.to_string().into()]
    });
    let table = Table::new(staff.locale, w.today_late_units())
        .column(Column::text(w.today_column_unit()))
        .column(Column::number(w.today_column_late()))
        .rows(rows)
        .keep_columns();
    Some(table.into())
}
