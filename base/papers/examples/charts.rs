//! A chart of every kind as SVG, narrow and wide, in a folder: `cargo run -p papers --example charts -- FOLDER`. For looking
//! at what a change to a drawing does.

use papers::chart::{Bar, Bars, Chart, Group, HeatMap, HeatRow, Likert, Lines, Question, Series, StackedBars, Value};
use std::path::Path;

fn main() -> std::io::Result<()> {
    let folder = std::env::args().nth(1).unwrap_or_else(|| ".".to_owned());
    for (name, chart) in samples() {
        let write = |ending: &str, svg: String| std::fs::write(Path::new(&folder).join(format!("{name}{ending}")), svg);
        write("-narrow.svg", chart.svg(name))?;
        write("-wide.svg", chart.svg_for_paper(name))?;
    }
    Ok(())
}

fn owned(words: &[&str]) -> Vec<String> {
    words.iter().map(|&word| word.to_owned()).collect()
}

fn samples() -> Vec<(&'static str, Chart)> {
    vec![
        ("bars", Chart::Bars(bars())),
        ("stacked", Chart::Stacked(stacked())),
        ("lines", Chart::Lines(lines())),
        ("likert", Chart::Likert(likert())),
        ("heat", Chart::HeatMap(heat())),
        ("hard-bars", Chart::Bars(hard_bars())),
        ("hard-lines", Chart::Lines(hard_lines())),
        ("hard-heat", Chart::HeatMap(hard_heat())),
    ]
}

fn bars() -> Bars {
    let bar = |name: &str, value| Bar { name: name.into(), value: Value::Whole(value) };
    Bars {
        title: "Lượt xem theo chuyên mục".into(),
        measure: "Lượt xem".into(),
        groups: vec![
            bar("Đất đai, xây dựng và môi trường trong các khu công nghiệp", 12_450),
            bar("Lao động, việc làm", 9_318),
            bar("Thủ tục hành chính", 4_075),
            bar("Phòng cháy, chữa cháy", 312),
            bar("Bình đẳng giới", 0),
        ],
    }
}

fn stacked() -> StackedBars {
    let group = |name: &str, values: &[u64]| Group { name: name.into(), values: values.into() };
    StackedBars {
        title: "Kết quả theo đơn vị".into(),
        parts: owned(&["Đúng hạn", "Trễ hạn", "Đang thực hiện", "Quá hạn"]),
        groups: vec![
            group("Văn phòng", &[24, 3, 6, 1]),
            group("Phòng Quản lý đầu tư, doanh nghiệp và lao động", &[12, 0, 3, 4]),
            group("Trung tâm Hỗ trợ doanh nghiệp", &[0, 2, 2, 0]),
            group("Chưa giao", &[]),
        ],
    }
}

fn lines() -> Lines {
    let series = |name: &str, values: &[u64]| {
        let values = values.iter().map(|value| (*value < 2_000).then_some(Value::Percent(*value))).collect();
        Series { name: name.into(), values }
    };
    Lines {
        title: "Tỷ lệ hồ sơ đúng hạn theo quý".into(),
        points: owned(&[
            "Quý I/2024",
            "Quý II/2024",
            "Quý III/2024",
            "Quý IV/2024",
            "Quý I/2025",
            "Quý II/2025",
            "Quý III/2025",
            "Quý IV/2025",
        ]),
        series: vec![
            series("Đất đai", &[620, 655, 700, 712, 780, 815, 890, 942]),
            series("Đầu tư trong khu công nghiệp", &[700, 690, 720, 9_999, 9_999, 845, 900, 935]),
            series("Lao động", &[410, 380, 455, 500, 520, 610, 640, 655]),
            series("Môi trường", &[0, 50, 125, 180, 210, 340, 400, 480]),
        ],
    }
}

fn likert() -> Likert {
    let question = |text: &str, counts: &[u64]| Question { text: text.into(), counts: counts.into() };
    Likert {
        title: "Mức độ hài lòng của doanh nghiệp".into(),
        answers: owned(&["Rất không hài lòng", "Không hài lòng", "Bình thường", "Hài lòng", "Rất hài lòng"]),
        questions: vec![
            question("Thời gian giải quyết hồ sơ so với giấy hẹn", &[4, 11, 25, 60, 41]),
            question("Thái độ của công chức", &[1, 3, 18, 70, 52]),
            question("Thông tin trên trang thông tin điện tử dễ tìm, dễ hiểu", &[22, 31, 40, 30, 9]),
            question("Chi phí ngoài quy định", &[]),
        ],
    }
}

fn heat() -> HeatMap {
    let row = |name: &str, cells: &[i64]| HeatRow {
        name: name.into(),
        cells: cells.iter().map(|cell| u64::try_from(*cell).ok()).collect(),
    };
    HeatMap {
        title: "Đối tượng và hình thức phổ biến".into(),
        columns: owned(&[
            "Hội nghị, tập huấn",
            "Trang thông tin điện tử",
            "Mạng xã hội",
            "Tài liệu, tờ gấp",
            "Tư vấn trực tiếp",
            "Cuộc thi tìm hiểu pháp luật",
        ]),
        rows: vec![
            row("Doanh nghiệp trong khu công nghiệp", &[12, 37, 8, 4, 21, 0]),
            row("Người lao động", &[6, 19, 31, 15, 2, 1]),
            row("Công chức, viên chức, người lao động của Ban", &[9, 14, -1, 0, -1, 3]),
            row("Nhà đầu tư nước ngoài", &[1, 5, 0, 2, 7, -1]),
        ],
        none: "không áp dụng".into(),
    }
}

/// Names without end, the largest numbers there are, and a name that is markup.
fn hard_bars() -> Bars {
    let bar = |name: String, value| Bar { name, value };
    Bars {
        title: "<b>&".into(),
        measure: String::new(),
        groups: vec![
            bar("Ban Quản lý các khu công nghiệp, khu kinh tế ".repeat(9), Value::Whole(u64::MAX)),
            bar("https://example.invalid/".repeat(5), Value::Tenths(u64::MAX)),
            bar("<script>alert(1)</script>".into(), Value::Whole(1)),
        ],
    }
}

/// Two years by month, six lines that end together.
fn hard_lines() -> Lines {
    let series = |place: u64| Series {
        name: format!("Xã thứ {place} của tỉnh"),
        values: (0..24).map(|point| Some(Value::Whole(8_000 + place * 40 + point * 500 % 7_000))).collect(),
    };
    Lines {
        title: "Theo tháng".into(),
        points: (0..24).map(|point| format!("Tháng {:02}/{}", point % 12 + 1, 2024 + point / 12)).collect(),
        series: (1..=7).map(series).collect(),
    }
}

/// More columns than a telephone has room for.
fn hard_heat() -> HeatMap {
    let rows = (0..6u64).map(|row| HeatRow {
        name: format!("Xã, phường thứ {row}"),
        cells: (0..14).map(|column| (row + column != 5).then_some(row * 137 * column % 1_500)).collect(),
    });
    HeatMap {
        title: "Nhiều cột".into(),
        columns: (1..=14).map(|column| format!("Trung tâm Truyền thông, Thông tin huyện số {column}")).collect(),
        rows: rows.collect(),
        none: String::new(),
    }
}
