//! At no size of the window do things run into each other or leave it, and no question or menu is
//! taller than it.
//!
//! Every screen is walked through all sizes. What stands where is asked of the window itself: the
//! names of the accessibility tree, with the places that the toolkit compares the pointer with,
//! which it has cut off at the edges of what scrolls.

use std::collections::HashMap;

use candour::ui::UiState;
use egui::{
    Key, LayerId, Modifiers, Order, Rect, Role, ViewportCommand, ViewportId, WidgetRect, vec2,
};
use egui_kittest::{
    Node,
    kittest::{NodeT as _, Queryable as _},
};

use crate::{
    bench::Bench,
    bring_in::{FIGURES, REPORT, document},
};

/// Width and height in points, and pixels in a point. 640 by 400 is a screen of 1280 by 800 at
/// 200 %, of which a title and a bar of programs leave 320 in height; 1093 by 614 is one of 1366
/// by 768 at 125 %.
const SIZES: [(f32, f32, f32); 22] = [
    (600.0, 320.0, 2.0),
    (640.0, 400.0, 1.0),
    (640.0, 400.0, 2.0),
    (640.0, 480.0, 1.0),
    (700.0, 500.0, 1.0),
    (760.0, 520.0, 1.0),
    (800.0, 560.0, 1.0),
    (900.0, 600.0, 1.0),
    (999.0, 600.0, 1.0),
    (1000.0, 600.0, 1.0),
    (1093.0, 614.0, 1.25),
    (1180.0, 700.0, 1.0),
    (1280.0, 720.0, 1.0),
    (1280.0, 800.0, 2.0),
    (1366.0, 768.0, 1.0),
    (1440.0, 900.0, 1.0),
    (1536.0, 864.0, 1.25),
    (1640.0, 1000.0, 1.0),
    (1760.0, 1000.0, 1.0),
    (1920.0, 1080.0, 1.0),
    (2560.0, 1440.0, 1.0),
    (3840.0, 2160.0, 1.0),
];

/// How much things may touch, in points.
const TOUCH: f32 = 1.0;

/// One thing with a name.
#[derive(Clone)]
struct Seen {
    id: u64,
    /// What it stands in, up to the window.
    above: Vec<u64>,
    role: Role,
    name: String,
    layer: LayerId,
    /// All of it, and what can be seen of it.
    rect: Rect,
    shown: Rect,
}

impl Seen {
    fn is_text(&self) -> bool {
        matches!(self.role, Role::Label | Role::Heading)
    }

    fn is_field(&self) -> bool {
        matches!(
            self.role,
            Role::TextInput | Role::MultilineTextInput | Role::PasswordInput
        )
    }

    /// Whether it can be pressed or written in.
    fn is_control(&self) -> bool {
        self.is_field()
            || matches!(
                self.role,
                Role::Button
                    | Role::Link
                    | Role::CheckBox
                    | Role::RadioButton
                    | Role::Tab
                    | Role::TreeItem
                    | Role::ComboBox
                    | Role::ListBoxOption
                    | Role::DisclosureTriangle
            )
    }

    /// Whether the two may share a place: one is part of the other, or lies on it by intent.
    fn belongs_with(&self, other: &Self) -> bool {
        let is_on = |on: &Self, under: &Self| {
            let is_part = on.above.contains(&under.id);
            // Chips stand in the text they are in, words on what is pressed.
            let is_chip = on.role == Role::Link && under.is_field();
            let is_word = on.is_text() && under.is_control();
            is_part || ((is_chip || is_word) && under.rect.expand(TOUCH).contains_rect(on.rect))
        };
        is_on(self, other) || is_on(other, self)
    }
}

fn rects(bench: &Bench) -> HashMap<u64, WidgetRect> {
    bench.window.ctx.viewport(|viewport| {
        let layers = viewport.prev_pass.widgets.layers();
        layers
            .flat_map(|(_, widgets)| widgets.iter().map(|widget| (widget.id.value(), *widget)))
            .collect()
    })
}

fn id_of(node: &Node<'_>) -> u64 {
    node.accesskit_node().locate().0.0
}

