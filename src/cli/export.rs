//! `candour export`: make the finished paper.

use std::path::{Path, PathBuf};

use clap::ValueEnum;

use crate::check::Finding;
use crate::model::{Audience, Issued, Place};
use crate::session::{
    Action, CommentsIn, Export, Format, LeftOut, Order, Problem, ProblemKind, Progress, RealDisk,
    Session, Since, draft_name, exempt_parts, export_marked_to, export_tables, export_to, issue_of,
    keep_named, marked_name, paper_name, place_label, printed_words, since_named,
};

use super::{
    draft::DraftArguments,
    terminal::{CommandResult, Terminal},
};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    draft: DraftArguments,
    /// The paper to write: PDF, Word, web page or Markdown, as its name ends in .pdf, .docx,
    /// .html or .md; or its figures and registers as a workbook, .xlsx. A paper that is there
    /// already is replaced, once the new one is whole
    /// [default: a PDF beside the draft, named after it and its readers].
    #[arg(short, long, value_name = "PAPER.pdf")]
    output: Option<PathBuf>,
    /// Who will read it. What these readers may not see is left out [default: as the draft says].
    #[arg(long = "for", value_name = "READERS")]
    readers: Option<Readers>,
    /// To whom the paper is sent: the draft keeps a note of it, with its fingerprint, and is saved.
    #[arg(long, value_name = "WHOM", conflicts_with = "tables")]
    issued_to: Option<String>,
    /// Make the paper although the draft is written for nobody: a working note, never in a paper.
    #[arg(long, requires = "readers")]
    anyway: bool,
    /// Write no paper, but the registers and figures that it shows these readers as tables into
    /// this folder: one CSV file each, as Excel opens them.
    #[arg(long, value_name = "FOLDER", conflicts_with = "output")]
    tables: Option<PathBuf>,
    /// Make a working copy with what changed since an earlier state marked: a file, or an earlier
    /// version of the draft by its name or by the beginning of its day and time (2026-05-03).
    #[arg(long, value_name = "FILE-OR-STATE", conflicts_with = "issued_to")]
    changes_since: Option<String>,
    /// Make a review copy: what people said about the draft stands in it as notes, those that are
    /// not dealt with or all.
    #[arg(
        long,
        value_name = "WHICH",
        num_args = 0..=1,
        default_missing_value = "open",
        conflicts_with_all = ["issued_to", "changes_since", "tables"]
    )]
    comments: Option<Comments>,
}

/// Which comments stand in a review copy.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Comments {
    /// Those that are not dealt with.
    Open,
    /// All.
    All,
}

impl Arguments {
    fn comments(&self) -> CommentsIn {
        match self.comments {
            None => CommentsIn::Nothing,
            Some(Comments::Open) => CommentsIn::Open,
            Some(Comments::All) => CommentsIn::All,
        }
    }
}

/// Who reads a paper.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum Readers {
    Everyone,
    Committee,
    Ofsted,
}

impl From<Readers> for Audience {
    fn from(readers: Readers) -> Self {
        match readers {
            Readers::Everyone => Self::Everyone,
            Readers::Committee => Self::Committee,
            Readers::Ofsted => Self::Ofsted,
        }
    }
}

