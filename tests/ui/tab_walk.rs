//! The window by Tab alone: on every screen each stop is in sight, in the order in which one
//! reads, the way comes round, and nothing is changed by walking.
//!
//! The window is as large as a council's laptop at 125 %.

use candour::model::{Place, RegisterKind, row_title};
use egui::{Id, Key, Modifiers, Rect, Role, pos2, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::{
    bench::Bench,
    bring_in::{FIGURES, REPORT, document},
};

const SIZE: egui::Vec2 = vec2(1093.0, 614.0);
/// How much of something too high for its place must be seen.
const ENOUGH: f32 = 40.0;
/// Longer than any walk round a screen.
const MAX_STOPS: usize = 250;
const CTRL_SHIFT: Modifiers = Modifiers::CTRL
    .plus(Modifiers::COMMAND)
    .plus(Modifiers::SHIFT);

/// The areas of the window in the order in which one reads them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Area {
    Outline,
    Text,
    Side,
    Bar,
    /// A question or a menu over the window.
    Over,
}

/// Where the keyboard is.
#[derive(Debug, Clone, PartialEq)]
struct Stop {
    id: Id,
    name: String,
    area: Area,
    rect: Rect,
}

/// Walks round one screen, forward until the way comes back to where it began, and as far back.
/// Returns how many stops there are.
#[track_caller]
fn walk(bench: &mut Bench, screen: &str) -> usize {
    let revision = bench
        .window
        .state()
        .desk()
        .map(|desk| desk.session.revision());
    let mut stops: Vec<Stop> = Vec::new();
    let mut backwards = Vec::new();
    loop {
        bench.keys(Modifiers::NONE, Key::Tab);
        let n_before = stops.len();
        let stop = here(bench, &format!("{screen}: Tab {}", n_before + 1));
        if stops.first().is_some_and(|first| first.id == stop.id) {
            break;
        }
        let known = stops.iter().any(|known| known.id == stop.id);
        assert!(
            !known,
            "{screen}: the way does not come round but goes back to {stop:?}"
        );
        let before = stops.last().filter(|before| before.area == stop.area);
        if let Some(before) = before.filter(|before| !follows(bench, before, &stop)) {
            backwards.push(format!("{stop:?} after {before:?}"));
        }
        stops.push(stop);
        assert!(stops.len() < MAX_STOPS, "{screen}: no way out");
    }
    // Where all stops are in one area, the way comes round in it.
    let n_round = usize::from(stops.iter().all(|stop| stop.area == stops[0].area));
    assert!(
        backwards.len() <= n_round,
        "{screen}: not as one reads: {backwards:#?}"
    );
    comes_round_by_area(screen, &stops);
    let mut back = Vec::new();
    loop {
        bench.keys(Modifiers::SHIFT, Key::Tab);
        let stop = here(bench, &format!("{screen}: Shift+Tab {}", back.len() + 1));
        let is_round = stop.id == stops[0].id;
        back.push(stop);
        if is_round {
            break;
        }
        assert!(back.len() < MAX_STOPS, "{screen}: no way back");
    }
    for stop in &stops {
        let is_met = back.iter().any(|met| met.id == stop.id);
        assert!(is_met, "{screen}: Shift+Tab leaves out {stop:?}");
    }
    let now = bench
        .window
        .state()
        .desk()
        .map(|desk| desk.session.revision());
    assert_eq!(now, revision, "{screen}: walking changed the draft");
    stops.len()
}

/// Returns what has the keyboard, which must be seen.
#[track_caller]
fn here(bench: &Bench, at: &str) -> Stop {
    let ctx = &bench.window.ctx;
    let focused = ctx.memory(egui::Memory::focused);
    assert!(focused.is_some(), "{at}: nothing has the keyboard");
    let id = focused.unwrap();
    let found = ctx.viewport(|viewport| viewport.prev_pass.widgets.get(id).copied());
    assert!(found.is_some(), "{at}: what has the keyboard is not there");
    let widget = found.unwrap();
    let mut named = bench
        .window
        .query_all_by(move |node| node.is_focused() && node.label().is_some());
    let name = named.next();
    let name = name.map_or_else(String::new, |node| {
        let node = node.accesskit_node();
        format!("{:?} {}", node.role(), node.label().unwrap_or_default())
    });
    let (rect, seen) = (widget.rect, widget.interact_rect);
    let window = Rect::from_min_size(pos2(0.0, 0.0), SIZE);
    assert!(
        window.contains_rect(seen.shrink(1.0)),
        "{at}: {name} leaves the window: {seen}"
    );
    let wide = seen.width() >= rect.width() - 2.0;
    let high = seen.height() >= rect.height().min(ENOUGH) - 2.0;
    assert!(
        wide && high,
        "{at}: {name} at {rect} is seen only at {seen}"
    );
    let is_over = widget.layer_id.order != egui::Order::Background;
    let area = if is_over {
        Area::Over
    } else {
        area_at(bench, seen.center())
    };
    Stop {
        id,
        name,
        area,
        rect,
    }
}

