//! Configuration: one TOML file, environment variables over it, and an account of where each value came from.

use anyhow::{Context as _, bail};
use std::fmt::Write as _;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use url::Url;

/// Everything that can be set. What is not set has a value that works on one machine.
#[derive(Debug, Clone)]
pub struct Config {
    /// Address and port to serve on.
    pub listen: SocketAddr,
    /// Folder of the database and the files.
    pub data: PathBuf,
    /// PostgreSQL, if not SQLite.
    pub database_url: Option<String>,
    /// Connections to PostgreSQL at most.
    pub database_connections: u32,
    /// The address that people use.
    pub public_url: Option<Url>,
    /// Proxies that are believed.
    pub trusted_proxies: Vec<std::net::IpAddr>,
    /// Load the example into an empty database.
    pub example: bool,
    /// What is logged.
    pub log: String,
    /// As lines of JSON.
    pub log_json: bool,
    /// Let handed-in addresses point into private networks.
    pub fetch_private_addresses: bool,
    /// Of whom a second factor is asked.
    pub second_factor: SecondFactor,
    /// A folder of the agency's own fonts for papers.
    pub paper_fonts: Option<PathBuf>,
    settings: Vec<Setting>,
}

/// Of whom a second factor is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SecondFactor {
    /// Of everybody: what access over the Internet asks for.
    All,
    /// Of administrators and the guardian of personal data.
    Privileged,
    /// Of nobody, for trying the program on one's own machine.
    None,
}

impl std::str::FromStr for SecondFactor {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        match text {
            "all" => Ok(Self::All),
            "privileged" => Ok(Self::Privileged),
            "none" => Ok(Self::None),
            _ => Err(()),
        }
    }
}

/// A key, its value and who said so.
#[derive(Debug, Clone)]
struct Setting {
    key: &'static Key,
    value: String,
    source: Source,
}

#[derive(Debug, Clone, PartialEq)]
enum Source {
    Default,
    File(PathBuf),
    Environment(String),
}

#[derive(Debug)]
struct Key {
    name: &'static str,
    default: &'static str,
    meaning: &'static str,
    secret: bool,
}

const fn key(name: &'static str, default: &'static str, meaning: &'static str) -> Key {
    Key { name, default, meaning, secret: false }
}

static KEYS: [Key; 12] = [
    key("listen", "127.0.0.1:8080", "address and port to serve on"),
    key("data", "./data", "folder of the database, the files and the index"),
    Key { secret: true, ..key("database_url", "", "postgres://user@host/name; empty means SQLite in the data folder") },
    key("database_connections", "16", "connections to PostgreSQL at most"),
    key("public_url", "", "address that people use, https://…; makes cookies secure; empty means as asked"),
    key("trusted_proxies", "", "addresses of proxies whose X-Forwarded-For is believed, with commas between"),
    key("example", "true", "load the example agency when the database is empty"),
    key(
        "second_factor",
        "",
        "who must have one: all, privileged or none; empty means all with public_url, none without",
    ),
    key("log", "info", "what is logged: error, warn, info, debug, or by crate: info,sqlx=warn"),
    key("log_json", "false", "log as lines of JSON"),
    key("fetch_private_addresses", "false", "let handed-in addresses point into private networks; for tests only"),
    key(
        "paper_fonts",
        "",
        "folder of the agency's own fonts (.ttf, .otf, .ttc) for papers; empty means those of the program",
    ),
];

impl Config {
    /// Reads the file (the named one must exist; the default one may be missing) and the environment.
    pub fn load(file: Option<&Path>, environment: impl Fn(&str) -> Option<String>) -> anyhow::Result<Self> {
        let (path, must_exist) = file.map_or((Path::new("thongsuot.toml"), false), |f| (f, true));
        let table = read_file(path, must_exist)?;
        let mut settings = Vec::new();
        for key in &KEYS {
            let variable = format!("THONGSUOT_{}", key.name.to_uppercase());
            let (value, source) = match (environment(&variable), table.get(key.name)) {
                (Some(value), _) => (value, Source::Environment(variable)),
                (None, Some(value)) => (plain(value, key, path)?, Source::File(path.to_path_buf())),
                (None, None) => (key.default.to_string(), Source::Default),
            };
            settings.push(Setting { key, value, source });
        }
        Self::from_settings(settings)
    }

    fn from_settings(settings: Vec<Setting>) -> anyhow::Result<Self> {
        let of = |name: &str| settings.iter().find(|s| s.key.name == name).expect("every key has a setting");
        let text = |name: &str| Some(of(name).value.clone()).filter(|v| !v.is_empty());
        Ok(Self {
            listen: parse(of("listen"), "an address with a port, such as 127.0.0.1:8080")?,
            data: of("data").value.clone().into(),
            database_url: match text("database_url") {
                Some(url) if !url.starts_with("postgres://") && !url.starts_with("postgresql://") => {
                    bail!("{}: expected postgres://…, found another kind of address", of("database_url").place())
                }
                url => url,
            },
            database_connections: parse(of("database_connections"), "a whole number from 1")?,
            public_url: text("public_url")
                .map(|_| parse::<Url>(of("public_url"), "an address such as https://cchc.example.gov.vn"))
                .transpose()?,
            trusted_proxies: text("trusted_proxies")
                .map(|list| list.split(',').map(|item| item.trim().parse()).collect::<Result<_, _>>())
                .transpose()
                .with_context(|| {
                    format!("{}: expected addresses such as 127.0.0.1, ::1", of("trusted_proxies").place())
                })?
                .unwrap_or_default(),
            example: parse(of("example"), "true or false")?,
            second_factor: match text("second_factor") {
                Some(_) => parse(of("second_factor"), "all, privileged or none")?,
                None if text("public_url").is_some() => SecondFactor::All,
                None => SecondFactor::None,
            },
            log: of("log").value.clone(),
            log_json: parse(of("log_json"), "true or false")?,
            fetch_private_addresses: parse(of("fetch_private_addresses"), "true or false")?,
            paper_fonts: text("paper_fonts").map(PathBuf::from),
            settings,
        })
    }

