//! Formats v1 to v4: a draft as RON text. `docs/format-draft.md` explains it.
//!
//! The names on disk are a promise, kept by frozen samples in `tests/data/drafts/v1/`.
//! An unknown field, and a name that stands twice, is an error with line and column, never dropped
//! in silence.

use std::collections::{BTreeMap, BTreeSet};

use ron::{Options, extensions::Extensions, ser::PrettyConfig};
use serde::{Deserialize, Serialize};

use crate::model::{
    Action, Answer, Comment, Conflict, Contact, Details, Dismissal, Document, Draft, Evidence,
    FieldId, Finding, Indicator, Logo, Look, Meeting, Minutes, Pack, Priority, Question,
    RegisterKind, Registers, Review, SectionId, SectionMarkings, Shared, Statement, Team,
    TemplateRef, Term, clean_draft, once, once_each,
};
use crate::ron_text::{OverLimit, check_limits, explain};
use crate::template::{Template, TemplateError, TemplateFile, build};

use super::{MAX_BYTES, format_pack::PackFile, renamed::settled};

/// The first field of every draft file.
pub const DRAFT_FORMAT: &str = "candour-draft";
/// The newest version of the format that this program reads and writes.
pub const DRAFT_VERSION: u32 = 4;
/// The version that it writes where nothing in a draft needs a newer one.
const FIRST_VERSION: u32 = 1;
/// The version that has words of its own, and what merging left to be chosen.
const WORDS_VERSION: u32 = 2;
/// The version that has last year’s words.
const EARLIER_VERSION: u32 = 3;

/// Why a text is not a draft this program can read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FormatError {
    /// The text is no RON, or holds names and values that no draft has.
    #[error("line {line}, column {column}: {message}")]
    Syntax {
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
        /// What is wrong there.
        message: String,
    },
    /// The file is something else.
    #[error(
        "it is not a Candour draft: a draft begins with (format: \"{DRAFT_FORMAT}\", version: 1, …"
    )]
    NotADraft,
    /// The file was made by a newer program.
    #[error(
        "it was written by a newer version of Candour (format {found}; this version reads format {DRAFT_VERSION})"
    )]
    Newer {
        /// The version of the format in the file.
        found: u32,
    },
    /// The bytes are no text.
    #[error("it is not a text file in UTF-8, as drafts are")]
    NotText,
    /// The bytes are a text in UTF-16.
    #[error("it is written in UTF-16 (“Unicode”), and drafts are in UTF-8")]
    Utf16,
    /// A nought character stands in the text.
    #[error("line {line} has a nought character, which no text file has")]
    Nought {
        /// The line, from 1.
        line: usize,
    },
    /// Two rows have one id.
    #[error("two rows are called “{id}”; every row needs an id of its own")]
    DuplicateId {
        /// The id.
        id: String,
    },
    /// The file is larger than any draft.
    #[error("it is too large: {} MB; a draft has at most {}", bytes / 1_000_000, MAX_BYTES / 1_000_000)]
    TooLarge {
        /// Its size.
        bytes: usize,
    },
    /// The text holds more than any draft.
    #[error("it holds more than any draft: {0}")]
    TooMuch(OverLimit),
    /// The template within a damaged draft cannot be read, and no other has its name.
    #[error(
        "its template{} cannot be read, and none that comes with Candour has that name",
        if id.is_empty() { String::new() } else { format!(" “{id}”") }
    )]
    NoTemplate {
        /// The template's id; empty where that cannot be read either.
        id: String,
    },
    /// The template within the draft cannot be used.
    #[error("the template inside the draft has problems:\n{0}")]
    Template(TemplateError),
}

/// A draft as read from a file, with the template it was written with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loaded {
    /// The draft.
    pub draft: Draft,
    /// The template.
    pub template: Template,
}

