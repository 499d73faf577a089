//! Tasks that a signed plan suggests. Suggestions only: nothing is saved until a person assigns it.

use super::amendment;
use super::names::{Directory, Match};
use crate::channel::{self, ChannelKind};
use crate::import::{self, Frequency};
use crate::model::{Assignment, Due, FullPlan, Host, PlanItem, TaskOf, UnitId};
use kernel::Date;

/// A suggested task.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProposedTask {
    /// Filled in as far as the plan says.
    pub work: Assignment,
    /// The lead unit in the words of the plan, where no unit of the agency goes by them.
    pub lead_as_printed: Option<String>,
}

/// Characters of a suggested title.
const MOST_IN_TITLE: usize = 160;

/// One task for each content that its amendments have left, with its first suitable channel: dated where the plan says how often, continuing for "thường
/// xuyên". Then the dated lines of channels that no content has taken, such as "giao ban 6 tháng/lần".
#[must_use]
pub fn propose_tasks(full: &FullPlan, names: &Directory) -> Vec<ProposedTask> {
    let held = amendment::as_of(full, Date::MAX);
    let full = &FullPlan { items: held.items, channels: held.channels, ..full.clone() };
    let mut proposed = Vec::new();
    for item in &full.items {
        let channel = suitable_channel(full, item);
        let every = item.cadence.or_else(|| channel.and_then(|kind| cadence_of(full, item.block, kind)));
        proposed.extend(tasks(full, names, item, channel, every));
    }
    for (block, kind, every) in dated_channels(full) {
        let taken = |task: &ProposedTask| task.work.channel == Some(kind) && block_of(full, task) == Some(block);
        if let (false, Some(item)) = (proposed.iter().any(taken), full.items.iter().find(|item| item.block == block)) {
            proposed.extend(tasks(full, names, item, Some(kind), Some(every)));
        }
    }
    proposed
}

fn block_of(full: &FullPlan, task: &ProposedTask) -> Option<i64> {
    match task.work.of {
        TaskOf::Item(item) => full.item(item).map(|item| item.block),
        TaskOf::Duty(_) => None,
    }
}

/// The lead channel chosen for the content; else one that its own words name; else the first of its group.
fn suitable_channel(full: &FullPlan, item: &PlanItem) -> Option<ChannelKind> {
    let lead = full.chosen(item.id).find(|chosen| chosen.role == crate::model::ChannelRole::Lead);
    if let Some(lead) = lead {
        return Some(lead.kind);
    }
    let owed: Vec<ChannelKind> =
        full.channels.iter().filter(|line| line.block == item.block).flat_map(|line| line.owed_kinds()).collect();
    let named = channel::recognise(&item.text).kinds;
    named.into_iter().find(|kind| owed.contains(kind)).or_else(|| owed.first().copied())
}

/// How often the group's lines say that a channel is used.
fn cadence_of(full: &FullPlan, block: i64, kind: ChannelKind) -> Option<Frequency> {
    cadences(full).into_iter().find(|(at, of, _)| *at == block && *of == kind).map(|(_, _, every)| every)
}

fn dated_channels(full: &FullPlan) -> Vec<(i64, ChannelKind, Frequency)> {
    cadences(full).into_iter().filter(|(_, _, every)| *every != Frequency::Continuing).collect()
}

/// Which channel is used how often. Of a line with several channels the words between semicolons tell which one is meant:
/// "… đối thoại …; họp giao ban 6 tháng/lần; …" dates the briefing alone.
fn cadences(full: &FullPlan) -> Vec<(i64, ChannelKind, Frequency)> {
    let mut found = Vec::new();
    for line in full.channels.iter().filter(|line| !line.optional) {
        let Some(cadence) = printed_line(full, line).and_then(|printed| printed.cadence.as_ref()) else { continue };
        let part = line.text.split(';').find(|part| part.contains(&cadence.text)).unwrap_or(&line.text);
        let meant = channel::recognise(part).kinds;
        let narrowed: Vec<_> = line.owed_kinds().filter(|kind| meant.contains(kind)).collect();
        let kinds = if narrowed.is_empty() { line.owed_kinds().collect() } else { narrowed };
        found.extend(kinds.into_iter().map(|kind| (line.block, kind, cadence.every)));
    }
    found
}

