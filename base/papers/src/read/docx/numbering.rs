//! Automatic numbers (`word/numbering.xml`): the lists a document defines, and the counters that turn them into the
//! "1.", "a)" and "-" that a reader of the page sees. The numerals themselves are in `numerals.rs`.

use std::collections::{HashMap, HashSet};

use super::numerals::Numeral;
use super::properties::left_of;
use super::styles::Styles;
use crate::read::model::{self, Label};
use crate::read::xml::{Element, Node, Xml};
use crate::read::{Limits, ReadRefusal};

/// Levels of a list; Word has no more.
const LEVELS: usize = 9;
/// Characters of a level's pattern that are used. Word's dialog takes about 30; a pattern of a megabyte would be
/// repeated in every paragraph of the list.
const LONGEST_PATTERN: usize = 40;

/// The lists of a document, with their counters.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    lists: HashMap<u32, List>,
    definitions: HashMap<u32, Definition>,
    /// What each definition has counted so far, by level. Lists of one definition count on from one another.
    counted: HashMap<u32, [Option<u32>; LEVELS]>,
    /// Lists and levels whose own start was already used.
    restarted: HashSet<(u32, usize)>,
}

/// `w:num`: a use of a definition.
#[derive(Debug, Default)]
struct List {
    definition: u32,
    levels: HashMap<usize, Level>,
    starts: HashMap<usize, u32>,
}

/// `w:abstractNum`.
#[derive(Debug, Default)]
struct Definition {
    levels: HashMap<usize, Level>,
    /// A style whose list is meant instead (`w:numStyleLink`).
    link: Option<String>,
}

/// `w:lvl`.
#[derive(Debug, Clone, Default)]
struct Level {
    start: Option<u32>,
    numeral: Numeral,
    /// As "%1.%2)": `%` and the number of a level, from 1, stand for its counter.
    pattern: String,
    /// All counters as decimal, whatever the levels say (`w:isLgl`).
    decimal: bool,
    /// The deepest level, from 1, that starts it anew when it moves on; 0 for none, and without it all above do
    /// (`w:lvlRestart`).
    restart: Option<u32>,
    /// How far the text of its points stands in.
    left: Option<i32>,
}

impl Numbering {
    /// Reads `word/numbering.xml`.
    pub(super) fn read(text: &str, part: &str, limits: &Limits) -> Result<Self, ReadRefusal> {
        let mut xml = Xml::new(text, part, limits);
        let mut numbering = Self::default();
        loop {
            match xml.next()? {
                Node::Open(element) if element.is_word("numbering") => {}
                Node::Open(element) if element.is_word("abstractNum") => {
                    let definition = Definition::read(&mut xml)?;
                    if let Some(id) = number(&element, "abstractNumId") {
                        numbering.definitions.insert(id, definition);
                    }
                }
                Node::Open(element) if element.is_word("num") => {
                    let list = List::read(&mut xml)?;
                    if let Some(id) = number(&element, "numId") {
                        numbering.lists.insert(id, list);
                    }
                }
                Node::Open(_) => xml.skip()?,
                Node::End => return Ok(numbering),
                Node::Close | Node::Text(_) => {}
            }
        }
    }

    /// Counts one paragraph of a list and gives the number that stands before it; `None` where nothing does.
    pub(super) fn count(&mut self, list: u32, level: u32, styles: &Styles) -> Option<Label> {
        let depth = level.min(LEVELS as u32 - 1);
        let level = depth as usize;
        let definition = self.definition_of(list, styles)?;
        let counters = self.advance(list, definition, level);
        let it = self.level(list, definition, level)?;
        let count = counters[level].unwrap_or_default();
        if it.numeral == Numeral::Bullet {
            let (text, numeral) = bullet(&it.pattern)?;
            return Some(Label { text: text.to_owned(), numeral, count, alone: true, level: depth });
        }
        let shown = self.written_out(list, definition, it, &counters);
        let text = Some(shown.trim().to_owned()).filter(|shown| !shown.is_empty())?;
        let alone = it.shows_alone(level);
        Some(Label { text, numeral: it.numeral.kind(), count, alone, level: depth })
    }

    /// How far the text of points at a level of a list stands in, as the list says.
    pub(super) fn left(&self, list: u32, level: u32, styles: &Styles) -> Option<i32> {
        let definition = self.definition_of(list, styles)?;
        self.level(list, definition, level.min(LEVELS as u32 - 1) as usize)?.left
    }

    /// The definition of a list, through the style it may be linked to.
    fn definition_of(&self, list: u32, styles: &Styles) -> Option<u32> {
        let id = self.lists.get(&list)?.definition;
        let definition = self.definitions.get(&id)?;
        let linked = definition.link.as_ref().and_then(|style| styles.list(style));
        let linked = linked.and_then(|list| self.lists.get(&list)).map(|list| list.definition);
        Some(linked.filter(|linked| self.definitions.contains_key(linked)).unwrap_or(id))
    }

    fn level(&self, list: u32, definition: u32, level: usize) -> Option<&Level> {
        let own = self.lists.get(&list).and_then(|list| list.levels.get(&level));
        own.or_else(|| self.definitions.get(&definition)?.levels.get(&level))
    }

    fn start(&self, list: u32, definition: u32, level: usize) -> u32 {
        let own = self.lists.get(&list).and_then(|list| list.starts.get(&level)).copied();
        own.or_else(|| self.level(list, definition, level)?.start).unwrap_or(1)
    }

