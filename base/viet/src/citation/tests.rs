//! Citations as they are found in real papers, the slips in them, and what only looks like one.

use super::*;
use jiff::civil::date;
use proptest::prelude::*;

fn numbers(text: &str) -> Vec<String> {
    find(text).into_iter().map(|citation| citation.number.to_string()).collect()
}

fn one(text: &str) -> Citation {
    let mut found = find(text);
    assert_eq!(found.len(), 1, "{text}: {found:#?}");
    found.remove(0)
}

#[test]
fn the_real_numbers_of_every_family() {
    use Family::*;
    let cases = [
        ("45/2019/QH14", NationalAssembly),
        ("202/2025/QH15", NationalAssembly),
        ("28/2026/QH16", NationalAssembly),
        ("1662/NQ-UBTVQH15", NationalAssembly),
        ("05/2017/UBTVQH14", NationalAssembly),
        ("61/2018/NĐ-CP", Normative),
        ("66.13/2026/NQ-CP", Normative),
        ("30c/NQ-CP", Administrative),
        ("29/2026/QĐ-TTg", Normative),
        ("225/QĐ-TTg", Administrative),
        ("02/2017/TT-VPCP", Normative),
        ("18/2018/TT-BLĐTBXH", Normative),
        ("01/2011/TTLT-VPCP-BNV", Normative),
        ("28/2018/QĐ-UBND", Normative),
        ("2014/QĐ-UBND", Administrative),
        ("15245/KH-UBND", Administrative),
        ("06/KH-KCNĐN", Administrative),
        ("9441/TB-BNV", Administrative),
        ("12729/VPCP-KGVX", Letter),
        ("7288/UBND-KGVX", Letter),
        ("2231/SNV-CCHC&PC", Letter),
        ("17-NQ/TW", Party),
        ("05-CT/TW", Party),
        ("08-QĐi/TW", Party),
        ("12-KH/TU", Party),
        ("15-HD/BTGTW", Party),
        ("03/VBHN-VPQH", Consolidated),
    ];
    for (number, family) in cases {
        assert_eq!(parse_number(number).map(|n| n.to_string()).as_deref(), Some(number), "parse_number({number})");
        for text in [number.to_owned(), format!("Căn cứ số {number}, ngày mai"), format!("({number}).")] {
            let cited = one(&text);
            assert_eq!((cited.number.to_string().as_str(), cited.family), (number, family), "{text}");
            assert_eq!(&text[cited.number_span.clone()], number);
            assert_eq!(cited.defects, [Defect::MissingDate; 1][..usize::from(family != NationalAssembly)], "{text}");
        }
    }
}

#[test]
fn the_parts_of_a_number() {
    let number = parse_number("66.13/2026/NQ-CP").unwrap();
    assert_eq!((number.number.as_str(), number.year, number.symbol.as_str()), ("66.13", Some(2026), "NQ-CP"));
    let number = parse_number("2014/QĐ-UBND").unwrap();
    assert_eq!((number.number.as_str(), number.year), ("2014", None), "2014 is the number and not a year");
    let number = parse_number("17-NQ/TW").unwrap();
    assert_eq!((number.symbol.as_str(), number.party), ("NQ/TW", true));
}

#[test]
fn slips_are_mended_and_named() {
    use Defect::*;
    let party = |s: &str| PartyWrittenAsLegal { suggestion: s.to_owned() };
    let hyphen = |s: &str| MissingHyphen { suggestion: s.to_owned() };
    let cases = [
        ("06 /KH-KCNĐN", "06/KH-KCNĐN", vec![StraySpace]),
        ("06\u{a0}/ KH-KCNĐN", "06/KH-KCNĐN", vec![StraySpace]),
        ("02/2017/TT – VPCP", "02/2017/TT-VPCP", vec![StraySpace, StrayDash]),
        ("02/2017/TT–VPCP", "02/2017/TT-VPCP", vec![StrayDash]),
        ("41 / 2014 / QĐ-UBND", "41/2014/QĐ-UBND", vec![StraySpace]),
        ("01/2011/TTLT-VPCP - BNV", "01/2011/TTLT-VPCP-BNV", vec![StraySpace]),
        ("18/NQ-TW", "18-NQ/TW", vec![party("18-NQ/TW")]),
        ("18/NQ/TW", "18-NQ/TW", vec![party("18-NQ/TW")]),
        ("18/NQTW", "18-NQ/TW", vec![party("18-NQ/TW")]),
        ("15/KH-TU", "15-KH/TU", vec![party("15-KH/TU")]),
        ("17 - NQ/TW", "17-NQ/TW", vec![StraySpace]),
        ("61/2018/NĐCP", "61/2018/NĐ-CP", vec![hyphen("61/2018/NĐ-CP")]),
        ("225/QĐTTg", "225/QĐ-TTg", vec![hyphen("225/QĐ-TTg")]),
        ("225/QÐ-TTg", "225/QĐ-TTg", vec![]),
    ];
    for (written, wanted, mut defects) in cases {
        assert_eq!(parse_number(written).map(|n| n.to_string()).as_deref(), Some(wanted), "parse_number({written})");
        let text = format!("Theo số {written} và các văn bản khác");
        let cited = one(&text);
        assert_eq!(cited.number.to_string(), wanted, "{text}");
        assert_eq!(&text[cited.number_span], written);
        defects.push(MissingDate);
        assert_eq!(cited.defects, defects, "{text}");
    }
}

