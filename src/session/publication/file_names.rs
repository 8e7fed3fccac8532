//! Names in the names of files: `Closing_Summary_TobyRudge_final.docx`.

use super::{
    span::{Kind, Span},
    vocabulary::{List, has},
};

/// Finds them in a text.
pub(super) fn find(text: &str, spans: &mut Vec<Span>) {
    if !text.contains('_') && !text.contains(".doc") && !text.contains(".pdf") {
        return;
    }
    let start = text.as_ptr().addr();
    let files = text.split_whitespace().filter(|piece| is_file(piece));
    for file in files {
        let parts = parts(file);
        let mut pairs = parts.windows(2);
        let named = pairs.find_map(|pair| {
            let [first, last] = pair else { return None };
            let is_name = has(List::FirstNames, &first.to_lowercase())
                && !has(List::WordNames, &first.to_lowercase())
                && last.starts_with(char::is_uppercase)
                && !has(List::Things, &last.to_lowercase());
            is_name.then_some((first, last))
        });
        if let Some((first, last)) = named {
            let from = first.as_ptr().addr() - start;
            let to = last.as_ptr().addr() - start + last.len();
            spans.push(Span::new(Kind::Name, from..to));
        }
    }
}

fn is_file(piece: &str) -> bool {
    let end = piece.trim_end_matches(|c: char| !c.is_alphanumeric());
    let endings = [
        ".doc", ".docx", ".pdf", ".xls", ".xlsx", ".msg", ".jpg", ".png",
    ];
    end.contains('_') || endings.iter().any(|ending| end.ends_with(ending))
}

/// Returns the words of the name of a file, parted at signs and at capitals.
fn parts(file: &str) -> Vec<&str> {
    let words = file.split(|c: char| !c.is_alphabetic());
    let mut parts = Vec::new();
    for word in words.filter(|word| !word.is_empty()) {
        let mut from = 0;
        let mut was_small = false;
        for (at, c) in word.char_indices() {
            if c.is_uppercase() && was_small {
                parts.extend(word.get(from..at));
                from = at;
            }
            was_small = c.is_lowercase();
        }
        parts.extend(word.get(from..));
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::super::test_support::{calm, found};

    #[test]
    fn who_a_file_is_of_is_found() {
        assert!(!found("Source: Chronology_EllieMarsh_v2.docx.").is_empty());
        assert!(!found("See Dylan-Pryor-plan.pdf").is_empty());
        calm(&[
            "Source: audit_tool_final.docx.",
            "See Self-evaluation-2026.pdf",
        ]);
    }
}
