//! Several series over the same points, told apart by dash and mark and named at their ends.

use super::draw::{Drawing, INK, MOST_ROWS, NARROW, SMALL, SMALL_LINE, more, scaled, text_width, wrapped};
use super::value::{Axis, Value};
use crate::content::{Align, Column, Row, Table};

/// Lines over named points: figures by quarter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lines {
    /// What the chart is called.
    pub title: String,
    /// The points from left to right; the last [`MOST_POINTS`] are drawn, the table has them all.
    pub points: Vec<String>,
    /// The lines; [`MOST_SERIES`] are drawn, the table has them all. Their values should be of one kind.
    pub series: Vec<Series>,
}

/// A line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Series {
    /// What it shows.
    pub name: String,
    /// A value a point, in their order; the line breaks where there is none.
    pub values: Vec<Option<Value>>,
}

/// So many points are drawn.
pub const MOST_POINTS: usize = MOST_ROWS;
/// So many lines are drawn.
pub const MOST_SERIES: usize = 6;

/// The colour of a line, its dashes, and its mark as a path around 0 0.
struct Stroke {
    colour: &'static str,
    dashes: &'static str,
    mark: &'static str,
    /// Whether the mark is filled with the colour, or with white.
    filled: bool,
}

const STROKES: [Stroke; MOST_SERIES] = [
    Stroke { colour: "#0b6265", dashes: "", mark: "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z", filled: true },
    Stroke { colour: "#a3174b", dashes: "7 4", mark: "M-4-4h8v8h-8z", filled: false },
    Stroke { colour: "#1b2a2f", dashes: "2 3", mark: "M0-5 5 4h-10z", filled: true },
    Stroke { colour: "#7a4a00", dashes: "9 3 2 3", mark: "M0-5 5 0 0 5-5 0z", filled: false },
    Stroke { colour: "#3947b5", dashes: "14 5", mark: "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z", filled: false },
    Stroke { colour: "#5b2a86", dashes: "4 2", mark: "M-4-4h8v8h-8z", filled: true },
];

/// The lines of the grid, which only lead the eye.
const GRID: &str = "#c9d3d3";
/// From the last point to the names of the lines.
const LEADER: u64 = 20;
/// The width of the mark before a name.
const MARK: u64 = 18;
/// The width of a name of a point at least, where names stand level.
const LEVEL: u64 = 40;
/// Upright names of points are at most so long.
const UPRIGHT: u64 = 110;

/// Where everything stands.
struct Frame {
    left: u64,
    right: u64,
    top: u64,
    bottom: u64,
    most: u128,
    points: usize,
}

impl Frame {
    /// Places are in tenths of a unit, so that lines do not bend.
    fn x(&self, point: usize) -> u64 {
        let room = (self.right - self.left) * 10;
        match self.points {
            0 | 1 => self.left * 10 + room / 2,
            points => self.left * 10 + room * point as u64 / (points as u64 - 1),
        }
    }

    fn y(&self, tenths: u128) -> u64 {
        self.bottom * 10 - scaled(tenths, self.most, (self.bottom - self.top) * 10)
    }
}

/// The name of a line at its end.
struct Label {
    lines: Vec<String>,
    /// Where the line ends, if it has any value.
    end: Option<(u64, u64)>,
    /// Where the label stands.
    top: u64,
}

impl Label {
    fn height(&self) -> u64 {
        self.lines.len().max(1) as u64 * SMALL_LINE + 5
    }
}

impl Lines {
    /// The drawing, as wide as a telephone. `id` starts the ids in it; letters, figures and hyphens only.
    ///
    /// ```
    /// use papers::chart::{Lines, Series, Value};
    /// let chart = Lines {
    ///     title: "Tỷ lệ đúng hạn theo quý".into(),
    ///     points: vec!["Quý I".into(), "Quý II".into()],
    ///     series: vec![Series { name: "Văn phòng".into(), values: vec![None, Some(Value::Percent(985))] }],
    /// };
    /// assert!(chart.svg("quy").contains("Văn phòng: Quý I –, Quý II 98,5%"));
    /// ```
    pub fn svg(&self, id: &str) -> String {
        self.draw(id, NARROW)
    }

