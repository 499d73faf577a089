//! A city and those below it: in one installation, by files between two, and from one server to another.

mod mapped;
mod town;

use exchange::model::{RequestId, Verdict};
use exchange::rules::rollup::{Standing, latest, standing};
use exchange::store;
use town::{Agency, Installation};

pub(crate) const HOME: &str = "/lam-viec/lien-thong";

/// A request of the city about the first quarter, with a number, a share and a question for words.
async fn ask(here: &Installation, city: &Agency) -> RequestId {
    let fields = [
        ("title", "Kế hoạch tuyên truyền cải cách hành chính năm 2026"),
        ("purpose", "plan"),
        ("paper", "Kế hoạch số 15/KH-UBND ngày 31/12/2025"),
        ("period", "quarter-1"),
        ("year", "2026"),
        ("due", "20/3/2026"),
        ("note", ""),
    ];
    let begun = here.post(city, &format!("{HOME}/yeu-cau/moi"), &fields).await.is(303).location;
    let items = [
        ("1", "Đăng tin, bài về cải cách hành chính", "number", "tin, bài", "100"),
        ("2.a", "Giải quyết phản ánh, kiến nghị đúng hạn", "share", "", ""),
        ("3", "Cách làm mới, khó khăn, vướng mắc", "words", "", ""),
    ];
    for (code, wording, form, measure, target) in items {
        let fields = [("code", code), ("wording", wording), ("form", form), ("measure", measure), ("target", target)];
        here.post(city, &format!("{begun}/muc/moi"), &fields).await.is(303);
    }
    begun.rsplit('/').next().unwrap().parse().unwrap()
}

/// Looks a request through, answers it by hand, and sends the report.
async fn report(here: &Installation, who: &Agency, id: RequestId, number: u64) {
    let page = format!("{HOME}/nhan/{id}");
    here.post(who, &format!("{page}/ra-soat"), &[]).await.is(303);
    answer(here, who, id, number).await;
    here.get(who, &page).await.is(200).says("Đã trả lời đủ");
    here.post(who, &format!("{page}/gui"), &[]).await.is(303);
}

async fn answer(here: &Installation, who: &Agency, id: RequestId, number: u64) {
    let page = format!("{HOME}/nhan/{id}");
    let (number_typed, part, all) = (format!("{number}"), number.to_string(), (2 * number).to_string());
    let words = format!("Nhắc hẹn trả kết quả qua Zalo, cách làm số {number}.");
    let by_hand = [("source", "hand"), ("from", "Sổ theo dõi"), ("person", "Văn phòng")];
    let fields = [&by_hand[..], &[("number", number_typed.as_str()), ("words", "")]].concat();
    here.post(who, &format!("{page}/muc/1"), &fields).await.is(303);
    let fields = [&by_hand[..], &[("part", part.as_str()), ("all", all.as_str())]].concat();
    here.post(who, &format!("{page}/muc/2.a"), &fields).await.is(303);
    let fields = [("source", "words"), ("words", words.as_str())];
    here.post(who, &format!("{page}/muc/3"), &fields).await.is(303);
}

