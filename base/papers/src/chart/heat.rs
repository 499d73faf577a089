//! A table of counts that shows by shade where there is much, little, nothing, and where nothing could be.

use super::draw::{Drawing, GAP, INK, LINE, Look, MOST_ROWS, SIZE, SMALL, SMALL_LINE, more, text_width, wrapped};
use super::value::{Axis, number};
use crate::content::{Align, Column, Row, Shade, Table};

/// Rows by columns of counts: what was published for whom through which channel. Each cell has its shade and its number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeatMap {
    /// What the chart is called.
    pub title: String,
    /// The columns from left to right; [`MOST_COLUMNS`] are drawn, in strips one below the other where they are many.
    pub columns: Vec<String>,
    /// The rows from top to bottom; [`MOST_ROWS`] are drawn, the table has them all.
    pub rows: Vec<HeatRow>,
    /// What a cell without a count means, for the legend: `không áp dụng`.
    pub none: String,
}

/// A row of a [`HeatMap`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeatRow {
    /// Its name.
    pub name: String,
    /// A count a column, in their order; nothing where there can be none, which is not 0.
    pub cells: Vec<Option<u64>>,
}

/// So many columns are drawn.
pub const MOST_COLUMNS: usize = 40;

/// None, 0, and four shades from little to much: the darker the more, so that black and white has the same order.
const LOOKS: [Look; 6] = [
    Look { fill: "#ffffff", pattern: "<path d=\"M0 8 8 0\" stroke=\"#8a9699\"/>", ink: INK },
    Look { fill: "#ffffff", pattern: "", ink: INK },
    Look { fill: "#dff0ee", pattern: "", ink: INK },
    Look { fill: "#a9d6d0", pattern: "", ink: INK },
    Look { fill: "#3b7f80", pattern: "", ink: "#ffffff" },
    Look { fill: "#0a3f44", pattern: "", ink: "#ffffff" },
];
/// How high a cell is, and how narrow at least.
const CELL: u64 = 30;
const NARROWEST: u64 = 34;
/// The width of names that stand beside their cells.
const BESIDE: u64 = 190;
/// How long a name of a column may be where it stands upright.
const UPRIGHT: u64 = 150;
/// How a cell without a count is written.
const NONE: &str = "–";

impl HeatMap {
    /// The drawing, as wide as a telephone. `id` starts the ids in it; letters, figures and hyphens only.
    ///
    /// ```
    /// use papers::chart::{HeatMap, HeatRow};
    /// let chart = HeatMap {
    ///     title: "Đối tượng và hình thức".into(),
    ///     columns: vec!["Hội nghị".into(), "Trang thông tin điện tử".into()],
    ///     rows: vec![HeatRow { name: "Người lao động".into(), cells: vec![Some(3), None] }],
    ///     none: "không áp dụng".into(),
    /// };
    /// assert!(chart.svg("bao-phu").contains("Người lao động: Hội nghị 3, Trang thông tin điện tử –"));
    /// ```
    pub fn svg(&self, id: &str) -> String {
        self.draw(id, super::draw::NARROW)
    }

    pub(super) fn draw(&self, id: &str, width: u64) -> String {
        let mut drawing = Drawing::new(id, width);
        let shades = self.shades();
        let mut top = drawing.legend(self.legend(&shades).iter().map(|(look, name)| (*look, name.as_str())), 0);
        let drawn = &self.rows[..self.rows.len().min(MOST_ROWS)];
        let columns = self.columns.len().min(MOST_COLUMNS);
        let left = if drawing.is_wide() { BESIDE } else { 0 };
        let room = width - left - 1;
        let numbers = drawn.iter().flat_map(|row| row.cells.iter().flatten());
        let widest = numbers.map(|count| text_width(&number(u128::from(*count)), SIZE) + 8).max().unwrap_or(0);
        let in_a_strip = usize::try_from(room / widest.max(NARROWEST)).unwrap_or(1).max(1);
        let strips = columns.div_ceil(in_a_strip).max(1);
        // Strips share the columns evenly, so that the last one is not a single column.
        let in_a_strip = columns.div_ceil(strips).max(1);
        let cell = (room / in_a_strip as u64).min(if drawing.is_wide() { 110 } else { 170 });
        for start in (0..columns).step_by(in_a_strip) {
            let strip = start..(start + in_a_strip).min(columns);
            top = heads(&mut drawing, &self.columns[strip.clone()], left, top, cell);
            for row in drawn {
                let cells = strip.clone().map(|column| self.cell(row, column));
                top = cells_of(&mut drawing, &row.name, cells, &shades, (left, top), cell);
            }
            top += GAP;
        }
        top = drawing.more(self.rows.len() - drawn.len(), top);
        let height = drawing.more(self.columns.len() - columns, top);
        drawing.finish(&self.title, &self.description(), &LOOKS, height)
    }