#[test]
fn what_only_looks_like_a_number() {
    for text in [
        "24/7",
        "3/4",
        "31/12/2019",
        "ngày 31/12/2019",
        "1.001612.000.00.00.H19",
        "QCVN 102:2016/BTTTT",
        "TCVN 14423:2026",
        "6 tháng/lần",
        "giai đoạn 2016 – 2020",
        "2016-2020/KH",
        "lớp 12/A1-A2",
        "QL51/TP-BH",
        "Mẫu số 05/BC-KSTT",
        "Mẫu số 01/BC",
        "số 12/KP3, phường",
        "/12/QĐ-UBND",
        "số …/QĐ-UBND",
        "12/QĐ-",
        "12/QĐ-UBND_x",
        "123456/QĐ-UBND",
        "50/km",
        "02 tập thể, 03 cá nhân",
    ] {
        assert_eq!(numbers(text), [""; 0], "{text}");
    }
    for text in [
        "",
        "số",
        "12",
        "12/",
        "31/12/2019",
        "12/QĐ-UBND x",
        "12/QĐ-UBND, 13/QĐ-UBND",
        "Quyết định 12/QĐ-UBND",
        "-12/QĐ-UBND",
    ] {
        assert_eq!(parse_number(text), None, "{text}");
    }
}

#[test]
fn a_whole_citation() {
    let text = "Căn cứ Nghị định số 61/2018/NĐ-CP ngày 23 tháng 4 năm 2018 của Chính phủ về thực hiện cơ chế một cửa;";
    let cited = one(text);
    assert_eq!(&text[cited.span], "Nghị định số 61/2018/NĐ-CP ngày 23 tháng 4 năm 2018 của Chính phủ");
    assert_eq!(cited.kind.as_deref(), Some("Nghị định"));
    assert_eq!(cited.issued_on, Some(date(2018, 4, 23)));
    assert_eq!(cited.issuer.as_deref(), Some("Chính phủ"));
    assert_eq!(cited.defects, []);
}

#[test]
fn dates_before_and_after_the_issuer() {
    let cited = one("QUYẾT ĐỊNH SỐ 225/QĐ-TTg của Thủ tướng Chính phủ, ngày 04/02/2016 phê duyệt");
    assert_eq!((cited.kind.as_deref(), cited.issued_on), (Some("Quyết định"), Some(date(2016, 2, 4))));
    let cited = one("Kế hoạch 12/KH-UBND ngày 31/02/2020 của UBND tỉnh");
    assert_eq!((cited.issued_on, cited.defects), (None, vec![Defect::ImpossibleDate]));
    assert_eq!(cited.issuer.as_deref(), Some("UBND tỉnh"));
}

