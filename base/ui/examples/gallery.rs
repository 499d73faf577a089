//! Writes the gallery as a folder of static pages, with the assets: `cargo run -p ui --example gallery -- DIR`.
//! Serve it with any file server, for example `python3 -m http.server --directory DIR --bind 127.0.0.1 8321`.

use std::path::{Path, PathBuf};
use std::{env, fs, io};
use ui::shell::{Assets, BareShell, Contact, Head, Person, PublicShell, Robots, SignOut, StaffShell};
use ui::{
    Breadcrumbs, Button, Details, Html, Locale, NavLink, PasswordInput, ReferenceCode, Sample, TextInput, gallery,
};

const AGENCY: &str = "Ban Quản lý các Khu công nghiệp";
const SERVICE: &str = "Thông tin cải cách hành chính";

fn main() -> io::Result<()> {
    let folder = PathBuf::from(env::args().nth(1).expect("usage: gallery DIR"));
    for asset in assets::all() {
        write(&folder, asset.path, asset.identity)?;
    }
    let samples = gallery();
    let mut groups: Vec<&str> = Vec::new();
    for sample in &samples {
        if !groups.contains(&sample.group) {
            groups.push(sample.group);
        }
    }
    for group in &groups {
        let body = page_of(group, samples.iter().filter(|s| s.group == *group));
        write(&folder, &format!("{}.html", group.to_lowercase()), public(group, &body, None).as_bytes())?;
    }
    let list: String =
        groups.iter().map(|g| format!("<li>{}</li>", Html::link(&format!("{}.html", g.to_lowercase()), g))).collect();
    write(
        &folder,
        "index.html",
        public("Bộ mẫu giao diện", &format!("<h1>Bộ mẫu giao diện</h1><ul>{list}</ul>"), None).as_bytes(),
    )?;
    let above = Breadcrumbs::new(Locale::Vi).then("Trang chủ", "/").then("Bộ mẫu", "index.html");
    write(&folder, "page-public.html", public("Thủ tục hành chính", &article(), Some(&above)).as_bytes())?;
    write(&folder, "page-staff.html", staff(&samples).as_bytes())?;
    write(&folder, "page-sign-in.html", bare("Đăng nhập", &sign_in()).as_bytes())?;
    write(&folder, "page-error.html", bare("Xin lỗi, trang này đang gặp sự cố", &sorry()).as_bytes())
}

fn write(folder: &Path, name: &str, content: &[u8]) -> io::Result<()> {
    let path = folder.join(name.trim_start_matches('/'));
    fs::create_dir_all(path.parent().expect("it is inside the folder"))?;
    fs::write(path, content)
}

fn page_of<'a>(group: &str, samples: impl Iterator<Item = &'a Sample>) -> String {
    let shown: String = samples.map(|s| format!("<h2>{}</h2>{}", Html::from(s.name), s.html)).collect();
    format!("<h1>{}</h1>{shown}", Html::from(group))
}

fn head(title: &str) -> Head<'_> {
    Head {
        locale: Locale::Vi,
        title,
        description: "Bộ mẫu giao diện của Thông Suốt",
        canonical: Some("https://example.vn/mau"),
        robots: Robots::NoIndex,
        has_errors: false,
        json_ld: Some(r#"{"@context":"https://schema.org","@type":"WebPage"}"#),
        assets: Assets {
            stylesheet: assets::stylesheet(),
            script: assets::script(),
            favicon: assets::favicon(),
            font_preloads: assets::font_preloads(),
        },
    }
}

fn public(title: &str, body: &str, breadcrumbs: Option<&Breadcrumbs>) -> String {
    let nav = [
        NavLink::new("Thủ tục", "/thu-tuc").current(true),
        NavLink::new("Hỏi đáp", "/hoi-dap"),
        NavLink::new("Kế hoạch", "/ke-hoach"),
        NavLink::new("Phản ánh, kiến nghị", "/phan-anh"),
    ];
    PublicShell {
        head: head(title),
        agency: AGENCY,
        service: SERVICE,
        home: "/",
        nav: &nav,
        other_language: Some("/en/"),
        banner: Some(&Html::from("Đây là bản ví dụ; dữ liệu không có giá trị pháp lý.")),
        breadcrumbs,
        body,
        last_reviewed: Some("14/9/2026"),
        contact: Contact {
            switchboard: Some("1022"),
            hotline: Some("0251 000 0000"),
            mailbox: Some("hopthu@example.vn"),
            website: Some("https://example.vn/"),
        },
        footer_links: &[
            NavLink::new("Về trang này", "/ve"),
            NavLink::new("Khả năng tiếp cận", "/tiep-can"),
            NavLink::new("Dữ liệu mở", "/du-lieu"),
        ],
    }
    .to_string()
}