pub(super) fn run(arguments: &Arguments, terminal: &mut Terminal<'_>) -> CommandResult {
    let mut session = arguments.draft.open(terminal)?;
    let written_for = session.draft().details.audience;
    let reader = reader(arguments, written_for)?;
    if let Some(folder) = &arguments.tables {
        return write_tables(folder, &session, reader, terminal);
    }
    let draft = &arguments.draft.draft;
    let since = since(arguments, &session, terminal)?;
    let output = arguments.output.clone().unwrap_or_else(|| {
        let order = Order {
            comments: arguments.comments(),
            ..Order::pdf(reader)
        };
        let name = match &since {
            None => paper_name(&draft_name(draft), order),
            Some(_) => marked_name(&draft_name(draft), order),
        };
        draft.with_file_name(name)
    });
    let order = Order {
        reader,
        format: format_of(&output)?,
        comments: arguments.comments(),
    };
    let format = order.format;
    let progress = Progress::default();
    let source = (&**session.draft(), &**session.template());
    let export = match &since {
        None => export_to(&output, source.0, source.1, order, &progress)?,
        Some(since) => export_marked_to(&output, source, order, since, &progress)?,
    };
    let what = match export.n_pages {
        Some(n_pages) => format!("{n_pages} pages"),
        None => format.name().to_owned(),
    };
    writeln!(
        terminal.out,
        "{}: {what}, for {}.",
        output.display(),
        reader.in_sentence(),
    )?;
    if let Some(marks) = export.marks {
        writeln!(terminal.out, "  {}", marks.in_words())?;
    }
    write_comments(arguments, &export, terminal)?;
    write_standing(&session, reader, terminal)?;
    for missing in &export.replaced {
        let place = place_label(session.draft(), session.template(), &missing.place);
        let (character, code) = (missing.character, u32::from(missing.character));
        writeln!(
            terminal.out,
            "  {place}: “{character}” (U+{code:04X}) is not in the typeface; {} is printed: “{}”",
            missing.printed,
            missing.context.trim()
        )?;
    }
    let parts = (&export.left_out[..], &export.recognised[..]);
    write_parts(&session, reader, parts, terminal)?;
    if let Some(to) = &arguments.issued_to {
        let today = terminal.clock.today();
        let issued = issue_of(session.draft(), &export, &output, (reader, today));
        note_issued(
            Issued {
                to: to.clone(),
                ..issued
            },
            (&mut session, draft),
            terminal,
        )?;
    }
    Ok(0)
}

/// Writes tables into a folder, and says the same of them as of a paper.
fn write_tables(
    folder: &Path,
    session: &Session,
    reader: Audience,
    terminal: &mut Terminal<'_>,
) -> CommandResult {
    let made = export_tables(folder, session.draft(), session.template(), reader)?;
    for (path, n_rows) in &made.files {
        let rows = if *n_rows == 1 { "row" } else { "rows" };
        writeln!(terminal.out, "{}: {n_rows} {rows}", path.display())?;
    }
    let n_files = made.files.len();
    let tables = if n_files == 1 { "table" } else { "tables" };
    let readers = reader.in_sentence();
    writeln!(terminal.out, "{n_files} {tables}, for {readers}.")?;
    write_standing(session, reader, terminal)?;
    write_parts(
        session,
        reader,
        (&made.left_out, &made.recognised),
        terminal,
    )?;
    Ok(0)
}

/// Keeps a note in the draft that a paper was sent out.
fn note_issued(
    issued: Issued,
    (session, draft): (&mut Session, &Path),
    terminal: &mut Terminal<'_>,
) -> CommandResult {
    let (to, name) = (issued.to.clone(), issued.state_name());
    session.act(Action::Issue(Box::new(issued)), terminal.clock.now_ms())?;
    session.save_as(&RealDisk, draft)?;
    writeln!(
        terminal.out,
        "  {} notes that it was sent to {to}.",
        draft.display()
    )?;
    // The note is kept whatever comes of the history.
    if let Err(problem) = keep_named(&RealDisk, session, terminal.clock.now(), &name) {
        writeln!(terminal.out, "  {}", problem.message)?;
    }
    Ok(0)
}

/// Reads the state that changes are to be marked since, if any.
fn since(
    arguments: &Arguments,
    session: &Session,
    terminal: &Terminal<'_>,
) -> Result<Option<Since>, Problem> {
    let Some(wanted) = &arguments.changes_since else {
        return Ok(None);
    };
    let known = (session.seal(), &**session.template());
    let draft = &arguments.draft.draft;
    since_named(&RealDisk, (draft, wanted), known, terminal.clock).map(Some)
}

