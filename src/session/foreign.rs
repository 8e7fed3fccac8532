//! What Candour can do with a file of another program and what it cannot, in words.

use std::path::Path;

use crate::store::{Foreign, ForeignKind};

use super::{Problem, ProblemKind};

/// Says what a file of another program is, and how what is in it comes into a draft.
pub(super) fn foreign_problem(path: &Path, foreign: Foreign) -> Problem {
    let Foreign { name, kind } = foreign;
    let file = path.file_name().unwrap_or(path.as_os_str()).display();
    let message = format!(
        "{file} is {name}. Candour opens its own drafts, whose names end in .ron or .ron.age, and cannot read this one."
    );
    let problem = Problem::new(ProblemKind::Foreign, message)
        .at(path)
        .hint("Nothing was changed.");
    let problem = match kind {
        ForeignKind::Paper => problem.hint(
            "If it was made here, open the draft that it was made from: what is changed in a finished paper does not come back.",
        ),
        ForeignKind::Text
        | ForeignKind::Cells
        | ForeignKind::Logo
        | ForeignKind::Picture
        | ForeignKind::Archive
        | ForeignKind::Other => problem,
    };
    match kind {
        ForeignKind::Text | ForeignKind::Paper => problem
            .hint_in_window(
                "To use its text, open it in its own program, copy what you need, and paste it into a section of a draft.",
            )
            .hint_on_command_line(
                "To use its text, open a draft with candour DRAFT, copy from the other program, and paste into a section.",
            ),
        ForeignKind::Cells => problem
            .hint_in_window(
                "To use its figures, copy the cells in its own program, and paste them into the values of an indicator, or into a section.",
            )
            .hint_on_command_line(
                "To use its figures, open a draft with candour DRAFT, copy the cells in the other program, and paste them into the values of an indicator.",
            ),
        ForeignKind::Logo => problem
            .hint_in_window(
                "It can be the logo of a paper: open a draft and choose it in “Cover and details”.",
            )
            .hint_on_command_line(
                "It can be the logo of a paper: open a draft with candour DRAFT and choose it in “Cover and details”.",
            ),
        ForeignKind::Picture => {
            problem.hint("To use it as a logo, save it as PNG, JPEG or SVG first.")
        }
        ForeignKind::Archive => {
            problem.hint("If a draft is in it, unpack it first and open the file that ends in .ron.")
        }
        ForeignKind::Other => problem.hint("Check that it is the file you meant."),
    }
}

/// Refuses to write a draft under the name of another program's file: nobody would find it again.
pub fn refuse_foreign_name(path: &Path) -> Result<(), Problem> {
    let Some(foreign) = Foreign::of_name(path) else {
        return Ok(());
    };
    let file = path.file_name().unwrap_or(path.as_os_str()).display();
    let message = format!(
        "{file} is the name of {}, and this is a draft.",
        foreign.name
    );
    Err(Problem::new(ProblemKind::User, message)
        .hint("Nothing was written. Give a draft a name that ends in .ron.")
        .at(path))
}

/// Says that a file of another program is no template.
pub(super) fn foreign_template(path: &Path, foreign: Foreign) -> Problem {
    let file = path.file_name().unwrap_or(path.as_os_str()).display();
    let message = format!("{file} is {}, and no template.", foreign.name);
    Problem::new(ProblemKind::Foreign, message)
        .at(path)
        .hint("Nothing was changed. A template is a text file that ends in .ron; docs/format-template.md explains what it holds.")
        .hint("The templates that come with Candour are listed by candour templates.")
}