/// Finds all that has a name, and where it is.
fn seen(bench: &Bench) -> Vec<Seen> {
    let rects = rects(bench);
    let found = bench.window.query_all_by(|_| true).filter_map(|node| {
        let id = id_of(&node);
        let widget = rects.get(&id)?;
        let inner = node.accesskit_node();
        let mut above = Vec::new();
        let mut parent = inner.parent();
        while let Some(of) = parent {
            above.push(of.locate().0.0);
            parent = of.parent();
        }
        Some(Seen {
            id,
            above,
            role: inner.role(),
            name: inner.label().or_else(|| inner.value()).unwrap_or_default(),
            layer: widget.layer_id,
            rect: widget.rect,
            shown: widget.interact_rect,
        })
    });
    found
        .filter(|seen| seen.is_control() || seen.is_text())
        .filter(|seen| seen.rect.is_finite() && seen.rect.is_positive())
        .collect()
}

fn overlaps(a: Rect, b: Rect) -> bool {
    let shared = a.intersect(b);
    shared.width() > TOUCH && shared.height() > TOUCH
}

/// Says what runs into each other and what leaves the window.
fn faults(bench: &Bench) -> Vec<String> {
    let window = bench.window.ctx.content_rect();
    let all = seen(bench);
    let is_asking = all.iter().any(|seen| seen.layer.order != Order::Background);
    let mut faults = Vec::new();
    // What lies behind a question or a menu is seen on a screen of its own.
    let front: Vec<&Seen> = { all.iter() }
        .filter(|seen| !is_asking || seen.layer.order != Order::Background)
        .filter(|seen| seen.layer.order != Order::Tooltip)
        .collect();
    assert!(!front.is_empty(), "nothing was found");
    for seen in &front {
        let words = format!("{:?} “{}”", seen.role, short(&seen.name));
        let (rect, shown) = (seen.rect, seen.shown);
        if rect.min.x < window.min.x - TOUCH || rect.max.x > window.max.x + TOUCH {
            faults.push(format!("{words} leaves the window: {rect:?}"));
        } else if shown.is_positive()
            && (shown.min.x > rect.min.x + TOUCH || shown.max.x < rect.max.x - TOUCH)
        {
            faults.push(format!("{words} is cut at its side: {rect:?} {shown:?}"));
        }
    }
    for (idx, one) in front.iter().enumerate() {
        for other in front.iter().skip(idx + 1) {
            let meet = one.layer == other.layer && overlaps(one.shown, other.shown);
            if meet && !one.belongs_with(other) {
                faults.push(format!(
                    "{:?} “{}” {:?} and {:?} “{}” {:?} overlap",
                    one.role,
                    short(&one.name),
                    one.shown,
                    other.role,
                    short(&other.name),
                    other.shown
                ));
            }
        }
    }
    faults.extend(tall(bench, &front));
    faults
}

/// Says which questions and menus are taller than the window, or stand partly beyond it.
fn tall(bench: &Bench, front: &[&Seen]) -> Vec<String> {
    let window = bench.window.ctx.content_rect();
    let mut layers: Vec<LayerId> = { front.iter() }
        .map(|seen| seen.layer)
        .filter(|layer| layer.order != Order::Background)
        .collect();
    layers.dedup();
    let mut faults = Vec::new();
    for layer in layers {
        let place = bench.window.ctx.memory(|memory| memory.area_rect(layer.id));
        if let Some(place) = place
            && !window.expand(TOUCH).contains_rect(place)
        {
            faults.push(format!("what is over the window leaves it: {place:?}"));
        }
    }
    faults
}

fn short(name: &str) -> String {
    name.chars().take(50).collect()
}

/// Walks a screen through all sizes. `again` makes it what it is at each of them.
#[track_caller]
fn walk(name: &str, bench: &mut Bench, again: impl Fn(&mut Bench)) {
    let mut told = Vec::new();
    for (width, height, pixels) in SIZES {
        bench.window.set_size(vec2(width, height));
        let input = bench.window.input_mut();
        let viewport = input.viewports.entry(ViewportId::ROOT).or_default();
        viewport.native_pixels_per_point = Some(pixels);
        bench.window.run();
        again(bench);
        for fault in faults(bench) {
            told.push(format!("{name} at {width} × {height}: {fault}"));
        }
    }
    let n_told = told.len();
    told.truncate(40);
    assert!(told.is_empty(), "{n_told} faults:\n{}", told.join("\n"));
}

