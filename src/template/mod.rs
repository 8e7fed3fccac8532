//! Which sections, fields and rules exist: data, read strictly.
//!
//! Closed in code are the *kinds* of field and rule; open in data are the sections, prompts,
//! guidance, options, columns, limits, rules, order and numbering. [`parse`] reads the file,
//! [`build()`] checks it and returns every problem, not the first.
//! No section of any framework is named here or anywhere in code.

mod build;
mod file;
mod fit;
mod mapping;
mod problem;
mod shipped;
#[cfg(test)]
mod tests;
mod tree;
mod view;

pub use self::{
    build::build,
    file::{
        Field, FieldKind, Framework, KnownTerm, Numbering, OptionText, PaperSetup, Presentation,
        RegisterView, Rule, Scope, Section, SectionOrder, SectionRole, SectionTopics,
        TEMPLATE_FORMAT, TEMPLATE_VERSION, TemplateFile, ThreeQuestions, Topic, Which,
    },
    fit::Fit,
    mapping::{Mapped, Mapping},
    problem::{TemplateError, TemplateProblem},
    shipped::{SHIPPED, parse, shipped},
    tree::{Outlined, Template},
};
