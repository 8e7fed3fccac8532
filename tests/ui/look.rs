//! How the paper looks, as its authors decide it in the window.

use candour::{
    model::{Draft, HouseColor, TypeSize},
    template::shipped,
};
use egui::Key;

use crate::bench::Bench;

fn details() -> Bench {
    let mut bench = Bench::new();
    bench.press_beginning("Self-evaluation, full");
    bench.press_beginning("Cover and details");
    bench
}

fn draft(bench: &Bench) -> &Draft {
    bench.session().draft()
}

#[test]
fn a_colour_and_a_size_are_chosen_and_taken_back() {
    let mut bench = details();
    bench.press("House colour: Plum");
    assert_eq!(draft(&bench).look.color, HouseColor::read("#6a2a5f"));
    bench.press("Size of type: 16 point");
    assert_eq!(draft(&bench).look.type_size, TypeSize::Sixteen);
    bench.ctrl(Key::Z);
    bench.ctrl(Key::Z);
    assert_eq!(draft(&bench).look, Draft::default().look);
}

#[test]
fn a_colour_that_cannot_be_read_is_said_plainly() {
    let mut bench = details();
    bench.write("House colour", "#ffd200");
    assert_eq!(draft(&bench).look.color, HouseColor::read("#ffd200"));
    let style = candour::session::color_statement(draft(&bench).look.color);
    assert!(style.contains("cannot be read"), "{style}");
    assert!(bench.says(&style));
    bench.write("House colour", "oops");
    assert!(bench.says("Not understood. Write it like #14606a"));
    assert_eq!(draft(&bench).look.color, HouseColor::read("#ffd200"));
}

#[test]
fn a_logo_is_chosen_described_and_taken_out() {
    let mut bench = details();
    let path = bench.path("logo.svg");
    std::fs::write(&path, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><rect width=\"9\" height=\"9\"/></svg>").unwrap();
    bench.press("Choose a logo…");
    bench.give_path(&path, "Use");
    assert_eq!(draft(&bench).logo.as_ref().unwrap().alt, "");
    let missing = "Without these words the logo is not printed, and the paper cannot be exported.";
    assert!(bench.says(missing));
    bench.write("What the logo shows, in words", "A black square");
    assert_eq!(draft(&bench).logo.as_ref().unwrap().alt, "A black square");
    assert!(!bench.says(missing));
    bench.press("Take the logo out");
    assert_eq!(draft(&bench).logo, None);
    bench.ctrl(Key::Z);
    assert_eq!(draft(&bench).logo.as_ref().unwrap().alt, "A black square");
}

#[test]
fn what_is_no_picture_is_refused_with_a_message() {
    let mut bench = details();
    let path = bench.path("logo.png");
    std::fs::write(&path, "no picture").unwrap();
    bench.press("Choose a logo…");
    bench.give_path(&path, "Use");
    let message = format!(
        "{} cannot be the logo: it is no PNG, JPEG or SVG picture.",
        path.display()
    );
    assert!(bench.says(&message));
    assert_eq!(draft(&bench).logo, None);
}

#[test]
fn leaders_or_children_come_first() {
    let mut bench = details();
    let template = &shipped().unwrap()[1];
    let [first, last] = &template.file().orders[..] else {
        panic!("two orders expected");
    };
    bench.press(&format!("Order of the judgements: {}", last.label));
    let order = |bench: &Bench| {
        let arrangement = &draft(bench).arrangement;
        let order = bench.session().template().order_of(arrangement);
        order.map(|order| order.id.clone())
    };
    assert_eq!(order(&bench), Some(last.id.clone()));
    bench.ctrl(Key::Z);
    assert_eq!(order(&bench), Some(first.id.clone()));
}
