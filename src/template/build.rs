//! Checking a template: every problem by path, then patterns expanded.
//!
//! A template that passes has no id twice, no view of a column that is not there and no rule
//! that nobody could keep, so that those who read it need not ask again.

mod checker;
mod mappings;
mod orders;
mod view;

use std::collections::BTreeSet;

use crate::model::{FieldId, RowId};

use self::checker::Checker;
use super::{
    Field, FieldKind, Numbering, OptionText, Rule, Section, SectionRole, SectionTopics,
    TEMPLATE_FORMAT, TEMPLATE_VERSION, Template, TemplateError, TemplateFile, Which,
};

/// How many levels of sections a paper can number and a reader can follow.
const MAX_DEPTH: usize = 3;

/// Checks a template file and makes it usable. Returns all problems, not the first.
pub fn build(file: TemplateFile) -> Result<Template, TemplateError> {
    let mut checker = Checker {
        file: &file,
        problems: Vec::new(),
        section_ids: BTreeSet::new(),
        earlier_ids: Vec::new(),
    };
    checker.head();
    checker.patterns();
    for (idx, section) in file.sections.iter().enumerate() {
        checker.section(section, &format!("sections[{idx}]"), 1);
    }
    checker.mappings();
    checker.earlier_ids();
    checker.orders();
    checker.rules();
    checker.terms();
    if !checker.problems.is_empty() {
        return Err(TemplateError::Problems(checker.problems));
    }
    let sections = file
        .sections
        .iter()
        .map(|section| expand(section, &file))
        .collect();
    Ok(Template::new(file, sections))
}

fn expand(section: &Section, file: &TemplateFile) -> Section {
    let mut expanded = section.clone();
    let shared = section
        .pattern
        .as_ref()
        .and_then(|name| file.patterns.get(name));
    expanded.fields = section
        .fields
        .iter()
        .chain(shared.into_iter().flatten())
        .cloned()
        .collect();
    expanded.pattern = None;
    expanded.sections = section
        .sections
        .iter()
        .map(|inner| expand(inner, file))
        .collect();
    expanded
}

impl<'a> Checker<'a> {
    fn head(&mut self) {
        let file = self.file;
        if file.format != TEMPLATE_FORMAT {
            self.say(
                "format",
                format!("must be “{TEMPLATE_FORMAT}”, not “{}”", file.format),
            );
        }
        if file.version != TEMPLATE_VERSION {
            self.say(
                "version",
                format!("must be {TEMPLATE_VERSION}, not {}", file.version),
            );
        }
        if RowId::new(file.id.clone()).is_err() {
            self.say(
                "id",
                "must be kebab-case: small letters, figures and single hyphens",
            );
        }
        self.not_blank(&file.edition, "edition");
        self.not_blank(&file.title, "title");
        self.not_blank(&file.summary, "summary");
        self.not_blank(&file.framework.name, "framework.name");
        self.not_blank(&file.framework.source, "framework.source");
        self.not_blank(&file.paper.title, "paper.title");
        for (idx, role) in file.paper.sign_offs.iter().enumerate() {
            self.not_blank(role, &format!("paper.sign_offs[{idx}]"));
        }
        if file.sections.is_empty() {
            self.say("sections", "must hold at least one section");
        }
        if file.paper.numbering == Numbering::Headings {
            self.body_before_appendices();
        }
    }

    fn body_before_appendices(&mut self) {
        let mut seen_appendix = false;
        for (idx, section) in self.file.sections.iter().enumerate() {
            let is_appendix = section.role == SectionRole::Appendix;
            if seen_appendix && !is_appendix {
                self.say(
                    &format!("sections[{idx}].role"),
                    "the body must stand before the appendices",
                );
            }
            seen_appendix |= is_appendix;
        }
    }

    fn patterns(&mut self) {
        for (name, fields) in &self.file.patterns {
            let path = format!("patterns[“{name}”]");
            if fields.is_empty() {
                self.say(&path, "must hold at least one field");
            }
            self.fields(fields, &path);
        }
    }

