//! Signing in from the first password to the last recovery code; sessions; too many attempts.

use crate::office::{ADDRESS, DOMAINS, PASSWORD, choice, diza, founded, opened, origin, policy, sign_in, token};
use jiff::SignedDuration;
use people::store::{By, links, second_factor, sessions, sign_in as attempts};
use people::{AccountId, AgencyId, BootstrapAgency, LinkPurpose, SecretText, SignIn, SignInRefusal};
use testkit::TestDb;

const WRONG: SignIn = SignIn::Refused(SignInRefusal::Wrong);

/// Sets up an authenticator; returns its secret and the recovery codes.
async fn set_up(test: &TestDb, agency: AgencyId, account: AccountId) -> (Vec<u8>, Vec<SecretText>) {
    let mut tx = test.db.begin().await.unwrap();
    second_factor::begin(&mut tx, &test.ambient, agency, account).await.unwrap();
    let shown = second_factor::find_enrolment(&mut tx, agency, account, "KCNĐN").await.unwrap().unwrap();
    let letters = shown.letters.expose().replace(' ', "");
    let secret = totp_rs::Secret::try_from_base32(letters).unwrap().to_vec();
    let wrong = second_factor::confirm(&mut tx, &test.ambient, agency, account, "000000", By::PROGRAM).await;
    assert!(wrong.is_err(), "a wrong code sets nothing up");
    let code = code(test, &secret);
    let codes = second_factor::confirm(&mut tx, &test.ambient, agency, account, &code, By::PROGRAM).await.unwrap();
    tx.commit().await.unwrap();
    (secret, codes)
}

/// What the authenticator shows now.
fn code(test: &TestDb, secret: &[u8]) -> String {
    let seconds = u64::try_from(test.ambient.now().as_second()).unwrap();
    totp_rs::Builder::new().with_secret(secret.to_vec()).build().unwrap().generate(seconds).to_string()
}

async fn pending(test: &TestDb, agency: AgencyId) -> String {
    match sign_in(test, agency, "quan.tri", PASSWORD).await.unwrap() {
        SignIn::NeedsSecondFactor { pending } => pending.expose().to_string(),
        other => panic!("the password alone answered {other:?}"),
    }
}

async fn with_code(test: &TestDb, agency: AgencyId, pending: &str, code: &str) -> SignIn {
    attempts::second_factor(&test.db, &test.ambient, &policy(), agency, (pending, code), origin()).await.unwrap()
}

#[tokio::test]
async fn a_password_opens_a_session_and_nothing_else_does() {
    testkit::on_both_engines(DOMAINS, async |test| {
        let office = opened(test).await;
        let (agency, now) = (office.agency, test.ambient.now());
        for (login, password) in [("quan.tri", "sai"), ("khong.co", PASSWORD), ("", ""), ("quan.tri", "")] {
            assert_eq!(sign_in(test, agency, login, password).await.unwrap(), WRONG, "{login} {password}");
        }
        let token = token(test, agency).await;
        let session = sessions::find(&test.db, &policy(), agency, &token, now).await.unwrap().unwrap();
        assert_eq!((session.account_id, session.second_factor), (office.administrator, false));
        assert_eq!((session.source.as_deref(), session.device.as_str()), (Some(ADDRESS), "Firefox"));
        for wrong in ["", "x", &session.id.to_string(), &token.to_uppercase()] {
            assert_eq!(sessions::find(&test.db, &policy(), agency, wrong, now).await.unwrap(), None, "{wrong}");
        }
        let other = founded(test, BootstrapAgency { slug: "khac".into(), hosts: vec![], ..diza() }).await.agency;
        assert_eq!(sessions::find(&test.db, &policy(), other, &token, now).await.unwrap(), None, "another agency");
        assert_eq!(sign_in(test, other, "quan.tri", PASSWORD).await.unwrap(), WRONG, "another agency's namesake");
    })
    .await;
}

#[tokio::test]
async fn a_session_lives_while_it_is_used() {
    testkit::on_both_engines(DOMAINS, async |test| {
        let agency = opened(test).await.agency;
        let token = token(test, agency).await;
        let alive = async || sessions::find(&test.db, &policy(), agency, &token, test.ambient.now()).await.unwrap();
        for _ in 0..24 {
            test.ambient.advance(SignedDuration::from_mins(29));
            let session = alive().await.unwrap();
            let mut tx = test.db.begin().await.unwrap();
            sessions::see(&mut tx, agency, &session, test.ambient.now()).await.unwrap();
            tx.commit().await.unwrap();
        }
        test.ambient.advance(SignedDuration::from_mins(24));
        assert_eq!(alive().await, None, "twelve hours are over");
        let mut tx = test.db.begin().await.unwrap();
        sessions::prune(&mut tx, &policy(), agency, test.ambient.now()).await.unwrap();
        tx.commit().await.unwrap();
        let token = crate::office::token(test, agency).await;
        test.ambient.advance(SignedDuration::from_mins(30));
        assert_eq!(
            sessions::find(&test.db, &policy(), agency, &token, test.ambient.now()).await.unwrap(),
            None,
            "idle"
        );
    })
    .await;
}

