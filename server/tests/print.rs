//! `thongsuot print`, run as operators run it.

use papers::official::Kind;
use std::process::{Command, Output};

fn run(folder: &std::path::Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_thongsuot"))
        .arg("print")
        .args(arguments)
        .current_dir(folder)
        .env("THONGSUOT_DATA", folder.join("data"))
        .output()
        .expect("the program runs")
}

#[test]
fn a_specimen_of_every_kind_in_the_form_of_its_day() {
    let folder = tempfile::tempdir().expect("a folder");
    for kind in Kind::all() {
        let file = format!("{}.docx", kind.code());
        let output = run(folder.path(), &["sample", kind.code(), "--issued", "2026-01-05", "--out", &file]);
        assert!(output.status.success(), "{kind}: {}", String::from_utf8_lossy(&output.stderr));
        let bytes = std::fs::read(folder.path().join(&file)).expect("the file");
        let lines = papers::read::read(&bytes).expect("a .docx that is read");
        assert!(lines.lines().any(|line| line.text == "Đồng Nai, ngày 05 tháng 01 năm 2026"), "{kind}");
    }
}

#[test]
fn what_cannot_be_is_said_so() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("mine.docx"), "edited by hand").expect("written");
    let cases: &[(&[&str], &str)] = &[
        (&["sample", "cong-van", "--out", "mine.docx"], "mine.docx is there already"),
        (&["sample", "cong-van", "--out", "nowhere/mine.docx"], "cannot write nowhere/mine.docx"),
        (&["sample", "truyện", "--out", "x.docx"], "the kinds are: nghi-quyet, quyet-dinh"),
        (&["plan", "x", "--out", "x.docx"], "invalid value 'x'"),
        (&["plan", "01a219c2-13ef-7cca-b732-2db5f854c000", "--out", "x.docx"], "there is no agency yet"),
    ];
    for (arguments, wanted) in cases {
        let output = run(folder.path(), arguments);
        let complaint = String::from_utf8_lossy(&output.stderr);
        assert!(!output.status.success() && complaint.contains(wanted), "print {arguments:?} said {complaint}");
    }
    let kept = std::fs::read_to_string(folder.path().join("mine.docx")).expect("the file");
    assert_eq!(kept, "edited by hand");
}
