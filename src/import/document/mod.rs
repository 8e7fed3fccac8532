//! Last year's self-evaluation as a Word document or a text of LibreOffice: its text by headings,
//! and which section of the template each could go to; its tables, and which register each could.

mod address;
mod block;
mod docx;
mod found;
mod matched;
mod numbering;
mod odt;
mod passages;
mod pasted;
mod proposed;
mod rows;
mod styles;
mod symbols;
mod synonyms;
mod tables;
mod untaken;
mod wordings;

use self::{
    docx::{Notes, Shared},
    numbering::Numbering,
    styles::Styles,
};
pub use self::{
    found::{Document, Line, Passage, Table, Target},
    matched::{Place, matched, sections},
    pasted::pasted,
    proposed::{Takes, proposal},
    tables::Recognised,
    untaken::{takes, untaken},
};
use super::{ImportError, archive::Archive, left::Left};

/// The parts beside the text, and why they are not taken.
const BESIDE: &[(&str, &str)] = &[
    ("word/comments.xml", "It is a comment."),
    ("word/header", "It stands at the head or foot of pages."),
    ("word/footer", "It stands at the head or foot of pages."),
    ("word/diagrams/data", "It stands in a drawing."),
];
/// How many heads, feet and drawings are looked at.
const MAX_AROUND: usize = 12;

/// Whether a file is a document, by what is in it.
pub fn is_document(bytes: &[u8]) -> bool {
    Archive::of(bytes).is_ok_and(|archive| archive.has("word/document.xml"))
}

/// Reads a document.
pub fn read(bytes: &[u8]) -> Result<Document, ImportError> {
    let archive = Archive::of(bytes)?;
    let (blocks, left) = if archive.has("word/document.xml") {
        read_word(&archive)?
    } else {
        odt::read(&archive)?
    };
    if blocks.is_empty() {
        return Err(ImportError::NoText);
    }
    Ok(passages::document(blocks, left))
}

fn read_word(archive: &Archive<'_>) -> Result<(Vec<block::Block>, Vec<Left>), ImportError> {
    let mut shared = Shared {
        styles: Styles::of(archive)?,
        numbering: Numbering::of(archive)?,
        links: docx::links(archive)?,
        notes: Notes::new(),
        hidden: String::new(),
        struck: String::new(),
    };
    for part in ["word/footnotes.xml", "word/endnotes.xml"] {
        for (name, blocks) in docx::read(archive, part, &mut shared)?.parts {
            shared.notes.insert(name, (block::text(&blocks), false));
        }
    }
    let read = docx::read(archive, "word/document.xml", &mut shared)?;
    let body = read.parts.into_iter().flat_map(|(_, blocks)| blocks);
    let mut left = left_notes(&shared.notes);
    for (name, why) in BESIDE {
        left.extend(beside(archive, name, why, &mut shared)?);
    }
    let hidden = (&shared.hidden, "It is hidden in the document.");
    for (text, why) in [hidden, (&shared.struck, block::STRUCK)] {
        if !text.trim().is_empty() {
            left.push(Left {
                text: text.trim().to_owned(),
                why: why.to_owned(),
            });
        }
    }
    Ok((body.collect(), left))
}

fn left_notes(notes: &Notes) -> Vec<Left> {
    let left = notes.values().filter(|(_, is_taken)| !is_taken);
    let left = left.map(|(text, _)| Left {
        text: text.clone(),
        why: "It is a footnote that nothing refers to.".to_owned(),
    });
    left.collect()
}

fn beside(
    archive: &Archive<'_>,
    name: &str,
    why: &str,
    shared: &mut Shared,
) -> Result<Vec<Left>, ImportError> {
    let parts: Vec<String> = if archive.has(name) {
        vec![name.to_owned()]
    } else {
        let numbers = 1..=MAX_AROUND;
        numbers
            .map(|number| format!("{name}{number}.xml"))
            .collect()
    };
    let mut left = Vec::new();
    for part in parts {
        for (_, blocks) in docx::read(archive, &part, shared)?.parts {
            left.extend(blocks.iter().map(|block| Left {
                text: block::text(std::slice::from_ref(block)),
                why: why.to_owned(),
            }));
        }
    }
    Ok(left)
}