#[tokio::test]
async fn a_city_asks_twenty_agencies_and_puts_together_what_they_report() {
    let here = Installation::open(0).await;
    let city = here.agency("tp", "Ủy ban nhân dân thành phố Ví Dụ", None).await;
    let mut below = Vec::new();
    for number in 1..=20 {
        let name = format!("Cơ quan số {number:02}");
        below.push(here.agency(&format!("cq{number:02}"), &name, Some(city.id)).await);
    }
    here.get(&city, HOME).await.is(200).says("Chưa liên thông");
    here.post(&city, &format!("{HOME}/doi-tac/trong-he-thong"), &[]).await.is(303);
    here.get(&city, &format!("{HOME}/doi-tac")).await.is(200).says("Cơ quan số 20").says("Trong cùng hệ thống");

    // Nothing goes out before it says something; then everybody has it at once.
    let id = ask(&here, &city).await;
    let request = format!("{HOME}/yeu-cau/{id}");
    here.get(&below[0], &format!("{HOME}/nhan/{id}")).await.is(404);
    here.post(&city, &format!("{request}/phat-hanh"), &[]).await.is(303);
    here.get(&city, &request).await.is(200).says("20 trên 20 cơ quan chưa báo cáo");
    for (at, agency) in below.iter().enumerate() {
        here.get(agency, HOME)
            .await
            .is(200)
            .says("Kế hoạch tuyên truyền cải cách hành chính năm 2026")
            .says("Cần rà soát");
        if at < 19 {
            report(&here, agency, id, at as u64 + 1).await;
        }
    }

    // Sums are those of an independent count; every word is there; who is missing is told.
    let numbers = 1..=19_u64;
    let sum: u64 = numbers.clone().sum();
    let rollup = here.get(&city, &format!("{request}/tong-hop")).await.is(200);
    let rollup = rollup.says(&format!(">{sum}<")).says(&format!("50% ({sum}/{})", 2 * sum)).says("19 ý kiến bằng lời");
    drop(rollup);
    let mut words = here.get(&city, &format!("{request}/tong-hop/3")).await.is(200);
    for number in numbers {
        words = words.says(&format!("cách làm số {number}.")).says(&format!("Cơ quan số {number:02}"));
    }
    drop(words);
    here.get(&city, &request).await.says("1 trên 20 cơ quan chưa báo cáo").says("Chưa báo cáo");
    let book = here.get(&city, &format!("{request}/tong-hop.xlsx")).await.is(200).bytes;
    let said = papers::read::plain_text(&book).unwrap().text();
    assert!(
        said.contains("cách làm số 19.") && said.contains("Cơ quan số 01") && said.contains("Sổ theo dõi"),
        "{said}"
    );

    // A figure opens the report that it came from, and says that it was entered by hand.
    let db = &here.app.db;
    let partners = store::list_partners(db, city.id).await.unwrap();
    let of = |name: &str| partners.iter().find(|one| one.name == name).unwrap().id;
    let seventh = format!("{request}/bao-cao/{}", of("Cơ quan số 07"));
    here.get(&city, &seventh).await.is(200).says("Số ngoài hệ thống. Nguồn: Sổ theo dõi").says("cách làm số 7.");

    // One goes back, is mended and comes again; the others are not touched.
    here.post(&city, &format!("{seventh}/tra-lai"), &[("reason", "Chưa rõ cách làm")]).await.is(303);
    here.get(&city, &format!("{request}/tong-hop")).await.says(&format!(">{}<", sum - 7));
    let page = format!("{HOME}/nhan/{id}");
    here.get(&below[6], &page).await.says("Cấp trên trả lại báo cáo").says("Chưa rõ cách làm");
    answer(&here, &below[6], id, 70).await;
    here.post(&below[6], &format!("{page}/gui"), &[]).await.is(303);
    here.get(&city, &format!("{request}/tong-hop")).await.says(&format!(">{}<", sum + 63));
    here.app.ambient.advance(jiff::SignedDuration::from_mins(5));
    here.post(&city, &format!("{seventh}/nhan"), &[]).await.is(303);
    here.get(&below[6], &page).await.says("Đã được tiếp nhận");

    // Who is late is reminded, and sees it.
    here.app.ambient.advance(jiff::SignedDuration::from_hours(24 * 7));
    here.get(&city, &request).await.says("Quá hạn");
    let last = format!("{request}/bao-cao/{}", of("Cơ quan số 20"));
    here.get(&city, &last).await.is(404);
    here.post(&city, &format!("{last}/nhac"), &[]).await.is(303);
    here.get(&below[19], &page).await.says("Cấp trên nhắc ngày");
    here.post(&city, &format!("{seventh}/nhac"), &[]).await.is(422);

    // The wording changes: those below see what is new before they answer again, and keep what they had answered.
    let fields =
        [("wording", "Đăng tin, bài, phóng sự"), ("form", "number"), ("measure", "tin, bài"), ("target", "120")];
    here.post(&city, &format!("{request}/muc/1"), &fields).await.is(303);
    here.get(&city, &request).await.says("Có sửa đổi chưa phát hành");
    here.get(&below[0], &page).await.leaves_out("phóng sự");
    here.post(&city, &format!("{request}/phat-hanh"), &[]).await.is(303);
    here.get(&below[0], &page).await.says("phóng sự").says("Đăng tin, bài về cải cách hành chính");
    here.post(&below[0], &format!("{page}/gui"), &[]).await.is(422);
    here.post(&below[0], &format!("{page}/ra-soat"), &[]).await.is(303);
    here.post(&below[0], &format!("{page}/gui"), &[]).await.is(303);

    // A key is renewed: within the installation everything goes on.
    here.post(&below[3], &format!("{HOME}/doi-tac/khoa-moi"), &[]).await.is(303);
    here.post(&below[3], &format!("{page}/ra-soat"), &[]).await.is(303);
    here.post(&below[3], &format!("{page}/gui"), &[]).await.is(303);
    here.post(&city, &format!("{HOME}/doi-tac/khoa-moi"), &[]).await.is(303);

    // Closed: nothing more is taken.
    here.post(&city, &format!("{request}/dong"), &[]).await.is(303);
    here.post(&below[1], &format!("{page}/gui"), &[]).await.is(422);
    let reports = store::list_reports(db, city.id, id).await.unwrap();
    assert_eq!(reports.len(), 22, "nineteen, one mended, two after the change");
    let latest = latest(&reports);
    let due = jiff::civil::date(2026, 3, 20);
    let today = kernel::local_date(here.app.ambient.now());
    assert_eq!(standing(latest.get(&of("Cơ quan số 20")).copied(), due, today), Standing::Late);
    assert!(matches!(latest[&of("Cơ quan số 07")].verdict, Some((Verdict::Taken, ..))));

    // Nobody sees what is another's: not the city's pages, not another agency's answers, not by the right ids.
    for path in ["", "/tong-hop", "/tong-hop/3", "/tong-hop.xlsx", "/goi.json", "/noi-dung.xlsx"] {
        here.get(&below[2], &format!("{request}{path}")).await.is(404);
    }
    here.get(&city, &page).await.is(404);
    here.get(&below[2], &seventh).await.is(404);
}

