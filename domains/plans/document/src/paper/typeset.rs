//! Sets the paper of a draft that no file was read for: next year's, made out of this year's plan. The headings of the
//! draft say where each part goes; what no heading announces comes at the end, so that nothing is lost.

use super::{Printed, PrintedCell, PrintedFoot, PrintedRow, PrintedTable};
use crate::import::heading::{Topic, topic};
use crate::import::{AudienceBlock, Item, PlanDocument, Section};

/// The body of the paper, in the words of official papers.
pub(crate) fn typeset(plan: &PlanDocument) -> Vec<Printed> {
    let mut parts = Parts::of(plan);
    let mut out = head(plan);
    for section in &plan.sections {
        out.push(Printed::Heading(labelled(&section.label, &section.title)));
        out.extend(section.intro.iter().flat_map(|intro| lines(&intro.text)));
        out.extend(parts.under(section));
    }
    out.extend(parts.rest());
    out.extend(plan.closing.iter().flat_map(|closing| lines(&closing.text)));
    let signature = plan.signer.iter().flat_map(|signer| signer.position.lines().chain(signer.name.as_deref()));
    let foot = PrintedFoot {
        recipients: plan.recipients.iter().map(|line| format!("- {};", line.text)).collect(),
        signature: signature.map(str::to_owned).collect(),
    };
    if foot != PrintedFoot::default() {
        out.push(Printed::Foot(foot));
    }
    out
}

fn head(plan: &PlanDocument) -> Vec<Printed> {
    let mut out = Vec::new();
    let decision = plan.promulgation.as_ref();
    out.extend(decision.and_then(|decision| decision.authority.clone()).map(Printed::Title));
    out.extend(plan.bases.iter().map(|basis| Printed::Text(format!("{};", basis.text))));
    out.extend(plan.opening.iter().flat_map(|opening| lines(&opening.text)));
    if let Some(decision) = decision {
        let articles = decision.articles.iter();
        out.extend(articles.map(|article| Printed::Text(labelled(&article.label, &article.text))));
        out.extend(decision.note.clone().map(Printed::Title));
    }
    out
}

/// What is still to be placed.
struct Parts {
    purposes: Vec<Printed>,
    requirements: Vec<Printed>,
    contents: Vec<Printed>,
    duties: Vec<Printed>,
}

impl Parts {
    fn of(plan: &PlanDocument) -> Self {
        let dashed = |text: &str| Printed::Text(format!("- {text}"));
        let duties = plan.duties.iter().flat_map(|duty| {
            let mut lines = duty.text.lines();
            let label = if duty.label.is_empty() { "-" } else { &duty.label };
            let first = Printed::Text(labelled(label, lines.next().unwrap_or_default()));
            std::iter::once(first).chain(lines.map(|line| Printed::Text(line.to_owned())))
        });
        let filled = plan.blocks.iter().any(|block| !block.items.is_empty() || !block.channels.is_empty());
        Self {
            purposes: plan.purposes.iter().map(|one| dashed(&one.text)).collect(),
            requirements: plan.requirements.iter().map(|one| dashed(&one.text)).collect(),
            contents: if filled { vec![Printed::Table(table(&plan.blocks))] } else { Vec::new() },
            duties: duties.collect(),
        }
    }

    fn under(&mut self, section: &Section) -> Vec<Printed> {
        match topic(&section.title) {
            Some(Topic::Purposes | Topic::Aims) => std::mem::take(&mut self.purposes),
            Some(Topic::Requirements) => std::mem::take(&mut self.requirements),
            Some(Topic::Content) => std::mem::take(&mut self.contents),
            Some(Topic::Duties) => std::mem::take(&mut self.duties),
            Some(Topic::Channels | Topic::Audience | Topic::Budget) | None => Vec::new(),
        }
    }

    fn rest(self) -> Vec<Printed> {
        [self.purposes, self.requirements, self.contents, self.duties].concat()
    }
}

