//! The two forms of a content: the documents that it stands for, and its channels.

use crate::channel::ChannelKind;
use crate::desk::common::{channel, channel_key, channel_of, count, words};
use crate::model::{ChannelRole, FullPlan, ItemDocument, PlanItem};
use crate::rules::contents::DocumentDraft;
use crate::words::Words;
use askama::Template;
use ui::{Button, Choice, Column, DateField, Details, Fieldset, Html, Select, Table, TextInput, Width};
use viet::date::short;
use web::{FormErrors, Input, Staff};

/// Empty rows behind those that are filled.
const SPARE: usize = 2;
/// Rows that one form may hold.
const MOST_ROWS: usize = 60;

/// One row of the form of documents, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct DocumentRow {
    pub(crate) number: String,
    pub(crate) issued_on: String,
    pub(crate) description: String,
}

impl DocumentRow {
    fn of(document: &ItemDocument) -> Self {
        Self {
            number: document.number.clone().unwrap_or_default(),
            issued_on: document.issued_on.map(short).unwrap_or_default(),
            description: document.description.clone(),
        }
    }

    fn is_empty(&self) -> bool {
        self.number.is_empty() && self.issued_on.is_empty() && self.description.is_empty()
    }
}

/// The rows that are kept, as rows of the form.
pub(crate) fn kept_rows(documents: &[&ItemDocument]) -> Vec<DocumentRow> {
    documents.iter().map(|document| DocumentRow::of(document)).collect()
}

/// The rows that somebody typed; empty ones fall away.
pub(crate) fn typed_rows(input: &Input) -> Vec<DocumentRow> {
    let text = |name: &str, at: usize| input.text(&format!("{name}[{at}]")).to_owned();
    let row =
        |at| DocumentRow { number: text("number", at), issued_on: text("date", at), description: text("about", at) };
    (0..MOST_ROWS).map(row).filter(|row| !row.is_empty()).collect()
}

/// What the rows say, or what is wrong with which field.
pub(crate) fn drafts(rows: &[DocumentRow], w: Words) -> Result<Vec<DocumentDraft>, FormErrors> {
    let mut errors = FormErrors::default();
    let mut drafts = Vec::with_capacity(rows.len());
    for (at, row) in rows.iter().enumerate() {
        let issued_on = viet::date::parse(&row.issued_on);
        if issued_on.is_none() && !row.issued_on.is_empty() {
            errors.add(&format!("date-{at}"), w.fault_form_date());
        }
        if !row.number.is_empty() && viet::citation::parse_number(&row.number).is_none() {
            errors.add(&format!("number-{at}"), w.refusal_number_unreadable(row.number.as_str()));
        }
        if row.description.is_empty() {
            errors.add(&format!("about-{at}"), w.refusal_text_missing(w.field_description()));
        }
        drafts.push(DocumentDraft { number: row.number.clone(), issued_on, description: row.description.clone() });
    }
    if errors.is_empty() { Ok(drafts) } else { Err(errors) }
}

#[derive(Template)]
#[template(path = "item/documents_form.html")]
struct DocumentsForm {
    w: Words,
    action: String,
    rows: Vec<Fieldset>,
    button: Button,
}

/// The form of documents, closed unless something in it is wrong.
pub(crate) fn documents_form(staff: &Staff, action: String, rows: &[DocumentRow], errors: &FormErrors) -> Details {
    let w = words(staff);
    let shown = rows.iter().cloned().chain((0..SPARE).map(|_| DocumentRow::default()));
    let fieldset = |(at, row): (usize, DocumentRow)| {
        let error = |name: &str| errors.of(&format!("{name}-{at}")).map(str::to_owned);
        let number = TextInput::new(staff.locale, format!("number[{at}]"), w.item_document_number())
            .id(format!("number-{at}"))
            .width(Width::C20)
            .optional()
            .error(error("number").as_deref())
            .value(row.number);
        let issued_on = DateField::new(staff.locale, format!("date[{at}]"), w.item_document_date())
            .id(format!("date-{at}"))
            .optional()
            .error(error("date").as_deref())
            .value(row.issued_on);
        let description = TextInput::new(staff.locale, format!("about[{at}]"), w.item_document_about())
            .id(format!("about-{at}"))
            .error(error("about").as_deref())
            .value(row.description);
        Fieldset::new(w.item_document_row(count(at + 1))).with(number).with(issued_on).with(description)
    };
    let form = DocumentsForm {
        w,
        action,
        rows: shown.enumerate().map(fieldset).collect(),
        button: Button::submit(w.item_documents_save()),
    };
    let details = Details::new(w.item_documents_edit(), Html::trusted(form.to_string()));
    if errors.is_empty() { details } else { details.open() }
}

