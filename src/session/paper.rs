//! From an open draft to a finished paper.

use std::path::Path;

use crate::check::Finding;
use crate::content::{self, LeftOut, Paper};
use crate::export::{About, Cancelled, Format, Progress, Stage, docx, html, markdown, pdf, tables};
use crate::layout::{self, Layouter, Missing, PageStyle, Pages};
use crate::model::{Audience, Draft};
use crate::parallel;
use crate::store;
use crate::template::Template;

use super::{
    Problem, ProblemKind, check_logo,
    exempt::check_exempt,
    marked::{Marks, Since, marked_paper},
    page_style,
    publication::Texts,
    review_copy::{CommentsIn, with_comments},
};

/// Which paper is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Order {
    /// Who will read it.
    pub reader: Audience,
    /// In which format.
    pub format: Format,
    /// Which comments stand in it.
    pub comments: CommentsIn,
}

impl Order {
    /// Orders a PDF for these readers.
    pub fn pdf(reader: Audience) -> Self {
        Self {
            reader,
            format: Format::Pdf,
            comments: CommentsIn::Nothing,
        }
    }
}

/// What came of an export.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Export {
    /// The file.
    pub bytes: Vec<u8>,
    /// How many pages it has, in a format that has pages.
    pub n_pages: Option<usize>,
    /// What was left out for these readers.
    pub left_out: Vec<LeftOut>,
    /// The signs for which something else is printed, because the typeface lacks them.
    pub replaced: Vec<Missing>,
    /// What in a paper for everyone could let somebody be recognised.
    pub recognised: Vec<Finding>,
    /// How much is marked, in a paper with changes marked.
    pub marks: Option<Marks>,
    /// How many comments are in it.
    pub n_comments: usize,
}

/// Lays out the paper for an audience.
pub fn lay_out(draft: &Draft, template: &Template, reader: Audience) -> Pages {
    layout::layout(&content::build(draft, template, reader), &page_style(draft))
}

/// Lays papers out one after the other, and remembers what did not change between them.
#[derive(Debug, Default)]
pub struct Composer {
    builder: content::Builder,
    layouter: Layouter,
}

impl Composer {
    /// Lays out the paper for an audience: the same pages as [`lay_out`].
    pub fn lay_out(&mut self, draft: &Draft, template: &Template, reader: Audience) -> Pages {
        let paper = self.builder.build(draft, template, reader);
        self.layouter.layout(&paper, &page_style(draft))
    }
}

/// Returns how many pages the paper has.
pub fn page_count(draft: &Draft, template: &Template, reader: Audience) -> usize {
    lay_out(draft, template, reader).pages.len()
}

/// Says in a sentence which signs a paper has something else for; none where it has them all.
pub fn replaced_words(replaced: &[Missing]) -> Option<String> {
    let mut named: Vec<String> = replaced.iter().map(super::signs::named).collect();
    named.sort();
    named.dedup();
    let more = match named.len().saturating_sub(MAX_NAMED) {
        0 => String::new(),
        n => format!(" and {n} more"),
    };
    named.truncate(MAX_NAMED);
    let first = replaced.first()?;
    let context = first.context.trim();
    Some(format!(
        "not in the typeface: {}{more}; the first in “{context}”",
        named.join(", ")
    ))
}

/// How many signs a message names.
const MAX_NAMED: usize = 8;

/// Makes the finished paper. The same draft gives the same bytes.
pub fn export_bytes(
    draft: &Draft,
    template: &Template,
    order: Order,
    progress: &Progress,
) -> Result<Export, Problem> {
    made((draft, template), order, None, progress)
}

/// Makes a paper, with what changed since an earlier state marked where one is given.
fn made(
    (draft, template): (&Draft, &Template),
    order: Order,
    since: Option<&Since>,
    progress: &Progress,
) -> Result<Export, Problem> {
    let has_comments = order.comments != CommentsIn::Nothing;
    if (since.is_some() || has_comments) && order.format == Format::Workbook {
        let message = if has_comments {
            "A workbook has no place for comments."
        } else {
            "A workbook has no place for changes that are marked."
        };
        let problem = Problem::new(ProblemKind::User, message);
        return Err(problem
            .hint("Nothing was written. Choose another format: PDF, Word, web page or Markdown."));
    }
    check_logo(draft)?;
    check_exempt(draft, template, order.reader)?;
    progress.begin(Stage::Content, 0)?;
    let (mut paper, marks) = match since {
        None => (content::build(draft, template, order.reader), None),
        Some(since) => {
            let marked = marked_paper((draft, template), order.reader, since)?;
            let marks = Marks {
                n_inserted: marked.n_inserted,
                n_deleted: marked.n_deleted,
                n_held_back: marked.n_held_back,
            };
            (marked.paper, Some(marks))
        }
    };
    let left_out = std::mem::take(&mut paper.left_out);
    let shown = (order.reader, order.comments);
    let n_comments = with_comments(&mut paper, draft, template, shown);
    let texts = match (order.reader, order.format) {
        (Audience::Everyone, Format::Workbook) => {
            let sheets = content::sheets(draft, template, order.reader);
            Texts::of_sheets(&sheets, &draft.details.authority)
        }
        (Audience::Everyone, _) => Texts::of(&paper),
        (Audience::Committee | Audience::Ofsted | Audience::WorkingNote, _) => Texts::default(),
    };
    // Much of the work on a paper has to be done one thing after the other.
    let (recognised, made) = parallel::both(
        || texts.recognised(),
        || file_of(paper, (draft, template), order, progress),
    );
    let (bytes, n_pages, replaced) = made?;
    Ok(Export {
        bytes,
        n_pages,
        left_out,
        replaced,
        recognised,
        marks,
        n_comments,
    })
}