/// A column that only some plans have.
type Extra = (&'static str, fn(&Item) -> Option<String>);

const EXTRAS: &[Extra] = &[
    ("Đơn vị chủ trì", |item| item.lead.clone()),
    ("Đơn vị phối hợp", |item| (!item.coordinating.is_empty()).then(|| item.coordinating.join("; "))),
    ("Thời gian", |item| item.when.clone()),
    ("Sản phẩm", |item| item.product.clone()),
    ("Số lượng", |item| item.quantity.clone()),
];

fn table(blocks: &[AudienceBlock]) -> PrintedTable {
    let used = |of: fn(&Item) -> Option<String>| blocks.iter().flat_map(|block| &block.items).any(|i| of(i).is_some());
    let extras: Vec<Extra> = EXTRAS.iter().copied().filter(|(_, of)| used(*of)).collect();
    let channels = blocks.iter().any(|block| !block.channels.is_empty());
    let mut head = vec!["STT", "Nội dung"];
    head.extend(extras.iter().map(|(title, _)| *title));
    head.extend(channels.then_some("Hình thức"));
    let rows = blocks.iter().flat_map(|block| {
        let group = group_title(block).map(PrintedRow::Group);
        let items = block.items.iter().enumerate();
        let height = u32::try_from(block.items.len()).unwrap_or(u32::MAX);
        let rows = items.map(|(at, item)| {
            let mut cells = vec![PrintedCell::new(&item.label), PrintedCell::new(&item.text)];
            cells.extend(extras.iter().map(|(_, of)| PrintedCell::new(of(item).unwrap_or_default())));
            if channels && at == 0 {
                let lines: Vec<String> = block.channels.iter().map(|line| format!("- {}", line.text)).collect();
                cells.push(PrintedCell { text: lines.join("\n"), columns: 1, rows: height });
            }
            PrintedRow::Cells(cells)
        });
        group.into_iter().chain(rows.collect::<Vec<_>>())
    });
    PrintedTable { head: vec![head.into_iter().map(PrintedCell::new).collect()], rows: rows.collect() }
}

fn group_title(block: &AudienceBlock) -> Option<String> {
    let name = match (&block.audience, &block.heading) {
        (Some(audience), _) => format!("Đối với {audience}"),
        (None, Some(heading)) => heading.clone(),
        (None, None) => return None,
    };
    Some(if block.label.is_empty() { name } else { labelled(&block.label, &name) })
}

fn lines(text: &str) -> impl Iterator<Item = Printed> {
    text.lines().map(|line| Printed::Text(line.to_owned()))
}

/// A text behind its label with the mark that official papers give it: `1.`, `I.`, `a)`; a dash stays a dash.
fn labelled(label: &str, text: &str) -> String {
    let small_letter = label.chars().count() == 1 && label.chars().all(char::is_lowercase);
    let mark = match label {
        "" => return text.to_owned(),
        _ if small_letter => ")",
        _ if label.chars().all(char::is_alphanumeric) || label.contains(' ') => ".",
        _ => "",
    };
    format!("{label}{mark} {text}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::{ChannelLine, Duty, Passage};

    fn draft() -> PlanDocument {
        let heading =
            |label: &str, title: &str| Section { label: label.into(), title: title.into(), intro: None, line: 0 };
        let duty = |label: &str| Duty { label: label.into(), text: "Văn phòng theo dõi.".into(), line: 0 };
        let item = |label: &str| Item { label: label.into(), text: "Phổ biến.".into(), ..Item::default() };
        let line =
            |text: &str| ChannelLine { text: text.into(), kinds: Vec::new(), optional: false, cadence: None, line: 0 };
        PlanDocument {
            purposes: vec![Passage::new(0, "Để mọi người hiểu.")],
            requirements: vec![Passage::new(0, "Kịp thời.")],
            sections: vec![
                heading("I", "Mục đích"),
                heading("II", "Yêu cầu"),
                heading("III", "Nội dung, hình thức"),
                heading("IV", "Tổ chức thực hiện"),
            ],
            blocks: vec![AudienceBlock {
                label: "I".into(),
                audience: Some("doanh nghiệp".into()),
                items: vec![item("1"), item("4")],
                channels: vec![line("Họp."), line("Cổng.")],
                ..AudienceBlock::default()
            }],
            duties: ["1", "2", "4", "3", "4"].map(duty).to_vec(),
            ..PlanDocument::default()
        }
    }

    #[test]
    fn parts_stand_under_their_headings_with_the_labels_that_they_have() {
        let text = |text: &str| Printed::Text(text.into());
        let printed = typeset(&draft());
        assert_eq!(printed[..2], [Printed::Heading("I. Mục đích".into()), text("- Để mọi người hiểu.")]);
        let duties = ["1", "2", "4", "3", "4"].map(|label| text(&format!("{label}. Văn phòng theo dõi.")));
        assert_eq!(printed[printed.len() - 5..], duties);
        let Some(Printed::Table(table)) = printed.iter().find(|piece| matches!(piece, Printed::Table(_))) else {
            panic!("no table in {printed:?}")
        };
        assert_eq!(table.rows[0], PrintedRow::Group("I. Đối với doanh nghiệp".into()));
        let PrintedRow::Cells(cells) = &table.rows[1] else { panic!("no content in {table:?}") };
        assert_eq!(cells[2], PrintedCell { text: "- Họp.\n- Cổng.".into(), columns: 1, rows: 2 });
        assert_eq!(table.width(), 3);
    }

    #[test]
    fn nothing_is_dropped_where_no_heading_announces_it() {
        let bare = PlanDocument { sections: Vec::new(), ..draft() };
        assert_eq!(typeset(&bare).len(), 1 + 1 + 1 + 5);
    }

    #[test]
    fn labels_get_the_mark_of_official_papers() {
        for (label, expected) in [
            ("1", "1. x"),
            ("IV", "IV. x"),
            ("a", "a) x"),
            ("đ", "đ) x"),
            ("-", "- x"),
            ("Điều 1", "Điều 1. x"),
            ("", "x"),
        ] {
            assert_eq!(labelled(label, "x"), expected);
        }
    }
}
