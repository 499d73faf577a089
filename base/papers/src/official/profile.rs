//! What the two decrees on form want, as data: circular 01/2011/TT-BNV until 4 March 2020, decree 30/2020/NĐ-CP since.

use jiff::civil::{Date, date};

/// The rules of form that a paper follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Profile {
    /// Circular 01/2011/TT-BNV of 19 January 2011.
    Tt01_2011,
    /// Decree 30/2020/NĐ-CP of 5 March 2020.
    Nd30_2020,
}

/// Where the number of the page stands; never on the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PageNumber {
    /// In the middle of the top margin.
    TopCentre,
    /// On the right of the bottom margin.
    BottomRight,
}

/// A set of rules and where they stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rules {
    /// Whose they are.
    pub profile: Profile,
    /// The instrument.
    pub basis: &'static str,
    /// The first day on which papers follow it.
    pub valid_from: Date,
    /// The last day; none while it is in force.
    pub valid_to: Option<Date>,
    /// How sure the rules below are: `SURE`, `LIKELY` or `UNSURE`.
    pub confidence: &'static str,
    /// Where the number of the page stands.
    pub page_number: PageNumber,
    /// Whether the lines of legal bases are in italics.
    pub bases_in_italics: bool,
    /// What the last line of legal bases ends with; the others end with a semicolon.
    pub last_base_mark: char,
}

const RULES: [Rules; 2] = [
    Rules {
        profile: Profile::Tt01_2011,
        basis: "Thông tư 01/2011/TT-BNV",
        valid_from: date(2011, 3, 5),
        valid_to: Some(date(2020, 3, 4)),
        confidence: "LIKELY",
        page_number: PageNumber::BottomRight,
        bases_in_italics: false,
        last_base_mark: ',',
    },
    Rules {
        profile: Profile::Nd30_2020,
        basis: "Nghị định 30/2020/NĐ-CP, Phụ lục I",
        valid_from: date(2020, 3, 5),
        valid_to: None,
        confidence: "SURE",
        page_number: PageNumber::TopCentre,
        bases_in_italics: true,
        last_base_mark: '.',
    },
];

impl Profile {
    /// The profile of a paper issued on a day; the older one for all days before it came into force, too.
    ///
    /// ```
    /// use jiff::civil::date;
    /// use papers::official::Profile;
    /// assert_eq!(Profile::on(date(2020, 1, 21)), Profile::Tt01_2011);
    /// assert_eq!(Profile::on(date(2020, 3, 5)), Profile::Nd30_2020);
    /// ```
    pub fn on(issued: Date) -> Profile {
        let holds = |rules: &&Rules| rules.valid_from <= issued && rules.valid_to.is_none_or(|last| issued <= last);
        RULES.iter().find(holds).unwrap_or(&RULES[0]).profile
    }

    /// What it wants.
    pub fn rules(self) -> &'static Rules {
        &RULES[self as usize]
    }
}

/// Sizes of type in points, by the cells of the diagram (Annex I, part IV of the decree; the circular has the same ranges).
/// Where the decree gives a range, the size of its models.
pub mod size {
    /// Cell 1: the name of the country.
    pub const COUNTRY: u8 = 12;
    /// Cell 1: the motto.
    pub const MOTTO: u8 = 13;
    /// Cell 2: the bodies.
    pub const BODY_NAME: u8 = 12;
    /// Cell 3: number and symbol.
    pub const NUMBER: u8 = 13;
    /// Cell 4: place and date.
    pub const PLACE: u8 = 13;
    /// Cell 5a: kind and abstract.
    pub const TITLE: u8 = 14;
    /// Cell 5b: the abstract of a letter.
    pub const LETTER_SUBJECT: u8 = 12;
    /// Cell 6: the text.
    pub const TEXT: u8 = 14;
    /// Cells 7a and 7b: authority and name.
    pub const SIGNER: u8 = 14;
    /// Cell 9a: addressees.
    pub const ADDRESSEE: u8 = 14;
    /// Cell 9b: the word `Nơi nhận`.
    pub const RECIPIENTS_WORD: u8 = 12;
    /// Cell 9b: the list.
    pub const RECIPIENTS: u8 = 11;
    /// Cells 10 and 11: marks.
    pub const MARK: u8 = 13;
    /// Cell 12: the drafter.
    pub const DRAFTER: u8 = 11;
    /// Cell 14: what a copy says of itself.
    pub const COPY: u8 = 10;
    /// Cell 13: address of the body.
    pub const CONTACT: u8 = 11;
    /// The number of the page.
    pub const PAGE_NUMBER: u8 = 13;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_profile_has_its_rules_and_they_follow_one_another() {
        for (at, rules) in RULES.iter().enumerate() {
            assert_eq!(rules.profile as usize, at);
            assert_eq!(rules.profile.rules(), rules);
        }
        assert_eq!(RULES[0].valid_to.and_then(|last| last.tomorrow().ok()), Some(RULES[1].valid_from));
        assert_eq!(Profile::on(date(2000, 1, 1)), Profile::Tt01_2011);
        assert_eq!(Profile::on(date(2026, 11, 26)), Profile::Nd30_2020);
    }
}
