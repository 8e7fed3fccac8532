//! `candour templates`: list the templates, or write one out to be changed.

use std::path::PathBuf;

use crate::session::{find_template, template_text, write_new_file};
use crate::template::shipped;

use super::terminal::{CommandResult, Terminal};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// A template to check and describe: an id from the list, or a file of your own.
    template: Option<String>,
    /// Write the template’s text here, as the beginning of one of your own.
    #[arg(short, long, value_name = "FILE", requires = "template")]
    output: Option<PathBuf>,
}

pub(super) fn run(arguments: &Arguments, terminal: &mut Terminal<'_>) -> CommandResult {
    match (&arguments.template, &arguments.output) {
        (None, _) => list(terminal),
        (Some(name), None) => describe(name, terminal),
        (Some(name), Some(path)) => {
            write_new_file(path, template_text(name)?.as_bytes())?;
            writeln!(terminal.out, "{}: the text of “{name}”.", path.display())?;
            Ok(0)
        }
    }
}

fn list(terminal: &mut Terminal<'_>) -> CommandResult {
    for template in shipped().map_err(crate::session::Problem::from)? {
        let file = template.file();
        writeln!(
            terminal.out,
            "{:<26} {} ({})",
            file.id, file.title, file.length
        )?;
        writeln!(terminal.out, "{:<26} {}", "", file.summary)?;
    }
    Ok(0)
}

fn describe(name: &str, terminal: &mut Terminal<'_>) -> CommandResult {
    let template = find_template(name)?;
    let file = template.file();
    writeln!(terminal.out, "{}, edition {}", file.title, file.edition)?;
    writeln!(terminal.out, "{}", file.summary)?;
    writeln!(
        terminal.out,
        "Framework: {} ({})",
        file.framework.name, file.framework.source
    )?;
    for outlined in template.outline(&[]) {
        let limit = outlined
            .section
            .word_limit
            .map_or_else(String::new, |limit| format!(", {limit} words"));
        writeln!(
            terminal.out,
            "{}{} [{}{limit}]",
            "  ".repeat(outlined.depth + 1),
            outlined.section.title,
            outlined.section.id,
        )?;
    }
    Ok(0)
}
