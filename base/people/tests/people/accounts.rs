//! Inviting, links, disabling, idle accounts, the last administrator.

use crate::office::{DOMAINS, PASSWORD, choice, diza, founded, opened, person, policy, sign_in, token};
use jiff::SignedDuration;
use kernel::{Id, local_date};
use people::store::roles::{self, NewGrant};
use people::store::{By, accounts, links, passwords, sessions};
use people::{AccountStatus, Error, LinkPurpose, PasswordRefusal, Refusal, Role, SignIn, SignInRefusal, Tenure};

#[tokio::test]
async fn a_link_counts_once_and_not_for_ever() {
    testkit::on_both_engines(DOMAINS, async |test| {
        let office = founded(test, diza()).await;
        let (agency, now) = (office.agency, test.ambient.now());
        let found = links::find(&test.db, agency, office.link.expose(), now).await.unwrap().unwrap();
        assert_eq!((found.account_id, found.purpose), (office.administrator, LinkPurpose::FirstAdministrator));
        assert_eq!(links::find(&test.db, agency, "00000000000000000000000000", now).await.unwrap(), None);
        let late = now + SignedDuration::from_hours(72);
        assert_eq!(links::find(&test.db, agency, office.link.expose(), late).await.unwrap(), None, "too old");

        let new = choice(test, agency, office.administrator, PASSWORD).await;
        let mut tx = test.db.begin().await.unwrap();
        links::accept(&mut tx, &test.ambient, agency, office.link.expose(), new.clone(), By::PROGRAM).await.unwrap();
        let again = links::accept(&mut tx, &test.ambient, agency, office.link.expose(), new, By::PROGRAM).await;
        assert!(matches!(again, Err(Error::Refused(Refusal::LinkInvalid))), "{again:?}");
        tx.commit().await.unwrap();
        let account = accounts::find(&test.db, agency, office.administrator).await.unwrap().unwrap();
        assert_eq!((account.status, account.password_changed_at), (AccountStatus::Active, Some(now)));
    })
    .await;
}

#[tokio::test]
async fn a_link_is_for_one_account_and_a_new_one_ends_the_old() {
    testkit::on_both_engines(DOMAINS, async |test| {
        let office = opened(test).await;
        let agency = office.agency;
        let mut tx = test.db.begin().await.unwrap();
        let (lan, first) =
            accounts::invite(&mut tx, &test.ambient, &policy(), agency, person("lan.tt"), By::PROGRAM).await.unwrap();
        let reset = LinkPurpose::Reset;
        let second = links::issue(&mut tx, &test.ambient, &policy(), agency, lan, reset, By::PROGRAM).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(links::find(&test.db, agency, first.expose(), test.ambient.now()).await.unwrap(), None);

        let anothers = choice(test, agency, office.administrator, "một mật ngữ hoàn toàn khác 9").await;
        let mut tx = test.db.begin().await.unwrap();
        let refused = links::accept(&mut tx, &test.ambient, agency, second.expose(), anothers, By::PROGRAM).await;
        assert!(matches!(refused, Err(Error::Refused(Refusal::LinkInvalid))), "{refused:?}");
        accounts::disable(&mut tx, agency, lan, By::PROGRAM, test.ambient.now()).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(links::find(&test.db, agency, second.expose(), test.ambient.now()).await.unwrap(), None, "disabled");
    })
    .await;
}

#[tokio::test]
async fn logins_are_taken_once_an_agency() {
    testkit::on_both_engines(DOMAINS, async |test| {
        let agency = opened(test).await.agency;
        for (login, wanted) in [("Quản.Trị", Refusal::LoginTaken), ("a b", Refusal::LoginUnusable)] {
            let mut tx = test.db.begin().await.unwrap();
            let refused = accounts::invite(&mut tx, &test.ambient, &policy(), agency, person(login), By::PROGRAM).await;
            assert!(matches!(&refused, Err(Error::Refused(r)) if *r == wanted), "{login}: {refused:?}");
        }
        let found = accounts::find_by_login(&test.db, agency, " QUAN.TRI ").await.unwrap();
        assert_eq!(found.map(|a| a.login), Some("quan.tri".into()));
    })
    .await;
}

#[tokio::test]
async fn a_new_password_ends_sessions_and_is_not_an_old_one() {
    testkit::on_both_engines(DOMAINS, async |test| {
        let office = opened(test).await;
        let (agency, account) = (office.agency, office.administrator);
        let old = token(test, agency).await;
        let measured = passwords::prepare(&test.db, &policy(), agency, account).await.unwrap();
        assert_eq!(measured.accept(&test.ambient, PASSWORD).err(), Some(PasswordRefusal::UsedBefore));
        assert_eq!(measured.accept(&test.ambient, "quan.tri quan.tri 1").err(), Some(PasswordRefusal::OwnWords));
        let mut tx = test.db.begin().await.unwrap();
        let new = measured.accept(&test.ambient, "một mật ngữ hoàn toàn khác 9").unwrap();
        passwords::set(&mut tx, &test.ambient, agency, new, By::PROGRAM).await.unwrap();
        let fresh = sessions::open(&mut tx, &test.ambient, agency, account, None, "").await.unwrap();
        tx.commit().await.unwrap();
        let now = test.ambient.now();
        assert_eq!(sessions::find(&test.db, &policy(), agency, &old, now).await.unwrap(), None);
        assert!(sessions::find(&test.db, &policy(), agency, fresh.expose(), now).await.unwrap().is_some());
        let answer = sign_in(test, agency, "quan.tri", PASSWORD).await.unwrap();
        assert_eq!(answer, SignIn::Refused(SignInRefusal::Wrong));
    })
    .await;
}