fn still(_: &mut Bench) {}

/// Opens the example as a file.
fn example() -> Bench {
    let bench = Bench::new();
    let example = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/examples/drafts/northmere-2026.ron"
    );
    std::fs::copy(example, bench.path("draft.ron")).unwrap();
    bench.reopened("draft.ron")
}

/// Opens a page of the example by its name.
fn page(title: &str) -> Bench {
    let mut bench = example();
    choose(&mut bench, title);
    bench
}

/// Runs a command, or goes to a section, by name.
fn choose(bench: &mut Bench, words: &str) {
    bench.ctrl(Key::K);
    bench.type_text(words);
    bench.keys(Modifiers::NONE, Key::Enter);
    bench.window.run();
    assert!(!bench.says("Type a part of"), "“{words}” was not found");
}

/// Opens the first card of the page.
fn open_card(bench: &mut Bench) {
    let first = {
        let mut cards = bench.window.query_all_by(|node| {
            node.role() == Role::Button && node.data().is_expanded() == Some(false)
        });
        let first = cards.next().expect("there is a card");
        first.scroll_to_me();
        id_of(&first)
    };
    bench.window.run();
    let mut cards = bench
        .window
        .query_all_by(move |node| node.locate().0.0 == first);
    cards.next().unwrap().click();
    drop(cards);
    bench.window.run();
}

fn state(bench: &Bench) -> &UiState {
    &bench.window.state().desk().unwrap().state
}

/// Lets the pages come.
fn settle(bench: &mut Bench) {
    while bench.window.state().desk().unwrap().laid().is_none() {
        std::thread::yield_now();
        bench.window.step();
    }
    bench.window.run();
}

/// Scrolls the page to what has this name.
fn show(bench: &mut Bench, name: &str) {
    let name = name.to_owned();
    let mut nodes = bench
        .window
        .query_all_by(move |node| node.label().is_some_and(|label| label.starts_with(&name)));
    let node = nodes.next().expect("something has a name that begins so");
    node.scroll_to_me();
    drop(nodes);
    bench.window.run();
}

#[test]
fn the_start_screen() {
    let mut bench = Bench::new();
    walk("start", &mut bench, still);
    // With a draft behind it and one that was open lately.
    let mut bench = example();
    bench.ctrl(Key::N);
    walk("start again", &mut bench, still);
}

#[test]
fn texts_and_the_cover() {
    let mut bench = example();
    choose(&mut bench, "Cover and details");
    walk("cover", &mut bench, still);
    let mut bench = page("Summary");
    walk("text", &mut bench, still);
    walk("end of a text", &mut bench, |bench| show(bench, "Next: "));
}

#[test]
fn registers_with_an_open_card() {
    for (title, below) in [
        ("Findings and answers", "Delete"),
        ("Twelve months", "Delete"),
        ("Evidence index", "Delete"),
        ("Improvement plan", "Delete"),
    ] {
        let mut bench = page(title);
        walk(title, &mut bench, still);
        open_card(&mut bench);
        walk(title, &mut bench, still);
        walk(title, &mut bench, |bench| show(bench, below));
    }
}

#[test]
fn the_years_of_an_indicator() {
    let mut bench = page("Performance table");
    open_card(&mut bench);
    walk("years", &mut bench, |bench| show(bench, "Year, row 1"));
    walk("foot of an indicator", &mut bench, |bench| {
        show(bench, "Delete");
    });
}

#[test]
fn the_help() {
    for tab in [
        "What a good answer holds",
        "Links and evidence",
        "What is still missing",
    ] {
        let mut bench = page("Help and protection");
        walk(tab, &mut bench, |bench| {
            choose(bench, tab);
            assert!(bench.says("Hide help"), "{tab}");
        });
    }
}

#[test]
fn pages_beside_the_text() {
    let mut bench = page("Help and protection");
    if !state(&bench).preview.is_shown {
        bench.ctrl(Key::P);
    }
    settle(&mut bench);
    walk("pages", &mut bench, still);
    bench.press("Facing pages");
    walk("facing pages", &mut bench, still);
    bench.keys(Modifiers::NONE, Key::F11);
    walk("reading", &mut bench, still);
}

