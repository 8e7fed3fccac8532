//! What the checks of a template file share.

use std::collections::BTreeSet;

use crate::model::SectionId;
use crate::template::{TemplateFile, TemplateProblem};

/// A template file, and what is wrong with it so far.
pub(super) struct Checker<'a> {
    pub(super) file: &'a TemplateFile,
    pub(super) problems: Vec<TemplateProblem>,
    pub(super) section_ids: BTreeSet<&'a SectionId>,
    /// What sections were called in earlier editions, with the path that says so.
    pub(super) earlier_ids: Vec<(&'a SectionId, String)>,
}

impl Checker<'_> {
    pub(super) fn say(&mut self, path: &str, message: impl Into<String>) {
        self.problems.push(TemplateProblem {
            path: path.to_owned(),
            message: message.into(),
        });
    }

    pub(super) fn not_blank(&mut self, text: &str, path: &str) {
        if text.trim().is_empty() {
            self.say(path, "must not be empty");
        }
    }

    pub(super) fn limit(&mut self, limit: Option<u32>, path: &str) {
        if limit == Some(0) {
            self.say(path, "must be 1 or more; leave it out for no limit");
        }
    }
}