/// The whole file. Registers stand flat beside the answers, so that a reader finds them.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct DraftFile {
    format: String,
    version: u32,
    app: String,
    template: TemplateRef,
    #[serde(default)]
    details: Details,
    #[serde(default, skip_serializing_if = "is_default")]
    look: Look,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    arrangement: Vec<SectionId>,
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    ready: BTreeSet<SectionId>,
    #[serde(
        default,
        skip_serializing_if = "BTreeMap::is_empty",
        deserialize_with = "once"
    )]
    markings: BTreeMap<SectionId, SectionMarkings>,
    #[serde(default, deserialize_with = "once_each")]
    answers: BTreeMap<SectionId, BTreeMap<FieldId, Answer>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    reviews: Vec<Review>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    findings: Vec<Finding>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    evidence: Vec<Evidence>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    statements: Vec<Statement>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    priorities: Vec<Priority>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    actions: Vec<Action>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    indicators: Vec<Indicator>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    meetings: Vec<Meeting>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    questions: Vec<Question>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    contacts: Vec<Contact>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    documents: Vec<Document>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    terms: Vec<Term>,
    /// Since version 2.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    conflicts: Vec<Conflict>,
    /// Since version 2.
    #[serde(default, skip_serializing_if = "Team::is_empty")]
    team: Team,
    /// Since version 2.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pack: Option<PackFile>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    answered: Vec<Dismissal>,
    /// Since version 4.
    #[serde(default, skip_serializing_if = "Minutes::is_empty")]
    minutes: Minutes,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    comments: Vec<Comment>,
    template_copy: TemplateFile,
    /// Behind everything that is read by people.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    logo: Option<Logo>,
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// Whether what was sent in a pack, or sent back last, is so.
fn is_sent(pack: &Pack, is_so: impl Fn(&Draft) -> bool) -> bool {
    let mut states = [Some(&pack.base), pack.sent.as_ref()].into_iter().flatten();
    states.any(is_so)
}

/// Returns the lowest version that holds a draft with its template.
fn version_of(draft: &Draft, template: &TemplateFile) -> u32 {
    let anywhere = |is_so: &dyn Fn(&Draft) -> bool| {
        is_so(draft)
            || draft
                .pack
                .as_deref()
                .is_some_and(|pack| is_sent(pack, is_so))
    };
    let is_4th = |draft: &Draft| {
        !draft.details.promised.is_empty()
            || !draft.minutes.is_empty()
            || !draft.comments.is_empty()
            || draft.binds_figures()
    };
    // What was sent, or sent back last, had a place for these in no older version.
    let leaves_open = |state: &Draft| !state.conflicts.is_empty() || !state.answered.is_empty();
    let was_left_open = { draft.pack.as_deref() }.is_some_and(|pack| is_sent(pack, leaves_open));
    let is_beside = { draft.pack.as_deref() }.is_some_and(Pack::is_whole);
    let has_no_team = draft.team.is_empty() && draft.pack.is_none() && draft.answered.is_empty();
    let is_mapped = !template.mappings.is_empty();
    if anywhere(&is_4th) || was_left_open || is_beside || draft.team.needs_4th() || is_mapped {
        DRAFT_VERSION
    } else if anywhere(&|draft| !draft.details.earlier.is_empty()) {
        EARLIER_VERSION
    } else if draft.conflicts.is_empty() && draft.details.words.is_empty() && has_no_team {
        FIRST_VERSION
    } else {
        WORDS_VERSION
    }
}

impl DraftFile {
    fn from_draft(draft: Draft, template_copy: TemplateFile) -> Self {
        let version = version_of(&draft, &template_copy);
        let Draft {
            template,
            details,
            look,
            logo,
            arrangement,
            ready,
            answers,
            markings,
            registers,
            conflicts,
            team,
            pack,
            answered,
            minutes,
            comments,
        } = draft;
        let Registers {
            reviews,
            findings,
            evidence,
            statements,
            priorities,
            actions,
            indicators,
            meetings,
            questions,
            contacts,
            documents,
            terms,
        } = registers.into_inner();
        Self {
            format: DRAFT_FORMAT.to_owned(),
            version,
            app: env!("CARGO_PKG_VERSION").to_owned(),
            template,
            details,
            look,
            logo,
            arrangement,
            ready,
            markings,
            answers,
            reviews,
            findings,
            evidence,
            statements,
            priorities,
            actions,
            indicators,
            meetings,
            questions,
            contacts,
            documents,
            terms,
            conflicts: conflicts.into_inner(),
            team: team.into_inner(),
            pack: pack.map(|pack| PackFile::of(pack.into_inner())),
            answered: answered.into_inner(),
            minutes: minutes.into_inner(),
            comments: comments.into_inner(),
            template_copy,
        }
    }

    fn into_draft(self) -> (Draft, TemplateFile) {
        let Self {
            format: _,
            version: _,
            app: _,
            template,
            details,
            look,
            logo,
            arrangement,
            ready,
            markings,
            answers,
            reviews,
            findings,
            evidence,
            statements,
            priorities,
            actions,
            indicators,
            meetings,
            questions,
            contacts,
            documents,
            terms,
            conflicts,
            team,
            pack,
            answered,
            minutes,
            comments,
            template_copy,
        } = self;
        let registers = Registers {
            reviews,
            findings,
            evidence,
            statements,
            priorities,
            actions,
            indicators,
            meetings,
            questions,
            contacts,
            documents,
            terms,
        };
        let pack = pack.map(|pack| Shared::from(pack.into_pack(&template, tidied)));
        let draft = Draft {
            template,
            details,
            look,
            logo,
            arrangement,
            ready,
            answers,
            markings,
            registers: registers.into(),
            conflicts: conflicts.into(),
            team: team.into(),
            pack,
            answered: answered.into(),
            minutes: minutes.into(),
            comments: comments.into(),
        };
        (tidied(draft), template_copy)
    }
}