    pub(super) fn draw(&self, id: &str, width: u64) -> String {
        let mut drawing = Drawing::new(id, width);
        let drawn = &self.series[..self.series.len().min(MOST_SERIES)];
        let first = self.points.len().saturating_sub(MOST_POINTS);
        let points = &self.points[first..];
        let value = |series: &Series, point: usize| series.values.get(first + point).copied().flatten();
        let values = || drawn.iter().flat_map(|series| (0..points.len()).filter_map(move |point| value(series, point)));
        let form = values().next().unwrap_or(Value::Whole(0));
        let whole = values().all(|value| value.tenths() % 10 == 0);
        let axis = Axis::up_to(values().map(Value::tenths).max().unwrap_or(0), whole);

        let marks: Vec<String> = (0..=axis.steps).map(|step| form.written(axis.step * step)).collect();
        let mark_width = marks.iter().map(|mark| text_width(mark, SMALL)).max().unwrap_or(0);
        let name_room = if drawing.is_wide() { 190 } else { 100 };
        let mut labels: Vec<Label> = drawn
            .iter()
            .map(|series| {
                let last = (0..points.len()).rev().find_map(|point| value(series, point));
                let last = last.map_or_else(|| "–".to_owned(), |value| value.to_string());
                let lines = wrapped(&format!("{} {last}", series.name), name_room, SMALL, 5);
                Label { lines, end: None, top: 0 }
            })
            .collect();
        let lines = labels.iter().flat_map(|label| &label.lines);
        let label_width = lines.map(|line| text_width(line, SMALL)).max().unwrap_or(0);
        let labels_height: u64 = labels.iter().map(Label::height).sum();
        let height = labels_height.max(if drawing.is_wide() { 240 } else { 200 });
        // Marks that are too long to stand beside the lines of the grid stand on them.
        let inside = mark_width + 14 > width / 3;
        let top = if inside { 24 } else { 10 };
        let frame = Frame {
            left: if inside { 12 } else { mark_width + 14 },
            right: width - label_width - LEADER - MARK,
            top,
            bottom: top + height,
            most: axis.top(),
            points: points.len(),
        };

        for (step, mark) in (0..).zip(&marks) {
            let y = frame.y(axis.step * step) / 10;
            let colour = if step == 0 { INK } else { GRID };
            let (start, end) = (frame.left - 6, frame.right + 6);
            drawing.push(format_args!("<path d=\"M{start} {y}H{end}\" stroke=\"{colour}\" fill=\"none\"/>"));
            if inside {
                drawing.text(start, y - 4, &format!(" font-size=\"{SMALL}\""), mark);
            } else {
                drawing.text(start - 4, y + 5, &format!(" font-size=\"{SMALL}\" text-anchor=\"end\""), mark);
            }
        }
        for (place, series) in drawn.iter().enumerate() {
            let at = |point| value(series, point).map(|value: Value| (frame.x(point), frame.y(value.tenths())));
            labels[place].end = line(&mut drawing, &STROKES[place], (0..points.len()).map(at));
        }
        spread(&mut labels, frame.top, frame.bottom);
        for (label, stroke) in labels.iter().zip(&STROKES) {
            named(&mut drawing, label, stroke, &frame);
        }
        let mut bottom = point_names(&mut drawing, points, &frame);
        if first > 0 {
            bottom = drawing.more(first, bottom);
        }
        let bottom = drawing.more(self.series.len() - drawn.len(), bottom);
        drawing.finish(&self.title, &self.description(), &[], bottom)
    }

    pub(super) fn description(&self) -> String {
        let first = self.points.len().saturating_sub(MOST_POINTS);
        let series = |series: &Series| {
            let points = self.points.iter().enumerate().skip(first);
            let value = |(point, name): (usize, &String)| format!("{name} {}", self.written(series, point));
            format!("{}: {}", series.name, points.map(value).collect::<Vec<_>>().join(", "))
        };
        let left_out = self.series.len().saturating_sub(MOST_SERIES);
        let drawn = self.series.iter().take(MOST_SERIES).map(series);
        drawn.chain((left_out > 0).then(|| more(left_out))).collect::<Vec<_>>().join(". ")
    }

    fn written(&self, series: &Series, point: usize) -> String {
        let value = series.values.get(point).copied().flatten();
        value.map_or_else(|| "–".to_owned(), |value| value.to_string())
    }

    pub(super) fn table(&self) -> Table {
        let column = |share, align| Column { share, align };
        let row = |(point, name): (usize, &String)| {
            let values = self.series.iter().map(|series| self.written(series, point));
            Row::plain(std::iter::once(name.clone()).chain(values))
        };
        let names = self.series.iter().map(|series| series.name.clone());
        Table {
            title: None,
            columns: std::iter::once(column(2, Align::Left))
                .chain(self.series.iter().map(|_| column(1, Align::Right)))
                .collect(),
            header: vec![Row::plain(std::iter::once(String::new()).chain(names))],
            rows: self.points.iter().enumerate().map(row).collect(),
        }
    }
}

