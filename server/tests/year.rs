//! A whole year of an office, by its own pages and rules: the plan of 2020 is given out as tasks, proofs come in, some of them
//! late, tasks are put off, every quarter is reported on and signed. Figures are held against counts of our own, and what was
//! signed does not move.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up fails there")]

use domain::{Registry, Value};
use evidence::periods::{Period, PeriodKind};
use evidence::{Command, ProofId};
use jiff::civil::{Date, date};
use kernel::{Id, Subject, local_date};
use people::{AccountId, AgencyId, UnitId};
use plans::intake::{self, Into};
use plans::model::{Assignment, Due, Host, PlanId, SourceFile, Task, TaskId, TaskOf, subject};
use reports::model::{Report, ReportId, Snapshot, State};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use test_office::Office;

/// The office with what it has done so far.
struct Year {
    office: Office,
    /// The plan year and the report year; the days of its year before begin with the report year.
    year: i16,
    plan: PlanId,
    tasks: Vec<Task>,
    /// When each proof happened, when it was confirmed, and which tasks it serves.
    proofs: BTreeMap<ProofId, (Date, kernel::Moment, Vec<TaskId>)>,
    /// Counts from the beginning on, and so by what it remembers and what changed.
    registry: Registry,
}

impl Year {
    async fn begin() -> Self {
        Self::begin_in(2020).await
    }

    async fn begin_in(year: i16) -> Self {
        let office = Office::new(thongsuot::wiring::DOMAINS).await;
        set_clock(&office, &format!("{year}-01-21T02:00:00Z"));
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/seed/06-KH-KCNDN-2020.txt");
        let content = std::fs::read(path).unwrap_or_else(|error| panic!("{path}: {error}"));
        let chief = office.actor(office.people.chief).await;
        let kept = office.app.files.keep(&content).await.unwrap();
        let file = office.file("ke-hoach.txt", &content).await;
        let reading = intake::read(&content, &[]).unwrap();
        let mut tx = office.app.db.begin().await.unwrap();
        let source = SourceFile { file, digest: kept.sha256 };
        let writer = plans::store::Writer { actor: &chief, now: office.app.ambient.now(), source: None };
        let into = Into::NewPlan { year: Some(year) };
        let plan = intake::store(&mut tx, &writer, &office.app.ambient, reading, source, into).await.unwrap();
        tx.commit().await.unwrap();
        Self {
            office,
            year,
            plan,
            tasks: Vec::new(),
            proofs: BTreeMap::new(),
            registry: Registry::new(thongsuot::wiring::DOMAINS),
        }
    }

    fn unit(&self, at: usize) -> UnitId {
        let units = &self.office.units;
        [units.office, units.investment, units.labour][at % 3]
    }

    /// Two tasks a content, spread over units and months.
    async fn assign(&mut self) {
        let full =
            plans::store::find_full_plan(&self.office.app.db, self.office.agency, self.plan).await.unwrap().unwrap();
        let chief = self.office.actor(self.office.people.chief).await;
        let now = self.office.app.ambient.now();
        let mut decided = Vec::new();
        for (at, item) in full.items.iter().enumerate() {
            let kinds = full.kinds_of_block(item.block);
            for (turn, month) in [2 + (at % 5), 7 + (at % 5)].into_iter().enumerate() {
                let work = Assignment {
                    of: TaskOf::Item(item.id),
                    channel: kinds.get((at + turn) % kinds.len()).copied(),
                    title: format!("Việc {} của nội dung {}", turn + 1, at + 1),
                    lead_unit: Some(self.unit(at + turn)),
                    coordinating: Vec::new(),
                    person: None,
                    starts_on: None,
                    due: Due::On(date(self.year, i8::try_from(month).unwrap(), 28)),
                    quantity: 1 + i64::try_from(at % 4).unwrap(),
                    measure: "tin, bài".into(),
                    host: Host::Us,
                };
                decided
                    .push(plans::rules::task::assign(&full, self.office.app.ambient.id(), &work, &chief, now).unwrap());
            }
        }
        let mut tx = self.office.app.db.begin().await.unwrap();
        let writer = plans::store::Writer { actor: &chief, now, source: None };
        self.tasks = plans::store::add_tasks(&mut tx, &writer, decided).await.unwrap();
        tx.commit().await.unwrap();
    }

