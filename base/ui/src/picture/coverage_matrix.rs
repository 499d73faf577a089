//! Which content goes out through which channel, and how far each has come: the plan in one picture.

use crate::{Locale, Sample, Words};
use askama::Template;

/// How far one content has come in one channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Coverage {
    /// A confirmed object proves it.
    Proven,
    /// Somebody has it to do.
    Assigned,
    /// Owed, and nobody has it to do.
    Missing,
    /// Not owed: most combinations are not.
    NotOwed,
}

impl Coverage {
    const ALL: [Self; 4] = [Self::Proven, Self::Assigned, Self::Missing, Self::NotOwed];

    const fn class(self) -> &'static str {
        match self {
            Self::Proven => "proven",
            Self::Assigned => "assigned",
            Self::Missing => "missing",
            Self::NotOwed => "not-owed",
        }
    }
}

/// One cell, which may lead to its tasks.
#[derive(Debug, Clone)]
pub struct MatrixCell {
    coverage: Coverage,
    href: Option<String>,
}

impl MatrixCell {
    /// A cell in a state.
    #[must_use]
    pub fn new(coverage: Coverage) -> Self {
        Self { coverage, href: None }
    }

    /// Leads to the tasks behind it.
    #[must_use]
    pub fn href(mut self, href: impl Into<String>) -> Self {
        self.href = Some(href.into());
        self
    }
}

/// One content, with a cell for each channel.
#[derive(Debug, Clone)]
pub struct MatrixRow {
    label: String,
    title: String,
    href: Option<String>,
    cells: Vec<MatrixCell>,
}

impl MatrixRow {
    /// The content numbered `label` in the plan, called `title`.
    #[must_use]
    pub fn new(
        label: impl Into<String>,
        title: impl Into<String>,
        cells: impl IntoIterator<Item = MatrixCell>,
    ) -> Self {
        Self { label: label.into(), title: title.into(), href: None, cells: cells.into_iter().collect() }
    }

    /// Leads to the content.
    #[must_use]
    pub fn href(mut self, href: impl Into<String>) -> Self {
        self.href = Some(href.into());
        self
    }
}

/// The picture: contents down, channels across. On a narrow screen it scrolls inside itself.
#[derive(Debug, Clone, Template)]
#[template(path = "picture/coverage_matrix.html")]
pub struct CoverageMatrix {
    words: Words,
    id: String,
    caption: String,
    row_heading: String,
    channels: Vec<String>,
    rows: Vec<MatrixRow>,
}

control!(CoverageMatrix);

impl CoverageMatrix {
    /// A picture called `caption` of contents (called `row_heading`) by `channels`; `id` must be the only one on the page.
    #[must_use]
    pub fn new(
        locale: Locale,
        id: impl Into<String>,
        caption: impl Into<String>,
        row_heading: impl Into<String>,
        channels: impl IntoIterator<Item = String>,
    ) -> Self {
        Self {
            words: Words::new(locale),
            id: id.into(),
            caption: caption.into(),
            row_heading: row_heading.into(),
            channels: channels.into_iter().collect(),
            rows: Vec::new(),
        }
    }

    /// Adds a content below the others. Channels without a cell are not owed.
    #[must_use]
    pub fn row(mut self, mut row: MatrixRow) -> Self {
        row.cells.resize(self.channels.len(), MatrixCell::new(Coverage::NotOwed));
        self.rows.push(row);
        self
    }

    fn name(&self, coverage: Coverage) -> &'static str {
        match coverage {
            Coverage::Proven => self.words.coverage_proven(),
            Coverage::Assigned => self.words.coverage_assigned(),
            Coverage::Missing => self.words.coverage_missing(),
            Coverage::NotOwed => self.words.coverage_not_owed(),
        }
    }

    /// Every state with its name and how many cells are in it.
    fn legend(&self) -> Vec<(Coverage, &'static str, usize)> {
        let count = |state| self.rows.iter().flat_map(|r| &r.cells).filter(|c| c.coverage == state).count();
        Coverage::ALL.into_iter().map(|state| (state, self.name(state), count(state))).collect()
    }
}

