//! Going through a paper that came back, line by line: what each line belongs to, and what becomes of the sections.

use super::align::Link;
use super::base::{Origin, Sent, shown};
use super::lines::{Kind as LineKind, Line};
use super::words::{Overwritten, Span, likeness, weave};
use super::{Change, Key, Kind, Offer, Place, Returned};
use crate::model::{Block, Piece, Prose, Report, Section};
use papers::content::Level;
use std::collections::HashMap;

/// A section in the making.
struct Draft {
    title: Option<String>,
    parts: Vec<Part>,
    /// Something in it differs.
    touched: bool,
    /// Something came into it.
    grew: bool,
}

enum Part {
    /// A text, and which block it was; none for one that came.
    Text(Option<usize>, Vec<Vec<Piece>>),
    /// A table, list or drawing.
    Made(usize),
}

/// A section that came.
struct Came {
    level: u8,
    title: String,
    after: usize,
    paragraphs: Vec<String>,
}

pub(super) struct Walk<'a> {
    report: &'a Report,
    sent: &'a [Sent],
    back: &'a [Line],
    links: &'a [Link],
    drafts: Vec<Draft>,
    came: Vec<Came>,
    changes: Vec<Change>,
    /// Where the line before came from.
    before: Origin,
    /// The part into which lines go that came after another one that came.
    open: Option<(usize, usize)>,
    /// The section that came and is going on.
    under: Option<usize>,
    /// Texts that went: one that comes elsewhere was moved, with its figures.
    moved: HashMap<&'a str, &'a Sent>,
}

impl<'a> Walk<'a> {
    pub(super) fn new(report: &'a Report, sent: &'a [Sent], back: &'a [Line], links: &'a [Link]) -> Self {
        let draft = |section: &Section| Draft {
            title: None,
            parts: section
                .blocks
                .iter()
                .enumerate()
                .map(|(at, block)| match block {
                    Block::Text { .. } => Part::Text(Some(at), Vec::new()),
                    _ => Part::Made(at),
                })
                .collect(),
            touched: false,
            grew: false,
        };
        let gone = links.iter().filter_map(|link| match link {
            Link::Gone(old) if matches!(sent[*old].origin, Origin::Text(..)) => Some(&sent[*old]),
            _ => None,
        });
        Self {
            report,
            sent,
            back,
            links,
            drafts: report.sections.iter().map(draft).collect(),
            came: Vec::new(),
            changes: Vec::new(),
            before: Origin::Head,
            open: None,
            under: None,
            moved: gone.map(|one| (one.line.text.as_str(), one)).collect(),
        }
    }

    fn tell(&mut self, place: Place, kind: Kind, before: &str, after: &str) {
        self.changes.push(Change { place, kind, before: before.to_owned(), after: after.to_owned() });
    }

    pub(super) fn step(&mut self, at: usize) {
        match self.links[at] {
            Link::Both(old, new) => {
                (self.open, self.under) = (None, None);
                self.both(&self.sent[old], &self.back[new]);
                self.before = self.sent[old].origin;
            }
            Link::Gone(old) => {
                self.open = None;
                self.gone(&self.sent[old]);
                self.before = self.sent[old].origin;
            }
            Link::New(new) => self.new_line(at, &self.back[new]),
        }
    }

    fn both(&mut self, old: &'a Sent, new: &'a Line) {
        let (was, is) = (old.line.text.as_str(), new.text.as_str());
        match old.origin {
            Origin::Head | Origin::Foot if was != is => self.tell(place_of(old.origin), Kind::Form, was, is),
            Origin::Made(..) if was != is => self.tell(place_of(old.origin), Kind::Made, was, is),
            Origin::Head | Origin::Foot | Origin::Made(..) => {}
            Origin::Title(at) => {
                let (was, is) = (title_of(&old.line), title_of(new));
                let in_capitals = !was.chars().any(char::is_lowercase);
                let same = if in_capitals { was.to_uppercase() == is.to_uppercase() } else { was == is };
                if !same && !is.is_empty() {
                    let known = &self.report.sections[at].title;
                    let is = if in_capitals { lowered(&is, known) } else { is };
                    self.tell(Place::Section(at), Kind::Title, &known.clone(), &is);
                    self.drafts[at].touched = true;
                    self.drafts[at].title = Some(is);
                }
            }
            Origin::Text(at, block) => {
                let seen = old.seen.as_deref();
                if was == is || seen.is_some_and(|seen| shown(seen) == is) {
                    self.put(at, block, pieces(&old.spans));
                    return;
                }
                let seen = seen.filter(|seen| likeness(&shown(seen), is) > likeness(was, is));
                let (pieces, overwritten) = weave(seen.unwrap_or(&old.spans), is);
                let was = seen.map_or_else(|| was.to_owned(), shown);
                self.put(at, block, pieces);
                self.drafts[at].touched = true;
                self.tell(Place::Section(at), Kind::Text, &was, is);
                for Overwritten { piece, was, is } in overwritten {
                    self.tell(Place::Section(at), Kind::Figure(piece), &was, &is);
                }
            }
        }
    }

