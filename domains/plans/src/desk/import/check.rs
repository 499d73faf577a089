//! What was read of a file, laid out beside its source lines, for a person to compare before it is saved.

use crate::desk::common::{channel, frequency};
use crate::import::{AudienceBlock, ChannelLine, Duty, Field, Passage, PlanDocument, Unread};
use crate::intake::Reading;
use crate::lint::Severity;
use crate::words::Words;
use papers::read::Line;
use std::collections::BTreeMap;
use ui::{Column, Details, Html, Locale, SummaryList, Table};
use viet::date::short;

/// Lines shown in the comparison line by line; a plan of a hundred pages has about three thousand.
const MOST_LINES: usize = 5_000;

/// One audience: its contents and its channels.
pub(crate) struct BlockView {
    pub(crate) title: String,
    pub(crate) items: Table,
    pub(crate) channels: Option<Table>,
}

/// Number, date, subject and so on, each said to be absent where it is.
pub(crate) fn head(plan: &PlanDocument, w: Words) -> SummaryList {
    let or_absent = |text: Option<String>| text.unwrap_or_else(|| w.import_absent().to_owned());
    let signed = plan.number.is_some() && plan.issued_on.is_some();
    let state = if signed { w.import_state_signed() } else { w.import_state_draft() };
    let parent = plan.parent.as_ref().map(|parent| parent.text.clone());
    let signer = plan.signer.as_ref().map(|signer| {
        let position = signer.position.replace('\n', " ");
        signer.name.as_ref().map_or_else(|| position.clone(), |name| format!("{position} {name}"))
    });
    let quotas = plan.quotas.map(|quotas| {
        let number = |count: Option<u32>| i64::from(count.unwrap_or_default());
        w.import_quotas_value(number(quotas.collectives), number(quotas.individuals))
    });
    SummaryList::new()
        .line(w.import_state(), state)
        .line(w.import_number(), or_absent(plan.number.clone()))
        .line(w.import_issued_on(), or_absent(plan.issued_on.map(short)))
        .line(w.import_kind(), or_absent(plan.kind.clone()))
        .line(w.import_subject(), or_absent(plan.subject.clone()))
        .line(w.import_issuer(), or_absent(plan.issuer.clone()))
        .line(w.import_parent(), or_absent(parent))
        .line(w.import_signer(), or_absent(signer))
        .line(w.import_quotas(), or_absent(quotas))
}

/// How much of everything was read, in one sentence.
pub(crate) fn counts(plan: &PlanDocument, w: Words) -> String {
    let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    let items = plan.blocks.iter().map(|block| block.items.len()).sum();
    let channels = plan.blocks.iter().map(|block| block.channels.len()).sum();
    w.import_counts(
        count(plan.blocks.len()),
        count(channels),
        count(plan.duties.len()),
        count(items),
        count(plan.purposes.len()),
        count(plan.requirements.len()),
    )
}

/// How many findings there are of each kind, in one sentence.
pub(crate) fn findings(reading: &Reading, w: Words) -> String {
    let count = |severity| reading.findings.iter().filter(|finding| finding.severity == severity).count();
    let number = |severity| i64::try_from(count(severity)).unwrap_or(i64::MAX);
    w.import_findings(number(Severity::Format), number(Severity::Management))
}

/// The lines that went nowhere; none if there are none.
pub(crate) fn unread(lines: &[Unread], w: Words) -> Option<Table> {
    if lines.is_empty() {
        return None;
    }
    let rows = lines.iter().map(|line| vec![line.line.to_string().into(), Html::from(&line.text)]);
    Some(two_columns(w, w.import_unread_lead(), w.import_column_text()).rows(rows))
}

fn two_columns(w: Words, caption: &str, second: &str) -> Table {
    Table::new(w.0, caption)
        .hidden_caption()
        .column(Column::number(w.import_column_line()))
        .column(Column::text(second))
}

/// The audiences with their contents and channels.
pub(crate) fn blocks(plan: &PlanDocument, w: Words) -> Vec<BlockView> {
    let block = |(at, block): (usize, &AudienceBlock)| {
        let label = if block.label.is_empty() { (at + 1).to_string() } else { block.label.clone() };
        let audience = block.audience.as_deref().or(block.heading.as_deref()).unwrap_or(w.import_no_audience());
        BlockView {
            title: w.import_block_title(audience, label),
            items: items(block, w),
            channels: (!block.channels.is_empty()).then(|| channels(&block.channels, w)),
        }
    };
    plan.blocks.iter().enumerate().map(block).collect()
}