#[tokio::test]
async fn sessions_are_listed_and_ended() {
    testkit::on_both_engines(DOMAINS, async |test| {
        let office = opened(test).await;
        let (agency, account, now) = (office.agency, office.administrator, test.ambient.now());
        let mut tokens = Vec::new();
        for _ in 0..3 {
            tokens.push(token(test, agency).await);
        }
        let listed = async || sessions::list(&test.db, &policy(), agency, account, now).await.unwrap();
        assert_eq!(listed().await.len(), 3);
        let mine = sessions::find(&test.db, &policy(), agency, &tokens[0], now).await.unwrap().unwrap();
        let lost = sessions::find(&test.db, &policy(), agency, &tokens[1], now).await.unwrap().unwrap();
        let mut tx = test.db.begin().await.unwrap();
        let stranger: AccountId = test.ambient.id();
        assert!(!sessions::revoke(&mut tx, agency, stranger, lost.id, By::PROGRAM, now).await.unwrap(), "not theirs");
        assert!(sessions::revoke(&mut tx, agency, account, lost.id, By::PROGRAM, now).await.unwrap());
        tx.commit().await.unwrap();
        assert_eq!(listed().await.len(), 2);
        let mut tx = test.db.begin().await.unwrap();
        assert_eq!(sessions::revoke_others(&mut tx, agency, account, mine.id, By::PROGRAM, now).await.unwrap(), 1);
        tx.commit().await.unwrap();
        assert_eq!(listed().await.iter().map(|s| s.id).collect::<Vec<_>>(), [mine.id]);
    })
    .await;
}

#[tokio::test]
async fn a_second_factor_is_asked_for_and_its_codes_count_once() {
    testkit::on_both_engines(DOMAINS, async |test| {
        let office = opened(test).await;
        let (agency, account) = (office.agency, office.administrator);
        let (secret, codes) = set_up(test, agency, account).await;

        let half = pending(test, agency).await;
        let as_session = sessions::find(&test.db, &policy(), agency, &half, test.ambient.now()).await.unwrap();
        assert_eq!(as_session, None, "half a sign-in is no session");
        let shown = code(test, &secret);
        assert_eq!(with_code(test, agency, &half, &shown).await, WRONG, "the code that set it up is used");
        test.ambient.advance(SignedDuration::from_secs(30));
        let shown = code(test, &secret);
        assert!(matches!(with_code(test, agency, &half, &shown).await, SignIn::SignedIn { .. }));
        assert_eq!(with_code(test, agency, &half, &shown).await, WRONG, "the half is used up");
        let half = pending(test, agency).await;
        assert_eq!(with_code(test, agency, &half, &shown).await, WRONG, "the code is used up");

        let paper = codes[3].expose().to_uppercase().replace('-', " ");
        assert!(matches!(with_code(test, agency, &half, &paper).await, SignIn::SignedIn { .. }));
        assert_eq!(second_factor::count_codes(&test.db, agency, account).await.unwrap(), 9);
        let half = pending(test, agency).await;
        assert_eq!(with_code(test, agency, &half, &paper).await, WRONG, "each line of the paper counts once");
        test.ambient.advance(SignedDuration::from_mins(10));
        let shown = code(test, &secret);
        assert_eq!(with_code(test, agency, &half, &shown).await, WRONG, "too late");

        let mut tx = test.db.begin().await.unwrap();
        let renewed = second_factor::renew_codes(&mut tx, &test.ambient, agency, account, By::PROGRAM).await.unwrap();
        tx.commit().await.unwrap();
        let half = pending(test, agency).await;
        assert_eq!(with_code(test, agency, &half, codes[4].expose()).await, WRONG, "the old paper is void");
        assert!(matches!(with_code(test, agency, &half, renewed[4].expose()).await, SignIn::SignedIn { .. }));

        let mut tx = test.db.begin().await.unwrap();
        second_factor::remove(&mut tx, agency, account, By::PROGRAM, test.ambient.now()).await.unwrap();
        tx.commit().await.unwrap();
        token(test, agency).await;
    })
    .await;
}

