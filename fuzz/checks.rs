//! What must hold whatever bytes a draft or a template is read from.
//!
//! `cargo fuzz` looks for bytes for which one of these stops; ordinary tests replay the bytes
//! kept in `tests/data/fuzz`.

use candour::model::Draft;
use candour::store::{Loaded, parse_draft, salvage_draft, write_draft};
use candour::template::{build, parse};

/// A draft that can be read is the same when it was written and read again.
pub(crate) fn check_draft(data: &[u8]) {
    if let Ok(loaded) = parse_draft(data) {
        check_kept(&loaded);
    }
}

/// A template that can be used is kept in drafts as it is.
pub(crate) fn check_template(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    if let Ok(template) = parse(text).and_then(build) {
        check_kept(&Loaded {
            draft: Draft::default(),
            template,
        });
    }
}

/// Salvage loses nothing of a draft without damage, and what it makes of any other is a draft.
pub(crate) fn check_salvage(data: &[u8]) {
    let whole = parse_draft(data);
    let Ok(salvaged) = salvage_draft(data) else {
        assert!(whole.is_err(), "a good draft was refused");
        return;
    };
    if let Ok(whole) = whole {
        assert_eq!(salvaged.loaded, whole);
        assert!(salvaged.lost.is_empty() && salvaged.problems.is_empty());
        return;
    }
    assert!(
        salvaged
            .lost
            .iter()
            .all(|lost| lost.line > 0 && !lost.text.is_empty())
    );
    check_kept(&salvaged.loaded);
}

fn check_kept(loaded: &Loaded) {
    let text = write_draft(&loaded.draft, loaded.template.file()).expect("it can be written");
    let again = parse_draft(text.as_bytes()).expect("it can be read again");
    assert_eq!(again, *loaded);
}