    /// A proof of tasks, handed in and confirmed now.
    async fn prove(&mut self, tasks: &[usize], on: Date) -> ProofId {
        let served: Vec<TaskId> = tasks.iter().map(|at| self.tasks[*at].id).collect();
        let subjects = served.iter().map(|task| Subject::new(subject::TASK, *task)).collect();
        let people = self.office.people;
        let proof = self.office.hand_in(subjects, people.unit_head, &on.to_string()).await;
        self.office.review(proof, people.chief, Command::Confirm).await;
        self.proofs.insert(proof, (on, self.office.app.ambient.now(), served));
        proof
    }

    async fn periods(&self) -> Vec<Period> {
        self.office
            .get(&format!("/lam-viec/bao-cao?nam={}", self.year), self.office.people.chief)
            .await
            .is(200)
            .is_sound();
        evidence::list_periods(&self.office.app.db, self.office.agency, self.year.into()).await.unwrap()
    }

    async fn report(&self, id: ReportId) -> Report {
        reports::store::find_report(&self.office.app.db, self.office.agency, id).await.unwrap().unwrap()
    }

    /// Writes, submits and signs a report by its pages.
    async fn sign(&self, period: &Period, template: &str, number: &str) -> ReportId {
        let (office, chief) = (&self.office, self.office.people.chief);
        let page = format!("/lam-viec/bao-cao/ky/{}", period.id);
        office.get(&page, chief).await.is(200).is_sound().says("Nhiệm vụ thuộc kỳ");
        let begun = office.post(&format!("{page}/soan"), chief, &[("mau", template)]).await.is(303).location();
        let id: ReportId = begun.rsplit('/').next().unwrap().parse().unwrap();
        office.get(&begun, chief).await.is(200).is_sound().says("Dự thảo");
        office.post(&format!("{begun}/trinh"), chief, &[]).await.is(303);
        let day = viet::date::short(office.today());
        let fields = [("number", number), ("issued_on", day.as_str())];
        office.post_files(&format!("{begun}/ban-hanh"), chief, &fields, &[]).await.is(303);
        office.get(&begun, chief).await.is(200).is_sound().says(number).says("Đã ban hành");
        id
    }

    /// The proofs that a period counts, by our own reckoning: those of its days that were confirmed before it was closed, and
    /// those of closed periods that came since the one before it was closed.
    fn expected(&self, period: &Period, all: &[Period]) -> BTreeSet<ProofId> {
        let mut same: Vec<&Period> = all.iter().filter(|other| other.kind == period.kind).collect();
        same.sort_by_key(|other| other.from_on);
        let counted_in = |on: Date, at: kernel::Moment| {
            let mut later = same.iter().filter(|other| other.to_on >= on);
            later.find(|other| other.closed_at.is_none_or(|closed| at < closed)).map(|found| found.id)
        };
        let here = self.proofs.iter().filter(|(_, (on, at, _))| counted_in(*on, *at) == Some(period.id));
        here.map(|(proof, _)| *proof).collect()
    }
}

/// What is counted by what is remembered and by what changed is what is counted from the tables, in every period.
async fn memory_agrees(year: &Year) {
    let (app, agency) = (&year.office.app, year.office.agency);
    for period in evidence::list_all_periods(&app.db, agency).await.unwrap() {
        let now = app.ambient.now();
        let remembered = reports::snapshot::of_period(&app.db, &year.registry, agency, &period, now).await.unwrap();
        let read = reports::snapshot::of_period(&app.db, &year.registry.afresh(), agency, &period, now).await.unwrap();
        assert!(remembered == read, "{}: {remembered:#?} is remembered, {read:#?} is there", period.label);
    }
}

fn set_clock(office: &Office, to: &str) {
    let to: kernel::Moment = to.parse().unwrap();
    office.app.ambient.advance(to.duration_since(office.app.ambient.now()));
}

fn events(snapshot: &Snapshot) -> BTreeSet<ProofId> {
    let line = snapshot.figure("plans.events").expect("plans counts events");
    assert_eq!(line.value(), Value::Count(line.rows.len()));
    line.rows.iter().map(|row| Id::from_uuid(row.subject.id)).collect()
}

fn kept(report: &Report) -> &Snapshot {
    match &report.state {
        State::Signed { snapshot, .. } => snapshot,
        other => panic!("not signed: {other:?}"),
    }
}

