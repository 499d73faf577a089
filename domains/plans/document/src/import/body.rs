//! The body of a plan: which heading a line stands under, and so what it is. Tables are in [`super::rows`].

use super::heading::{self, Topic};
use super::pieces::Piece;
use super::table::Columns;
use super::{AudienceBlock, ChannelLine, Field, Item, MAX_ITEMS, Passage, Reader, Section, channels, join, shape};
use papers::read::Line;
use viet::label::Label;

/// Where in the body the reader is.
#[derive(Debug, Default)]
pub(super) struct Body {
    /// Of the heading of the first level.
    section: Option<Topic>,
    /// Of the nearest heading.
    topic: Option<Topic>,
    /// The next content or channel goes into the last block.
    block_open: bool,
    /// Something was read under the nearest heading.
    pub(super) begun: bool,
    /// The columns of the last table, for one that goes on after a page or a heading.
    pub(super) columns: Option<Columns>,
    /// A section of audiences, for blocks that name none.
    pub(super) audiences: Vec<String>,
    /// A section of channels for all blocks.
    pub(super) shared_channels: Vec<ChannelLine>,
    /// Label and heading of the block to come.
    heading: Option<(String, String)>,
    pub(super) items: usize,
    /// Line of the annex that is being read.
    annex: Option<u32>,
    /// Sections carry Roman numerals.
    roman: bool,
    /// Sections carry capital letters, and Roman numerals are a level below.
    lettered: bool,
}

impl Body {
    pub(super) fn begin_annex(&mut self, line: u32) {
        self.annex = Some(line);
        self.enter(Some(Topic::Content));
    }

    /// A heading of the first level.
    fn enter(&mut self, topic: Option<Topic>) {
        self.section = topic;
        self.topic = topic;
        self.begun = false;
        self.columns = None;
        if !matches!(topic, Some(Topic::Channels | Topic::Audience)) {
            self.block_open = false;
            self.heading = None;
        }
    }

    pub(super) fn in_content(&self) -> bool {
        matches!(self.section, Some(Topic::Content | Topic::Channels | Topic::Audience))
    }
}

impl Reader {
    pub(super) fn body_line(&mut self, line: &Line, text: &str, next: Option<&Piece<'_>>) {
        if self.annex_note(line, text) {
            return;
        }
        let (label, printed, rest) = shape::label(text);
        if self.first_level(line, &label, &printed, rest) || self.lower_level(line, &label, &printed, rest, next) {
            return;
        }
        let read = match self.body.topic {
            Some(Topic::Purposes | Topic::Aims) => self.aim(line, &label, text, rest, Field::Purpose),
            Some(Topic::Requirements) => self.aim(line, &label, text, rest, Field::Requirement),
            Some(Topic::Content) => self.content(line, label, printed, text, rest),
            Some(Topic::Channels) => self.channel(line, text),
            Some(Topic::Audience) => self.audience_line(line, rest),
            Some(Topic::Duties) => self.duty(line, label, printed, text, rest),
            Some(Topic::Budget) => self.budget(line, text, rest),
            None => None,
        };
        self.body.begun = true;
        match read {
            Some(field) => self.ledger.read(line.number, field),
            None => self.ledger.unread(line),
        }
    }

    fn first_level(&mut self, line: &Line, label: &Option<Label>, printed: &str, rest: &str) -> bool {
        let fits = heading::looks_like_heading(rest);
        let opens = match label {
            Some(Label::Roman(_)) => {
                if self.body.in_content() && self.audience_heading(line, printed, rest) {
                    return true;
                }
                if self.body.lettered {
                    return self.below_letter(line, printed, rest);
                }
                self.body.roman = true;
                true
            }
            None => fits && (shape::is_capitals(rest) || line.style.heading == Some(1)) && !shape::is_position(rest),
            Some(Label::Number(numbers)) => {
                let top = self.body.section.is_none() || !self.body.roman;
                fits && top && numbers.len() == 1 && heading::leading_topic(rest).is_some() && shape::is_capitals(rest)
            }
            Some(Label::Letter(letter)) => {
                let opens = fits && letter.is_uppercase() && shape::is_capitals(rest);
                self.body.lettered |= opens;
                opens
            }
            _ => false,
        };
        if !opens {
            return false;
        }
        let title = rest.trim_end_matches(':').trim();
        if label.is_none() && self.annex_title(line, title) {
            return true;
        }
        self.body.enter(heading::topic(title));
        self.section(line, printed, title);
        true
    }

