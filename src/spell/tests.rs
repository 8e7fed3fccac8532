//! What counts as a misspelling, and what is nobody's business.

use std::sync::LazyLock;

use super::*;

static DICTIONARY: LazyLock<Dictionary> = LazyLock::new(|| Dictionary::load().unwrap());

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let mut known = Known::default();
    known.add_text("Zorblatt-Quimby");
    known.add("kwixle");
    let found = misspelled(&words_of_prose(text), &DICTIONARY, &known);
    let words: Vec<&str> = found.iter().map(|found| found.word.as_str()).collect();
    assert_eq!(words, expected, "{text:?}");
    for found in found {
        let written = text.get(found.range).unwrap().replace("**", "");
        assert_eq!(written, found.word);
    }
}

#[test]
fn words_with_figures_are_cut_at_their_hyphens() {
    check(
        "A 12-week plan for under-18s, a 16-year-old and KS2 at 9am in the 1990s.",
        &[],
    );
    check(
        "A 12-weak paln: 12-wekes, 3-paln.",
        &["paln", "wekes", "paln"],
    );
    check(
        "co-production, re-referral, multi-agency, pre-birth, well-beeing",
        &["beeing"],
    );
}

#[test]
fn short_forms_and_names_with_capitals_within_are_passed_over() {
    check(
        "The IRO, IROs and LADO’s DfE; GPs, EHCPs, R&D, e.g. S:\\Audit\\x_y.docx",
        &[],
    );
    check("SAFEGAURDING and CHildren", &["SAFEGAURDING", "CHildren"]);
}

#[test]
fn marks_do_not_end_a_word_and_citations_and_addresses_are_none() {
    check(
        "An un**happy** ch**iild** [@e-wrods] https://exampel.org/wrods x@exampel.org",
        &["chiild"],
    );
    check(
        "It’s the children’s, the councils’ and Zoë’s ‘own’ café.",
        &[],
    );
}

#[test]
fn a_word_stands_where_it_is_written_whatever_tears_it() {
    let text = "An un**hap**py dé\u{ad}jà-vu so";
    let words = words_of_prose(text);
    let words: Vec<_> = { words.iter() }
        .map(|word| {
            let written = text.get(word.range()).unwrap().to_owned();
            (word.text.to_string(), written)
        })
        .collect();
    let expected = [
        ("An", "An"),
        ("unhappy", "un**hap**py"),
        ("déjà-vu", "dé\u{ad}jà-vu"),
        ("so", "so"),
    ];
    let expected = expected.map(|(word, written)| (word.to_owned(), written.to_owned()));
    assert_eq!(words, expected);
    // Of a torn word a part is told by itself.
    let known = Known::default();
    let found = misspelled(&words_of_prose("co-pro**dcut**ion"), &DICTIONARY, &known);
    let parts: Vec<_> = { found.iter() }
        .map(|part| (part.word.as_str(), part.range.clone()))
        .collect();
    assert_eq!(parts, [("prodcution", 3..17)]);
}

#[test]
fn what_is_declared_is_right_with_its_capitals() {
    check("Zorblatt-Quimby and Zorblatt’s zorblatt", &["zorblatt"]);
    check("Kwixle, kwixle and KWIXLE’S", &[]);
}

#[test]
fn british_spelling_is_asked_for() {
    check(
        "organise colour centre licence programme wellbeing neurodiverse coproduction judgement",
        &[],
    );
    check("color organize", &["color", "organize"]);
}

#[test]
fn suggestions_keep_case_and_have_print_apostrophes() {
    for (word, meant) in [
        ("safegaurding", "safeguarding"),
        ("Recieve", "Receive"),
        ("chidlren’s", "children’s"),
    ] {
        let found = DICTIONARY.suggest(word);
        assert!(
            found.iter().take(3).any(|found| found == meant),
            "{word}: {found:?}"
        );
    }
}
