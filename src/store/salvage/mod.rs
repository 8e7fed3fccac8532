//! A damaged draft, opened as far as it can be read.
//!
//! Everything that can be read by itself is in the draft: every field of the file, every answer,
//! every row. Everything else is given as text with its line, so that nothing is dropped in
//! silence. The damaged file is only read. Invariant: a draft without damage comes out as
//! `parse_draft` reads it, with nothing lost.

mod clean;
mod fields;
mod lines;
mod reader;
mod rows;
#[cfg(test)]
mod tests;

use crate::template::{SHIPPED, Template, build, parse};

pub(in crate::store) use self::clean::utf16;
use self::{
    clean::Cleaned,
    reader::{Missing, Reader, Spot},
};
use super::format::{FormatError, Loaded, check_size, header_version, parse_draft, tidied};
use super::renamed::{marked_words, settled};

/// A part of a damaged draft that could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lost {
    /// Where it stood, in words: `answers › Impact › know`.
    pub what: String,
    /// The line in the damaged file at which it begins, from 1.
    pub line: usize,
    /// What stands there.
    pub text: String,
}

/// A damaged draft, as far as it could be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Salvaged {
    /// The draft.
    pub loaded: Loaded,
    /// What is not in it, in the order of the file.
    pub lost: Vec<Lost>,
    /// What somebody should know before using the draft, a sentence or two each.
    pub problems: Vec<String>,
    /// Whether some characters could not be read.
    pub has_unreadable: bool,
}

/// Reads a draft from the bytes of a file, damaged or not.
///
/// Refused are a draft of a newer version, a file that is no draft at all, one that holds more
/// than any draft, and one whose template is neither in it nor comes with the program.
pub fn salvage_draft(bytes: &[u8]) -> Result<Salvaged, FormatError> {
    match parse_draft(bytes) {
        Ok(loaded) => Ok(Salvaged {
            loaded,
            lost: Vec::new(),
            problems: Vec::new(),
            has_unreadable: false,
        }),
        Err(error @ (FormatError::Newer { .. } | FormatError::TooLarge { .. })) => Err(error),
        Err(
            FormatError::Syntax { .. }
            | FormatError::NotADraft
            | FormatError::NotText
            | FormatError::Utf16
            | FormatError::Nought { .. }
            | FormatError::TooMuch(_)
            | FormatError::DuplicateId { .. }
            | FormatError::NoTemplate { .. }
            | FormatError::Template(_),
        ) => in_pieces(bytes),
    }
}

/// Reads a draft piece by piece, as if it were damaged.
fn in_pieces(bytes: &[u8]) -> Result<Salvaged, FormatError> {
    check_size(bytes.len())?;
    let cleaned = Cleaned::of(bytes);
    let version = header_version(&cleaned.text);
    if let Some(found) = version.filter(|found| *found > super::DRAFT_VERSION) {
        return Err(FormatError::Newer { found });
    }
    let mut reader = Reader::new(&cleaned);
    reader.read_all()?;
    // The header alone makes a draft; without it, three fields that only a draft has.
    if reader.n_fields < 3 && version.is_none() {
        return Err(FormatError::NotADraft);
    }
    let (template, is_shipped) = template_of(&mut reader)?;
    let mut problems = problems(&reader);
    problems.extend(stands_twice(&reader, &template));
    if is_shipped {
        problems.push(format!(
            "The draft’s own copy of its template could not be read. The template “{}” that comes with Candour is used instead; compare the sections before you go on.",
            template.file().title
        ));
    }
    // The first of what stands twice is missed only when the second is met.
    reader.missing.sort_by_key(|missing| missing.start);
    let lost = reader.missing.iter();
    let lost = lost
        .map(|missing| told(missing, &cleaned, &template))
        .collect();
    let (draft, marked) = settled(tidied(reader.draft), &template);
    problems.extend(marked_words(&marked, &template));
    Ok(Salvaged {
        loaded: Loaded { draft, template },
        lost,
        problems,
        has_unreadable: cleaned.unreadable.is_some(),
    })
}

