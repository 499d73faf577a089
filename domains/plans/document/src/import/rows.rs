//! What the rows of a table do to the plan: open blocks, add contents and channels, go on with those of the row above.

use super::body::new_channel;
use super::table::{Column, Columns, RowKind, row_kind};
use super::{AudienceBlock, Field, Item, Passage, Reader, Stage, channels, join, shape};
use papers::read::{Cell, Line, Row, Table};

impl Reader {
    pub(super) fn table(&mut self, table: &Table) {
        let columns = Columns::of(table)
            .or_else(|| self.body.columns.as_ref().filter(|columns| columns.fits(table)).map(Columns::carried_on));
        let Some(columns) = columns else { return self.strange_table(table) };
        self.paper.table(table, &columns);
        if self.stage != Stage::Foot {
            self.stage = Stage::Body;
        }
        for row in table.rows.iter().take(columns.head_rows) {
            lines(row).for_each(|line| self.ledger.read(line.number, Field::Layout));
        }
        for row in table.rows.iter().skip(columns.head_rows) {
            self.row(&columns, row);
        }
        self.body.columns = Some(columns);
    }

    /// A table whose columns nobody named.
    fn strange_table(&mut self, table: &Table) {
        self.paper.strange_table(table);
        for line in table.rows.iter().flat_map(lines) {
            if shape::is_rule(&line.text) {
                self.ledger.read(line.number, Field::Layout);
            } else {
                self.ledger.unread(line);
            }
        }
    }

    fn row(&mut self, columns: &Columns, row: &Row) {
        let last = self.plan.blocks.last().and_then(|block| block.items.last());
        let ended = last.is_none_or(|item| shape::ends_sentence(&item.text));
        let after_item = last.is_some();
        let kind = row_kind(columns, row, after_item, ended);
        self.paper.row(columns, row, &kind);
        match kind {
            RowKind::Layout => lines(row).for_each(|line| self.ledger.read(line.number, Field::Layout)),
            RowKind::Group { text } => self.group(row, &text),
            RowKind::Continuation => self.continuation(columns, row),
            RowKind::Item { label } => self.new_row(columns, row, label),
        }
    }

    fn group(&mut self, row: &Row, text: &str) {
        let (_, label, rest) = shape::label(text);
        let Some(first) = lines(row).next() else { return };
        if !self.audience_heading(first, &label, rest) {
            self.group_heading(first.number, &label, rest);
        }
        lines(row).for_each(|line| self.ledger.read(line.number, Field::Heading));
    }

    fn new_row(&mut self, columns: &Columns, row: &Row, label: String) {
        let cells = columns.cells(row);
        let text = cells.iter().find(|(column, _)| *column == Column::Content).map(|(_, cell)| text_of(cell));
        let marked = !columns.has(Column::Ordinal) && !label.is_empty();
        let text = text.map(|text| if marked { shape::label(&text).2.to_owned() } else { text }).unwrap_or_default();
        let first = lines(row).next().map_or(row.number, |line| line.number);
        if text.len() > super::MAX_TEXT || !self.item(Item { label, text, line: first, ..Item::default() }) {
            return lines(row).for_each(|line| self.ledger.unread(line));
        }
        for (column, cell) in cells {
            self.cell(column, cell, false);
        }
    }

    fn continuation(&mut self, columns: &Columns, row: &Row) {
        for (column, cell) in columns.cells(row) {
            self.cell(column, cell, true);
        }
    }

    /// One cell, for the item of its row.
    fn cell(&mut self, column: Column, cell: &Cell, goes_on: bool) {
        if cell.lines.is_empty() {
            return self.merged(column, cell);
        }
        if column == Column::Channels {
            return self.channel_cell(cell, goes_on);
        }
        let text = text_of(cell);
        let Some(item) = self.plan.blocks.last_mut().and_then(|block| block.items.last_mut()) else {
            return cell.lines.iter().for_each(|line| self.ledger.unread(line));
        };
        let read = match column {
            Column::Ordinal => true,
            Column::Content => !goes_on || join(&mut item.text, " ", &text),
            Column::When => add(&mut item.when, &text),
            Column::Lead => add(&mut item.lead, &text),
            Column::Product => add(&mut item.product, &text),
            Column::Quantity => add(&mut item.quantity, &text),
            Column::Audience => add(&mut item.audience, &text),
            Column::Coordinating => {
                item.coordinating.extend(units(&text));
                true
            }
            Column::Channels | Column::Unknown => shape::is_rule(&text),
        };
        for line in &cell.lines {
            if read {
                self.ledger.read(line.number, Field::Item);
            } else {
                self.ledger.unread(line);
            }
        }
    }

