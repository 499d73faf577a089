//! The tables of reports on both engines: what goes in comes out, what is signed stays, and nobody reaches another agency's
//! rows.

#![expect(clippy::unwrap_used, reason = "what a test cannot do without fails it where it stands")]

use ::store::{Db, Migrations};
use domain::{FigureRow, Shape, Tally, Value};
use evidence::periods::{DECREE_09_2019, Period, PeriodKind};
use kernel::{Ambient, Date, Subject};
use people::store::{By, accounts, agencies, units};
use people::{AccountKind, Actor, AgencyId, Certainty, Leads, NewAccount, Role, SecurityPolicy, UnitId};
use reports::model::{
    Error, FigureLine, MOST_INLINE, NewDeadline, Refusal, Report, SavedTemplate, Signing, Snapshot, State,
    TemplateHead, UnitLine,
};
use reports::rules::report::{Rewritten, accept, begin, comment, rewrite, send_back, settle, sign, submit};
use reports::rules::{deadline, templates, unit};
use reports::store::{self, Writer};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Migrations apply in this order.
const DOMAINS: &[Migrations] =
    &[::store::MIGRATIONS, people::MIGRATIONS, files::MIGRATIONS, evidence::MIGRATIONS, reports::store::MIGRATIONS];

#[tokio::test]
async fn every_statement_is_understood() {
    let statements: Vec<::store::Sql> = store::STATEMENTS.iter().flat_map(|list| list.iter().copied()).collect();
    assert!(statements.len() > 15, "only {} statements are listed", statements.len());
    testkit::check_statements(DOMAINS, &statements).await;
}

/// An agency with its Office, a unit and the first quarter of 2020.
struct House {
    agency: AgencyId,
    office: Actor,
    unit: UnitId,
    quarter: Period,
}

impl House {
    async fn build(db: &Db, ambient: &Ambient, slug: &str) -> Self {
        let mut tx = db.begin().await.unwrap();
        let agency = agencies::add(&mut tx, ambient, slug, None, By::PROGRAM).await.unwrap();
        let day: Date = "2010-01-01".parse().unwrap();
        let new = units::NewUnit { code: "VP".into(), name: "Văn phòng".into(), ordinal: 1, valid_from: day };
        let unit = units::add(&mut tx, ambient, agency, new, By::PROGRAM).await.unwrap();
        let policy = SecurityPolicy { second_factor_for_all: false, ..SecurityPolicy::default() };
        let new = NewAccount {
            login: format!("{slug}.vp"),
            full_name: "Chánh Văn phòng".into(),
            position_words: "Chánh Văn phòng".into(),
            unit_id: Some(unit),
            kind: AccountKind::Person,
        };
        let (account, _) = accounts::invite(&mut tx, ambient, &policy, agency, new, By::PROGRAM).await.unwrap();
        evidence::ensure_year(&mut tx, ambient, agency, 2020, &DECREE_09_2019).await.unwrap();
        tx.commit().await.unwrap();
        let periods = evidence::list_periods(db, agency, 2020).await.unwrap();
        let quarter = periods.into_iter().find(|one| one.kind == PeriodKind::Quarter).unwrap();
        let office = Actor {
            agency,
            account,
            name: "Chánh Văn phòng".into(),
            unit: Some(unit),
            roles: vec![Role::ChiefOfOffice],
            leads: Leads::default(),
        };
        Self { agency, office, unit, quarter }
    }

