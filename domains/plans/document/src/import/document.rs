//! A plan as data: what the import of a file gives, what `plan import --json` prints, what the lint reads.
//! Nothing here reads or judges.

use crate::channel::ChannelKind;
use crate::import::cadence::Cadence;
use crate::lint::Finding;
use crate::paper::{Printed, typeset};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// A text and the line of the source on which it starts. In JSON it is the text alone where the line is not known.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(from = "Form", into = "Form")]
pub struct Passage {
    /// From 1; 0 where it is not known.
    pub line: u32,
    /// As written, without its bullet.
    pub text: String,
}

/// A passage in JSON.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Form {
    Text(String),
    Placed { line: u32, text: String },
}

impl Passage {
    /// A text that starts on a line.
    pub fn new(line: u32, text: impl Into<String>) -> Self {
        Self { line, text: text.into() }
    }
}

impl From<Form> for Passage {
    fn from(form: Form) -> Self {
        match form {
            Form::Text(text) => Self { line: 0, text },
            Form::Placed { line, text } => Self { line, text },
        }
    }
}

impl From<Passage> for Form {
    fn from(Passage { line, text }: Passage) -> Self {
        if line == 0 { Self::Text(text) } else { Self::Placed { line, text } }
    }
}

/// A plan of information and communication, as read from a file.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct PlanDocument {
    /// Normal form, `06/KH-KCNĐN`; of the decision where a decision carries the plan.
    pub number: Option<String>,
    /// The date of the head.
    pub issued_on: Option<Date>,
    /// The place before the date.
    pub place: Option<String>,
    /// `Kế hoạch`.
    pub kind: Option<String>,
    /// The abstract (trích yếu).
    pub subject: Option<String>,
    /// The agency, from the letterhead or else from the text.
    pub issuer: Option<String>,
    /// The body above the agency in the letterhead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub superior: Option<String>,
    /// The plan of a superior that this one carries out.
    pub parent: Option<Parent>,
    /// The decision that carries the plan.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub promulgation: Option<Promulgation>,
    /// The documents it stands on, one for each "Căn cứ".
    pub bases: Vec<Basis>,
    /// The sentence that leads from the bases to the plan.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opening: Option<Passage>,
    /// Why.
    pub purposes: Vec<Passage>,
    /// With what care.
    pub requirements: Vec<Passage>,
    /// Audience by audience: what is said and through what.
    pub blocks: Vec<AudienceBlock>,
    /// Who does what (tổ chức thực hiện).
    pub duties: Vec<Duty>,
    /// Where the money comes from.
    pub budget_sources: Vec<Passage>,
    /// How many may be proposed for commendation.
    pub quotas: Option<Quotas>,
    /// Nơi nhận.
    pub recipients: Vec<Passage>,
    /// Who signs.
    pub signer: Option<Signer>,
    /// The sentence that closes the plan.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closing: Option<Passage>,
    /// Headings of the plan in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sections: Vec<Section>,
    /// The body as printed, line by line; empty where no file was read. See [`PlanDocument::printed`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub paper: Vec<Printed>,
    /// Every document that the text cites by number, in order.
    pub citations: Vec<Cited>,
    /// Filled by whoever runs the lint.
    pub findings: Vec<Finding>,
}

impl PlanDocument {
    /// The body of the paper: as it was read, or set from the parts of a draft that no file was read for.
    #[must_use]
    pub fn printed(&self) -> Cow<'_, [Printed]> {
        if self.paper.is_empty() { Cow::Owned(typeset(self)) } else { Cow::Borrowed(&self.paper) }
    }

    /// What the plan says, for others: without its paper, and texts without their places in the file.
    #[must_use]
    pub fn as_data(&self) -> Self {
        let mut plan = Self { paper: Vec::new(), ..self.clone() };
        let lists = [&mut plan.purposes, &mut plan.requirements, &mut plan.budget_sources, &mut plan.recipients];
        let intros = plan.sections.iter_mut().filter_map(|section| section.intro.as_mut());
        let single = [&mut plan.opening, &mut plan.closing].into_iter().flatten();
        for passage in lists.into_iter().flatten().chain(intros).chain(single) {
            passage.line = 0;
        }
        plan
    }
}