#[tokio::test]
async fn too_many_attempts_are_not_looked_at_whoever_asks() {
    testkit::on_both_engines(DOMAINS, async |test| {
        let agency = opened(test).await.agency;
        for login in ["quan.tri", "khong.co"] {
            for attempt in 1..=10 {
                assert_eq!(sign_in(test, agency, login, "sai").await.unwrap(), WRONG, "{login}, attempt {attempt}");
            }
            let until = test.ambient.now() + SignedDuration::from_mins(15);
            let refused = SignIn::Refused(SignInRefusal::TooMany { until });
            assert_eq!(sign_in(test, agency, login, PASSWORD).await.unwrap(), refused, "{login}, even if right");
        }
        test.ambient.advance(SignedDuration::from_mins(15));
        token(test, agency).await;
        for attempt in 1..=9 {
            assert_eq!(sign_in(test, agency, "quan.tri", "sai").await.unwrap(), WRONG, "anew, attempt {attempt}");
        }
        token(test, agency).await;
        assert_eq!(sign_in(test, agency, "quan.tri", "sai").await.unwrap(), WRONG, "who came in starts anew");
    })
    .await;
}

#[tokio::test]
async fn a_link_lifts_the_lock_that_others_put_on_an_account() {
    testkit::on_both_engines(DOMAINS, async |test| {
        let office = opened(test).await;
        let agency = office.agency;
        for _ in 1..=10 {
            sign_in(test, agency, "quan.tri", "sai").await.unwrap();
        }
        let locked = sign_in(test, agency, "quan.tri", PASSWORD).await.unwrap();
        assert!(matches!(locked, SignIn::Refused(SignInRefusal::TooMany { .. })), "{locked:?}");
        let (account, reset) = (office.administrator, LinkPurpose::Reset);
        let renewed = "một mật ngữ hoàn toàn khác 9";
        let new = choice(test, agency, account, renewed).await;
        let mut tx = test.db.begin().await.unwrap();
        let link = links::issue(&mut tx, &test.ambient, &policy(), agency, account, reset, By::PROGRAM).await.unwrap();
        links::accept(&mut tx, &test.ambient, agency, link.expose(), new, By::PROGRAM).await.unwrap();
        tx.commit().await.unwrap();
        let answer = sign_in(test, agency, "quan.tri", renewed).await.unwrap();
        assert!(matches!(answer, SignIn::SignedIn { .. }), "{answer:?}");
    })
    .await;
}

#[tokio::test]
async fn a_known_password_does_not_let_codes_be_tried_without_end() {
    testkit::on_both_engines(DOMAINS, async |test| {
        let office = opened(test).await;
        let agency = office.agency;
        set_up(test, agency, office.administrator).await;
        let mut locked = false;
        for _ in 0..6 {
            let SignIn::NeedsSecondFactor { pending } = sign_in(test, agency, "quan.tri", PASSWORD).await.unwrap()
            else {
                locked = true;
                break;
            };
            let answer = with_code(test, agency, pending.expose(), "000000").await;
            locked |= matches!(answer, SignIn::Refused(SignInRefusal::TooMany { .. }));
        }
        assert!(locked, "six passwords with six codes are more than ten attempts");
    })
    .await;
}

#[tokio::test]
async fn attempts_at_once_are_counted_one_by_one() {
    testkit::on_both_engines(DOMAINS, async |test| {
        let agency = opened(test).await.agency;
        let begun = (0..25).map(|_| {
            let (db, now) = (test.db.clone(), test.ambient.now());
            tokio::spawn(
                async move { attempts::begin(&db, &policy(), agency, "quan.tri", origin(), now).await.map(drop) },
            )
        });
        for task in begun.collect::<Vec<_>>() {
            task.await.unwrap().unwrap();
        }
        let answer = sign_in(test, agency, "quan.tri", PASSWORD).await.unwrap();
        assert!(matches!(answer, SignIn::Refused(SignInRefusal::TooMany { .. })), "{answer:?}");
        let told = people::store::audit_trail::list_latest(&test.db, agency, Default::default(), 100).await.unwrap();
        let locks = told.iter().filter(|e| e.action == "sign_in.locked").count();
        assert_eq!(locks, 1, "the lock is told once");
    })
    .await;
}

#[tokio::test]
async fn a_password_typed_again_is_counted_too() {
    testkit::on_both_engines(DOMAINS, async |test| {
        let office = opened(test).await;
        let typed = async |password: &str, account| {
            let now = test.ambient.now();
            let attempt = attempts::begin(&test.db, &policy(), office.agency, "quan.tri", origin(), now).await.unwrap();
            attempts::confirm(&test.db, account, attempt.check(password)).await.unwrap()
        };
        let own = office.administrator;
        for _ in 0..12 {
            assert!(typed(PASSWORD, own).await, "the right one starts the count anew");
        }
        assert!(!typed(PASSWORD, test.ambient.id()).await, "not this account's");
        for _ in 0..9 {
            assert!(!typed("sai", own).await);
        }
        assert!(!typed(PASSWORD, own).await, "too many by now");
    })
    .await;
}
