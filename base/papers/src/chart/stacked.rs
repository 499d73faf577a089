//! Bars made of parts, one below the other.

use super::draw::{BAR, Drawing, INK, Look, MOST_ROWS, Place, figure_width, more, scaled};
use super::value::number;
use crate::content::{Align, Column, Row, Table};

/// A bar a group, each made of parts one after the other: what became of the tasks of each unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StackedBars {
    /// What the chart is called.
    pub title: String,
    /// What the parts are, in their order; at most [`MOST_PARTS`] are told apart by pattern.
    pub parts: Vec<String>,
    /// The groups from top to bottom; [`MOST_ROWS`] are drawn, the table has them all.
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

/// The patterns differ in black and white.
const LOOKS: [Look; MOST_PARTS] = [
    Look { fill: "#0b6265", pattern: "", ink: "#ffffff" },
    Look { fill: "#d5ece9", pattern: "<path d=\"M0 8 8 0\" stroke=\"#0b6265\" stroke-width=\"1.5\"/>", ink: INK },
    Look { fill: "#ffffff", pattern: "", ink: INK },
    Look { fill: "#f6dadf", pattern: "<circle cx=\"4\" cy=\"4\" r=\"1.4\" fill=\"#a3174b\"/>", ink: INK },
];

impl StackedBars {
    /// The numbers as a table: a row a group, a column a part.
    pub(super) fn table(&self) -> Table {
        let column = |share, align| Column { share, align };
        let parts = || self.parts.iter().map(|_| column(1, Align::Right));
        let row = |group: &Group| {
            let value = |place: usize| number(u128::from(group.values.get(place).copied().unwrap_or(0)));
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
        self.draw(id, super::draw::NARROW)
    }

    pub(super) fn draw(&self, id: &str, width: u64) -> String {
        let mut drawing = Drawing::new(id, width);
        let legend = self.parts.iter().enumerate().map(|(part, name)| (part % MOST_PARTS, name.as_str()));
        let mut top = drawing.legend(legend, 0);
        let drawn = &self.groups[..self.groups.len().min(MOST_ROWS)];
        let most = drawn.iter().map(total).max().unwrap_or(0);
        let figures = drawn.iter().map(|group| figure_width(&number(total(group))));
        let room = drawing.row_width() - figures.max().unwrap_or(0).min(drawing.row_width() - 40);
        for group in drawn {
            let place = drawing.row(&group.name, top);
            bar(&mut drawing, group, &place, |sum| scaled(sum, most, room));
            top = place.next;
        }
        let height = drawing.more(self.groups.len() - drawn.len(), top);
        drawing.finish(&self.title, &self.description(), &LOOKS, height)
    }

    /// The numbers in a sentence a group, for those who hear the chart.
    pub(super) fn description(&self) -> String {
        let group = |group: &Group| {
            let part = |(part, value): (&String, &u64)| format!("{part} {}", number(u128::from(*value)));
            let parts: Vec<String> = self.parts.iter().zip(&group.values).map(part).collect();
            format!("{}: {}", group.name, parts.join(", "))
        };
        let left_out = self.groups.len().saturating_sub(MOST_ROWS);
        let drawn = self.groups.iter().take(MOST_ROWS).map(group);
        drawn.chain((left_out > 0).then(|| more(left_out))).collect::<Vec<_>>().join(". ")
    }
}

/// `edge`: where a sum ends. Edges are rounded, not widths, so that the parts of a bar are as long as the whole.
fn bar(drawing: &mut Drawing, group: &Group, place: &Place, edge: impl Fn(u128) -> u64) {
    let mut sum = 0;
    for (part, value) in group.values.iter().enumerate() {
        let left = place.left + edge(sum);
        sum += u128::from(*value);
        let width = place.left + edge(sum) - left;
        if width > 0 {
            let look = part % MOST_PARTS;
            drawing.area((left, place.top), (width, BAR), look);
            let _ = drawing.number_in((left, place.top), (width, BAR), &number(u128::from(*value)), LOOKS[look]);
        }
    }
    drawing.figure(place, edge(sum), &number(sum));
}

fn total(group: &Group) -> u128 {
    group.values.iter().map(|value| u128::from(*value)).sum()
}

#[cfg(test)]
mod tests {
    use super::super::testing::{elements, readable, shapes, texts};
    use super::*;
    use proptest::prelude::*;

    fn chart(groups: Vec<Group>) -> StackedBars {
        let parts = ["Đúng hạn", "Trễ hạn", "Đang thực hiện", "Quá hạn"].map(str::to_owned).to_vec();
        StackedBars { title: "Kết quả theo đơn vị".into(), parts, groups }
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
        let many = chart(vec![Group { name: "Xã".into(), values: vec![u64::MAX, 1, 2, u64::MAX] }; 1_000]).svg("x");
        assert!(texts(&many).contains(&"… +940".to_owned()) && many.len() < 80_000, "{}", many.len());
        readable(&LOOKS);
    }

    proptest! {
        #[test]
        fn hostile_names_stay_names(name in "(<script>|</svg>|&|\"|'|[a-zệ ]|\\PC){0,40}", values in prop::collection::vec(any::<u64>(), 0..7)) {
            let shapes = |name: &str| shapes(&chart(vec![Group { name: name.into(), values: values.clone() }]).svg("x"));
            prop_assert_eq!(shapes(&name), shapes("Văn phòng"));
        }
    }
}
