//! The pages beside the text, and read alone.

use candour::{
    layout::{Pages, Shape},
    model::{Audience, Place},
    session::{LaidOut, PageZoom, Spread},
    ui::Screen,
};
use egui::{Key, Modifiers, Pos2, Rect, vec2};
use egui_kittest::kittest::NodeT as _;

use crate::bench::Bench;

/// A new draft with a few words, its pages laid out.
fn begun() -> Bench {
    let mut bench = Bench::new();
    bench.press_beginning("Self-evaluation, short");
    bench.type_text("A start in Northmere.");
    bench.ctrl(Key::P);
    settle(&mut bench);
    bench
}

fn laid(bench: &Bench) -> &LaidOut {
    newest(bench).expect("the pages are laid out")
}

fn newest(bench: &Bench) -> Option<&LaidOut> {
    bench.window.state().desk().unwrap().laid()
}

/// Lets the window work until the pages show the draft as it is.
fn settle(bench: &mut Bench) {
    while newest(bench).map(|laid| laid.revision) != Some(bench.session().revision()) {
        std::thread::yield_now();
        bench.window.step();
    }
    bench.window.run();
}

fn words(pages: &Pages, page_idx: usize) -> String {
    let runs = pages.pages[page_idx].items.iter();
    let runs = runs.filter_map(|item| match &item.shape {
        Shape::Text(run) => Some(run.text.as_ref()),
        Shape::Rect { .. } | Shape::Sign { .. } | Shape::Path(_) | Shape::Image { .. } => None,
    });
    runs.collect::<Vec<_>>().join(" ")
}

/// Returns where the words stand that a text stands in: page, and place on the page.
fn find(pages: &Pages, text: &str) -> (usize, Pos2) {
    let on_page = |page_idx: usize| {
        pages.pages[page_idx].items.iter().find_map(|item| {
            let is_there = matches!(&item.shape, Shape::Text(run) if run.text.contains(text));
            let area = item.shape.area();
            let middle = Pos2::new(area.x + area.width / 2.0, area.y + area.height / 2.0);
            (is_there && pages.origin(item).is_some()).then_some(middle)
        })
    };
    // Behind cover and contents.
    (2..pages.pages.len())
        .find_map(|page_idx| Some((page_idx, on_page(page_idx)?)))
        .expect("the words stand on a page")
}

fn page_rect(bench: &Bench, page_idx: usize) -> Rect {
    let node = bench.beginning(&format!("Page {} of", page_idx + 1));
    node.rect()
}

/// Shows a page from its top and clicks on words on it.
fn click_words(bench: &mut Bench, text: &str) {
    let pages = std::sync::Arc::clone(&laid(bench).pages);
    let (page_idx, at) = find(&pages, text);
    bench.ctrl(Key::G);
    bench.type_text(&(page_idx + 1).to_string());
    bench.keys(Modifiers::NONE, Key::Enter);
    bench.window.run();
    let rect = page_rect(bench, page_idx);
    let zoom = rect.width() / pages.pages[page_idx].size.width;
    let at = rect.min + at.to_vec2() * zoom;
    bench.window.hover_at(at);
    bench.window.run();
    bench.window.drag_at(at);
    bench.window.drop_at(at);
    bench.window.run();
}

fn screen(bench: &Bench) -> &Screen {
    &bench.window.state().desk().unwrap().state.screen
}

#[test]
fn what_is_typed_stands_on_the_page_when_it_is_laid_out() {
    let mut bench = begun();
    let (page_idx, _) = find(&laid(&bench).pages, "A start");
    assert!(!words(&laid(&bench).pages, page_idx).contains("zebra"));
    let turn = laid(&bench).turn;
    bench.keys(Modifiers::COMMAND | Modifiers::CTRL, Key::End);
    bench.type_text(" A zebra.");
    settle(&mut bench);
    assert!(laid(&bench).turn > turn);
    assert!(words(&laid(&bench).pages, page_idx).contains("Northmere. A zebra."));
    // A screen reader reads the page, too.
    let page = bench.beginning(&format!("Page {} of", page_idx + 1));
    let description = page.accesskit_node().description().unwrap();
    assert!(description.contains("A zebra."), "{description}");
}

#[test]
fn the_page_being_written_comes_into_sight() {
    let mut bench = begun();
    let (page_idx, _) = find(&laid(&bench).pages, "A start");
    let preview = |bench: &Bench| {
        let state = &bench.window.state().desk().unwrap().state;
        state.preview.page_idx
    };
    bench.ctrl(Key::G);
    bench.type_text("1");
    bench.keys(Modifiers::NONE, Key::Enter);
    assert_eq!(preview(&bench), 0);
    bench.write(
        "Who are our children, and what has changed for them this year?",
        "More. ",
    );
    settle(&mut bench);
    assert!(page_rect(&bench, page_idx).is_positive());
    assert_ne!(preview(&bench), 0);
}

#[test]
fn a_press_on_a_page_leads_to_its_text() {
    let mut bench = begun();
    bench.ctrl(Key::PageDown);
    let first = screen(&bench).clone();
    bench.ctrl(Key::PageUp);
    bench.ctrl(Key::PageUp);
    assert_ne!(*screen(&bench), first);
    let wanted = {
        let pages = &laid(&bench).pages;
        let (page_idx, at) = find(pages, "A start");
        pages.origin_at(page_idx, at.x, at.y).unwrap().clone()
    };
    click_words(&mut bench, "A start");
    let Place::Field(section, field) = &wanted else {
        panic!("{wanted:?}");
    };
    assert_eq!(*screen(&bench), Screen::Section(section.clone()));
    let state = &bench.window.state().desk().unwrap().state;
    assert_eq!(state.current.as_ref(), Some(&wanted));
    // The caret is where the words were pressed: in their middle.
    bench.type_text("Zz");
    let text = bench.session().draft().prose(section, field);
    let at = text.find("Zz").expect("the keyboard is there");
    assert!((4..18).contains(&at), "{text}");
}

