//! Citations in running text: found before the text is read, settled after it.
//!
//! A citation of a row that the reader may not see, or that does not exist, leaves no trace: no
//! brackets, no double space, no “see”. Brackets round citations alone are taken off, because
//! whoever prints a citation knows whether it needs them.

use super::labels::Labels;
use crate::{
    content::{
        paper::tree::{Inline, Voice},
        typography::Typographer,
    },
    model::{NO_FIGURE, RowId, citations, cited, is_between, is_lead},
};

/// A piece of a paragraph before citations and signs are settled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    /// Words, which lead somewhere if there is an address.
    Words(String, Voice, Option<String>),
    /// A citation.
    Cite(RowId),
    /// A figure that is bound to the cell of a period.
    Figure(RowId, String, Voice),
    /// The end of a line.
    Break,
}

/// Stand for the brackets of a citation while the text is read. They are punctuation, so that
/// `**bold**[@id]` ends its bold words as it does with an ordinary bracket, and no keyboard has them.
pub(super) const OPEN: char = '\u{2e22}';
const CLOSE: char = '\u{2e23}';

/// Makes citations safe from the reader of CommonMark.
pub(super) fn marked(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = 0;
    for citation in citations(text) {
        push_safe(text.get(rest..citation.range.start), &mut out);
        out.push(OPEN);
        out.push_str(citation.row.as_str());
        if let Some(period) = &citation.period {
            out.push(':');
            out.push_str(period);
        }
        out.push(CLOSE);
        rest = citation.range.end;
    }
    push_safe(text.get(rest..), &mut out);
    out
}

fn push_safe(text: Option<&str>, out: &mut String) {
    let text = text.unwrap_or_default();
    out.push_str(&text.replace([OPEN, CLOSE], ""));
}

/// Splits words at the citations in them.
pub(super) fn split(text: &str, voice: Voice, address: Option<&String>, pieces: &mut Vec<Piece>) {
    let push_words = |words: &str, pieces: &mut Vec<Piece>| {
        if !words.is_empty() {
            pieces.push(Piece::Words(words.to_owned(), voice, address.cloned()));
        }
    };
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(OPEN) {
        push_words(before, pieces);
        let Some((id, behind)) = after.split_once(CLOSE) else {
            rest = after;
            continue;
        };
        match cited(id) {
            Some((row, None)) => pieces.push(Piece::Cite(row)),
            Some((row, Some(period))) => pieces.push(Piece::Figure(row, period, voice)),
            None => push_words(id, pieces),
        }
        rest = behind;
    }
    push_words(rest, pieces);
}

/// Makes the text of a paragraph: labels for citations, signs for what a keyboard gives.
pub(super) fn settle(pieces: Vec<Piece>, labels: &Labels) -> Vec<Inline> {
    let mut parts = grouped(pieces, labels).into_iter().peekable();
    let mut typographer = Typographer::default();
    let mut text: Vec<Inline> = Vec::new();
    while let Some(part) = parts.next() {
        match part {
            Part::Words(words, voice, address) => {
                let words = typographer.set_before(&words, parts.peek().and_then(first_sign));
                text.push(match address {
                    Some(address) => Inline::Link {
                        text: words,
                        address,
                        voice,
                    },
                    None => Inline::Text { text: words, voice },
                });
            }
            Part::Cites(rows) => {
                typographer.pass('1');
                text.extend(labels.cites(&rows));
            }
            Part::Break => {
                typographer.pass('\n');
                text.push(Inline::Break);
            }
        }
    }
    trimmed(told_once(text))
}

/// Returns the sign that a part begins with.
fn first_sign(part: &Part) -> Option<char> {
    match part {
        Part::Words(words, ..) => words.chars().next(),
        Part::Cites(_) => Some('('),
        Part::Break => Some('\n'),
    }
}

/// Leaves out a citation that stands among its neighbours already, with what parts it from them.
fn told_once(text: Vec<Inline>) -> Vec<Inline> {
    let mut told: Vec<Inline> = Vec::with_capacity(text.len());
    // How many pieces stood there when the last citation of the open group was told.
    let mut end = 0;
    let mut group: Vec<RowId> = Vec::new();
    for inline in text {
        match &inline {
            Inline::Cite { row, .. } if group.contains(row) => {
                told.truncate(end);
                continue;
            }
            Inline::Cite { row, .. } => {
                group.push(row.clone());
                end = told.len() + 1;
            }
            Inline::Text { text, .. } if text.chars().all(|c| c.is_whitespace() || c == ',') => {}
            Inline::Text { .. }
            | Inline::Link { .. }
            | Inline::Status { .. }
            | Inline::Mark(_)
            | Inline::Break => {
                group.clear();
            }
        }
        told.push(inline);
    }
    told
}

/// A piece of a paragraph with neighbouring citations together.
#[derive(Debug)]
enum Part {
    Words(String, Voice, Option<String>),
    Cites(Vec<RowId>),
    Break,
}

