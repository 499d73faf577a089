//! What an agency is called and reached by, on which day; its units; who answers to which host.

use crate::office::{DOMAINS, diza, founded, name_2020};
use jiff::civil::date;
use people::store::agencies::{self, NewContact};
use people::store::units::{self, NewUnit};
use people::store::{By, statements};
use people::{BootstrapAgency, Error, Refusal};

#[tokio::test]
async fn every_statement_is_understood() {
    testkit::check_statements(DOMAINS, &statements()).await;
}

#[tokio::test]
async fn names_and_contacts_are_those_of_the_day() {
    testkit::on_both_engines(DOMAINS, async |test| {
        let agency = founded(test, diza()).await.agency;
        let mut tx = test.db.begin().await.unwrap();
        let mut city = name_2020();
        city.superior_body = Some("Ủy ban nhân dân tha\u{300}nh phố Đồng Nai".into());
        city.valid_from = date(2026, 4, 30);
        agencies::add_name(&mut tx, &test.ambient, agency, city, By::PROGRAM).await.unwrap();
        let hotline = NewContact {
            hotline: Some(" 1022 nhánh 3 ".into()),
            mailbox: Some("  ".into()),
            approved_by: "Trưởng ban".into(),
            valid_from: date(2021, 1, 1),
            ..NewContact::default()
        };
        agencies::add_contact(&mut tx, &test.ambient, agency, hotline, By::PROGRAM).await.unwrap();
        let unapproved = NewContact { approved_by: " ".into(), valid_from: date(2021, 1, 1), ..NewContact::default() };
        let refused = agencies::add_contact(&mut tx, &test.ambient, agency, unapproved, By::PROGRAM).await;
        assert!(matches!(refused, Err(Error::Refused(Refusal::NameMissing))), "{refused:?}");
        tx.commit().await.unwrap();

        let found = agencies::find(&test.db, agency).await.unwrap().unwrap();
        let superior = |day| found.as_of(day).name.and_then(|n| n.superior_body.as_deref());
        assert_eq!(superior(date(1990, 1, 1)), None);
        assert_eq!(superior(date(2020, 1, 21)), Some("Ủy ban nhân dân tỉnh Đồng Nai"));
        assert_eq!(superior(date(2026, 4, 29)), Some("Ủy ban nhân dân tỉnh Đồng Nai"));
        assert_eq!(superior(date(2026, 4, 30)), Some("Ủy ban nhân dân thành phố Đồng Nai"), "and in normal form C");
        assert_eq!(found.names[0].valid_to, Some(date(2026, 4, 29)), "the open name ends the day before");
        assert_eq!(found.as_of(date(2019, 12, 31)).contact, None);
        assert_eq!(found.as_of(date(2020, 12, 31)).contact.unwrap().switchboard.as_deref(), Some("1022"));
        let latest = found.as_of(date(2021, 1, 1)).contact.unwrap();
        assert_eq!((latest.hotline.as_deref(), &latest.mailbox), (Some("1022 nhánh 3"), &None));
    })
    .await;
}

#[tokio::test]
async fn hosts_lead_to_their_agency_and_one_agency_needs_none() {
    testkit::on_both_engines(DOMAINS, async |test| {
        assert_eq!(agencies::find_by_host(&test.db, "diza.example").await.unwrap(), None, "nobody is here yet");
        let first = founded(test, diza()).await.agency;
        for host in ["diza.example", "DIZA.example:8443", "127.0.0.1:3000", "nonsense host"] {
            assert_eq!(agencies::find_by_host(&test.db, host).await.unwrap(), Some(first), "the only one: {host}");
        }
        let new = BootstrapAgency { slug: "khac".into(), hosts: vec!["khac.example".into()], ..diza() };
        let second = founded(test, new).await.agency;
        assert_eq!(agencies::find_by_host(&test.db, "diza.example").await.unwrap(), Some(first));
        assert_eq!(agencies::find_by_host(&test.db, "khac.example").await.unwrap(), Some(second));
        assert_eq!(agencies::find_by_host(&test.db, "127.0.0.1").await.unwrap(), None, "two, and neither is meant");
        let slugs: Vec<_> = agencies::list(&test.db).await.unwrap().into_iter().map(|a| a.slug).collect();
        assert_eq!(slugs, ["diza", "khac"]);

        let mut tx = test.db.begin().await.unwrap();
        let removed = agencies::remove_host(&mut tx, second, "diza.example", By::PROGRAM, test.ambient.now()).await;
        assert!(!removed.unwrap(), "another agency's host stays");
        tx.commit().await.unwrap();
        let mut tx = test.db.begin().await.unwrap();
        let taken = agencies::add_host(&mut tx, second, "Diza.Example", By::PROGRAM, test.ambient.now()).await;
        assert!(matches!(taken, Err(Error::Refused(Refusal::HostUnusable))), "{taken:?}");
        drop(tx);
        let mut tx = test.db.begin().await.unwrap();
        let taken = agencies::add(&mut tx, &test.ambient, "diza", None, By::PROGRAM).await;
        assert!(matches!(taken, Err(Error::Refused(Refusal::SlugUnusable))), "{taken:?}");
    })
    .await;
}

#[tokio::test]
async fn units_come_and_go() {
    testkit::on_both_engines(DOMAINS, async |test| {
        let agency = founded(test, diza()).await.agency;
        let mut all = units::list(&test.db, agency).await.unwrap();
        assert_eq!(all.iter().map(|u| u.code.as_str()).collect::<Vec<_>>(), ["VP", "QLĐT"]);
        let mut tx = test.db.begin().await.unwrap();
        all[1].valid_to = Some(date(2025, 2, 28));
        units::save(&mut tx, agency, &all[1], By::PROGRAM, test.ambient.now()).await.unwrap();
        let new =
            NewUnit {
                code: "QLĐT".into(), name: "Phòng Đầu tư".into(), ordinal: 2, valid_from: date(2025, 3, 1)
            };
        let id = units::add(&mut tx, &test.ambient, agency, new.clone(), By::PROGRAM).await.unwrap();
        tx.commit().await.unwrap();
        let all = units::list(&test.db, agency).await.unwrap();
        let on = |day| all.iter().filter(|u| u.exists_on(day)).map(|u| u.name.as_str()).collect::<Vec<_>>();
        assert_eq!(on(date(2025, 2, 28)), ["Văn phòng", "Phòng Quản lý đầu tư"]);
        assert_eq!(on(date(2025, 3, 1)), ["Văn phòng", "Phòng Đầu tư"]);
        assert_eq!(units::find(&test.db, agency, id).await.unwrap().unwrap().name, "Phòng Đầu tư");

        let mut tx = test.db.begin().await.unwrap();
        let taken = units::add(&mut tx, &test.ambient, agency, new, By::PROGRAM).await;
        assert!(matches!(taken, Err(Error::Refused(Refusal::UnitCodeTaken))), "{taken:?}");
    })
    .await;
}