/// Rows of a table of ours, counted by the engine and by nothing else.
async fn rows(year: &Year, from: Date, to: Date) -> usize {
    let (db, agency): (&store::Db, AgencyId) = (&year.office.app.db, year.office.agency);
    let all = evidence::list_links_of_kind(db, agency, subject::TASK).await.unwrap();
    let there = all.iter().filter(|link| link.standing == evidence::Standing::Confirmed);
    let days: HashMap<ProofId, Date> = there.map(|link| (link.proof_id, link.happened_on)).collect();
    days.values().filter(|day| (from..=to).contains(day)).count()
}

#[tokio::test]
async fn a_year_is_reported_on_and_nothing_is_lost_or_counted_twice() {
    let mut year = Year::begin().await;
    year.assign().await;
    let all = year.periods().await;
    let of = |kind: PeriodKind| all.iter().filter(move |period| period.kind == kind).cloned().collect::<Vec<_>>();
    let quarters = of(PeriodKind::Quarter);
    let ends = ["2020-03-16T02:00:00Z", "2020-06-15T02:00:00Z", "2020-09-15T02:00:00Z", "2020-12-15T02:00:00Z"];
    let mut signed: Vec<(ReportId, Snapshot)> = Vec::new();
    let mut turn = 0_usize;
    for (at, (quarter, end)) in quarters.iter().zip(ends).enumerate() {
        set_clock(&year.office, end);
        // About fifty events a quarter; every seventh proves two tasks, every ninth happened in the quarter before.
        for number in 0..50 {
            let first = turn % year.tasks.len();
            let tasks = if turn.is_multiple_of(7) { vec![first, (first + 5) % year.tasks.len()] } else { vec![first] };
            let day: i32 = number;
            let on = if at > 0 && turn.is_multiple_of(9) { quarters[at - 1].from_on } else { quarter.from_on };
            year.prove(&tasks, on.checked_add(jiff::Span::new().days(day)).unwrap()).await;
            turn += 1;
        }
        // In the middle of the year some tasks are put off.
        if at == 1 {
            put_off(&mut year).await;
        }
        year.office.app.ambient.advance(jiff::SignedDuration::from_hours(1));
        let id = year.sign(quarter, "section", &format!("{}/BC-KCNVD", 40 + at)).await;
        let snapshot = kept(&year.report(id).await).clone();
        assert!(!snapshot.figures.is_empty());
        signed.push((id, snapshot));
        memory_agrees(&year).await;
        year.office.app.ambient.advance(jiff::SignedDuration::from_hours(1));
    }
    assert_eq!(year.proofs.len(), 200);

    // Every event is in exactly one quarter, the one that our own reckoning gives.
    let now = evidence::list_periods(&year.office.app.db, year.office.agency, 2020).await.unwrap();
    let mut seen = BTreeSet::new();
    for (quarter, (_, snapshot)) in quarters.iter().zip(&signed) {
        let period = now.iter().find(|period| period.id == quarter.id).unwrap();
        assert!(period.closed_at.is_some(), "{} is closed with its report", period.label);
        let counted = events(snapshot);
        assert_eq!(counted, year.expected(period, &now), "{}", period.label);
        for proof in counted {
            assert!(seen.insert(proof), "{proof} is counted twice");
        }
        let late = snapshot.figure("plans.events").unwrap().rows.iter().filter(|row| row.late).count();
        assert_eq!(late > 0, quarter.ordinal > 1, "{}: {late} came late", period.label);
    }
    assert_eq!(seen.len(), 200, "no event is lost between quarters");

    // The year counts them all, by day; an independent count agrees.
    let whole = of(PeriodKind::Year).remove(0);
    assert_eq!(rows(&year, whole.from_on, whole.to_on).await, 200);
    let id = year.sign(&whole, "year", "99/BC-KCNVD").await;
    let report = year.report(id).await;
    let snapshot = kept(&report).clone();
    assert_eq!(events(&snapshot).len(), 200);
    let tasks = snapshot.figure("plans.tasks").unwrap();
    assert_eq!(tasks.value(), Value::Count(42), "two tasks for each of 21 contents");
    let done = year.tasks.iter().filter(|task| {
        let proven = year.proofs.values().filter(|(_, _, served)| served.contains(&task.id)).count();
        i64::try_from(proven).unwrap() >= task.work.quantity
    });
    assert_eq!(snapshot.figure("plans.tasks_done").unwrap().value(), Value::Count(done.count()));
    let by_unit: usize = snapshot
        .units
        .iter()
        .map(|unit| match tasks.value_of_unit(Some(unit.id)) {
            Value::Count(count) => count,
            Value::Share(..) => panic!("a count"),
        })
        .sum();
    assert_eq!(by_unit, 42, "the units' parts add up");

    // What is signed does not move: evidence is added, withdrawn and dated anew.
    let paper = year.office.get(&format!("/lam-viec/bao-cao/{id}/tep/docx"), year.office.people.chief).await;
    let before = paper.is(200).paper();
    assert!(
        before.contains("BÁO CÁO") && before.contains("Số: 99/BC-KCNVD") && before.contains("Kế hoạch số 06/KH-KCNĐN"),
        "{before}"
    );
    year.prove(&[3], date(2020, 5, 5)).await;
    let first = *seen.iter().next().unwrap();
    year.office.review(first, year.office.people.chief, Command::Revoke { reason: "Nhầm".into() }).await;
    memory_agrees(&year).await;
    for (id, snapshot) in &signed {
        assert!(kept(&year.report(*id).await) == snapshot, "a signed report moved");
    }
    let again = year.office.get(&format!("/lam-viec/bao-cao/{id}/tep/docx"), year.office.people.chief).await;
    assert_eq!(again.is(200).paper(), before, "the paper of a signed report is the same for ever");
    let chief = year.office.people.chief;
    year.office
        .post(&format!("/lam-viec/bao-cao/{id}/trinh"), chief, &[])
        .await
        .is(422)
        .says("không còn ở dạng dự thảo");
    let annex = year.office.get(&format!("/lam-viec/bao-cao/{id}/tep/xlsx"), chief).await;
    assert!(annex.is(200).bytes.starts_with(b"PK"));
    assert!(
        year.office.get(&format!("/lam-viec/bao-cao/{id}/tep/pdf"), chief).await.is(200).bytes.starts_with(b"%PDF-")
    );
}