fn grouped(pieces: Vec<Piece>, labels: &Labels) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let mut pieces = pieces.into_iter().peekable();
    while let Some(piece) = pieces.next() {
        match piece {
            Piece::Figure(row, period, voice) => {
                let behind = match pieces.peek() {
                    Some(Piece::Words(words, ..)) => words.as_str(),
                    Some(Piece::Cite(_) | Piece::Figure(..) | Piece::Break) | None => "",
                };
                let before = match parts.last() {
                    Some(Part::Words(words, ..)) => words.as_str(),
                    Some(Part::Cites(_) | Part::Break) | None => "",
                };
                let figure = labels.figure(&row, &period);
                let between = figure.map(|one| one.between(before, behind));
                let words = between.unwrap_or_else(|| NO_FIGURE.to_owned());
                parts.push(Part::Words(words, voice, None));
            }
            Piece::Cite(row) => push_cite(row, &mut parts),
            Piece::Words(text, voice, address) => parts.push(Part::Words(text, voice, address)),
            Piece::Break => parts.push(Part::Break),
        }
    }
    settle_groups(parts, labels)
}

/// Puts a citation to the group before it if only a comma or “and” stands between.
fn push_cite(row: RowId, parts: &mut Vec<Part>) {
    let joins = match parts.as_slice() {
        [.., Part::Cites(_)] => Some(false),
        [.., Part::Cites(_), Part::Words(between, _, None)] => is_between(between).then_some(true),
        _ => None,
    };
    if joins == Some(true) {
        parts.pop();
    }
    if let Some(Part::Cites(rows)) = parts.last_mut()
        && joins.is_some()
    {
        if !rows.contains(&row) {
            rows.push(row);
        }
        return;
    }
    parts.push(Part::Cites(vec![row]));
}

fn settle_groups(parts: Vec<Part>, labels: &Labels) -> Vec<Part> {
    let mut settled: Vec<Part> = Vec::new();
    let mut parts = parts.into_iter().peekable();
    while let Some(part) = parts.next() {
        let Part::Cites(rows) = part else {
            settled.push(part);
            continue;
        };
        let rows: Vec<RowId> = rows
            .into_iter()
            .filter(|row| labels.get(row).is_some())
            .collect();
        let before = settled.last_mut().and_then(words_of);
        let behind = parts.peek_mut().and_then(words_of);
        if rows.is_empty() {
            close_gap(before, behind);
        } else {
            if make_room(before, behind) {
                settled.push(Part::Words(" ".to_owned(), Voice::default(), None));
            }
            settled.push(Part::Cites(rows));
        }
    }
    settled
}

fn words_of(part: &mut Part) -> Option<&mut String> {
    match part {
        Part::Words(text, ..) => Some(text),
        Part::Cites(_) | Part::Break => None,
    }
}

/// Repairs the text round a citation that is not there.
fn close_gap(before: Option<&mut String>, behind: Option<&mut String>) {
    let mut no_words = String::new();
    let ends_here = behind.is_none();
    let behind = behind.unwrap_or(&mut no_words);
    let Some(before) = before else {
        let kept = behind.trim_start_matches([' ', ',', ';']).to_owned();
        *behind = kept;
        return;
    };
    if let Some(after) = behind.trim_start().strip_prefix(')')
        && let Some((head, lead)) = before.rsplit_once('(')
        && is_lead(lead)
    {
        let (head, after) = (head.trim_end().to_owned(), after.to_owned());
        *before = head;
        *behind = after;
    }
    let starts_tight = ends_here
        || behind.chars().next().is_none_or(|c| {
            c.is_whitespace() || matches!(c, '.' | ',' | ';' | ':' | ')' | '!' | '?')
        });
    if starts_tight {
        let head = before.trim_end().len();
        before.truncate(head);
    }
}

/// Takes off brackets round citations alone, and says whether a space must come before them.
fn make_room(before: Option<&mut String>, behind: Option<&mut String>) -> bool {
    let mut needs_space = false;
    let mut no_words = String::new();
    let behind = behind.unwrap_or(&mut no_words);
    if let Some(before) = before {
        if let Some(after) = behind.trim_start().strip_prefix(')')
            && let Some(head) = before.trim_end().strip_suffix('(')
        {
            let (head, after) = (head.to_owned(), after.to_owned());
            *before = head;
            *behind = after;
        }
        // A straight quotation mark opens where nothing stands right before it.
        let words = before.trim_end_matches(['"', '\'']);
        let opens = |c: char| c.is_whitespace() || matches!(c, '(' | '[' | '“' | '‘' | '–' | '—');
        needs_space = !before.is_empty() && !words.chars().last().is_none_or(opens);
    }
    if behind.chars().next().is_some_and(char::is_alphanumeric) {
        behind.insert(0, ' ');
    }
    needs_space
}

/// Takes white space and line ends off both ends, and words of no length out.
fn trimmed(mut text: Vec<Inline>) -> Vec<Inline> {
    text.retain(|inline| !matches!(inline, Inline::Text { text, .. } if text.is_empty()));
    while text.first().is_some_and(is_blank) {
        text.remove(0);
    }
    while text.last().is_some_and(is_blank) {
        text.pop();
    }
    if let Some(Inline::Text { text, .. }) = text.first_mut() {
        *text = text.trim_start().to_owned();
    }
    if let Some(Inline::Text { text, .. }) = text.last_mut() {
        *text = text.trim_end().to_owned();
    }
    text
}

fn is_blank(inline: &Inline) -> bool {
    match inline {
        Inline::Text { text, .. } => text.trim().is_empty(),
        Inline::Mark(_) | Inline::Break => true,
        Inline::Cite { .. } | Inline::Link { .. } | Inline::Status { .. } => false,
    }
}
