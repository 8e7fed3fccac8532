//! Under what a part is exempt: a description of the Act, or a paragraph of the council's rules.

use super::clause::and;

const ACT: &str = "Part 1 of Schedule 12A to the Local Government Act 1972";
const RULES: &str = "the council’s access to information procedure rules";

/// Returns "under paragraph 2 of Part 1 of Schedule 12A …"; nothing where nothing is said.
///
/// What is numbered 1 to 7 is a description of the Act. Anything else, such as 7A, is of the
/// council's own rules, to which a paragraph with a bare number belongs too.
pub(super) fn basis(category: &str, paragraph: &str) -> Option<String> {
    let category = without_lead(category, &["categories", "category", "cat."]);
    let paragraph = without_lead(paragraph, &["paragraphs", "paragraph", "para.", "para"]);
    let of_rules = match paragraph {
        "" => None,
        number if is_number(number) => Some(format!("paragraph {number} of {RULES}")),
        words => Some(words.to_owned()),
    };
    let names_act = paragraph.to_lowercase().contains("schedule 12a");
    let of_act = descriptions(category);
    match (of_act, of_rules) {
        // The author's own words for the same description.
        (Some(of_act), Some(_)) if names_act => Some(format!("under {of_act}")),
        (Some(of_act), Some(of_rules)) => Some(format!("under {of_act} and {of_rules}")),
        (Some(of_act), None) => Some(format!("under {of_act}")),
        (None, of_rules) if category.is_empty() => {
            of_rules.map(|of_rules| format!("under {of_rules}"))
        }
        (None, Some(of_rules)) => Some(format!("under category {category} of {of_rules}")),
        (None, None) => Some(format!("under category {category} of {RULES}")),
    }
}

/// Reads "2", or "1 and 2", as descriptions of the Act.
fn descriptions(category: &str) -> Option<String> {
    let numbers: Vec<&str> = category
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '&' | '/'))
        .filter(|word| !word.is_empty() && *word != "and")
        .collect();
    let is_description = |word: &&str| matches!(*word, "1" | "2" | "3" | "4" | "5" | "6" | "7");
    if numbers.is_empty() || !numbers.iter().all(is_description) {
        return None;
    }
    let many = if numbers.len() > 1 { "s" } else { "" };
    let numbers: Vec<String> = numbers.into_iter().map(str::to_owned).collect();
    Some(format!("paragraph{many} {} of {ACT}", and(&numbers)))
}

fn is_number(text: &str) -> bool {
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '(' | ')');
    text.starts_with(|c: char| c.is_ascii_digit()) && text.chars().all(is_part)
}

/// Takes off a word that the sentence says itself.
fn without_lead<'a>(text: &'a str, leads: &[&str]) -> &'a str {
    let text = text.trim().trim_end_matches(['.', ',', ';']);
    for lead in leads {
        let head = text.get(..lead.len());
        if head.is_some_and(|head| head.eq_ignore_ascii_case(lead))
            && let Some(rest) = text.get(lead.len()..)
            && (rest.is_empty() || rest.starts_with(char::is_whitespace))
        {
            return rest.trim();
        }
    }
    text
}
