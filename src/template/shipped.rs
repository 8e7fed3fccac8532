//! Reading template files, and the four that come with the program.

use crate::ron_text::{check_limits, explain};

use super::{Template, TemplateError, TemplateFile, build};

/// The template files that come with the program, the default first.
pub const SHIPPED: [&str; 4] = [
    include_str!("../../assets/templates/self-evaluation-short.ron"),
    include_str!("../../assets/templates/self-evaluation-ilacs.ron"),
    include_str!("../../assets/templates/engagement-briefing.ron"),
    include_str!("../../assets/templates/scrutiny-report.ron"),
];

/// Reads a template file. Unknown fields are errors with line and column.
pub fn parse(text: &str) -> Result<TemplateFile, TemplateError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    check_limits(text).map_err(|over| TemplateError::Syntax {
        line: over.line,
        column: over.column,
        message: format!("it holds more than any template: {}", over.limit),
    })?;
    ron::Options::default()
        .with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME)
        .from_str(text)
        .map_err(|error| TemplateError::Syntax {
            line: error.span.start.line,
            column: error.span.start.col,
            message: explain(&error.code),
        })
}

/// Returns the templates that come with the program, the default first.
pub fn shipped() -> Result<Vec<Template>, TemplateError> {
    SHIPPED.iter().map(|text| build(parse(text)?)).collect()
}
