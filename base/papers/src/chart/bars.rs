//! Bars of one value each, one below the other.

use super::draw::{BAR, Drawing, Look, MOST_ROWS, figure_width, more, scaled};
use super::value::Value;
use crate::content::{Align, Column, Row, Table};

/// A bar a group, the number at its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bars {
    /// What the chart is called.
    pub title: String,
    /// What the numbers count, for the head of their column; may be empty.
    pub measure: String,
    /// The groups from top to bottom; [`MOST_ROWS`] are drawn, the table has them all.
    pub groups: Vec<Bar>,
}

/// A bar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// Its name; it wraps.
    pub name: String,
    /// How long it is.
    pub value: Value,
}

const LOOK: Look = Look { fill: "#0b6265", pattern: "", ink: "#ffffff" };

impl Bars {
    /// The drawing, as wide as a telephone. `id` starts the ids in it; letters, figures and hyphens only.
    ///
    /// ```
    /// use papers::chart::{Bar, Bars, Value};
    /// let chart = Bars {
    ///     title: "Lượt xem theo chuyên mục".into(),
    ///     measure: "Lượt xem".into(),
    ///     groups: vec![Bar { name: "Đất đai".into(), value: Value::Whole(1_250) }],
    /// };
    /// assert!(chart.svg("luot-xem").contains("Đất đai: 1.250"));
    /// ```
    pub fn svg(&self, id: &str) -> String {
        self.draw(id, super::draw::NARROW)
    }

    pub(super) fn draw(&self, id: &str, width: u64) -> String {
        let mut drawing = Drawing::new(id, width);
        let drawn = &self.groups[..self.groups.len().min(MOST_ROWS)];
        let most = drawn.iter().map(|group| group.value.tenths()).max().unwrap_or(0);
        let figures = drawn.iter().map(|group| figure_width(&group.value.to_string()));
        let room = drawing.row_width() - figures.max().unwrap_or(0).min(drawing.row_width() - 40);
        let mut top = 0;
        for group in drawn {
            let place = drawing.row(&group.name, top);
            let length = scaled(group.value.tenths(), most, room);
            if length > 0 {
                drawing.area((place.left, place.top), (length, BAR), 0);
            }
            drawing.figure(&place, length, &group.value.to_string());
            top = place.next;
        }
        let height = drawing.more(self.groups.len() - drawn.len(), top);
        drawing.finish(&self.title, &self.description(), &[LOOK], height)
    }

    pub(super) fn description(&self) -> String {
        let drawn = self.groups.iter().take(MOST_ROWS).map(|group| format!("{}: {}", group.name, group.value));
        let left_out = self.groups.len().saturating_sub(MOST_ROWS);
        drawn.chain((left_out > 0).then(|| more(left_out))).collect::<Vec<_>>().join(". ")
    }

    pub(super) fn table(&self) -> Table {
        Table {
            title: None,
            columns: vec![Column { share: 3, align: Align::Left }, Column { share: 1, align: Align::Right }],
            header: vec![Row::plain(["", self.measure.as_str()])],
            rows: self.groups.iter().map(|group| Row::plain([group.name.clone(), group.value.to_string()])).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{contrast, elements, shapes, texts};
    use super::*;
    use proptest::prelude::*;

    fn chart(groups: Vec<(&str, Value)>) -> Bars {
        let groups = groups.into_iter().map(|(name, value)| Bar { name: name.into(), value }).collect();
        Bars { title: "Lượt xem".into(), measure: "Lượt".into(), groups }
    }

    #[test]
    fn each_bar_has_its_number() {
        let chart = chart(vec![("Đất đai", Value::Whole(1_250)), ("Hộ tịch", Value::Whole(0))]);
        let svg = chart.svg("a");
        assert_eq!(texts(&svg), ["Đất đai", "1.250", "Hộ tịch", "0"]);
        assert!(svg.contains("Đất đai: 1.250. Hộ tịch: 0</desc>"));
        assert_eq!(chart.table().rows.len(), 2);
        assert!(contrast(LOOK.fill, "#ffffff") >= 3.0);
    }

    #[test]
    fn nothing_one_and_a_thousand() {
        assert_eq!(elements(&chart(Vec::new()).svg("x"))[0], "svg");
        assert!(texts(&chart(vec![("A", Value::Whole(u64::MAX))]).svg("x"))[1].ends_with(".615"));
        let many = chart(vec![("Xã", Value::Percent(333)); 1_000]);
        let svg = many.svg("x");
        assert!(texts(&svg).contains(&"… +940".to_owned()) && svg.len() < 30_000, "{}", svg.len());
        assert_eq!(many.table().rows.len(), 1_000);
        assert!(many.description().ends_with("… +940"));
    }

    proptest! {
        #[test]
        fn hostile_names_stay_names(name in "(<script>|</svg>|&|\"|'|[a-zệ ]|\\PC){0,40}", value: u64) {
            let draw = |name: &str, width| shapes(&chart(vec![(name, Value::Tenths(value))]).draw("x", width));
            for width in [super::super::draw::NARROW, super::super::draw::WIDE] {
                prop_assert_eq!(draw(&name, width), draw("Văn phòng", width));
            }
        }
    }
}
