//! What the slices share: names of units and people, words for enums, where a plan's pages are. No handlers.

use crate::channel::ChannelKind;
use crate::import::Frequency;
use crate::model::{FullPlan, Plan, PlanId, Progress};
use crate::permissions::ASSIGN_SOME;
use crate::store::{self, Writer};
use crate::words::Words;
use kernel::Date;
use ui::{Breadcrumbs, NavLink, SubNavigation, Tag, Tone};
use viet::date::short;
use web::{Ctx, Failure, Staff};

pub(crate) use web::Names;

/// The words in the reader's language.
pub(crate) fn words(ctx: &Ctx) -> Words {
    Words::new(ctx.locale)
}

/// Who writes this request.
pub(crate) fn writer(staff: &Staff) -> Writer<'_> {
    Writer { actor: &staff.actor, now: staff.now, source: staff.source }
}

/// The plan with every row of its paper, or the page that says there is none.
pub(crate) async fn full_plan(staff: &Staff, id: PlanId) -> Result<FullPlan, Failure> {
    store::find_full_plan(&staff.app.db, staff.agency.id, id).await?.ok_or(Failure::NotFound)
}

/// A channel in words.
pub(crate) const fn channel(kind: ChannelKind, w: Words) -> &'static str {
    use ChannelKind as K;
    match kind {
        K::Portal => w.channel_portal(),
        K::ProvincePortal => w.channel_province_portal(),
        K::AgencyMeeting => w.channel_agency_meeting(),
        K::PartyMeeting => w.channel_party_meeting(),
        K::UnionYouth => w.channel_union_youth(),
        K::Training => w.channel_training(),
        K::StudyVisit => w.channel_study_visit(),
        K::PressArticle => w.channel_press_article(),
        K::RadioTv => w.channel_radio_tv(),
        K::InitiativeContest => w.channel_initiative_contest(),
        K::DirectiveDocument => w.channel_directive_document(),
        K::Dms => w.channel_dms(),
        K::PublicPosting => w.channel_public_posting(),
        K::Booklet => w.channel_booklet(),
        K::Dialogue => w.channel_dialogue(),
        K::BiannualBriefing => w.channel_biannual_briefing(),
        K::OnboardingMeeting => w.channel_onboarding_meeting(),
        K::SocialNetwork => w.channel_social_network(),
        K::Sms => w.channel_sms(),
        K::EmailNewsletter => w.channel_email_newsletter(),
        K::LedScreen => w.channel_led_screen(),
        K::Contest => w.channel_contest(),
        K::Other => w.channel_other(),
    }
}

/// A channel's name in forms and addresses: the word it has in JSON.
pub(crate) fn channel_key(kind: ChannelKind) -> String {
    serde_json::to_value(kind).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

/// The channel of a name in a form.
pub(crate) fn channel_of(key: &str) -> Option<ChannelKind> {
    serde_json::from_value(serde_json::Value::String(key.to_owned())).ok()
}

/// How often, in words.
pub(crate) const fn frequency(every: Frequency, w: Words) -> &'static str {
    match every {
        Frequency::Continuing => w.every_continuing(),
        Frequency::Monthly => w.every_monthly(),
        Frequency::Quarterly => w.every_quarterly(),
        Frequency::SixMonthly => w.every_six_monthly(),
        Frequency::Yearly => w.every_yearly(),
        Frequency::Once => w.every_once(),
    }
}

/// How a task stands, in words.
pub(crate) const fn progress(progress: Progress, w: Words) -> &'static str {
    match progress {
        Progress::NotAssigned => w.progress_not_assigned(),
        Progress::Planned => w.progress_planned(),
        Progress::InProgress => w.progress_in_progress(),
        Progress::Done => w.progress_done(),
        Progress::Overdue => w.progress_overdue(),
        Progress::Partly => w.progress_partly(),
        Progress::Cancelled => w.progress_cancelled(),
    }
}

/// The same as a mark.
pub(crate) fn progress_tag(state: Progress, w: Words) -> Tag {
    let tone = match state {
        Progress::NotAssigned | Progress::Planned => Tone::Neutral,
        Progress::InProgress => Tone::Teal,
        Progress::Done => Tone::Green,
        Progress::Overdue | Progress::Partly => Tone::Red,
        Progress::Cancelled => Tone::Grey,
    };
    Tag::new(tone, progress(state, w))
}

/// A day, or that it is not known.
pub(crate) fn day(date: Option<Date>, w: Words) -> String {
    date.map_or_else(|| w.not_known().to_owned(), short)
}

/// What a plan is called in a line: its number where it is signed, else its year.
pub(crate) fn plan_name(plan: &Plan, w: Words) -> String {
    let kind = plan.document.kind.as_deref().unwrap_or_default();
    match plan.signature() {
        Some(signature) if kind.is_empty() => signature.number.clone(),
        Some(signature) => format!("{kind} {}", signature.number),
        None => w.plan_of_year(plan.year.to_string()),
    }
}

/// The address of a page of a plan; `page` is empty for the overview.
pub(crate) fn plan_path(plan: PlanId, page: &str) -> String {
    if page.is_empty() { format!("/lam-viec/ke-hoach/{plan}") } else { format!("/lam-viec/ke-hoach/{plan}/{page}") }
}

/// The pages above a plan's own.
pub(crate) fn plans_crumbs(staff: &Staff) -> Breadcrumbs {
    let w = words(staff);
    Breadcrumbs::new(staff.locale).then(w.menu_plans(), staff.href("/lam-viec/ke-hoach"))
}

/// The pages above a page of a plan.
pub(crate) fn plan_crumbs(staff: &Staff, plan: &Plan) -> Breadcrumbs {
    plans_crumbs(staff).then(plan_name(plan, words(staff)), staff.href(&plan_path(plan.id, "")))
}

/// The parts of a plan that the actor may open, as a row of links; `current` is the last part of the page's address.
pub(crate) fn plan_parts(staff: &Staff, plan: &Plan, current: &str) -> SubNavigation {
    let w = words(staff);
    let signed = plan.signature().is_some();
    let assigns = staff.actor.may(&ASSIGN_SOME);
    let parts = [
        ("", w.part_overview(), true),
        ("giao-viec", w.part_assign(), signed && assigns),
        ("viec", w.part_tasks(), signed),
        ("do-phu", w.part_coverage(), true),
        ("ban-goc", w.part_baseline(), signed),
        ("ra-soat", w.part_review(), true),
        ("chi-tieu", w.part_notes(), signed),
        ("ket-qua", w.part_results(), signed),
    ];
    let links = parts
        .into_iter()
        .filter(|(_, _, shown)| *shown)
        .map(|(page, title, _)| NavLink::new(title, staff.href(&plan_path(plan.id, page))).current(page == current));
    SubNavigation::new(w.plan_parts(), links)
}

/// The first characters of a text, cut at a word.
pub(crate) fn cut(text: &str, most: usize) -> String {
    let text = text.trim();
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let head: String = text.chars().take(most).collect();
    let end = head.rfind(char::is_whitespace).unwrap_or(head.len());
    format!("{}…", head[..end].trim_end_matches([',', ';', ' ']))
}

/// The lines of a text that have something in them, to be shown as paragraphs.
pub(crate) fn paragraphs(text: &str) -> Vec<String> {
    text.lines().filter(|line| !line.trim().is_empty()).map(str::to_owned).collect()
}

/// A count for a message.
pub(crate) fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