    fn section(&mut self, section: &'a Section, path: &str, depth: usize) {
        if !self.section_ids.insert(&section.id) {
            self.say(
                &format!("{path}.id"),
                format!("“{}” names another section already", section.id),
            );
        }
        self.not_blank(&section.title, &format!("{path}.title"));
        if depth > MAX_DEPTH {
            self.say(
                path,
                format!("stands {depth} levels deep; {MAX_DEPTH} are possible"),
            );
        }
        if depth > 1 && section.role == SectionRole::Appendix {
            self.say(
                &format!("{path}.role"),
                "only a top-level section can be an appendix",
            );
        }
        if section.fields.is_empty() && section.pattern.is_none() && section.sections.is_empty() {
            self.say(path, "must hold at least one field or section");
        }
        for earlier in &section.renamed_from {
            self.earlier_ids
                .push((earlier, format!("{path}.renamed_from")));
        }
        self.limit(section.word_limit, &format!("{path}.word_limit"));
        self.pattern(section, path);
        self.fields(&section.fields, &format!("{path}.fields"));
        for (idx, inner) in section.sections.iter().enumerate() {
            self.section(inner, &format!("{path}.sections[{idx}]"), depth + 1);
        }
    }

    /// Text of an earlier edition must find one home, and not displace what is there now.
    fn earlier_ids(&mut self) {
        let mut seen = BTreeSet::new();
        for (id, path) in std::mem::take(&mut self.earlier_ids) {
            if self.section_ids.contains(id) {
                self.say(&path, format!("“{id}” still names a section"));
            } else if !seen.insert(id) {
                self.say(&path, format!("“{id}” is claimed by two sections"));
            }
        }
    }

    fn pattern(&mut self, section: &Section, path: &str) {
        let Some(name) = &section.pattern else { return };
        let Some(shared) = self.file.patterns.get(name) else {
            let known: Vec<&str> = self.file.patterns.keys().map(String::as_str).collect();
            self.say(
                &format!("{path}.pattern"),
                format!(
                    "there is no pattern “{name}”; there are: {}",
                    known.join(", ")
                ),
            );
            return;
        };
        for field in &section.fields {
            if shared.iter().any(|other| other.id == field.id) {
                self.say(
                    &format!("{path}.fields"),
                    format!(
                        "“{}” names a field of the pattern “{name}” already",
                        field.id
                    ),
                );
            }
        }
    }

    fn fields(&mut self, fields: &[Field], path: &str) {
        let mut seen = BTreeSet::new();
        for (idx, field) in fields.iter().enumerate() {
            let path = format!("{path}[{idx}]");
            if !seen.insert(&field.id) {
                self.say(
                    &format!("{path}.id"),
                    format!("“{}” names another field of this section already", field.id),
                );
            }
            self.not_blank(&field.prompt, &format!("{path}.prompt"));
            self.limit(field.word_limit, &format!("{path}.word_limit"));
            for earlier in &field.renamed_from {
                self.earlier_field(earlier, fields, &path);
            }
            self.field_kind(field, &path);
        }
    }

    fn earlier_field(&mut self, earlier: &FieldId, fields: &[Field], path: &str) {
        if fields.iter().any(|other| other.id == *earlier) {
            self.say(
                &format!("{path}.renamed_from"),
                format!("“{earlier}” still names a field of this section"),
            );
        }
    }

    fn field_kind(&mut self, field: &Field, path: &str) {
        match &field.kind {
            FieldKind::Line | FieldKind::Prose | FieldKind::Date => {}
            FieldKind::Choice(options) => self.options(options, &format!("{path}.kind")),
            FieldKind::Register(view) => self.view(view, &format!("{path}.kind")),
        }
        let takes_default = matches!(field.kind, FieldKind::Line | FieldKind::Prose);
        if !takes_default && !field.default.is_empty() {
            self.say(
                &format!("{path}.default"),
                "only lines and prose can begin with a text",
            );
        }
    }