/// Returns the area of a point, by the landmarks of the window.
fn area_at(bench: &Bench, at: egui::Pos2) -> Area {
    let find = |role: Role, name: &str| {
        let name = name.to_owned();
        let mut found = bench.window.query_all_by(move |node| {
            node.role() == role && node.label().is_some_and(|label| label == name)
        });
        found.next().map(|node| node.rect())
    };
    let is_reading = bench.says("Back to the text");
    if at.y < 48.0 && (is_reading || find(Role::Button, "Menu").is_some()) {
        return Area::Bar;
    }
    if is_reading {
        return if at.x < 168.0 {
            Area::Outline
        } else {
            Area::Text
        };
    }
    let rows = bench.window.query_all_by_role(Role::TreeItem);
    let outline = rows.map(|row| row.rect()).reduce(Rect::union);
    if outline.is_some_and(|outline| outline.x_range().contains(at.x)) {
        return Area::Outline;
    }
    let side = find(Role::Button, "Hide help").map(|close| close.max.x - 300.0);
    let pages = find(Role::Region, "Pages of the paper").map(|pages| pages.min.x);
    let edge = side.into_iter().chain(pages).fold(f32::INFINITY, f32::min);
    if at.x >= edge { Area::Side } else { Area::Text }
}

/// Whether a stop is read after the one before it: it stands below it or at its right.
fn follows(bench: &Bench, before: &Stop, stop: &Stop) -> bool {
    // Where the one before stands now that the page may have moved.
    let ctx = &bench.window.ctx;
    let now = ctx.viewport(|viewport| viewport.prev_pass.widgets.get(before.id).copied());
    let (from, to) = (now.map_or(before.rect, |now| now.rect), stop.rect);
    let overlap = from.y_range().intersection(to.y_range()).span();
    let is_one_row = overlap >= 0.5 * from.height().min(to.height());
    let is_below = to.center().y > from.center().y;
    let is_right = if is_one_row {
        to.min.x >= from.min.x
    } else {
        to.min.x >= from.max.x
    };
    is_below || is_right
}

/// Asserts that each area is gone through in one piece, and one area after the other.
#[track_caller]
fn comes_round_by_area(screen: &str, stops: &[Stop]) {
    let mut areas: Vec<Area> = stops.iter().map(|stop| stop.area).collect();
    areas.dedup();
    if areas.len() > 1 && areas.first() == areas.last() {
        areas.pop();
    }
    let first = areas
        .iter()
        .min()
        .and_then(|min| areas.iter().position(|area| area == min));
    areas.rotate_left(first.unwrap_or_default());
    let is_sorted = areas.is_sorted_by(|one, other| one < other);
    assert!(is_sorted, "{screen}: areas are gone through as {areas:?}");
}

/// Opens the example in a window of a council's size.
fn example() -> Bench {
    let mut bench = started();
    bench.press("Open the example");
    bench
}

fn started() -> Bench {
    let mut bench = Bench::new();
    bench.window.set_size(SIZE);
    bench.window.run();
    bench
}

fn palette(bench: &mut Bench, words: &str) {
    bench.ctrl(Key::K);
    bench.type_text(words);
    bench.keys(Modifiers::NONE, Key::Enter);
    bench.window.run();
}

fn current(bench: &Bench) -> Option<&Place> {
    bench.window.state().desk()?.state.current.as_ref()
}

/// Lets the window work until the pages show the draft as it is.
fn settle(bench: &mut Bench) {
    let newest = |bench: &Bench| {
        let desk = bench.window.state().desk().unwrap();
        desk.laid().map(|laid| laid.revision)
    };
    while newest(bench) != Some(bench.session().revision()) {
        std::thread::yield_now();
        bench.window.step();
    }
    bench.window.run();
}

#[test]
fn the_start_screen_is_walked_in_reading_order() {
    let mut bench = started();
    // The templates, a file, the example.
    assert!(walk(&mut bench, "start") >= 4);
}

#[test]
fn cover_and_details_are_walked() {
    let mut bench = example();
    palette(&mut bench, "cover and details");
    assert!(walk(&mut bench, "cover") >= 20);
}

