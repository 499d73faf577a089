//! The example office with a scheme that was brought in through its own pages.

use evidence::{Command, ProofId};
use papers::sheet::{Book, Cell, Column, Decimal, Kind, Properties, Sheet};
use scoring::model::{CriterionId, SchemeId};
use test_office::{Office, Page};

pub(crate) use test_office::NOBODY;

pub(crate) const LIST: &str = "/lam-viec/cham-diem";

/// The office with its scheme.
pub(crate) struct Scored {
    pub(crate) office: Office,
    pub(crate) scheme: SchemeId,
}

impl std::ops::Deref for Scored {
    type Target = Office;

    fn deref(&self) -> &Office {
        &self.office
    }
}

pub(crate) async fn office() -> Office {
    static DOMAINS: &[&domain::Manifest] = &[&scoring::MANIFEST];
    Office::new(DOMAINS).await
}

pub(crate) const SCHEME: [(&str, &str); 7] = [
    ("name", "Bộ tiêu chí <CCHC> năm 2020"),
    ("year", "2020"),
    ("document", "123/QĐ-UBND"),
    ("document-date", "10/01/2020"),
    ("basis", "Kế hoạch CCHC của tỉnh"),
    ("from", "15/12/2019"),
    ("to", "14/12/2020"),
];

/// The criteria of the tests as a workbook.
pub(crate) fn workbook() -> Vec<u8> {
    let rows = [
        ("1", "Chỉ đạo, điều hành", "", "", "", "", ""),
        ("1.1", "Ban hành kế hoạch <đúng hạn>", "0,5", "Đạt/không đạt", "", "Phòng Quản lý đầu tư", ""),
        ("1.2", "Mức độ hoàn thành", "1", "Theo tỷ lệ", "80%", "Văn phòng", ""),
        ("1.10", "Mức độ đa dạng", "1", "Theo mức", "Đầy đủ = 1; Một phần = 0,5; Không = 0", "QLLĐ", ""),
        ("2", "Tác động", "", "", "", "", ""),
        ("2.1", "Khảo sát", "10", "", "", "", "x"),
        ("2.2", "Sáng kiến", "1,5", "Chấm trực tiếp", "", "Ban nào đó", ""),
    ];
    book(&rows)
}

/// A workbook in the columns of the template: code, title, points, rule, parameters, unit, survey.
pub(crate) fn book(rows: &[(&str, &str, &str, &str, &str, &str, &str)]) -> Vec<u8> {
    let columns = scoring::workbook::criteria::COLUMNS;
    let text = |text: &str| if text.is_empty() { Cell::Empty } else { Cell::Text(text.into()) };
    let rows = rows.iter().map(|(code, title, max, rule, parameters, unit, survey)| {
        let (words, proof) = (text("Theo quy định"), text("Báo cáo"));
        vec![text(code), text(title), text(max), text(rule), text(parameters), words, proof, text(unit), text(survey)]
    });
    sheet(&columns, rows.collect())
}

/// Results: code, points, remark.
pub(crate) fn results(rows: &[(&str, i64, &str)]) -> Vec<u8> {
    let columns = [("Mã", Kind::Code), ("Điểm thẩm định", Kind::Decimal(3)), ("Nhận xét", Kind::Text)];
    let rows = rows.iter().map(|(code, thousandths, remark)| {
        let points = Cell::Decimal(Decimal { units: *thousandths, places: 3 });
        vec![Cell::Text((*code).into()), points, Cell::Text((*remark).into())]
    });
    sheet(&columns, rows.collect())
}

fn sheet(columns: &[(&str, Kind)], rows: Vec<Vec<Cell>>) -> Vec<u8> {
    let columns = columns.iter().map(|(title, kind)| Column { title: (*title).into(), kind: *kind }).collect();
    let properties = Properties {
        title: String::new(),
        author: String::new(),
        organisation: String::new(),
        language: "vi-VN".into(),
        created: jiff::civil::date(2020, 1, 10).at(0, 0, 0, 0),
    };
    let sheet = Sheet { name: "Bảng".into(), title: String::new(), columns, rows };
    papers::sheet::write(&Book { properties, sheets: vec![sheet] })
}

/// The value of a hidden field.
pub(crate) fn hidden(page: &Page, name: &str) -> String {
    let text = page.text();
    let mark = format!("name=\"{name}\" value=\"");
    let rest =
        text.split(&mark).nth(1).unwrap_or_else(|| panic!("{} has no field {name}:\n{}", page.path, page.main()));
    rest.split('"').next().unwrap().to_owned()
}

