//! From an open draft to a finished paper.

use std::path::Path;

use jiff::civil::Date;

use crate::content::{self, LeftOut, Paper};
use crate::export::pdf;
use crate::layout::{self, Missing, PageStyle, Pages};
use crate::model::{Audience, Draft};
use crate::store;
use crate::template::Template;

use super::{Problem, ProblemKind};

/// The date of a paper that names none: the first day of the framework's year.
const UNDATED: Date = Date::constant(2026, 4, 1);

/// What came of an export.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Export {
    /// The file.
    pub bytes: Vec<u8>,
    /// How many pages it has.
    pub n_pages: usize,
    /// What was left out for these readers.
    pub left_out: Vec<LeftOut>,
}

/// Lays out the paper for an audience.
pub fn lay_out(draft: &Draft, template: &Template, reader: Audience) -> Pages {
    layout::layout(
        &content::build(draft, template, reader),
        &PageStyle::default(),
    )
}

/// Returns how many pages the paper has.
pub fn page_count(draft: &Draft, template: &Template, reader: Audience) -> usize {
    lay_out(draft, template, reader).pages.len()
}

/// Makes the finished paper. The same draft gives the same bytes.
pub fn export_bytes(
    draft: &Draft,
    template: &Template,
    reader: Audience,
) -> Result<Export, Problem> {
    let paper = content::build(draft, template, reader);
    if let Some(missing) = layout::missing_characters(&paper).first() {
        return Err(missing_problem(missing));
    }
    let pages = layout::layout(&paper, &PageStyle::default());
    let bytes = pdf::write(&pages, &options(draft, &paper)).map_err(|error| {
        Problem::new(
            ProblemKind::Bug,
            format!("The paper could not be made: {error}."),
        )
        .hint("The draft is safe. Please report this.")
    })?;
    Ok(Export {
        bytes,
        n_pages: pages.pages.len(),
        left_out: paper.left_out,
    })
}

/// Makes the finished paper and writes it to a file. A failed export leaves the old file.
pub fn export_to(
    path: &Path,
    draft: &Draft,
    template: &Template,
    reader: Audience,
) -> Result<Export, Problem> {
    let export = export_bytes(draft, template, reader)?;
    store::write_paper(path, &export.bytes)?;
    Ok(export)
}

/// Dates the file by the paper itself, so that the same draft gives the same bytes.
fn options(draft: &Draft, paper: &Paper) -> pdf::PdfOptions {
    let details = &draft.details;
    let agreed = details
        .sign_offs
        .iter()
        .filter_map(|sign_off| sign_off.agreed)
        .max();
    let date = agreed
        .or(details.meeting_date)
        .or(details.figures_to)
        .or(details.period.to);
    pdf::PdfOptions {
        title: paper.cover.title.clone(),
        author: paper.furniture.head_start.clone(),
        date: date.unwrap_or(UNDATED),
    }
}

fn missing_problem(missing: &Missing) -> Problem {
    let code = u32::from(missing.character);
    let mut problem = Problem::new(
        ProblemKind::User,
        format!(
            "The paper’s fonts have no “{}” (U+{code:04X}), which stands in “{}”.",
            missing.character, missing.context
        ),
    )
    .hint("Nothing was exported, so that no reader sees an empty box. Write it in another way and export again.");
    problem.place = Some(Box::new(missing.place.clone()));
    problem
}
