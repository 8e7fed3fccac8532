//! Tagged PDF files: their words, with what is a heading, a list and a table.
//!
//! Read through the structure tree, as a screen reader reads them; a file without one has only
//! letters at places, and is refused. Invariant: whatever the file says it holds, memory, depth and
//! time are bounded.

mod codes;
mod marked;
mod stream;
mod tokens;
mod tree;

use std::cell::Cell;

use lopdf::{Document, LoadOptions, Object, ObjectId};

pub(super) use self::tree::{Node, Part};
use self::{marked::Marked, stream::Budget};
use super::ImportError;

/// The largest file, in bytes. Reports have half a million.
const MAX_FILE: usize = 16 * 1024 * 1024;
/// How much may be inflated while a file is opened, and once more for its pages, in bytes.
const MAX_INFLATED: usize = 24 * 1024 * 1024;
const MAX_PAGES: usize = 2_000;

/// A tagged document.
#[derive(Debug)]
pub(super) struct Tagged {
    /// Everything in it, in order.
    pub(super) root: Node,
    /// The pages, counted from 1, of which something could not be read.
    pub(super) damaged: Vec<usize>,
}

/// Reads a document.
pub(super) fn read(bytes: &[u8]) -> Result<Tagged, ImportError> {
    if bytes.len() > MAX_FILE {
        return Err(ImportError::TooLarge {
            what: "a PDF",
            most: "16 MB",
        });
    }
    let document = load(bytes)?;
    let mut budget = Budget::new(MAX_INFLATED);
    let marked = Marked::of(&document, &mut budget, MAX_PAGES);
    let root = tree::root(&document, &marked).ok_or(ImportError::Untagged)?;
    Ok(Tagged {
        root,
        damaged: marked.damaged,
    })
}

thread_local! {
    /// What may still be inflated while a file is opened: lopdf bounds each stream alone.
    static LEFT: Cell<usize> = const { Cell::new(0) };
}

fn load(bytes: &[u8]) -> Result<Document, ImportError> {
    LEFT.set(MAX_INFLATED);
    let options = LoadOptions {
        filter: Some(within_bounds),
        max_decompressed_size: Some(MAX_INFLATED),
        ..LoadOptions::default()
    };
    let document = Document::load_mem_with_options(bytes, options);
    let document = document.map_err(|error| ImportError::Damaged {
        what: "PDF",
        why: error.to_string(),
    })?;
    if document.is_encrypted() {
        return Err(ImportError::Locked);
    }
    Ok(document)
}

/// Keeps an object, unless it is a stream of objects for which nothing is left.
fn within_bounds(id: ObjectId, object: &mut Object) -> Option<(ObjectId, Object)> {
    if let Ok(stream) = object.as_stream_mut()
        && stream.dict.has_type(b"ObjStm")
    {
        stream.decompress_with_limit(LEFT.get()).ok()?;
        LEFT.set(LEFT.get().saturating_sub(stream.content.len()));
    }
    // Of what stands in a stream of objects the answer counts, of all else the object itself.
    let is_stream = object.as_stream().is_ok();
    let kept = if is_stream {
        Object::Null
    } else {
        object.clone()
    };
    Some((id, kept))
}