impl Scored {
    /// A scheme with its criteria, in preparation.
    pub(crate) async fn open() -> Self {
        let office = office().await;
        let chief = office.people.chief;
        let location = office.post("/lam-viec/cham-diem/moi", chief, &SCHEME).await.is(303).location();
        let id = location.split('/').nth(3).unwrap().parse().unwrap();
        let scored = Self { office, scheme: id };
        scored.import(&workbook()).await;
        scored
    }

    /// The same while units score themselves.
    pub(crate) async fn scoring() -> Self {
        let scored = Self::open().await;
        scored.step("tu-cham").await;
        scored
    }

    /// The same once everything was scored and sent.
    pub(crate) async fn sent() -> Self {
        let scored = Self::scoring().await;
        for (code, field, value) in
            [("1.1", "met", "yes"), ("1.2", "percent", "90"), ("1.10", "tier", "1"), ("2.2", "points", "1,25")]
        {
            let path = scored.criterion(code).await + "/tu-cham";
            scored.post(&path, scored.people.chief, &[(field, value), ("version", "0")]).await.is(303);
        }
        scored.step("gui").await;
        scored
    }

    pub(crate) fn path(&self, page: &str) -> String {
        if page.is_empty() { format!("{LIST}/{}", self.scheme) } else { format!("{LIST}/{}/{page}", self.scheme) }
    }

    /// Brings criteria in: uploads, looks, saves.
    pub(crate) async fn import(&self, bytes: &[u8]) {
        let preview = self.upload("nhap-tieu-chi", bytes).await.is(303).location();
        let shown = self.get(&preview, self.people.chief).await;
        shown.is(200).is_sound();
        let version = hidden(&shown, "version");
        self.post(&preview, self.people.chief, &[("version", &version)]).await.is(303);
    }

    pub(crate) async fn upload(&self, page: &str, bytes: &[u8]) -> Page {
        self.post_files(&self.path(page), self.people.chief, &[], &[("file", "bang.xlsx", bytes)]).await
    }

    /// Takes a step as the Office.
    pub(crate) async fn step(&self, step: &str) -> Page {
        let page = self.get(&self.path(""), self.people.chief).await;
        let version = hidden(&page, "version");
        self.post(&self.path("buoc"), self.people.chief, &[("step", step), ("version", &version)]).await
    }

    pub(crate) async fn id(&self, code: &str) -> CriterionId {
        let all = scoring::store::list_criteria(&self.app.db, self.agency, self.scheme).await.unwrap();
        all.iter().find(|one| one.written.code.as_str() == code).unwrap_or_else(|| panic!("no criterion {code}")).id
    }

    pub(crate) async fn criterion(&self, code: &str) -> String {
        format!("{LIST}/tieu-chi/{}", self.id(code).await)
    }

    /// A proof that the Office confirmed.
    pub(crate) async fn proof(
        &self,
        title: &str,
        day: &str,
        content: evidence::NewContent,
        files: Vec<files::FileId>,
    ) -> ProofId {
        let actor = self.actor(self.people.specialist).await;
        let new = evidence::HandIn {
            title: title.into(),
            happened_on: Some(day.parse().unwrap()),
            content,
            files,
            note: if files_needed(title) { "Đã làm.\nĐủ.".into() } else { String::new() },
            serves: Vec::new(),
        };
        let mut tx = self.app.db.begin().await.unwrap();
        let id = evidence::hand_in(&mut tx, &self.app.ambient, &actor, new).await.unwrap();
        tx.commit().await.unwrap();
        self.review(id, self.people.chief, Command::Confirm).await;
        id
    }

    /// A confirmed note.
    pub(crate) async fn note(&self, title: &str, day: &str) -> ProofId {
        self.proof(title, day, evidence::NewContent::Note, Vec::new()).await
    }

    /// Links a proof to a criterion through its page.
    pub(crate) async fn link(&self, code: &str, proof: ProofId) {
        let path = self.criterion(code).await + "/tai-lieu";
        self.post(&path, self.people.chief, &[("proof", &proof.to_string())]).await.is(303);
    }
}

/// Notes have a text, files may do without.
fn files_needed(title: &str) -> bool {
    !title.starts_with("Tệp")
}
