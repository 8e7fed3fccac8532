//! What is looked for behind an `@`: where it begins, and how far it goes.

use egui::Rect;

use crate::prose::Buffer;

/// Nobody looks for more letters than these.
const MAX_QUERY: usize = 60;

/// A list that is open.
#[derive(Debug, Clone, Default)]
pub(super) struct AtList {
    /// Where the `@` stands, in bytes.
    pub(super) start: usize,
    /// What was looked for last.
    pub(super) query: String,
    /// The row that the keys are at.
    pub(super) at: usize,
    /// The rows as they were shown last.
    pub(super) found: Vec<String>,
    /// Where it was shown last.
    pub(super) rect: Option<Rect>,
}

/// Returns the list that what was just typed opens: an `@` where a word begins. Within a word it
/// is part of an address.
pub(super) fn begun(typed: &str, passage: &Buffer) -> Option<AtList> {
    if !typed.contains('@') {
        return None;
    }
    let start = passage.text.get(..passage.caret)?.rfind('@')?;
    let before = passage.text.get(..start)?.chars().next_back();
    let is_beginning =
        before.is_none_or(|sign| sign.is_whitespace() || "(“‘\"'–—*_".contains(sign));
    let list = AtList {
        start,
        ..AtList::default()
    };
    (is_beginning && list.query_in(passage).is_some()).then_some(list)
}

impl AtList {
    /// Returns what is looked for; none where the caret has left it.
    pub(super) fn query_in<'p>(&self, passage: &'p Buffer) -> Option<&'p str> {
        if passage.anchor != passage.caret {
            return None;
        }
        let typed = passage.text.get(self.start..passage.caret)?;
        let query = typed.strip_prefix('@')?;
        let is_begun = !query.starts_with(char::is_whitespace);
        (is_begun && !query.contains('\n') && query.len() <= MAX_QUERY).then_some(query)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, typed: &str, opens: bool) {
        let passage = Buffer::at(text, text.len());
        assert_eq!(begun(typed, &passage).is_some(), opens, "{text}");
    }

    #[test]
    fn only_where_a_word_begins() {
        check("@", "@", true);
        check("They said so @", "@", true);
        check("- (@", "@", true);
        check("**@", "@", true);
        check("so @sur", "@sur", true);
        check("anna@", "@", false);
        check("anna@example.org", "@example.org", false);
        check("[@", "@", false);
        check("so @", "x", false);
    }

    #[test]
    fn it_ends_where_the_caret_leaves_it() {
        let list = AtList {
            start: 3,
            ..AtList::default()
        };
        let query = |text: &str, caret| {
            let passage = Buffer::at(text, caret);
            list.query_in(&passage).map(str::to_owned)
        };
        assert_eq!(query("so @joint au", 12).as_deref(), Some("joint au"));
        for (text, caret) in [
            ("so @jo", 3),
            ("so @ jo", 7),
            ("so @jo\nan", 9),
            ("so jo", 5),
        ] {
            assert_eq!(query(text, caret), None, "{text}");
        }
    }
}
