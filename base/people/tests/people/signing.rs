//! Who signs how, and who is in charge of what, on which day.

use crate::office::{DOMAINS, name_2020, opened, person, policy};
use jiff::civil::date;
use kernel::{Ambient, Date, Id};
use people::rules::duty::{leader_of_field, leader_of_unit};
use people::rules::signing::{Capacity, Signatory, signing_line};
use people::store::duties::{self, NewAuthorisation, NewDuty};
use people::store::roles::{self, NewGrant};
use people::store::{By, accounts, agencies};
use people::{AccountId, Actor, Authorisation, Duty, Permission, Role, RoleGrant, SigningRefusal, Tenure, UnitId};

const DAY: Date = date(2020, 1, 21);

fn account() -> AccountId {
    Id::from_uuid(uuid::Uuid::from_u128(1))
}

fn grant(role: Role, tenure: Tenure) -> RoleGrant {
    RoleGrant {
        id: uuid::Uuid::from_u128(9),
        account_id: account(),
        role,
        tenure,
        unit_id: None,
        valid_from: date(2020, 1, 1),
        valid_to: Some(date(2020, 12, 31)),
    }
}

fn paper() -> Authorisation {
    Authorisation {
        id: uuid::Uuid::from_u128(8),
        account_id: account(),
        number: "12/GUQ-KCNĐN".into(),
        dated_on: date(2020, 1, 10),
        scope: "Giấy mời họp".into(),
        valid_from: date(2020, 1, 15),
        valid_to: date(2020, 1, 31),
    }
}

fn lines(grants: &[RoleGrant], paper: Option<&Authorisation>, on: Date) -> Result<Vec<String>, SigningRefusal> {
    let person = Signatory {
        account: account(),
        full_name: "Người Ký",
        position_words: "Trưởng phòng Quản lý đầu tư",
        grants,
        head_title: "Trưởng ban",
    };
    signing_line(&person, paper, on).map(|line| line.lines)
}