#[test]
fn issuers_end_where_the_sentence_goes_on() {
    let cases = [
        ("của UBND tỉnh về việc", "UBND tỉnh"),
        ("của Thủ tướng Chính phủ phê duyệt Kế hoạch", "Thủ tướng Chính phủ"),
        ("của UBND tỉnh ban hành Chương trình", "UBND tỉnh"),
        ("của chính phủ về thực hiện", "Chính phủ"),
        ("của Ban chấp hành Trung ương Khóa XII về một số", "Ban chấp hành Trung ương Khóa XII"),
        ("của Ban Chấp hành Trung ương 5 (khóa X) về", "Ban Chấp hành Trung ương 5"),
        ("của Ban Quản lý các Khu công nghiệp công bố", "Ban Quản lý các Khu công nghiệp"),
        ("của Bộ Thông tin và Truyền thông quy định", "Bộ Thông tin và Truyền thông"),
        ("của Bộ Nông nghiệp và phát triển nông thôn.", "Bộ Nông nghiệp và phát triển nông thôn"),
        ("của Bộ Văn hóa, Thể thao và Du lịch, ", "Bộ Văn hóa, Thể thao và Du lịch"),
        ("của Bộ Lao động - Thương binh và Xã hội hướng dẫn", "Bộ Lao động - Thương binh và Xã hội"),
        ("của Sở Kế hoạch và Đầu tư; ", "Sở Kế hoạch và Đầu tư"),
        ("của UBND tỉnh và Ban Quản lý", "UBND tỉnh"),
        ("của Chính phủ và Nghị quyết số 76/NQ-CP", "Chính phủ"),
        ("của UBND TP. Hồ Chí Minh về", "UBND TP. Hồ Chí Minh"),
        ("của Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ hướng dẫn", "Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ"),
        ("của Ban An toàn giao thông tỉnh thực hiện", "Ban An toàn giao thông tỉnh"),
        ("của Phòng Đăng ký kinh doanh ký ngày mai", "Phòng Đăng ký kinh doanh"),
        ("của UBND tỉnh Thừa Thiên-Huế", "UBND tỉnh Thừa Thiên-Huế"),
    ];
    for (after, issuer) in cases {
        let text = format!("Văn bản số 12/KH-UBND ngày 01/3/2020 {after}");
        assert_eq!(find(&text)[0].issuer.as_deref(), Some(issuer), "{text}");
    }
    for after in ["của tôi", "của", "về", "của 12", &format!("của Ban {}", "và ai đó ".repeat(9).replace("và ", "x "))]
    {
        let text = format!("Văn bản số 12/KH-UBND ngày 01/3/2020 {after}");
        assert_eq!(find(&text)[0].issuer, None, "{text}");
    }
}

#[test]
fn lists_of_numbers() {
    assert_eq!(
        numbers("các số 41/2014/QĐ-UBND, 20/2008/NĐ-CP và 63/2010/NĐ-CP."),
        ["41/2014/QĐ-UBND", "20/2008/NĐ-CP", "63/2010/NĐ-CP"]
    );
    assert_eq!(
        numbers("- 41/2014/QĐ-UBND;\n-20/2008/NĐ-CP;76/NQ-CP"),
        ["41/2014/QĐ-UBND", "20/2008/NĐ-CP", "76/NQ-CP"]
    );
    assert_eq!(numbers("Quyết định số 225/QĐ-TTg - Kế hoạch 12/KH-UBND – UBND tỉnh"), ["225/QĐ-TTg", "12/KH-UBND"]);
}

/// As in tables of which the borders between cells were lost.
#[test]
fn numbers_that_ran_into_what_stands_beside_them() {
    assert_eq!(
        numbers(
            "Nghị định 155/2020/NĐ-CP155/2020/NĐ-CPLuật 54/2019/QH1454/2019/QH14 ban hành04/2020/TT-BTPNghị định sửa đổi"
        ),
        ["155/2020/NĐ-CP", "155/2020/NĐ-CP", "54/2019/QH14", "54/2019/QH14", "04/2020/TT-BTP"]
    );
    assert_eq!(
        numbers("Nhà ở số 27/2023/QH1527/2023/QH15Nghị định số 95/2024/NĐ-CP"),
        ["27/2023/QH15", "27/2023/QH15", "95/2024/NĐ-CP"]
    );
    let defects = find("ban hành04/2020/TT-BTP").remove(0).defects;
    assert_eq!(defects, [Defect::RunTogether, Defect::MissingDate]);
    // Only what cannot be anything else.
    assert_eq!(
        numbers("mã12/QĐ-UBND, a5/KH-UBND, HQ/2015/NK, 01/TTr-UBND, 2/QyĐ-BTC, 13/BCA-C06, 5/QĐ-TTg"),
        ["01/TTr-UBND", "2/QyĐ-BTC", "13/BCA-C06", "5/QĐ-TTg"]
    );
}

#[test]
fn a_short_symbol_counts_only_after_the_word_for_the_kind() {
    assert_eq!(numbers("công văn số 123/UBND gửi"), ["123/UBND"]);
    assert_eq!(numbers("hộp thư 123/UBND"), [""; 0]);
}

#[test]
fn a_date_is_wanted_once() {
    let text =
        "Nghị định số 61/2018/NĐ-CP quy định; theo Nghị định số 61/2018/NĐ-CP; Luật số 45/2019/QH14.\nSố: 06/KH-KCNĐN";
    let defects: Vec<usize> = find(text).iter().map(|citation| citation.defects.len()).collect();
    assert_eq!(defects, [1, 0, 0, 0]);
}

