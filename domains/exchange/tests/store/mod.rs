//! The store and the post on both engines: what goes out comes in as it was, once, from whom it says, for whom it is.

use ::store::{Db, Migrations};
use evidence::Amount;
use evidence::periods::{DECREE_09_2019, PeriodKind};
use exchange::model::{
    Answer, Asked, Content, Error, Expected, Item, NewPartner, Partner, Purpose, Refusal, Report, Reported, Request,
    Sent, SentKind, Side, Source, Stage, Value, Verdict,
};
use exchange::package::{Body, Payload, Refused, public, seal};
use exchange::rules::{partner, received, request, rollup};
use exchange::{post, store};
use kernel::{Ambient, Date, Moment};
use people::store::agencies;
use people::store::{By, accounts};
use people::{AccountKind, Actor, AgencyId, Leads, NewAccount, Role, SecurityPolicy, Writer};

const DOMAINS: &[Migrations] = &[
    ::store::MIGRATIONS,
    people::MIGRATIONS,
    jobs::MIGRATIONS,
    files::MIGRATIONS,
    evidence::MIGRATIONS,
    store::MIGRATIONS,
];

#[tokio::test]
async fn every_statement_is_understood() {
    let statements: Vec<::store::Sql> = store::STATEMENTS.iter().flat_map(|list| list.iter().copied()).collect();
    assert!(statements.len() > 20, "only {} statements are listed", statements.len());
    testkit::check_statements(DOMAINS, &statements).await;
}

/// An agency, its Office, and the key that it signs with.
struct House {
    agency: AgencyId,
    office: Actor,
    seed: [u8; 32],
    name: &'static str,
}

impl House {
    async fn build(db: &Db, ambient: &Ambient, slug: &'static str) -> Self {
        let mut tx = db.begin().await.unwrap();
        let agency = agencies::add(&mut tx, ambient, slug, None, By::PROGRAM).await.unwrap();
        let policy = SecurityPolicy { second_factor_for_all: false, ..SecurityPolicy::default() };
        let new = NewAccount {
            login: format!("{slug}.vp"),
            full_name: "Chánh Văn phòng".into(),
            position_words: "Chánh Văn phòng".into(),
            unit_id: None,
            kind: AccountKind::Person,
        };
        let (account, _) = accounts::invite(&mut tx, ambient, &policy, agency, new, By::PROGRAM).await.unwrap();
        evidence::ensure_year(&mut tx, ambient, agency, 2026, &DECREE_09_2019).await.unwrap();
        let office = Actor {
            agency,
            account,
            name: "Chánh Văn phòng".into(),
            unit: None,
            roles: vec![Role::ChiefOfOffice],
            leads: Leads::default(),
        };
        // The key is made when something is put down for the first time; here its seed is needed to sign what nobody would.
        let key = post::put_down(&mut tx, ambient, agency, slug, &[], Body::Reminder { request: ambient.id() }).await;
        assert!(key.unwrap().is_empty());
        tx.commit().await.unwrap();
        let seed: (Vec<u8>,) = ::store::Read::get(&mut &*db, SEED, ::store::args![agency]).await.unwrap();
        Self { agency, office, seed: seed.0.try_into().unwrap(), name: slug }
    }

    fn writer(&self, ambient: &Ambient) -> Writer<'_> {
        Writer { actor: &self.office, now: ambient.now(), source: None }
    }

    async fn knows(&self, db: &Db, ambient: &Ambient, other: &Self, side: Side) -> Partner {
        let known = store::list_partners(db, self.agency).await.unwrap();
        let new = NewPartner {
            side,
            name: other.name.into(),
            key: public(&other.seed),
            local: Some(other.agency),
            address: None,
        };
        let decided = partner::add(ambient.id(), new, public(&self.seed), &known, &self.office).unwrap();
        let mut tx = db.begin().await.unwrap();
        let partner = store::add_partner(&mut tx, &self.writer(ambient), decided).await.unwrap();
        tx.commit().await.unwrap();
        partner
    }

    /// A package of the house to some others, signed as it signs.
    fn sealed(&self, to: &[&Self], now: Moment, body: Body) -> Vec<u8> {
        let to = to.iter().map(|other| public(&other.seed)).collect();
        seal(&self.seed, &Payload { from: self.name.into(), to, made_at: now, body }).into_bytes()
    }

    async fn takes(&self, db: &Db, now: Moment, package: &[u8]) -> Result<bool, Refused> {
        let mut tx = db.begin().await.unwrap();
        match post::receive(&mut tx, self.agency, package, now).await {
            Ok(taken) => {
                tx.commit().await.unwrap();
                Ok(!taken.again)
            }
            Err(Error::Refused(Refusal::Package(refused))) => Err(refused),
            Err(other) => panic!("{other}"),
        }
    }
}

