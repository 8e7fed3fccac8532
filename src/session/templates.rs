//! Finding a template by id or by file.

use std::path::Path;

use crate::store;
use crate::template::{SHIPPED, Template, build, parse, shipped};

use super::{Problem, ProblemKind};

/// Returns the template with this id, or in this file.
pub fn find_template(name: &str) -> Result<Template, Problem> {
    let known = shipped()?;
    let ids: Vec<String> = known
        .iter()
        .map(|template| template.file().id.clone())
        .collect();
    if let Some(template) = known
        .into_iter()
        .find(|template| template.file().id == name)
    {
        return Ok(template);
    }
    let path = Path::new(name);
    if path.exists() {
        return Ok(store::load_template(path)?);
    }
    Err(Problem::new(
        ProblemKind::User,
        format!("There is no template “{name}”, and no file of that name."),
    )
    .hint(format!("The templates are: {}.", ids.join(", "))))
}

/// Returns the text of a template that comes with the program, comments included.
pub fn template_text(name: &str) -> Result<&'static str, Problem> {
    for text in SHIPPED {
        if build(parse(text)?)?.file().id == name {
            return Ok(text);
        }
    }
    Err(
        Problem::new(ProblemKind::User, format!("There is no template “{name}”."))
            .hint("Run candour templates for the list."),
    )
}

/// Writes a file that must not be there yet.
pub fn write_new_file(path: &Path, bytes: &[u8]) -> Result<(), Problem> {
    refuse_existing(path)?;
    Ok(store::write_file(path, bytes)?)
}

/// Writes a file that must not be there yet and holds some of a draft: who may use the draft may
/// use it, and nobody else.
pub fn write_new_beside(path: &Path, bytes: &[u8], draft: &Path) -> Result<(), Problem> {
    refuse_existing(path)?;
    Ok(store::write_beside(path, bytes, draft)?)
}

/// Refuses a path where something is already.
pub fn refuse_existing(path: &Path) -> Result<(), Problem> {
    if !path.exists() {
        return Ok(());
    }
    let message = format!("{} is there already.", path.display());
    Err(Problem::new(ProblemKind::User, message)
        .hint("It was not changed. Choose another name.")
        .at(path))
}