#[test]
fn the_history() {
    let mut bench = Bench::new();
    bench.press_beginning("Self-evaluation, short");
    for words in ["We know our children well. ", "Too many wait for a home."] {
        bench.type_text(words);
        bench.ctrl(Key::S);
        if bench.says("Choose in folders…") {
            let path = bench.path("draft.ron");
            bench.give_path(&path, "Save");
        }
        bench.wait_until("✓ Saved");
        bench.passes(60_000);
    }
    bench.type_text(" Still.");
    choose(&mut bench, "History");
    bench.wait_until("Restore everything");
    walk("history", &mut bench, still);
}

/// Opens the menu anew: it closes when the window changes.
fn open_menu(bench: &mut Bench) {
    if !bench.says("About Candour") {
        bench.press("Menu");
    }
    assert!(bench.says("About Candour"));
}

#[test]
fn the_menu() {
    let mut bench = page("Summary");
    walk("menu", &mut bench, open_menu);
    // Its last entry can be reached.
    walk("end of the menu", &mut bench, |bench| {
        open_menu(bench);
        show(bench, "Quit");
        has_whole(bench, &["Quit"]);
    });
}

/// Asserts that the answers of a question are seen whole.
#[track_caller]
fn has_whole(bench: &Bench, answers: &[&str]) {
    let all = seen(bench);
    for answer in answers {
        let button =
            { all.iter() }.rfind(|seen| seen.is_control() && seen.name.starts_with(answer));
        let button = button.expect("the question has this answer");
        assert!(
            button.shown.contains_rect(button.rect.shrink(TOUCH)),
            "“{answer}” is not seen whole: {:?} of {:?} in {:?}",
            button.shown,
            button.rect,
            bench.window.ctx.content_rect()
        );
    }
}

#[track_caller]
fn ask(command: &str, title: &str, answers: &[&str]) {
    let mut bench = page("Summary");
    choose(&mut bench, command);
    assert!(bench.says(title), "{command}");
    walk(title, &mut bench, |bench| has_whole(bench, answers));
}

#[test]
fn exporting() {
    ask("Export paper", "Export the paper", &["Export", "Cancel"]);
}

#[test]
fn marking() {
    let command = "Who may read this section";
    ask(command, "Who may read this?", &["Mark", "Cancel"]);
    let mut bench = page("Summary");
    choose(&mut bench, command);
    bench.press("Exempt from publication");
    walk("marking as exempt", &mut bench, |bench| {
        has_whole(bench, &["Mark", "Cancel"]);
    });
}

#[test]
fn protecting() {
    let title = "Protect this draft";
    ask("Protect with", title, &["Protect", "Cancel"]);
}

#[test]
fn sending_sections() {
    let title = "Send sections to somebody";
    ask("Send to", title, &["Make the pack…", "Cancel"]);
    let title = "Who writes this section?";
    ask("Who writes this section", title, &["Save", "Cancel"]);
    ask("Shared folder", "Shared folder", &["Save", "Cancel"]);
}

#[test]
fn saying_why_something_stays() {
    let mut bench = Bench::new();
    bench.press_beginning("Self-evaluation, short");
    bench.type_text("The LSCB meets every month.");
    choose(&mut bench, "to do");
    bench.wait_until("Leave it, because…");
    bench.press_beginning("Leave it, because…");
    walk("Leave it, because", &mut bench, |bench| {
        has_whole(bench, &["Leave it", "Close"]);
    });
}

#[test]
fn commenting_and_the_threads() {
    let mut bench = Bench::new();
    bench.press_beginning("Self-evaluation, short");
    bench.type_text("We know our children.");
    let ctrl_shift = Modifiers::CTRL | Modifiers::COMMAND | Modifiers::SHIFT;
    bench.keys(ctrl_shift, Key::M);
    walk("Comment", &mut bench, |bench| {
        has_whole(bench, &["Add comment", "Cancel"]);
    });
    bench.write("What you say", "Do we?");
    bench.press("Add comment");
    choose(&mut bench, "comments");
    walk("Comments", &mut bench, still);
}

