//! Criteria as a sheet: the template that is filled in, the criteria that are kept, and what comes back.

use super::{CellFault, CellWhy, Sheetful, address, book, limits, points, points_cell, sheet, sheetful, text};
use crate::model::{Code, Criterion, Points, ScoringRule, Tier, UnitId, Written};
use crate::rules::import::{MOST_ROWS, Row};
use evidence::Amount;
use papers::sheet::{BadCell, Cell, Field, Filled, Kind, Need, Refusal, Wanted, read as read_sheet};

/// The columns, as the template heads them; the places of the fields below.
pub const COLUMNS: [(&str, Kind); 9] = [
    ("Mã", Kind::Code),
    ("Tiêu chí", Kind::Text),
    ("Điểm tối đa", Kind::Decimal(3)),
    ("Cách chấm", Kind::Text),
    ("Ngưỡng hoặc các mức", Kind::Text),
    ("Quy định về cách tính điểm", Kind::Text),
    ("Tài liệu kiểm chứng", Kind::Text),
    ("Đơn vị chịu trách nhiệm", Kind::Text),
    ("Khảo sát", Kind::Text),
];

const CODE: usize = 0;
const TITLE: usize = 1;
const MAX: usize = 2;
const RULE: usize = 3;
const PARAMETERS: usize = 4;
const RULE_WORDS: usize = 5;
const PROOF: usize = 6;
const UNIT: usize = 7;
const SURVEY: usize = 8;

/// Levels of a rule.
const MOST_TIERS: usize = 20;
/// Characters of a level's words.
const LONGEST_TIER: usize = 500;

const ALL_OR_NOTHING: &str = "Đạt/không đạt";
const LINEAR: &str = "Theo tỷ lệ";
const TIERS: &str = "Theo mức";
const MANUAL: &str = "Chấm trực tiếp";

/// What the second sheet of the template says, line by line: how each column is filled in.
pub const GUIDE: [(&str, &str); 9] = [
    ("Mã", "Mã tiêu chí theo quy định, ví dụ 1.5.2. Ô này đặt định dạng văn bản để 1.10 không thành 1.1."),
    ("Tiêu chí", "Tên tiêu chí như trong văn bản."),
    ("Điểm tối đa", "Ví dụ 0,5. Dòng nhóm có thể để trống: điểm của nhóm là tổng các tiêu chí bên dưới."),
    ("Cách chấm", "Một trong bốn cách: Đạt/không đạt; Theo tỷ lệ; Theo mức; Chấm trực tiếp. Dòng nhóm để trống."),
    (
        "Ngưỡng hoặc các mức",
        "Theo tỷ lệ: ngưỡng phần trăm, dưới ngưỡng được 0 điểm, ví dụ 80%. Theo mức: mỗi mức một dòng hoặc cách nhau bằng dấu chấm phẩy, ví dụ: Đầy đủ = 1; Một phần = 0,5; Không thực hiện = 0.",
    ),
    ("Quy định về cách tính điểm", "Chép nguyên văn cách tính điểm trong văn bản."),
    ("Tài liệu kiểm chứng", "Tài liệu mà văn bản yêu cầu."),
    ("Đơn vị chịu trách nhiệm", "Tên hoặc mã đơn vị trong hệ thống."),
    ("Khảo sát", "Ghi x nếu điểm do điều tra xã hội học, cơ quan không tự chấm."),
];

/// Reads criteria. `unit` recognises a unit by its name or code.
///
/// # Errors
/// What the file is, or what keeps it from being read; bad cells are no reason.
pub fn read(bytes: &[u8], unit: &dyn Fn(&str) -> Option<UnitId>) -> Result<Sheetful<Row>, Refusal> {
    let filled = read_sheet(bytes, &wanted())?;
    let (mut rows, mut faults) = (Vec::new(), Vec::new());
    for line in &filled.rows {
        match row(&filled, line.number, &line.cells, unit) {
            Ok(found) => rows.extend(found),
            Err(fault) => faults.push(fault),
        }
    }
    // A cell that papers could not read is empty by now: it is told once, as what it is.
    faults.retain(|fault| !filled.bad.iter().any(|bad| bad.address == fault.address));
    Ok(sheetful(&filled, rows, faults, |bad: &BadCell| match bad.field {
        CODE => CellWhy::Code,
        MAX => CellWhy::Points,
        _ => CellWhy::Other,
    }))
}