fn items(block: &AudienceBlock, w: Words) -> Table {
    let understood = |item: &crate::import::Item| {
        let cadence = item.cadence.as_ref().map(|cadence| frequency(cadence.every, w).to_owned());
        let parts = [item.lead.clone(), item.when.clone(), item.due.map(short), cadence, item.quantity.clone()];
        parts.into_iter().flatten().collect::<Vec<_>>().join("; ")
    };
    let columns = block.items.iter().any(|item| !understood(item).is_empty());
    let rows = block.items.iter().map(|item| {
        let printed = [item.line.to_string().into(), Html::from(&item.label), Html::from(&item.text)];
        printed.into_iter().chain(columns.then(|| understood(item).into())).collect()
    });
    let table = Table::new(w.0, w.import_items())
        .column(Column::number(w.import_column_line()))
        .column(Column::text(w.import_column_label()))
        .column(Column::text(w.import_column_text()));
    let table = if columns { table.column(Column::text(w.import_column_kinds())) } else { table };
    table.rows(rows)
}

fn channels(lines: &[ChannelLine], w: Words) -> Table {
    let understood = |line: &ChannelLine| {
        let kinds = line.kinds.iter().map(|kind| channel(*kind, w).to_owned());
        let cadence = line.cadence.iter().map(|cadence| frequency(cadence.every, w).to_owned());
        kinds.chain(cadence).collect::<Vec<_>>().join("; ")
    };
    let rows =
        lines.iter().map(|line| vec![line.line.to_string().into(), Html::from(&line.text), understood(line).into()]);
    Table::new(w.0, w.import_channels())
        .column(Column::number(w.import_column_line()))
        .column(Column::text(w.import_column_text()))
        .column(Column::text(w.import_column_kinds()))
        .rows(rows)
}

/// The parts without columns, closed until asked for.
pub(crate) fn other_parts(plan: &PlanDocument, w: Words) -> Details {
    let duties: Vec<Passage> = plan.duties.iter().map(labelled).collect();
    let parts: [(&str, &[Passage]); 5] = [
        (w.import_purposes(), &plan.purposes),
        (w.import_requirements(), &plan.requirements),
        (w.import_duties(), &duties),
        (w.import_budget(), &plan.budget_sources),
        (w.import_recipients(), &plan.recipients),
    ];
    let tables = parts.into_iter().filter(|(_, lines)| !lines.is_empty()).map(|(title, lines)| {
        let rows = lines.iter().map(|line| vec![line.line.to_string().into(), Html::from(&line.text)]);
        let table = Table::new(w.0, title)
            .column(Column::number(w.import_column_line()))
            .column(Column::text(w.import_column_text()));
        table.rows(rows).to_string()
    });
    Details::new(w.import_other_parts(), Html::trusted(tables.collect::<String>()))
}

fn labelled(duty: &Duty) -> Passage {
    let text = if duty.label.is_empty() { duty.text.clone() } else { format!("{}. {}", duty.label, duty.text) };
    Passage::new(duty.line, text)
}

/// Every line of the file and the part that it went into.
pub(crate) fn line_by_line(reading: &Reading, locale: Locale) -> Details {
    let w = Words::new(locale);
    let mut fields: BTreeMap<u32, Vec<&'static str>> = BTreeMap::new();
    for read in &reading.import.read {
        let names = fields.entry(read.line).or_default();
        let name = field(read.field, w);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let lines: Vec<&Line> = reading.source.lines().collect();
    let count = i64::try_from(lines.len()).unwrap_or(i64::MAX);
    let rows = lines.into_iter().take(MOST_LINES).map(|line| {
        let went = fields.get(&line.number).map(|names| names.join(", ")).unwrap_or_default();
        vec![line.number.to_string().into(), Html::from(&line.text), went.into()]
    });
    let summary = w.import_line_by_line(count);
    let table = Table::new(locale, summary.as_str())
        .hidden_caption()
        .column(Column::number(w.import_column_line()))
        .column(Column::text(w.import_column_text()))
        .column(Column::text(w.import_column_field()))
        .rows(rows);
    Details::new(summary, table)
}

const fn field(field: Field, w: Words) -> &'static str {
    match field {
        Field::Layout => w.field_of_layout(),
        Field::Letterhead => w.field_of_letterhead(),
        Field::Number => w.field_of_number(),
        Field::Dateline => w.field_of_dateline(),
        Field::Kind => w.field_of_kind(),
        Field::Subject => w.field_of_subject(),
        Field::Promulgation => w.field_of_promulgation(),
        Field::Basis => w.field_of_basis(),
        Field::Opening => w.field_of_opening(),
        Field::Heading => w.field_of_heading(),
        Field::Intro => w.field_of_intro(),
        Field::Purpose => w.field_of_purpose(),
        Field::Requirement => w.field_of_requirement(),
        Field::Audience => w.field_of_audience(),
        Field::Item => w.field_of_item(),
        Field::Channel => w.field_of_channel(),
        Field::Duty => w.field_of_duty(),
        Field::Budget => w.field_of_budget(),
        Field::Closing => w.field_of_closing(),
        Field::Recipient => w.field_of_recipient(),
        Field::Signer => w.field_of_signer(),
    }
}