/// Two agencies of two installations know each other by their cards.
async fn introduce(city: (&Installation, &Agency), agency: (&Installation, &Agency)) {
    let theirs = agency.0.get(agency.1, &format!("{HOME}/the.json")).await.is(200).bytes;
    let ours = city.0.get(city.1, &format!("{HOME}/the.json")).await.is(200).bytes;
    let door = format!("{HOME}/doi-tac");
    city.0.upload(city.1, &door, &[("side", "below")], "card", &theirs).await.is(303);
    agency.0.upload(agency.1, &door, &[("side", "above")], "card", &ours).await.is(303);
}

#[tokio::test]
async fn two_installations_exchange_files() {
    let (there, here) = (Installation::open(0).await, Installation::open(1).await);
    let city = there.agency("tp", "Ủy ban nhân dân thành phố", None).await;
    let agency = here.agency("ban", "Ban Quản lý", None).await;
    let stranger = here.agency("khac", "Cơ quan khác", None).await;
    let take = format!("{HOME}/nhan");
    let id = ask(&there, &city).await;
    let request = format!("{HOME}/yeu-cau/{id}");
    there.post(&city, &format!("{request}/phat-hanh"), &[]).await.is(422).says("Chưa có cơ quan cấp dưới nào");
    introduce((&there, &city), (&here, &agency)).await;
    there.get(&city, &format!("{HOME}/doi-tac")).await.says("Chuyển bằng tệp");
    there.post(&city, &format!("{request}/phat-hanh"), &[]).await.is(303);
    let package = there.get(&city, &format!("{request}/goi.json")).await.is(200).bytes;

    // Altered, for others, no package at all: refused with the reason, and nothing is here.
    let altered = String::from_utf8(package.clone()).unwrap().replace("Đăng tin", "Xóa tin").into_bytes();
    here.upload(&agency, &take, &[], "package", &altered).await.is(422).says("Gói đã bị thay đổi");
    here.upload(&stranger, &take, &[], "package", &package).await.is(422).says("Gói này gửi cho cơ quan khác");
    here.upload(&agency, &take, &[], "package", b"xin chao").await.is(422).says("không phải gói liên thông");
    here.get(&agency, &format!("{HOME}/nhan/{id}")).await.is(404);

    here.upload(&agency, &take, &[], "package", &package).await.is(303);
    here.upload(&agency, &take, &[], "package", &package).await.is(303);
    report(&here, &agency, id, 12).await;
    let up = here.get(&agency, &format!("{HOME}/nhan/{id}/goi.json")).await.is(200).bytes;
    // A report does not go where requests go, nor twice.
    here.upload(&agency, &take, &[], "package", &up).await.is(422).says("Gói này gửi cho cơ quan khác");
    there.upload(&city, &take, &[], "package", &up).await.is(303);
    there.upload(&city, &take, &[], "package", &up).await.is(303);
    there.get(&city, &format!("{request}/tong-hop")).await.says(">12<").says("50% (12/24)");
    let reports = store::list_reports(&there.app.db, city.id, id).await.unwrap();
    assert_eq!(reports.len(), 1);

    // After they part, nothing is taken any more.
    let partner = store::list_partners(&here.app.db, agency.id).await.unwrap()[0].id;
    here.post(&agency, &format!("{HOME}/doi-tac/{partner}/ngung"), &[]).await.is(303);
    here.upload(&agency, &take, &[], "package", &package).await.is(422).says("Chưa liên thông với cơ quan gửi gói này");
}