/// Gives signs of other programs their meaning, and drops what a hand may have left empty: the
/// model keeps no empty answers and markings.
pub(super) fn tidied(mut draft: Draft) -> Draft {
    clean_draft(&mut draft);
    for answers in draft.answers.values_mut() {
        answers.retain(|_, answer| Answer::from_value(answer.to_value()).is_some());
    }
    draft.answers.retain(|_, answers| !answers.is_empty());
    for marks in draft.markings.values_mut() {
        marks.fields.retain(|_, marking| !marking.is_none());
    }
    draft
        .markings
        .retain(|_, marks| !marks.section.is_none() || !marks.fields.is_empty());
    draft.settle_comments();
    draft
}

pub(super) fn options() -> Options {
    Options::default().with_default_extension(Extensions::IMPLICIT_SOME)
}

/// Writes a draft as text: header first, one field a line, the template copy and the logo last.
pub fn write_draft(draft: &Draft, template: &TemplateFile) -> Result<String, ron::Error> {
    let file = DraftFile::from_draft(draft.clone(), template.clone());
    let config = PrettyConfig::new()
        .new_line("\n")
        .indentor("  ")
        .escape_strings(false)
        .struct_names(false);
    let mut text = options().to_string_pretty(&file, config.clone())?;
    if text.contains('\0') {
        // A file with a nought character is taken for no text file when it is read. Taking it
        // out here could end a raw string too early, so all texts are escaped instead.
        text = options().to_string_pretty(&file, config.escape_strings(true))?;
    }
    text.push('\n');
    Ok(text)
}

/// Reads a draft from the bytes of a file.
pub fn parse_draft(bytes: &[u8]) -> Result<Loaded, FormatError> {
    parse_settled(bytes).map(|(loaded, _)| loaded)
}

/// Reads a draft with its template, and which sections were marked because they have another name
/// now.
pub(super) fn parse_settled(bytes: &[u8]) -> Result<(Loaded, Vec<SectionId>), FormatError> {
    check_size(bytes.len())?;
    if super::salvage::utf16(bytes).is_some() {
        return Err(FormatError::Utf16);
    }
    let Ok(text) = std::str::from_utf8(bytes) else {
        return Err(FormatError::NotText);
    };
    if let Some((before, _)) = text.split_once('\0') {
        let line = before.matches('\n').count() + 1;
        return Err(FormatError::Nought { line });
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    match header_version(text) {
        None => return Err(FormatError::NotADraft),
        Some(found) if found > DRAFT_VERSION => return Err(FormatError::Newer { found }),
        Some(_) => {}
    }
    check_limits(text).map_err(FormatError::TooMuch)?;
    let file: DraftFile = options()
        .from_str(text)
        .map_err(|error| FormatError::Syntax {
            line: error.span.start.line,
            column: error.span.start.col,
            message: explain(&error.code),
        })?;
    let (draft, template_copy) = file.into_draft();
    check_ids(&draft)?;
    let template = build(template_copy).map_err(FormatError::Template)?;
    let (draft, marked) = settled(draft, &template);
    Ok((Loaded { draft, template }, marked))
}

/// Refuses what is larger than any draft, before anything is made of it.
pub(super) fn check_size(bytes: usize) -> Result<(), FormatError> {
    let is_too_large = u64::try_from(bytes).is_ok_and(|bytes| bytes > MAX_BYTES);
    if is_too_large {
        return Err(FormatError::TooLarge { bytes });
    }
    Ok(())
}

/// Finds the version in the header alone, so that a newer file is told from a damaged one.
pub(super) fn header_version(text: &str) -> Option<u32> {
    let head: String = text
        .chars()
        .take(400)
        .filter(|c| !c.is_whitespace())
        .collect();
    let (_, rest) = head.split_once(&format!("format:\"{DRAFT_FORMAT}\",version:"))?;
    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok()
}

fn check_ids(draft: &Draft) -> Result<(), FormatError> {
    let mut seen = BTreeSet::new();
    for register in RegisterKind::ALL {
        for row in draft.registers.rows(*register) {
            if !seen.insert(row.id().clone()) {
                return Err(FormatError::DuplicateId {
                    id: row.id().to_string(),
                });
            }
        }
    }
    Ok(())
}