#[derive(Template)]
#[template(path = "item/channels_form.html")]
struct ChannelsForm {
    action: String,
    table: Table,
    button: Button,
}

/// A row for each channel of the group: lead, optional or not chosen.
pub(crate) fn channels_form(staff: &Staff, action: String, full: &FullPlan, item: &PlanItem) -> Details {
    let w = words(staff);
    let role = |kind: ChannelKind| full.chosen(item.id).find(|chosen| chosen.kind == kind).map(|chosen| chosen.role);
    let rows = full.kinds_of_block(item.block).into_iter().map(|kind| {
        let choices = [
            Choice::new("", w.item_channel_not()),
            Choice::new("lead", w.item_channel_lead()),
            Choice::new("optional", w.item_channel_optional()),
        ];
        let value = match role(kind) {
            Some(ChannelRole::Lead) => "lead",
            Some(ChannelRole::Optional) => "optional",
            None => "",
        };
        let name = format!("role[{}]", channel_key(kind));
        let select = Select::new(staff.locale, name, w.item_role_of(channel(kind, w)), choices);
        let select = select.id(format!("role-{}", channel_key(kind))).hidden_label().value(value);
        vec![channel(kind, w).into(), select.into()]
    });
    let table = Table::new(staff.locale, w.item_channels_edit())
        .hidden_caption()
        .column(Column::text(w.item_column_channel()))
        .column(Column::text(w.item_column_role()))
        .rows(rows);
    let form = ChannelsForm { action, table, button: Button::submit(w.item_channels_save()) };
    Details::new(w.item_channels_edit(), Html::trusted(form.to_string()))
}

/// The channels as chosen in the form, leading ones first.
pub(crate) fn chosen_channels(input: &Input) -> Vec<(ChannelKind, ChannelRole)> {
    let row = |(name, value): (&str, &str)| {
        let kind = channel_of(name.strip_prefix("role[")?.strip_suffix(']')?)?;
        let role = match value {
            "lead" => ChannelRole::Lead,
            "optional" => ChannelRole::Optional,
            _ => return None,
        };
        Some((kind, role))
    };
    let mut chosen: Vec<_> = input.fields().filter_map(row).collect();
    chosen.sort_by_key(|(_, role)| *role != ChannelRole::Lead);
    chosen
}

#[cfg(test)]
mod tests {
    use super::*;
    use ui::Locale;

    fn input(pairs: &[(&str, &str)]) -> Input {
        Input::new(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
    }

    #[test]
    fn empty_rows_fall_away_and_each_fault_is_said_at_its_field() {
        let w = Words::new(Locale::Vi);
        let rows = typed_rows(&input(&[
            ("number[0]", "26-NQ/TW"),
            ("about[0]", "Cán bộ"),
            ("about[3]", "Chưa rõ số"),
            ("date[3]", "5/2018"),
        ]));
        assert_eq!(rows.len(), 2);
        let errors = drafts(&rows, w).expect_err("5/2018 is no day");
        assert!(errors.of("date-1").is_some() && errors.iter().count() == 1);
        let errors =
            drafts(&[DocumentRow { number: "số".into(), ..DocumentRow::default() }], w).expect_err("no number");
        assert!(errors.of("number-0").is_some() && errors.of("about-0").is_some());
        assert_eq!(drafts(&[], w).map(|drafts| drafts.len()), Ok(0));
    }

    #[test]
    fn what_leads_comes_first_and_unknown_channels_are_left_out() {
        let form = input(&[
            ("role[portal]", "optional"),
            ("role[training]", "lead"),
            ("role[sms]", ""),
            ("role[nothing]", "lead"),
        ]);
        let chosen = chosen_channels(&form);
        assert_eq!(chosen, [(ChannelKind::Training, ChannelRole::Lead), (ChannelKind::Portal, ChannelRole::Optional)]);
    }
}
