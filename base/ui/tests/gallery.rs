//! Every sample, as a reader with a screen reader or without scripts meets it: ids that exist, labels, no inline code.

use askama::Template;
use scraper::{ElementRef, Html, Selector};
use std::collections::{BTreeMap, BTreeSet};
use ui::shell::{Assets, BareShell, Contact, Head, Person, PublicShell, Robots, SignOut, StaffShell};
use ui::{Breadcrumbs, Locale, NavLink, Tag, Tone, gallery};

/// Attributes whose value is a list of ids on the same page.
const REFERENCES: [&str; 5] = ["aria-describedby", "aria-labelledby", "aria-controls", "for", "data-copy"];

fn elements(page: &Html) -> Vec<ElementRef<'_>> {
    page.select(&Selector::parse("*").expect("a selector")).collect()
}

/// What is wrong with a piece of a page: the check of all checks, itself tested below.
fn faults(markup: &str) -> Vec<String> {
    let page = Html::parse_fragment(markup);
    let all = elements(&page);
    let mut ids: BTreeMap<&str, usize> = BTreeMap::new();
    for id in all.iter().filter_map(|e| e.value().id()) {
        *ids.entry(id).or_default() += 1;
    }
    let labelled: BTreeSet<&str> = all.iter().filter_map(|e| e.value().attr("for")).collect();
    let mut faults: Vec<String> =
        ids.iter().filter(|(_, n)| **n > 1).map(|(id, n)| format!("id `{id}` stands {n} times")).collect();
    for element in &all {
        let (tag, value) = (element.value().name(), element.value());
        for (name, given) in value.attrs() {
            if name == "style" || name.starts_with("on") {
                faults.push(format!("<{tag}> has `{name}`, which the content security policy forbids"));
            }
            if REFERENCES.contains(&name) {
                let missing = given.split_whitespace().filter(|id| !ids.contains_key(id));
                faults.extend(missing.map(|id| format!("<{tag} {name}> names `{id}`, which is not there")));
            }
            if name == "href" && given.starts_with('#') && !ids.contains_key(&given[1..]) {
                faults.push(format!("<{tag}> leads to `{given}`, which is not there"));
            }
        }
        let asks = matches!(tag, "input" | "select" | "textarea") && value.attr("type") != Some("hidden");
        if asks && !value.id().is_some_and(|id| labelled.contains(id)) {
            faults.push(format!("<{tag} name={:?}> has no label", value.attr("name")));
        }
        let named = !element.text().collect::<String>().trim().is_empty() || value.attr("aria-label").is_some();
        if matches!(tag, "a" | "button") && !named {
            faults.push(format!("<{tag}> has no words"));
        }
        if tag == "script" && value.attr("src").is_none() && value.attr("type") != Some("application/ld+json") {
            faults.push("a script stands on the page".into());
        }
    }
    faults
}

