//! The folder as one file: what lies where, the index, the cover list, addresses without a copy.

use super::office::Scored;
use evidence::NewContent;
use std::io::{Cursor, Read as _};
use zip::ZipArchive;

const PDF: &[u8] = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";

fn opened(bytes: &[u8]) -> ZipArchive<Cursor<Vec<u8>>> {
    ZipArchive::new(Cursor::new(bytes.to_vec())).unwrap()
}

fn content(archive: &mut ZipArchive<Cursor<Vec<u8>>>, name: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    archive.by_name(name).unwrap_or_else(|_| panic!("no {name}")).read_to_end(&mut bytes).unwrap();
    bytes
}

/// Keeps a copy of the page behind a proof, as the fetching job does.
async fn archive(scored: &Scored, proof: evidence::ProofId, address: &str, problem: Option<&str>) {
    const CAPTURE: store::Sql = store::Sql {
        name: "CAPTURE",
        text: "INSERT INTO proof_captures (agency_id, proof_id, address, problem, file_id, tried_at) VALUES ($1, $2, $3, $4, $5, $6)",
    };
    let file =
        if problem.is_none() { Some(scored.file("trang.txt", "Trang đã lưu".as_bytes()).await) } else { None };
    let mut tx = scored.app.db.begin().await.unwrap();
    let values =
        store::args![scored.agency, proof, address, problem.map(str::to_owned), file, scored.app.ambient.now()];
    tx.run(CAPTURE, values).await.unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn the_folder_has_everything_by_code_and_the_same_bytes_twice() {
    let scored = Scored::scoring().await;
    let chief = scored.people.chief;
    scored.get(&scored.path("ho-so"), chief).await.is(200).is_sound().says("Chưa có tài liệu kiểm chứng nào");
    scored.get(&scored.path("ho-so.zip"), chief).await.is(422).says("Chưa có tài liệu kiểm chứng nào");

    let file = scored.file("ke-hoach.pdf", PDF).await;
    let paper = scored.proof("Tệp kế hoạch: “Đã ký” ../..", "2020-01-20", NewContent::File, vec![file]).await;
    let note = scored.note("Họp <giao ban>", "2020-02-01").await;
    let [kept, dead] = ["https://vi-du.vn/a", "https://vi-du.vn/b?x=1&y=2"];
    let kept_proof = scored.proof("Bài có bản lưu", "2020-02-02", NewContent::Address(kept.into()), Vec::new()).await;
    let dead_proof = scored.proof("Bài đã mất", "2020-02-03", NewContent::Address(dead.into()), Vec::new()).await;
    archive(&scored, kept_proof, kept, None).await;
    archive(&scored, dead_proof, dead, Some("not_found")).await;
    for (code, proof) in [("1.10", paper), ("1.2", paper), ("1.2", note), ("2.2", kept_proof), ("2.2", dead_proof)] {
        scored.link(code, proof).await;
    }
    let save = scored.criterion("1.2").await + "/tu-cham";
    scored.post(&save, chief, &[("planned", "40"), ("done", "36"), ("version", "0")]).await.is(303);

    let page = scored.get(&scored.path("ho-so"), scored.people.specialist).await;
    page.is(200)
        .is_sound()
        .says("Bài đã mất")
        .says("Trang không còn")
        .says("Tải hồ sơ (.zip)")
        .is_silent_on("Bài có bản lưu");
    scored.get(&scored.path("con-thieu"), chief).await.says("Địa chỉ chưa có bản lưu").says(dead);
    let bytes = scored.get(&scored.path("ho-so.zip"), chief).await.is(200).bytes.clone();
    let again = scored.get(&scored.path("ho-so.zip"), chief).await.bytes.clone();
    assert!(bytes == again, "the same folder is the same file");
    let mut archive = opened(&bytes);
    let names: Vec<String> =
        (0..archive.len()).map(|at| archive.by_index(at).unwrap().name().unwrap().into_owned()).collect();
    assert_eq!(
        names,
        [
            "danh-muc.docx",
            "danh-muc.pdf",
            "danh-muc.xlsx",
            "1.2/01-tep-ke-hoach-da-ky.pdf",
            "1.2/02-hop-giao-ban.txt",
            "1.10/01-tep-ke-hoach-da-ky.pdf",
            "2.2/01-bai-co-ban-luu-ban-luu.txt",
            "2.2/01-bai-co-ban-luu.txt",
            "2.2/02-bai-da-mat.txt",
        ]
    );
    assert_eq!(content(&mut archive, "1.10/01-tep-ke-hoach-da-ky.pdf"), PDF);
    assert!(content(&mut archive, "danh-muc.pdf").starts_with(b"%PDF"));
    let lost = String::from_utf8(content(&mut archive, "2.2/02-bai-da-mat.txt")).unwrap();
    assert!(
        lost.contains(dead)
            && lost.contains("Chưa có bản lưu: Trang không còn")
            && lost.contains("Lần thử gần nhất: 15/06/2020"),
        "{lost}"
    );
    let kept_text = String::from_utf8(content(&mut archive, "2.2/01-bai-co-ban-luu-ban-luu.txt")).unwrap();
    assert_eq!(kept_text, "Trang đã lưu");

    let rows = web::table::read(&content(&mut archive, "danh-muc.xlsx")).unwrap();
    let row =
        |path: &str| rows.iter().find(|row| row[6] == path).unwrap_or_else(|| panic!("no {path}: {rows:?}")).clone();
    let (shared, other) = (row("1.2/01-tep-ke-hoach-da-ky.pdf"), row("1.10/01-tep-ke-hoach-da-ky.pdf"));
    assert_eq!((shared[0].as_str(), &shared[0]), ("1", &other[0]), "one proof, one number");
    assert_eq!(other[1], "1.10");
    assert_eq!(row("2.2/01-bai-co-ban-luu-ban-luu.txt")[7..], [kept, "Đã có bản lưu"]);
    assert!(row("2.2/02-bai-da-mat.txt")[8].contains("Chưa có bản lưu"));

    let cover = scored.get(&scored.path("danh-muc/docx"), chief).await;
    let cover = cover.is(200).paper();
    for line in [
        "BAN QUẢN LÝ CÁC KHU CÔNG NGHIỆP VÍ DỤ",
        "DANH MỤC",
        "Tài liệu kiểm chứng",
        "Họp <giao ban>",
        "4 tài liệu kiểm chứng cho 3 tiêu chí",
        "1 địa chỉ chưa có bản lưu",
        "123/QĐ-UBND",
    ] {
        assert!(cover.contains(line), "{line:?} is not in the cover:\n{cover}");
    }
    scored.get(&scored.path("danh-muc/pdf"), chief).await.is(200);
    scored.get(&scored.path("danh-muc/exe"), chief).await.is(404);
    let group = scored.get(&format!("{}?nhom=1", scored.path("ho-so.zip")), chief).await;
    let group = opened(&group.is(200).bytes);
    assert!(group.file_names().all(|name| !name.unwrap().starts_with("2.")), "only the group");
    scored.get(&format!("{}?nhom=../..", scored.path("ho-so.zip")), chief).await.is(404);
    scored.get(&scored.path("ho-so.zip"), scored.people.administrator).await.is(403);

    let open = scored.criterion("1.10").await;
    scored.get(&format!("{open}/tep/{file}"), scored.people.colleague).await.is(200);
    scored.get(&format!("{}/tep/{file}", scored.criterion("2.2").await), chief).await.is(404);
    scored
        .get(&scored.criterion("2.2").await, chief)
        .await
        .is(200)
        .is_sound()
        .says("Mở bản lưu")
        .says("Trang không còn");
}

#[tokio::test]
async fn links_that_no_longer_open_are_told_and_can_be_asked_for_again() {
    let scored = Scored::scoring().await;
    let people = scored.people;
    let gaps = scored.path("con-thieu");
    scored.get(&gaps, people.chief).await.is(200).is_sound().is_silent_on("Kiểm tra lại các liên kết");
    let [gone, open] = ["https://vi-du.vn/mat", "https://vi-du.vn/con"];
    let mut proofs = Vec::new();
    for (title, address) in [("Bài <đã gỡ>", gone), ("Bài còn", open)] {
        let proof = scored.proof(title, "2020-02-02", NewContent::Address(address.into()), Vec::new()).await;
        archive(&scored, proof, address, None).await;
        scored.link("2.2", proof).await;
        proofs.push(proof);
    }
    const CHECK: store::Sql = store::Sql {
        name: "CHECK",
        text: "INSERT INTO proof_link_checks (agency_id, proof_id, address, checked_at, problem, gone_since)
            VALUES ($1, $2, $3, $4, $5, $6)",
    };
    let (then, now): (kernel::Moment, _) = ("2020-05-04T02:00:00Z".parse().unwrap(), scored.app.ambient.now());
    let mut tx = scored.app.db.begin().await.unwrap();
    let values = store::args![scored.agency, proofs[0], gone, now, Some("not_found".to_owned()), Some(then)];
    tx.run(CHECK, values).await.unwrap();
    let nothing: Option<String> = None;
    tx.run(CHECK, store::args![scored.agency, proofs[1], open, now, nothing, None::<kernel::Moment>]).await.unwrap();
    tx.commit().await.unwrap();

    let page = scored.get(&gaps, people.chief).await;
    page.is(200)
        .is_sound()
        .says("Liên kết không còn mở được")
        .says("Bài <đã gỡ>")
        .says("Không mở được từ ngày 04/05/2020");
    page.is_silent_on("Bài còn").says("Kiểm tra lại các liên kết");
    scored.get(&gaps, people.head).await.is(200).is_sound().is_silent_on("Kiểm tra lại các liên kết");
    let criterion = scored.get(&scored.criterion("2.2").await, people.chief).await;
    criterion.is(200).is_sound().says("Không mở được từ ngày 04/05/2020").says("Còn mở được, kiểm tra ngày");
    let mut archive = opened(&scored.get(&scored.path("ho-so.zip"), people.chief).await.is(200).bytes);
    let rows = web::table::read(&content(&mut archive, "danh-muc.xlsx")).unwrap();
    let of = |address: &str| rows.iter().find(|row| row[7] == address).unwrap()[9].clone();
    assert!(of(gone).contains("Không mở được") && of(open).contains("Còn mở được"), "{rows:?}");

    let check = scored.path("kiem-tra-lien-ket");
    let nobody: Option<people::AccountId> = None;
    scored.post(&check, nobody, &[]).await.is(303);
    scored.post(&check, people.head, &[]).await.is(403);
    let due = async || jobs::count(&scored.app.db, scored.app.ambient.now()).await.unwrap().due;
    let before = due().await;
    scored.post(&check, people.chief, &[]).await.is(303);
    assert_eq!(due().await, before + 1);
    assert!(scored.get(&gaps, people.chief).await.text().contains("kiem-tra-lien-ket"));
}
