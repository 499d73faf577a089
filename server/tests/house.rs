//! The house stands: arrows point inward, base crates use only those above them, domains do not know each other.

use serde_json::Value;
use std::process::Command;

/// Base crates from the ground up; each may use only those before it.
const BASE: &[&str] = &[
    "kernel",
    "viet",
    "papers",
    "assets",
    "typeset",
    "text-build",
    "text",
    "ui",
    "store",
    "jobs",
    "people",
    "files",
    "web",
    "evidence",
    "domain",
    "testkit",
    "test-office",
];

/// Every package of the workspace, as `cargo metadata` tells.
fn packages() -> Vec<Value> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--no-deps", "--format-version", "1", "--offline"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo runs");
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("cargo metadata prints JSON");
    metadata["packages"].as_array().expect("packages").clone()
}

/// (crate, ring by folder, our own crates that it uses outside of tests)
fn crates() -> Vec<(String, String, Vec<String>)> {
    packages()
        .iter()
        .map(|package| {
            let manifest = package["manifest_path"].as_str().expect("a path").to_string();
            let ring =
                ["/base/", "/domains/", "/server/", "/web/"].iter().find(|r| manifest.contains(**r)).expect("a ring");
            let uses = package["dependencies"].as_array().expect("dependencies").iter();
            let ours = uses
                .filter(|d| d["path"].is_string() && d["kind"] != "dev")
                .map(|d| d["name"].as_str().expect("a name").to_string());
            (package["name"].as_str().expect("a name").to_string(), ring.trim_matches('/').to_string(), ours.collect())
        })
        .collect()
}

#[test]
fn base_crates_use_only_those_above_them() {
    let place = |name: &str| BASE.iter().position(|b| *b == name);
    for (name, ring, uses) in crates().into_iter().filter(|(_, ring, _)| ring == "base" || ring == "web") {
        let own = place(&name).unwrap_or_else(|| panic!("{ring}/{name} has no place in the order of base crates"));
        for used in uses {
            assert!(place(&used).is_some_and(|p| p < own), "{name} uses {used}, which does not stand above it");
        }
    }
}

#[test]
fn domains_do_not_know_each_other_nor_the_server() {
    let all = crates();
    for (name, _, uses) in all.iter().filter(|(_, ring, _)| ring == "domains") {
        for used in uses {
            let own_part = used.strip_prefix(name.trim_end_matches('s')).is_some_and(|rest| rest.starts_with('-'));
            let allowed = own_part || BASE.contains(&used.as_str());
            assert!(
                allowed,
                "{name} uses {used}; a domain uses base crates and its own parts (`plans`: `plan-…`) only"
            );
        }
    }
    assert!(all.iter().any(|(name, ..)| name == "plans"), "the walk saw the domains");
}

/// Every test program of a domain or of the server holds all that papers are set with, some 200 MB unoptimised: a program for
/// each file filled the disk. What stands in `tests/` and is in no `mod` would never run.
#[test]
fn a_crate_has_one_test_program_and_it_holds_every_test() {
    let mut seen = 0;
    for package in packages() {
        let manifest = std::path::Path::new(package["manifest_path"].as_str().expect("a path"));
        let home = manifest.parent().expect("a folder");
        let domain = home.parent().is_some_and(|above| above.ends_with("domains"));
        let targets = package["targets"].as_array().expect("targets").iter();
        let programs = targets.filter(|target| target["kind"][0] == "test").count();
        assert!(!domain || programs < 2, "{} has {programs} test programs", package["name"]);
        let folder = home.join("tests");
        if !folder.join("main.rs").exists() {
            continue;
        }
        let main = std::fs::read_to_string(folder.join("main.rs")).expect("it is read");
        for entry in std::fs::read_dir(&folder).expect("a folder").map(|entry| entry.expect("an entry")) {
            let name = entry.file_name().to_string_lossy().trim_end_matches(".rs").to_owned();
            assert!(name == "main" || main.contains(&format!("mod {name};")), "{name} is not in {}", folder.display());
        }
        seen += 1;
    }
    assert!(seen >= 4, "the walk saw the domains and the server");
}