#[test]
fn a_section_of_prose_is_walked() {
    let mut bench = example();
    let n_stops = walk(&mut bench, "prose");
    assert!((8..40).contains(&n_stops), "{n_stops}");
}

#[test]
fn registers_with_an_open_card_are_walked() {
    let mut bench = example();
    for (section, register, n_least) in [
        ("twelve months", RegisterKind::Priorities, 30),
        ("performance table", RegisterKind::Indicators, 60),
        ("evidence index", RegisterKind::Evidence, 30),
    ] {
        palette(&mut bench, section);
        let rows = bench.session().draft().registers.rows(register);
        let title: String = row_title(rows[0]).chars().take(30).collect();
        let heads = bench.window.query_all_by(move |node| {
            let is_named = node.label().is_some_and(|name| name.starts_with(&title));
            node.role() == Role::Button && is_named
        });
        heads.last().unwrap().focus();
        bench.window.run();
        bench.keys(Modifiers::NONE, Key::Enter);
        let n_stops = walk(&mut bench, section);
        assert!(n_stops >= n_least, "{section}: {n_stops}");
    }
}

#[test]
fn links_and_to_do_are_walked() {
    let mut bench = example();
    palette(&mut bench, "links and evidence");
    assert!(walk(&mut bench, "links") >= 8);
    palette(&mut bench, "to do");
    assert!(walk(&mut bench, "to do") >= 8);
    palette(&mut bench, "user guide");
    assert!(walk(&mut bench, "user guide") >= 8);
}

#[test]
fn the_history_is_walked() {
    let mut bench = example();
    bench.keys(CTRL_SHIFT, Key::H);
    assert!(walk(&mut bench, "history") >= 1);
}

#[test]
fn pages_beside_the_text_are_walked() {
    let mut bench = example();
    bench.ctrl(Key::P);
    settle(&mut bench);
    assert!(walk(&mut bench, "pages") >= 10);
    bench.keys(Modifiers::NONE, Key::F11);
    assert!(walk(&mut bench, "reading") >= 5);
}

#[test]
fn questions_hold_the_keyboard() {
    let mut bench = example();
    let mut n_stops = 0;
    for command in [
        "export paper",
        "who may read this section",
        "protect with",
        "save as",
        "take in a copy",
        "send to",
        "who writes this section",
        "bring in copied text",
        "keyboard shortcuts",
        "settings",
        "about candour",
        "find words",
        "find and replace",
    ] {
        palette(&mut bench, command);
        n_stops += walk(&mut bench, command);
        assert_eq!(here(&bench, command).area, Area::Over, "{command}");
        bench.keys(Modifiers::NONE, Key::Escape);
        assert_ne!(
            here(&bench, command).area,
            Area::Over,
            "{command} is closed"
        );
    }
    assert!(n_stops >= 20, "{n_stops}");
    bench.ctrl(Key::K);
    walk(&mut bench, "palette");
    bench.keys(Modifiers::NONE, Key::Escape);
    bench.window.get_by_label("Menu").focus();
    bench.window.run();
    bench.keys(Modifiers::NONE, Key::Enter);
    assert!(walk(&mut bench, "menu") >= 15);
    bench.keys(Modifiers::NONE, Key::Escape);
    assert!(here(&bench, "menu is closed").name.contains("Menu"));
}

#[test]
fn what_is_brought_in_is_walked() {
    let other = FIGURES.replace("Northmere", "Southmere");
    for (name, bytes, title) in [
        ("letter.txt", REPORT.as_bytes(), "letter.txt is taken for"),
        ("last.docx", &document(), "last.docx has"),
        ("boats.csv", FIGURES.as_bytes(), "boats.csv has"),
        ("other.csv", other.as_bytes(), "The file has no figures of"),
    ] {
        let mut bench = example();
        let path = bench.path(name);
        std::fs::write(&path, bytes).unwrap();
        bench.drop_file(&path);
        bench.wait_until(title);
        assert!(walk(&mut bench, name) >= 2, "{name}");
        assert_eq!(here(&bench, name).area, Area::Over, "{name}");
        bench.keys(Modifiers::NONE, Key::Escape);
        assert_ne!(here(&bench, name).area, Area::Over, "{name} is closed");
    }
}

#[test]
fn the_first_word_takes_no_tab() {
    let mut bench = example();
    assert!(matches!(current(&bench), Some(Place::Field(..))));
    let before = bench.session().draft().clone();
    bench.type_text("Word ");
    assert_ne!(bench.session().draft(), &before);
}
