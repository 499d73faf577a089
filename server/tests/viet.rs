//! `thongsuot viet`, run as operators run it: what goes to standard output, what is refused and how.

use std::io::Write as _;
use std::process::{Command, Output, Stdio};

fn run(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_thongsuot"))
        .arg("viet")
        .args(arguments)
        .env("THONGSUOT_DATA", "/nonexistent")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    // It may end without reading; then there is nothing to write to.
    child.stdin.take().map(|mut stdin| stdin.write_all(input)).transpose().ok();
    child.wait_with_output().expect("the program ends")
}

fn said(arguments: &[&str], input: &[u8]) -> String {
    let output = run(arguments, input);
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && complaint.is_empty(), "viet {arguments:?}: {complaint}");
    String::from_utf8(output.stdout).expect("UTF-8")
}

#[test]
fn one_line_answers() {
    let cases: &[(&[&str], &str)] = &[
        (&["lunar", "2030-02-02"], "2030-01-01\n"),
        (&["lunar", "2033-12-22"], "2033-11L-01\n"),
        (&["lunar", "2026-04-26", "--words"], "2026-03-10\nmùng 10 tháng Ba năm Bính Ngọ\n"),
        (&["solar", "2033-11L-01"], "2033-12-22\n"),
        (&["solar", "2030-01-01"], "2030-02-02\n"),
        (&["due", "2026-08-28+1wd"], "2026-09-03\n"),
        (&["due", "2026-01-31+1m"], "2026-03-02\n"),
        (&["due", "2026-11-14+10d"], "2026-11-25\n"),
        (&["due", "2026-11-25T09:15+24h"], "2026-11-26T09:15\n"),
        (&["due", "2026-11-25T09:00+4wh", "--hours", "mon-fri 07:30-11:30 13:00-17:00"], "2026-11-25T14:30\n"),
        (&["due", "2026-10-05+5wd", "--pause", "2026-10-07..2026-10-12"], "2026-10-15\n"),
        // After the cut-off, so counted from the next day.
        (&["due", "2026-11-25T16:30+1wd", "--hours", "mon-fri 07:30-17:00, cut-off 16:00"], "2026-11-27\n"),
        (&["fold", "Ủy ban nhân dân", "tỉnh Đồng Nai"], "uy ban nhan dan tinh dong nai\n"),
        (&["words", "1005000"], "một triệu không trăm lẻ năm nghìn\n"),
        (&["words", "1.005.000", "--money"], "một triệu không trăm lẻ năm nghìn đồng\n"),
        (&["words", "-15"], "âm mười lăm\n"),
        (&["words", "hai mươi tư"], "24\n"),
    ];
    for (arguments, wanted) in cases {
        assert_eq!(said(arguments, b""), *wanted, "viet {arguments:?}");
    }
}

#[test]
fn an_explanation_lists_the_days_skipped() {
    let said = said(&["due", "2026-12-31+1wd", "--explain"], b"");
    assert_eq!(
        said.lines().collect::<Vec<_>>(),
        [
            "2027-01-04",
            "Thứ Năm, 31/12/2026: ngày bắt đầu, không tính",
            "Thứ Sáu, 01/01/2027: nghỉ lễ: Tết Dương lịch",
            "Thứ Bảy, 02/01/2027: nghỉ cuối tuần",
            "Chủ nhật, 03/01/2027: nghỉ cuối tuần",
            "Tạm tính: có năm chưa có thông báo ngày nghỉ chính thức",
        ]
    );
}

#[test]
fn a_notice_of_ones_own_counts() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("2027.tsv");
    std::fs::write(&file, "2027\tyear\t\tx\n2027-01-04\toff\tnghỉ thêm\tx\n").expect("written");
    let file = file.to_str().expect("UTF-8");
    assert_eq!(said(&["due", "2026-12-31+1wd", "--notices", file], b""), "2027-01-01\n");
    std::fs::write(file, "2027-01-04\tclosed\n").expect("written");
    let output = run(&["due", "2026-12-31+1wd", "--notices", file], b"");
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(complaint.contains("2027.tsv: line 1: \"closed\""), "{complaint}");
}

