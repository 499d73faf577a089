//! An official paper as the data of `typ/official.typ`.

use crate::tree::{Room, Tree, date};
use jiff::civil::Date;
use papers::content::{Block, Inline};
use papers::official::{Annex, COUNTRY, CopyNote, Issued, MOTTO, Official, PageNumber, size};
use serde_json::{Value, json};

/// A last paragraph with more bytes of text than this may part from the signature.
const SHORT: usize = 700;

pub(crate) fn data(paper: &Official, tree: &mut Tree<'_>) -> Value {
    let rules = paper.profile.rules();
    let letter = paper.kind.is_letter();
    let subject = tree.text(paper.subject.trim());
    let body = paper.closed_body();
    let last = usize::from(body.last().is_some_and(is_short));
    // The title is the first heading; a letter has none, and its parts stand at the top.
    let above = usize::from(!letter);
    json!({
        "title": tree.text(&paper.title()),
        "author": tree.text(&paper.issuer),
        "date": date(day_of_file(paper.issued)),
        "fonts": tree.families(),
        "size": sizes(),
        "number_on_top": rules.page_number == PageNumber::TopCentre,
        "bases_in_italics": rules.bases_in_italics,
        "country": COUNTRY,
        "motto": MOTTO,
        "superior": tree.text(&paper.superior),
        "issuer": tree.text(&paper.issuer.to_uppercase()),
        "number": tree.text(&paper.number_line()),
        "place": tree.text(&paper.place_line()),
        "letter_subject": if letter && !subject.is_empty() { format!("V/v {subject}") } else { String::new() },
        "kind": (!letter).then(|| tree.text(&paper.name().to_uppercase())),
        "subject": subject,
        "copy": tree.lines(paper.copy.iter().flat_map(CopyNote::lines)),
        "circulation": paper.marks.circulation.map(|note| note.words()),
        "marks": paper.marks.stamps().map(|(words, width)| json!({ "words": words, "width": width })).collect::<Vec<_>>(),
        "contact": tree.text(&paper.contact),
        "addressees": tree.lines(paper.addressee_lines()),
        "bases": tree.lines(paper.base_lines()),
        "body": tree.part(&body, above, Room::default()),
        "last": last,
        "recipients": tree.lines(paper.recipient_lines()),
        "drafter": tree.text(&paper.drafter),
        "authority": tree.lines(&paper.signature.authority),
        "signer": tree.text(&paper.signature.name),
        "secretary": paper.secretary.as_ref().map(|secretary| json!({
            "authority": tree.lines(&secretary.authority),
            "signer": tree.text(&secretary.name),
        })),
        "by": tree.text(&paper.by),
        "annexes": paper.annexes.iter().enumerate().map(|(place, annex)| annexed(paper, place, annex, tree)).collect::<Vec<_>>(),
    })
}

fn annexed(paper: &Official, place: usize, annex: &Annex, tree: &mut Tree<'_>) -> Value {
    json!({
        "label": paper.annex_label(place),
        "title": tree.text(&annex.title.to_uppercase()),
        "whose": tree.text(&paper.annex_of()),
        "landscape": annex.landscape,
        "body": tree.part(&annex.body, 1, Room::official(annex.landscape)),
    })
}

fn is_short(block: &Block) -> bool {
    let Block::Paragraph(last) = block else { return false };
    let bytes = |piece: &Inline| if let Inline::Text { text, .. } = piece { text.len() } else { 0 };
    last.text.iter().map(bytes).sum::<usize>() <= SHORT
}

/// The day that the file bears: archives want one, and the same paper must give the same bytes.
fn day_of_file(issued: Issued) -> Date {
    match issued {
        Issued::On(day) => day,
        Issued::InYear(year) => jiff::civil::date(year, 1, 1),
    }
}

/// Points by cells.
fn sizes() -> Value {
    json!({
        "country": size::COUNTRY,
        "motto": size::MOTTO,
        "body_name": size::BODY_NAME,
        "number": size::NUMBER,
        "place": size::PLACE,
        "title": size::TITLE,
        "letter_subject": size::LETTER_SUBJECT,
        "text": size::TEXT,
        "signer": size::SIGNER,
        "addressee": size::ADDRESSEE,
        "recipients_word": size::RECIPIENTS_WORD,
        "recipients": size::RECIPIENTS,
        "mark": size::MARK,
        "drafter": size::DRAFTER,
        "contact": size::CONTACT,
        "copy": size::COPY,
        "page_number": size::PAGE_NUMBER,
    })
}
