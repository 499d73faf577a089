//! A plan as the paper that was signed: its words, its labels, its order. What the labels count is not put right here.

use crate::import::{AudienceBlock, Duty, Item, PlanDocument, Promulgation, Section as Heading};
use crate::words::Words;
use ui::{Block, Channels, DocumentItem, ItemGroup, Section, SignedDocument};
use viet::date::official;

/// The paper; `number` in the form in which it was signed.
pub(super) fn paper(document: &PlanDocument, number: &str) -> SignedDocument {
    let w = Words::new(text::Locale::Vi);
    let mut paper = SignedDocument::new();
    paper.superior = document.superior.clone().unwrap_or_default();
    paper.issuer = document.issuer.as_deref().unwrap_or_default().to_uppercase();
    paper.national_title = w.public_nation().into();
    paper.motto = w.public_motto().into();
    paper.number = w.public_number(number);
    let date = document.issued_on.map(official).unwrap_or_default();
    let place = document.place.as_deref().unwrap_or_default();
    paper.place_and_date = [place, &date].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
    paper.kind = document.kind.as_deref().unwrap_or_default().to_uppercase();
    paper.title = document.subject.clone().unwrap_or_default();
    paper.preamble = preamble(document);
    paper.sections = sections(document);
    paper.closing = document.closing.as_ref().map(|closing| closing.text.clone()).unwrap_or_default();
    paper.recipients = document.recipients.iter().map(|line| line.text.clone()).collect();
    if let Some(signer) = &document.signer {
        paper.capacity = signer.position.lines().map(str::to_owned).collect();
        paper.signer = signer.name.clone().unwrap_or_default();
    }
    paper
}

/// What stands before the first section: the decision that carries the plan, the bases, the sentence that opens it.
fn preamble(document: &PlanDocument) -> Vec<String> {
    let decision = document.promulgation.as_ref();
    let head = decision.map(decision_head).unwrap_or_default();
    let bases = document.bases.iter().map(|basis| basis.text.clone());
    let opening = document.opening.iter().flat_map(|opening| paragraphs(&opening.text));
    let articles = decision.map(decision_body).unwrap_or_default();
    head.into_iter().chain(bases).chain(opening).chain(articles).collect()
}

fn decision_head(decision: &Promulgation) -> Vec<String> {
    let lines = [Some(decision.kind.to_uppercase()), decision.subject.clone(), decision.authority.clone()];
    lines.into_iter().flatten().collect()
}

fn decision_body(decision: &Promulgation) -> Vec<String> {
    let articles = decision.articles.iter().map(|article| format!("{} {}", marked(&article.label), article.text));
    articles.chain(decision.note.clone()).collect()
}

/// The sections in their order. A part that no section's heading announces comes under the last one, or under none.
fn sections(document: &PlanDocument) -> Vec<Section> {
    let mut parts = Parts::of(document);
    let headings = &document.sections;
    let mut sections: Vec<Section> = (0..headings.len()).map(|at| section(headings, at, &mut parts)).collect();
    let rest = parts.rest();
    if !rest.is_empty() {
        match sections.last_mut() {
            Some(last) => last.blocks.extend(rest),
            None => sections.push(Section { blocks: rest, ..Section::default() }),
        }
    }
    sections
}

fn section(headings: &[Heading], at: usize, parts: &mut Parts<'_>) -> Section {
    let heading = &headings[at];
    let title = viet::fold(&heading.title);
    let lines = heading.line..headings.get(at + 1).map_or(u32::MAX, |next| next.line);
    let mut blocks: Vec<Block> =
        heading.intro.iter().flat_map(|intro| paragraphs(&intro.text)).map(Block::Paragraph).collect();
    if title.contains("muc dich") || title.contains("muc tieu") {
        blocks.extend(parts.purposes());
    }
    if title.contains("yeu cau") {
        blocks.extend(parts.requirements());
    }
    blocks.extend(parts.items_within(&lines));
    blocks.extend(parts.duties_within(&lines));
    let label = if heading.label.is_empty() { String::new() } else { marked(&heading.label) };
    Section { label, heading: heading.title.clone(), blocks }
}

/// What is still to be placed.
struct Parts<'a> {
    purposes: Vec<Block>,
    requirements: Vec<Block>,
    groups: &'a [AudienceBlock],
    duties: &'a [Duty],
}

impl<'a> Parts<'a> {
    fn of(document: &'a PlanDocument) -> Self {
        let dashed = |text: &str| Block::Labelled("-".into(), text.to_owned());
        Self {
            purposes: document.purposes.iter().map(|one| dashed(&one.text)).collect(),
            requirements: document.requirements.iter().map(|one| dashed(&one.text)).collect(),
            groups: &document.blocks,
            duties: &document.duties,
        }
    }

    fn purposes(&mut self) -> Vec<Block> {
        std::mem::take(&mut self.purposes)
    }

    fn requirements(&mut self) -> Vec<Block> {
        std::mem::take(&mut self.requirements)
    }

    /// The groups, from the section on in which the first of them begins.
    fn items_within(&mut self, lines: &std::ops::Range<u32>) -> Vec<Block> {
        let begins = self.groups.iter().flat_map(|group| &group.items).map(|item| item.line).find(|line| *line > 0);
        if begins.is_some_and(|line| lines.contains(&line)) { self.items() } else { Vec::new() }
    }