/// Says how many comments are in a review copy.
fn write_comments(
    arguments: &Arguments,
    export: &Export,
    terminal: &mut Terminal<'_>,
) -> std::io::Result<()> {
    if arguments.comments.is_none() {
        return Ok(());
    }
    let n_comments = export.n_comments;
    let s = if n_comments == 1 { "" } else { "s" };
    let words = format!("a review copy with {n_comments} comment{s}; not for publication");
    writeln!(terminal.out, "  {words}")
}

/// Says what the draft is that the paper was made of: for whom, protected, in doubt.
fn write_standing(
    session: &Session,
    reader: Audience,
    terminal: &mut Terminal<'_>,
) -> std::io::Result<()> {
    let written_for = session.draft().details.audience;
    if reader < written_for {
        let written_for = written_for.in_sentence();
        writeln!(
            terminal.out,
            "  The draft is written for fewer readers: {written_for}."
        )?;
    }
    let printed = printed_words(session.draft(), session.template());
    writeln!(terminal.out, "  {printed}")?;
    if let Some(told) = session.told_on_opening() {
        writeln!(terminal.out, "  {told}")?;
    }
    if session.seal().is_closed() {
        let words = "The draft is protected; this paper is not.";
        writeln!(terminal.out, "  {words}")?;
    }
    match session.draft().conflicts.len() {
        0 => {}
        1 => writeln!(
            terminal.out,
            "  1 text is in doubt between two people; what this draft says is printed (candour conflicts)."
        )?,
        n => writeln!(
            terminal.out,
            "  {n} texts are in doubt between two people; what this draft says is printed (candour conflicts)."
        )?,
    }
    Ok(())
}

/// Says what is exempt, who could be recognised and what was left out.
fn write_parts(
    session: &Session,
    reader: Audience,
    (left_out, recognised): (&[LeftOut], &[Finding]),
    terminal: &mut Terminal<'_>,
) -> std::io::Result<()> {
    let exempt = exempt_parts(session.draft(), session.template());
    for part in &exempt {
        let readers = part.marking.audience.in_sentence();
        let whether = part.whether_in_paper(reader);
        writeln!(
            terminal.out,
            "  exempt from publication: {} ({readers}; {whether})",
            part.title
        )?;
    }
    for finding in recognised {
        let place = place_label(session.draft(), session.template(), &finding.place);
        writeln!(terminal.out, "  {place}: {}", finding.message)?;
    }
    let is_named = |place: &Place| exempt.iter().any(|part| part.place == *place);
    let others = { left_out.iter() }.filter(|left_out| !is_named(&left_out.place));
    for left_out in others {
        writeln!(
            terminal.out,
            "  left out: {} ({})",
            left_out.title,
            left_out.audience.in_sentence()
        )?;
    }
    Ok(())
}

/// Returns who will read the paper. A draft that is written for nobody is in nobody's paper unless
/// that is asked for in so many words.
fn reader(arguments: &Arguments, written_for: Audience) -> Result<Audience, Problem> {
    let is_for_nobody = written_for == Audience::WorkingNote;
    match arguments.readers {
        Some(readers) if !is_for_nobody || arguments.anyway => Ok(readers.into()),
        None if !is_for_nobody => Ok(written_for),
        Some(_) | None => {
            let message = "The draft is written for nobody: its details say “working note, never in a paper”.";
            Err(Problem::new(ProblemKind::User, message).hint("Nothing was written. Choose in the details who it is written for, or make the paper all the same: add --for with the readers, and --anyway."))
        }
    }
}

/// A paper must not take the place of a draft, this one or another.
fn format_of(output: &Path) -> Result<Format, Problem> {
    Format::of(output).ok_or_else(|| {
        let message = format!(
            "{} does not end in .pdf, .docx, .html, .md or .xlsx.",
            output.display()
        );
        Problem::new(ProblemKind::User, message)
            .hint("Nothing was written. The end of the name says what is made: .pdf a PDF, .docx a Word document, .html a web page, .md Markdown, .xlsx a workbook of its figures and registers.")
            .at(output)
    })
}
