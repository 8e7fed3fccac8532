//! Papers that are sent out: noted, and known again when they are dropped on the window.

use crate::bench::Bench;

fn sent() -> Bench {
    let mut bench = Bench::new();
    bench.press_beginning("Self-evaluation, short");
    bench.type_text("We visit homes often.");
    bench.ctrl(egui::Key::S);
    let path = bench.path("draft.ron");
    bench.give_path(&path, "Save");
    bench.wait_until("✓ Saved 12:00");
    bench.ctrl(egui::Key::E);
    let path = bench.path("paper.pdf");
    bench.give_path(&path, "Export");
    bench.wait_until("The paper is ready");
    bench
}

#[test]
fn a_paper_that_was_sent_out_says_which_text_it_is_when_it_is_dropped() {
    let mut bench = sent();
    bench.write("Sent to", "Ofsted");
    bench.press("Note that it is sent out");
    assert!(bench.says("Noted in the draft, with the fingerprint"));
    bench.press("Done");
    assert_eq!(bench.session().draft().minutes.issued[0].to, "Ofsted");
    let path = bench.path("paper.pdf");
    bench.drop_file(&path);
    bench.wait_until("This copy was sent out");
    assert!(bench.says("sent to Ofsted on"));
    assert!(bench.says("The draft says the same today."));
    assert!(bench.says("Its text is kept under History as “Sent out: paper.pdf”"));
    bench.press("Close");
    bench.write_on(" More.");
    bench.drop_file(&path);
    bench.wait_until("The draft was changed since.");
    bench.press("Show the history");
    bench.wait_until("Sent out: paper.pdf");
}

#[test]
fn a_paper_of_which_nothing_was_noted_is_read_to_be_brought_in() {
    let mut bench = sent();
    bench.press("Done");
    let path = bench.path("paper.pdf");
    bench.drop_file(&path);
    bench.wait_until("paper.pdf");
    assert!(!bench.says("This copy was sent out"));
}

#[test]
fn a_draft_that_is_open_read_only_notes_nothing_and_says_so() {
    let mut first = Bench::new();
    first.press_beginning("Self-evaluation, short");
    first.ctrl(egui::Key::S);
    let path = first.path("draft.ron");
    first.give_path(&path, "Save");
    first.wait_until("✓ Saved 12:00");
    first.wait_for_lock("draft.ron");
    let mut second = first.elsewhere("a.reader", "draft.ron");
    second.press("Open read-only");
    second.ctrl(egui::Key::E);
    let path = second.path("paper.pdf");
    second.give_path(&path, "Export");
    second.wait_until("The paper is ready");
    second.write("Sent to", "Ofsted");
    second.press("Note that it is sent out");
    assert!(!second.says("Noted in the draft"));
    assert!(second.says("Nothing was noted"));
    assert!(second.session().draft().minutes.is_empty());
}
