//! What the reading tells of sentences that a self-evaluation could hold.

use jiff::civil::date;

use super::*;

fn tells(text: &str) -> Vec<Tells> {
    let reading = Reading::of(text, date(2026, 11, 2));
    reading.sentences.iter().map(|one| one.tells).collect()
}

#[test]
fn a_purpose_is_no_effect_and_a_level_is_none() {
    use Tells::{Activity, Effect, Other, Plan};
    let cases = [
        ("We opened a hub so that children are safer.", Activity),
        ("We opened a hub to help children feel safer.", Activity),
        ("Since the hub opened, children feel safer.", Effect),
        ("A hub will open in the north.", Plan),
        (
            "A strategy which will guide the work was launched.",
            Activity,
        ),
        ("Visits were on time in 94 per cent of cases.", Activity),
        (
            "Visits to children are on time more often than last year.",
            Effect,
        ),
        (
            "The share of audits done on time rose from 60 to 80.",
            Activity,
        ),
        ("Attendance rose from 60 to 80 per cent.", Effect),
        ("The wait fell.", Effect),
        ("Plans are not clear enough for parents.", Other),
        ("In November 2027 two teams begin.", Plan),
    ];
    for (text, expected) in cases {
        assert_eq!(tells(text), [expected], "{text}");
    }
}

#[test]
fn sentences_end_where_a_reader_ends_them() {
    let text = "Dr. Smith read 4.5 files [@e-one]. “It helped.” Then\nanother; e.g. this one";
    let ranges = sentences(text);
    let pieces: Vec<&str> = ranges.into_iter().filter_map(|at| text.get(at)).collect();
    let expected = [
        "Dr. Smith read 4.5 files [@e-one].",
        " “It helped.",
        "” Then\n",
        "another; e.g. this one",
    ];
    assert_eq!(pieces, expected);
}

#[test]
fn what_sounds_like_a_fault_and_is_none_marks_no_gap() {
    let has = |text: &str, mark: Mark| Reading::of(text, date(2026, 5, 1)).has(mark);
    for text in [
        "Pupils have not had to change school.",
        "Missing episodes are mapped each week.",
        "Heads raise worries with us.",
        "A stalled adoption was finished; a stuck plan was resolved in May.",
        "Waits fell by a third.",
        "Fathers feel less isolated.",
        "Homes are found without any delay.",
    ] {
        assert!(!has(text, Mark::Gap), "{text}");
    }
    for text in [
        "Plans are not clear.",
        "Records were missing in twelve files.",
        "Parents have worries about buses.",
        "Children wait in the north.",
    ] {
        assert!(has(text, Mark::Gap), "{text}");
    }
}

#[test]
fn a_target_met_is_no_voice_and_the_best_place_is_praise() {
    let has = |text: &str, mark: Mark| Reading::of(text, date(2026, 5, 1)).has(mark);
    assert!(!has(
        "Forty pupils met or beat their spelling target.",
        Mark::Voice
    ));
    assert!(has("Forty pupils met our inspectors in May.", Mark::Voice));
    assert!(!has(
        "Aims were written in 31 of 40, from 12 of 40.",
        Mark::Voice
    ));
    assert!(has("There is no finer place to grow up.", Mark::Praise));
    assert!(has("Homes are found without any delay.", Mark::Whole));
    assert!(!has("Homes are found.", Mark::Whole));
}

#[test]
fn how_long_money_lasts_is_no_plan_and_figures_by_year_are_told() {
    use Tells::{Activity, Effect, Plan};
    for (text, expected) in [
        (
            "Two nurses have been based in the team, paid for until 2029.",
            Activity,
        ),
        (
            "Money was secured from the high needs budget for the team.",
            Activity,
        ),
        (
            "Wishes are written down before each review in their own words.",
            Activity,
        ),
        (
            "Of 30 homes seen, most had got visibly better by June.",
            Effect,
        ),
        ("The opening of the clinic is now set for 3 May.", Plan),
    ] {
        let reading = Reading::of(text, date(2026, 5, 1));
        let tells: Vec<Tells> = reading.sentences.iter().map(|one| one.tells).collect();
        assert_eq!(tells, [expected], "{text}");
    }
}