#[test]
fn citations_are_lines_of_json() {
    let text = "Nghị quyết số 18/NQ-TW ngày 25/10/2017 và điểm a khoản 2 Điều 8 Nghị định số 61/2018/NĐ-CP";
    let lines = said(&["cite", "-"], text.as_bytes());
    let lines: Vec<serde_json::Value> = lines.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(lines.len(), 2);
    assert_eq!(lines[0]["number"], "18-NQ/TW");
    assert_eq!(lines[0]["kind"], "Nghị quyết");
    assert_eq!(lines[0]["issued_on"], "2017-10-25");
    assert_eq!(lines[0]["malformed"].as_array().map(Vec::len), Some(1));
    let span = |line: &serde_json::Value| {
        let place = |key: &str| line[key].as_u64().and_then(|at| usize::try_from(at).ok()).expect("a place");
        text[place("start")..place("end")].to_owned()
    };
    assert_eq!(span(&lines[0]), "Nghị quyết số 18/NQ-TW ngày 25/10/2017");
    assert_eq!(lines[1]["malformed"], serde_json::json!([]));
    let all = said(&["cite", "--all", "-"], text.as_bytes());
    assert!(all.contains(r#""places":["điểm a khoản 2 Điều 8"],"of":"61/2018/NĐ-CP""#), "{all}");
}

#[test]
fn old_encodings_there_and_back() {
    let text = "Ban Quản lý các Khu công nghiệp Đồng Nai thông báo kế hoạch";
    for name in ["tcvn3", "vni", "vps", "viqr", "cp1258"] {
        let encoded = run(&["encode", "--to", name, "-"], text.as_bytes());
        assert!(encoded.status.success(), "{name}");
        assert_ne!(encoded.stdout, text.as_bytes(), "{name}");
        assert_eq!(said(&["decode", "--from", name, "-"], &encoded.stdout), text, "{name}");
        assert_eq!(said(&["decode", "--from", "auto", "-"], &encoded.stdout), text, "{name}, told by itself");
    }
    assert_eq!(said(&["decode", "--from", "auto", "-"], text.as_bytes()), text);
    assert_eq!(said(&["decode", "--from", "tcvn3", "--capitals", "-"], "kÕ ho¹ch".as_bytes()), "KẾ HOẠCH");
}

#[test]
fn what_cannot_be_is_said_so() {
    let cases: &[(&[&str], &[u8], &str)] = &[
        (&["lunar", "1800-01-01"], b"", "outside the lunar calendar, 1900-01-01 to 2199-12-31"),
        (&["solar", "2026-06L-01"], b"", "there is no lunar day 2026-06L-01"),
        (&["solar", "2026-13-01"], b"", "a lunar date is written YYYY-MM-DD"),
        (&["due", "2026-08-28"], b"", "expected a day, a + and a length"),
        (&["due", "2026-08-28+5"], b"", "5wd (working days)"),
        (&["due", "2026-02-30+5d"], b"", "\"2026-02-30\" is no day"),
        (&["due", "2026-08-28+4wh"], b"", "--hours"),
        (&["due", "2026-08-28+4h"], b"", "2026-08-28T09:00+4h"),
        (&["due", "2026-08-28+4d", "--pause", "2026-09-02..2026-09-01"], b"", "ends before it starts"),
        (&["due", "2026-08-28+4d", "--hours", "always"], b"", "no day of the week"),
        (&["words", "12,5"], b"", "no whole number"),
        (&["cite", "/nonexistent"], b"", "cannot open /nonexistent"),
        (&["cite", "-"], b"\xff", "not UTF-8"),
        (&["decode", "--from", "auto", "-"], b"\xff\xfe\xfd", "not sure of the encoding; name it with --from"),
        (&["decode", "--from", "auto", "-"], "KÕ ho¹ch".as_bytes(), "(likely: tcvn3)"),
        (&["encode", "--to", "tcvn3", "-"], "KẾ".as_bytes(), "the encoding has no 'Ế' (at byte 1)"),
    ];
    for (arguments, input, wanted) in cases {
        let output = run(arguments, input);
        let complaint = String::from_utf8_lossy(&output.stderr);
        assert!(!output.status.success() && output.stdout.is_empty(), "viet {arguments:?} went through");
        assert!(complaint.contains(wanted), "viet {arguments:?} said {complaint}");
    }
}