/// A length in tenths as SVG has it.
fn tenths(length: u64) -> String {
    format!("{}.{}", length / 10, length % 10)
}

/// A line through the points that are there, with its marks; gives the last of them.
fn line(
    drawing: &mut Drawing,
    stroke: &Stroke,
    points: impl Iterator<Item = Option<(u64, u64)>> + Clone,
) -> Option<(u64, u64)> {
    let Stroke { colour, dashes, .. } = stroke;
    let mut path = String::new();
    let mut before = false;
    for point in points.clone() {
        if let Some((x, y)) = point {
            path += &format!("{}{} {}", if before { 'L' } else { 'M' }, tenths(x), tenths(y));
        }
        before = point.is_some();
    }
    if path.is_empty() {
        return None;
    }
    let dashed = if dashes.is_empty() { String::new() } else { format!(" stroke-dasharray=\"{dashes}\"") };
    drawing.push(format_args!(
        "<path d=\"{path}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\" stroke-linejoin=\"round\"{dashed}/>"
    ));
    for point in points.clone().flatten() {
        mark(drawing, stroke, point);
    }
    points.flatten().last()
}

/// The mark of a line at a place in tenths.
fn mark(drawing: &mut Drawing, stroke: &Stroke, (x, y): (u64, u64)) {
    let Stroke { colour, mark, filled, .. } = stroke;
    let fill = if *filled { colour } else { "#ffffff" };
    drawing.push(format_args!(
        "<path d=\"{mark}\" transform=\"translate({} {})\" fill=\"{fill}\" stroke=\"{colour}\" stroke-width=\"1.5\"/>",
        tenths(x),
        tenths(y),
    ));
}

/// Moves labels so that each stands as near to the end of its line as the others let it, and none over another.
fn spread(labels: &mut [Label], top: u64, bottom: u64) {
    let wish = |label: &Label| label.end.map_or(bottom, |(_, y)| y / 10).saturating_sub(label.height() / 2);
    let mut order: Vec<usize> = (0..labels.len()).collect();
    order.sort_by_key(|place| labels[*place].end.map_or(u64::MAX, |(_, y)| y));
    let mut free = top.saturating_sub(8);
    for place in &order {
        labels[*place].top = wish(&labels[*place]).max(free);
        free = labels[*place].top + labels[*place].height();
    }
    let mut limit = bottom + 8;
    for place in order.iter().rev() {
        let label = &mut labels[*place];
        label.top = label.top.min(limit.saturating_sub(label.height()));
        limit = label.top;
    }
}

/// The name of a line to the right with its mark, and what leads to it from the end of the line.
fn named(drawing: &mut Drawing, label: &Label, stroke: &Stroke, frame: &Frame) {
    let left = frame.right + LEADER + MARK;
    let colour = stroke.colour;
    let middle = label.top + label.height() / 2;
    if let Some((x, y)) = label.end {
        drawing.push(format_args!(
            "<path d=\"M{} {}L{} {middle}\" stroke=\"{colour}\" fill=\"none\"/>",
            tenths(x + 60),
            tenths(y),
            left - MARK,
        ));
    }
    mark(drawing, stroke, ((left - 9) * 10, middle * 10));
    let more = format!(" font-size=\"{SMALL}\" fill=\"{colour}\"");
    for (place, line) in (0..).zip(&label.lines) {
        drawing.text(left, label.top + place * SMALL_LINE + 14, &more, line);
    }
}