    /// "II. Hình thức" under "B. NỘI DUNG": a heading, or under "C. TỔ CHỨC THỰC HIỆN" a duty.
    fn below_letter(&mut self, line: &Line, printed: &str, rest: &str) -> bool {
        if self.body.section == Some(Topic::Duties) {
            return false;
        }
        let title = rest.trim_end_matches(':').trim();
        match (heading::topic(title), self.body.section) {
            (None, Some(Topic::Content)) => self.group_heading(line.number, printed, title),
            (topic, _) => {
                self.body.topic = topic.or(self.body.topic);
                self.body.begun = false;
                self.body.columns = None;
                self.section(line, printed, title);
            }
        }
        true
    }

    /// The title under "Phụ lục" belongs to it.
    fn annex_title(&mut self, line: &Line, title: &str) -> bool {
        let Some(section) = self.plan.sections.last_mut() else { return false };
        if self.body.annex != Some(section.line) || self.body.begun || !join(&mut section.title, " ", title) {
            return false;
        }
        self.ledger.read(line.number, Field::Heading);
        true
    }

    /// "(Kèm theo Kế hoạch số …)" under the title of an annex.
    fn annex_note(&mut self, line: &Line, text: &str) -> bool {
        let Some(section) = self.plan.sections.last_mut() else { return false };
        let fits = self.body.annex == Some(section.line) && !self.body.begun && section.intro.is_none();
        if !fits || !shape::is_attached_note(text) {
            return false;
        }
        section.intro = Some(Passage::new(line.number, text));
        self.ledger.read(line.number, Field::Intro);
        true
    }

    fn section(&mut self, line: &Line, label: &str, title: &str) {
        let section = Section { label: label.to_owned(), title: title.to_owned(), intro: None, line: line.number };
        self.plan.sections.push(section);
        self.ledger.read(line.number, Field::Heading);
    }

    fn lower_level(
        &mut self,
        line: &Line,
        label: &Option<Label>,
        printed: &str,
        rest: &str,
        next: Option<&Piece<'_>>,
    ) -> bool {
        let labelled = matches!(label, Some(Label::Number(_) | Label::Letter(_)));
        if !(labelled || label.is_none()) || self.body.section == Some(Topic::Duties) && label.is_some() {
            return false;
        }
        if self.body.section != Some(Topic::Duties) && self.audience_heading(line, printed, rest) {
            return true;
        }
        if !heading::looks_like_heading(rest) {
            return false;
        }
        if let Some(topic) = heading::leading_topic(rest).filter(|_| labelled || rest.len() <= 80) {
            self.body.topic = Some(topic);
            self.body.begun = false;
            self.body.columns = None;
            self.section(line, printed, rest.trim_end_matches(':').trim());
            return true;
        }
        let group = labelled
            && self.body.topic == Some(Topic::Content)
            && is_deeper(label, next)
            && !(matches!(label, Some(Label::Number(_))) && self.among_numbered());
        if group {
            self.group_heading(line.number, printed, rest.trim_end_matches(':').trim());
        }
        group
    }

    /// Contents with numbers stand before this one: then it is one of them, with points below it, and no heading.
    fn among_numbered(&self) -> bool {
        let last = self.plan.blocks.last().filter(|_| self.body.block_open).and_then(|block| block.items.last());
        last.is_some_and(|item| item.label.starts_with(|c: char| c.is_ascii_digit()))
    }

    /// "Đối với …" opens a block; what follows a colon is its first content.
    pub(super) fn audience_heading(&mut self, line: &Line, label: &str, text: &str) -> bool {
        let Some((audience, rest)) = heading::audience(text) else { return false };
        let in_channels = self.body.topic == Some(Topic::Channels) && self.body.section == Some(Topic::Channels);
        if in_channels || !(self.body.in_content() || self.body.section.is_none()) {
            return false;
        }
        self.body.topic = Some(Topic::Content);
        self.body.begun = false;
        self.body.heading = None;
        self.body.block_open = true;
        self.plan.blocks.push(AudienceBlock {
            label: label.to_owned(),
            audience: Some(audience.to_owned()),
            ..AudienceBlock::default()
        });
        self.ledger.read(line.number, Field::Audience);
        if !rest.is_empty() {
            let item = Item { text: rest.to_owned(), line: line.number, ..Item::default() };
            self.item(item);
        }
        true
    }

    /// The block that contents and channels go into.
    pub(super) fn block(&mut self) -> &mut AudienceBlock {
        if !self.body.block_open {
            self.body.block_open = true;
            let (label, heading) = self.body.heading.take().unzip();
            let label = label.unwrap_or_default();
            self.plan.blocks.push(AudienceBlock { label, heading, ..AudienceBlock::default() });
        }
        let last = self.plan.blocks.len().saturating_sub(1);
        &mut self.plan.blocks[last]
    }

    pub(super) fn group_heading(&mut self, line: u32, label: &str, title: &str) {
        self.body.block_open = false;
        self.body.heading = Some((label.to_owned(), title.to_owned()));
        self.ledger.read(line, Field::Heading);
    }

