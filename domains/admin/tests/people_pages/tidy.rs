//! What happens at night.

use crate::office::{easy, in_office};
use jiff::SignedDuration;
use people::AccountStatus;
use people::store::accounts;

#[tokio::test]
async fn an_account_that_nobody_used_for_long_is_disabled_at_night() {
    in_office(easy(), async |office| {
        office.open().await;
        let account = office.hire("lan.tt", "Cán bộ Thử", &[]).await;
        let kinds = (admin::MANIFEST.jobs)(&office.app);
        assert_eq!(kinds.iter().map(|k| k.name).collect::<Vec<_>>(), ["admin.tidy"]);
        assert!(admin::MANIFEST.schedules.iter().all(|s| kinds.iter().any(|k| k.name == s.kind)));
        office.app.ambient.advance(SignedDuration::from_hours(24 * 46));
        office.run("admin.tidy").await;
        let found = accounts::find(&office.app.db, office.agency, account).await.unwrap().unwrap();
        assert_eq!(found.status, AccountStatus::Disabled);
        assert!(office.told().await.iter().any(|action| action == "account.disabled"));
    })
    .await;
}

#[tokio::test]
async fn accounts_and_units_have_a_title_and_a_page() {
    in_office(easy(), async |office| {
        let (db, agency) = (&office.app.db, office.agency);
        for (kind, id, title) in
            [("account", office.administrator.uuid(), "Quản trị Thử"), ("unit", office.units[0].uuid(), "Văn phòng")]
        {
            let lookup = admin::MANIFEST.subjects.iter().find(|s| s.kind == kind).expect("declared").line;
            let line = lookup(db, agency, id).await.unwrap().expect("it is there");
            assert_eq!(line.title, title);
            assert!(line.address.ends_with(&id.to_string()), "{}", line.address);
            assert_eq!(lookup(db, agency, agency.uuid()).await.unwrap(), None);
        }
    })
    .await;
}