const SEED: ::store::Sql =
    ::store::Sql { name: "TEST_SEED", text: "SELECT seed AS value FROM exchange_keys WHERE agency_id = $1" };

fn content() -> Content {
    let number = Expected::Number { measure: "tin, bài".into(), target: None };
    Content {
        title: "Yêu cầu <báo cáo>".into(),
        purpose: Purpose::Report,
        paper: String::new(),
        period: Asked { kind: PeriodKind::Quarter, year: 2026, ordinal: 1 },
        due_on: Date::constant(2026, 3, 20),
        note: "“hướng dẫn”".into(),
        items: vec![
            Item { code: "1".into(), wording: "Đăng tin".into(), expected: number },
            Item { code: "2".into(), wording: "Khó khăn".into(), expected: Expected::Words },
        ],
    }
}

fn number(value: i64) -> Value {
    Value::Number(Amount::from_thousandths(value * 1_000))
}

async fn published(db: &Db, ambient: &Ambient, house: &House) -> Request {
    let partners = store::list_partners(db, house.agency).await.unwrap();
    let mut tx = db.begin().await.unwrap();
    let begun = request::begin(ambient.id(), content(), &house.office, ambient.now()).unwrap();
    let begun = store::add_request(&mut tx, &house.writer(ambient), begun).await.unwrap();
    let decided = request::publish(&begun, &partners, &house.office, ambient.now()).unwrap();
    let request = store::save_request(&mut tx, &house.writer(ambient), decided.clone()).await.unwrap();
    let again = store::save_request(&mut tx, &house.writer(ambient), decided).await;
    assert!(matches!(again, Err(Error::Refused(Refusal::Changed))), "the same write once more is somebody's old page");
    let below: Vec<&Partner> = request::below(&partners).collect();
    let body = Body::Request { id: request.id, revision: 1, closed: false, content: request.content.clone() };
    post::put_down(&mut tx, ambient, house.agency, house.name, &below, body).await.unwrap();
    tx.commit().await.unwrap();
    post::deliver_here(db, house.agency, ambient.now()).await.unwrap();
    request
}