    fn cell(&self, row: &HeatRow, column: usize) -> Option<u64> {
        row.cells.get(column).copied().flatten()
    }

    /// Where the shades end, the largest count last: round numbers that each hold about as much of the range.
    fn shades(&self) -> Vec<u64> {
        let counts = self.rows.iter().flat_map(|row| row.cells.iter().take(self.columns.len()).flatten());
        let most = counts.copied().max().unwrap_or(0);
        if most <= 4 {
            return (1..=most).collect();
        }
        // Four steps where the axis has five; the last shade takes what is left.
        let axis = Axis::up_to(u128::from(most) * 8, true);
        let step = u64::try_from(axis.step / 10).unwrap_or(u64::MAX).max(1);
        let ends = (1..=3).map(|shade| step.saturating_mul(shade)).filter(|end| *end < most);
        ends.chain([most]).collect()
    }

    /// The shades in words, of those that are in use.
    fn legend(&self, shades: &[u64]) -> Vec<(usize, String)> {
        let mut entries = Vec::new();
        if self.rows.iter().any(|row| (0..self.columns.len()).any(|column| self.cell(row, column).is_none())) {
            entries.push((0, format!("{NONE} {}", self.none)));
        }
        entries.push((1, "0".to_owned()));
        let mut first = 1;
        for end in shades {
            let (from, to) = (number(u128::from(first)), number(u128::from(*end)));
            entries.push((look(Some(first), shades), if first == *end { to } else { format!("{from}–{to}") }));
            first = end.saturating_add(1);
        }
        entries
    }

    pub(super) fn description(&self) -> String {
        let row = |row: &HeatRow| {
            let cell = |(column, name): (usize, &String)| format!("{name} {}", written(self.cell(row, column)));
            let cells = self.columns.iter().take(MOST_COLUMNS).enumerate().map(cell);
            format!("{}: {}", row.name, cells.collect::<Vec<_>>().join(", "))
        };
        let left_out = self.rows.len().saturating_sub(MOST_ROWS);
        let drawn = self.rows.iter().take(MOST_ROWS).map(row);
        drawn.chain((left_out > 0).then(|| more(left_out))).collect::<Vec<_>>().join(". ")
    }

    pub(super) fn table(&self) -> Table {
        let column = |share, align| Column { share, align };
        let row = |row: &HeatRow| {
            let cells = (0..self.columns.len()).map(|column| written(self.cell(row, column)));
            Row::plain(std::iter::once(row.name.clone()).chain(cells))
        };
        Table {
            title: None,
            columns: std::iter::once(column(3, Align::Left))
                .chain(self.columns.iter().map(|_| column(1, Align::Right)))
                .collect(),
            header: vec![Row::plain(std::iter::once(String::new()).chain(self.columns.iter().cloned()))],
            rows: self.rows.iter().map(row).collect(),
        }
    }

    /// The numbers in cells of greys that get darker as the drawing does, for a table that stands for it.
    ///
    /// ```
    /// use papers::chart::{HeatMap, HeatRow};
    /// use papers::content::Shade;
    /// let rows = vec![HeatRow { name: "A".into(), cells: vec![Some(0), Some(9)] }];
    /// let chart = HeatMap { title: String::new(), columns: vec!["B".into(), "C".into()], rows, none: String::new() };
    /// let shades = chart.shaded_table().rows[0].cells.iter().map(|cell| cell.shade).collect::<Vec<_>>();
    /// assert_eq!(shades, [None, None, Some(Shade::Strong)]);
    /// ```
    pub fn shaded_table(&self) -> Table {
        let (mut table, shades) = (self.table(), self.shades());
        for (row, counts) in table.rows.iter_mut().zip(&self.rows) {
            for (column, cell) in row.cells.iter_mut().skip(1).enumerate() {
                // Neither what cannot be nor 0 has a shade.
                cell.shade = look(self.cell(counts, column), &shades).checked_sub(2).map(|shade| Shade::ALL[shade]);
            }
        }
        table
    }
}

