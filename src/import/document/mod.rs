//! Last year's self-evaluation as a Word document: its text by headings, and which section of the
//! template each could go to.

mod docx;
mod found;
mod matched;
mod proposed;
mod styles;

use self::{
    docx::{Paragraph, paragraphs},
    styles::Styles,
};
pub use self::{
    found::{Document, Passage, Target},
    matched::{Place, matched, sections},
    proposed::proposal,
};
use super::{ImportError, archive::Archive, left::Left};

/// The parts beside the text, and why they are not taken.
const BESIDE: &[(&str, &str)] = &[
    ("word/footnotes.xml", "It is a footnote."),
    ("word/endnotes.xml", "It is an endnote."),
    ("word/comments.xml", "It is a comment."),
];
/// How many heads and feet are looked at.
const MAX_AROUND: usize = 12;

/// Whether a file is a Word document, by what is in it.
pub fn is_document(bytes: &[u8]) -> bool {
    Archive::of(bytes).is_ok_and(|archive| archive.has("word/document.xml"))
}

/// Reads a document.
pub fn read(bytes: &[u8]) -> Result<Document, ImportError> {
    let archive = Archive::of(bytes)?;
    let styles = Styles::of(&archive)?;
    let body = paragraphs(&archive, "word/document.xml", &styles)?;
    if body.is_empty() {
        return Err(ImportError::NoText);
    }
    Ok(Document {
        passages: passages(body),
        left: beside(&archive, &styles)?,
    })
}

fn passages(body: Vec<Paragraph>) -> Vec<Passage> {
    let mut passages = vec![Passage::default()];
    for paragraph in body {
        if let Some(level) = heading(&paragraph) {
            passages.push(Passage {
                heading: paragraph.text,
                level,
                lines: Vec::new(),
            });
        } else if let Some(passage) = passages.last_mut() {
            passage.lines.push(line(&paragraph));
        }
    }
    passages.retain(|passage| passage.n_words() > 0);
    passages
}

/// How deep a heading is that nobody called one: below those that are.
const FAKE: usize = 9;
/// How long such a heading may be, in bytes.
const MAX_FAKE: usize = 80;

fn heading(paragraph: &Paragraph) -> Option<usize> {
    let text = &paragraph.text;
    let is_plain = paragraph.item.is_none() && !paragraph.is_row;
    let is_fake = is_plain
        && paragraph.is_bold
        && text.len() < MAX_FAKE
        && !text.ends_with(['.', ';', ',', '?', '!']);
    paragraph.level.or(is_fake.then_some(FAKE))
}

fn line(paragraph: &Paragraph) -> String {
    match paragraph.item {
        Some(depth) => format!("{}• {}", "    ".repeat(depth.min(8)), paragraph.text),
        None => paragraph.text.clone(),
    }
}

fn beside(archive: &Archive<'_>, styles: &Styles) -> Result<Vec<Left>, ImportError> {
    let mut left = Vec::new();
    for (part, why) in BESIDE {
        for paragraph in paragraphs(archive, part, styles)? {
            left.push(Left {
                text: paragraph.text,
                why: (*why).to_owned(),
            });
        }
    }
    for number in 1..=MAX_AROUND {
        for part in ["header", "footer"] {
            let name = format!("word/{part}{number}.xml");
            for paragraph in paragraphs(archive, &name, styles)? {
                left.push(Left {
                    text: paragraph.text,
                    why: "It stands at the head or foot of pages.".to_owned(),
                });
            }
        }
    }
    Ok(left)
}