#[tokio::test]
async fn a_request_goes_down_and_a_report_comes_up_as_they_were_written() {
    testkit::on_both_engines(DOMAINS, async |test| {
        let (db, ambient) = (&test.db, &test.ambient);
        let (city, agency) = (House::build(db, ambient, "tp").await, House::build(db, ambient, "ban").await);
        let below = city.knows(db, ambient, &agency, Side::Below).await;
        let above = agency.knows(db, ambient, &city, Side::Above).await;
        let asked = published(db, ambient, &city).await;
        assert_eq!(store::find_request(db, city.agency, asked.id).await.unwrap().as_ref(), Some(&asked));
        let here = store::find_received(db, agency.agency, asked.id).await.unwrap().unwrap();
        assert_eq!((&here.content, here.partner, here.revision), (&content(), above.id, 1));

        // Looked through, answered, sent; each write is kept whole.
        let mut tx = db.begin().await.unwrap();
        let writer = agency.writer(ambient);
        let here = received::look_through(&here, &agency.office).unwrap();
        let here = store::save_received(&mut tx, &writer, here).await.unwrap();
        let hand = Source::ByHand { value: number(7), source: "Sổ".into(), person: "Văn phòng".into() };
        let answers = [("1", hand, ""), ("2", Source::Words, "Thiếu người")];
        let mut next = here;
        for (code, source, words) in answers {
            let answer = Answer { source, words: words.into(), with_rows: true };
            let decided = received::answer(&next, code, answer, &agency.office).unwrap();
            next = store::save_received(&mut tx, &writer, decided).await.unwrap();
        }
        let items = vec![
            Reported {
                code: "1".into(),
                value: Some(number(7)),
                words: String::new(),
                by_hand: Some(("Sổ".into(), "Văn phòng".into())),
                not_ours: None,
                rows: None,
            },
            Reported {
                code: "2".into(),
                value: None,
                words: "Thiếu người".into(),
                by_hand: None,
                not_ours: None,
                rows: None,
            },
        ];
        let ((next, report), events) = received::report(&next, items, &agency.office, ambient.now()).unwrap();
        let next = store::save_received(&mut tx, &writer, (next, events)).await.unwrap();
        post::put_down(&mut tx, ambient, agency.agency, agency.name, &[&above], Body::Report(report.clone()))
            .await
            .unwrap();
        tx.commit().await.unwrap();
        assert_eq!(store::find_received(db, agency.agency, asked.id).await.unwrap().as_ref(), Some(&next));
        post::deliver_here(db, agency.agency, ambient.now()).await.unwrap();
        let reports = store::list_reports(db, city.agency, asked.id).await.unwrap();
        assert_eq!((reports.len(), reports[0].partner, &reports[0].content), (1, below.id, &report));

        // The verdict goes down and is kept; the one on an older report is refused.
        let decided = rollup::judge(&asked, &reports[0], Verdict::Taken, &city.office, ambient.now()).unwrap();
        let mut tx = db.begin().await.unwrap();
        let judged = store::save_verdict(&mut tx, &city.writer(ambient), decided).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(store::list_reports(db, city.agency, asked.id).await.unwrap(), [judged]);
        let now = ambient.now();
        let verdict =
            |number| city.sealed(&[&agency], now, Body::Verdict { request: asked.id, number, verdict: Verdict::Taken });
        assert_eq!(agency.takes(db, now, &verdict(2)).await, Err(Refused::Older));
        assert_eq!(agency.takes(db, now, &verdict(1)).await, Ok(true));
        assert_eq!(agency.takes(db, now, &verdict(1)).await, Ok(false), "the same once more changes nothing");
        // What was said before it and comes after it is not said any more.
        let before = now - jiff::SignedDuration::from_hours(1);
        let returned = Verdict::Returned { reason: "Thiếu".into() };
        let late = Body::Verdict { request: asked.id, number: 1, verdict: returned };
        assert_eq!(agency.takes(db, now, &city.sealed(&[&agency], before, late)).await, Ok(false));
        let here = store::find_received(db, agency.agency, asked.id).await.unwrap().unwrap();
        assert_eq!(here.verdict, Some(Verdict::Taken));
        let sent = store::list_sent(db, agency.agency, asked.id).await.unwrap();
        assert!(sent.iter().all(|one| one.kind == SentKind::Report && one.arrived_at.is_some()));
        assert_eq!(store::find_sent(db, agency.agency, sent[0].id).await.unwrap().as_ref(), Some(&sent[0]));
    })
    .await;
}