    fn gone(&mut self, old: &'a Sent) {
        let was = &old.line.text;
        let kind = match old.origin {
            Origin::Head | Origin::Foot => Kind::Form,
            Origin::Made(..) => Kind::Made,
            Origin::Title(_) => Kind::TitleRemoved,
            Origin::Text(at, _) => {
                self.drafts[at].touched = true;
                Kind::TextRemoved
            }
        };
        self.tell(place_of(old.origin), kind, was, "");
    }

    /// A line that came: what it belongs to follows from the lines around it.
    fn new_line(&mut self, at: usize, line: &'a Line) {
        let next = self.links[at + 1..].iter().find_map(|link| match link {
            Link::Both(old, _) | Link::Gone(old) => Some(self.sent[*old].origin),
            Link::New(_) => None,
        });
        let made = |origin| matches!(origin, Some(Origin::Made(..)));
        let here = self.under.map_or_else(|| place_of(self.before), Place::Added);
        let not_taken = match (&line.kind, self.before, next) {
            (LineKind::Picture, ..) => Some(Kind::Picture),
            (LineKind::Note, ..) => Some(Kind::Note),
            (_, Origin::Head, Some(Origin::Head)) => Some(Kind::Form),
            (_, Origin::Foot, _) => Some(Kind::Loose),
            (LineKind::Row, before, next) if made(Some(before)) || made(next) => Some(Kind::Made),
            (LineKind::Row, ..) => Some(Kind::Table),
            // Between two rows or points of the same table or list.
            (_, before @ Origin::Made(..), Some(next)) if before == next && self.open.is_none() => Some(Kind::Made),
            _ => None,
        };
        if let Some(kind) = not_taken {
            return self.tell(here, kind, "", &line.text);
        }
        let section = section_of(self.before);
        if let Some((level, title)) = heads_a_section(line) {
            self.under = Some(self.came.len());
            self.tell(Place::Added(self.came.len()), Kind::SectionAdded, "", &title);
            self.came.push(Came { level, title, after: section, paragraphs: Vec::new() });
            return;
        }
        if let Some(under) = self.under {
            self.came[under].paragraphs.push(line.text.clone());
            return self.tell(Place::Added(under), Kind::TextAdded, "", &line.text);
        }
        let pieces = match self.moved.get(line.text.as_str()) {
            Some(moved) => pieces(&moved.spans),
            None => vec![Piece::Text(line.text.clone())],
        };
        match (self.open, self.before) {
            (Some((section, part)), _) => self.drafts[section].push(part, pieces),
            (None, Origin::Text(section, block)) => self.put(section, block, pieces),
            (None, before) => {
                let part = match before {
                    Origin::Made(_, block) => self.drafts[section].part(block) + 1,
                    _ => 0,
                };
                self.open = Some((section, part));
                self.drafts[section].open(part);
                self.drafts[section].push(part, pieces);
            }
        }
        let draft = &mut self.drafts[section];
        (draft.touched, draft.grew) = (true, true);
        self.tell(Place::Section(section), Kind::TextAdded, "", &line.text);
    }

    /// Puts a paragraph at the end of a block.
    fn put(&mut self, section: usize, block: usize, pieces: Vec<Piece>) {
        let part = self.drafts[section].part(block);
        self.drafts[section].push(part, pieces);
    }