fn written(count: Option<u64>) -> String {
    count.map_or_else(|| NONE.to_owned(), |count| number(u128::from(count)))
}

/// Which of [`LOOKS`] a count has.
fn look(count: Option<u64>, shades: &[u64]) -> usize {
    match count {
        None => 0,
        Some(0) => 1,
        Some(count) => {
            let shade = shades.iter().position(|end| count <= *end).unwrap_or(shades.len());
            // The largest counts are dark however few shades there are.
            LOOKS.len() - shades.len().min(LOOKS.len() - 2) + shade.min(shades.len().saturating_sub(1))
        }
    }
}

/// The names of columns above their cells: in lines if their words fit, else upright. Gives where the cells start.
fn heads(drawing: &mut Drawing, names: &[String], left: u64, top: u64, cell: u64) -> u64 {
    let words = names.iter().flat_map(|name| name.split_whitespace());
    let longest = words.map(|word| text_width(word, SMALL)).max().unwrap_or(0);
    let level = longest + 4 <= cell && names.iter().all(|name| wrapped(name, cell - 4, SMALL, 6).len() <= 5);
    let (room, most) = if level { (cell - 4, 5) } else { (UPRIGHT, 3.min((cell / SMALL_LINE) as usize).max(1)) };
    let heads: Vec<Vec<String>> = names.iter().map(|name| wrapped(name, room, SMALL, most)).collect();
    let height = if level {
        heads.iter().map(|lines| lines.len() as u64).max().unwrap_or(0) * SMALL_LINE
    } else {
        heads.iter().flatten().map(|line| text_width(line, SMALL)).max().unwrap_or(0)
    };
    let bottom = top + height;
    for (place, lines) in (0..).zip(&heads) {
        let (middle, count) = (left + place * cell + cell / 2, lines.len() as u64);
        for (line, text) in (0..).zip(lines) {
            if level {
                let y = bottom - (count - line) * SMALL_LINE + 12;
                drawing.text(middle, y, &format!(" font-size=\"{SMALL}\" text-anchor=\"middle\""), text);
            } else {
                let x = middle + line * SMALL_LINE + 12 - count * SMALL_LINE / 2;
                let turned = format!(" font-size=\"{SMALL}\" transform=\"rotate(-90 {x} {bottom})\"");
                drawing.text(x, bottom, &turned, text);
            }
        }
    }
    bottom + 6
}