    fn writer(&self, ambient: &Ambient) -> Writer<'_> {
        Writer { actor: &self.office, now: ambient.now(), source: None }
    }

    /// What the quarter says: so many events.
    fn snapshot(&self, ambient: &Ambient, events: u128) -> Snapshot {
        let row = |number| FigureRow {
            subject: Subject { kind: "proof".into(), id: uuid::Uuid::from_u128(number) },
            title: "Đã đăng bài <một>".into(),
            on: Some("2020-02-03".parse().unwrap()),
            unit: Some(self.unit),
            counts: true,
            late: number == 1,
            group: "Trang thông tin".into(),
            across: String::new(),
            note: "“lý do”".into(),
            address: "/x".into(),
        };
        let rows: Vec<Arc<FigureRow>> = (0..events).map(|number| Arc::new(row(number))).collect();
        let line = FigureLine {
            address: "plans.events".into(),
            shape: Shape::Count,
            title: "Hoạt động".into(),
            definition: "Hoạt động trong kỳ".into(),
            measure: "hoạt động".into(),
            legal_basis: None,
            tally: Tally::of(&rows),
            rows,
            before: Some(Value::Share(1, 2)),
        };
        Snapshot {
            counted_at: ambient.now(),
            label: self.quarter.label.clone(),
            from: self.quarter.from_on,
            to: self.quarter.to_on,
            figures: vec![line],
            words: BTreeMap::from([("period".into(), "quý I năm 2020".into())]),
            units: vec![UnitLine { id: self.unit, name: "Văn phòng".into() }],
            outside: Vec::new(),
        }
    }

    async fn begin(&self, db: &Db, ambient: &Ambient) -> Report {
        let template = templates::all().iter().find(|one| templates::serves(one, &self.quarter)).unwrap();
        let snapshot = self.snapshot(ambient, 2);
        let decided = begin(template, &self.quarter, ambient.id(), &snapshot, &self.office, ambient.now()).unwrap();
        let mut tx = db.begin().await.unwrap();
        let report = store::add_report(&mut tx, &self.writer(ambient), decided).await.unwrap();
        tx.commit().await.unwrap();
        report
    }

    async fn find(&self, db: &Db, report: &Report) -> Option<Report> {
        store::find_report(db, self.agency, report.id).await.unwrap()
    }
}

#[tokio::test]
async fn a_report_is_written_submitted_and_signed_and_comes_out_as_it_went_in() {
    testkit::on_both_engines(DOMAINS, async |test| {
        let (db, ambient) = (&test.db, &test.ambient);
        let house = House::build(db, ambient, "ban").await;
        let report = house.begin(db, ambient).await;
        assert_eq!(house.find(db, &report).await.as_ref(), Some(&report));

        let wrote =
            Rewritten { title: "Kết quả".into(), texts: vec!["Có {plans.events} {{x}}".into()], dropped: vec![1] };
        let decided = rewrite(&report, 1, &wrote, &house.office).unwrap();
        let mut tx = db.begin().await.unwrap();
        let written = store::save_report(&mut tx, &house.writer(ambient), decided.clone()).await.unwrap();
        // The same write once more comes from somebody who saw what is gone.
        let again = store::save_report(&mut tx, &house.writer(ambient), decided).await;
        assert!(matches!(again, Err(Error::Refused(Refusal::Changed))));
        tx.commit().await.unwrap();
        assert_eq!(house.find(db, &report).await.as_ref(), Some(&written));

        // A figure moves: it is not submitted before that is accepted.
        ambient.advance(jiff::SignedDuration::from_hours(24 * 60));
        let snapshot = house.snapshot(ambient, 3);
        let refused = submit(&written, Arc::new(snapshot.clone()), &house.office, ambient.now());
        assert_eq!(refused.unwrap_err(), Refusal::FiguresNotAccepted(1));
        let mut tx = db.begin().await.unwrap();
        let writer = house.writer(ambient);
        let accepted = accept(&written, &snapshot, &house.office).unwrap();
        let accepted = store::save_report(&mut tx, &writer, accepted).await.unwrap();
        let submitted = submit(&accepted, Arc::new(snapshot.clone()), &house.office, ambient.now()).unwrap();
        let submitted = store::save_report(&mut tx, &writer, submitted).await.unwrap();
        let signing =
            Signing { number: "45 /BC-KCNĐN".into(), issued_on: kernel::local_date(ambient.now()), copy: None };
        let signed = sign(&submitted, &house.quarter, signing, &house.office, ambient.now()).unwrap();
        let signed = store::save_signed(&mut tx, &writer, &["plans.events"], signed).await.unwrap();
        tx.commit().await.unwrap();
        let State::Signed { signing, snapshot: kept, .. } = &signed.state else { panic!("signed") };
        assert_eq!((signing.number.as_str(), &**kept), ("45/BC-KCNĐN", &snapshot));
        assert_eq!(house.find(db, &report).await.as_ref(), Some(&signed));
        assert_eq!(store::find_signed(db, house.agency, house.quarter.id).await.unwrap().as_ref(), Some(&snapshot));
        let mut tx = db.begin().await.unwrap();
        let stale = Report { version: signed.version + 1, ..submitted.clone() };
        let late = store::save_report(&mut tx, &writer, (stale, Vec::new())).await;
        assert!(matches!(late, Err(Error::Refused(Refusal::Changed))), "what is signed is never written again");
        drop(tx);

        // What it counted is known to every other quarter, and to no other kind of period.
        let periods = evidence::list_periods(db, house.agency, 2020).await.unwrap();
        let next = periods.iter().find(|one| one.kind == PeriodKind::Quarter && one.ordinal == 2).unwrap();
        let once = store::list_counted(db, house.agency).await.unwrap();
        let left = |kind, period| {
            let mut rows = snapshot.figures[0].rows.clone();
            once.leave_out(kind, period, "plans.events", &mut rows);
            rows.len()
        };
        assert_eq!(left(PeriodKind::Quarter, next.id), 0);
        assert_eq!(left(PeriodKind::Quarter, house.quarter.id), 3);
        assert_eq!(left(PeriodKind::Year, next.id), 3);
        assert_eq!(store::count_signed(db, house.agency).await.unwrap(), 1);

        // Its number is nobody else's.
        let other = house.begin(db, ambient).await;
        let mut tx = db.begin().await.unwrap();
        let accepted = accept(&other, &snapshot, &house.office).unwrap();
        let accepted = store::save_report(&mut tx, &writer, accepted).await.unwrap();
        let submitted = submit(&accepted, Arc::new(snapshot.clone()), &house.office, ambient.now()).unwrap();
        let submitted = store::save_report(&mut tx, &writer, submitted).await.unwrap();
        let signing =
            Signing { number: "45/BC-KCNĐN".into(), issued_on: kernel::local_date(ambient.now()), copy: None };
        let decided = sign(&submitted, &house.quarter, signing, &house.office, ambient.now()).unwrap();
        let taken = store::save_signed(&mut tx, &writer, &[], decided).await;
        assert!(matches!(taken, Err(Error::Refused(Refusal::NumberTaken(_)))));
    })
    .await;
}

