//! `candour find`: say where words stand in a draft, and write one with others in their place.

use std::path::PathBuf;

use serde::Serialize;

use crate::find::{Corpus, Finder, Hit, Query, Scope};
use crate::model::Place;
use crate::session::{
    Action, Problem, ProblemKind, RealDisk, Session, place_label, refuse_existing,
    refuse_foreign_name,
};

use super::{
    draft::{DraftArguments, refuse_false_name},
    terminal::{CommandResult, Terminal},
};

/// How much stands before and behind what was found, in characters.
const AROUND: usize = 60;

#[expect(
    clippy::struct_excessive_bools,
    reason = "each is an option of its own"
)]
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    draft: DraftArguments,
    /// The words to look for, in whichever capitals.
    words: String,
    /// Read the words as a regular expression.
    #[arg(long)]
    regex: bool,
    /// Find whole words only.
    #[arg(long)]
    whole: bool,
    /// Tell capitals and small letters apart.
    #[arg(long)]
    case: bool,
    /// Write a draft with these words in the place of those; with --regex, $1 is the first group.
    #[arg(long, value_name = "WORDS", requires = "output")]
    replace: Option<String>,
    /// The draft to write with --replace. A file that is there already is not overwritten.
    #[arg(short, long, value_name = "DRAFT", requires = "replace")]
    output: Option<PathBuf>,
    /// Write what was found as JSON, for other programs.
    #[arg(long)]
    json: bool,
}

/// A hit as other programs read it.
#[derive(Serialize)]
struct JsonHit<'a> {
    place: String,
    found: &'a str,
    sentence: String,
    /// Where it stands in the text of the place, in bytes.
    start: usize,
    end: usize,
}

pub(super) fn run(arguments: &Arguments, terminal: &mut Terminal<'_>) -> CommandResult {
    let query = Query {
        words: arguments.words.clone(),
        is_pattern: arguments.regex,
        is_whole: arguments.whole,
        is_exact: arguments.case,
    };
    let finder = Finder::new(&query).map_err(|error| {
        let problem = Problem::new(
            ProblemKind::User,
            format!("Nothing was looked for: {error}."),
        );
        problem.hint("Without --regex, words are found as they are.")
    })?;
    let mut session = arguments.draft.open(terminal)?;
    let corpus = Corpus::new(session.draft(), session.template());
    let hits = corpus.find(&finder, &Scope::All);
    if let (Some(with), Some(output)) = (&arguments.replace, &arguments.output) {
        refuse_existing(output)?;
        refuse_foreign_name(output)?;
        refuse_false_name(output, session.seal())?;
        let changes = corpus.replaced(&hits, &finder, with);
        let n_places = changes.len();
        let label = format!("Replace “{}”", arguments.words);
        session.act(Action::Change { changes, label }, 0)?;
        session.save_as(&RealDisk, output)?;
        if !arguments.json {
            let places = if n_places == 1 { "place" } else { "places" };
            let told = format!("{} replaced in {n_places} {places}", hits.len());
            writeln!(terminal.out, "{}: {told}.", output.display())?;
            return Ok(0);
        }
    }
    if arguments.json {
        return write_json(&session, &corpus, &hits, terminal);
    }
    for hit in &hits {
        let Some((place, around)) = corpus.place(hit).zip(around(&corpus, hit)) else {
            continue;
        };
        writeln!(terminal.out, "{}: {around}", label(&session, place))?;
    }
    writeln!(terminal.out, "{} found.", hits.len())?;
    Ok(0)
}

fn write_json(
    session: &Session,
    corpus: &Corpus,
    hits: &[Hit],
    terminal: &mut Terminal<'_>,
) -> CommandResult {
    let hits = hits.iter().filter_map(|hit| {
        let written = corpus.written(hit)?;
        Some(JsonHit {
            place: label(session, corpus.place(hit)?),
            found: corpus.found(hit)?,
            sentence: corpus.in_sentence(hit)?.sentence,
            start: written.start,
            end: written.end,
        })
    });
    let list: Vec<JsonHit<'_>> = hits.collect();
    let text = serde_json::to_string_pretty(&list).map_err(|error| {
        let message = format!("What was found could not be written: {error}.");
        Problem::new(ProblemKind::Bug, message)
    })?;
    writeln!(terminal.out, "{text}")?;
    Ok(0)
}

/// Returns what was found between brackets, in its sentence as far as a line has room.
fn around(corpus: &Corpus, hit: &Hit) -> Option<String> {
    let found = corpus.in_sentence(hit)?;
    let before = found.sentence.get(..found.range.start)?;
    let words = found.sentence.get(found.range.clone())?;
    let after = found.sentence.get(found.range.end..)?;
    let n_before = before.chars().count().saturating_sub(AROUND);
    let head: String = before.chars().skip(n_before).collect();
    let tail: String = after.chars().take(AROUND).collect();
    let (cut_before, cut_after) = (
        if n_before > 0 { "…" } else { "" },
        if after.chars().count() > AROUND {
            "…"
        } else {
            ""
        },
    );
    Some(format!("{cut_before}{head}[{words}]{tail}{cut_after}"))
}

fn label(session: &Session, place: &Place) -> String {
    place_label(session.draft(), session.template(), place)
}
