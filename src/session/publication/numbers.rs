//! Numbers that lead to one person: NHS and pupil numbers, case files, telephones, addresses of
//! e-mail, postcodes, dates of birth.

use std::ops::Range;

use super::{
    births,
    borne_out::{bears_out_nhs, is_pupil_number},
    contacts::{is_named_mail, is_of_many, is_personal_mail, is_telephone},
    file_numbers::{files, is_file, is_numbered_file},
    span::{Kind, Span},
    vocabulary::{List, has},
    words::Word,
};

/// Finds them in a text with these words.
pub(super) fn find(text: &str, words: &[Word<'_>], spans: &mut Vec<Span>) {
    if !text.contains(|c: char| c.is_ascii_digit() || c == '@') {
        return;
    }
    for piece in pieces(text) {
        let part = text.get(piece.clone()).unwrap_or_default();
        if is_personal_mail(part) && (is_named_mail(part) || !is_of_many(text, piece.start))
            || is_handle(part, text)
            || is_said_at(text, &piece)
        {
            spans.push(Span::new(Kind::Contact, piece));
            continue;
        }
        for inner in parts(part) {
            let inner = piece.start + inner.start..piece.start + inner.end;
            let part = text.get(inner.clone()).unwrap_or_default();
            if is_pupil_number(part)
                || is_court_number(part)
                || is_insurance_number(part)
                || is_numbered_file(part, text)
                || is_file(part, words)
            {
                spans.push(Span::new(Kind::Number, inner));
            }
        }
    }
    digits(text, spans);
    postcodes(words, spans);
    files(words, spans);
    births::find(words, spans);
    insurance(words, spans);
}

/// Finds national insurance numbers written in groups: QQ 12 34 56 C.
fn insurance(words: &[Word<'_>], spans: &mut Vec<Span>) {
    const SHAPES: [&str; 5] = ["AA", "99", "99", "99", "A"];
    for five in words.windows(5) {
        let mut with_shapes = five.iter().zip(SHAPES);
        if with_shapes.all(|(word, wanted)| has_shape(word.text, wanted))
            && let [first, .., last] = five
        {
            spans.push(Span::new(Kind::Number, first.range.start..last.range.end));
        }
    }
}

/// Parts a text at white space, without the signs round each piece.
fn pieces(text: &str) -> impl Iterator<Item = Range<usize>> {
    let start = text.as_ptr().addr();
    text.split_whitespace().map(move |piece| {
        let inner = piece.trim_matches(|c: char| !c.is_alphanumeric());
        let from = inner.as_ptr().addr() - start;
        from..from + inner.len()
    })
}

/// Parts a piece at the signs that stand before a number with no blank: no.Z801, UPN:Z801.
fn parts(piece: &str) -> impl Iterator<Item = Range<usize>> {
    let start = piece.as_ptr().addr();
    let is_inner = |c: char| c.is_alphanumeric() || matches!(c, '/' | '-' | '_');
    let found = piece.split(move |c: char| !is_inner(c));
    { found.filter(|part| !part.is_empty()) }.map(move |part| {
        let from = part.as_ptr().addr() - start;
        from..from + part.len()
    })
}

/// Whether it is the number of a family case: two letters, the year, a letter, five digits.
fn is_court_number(text: &str) -> bool {
    has_shape(text, "AA99A99999") || has_shape(text, "AA99AA9999")
}

/// Whether it is what somebody is called on social media, as people write it: `@lil_kenzie`.
fn is_said_at(text: &str, piece: &Range<usize>) -> bool {
    let before = text.get(..piece.start).unwrap_or_default();
    let Some(before) = before.strip_suffix('@') else {
        return false;
    };
    let is_apart = !before.ends_with(|c: char| c.is_alphanumeric() || c == '[');
    let part = text.get(piece.clone()).unwrap_or_default();
    let is_shaped = { part.chars() }.all(|c| c.is_alphanumeric() || matches!(c, '_' | '.'));
    let letters = part.split(|c: char| !c.is_alphabetic());
    let mut words = letters.filter(|word| !word.is_empty());
    let is_of_a_team = words.all(|word| has(List::Teams, &word.to_lowercase()));
    is_apart && is_shaped && part.len() > 3 && !is_of_a_team
}

/// Whether it is what somebody is called on social media: a name with a number.
fn is_handle(text: &str, around: &str) -> bool {
    let has_digit = text.chars().any(|c| c.is_ascii_digit());
    let has_letter = text.chars().filter(|c| c.is_alphabetic()).count() > 3;
    let is_shaped = text.chars().all(|c| c.is_alphanumeric() || c == '_');
    if !(has_digit && has_letter && is_shaped) {
        return false;
    }
    let small = around.to_lowercase();
    [
        "account",
        "tiktok",
        "instagram",
        "snapchat",
        "handle",
        "profile",
        "snap",
        "insta",
    ]
    .iter()
    .any(|word| small.contains(word))
}

fn is_insurance_number(text: &str) -> bool {
    has_shape(text, "AA999999A")
}

/// Whether a text is built like another, in which `A` stands for any capital and `9` for any digit.
fn has_shape(text: &str, wanted: &str) -> bool {
    let fits = |(byte, wanted): (u8, u8)| match wanted {
        b'A' => byte.is_ascii_uppercase(),
        b'9' => byte.is_ascii_digit(),
        _ => byte == wanted,
    };
    text.len() == wanted.len() && text.bytes().zip(wanted.bytes()).all(fits)
}

/// Finds telephone and NHS numbers: digits with single blanks or hyphens between. Other figures may
/// stand in the same run, such as a day.
fn digits(text: &str, spans: &mut Vec<Span>) {
    let mut at = 0;
    while let Some(found) = text
        .get(at..)
        .and_then(|rest| rest.find(|c: char| c.is_ascii_digit() || c == '+'))
    {
        let from = at + found;
        let len = run_len(text.get(from..).unwrap_or_default());
        let groups = groups(text, from..from + len);
        let mut rest = groups.as_slice();
        while !rest.is_empty() {
            let n = number_in(text, rest, groups.len(), spans).unwrap_or(1);
            rest = rest.get(n..).unwrap_or_default();
        }
        at = from + len.max(1);
    }
}

/// Takes the number with which groups of digits begin, if they do. Returns how many groups it has.
fn number_in(
    text: &str,
    groups: &[Range<usize>],
    n_all: usize,
    spans: &mut Vec<Span>,
) -> Option<usize> {
    let first = groups.first()?;
    let before = text.get(..first.start).unwrap_or_default();
    if !is_apart(before) {
        return None;
    }
    let is_whole = |n: usize| n == n_all;
    for n in (1..=groups.len()).rev() {
        let range = first.start..groups.get(n - 1)?.end;
        let run = text.get(range.clone()).unwrap_or_default();
        let digits: String = run.chars().filter(char::is_ascii_digit).collect();
        // Among other figures a telephone begins with a group of some length.
        let begins = is_whole(n) || run.starts_with('+') || first.len() > 2;
        if begins && is_telephone(run, &digits) && !is_of_many(text, first.start) {
            spans.push(Span::new(Kind::Contact, range));
            return Some(n);
        }
        let lens: Vec<usize> = { groups.iter().take(n) }
            .map(ExactSizeIterator::len)
            .collect();
        let is_shaped = matches!(lens.as_slice(), [10] | [3, 3, 4]);
        if is_shaped && (is_named_nhs(before) || bears_out_nhs(&digits)) {
            spans.push(Span::new(Kind::Number, range));
            return Some(n);
        }
    }
    None
}

/// Whether digits that follow are no part of a word, a sum or a fraction. The name of a number may
/// stand right before it: no.943, NHS943.
fn is_apart(before: &str) -> bool {
    let mut signs = before.chars().rev();
    let (last, next) = (signs.next(), signs.next());
    match last {
        Some('.' | ',') => !next.is_some_and(|c| c.is_ascii_digit()),
        Some('£') => false,
        Some(c) if c.is_alphanumeric() => {
            let word = before.trim_end_matches(char::is_alphabetic);
            let word = before.get(word.len()..).unwrap_or_default().to_lowercase();
            matches!(word.as_str(), "nhs" | "no" | "nr" | "number" | "tel")
        }
        _ => true,
    }
}

/// Returns the groups of digits in a run. A country goes with what follows it.
fn groups(text: &str, run: Range<usize>) -> Vec<Range<usize>> {
    let part = text.get(run.clone()).unwrap_or_default();
    let is_digit = |c: char| c.is_ascii_digit() || c == '+';
    let mut groups: Vec<Range<usize>> = Vec::new();
    for (at, c) in part.char_indices().filter(|(_, c)| is_digit(*c)) {
        let at = run.start + at;
        match groups.last_mut().filter(|group| group.end == at) {
            Some(group) => group.end = at + c.len_utf8(),
            None => groups.push(at..at + c.len_utf8()),
        }
    }
    groups
}

fn run_len(text: &str) -> usize {
    let mut last_is_digit = true;
    for (at, c) in text.char_indices() {
        let is_digit = c.is_ascii_digit() || (at == 0 && c == '+');
        let joins = is_joint(c) && last_is_digit;
        if !(is_digit || joins) {
            return at;
        }
        last_is_digit = is_digit || c == ')';
    }
    text.len()
}

/// Whether a sign may stand between the groups of a number: what is pasted has narrow blanks and
/// long hyphens.
fn is_joint(c: char) -> bool {
    matches!(
        c,
        ' ' | '-' | '(' | ')' | '\u{a0}' | '\u{2009}' | '\u{202f}' | '\u{2010}' | '\u{2011}' | '–'
    )
}

/// Whether the name of NHS numbers stands a little before.
fn is_named_nhs(before: &str) -> bool {
    let from = before.floor_char_boundary(before.len().saturating_sub(24));
    let near = before.get(from..).unwrap_or_default();
    near.to_lowercase().contains("nhs")
}

/// Finds whole postcodes, but not those of offices.
fn postcodes(words: &[Word<'_>], spans: &mut Vec<Span>) {
    const OFFICES: &[&str] = &[
        "office",
        "offices",
        "hub",
        "hubs",
        "centre",
        "council",
        "civic",
        "town",
        "hall",
        "library",
        "write",
        "headquarters",
        "clinic",
        "hospital",
    ];
    let is_office = words
        .iter()
        .any(|word| OFFICES.contains(&word.small.as_str()));
    for pair in words.windows(2) {
        let [outer, inner] = pair else { break };
        let fits = has_shape(inner.text, "9AA")
            && ["A9", "A99", "AA9", "AA99", "A9A", "AA9A"]
                .iter()
                .any(|wanted| has_shape(outer.text, wanted));
        if fits && !is_office {
            spans.push(Span::new(Kind::Address, outer.range.start..inner.range.end));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{super::words::words, *};

    fn found(text: &str) -> Vec<(Kind, &str)> {
        let mut spans = Vec::new();
        find(text, &words(text), &mut spans);
        let found =
            { spans.into_iter() }.filter_map(|span| Some((span.kind, text.get(span.range)?)));
        let mut found: Vec<(Kind, &str)> = found.collect();
        // Whoever asks for them joins what two ways find.
        found.dedup();
        let inner = found.clone();
        let is_part = |one: &(Kind, &str)| {
            inner
                .iter()
                .any(|other| other.1.len() > one.1.len() && other.1.contains(one.1))
        };
        found.into_iter().filter(|one| !is_part(one)).collect()
    }

    #[test]
    fn numbers_that_lead_to_one_person_are_found() {
        let cases = [
            (
                "NHS number 943 476 5919.",
                vec![(Kind::Number, "943 476 5919")],
            ),
            (
                "Her UPN is Z801200001001, they said",
                vec![(Kind::Number, "Z801200001001")],
            ),
            ("Case no. 204518 was closed", vec![(Kind::Number, "204518")]),
            (
                "see ZW26C50123 for the order",
                vec![(Kind::Number, "ZW26C50123")],
            ),
            (
                "Ring his mother on 07700 900123",
                vec![(Kind::Contact, "07700 900123")],
            ),
            (
                "Write to the hub, amara.bell@example.org",
                vec![(Kind::Contact, "amara.bell@example.org")],
            ),
            (
                "Ring the hub or her mother on 07700 900124",
                vec![(Kind::Contact, "07700 900124")],
            ),
            (
                "Write to amara.bell@example.org.",
                vec![(Kind::Contact, "amara.bell@example.org")],
            ),
            (
                "born on 4 March 2014, in care",
                vec![(Kind::Born, "born on 4 March 2014")],
            ),
            ("DOB 04/03/2014", vec![(Kind::Born, "DOB 04/03/2014")]),
            ("They live at NM4 2QX now", vec![(Kind::Address, "NM4 2QX")]),
        ];
        for (text, expected) in cases {
            assert_eq!(found(text), expected, "{text}");
        }
    }

    #[test]
    fn numbers_are_found_whatever_stands_before_and_behind_them() {
        let number = |text: &'static str| vec![(Kind::Number, text)];
        let nhs = "943 476 5919";
        let cases = [
            ("NHS no.9434765919", number("9434765919")),
            ("NHS9434765919", number("9434765919")),
            ("NHS No:943 476 5919.", number(nhs)),
            ("seen 943 476 5919 12 March 2015", number(nhs)),
            ("seen on 12 March 2015 943 476 5919", number(nhs)),
            (
                "seen 943\u{2011}476\u{2011}5919",
                number("943\u{2011}476\u{2011}5919"),
            ),
            // Its last digit is mistyped, and its name stands behind long signs.
            (
                "The girl’s NHS – it’s – is 943 476 5918",
                number("943 476 5918"),
            ),
            (
                "An NHS number of 12’s: 943 476 5918",
                number("943 476 5918"),
            ),
            (
                "Her NHS – number – is: 943 476 5918",
                number("943 476 5918"),
            ),
            (
                "Her NHS numbers – are: 943 476 5918",
                number("943 476 5918"),
            ),
            ("UPN:Z801200001001", number("Z801200001001")),
            ("UPN no.Z801200001001, they said", number("Z801200001001")),
            ("(UPN=Z801200001001)", number("Z801200001001")),
            ("Case no.204518 was closed", number("204518")),
            ("Case:204518 was closed", number("204518")),
            ("order no.ZW26C50123", number("ZW26C50123")),
            ("ref:CIN/2026/00381", number("CIN/2026/00381")),
            (
                "Ring his mother on 07700 900123 12 March",
                vec![(Kind::Contact, "07700 900123")],
            ),
            (
                "Ring his mother, tel.07700 900123",
                vec![(Kind::Contact, "07700 900123")],
            ),
        ];
        let wrong: Vec<_> = { cases.into_iter() }
            .map(|(text, expected)| (text, expected, found(text)))
            .filter(|(_, expected, found)| expected != found)
            .collect();
        assert_eq!(wrong, []);
    }

    #[test]
    fn what_only_looks_like_them_is_not() {
        for text in [
            "Children aged 0 to 17: 1,234,567 of 9 authorities",
            "Write to fostering@northmere.example or ring 0300 123 4567",
            "Teenagers text the youth hub on 07700 900321, answered by whoever is in",
            "Replies go to the audit inbox, audit-replies@northmere.example",
            "The dates of birth of all 312 children are recorded",
            "Babies born in March 2025 were seen",
            "Case reading of 40 files in 2026",
            "Reference 1234567890 is not one",
            "Civic Centre, NM1 1AA",
            "Between 2019 and 2024 it cost £1,204,300",
            "It cost £9434765919 and 0.9434765919 of it",
            "In turn 312 450 1201 14 20 30 of them",
        ] {
            let rest: Vec<(Kind, &str)> = found(text)
                .into_iter()
                .filter(|(_, words)| *words != "1234567890")
                .collect();
            assert_eq!(rest, [], "{text}");
        }
    }
}