/// Returns the draft's own template, or else the one of the same name that comes with the
/// program, and whether it is that one.
fn template_of(reader: &mut Reader<'_>) -> Result<(Template, bool), FormatError> {
    if let Some(template) = reader.template.take() {
        return Ok((template, false));
    }
    let id = &reader.draft.template.id;
    let head = format!("id: \"{id}\"");
    for text in SHIPPED.iter().filter(|text| text.contains(&head)) {
        let template = parse(text).and_then(build).map_err(FormatError::Template)?;
        if template.file().id == *id {
            return Ok((template, true));
        }
    }
    Err(FormatError::NoTemplate { id: id.clone() })
}

fn problems(reader: &Reader<'_>) -> Vec<String> {
    let mut problems = Vec::new();
    if let Some(writing) = reader.cleaned.writing {
        problems.push(format!(
            "The file is not written in UTF-8, as drafts are, but in {writing}, as some editors write. It was read so: look at a few words with £, ’ or é before you go on."
        ));
    }
    if let Some(line) = reader.cleaned.unreadable {
        problems.push(format!(
            "Some characters could not be read, the first in line {line}. Where they stood in a text, it has “\u{fffd}”: search for it and put the words right."
        ));
    }
    if !reader.cleaned.others.is_empty() {
        problems.push(
            "The file holds two versions of some lines, as programs leave them that could not put them together. The first version was taken; what only the other says is among the texts below."
                .to_owned(),
        );
    }
    if reader.in_part > 0 {
        problems.push(format!(
            "{} could be read only in part. What is missing in them is among the texts below.",
            counted(reader.in_part, "row", "rows")
        ));
    }
    if reader
        .missing
        .iter()
        .any(|missing| is_marking(reader, missing))
    {
        problems.push(
            "Markings may be missing. Check who may read each section and row before you share a paper."
                .to_owned(),
        );
    }
    if !reader.guarded.is_empty() {
        problems.push(format!(
            "The markings of {} could not be read. To be safe, they are working notes now, which no paper holds; mark them again.",
            counted(reader.guarded.len(), "section", "sections")
        ));
    }
    problems
}

/// Names what stands twice, and says what became of it.
fn stands_twice(reader: &Reader<'_>, template: &Template) -> Option<String> {
    let spots = reader.twice.iter();
    let names: Vec<String> = spots.map(|spot| label(spot, template)).collect();
    if names.is_empty() {
        return None;
    }
    Some(format!(
        "Twice in the file: {}. What both say in the same words is kept once. Where they differ, the first answer is in the draft and the second among the texts below; of markings, both are among the texts.",
        names.join("; ")
    ))
}

fn is_marking(reader: &Reader<'_>, missing: &Missing) -> bool {
    let text = reader.cleaned.text.get(missing.start..missing.end);
    text.is_some_and(|text| text.contains("audience") || text.contains("exempt:"))
}

fn counted(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

fn told(missing: &Missing, cleaned: &Cleaned, template: &Template) -> Lost {
    let text = cleaned.text.get(missing.start..missing.end);
    let is_other_side = missing.start >= cleaned.end;
    let what = label(&missing.spot, template);
    Lost {
        what: if is_other_side {
            format!("the other version › {what}")
        } else {
            what
        },
        line: cleaned.line(missing.start),
        text: text.unwrap_or_default().to_owned(),
    }
}

fn label(spot: &Spot, template: &Template) -> String {
    let title = |section: &str| {
        template
            .outline(&[])
            .into_iter()
            .find(|outlined| outlined.section.id.as_str() == section)
            .map_or_else(
                || section.to_owned(),
                |outlined| outlined.section.outline_title().to_owned(),
            )
    };
    match spot {
        Spot::Part(name) => name.replace('_', " "),
        Spot::Answer {
            section,
            field: None,
        } => format!("answers › {}", title(section)),
        Spot::Answer {
            section,
            field: Some(field),
        } => format!("answers › {} › {field}", title(section)),
        Spot::Markings { section } => format!("markings › {}", title(section)),
        Spot::Row {
            register,
            id,
            column,
        } => {
            let mut steps = vec![register.many().to_owned()];
            steps.extend(id.iter().map(ToString::to_string));
            steps.extend(column.iter().map(|column| {
                let known = register.column(column);
                known.map_or_else(|| column.clone(), |known| known.label.to_owned())
            }));
            steps.join(" › ")
        }
    }
}
