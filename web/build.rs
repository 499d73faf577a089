//! Builds the web assets and turns them into a table of `Asset` for `lib.rs`: from `WEB_DIST` if that is set, else with
//! Node.js in a copy under `OUT_DIR`. Nothing is ever written into the source tree.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, exit};
use std::{env, fs};

/// What the build reads, beside the sources of the folders below.
const FILES: [&str; 3] = ["package.json", "package-lock.json", "build.mjs"];
const FOLDERS: [&str; 3] = ["src/styles", "src/scripts", "src/images"];
const OLDEST_NODE: u32 = 20;

fn main() {
    println!("cargo::rerun-if-env-changed=WEB_DIST");
    for path in FILES.iter().chain(&FOLDERS) {
        println!("cargo::rerun-if-changed={path}");
    }
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets CARGO_MANIFEST_DIR"));
    let dist = match env::var_os("WEB_DIST") {
        Some(ready) => root.join(ready),
        None => build(&root, &out.join("web")),
    };
    println!("cargo::rerun-if-changed={}", dist.display());
    let table = table(&dist).unwrap_or_else(|problem| fail(&problem));
    fs::write(out.join("table.rs"), table).expect("OUT_DIR is writable");
}

/// Says what is wrong to the person who builds, and stops.
fn fail(message: &str) -> ! {
    eprintln!("\n{message}\n");
    exit(1)
}

/// Builds in `copy`, and returns the folder with the finished files.
fn build(root: &Path, copy: &Path) -> PathBuf {
    check_node();
    for folder in FOLDERS {
        mirror(&root.join(folder), &copy.join(folder))
            .unwrap_or_else(|e| fail(&format!("cannot copy web/{folder}: {e}")));
    }
    for file in FILES {
        fs::copy(root.join(file), copy.join(file)).unwrap_or_else(|e| fail(&format!("cannot copy web/{file}: {e}")));
    }
    install(copy);
    let dist = copy.join("dist");
    run(Command::new("node").arg("build.mjs").arg(&dist).current_dir(copy), "building the web assets");
    dist
}

fn check_node() {
    let said = Command::new("node").arg("--version").output().ok();
    let version = said.map(|o| String::from_utf8_lossy(&o.stdout).trim().to_string()).unwrap_or_default();
    let major = version.trim_start_matches('v').split('.').next().and_then(|m| m.parse::<u32>().ok());
    if major.is_none_or(|m| m < OLDEST_NODE) {
        let found = if version.is_empty() { "it was not found" } else { &format!("{version} was found") };
        fail(&format!(
            "Node.js {OLDEST_NODE} or newer is needed to build the web assets ({found}); install it or set WEB_DIST=<folder with ready assets>"
        ));
    }
}

/// Fetches the packages once for each state of the lock file.
fn install(copy: &Path) {
    let lock = fs::read(copy.join("package-lock.json")).expect("it was just copied");
    let stamp = copy.join("installed.lock");
    if fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return;
    }
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    let command = &mut Command::new(npm);
    run(
        command.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).current_dir(copy),
        "fetching the npm packages",
    );
    fs::write(stamp, lock).expect("OUT_DIR is writable");
}

fn run(command: &mut Command, what: &str) {
    let output = command.output().unwrap_or_else(|e| fail(&format!("{what}: cannot start {command:?}: {e}")));
    if !output.status.success() {
        let said = [output.stdout, output.stderr].concat();
        let said = String::from_utf8_lossy(&said);
        fail(&format!(
            "{what} failed ({command:?}):\n{said}\nWithout a network, set WEB_DIST=<folder with ready assets>"
        ));
    }
}

/// Makes `to` the same as `from`: what was removed there is gone here too.
fn mirror(from: &Path, to: &Path) -> std::io::Result<()> {
    if to.exists() {
        fs::remove_dir_all(to)?;
    }
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        fs::copy(entry.path(), to.join(entry.file_name()))?;
    }
    Ok(())
}

/// The Rust source of the table, out of `manifest.tsv`: role, file and content type on each line.
fn table(dist: &Path) -> Result<String, String> {
    let path = dist.join("manifest.tsv");
    let manifest = fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
    let mut assets = String::from("pub(crate) static ASSETS: &[Asset] = &[\n");
    let mut roles: Vec<(&str, String)> = Vec::new();
    let mut fonts = String::from("pub(crate) static PAPER_FONTS: &[&[u8]] = &[\n");
    for line in manifest.lines() {
        let [role, file, content_type] = line.split('\t').collect::<Vec<_>>()[..] else {
            return Err(format!("{}: expected role, file and type, found `{line}`", path.display()));
        };
        if role == "paper-font" {
            let _ = writeln!(fonts, "    include_bytes!({:?}),", dist.join(file));
            continue;
        }
        let address = format!("/assets/{file}");
        let beside = |suffix: &str| {
            let path = dist.join(format!("{file}{suffix}"));
            if path.exists() { format!("Some(include_bytes!({path:?}))") } else { "None".to_string() }
        };
        let _ = writeln!(
            assets,
            "    Asset {{ path: {address:?}, content_type: {content_type:?}, identity: include_bytes!({:?}), gzip: {}, brotli: {} }},",
            dist.join(file),
            beside(".gz"),
            beside(".br"),
        );
        roles.push((role, address));
    }
    assets.push_str("];\n");
    fonts.push_str("];\n");
    assets.push_str(&fonts);
    for (name, role) in [("STYLESHEET", "stylesheet"), ("SCRIPT", "script"), ("FAVICON", "favicon")] {
        let address = roles.iter().find(|(r, _)| *r == role);
        let (_, address) = address.ok_or_else(|| format!("{}: no line with the role `{role}`", path.display()))?;
        let _ = writeln!(assets, "pub(crate) const {name}: &str = {address:?};");
    }
    let preloads: Vec<&String> = roles.iter().filter(|(r, _)| *r == "font-preload").map(|(_, a)| a).collect();
    let _ = writeln!(assets, "pub(crate) static FONT_PRELOADS: &[&str] = &{preloads:?};");
    Ok(assets)
}
