//! `candour info`: say what a draft is.

use crate::check::draft_words;
use crate::model::{CellKind, Column, Draft, Pack, RegisterKind, Value, british_date, capitalized};
use crate::session::{asked_words, page_count};
use crate::template::Template;

use super::{
    draft::DraftArguments,
    terminal::{CommandResult, Terminal},
};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    draft: DraftArguments,
}

pub(super) fn run(arguments: &Arguments, terminal: &mut Terminal<'_>) -> CommandResult {
    let session = arguments.draft.open(terminal)?;
    let (draft, template) = (session.draft(), session.template());
    let mut line = |label: &str, text: &str| writeln!(terminal.out, "{label:<20} {text}");
    for column in Draft::written_columns() {
        let text = detail(draft, column);
        if !text.is_empty() {
            line(column.label, &text)?;
        }
    }
    line(
        "Template",
        &format!(
            "{} ({}, {})",
            template.file().title,
            draft.template.id,
            draft.template.edition
        ),
    )?;
    if let Some(pack) = draft.pack.as_deref() {
        line("File", &errand(draft, template, pack))?;
    }
    if !draft.team.keeper.is_empty() {
        line("Kept by", &draft.team.keeper)?;
    }
    line("Words", &draft_words(draft, template).to_string())?;
    line(
        "Pages",
        &page_count(draft, template, draft.details.audience).to_string(),
    )?;
    for register in RegisterKind::ALL {
        let n_rows = draft.registers.n_rows(*register);
        if n_rows > 0 {
            line(&capitalized(register.many()), &n_rows.to_string())?;
        }
    }
    Ok(0)
}

/// Says what a file is that is not the draft itself.
fn errand(draft: &Draft, template: &Template, pack: &Pack) -> String {
    if let Some(beside) = &pack.beside {
        return format!("what {} writes beside {beside}", pack.addressee);
    }
    let asked = asked_words(draft, template, pack);
    format!("a section pack for {}: {asked}", pack.addressee)
}

/// Returns a detail in one line of plain text.
fn detail(draft: &Draft, column: &Column) -> String {
    match draft.detail(column.name).map(crate::model::Cell::value) {
        Some(Value::Text(text)) => text,
        Some(Value::Prose(prose)) => prose.as_str().replace('\n', " "),
        Some(Value::Date(date)) => date.map(british_date).unwrap_or_default(),
        Some(Value::Period(period)) => period.label(),
        Some(Value::Choice(name)) => {
            let CellKind::Choice(options) = column.kind else {
                return name;
            };
            let chosen = options.iter().find(|option| option.name == name);
            chosen.map_or(name, |option| option.label.to_owned())
        }
        Some(Value::Logo(logo)) => logo.map(|logo| logo.alt).unwrap_or_default(),
        Some(Value::SignOffs(list)) => {
            let roles: Vec<&str> = list.iter().map(|sign_off| sign_off.role.as_str()).collect();
            roles.join("; ")
        }
        Some(Value::Link(_) | Value::Links(_) | Value::Series(_) | Value::List(_)) | None => {
            String::new()
        }
    }
}
