//! Charts as Word's own: a part that Word and LibreOffice draw from the values kept in it, and the sheet behind it, in which
//! people edit the numbers there. Where both lie in the package is not known here.

use super::package::XML;
use super::xml::text as escaped;
use crate::chart::{Axis, Bars, Chart, Likert, Lines, MOST_POINTS, MOST_ROWS, MOST_SERIES, StackedBars, Value};
use crate::sheet::{self, Decimal, Kind, Sheet, column_name};
use std::fmt::Write as _;

const INK: &str = "1B2A2F";

/// The relation of a chart to the workbook behind it.
pub(super) const WORKBOOK: &str = "rId1";
/// What formulas of the chart call the sheet.
const SHEET: &str = "Sheet1";

/// A chart in the file.
pub(super) struct Part {
    /// The part itself; [`WORKBOOK`] names its workbook.
    pub(super) xml: String,
    /// The only sheet of the workbook, with the same names and numbers in the cells that the part says.
    pub(super) sheet: Sheet,
}

/// The chart as a part of the kind `application/vnd.openxmlformats-officedocument.drawingml.chart+xml`; nothing for a chart
/// that Word has no kind for (a heat map: its table is shaded instead) and for one without anything to draw. It has no
/// title: that stands above it in the text. Like the drawing it holds the first [`MOST_ROWS`] rows.
pub(super) fn part(chart: &Chart) -> Option<Part> {
    let (data, plot) = match chart {
        Chart::Bars(chart) => bars(chart),
        Chart::Stacked(chart) => stacked(chart),
        Chart::Lines(chart) => lines(chart),
        Chart::Likert(chart) => likert(chart),
        Chart::HeatMap(_) => return None,
    };
    if data.categories.is_empty() || data.series.is_empty() {
        return None;
    }
    let legend =
        if data.series.len() > 1 { r#"<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend>"# } else { "" };
    let font =
        r#"<a:latin typeface="Times New Roman"/><a:ea typeface="Times New Roman"/><a:cs typeface="Times New Roman"/>"#;
    let xml = format!(
        r#"{XML}<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><c:date1904 val="0"/><c:lang val="vi-VN"/><c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/>{plot}</c:plotArea>{legend}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart><c:spPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:ln><a:noFill/></a:ln></c:spPr><c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="1100"><a:solidFill><a:srgbClr val="{INK}"/></a:solidFill>{font}</a:defRPr></a:pPr><a:endParaRPr lang="vi-VN"/></a:p></c:txPr><c:externalData r:id="{WORKBOOK}"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>"#
    );
    Some(Part { xml, sheet: data.sheet() })
}

/// What is drawn: a value a category in each series, in tenths.
struct Data {
    categories: Vec<String>,
    series: Vec<(String, Vec<Option<u128>>)>,
    /// How numbers are written.
    format: &'static str,
}

impl Data {
    /// Name, categories and values of a series, in two pieces, between which its looks stand.
    fn of(&self, place: usize) -> (String, String) {
        let (name, values) = &self.series[place];
        let (column, last) = (column_name(place + 1), self.categories.len() + 1);
        let head = format!(
            r#"<c:idx val="{place}"/><c:order val="{place}"/><c:tx><c:strRef><c:f>{SHEET}!${column}$1</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>{}</c:v></c:pt></c:strCache></c:strRef></c:tx>"#,
            escaped(name)
        );
        let count = self.categories.len();
        let mut data =
            format!(r#"<c:cat><c:strRef><c:f>{SHEET}!$A$2:$A${last}</c:f><c:strCache><c:ptCount val="{count}"/>"#);
        for (point, category) in self.categories.iter().enumerate() {
            let _ = write!(data, r#"<c:pt idx="{point}"><c:v>{}</c:v></c:pt>"#, escaped(category));
        }
        let _ = write!(
            data,
            r#"</c:strCache></c:strRef></c:cat><c:val><c:numRef><c:f>{SHEET}!${column}$2:${column}${last}</c:f><c:numCache><c:formatCode>{}</c:formatCode><c:ptCount val="{count}"/>"#,
            escaped(self.format)
        );
        for (point, value) in values.iter().enumerate() {
            if let Some(value) = value {
                let _ = write!(data, r#"<c:pt idx="{point}"><c:v>{}</c:v></c:pt>"#, plain(*value));
            }
        }
        data.push_str("</c:numCache></c:numRef></c:val>");
        (head, data)
    }

    /// The same names and numbers as a sheet, where the formulas look for them: a row a category, a column a series.
    fn sheet(&self) -> Sheet {
        let column = |(name, values): &(String, Vec<Option<u128>>)| {
            let whole = values.iter().flatten().all(|value| value % 10 == 0);
            sheet::Column { title: name.clone(), kind: if whole { Kind::Whole } else { Kind::Decimal(1) } }
        };
        let names = sheet::Column { title: String::new(), kind: Kind::Text };
        let columns: Vec<sheet::Column> = std::iter::once(names).chain(self.series.iter().map(column)).collect();
        let row = |(place, category): (usize, &String)| {
            let cells = self.series.iter().zip(&columns[1..]);
            let cells = cells.map(|((_, values), column)| cell(values.get(place).copied().flatten(), column.kind));
            std::iter::once(sheet::Cell::Text(category.clone())).chain(cells).collect()
        };
        let rows = self.categories.iter().enumerate().map(row).collect();
        Sheet { name: SHEET.to_owned(), title: String::new(), columns, rows }
    }
}

/// Tenths as a cell of a column of whole numbers or of such with a decimal; what is beyond a spreadsheet is written as text there.
fn cell(tenths: Option<u128>, kind: Kind) -> sheet::Cell {
    match tenths.map(|tenths| i64::try_from(tenths).unwrap_or(i64::MAX)) {
        None => sheet::Cell::Empty,
        Some(tenths) if kind == Kind::Whole => sheet::Cell::Whole(tenths / 10),
        Some(tenths) => sheet::Cell::Decimal(Decimal { units: tenths, places: 1 }),
    }
}

/// Tenths as office files have numbers: with a point, without one if it is whole.
fn plain(tenths: u128) -> String {
    match tenths % 10 {
        0 => (tenths / 10).to_string(),
        decimal => format!("{}.{decimal}", tenths / 10),
    }
}

/// The form of numbers.
fn format_of(percent: bool, decimal: bool) -> &'static str {
    match (percent, decimal) {
        (true, true) => r##"#,##0.0"%""##,
        (true, false) => r##"#,##0"%""##,
        (false, true) => "#,##0.0",
        (false, false) => "#,##0",
    }
}

/// The same by what the values are.
fn format_for(values: impl Iterator<Item = Value> + Clone) -> &'static str {
    let decimal = values.clone().any(|value| value.tenths() % 10 != 0);
    format_of(values.clone().any(|value| matches!(value, Value::Percent(_))), decimal)
}

/// Ground, pattern with its colour, and the colour of numbers.
type Look = (&'static str, Option<(&'static str, &'static str)>, &'static str);

const STACKED: [Look; 4] = [
    ("0B6265", None, "FFFFFF"),
    ("D5ECE9", Some(("wdUpDiag", "0B6265")), INK),
    ("FFFFFF", None, INK),
    ("F6DADF", Some(("pct10", "A3174B")), INK),
];

/// By the looks of [`Likert::look`].
const LIKERT: [Look; 7] = [
    ("A3174B", Some(("pct20", "FFFFFF")), "FFFFFF"),
    ("EEBAC6", Some(("pct25", "A3174B")), INK),
    ("F9E4E8", Some(("pct10", "A3174B")), INK),
    ("FFFFFF", None, INK),
    ("DFF0EE", Some(("ltUpDiag", "0B6265")), INK),
    ("A9D6D0", Some(("wdUpDiag", "0B6265")), INK),
    ("0B6265", None, "FFFFFF"),
];

fn shape((fill, pattern, _): Look) -> String {
    let fill = match pattern {
        None => format!(r#"<a:solidFill><a:srgbClr val="{fill}"/></a:solidFill>"#),
        Some((pattern, colour)) => format!(
            r#"<a:pattFill prst="{pattern}"><a:fgClr><a:srgbClr val="{colour}"/></a:fgClr><a:bgClr><a:srgbClr val="{fill}"/></a:bgClr></a:pattFill>"#
        ),
    };
    format!(
        r#"<c:spPr>{fill}<a:ln w="9525"><a:solidFill><a:srgbClr val="{INK}"/></a:solidFill></a:ln></c:spPr><c:invertIfNegative val="0"/>"#
    )
}

/// What numbers at points show: the value and nothing else.
const SHOWN: &str = r#"<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>"#;

/// Numbers on bars, on a plain ground where there is a pattern below.
fn labels(format: &str, (fill, pattern, ink): Look, position: &str) -> String {
    let ground = match pattern {
        Some(_) => {
            format!(r#"<c:spPr><a:solidFill><a:srgbClr val="{fill}"/></a:solidFill><a:ln><a:noFill/></a:ln></c:spPr>"#)
        }
        None => "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>".to_owned(),
    };
    format!(
        r#"<c:dLbls><c:numFmt formatCode="{}" sourceLinked="0"/>{ground}<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="1000"><a:solidFill><a:srgbClr val="{ink}"/></a:solidFill></a:defRPr></a:pPr><a:endParaRPr lang="vi-VN"/></a:p></c:txPr><c:dLblPos val="{position}"/>{SHOWN}</c:dLbls>"#,
        escaped(format)
    )
}

/// Bars from top to bottom. `looks` and numbers of each series are given.
fn bar_chart(data: &Data, grouping: &str, series: impl Fn(usize) -> (Look, String)) -> String {
    let mut out = format!(r#"<c:barChart><c:barDir val="bar"/><c:grouping val="{grouping}"/><c:varyColors val="0"/>"#);
    for place in 0..data.series.len() {
        let ((head, values), (look, labels)) = (data.of(place), series(place));
        let _ = write!(out, "<c:ser>{head}{}{labels}{values}</c:ser>", shape(look));
    }
    let overlap = if grouping == "clustered" { "" } else { r#"<c:overlap val="100"/>"# };
    let _ = write!(
        out,
        r#"<c:gapWidth val="60"/>{overlap}<c:axId val="1"/><c:axId val="2"/></c:barChart>{}<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/><c:min val="0"/></c:scaling><c:delete val="1"/><c:axPos val="b"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:crossAx val="1"/><c:crosses val="max"/><c:crossBetween val="between"/></c:valAx>"#,
        category_axis("maxMin", "l"),
    );
    out
}

fn category_axis(orientation: &str, position: &str) -> String {
    format!(
        r#"<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="{orientation}"/></c:scaling><c:delete val="0"/><c:axPos val="{position}"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/><c:spPr><a:ln w="9525"><a:solidFill><a:srgbClr val="{INK}"/></a:solidFill></a:ln></c:spPr><c:crossAx val="2"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>"#
    )
}

fn bars(chart: &Bars) -> (Data, String) {
    let drawn = &chart.groups[..chart.groups.len().min(MOST_ROWS)];
    let data = Data {
        categories: drawn.iter().map(|group| group.name.clone()).collect(),
        series: vec![(chart.measure.clone(), drawn.iter().map(|group| Some(group.value.tenths())).collect())],
        format: format_for(drawn.iter().map(|group| group.value)),
    };
    let look = ("0B6265", None, INK);
    let plot = bar_chart(&data, "clustered", |_| (look, labels(data.format, look, "outEnd")));
    (data, plot)
}

/// Numbers that are 0 are not written on bars of no length.
const WITHOUT_NOUGHT: &str = "#,##0;;;";

/// Nor are shares too small for their letters.
const SHARES: &str = r#"[<4]"";0"%""#;

fn stacked(chart: &StackedBars) -> (Data, String) {
    let drawn = &chart.groups[..chart.groups.len().min(MOST_ROWS)];
    let value =
        |part: usize| drawn.iter().map(move |group| u128::from(group.values.get(part).copied().unwrap_or(0)) * 10);
    let part = |(part, name): (usize, &String)| (name.clone(), value(part).map(Some).collect());
    let data = Data {
        categories: drawn.iter().map(|group| group.name.clone()).collect(),
        series: chart.parts.iter().enumerate().map(part).collect(),
        format: "#,##0",
    };
    let plot = bar_chart(&data, "stacked", |part| {
        let look = STACKED[part % STACKED.len()];
        (look, labels(WITHOUT_NOUGHT, look, "ctr"))
    });
    (data, plot)
}

fn likert(chart: &Likert) -> (Data, String) {
    let drawn = &chart.questions[..chart.questions.len().min(MOST_ROWS)];
    let shares: Vec<Vec<u64>> = drawn.iter().map(|question| chart.shares(question)).collect();
    let answer = |(answer, name): (usize, &String)| {
        (name.clone(), shares.iter().map(|shares| Some(u128::from(shares[answer]) * 10)).collect())
    };
    let data = Data {
        categories: drawn.iter().map(|question| chart.named(question)).collect(),
        series: chart.answers.iter().enumerate().map(answer).collect(),
        format: r#"0"%""#,
    };
    let plot = bar_chart(&data, "percentStacked", |answer| {
        let look = LIKERT[chart.look(answer)];
        (look, labels(SHARES, look, "ctr"))
    });
    (data, plot)
}

/// Colour, dashes and mark of a line, and whether the mark is filled; as in the drawing.
const STROKES: [(&str, &str, &str, bool); MOST_SERIES] = [
    ("0B6265", "solid", "circle", true),
    ("A3174B", "dash", "square", false),
    ("1B2A2F", "sysDot", "triangle", true),
    ("7A4A00", "dashDot", "diamond", false),
    ("3947B5", "lgDash", "circle", false),
    ("5B2A86", "sysDash", "square", true),
];

fn lines(chart: &Lines) -> (Data, String) {
    let first = chart.points.len().saturating_sub(MOST_POINTS);
    let drawn = &chart.series[..chart.series.len().min(MOST_SERIES)];
    let values =
        |place: usize| (first..chart.points.len()).map(move |point| drawn[place].values.get(point).copied().flatten());
    let all: Vec<Value> = (0..drawn.len()).flat_map(values).flatten().collect();
    let tenths = |place: usize| values(place).map(|value| value.map(Value::tenths)).collect();
    let data = Data {
        categories: chart.points[first..].to_vec(),
        series: drawn.iter().enumerate().map(|(place, series)| (series.name.clone(), tenths(place))).collect(),
        format: format_for(all.iter().copied()),
    };
    let whole = all.iter().all(|value| value.tenths() % 10 == 0);
    let axis = Axis::up_to(all.iter().map(|value| value.tenths()).max().unwrap_or(0), whole);
    // Numbers at the ends of lines would lie on one another; they stand in the table.
    let percent = all.iter().any(|value| matches!(value, Value::Percent(_)));
    let format = escaped(format_of(percent, !axis.step.is_multiple_of(10)));
    let mut plot = String::from(r#"<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>"#);
    for (place, (colour, dashes, mark, filled)) in STROKES.iter().enumerate().take(drawn.len()) {
        let (head, values) = data.of(place);
        let line = format!(r#"<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>"#);
        let fill = if *filled { colour } else { "FFFFFF" };
        let _ = write!(
            plot,
            r#"<c:ser>{head}<c:spPr><a:ln w="22225" cap="flat">{line}<a:prstDash val="{dashes}"/><a:round/></a:ln></c:spPr><c:marker><c:symbol val="{mark}"/><c:size val="7"/><c:spPr><a:solidFill><a:srgbClr val="{fill}"/></a:solidFill><a:ln w="12700">{line}</a:ln></c:spPr></c:marker>{values}<c:smooth val="0"/></c:ser>"#
        );
    }
    let _ = write!(
        plot,
        r#"<c:marker val="1"/><c:axId val="1"/><c:axId val="2"/></c:lineChart>{}<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/><c:max val="{}"/><c:min val="0"/></c:scaling><c:delete val="0"/><c:axPos val="l"/><c:majorGridlines><c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="C9D3D3"/></a:solidFill></a:ln></c:spPr></c:majorGridlines><c:numFmt formatCode="{format}" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:spPr><a:ln><a:noFill/></a:ln></c:spPr><c:crossAx val="1"/><c:crosses val="autoZero"/><c:crossBetween val="between"/><c:majorUnit val="{}"/></c:valAx>"#,
        category_axis("minMax", "b"),
        plain(axis.top()),
        plain(axis.step),
    );
    (data, plot)
}

#[cfg(test)]
mod tests;
