//! How the differences of a paper that came back from Word look: section by section, word by word, with why something is not
//! taken over.

use super::report::numbered;
use crate::model::{Prose, Report};
use crate::rules::returned::{Bit, Change, Key, Kind, Place, Returned, beside, too_long};
use crate::rules::vocabulary::Vocabulary;
use crate::words::Words;
use askama::Template;
use text::Locale;
use ui::{Button, Checkboxes, Choice, ErrorSummary, Html, Tag, Tone};

#[derive(Template)]
#[template(path = "report/returned.html")]
pub(super) struct Page {
    pub(super) w: Words,
    pub(super) errors: ErrorSummary,
    /// Nothing differs.
    pub(super) same: bool,
    pub(super) version: i64,
    pub(super) parts: Vec<Part>,
    /// What Word held and a report does not.
    pub(super) lost: Vec<String>,
    /// Where what is chosen goes; none where there is nothing to choose.
    pub(super) action: Option<String>,
    pub(super) button: Button,
    pub(super) back: Html,
    pub(super) other: Html,
}

/// A part of the paper with its differences.
pub(super) struct Part {
    title: String,
    differences: Vec<Difference>,
    take: Option<Checkboxes>,
}

struct Difference {
    what: Tag,
    words: Vec<Html>,
    why: Option<String>,
}

/// The parts that differ, in the order of the paper. All of them are chosen until somebody chose otherwise.
pub(super) fn parts(
    locale: Locale,
    report: &Report,
    returned: &Returned,
    vocabulary: &Vocabulary,
    chosen: Option<&[Key]>,
) -> Vec<Part> {
    let w = Words::new(locale);
    let mut places: Vec<Place> = Vec::new();
    for change in &returned.changes {
        if !places.contains(&change.place) {
            places.push(change.place);
        }
    }
    let part = |place: Place| {
        let own: Vec<&Change> = returned.changes.iter().filter(|change| change.place == place).collect();
        let title = match place {
            Place::Head => w.word_head().to_owned(),
            Place::Foot => w.word_foot().to_owned(),
            Place::Section(0) => w.section_opening().to_owned(),
            Place::Section(at) => numbered(report, at),
            Place::Added(_) => {
                let new = own.iter().find(|change| change.kind == Kind::SectionAdded);
                w.word_new_section(new.map_or("", |change| change.after.as_str()))
            }
        };
        let key = match place {
            Place::Section(at) => Some(Key::Section(at)),
            Place::Added(at) => Some(Key::Added(at)),
            Place::Head | Place::Foot => None,
        };
        let key = key.filter(|key| returned.offers.iter().any(|offer| offer.key == *key));
        let take = key.map(|key| {
            let ticked = chosen.is_none_or(|chosen| chosen.contains(&key));
            let choice = Choice::new(key.to_string(), w.word_take_section(title.as_str())).chosen(ticked);
            Checkboxes::new(locale, "take", w.word_take_legend(title.as_str()), [choice])
                .id(format!("take-{key}"))
                .hidden_label()
        });
        let differences = own.into_iter().map(|change| difference(change, vocabulary, w)).collect();
        Part { title, differences, take }
    };
    places.into_iter().map(part).collect()
}

fn difference(change: &Change, vocabulary: &Vocabulary, w: Words) -> Difference {
    let (before, after) = (change.before.as_str(), change.after.as_str());
    let (tone, what, why): (Tone, &str, Option<String>) = match &change.kind {
        Kind::Title => (Tone::Teal, w.change_title(), None),
        Kind::Text => {
            let why = too_long(before, after).then(|| w.why_long().to_owned());
            (Tone::Teal, w.change_text(), why)
        }
        Kind::TextAdded => (Tone::Green, w.change_text_added(), None),
        Kind::TextRemoved => (Tone::Gold, w.change_text_removed(), None),
        Kind::SectionAdded => (Tone::Green, w.change_section_added(), None),
        Kind::SectionRemoved => (Tone::Gold, w.change_section_removed(), None),
        Kind::Figure(piece) => {
            let name = vocabulary.shown(&Prose::of([piece.clone()]));
            let is = if after.is_empty() { w.change_figure_none() } else { after };
            (Tone::Gold, w.change_figure(), Some(w.why_figure(is, name, before)))
        }
        Kind::Made => (Tone::Neutral, w.change_not_taken(), Some(w.why_made().to_owned())),
        Kind::Form => (Tone::Neutral, w.change_not_taken(), Some(w.why_form().to_owned())),
        Kind::TitleRemoved => (Tone::Neutral, w.change_not_taken(), Some(w.why_title_removed().to_owned())),
        Kind::Table => (Tone::Neutral, w.change_not_taken(), Some(w.why_table().to_owned())),
        Kind::Picture => (Tone::Neutral, w.change_not_taken(), Some(w.why_picture().to_owned())),
        Kind::Note => (Tone::Neutral, w.change_not_taken(), Some(w.why_note().to_owned())),
        Kind::Loose => (Tone::Neutral, w.change_not_taken(), Some(w.why_loose().to_owned())),
    };
    let words = match change.kind {
        Kind::Figure(_) => Vec::new(),
        Kind::SectionRemoved => before.lines().map(|line| shown(&beside(line, ""), w)).collect(),
        _ => vec![shown(&beside(before, after), w)],
    };
    let words = words.into_iter().filter(|line| !line.is_empty()).collect();
    Difference { what: Tag::new(tone, what), words, why }
}

/// Words that went struck through, words that came underlined, both also told in words to those who do not see it.
fn shown(bits: &[Bit], w: Words) -> Html {
    let marked = |element: &str, said: &str, text: &str| {
        // The end of a paragraph that came or went is seen.
        let text = text.replace('\n', "¶ ");
        let (text, blank) = (text.trim_end(), if text.ends_with(' ') { " " } else { "" });
        let said = Html::from(said);
        let text = Html::from(text);
        format!("<{element}><span class=\"govuk-visually-hidden\">{said} </span>{text}</{element}>{blank}")
    };
    let one = |bit: &Bit| match bit {
        Bit::Same(text) => Html::from(text.as_str()).to_string(),
        Bit::Gone(text) => marked("del", w.change_gone(), text),
        Bit::New(text) => marked("ins", w.change_new(), text),
    };
    Html::trusted(bits.iter().map(one).collect::<String>())
}