#[test]
fn pages_are_zoomed_by_key_and_that_is_remembered() {
    let mut bench = begun();
    let zoom = |bench: &Bench| bench.window.state().settings().page_zoom;
    assert_eq!(zoom(&bench), PageZoom::Width);
    bench.keys(Modifiers::ALT, Key::Num1);
    assert_eq!(zoom(&bench), PageZoom::Times(1.0));
    bench.keys(Modifiers::ALT, Key::Plus);
    assert_eq!(zoom(&bench), PageZoom::Times(1.25));
    bench.keys(Modifiers::ALT, Key::Minus);
    bench.keys(Modifiers::ALT, Key::Minus);
    assert_eq!(zoom(&bench), PageZoom::Times(0.9));
    assert!(bench.says("90 %"));
    bench.keys(Modifiers::ALT, Key::Num0);
    assert_eq!(zoom(&bench), PageZoom::Page);
    // The window as a whole keeps its size.
    assert_eq!(
        bench.window.state().settings().zoom.to_bits(),
        1.0_f32.to_bits()
    );

    bench.press("Facing pages");
    assert_eq!(bench.window.state().settings().spread, Spread::Facing);
    bench.ctrl(Key::S);
    let path = bench.path("draft.ron");
    bench.give_path(&path, "Save");
    let mut bench = bench.reopened("draft.ron");
    settle(&mut bench);
    assert_eq!(zoom(&bench), PageZoom::Page);
    assert_eq!(bench.window.state().settings().spread, Spread::Facing);
}

#[test]
fn the_paper_is_read_alone_and_escape_leads_back() {
    let mut bench = begun();
    assert!(bench.says("Find a command"));
    bench.keys(Modifiers::NONE, Key::F11);
    assert!(!bench.says("Find a command"));
    assert!(bench.says("Back to the text"));
    assert!(bench.says("All pages, small"));
    bench.keys(Modifiers::ALT, Key::PageDown);
    bench.keys(Modifiers::ALT, Key::PageDown);
    assert_eq!(
        bench.window.state().desk().unwrap().state.preview.page_idx,
        2
    );
    bench.keys(Modifiers::NONE, Key::Escape);
    assert!(bench.says("Find a command"));
    bench.keys(Modifiers::NONE, Key::F11);
    click_words(&mut bench, "A start");
    assert!(
        bench.says("Find a command"),
        "pressing words leads to the text"
    );
}

#[test]
fn the_pages_show_what_the_chosen_readers_may_see() {
    let mut bench = begun();
    let own = laid(&bench).reader;
    bench.press("For everyone");
    bench.press("For the committee");
    while laid(&bench).reader == own {
        std::thread::yield_now();
        bench.window.step();
    }
    assert_eq!(laid(&bench).reader, Audience::Committee);
    assert!(bench.says("For the committee"));
}

#[test]
fn help_and_pages_share_a_place() {
    let mut bench = begun();
    assert!(!bench.says("Guidance 0") && !bench.says("Hide help"));
    bench.press("Help");
    assert!(bench.says("Hide help"));
    assert!(!bench.says("Hide pages"));
    bench.ctrl(Key::Backslash);
    assert!(bench.says("Hide pages"));
    bench.press("Hide pages");
    assert!(!bench.says("Pages of the paper"));
    assert!(!bench.window.state().settings().pages_shown);
}

#[test]
fn everything_about_the_pages_has_a_name() {
    let mut bench = begun();
    for name in [
        "Pages of the paper",
        "Previous page",
        "Next page",
        "Larger pages",
        "Smaller pages",
        "Single pages",
        "Facing pages",
        "All pages, small",
        "Read the paper",
        "Hide pages",
        "Page, of ",
    ] {
        assert!(bench.says(name), "{name}");
    }
    let corner = bench.beginning("Pages of the paper").rect();
    assert!(corner.size().min_elem() > 300.0, "{corner:?}");
    assert!(corner.contains(corner.min + vec2(1.0, 1.0)));
    bench.window.run();
}

#[test]
fn an_idle_window_with_pages_rests() {
    let mut bench = begun();
    bench.window.run();
    for _ in 0..5 {
        bench.window.step();
    }
    let output = bench.window.output();
    let viewports = output.viewport_output.values();
    let delay = viewports.map(|viewport| viewport.repaint_delay).min();
    assert!(delay.unwrap() >= std::time::Duration::from_millis(900));
}

#[test]
fn the_paper_alone_opens_at_what_is_being_written_and_has_the_keyboard() {
    let mut bench = Bench::new();
    bench.press("Open the example");
    bench.ctrl(Key::K);
    bench.type_text("children in care");
    bench.keys(Modifiers::NONE, Key::Enter);
    bench.keys(Modifiers::NONE, Key::F11);
    settle(&mut bench);
    let page = |bench: &Bench| bench.window.state().desk().unwrap().state.preview.page_idx;
    let opened = page(&bench);
    assert!(opened > 3, "{opened}");
    bench.keys(Modifiers::NONE, Key::PageDown);
    bench.keys(Modifiers::NONE, Key::PageDown);
    assert!(page(&bench) > opened);
}
