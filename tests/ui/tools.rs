//! The window as an assistive tool has it: what it is told, and what it may do.

use std::collections::BTreeSet;

use egui::{Key, Role, accesskit::Live};
use egui_kittest::{
    Node,
    kittest::{NodeT as _, Queryable as _},
};

use crate::bench::Bench;

/// Begins a draft and writes two words, which are counted: on a thread, which may take its time.
fn written() -> Bench {
    let mut bench = Bench::new();
    bench.press_beginning("Self-evaluation, short");
    bench.type_text("A start.");
    bench.wait_until("2 words");
    bench
}

/// Whether a node is the open question or within it.
fn is_in_question(node: &Node<'_>) -> bool {
    let mut above = Some(node.accesskit_node());
    while let Some(node) = above {
        if node.is_modal() {
            return true;
        }
        above = node.parent();
    }
    false
}

/// Returns all that the window tells, the question left out: role, name, value and state.
fn told(bench: &Bench) -> Vec<String> {
    let nodes = bench.window.query_all_by(|_| true);
    let behind = nodes.filter(|node| !is_in_question(node));
    let words = behind.map(|node| {
        let node = node.accesskit_node();
        let (role, name, value) = (node.role(), node.label(), node.value());
        format!(
            "{role:?} {name:?} {value:?} {:?} {:?}",
            node.toggled(),
            node.is_selected()
        )
    });
    words.collect()
}

#[test]
fn behind_a_question_an_assistive_tool_can_do_nothing() {
    for open in [Key::E, Key::K, Key::Q] {
        let mut bench = written();
        bench.ctrl(open);
        let revision = bench.session().revision();
        let (before, mut n_asked) = (told(&bench), 0);
        for node in bench.window.query_all_by(|_| true) {
            if is_in_question(&node) {
                continue;
            }
            n_asked += 1;
            node.click_accesskit();
            node.increment_accesskit();
            node.set_value_accesskit(7.0);
            node.set_text_value_accesskit("Not mine");
            node.replace_selected_text_accesskit("Not mine");
            node.focus();
        }
        assert!(n_asked > 60, "{n_asked}");
        bench.window.run();
        assert_eq!(bench.session().revision(), revision, "{open:?}");
        assert_eq!(told(&bench), before, "{open:?}");
        let mut behind = bench.window.query_all_by(|_| true);
        assert!(!behind.any(|node| node.is_focused() && !is_in_question(&node)));
    }
}

#[test]
fn what_an_assistive_tool_asks_of_the_question_is_done() {
    let mut bench = written();
    bench.ctrl(Key::E);
    bench.window.get_by_label("Cancel").click_accesskit();
    bench.window.run();
    assert!(!bench.says("Export the paper"));
    let ready = |bench: &Bench| bench.session().draft().ready.len();
    assert_eq!(ready(&bench), 0);
    bench.beginning("This section is ready").click_accesskit();
    bench.window.run();
    assert_eq!(ready(&bench), 1);
}

#[test]
fn a_question_is_named_and_says_that_nothing_behind_it_can_be_used() {
    let mut bench = written();
    bench.ctrl(Key::E);
    let dialogs = bench
        .window
        .query_all_by(|node| node.role() == Role::Dialog);
    let names: Vec<_> = dialogs
        .map(|node| {
            (
                node.accesskit_node().is_modal(),
                node.accesskit_node().label(),
            )
        })
        .collect();
    assert_eq!(names, [(true, Some("Export the paper".to_owned()))]);
    let buttons = bench
        .window
        .query_all_by(|node| node.role() == Role::Button);
    for button in buttons {
        let is_behind = !is_in_question(&button);
        assert_eq!(
            button.accesskit_node().is_disabled(),
            is_behind,
            "{button:?}"
        );
    }
}

#[test]
fn the_start_is_not_chosen_from_behind_a_question() {
    let mut bench = Bench::new();
    bench.press_beginning("Open a draft");
    assert!(bench.says("Choose in folders…"));
    bench.beginning("Self-evaluation, short").click_accesskit();
    bench.window.run();
    assert!(bench.window.state().desk().is_none());
}

#[test]
fn the_window_is_called_by_its_title() {
    let mut bench = written();
    let title = |bench: &Bench| bench.window.root().accesskit_node().label().unwrap();
    assert_eq!(
        title(&bench),
        "• Self-evaluation of social work practice – Candour"
    );
    let path = bench.path("paper.ron");
    bench.ctrl(Key::S);
    bench.give_path(&path, "Save");
    bench.wait_until("✓ Saved 12:00");
    bench.window.run();
    assert_eq!(
        title(&bench),
        "Self-evaluation of social work practice – Candour"
    );
}

#[test]
fn the_outline_is_a_tree_and_the_help_has_tabs_of_which_one_is_chosen() {
    let bench = written();
    for (item, list) in [(Role::TreeItem, Role::Tree), (Role::Tab, Role::TabList)] {
        let (mut n_items, mut n_chosen) = (0, 0);
        for node in bench.window.query_all_by(|node| node.role() == item) {
            let node = node.accesskit_node();
            assert_eq!(node.toggled(), None, "{item:?} is no box to tick");
            assert!(node.is_selected().is_some());
            n_items += 1;
            n_chosen += usize::from(node.is_selected() == Some(true));
            let mut above = node.parent();
            while above.is_some_and(|node| node.role() != list) {
                above = above.and_then(|node| node.parent());
            }
            assert!(above.is_some(), "{item:?} stands in no {list:?}");
        }
        assert!(n_items > 1);
        assert_eq!(n_chosen, 1);
    }
}

/// Returns what is read out when it comes, and how urgently.
fn announced(bench: &Bench) -> BTreeSet<(bool, String)> {
    let nodes = bench.window.query_all_by(|node| node.live() != Live::Off);
    let said = nodes.map(|node| {
        let node = node.accesskit_node();
        let words = node.label().or_else(|| node.value()).unwrap_or_default();
        (node.live() == Live::Assertive, words)
    });
    said.collect()
}

#[test]
fn saves_and_notices_are_read_out() {
    let mut bench = written();
    assert_eq!(announced(&bench), BTreeSet::new());
    let path = bench.path("paper.ron");
    bench.ctrl(Key::S);
    bench.give_path(&path, "Save");
    bench.wait_until("✓ Saved 12:00");
    bench.window.run();
    let saved = (false, "✓ Saved 12:00".to_owned());
    assert_eq!(announced(&bench), BTreeSet::from([saved]));

    std::fs::remove_file(&path).unwrap();
    bench.wait_until("is no longer there");
    let said = announced(&bench);
    assert!(
        said.iter()
            .any(|(is_urgent, words)| !is_urgent && words.contains("no longer there")),
        "{said:?}"
    );

    // What cannot be saved is said before anything else.
    std::fs::create_dir(&path).unwrap();
    bench.write_on(" More.");
    bench.ctrl(Key::S);
    bench.wait_until("saving failed");
    let failed = (true, "▲ Not saved: saving failed".to_owned());
    assert!(announced(&bench).contains(&failed));
}
