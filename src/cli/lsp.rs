//! `lsp`: the language server, on standard input and output.

use std::io;

use lsp_server::Connection;

use super::args::Common;
use super::outcome::Outcome;
use crate::lsp::{self, Setup};
use crate::model::Config;

/// Serves an editor until it says goodbye. Drafts are checked, too: they are what is being written.
pub(super) fn lsp(common: &Common) -> io::Result<Outcome> {
    let config = Config { drafts: true, ..common.config()? };
    let (connection, threads) = Connection::stdio();
    let setup = Setup { root: &|folder| common.root_near(folder).ok(), config };
    lsp::serve(&connection, setup)
        .map_err(|error| io::Error::other(format!("the editor broke off: {error}")))?;
    // The threads end once nobody can send through them any more.
    drop(connection);
    threads.join()?;
    Ok(Outcome::Clean)
}