    /// A cell merged with the one above says the same of this row, except for contents and channels.
    fn merged(&mut self, column: Column, cell: &Cell) {
        let Some(block) = self.plan.blocks.last_mut().filter(|_| cell.continues) else { return };
        let [.., above, item] = block.items.as_mut_slice() else { return };
        match column {
            Column::When => item.when.clone_from(&above.when),
            Column::Lead => item.lead.clone_from(&above.lead),
            Column::Coordinating => item.coordinating.clone_from(&above.coordinating),
            Column::Audience => item.audience.clone_from(&above.audience),
            Column::Product => item.product.clone_from(&above.product),
            _ => {}
        }
    }

    fn channel_cell(&mut self, cell: &Cell, page_break: bool) {
        for line in &cell.lines {
            let read = self.channel_parts(line, page_break);
            if read {
                self.ledger.read(line.number, Field::Channel);
            } else {
                self.ledger.unread(line);
            }
        }
    }

    fn channel_parts(&mut self, line: &Line, page_break: bool) -> bool {
        let AudienceBlock { items, channels, .. } = self.block();
        for part in channels::parts(&line.text) {
            let open = channels.last().is_some_and(|last| !shape::ends_sentence(&last.text));
            let goes_on = !part.marked && (shape::starts_lower(&part.text) || page_break && open);
            match channels.last_mut().filter(|_| goes_on) {
                Some(last) => {
                    if !join(&mut last.text, " ", &part.text) {
                        return false;
                    }
                }
                None => {
                    if let Some(item) = items.last_mut() {
                        item.channels.push(channels.len());
                    }
                    channels.push(new_channel(line.number, part.text));
                }
            }
        }
        true
    }
}

fn lines(row: &Row) -> impl Iterator<Item = &Line> {
    row.cells.iter().flat_map(|cell| &cell.lines)
}

/// Paragraphs of a cell: each on its own line where it is a point of a list, else joined.
fn text_of(cell: &Cell) -> String {
    let mut text = String::new();
    for line in &cell.lines {
        let point = shape::label(&line.text).0.is_some();
        if !text.is_empty() {
            text.push(if point || shape::ends_sentence(&text) { '\n' } else { ' ' });
        }
        text.push_str(line.text.trim());
    }
    text
}

fn add(field: &mut Option<String>, text: &str) -> bool {
    join(field.get_or_insert_default(), " ", text)
}

/// Units in a cell: apart at semicolons and line breaks, and at commas where each part begins with a capital ("các
/// phòng, ban" is one).
fn units(text: &str) -> Vec<String> {
    let mut units = Vec::new();
    for group in text.split([';', '\n']) {
        let parts: Vec<&str> = group.split(',').map(unit).filter(|part| !part.is_empty()).collect();
        if parts.iter().all(|part| part.starts_with(char::is_uppercase)) {
            units.extend(parts.into_iter().map(str::to_owned));
        } else if !unit(group).is_empty() {
            units.push(unit(group).to_owned());
        }
    }
    units
}

fn unit(text: &str) -> &str {
    let text = shape::without_end(text);
    match shape::label(text) {
        (Some(_), _, rest) => rest,
        _ => text,
    }
}

/// The texts of a content that may cite documents.
pub(super) fn passages_of(item: &Item) -> impl Iterator<Item = Passage> + '_ {
    [Some(&item.text), item.product.as_ref(), item.when.as_ref()]
        .into_iter()
        .flatten()
        .map(|text| Passage::new(item.line, text.clone()))
}