#[test]
fn finding_and_replacing() {
    ask("Find words", "Look in", &["Replace…", "Close"]);
    let mut bench = page("Summary");
    bench.ctrl(Key::H);
    bench.type_text("the");
    walk("Find and replace", &mut bench, |bench| {
        has_whole(bench, &["Replace ", "Close"]);
    });
}

#[test]
fn commands_shortcuts_and_about() {
    let mut bench = page("Summary");
    bench.ctrl(Key::K);
    walk("Find a command", &mut bench, still);
    ask("Keyboard shortcuts", "Previous section", &["Close"]);
    let mut bench = page("Summary");
    choose(&mut bench, "user guide");
    walk("User guide", &mut bench, still);
    let mut bench = Bench::new();
    bench.press("Take a short tour");
    walk("tour", &mut bench, still);
    let mut bench = Bench::new();
    bench.keys(Modifiers::NONE, Key::F1);
    walk("User guide over the start", &mut bench, |bench| {
        has_whole(bench, &["Close"]);
    });
    ask("About Candour", "Version", &["Close"]);
    ask("settings", "Length of lines", &["Done"]);
}

#[test]
fn files_and_problems() {
    ask("Save as", "Save the draft", &["Save", "Cancel"]);
    let mut bench = page("Summary");
    std::fs::write(bench.path("broken.ron"), "(format: \"candour-draft\", v").unwrap();
    bench.ctrl(Key::O);
    let path = bench.path("broken.ron");
    bench.give_path(&path, "Open");
    bench.wait_until("Copy this message");
    walk("problem", &mut bench, still);
}

#[test]
fn sending_out_a_paper_and_knowing_it_again() {
    let mut bench = page("Summary");
    bench.ctrl(Key::E);
    let path = bench.path("paper.pdf");
    bench.give_path(&path, "Export");
    bench.wait_until("The paper is ready");
    walk("exported", &mut bench, |bench| {
        has_whole(bench, &["Open", "Done"]);
    });
    bench.write("Sent to", "Ofsted");
    bench.press("Note that it is sent out");
    bench.press("Done");
    bench.drop_file(&path);
    bench.wait_until("This copy was sent out");
    walk("sent out", &mut bench, |bench| has_whole(bench, &["Close"]));
    let mut bench = page("Summary");
    choose(&mut bench, "Agree and lock");
    walk("agreed", &mut bench, still);
}

#[test]
fn what_became_of_last_years_draft() {
    let mut bench = page("Summary");
    let last = include_str!("../data/drafts/v2/in-doubt.ron");
    std::fs::write(bench.path("last.ron"), last).unwrap();
    choose(&mut bench, "New from last");
    let path = bench.path("last.ron");
    bench.give_path(&path, "Begin");
    bench.wait_until("This year’s draft is begun");
    walk("begun", &mut bench, |bench| has_whole(bench, &["Done"]));
}

#[test]
fn what_is_brought_in() {
    let figures = FIGURES.replace("Northmere", "Northmere Council");
    for (name, bytes, title, answers) in [
        (
            "letter.txt",
            REPORT.as_bytes().to_vec(),
            "letter.txt is taken for",
            ["Bring in ", "Cancel"],
        ),
        (
            "last.docx",
            document(),
            "last.docx has",
            ["Bring in ", "Cancel"],
        ),
        (
            "boats.csv",
            figures.into_bytes(),
            "boats.csv has",
            ["Tick what", "Cancel"],
        ),
        (
            "other.csv",
            FIGURES.replace("Northmere", "Southmere").into_bytes(),
            "The file has no figures of",
            ["Read them", "Cancel"],
        ),
    ] {
        let mut bench = page("Summary");
        let path = bench.path(name);
        std::fs::write(&path, bytes).unwrap();
        bench.drop_file(&path);
        bench.wait_until(title);
        walk(name, &mut bench, |bench| has_whole(bench, &answers));
    }
    ask(
        "Bring in copied text",
        "Bring in copied text",
        &["Read it", "Cancel"],
    );
}