#[tokio::test]
async fn the_last_administrator_stays() {
    testkit::on_both_engines(DOMAINS, async |test| {
        let office = opened(test).await;
        let (agency, first, now) = (office.agency, office.administrator, test.ambient.now());
        let today = local_date(now);
        let refused = async |disable: bool| {
            let mut tx = test.db.begin().await.unwrap();
            let done = if disable {
                accounts::disable(&mut tx, agency, first, By::PROGRAM, now).await
            } else {
                let grant = roles::list_of(&mut tx, agency, first).await.unwrap()[0].id;
                roles::end(&mut tx, agency, Id::from_uuid(grant), today, By::PROGRAM, now).await
            };
            matches!(done, Err(Error::Refused(Refusal::LastAdministrator)))
        };
        assert!(refused(true).await && refused(false).await);

        let mut tx = test.db.begin().await.unwrap();
        let (second, link) =
            accounts::invite(&mut tx, &test.ambient, &policy(), agency, person("thu.hai"), By::PROGRAM).await.unwrap();
        let grant = NewGrant {
            account: second,
            role: Role::Administrator,
            tenure: Tenure::Full,
            unit: None,
            valid_from: today,
            valid_to: None,
        };
        roles::grant(&mut tx, &test.ambient, agency, grant, By::PROGRAM).await.unwrap();
        tx.commit().await.unwrap();
        assert!(refused(true).await, "the other one is only invited");
        let new = choice(test, agency, second, PASSWORD).await;
        let mut tx = test.db.begin().await.unwrap();
        links::accept(&mut tx, &test.ambient, agency, link.expose(), new, By::PROGRAM).await.unwrap();
        accounts::disable(&mut tx, agency, first, By::PROGRAM, now).await.unwrap();
        tx.commit().await.unwrap();
        let account = accounts::find(&test.db, agency, first).await.unwrap().unwrap();
        assert_eq!(account.status, AccountStatus::Disabled);
    })
    .await;
}

#[tokio::test]
async fn disabled_is_said_only_to_who_knows_the_password() {
    testkit::on_both_engines(DOMAINS, async |test| {
        let office = opened(test).await;
        let (agency, account) = (office.agency, office.administrator);
        let open = token(test, agency).await;
        test.ambient.advance(SignedDuration::from_hours(44 * 24));
        let night = async || {
            let mut tx = test.db.begin().await.unwrap();
            let idle = accounts::disable_idle(&mut tx, &policy(), agency, test.ambient.now()).await.unwrap();
            tx.commit().await.unwrap();
            idle
        };
        assert_eq!(night().await, []);
        test.ambient.advance(SignedDuration::from_hours(24));
        assert_eq!(night().await, [account]);
        assert_eq!(night().await, [], "once");
        assert_eq!(sessions::find(&test.db, &policy(), agency, &open, test.ambient.now()).await.unwrap(), None);
        let right = sign_in(test, agency, "quan.tri", PASSWORD).await.unwrap();
        assert_eq!(right, SignIn::Refused(SignInRefusal::Disabled));
        let wrong = sign_in(test, agency, "quan.tri", "sai rồi sai rồi").await.unwrap();
        assert_eq!(wrong, SignIn::Refused(SignInRefusal::Wrong));

        let mut tx = test.db.begin().await.unwrap();
        accounts::enable(&mut tx, agency, account, By::PROGRAM, test.ambient.now()).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(night().await, [], "being enabled counts as being used");
        token(test, agency).await;
    })
    .await;
}

#[tokio::test]
async fn of_many_who_open_a_link_at_once_one_is_let_in() {
    testkit::on_both_engines(DOMAINS, async |test| {
        let office = founded(test, diza()).await;
        let new = choice(test, office.agency, office.administrator, PASSWORD).await;
        let tasks: Vec<_> = (0..5)
            .map(|_| {
                let (db, ambient, link, new) =
                    (test.db.clone(), test.ambient.clone(), office.link.clone(), new.clone());
                tokio::spawn(async move {
                    let mut tx = db.begin().await.unwrap();
                    let done = links::accept(&mut tx, &ambient, office.agency, link.expose(), new, By::PROGRAM).await;
                    tx.commit().await.unwrap();
                    done.is_ok()
                })
            })
            .collect();
        let mut let_in = 0;
        for task in tasks {
            let_in += i32::from(task.await.unwrap());
        }
        assert_eq!(let_in, 1);
    })
    .await;
}
