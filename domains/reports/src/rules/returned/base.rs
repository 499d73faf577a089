//! The paper that went out, line by line, with where in the report each line comes from. It is the paper of the report as it is
//! now, read back from the file that it makes: what writing and reading change is changed on both sides.

use super::lines::{Kind, Line, lines, spaced};
use super::words::Span;
use crate::content;
use crate::model::{Block, Of, Piece, Prose, Report, Snapshot};
use crate::rules::said::{change, said};
use domain::Value;
use papers::content::{Block as Drawn, Heading, Inline, Level};
use similar::{Algorithm, DiffTag, capture_diff_slices};

/// Where a line comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Origin {
    /// The head of the paper: names, number, date, title, receivers.
    Head,
    /// The title of a section.
    Title(usize),
    /// A text that people write: which section, which block.
    Text(usize, usize),
    /// A table, list or drawing: which section, which block.
    Made(usize, usize),
    /// The closing sentence, the recipients, who signs.
    Foot,
}

/// A line of the paper that went out.
#[derive(Debug, Clone)]
pub(super) struct Sent {
    pub(super) line: Line,
    pub(super) origin: Origin,
    /// What it is made of; for texts.
    pub(super) spans: Vec<Span>,
    /// The same with the figures as the writers saw them last, where that differs: the paper may have gone out then.
    pub(super) seen: Option<Vec<Span>>,
}

/// The lines of the paper of a report. `paper` is it as it is read back; `frame` the same with nothing but the closing sentence
/// in it.
pub(super) fn sent(report: &Report, snapshot: &Snapshot, paper: &[Drawn], frame: &[Drawn]) -> Vec<Sent> {
    let (paper, frame) = (lines(paper), lines(frame));
    let closing = frame.iter().rposition(|line| line.text.ends_with("./.")).unwrap_or(frame.len());
    let foot = paper.iter().rev().zip(frame[closing..].iter().rev()).take_while(|(a, b)| a.key() == b.key()).count();
    let body_end = paper.len() - foot;
    let head = paper[..body_end].iter().zip(&frame[..closing]).take_while(|(a, b)| a.key() == b.key()).count();
    let written = written(report, snapshot);
    let mut all: Vec<Sent> = Vec::new();
    let form = |line: &Line, origin| Sent { line: line.clone(), origin, spans: Vec::new(), seen: None };
    all.extend(paper[..head].iter().map(|line| form(line, Origin::Head)));
    // Nearly always line by line; where a reader joined or parted lines, those that belong together are taken as one.
    let body = &paper[head..body_end];
    let keys = |lines: &mut dyn Iterator<Item = &Line>| lines.map(|line| line.text.to_uppercase()).collect::<Vec<_>>();
    let (old, new) = (keys(&mut written.iter().map(|one| &one.line)), keys(&mut body.iter()));
    for op in capture_diff_slices(Algorithm::Myers, &old, &new) {
        let (tag, from, to) = op.as_tag_tuple();
        if tag == DiffTag::Equal || from.len() == to.len() {
            all.extend(from.zip(to).map(|(from, to)| Sent { line: body[to].clone(), ..written[from].clone() }));
            continue;
        }
        let origin = match written.get(from.start) {
            Some(one) if !from.is_empty() => one.origin,
            _ => all.last().map_or(Origin::Head, |one| one.origin),
        };
        for (at, line) in body[to].iter().enumerate() {
            let joined = if at == 0 { &written[from.clone()] } else { &[] };
            let spans = joined.iter().flat_map(|one| one.spans.iter().cloned().chain([letters("\n")])).collect();
            all.push(Sent { line: line.clone(), origin, spans, seen: None });
        }
    }
    all.extend(paper[body_end..].iter().map(|line| form(line, Origin::Foot)));
    all
}

fn letters(text: &str) -> Span {
    Span { text: text.to_owned(), piece: None }
}

