//! Rows about files, on both engines: an agency sees its own only.

use files::{Files, NewFile};
use kernel::Id;

enum Agency {}

#[tokio::test]
async fn a_file_is_found_by_its_own_agency_only() {
    testkit::on_both_engines(&[store::MIGRATIONS, files::MIGRATIONS], async |test| {
        let files = Files::open(test.folder.path()).unwrap();
        let kept = files.keep("%PDF-1.4 bản ký".as_bytes()).await.unwrap();
        let (ours, theirs): (Id<Agency>, Id<Agency>) = (test.ambient.id(), test.ambient.id());
        let mut tx = test.db.begin().await.unwrap();
        let new = NewFile { name: "06-KH.PDF", kept: &kept, saved_by: None };
        let id = files::record(&mut tx, &test.ambient, ours, new).await.unwrap();
        tx.commit().await.unwrap();
        let found = files::find(&test.db, ours, id).await.unwrap().expect("it is there");
        assert_eq!((found.name.as_str(), found.media), ("06-KH.pdf", files::Media::Pdf));
        assert_eq!(files::find(&test.db, theirs, id).await.unwrap(), None);
    })
    .await;
}

#[tokio::test]
async fn every_statement_is_understood() {
    testkit::check_statements(&[store::MIGRATIONS, files::MIGRATIONS], files::STATEMENTS).await;
}
