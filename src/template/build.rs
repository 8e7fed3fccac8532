//! Checking a template: every problem by path, then patterns expanded.

use std::collections::BTreeSet;

use crate::model::{CellKind, RegisterKind, RowId};

use super::{
    Field, FieldKind, Numbering, RegisterView, Rule, Scope, Section, SectionRole, TEMPLATE_FORMAT,
    TEMPLATE_VERSION, Template, TemplateError, TemplateFile, TemplateProblem,
};

/// How many levels of sections a paper can number and a reader can follow.
const MAX_DEPTH: usize = 3;

/// Checks a template file and makes it usable. Returns all problems, not the first.
pub fn build(file: TemplateFile) -> Result<Template, TemplateError> {
    let mut checker = Checker {
        file: &file,
        problems: Vec::new(),
        section_ids: BTreeSet::new(),
    };
    checker.head();
    checker.patterns();
    for (idx, section) in file.sections.iter().enumerate() {
        checker.section(section, &format!("sections[{idx}]"), 1);
    }
    checker.rules();
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

struct Checker<'a> {
    file: &'a TemplateFile,
    problems: Vec<TemplateProblem>,
    section_ids: BTreeSet<&'a str>,
}

impl<'a> Checker<'a> {
    fn say(&mut self, path: &str, message: impl Into<String>) {
        self.problems.push(TemplateProblem {
            path: path.to_owned(),
            message: message.into(),
        });
    }

    fn not_blank(&mut self, text: &str, path: &str) {
        if text.trim().is_empty() {
            self.say(path, "must not be empty");
        }
    }

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
            self.fields(fields, &format!("patterns[“{name}”]"));
        }
    }

    fn section(&mut self, section: &'a Section, path: &str, depth: usize) {
        if !self.section_ids.insert(section.id.as_str()) {
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
        self.limit(section.word_limit, &format!("{path}.word_limit"));
        self.pattern(section, path);
        self.fields(&section.fields, &format!("{path}.fields"));
        for (idx, inner) in section.sections.iter().enumerate() {
            self.section(inner, &format!("{path}.sections[{idx}]"), depth + 1);
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

    fn limit(&mut self, limit: Option<u32>, path: &str) {
        if limit == Some(0) {
            self.say(path, "must be 1 or more; leave it out for no limit");
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
            self.field_kind(field, &path);
        }
    }

    fn field_kind(&mut self, field: &Field, path: &str) {
        match &field.kind {
            FieldKind::Line | FieldKind::Prose | FieldKind::Date => {}
            FieldKind::Choice(options) => {
                if options.len() < 2 {
                    self.say(
                        &format!("{path}.kind"),
                        "a choice needs at least two options",
                    );
                }
                let ids: BTreeSet<_> = options.iter().map(|option| &option.id).collect();
                if ids.len() < options.len() {
                    self.say(&format!("{path}.kind"), "two options share an id");
                }
            }
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

    fn view(&mut self, view: &RegisterView, path: &str) {
        let names: Vec<&str> = view
            .register
            .columns()
            .iter()
            .map(|column| column.name)
            .collect();
        if view.columns.is_empty() {
            self.say(
                &format!("{path}.columns"),
                format!("must name at least one of: {}", names.join(", ")),
            );
        }
        for column in &view.columns {
            if !names.contains(&column.as_str()) {
                self.say(
                    &format!("{path}.columns"),
                    format!(
                        "{:?} has no column “{column}”; it has: {}",
                        view.register,
                        names.join(", ")
                    ),
                );
            }
        }
        for kind in &view.kinds {
            self.view_kind(view.register, kind, path);
        }
        if view.scope == Scope::Here && !names.contains(&"section") {
            self.say(
                &format!("{path}.scope"),
                format!("rows of {:?} belong to no section", view.register),
            );
        }
        self.limit(view.limit, &format!("{path}.limit"));
    }

    fn view_kind(&mut self, register: RegisterKind, kind: &str, path: &str) {
        let Some(CellKind::Choice(options)) = register.column("kind").map(|column| column.kind)
        else {
            self.say(
                &format!("{path}.kinds"),
                format!("rows of {register:?} have no kind"),
            );
            return;
        };
        if !options.iter().any(|option| option.name == kind) {
            let known: Vec<&str> = options.iter().map(|option| option.name).collect();
            self.say(
                &format!("{path}.kinds"),
                format!("there is no kind “{kind}”; there are: {}", known.join(", ")),
            );
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
                Rule::ThreeQuestions if self.file.questions.what.is_empty() => {
                    self.say(&path, "the questions must be given in `questions`");
                }
                Rule::EvidenceAge(_)
                | Rule::RequiredFilled
                | Rule::WordLimit
                | Rule::ThreeQuestions
                | Rule::FindingAnswered
                | Rule::FindingDifference
                | Rule::StatementEvidence
                | Rule::AreaPriority
                | Rule::PriorityComplete
                | Rule::TermExplained => {}
            }
        }
    }
}
