//! The columns of the bulk table and the words that people write over them.

use crate::rules::names::key;

/// A column of the bulk table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Column {
    /// The label of the content.
    Label,
    /// The content of the plan.
    Content,
    /// What is to be done; without it the content says it.
    Title,
    /// The channel.
    Channel,
    /// The unit in the lead.
    Lead,
    /// Coordinating units, between semicolons.
    Coordinating,
    /// The official.
    Person,
    /// The first day.
    StartsOn,
    /// The last day, or "thường xuyên".
    Due,
    /// How many.
    Quantity,
    /// Of what.
    Measure,
    /// Another body that holds the event.
    Host,
}

/// Header as written out, and the folded words by which it is known when read.
const HEADERS: &[(Column, &str, &[&str])] = &[
    (Column::Label, "STT", &["stt", "tt", "so tt", "so thu tu"]),
    (Column::Content, "Nội dung", &["noi dung", "noi dung tuyen truyen", "noi dung ke hoach"]),
    (Column::Title, "Nhiệm vụ", &["nhiem vu", "cong viec", "ten nhiem vu", "nhiem vu cu the", "noi dung cong viec"]),
    (Column::Channel, "Hình thức", &["hinh thuc", "hinh thuc tuyen truyen", "kenh", "kenh tuyen truyen"]),
    (Column::Lead, "Đơn vị chủ trì", &["don vi chu tri", "chu tri", "phong chu tri", "don vi thuc hien", "don vi"]),
    (Column::Coordinating, "Đơn vị phối hợp", &["don vi phoi hop", "phoi hop", "phong phoi hop"]),
    (
        Column::Person,
        "Người thực hiện",
        &["nguoi thuc hien", "can bo thuc hien", "nguoi phu trach", "can bo phu trach"],
    ),
    (Column::StartsOn, "Bắt đầu", &["bat dau", "ngay bat dau", "thoi gian bat dau", "tu ngay"]),
    (
        Column::Due,
        "Thời hạn",
        &[
            "thoi han",
            "han hoan thanh",
            "thoi han hoan thanh",
            "thoi gian hoan thanh",
            "ngay hoan thanh",
            "den ngay",
            "thoi gian",
            "thoi gian thuc hien",
        ],
    ),
    (Column::Quantity, "Số lượng", &["so luong", "sl", "chi tieu"]),
    (Column::Measure, "Đơn vị tính", &["don vi tinh", "dvt"]),
    (Column::Host, "Cơ quan khác chủ trì", &["co quan khac chu tri", "co quan chu tri", "co quan to chuc"]),
];

impl Column {
    /// In the order in which they are written out, and read where there is no header.
    pub const ALL: &'static [Self] = &[
        Self::Label,
        Self::Content,
        Self::Title,
        Self::Channel,
        Self::Lead,
        Self::Coordinating,
        Self::Person,
        Self::StartsOn,
        Self::Due,
        Self::Quantity,
        Self::Measure,
        Self::Host,
    ];

    /// The words over it.
    #[must_use]
    pub fn header(self) -> &'static str {
        HEADERS.iter().find(|(column, _, _)| *column == self).map_or("", |(_, header, _)| header)
    }

    fn of_word(word: &str) -> Option<Self> {
        let word = key(word);
        HEADERS.iter().find(|(_, _, known)| known.contains(&word.as_str())).map(|(column, _, _)| *column)
    }
}

/// What the cells of a header row stand over; nothing if the row is no header. A column named twice is taken once.
pub(super) fn of_header(cells: &[String]) -> Option<Vec<Option<Column>>> {
    let mut columns: Vec<Option<Column>> = Vec::with_capacity(cells.len());
    for cell in cells {
        let column = Column::of_word(cell).filter(|column| !columns.contains(&Some(*column)));
        columns.push(column);
    }
    let known = columns.iter().flatten().count();
    let says_what =
        columns.iter().flatten().any(|column| matches!(column, Column::Content | Column::Label | Column::Title));
    (known >= 2 && says_what).then_some(columns)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_knows_its_own_header() {
        for column in Column::ALL {
            assert_eq!(Column::of_word(column.header()), Some(*column), "{column:?}");
        }
    }
}
