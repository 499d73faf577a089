//! Bars made of parts, one below the other.

use crate::content::{Align, Column, Row, Table};
use std::fmt::Write as _;

/// A bar a group, each made of parts one after the other: what became of the tasks of each unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StackedBars {
    /// What the chart is called.
    pub title: String,
    /// What the parts are, in their order; at most [`MOST_PARTS`] are told apart by pattern.
    pub parts: Vec<String>,
    /// The groups from top to bottom.
    pub groups: Vec<Group>,
}

/// A bar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Its name.
    pub name: String,
    /// How much of each part, in the order of the parts; what is missing is 0.
    pub values: Vec<u64>,
}

/// So many parts have patterns of their own.
pub const MOST_PARTS: usize = 4;

/// Units of the drawing: it is as wide as this, so that its letters can be read on a phone, and grows with its groups.
const WIDTH: u64 = 340;
const BAR: u64 = 22;
const LINE: u64 = 20;
const GAP: u64 = 14;
/// Room for the total at the end of the longest bar.
const TOTAL: u64 = 48;
/// A letter is about so wide at the size of names.
const LETTER: u64 = 8;
/// Numbers on parts narrower than this would not fit.
const NARROW: u64 = 26;

/// Fill, pattern, and the colour of the number on it. The patterns differ in black and white; the colours keep 3:1 to the
/// page and 4.5:1 to the numbers.
const LOOKS: [(&str, &str, &str); MOST_PARTS] = [
    ("#0b6265", "", "#ffffff"),
    ("#d5ece9", "<path d=\"M0 8 8 0\" stroke=\"#0b6265\" stroke-width=\"1.5\"/>", "#1b2a2f"),
    ("#ffffff", "", "#1b2a2f"),
    ("#f6dadf", "<circle cx=\"4\" cy=\"4\" r=\"1.4\" fill=\"#a3174b\"/>", "#1b2a2f"),
];

impl StackedBars {
    /// The numbers as a table: a row a group, a column a part.
    pub(super) fn table(&self) -> Table {
        let column = |share, align| Column { share, align };
        let parts = || self.parts.iter().map(|_| column(1, Align::Right));
        let row = |group: &Group| {
            let value = |place: usize| number(group.values.get(place).copied().unwrap_or(0));
            Row::plain(std::iter::once(group.name.clone()).chain((0..self.parts.len()).map(value)))
        };
        Table {
            title: None,
            columns: std::iter::once(column(3, Align::Left)).chain(parts()).collect(),
            header: vec![Row::plain(std::iter::once(String::new()).chain(self.parts.iter().cloned()))],
            rows: self.groups.iter().map(row).collect(),
        }
    }

