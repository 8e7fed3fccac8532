//! `candour check --language`: spelling and plain English. It finds nothing that a paper must not
//! have, and so ends with 0.

use serde::Serialize;

use crate::model::{Place, shortened};
use crate::session::{
    Dictionary, Language, LanguageFinding, Problem, ProblemKind, Session, known_words, language,
    own_words, place_label,
};

use super::terminal::{CommandResult, Terminal};

/// How much of a stretch of text a line repeats.
const QUOTED_CHARS: usize = 60;

/// A finding as other programs read it.
#[derive(Serialize)]
struct JsonFinding<'a> {
    severity: &'a str,
    rule: &'a str,
    word: &'a str,
    suggestions: &'a [String],
    place: String,
    /// Where the words stand in the text of the place, in bytes.
    start: usize,
    end: usize,
    message: &'a str,
}

pub(super) fn run(session: &Session, is_json: bool, terminal: &mut Terminal<'_>) -> CommandResult {
    let Some(dictionary) = Dictionary::load() else {
        let message = "The dictionary in this program is damaged.";
        return Err(Problem::new(ProblemKind::Bug, message).into());
    };
    let (draft, template) = (session.draft(), session.template());
    let own = own_words(terminal.folders);
    let known = known_words(draft, template, &own);
    let found = language(draft, template, &dictionary, &known);
    if is_json {
        write_json(session, &found, terminal)
    } else {
        write_text(session, &found, terminal)
    }
}

fn write_json(session: &Session, found: &Language, terminal: &mut Terminal<'_>) -> CommandResult {
    let list: Vec<JsonFinding<'_>> = found
        .findings
        .iter()
        .map(|finding| JsonFinding {
            severity: "thought",
            rule: finding.rule,
            word: &finding.word,
            suggestions: &finding.suggestions,
            place: label(session, &finding.place),
            start: finding.range.start,
            end: finding.range.end,
            message: &finding.message,
        })
        .collect();
    let text = serde_json::to_string_pretty(&list).map_err(|error| {
        let message = format!("The findings could not be written: {error}.");
        Problem::new(ProblemKind::Bug, message)
    })?;
    writeln!(terminal.out, "{text}")?;
    Ok(0)
}

fn write_text(session: &Session, found: &Language, terminal: &mut Terminal<'_>) -> CommandResult {
    let (spelling, plain): (Vec<_>, Vec<_>) = found
        .findings
        .iter()
        .partition(|finding| finding.rule == "spelling");
    for (title, findings) in [("Spelling", &spelling), ("Plain English", &plain)] {
        if findings.is_empty() {
            continue;
        }
        writeln!(terminal.out, "{title} ({})", findings.len())?;
        for finding in findings {
            let place = label(session, &finding.place);
            writeln!(terminal.out, "  {place}: {}", told(finding))?;
        }
        writeln!(terminal.out)?;
    }
    for (section, reading) in &found.readings {
        let place = label(session, &Place::Section(section.clone()));
        let n = reading.words_a_sentence().unwrap_or_default();
        let long = match reading.n_long {
            0 => "none longer than 25".to_owned(),
            n => format!("{n} longer than 25"),
        };
        writeln!(terminal.out, "{place}: {n} words a sentence, {long}")?;
    }
    writeln!(
        terminal.out,
        "{} words; {} in no dictionary, {} to say more plainly.",
        found.n_words,
        spelling.len(),
        plain.len()
    )?;
    Ok(0)
}

fn told(finding: &LanguageFinding) -> String {
    let mut told = finding.message.clone();
    if !finding.message.contains(&finding.word) {
        let words = finding
            .word
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ");
        told = format!("{told}: ‘{}’", shortened(&words, QUOTED_CHARS));
    }
    if !finding.suggestions.is_empty() {
        told = format!("{told} ({})", finding.suggestions.join(", "));
    }
    told
}

fn label(session: &Session, place: &Place) -> String {
    place_label(session.draft(), session.template(), place)
}