    /// False beyond [`MAX_ITEMS`].
    pub(super) fn item(&mut self, item: Item) -> bool {
        self.body.items += 1;
        self.body.items <= MAX_ITEMS && {
            self.block().items.push(item);
            true
        }
    }

    fn aim(&mut self, line: &Line, label: &Option<Label>, text: &str, rest: &str, field: Field) -> Option<Field> {
        if let Some(intro) = self.intro(line, label, text) {
            return Some(intro);
        }
        let aims = if field == Field::Purpose { &mut self.plan.purposes } else { &mut self.plan.requirements };
        match aims.last_mut() {
            Some(last) if *label == Some(Label::Plus) => join(&mut last.text, "\n", text).then_some(field),
            Some(last) if label.is_none() && shape::starts_lower(text) => {
                join(&mut last.text, " ", text).then_some(field)
            }
            _ => {
                aims.push(Passage::new(line.number, rest));
                Some(field)
            }
        }
    }

    /// A sentence that ends in a colon, right below a heading.
    pub(super) fn intro(&mut self, line: &Line, label: &Option<Label>, text: &str) -> Option<Field> {
        let section = self.plan.sections.last_mut()?;
        if self.body.begun || label.is_some() || !text.ends_with(':') || section.intro.is_some() {
            return None;
        }
        section.intro = Some(Passage::new(line.number, text));
        Some(Field::Intro)
    }

    fn content(&mut self, line: &Line, label: Option<Label>, printed: String, text: &str, rest: &str) -> Option<Field> {
        if let Some(intro) = self.intro(line, &label, text) {
            return Some(intro);
        }
        if matches!(label, Some(Label::Number(_))) && self.in_numbered_group() {
            self.body.block_open = false;
        }
        let open = self.body.block_open;
        let last = self.plan.blocks.last_mut().filter(|_| open).and_then(|block| block.items.last_mut());
        if let Some(last) = last {
            let under_numbered = self.body.begun && !matches!(last.label.as_str(), "" | "-" | "+");
            let joined = match label {
                Some(Label::Plus) if last.label != "+" => Some(join(&mut last.text, "\n", text)),
                Some(Label::Dash) if under_numbered => Some(join(&mut last.text, "\n", text)),
                None if shape::starts_lower(text) || !shape::ends_sentence(&last.text) => {
                    Some(join(&mut last.text, " ", text))
                }
                _ => None,
            };
            if let Some(joined) = joined {
                return joined.then_some(Field::Item);
            }
        }
        let item = Item { label: printed, text: rest.to_owned(), line: line.number, ..Item::default() };
        self.item(item).then_some(Field::Item)
    }

    /// The open block stands under a numbered heading, so that a numbered content is beside it, not in it.
    fn in_numbered_group(&self) -> bool {
        self.plan.blocks.last().filter(|_| self.body.block_open).is_some_and(|block| {
            block.heading.is_some() && !block.items.is_empty() && block.label.starts_with(|c: char| c.is_ascii_digit())
        })
    }

    fn channel(&mut self, line: &Line, text: &str) -> Option<Field> {
        let shared = self.body.section == Some(Topic::Channels);
        if let Some(intro) = self.intro(line, &shape::label(text).0, text) {
            return Some(intro);
        }
        for part in channels::parts(text) {
            let list = if shared { &mut self.body.shared_channels } else { &mut self.block().channels };
            let goes_on = !part.marked && shape::starts_lower(&part.text);
            match list.last_mut() {
                Some(last) if goes_on => {
                    if !join(&mut last.text, " ", &part.text) {
                        return None;
                    }
                }
                _ => list.push(new_channel(line.number, part.text)),
            }
        }
        Some(Field::Channel)
    }

    fn audience_line(&mut self, line: &Line, rest: &str) -> Option<Field> {
        if rest.ends_with(':') {
            return self.intro(line, &None, rest);
        }
        self.body.audiences.push(shape::without_end(rest).to_owned());
        Some(Field::Audience)
    }
}

/// A channel as printed; what it names is filled in at the end, when it is whole.
pub(super) fn new_channel(line: u32, text: String) -> ChannelLine {
    ChannelLine { text, kinds: Vec::new(), optional: false, cadence: None, line }
}

/// The next line is of a lower level than this one: bullets or letters under a number, bullets under a letter.
fn is_deeper(label: &Option<Label>, next: Option<&Piece<'_>>) -> bool {
    match next {
        Some(Piece::Table(_)) => true,
        Some(Piece::Line(line)) => match (label, shape::label(line.text.trim()).0) {
            (_, Some(Label::Dash | Label::Plus)) => true,
            (Some(Label::Number(_)), Some(Label::Letter(_))) => true,
            (Some(Label::Number(one)), Some(Label::Number(other))) => other.len() > one.len(),
            _ => false,
        },
        None => false,
    }
}