fn printed_line<'a>(full: &'a FullPlan, line: &crate::model::PlanChannel) -> Option<&'a import::ChannelLine> {
    let block = full.plan.document.blocks.get(usize::try_from(line.block).ok()?)?;
    block.channels.get(usize::try_from(line.ordinal).ok()?)
}

fn tasks(
    full: &FullPlan,
    names: &Directory,
    item: &PlanItem,
    channel: Option<ChannelKind>,
    every: Option<Frequency>,
) -> Vec<ProposedTask> {
    let printed = full.printed(item);
    let lead_words = printed.and_then(|printed| printed.lead.clone());
    let lead_unit = lead_words.as_deref().and_then(|words| one(names.unit(words)));
    let coordinating: Vec<UnitId> = printed
        .into_iter()
        .flat_map(|printed| &printed.coordinating)
        .filter_map(|words| one(names.unit(words)))
        .filter(|unit| Some(*unit) != lead_unit)
        .fold(Vec::new(), |mut units, unit| {
            if !units.contains(&unit) {
                units.push(unit);
            }
            units
        });
    let dues = dues(full.plan.year, every, printed.and_then(|printed| printed.due));
    let task = |due: Due| ProposedTask {
        work: Assignment {
            of: TaskOf::Item(item.id),
            channel,
            title: title(&item.text),
            lead_unit,
            coordinating: coordinating.clone(),
            person: None,
            starts_on: None,
            due,
            quantity: 1,
            measure: measure(channel).to_owned(),
            host: Host::Us,
        },
        lead_as_printed: if lead_unit.is_none() { lead_words.clone() } else { None },
    };
    dues.into_iter().map(task).collect()
}

fn one<T>(found: Match<T>) -> Option<T> {
    match found {
        Match::One(id) => Some(id),
        Match::Several | Match::Nobody => None,
    }
}

/// The last days within the plan's year.
fn dues(year: i16, every: Option<Frequency>, printed: Option<Date>) -> Vec<Due> {
    let months: &[i8] = match every {
        Some(Frequency::Continuing) => return vec![Due::Continuing],
        Some(Frequency::Monthly) => &[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
        Some(Frequency::Quarterly) => &[3, 6, 9, 12],
        Some(Frequency::SixMonthly) => &[6, 12],
        Some(Frequency::Yearly | Frequency::Once) | None => &[12],
    };
    if let (1, Some(day)) = (months.len(), printed) {
        return vec![Due::On(day)];
    }
    let ends = months.iter().filter_map(|month| Date::new(year, *month, 1).ok()).map(Date::last_of_month);
    ends.map(Due::On).collect()
}

/// The first sentence or clause of a content, cut at a word.
pub(super) fn title(text: &str) -> String {
    let first = text.split(['\n', ';']).next().unwrap_or(text).trim().trim_end_matches('.');
    if first.chars().count() <= MOST_IN_TITLE {
        return first.to_owned();
    }
    let cut: String = first.chars().take(MOST_IN_TITLE).collect();
    let end = cut.rfind(' ').unwrap_or(cut.len());
    format!("{}…", cut[..end].trim_end_matches([',', ' ']))
}

/// What is counted for a channel, as a first suggestion in the cell.
pub(super) const fn measure(channel: Option<ChannelKind>) -> &'static str {
    use ChannelKind as K;
    match channel {
        Some(K::Portal | K::ProvincePortal | K::PressArticle | K::SocialNetwork) => "tin, bài",
        Some(K::RadioTv) => "tin, phóng sự",
        Some(K::Training) => "lớp",
        Some(K::StudyVisit) => "chuyến",
        Some(K::InitiativeContest | K::Contest) => "cuộc thi",
        Some(K::DirectiveDocument | K::Dms) => "văn bản",
        Some(K::PublicPosting) => "lần niêm yết",
        Some(K::Booklet) => "ấn phẩm",
        Some(K::Sms | K::EmailNewsletter) => "đợt",
        Some(K::LedScreen) => "nội dung",
        Some(
            K::AgencyMeeting
            | K::PartyMeeting
            | K::UnionYouth
            | K::Dialogue
            | K::BiannualBriefing
            | K::OnboardingMeeting,
        ) => "cuộc",
        Some(K::Other) | None => "việc",
    }
}