    fn options(&mut self, options: &[OptionText], path: &str) {
        if options.len() < 2 {
            self.say(path, "a choice needs at least two options");
        }
        let mut seen = BTreeSet::new();
        for (idx, option) in options.iter().enumerate() {
            if !seen.insert(&option.id) {
                self.say(path, format!("“{}” names two options", option.id));
            }
            self.not_blank(&option.label, &format!("{path}[{idx}].label"));
        }
    }

    fn rules(&mut self) {
        for (idx, rule) in self.file.rules.iter().enumerate() {
            let path = format!("rules[{idx}]");
            if self
                .file
                .rules
                .iter()
                .take(idx)
                .any(|other| std::mem::discriminant(other) == std::mem::discriminant(rule))
            {
                self.say(&path, "this rule is given twice");
            }
            match rule {
                Rule::EvidenceAge(0) => self.say(&path, "must be 1 month or more"),
                Rule::ThreeQuestions => self.three_questions(&path),
                Rule::TopicMissing(sections) => self.topics(sections, &path),
                Rule::EvidenceAge(_)
                | Rule::RequiredFilled
                | Rule::WordLimit
                | Rule::FindingAnswered
                | Rule::FindingDifference
                | Rule::StatementEvidence
                | Rule::AreaPriority
                | Rule::PriorityComplete
                | Rule::TermExplained
                | Rule::ActivityWithoutEffect
                | Rule::OverPositive
                | Rule::FiguresAlone
                | Rule::VoiceMissing
                | Rule::NoWeakness
                | Rule::VagueArea
                | Rule::OutlierUnexplained
                | Rule::ValuesDiffer
                | Rule::OldTerm
                | Rule::PromiseMissing => {}
            }
        }
    }

    fn topics(&mut self, sections: &[SectionTopics], path: &str) {
        for (idx, one) in sections.iter().enumerate() {
            let path = format!("{path}[{idx}]");
            if !self.section_ids.contains(&one.section) {
                self.say(&path, format!("there is no section “{}”", one.section));
            }
            for (idx, topic) in one.topics.iter().enumerate() {
                self.not_blank(&topic.name, &format!("{path}.topics[{idx}].name"));
            }
        }
    }

    /// A rule that no answer could satisfy would never let a paper be ready.
    fn three_questions(&mut self, path: &str) {
        let file = self.file;
        let questions = [
            ("what", &file.questions.what, Which::What),
            ("how", &file.questions.how, Which::How),
            ("next", &file.questions.next, Which::Next),
        ];
        for (name, text, which) in questions {
            self.not_blank(text, &format!("questions.{name}"));
            if !file
                .sections
                .iter()
                .any(|section| asks(section, which, file))
            {
                self.say(
                    path,
                    format!("no field answers {which:?}, so no draft could be ready"),
                );
            }
        }
    }

    fn terms(&mut self) {
        let file = self.file;
        let mut seen = BTreeSet::new();
        for (idx, term) in file.terms.iter().enumerate() {
            let path = format!("terms[{idx}]");
            self.not_blank(&term.term, &format!("{path}.term"));
            self.not_blank(&term.meaning, &format!("{path}.meaning"));
            if !seen.insert(&term.term) {
                self.say(&path, format!("“{}” is explained already", term.term));
            }
        }
    }
}

/// Whether a field of the section, of its pattern or of a section within it answers a question.
fn asks(section: &Section, which: Which, file: &TemplateFile) -> bool {
    let shared = section
        .pattern
        .as_ref()
        .and_then(|name| file.patterns.get(name));
    let mut fields = section.fields.iter().chain(shared.into_iter().flatten());
    fields.any(|field| field.answers.contains(&which))
        || section
            .sections
            .iter()
            .any(|inner| asks(inner, which, file))
}