/// A row of cells with its name, above them or beside. Gives where the next row starts.
fn cells_of(
    drawing: &mut Drawing,
    name: &str,
    cells: impl Iterator<Item = Option<u64>>,
    shades: &[u64],
    (left, top): (u64, u64),
    width: u64,
) -> u64 {
    let lines = wrapped(name, if left > 0 { left - 12 } else { drawing.width }, SIZE, 3);
    let text_height = lines.len() as u64 * LINE;
    let height = if left > 0 { text_height.max(CELL) } else { CELL };
    let text_top = if left > 0 { top + (height - text_height) / 2 } else { top };
    for (place, line) in (0..).zip(&lines) {
        drawing.text(0, text_top + place * LINE + 15, "", line);
    }
    let cells_top = if left > 0 { top } else { top + text_height + 1 };
    for (place, count) in (0..).zip(cells) {
        let look = look(count, shades);
        let (corner, size) = ((left + place * width, cells_top), (width, height));
        drawing.area(corner, size, look);
        // A number that does not fit is still in the table; the narrowest cell is as wide as the widest number.
        let _ = drawing.number_in(corner, size, &written(count), LOOKS[look]);
    }
    cells_top + height + if left > 0 { 0 } else { 6 }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{contrast, elements, readable, shapes, texts};
    use super::*;
    use proptest::prelude::*;

    fn chart(columns: &[&str], rows: Vec<(&str, Vec<Option<u64>>)>) -> HeatMap {
        let rows = rows.into_iter().map(|(name, cells)| HeatRow { name: name.into(), cells }).collect();
        let columns = columns.iter().map(|&name| name.into()).collect();
        HeatMap { title: "Bao phủ".into(), columns, rows, none: "không áp dụng".into() }
    }

    #[test]
    fn nothing_is_not_nought() {
        let chart = chart(&["Hội nghị", "Tờ rơi", "Báo"], vec![("Doanh nghiệp", vec![Some(0), None, Some(12)])]);
        let texts = texts(&chart.svg("a"));
        assert!(texts.contains(&"– không áp dụng".to_owned()) && texts.contains(&"12".to_owned()), "{texts:?}");
        assert_ne!(look(None, &[1]), look(Some(0), &[1]));
        let shades: Vec<Option<Shade>> = chart.shaded_table().rows[0].cells.iter().map(|cell| cell.shade).collect();
        assert_eq!(shades, [None, None, None, Some(Shade::Strong)]);
        assert_eq!(chart.description(), "Doanh nghiệp: Hội nghị 0, Tờ rơi –, Báo 12");
    }

    #[test]
    fn shades_are_round_and_get_darker() {
        let shades = |most| chart(&["A"], vec![("B", vec![Some(most)])]).shades();
        assert_eq!(shades(0), []);
        assert_eq!(shades(3), [1, 2, 3]);
        assert_eq!(shades(37), [10, 20, 30, 37]);
        assert_eq!(shades(100), [20, 40, 60, 100]);
        let white: Vec<f64> = LOOKS[1..].iter().map(|look| contrast(look.fill, "#ffffff")).collect();
        assert!(white.windows(2).all(|pair| pair[1] > pair[0] * 1.15), "{white:?}");
        assert_eq!([1, 2, 3].map(|count| look(Some(count), &[1, 2, 3])), [3, 4, 5]);
        assert_eq!([1, 11, 30, 37].map(|count| look(Some(count), &[10, 20, 30, 37])), [2, 3, 4, 5]);
        readable(&LOOKS);
    }

    #[test]
    fn greys_get_darker_and_all_text_is_readable_on_them() {
        let greys = Shade::ALL.map(|shade| format!("#{}", shade.ground()));
        let white: Vec<f64> = ["#FFFFFF"]
            .into_iter()
            .chain(greys.iter().map(String::as_str))
            .map(|grey| contrast(grey, "#ffffff"))
            .collect();
        assert!(white.windows(2).all(|pair| pair[1] > pair[0] * 1.15), "{white:?}");
        for grey in &greys {
            // Text, and the links of Word and of PDF.
            for ink in ["#000000", "#0b4f6c"] {
                assert!(contrast(grey, ink) >= 4.5, "{ink} on {grey}: {:.2}", contrast(grey, ink));
            }
        }
    }

    #[test]
    fn nothing_one_and_a_thousand() {
        assert_eq!(elements(&chart(&[], Vec::new()).svg("x"))[0], "svg");
        elements(&chart(&[], vec![("A", vec![Some(1)])]).svg("x"));
        elements(&chart(&["A"], vec![("A", vec![Some(u64::MAX)])]).svg("x"));
        let many = chart(&["Cột"; 1_000], vec![("Xã", vec![Some(1); 1_000]); 1_000]);
        let texts = texts(&many.svg("x"));
        assert!(texts.contains(&"… +940".to_owned()) && texts.contains(&"… +960".to_owned()));
        assert_eq!(many.table().rows.len(), 1_000);
    }

    proptest! {
        #[test]
        fn hostile_names_stay_names(name in "(<script>|</svg>|&|\"|'|[a-zệ ]|\\PC){0,40}", cells in prop::collection::vec(any::<Option<u64>>(), 0..4)) {
            let shapes = |name: &str| {
                let svg = |width| chart(&[name, "B"], vec![(name, cells.clone())]).draw("x", width);
                (shapes(&svg(340)), shapes(&svg(640)))
            };
            prop_assert_eq!(shapes(&name), shapes("Văn phòng"));
        }
    }
}
