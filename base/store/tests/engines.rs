//! Both engines keep and give back the same values, refuse the same keys, and number changes alike.

use kernel::{Date, Id, Moment, Subject};
use store::{Json, Migration, Migrations, Read as _, StoreError, args, record, statements};

const NOTES: Migrations = Migrations {
    domain: "notes",
    list: &[Migration {
        name: "0001_notes",
        sql: "CREATE TABLE notes (
  agency_id uuid NOT NULL,
  id uuid NOT NULL,
  body text NOT NULL,
  tone text NOT NULL,
  due_on date,
  written_at timestamptz NOT NULL,
  pinned boolean NOT NULL,
  extra json NOT NULL,
  photo bytea,
  PRIMARY KEY (agency_id, id)
);
CREATE UNIQUE INDEX notes_body ON notes (agency_id, body);",
    }],
};

statements! {
    ADD_NOTE = "INSERT INTO notes (agency_id, id, body, tone, due_on, written_at, pinned, extra, photo)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    FIND_NOTE = "SELECT id, body, tone, due_on, written_at, pinned, extra, photo FROM notes WHERE agency_id = $1 AND id = $2";
    COUNT_NOTES = "SELECT COUNT(*) AS value FROM notes";
}

store::text_enum! {
    enum Tone { Calm = "calm", Urgent = "urgent" }
}
enum Agency {}
enum NoteId {}

record! {
    struct Note {
        id: Id<NoteId>, body: String, tone: Tone, due_on: Option<Date>, written_at: Moment, pinned: bool,
        extra: Json<Vec<String>>, photo: Option<Vec<u8>>,
    }
}

#[tokio::test]
async fn values_come_back_as_they_went_in() {
    testkit::on_both_engines(&[store::MIGRATIONS, NOTES], async |test| {
        let (agency, now): (Id<Agency>, _) = (test.ambient.id(), test.ambient.now());
        let note = Note {
            id: test.ambient.id(),
            body: "Kế hoạch số 06".into(),
            tone: Tone::Urgent,
            due_on: Some(kernel::Date::constant(1999, 12, 31)),
            written_at: now,
            pinned: true,
            extra: Json(vec!["đ".into(), "e".into()]),
            photo: Some(vec![0, 255, 1]),
        };
        let values = |n: Note| args![agency, n.id, n.body, n.tone, n.due_on, n.written_at, n.pinned, n.extra, n.photo];
        let mut tx = test.db.begin().await.unwrap();
        tx.run(ADD_NOTE, values(note.clone())).await.unwrap();
        assert_eq!(tx.get::<Note>(FIND_NOTE, args![agency, note.id]).await.unwrap(), note, "inside the transaction");
        tx.commit().await.unwrap();
        assert_eq!((&test.db).get::<Note>(FIND_NOTE, args![agency, note.id]).await.unwrap(), note, "by a reader");

        let empty = Note { id: test.ambient.id(), body: "khác".into(), due_on: None, photo: None, ..note.clone() };
        let mut tx = test.db.begin().await.unwrap();
        tx.run(ADD_NOTE, values(empty.clone())).await.unwrap();
        assert_eq!(tx.get::<Note>(FIND_NOTE, args![agency, empty.id]).await.unwrap(), empty);
        drop(tx);
        assert_eq!(
            (&test.db).get::<(i64,)>(COUNT_NOTES, args![]).await.unwrap(),
            (1,),
            "what was not committed did not happen"
        );

        let mut tx = test.db.begin().await.unwrap();
        let again = tx.run(ADD_NOTE, values(Note { id: test.ambient.id(), ..note })).await;
        assert!(matches!(again, Err(StoreError::Unique { .. })), "{again:?}");
    })
    .await;
}

#[tokio::test]
async fn changes_are_numbered_in_order_for_each_agency() {
    testkit::on_both_engines(&[store::MIGRATIONS], async |test| {
        let (one, two): (Id<Agency>, Id<Agency>) = (test.ambient.id(), test.ambient.id());
        let subject = Subject::new("note", test.ambient.id::<NoteId>());
        for (agency, expected) in [(one, 1), (one, 2), (two, 1), (one, 3)] {
            let mut tx = test.db.begin().await.unwrap();
            let number = store::changed(&mut tx, agency, &subject, test.ambient.now()).await.unwrap();
            tx.commit().await.unwrap();
            assert_eq!(number, expected);
        }
        let after_one = store::changes_since(&test.db, one, 1, 10).await.unwrap();
        assert_eq!(after_one.iter().map(|c| c.number).collect::<Vec<_>>(), [2, 3]);
        assert_eq!(store::latest_change(&test.db, two).await.unwrap(), 1);
    })
    .await;
}

#[tokio::test]
async fn every_statement_is_understood() {
    testkit::check_statements(&[store::MIGRATIONS, NOTES], store::STATEMENTS).await;
    testkit::check_statements(&[store::MIGRATIONS, NOTES], STATEMENTS).await;
}

#[tokio::test]
async fn a_database_from_a_newer_program_is_refused_untouched() {
    testkit::on_both_engines(&[store::MIGRATIONS, NOTES], async |test| {
        let refused = store::migrate(&test.db, &[store::MIGRATIONS], test.ambient.now()).await;
        assert!(matches!(refused, Err(StoreError::Newer { .. })), "{refused:?}");
        let edited = Migrations { list: &[Migration { name: "0001_notes", sql: "-- something else" }], ..NOTES };
        let refused = store::migrate(&test.db, &[store::MIGRATIONS, edited], test.ambient.now()).await;
        assert!(matches!(refused, Err(StoreError::Changed { .. })), "{refused:?}");
    })
    .await;
}
