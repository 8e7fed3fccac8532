//! What other programs put on the clipboard, in `tests/data/paste`: both flavours of each, and in
//! `NAME.prose` what must come of it, with the line that says what was left out.

use std::{fs, path::Path};

use candour::prose::{Buffer, brought_html, brought_rtf};

/// The programs whose clipboards are kept there, with the flavour that is read.
const PASTES: [(&str, &str); 10] = [
    ("writer", "html"),
    ("writer", "rtf"),
    ("calc", "html"),
    ("chromium", "html"),
    ("word", "html"),
    ("word", "rtf"),
    ("excel", "html"),
    ("outlook", "html"),
    ("google-docs", "html"),
    ("webmail", "html"),
];

#[expect(clippy::disallowed_methods, reason = "the test plays another program")]
fn file(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/paste");
    String::from_utf8(fs::read(folder.join(name)).unwrap()).unwrap()
}

fn prose(name: &str, flavour: &str) -> (String, String) {
    let text = file(&format!("{name}.{flavour}"));
    let brought = match flavour {
        "rtf" => brought_rtf(&text),
        _ => brought_html(&text, &file(&format!("{name}.txt"))),
    };
    let brought = brought.unwrap();
    let left = brought.dropped.words().unwrap_or_default();
    (brought.text, left)
}

#[test]
fn what_ten_programs_copy_comes_in_clean_and_what_is_left_out_is_told() {
    for (name, flavour) in PASTES {
        let (text, left) = prose(name, flavour);
        let expected = file(&format!("{name}.{flavour}.prose"));
        assert_eq!(
            format!("{text}\n---\n{left}\n"),
            expected,
            "{name}.{flavour}"
        );
    }
}

#[test]
fn what_came_in_stands_in_a_text_as_it_came_in() {
    for (name, flavour) in PASTES {
        let (text, _) = prose(name, flavour);
        let pasted = Buffer::at("", 0).paste_prose(&text);
        assert_eq!(pasted.text, text, "{name}.{flavour}");
    }
}

#[test]
fn no_sign_that_only_looks_is_in_what_came_in() {
    for (name, flavour) in PASTES {
        let (text, _) = prose(name, flavour);
        for trace in [
            "Mso",
            "mso-",
            "style",
            "<o:p>",
            "\u{a0}",
            "Nobody sees",
            "\0",
        ] {
            assert!(!text.contains(trace), "{name}.{flavour}: {trace} in {text}");
        }
    }
}
