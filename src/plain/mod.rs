//! Plain English: what could be said more plainly, in quiet remarks and never as a grade.
//!
//! A dozen rules of our own, one file each; a remark names its rule, what it means and what to
//! write instead, where one knows. Sentences are cut by [`crate::prose::sentences()`];
//! an item of a list without a full stop is one.
//!
//! Pure: text in, remarks out. Nothing here knows a draft, a template or a window.

mod acronyms;
mod confused;
mod jargon;
mod long;
mod overused;
mod passive;
mod reading;
mod remark;
mod tokens;

pub use self::{
    acronyms::{Early, early},
    overused::{Overused, overused},
    reading::Reading,
    remark::Remark,
};

use crate::prose::{Shown, sentences};

/// Returns everything that is remarked on in one line.
pub fn remarks(line: &Shown) -> Vec<Remark> {
    let text = line.text.as_str();
    let sentences = sentences(text);
    let mut found = long::check(text, &sentences);
    found.extend(passive::check(text, &sentences));
    let tokens = tokens::tokens(text);
    found.extend(jargon::check(text, &tokens));
    found.extend(confused::check(text, &tokens));
    for remark in &mut found {
        remark.range = line.written(&remark.range);
    }
    found.sort_by_key(|remark| (remark.range.start, remark.range.end));
    found
}

#[cfg(test)]
mod tests;
