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
fn a_specimen_for_the_printer() {
    let folder = tempfile::tempdir().expect("a folder");
    for arguments in [
        ["sample", "so-tay", "--out", "so-tay.pdf"].as_slice(),
        &["sample", "ap-phich", "--out", "ap-phich.pdf"],
        &["sample", "trinh-chieu", "--out", "trinh-chieu.pdf"],
        &["sample", "cong-van", "--issued", "2026-01-05", "--out", "a.pdf"],
        &["sample", "cong-van", "--issued", "2026-01-05", "--format", "pdf", "--out", "b"],
    ] {
        let output = run(folder.path(), arguments);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
    let read = |name: &str| std::fs::read(folder.path().join(name)).expect("the file");
    assert!(read("a.pdf").starts_with(b"%PDF-"));
    assert_eq!(read("a.pdf"), read("b"), "the same paper gives the same bytes");
}

#[test]
fn a_word_file_as_a_booklet_a_poster_and_slides() {
    let folder = tempfile::tempdir().expect("a folder");
    let made = run(folder.path(), &["sample", "bao-cao", "--issued", "2026-01-05", "--out", "bao-cao.docx"]);
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    for kind in ["booklet", "poster", "slides"] {
        let out = format!("{kind}.pdf");
        let arguments = ["handout", kind, "bao-cao.docx", "--title", "Báo cáo", "--issuer", "Văn phòng", "--out", &out];
        let output = run(folder.path(), &[&arguments[..], &["--address", "https://example.gov.vn/"]].concat());
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{kind}: {said}");
        assert!(said.contains(": a chart was left out"), "what is lost is told: {said}");
        let pdf = std::fs::read(folder.path().join(&out)).expect("the file");
        let text = papers::read::plain_text(&pdf).expect("a PDF with text").text();
        assert!(text.contains("Công tác chỉ đạo"), "{kind}: {text}");
    }
    let text = Command::new(env!("CARGO_BIN_EXE_thongsuot"))
        .args(["text", "booklet.pdf"])
        .current_dir(folder.path())
        .output()
        .expect("the program runs");
    assert!(String::from_utf8_lossy(&text.stdout).contains("Bảng tra cứu"));
    let refused =
        run(folder.path(), &["handout", "poster", "none.docx", "--title", "x", "--issuer", "y", "--out", "z.pdf"]);
    assert!(String::from_utf8_lossy(&refused.stderr).contains("cannot read none.docx"));
}

#[test]
fn fonts_of_the_agency() {
    let folder = tempfile::tempdir().expect("a folder");
    let fonts = folder.path().join("fonts");
    let print = |out: &str| {
        Command::new(env!("CARGO_BIN_EXE_thongsuot"))
            .args(["print", "sample", "cong-van", "--issued", "2026-01-05", "--out", out])
            .current_dir(folder.path())
            .env("THONGSUOT_DATA", folder.path().join("data"))
            .env("THONGSUOT_PAPER_FONTS", &fonts)
            .output()
            .expect("the program runs")
    };
    let complains = |out: &str, wanted: &str| {
        let output = print(out);
        let complaint = String::from_utf8_lossy(&output.stderr);
        assert!(!output.status.success() && complaint.contains(wanted), "{complaint}");
    };
    complains("a.pdf", "paper_fonts: cannot read the folder");
    std::fs::create_dir(&fonts).expect("a folder");
    complains("a.pdf", "paper_fonts: no .ttf, .otf or .ttc in the folder");
    std::fs::write(fonts.join("times.ttf"), "no font").expect("written");
    complains("a.pdf", "times.ttf is no font that can be read");
    // One of ours under their name is as good as theirs.
    std::fs::write(fonts.join("times.ttf"), assets::paper_fonts()[0]).expect("written");
    let output = print("a.pdf");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn what_cannot_be_is_said_so() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("mine.docx"), "edited by hand").expect("written");
    let cases: &[(&[&str], &str)] = &[
        (&["sample", "cong-van", "--out", "mine.docx"], "mine.docx is there already"),
        (&["sample", "cong-van", "--out", "nowhere/mine.docx"], "cannot write nowhere/mine.docx"),
        (&["sample", "truyện", "--out", "x.docx"], "the kinds are: nghi-quyet, quyet-dinh"),
        (&["sample", "so-tay", "--out", "x.docx"], "add `--format pdf`"),
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