fn wanted() -> Wanted {
    let names: [&[&str]; 9] = [
        &["Mã", "Mã tiêu chí", "STT", "TT", "Mã số"],
        &["Tiêu chí", "Tên tiêu chí", "Nội dung", "Lĩnh vực, tiêu chí, tiêu chí thành phần"],
        &["Điểm tối đa", "Thang điểm", "Điểm chuẩn"],
        &["Cách chấm"],
        &["Ngưỡng hoặc các mức", "Ngưỡng, mức", "Ngưỡng", "Các mức"],
        &["Quy định về cách tính điểm", "Cách tính điểm", "Hướng dẫn chấm điểm"],
        &["Tài liệu kiểm chứng", "Tài liệu kiểm chứng yêu cầu"],
        &["Đơn vị chịu trách nhiệm", "Đơn vị chủ trì", "Đơn vị phụ trách"],
        &["Khảo sát", "Điều tra xã hội học"],
    ];
    let needed = |at: usize| if at <= MAX { Need::Column } else { Need::Nothing };
    let fields = names.iter().zip(COLUMNS).enumerate();
    let fields = fields.map(|(at, (names, (_, kind)))| Field::new(kind, names).needed(needed(at))).collect();
    Wanted { fields, limits: limits(MOST_ROWS) }
}

/// A row, or nothing for one that only sums up.
fn row(
    filled: &Filled,
    number: u32,
    cells: &[Cell],
    unit: &dyn Fn(&str) -> Option<UnitId>,
) -> Result<Option<Row>, CellFault> {
    let fault =
        |field: usize, why| CellFault { address: address(filled, field, number), found: text(cells, field), why };
    let (code, title) = (text(cells, CODE), text(cells, TITLE));
    if code.is_empty() && is_sum(&title) {
        return Ok(None);
    }
    let code: Code = code.parse().map_err(|_| fault(CODE, CellWhy::Code))?;
    let max = points(cells, MAX).map_err(|()| fault(MAX, CellWhy::Points))?;
    let rule = rule(&text(cells, RULE), &text(cells, PARAMETERS))
        .map_err(|why| fault(if why == CellWhy::Rule { RULE } else { PARAMETERS }, why))?;
    let unit_words = text(cells, UNIT);
    let written = Written {
        code,
        title: title.split_whitespace().collect::<Vec<_>>().join(" "),
        max: max.unwrap_or_default(),
        rule,
        rule_words: text(cells, RULE_WORDS),
        proof_asked: text(cells, PROOF),
        unit: unit(&unit_words),
        unit_words,
        survey: !matches!(viet::fold(&text(cells, SURVEY)).as_str(), "" | "0" | "khong" | "false"),
    };
    Ok(Some(Row { number, max, written }))
}

/// The last rows of schemes: `Tổng cộng`, `TỔNG ĐIỂM`.
fn is_sum(title: &str) -> bool {
    let folded = viet::fold(title);
    folded.starts_with("tong") || folded.starts_with("cong")
}

fn rule(kind: &str, parameters: &str) -> Result<Option<ScoringRule>, CellWhy> {
    let same = |words: &str| key(words) == key(kind);
    Ok(Some(match () {
        () if key(kind).is_empty() => return Ok(None),
        () if same(ALL_OR_NOTHING) || same("Có/không") => ScoringRule::AllOrNothing,
        () if same(LINEAR) => ScoringRule::LinearWithFloor { floor: floor(parameters).ok_or(CellWhy::Floor)? },
        () if same(TIERS) => ScoringRule::Tiers { tiers: tiers(parameters).ok_or(CellWhy::Tiers)? },
        () if same(MANUAL) => ScoringRule::Manual,
        () => return Err(CellWhy::Rule),
    }))
}

fn key(words: &str) -> String {
    // "tỉ lệ" and "tỷ lệ" are the same word.
    viet::fold(words).chars().filter(|c| c.is_alphanumeric()).collect::<String>().replace("tile", "tyle")
}

