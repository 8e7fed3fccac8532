//! Values as people read them, cut into what is compared.

use crate::model::{Audience, CellKind, Marking, Point, RowId, Value, british_date, citations};

use super::{
    names::{Names, option_label},
    words::{Token, tokens},
};

/// Where the words of an option are found.
#[derive(Debug, Clone, Copy)]
pub(super) enum Options<'a> {
    /// In a column.
    Column(CellKind),
    /// In a field of the template.
    Field(&'a [crate::template::OptionText]),
}

/// Returns a value as it is read, in tokens. An empty value has none.
pub(super) fn shown(value: &Value, options: Options<'_>, names: Names<'_>) -> Vec<Token> {
    match value {
        Value::Prose(prose) => prose_tokens(prose.as_str(), names),
        Value::Text(text) => match options {
            Options::Column(CellKind::Section) => section(text, names),
            Options::Column(_) | Options::Field(_) => tokens(text),
        },
        Value::Choice(name) => whole(choice(name, options)),
        Value::Date(date) => whole(date.map(british_date).unwrap_or_default()),
        Value::Period(period) => whole(period.label()),
        Value::Link(row) => links(row.as_slice(), names),
        Value::Links(rows) => links(rows, names),
        Value::Series(points) => lines(points.iter().map(point_words)),
        Value::List(entries) => lines(entries.iter().cloned()),
        Value::SignOffs(list) => lines(list.iter().map(|sign_off| {
            let agreed = sign_off.agreed.map(british_date);
            let agreed = agreed.map_or_else(|| "not yet".to_owned(), |day| format!("agreed {day}"));
            format!("{} – {agreed}", sign_off.role)
        })),
        Value::Logo(None) => Vec::new(),
        Value::Logo(Some(logo)) => {
            let bytes = logo.data.0.len();
            tokens(&format!("Picture of {bytes} bytes: {}", logo.alt))
        }
    }
}

/// Returns a marking as it is read.
pub(super) fn marking(marking: &Marking) -> Vec<Token> {
    let mut lines = Vec::new();
    if marking.audience != Audience::default() {
        lines.push(marking.audience.label().to_owned());
    }
    if let Some(exempt) = &marking.exempt {
        let review = exempt.review.map(british_date).unwrap_or_default();
        let parts = [
            ("Exempt: category ", &exempt.category),
            ("paragraph ", &exempt.paragraph),
            ("", &exempt.reason),
            ("until ", &exempt.until),
            ("looked at again ", &review),
        ];
        let parts = parts
            .iter()
            .filter(|(lead, text)| lead.starts_with('E') || !text.is_empty());
        let parts: Vec<String> = parts.map(|(lead, text)| format!("{lead}{text}")).collect();
        lines.push(parts.join(", "));
    }
    tokens(&lines.join("\n"))
}

fn whole(text: String) -> Vec<Token> {
    if text.is_empty() {
        Vec::new()
    } else {
        vec![Token::whole(text)]
    }
}

fn lines(lines: impl Iterator<Item = String>) -> Vec<Token> {
    tokens(&lines.collect::<Vec<_>>().join("\n"))
}

fn section(text: &str, names: Names<'_>) -> Vec<Token> {
    let section = crate::model::SectionId::new(text);
    whole(
        section
            .map(|section| names.section(&section))
            .unwrap_or_default(),
    )
}

fn choice(name: &str, options: Options<'_>) -> String {
    match options {
        Options::Column(CellKind::Choice(options)) => option_label(options, name),
        Options::Column(_) => name.to_owned(),
        Options::Field(options) => options
            .iter()
            .find(|option| option.id.as_str() == name)
            .map_or_else(|| name.to_owned(), |option| option.label.clone()),
    }
}

fn links(rows: &[RowId], names: Names<'_>) -> Vec<Token> {
    let mut tokens = Vec::new();
    for (idx, row) in rows.iter().enumerate() {
        if idx > 0 {
            tokens.push(Token::whole("\n"));
        }
        tokens.push(Token::link(names.row(row), row.clone()));
    }
    tokens
}

/// Returns the figures of one period as they are read: ours, and all that stands beside them.
pub fn point_words(point: &Point) -> String {
    let figures = [
        ("ours", &point.ours),
        ("neighbours", &point.neighbours),
        ("region", &point.region),
        ("England", &point.england),
        ("target", &point.target),
    ];
    let given = figures.iter().filter(|(_, figure)| !figure.is_empty());
    let given: Vec<String> = given
        .map(|(name, figure)| format!("{name} {}", figure.0))
        .collect();
    format!("{}: {}", point.period, given.join(", "))
}

/// Splits prose into words, each citation standing for the row it names, and for the time whose
/// figure is printed where it is bound to one.
fn prose_tokens(text: &str, names: Names<'_>) -> Vec<Token> {
    let mut shown = Vec::new();
    let mut rest = 0;
    for citation in citations(text) {
        let words = text.get(rest..citation.range.start).unwrap_or_default();
        shown.extend(tokens(words));
        let row = names.row(&citation.row);
        let label = match &citation.period {
            Some(period) => format!("[{row}, {period}]"),
            None => format!("[{row}]"),
        };
        shown.push(Token::link(label, citation.row));
        rest = citation.range.end;
    }
    shown.extend(tokens(text.get(rest..).unwrap_or_default()));
    shown
}