#[test]
fn each_signs_by_their_own_right() {
    use Role::{ChiefOfOffice, DeputyHead, Head, Specialist, UnitHead};
    use SigningRefusal::{AuthorisationNeeded, NoAuthority};
    type Wanted = Result<&'static [&'static str], SigningRefusal>;
    let cases: [(&str, Vec<RoleGrant>, Wanted); 11] = [
        ("head", vec![grant(Head, Tenure::Full)], Ok(&["TRƯỞNG BAN"])),
        ("quyền", vec![grant(Head, Tenure::Acting)], Ok(&["Q. TRƯỞNG BAN"])),
        ("phụ trách", vec![grant(Head, Tenure::InCharge)], Ok(&["KT. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN"])),
        ("deputy", vec![grant(DeputyHead, Tenure::Full)], Ok(&["KT. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN"])),
        ("chief", vec![grant(ChiefOfOffice, Tenure::Full)], Ok(&["TL. TRƯỞNG BAN", "CHÁNH VĂN PHÒNG"])),
        ("q. chief", vec![grant(ChiefOfOffice, Tenure::Acting)], Ok(&["TL. TRƯỞNG BAN", "Q. CHÁNH VĂN PHÒNG"])),
        (
            "deputy chief in charge",
            vec![grant(ChiefOfOffice, Tenure::InCharge)],
            Ok(&["TL. TRƯỞNG BAN", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"]),
        ),
        (
            "deputy who also runs the office",
            vec![grant(ChiefOfOffice, Tenure::Full), grant(DeputyHead, Tenure::Full)],
            Ok(&["KT. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN"]),
        ),
        ("unit head", vec![grant(UnitHead, Tenure::Full)], Err(AuthorisationNeeded)),
        ("specialist", vec![grant(Specialist, Tenure::Full)], Err(NoAuthority)),
        ("nobody", vec![], Err(NoAuthority)),
    ];
    for (who, grants, wanted) in cases {
        let wanted = wanted.map(|lines| lines.iter().map(ToString::to_string).collect::<Vec<_>>());
        assert_eq!(lines(&grants, None, DAY), wanted, "{who}");
    }
}

#[test]
fn a_role_signs_only_while_it_is_held() {
    let head = [grant(Role::Head, Tenure::Full)];
    assert!(lines(&head, None, date(2020, 12, 31)).is_ok(), "the last day counts");
    for day in [date(2019, 12, 31), date(2021, 1, 1)] {
        assert_eq!(lines(&head, None, day), Err(SigningRefusal::NoAuthority), "{day}");
    }
}

#[test]
fn an_authorisation_needs_its_person_and_its_days() {
    use SigningRefusal::{AuthorisationNotNeeded, AuthorisationNotValid, AuthorisedAnother};
    let unit_head = [grant(Role::UnitHead, Tenure::Full)];
    let wanted = vec!["TUQ. TRƯỞNG BAN".to_string(), "TRƯỞNG PHÒNG QUẢN LÝ ĐẦU TƯ".to_string()];
    assert_eq!(lines(&unit_head, Some(&paper()), DAY), Ok(wanted.clone()));
    assert_eq!(lines(&unit_head, Some(&paper()), date(2020, 1, 31)), Ok(wanted), "the last day counts");
    for day in [date(2020, 1, 9), date(2020, 1, 14), date(2020, 2, 1)] {
        assert_eq!(lines(&unit_head, Some(&paper()), day), Err(AuthorisationNotValid), "{day}");
    }
    let early = Authorisation { valid_from: date(2020, 1, 1), ..paper() };
    assert_eq!(
        lines(&unit_head, Some(&early), date(2020, 1, 5)),
        Err(AuthorisationNotValid),
        "not before it is written"
    );
    let anothers = Authorisation { account_id: Id::from_uuid(uuid::Uuid::from_u128(2)), ..paper() };
    assert_eq!(lines(&unit_head, Some(&anothers), DAY), Err(AuthorisedAnother));
    for role in [Role::Head, Role::DeputyHead] {
        assert_eq!(lines(&[grant(role, Tenure::Full)], Some(&paper()), DAY), Err(AuthorisationNotNeeded), "{role:?}");
    }
    let nameless = Signatory {
        account: account(),
        full_name: "Người Ký",
        position_words: " ",
        grants: &unit_head,
        head_title: "Trưởng ban",
    };
    assert_eq!(signing_line(&nameless, Some(&paper()), DAY), Err(SigningRefusal::PositionMissing));
}

#[test]
fn the_latest_notice_says_who_is_in_charge() {
    let (unit, other): (UnitId, UnitId) = (Ambient::system().id(), Ambient::system().id());
    let leader = |n: u128| -> AccountId { Id::from_uuid(uuid::Uuid::from_u128(n)) };
    let duty = |n: u128, unit_id: Option<UnitId>, field: Option<&str>, from: Date, to: Option<Date>| Duty {
        id: uuid::Uuid::from_u128(n),
        account_id: leader(n),
        unit_id,
        field: field.map(ToString::to_string),
        notice_number: format!("{n}/TB-KCNĐN"),
        notice_date: from,
        valid_from: from,
        valid_to: to,
    };
    let duties = [
        duty(1, Some(unit), None, date(2019, 1, 1), None),
        duty(2, Some(unit), None, date(2020, 3, 1), Some(date(2020, 6, 30))),
        duty(3, None, Some("Cải cách  hành chính"), date(2020, 1, 1), None),
    ];
    let cases = [
        (date(2018, 12, 31), None),
        (date(2020, 2, 29), Some(leader(1))),
        (date(2020, 3, 1), Some(leader(2))),
        (date(2020, 6, 30), Some(leader(2))),
        (date(2020, 7, 1), Some(leader(1))),
    ];
    for (day, wanted) in cases {
        assert_eq!(leader_of_unit(&duties, unit, day), wanted, "{day}");
    }
    assert_eq!(leader_of_unit(&duties, other, DAY), None);
    assert_eq!(leader_of_field(&duties, "cai cach hanh chinh", DAY), Some(leader(3)));
    assert_eq!(leader_of_field(&duties, "đầu tư", DAY), None);
}

const APPROVE: Permission = Permission { key: "test.approve", roles: &[Role::Head, Role::DeputyHead] };

#[tokio::test]
async fn an_actor_is_who_they_are_on_that_day() {
    testkit::on_both_engines(DOMAINS, async |test| {
        let office = opened(test).await;
        let (agency, leader) = (office.agency, office.administrator);
        let (office_unit, invest) = (office.units[0], office.units[1]);
        let mut tx = test.db.begin().await.unwrap();
        let held = |role, unit, from, to| NewGrant {
            account: leader,
            role,
            tenure: Tenure::Full,
            unit,
            valid_from: from,
            valid_to: to,
        };
        let first = held(Role::DeputyHead, None, date(2020, 1, 1), Some(date(2020, 6, 30)));
        roles::grant(&mut tx, &test.ambient, agency, first, By::PROGRAM).await.unwrap();
        let second = held(Role::UnitHead, Some(office_unit), date(2020, 7, 1), None);
        roles::grant(&mut tx, &test.ambient, agency, second, By::PROGRAM).await.unwrap();
        let notice = NewDuty {
            account: leader,
            unit: Some(invest),
            field: None,
            notice_number: "05/TB-KCNĐN".into(),
            notice_date: date(2020, 1, 2),
            valid_from: date(2020, 1, 2),
            valid_to: Some(date(2020, 6, 30)),
        };
        duties::assign(&mut tx, &test.ambient, agency, notice.clone(), By::PROGRAM).await.unwrap();
        let field = NewDuty { unit: None, field: Some("Cải cách hành chính".into()), ..notice.clone() };
        duties::assign(&mut tx, &test.ambient, agency, field, By::PROGRAM).await.unwrap();
        let both = NewDuty { field: Some("cả hai".into()), ..notice };
        assert!(duties::assign(&mut tx, &test.ambient, agency, both, By::PROGRAM).await.is_err());
        tx.commit().await.unwrap();

        let spring = Actor::load(&test.db, agency, leader, DAY).await.unwrap().unwrap();
        assert!(spring.may(&APPROVE) && spring.is(Role::Administrator) && !spring.is(Role::UnitHead), "{spring:?}");
        assert!(spring.leads_unit(invest) && !spring.leads_unit(office_unit), "{spring:?}");
        assert_eq!(spring.leads.fields, ["Cải cách hành chính"]);
        let autumn = Actor::load(&test.db, agency, leader, date(2020, 9, 1)).await.unwrap().unwrap();
        assert!(!autumn.may(&APPROVE) && autumn.leads_unit(office_unit) && !autumn.leads_unit(invest), "{autumn:?}");

        let other = crate::office::founded(
            test,
            people::BootstrapAgency { slug: "khac".into(), hosts: vec![], ..crate::office::diza() },
        )
        .await;
        assert_eq!(Actor::load(&test.db, other.agency, leader, DAY).await.unwrap(), None, "nobody in another agency");
        assert_eq!(Actor::load(&test.db, other.agency, other.administrator, DAY).await.unwrap(), None, "invited only");
    })
    .await;
}

#[tokio::test]
async fn a_signature_is_worded_as_of_its_day() {
    testkit::on_both_engines(DOMAINS, async |test| {
        let office = opened(test).await;
        let agency = office.agency;
        let mut tx = test.db.begin().await.unwrap();
        let mut renamed = name_2020();
        (renamed.head_title, renamed.valid_from) = ("Giám đốc".into(), date(2026, 4, 30));
        agencies::add_name(&mut tx, &test.ambient, agency, renamed, By::PROGRAM).await.unwrap();
        let (clerk, _) =
            accounts::invite(&mut tx, &test.ambient, &policy(), agency, person("van.thu"), By::PROGRAM).await.unwrap();
        let grant = NewGrant {
            account: office.administrator,
            role: Role::DeputyHead,
            tenure: Tenure::Full,
            unit: None,
            valid_from: date(2019, 1, 1),
            valid_to: None,
        };
        roles::grant(&mut tx, &test.ambient, agency, grant, By::PROGRAM).await.unwrap();
        let new = NewAuthorisation {
            account: clerk,
            number: "12/GUQ-KCNĐN".into(),
            dated_on: date(2020, 1, 10),
            scope: "Giấy mời họp".into(),
            valid_from: date(2020, 1, 10),
            valid_to: date(2020, 3, 31),
        };
        let paper = duties::authorise(&mut tx, &test.ambient, agency, new, By::PROGRAM).await.unwrap();
        tx.commit().await.unwrap();

        let line =
            async |account, paper, on| duties::find_signing_line(&test.db, agency, account, paper, on).await.unwrap();
        assert_eq!(line(office.administrator, None, DAY).await.unwrap().lines, ["KT. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN"]);
        let later = line(office.administrator, None, date(2026, 5, 1)).await.unwrap();
        assert_eq!(later.lines, ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]);
        let by_paper = line(clerk, Some(paper), DAY).await.unwrap();
        assert_eq!(by_paper.lines, ["TUQ. TRƯỞNG BAN", "CHUYÊN VIÊN"]);
        let wanted = Capacity::ByAuthorisation { number: "12/GUQ-KCNĐN".into(), dated_on: date(2020, 1, 10) };
        assert_eq!(by_paper.capacity, wanted);
        assert_eq!(line(clerk, Some(paper), date(2020, 4, 1)).await, Err(SigningRefusal::AuthorisationNotValid));
        assert_eq!(line(office.administrator, None, date(1990, 1, 1)).await, Err(SigningRefusal::AgencyUnnamed));
    })
    .await;
}