#[test]
fn choosing_between_two_texts_and_taking_a_copy_in() {
    let mut bench = page("Summary");
    let draft = include_str!("../data/drafts/v2/in-doubt.ron");
    for name in ["doubt.ron", "copy.ron"] {
        std::fs::write(bench.path(name), draft).unwrap();
    }
    bench.ctrl(Key::O);
    let path = bench.path("doubt.ron");
    bench.give_path(&path, "Open");
    bench.window.run();
    choose(&mut bench, "In doubt");
    assert!(bench.says("1 of 8"));
    walk("In doubt", &mut bench, |bench| {
        has_whole(
            bench,
            &["Keep this draft’s", "Take the other", "Next", "Later"],
        );
    });
    bench.press("Next");
    bench.press("Passage by passage…");
    walk("passage by passage", &mut bench, |bench| {
        has_whole(bench, &["Use this text", "Side by side", "Later"]);
    });
    bench.press("Later");
    choose(&mut bench, "Take in a copy");
    let copy = bench.path("copy.ron");
    bench.give_path(&copy, "Look at it");
    bench.wait_until("Everything in copy.ron is here already");
    walk("Take in a copy", &mut bench, |bench| {
        has_whole(bench, &["Done", "Open it instead", "Cancel"]);
    });
}

#[test]
fn in_a_small_window_the_sections_and_what_is_to_do_stand_in_the_place_of_the_text() {
    let mut bench = page("Summary");
    bench.window.set_size(vec2(640.0, 400.0));
    bench.window.run();
    let writes = |bench: &Bench| bench.says("Which three things are we proud of?");
    assert!(writes(&bench) && !bench.says("Evidence index, "));
    bench.press("Sections");
    assert!(!writes(&bench) && bench.says("Evidence index, "));
    bench.press_beginning("Summary, ");
    assert!(writes(&bench) && !bench.says("Evidence index, "));
    choose(&mut bench, "To do");
    assert!(!writes(&bench) && bench.says("Hide help"));
    bench.press("Hide help");
    assert!(writes(&bench));
    // Pages have no room beside it, and are read alone.
    bench.ctrl(Key::P);
    assert!(!writes(&bench) && bench.says("Back to the text"));
    bench.ctrl(Key::P);
    assert!(writes(&bench));
}

#[test]
fn in_a_wide_window_the_pages_open_by_themselves_until_they_are_hidden() {
    let mut bench = page("Summary");
    assert!(!bench.says("Hide pages"));
    bench.window.set_size(vec2(1920.0, 1080.0));
    bench.window.run();
    assert!(bench.says("Hide pages"));
    settle(&mut bench);
    bench.press("Hide pages");
    bench.window.run();
    assert!(!bench.says("Hide pages"));
    assert!(bench.window.state().settings().pages_hidden);
    let mut bench = bench.reopened("draft.ron");
    bench.window.set_size(vec2(1920.0, 1080.0));
    bench.window.run();
    assert!(!bench.says("Hide pages"));
}

#[test]
fn a_notice_moves_nothing_that_is_written_or_pressed() {
    let mut bench = page("Summary");
    let places = |bench: &Bench| {
        let seen = seen(bench).into_iter().filter(Seen::is_control);
        let places = seen.map(|seen| (seen.name, seen.rect));
        places.collect::<Vec<_>>()
    };
    let before = places(&bench);
    std::fs::remove_file(bench.path("draft.ron")).unwrap();
    bench.wait_until("The file of this draft is no longer there");
    bench.window.run();
    let now = places(&bench);
    let moved = before.iter().filter(|place| !now.contains(place));
    assert_eq!(moved.count(), 0);
    assert!(now.len() > before.len(), "the notice has buttons");
}

#[test]
fn the_window_fills_a_screen_without_room_for_its_usual_size() {
    for (screen, fills) in [((1093.0, 614.0), true), ((2560.0, 1440.0), false)] {
        let mut bench = Bench::new();
        let input = bench.window.input_mut();
        let viewport = input.viewports.entry(ViewportId::ROOT).or_default();
        viewport.monitor_size = Some(screen.into());
        bench.window.step();
        let mut viewports = bench.window.output().viewport_output.values();
        let filled = ViewportCommand::Maximized(true);
        let has_filled = viewports.any(|viewport| viewport.commands.contains(&filled));
        assert_eq!(has_filled, fills, "{screen:?}");
    }
}
