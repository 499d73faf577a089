//! The rules without a database: who may do what with which proof.

use crate::common::{actor, day, note, task};
use evidence::rules::{LONGEST_REASON, check, check_media, decide, fill_in, may_edit};
use evidence::{
    Amount, Basis, Command, Content, HandIn, Kind, NewContent, OutsideFigure, Proof, Refusal, Standing, State,
    fetch::Page,
};
use files::{FileId, Media};
use kernel::Ambient;
use people::{Actor, AgencyId, Role};

struct People {
    ambient: Ambient,
    specialist: Actor,
    office: Actor,
    head: Actor,
    administrator: Actor,
}

fn people() -> People {
    let ambient = Ambient::fixed("2020-01-21T05:00:00Z");
    let agency: AgencyId = ambient.id();
    let one = |role| actor(&ambient, agency, role);
    let (specialist, office) = (one(Role::Specialist), one(Role::ChiefOfOffice));
    let (head, administrator) = (one(Role::Head), one(Role::Administrator));
    People { ambient, specialist, office, head, administrator }
}

fn proof(people: &People, by: &Actor, standing: Standing) -> Proof {
    let (at, reason) = (people.ambient.now(), "thiếu ảnh".to_string());
    let state = match standing {
        Standing::Proposed => State::Proposed { by: Some(by.account), at },
        Standing::Confirmed => State::Confirmed { by: Some(people.head.account), at },
        Standing::Returned => State::Returned { by: people.head.account, at, reason },
        Standing::Revoked => State::Revoked { by: people.head.account, at, reason },
    };
    Proof {
        id: people.ambient.id(),
        version: 1,
        title: "Họp giao ban".into(),
        title_assumed: false,
        happened_on: day("2020-01-20"),
        day_assumed: false,
        content: Content::Note,
        files: Vec::new(),
        note: Some("Đã họp".into()),
        state,
        created_by: Some(by.account),
        created_at: at,
        handed_in_by: Some(by.account),
    }
}

#[test]
fn a_second_person_judges_and_every_verdict_has_its_standing() {
    use Standing::{Confirmed, Proposed, Returned, Revoked};
    let people = people();
    let give_back = || Command::Return { reason: " thiếu danh sách ".into() };
    let revoke = || Command::Revoke { reason: "nhầm ngày".into() };
    let wrong = |now| Err(Refusal::WrongStanding { now });
    let (specialist, office, head, admin) = (&people.specialist, &people.office, &people.head, &people.administrator);
    for (author, standing, who, command, expected) in [
        (specialist, Proposed, office, Command::Confirm, Ok(Confirmed)),
        (specialist, Proposed, office, give_back(), Ok(Returned)),
        (specialist, Proposed, head, Command::Confirm, Ok(Confirmed)),
        (specialist, Confirmed, office, revoke(), Ok(Revoked)),
        (specialist, Returned, specialist, Command::HandInAgain, Ok(Proposed)),
        (specialist, Revoked, specialist, Command::HandInAgain, Ok(Proposed)),
        (specialist, Returned, office, Command::HandInAgain, Ok(Proposed)),
        (office, Confirmed, office, revoke(), Ok(Revoked)),
        (office, Proposed, office, Command::Confirm, Err(Refusal::OwnProof)),
        (office, Proposed, office, give_back(), Err(Refusal::OwnProof)),
        (office, Proposed, head, Command::Confirm, Ok(Confirmed)),
        (specialist, Proposed, specialist, Command::Confirm, Err(Refusal::NotPermitted)),
        (specialist, Proposed, admin, Command::Confirm, Err(Refusal::NotPermitted)),
        (specialist, Confirmed, specialist, revoke(), Err(Refusal::NotPermitted)),
        (specialist, Returned, admin, Command::HandInAgain, Err(Refusal::NotPermitted)),
        (specialist, Confirmed, office, Command::Confirm, wrong(Confirmed)),
        (specialist, Returned, office, Command::Confirm, wrong(Returned)),
        (specialist, Revoked, office, Command::Confirm, wrong(Revoked)),
        (specialist, Confirmed, office, give_back(), wrong(Confirmed)),
        (specialist, Proposed, office, revoke(), wrong(Proposed)),
        (specialist, Proposed, specialist, Command::HandInAgain, wrong(Proposed)),
        (specialist, Confirmed, specialist, Command::HandInAgain, wrong(Confirmed)),
        (specialist, Proposed, office, Command::Return { reason: " \n".into() }, Err(Refusal::ReasonMissing)),
        (specialist, Confirmed, office, Command::Revoke { reason: String::new() }, Err(Refusal::ReasonMissing)),
        (
            specialist,
            Proposed,
            office,
            Command::Return { reason: "ấ".repeat(LONGEST_REASON + 1) },
            Err(Refusal::TooLong { limit: LONGEST_REASON }),
        ),
    ] {
        let asked = format!("{} on {standing:?} of {}: {command:?}", who.name, author.name);
        let decided = decide(&proof(&people, author, standing), command, who, people.ambient.now());
        assert_eq!(decided.map(|s| s.standing()), expected, "{asked}");
    }
}