    /// The drawing. `id` starts the ids in it, so that several can stand in one page; letters, figures and hyphens only.
    ///
    /// ```
    /// use papers::chart::{Group, StackedBars};
    /// let chart = StackedBars {
    ///     title: "Kết quả theo đơn vị".into(),
    ///     parts: vec!["Đúng hạn".into(), "Quá hạn".into()],
    ///     groups: vec![Group { name: "Văn phòng".into(), values: vec![5, 1] }],
    /// };
    /// let svg = chart.svg("don-vi");
    /// assert!(svg.starts_with("<svg ") && svg.contains("Văn phòng: Đúng hạn 5, Quá hạn 1"));
    /// ```
    pub fn svg(&self, id: &str) -> String {
        let id: String = id.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
        let legend = self.legend_rows();
        let names: Vec<Vec<String>> = self.groups.iter().map(|group| wrapped(&group.name)).collect();
        let heights = names.iter().map(|lines| lines.len() as u64 * LINE + BAR + GAP);
        let height = legend.len() as u64 * (LINE + 4) + GAP + heights.sum::<u64>();
        let mut svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"ts-chart\" viewBox=\"-1 -1 {} {}\" role=\"img\" \
             aria-labelledby=\"{id}-t {id}-d\" font-size=\"15\" fill=\"#1b2a2f\"><title id=\"{id}-t\">{}</title><desc \
             id=\"{id}-d\">{}</desc><defs>",
            WIDTH + 2,
            height + 2,
            escaped(&self.title),
            escaped(&self.description()),
        );
        for (part, (fill, pattern, _)) in LOOKS.iter().enumerate() {
            let _ = write!(
                svg,
                "<pattern id=\"{id}-p{part}\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\"><rect width=\"8\" \
                 height=\"8\" fill=\"{fill}\"/>{pattern}</pattern>"
            );
        }
        svg.push_str("</defs>");
        let mut top = 0;
        for row in &legend {
            for (part, left) in row {
                let _ = write!(
                    svg,
                    "<rect x=\"{left}\" y=\"{}\" width=\"18\" height=\"14\" fill=\"url(#{id}-p{})\" stroke=\"#1b2a2f\"/><text \
                     x=\"{}\" y=\"{}\">{}</text>",
                    top + 3,
                    part % MOST_PARTS,
                    left + 25,
                    top + 15,
                    escaped(&self.parts[*part]),
                );
            }
            top += LINE + 4;
        }
        top += GAP;
        let most = self.groups.iter().map(total).max().unwrap_or(0).max(1);
        for (group, lines) in self.groups.iter().zip(&names) {
            for line in lines {
                let _ = write!(svg, "<text x=\"0\" y=\"{}\">{}</text>", top + 14, escaped(line));
                top += LINE;
            }
            bar(&mut svg, &id, group, top, most);
            top += BAR + GAP;
        }
        svg + "</svg>"
    }

    /// The numbers in a sentence a group, for those who hear the chart.
    pub(super) fn description(&self) -> String {
        let group = |group: &Group| {
            let part = |(part, value): (&String, &u64)| format!("{part} {}", number(*value));
            let parts: Vec<String> = self.parts.iter().zip(&group.values).map(part).collect();
            format!("{}: {}", group.name, parts.join(", "))
        };
        self.groups.iter().map(group).collect::<Vec<_>>().join(". ")
    }

    /// The parts of the legend in rows that fit the width, with where each starts.
    fn legend_rows(&self) -> Vec<Vec<(usize, u64)>> {
        let mut rows: Vec<Vec<(usize, u64)>> = Vec::new();
        let mut left = WIDTH;
        for (part, name) in self.parts.iter().enumerate() {
            let width = 25 + letters(name) * LETTER + 18;
            if left + width > WIDTH {
                rows.push(Vec::new());
                left = 0;
            }
            rows.last_mut().expect("a row was begun").push((part, left));
            left += width;
        }
        rows
    }
}

fn bar(svg: &mut String, id: &str, group: &Group, top: u64, most: u64) {
    let room = u128::from(WIDTH - TOTAL);
    // Edges are rounded, not widths, so that the parts of a bar are as long as the whole.
    let edge = |sum: u64| u64::try_from(u128::from(sum) * room / u128::from(most)).unwrap_or(WIDTH);
    let mut sum = 0u64;
    for (part, value) in group.values.iter().enumerate() {
        let left = edge(sum);
        sum = sum.saturating_add(*value);
        let width = edge(sum) - left;
        if width == 0 {
            continue;
        }
        let _ = write!(
            svg,
            "<rect x=\"{left}\" y=\"{top}\" width=\"{width}\" height=\"{BAR}\" fill=\"url(#{id}-p{})\" stroke=\"#1b2a2f\"/>",
            part % MOST_PARTS
        );
        let figure = number(*value);
        if width >= NARROW.max(letters(&figure) * LETTER + 8) {
            let (fill, _, ink) = LOOKS[part % MOST_PARTS];
            let (middle, half) = (left + width / 2, letters(&figure) * LETTER / 2 + 3);
            // On a pattern a number stands on a plain ground.
            let _ = write!(
                svg,
                "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"{fill}\"/><text x=\"{middle}\" y=\"{}\" \
                 text-anchor=\"middle\" fill=\"{ink}\">{figure}</text>",
                middle - half,
                top + 2,
                half * 2,
                BAR - 4,
                top + 16,
            );
        }
    }
    let _ = write!(
        svg,
        "<text x=\"{}\" y=\"{}\" font-weight=\"700\">{}</text>",
        edge(sum) + 8,
        top + 16,
        number(total(group))
    );
}

