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

/// (crate, ring by folder, our own crates that it uses outside of tests)
fn crates() -> Vec<(String, String, Vec<String>)> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--no-deps", "--format-version", "1", "--offline"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo runs");
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("cargo metadata prints JSON");
    let packages = metadata["packages"].as_array().expect("packages");
    packages
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
