//! The headings of a report, known by their words: half of them are tagged as paragraphs.

/// How long a heading may be, in bytes.
const MAX_HEADING: usize = 200;

/// The headings under which stands what needs to improve.
const WANTED: &[&str] = &[
    "what needs to improve",
    "what needs to improve in this area of social work practice",
    "what needs to improve in this area of practice",
    "areas for improvement",
    "areas for development",
    "areas for priority action",
    "area for priority action",
    "recommendations",
];

/// How the headings begin with which something else begins.
const OTHERS: &[&str] = &[
    "the experiences and progress of",
    "the experience and progress of",
    "experiences and progress of",
    "the impact of leaders on",
    "impact of leaders on",
    "overall effectiveness",
    "what is working well",
    "findings",
    "main findings",
    "headline findings",
    "what we found",
    "next steps",
];

/// Whether what needs to improve stands below. A footnote’s number may cling to it.
pub(super) fn is_wanted(text: &str) -> bool {
    let words = words(text);
    let words = words
        .trim_end_matches(|c: char| c.is_ascii_digit())
        .trim_end();
    WANTED.contains(&words) || (words.starts_with("what needs to improve") && words.len() < 80)
}

/// Whether a list is over here, because another part begins.
pub(super) fn ends_list(text: &str) -> bool {
    let words = words(text);
    words.len() < MAX_HEADING
        && !text.trim_end().ends_with('.')
        && OTHERS.iter().any(|other| words.starts_with(other))
}

/// Returns the words in small letters, without the signs around them.
fn words(text: &str) -> String {
    let small = text.to_lowercase();
    let trimmed = small.trim_matches(|c: char| !c.is_alphanumeric());
    trimmed.trim_end_matches(['?', ':', '.', ' ']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_heading_is_known_by_its_words() {
        for text in [
            "What needs to improve",
            "What needs to improve?",
            "What needs to improve?1",
            "What Needs to Improve:",
            "Areas for priority action",
        ] {
            assert!(is_wanted(text), "{text}");
        }
        assert!(!is_wanted("Leaders know what needs to improve"));
        assert!(!is_wanted("Improvements"));
    }
}