fn article() -> String {
    let ask = TextInput::new(Locale::Vi, "q", "Quý doanh nghiệp cần làm gì?")
        .hint("Gõ có dấu hoặc không dấu đều được")
        .kind("search")
        .heading();
    let basis = Details::new("Căn cứ pháp lý", "Theo văn bản đang áp dụng tại ngày rà soát.");
    format!(
        "<form method=\"get\">{ask}{}</form><h2>Mới cập nhật</h2><p class=\"ts-lede\">Biểu mẫu cấp giấy phép lao động đã được thay thế từ ngày 01/7/2026.</p>\
         <p>Hồ sơ nộp trước ngày này vẫn được giải quyết theo biểu mẫu cũ. Nếu hồ sơ hợp lệ được tiếp nhận hôm nay, dự kiến trả kết quả ngày 30/11/2026; ngày chính thức ghi trên Giấy tiếp nhận. Xem {}.</p>{basis}\
         <h3>Thành phần hồ sơ</h3><ul><li>Văn bản đề nghị theo mẫu</li><li>Giấy chứng nhận sức khỏe</li><li>Bản sao hộ chiếu còn giá trị</li></ul>",
        Button::submit("Tìm"),
        Html::link("https://dichvucong.gov.vn/", "Cổng Dịch vụ công quốc gia"),
    )
}

fn staff(samples: &[Sample]) -> String {
    let pick =
        |group: &str| -> String { samples.iter().filter(|s| s.group == group).map(|s| s.html.as_str()).collect() };
    let body = format!(
        "<h1>Việc của tôi hôm nay</h1>{}{}<h2>Chờ xử lý</h2>{}",
        pick("StatTile"),
        ui::Progress::new("Kế hoạch năm 2020", 62, 175, "62 trên 175 việc có tài liệu kiểm chứng"),
        pick("TaskCard"),
    );
    StaffShell {
        head: head("Việc của tôi hôm nay"),
        agency: AGENCY,
        service: "Thông Suốt",
        home: "/",
        at_home: true,
        nav: &[
            NavLink::new("Kế hoạch", "/plans"),
            NavLink::new("Việc", "/tasks").count(12),
            NavLink::new("Báo cáo", "/reports"),
            NavLink::new("Cơ quan", "/agency"),
        ],
        person: Person { name: "Chánh Văn phòng", unit: "Văn phòng", account: "/account" },
        sign_out: SignOut { action: "/sign-out", hidden: &[("csrf", "mã")] },
        banner: None,
        breadcrumbs: None,
        body: &body,
    }
    .to_string()
}

fn bare(title: &str, body: &str) -> String {
    BareShell { head: head(title), agency: AGENCY, service: SERVICE, home: "/", banner: None, body }.to_string()
}

fn sign_in() -> String {
    format!(
        "<h1>Đăng nhập</h1><form method=\"post\">{}{}{}</form>",
        TextInput::new(Locale::Vi, "email", "Thư điện tử công vụ").kind("email").autocomplete("username"),
        PasswordInput::current(Locale::Vi, "password", "Mật khẩu"),
        Button::submit("Đăng nhập"),
    )
}

fn sorry() -> String {
    format!(
        "<h1>Xin lỗi, trang này đang gặp sự cố</h1><p>Nội dung Quý doanh nghiệp vừa nhập chưa được lưu. Xin quay lại và gửi lại sau ít phút; nếu vẫn gặp, xin gọi 1022.</p>{}",
        ReferenceCode::new(Locale::Vi, "7KQ2-M4XA"),
    )
}