#[tokio::test]
async fn a_report_becomes_a_template_that_reports_begin_as() {
    testkit::on_both_engines(DOMAINS, async |test| {
        let (db, ambient) = (&test.db, &test.ambient);
        let house = House::build(db, ambient, "ban").await;
        let stranger = House::build(db, ambient, "khac").await;
        let report = house.begin(db, ambient).await;
        let snapshot = house.snapshot(ambient, 2);
        let head = templates::suggested(&report, &house.quarter, &snapshot, templates::all());
        assert_eq!(head.subject.to_string(), "Kết quả thông tin, tuyên truyền cải cách hành chính {=period}");
        assert_eq!(head.valid_from, house.quarter.from_on);

        // What is wrong is told by its field.
        let (id, now) = (ambient.id(), ambient.now());
        let save = |head: TemplateHead| templates::save(&report, head, None, id, &house.office, now);
        let refusal = |head: TemplateHead| save(head).unwrap_err();
        assert_eq!(refusal(TemplateHead { name: " ".into(), ..head.clone() }), Refusal::TextMissing("name"));
        assert_eq!(
            refusal(TemplateHead { receivers: String::new(), ..head.clone() }),
            Refusal::TextMissing("receivers")
        );
        assert_eq!(refusal(TemplateHead { periods: Vec::new(), ..head.clone() }), Refusal::NothingChosen);
        let early = Some("2019-01-01".parse().unwrap());
        assert_eq!(refusal(TemplateHead { valid_to: early, ..head.clone() }), Refusal::EndsBeforeBeginning);
        let nobody = Actor { roles: vec![Role::Specialist], ..house.office.clone() };
        let denied = templates::save(&report, head.clone(), None, id, &nobody, now);
        assert_eq!(denied.unwrap_err(), Refusal::NotPermitted);

        let decided = save(head.clone()).unwrap();
        let mut tx = db.begin().await.unwrap();
        store::save_template(&mut tx, &house.writer(ambient), decided.clone()).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(store::list_templates(db, house.agency).await.unwrap(), std::slice::from_ref(&decided.0));
        assert!(store::list_templates(db, stranger.agency).await.unwrap().is_empty());

        // A report that begins as it says what the first one said.
        let again = begin(&decided.0.template, &house.quarter, ambient.id(), &snapshot, &house.office, now).unwrap().0;
        assert_eq!((&again.sections, &again.subject), (&report.sections, &report.subject));
        assert_eq!(again.template, decided.0.id.to_string());

        // Saved anew of it, once; whoever saw the old one is told, and another agency changes nothing.
        let shorter = Report { sections: again.sections[..2].to_vec(), ..again };
        let decided =
            templates::save(&shorter, head.clone(), Some(&decided.0), ambient.id(), &house.office, now).unwrap();
        let mut tx = db.begin().await.unwrap();
        // The report that it is made of has to be one of the agency's.
        let kept = SavedTemplate { report_id: report.id, ..decided.0.clone() };
        store::save_template(&mut tx, &house.writer(ambient), (kept.clone(), decided.1.clone())).await.unwrap();
        let stale = store::save_template(&mut tx, &house.writer(ambient), (kept.clone(), decided.1.clone())).await;
        assert!(matches!(stale, Err(Error::Refused(Refusal::Changed))));
        let foreign = store::save_template(
            &mut tx,
            &stranger.writer(ambient),
            (SavedTemplate { version: 3, ..kept.clone() }, decided.1),
        )
        .await;
        assert!(matches!(foreign, Err(Error::Refused(Refusal::Changed))));
        tx.commit().await.unwrap();
        let renamed =
            templates::rename(&kept, TemplateHead { name: "Mẫu <mới>".into(), ..head }, &house.office, now).unwrap();
        assert_eq!(renamed.0.template.sections, kept.template.sections, "what it contains stays");
        assert_eq!(store::list_templates(db, house.agency).await.unwrap(), std::slice::from_ref(&kept));
    })
    .await;
}