    /// Whether people reach us over HTTPS, so that cookies may be kept to it.
    pub fn secure(&self) -> bool {
        self.public_url.as_ref().is_some_and(|url| url.scheme() == "https")
    }

    /// The address that people use, without a slash at the end.
    pub fn base_url(&self) -> String {
        match &self.public_url {
            Some(url) => url.as_str().trim_end_matches('/').to_string(),
            None => format!("http://{}", self.listen),
        }
    }

    /// Every value, where it came from, and what it means.
    pub fn explain(&self) -> String {
        self.settings.iter().fold(String::new(), |mut page, s| {
            let value = match (s.value.as_str(), s.key.secret) {
                ("", _) => "(empty)",
                (_, true) => "(set, not shown)",
                (value, false) => value,
            };
            let from = match &s.source {
                Source::Default => "default".to_string(),
                Source::File(path) => path.display().to_string(),
                Source::Environment(variable) => variable.clone(),
            };
            let _ = writeln!(page, "{:<24} {:<28} from {:<28} {}", s.key.name, value, from, s.key.meaning);
            page
        })
    }
}

impl Setting {
    fn place(&self) -> String {
        match &self.source {
            Source::Default => format!("`{}`", self.key.name),
            Source::File(path) => format!("{}: `{}`", path.display(), self.key.name),
            Source::Environment(variable) => variable.clone(),
        }
    }
}

fn parse<T: std::str::FromStr>(setting: &Setting, expected: &str) -> anyhow::Result<T> {
    setting
        .value
        .parse()
        .map_err(|_| anyhow::anyhow!("{}: expected {expected}, found `{}`", setting.place(), setting.value))
}

fn read_file(path: &Path, must_exist: bool) -> anyhow::Result<toml::Table> {
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(e) if e.kind() == std::io::ErrorKind::NotFound && !must_exist => return Ok(toml::Table::new()),
        Err(e) => return Err(e).with_context(|| format!("cannot read the configuration {}", path.display())),
    };
    let table: toml::Table = text.parse().with_context(|| format!("{} is not TOML", path.display()))?;
    if let Some(unknown) = table.keys().find(|k| !KEYS.iter().any(|key| key.name == k.as_str())) {
        let known: Vec<_> = KEYS.iter().map(|k| k.name).collect();
        bail!("{}: `{unknown}` is no setting; there are: {}", path.display(), known.join(", "));
    }
    Ok(table)
}

fn plain(value: &toml::Value, key: &Key, path: &Path) -> anyhow::Result<String> {
    match value {
        toml::Value::String(text) => Ok(text.clone()),
        toml::Value::Boolean(_) | toml::Value::Integer(_) => Ok(value.to_string()),
        other => {
            bail!("{}: `{}` must be text, a number or true/false, found {}", path.display(), key.name, other.type_str())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn load(toml: &str, environment: &[(&str, &str)]) -> anyhow::Result<Config> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("thongsuot.toml");
        std::fs::write(&path, toml).unwrap();
        Config::load(Some(&path), |name| environment.iter().find(|(n, _)| *n == name).map(|(_, v)| (*v).to_string()))
    }

    #[test]
    fn the_environment_wins_over_the_file_over_the_default() {
        let config = load("listen = \"127.0.0.1:9000\"\ndata = \"/srv/a\"", &[("THONGSUOT_DATA", "/srv/b")]).unwrap();
        assert_eq!((config.listen.port(), config.data.to_str(), config.example), (9000, Some("/srv/b"), true));
        let page = config.explain();
        assert!(
            page.contains("THONGSUOT_DATA") && page.contains("thongsuot.toml") && page.contains("default"),
            "{page}"
        );
    }

    #[test]
    fn what_cannot_be_read_is_named_with_what_is_expected() {
        for (toml, environment, expected) in [
            ("listen = \"everywhere\"", None, "expected an address with a port"),
            ("lissten = \"x\"", None, "`lissten` is no setting"),
            ("listen = [", None, "is not TOML"),
            ("", Some(("THONGSUOT_EXAMPLE", "maybe")), "THONGSUOT_EXAMPLE: expected true or false, found `maybe`"),
            ("database_url = \"mysql://x\"", None, "expected postgres://"),
        ] {
            let error = format!("{:#}", load(toml, environment.as_slice()).unwrap_err());
            assert!(error.contains(expected), "{toml}: {error}");
        }
    }

    #[test]
    fn secrets_are_not_shown() {
        let config = load("database_url = \"postgres://me:word@host/db\"", &[]).unwrap();
        assert!(!config.explain().contains("word@"));
    }
}