#[test]
fn the_sample_plan() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/seed/06-KH-KCNDN-2020.txt");
    let text = crate::nfc(&std::fs::read_to_string(path).expect("the sample plan lies beside the project"));
    let found = find(&text);
    let seen: Vec<String> = found
        .iter()
        .map(|c| {
            let day = c.issued_on.map_or("-".to_owned(), |day| day.to_string());
            format!("{}|{}|{}|{}", c.kind.as_deref().unwrap_or("-"), c.number, day, c.issuer.as_deref().unwrap_or("-"))
        })
        .collect();
    assert_eq!(
        seen,
        [
            "-|06/KH-KCNĐN|-|-",
            "Kế hoạch|15245/KH-UBND|2019-12-31|UBND tỉnh",
            "Nghị quyết|17-NQ/TW|-|Ban Chấp hành Trung ương 5",
            "Nghị quyết|52-NQ/TW|-|Bộ Chính trị",
            "Quyết định|225/QĐ-TTg|2016-02-04|Thủ tướng Chính phủ",
            "Nghị quyết|18-NQ/TW|2017-11-25|Ban chấp hành Trung ương Khóa XII",
            "Nghị quyết|19-NQ/TW|2017-10-25|Ban chấp hành Trung ương Khóa XII",
            "Quyết định|2014/QĐ-UBND|2016-06-29|UBND tỉnh",
            "Nghị định|61/2018/NĐ-CP|2018-04-23|Chính phủ",
        ]
    );
    let defects: Vec<&[Defect]> = found.iter().map(|c| c.defects.as_slice()).collect();
    let party = |s: &str| [Defect::PartyWrittenAsLegal { suggestion: s.to_owned() }];
    let missing = [Defect::MissingDate];
    let wanted: [&[Defect]; 9] =
        [&[Defect::StraySpace], &[], &missing, &missing, &[], &party("18-NQ/TW"), &party("19-NQ/TW"), &[], &[]];
    assert_eq!(defects, wanted);
}

/// With anything worse than linear time this test would not end.
#[test]
fn long_hostile_text_is_read_through() {
    for piece in [
        "1/A-",
        "Quyết định số ",
        "1/QĐ-A của X ",
        "ngày ",
        "1/2019/",
        "A",
        "1 ",
        "1 / ",
        "18-NQ/",
        " - UBND",
        "của và ",
        "Luật A ",
        "điểm a, ",
        "khoản 1 và điểm a ",
        "các Điều 1, 2, ",
        "TCVN 1",
    ] {
        let text = piece.repeat(10_000);
        let (documents, laws) = (find(&text), find_named(&text));
        find_provisions(&text, &documents, &laws);
        find_standards(&text);
    }
}

prop_compose! {
    fn any_number()(
        number in "[1-9][0-9]{0,4}[a-dđ]?|0[1-9]|[1-9]{2}\\.[0-9]{1,3}",
        year in proptest::option::of(1945u16..2099),
        kind in proptest::sample::select(vec!["QĐ", "KH", "NQ", "TTr", "NĐ", "TTLT", "UBND", "SNV"]),
        issuer in "(UBND|TTg|CP|BNV|KCNĐN|BLĐTBXH|[A-ZĐ]{2,6}(&PC)?)(-[A-ZĐ]{2,5})?",
    ) -> DocNumber {
        DocNumber { number, year, symbol: format!("{kind}-{issuer}"), party: false }
    }
}

proptest! {
    #[test]
    fn a_normal_form_is_found_again(
        number in any_number(),
        before in "(Căn cứ |theo Quyết định số |\\(|\"|- )?",
        after in "(|,|\\.|;| ngày 1/1/2020| của Chính phủ| về|\\))",
    ) {
        let issuer = number.symbol.split('-').nth(1).unwrap_or_default().to_owned();
        prop_assume!(!words::is_party_issuer(&issuer));
        prop_assert_eq!(parse_number(&number.to_string()), Some(number.clone()));
        let text = format!("{before}{number}{after}");
        let found = find(&text);
        prop_assert_eq!(found.len(), 1, "{}", text);
        prop_assert_eq!(&found[0].number, &number);
        prop_assert_eq!(&text[found[0].number_span.clone()], number.to_string());
    }

    #[test]
    fn spans_hold_on_any_text(
        text in "(Quyết định |số |của |ngày |UBND|QĐ|TTg|Đ|và | – |-|/|[0-9]{1,5}|\\.|,|:|\n|\u{a0}|\\PC){0,60}",
    ) {
        let mut end = 0;
        for c in find(&text) {
            prop_assert!(c.span.start >= end && text.get(c.span.clone()).is_some());
            prop_assert!(c.span.start <= c.number_span.start && c.number_span.end <= c.span.end);
            prop_assert!(text.get(c.number_span.clone()).is_some());
            prop_assert_eq!(parse_number(&c.number.to_string()), Some(c.number.clone()));
            end = c.span.end;
        }
        for n in find_named(&text) {
            prop_assert!(text.get(n.span).is_some());
        }
        parse_number(&text);
    }
}
