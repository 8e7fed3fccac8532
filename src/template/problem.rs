//! What is wrong with a template, by path.

use std::fmt;

/// One thing that is wrong, and where: `sections[2].fields[0].columns`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateProblem {
    /// The path within the file.
    pub path: String,
    /// What is wrong and what would be right.
    pub message: String,
}

impl fmt::Display for TemplateProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path, self.message)
    }
}

/// Why a template cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TemplateError {
    /// The text is not a template file.
    #[error("line {line}, column {column}: {message}")]
    Syntax {
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
        /// What was expected.
        message: String,
    },
    /// The file is a template, and these things in it are wrong.
    #[error("{}", list(.0))]
    Problems(Vec<TemplateProblem>),
}

fn list(problems: &[TemplateProblem]) -> String {
    let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
    lines.join("\n")
}
