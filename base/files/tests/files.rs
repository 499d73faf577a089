//! Contents on disk: kept once, refused, cleaned, swept.

#![expect(clippy::unwrap_used, reason = "a step of a test that fails is the failure")]

use files::{Error, Files, Kept, Media, NewFile, Refusal, Swept};
use jiff::SignedDuration;
use kernel::Id;
use std::path::Path;
use std::time::SystemTime;

enum Agency {}
const PDF: &[u8] = b"%PDF-1.7\nThong bao";

fn all_files(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(all_files(&path)) } else { found.push(path.display().to_string()) }
    }
    found
}

fn refusal(result: Result<Kept, Error>) -> Refusal {
    match result {
        Err(Error::Refused(refusal)) => refusal,
        other => panic!("expected a refusal, got {other:?}"),
    }
}

#[tokio::test]
async fn the_same_content_is_kept_once_and_nothing_is_left_lying() {
    let folder = tempfile::tempdir().unwrap();
    let files = Files::open(folder.path()).unwrap();
    let one = files.keep(PDF).await.unwrap();
    assert_eq!((one.media, one.size), (Media::Pdf, PDF.len() as u64));
    assert_eq!(files.keep(PDF).await.unwrap(), one);
    refusal(files.keep(b"MZ\x90\0").await);
    assert_eq!(files.read(&one.sha256).await.unwrap(), PDF);
    let path = files.path(&one.sha256).unwrap();
    assert_eq!(all_files(folder.path()), [path.display().to_string()]);
}

#[tokio::test]
async fn a_damaged_copy_is_replaced_when_the_content_comes_again() {
    let folder = tempfile::tempdir().unwrap();
    let files = Files::open(folder.path()).unwrap();
    let kept = files.keep(PDF).await.unwrap();
    std::fs::write(files.path(&kept.sha256).unwrap(), b"rotten").unwrap();
    files.keep(PDF).await.unwrap();
    assert_eq!(files.read(&kept.sha256).await.unwrap(), PDF);
}

#[tokio::test]
async fn nothing_but_a_digest_leads_to_a_content() {
    let folder = tempfile::tempdir().unwrap();
    let files = Files::open(folder.path()).unwrap();
    for wrong in ["", "..", "../../etc/passwd", &"A".repeat(64), &"0".repeat(63), &"é".repeat(32), &"0".repeat(64)] {
        let found = files.read(wrong).await;
        assert!(matches!(found, Err(Error::Disk { .. })), "{wrong}: {found:?}");
    }
}

#[tokio::test]
async fn what_may_not_come_in_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let files = Files::open(folder.path()).unwrap();
    let long_text = vec![b'a'; (5 << 20) + 1];
    for (bytes, expected) in [
        (&b""[..], Refusal::Empty),
        (&long_text, Refusal::TooLarge { limit: 5 << 20 }),
        (b"<html>", Refusal::NotTaken),
        (b"\xef\xbb\xbf <svg onload='x'>", Refusal::NotTaken),
        (b"\x7fELF", Refusal::NotTaken),
        (b"\xff\xd8\xff\xe0\0\x04", Refusal::Damaged),
    ] {
        assert_eq!(refusal(files.keep(bytes).await), expected, "{:?}", &bytes[..bytes.len().min(20)]);
    }
    assert!(all_files(folder.path()).is_empty());
    assert_eq!(files.keep_fetched(b"<html>").await.unwrap().media, Media::Html);
}

#[tokio::test]
async fn a_photo_is_kept_without_its_place() {
    let folder = tempfile::tempdir().unwrap();
    let files = Files::open(folder.path()).unwrap();
    let photo = b"\xff\xd8\xff\xe1\0\x0eExif\0\0GPS!!!\xff\xda\0\x04\x01\x02picture\xff\xd9";
    let kept = files.keep(photo).await.unwrap();
    let expected = b"\xff\xd8\xff\xda\0\x04\x01\x02picture\xff\xd9";
    assert_eq!(files.read(&kept.sha256).await.unwrap(), expected);
    assert_eq!(kept.size, expected.len() as u64);
}

#[tokio::test]
async fn only_what_belongs_to_nobody_and_is_old_is_swept() {
    testkit::on_both_engines(&[store::MIGRATIONS, files::MIGRATIONS], async |test| {
        let files = Files::open(test.folder.path()).unwrap();
        let agency: Id<Agency> = test.ambient.id();
        let used = files.keep(PDF).await.unwrap();
        let orphan = files.keep(b"nobody's").await.unwrap();
        let again = files.keep(b"comes again").await.unwrap();
        let mut tx = test.db.begin().await.unwrap();
        let new = NewFile { name: "a.pdf", kept: &used, saved_by: None };
        files::record(&mut tx, &test.ambient, agency, new).await.unwrap();
        tx.commit().await.unwrap();
        let unfinished = test.folder.path().join("coming").join("cut-off");
        std::fs::write(&unfinished, b"half").unwrap();

        // The disk dates what is written by the machine's clock: everything so far is made two days old by that clock.
        let young = std::fs::metadata(&unfinished).unwrap().modified().unwrap();
        let now = jiff::Timestamp::try_from(young).unwrap();
        let day = SignedDuration::from_hours(24);
        assert_eq!(files.sweep(&test.db, now, day).await.unwrap(), Swept::default(), "too young");
        let old = SystemTime::try_from(now - day - day).unwrap();
        for path in
            all_files(test.folder.path()).into_iter().filter(|p| p.contains("/content/") || p.contains("/coming/"))
        {
            std::fs::File::options().write(true).open(path).unwrap().set_modified(old).unwrap();
        }
        files.keep(b"comes again").await.unwrap();
        assert_eq!(files.sweep(&test.db, now, day).await.unwrap(), Swept { contents: 1, unfinished: 1 });
        assert!(files.read(&used.sha256).await.is_ok() && files.read(&again.sha256).await.is_ok());
        assert!(files.read(&orphan.sha256).await.is_err());
    })
    .await;
}