#[tokio::test]
async fn two_installations_exchange_over_the_network() {
    let (there, here) = (Installation::open(0).await, Installation::open(1).await);
    let city = there.agency("tp", "Ủy ban nhân dân thành phố", None).await;
    let agency = here.agency("ban", "Ban Quản lý", None).await;
    introduce((&there, &city), (&here, &agency)).await;
    // Real servers on loopback; in each installation one agency answers to every host.
    let mut doors = Vec::new();
    for installation in [&there, &here] {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        doors.push(format!("http://{}", listener.local_addr().unwrap()));
        let service = axum::ServiceExt::<axum::extract::Request>::into_make_service_with_connect_info::<
            std::net::SocketAddr,
        >(installation.front.clone());
        tokio::spawn(async move { axum::serve(listener, service).await });
    }
    let reach = async |of: &Installation, who: &Agency, address: &str| {
        let partner = store::list_partners(&of.app.db, who.id).await.unwrap().remove(0);
        let version = partner.version.to_string();
        let fields = [("version", version.as_str()), ("name", partner.name.as_str()), ("address", address)];
        let path = format!("{HOME}/doi-tac/{}", partner.id);
        of.upload(who, &path, &fields, "none", b"").await.is(303);
    };
    reach(&there, &city, &doors[1]).await;
    reach(&here, &agency, &doors[0]).await;

    let id = ask(&there, &city).await;
    there.post(&city, &format!("{HOME}/yeu-cau/{id}/phat-hanh"), &[]).await.is(303);
    there.work().await;
    here.get(&agency, HOME).await.says("Kế hoạch tuyên truyền cải cách hành chính năm 2026");
    report(&here, &agency, id, 5).await;
    here.work().await;
    there.get(&city, &format!("{HOME}/yeu-cau/{id}/tong-hop")).await.says(">5<").says("50% (5/10)");
    let partner = store::list_partners(&there.app.db, city.id).await.unwrap()[0].id;
    let path = format!("{HOME}/yeu-cau/{id}/bao-cao/{partner}");
    there.post(&city, &format!("{path}/tra-lai"), &[("reason", "Bổ sung số liệu tháng 3")]).await.is(303);
    there.work().await;
    here.get(&agency, &format!("{HOME}/nhan/{id}")).await.says("Bổ sung số liệu tháng 3");

    // The other side is down: what was sent waits with its trouble, and is told.
    reach(&there, &city, "http://127.0.0.1:9").await;
    let fields = [("wording", "Đăng tin, bài, phóng sự"), ("form", "number"), ("measure", "tin, bài"), ("target", "")];
    there.post(&city, &format!("{HOME}/yeu-cau/{id}/muc/1"), &fields).await.is(303);
    there.post(&city, &format!("{HOME}/yeu-cau/{id}/phat-hanh"), &[]).await.is(303);
    there.work().await;
    there.get(&city, &format!("{HOME}/yeu-cau/{id}")).await.says("Chưa chuyển được tới: Ban Quản lý");
}