fn total(group: &Group) -> u64 {
    group.values.iter().fold(0, |sum, value| sum.saturating_add(*value))
}

fn number(value: u64) -> String {
    viet::number::grouped(i64::try_from(value).unwrap_or(i64::MAX))
}

fn letters(text: &str) -> u64 {
    text.chars().count() as u64
}

/// A name in lines that fit the width.
fn wrapped(name: &str) -> Vec<String> {
    const MOST: u64 = WIDTH / LETTER;
    let mut lines = vec![String::new()];
    for word in name.split_whitespace() {
        let last = lines.last_mut().expect("there is a line");
        if last.is_empty() {
            last.push_str(word);
        } else if letters(last) + 1 + letters(word) <= MOST {
            last.push(' ');
            last.push_str(word);
        } else {
            lines.push(word.to_owned());
        }
    }
    lines
}

/// Text that is read back as itself; what XML cannot hold is left out.
fn escaped(text: &str) -> String {
    crate::docx::escaped(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use quick_xml::Reader;
    use quick_xml::events::Event;

    fn chart(groups: Vec<Group>) -> StackedBars {
        let parts = ["Đúng hạn", "Trễ hạn", "Đang thực hiện", "Quá hạn"].map(str::to_owned).to_vec();
        StackedBars { title: "Kết quả theo đơn vị".into(), parts, groups }
    }

    /// The names of the elements; fails on anything that is not well formed.
    fn elements(svg: &str) -> Vec<String> {
        let mut reader = Reader::from_str(svg);
        let mut names = Vec::new();
        loop {
            match reader.read_event().unwrap_or_else(|error| panic!("{error}: {svg}")) {
                Event::Start(element) | Event::Empty(element) => {
                    names.push(element.name().as_ref().to_owned());
                }
                Event::Eof => return names,
                _ => {}
            }
        }
    }

    #[test]
    fn a_bar_for_each_group_with_its_numbers() {
        let group = |name: &str, values: &[u64]| Group { name: name.into(), values: values.to_vec() };
        let svg = chart(vec![group("Văn phòng", &[12, 0, 3, 1]), group("Phòng Đầu tư", &[4])]).svg("a b\"c");
        assert!(svg.contains("aria-labelledby=\"abc-t abc-d\""));
        assert!(
            svg.contains("Văn phòng: Đúng hạn 12, Trễ hạn 0, Đang thực hiện 3, Quá hạn 1. Phòng Đầu tư: Đúng hạn 4")
        );
        assert!(svg.contains(">16</text>") && svg.contains(">4</text>"), "totals");
        let rects = elements(&svg).into_iter().filter(|name| name == "rect").count();
        assert!(rects >= 4 + 4 + 4, "patterns, legend and bars: {rects}");
    }

    #[test]
    fn nothing_at_all_is_a_drawing_too() {
        assert_eq!(elements(&chart(Vec::new()).svg("x")).first().map(String::as_str), Some("svg"));
        elements(&StackedBars { title: String::new(), parts: Vec::new(), groups: Vec::new() }.svg(""));
        elements(&chart(vec![Group { name: "A".into(), values: vec![0, 0] }]).svg("x"));
    }

    proptest! {
        #[test]
        fn hostile_names_stay_names(name in "(<script>|</svg>|&|\"|'|[a-zệ ]|\\PC){0,40}", values in prop::collection::vec(any::<u64>(), 0..7)) {
            let names = |name: &str| elements(&chart(vec![Group { name: name.into(), values: values.clone() }]).svg("x"));
            let count = |names: &[String]| names.iter().filter(|name| *name != "text").count();
            prop_assert_eq!(count(&names(&name)), count(&names("Văn phòng")));
        }
    }
}
