//! What the program can be told.

use std::io;
use std::path::{Path, PathBuf};

use clap::{Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use jiff::civil;

use super::new::Entry;
#[cfg(feature = "serve")]
use super::serve::Editor;
use crate::model::Config;
use crate::schema::Kind;

/// Publishes explainers in which every figure is checked, dated and sourced.
#[derive(Debug, Parser)]
#[command(
    name = "plainfact",
    version,
    about,
    arg_required_else_help = true,
    after_help = "Examples:\n  plainfact init ferry\n  plainfact check --root ferry"
)]
pub(super) struct Args {
    #[command(flatten)]
    pub(super) common: Common,
    #[command(subcommand)]
    pub(super) command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// List the sources that nobody has saved in a web archive, with the address that saves each
    #[command(after_help = "Examples:\n  plainfact archive")]
    Archive {
        /// Record instead the sum and the day of every copy in content/registry/saved/ that is not
        /// on record yet
        #[arg(long)]
        record: bool,
    },
    /// Check the site and publish it; on an error nothing is written
    #[command(
        after_help = "Examples:\n  plainfact build --strict\n  plainfact build --base-url https://example.org/site --compress"
    )]
    Build {
        /// Add packed siblings, .br and .gz, for hosts that hand them out as they are
        #[arg(long)]
        compress: bool,
        /// Say what each stage cost: wall and CPU time, pages a second, most memory held
        #[arg(long)]
        timings: bool,
        /// Build nothing, and compare a published folder with its manifest, as `verify` does
        #[arg(long, value_name = "DIR", conflicts_with_all = ["compress", "timings"])]
        verify: Option<PathBuf>,
    },
    /// Show the site on this machine, drafts included, and again after every change
    #[cfg(feature = "serve")]
    #[command(
        after_help = "Examples:\n  plainfact serve\n  plainfact serve --port 8080 --editor zed"
    )]
    Serve(Serve),
    /// Check the site and write nothing
    #[command(
        after_help = "Examples:\n  plainfact check --strict\n  plainfact check --format json"
    )]
    Check,
    /// Print the script by which a shell completes commands and options
    #[command(after_help = "Examples:\n  plainfact completions bash > plainfact.bash")]
    Completions {
        /// The shell
        shell: Shell,
    },
    /// Apply every mend that is certain, stale figures first, and say what is left
    #[command(after_help = "Examples:\n  plainfact fix --dry-run\n  plainfact fix")]
    Fix {
        /// Print the changes as a unified diff, and write nothing
        #[arg(long)]
        dry_run: bool,
    },
    /// Say what a check finds, why it matters and how to mend it
    #[command(after_help = "Examples:\n  plainfact explain\n  plainfact explain stale-figure")]
    Explain {
        /// The code in the brackets of a report, `stale-figure`; without one, all are listed
        check: Option<String>,
    },
    /// List the figures, or show one with its claims and every place that uses it
    #[command(
        after_help = "Examples:\n  plainfact facts\n  plainfact facts children\n  plainfact facts --diff main\n  plainfact facts --diff ../before"
    )]
    Facts {
        /// The id of a fact
        id: Option<String>,
        /// List instead every figure that is not as it was before, with the pages it is on: in a
        /// revision that git keeps of this site, or in the site of another folder
        #[arg(long, value_name = "REV|DIR", conflicts_with = "id")]
        diff: Option<PathBuf>,
    },
    /// Make a small but complete site in a new folder, to learn from and to begin with
    #[command(after_help = "Examples:\n  plainfact init ferry\n  plainfact check --root ferry")]
    Init {
        /// The folder; it may be there, but must be empty
        dir: PathBuf,
    },
    /// Visit the external links, and remember for `check` which of them are gone
    #[cfg(feature = "links")]
    #[command(after_help = "Examples:\n  plainfact links\n  plainfact links --all --pause 5")]
    Links(super::links::Asked),
    /// Speak with an editor: diagnostics, completion, hover, renaming (a language server on stdio)
    #[cfg(feature = "lsp")]
    Lsp {
        /// Taken and passed over: some editors name the way they speak, and there is no other
        #[arg(long, hide = true)]
        stdio: bool,
    },
    /// Print the manual's page, for `man -l -`
    #[command(
        after_help = "Examples:\n  plainfact man > plainfact.1\n  plainfact man build > plainfact-build.1"
    )]
    Man {
        /// The command it is of; without one, the program
        command: Option<String>,
    },
    /// Write the stub of an entry in the right place
    New {
        #[command(subcommand)]
        entry: Entry,
    },
    /// Remember what was published: write registry/facts.lock, after a publish
    #[command(after_help = "Examples:\n  plainfact build --strict && plainfact record")]
    Record,
    /// Print the JSON Schema of a kind of file, for editors that check YAML
    #[command(
        after_help = "Examples:\n  plainfact schema facts > facts.schema.json\n  plainfact schema --vscode"
    )]
    Schema {
        /// What the file holds
        #[arg(required_unless_present = "vscode", value_parser = kinds())]
        kind: Option<String>,
        /// Write all of them into the site, and the settings that make VS Code use them
        #[arg(long)]
        vscode: bool,
    },
    /// Compare a published folder with its manifest: what was changed, lost or added
    #[command(after_help = "Examples:\n  plainfact build && plainfact verify public")]
    Verify {
        /// The folder
        dir: PathBuf,
    },
}