#[tokio::test]
async fn rows_that_are_many_are_kept_beside_the_report_and_read_a_page_at_a_time() {
    testkit::on_both_engines(DOMAINS, async |test| {
        let (db, ambient) = (&test.db, &test.ambient);
        let house = House::build(db, ambient, "ban").await;
        let report = house.begin(db, ambient).await;
        ambient.advance(jiff::SignedDuration::from_hours(24 * 60));
        let whole = house.snapshot(ambient, 1_234);
        let writer = house.writer(ambient);
        let mut tx = db.begin().await.unwrap();
        let accepted = accept(&report, &whole, &house.office).unwrap();
        let accepted = store::save_report(&mut tx, &writer, accepted).await.unwrap();
        let submitted = submit(&accepted, Arc::new(whole.clone()), &house.office, ambient.now()).unwrap();
        let submitted = store::save_report(&mut tx, &writer, submitted).await.unwrap();
        tx.commit().await.unwrap();

        let kept = house.find(db, &report).await.unwrap();
        let line = kept.snapshot().unwrap().figure("plans.events").unwrap().clone();
        assert_eq!((line.rows.len(), line.further(), line.value()), (MOST_INLINE, 1_034, Value::Count(1_234)));
        let all = &whole.figures[0].rows;
        for from in [0, 1, 150, 199, 200, 499, 500, 501, 999, 1_133, 1_134, 1_200, 1_233, 1_234, 9_999] {
            let page = store::list_rows(db, house.agency, report.id, &line, from, 100).await.unwrap();
            let expected: Vec<_> = all.iter().skip(from).take(100).cloned().collect();
            assert_eq!(page, expected, "from {from}");
        }
        let again = store::with_all_rows(db, house.agency, report.id, kept.snapshot().unwrap()).await.unwrap();
        assert_eq!(again, whole);
        let other = House::build(db, ambient, "khac").await;
        let theirs = store::list_rows(db, other.agency, report.id, &line, 500, 100).await.unwrap();
        assert!(theirs.is_empty(), "another agency reads none of them");

        // Sent back, it keeps none; submitted again, those of then; signed, it has counted all.
        let mut tx = db.begin().await.unwrap();
        let returned = send_back(&submitted, "Bổ sung", &house.office).unwrap();
        let returned = store::save_report(&mut tx, &writer, returned).await.unwrap();
        let none = store::list_rows(&mut tx, house.agency, report.id, &line, 500, 100).await.unwrap();
        assert!(none.is_empty());
        let submitted = submit(&returned, Arc::new(whole.clone()), &house.office, ambient.now()).unwrap();
        store::save_report(&mut tx, &writer, submitted).await.unwrap();
        tx.commit().await.unwrap();
        let submitted = house.find(db, &report).await.unwrap();
        let signing =
            Signing { number: "46/BC-KCNĐN".into(), issued_on: kernel::local_date(ambient.now()), copy: None };
        let signed = sign(&submitted, &house.quarter, signing, &house.office, ambient.now()).unwrap();
        let mut tx = db.begin().await.unwrap();
        store::save_signed(&mut tx, &writer, &["plans.events"], signed).await.unwrap();
        tx.commit().await.unwrap();
        let mut rows = whole.figures[0].rows.clone();
        let once = store::list_counted(db, house.agency).await.unwrap();
        once.leave_out(PeriodKind::Quarter, ambient.id(), "plans.events", &mut rows);
        assert!(rows.is_empty(), "no other quarter counts any of them");
    })
    .await;
}

