//! A workbook as people get it: `cargo run -p papers --example sheet -- FILE.xlsx`. For looking at it in a spreadsheet.

use jiff::civil::date;
use papers::sheet::{Book, Cell, Column, Decimal, Kind, Properties, Sheet, write};

fn main() -> std::io::Result<()> {
    let path = std::env::args().nth(1).unwrap_or_else(|| "bang.xlsx".to_owned());
    std::fs::write(path, write(&book()))
}

fn book() -> Book {
    let column = |title: &str, kind| Column { title: title.into(), kind };
    let row = |number: i64| {
        vec![
            Cell::Whole(number),
            Cell::Text(format!("KH-{number:03}")),
            Cell::Text(
                "Đăng bài tuyên truyền về chính sách ưu đãi đầu tư trong các khu công nghiệp, khu kinh tế"
                    .repeat(usize::try_from(number % 3 + 1).unwrap_or(1)),
            ),
            Cell::Date(date(2026, 3, 31)),
            Cell::DateTime(date(2026, 3, 2).at(8, 30, 0, 0)),
            Cell::Decimal(Decimal { units: 12_345 * number, places: 2 }),
            Cell::Percent(Decimal { units: 125 * number, places: 1 }),
            Cell::Money(1_500_000 * number),
            Cell::Link { text: "Trang tin".into(), address: format!("https://example.invalid/bai/{number}#muc") },
            if number % 2 == 0 { Cell::Empty } else { Cell::Text("=1+1".into()) },
        ]
    };
    Book {
        properties: Properties {
            title: "Giao việc quý I năm 2026".into(),
            author: "Văn phòng".into(),
            organisation: "Ban Quản lý các khu công nghiệp".into(),
            language: "vi-VN".into(),
            created: date(2026, 1, 5).at(8, 0, 0, 0),
        },
        sheets: vec![Sheet {
            name: "Giao việc".into(),
            title: "Giao việc quý I năm 2026".into(),
            columns: vec![
                column("STT", Kind::Whole),
                column("Số hiệu", Kind::Code),
                column("Nội dung công việc", Kind::Text),
                column("Thời hạn", Kind::Date),
                column("Bắt đầu lúc", Kind::DateTime),
                column("Điểm", Kind::Decimal(2)),
                column("Tỷ lệ hoàn thành", Kind::Percent(1)),
                column("Kinh phí", Kind::Money),
                column("Liên kết", Kind::Link),
                column("Ghi chú", Kind::Text),
            ],
            rows: (1..=40).map(row).collect(),
        }],
    }
}