    pub(super) fn finish(mut self) -> Returned {
        let mut offers = Vec::new();
        for (at, draft) in self.drafts.iter().enumerate() {
            let of_it = |link: &&Link| match link {
                Link::Both(old, _) | Link::Gone(old) => {
                    let origin = self.sent[*old].origin;
                    !matches!(origin, Origin::Head | Origin::Foot) && section_of(origin) == at
                }
                Link::New(_) => false,
            };
            let mut own = self.links.iter().filter(of_it).peekable();
            let removed =
                at > 0 && !draft.grew && own.peek().is_some() && own.all(|link| matches!(link, Link::Gone(_)));
            if removed {
                let said = self.sent.iter().filter(|one| place_of(one.origin) == Place::Section(at));
                let before = said.map(|one| one.line.text.as_str()).collect::<Vec<_>>().join("\n");
                let first = self.changes.iter().position(|change| change.place == Place::Section(at));
                self.changes.retain(|change| change.place != Place::Section(at));
                let change =
                    Change { place: Place::Section(at), kind: Kind::SectionRemoved, before, after: String::new() };
                self.changes.insert(first.unwrap_or_default(), change);
            }
            if removed || draft.touched {
                let section = (!removed).then(|| draft.section(&self.report.sections[at]));
                offers.push(Offer { key: Key::Section(at), section, after: at });
            }
            let came = self.came.iter().enumerate().filter(|(_, came)| came.after == at);
            offers.extend(came.map(|(number, came)| {
                let text = Prose::plain(came.paragraphs.join("\n"));
                let section =
                    Section { level: came.level, title: came.title.clone(), blocks: vec![Block::Text { text }] };
                Offer { key: Key::Added(number), section: Some(section), after: at }
            }));
        }
        Returned { changes: self.changes, offers }
    }
}

impl Draft {
    /// The place of the part that a block was.
    fn part(&self, block: usize) -> usize {
        let is = |part: &Part| matches!(part, Part::Text(Some(at), _) | Part::Made(at) if *at == block);
        self.parts.iter().position(is).unwrap_or_default()
    }

    /// Sees to it that a text stands at a place.
    fn open(&mut self, at: usize) {
        if !matches!(self.parts.get(at), Some(Part::Text(..))) {
            self.parts.insert(at.min(self.parts.len()), Part::Text(None, Vec::new()));
        }
    }

    fn push(&mut self, part: usize, pieces: Vec<Piece>) {
        if let Some(Part::Text(_, paragraphs)) = self.parts.get_mut(part).filter(|_| !pieces.is_empty()) {
            paragraphs.push(pieces);
        }
    }

    fn section(&self, old: &Section) -> Section {
        let block = |part: &Part| match part {
            Part::Made(at) => old.blocks[*at].clone(),
            Part::Text(_, paragraphs) => {
                let end = || [Piece::Text("\n".into())];
                let pieces = paragraphs.iter().enumerate();
                let pieces = pieces.flat_map(|(at, one)| end().into_iter().take(at.min(1)).chain(one.iter().cloned()));
                Block::Text { text: Prose::of(pieces) }
            }
        };
        Section {
            level: old.level,
            title: self.title.clone().unwrap_or_else(|| old.title.clone()),
            blocks: self.parts.iter().map(block).collect(),
        }
    }
}

fn pieces(spans: &[Span]) -> Vec<Piece> {
    spans.iter().map(|span| span.piece.clone().unwrap_or_else(|| Piece::Text(span.text.clone()))).collect()
}

fn place_of(origin: Origin) -> Place {
    match origin {
        Origin::Head => Place::Head,
        Origin::Foot => Place::Foot,
        Origin::Title(at) | Origin::Text(at, _) | Origin::Made(at, _) => Place::Section(at),
    }
}

/// The section that what follows belongs to.
fn section_of(origin: Origin) -> usize {
    match place_of(origin) {
        Place::Section(at) => at,
        _ => 0,
    }
}

/// The title in a line, without its number.
fn title_of(line: &Line) -> String {
    match &line.kind {
        LineKind::Heading(_, _, title) => title.clone(),
        _ => viet::label::split(&line.text).1.trim().to_owned(),
    }
}

/// Whether a line that came heads a section, with its level and title.
fn heads_a_section(line: &Line) -> Option<(u8, String)> {
    let LineKind::Heading(level, label, title) = &line.kind else { return None };
    let number = label.trim_end_matches('.');
    let level = match level {
        Level::Section if viet::label::roman(number).is_some() => 1,
        Level::Item if number.parse::<u16>().is_ok() => 2,
        _ => return None,
    };
    let in_capitals = !title.chars().any(char::is_lowercase);
    let title = if in_capitals { lowered(title, "") } else { title.clone() };
    (!title.is_empty()).then_some((level, title))
}

/// A title in capitals as it is kept: words as they were written before, others small, the first letter large.
fn lowered(title: &str, before: &str) -> String {
    if title.chars().any(char::is_lowercase) {
        return title.to_owned();
    }
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    let known: HashMap<String, String> =
        before.split_whitespace().skip(1).map(|word| (bare(word).to_uppercase(), bare(word))).collect();
    let word = |word: &str| {
        let inner = bare(word);
        known.get(&inner).map_or_else(|| word.to_lowercase(), |old| word.replace(inner.as_str(), old))
    };
    viet::case::capitalised(&title.split_whitespace().map(word).collect::<Vec<_>>().join(" "))
}