    fn items(&mut self) -> Vec<Block> {
        let groups = std::mem::take(&mut self.groups);
        if groups.is_empty() { Vec::new() } else { vec![Block::Items(groups.iter().map(group).collect())] }
    }

    fn duties_within(&mut self, lines: &std::ops::Range<u32>) -> Vec<Block> {
        let begins = self.duties.iter().map(|duty| duty.line).find(|line| *line > 0);
        if begins.is_some_and(|line| lines.contains(&line)) { self.duties() } else { Vec::new() }
    }

    fn duties(&mut self) -> Vec<Block> {
        std::mem::take(&mut self.duties).iter().flat_map(duty).collect()
    }

    fn rest(mut self) -> Vec<Block> {
        [self.purposes(), self.requirements(), self.items(), self.duties()].concat()
    }
}

fn duty(duty: &Duty) -> Vec<Block> {
    let mut lines = paragraphs(&duty.text);
    let first = lines.next().unwrap_or_default();
    let label = if duty.label.is_empty() { "-".to_owned() } else { marked(&duty.label) };
    std::iter::once(Block::Labelled(label, first)).chain(lines.map(Block::Paragraph)).collect()
}

fn group(block: &AudienceBlock) -> ItemGroup {
    let w = Words::new(text::Locale::Vi);
    let name = match (&block.audience, &block.heading) {
        (Some(audience), _) => w.public_towards(audience.as_str()),
        (None, Some(heading)) => heading.clone(),
        (None, None) => String::new(),
    };
    let title = if block.label.is_empty() { name } else { format!("{} {name}", marked(&block.label)) };
    ItemGroup {
        title,
        items: block
            .items
            .iter()
            .map(|one| DocumentItem { label: one.label.clone(), text: item_text(one, w) })
            .collect(),
        channels: Channels { lines: block.channels.iter().map(|line| line.text.clone()).collect() },
    }
}

/// The content, and what further columns of the paper's table say about it.
fn item_text(item: &Item, w: Words) -> String {
    let coordinating = (!item.coordinating.is_empty()).then(|| item.coordinating.join(", "));
    let columns = [
        item.lead.clone().map(|lead| w.public_lead(lead)),
        coordinating.map(|units| w.public_coordinating(units)),
        item.when.clone().map(|when| w.public_when(when)),
        item.product.clone().map(|product| w.public_product(product)),
        item.quantity.clone().map(|quantity| w.public_quantity(quantity)),
    ];
    let said: Vec<String> = columns.into_iter().flatten().collect();
    if said.is_empty() { item.text.clone() } else { format!("{} ({})", item.text, said.join("; ")) }
}

fn paragraphs(text: &str) -> impl Iterator<Item = String> {
    text.lines().map(str::to_owned)
}

/// A label with the mark that it is printed with: `1.`, `I.`, `a)`; a dash stays a dash.
fn marked(label: &str) -> String {
    let small_letter = label.chars().count() == 1 && label.chars().all(char::is_lowercase);
    match label {
        _ if small_letter => format!("{label})"),
        _ if label.chars().all(char::is_alphanumeric) || label.contains(' ') => format!("{label}."),
        _ => label.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::Passage;

    fn labels(section: &Section) -> Vec<String> {
        let label = |block: &Block| match block {
            Block::Labelled(label, _) => label.clone(),
            Block::Paragraph(_) | Block::Items(_) => String::new(),
        };
        section.blocks.iter().map(label).collect()
    }

    fn document() -> PlanDocument {
        let heading =
            |label: &str, title: &str, line| Heading { label: label.into(), title: title.into(), intro: None, line };
        let duty = |label: &str, line| Duty { label: label.into(), text: "Văn phòng theo dõi.".into(), line };
        PlanDocument {
            purposes: vec![Passage::from("Để mọi người hiểu.".to_owned())],
            requirements: vec![Passage::from("Kịp thời.".to_owned())],
            sections: vec![
                heading("I", "Mục đích", 3),
                heading("II", "Yêu cầu", 5),
                heading("III", "Tổ chức thực hiện", 9),
            ],
            duties: vec![duty("1", 10), duty("2", 11), duty("4", 12), duty("3", 13), duty("4", 14)],
            ..PlanDocument::default()
        }
    }

    #[test]
    fn labels_stand_as_they_were_signed() {
        let sections = sections(&document());
        assert_eq!(labels(&sections[2]), ["1.", "2.", "4.", "3.", "4."]);
        assert_eq!(sections[0].blocks.len() + sections[1].blocks.len(), 2);
    }

    #[test]
    fn nothing_is_dropped_where_no_heading_announces_it() {
        let bare = PlanDocument { sections: Vec::new(), ..document() };
        assert_eq!(sections(&bare).iter().map(|section| section.blocks.len()).sum::<usize>(), 7);
    }

    #[test]
    fn labels_get_the_mark_of_the_paper() {
        for (label, expected) in
            [("1", "1."), ("IV", "IV."), ("a", "a)"), ("đ", "đ)"), ("-", "-"), ("Điều 1", "Điều 1.")]
        {
            assert_eq!(marked(label), expected);
        }
    }
}