/// The names of points below the axis: level if there is room, if need be only every second or third; else upright. The
/// last always has its name. Gives where the drawing goes on.
fn point_names(drawing: &mut Drawing, names: &[String], frame: &Frame) -> u64 {
    let gaps = names.len().saturating_sub(1).max(1) as u64;
    let step = ((frame.right - frame.left) / gaps).max(1);
    let words = names.iter().flat_map(|name| name.split_whitespace());
    let longest = words.map(|word| text_width(word, SMALL)).max().unwrap_or(0);
    let every = (longest.max(LEVEL) + 4).div_ceil(step);
    let level = every <= 3 || names.len() == 1;
    let every = if level { every } else { SMALL_LINE.div_ceil(step) };
    let room = if level { (every * step - 4).min(drawing.width / 2 - 10) } else { UPRIGHT };
    let top = frame.bottom + 6;
    let mut bottom = top;
    let seen = names.iter().enumerate().filter(|(place, _)| ((names.len() - 1 - place) as u64).is_multiple_of(every));
    for (place, name) in seen {
        let x = frame.x(place) / 10;
        if level {
            let lines = wrapped(name, room, SMALL, 3);
            let half = lines.iter().map(|line| text_width(line, SMALL)).max().unwrap_or(0).div_ceil(2);
            // A name that would reach out of the drawing is left out, but for the last, which moves.
            if x < half && place + 1 < names.len() {
                continue;
            }
            let x = x.min(drawing.width.saturating_sub(half)).max(half);
            for (line, text) in (0..).zip(&lines) {
                let y = top + line * SMALL_LINE + 12;
                drawing.text(x, y, &format!(" font-size=\"{SMALL}\" text-anchor=\"middle\""), text);
                bottom = bottom.max(y + 5);
            }
        } else {
            for text in wrapped(name, room, SMALL, 1) {
                let turned =
                    format!(" font-size=\"{SMALL}\" text-anchor=\"end\" transform=\"rotate(-90 {} {top})\"", x + 4);
                drawing.text(x + 4, top, &turned, &text);
                bottom = bottom.max(top + text_width(&text, SMALL));
            }
        }
    }
    bottom + 4
}

#[cfg(test)]
mod tests {
    use super::super::testing::{contrast, elements, shapes, texts};
    use super::*;
    use proptest::prelude::*;

    fn chart(points: usize, series: Vec<(&str, Vec<Option<Value>>)>) -> Lines {
        let series = series.into_iter().map(|(name, values)| Series { name: name.into(), values }).collect();
        Lines { title: "Theo quý".into(), points: (1..=points).map(|point| format!("Quý {point}")).collect(), series }
    }

    fn percents(values: &[u64]) -> Vec<Option<Value>> {
        values.iter().map(|value| Some(Value::Percent(*value))).collect()
    }

    #[test]
    fn lines_are_named_at_their_ends() {
        let chart = chart(3, vec![("Hội nghị", percents(&[100, 355, 803])), ("Báo", percents(&[0, 200, 800]))]);
        let seen = texts(&chart.svg("a"));
        for text in ["0%", "20%", "100%", "Hội nghị", "80,3%", "Báo 80%", "Quý 3"] {
            assert!(seen.iter().any(|line| line.contains(text)), "{text} in {seen:?}");
        }
        assert!(STROKES.iter().all(|stroke| contrast(stroke.colour, "#ffffff") >= 4.5));
        assert_eq!(chart.table().rows.len(), 3);
    }

    #[test]
    fn labels_never_overlap() {
        let label = |y| Label { lines: vec!["a".into(), "b".into()], end: y, top: 0 };
        let mut labels: Vec<Label> =
            [Some((0, 100)), Some((0, 90)), None, Some((0, 2_090)), Some((0, 2_090))].map(label).into();
        spread(&mut labels, 10, 210);
        labels.sort_by_key(|label| label.top);
        assert!(labels.windows(2).all(|pair| pair[0].top + pair[0].height() <= pair[1].top));
        assert!(labels.last().is_some_and(|last| last.top + last.height() <= 218));
    }

    #[test]
    fn nothing_one_and_a_thousand() {
        assert_eq!(elements(&chart(0, Vec::new()).svg("x"))[0], "svg");
        elements(&chart(1, vec![("A", percents(&[5])), ("B", Vec::new())]).svg("x"));
        elements(&chart(2, vec![("A", vec![Some(Value::Whole(0)); 2])]).svg("x"));
        elements(&chart(2, vec![("A", vec![Some(Value::Whole(u64::MAX)), Some(Value::Tenths(3))])]).svg("x"));
        let many = chart(1_000, vec![("A", percents(&[1; 1_000])); 1_000]);
        let texts = texts(&many.svg("x"));
        assert!(texts.contains(&"… +940".to_owned()) && texts.contains(&"… +994".to_owned()), "{texts:?}");
        assert!(texts.contains(&"Quý 1000".to_owned()), "{texts:?}");
    }

    proptest! {
        #[test]
        fn hostile_names_stay_names(
            name in "(<script>|</svg>|&|\"|'|[a-zệ ]|\\PC){0,40}",
            values in prop::collection::vec(any::<Option<u64>>(), 0..9),
        ) {
            let values: Vec<Option<Value>> = values.into_iter().map(|value| value.map(Value::Whole)).collect();
            let shapes = |name: &str| shapes(&chart(5, vec![(name, values.clone()), ("B", Vec::new())]).svg("x"));
            prop_assert_eq!(shapes(&name), shapes("Văn phòng"));
        }
    }
}