/// Every fifth task due in the second half gets two months more.
async fn put_off(year: &mut Year) {
    let full = plans::store::find_full_plan(&year.office.app.db, year.office.agency, year.plan).await.unwrap().unwrap();
    let chief = year.office.actor(year.office.people.chief).await;
    let mut tx = year.office.app.db.begin().await.unwrap();
    let writer = plans::store::Writer { actor: &chief, now: year.office.app.ambient.now(), source: None };
    for task in year.tasks.iter_mut().skip(1).step_by(10) {
        let work = Assignment { due: Due::On(date(2020, 12, 10)), ..task.work.clone() };
        let decided = plans::rules::task::revise(&full, task, &work, &chief).unwrap();
        *task = plans::store::save_task(&mut tx, &writer, task.version, decided).await.unwrap();
    }
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn a_report_is_written_by_several_and_its_figures_are_watched() {
    let mut year = Year::begin().await;
    year.assign().await;
    let quarter = year.periods().await.into_iter().find(|period| period.kind == PeriodKind::Quarter).unwrap();
    let (office, people) = (&year.office, year.office.people);
    let page = format!("/lam-viec/bao-cao/ky/{}", quarter.id);
    let nobody: Option<AccountId> = None;
    office.get(&page, nobody).await.is(303);
    office.get(&page, people.administrator).await.is(403);
    office.post(&format!("{page}/soan"), people.specialist, &[("mau", "section")]).await.is(403);
    office.post(&format!("{page}/soan"), people.chief, &[("mau", "year")]).await.is(422).says("không dùng cho kỳ");
    let begun = office.post(&format!("{page}/soan"), people.chief, &[("mau", "section")]).await.is(303).location();
    office.get(&begun, people.specialist).await.is(200).is_sound().is_silent_on("Sửa mục này").says("Kính gửi");

    // Writing around figures, by the names of figures.
    let edit = format!("{begun}/muc/1");
    let form = office.get(&edit, people.chief).await;
    form.is(200).is_sound().says("[Nhiệm vụ thuộc kỳ]").says("[Tỷ lệ hoàn thành đúng hạn, cùng kỳ năm trước]");
    let version = |text: &str| {
        let at = text.find("name=\"version\" value=\"").unwrap();
        text[at..].split('"').nth(3).unwrap().to_owned()
    };
    let seen = version(&form.text());
    let wrote = "Quý này có [Hoạt động thông tin, tuyên truyền] hoạt động <của cơ quan>; [xem phụ lục].";
    let fields = [("version", seen.as_str()), ("title", ""), ("text-0", wrote)];
    office
        .post(&edit, people.chief, &fields)
        .await
        .is(422)
        .is_sound()
        .says("Xin nhập nội dung này")
        .says("xem phụ lục");
    let fields = [("version", seen.as_str()), ("title", "Kết quả của quý"), ("text-0", wrote), ("drop", "2")];
    office.post(&edit, people.chief, &fields).await.is(303);
    let shown = office.get(&begun, people.chief).await;
    shown.is(200).is_sound().says("Kết quả của quý").says("Quý này có 0 hoạt động <của cơ quan>; [xem phụ lục].");
    shown.is_silent_on("So sánh với cùng kỳ năm trước");
    let stale = office.post(&edit, people.deputy_chief, &fields).await;
    stale.is(422).is_sound().says("vừa được người khác sửa").says("Quý này có [Hoạt động");
    let add = [("new-title", "Mô hình mới, cách làm hay")];
    office.post(&format!("{edit}/them"), people.chief, &add).await.is(303);
    office.get(&begun, people.chief).await.is(200).says("II. Mô hình mới, cách làm hay");
    let address = [("subject", "Tuyên truyền quý I"), ("receivers", "Sở Nội vụ\n\nVăn phòng Ủy ban")];
    office.post(&format!("{begun}/dia-chi"), people.chief, &address).await.is(303);
    office
        .post(&format!("{begun}/dia-chi"), people.chief, &[("subject", ""), ("receivers", "x")])
        .await
        .is(422)
        .is_sound();

    // Remarks.
    office.post(&format!("{begun}/gop-y/1"), people.head, &[("comment", "Nêu rõ hơn <kết quả>.")]).await.is(303);
    let remarked = office.get(&begun, people.chief).await;
    remarked.is(200).is_sound().says("Nêu rõ hơn <kết quả>.");
    let text = remarked.text();
    let settle = text.split("action=\"").find(|part| part.contains("gop-y-xong")).unwrap().split('"').next().unwrap();
    office.post(settle, people.chief, &[]).await.is(303);
    office.get(&begun, people.chief).await.is(200).says("Đã xử lý ngày");

    // Figures move under the draft, are marked, and have to be accepted.
    year.prove(&[0], date(2020, 1, 10)).await;
    let (office, people) = (&year.office, year.office.people);
    let moved = office.get(&begun, people.chief).await;
    moved.is(200).is_sound().says("Chấp nhận số liệu hiện nay").says("<mark>1</mark>");
    office.post(&format!("{begun}/trinh"), people.chief, &[]).await.is(422).says("chưa được chấp nhận");
    office.post(&format!("{begun}/chap-nhan"), people.chief, &[]).await.is(303);
    office.get(&begun, people.chief).await.is(200).is_silent_on("Chấp nhận số liệu hiện nay");
    office.post(&format!("{begun}/trinh"), people.chief, &[]).await.is(303);
    office.get(&edit, people.chief).await.is(404);

    // It was counted before the period was over: it cannot be signed, and comes back.
    let day = viet::date::short(local_date(office.app.ambient.now()));
    let sign = format!("{begun}/ban-hanh");
    office.get(&sign, people.chief).await.is(200).is_sound();
    let fields = [("number", "45/BC-KCNVD"), ("issued_on", day.as_str())];
    office.post_files(&sign, people.chief, &fields, &[]).await.is(422).says("khi kỳ chưa kết thúc");
    office.post(&format!("{begun}/tra-lai"), people.chief, &[("reason", "Chờ hết quý")]).await.is(303);
    office.get(&begun, people.chief).await.is(200).is_sound().says("Chờ hết quý").says("Dự thảo");
    set_clock(office, "2020-03-16T02:00:00Z");
    office.post(&format!("{begun}/chap-nhan"), people.chief, &[]).await.is(303);
    office.post(&format!("{begun}/trinh"), people.chief, &[]).await.is(303);
    let wrong = [("number", "không số"), ("issued_on", "32/01/2020")];
    office
        .post_files(&sign, people.chief, &wrong, &[("copy", "a.pdf", b"khong phai PDF")])
        .await
        .is(422)
        .is_sound()
        .says("Xin chọn tệp PDF");
    let wrong = [("number", "không số"), ("issued_on", "16/03/2020")];
    office.post_files(&sign, people.chief, &wrong, &[]).await.is(422).is_sound().says("chưa đúng dạng số");
    let wrong = [("number", "45/BC-KCNVD"), ("issued_on", "17/03/2020")];
    office.post_files(&sign, people.chief, &wrong, &[]).await.is(422).is_sound().says("không thể ở tương lai");
    let right = [("number", "45/BC-KCNVD"), ("issued_on", "16/03/2020")];
    office.post_files(&sign, people.specialist, &right, &[]).await.is(403);
    office.post_files(&sign, people.chief, &right, &[]).await.is(303);
    office.get(&begun, people.chief).await.is(200).is_sound().says("45/BC-KCNVD").is_silent_on("Sửa mục này");
    office
        .get(&format!("{begun}/so-lieu/plans.events"), people.specialist)
        .await
        .is(200)
        .is_sound()
        .says("Đã đăng bài");
    office.get(&page, people.chief).await.is(200).is_sound().says("Đã chốt ngày 16/03/2020");
    office.get(&format!("{page}/so-lieu/plans.tasks"), people.chief).await.is(200).is_sound().says("Tải bảng này");
    let table = office.get(&format!("{page}/so-lieu/plans.tasks/bang"), people.chief).await;
    assert!(table.is(200).bytes.starts_with(b"PK"));
    office.get(&format!("{page}/so-lieu/plans.nothing"), people.chief).await.is(404);
}

#[tokio::test]
async fn units_confirm_their_part_and_are_reminded_of_it() {
    let mut year = Year::begin().await;
    year.assign().await;
    set_clock(&year.office, "2020-03-16T02:00:00Z");
    let quarter = year.periods().await.into_iter().find(|period| period.kind == PeriodKind::Quarter).unwrap();
    let (office, people, units) = (&year.office, year.office.people, year.office.units);
    let page = format!("/lam-viec/bao-cao/ky/{}", quarter.id);
    let own = office.get(&page, people.unit_head).await;
    own.is(200).is_sound().says("Xác nhận phần của Phòng Quản lý đầu tư").is_silent_on("Xác nhận phần của Văn phòng");
    let confirm = |unit: UnitId| format!("{page}/xac-nhan/{unit}");
    office.post(&confirm(units.labour), people.unit_head, &[]).await.is(403);
    office.post(&confirm(units.investment), people.specialist, &[]).await.is(403);
    office.post(&confirm(units.investment), people.unit_head, &[("note", "Chờ bài của <báo>")]).await.is(303);
    office
        .get(&page, people.unit_head)
        .await
        .is(200)
        .is_sound()
        .says("Đã xác nhận ngày 16/03/2020")
        .says("Chờ bài của <báo>");
    // What changed since is said.
    let task = year.tasks.iter().position(|task| task.work.lead_unit == Some(units.investment)).unwrap();
    year.prove(&[task], date(2020, 2, 2)).await;
    year.prove(&[task], date(2020, 2, 3)).await;
    let (office, people, units) = (&year.office, year.office.people, year.office.units);
    office.get(&page, people.chief).await.is(200).says("số liệu đã thay đổi sau khi xác nhận");

    office.post(&format!("{page}/nhac/{}", units.labour), people.unit_head, &[]).await.is(403);
    office.post(&format!("{page}/nhac/{}", units.labour), people.chief, &[]).await.is(303);
    let slip = office.get(&format!("{page}/phieu-nhac/{}/docx", units.labour), people.chief).await.is(200).paper();
    assert!(slip.contains("Kính gửi: Phòng Quản lý lao động") && slip.contains("TL. TRƯỞNG BAN"), "{slip}");
    office.get(&page, people.chief).await.is(200).is_sound().says("Đã nhắc ngày 16/03/2020");
    office.get(&format!("{page}/phieu-nhac/{}/docx", units.office), people.chief).await.is(404);

    // When reports are due is data.
    let path = "/lam-viec/bao-cao/thoi-han";
    office.get(path, people.chief).await.is(200).is_sound().says("Chưa có thời hạn nào");
    let wrong = [("kind", "quarter"), ("receiver", "Sở Nội vụ"), ("units_before", "năm"), ("valid_from", "01/01/2020")];
    office.post(path, people.chief, &wrong).await.is(422).is_sound().says("Sở Nội vụ").says("Xin nhập một số nguyên");
    let right = [
        ("kind", "quarter"),
        ("receiver", "Sở Nội vụ"),
        ("units_before", "5"),
        ("due_after", "3"),
        ("legal_basis", ""),
        ("certainty", "unsure"),
        ("valid_from", "01/01/2020"),
    ];
    office.post(path, people.specialist, &right).await.is(403);
    office.post(path, people.chief, &right).await.is(303);
    office.get(path, people.chief).await.is(200).is_sound().says("Cần kiểm tra");
    let listed = office.get("/lam-viec/bao-cao?nam=2020", people.chief).await;
    // Data close on Saturday, 14/03/2020: five working days before is Monday, 09/03.
    listed.is(200).is_sound().says("09/03/2020").says("17/03/2020: Sở Nội vụ");
    office.get("/en/lam-viec/bao-cao?nam=2020", people.chief).await.is(200).is_sound().says("Report periods of 2020");
}

#[tokio::test]
async fn papers_of_a_year_are_headed_as_the_agency_is_called_on_their_day() {
    let mut year = Year::begin_in(2026).await;
    year.assign().await;
    let quarters: Vec<Period> =
        year.periods().await.into_iter().filter(|period| period.kind == PeriodKind::Quarter).collect();
    // On 30 April the province becomes a city.
    let mut tx = year.office.app.db.begin().await.unwrap();
    let name = people::store::agencies::NewName {
        full_name: "Ban Quản lý các Khu công nghiệp và Khu kinh tế Ví Dụ".into(),
        short_name: "Ban Quản lý Ví Dụ".into(),
        acronym: "KCNVD".into(),
        head_title: "Trưởng ban".into(),
        superior_body: Some("Ủy ban nhân dân thành phố Ví Dụ".into()),
        place_name: "Ví Dụ".into(),
        legal_basis: None,
        certainty: people::Certainty::Likely,
        valid_from: date(2026, 4, 30),
        valid_to: None,
    };
    let (ambient, agency) = (&year.office.app.ambient, year.office.agency);
    people::store::agencies::add_name(&mut tx, ambient, agency, name, people::store::By::PROGRAM).await.unwrap();
    tx.commit().await.unwrap();
    let mut papers = Vec::new();
    for (at, end) in ["2026-03-16T02:00:00Z", "2026-06-15T02:00:00Z"].into_iter().enumerate() {
        set_clock(&year.office, end);
        year.prove(&[at], quarters[at].to_on).await;
        year.office.app.ambient.advance(jiff::SignedDuration::from_hours(1));
        let id = year.sign(&quarters[at], "section", &format!("{}/BC-KCNVD", 10 + at)).await;
        papers.push(format!("/lam-viec/bao-cao/{id}/tep/docx"));
    }
    let chief = year.office.people.chief;
    let first = year.office.get(&papers[0], chief).await.is(200).paper();
    assert!(first.contains("UBND TỈNH VÍ DỤ") && !first.contains("THÀNH PHỐ"), "signed in March: {first}");
    assert!(first.contains("Ví Dụ, ngày 16 tháng 3 năm 2026"), "{first}");
    let second = year.office.get(&papers[1], chief).await.is(200).paper();
    assert!(second.contains("UBND THÀNH PHỐ VÍ DỤ") && !second.contains("UBND TỈNH"), "signed in June: {second}");
    assert!(second.contains("BAN QUẢN LÝ CÁC KHU CÔNG NGHIỆP VÀ KHU KINH TẾ VÍ DỤ"), "{second}");
    assert!(second.contains("Ban Quản lý các Khu công nghiệp và Khu kinh tế Ví Dụ báo cáo"), "{second}");
    year.office
        .post(&format!("/lam-viec/bao-cao/ky/{}/nhac/{}", quarters[1].id, year.unit(2)), chief, &[])
        .await
        .is(303);
    let slip = year
        .office
        .get(&format!("/lam-viec/bao-cao/ky/{}/phieu-nhac/{}/docx", quarters[1].id, year.unit(2)), chief)
        .await;
    assert!(slip.is(200).paper().contains("UBND THÀNH PHỐ VÍ DỤ"));
}
