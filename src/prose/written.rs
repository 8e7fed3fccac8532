//! Words in their voices, as prose is written: for what other programs say is bold or a link.

use super::{
    parse::Voice,
    rich::{Sign, signs_of, write_signs},
};

/// Writes one line of prose from pieces, each said in one voice. Signs that would be marks stay
/// the signs that they were.
pub fn written(pieces: &[(String, Voice)]) -> String {
    let is_plain =
        |(text, voice): &(String, Voice)| *voice == Voice::default() && !text.contains(['*', '[']);
    if pieces.iter().all(is_plain) {
        return pieces.iter().map(|(text, _)| text.as_str()).collect();
    }
    let whole: String = pieces.iter().map(|(text, _)| text.as_str()).collect();
    let has_links = whole.contains("](") || whole.contains("[@");
    let mut signs: Vec<Sign> = Vec::new();
    for (text, voice) in pieces {
        for mut sign in signs_of(text, voice) {
            let is_bracket = matches!(sign.text.as_str(), "[" | "]");
            let is_mark = sign.text == "*" || (is_bracket && (has_links || voice.link.is_some()));
            if is_mark {
                sign.text = format!("\\{}", sign.text).into();
            }
            signs.push(sign);
        }
    }
    write_signs(&signs).content
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prose::{RunKind, parse};

    fn piece(text: &str, marks: &str) -> (String, Voice) {
        let voice = Voice {
            bold: marks.contains('b'),
            italic: marks.contains('i'),
            link: marks.contains('l').then(|| "https://a.uk/b".to_owned()),
        };
        (text.to_owned(), voice)
    }

    #[test]
    fn voices_become_marks_and_signs_stay_signs() {
        for (pieces, expected) in [
            (vec![piece("as * is [1]", "")], r"as \* is [1]"),
            (
                vec![piece("We ", ""), piece("do ", "b"), piece("it", "bi")],
                "We **do *it***",
            ),
            (
                vec![piece("see ", ""), piece("a [note]", "l"), piece(".", "")],
                r"see [a \[note\]](https://a.uk/b).",
            ),
            (vec![piece("[@e-row] as text", "")], r"\[@e-row\] as text"),
        ] {
            let written = written(&pieces);
            assert_eq!(written, expected);
            let said: String = parse(&written)
                .iter()
                .flat_map(|line| &line.runs)
                .filter(|run| run.kind == RunKind::Text)
                .filter_map(|run| written.get(run.range.clone()))
                .collect();
            let meant: String = pieces.iter().map(|(text, _)| text.as_str()).collect();
            assert_eq!(said, meant);
        }
    }
}
