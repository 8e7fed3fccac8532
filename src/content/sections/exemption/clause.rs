//! The author's words as parts of a sentence.

/// Words that begin a clause and have a capital only at the start of a sentence.
const SMALL: &[&str] = &[
    "a",
    "after",
    "all",
    "an",
    "any",
    "as",
    "at",
    "because",
    "before",
    "both",
    "by",
    "each",
    "few",
    "for",
    "from",
    "he",
    "her",
    "his",
    "if",
    "in",
    "it",
    "its",
    "many",
    "most",
    "no",
    "nobody",
    "none",
    "not",
    "of",
    "on",
    "once",
    "one",
    "only",
    "our",
    "personal",
    "commercial",
    "legal",
    "she",
    "since",
    "so",
    "some",
    "such",
    "that",
    "the",
    "their",
    "there",
    "these",
    "they",
    "this",
    "those",
    "to",
    "two",
    "under",
    "until",
    "we",
    "what",
    "when",
    "where",
    "while",
    "with",
];

/// Words without which a text is no clause, but a name for something.
const VERBS: &[&str] = &[
    "are",
    "can",
    "cannot",
    "concern",
    "concerns",
    "contain",
    "contains",
    "could",
    "describes",
    "did",
    "discusses",
    "does",
    "give",
    "gives",
    "had",
    "has",
    "have",
    "hold",
    "holds",
    "identifies",
    "identify",
    "include",
    "includes",
    "is",
    "may",
    "might",
    "must",
    "name",
    "names",
    "needs",
    "owe",
    "owes",
    "point",
    "points",
    "quotes",
    "refers",
    "relate",
    "relates",
    "reveal",
    "reveals",
    "should",
    "show",
    "shows",
    "tells",
    "want",
    "wants",
    "was",
    "were",
    "will",
    "would",
];

/// Returns ", because it names a person", ", to protect a child" or ", for this reason: a child’s
/// health", as the text is a clause, a purpose or neither. Nothing where there is no text.
pub(super) fn because(reason: &str) -> String {
    let reason = reason.trim().trim_end_matches(['.', ';', ',']).trim_end();
    let first = first_word(reason);
    match first.as_str() {
        "" => String::new(),
        "because" | "since" | "as" | "to" => format!(", {}", small(reason)),
        _ if is_clause(reason) => format!(", because {}", small(reason)),
        _ => format!(", for this reason: {}", small(reason)),
    }
}

/// Returns what stands behind "until"; nothing where there is no text.
pub(super) fn until(end: &str) -> Option<String> {
    let end = end.trim().trim_end_matches(['.', ';', ',']).trim_end();
    let end = match first_word(end).as_str() {
        "until" | "till" => end.split_once(char::is_whitespace)?.1.trim(),
        _ => end,
    };
    (!end.is_empty()).then(|| small(end))
}

/// Joins names as a sentence does.
pub(super) fn and(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// Whether the first sentence of a text says something of something.
fn is_clause(text: &str) -> bool {
    let mut words = text.split(|c: char| !c.is_alphanumeric());
    words.any(|word| VERBS.contains(&word.to_lowercase().as_str()))
}

fn first_word(text: &str) -> String {
    let word = text
        .split(|c: char| !c.is_alphanumeric() && c != '-')
        .next();
    word.unwrap_or_default().to_lowercase()
}

/// Takes the capital off a word that has it only at the start of a sentence.
fn small(text: &str) -> String {
    if !SMALL.contains(&first_word(text).as_str()) {
        return text.to_owned();
    }
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_lowercase().chain(chars).collect()
    })
}
