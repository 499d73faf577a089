//! A report's parts as content that every way out draws: pages, PDF, Word. Official papers are Vietnamese, and so is this.

use crate::model::{Block, FigureLine, MOST_INLINE, Section, Snapshot};
use crate::rules::said::{UNKNOWN, change, filled};
use domain::{FigureRow, Value};
use jiff::ToSpan as _;
use papers::chart::{Bar, Bars, Chart, Group, HeatMap, HeatRow, StackedBars, Value as Drawn};
use papers::content::{self, Align, Column, List, Marks, Paragraph, Row, Table};

mod outside;

pub(crate) use outside::difference;

/// What a section says below its title.
#[must_use]
pub fn section(section: &Section, snapshot: &Snapshot) -> Vec<content::Block> {
    section.blocks.iter().flat_map(|part| block(part, snapshot)).collect()
}

/// What one part of a section says.
#[must_use]
pub fn block(block: &Block, snapshot: &Snapshot) -> Vec<content::Block> {
    match block {
        Block::Text { text } => {
            let text = filled(text, snapshot);
            text.lines().filter(|line| !line.trim().is_empty()).map(|line| Paragraph::plain(line.trim())).collect()
        }
        Block::Compare { title, figures } => vec![content::Block::Table(compare(title, figures, snapshot))],
        Block::Units { title, figures } => vec![content::Block::Table(units(title, figures, snapshot))],
        Block::Groups { title, figure } => vec![content::Block::Table(groups(title, figure, snapshot))],
        Block::Rows { figure, lead, none } => rows(figure, lead, none, snapshot),
        Block::Months { title, figure } => vec![content::Block::Chart(months(title, figure, snapshot))],
        Block::Rates { title, figure } => vec![content::Block::Chart(rates(title, figure, snapshot))],
        Block::Coverage { title, figure } => vec![content::Block::Chart(coverage(title, figure, snapshot))],
        Block::Beside { title, figures } => vec![content::Block::Chart(beside(title, figures, snapshot))],
        Block::Outside { title } => outside::listed(title, snapshot).map(content::Block::Table).into_iter().collect(),
        Block::Adjusted { title } => {
            outside::adjusted(title, snapshot).map(content::Block::Table).into_iter().collect()
        }
        Block::Drawing { title, part, whole } => vec![content::Block::Chart(drawing(title, part, whole, snapshot))],
    }
}

fn column(share: u16, align: Align) -> Column {
    Column { share, align }
}

fn known<'a>(figures: &'a [String], snapshot: &'a Snapshot) -> impl Iterator<Item = &'a FigureLine> {
    figures.iter().filter_map(|address| snapshot.figure(address))
}

/// A share has its measure in its value already.
fn measure(line: &FigureLine) -> String {
    match line.value() {
        Value::Count(_) => line.measure.clone(),
        Value::Share(..) => "%".into(),
    }
}

fn compare(title: &str, figures: &[String], snapshot: &Snapshot) -> Table {
    let row = |(at, line): (usize, &FigureLine)| {
        let before = line.before.map_or_else(|| "–".to_owned(), |value| value.to_string());
        let difference = match (line.value().measure(), line.before.and_then(Value::measure)) {
            (Some(_), Some(_)) => change(line.value(), line.before)
                .replace(" so với cùng kỳ năm trước", "")
                .replace(" cùng kỳ năm trước", ""),
            _ => "–".into(),
        };
        Row::plain([
            (at + 1).to_string(),
            line.title.clone(),
            measure(line),
            line.value().to_string(),
            before,
            difference,
        ])
    };
    Table {
        title: Some(title.to_owned()),
        columns: vec![
            column(3, Align::Centred),
            column(11, Align::Left),
            column(5, Align::Left),
            column(5, Align::Centred),
            column(5, Align::Centred),
            column(6, Align::Centred),
        ],
        header: vec![Row::plain(["STT", "Chỉ tiêu", "Đơn vị tính", "Kỳ này", "Cùng kỳ năm trước", "Tăng, giảm"])],
        rows: known(figures, snapshot).enumerate().map(row).collect(),
    }
}

