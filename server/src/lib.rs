//! The program: reads the command line and the configuration, wires the crates together, and runs one command. A library
//! so that tests can have the whole application without a process.

mod bring_in;
mod commands;
pub mod config;
pub mod example;
mod fonts;
pub mod front;
mod serve;
mod upkeep;
pub mod wiring;

text::messages!();

use clap::{Parser, Subcommand};
use config::Config;
use std::path::PathBuf;
use std::process::ExitCode;

/// Runs an agency's communication programme, from the signed plan to the approved result.
#[derive(Parser)]
#[command(name = "thongsuot", version, about)]
struct Arguments {
    /// The configuration file; `thongsuot.toml` in this folder if there is one.
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the pages (what happens without a command, too).
    Serve,
    /// Plans.
    #[command(subcommand)]
    Plan(PlanCommand),
    /// Papers as files, for the printer and for Word.
    #[command(subcommand)]
    Print(commands::print::Print),
    /// Accounts.
    #[command(subcommand)]
    Account(AccountCommand),
    /// The audit trail.
    #[command(subcommand)]
    Audit(AuditCommand),
    /// The configuration.
    #[command(subcommand)]
    Config(ConfigCommand),
    /// Apply what the database lacks, and say what was applied.
    Migrate,
    /// Print the words of a file as the search sees them: .docx, .xlsx, .pptx, .odt, .ods, .odp, .pdf or text.
    Text {
        /// The file.
        file: PathBuf,
    },
    /// The Vietnamese language and calendar: lunar dates, periods, numbers in words, citations, old encodings.
    #[command(subcommand)]
    Viet(commands::viet::Viet),
}

#[derive(Subcommand)]
enum PlanCommand {
    /// Read a signed plan (.txt or .docx) and keep it.
    Import {
        /// The file.
        file: PathBuf,
        /// Read and check it, keep nothing.
        #[arg(long)]
        dry_run: bool,
        /// Print what was read as one JSON object.
        #[arg(long)]
        json: bool,
    },
}

#[derive(Subcommand)]
enum AccountCommand {
    /// Print a one-time link with which a person sets a new password.
    Link {
        /// The name that the person signs in with.
        login: String,
    },
}

#[derive(Subcommand)]
enum AuditCommand {
    /// Check that no entry was changed, taken out or put in.
    Verify {
        /// An export (lines of JSON) to check instead of the database.
        file: Option<PathBuf>,
    },
    /// Print the trail as lines of JSON.
    Export,
}

#[derive(Subcommand)]
enum ConfigCommand {
    /// Print every value, where it came from and what it means.
    Explain,
}

/// Runs the command that the command line names.
#[must_use]
pub fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match run(arguments) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("thongsuot: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: Arguments) -> anyhow::Result<ExitCode> {
    let command = match arguments.command {
        Some(Command::Viet(command)) => return commands::viet::run(command),
        Some(Command::Text { file }) => return commands::text::run(&file),
        other => other,
    };
    let config = Config::load(arguments.config.as_deref(), |name| std::env::var(name).ok())?;
    if let Some(Command::Config(ConfigCommand::Explain)) = command {
        print!("{}", config.explain());
        return Ok(ExitCode::SUCCESS);
    }
    log(&config);
    tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(async {
        match command {
            None | Some(Command::Serve) => serve::serve(&config).await,
            Some(Command::Plan(PlanCommand::Import { file, dry_run, json })) => {
                commands::plan::import(&config, &file, dry_run, json).await
            }
            Some(Command::Print(command)) => commands::print::run(&config, command).await,
            Some(Command::Account(AccountCommand::Link { login })) => commands::account::link(&config, &login).await,
            Some(Command::Audit(AuditCommand::Verify { file })) => {
                commands::audit::verify(&config, file.as_deref()).await
            }
            Some(Command::Audit(AuditCommand::Export)) => commands::audit::export(&config).await,
            Some(Command::Migrate) => commands::migrate(&config).await,
            Some(Command::Config(ConfigCommand::Explain) | Command::Viet(_) | Command::Text { .. }) => {
                unreachable!("answered before the runtime starts")
            }
        }
    })
}

/// Logs go to standard error, so that what a command prints can be piped.
fn log(config: &Config) {
    let filter = tracing_subscriber::EnvFilter::try_new(&config.log).unwrap_or_else(|e| {
        eprintln!("thongsuot: `log` is not understood ({e}); using `info`");
        tracing_subscriber::EnvFilter::new("info")
    });
    let builder = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    if config.log_json { builder.json().init() } else { builder.init() }
}
