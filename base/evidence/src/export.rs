//! A proof as a row of a table, for CSV and JSON: what goes out, and into the evidence folder of a year.

use crate::{Capture, Content, Kind, Proof, ProofId, Standing};
use kernel::{Date, Moment, Subject};
use serde::Serialize;
use store::TextEnum as _;

/// A proof in flat words. Ids of people stay inside.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "as in Proof, Capture and OutsideFigure")]
pub struct ProofRow {
    pub id: ProofId,
    pub kind: Kind,
    pub title: String,
    pub happened_on: Date,
    pub standing: Standing,
    pub standing_since: Moment,
    /// What it serves, as `kind:id`.
    pub serves: Vec<String>,
    pub note: Option<String>,
    pub address: Option<String>,
    pub value: Option<String>,
    pub unit: Option<String>,
    pub basis: Option<String>,
    pub source: Option<String>,
    pub person: Option<String>,
    pub taken_on: Option<Date>,
    /// The thing of another domain, as `kind:id`, and what happened to it.
    pub object: Option<String>,
    pub event: Option<String>,
    pub files: Vec<String>,
    /// The archived copy of the address.
    pub archived: Option<String>,
}

impl ProofRow {
    /// The row of a proof, with what it serves and what its address gave.
    #[must_use]
    pub fn new(proof: &Proof, serves: &[Subject], capture: Option<&Capture>) -> Self {
        let written = |s: &Subject| format!("{}:{}", s.kind, s.id);
        let (mut address, mut figure, mut object) = (None, None, None);
        match &proof.content {
            Content::Address(found) => address = Some(found.clone()),
            Content::OutsideFigure(found) => figure = Some(found.clone()),
            Content::Object { subject, event } => object = Some((written(subject), event.clone())),
            Content::File | Content::Photo | Content::Note => {}
        }
        let (object, event) = object.unzip();
        Self {
            id: proof.id,
            kind: proof.content.kind(),
            title: proof.title.clone(),
            happened_on: proof.happened_on,
            standing: proof.state.standing(),
            standing_since: proof.state.since(),
            serves: serves.iter().map(written).collect(),
            note: proof.note.clone(),
            address,
            value: figure.as_ref().map(|f| f.value.to_string()),
            unit: figure.as_ref().map(|f| f.unit.clone()),
            basis: figure.as_ref().map(|f| f.basis.as_str().to_string()),
            source: figure.as_ref().map(|f| f.source.clone()),
            person: figure.as_ref().map(|f| f.person.clone()),
            taken_on: figure.as_ref().map(|f| f.taken_on),
            object,
            event,
            files: proof.files.iter().map(ToString::to_string).collect(),
            archived: capture.and_then(|c| c.file_id).map(|f| f.to_string()),
        }
    }

    const COLUMNS: [&'static str; 19] = [
        "id",
        "kind",
        "title",
        "happened_on",
        "standing",
        "standing_since",
        "serves",
        "note",
        "address",
        "value",
        "unit",
        "basis",
        "source",
        "person",
        "taken_on",
        "object",
        "event",
        "files",
        "archived",
    ];

    fn cells(&self) -> [String; 19] {
        let text = |cell: &Option<String>| cell.clone().unwrap_or_default();
        [
            self.id.to_string(),
            self.kind.as_str().to_string(),
            self.title.clone(),
            self.happened_on.to_string(),
            self.standing.as_str().to_string(),
            self.standing_since.to_string(),
            self.serves.join(" "),
            text(&self.note),
            text(&self.address),
            text(&self.value),
            text(&self.unit),
            text(&self.basis),
            text(&self.source),
            text(&self.person),
            self.taken_on.map(|d| d.to_string()).unwrap_or_default(),
            text(&self.object),
            text(&self.event),
            self.files.join(" "),
            text(&self.archived),
        ]
    }
}

/// The rows as CSV: UTF-8 with the mark that Excel looks for, cells that it would run as formulas made text.
///
/// # Panics
/// Never: writing to memory does not fail.
#[must_use]
pub fn csv(rows: &[ProofRow]) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer("\u{feff}".as_bytes().to_vec());
    writer.write_record(ProofRow::COLUMNS).expect("memory takes it");
    for row in rows {
        writer.write_record(row.cells().map(no_formula)).expect("memory takes it");
    }
    writer.into_inner().expect("memory takes it")
}

/// The rows as a JSON array.
///
/// # Panics
/// Never: the rows are plain.
#[must_use]
pub fn json(rows: &[ProofRow]) -> Vec<u8> {
    serde_json::to_vec_pretty(rows).expect("rows of texts, days and ids")
}

/// A leading apostrophe makes a spreadsheet show the cell instead of running it (OWASP, "CSV Injection"). Plain numbers are
/// left alone.
fn no_formula(cell: String) -> String {
    let runs = cell.starts_with(['=', '+', '@', '\t', '\r'])
        || cell.starts_with('-') && cell.parse::<crate::Amount>().is_err();
    if runs { format!("'{cell}") } else { cell }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Amount, Basis, OutsideFigure, State};
    use kernel::Ambient;

    fn proof(title: &str, content: Content) -> Proof {
        let ambient = Ambient::fixed("2020-01-21T05:00:00Z");
        Proof {
            id: ambient.id(),
            version: 1,
            title: title.into(),
            title_assumed: false,
            happened_on: Date::constant(2020, 1, 21),
            day_assumed: false,
            content,
            files: Vec::new(),
            note: Some("=1+1".into()),
            state: State::Confirmed { by: None, at: ambient.now() },
            created_by: None,
            created_at: ambient.now(),
            handed_in_by: None,
        }
    }

    #[test]
    fn rows_go_out_with_quotes_and_without_formulas() {
        let figure = OutsideFigure {
            value: Amount::from_thousandths(-1_234_500),
            unit: "hồ sơ".into(),
            basis: Basis::Actual,
            source: "Cổng dịch vụ công, báo cáo \"tháng\"".into(),
            person: "đầu mối CCHC".into(),
            taken_on: Date::constant(2020, 1, 20),
        };
        let row = ProofRow::new(&proof("-Hồ sơ", Content::OutsideFigure(figure)), &[], None);
        let written = String::from_utf8(csv(std::slice::from_ref(&row))).unwrap();
        let mut lines = written.strip_prefix('\u{feff}').expect("the mark comes first").lines();
        assert_eq!(lines.next().unwrap(), ProofRow::COLUMNS.join(","));
        let mut reader = csv::Reader::from_reader(written.trim_start_matches('\u{feff}').as_bytes());
        let cells = reader.records().next().unwrap().unwrap();
        let cell = |name: &str| &cells[ProofRow::COLUMNS.iter().position(|c| *c == name).unwrap()];
        assert_eq!((cell("title"), cell("note"), cell("value")), ("'-Hồ sơ", "'=1+1", "-1.234,5"));
        assert_eq!(cell("source"), "Cổng dịch vụ công, báo cáo \"tháng\"");

        let told: serde_json::Value = serde_json::from_slice(&json(&[row])).unwrap();
        assert_eq!((told[0]["title"].as_str(), told[0]["basis"].as_str()), (Some("-Hồ sơ"), Some("actual")));
        let names: Vec<_> = told[0].as_object().unwrap().keys().map(String::as_str).collect();
        assert_eq!(names, ProofRow::COLUMNS, "both forms have the same columns");
    }
}