fn units(title: &str, figures: &[String], snapshot: &Snapshot) -> Table {
    let lines: Vec<&FigureLine> = known(figures, snapshot).collect();
    let row = |(at, (name, id)): (usize, (&str, Option<people::UnitId>))| {
        let values = lines.iter().map(|line| line.value_of_unit(id).to_string());
        Row::plain([(at + 1).to_string(), name.to_owned()].into_iter().chain(values))
    };
    let nobody = lines.iter().any(|line| line.tally.units.iter().any(|(unit, _)| unit.is_none()));
    let listed = snapshot.units.iter().map(|unit| (unit.name.as_str(), Some(unit.id)));
    let all = listed.chain(nobody.then_some(("Chưa giao đơn vị", None)));
    let mut rows: Vec<Row> = all.enumerate().map(row).collect();
    let totals = lines.iter().map(|line| line.value().to_string());
    rows.push(Row::plain([String::new(), "Tổng cộng".to_owned()].into_iter().chain(totals)));
    let heads = ["STT", "Đơn vị"].into_iter().map(str::to_owned).chain(lines.iter().map(|line| line.title.clone()));
    let columns = [column(3, Align::Centred), column(10, Align::Left)];
    Table {
        title: Some(title.to_owned()),
        columns: columns.into_iter().chain(lines.iter().map(|_| column(5, Align::Centred))).collect(),
        header: vec![Row::plain(heads)],
        rows,
    }
}

fn groups(title: &str, figure: &str, snapshot: &Snapshot) -> Table {
    let line = snapshot.figure(figure);
    let found = line.iter().flat_map(|line| &line.tally.groups).filter(|(_, rows)| rows.part > 0);
    let mut listed: Vec<(&str, usize)> = found.map(|(name, rows)| (name.as_str(), rows.part)).collect();
    listed.sort_by(|a, b| (b.1, viet::order::name_key(a.0)).cmp(&(a.1, viet::order::name_key(b.0))));
    let total: usize = listed.iter().map(|(_, count)| count).sum();
    let row = |(at, (name, count)): (usize, &(&str, usize))| {
        Row::plain([(at + 1).to_string(), named(name), count.to_string()])
    };
    let mut rows: Vec<Row> = listed.iter().enumerate().map(row).collect();
    rows.push(Row::plain([String::new(), "Tổng cộng".to_owned(), total.to_string()]));
    let measure = line.map_or("Số lượng", |line| line.measure.as_str());
    Table {
        title: Some(title.to_owned()),
        columns: vec![column(3, Align::Centred), column(18, Align::Left), column(6, Align::Centred)],
        header: vec![Row::plain(["STT".to_owned(), "Nội dung".into(), format!("Số {measure}")])],
        rows,
    }
}

/// What belongs to no group stands among the others.
fn named(name: &str) -> String {
    if name.is_empty() { "Khác".to_owned() } else { viet::case::capitalised(name) }
}

/// A list names so many things as a kept report has at hand; the annex names all.
fn rows(figure: &str, lead: &str, none: &str, snapshot: &Snapshot) -> Vec<content::Block> {
    let Some(line) = snapshot.figure(figure).filter(|line| !line.rows.is_empty()) else {
        return vec![Paragraph::plain(none)];
    };
    let named = line.rows.iter().take(MOST_INLINE);
    let mut points: Vec<String> = named.map(|row| point(row, snapshot)).collect();
    let others = line.tally.whole.all - points.len();
    if others > 0 {
        let others = viet::number::grouped(i64::try_from(others).unwrap_or(i64::MAX));
        points.push(format!("{others} {} khác, nêu tại phụ lục kèm theo", line.measure));
    }
    let last = points.len() - 1;
    let mark = |at| if at == last { '.' } else { ';' };
    let item = |(at, said): (usize, String)| vec![Paragraph::plain(format!("{said}{}", mark(at)))];
    let items = points.into_iter().enumerate().map(item).collect();
    vec![Paragraph::plain(lead), content::Block::List(List { marks: Marks::Dashes, items })]
}

/// `Đối thoại với doanh nghiệp (Văn phòng, 30/6/2020): vướng lịch của hội trường`.
fn point(row: &FigureRow, snapshot: &Snapshot) -> String {
    let ends = ['.', ';', ','];
    let facts = [snapshot.unit(row.unit).to_owned(), row.on.map(viet::date::short).unwrap_or_default()];
    let facts = facts.into_iter().filter(|fact| !fact.is_empty()).collect::<Vec<_>>().join(", ");
    let mut said = row.title.trim().trim_end_matches(ends).to_owned();
    if !facts.is_empty() {
        said.push_str(&format!(" ({facts})"));
    }
    if !row.note.trim().is_empty() {
        said.push_str(&format!(": {}", viet::case::lowered(row.note.trim().trim_end_matches(ends))));
    }
    said
}

