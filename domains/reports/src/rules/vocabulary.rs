//! How places for figures look to those who write: by their names in brackets, `[Nhiệm vụ thuộc kỳ]`, and back. Reports are
//! Vietnamese, and so are the names.

use crate::model::{Of, Piece, Prose};
use crate::words::Words;
use domain::Registry;
use text::Locale;

/// The names of all places.
pub struct Vocabulary(Vec<(String, Piece)>);

/// Words that follow from the period itself.
pub const PERIOD_WORDS: [&str; 7] = ["period", "period_before", "year", "from", "to", "agency", "superior"];

impl Vocabulary {
    /// Of everything that domains count, and of the period.
    #[must_use]
    pub fn new(registry: &Registry) -> Self {
        let w = Words::new(Locale::Vi);
        let mut all = Vec::new();
        for kind in registry.figure_kinds() {
            let (title, address) = ((kind.title)(Locale::Vi), || kind.address.to_owned());
            all.push((title.to_owned(), Piece::Figure(address(), Of::Now)));
            all.push((format!("{title}, {}", w.place_before()), Piece::Figure(address(), Of::Before)));
            all.push((format!("{title}, {}", w.place_change()), Piece::Figure(address(), Of::Change)));
        }
        for kind in registry.word_kinds() {
            all.push(((kind.title)(Locale::Vi).to_owned(), Piece::Word(kind.address.to_owned())));
        }
        let titles = [
            w.place_period(),
            w.place_period_before(),
            w.place_year(),
            w.place_from(),
            w.place_to(),
            w.place_agency(),
            w.place_superior(),
        ];
        all.extend(
            PERIOD_WORDS
                .iter()
                .zip(titles)
                .map(|(address, title)| (title.to_owned(), Piece::Word((*address).to_owned()))),
        );
        Self(all)
    }

    /// The names, for those who look one up.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(name, _)| name.as_str())
    }

    /// A text as its writers see it. A place that has no name any more shows its address.
    #[must_use]
    pub fn shown(&self, text: &Prose) -> String {
        let piece = |piece: &Piece| match piece {
            Piece::Text(text) => text.clone(),
            place => {
                let name = self.0.iter().find(|(_, known)| known == place).map(|(name, _)| name.clone());
                format!("[{}]", name.unwrap_or_else(|| Prose::of([place.clone()]).to_string()))
            }
        };
        text.0.iter().map(piece).collect()
    }

    /// A text as its writers typed it. Brackets with anything but a name in them are letters.
    #[must_use]
    pub fn read(&self, typed: &str) -> Prose {
        let (mut pieces, mut rest) = (Vec::new(), typed);
        while let Some(at) = rest.find('[') {
            let inner = rest[at + 1..].split_once(']').map(|(inner, _)| inner);
            let found = inner.and_then(|inner| self.place(inner).map(|piece| (piece, inner.len())));
            pieces.push(Piece::Text(rest[..at].to_owned()));
            rest = match found {
                Some((piece, length)) => {
                    pieces.push(piece);
                    &rest[at + length + 2..]
                }
                None => {
                    pieces.push(Piece::Text("[".into()));
                    &rest[at + 1..]
                }
            };
        }
        pieces.push(Piece::Text(rest.to_owned()));
        Prose::of(pieces)
    }

    /// The place of a name, whatever its case and spaces; or of an address in braces.
    fn place(&self, name: &str) -> Option<Piece> {
        let key = |text: &str| viet::fold(text).split_whitespace().collect::<Vec<_>>().join(" ");
        let wanted = key(name);
        let named = self.0.iter().find(|(known, _)| key(known) == wanted).map(|(_, piece)| piece.clone());
        named.or_else(|| match Prose::from(name).0.as_slice() {
            [piece @ (Piece::Figure(..) | Piece::Word(_))] => Some(piece.clone()),
            _ => None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn vocabulary() -> Vocabulary {
        let figure = |of| Piece::Figure("plans.tasks".into(), of);
        Vocabulary(vec![
            ("Nhiệm vụ thuộc kỳ".into(), figure(Of::Now)),
            ("Nhiệm vụ thuộc kỳ, cùng kỳ năm trước".into(), figure(Of::Before)),
            ("Kế hoạch của năm".into(), Piece::Word("plans.plan".into())),
        ])
    }

    #[test]
    fn places_are_names_in_brackets_and_other_brackets_are_letters() {
        let all = vocabulary();
        let text = Prose::from(
            "Có {plans.tasks} việc, năm trước {plans.tasks@before}; [xem phụ lục] theo {=plans.plan}; {gone.x}",
        );
        let shown = all.shown(&text);
        assert_eq!(
            shown,
            "Có [Nhiệm vụ thuộc kỳ] việc, năm trước [Nhiệm vụ thuộc kỳ, cùng kỳ năm trước]; [xem phụ lục] theo [Kế hoạch của năm]; \
             [{gone.x}]"
        );
        assert_eq!(all.read(&shown), text);
        assert_eq!(
            all.read("[ nhiem vu  thuoc ky ]"),
            Prose::from("{plans.tasks}"),
            "accents and spaces do not matter"
        );
        assert_eq!(all.read("[Nhiệm vụ thuộc kỳ"), Prose::plain("[Nhiệm vụ thuộc kỳ"));
    }

    proptest! {
        #[test]
        fn what_is_typed_is_shown_again(typed in "([a-z\\[\\]{}=. ]|\\[Nhiệm vụ thuộc kỳ\\]){0,12}") {
            let all = vocabulary();
            let once = all.read(&typed);
            prop_assert_eq!(all.read(&all.shown(&once)), once);
        }
    }
}