/// How the preview is shown.
#[cfg(feature = "serve")]
#[derive(Debug, clap::Args)]
pub(super) struct Serve {
    /// Where to listen; if it is in use, the next free one is taken
    #[arg(long, default_value_t = 3913)]
    pub(super) port: u16,
    /// Name or address to listen at; from any but this machine's own, others see drafts
    #[arg(long, default_value = crate::edge::serve::LOCAL)]
    pub(super) host: String,
    /// Editor that opens files: vscode, vscodium, cursor, idea, sublime, zed, none, or an address
    /// with {path}, {line}, {column}
    #[arg(long, value_name = "NAME|ADDRESS", default_value = "vscode")]
    pub(super) editor: Editor,
}

/// The kinds of files that have a schema.
fn kinds() -> clap::builder::PossibleValuesParser {
    Kind::all().map(|(name, _)| name).collect::<Vec<_>>().into()
}

/// What every command can be told.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Common options")]
pub(super) struct Common {
    /// Folder of the site [default: the nearest one upward with content/site.yaml]
    #[arg(long, global = true, value_name = "DIR")]
    root: Option<PathBuf>,
    /// Folder to publish to [default: public/ in the root]
    #[arg(long, global = true, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Address of the published site, in place of the one in site.yaml
    #[arg(long, global = true, value_name = "URL")]
    pub(super) base_url: Option<String>,
    /// Include drafts, and pages before or after their time
    #[arg(long, global = true)]
    pub(super) drafts: bool,
    /// The day of the build [default: that of SOURCE_DATE_EPOCH, else today in UTC]
    #[arg(long, global = true, value_name = "YYYY-MM-DD")]
    today: Option<civil::Date>,
    /// Let warnings fail, too
    #[arg(long, global = true)]
    pub(super) strict: bool,
    /// Form of the report
    #[arg(long, global = true, value_enum, default_value_t = Format::Human)]
    pub(super) format: Format,
    /// When to use colours
    #[arg(long, global = true, value_enum, default_value_t = Color::Auto)]
    pub(super) color: Color,
    /// Print the report alone: no progress, no summary
    #[arg(long, short, global = true)]
    pub(super) quiet: bool,
}

/// The forms of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For people
    Human,
    /// For programs: one object
    Json,
    /// For code scanning: SARIF 2.1.0
    Sarif,
    /// For GitHub Actions: annotations
    Github,
}

/// When to use colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Color {
    /// On a terminal, unless NO_COLOR is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

impl Common {
    /// The folder of the site.
    ///
    /// # Errors
    ///
    /// When none was named and there is no site here or in a folder above.
    pub(super) fn root(&self) -> io::Result<PathBuf> {
        self.root_near(None)
    }

    /// The folder of the site, looked for from a folder upward, or else from here.
    ///
    /// # Errors
    ///
    /// When none was named and there is no site there or in a folder above.
    pub(super) fn root_near(&self, folder: Option<&Path>) -> io::Result<PathBuf> {
        if let Some(root) = &self.root {
            return Ok(root.clone());
        }
        let here = match folder {
            Some(folder) => folder.to_owned(),
            None => std::env::current_dir()?,
        };
        let is_site = |folder: &&Path| folder.join("content/site.yaml").is_file();
        here.ancestors().find(is_site).map(Path::to_owned).ok_or_else(|| {
            io::Error::new(
                io::ErrorKind::NotFound,
                format!(
                    "there is no `content/site.yaml` in `{}` or a folder above it; run this in a \
                     site, or name one with `--root`",
                    here.display()
                ),
            )
        })
    }

    /// The folder to publish to.
    pub(super) fn out(&self, root: &Path) -> PathBuf {
        self.out.clone().unwrap_or_else(|| root.join("public"))
    }

    /// What the build is told besides the files.
    ///
    /// # Errors
    ///
    /// When the day of the build was given in a way that means nothing.
    pub(super) fn config(&self) -> io::Result<Config> {
        let today = match self.today {
            Some(today) => today,
            None => today()?,
        };
        Ok(Config { today, drafts: self.drafts, base_url: self.base_url.clone() })
    }
}

/// The day of `SOURCE_DATE_EPOCH` (seconds since 1970, as reproducible builds agreed on:
/// <https://reproducible-builds.org/specs/source-date-epoch/>), else of the clock. In UTC, so that
/// the same moment gives the same site everywhere.
fn today() -> io::Result<civil::Date> {
    let now = match std::env::var_os("SOURCE_DATE_EPOCH") {
        Some(text) => {
            let seconds = text.to_str().and_then(|text| text.trim().parse().ok());
            seconds.and_then(|seconds| jiff::Timestamp::from_second(seconds).ok()).ok_or_else(
                || {
                    io::Error::new(
                        io::ErrorKind::InvalidInput,
                        format!(
                            "SOURCE_DATE_EPOCH is `{}`, which is not a number of seconds since \
                             1970",
                            text.display()
                        ),
                    )
                },
            )?
        }
        None => jiff::Timestamp::now(),
    };
    Ok(jiff::tz::Offset::UTC.to_datetime(now).date())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_arguments_hold_together() {
        use clap::CommandFactory;
        Args::command().debug_assert();
    }

    #[test]
    fn common_options_stand_before_or_after_the_command() {
        for line in ["plainfact --today 2026-12-01 build", "plainfact build --today 2026-12-01"] {
            let args = Args::try_parse_from(line.split(' ')).unwrap();
            assert_eq!(args.common.config().unwrap().today, civil::date(2026, 12, 1));
        }
        assert!(Args::try_parse_from(["plainfact", "build", "--today", "tomorrow"]).is_err());
    }
}