/// The plan of a superior.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Parent {
    /// Normal form.
    pub number: String,
    /// Its date, if the text gives it.
    pub issued_on: Option<Date>,
    /// As the text names it: `UBND tỉnh`.
    pub issuer: Option<String>,
    /// The citation as written.
    pub text: String,
}

/// The decision that a plan comes with.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Promulgation {
    /// `Quyết định`.
    pub kind: String,
    /// `Về việc ban hành Kế hoạch …`.
    pub subject: Option<String>,
    /// Who decides, above the bases: `GIÁM ĐỐC SỞ …`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub authority: Option<String>,
    /// The note under the plan's own title: `(Ban hành kèm theo Quyết định số …)`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// `Điều 1.` and so on.
    pub articles: Vec<Duty>,
}

/// A document that the plan stands on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Basis {
    /// As written, without the closing mark.
    pub text: String,
    /// Of the first document that it names; none for "Theo đề nghị của …".
    pub number: Option<String>,
    /// Of the same document.
    pub issued_on: Option<Date>,
    /// Where it starts.
    #[serde(default)]
    pub line: u32,
}

/// What is said to one audience, and through what.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct AudienceBlock {
    /// As printed, without its mark: `II`; it may repeat the numerals of the sections.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub label: String,
    /// `doanh nghiệp, cá nhân, tổ chức`.
    pub audience: Option<String>,
    /// The heading of the group where it is no audience.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub heading: Option<String>,
    /// What is said or done.
    pub items: Vec<Item>,
    /// Through what, line by line as printed.
    pub channels: Vec<ChannelLine>,
}

/// One content of the plan.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Item {
    /// As printed, without its mark: `1`, `a`, `-`.
    pub label: String,
    /// As printed; points below it follow on lines of their own.
    pub text: String,
    /// Where it starts.
    #[serde(default)]
    pub line: u32,
    /// Đơn vị chủ trì.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lead: Option<String>,
    /// Đơn vị phối hợp.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub coordinating: Vec<String>,
    /// The time as printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<String>,
    /// The last day of that time, where it is certain.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Date>,
    /// How often.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cadence: Option<Cadence>,
    /// Sản phẩm, kết quả.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub product: Option<String>,
    /// Số lượng.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quantity: Option<String>,
    /// For whom, where the table says it row by row.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub audience: Option<String>,
    /// Its own channels where every row of the table has them: positions in the block's channels, from 0.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub channels: Vec<usize>,
}

/// One line of the channel column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChannelLine {
    /// As printed, without its bullet.
    pub text: String,
    /// What it names.
    pub kinds: Vec<ChannelKind>,
    /// "Other suitable forms": never owed.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub optional: bool,
    /// How often.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cadence: Option<Cadence>,
    /// Where it starts.
    #[serde(default)]
    pub line: u32,
}

/// A labelled text: a duty, or an article of the decision.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Duty {
    /// As printed, without its mark; empty where there is none.
    pub label: String,
    /// As printed; points below it follow on lines of their own.
    pub text: String,
    /// Where it starts.
    #[serde(default)]
    pub line: u32,
}

/// How many may be proposed for commendation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quotas {
    /// Tập thể.
    pub collectives: Option<u32>,
    /// Cá nhân.
    pub individuals: Option<u32>,
    /// Where it stands.
    #[serde(default)]
    pub line: u32,
}

/// Who signs.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Signer {
    /// `TRƯỞNG BAN`; `KT. GIÁM ĐỐC` and `PHÓ GIÁM ĐỐC` on two lines.
    pub position: String,
    /// None where the copy has only "(đã ký)".
    pub name: Option<String>,
}

/// A heading of the plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// `III`; empty where there is none.
    pub label: String,
    /// As printed.
    pub title: String,
    /// What stands between the heading and the first point of it; of a section about money, all of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub intro: Option<Passage>,
    /// Where it stands.
    #[serde(default)]
    pub line: u32,
}

/// A document cited by number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cited {
    /// The citation as written.
    pub text: String,
    /// In normal form: `18-NQ/TW` also where the text has `18/NQ-TW`.
    pub number: String,
    /// Its date as cited.
    pub issued_on: Option<Date>,
    /// The line of the passage that it stands in.
    #[serde(default)]
    pub line: u32,
}