#[tokio::test]
async fn another_agency_sees_and_changes_nothing() {
    testkit::on_both_engines(DOMAINS, async |test| {
        let (db, ambient) = (&test.db, &test.ambient);
        let house = House::build(db, ambient, "ban").await;
        let other = House::build(db, ambient, "khac").await;
        let report = house.begin(db, ambient).await;
        let snapshot = house.snapshot(ambient, 2);
        let mut tx = db.begin().await.unwrap();
        let writer = house.writer(ambient);
        let remark = comment(&report, 1, "Nêu rõ hơn.", ambient.id(), &house.office, ambient.now()).unwrap();
        let said = remark.0.clone();
        store::add_comment(&mut tx, &writer, remark).await.unwrap();
        let confirmed = unit::confirm(house.quarter.id, house.unit, "Đủ", &snapshot, &house.office, ambient.now());
        store::save_confirmation(&mut tx, &writer, confirmed.unwrap()).await.unwrap();
        let reminded =
            unit::remind(ambient.id(), house.quarter.id, house.unit, &snapshot, false, &house.office, ambient.now());
        store::add_reminder(&mut tx, &writer, reminded.unwrap()).await.unwrap();
        let new = NewDeadline {
            period_kind: PeriodKind::Quarter,
            receiver: "Sở Nội vụ".into(),
            units_before: 5,
            due_after: 3,
            legal_basis: String::new(),
            certainty: Certainty::Unsure,
            valid_from: "2020-01-01".parse().unwrap(),
        };
        for due_after in [3, 4] {
            let new = NewDeadline { due_after, ..new.clone() };
            let set = deadline::set(&new, ambient.id(), &house.office, ambient.now()).unwrap();
            store::add_deadline(&mut tx, &writer, set).await.unwrap();
        }
        tx.commit().await.unwrap();
        let of = async |agency: AgencyId| {
            [
                store::list_reports(db, agency).await.unwrap().len(),
                store::list_comments(db, agency, report.id).await.unwrap().len(),
                store::list_confirmations(db, agency, house.quarter.id).await.unwrap().len(),
                store::list_reminders(db, agency, house.quarter.id).await.unwrap().len(),
                store::list_deadlines(db, agency).await.unwrap().len(),
            ]
        };
        assert_eq!(of(house.agency).await, [1; 5], "the last word on a deadline holds");
        assert_eq!(store::list_deadlines(db, house.agency).await.unwrap()[0].due_after, 4);
        assert_eq!(of(other.agency).await, [0; 5]);
        assert!(store::find_report(db, other.agency, report.id).await.unwrap().is_none());
        assert!(store::find_comment(db, other.agency, said.id).await.unwrap().is_none());

        // Writing with the other's ids.
        let mut tx = db.begin().await.unwrap();
        let stranger = other.writer(ambient);
        let decided = accept(&report, &snapshot, &other.office).unwrap();
        let written = store::save_report(&mut tx, &stranger, decided).await;
        assert!(matches!(written, Err(Error::Refused(Refusal::Changed))));
        let settled = settle(&said, &other.office, ambient.now()).unwrap();
        store::save_comment(&mut tx, &stranger, settled).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(house.find(db, &report).await.as_ref(), Some(&report));
        let open = store::find_comment(db, house.agency, said.id).await.unwrap().unwrap();
        assert!(open.settled_at.is_none(), "a stranger settles nothing");
        let mut tx = db.begin().await.unwrap();
        let foreign = unit::confirm(house.quarter.id, house.unit, "", &snapshot, &house.office, ambient.now()).unwrap();
        assert!(store::save_confirmation(&mut tx, &stranger, foreign).await.is_err(), "a foreign period is no period");
    })
    .await;
}