    /// Moves the counter of `level` on, and starts those below it anew.
    fn advance(&mut self, list: u32, definition: u32, level: usize) -> [Option<u32>; LEVELS] {
        let mut counters = self.counted.get(&definition).copied().unwrap_or_default();
        let has_own_start = self.lists.get(&list).is_some_and(|list| list.starts.contains_key(&level));
        let restarts = has_own_start && self.restarted.insert((list, level));
        let start = self.start(list, definition, level);
        counters[level] = Some(match counters[level] {
            Some(count) if !restarts => count.saturating_add(1),
            _ => start,
        });
        for (below, count) in counters.iter_mut().enumerate().skip(level + 1) {
            let restart = self.level(list, definition, below).and_then(|level| level.restart);
            *count = count.filter(|_| restart.is_some_and(|restart| level >= restart as usize));
        }
        self.counted.insert(definition, counters);
        counters
    }

    /// The pattern of a level with its counters in place.
    fn written_out(&self, list: u32, definition: u32, it: &Level, counters: &[Option<u32>; LEVELS]) -> String {
        let mut out = String::new();
        let mut pattern = it.pattern.chars().peekable();
        while let Some(sign) = pattern.next() {
            let of = pattern.peek().and_then(|digit| digit.to_digit(10)).filter(|of| sign == '%' && *of > 0);
            let Some(of) = of.map(|of| of as usize - 1) else {
                out.push(sign);
                continue;
            };
            pattern.next();
            let count = counters[of].unwrap_or_else(|| self.start(list, definition, of));
            let numeral = self.level(list, definition, of).map_or(Numeral::Decimal, |level| level.numeral);
            out.push_str(&if it.decimal { Numeral::Decimal } else { numeral }.write(count));
        }
        out
    }
}

impl Definition {
    fn read(xml: &mut Xml<'_>) -> Result<Self, ReadRefusal> {
        let mut definition = Self::default();
        xml.children(|xml, child| {
            match child.name() {
                "lvl" => add_level(&mut definition.levels, xml, &child)?,
                "numStyleLink" => definition.link = child.value(),
                _ => {}
            }
            Ok(())
        })?;
        Ok(definition)
    }
}

impl List {
    fn read(xml: &mut Xml<'_>) -> Result<Self, ReadRefusal> {
        let mut list = Self::default();
        xml.children(|xml, child| {
            match child.name() {
                "abstractNumId" => list.definition = child.number().unwrap_or_default(),
                "lvlOverride" => list.read_override(xml, &child)?,
                _ => {}
            }
            Ok(())
        })?;
        Ok(list)
    }

    fn read_override(&mut self, xml: &mut Xml<'_>, element: &Element<'_>) -> Result<(), ReadRefusal> {
        let at = level_of(element);
        xml.children(|xml, child| {
            match (child.name(), at) {
                ("lvl", _) => add_level(&mut self.levels, xml, &child)?,
                ("startOverride", Some(at)) => {
                    self.starts.insert(at, child.number().unwrap_or(1));
                }
                _ => {}
            }
            Ok(())
        })
    }
}

fn add_level(levels: &mut HashMap<usize, Level>, xml: &mut Xml<'_>, element: &Element<'_>) -> Result<(), ReadRefusal> {
    let level = Level::read(xml)?;
    if let Some(at) = level_of(element) {
        levels.insert(at, level);
    }
    Ok(())
}

impl Level {
    /// Whether its pattern is its own counter with a mark or brackets, and nothing else.
    fn shows_alone(&self, level: usize) -> bool {
        let own = format!("%{}", level + 1);
        let rest = self.pattern.trim().replacen(&own, "", 1);
        self.pattern.contains(&own) && rest.chars().all(|sign| matches!(sign, '.' | ')' | '(' | '/' | ':' | '-' | ' '))
    }

    fn read(xml: &mut Xml<'_>) -> Result<Self, ReadRefusal> {
        let mut level = Self::default();
        xml.children(|xml, child| {
            match child.name() {
                "start" => level.start = child.number(),
                "numFmt" => level.numeral = child.value().map_or(Numeral::Decimal, |name| Numeral::named(&name)),
                "lvlText" => level.pattern = child.value().unwrap_or_default().chars().take(LONGEST_PATTERN).collect(),
                "isLgl" => level.decimal = child.is_on(),
                "lvlRestart" => level.restart = child.number(),
                "pPr" => xml.children(|_, part| {
                    if part.name() == "ind" {
                        level.left = left_of(&part);
                    }
                    Ok(())
                })?,
                _ => {}
            }
            Ok(())
        })?;
        Ok(level)
    }
}

/// What stands for a bullet. "+" marks the level below "-" in official papers; every other sign is drawn, mostly from a
/// symbol font; and a blank one is there to indent a paragraph that goes on with the item above.
fn bullet(sign: &str) -> Option<(&'static str, model::Numeral)> {
    match sign.trim() {
        "" => None,
        "+" => Some(("+", model::Numeral::Plus)),
        _ => Some(("-", model::Numeral::Dash)),
    }
}

fn level_of(element: &Element<'_>) -> Option<usize> {
    number(element, "ilvl").map(|level| level as usize).filter(|level| *level < LEVELS)
}

fn number(element: &Element<'_>, attribute: &str) -> Option<u32> {
    element.attribute(attribute)?.trim().parse().ok()
}