#[test]
fn whoever_first_made_it_does_not_judge_it_when_another_hands_it_in_again() {
    let people = people();
    let mut again = proof(&people, &people.office, Standing::Proposed);
    again.handed_in_by = Some(people.specialist.account);
    let now = people.ambient.now();
    assert_eq!(decide(&again, Command::Confirm, &people.office, now), Err(Refusal::OwnProof));
    let state = decide(&again, Command::Return { reason: " thiếu ".into() }, &people.head, now).unwrap();
    assert_eq!((state.by(), state.reason()), (Some(people.head.account), Some("thiếu")));
}

#[test]
fn what_may_be_handed_in() {
    let people = people();
    let file: FileId = people.ambient.id();
    let figure = || OutsideFigure {
        value: Amount::from_thousandths(87_500),
        unit: "%".into(),
        basis: Basis::Estimated,
        source: "Hệ thống một cửa".into(),
        person: "đầu mối CCHC".into(),
        taken_on: day("2020-01-21"),
    };
    let with = |content, files: &[FileId]| HandIn { content, files: files.to_vec(), ..note("Họp", "2020-01-20") };
    let outside = |figure| with(NewContent::OutsideFigure(figure), &[]);
    let address = |typed: &str| with(NewContent::Address(typed.into()), &[]);
    let many: Vec<FileId> = (0..21).map(|_| people.ambient.id()).collect();
    for (name, new, expected) in [
        ("a note", note("Họp", "2020-01-21"), Ok(Kind::Note)),
        ("a file", with(NewContent::File, &[file]), Ok(Kind::File)),
        ("a photo", with(NewContent::Photo, &[file, file]), Ok(Kind::Photo)),
        ("an address", address("baodongnai.com.vn/a"), Ok(Kind::Address)),
        ("a figure", outside(figure()), Ok(Kind::OutsideFigure)),
        ("no title", note(" ", "2020-01-20"), Err(Refusal::TitleMissing)),
        ("a long title", note(&"x".repeat(301), "2020-01-20"), Err(Refusal::TooLong { limit: 300 })),
        ("no day", HandIn { happened_on: None, ..note("Họp", "2020-01-20") }, Err(Refusal::DayMissing)),
        ("tomorrow", note("Họp", "2020-01-22"), Err(Refusal::InTheFuture)),
        ("an empty note", HandIn { note: " \n".into(), ..note("Họp", "2020-01-20") }, Err(Refusal::NoteMissing)),
        ("no file", with(NewContent::File, &[]), Err(Refusal::FileMissing)),
        ("no photo", with(NewContent::Photo, &[]), Err(Refusal::FileMissing)),
        ("too many photos", with(NewContent::Photo, &many), Err(Refusal::TooManyFiles { limit: 20 })),
        ("no address", address(""), Err(Refusal::AddressUnusable)),
        ("a password", address("https://a:b@example.vn"), Err(Refusal::AddressUnusable)),
        ("no unit", outside(OutsideFigure { unit: " ".into(), ..figure() }), Err(Refusal::UnitMissing)),
        ("no source", outside(OutsideFigure { source: String::new(), ..figure() }), Err(Refusal::SourceMissing)),
        ("no person", outside(OutsideFigure { person: String::new(), ..figure() }), Err(Refusal::PersonMissing)),
        ("taken later", outside(OutsideFigure { taken_on: day("2020-01-22"), ..figure() }), Err(Refusal::InTheFuture)),
    ] {
        let checked = check(new, &people.specialist, people.ambient.now());
        assert_eq!(checked.map(|f| f.content.kind()), expected, "{name}");
    }
    let refused = check(note("Họp", "2020-01-20"), &people.administrator, people.ambient.now());
    assert_eq!(refused, Err(Refusal::NotPermitted));
}