fn wide(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}

/// A bar a month, those without anything among them.
fn months(title: &str, figure: &str, snapshot: &Snapshot) -> Chart {
    let line = snapshot.figure(figure);
    let counted = |year, month| line.map_or(0, |line| line.tally.counting_in(year, month));
    let first = snapshot.from.first_of_month();
    let groups = first.series(1.month()).take_while(|day| *day <= snapshot.to).map(|day| Bar {
        name: format!("Tháng {:02}/{}", day.month(), day.year()),
        value: Drawn::Whole(wide(counted(day.year(), day.month()))),
    });
    let measure = line.map(|line| line.measure.clone()).unwrap_or_default();
    Chart::Bars(Bars { title: title.to_owned(), measure, groups: groups.collect() })
}

/// A bar a unit that has anything to have a share of.
fn rates(title: &str, figure: &str, snapshot: &Snapshot) -> Chart {
    let rate = |unit: &crate::model::UnitLine| match snapshot.figure(figure)?.value_of_unit(Some(unit.id)) {
        Value::Share(part, all) => {
            Drawn::share(wide(part), wide(all)).map(|value| Bar { name: unit.name.clone(), value })
        }
        Value::Count(_) => None,
    };
    let groups = snapshot.units.iter().filter_map(rate).collect();
    Chart::Bars(Bars { title: title.to_owned(), measure: "%".into(), groups })
}

/// A row for each thing across, a column a group: the darker the more.
fn coverage(title: &str, figure: &str, snapshot: &Snapshot) -> Chart {
    let crossed = snapshot.figure(figure).map(|line| line.tally.crossed.as_slice()).unwrap_or_default();
    let ordered = |names: &mut dyn Iterator<Item = &String>| {
        let mut names: Vec<String> = names.cloned().collect();
        names.sort_by_cached_key(|name| viet::order::name_key(name));
        names.dedup();
        names
    };
    let across = ordered(&mut crossed.iter().map(|((across, _), _)| across));
    let groups = ordered(&mut crossed.iter().map(|((_, group), _)| group));
    let count = |across: &String, group: &String| {
        let found = crossed.iter().find(|((a, g), _)| a == across && g == group);
        Some(wide(found.map_or(0, |(_, rows)| rows.part)))
    };
    let row =
        |name: &String| HeatRow { name: name.clone(), cells: groups.iter().map(|one| count(name, one)).collect() };
    Chart::HeatMap(HeatMap {
        title: title.to_owned(),
        rows: across.iter().map(row).collect(),
        columns: groups.iter().map(|name| named(name)).collect(),
        none: "không áp dụng".into(),
    })
}

/// Two bars a figure: the period, and the same period a year before where anything is known of it.
fn beside(title: &str, figures: &[String], snapshot: &Snapshot) -> Chart {
    let bar = |line: &FigureLine, when: &str, value: Value| match value {
        Value::Count(count) => {
            Some(Bar { name: format!("{} – {when}", line.title), value: Drawn::Whole(wide(count)) })
        }
        // A share is no length beside counts.
        Value::Share(..) => None,
    };
    let bars = known(figures, snapshot).flat_map(|line| {
        let before = line.before.and_then(|value| bar(line, "cùng kỳ năm trước", value));
        [bar(line, "kỳ này", line.value()), before]
    });
    Chart::Bars(Bars { title: title.to_owned(), measure: "Số lượng".into(), groups: bars.flatten().collect() })
}

fn drawing(title: &str, part: &str, whole: &str, snapshot: &Snapshot) -> Chart {
    let count = |address: &str, unit| match snapshot.figure(address).map(|line| line.value_of_unit(unit)) {
        Some(Value::Count(count) | Value::Share(count, _)) => wide(count),
        None => 0,
    };
    let group = |unit: &crate::model::UnitLine| {
        let (done, all) = (count(part, Some(unit.id)), count(whole, Some(unit.id)));
        Group { name: unit.name.clone(), values: vec![done, all.saturating_sub(done)] }
    };
    let name = |address: &str| snapshot.figure(address).map_or_else(|| UNKNOWN.to_owned(), |line| line.title.clone());
    Chart::Stacked(StackedBars {
        title: title.to_owned(),
        parts: vec![name(part), "Còn lại".into()],
        groups: snapshot.units.iter().map(group).collect(),
    })
}
