//! Every way in which a council may have filled in the form reads as sentences.

use expect_test::{Expect, expect};
use jiff::civil::Date;

use super::{Number, exemption_words, sentences};
use crate::model::Exempt;

#[track_caller]
#[expect(clippy::needless_pass_by_value, reason = "reads better at each call")]
fn check(category: &str, paragraph: &str, reason: &str, until: &str, expected: Expect) {
    let exempt = exempt(category, paragraph, reason, until);
    expected.assert_eq(&exemption_words(&exempt));
}

fn exempt(category: &str, paragraph: &str, reason: &str, until: &str) -> Exempt {
    Exempt {
        category: category.to_owned(),
        paragraph: paragraph.to_owned(),
        reason: reason.to_owned(),
        until: until.to_owned(),
        review: None,
    }
}

#[test]
fn a_description_of_the_act_is_named_with_the_public_interest() {
    check(
        "1",
        "",
        "It names a person.",
        "",
        expect![
            "This part is not for publication, because it names a person. It is exempt under paragraph 1 of Part 1 of Schedule 12A to the Local Government Act 1972, and the public interest in maintaining the exemption outweighs the public interest in disclosing it."
        ],
    );
    check(
        "Category 2",
        "Schedule 12A, Part 1, paragraph 2",
        "So few children live like this that a reader could work out who they are",
        "The number is larger",
        expect![
            "This part is not for publication, because so few children live like this that a reader could work out who they are. It is exempt under paragraph 2 of Part 1 of Schedule 12A to the Local Government Act 1972, and the public interest in maintaining the exemption outweighs the public interest in disclosing it. It stays exempt until the number is larger."
        ],
    );
    check(
        "1 and 2",
        "10.4",
        "",
        "",
        expect![
            "This part is not for publication. It is exempt under paragraphs 1 and 2 of Part 1 of Schedule 12A to the Local Government Act 1972 and paragraph 10.4 of the council’s access to information procedure rules, and the public interest in maintaining the exemption outweighs the public interest in disclosing it."
        ],
    );
}

#[test]
fn rules_of_the_councils_own_are_named_as_such() {
    check(
        "7A",
        "10.4",
        "The report has not been received",
        "The final report is published.",
        expect![
            "This part is not for publication, because the report has not been received. It is exempt under category 7A of paragraph 10.4 of the council’s access to information procedure rules, and the public interest in maintaining the exemption outweighs the public interest in disclosing it. It stays exempt until the final report is published."
        ],
    );
    check(
        "7A",
        "",
        "",
        "",
        expect![
            "This part is not for publication. It is exempt under category 7A of the council’s access to information procedure rules, and the public interest in maintaining the exemption outweighs the public interest in disclosing it."
        ],
    );
    check(
        "",
        "para 10.4",
        "",
        "",
        expect![
            "This part is not for publication. It is exempt under paragraph 10.4 of the council’s access to information procedure rules, and the public interest in maintaining the exemption outweighs the public interest in disclosing it."
        ],
    );
    check(
        "",
        "Standing Order 12",
        "",
        "",
        expect![
            "This part is not for publication. It is exempt under Standing Order 12, and the public interest in maintaining the exemption outweighs the public interest in disclosing it."
        ],
    );
}

#[test]
fn words_that_are_no_clause_still_make_a_sentence() {
    check("", "", "", "", expect!["This part is not for publication."]);
    check(
        "",
        "",
        "Personal data of a child",
        "1 April 2027",
        expect![
            "This part is not for publication, for this reason: personal data of a child. It stays exempt until 1 April 2027."
        ],
    );
    check(
        "",
        "",
        "To protect a child",
        "until the court has decided",
        expect![
            "This part is not for publication, to protect a child. It stays exempt until the court has decided."
        ],
    );
    check(
        "",
        "",
        "because Northmere Council owes its partners confidentiality",
        "",
        expect![
            "This part is not for publication, because Northmere Council owes its partners confidentiality."
        ],
    );
}

#[test]
fn several_rows_and_the_day_of_the_next_look_agree_with_the_verb() {
    let mut exempt = exempt("3", "", "They give prices", "");
    exempt.review = Some(Date::constant(2027, 4, 1));
    expect!["E1 and E2 are not for publication, because they give prices. They are exempt under paragraph 3 of Part 1 of Schedule 12A to the Local Government Act 1972, and the public interest in maintaining the exemption outweighs the public interest in disclosing them. They stay exempt; the council looks at them again on 1 April 2027."].assert_eq(&sentences(&exempt, "E1 and E2", Number::Many));
    exempt.until = "The contract is let".to_owned();
    expect!["E1 and E2 are not for publication, because they give prices. They are exempt under paragraph 3 of Part 1 of Schedule 12A to the Local Government Act 1972, and the public interest in maintaining the exemption outweighs the public interest in disclosing them. They stay exempt until the contract is let; the council looks at them again on 1 April 2027."].assert_eq(&sentences(&exempt, "E1 and E2", Number::Many));
}
