//! What changed in a section since the user looked at it last: told in the outline and on its page.

use candour::session::{Disk as _, RealDisk};
use egui::{Key, Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::bench::Bench;

const NEWS: &str = "changed since you last looked";

fn outline_row(bench: &Bench, title: &str) -> String {
    let rows = bench.window.query_all_by_role(Role::TreeItem);
    let names = rows.filter_map(|row| row.accesskit_node().label());
    let mut here = names.filter(|name| name.starts_with(title));
    here.next().unwrap()
}

fn save(bench: &mut Bench) {
    bench.ctrl(Key::S);
    while !bench.session().is_saved() {
        std::thread::yield_now();
        bench.window.step();
    }
}

#[test]
fn what_others_changed_in_a_section_is_told_shown_and_seen_once_its_page_is_left() {
    let mut bench = Bench::new();
    bench.press_beginning("Self-evaluation, short");
    bench.type_text("We see them often.");
    bench.ctrl(Key::S);
    let path = bench.path("paper.ron");
    bench.give_path(&path, "Save");
    bench.wait_until("✓ Saved 12:00");
    bench.press_beginning("Care leavers");
    bench.write_on("Plans are late.");
    bench.press_beginning("Cover and details");
    save(&mut bench);
    // Somebody else writes in it, on another day.
    let text = RealDisk.read(&path, 1_000_000).unwrap();
    let text = String::from_utf8(text).unwrap();
    let changed = text.replace("Plans are late.", "Plans are early.");
    assert_ne!(changed, text);
    RealDisk.overwrite(&path, changed.as_bytes()).unwrap();
    let mut bench = bench.reopened("paper.ron");
    bench.wait_until(NEWS);
    assert!(outline_row(&bench, "Care leavers").ends_with(NEWS));
    assert!(!outline_row(&bench, "Children in care").contains(NEWS));
    bench.press_beginning("Care leavers");
    assert!(bench.says("Changed since you last looked, today at 12:00."));
    bench.press("Show what changed");
    bench.wait_until("Only what changed in “Care leavers” is shown.");
    assert!(bench.says("[removed: late] [added: early]"));
    bench.press("Back to the draft");
    bench.press("I have seen it");
    assert!(!bench.says("Changed since you last looked"));
    // What one writes there is no news.
    bench.write_on(" We say so.");
    bench.press_beginning("Children in care");
    save(&mut bench);
    let mut bench = bench.reopened("paper.ron");
    while bench.window.state().desk().unwrap().is_first_checked() {
        std::thread::yield_now();
        bench.window.step();
    }
    assert!(!bench.says(NEWS));
}
