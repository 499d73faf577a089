//! The paper as printed: whatever the file has, line by line, stands in it in the words of the file.

use crate::all;
use plan_document::import::{Field, Import};
use plan_document::paper::{Printed, PrintedRow, PrintedTable};

/// Lower case, single blanks; what a converter left of HTML is no text of the paper.
fn squeezed(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('<').filter(|at| rest[*at..].contains('>')) {
        plain.push_str(&rest[..at]);
        plain.push(' ');
        rest = &rest[at + rest[at..].find('>').expect("a closing mark, as filtered") + 1..];
    }
    plain.push_str(rest);
    plain.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn text_of(table: &PrintedTable) -> Vec<String> {
    let head = table.head.iter().flatten().map(|cell| cell.text.clone());
    let rows = table.rows.iter().flat_map(|row| match row {
        PrintedRow::Group(text) => vec![text.clone()],
        PrintedRow::Cells(cells) => cells.iter().map(|cell| cell.text.clone()).collect(),
    });
    head.chain(rows).collect()
}

fn whole(import: &Import) -> String {
    let plan = &import.plan;
    let mut text: Vec<String> =
        plan.superior.iter().chain(&plan.issuer).chain(&plan.kind).chain(&plan.subject).cloned().collect();
    text.extend(
        plan.promulgation.iter().flat_map(|decision| [Some(decision.kind.clone()), decision.subject.clone()]).flatten(),
    );
    for piece in &plan.paper {
        match piece {
            Printed::Title(line) | Printed::Heading(line) | Printed::Text(line) => text.push(line.clone()),
            Printed::Table(table) => text.extend(text_of(table)),
            Printed::Foot(foot) => text.extend(foot.recipients.iter().chain(&foot.signature).cloned()),
        }
    }
    squeezed(&text.join("\n"))
}

#[test]
fn no_line_of_any_plan_is_missing_or_reworded() {
    for (name, source, import) in all() {
        let paper = whole(&import);
        let furniture = |number: u32| {
            let mut fields = import.read.iter().filter(|read| read.line == number).map(|read| read.field);
            fields.any(|field| matches!(field, Field::Layout | Field::Number | Field::Dateline))
        };
        let missing: Vec<(u32, &str)> = source
            .lines()
            .filter(|line| !furniture(line.number) && !paper.contains(&squeezed(&line.text)))
            .map(|line| (line.number, line.text.as_str()))
            .collect();
        assert_eq!(missing, [], "of {name}, in\n{paper}");
    }
}

/// Its table is torn over pages, its audiences are a row of it and a line between, its channels stand beside some rows.
#[test]
fn the_table_of_2020_is_whole_again() {
    let (_, _, import) = all().swap_remove(0);
    let tables: Vec<&PrintedTable> = import
        .plan
        .paper
        .iter()
        .filter_map(|piece| match piece {
            Printed::Table(table) => Some(table),
            _ => None,
        })
        .collect();
    let [table] = tables.as_slice() else { panic!("{} tables", tables.len()) };
    let groups: Vec<usize> = table
        .rows
        .iter()
        .enumerate()
        .filter(|(_, row)| matches!(row, PrintedRow::Group(_)))
        .map(|(at, _)| at)
        .collect();
    assert_eq!((groups, table.rows.len(), table.width()), (vec![0, 15], 1 + 14 + 1 + 7, 3));
    for (row, height, lines) in [(1, 14, 10), (16, 7, 5)] {
        let PrintedRow::Cells(cells) = &table.rows[row] else { panic!("row {row} is a group") };
        assert_eq!((cells[2].rows, cells[2].text.lines().count()), (height, lines), "{}", cells[2].text);
    }
}