#[test]
fn what_is_handed_in_is_cleaned() {
    let people = people();
    let file: FileId = people.ambient.id();
    let new = HandIn {
        title: " Ho\u{323}p\n giao  ban ".into(),
        content: NewContent::Photo,
        files: vec![file, file],
        note: String::new(),
        ..note("", "2020-01-20")
    };
    let fields = check(new, &people.specialist, people.ambient.now()).unwrap();
    assert_eq!((fields.title.as_str(), fields.files, fields.note), ("Họp giao ban", vec![file], None));

    let bare = HandIn {
        title: String::new(),
        happened_on: None,
        content: NewContent::Address("example.vn/a#b".into()),
        note: String::new(),
        ..note("", "2020-01-20")
    };
    let fields = check(bare, &people.specialist, people.ambient.now()).unwrap();
    assert_eq!((fields.title.as_str(), fields.title_assumed), ("https://example.vn/a", true));
    assert_eq!((fields.happened_on, fields.day_assumed), (day("2020-01-21"), true));
}

#[test]
fn files_are_ours_and_photos_are_pictures() {
    for (kind, media, expected) in [
        (Kind::Photo, Some(Media::Jpeg), Ok(())),
        (Kind::Photo, Some(Media::Pdf), Err(Refusal::NotAPicture)),
        (Kind::File, Some(Media::Pdf), Ok(())),
        (Kind::File, None, Err(Refusal::NoSuchFile)),
        (Kind::Note, None, Err(Refusal::NoSuchFile)),
    ] {
        assert_eq!(check_media(kind, &[media]), expected, "{kind:?} {media:?}");
    }
}

#[test]
fn its_author_and_the_office_edit_it_until_it_counts() {
    let people = people();
    let other = actor(&people.ambient, people.office.agency, Role::Specialist);
    let own = |standing| proof(&people, &people.specialist, standing);
    let recorded = Proof {
        content: Content::Object { subject: task(&people.ambient), event: "article.published".into() },
        ..own(Standing::Revoked)
    };
    let counts = Err(Refusal::WrongStanding { now: Standing::Confirmed });
    for (name, proof, who, expected) in [
        ("own", own(Standing::Proposed), &people.specialist, Ok(())),
        ("own, returned", own(Standing::Returned), &people.specialist, Ok(())),
        ("own, revoked", own(Standing::Revoked), &people.specialist, Ok(())),
        ("own, confirmed", own(Standing::Confirmed), &people.specialist, counts.clone()),
        ("the Office", own(Standing::Proposed), &people.office, Ok(())),
        ("the Office, confirmed", own(Standing::Confirmed), &people.office, counts),
        ("a colleague", own(Standing::Proposed), &other, Err(Refusal::NotPermitted)),
        ("the administrator", own(Standing::Proposed), &people.administrator, Err(Refusal::NotPermitted)),
        ("recorded by the program", recorded, &people.office, Err(Refusal::RecordedByProgram)),
    ] {
        assert_eq!(may_edit(&proof, who), expected, "{name}");
    }
}

#[test]
fn a_page_fills_in_only_what_was_left_open() {
    let people = people();
    let today = day("2020-01-21");
    let page = Page { title: Some("Bài báo".into()), author: None, published_on: Some(day("2020-01-15")) };
    let future = Page { published_on: Some(day("2020-01-22")), ..page.clone() };
    let untitled = Page { title: None, ..page.clone() };
    for (name, standing, open_title, open_day, page, expected) in [
        ("both open", Standing::Proposed, true, true, &page, Some(("Bài báo", false, "2020-01-15", false))),
        ("returned", Standing::Returned, true, true, &page, Some(("Bài báo", false, "2020-01-15", false))),
        ("only the title", Standing::Proposed, true, false, &page, Some(("Bài báo", false, "2020-01-20", false))),
        ("only the day", Standing::Proposed, false, true, &page, Some(("Họp giao ban", false, "2020-01-15", false))),
        ("a day to come", Standing::Proposed, true, true, &future, Some(("Bài báo", false, "2020-01-20", true))),
        (
            "no title there",
            Standing::Proposed,
            true,
            true,
            &untitled,
            Some(("Họp giao ban", true, "2020-01-15", false)),
        ),
        ("nothing open", Standing::Proposed, false, false, &page, None),
        ("it counts", Standing::Confirmed, true, true, &page, None),
        ("revoked", Standing::Revoked, true, true, &page, None),
    ] {
        let left =
            Proof { title_assumed: open_title, day_assumed: open_day, ..proof(&people, &people.specialist, standing) };
        let found = fill_in(&left, page, today);
        let found = found.map(|f| (f.title, f.title_assumed, f.happened_on.to_string(), f.day_assumed));
        let expected = expected.map(|(t, a, d, b)| (t.to_string(), a, d.to_string(), b));
        assert_eq!(found, expected, "{name}");
    }
}