/// A file, how many pages it has, and for which signs something else is printed.
type Made = (Vec<u8>, Option<usize>, Vec<Missing>);

/// Makes the file of a paper.
fn file_of(
    paper: Paper,
    (draft, template): (&Draft, &Template),
    order: Order,
    progress: &Progress,
) -> Result<Made, Problem> {
    let style = page_style(draft);
    let mut replaced = Vec::new();
    let (bytes, n_pages) = match order.format {
        Format::Pdf => {
            replaced = layout::missing_characters(&paper);
            let (bytes, n_pages) = pdf_bytes(paper, style, draft, progress)?;
            (bytes, Some(n_pages))
        }
        Format::Word => {
            let bytes = docx::write(&paper, &style, &about(&paper, draft), progress);
            (bytes.map_err(word_problem)?, None)
        }
        Format::Web => (html::write(&paper, &style, progress)?, None),
        Format::Markdown => (markdown::write(&paper, progress)?, None),
        Format::Workbook => {
            progress.begin(Stage::Format, 0)?;
            (workbook(draft, template, order.reader)?, None)
        }
    };
    Ok((bytes, n_pages, replaced))
}

/// Returns the whole paper as text, with everything that any reader sees.
pub fn whole_text(draft: &Draft, template: &Template) -> Result<String, Problem> {
    let paper = content::build(draft, template, Audience::Ofsted);
    let bytes = markdown::write(&paper, &Progress::default())?;
    String::from_utf8(bytes).map_err(not_made)
}

/// Makes the finished paper and writes it to a file. A failed or cancelled export leaves the
/// old file.
pub fn export_to(
    path: &Path,
    draft: &Draft,
    template: &Template,
    order: Order,
    progress: &Progress,
) -> Result<Export, Problem> {
    written(path, progress, || {
        export_bytes(draft, template, order, progress)
    })
}

/// Makes a working copy of the paper, with what changed since an earlier state marked, and writes
/// it to a file.
pub fn export_marked_to(
    path: &Path,
    (draft, template): (&Draft, &Template),
    order: Order,
    since: &Since,
    progress: &Progress,
) -> Result<Export, Problem> {
    written(path, progress, || {
        made((draft, template), order, Some(since), progress)
    })
}

fn written(
    path: &Path,
    progress: &Progress,
    make: impl FnOnce() -> Result<Export, Problem>,
) -> Result<Export, Problem> {
    // Asked before the work too, so that nobody waits for what will be refused.
    store::refuse_draft(path)?;
    let export = make()?;
    progress.begin(Stage::File, 0)?;
    store::write_paper(path, &export.bytes)?;
    Ok(export)
}

/// What is not needed any more is given up at once: a large paper should not take the memory of
/// its content, of its pages and of its file at the same time.
fn pdf_bytes(
    paper: Paper,
    style: PageStyle,
    draft: &Draft,
    progress: &Progress,
) -> Result<(Vec<u8>, usize), Problem> {
    progress.begin(Stage::Layout, 0)?;
    let about = about(&paper, draft);
    let pages = layout::layout_last(paper, &style);
    drop(style);
    progress.begin(Stage::Format, 0)?;
    let n_pages = pages.pages.len();
    let bytes = pdf::write(pages, &about).map_err(not_made)?;
    Ok((bytes, n_pages))
}

/// Makes the workbook of a paper's registers and figures.
fn workbook(draft: &Draft, template: &Template, reader: Audience) -> Result<Vec<u8>, Problem> {
    let sheets = content::sheets(draft, template, reader);
    tables::write_workbook(&sheets).map_err(not_made)
}

fn word_problem(error: docx::DocxError) -> Problem {
    match error {
        docx::DocxError::Cancelled(cancelled) => cancelled.into(),
        docx::DocxError::TooLarge => not_made(error),
    }
}

fn not_made(error: impl std::fmt::Display) -> Problem {
    let message = format!("The paper could not be made: {error}.");
    Problem::new(ProblemKind::Bug, message).hint("The draft is safe. Please report this.")
}

impl From<Cancelled> for Problem {
    fn from(_: Cancelled) -> Self {
        Self::new(ProblemKind::Cancelled, "The export was cancelled.")
            .hint("Nothing was written. A paper that was there before is still there.")
    }
}

/// Dates the file by the paper itself, so that the same draft gives the same bytes. A paper
/// without a date has none.
fn about(paper: &Paper, draft: &Draft) -> About {
    let details = &draft.details;
    let date = details
        .agreed_on()
        .or(details.meeting_date)
        .or(details.figures_to)
        .or(details.period.to);
    About {
        title: one_line(&paper.cover.title),
        author: one_line(&paper.furniture.head_start),
        date,
    }
}

/// Returns a text as the properties of a file can hold it: no line ends, no control characters.
fn one_line(text: &str) -> String {
    let spaced: String = text
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}