#[test]
fn the_check_finds_each_fault() {
    for (markup, expected) in [
        (r#"<p id="a"></p><p id="a"></p>"#, "id `a` stands 2 times"),
        (r#"<label for="i">x</label><input id="i" aria-describedby="gone">"#, "names `gone`"),
        (r#"<input name="n">"#, "has no label"),
        (r#"<p style="color:red">x</p>"#, "has `style`"),
        (r#"<button onclick="x()">x</button>"#, "has `onclick`"),
        (r##"<a href="#gone">x</a>"##, "leads to `#gone`"),
        (r#"<a href="/"><svg></svg></a>"#, "has no words"),
        ("<script>x()</script>", "a script stands on the page"),
    ] {
        let found = faults(markup);
        assert!(found.len() == 1 && found[0].contains(expected), "{markup}: expected `{expected}`, found {found:?}");
    }
}

#[test]
fn every_sample_is_sound() {
    for sample in gallery() {
        let found = faults(sample.html.as_str());
        assert!(found.is_empty(), "{} ({}): {found:#?}", sample.group, sample.name);
    }
}

#[test]
fn all_samples_together_have_unique_ids() {
    let together: String = gallery().iter().map(|s| s.html.to_string()).collect();
    let found = faults(&together);
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn every_control_has_a_sample() {
    let shown: BTreeSet<&str> = gallery().iter().map(|s| s.group).collect();
    let source = include_str!("../src/lib.rs");
    let not_shown_alone = [
        "Choice",
        "Width",
        "Conflict",
        "Tone",
        "Column",
        "Order",
        "SummaryRow",
        "TimelineEntry",
        "Block",
        "PaperCell",
        "PaperFoot",
        "PaperGroup",
        "PaperTable",
        "Bar",
        "Coverage",
        "MatrixCell",
        "MatrixRow",
        "NavLink",
    ];
    let modules = ["form", "list", "note", "paper", "picture", "way"];
    for module in modules {
        let list = source.split(&format!("pub use {module}::{{")).nth(1).and_then(|rest| rest.split('}').next());
        let names =
            list.expect("each module is re-exported in braces").split(',').map(str::trim).filter(|n| !n.is_empty());
        for name in names.filter(|n| !not_shown_alone.contains(n)) {
            assert!(shown.contains(name), "`{name}` has no sample in the gallery");
        }
    }
}

/// A template of another crate than the controls' own, as domains have them.
#[derive(Template)]
#[template(
    source = "{{ one }}{% for tag in many %}{{ tag }}{% endfor %}{% if let Some(tag) = maybe %}{{ tag }}{% endif %}{{ text }}",
    ext = "html"
)]
struct Elsewhere<'a> {
    one: Tag,
    many: Vec<Tag>,
    maybe: Option<&'a Tag>,
    text: &'a str,
}

#[test]
fn controls_are_embedded_elsewhere_without_being_escaped_twice() {
    let tag = Tag::new(Tone::Teal, "a < b");
    let markup = Elsewhere { one: tag.clone(), many: vec![tag.clone()], maybe: Some(&tag), text: "<i>" }.to_string();
    assert_eq!(markup.matches("<strong class=").count(), 3, "{markup}");
    assert_eq!(markup.matches("a &#60; b").count(), 3, "{markup}");
    assert!(markup.ends_with("&#60;i&#62;"), "{markup}");
}

fn head(locale: Locale) -> Head<'static> {
    Head {
        locale,
        title: "Kế hoạch <2020>",
        description: "Mô tả",
        canonical: Some("https://example.vn/ke-hoach"),
        robots: Robots::Index,
        has_errors: false,
        json_ld: Some(r#"{"name":"</script><script>alert(1)</script>"}"#),
        assets: Assets {
            stylesheet: "/s.css",
            script: "/s.js",
            favicon: "/f.svg",
            font_preloads: &["/a.woff2", "/b.woff2"],
        },
    }
}

fn public(head: Head<'static>) -> String {
    PublicShell {
        head,
        agency: "Ban Quản lý",
        service: "Thông tin",
        home: "/",
        nav: &[NavLink::new("Thủ tục", "/thu-tuc").current(true)],
        other_language: Some("/en/plan"),
        banner: None,
        breadcrumbs: Some(&Breadcrumbs::new(head.locale).then("Trang chủ", "/")),
        body: "<h1>Kế hoạch</h1>",
        last_reviewed: Some("14/9/2026"),
        contact: Contact { switchboard: Some("1022"), hotline: Some("0251 000 0000"), ..Contact::default() },
        footer_links: &[],
    }
    .to_string()
}

fn shells() -> Vec<(&'static str, String)> {
    let hidden = [("csrf", "x")];
    let staff = StaffShell {
        head: head(Locale::Vi),
        agency: "Ban Quản lý",
        service: "Thông Suốt",
        home: "/hom-nay",
        at_home: true,
        nav: &[NavLink::new("Việc", "/viec").count(3)],
        person: Person { name: "Chuyên viên", unit: "Văn phòng", account: "/account" },
        sign_out: SignOut { action: "/dang-xuat", hidden: &hidden },
        banner: Some(&"Bản ví dụ".into()),
        breadcrumbs: None,
        body: "<h1>Việc</h1>",
    };
    let bare = BareShell {
        head: head(Locale::En),
        agency: "Board",
        service: "Service",
        home: "/",
        banner: None,
        body: "<h1>Sign in</h1>",
    };
    vec![("public", public(head(Locale::Vi))), ("staff", staff.to_string()), ("bare", bare.to_string())]
}

#[test]
fn shells_are_sound_pages_with_one_heading() {
    for (name, markup) in shells() {
        let found = faults(&markup);
        assert!(found.is_empty(), "{name}: {found:#?}");
        let page = Html::parse_document(&markup);
        let count = |what: &str| page.select(&Selector::parse(what).unwrap()).count();
        assert_eq!((count("h1"), count("main"), count("html[lang]"), count("title")), (1, 1, 1, 1), "{name}");
        assert_eq!(count("link[rel=preload][as=font][crossorigin]"), 2, "{name}");
        assert!(markup.starts_with("<!DOCTYPE html>"), "{name} begins with {:?}", &markup[..20]);
    }
}

#[test]
fn titles_say_page_service_and_agency_and_first_of_all_an_error() {
    let title =
        |markup: &str| markup.split("<title>").nth(1).and_then(|t| t.split("</title>").next()).unwrap().to_string();
    assert_eq!(title(&public(head(Locale::Vi))), "Kế hoạch &#60;2020&#62; – Thông tin – Ban Quản lý");
    let wrong = Head { has_errors: true, ..head(Locale::Vi) };
    assert_eq!(title(&public(wrong)), "Lỗi: Kế hoạch &#60;2020&#62; – Thông tin – Ban Quản lý");
}

#[test]
fn structured_data_cannot_leave_its_element() {
    let markup = public(head(Locale::Vi));
    assert!(!markup.contains("<script>alert"), "the data closed its script element");
    assert!(markup.contains(r"\u003c/script>"));
}

#[test]
fn search_engines_are_kept_out_unless_a_page_lets_them_in() {
    assert!(!public(head(Locale::Vi)).contains("noindex"));
    assert!(
        public(Head { robots: Robots::NoIndex, ..head(Locale::Vi) })
            .contains(r#"<meta name="robots" content="noindex">"#)
    );
}

#[test]
fn the_public_page_reads_as_before() {
    insta::assert_snapshot!(public(head(Locale::Vi)));
}

#[test]
fn some_controls_read_as_before() {
    for (group, name) in [
        ("TextInput", "error"),
        ("Table", "tasks, cards when narrow"),
        ("ErrorSummary", "three errors, with their fields"),
    ] {
        let sample = gallery().into_iter().find(|s| (s.group, s.name) == (group, name)).expect("the sample exists");
        insta::assert_snapshot!(group, sample.html.as_str());
    }
}
