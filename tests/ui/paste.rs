//! Pasting from programs that have looks, and copying to them.

use candour::model::{Place, Value};
use egui::{Event, Key};

use crate::bench::Bench;

fn begun() -> Bench {
    let mut bench = Bench::new();
    bench.press_beginning("Self-evaluation, short");
    bench
}

fn text(bench: &Bench) -> String {
    let state = &bench.window.state().desk().unwrap().state;
    let place: Place = state.current.clone().unwrap();
    match bench.session().draft().value(&place) {
        Some(Value::Prose(prose)) => prose.as_str().to_owned(),
        _ => String::new(),
    }
}

fn paste(bench: &mut Bench, html: Option<&str>, plain: &str) {
    *bench.outside.html.lock().unwrap() = html.map(str::to_owned);
    bench.window.event(Event::Paste(plain.to_owned()));
    bench.window.run();
}

const MAIL: &str = "<p>We <b>met</b>:</p><ul><li>who<ul><li>when</ul></ul><img src='x.png'><table><tr><th>Who<th>When<tr><td>Jo<td>May</table>";

#[test]
fn looks_come_in_clean_and_what_is_left_out_is_said() {
    let mut bench = begun();
    paste(
        &mut bench,
        Some(MAIL),
        "We met:\nwho\nwhen\nWho\tWhen\nJo\tMay",
    );
    assert_eq!(
        text(&bench),
        "We **met**:\n\n- who\n  - when\n\n- Who: Jo; When: May"
    );
    let said = "The table came in as a list of its rows. Left out of what you pasted: 1 picture.";
    assert!(bench.says(said));
    bench.ctrl(Key::Z);
    assert_eq!(text(&bench), "", "one step");
}

const ACTIONS: &str = "<table><tr><th>Action<th>Owner<th>By when<tr><td>Train every team<td>Head of service<td>31/03/2027<tr><td>Write the plan<td>Director<td>30/06/2027</table>";

#[test]
fn a_table_is_a_list_in_the_text_or_rows_of_a_register_as_the_user_chooses() {
    let mut bench = begun();
    let plain = "Action\tOwner\tBy when\nTrain every team\tHead of service\t31/03/2027\nWrite the plan\tDirector\t30/06/2027";
    bench.type_text("Before. ");
    paste(&mut bench, Some(ACTIONS), plain);
    let before = text(&bench);
    assert!(before.contains("- Action: Train every team"), "{before}");
    assert!(bench.says("The table came in as a list of its rows."));
    // Esc changes nothing.
    bench.press("Take it as rows…");
    assert!(bench.says("The table you pasted"));
    bench.keys(egui::Modifiers::NONE, Key::Escape);
    assert_eq!(text(&bench), before);
    // Another paste offers it again.
    bench.ctrl(Key::Z);
    paste(&mut bench, Some(ACTIONS), plain);
    bench.press("Take it as rows…");
    bench.press("Bring in 2 actions");
    let actions = &bench.session().draft().registers.actions;
    let told: Vec<(&str, &str)> = { actions.iter() }
        .map(|row| (row.what.as_str(), row.owner.as_str()))
        .collect();
    assert_eq!(
        told,
        [
            ("Train every team", "Head of service"),
            ("Write the plan", "Director")
        ]
    );
    let draft = bench.session().draft();
    let mut answers = draft.answers.values().flat_map(|answers| answers.values());
    let holds = |answer: &candour::model::Answer| matches!(answer, candour::model::Answer::Prose(prose) if prose.as_str().contains("Train every team"));
    assert!(
        answers.any(holds),
        "what was pasted stays, with what stands around it"
    );
}

#[test]
fn a_table_is_offered_as_rows_after_another_question_was_answered() {
    let mut bench = begun();
    let plain = "Action\tOwner\tBy when\nTrain every team\tHead of service\t31/03/2027\nWrite the plan\tDirector\t30/06/2027";
    bench.type_text("Zorb. ");
    paste(&mut bench, Some(ACTIONS), plain);
    bench.ctrl(Key::H);
    bench.type_text("zorb");
    bench.write("Replace with", "kwix");
    bench.press("Replace 1");
    assert!(text(&bench).starts_with("kwix"), "{}", text(&bench));
    bench.press("Take it as rows…");
    assert!(bench.says("The table you pasted"));
}

#[test]
fn text_without_looks_comes_in_as_before() {
    let mut bench = begun();
    paste(&mut bench, None, "one\n\ntwo");
    assert_eq!(text(&bench), "one\n\ntwo");
    assert!(!bench.says("Left out of what you pasted"));
    paste(&mut bench, None, "{\\rtf1 {\\b three}}");
    assert_eq!(text(&bench), "one\n\ntwo**three**");
}

#[test]
fn programs_that_take_looks_get_them_and_a_copy_comes_back_as_it_is_written() {
    let mut bench = begun();
    paste(&mut bench, Some("<p>We <b>met</b></p>"), "We met");
    bench.ctrl(Key::A);
    bench.window.event(Event::Copy);
    bench.window.run();
    let html = bench.outside.html.lock().unwrap().clone();
    assert_eq!(html.as_deref(), Some("<p>We <b>met</b></p>"));
    // In the place of all that is there.
    let html = html.unwrap();
    paste(&mut bench, Some(&html), "We met");
    assert_eq!(text(&bench), "We **met**");
}
