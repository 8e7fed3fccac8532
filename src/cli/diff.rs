//! `candour diff`: what changed between two drafts, word by word; or what one draft says.
//!
//! With one draft it is a `textconv` for git, with two it stands by itself.

use std::io::Write;
use std::path::PathBuf;

use serde::Serialize;

use crate::compare::{Change, ChangeKind, Comparison, Piece, Shown, compare, fold};
use crate::model::Draft;
use crate::session::{Problem, ProblemKind, RealDisk, read_file_copy};

use super::{
    draft::{DraftArguments, KeyArguments},
    terminal::{CommandResult, Failure, Terminal},
};

/// How many words stay on both sides of a change.
const KEPT_WORDS: usize = 12;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The draft before; or the only one, whose words are written out.
    before: PathBuf,
    /// The draft after.
    after: Option<PathBuf>,
    /// Write the changes as JSON, for other programs.
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    key: KeyArguments,
}

/// A change as other programs read it.
#[derive(Serialize)]
struct JsonChange<'a> {
    part: &'a str,
    what: &'a str,
    kind: &'static str,
    words: Vec<JsonPiece<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    cells: Vec<Self>,
}

#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
enum JsonPiece<'a> {
    Same(&'a str),
    Removed(&'a str),
    Added(&'a str),
}

pub(super) fn run(arguments: &Arguments, terminal: &mut Terminal<'_>) -> CommandResult {
    let draft = |path: &PathBuf| DraftArguments {
        draft: path.clone(),
        key: arguments.key.clone(),
    };
    let last = arguments.after.as_ref().unwrap_or(&arguments.before);
    let session = draft(last).open(terminal)?;
    let template = session.template();
    let before = match &arguments.after {
        Some(_) => {
            let path = &arguments.before;
            read_file_copy(&RealDisk, path, session.seal(), template)?.unwrap_or_default()
        }
        None => Draft {
            template: session.draft().template.clone(),
            ..Draft::default()
        },
    };
    let changes = compare(&before, session.draft(), template);
    if arguments.json {
        return write_json(&changes, terminal);
    }
    if arguments.after.is_none() {
        return write_words(&changes, terminal);
    }
    write_changes(&changes, terminal)
}

fn write_json(changes: &Comparison, terminal: &mut Terminal<'_>) -> CommandResult {
    let groups = changes.groups.iter();
    let list: Vec<JsonChange<'_>> = groups
        .flat_map(|group| {
            let title = group.title.as_str();
            group.changes.iter().map(|change| json(title, change))
        })
        .collect();
    let text = serde_json::to_string_pretty(&list).map_err(|error| {
        let message = format!("The changes could not be written: {error}.");
        Problem::new(ProblemKind::Bug, message)
    })?;
    writeln!(terminal.out, "{text}")?;
    Ok(0)
}

fn json<'a>(part: &'a str, change: &'a Change) -> JsonChange<'a> {
    let pieces = change.pieces.iter();
    let words = pieces.map(|piece| match piece {
        Piece::Same(text) => JsonPiece::Same(text),
        Piece::Removed(text) => JsonPiece::Removed(text),
        Piece::Added(text) => JsonPiece::Added(text),
    });
    let kind = match change.kind {
        ChangeKind::Added => "added",
        ChangeKind::Deleted => "deleted",
        ChangeKind::Changed => "changed",
        ChangeKind::Moved => "moved",
        ChangeKind::Marked => "marked",
        ChangeKind::Readiness => "readiness",
    };
    JsonChange {
        part,
        what: &change.label,
        kind,
        words: words.collect(),
        cells: change.cells.iter().map(|cell| json(part, cell)).collect(),
    }
}

fn write_changes(changes: &Comparison, terminal: &mut Terminal<'_>) -> CommandResult {
    if changes.is_empty() {
        writeln!(terminal.out, "Both say the same.")?;
        return Ok(0);
    }
    for group in &changes.groups {
        writeln!(terminal.out, "{}", group.title)?;
        for change in &group.changes {
            writeln!(terminal.out, "  {}: {}", change.kind.label(), change.label)?;
            write_pieces(terminal.out, &change.pieces, "    ")?;
            for cell in &change.cells {
                writeln!(terminal.out, "    {}", cell.label)?;
                write_pieces(terminal.out, &cell.pieces, "      ")?;
            }
        }
        writeln!(terminal.out)?;
    }
    let (out, put) = changes.n_words();
    writeln!(terminal.out, "{} in, {} out.", words(put), words(out))?;
    Ok(0)
}

/// Says how many words there are.
pub(super) fn words(n: usize) -> String {
    format!("{n} {}", if n == 1 { "word" } else { "words" })
}

/// Writes words as `git diff --word-diff` does: what went in `[-…-]`, what came in `{+…+}`.
fn write_pieces(out: &mut dyn Write, pieces: &[Piece], indent: &str) -> Result<(), Failure> {
    if pieces.is_empty() {
        return Ok(());
    }
    let shown = fold(pieces, KEPT_WORDS);
    let text: String = shown
        .iter()
        .map(|shown| match shown {
            Shown::Same(text) => (*text).to_owned(),
            Shown::Removed(text) => format!("[-{text}-]"),
            Shown::Added(text) => format!("{{+{text}+}}"),
            Shown::Folded(_) => " … ".to_owned(),
        })
        .collect();
    write_lines(out, &text, indent)
}

/// Writes what a draft says: part by part, a line a paragraph, so that git can compare it.
fn write_words(changes: &Comparison, terminal: &mut Terminal<'_>) -> CommandResult {
    for group in &changes.groups {
        writeln!(terminal.out, "{}", group.title)?;
        for change in &group.changes {
            writeln!(terminal.out, "  {}", change.label)?;
            write_lines(terminal.out, &whole(&change.pieces), "    ")?;
            for cell in &change.cells {
                writeln!(terminal.out, "    {}", cell.label)?;
                write_lines(terminal.out, &whole(&cell.pieces), "      ")?;
            }
        }
        writeln!(terminal.out)?;
    }
    Ok(0)
}

/// Returns what was added, which is all of a draft that is compared with an empty one.
fn whole(pieces: &[Piece]) -> String {
    let pieces = pieces.iter();
    pieces
        .filter(|piece| !matches!(piece, Piece::Removed(_)))
        .map(Piece::text)
        .collect()
}

fn write_lines(out: &mut dyn Write, text: &str, indent: &str) -> Result<(), Failure> {
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        writeln!(out, "{indent}{line}")?;
    }
    Ok(())
}
