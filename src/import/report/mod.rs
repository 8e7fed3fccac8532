//! What inspectors wrote: a report or letter, as PDF or as pasted text.
//!
//! Found are the kind of review, its dates and grades, and what needs to improve, verbatim and in
//! order. Names of people stay where they are: nothing but those is taken.

mod blocks;
mod bullets;
mod found;
mod grades;
mod header;
mod headings;
mod letter;
mod marks;
mod proposed;
mod reference;

use self::blocks::Block;
pub use self::{
    found::{Report, Said},
    grades::Judgement,
    reference::{Part, Reference},
};
use super::{ImportError, Left, pdf};
use crate::model::ReviewKind;

/// The longest pasted text that is read, in bytes.
const MAX_TEXT: usize = 4 * 1024 * 1024;
/// How many findings a report may have. Reports have at most fifteen.
const MAX_FINDINGS: usize = 500;
/// How many sentences of a letter are offered.
const MAX_SENTENCES: usize = 500;

/// Reads a report as PDF.
pub fn read_pdf(bytes: &[u8]) -> Result<Report, ImportError> {
    let tagged = pdf::read(bytes)?;
    let blocks = blocks::of_tagged(&tagged.root);
    let mut report = match of_blocks(&blocks, Source::Pages) {
        Err(ImportError::Nothing) if !tagged.damaged.is_empty() => {
            return Err(ImportError::Damaged {
                what: "PDF",
                why: "its pages cannot be read".to_owned(),
            });
        }
        other => other?,
    };
    for page in tagged.damaged {
        report.left.push(Left {
            text: format!("Page {page}"),
            why: "Part of this page could not be read. Look at it in the report itself.".to_owned(),
        });
    }
    Ok(report)
}

/// Returns a copied text with the usual bullet in place of every other, to be shown.
pub fn with_usual_bullets(text: &str) -> String {
    marks::with_usual(text)
}

/// Reads a report or letter that was copied as plain text.
pub fn read_text(text: &str) -> Result<Report, ImportError> {
    if text.len() > MAX_TEXT {
        return Err(ImportError::TooLarge {
            what: "a text",
            most: "4 MB",
        });
    }
    of_blocks(&blocks::of_text(text), Source::Copied)
}

/// Where words come from. Somebody who copied a text wants what is in it, whatever it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Source {
    Pages,
    Copied,
}

fn of_blocks(blocks: &[Block], source: Source) -> Result<Report, ImportError> {
    let header = header::read(blocks);
    let grades = grades::find(blocks);
    let below = bullets::find(blocks);
    let mut findings: Vec<Said> = below.bullets.iter().map(said).collect();
    let is_letter = grades.is_empty() && findings.is_empty();
    let mut others = Vec::new();
    if is_letter {
        for sentence in letter::sentences(blocks).into_iter().take(MAX_SENTENCES) {
            let said = asked(sentence.text);
            if sentence.asks {
                findings.push(said);
            } else {
                others.push((findings.len(), said));
            }
        }
    }
    findings.truncate(MAX_FINDINGS);
    let has_words = source == Source::Copied && !others.is_empty();
    let is_empty = grades.is_empty() && findings.is_empty() && below.n_headings == 0;
    if is_empty && !has_words {
        return Err(ImportError::Nothing);
    }
    let below = below.others.into_iter().map(|text| Left {
        text,
        why: "It stands below “What needs to improve” and is no item of a list.".to_owned(),
    });
    Ok(Report {
        kind: header.kind.unwrap_or(ReviewKind::OtherReview),
        authority: header.authority,
        held: header.held,
        published: header.published,
        grades,
        findings,
        others,
        left: below.collect(),
    })
}

fn said(bullet: &bullets::Bullet) -> Said {
    let (text, reference) = reference::split(&bullet.printed);
    let mut within = bullet.within.clone();
    let mut reference = reference;
    // Behind a list within the item, the reference stands at the end of its last line.
    if reference.is_none()
        && let Some(last) = within.last_mut()
        && let (text, Some(found)) = reference::split(last)
    {
        *last = text;
        reference = Some(found);
    }
    Said {
        text,
        printed: bullet.printed.clone(),
        within,
        reference,
        is_listed: true,
    }
}

fn asked(sentence: String) -> Said {
    let (text, reference) = reference::split(&sentence);
    Said {
        text,
        printed: sentence,
        within: Vec::new(),
        reference,
        is_listed: false,
    }
}