pub(crate) fn samples() -> Vec<Sample> {
    let staff = [
        "Cổng thông tin điện tử",
        "Họp cơ quan, sinh hoạt Đảng",
        "Công đoàn, Chi đoàn",
        "Tập huấn, bồi dưỡng",
        "Học tập kinh nghiệm",
        "Báo, đài",
        "Cuộc thi sáng kiến",
        "Văn bản chỉ đạo",
        "Hệ thống quản lý văn bản",
        "Hình thức khác",
    ];
    let topics = [
        "Nghị quyết về đẩy mạnh cải cách hành chính",
        "Chủ trương tham gia Cách mạng công nghiệp lần thứ tư",
        "Kế hoạch cải cách giai đoạn 2016 – 2020",
        "Sắp xếp tổ chức bộ máy",
        "Đổi mới đơn vị sự nghiệp công lập",
        "Chương trình cải cách của tỉnh",
        "Nghị quyết Hội nghị Trung ương",
        "Cơ chế một cửa, một cửa liên thông",
        "Kế hoạch cải cách năm trước",
        "Văn hóa công vụ, đạo đức, quy tắc ứng xử",
        "Giải đáp, tháo gỡ khó khăn, vướng mắc",
        "Khảo sát ý kiến doanh nghiệp",
        "Biểu dương tập thể, cá nhân",
        "Mô hình mới, cách làm hiệu quả, sáng kiến",
    ];
    let enterprises = [
        "Cổng thông tin",
        "Niêm yết, cuốn hướng dẫn",
        "Đối thoại với lãnh đạo",
        "Giao ban 6 tháng",
        "Tin, bài",
        "Báo, đài",
        "Tiếp xúc doanh nghiệp mới",
    ];
    let matrix = |id: &str, caption: &str, channels: &[&str], rows: &[&str]| {
        let state = |row: usize, column: usize| match (row * 7 + column * 5 + row * column) % 11 {
            0 | 1 => Coverage::Proven,
            2..=4 => Coverage::Assigned,
            5 => Coverage::Missing,
            _ => Coverage::NotOwed,
        };
        let empty = CoverageMatrix::new(Locale::Vi, id, caption, "Nội dung", channels.iter().map(|c| (*c).to_string()));
        rows.iter().enumerate().fold(empty, |matrix, (r, title)| {
            let cell = |c| MatrixCell::new(state(r, c)).href(format!("/tasks?item={}&channel={}", r + 1, c + 1));
            matrix.row(
                MatrixRow::new((r + 1).to_string(), *title, (0..channels.len()).map(cell))
                    .href(format!("/plans/2020/items/{}", r + 1)),
            )
        })
    };
    vec![
        Sample::new(
            "CoverageMatrix",
            "14 contents, 10 channels",
            matrix("mx-staff", "Đối với cán bộ, công chức, viên chức", &staff, &topics),
        ),
        Sample::new(
            "CoverageMatrix",
            "5 contents, 7 channels",
            matrix("mx-business", "Đối với doanh nghiệp, cá nhân, tổ chức", &enterprises, &topics[9..]),
        ),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn channels_without_a_cell_are_not_owed_and_all_cells_are_counted() {
        let channels = ["a", "b", "c"].map(String::from);
        let matrix = CoverageMatrix::new(Locale::Vi, "m", "m", "Nội dung", channels)
            .row(MatrixRow::new("1", "một", [MatrixCell::new(Coverage::Proven)]))
            .row(MatrixRow::new("2", "hai", [MatrixCell::new(Coverage::Missing), MatrixCell::new(Coverage::Proven)]));
        let counts: Vec<usize> = matrix.legend().into_iter().map(|(_, _, n)| n).collect();
        assert_eq!(counts, [2, 0, 1, 3], "proven, assigned, missing, not owed");
    }
}