/// The lines of the body as they are written, before any reader saw them.
fn written(report: &Report, snapshot: &Snapshot) -> Vec<Sent> {
    let mut all = Vec::new();
    let (mut first, mut second) = (0, 0);
    for (at, section) in report.sections.iter().enumerate() {
        if at > 0 {
            let (level, label) = if section.level > 1 && first > 0 {
                second += 1;
                (Level::Item, second.to_string())
            } else {
                (first, second) = (first + 1, 0);
                (Level::Section, viet::label::to_roman(first))
            };
            let text = vec![Inline::plain(section.title.as_str())];
            let titled = lines(&[Drawn::Heading(Heading { level, label: format!("{label}."), text })]);
            let of_title = |line| Sent { line, origin: Origin::Title(at), spans: Vec::new(), seen: None };
            all.extend(titled.into_iter().map(of_title));
        }
        for (place, block) in section.blocks.iter().enumerate() {
            match block {
                Block::Text { text } => {
                    let now = paragraphs(text, &|piece| said(piece, snapshot));
                    let seen = paragraphs(text, &|piece| as_seen(piece, report, snapshot));
                    // A value that ends a line would part them otherwise.
                    let seen = if seen.len() == now.len() { seen } else { now.clone() };
                    all.extend(now.into_iter().zip(seen).map(|(now, seen)| {
                        let line = Line { text: shown(&now), kind: Kind::Text };
                        let seen = (seen != now).then_some(seen);
                        Sent { line, origin: Origin::Text(at, place), spans: now, seen }
                    }));
                }
                made => {
                    let drawn = lines(&content::block(made, snapshot)).into_iter();
                    let origin = Origin::Made(at, place);
                    all.extend(drawn.map(|line| Sent { line, origin, spans: Vec::new(), seen: None }));
                }
            }
        }
    }
    all
}

/// What spans show, with one blank where there are several.
pub(super) fn shown(spans: &[Span]) -> String {
    spaced(&spans.iter().map(|span| span.text.as_str()).collect::<String>())
}

/// The paragraphs of a text, as `content` makes them, and which figure stands where. A figure whose value has lines of its own
/// stands in none of them.
fn paragraphs(text: &Prose, said: &dyn Fn(&Piece) -> String) -> Vec<Vec<Span>> {
    let mut all: Vec<Vec<Span>> = vec![Vec::new()];
    for piece in &text.0 {
        let says = viet::nfc(&said(piece));
        let place = (!matches!(piece, Piece::Text(_)) && !says.contains('\n')).then(|| piece.clone());
        for (at, line) in says.split('\n').enumerate() {
            if at > 0 {
                all.push(Vec::new());
            }
            let line = line.strip_suffix('\r').unwrap_or(line);
            if let Some(last) = all.last_mut().filter(|_| !line.is_empty()) {
                last.push(Span { text: line.to_owned(), piece: place.clone() });
            }
        }
    }
    all.retain(|spans| !shown(spans).is_empty());
    all
}

/// What a piece said when the writers last saw the figures.
fn as_seen(piece: &Piece, report: &Report, snapshot: &Snapshot) -> String {
    let Piece::Figure(address, of) = piece else { return said(piece, snapshot) };
    let (Some(seen), Some(line)) = (report.accepted.get(address), snapshot.figure(address)) else {
        return said(piece, snapshot);
    };
    match (of, value(seen)) {
        _ if *seen == line.value().to_string() => said(piece, snapshot),
        (Of::Now, Some(Value::Share(_, 0))) | (Of::Before, _) | (Of::Change, None) => said(piece, snapshot),
        (Of::Now, _) => seen.clone(),
        (Of::Change, Some(seen)) => change(seen, line.before),
    }
}

/// A value from what it says: `1.234`, `50% (6/12)`.
fn value(shown: &str) -> Option<Value> {
    let number = |text: &str| text.replace('.', "").parse::<usize>().ok();
    match shown.rsplit_once('(') {
        None => number(shown).map(Value::Count),
        Some((_, of)) => {
            let (part, whole) = of.strip_suffix(')')?.split_once('/')?;
            Some(Value::Share(number(part)?, number(whole)?))
        }
    }
}