#[tokio::test]
async fn the_post_believes_nobody_but_the_signature_and_takes_nothing_twice() {
    testkit::on_both_engines(DOMAINS, async |test| {
        let (db, ambient) = (&test.db, &test.ambient);
        let (city, agency) = (House::build(db, ambient, "tp").await, House::build(db, ambient, "ban").await);
        let (rival, stranger) = (House::build(db, ambient, "so").await, House::build(db, ambient, "la").await);
        city.knows(db, ambient, &agency, Side::Below).await;
        city.knows(db, ambient, &rival, Side::Below).await;
        agency.knows(db, ambient, &city, Side::Above).await;
        agency.knows(db, ambient, &rival, Side::Above).await;
        let asked = published(db, ambient, &city).await;
        let (id, now) = (asked.id, ambient.now());
        let request = |revision| Body::Request { id, revision, closed: false, content: content() };
        let report =
            |number| Body::Report(Report { request: id, revision: 1, number, made_at: now, items: Vec::new() });

        let cases = [
            ("nobody that we know", &agency, stranger.sealed(&[&agency], now, request(2)), Err(Refused::UnknownSender)),
            ("for somebody else", &agency, city.sealed(&[&rival], now, request(2)), Err(Refused::ForOthers)),
            (
                "one above speaks of another's request",
                &agency,
                rival.sealed(&[&agency], now, request(9)),
                Err(Refused::NotTheirs),
            ),
            ("a report from above", &agency, city.sealed(&[&agency], now, report(1)), Err(Refused::NotTheirs)),
            ("a request from below", &city, agency.sealed(&[&city], now, request(2)), Err(Refused::NotTheirs)),
            ("the same again", &agency, city.sealed(&[&agency], now, request(1)), Ok(false)),
            ("a later one", &agency, city.sealed(&[&agency], now, request(3)), Ok(true)),
            ("one between", &agency, city.sealed(&[&agency], now, request(2)), Err(Refused::Older)),
            ("a report", &city, agency.sealed(&[&city], now, report(2)), Ok(true)),
            ("the same report", &city, agency.sealed(&[&city], now, report(2)), Ok(false)),
            ("an earlier report", &city, agency.sealed(&[&city], now, report(1)), Err(Refused::Older)),
            (
                "another one's reminder",
                &agency,
                rival.sealed(&[&agency], now, Body::Reminder { request: id }),
                Err(Refused::NotTheirs),
            ),
            ("a reminder", &agency, city.sealed(&[&agency], now, Body::Reminder { request: id }), Ok(true)),
            ("the same reminder", &agency, city.sealed(&[&agency], now, Body::Reminder { request: id }), Ok(false)),
        ];
        for (name, house, package, expected) in cases {
            assert_eq!(house.takes(db, now, &package).await, expected, "{name}");
        }
        let unknown =
            Body::Report(Report { request: ambient.id(), revision: 1, number: 1, made_at: now, items: Vec::new() });
        assert_eq!(city.takes(db, now, &agency.sealed(&[&city], now, unknown)).await, Err(Refused::UnknownRequest));

        // Closed: what comes after is refused, what was there stays.
        let mut tx = db.begin().await.unwrap();
        let decided = request::close(&asked, &city.office).unwrap();
        let closed = store::save_request(&mut tx, &city.writer(ambient), decided).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(closed.stage, Stage::Closed);
        assert_eq!(city.takes(db, now, &agency.sealed(&[&city], now, report(3))).await, Err(Refused::Closed));
        assert_eq!(store::list_reports(db, city.agency, id).await.unwrap().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn another_agency_sees_and_changes_nothing() {
    testkit::on_both_engines(DOMAINS, async |test| {
        let (db, ambient) = (&test.db, &test.ambient);
        let (city, agency) = (House::build(db, ambient, "tp").await, House::build(db, ambient, "ban").await);
        let other = House::build(db, ambient, "khac").await;
        let below = city.knows(db, ambient, &agency, Side::Below).await;
        agency.knows(db, ambient, &city, Side::Above).await;
        let asked = published(db, ambient, &city).await;
        let sent = store::list_sent(db, city.agency, asked.id).await.unwrap().remove(0);
        let id = other.agency;
        assert!(store::find_request(db, id, asked.id).await.unwrap().is_none());
        assert!(store::find_received(db, id, asked.id).await.unwrap().is_none());
        assert!(store::find_partner(db, id, below.id).await.unwrap().is_none());
        assert!(store::find_sent(db, id, sent.id).await.unwrap().is_none());
        assert!(store::list_requests(db, id).await.unwrap().is_empty());
        assert!(store::list_received(db, id).await.unwrap().is_empty());
        assert!(store::list_reports(db, id, asked.id).await.unwrap().is_empty());
        assert!(store::list_sent(db, id, asked.id).await.unwrap().is_empty());

        let mut tx = db.begin().await.unwrap();
        let writer = other.writer(ambient);
        let gone = |result: Result<(), Error>| assert!(matches!(result, Err(Error::Refused(Refusal::Changed))));
        let decided = request::revise(&asked, content(), &other.office).unwrap();
        gone(store::save_request(&mut tx, &writer, decided).await.map(drop));
        let decided = partner::leave(&below, &other.office, ambient.now()).unwrap();
        gone(store::save_partner(&mut tx, &writer, decided).await.map(drop));
        let here = store::find_received(&mut tx, agency.agency, asked.id).await.unwrap().unwrap();
        let decided = received::look_through(&here, &other.office).unwrap();
        gone(store::save_received(&mut tx, &writer, decided).await.map(drop));
        // What another agency sends under a foreign partner's id does not exist.
        let foreign = Sent::new(ambient.id(), below.id, SentKind::Request, asked.id, "{}".into(), ambient.now());
        assert!(store::put_sent(&mut tx, id, &foreign).await.is_err());
    })
    .await;
}