fn floor(text: &str) -> Option<Amount> {
    let floor: Amount = text.trim().trim_end_matches('%').parse().ok()?;
    (0..=100_000).contains(&floor.thousandths()).then_some(floor)
}

fn tiers(text: &str) -> Option<Vec<Tier>> {
    let parts = text.split([';', '\n']).map(str::trim).filter(|part| !part.is_empty());
    let tier = |part: &str| {
        let (words, points) = part.rsplit_once('=')?;
        let words = words.trim();
        let points: Points = points.trim().trim_end_matches("điểm").parse().ok()?;
        let fits = !words.is_empty() && words.chars().count() <= LONGEST_TIER;
        fits.then(|| Tier { words: words.to_owned(), points })
    };
    let tiers: Vec<Tier> = parts.map(tier).collect::<Option<_>>()?;
    (1..=MOST_TIERS).contains(&tiers.len()).then_some(tiers)
}

/// The workbook to fill in: with the criteria that are kept, or empty; a second sheet says how.
#[must_use]
pub fn write(criteria: &[Criterion], made: jiff::civil::DateTime) -> Vec<u8> {
    let rows = criteria.iter().map(|criterion| cells(&criterion.written)).collect();
    let guide = GUIDE.iter().map(|(column, how)| vec![Cell::Text((*column).into()), Cell::Text((*how).into())]);
    let guide_columns = [("Cột", Kind::Text), ("Cách ghi", Kind::Text)];
    let sheets = vec![sheet("Tiêu chí", &COLUMNS, rows), sheet("Hướng dẫn", &guide_columns, guide.collect())];
    book("Bộ tiêu chí", sheets, made)
}

fn cells(written: &Written) -> Vec<Cell> {
    let (kind, parameters) = match &written.rule {
        None => ("", String::new()),
        Some(ScoringRule::AllOrNothing) => (ALL_OR_NOTHING, String::new()),
        Some(ScoringRule::LinearWithFloor { floor }) => (LINEAR, format!("{floor}%")),
        Some(ScoringRule::Tiers { tiers }) => {
            let tiers = tiers.iter().map(|tier| format!("{} = {}", tier.words, tier.points));
            (TIERS, tiers.collect::<Vec<_>>().join("\n"))
        }
        Some(ScoringRule::Manual) => (MANUAL, String::new()),
    };
    let text = |text: &str| if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) };
    vec![
        Cell::Text(written.code.to_string()),
        text(&written.title),
        points_cell(written.max),
        text(kind),
        text(&parameters),
        text(&written.rule_words),
        text(&written.proof_asked),
        text(&written.unit_words),
        text(if written.survey { "x" } else { "" }),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_as_people_fill_them_in() {
        let tier = |words: &str, points: &str| Tier { words: words.into(), points: points.parse().unwrap() };
        let linear = |floor: &str| ScoringRule::LinearWithFloor { floor: floor.parse().unwrap() };
        let two = ScoringRule::Tiers { tiers: vec![tier("Từ 80% trở lên = tốt", "1"), tier("Còn lại", "0")] };
        for (kind, parameters, expected) in [
            ("", "", Ok(None)),
            ("đạt / không đạt", "", Ok(Some(ScoringRule::AllOrNothing))),
            ("CÓ/KHÔNG", "", Ok(Some(ScoringRule::AllOrNothing))),
            ("Theo tỉ lệ", "80%", Ok(Some(linear("80")))),
            ("theo tỷ lệ", "87,5", Ok(Some(linear("87,5")))),
            ("Theo tỷ lệ", "", Err(CellWhy::Floor)),
            ("Theo tỷ lệ", "101", Err(CellWhy::Floor)),
            ("Theo mức", "Từ 80% trở lên = tốt = 1 điểm;\n Còn lại = 0", Ok(Some(two))),
            ("Theo mức", "Đầy đủ: 1", Err(CellWhy::Tiers)),
            ("Theo mức", "", Err(CellWhy::Tiers)),
            ("Chấm trực tiếp", "", Ok(Some(ScoringRule::Manual))),
            ("Tuỳ", "", Err(CellWhy::Rule)),
        ] {
            assert_eq!(rule(kind, parameters), expected, "{kind:?} {parameters:?}");
        }
    }
}
