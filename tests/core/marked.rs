//! Working copies with changes marked: what is marked, who hears it, and that nothing leaks from
//! either state.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use candour::edit::{Edit, apply};
use candour::export::Progress;
use candour::model::{
    Answer, Audience, Draft, FieldId, Marking, Place, Prose, RegisterKind, RowId, SectionId, Value,
};
use candour::session::{Export, Format, Order, Since, export_marked_to};
use candour::store::parse_draft;
use candour::template::Template;
use lopdf::Document;

use crate::command_line::candour;

const NORTHMERE: &str = include_str!("../../examples/drafts/northmere-2026.ron");
const SECRET: &str = "The twins of the baker moved to Alder Close.";

fn northmere() -> (Draft, Template) {
    let loaded = parse_draft(NORTHMERE.as_bytes()).unwrap();
    (loaded.draft, loaded.template)
}

fn place() -> (SectionId, FieldId) {
    (
        SectionId::new("care-leavers").unwrap(),
        FieldId::new("position").unwrap(),
    )
}

fn write(draft: &mut Draft, text: &str) {
    let (section, field) = place();
    let answers = draft.answers.entry(section).or_default();
    answers.insert(field, Answer::Prose(Prose::new(text)));
}

fn hide(draft: &mut Draft, place: Place) {
    let marking = Marking {
        audience: Audience::Ofsted,
        exempt: None,
    };
    apply(draft, Edit::Mark { place, marking }).unwrap();
}

/// Makes a working copy for everyone in a format.
fn export(then: &Draft, now: &Draft, template: &Template, format: Format) -> Export {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(format!("paper.{}", format.extension()));
    let since = Since {
        then: Arc::new(then.clone()),
        label: "1 May 2026".to_owned(),
    };
    let reader = Audience::Everyone;
    let order = Order {
        format,
        ..Order::pdf(reader)
    };
    let progress = Progress::default();
    export_marked_to(&path, (now, template), order, &since, &progress).unwrap()
}

fn markdown(then: &Draft, now: &Draft, template: &Template) -> String {
    let bytes = export(then, now, template, Format::Markdown).bytes;
    String::from_utf8(bytes).unwrap()
}

#[test]
fn what_either_state_hides_is_in_no_working_copy() {
    let (mut open, template) = northmere();
    write(&mut open, SECRET);
    let (section, field) = place();
    let mut by_field = open.clone();
    hide(&mut by_field, Place::Field(section.clone(), field));
    let mut by_section = open.clone();
    hide(&mut by_section, Place::Section(section.clone()));
    let mut gone = open.clone();
    write(&mut gone, "Good.");
    let mut gone_and_hidden = gone.clone();
    hide(&mut gone_and_hidden, Place::Section(section));
    let says = |then: &Draft, now: &Draft| markdown(then, now, &template).contains("Alder Close");
    for hidden in [&by_field, &by_section] {
        assert!(!says(hidden, hidden), "hidden in both");
        assert!(!says(&open, hidden), "hidden since");
        assert!(!says(hidden, &gone), "hidden then, and gone");
        assert!(says(hidden, &open), "opened since: it came in");
    }
    assert!(
        !says(&open, &gone_and_hidden),
        "gone from what is hidden now"
    );
    assert!(says(&open, &gone), "open and gone");
}

#[test]
fn a_row_that_is_hidden_since_is_in_no_working_copy() {
    let (mut then, template) = northmere();
    let row = RowId::new("a-coach").unwrap();
    let what = Place::Cell(RegisterKind::Actions, row.clone(), "what");
    let value = Value::Text("Call Alder Close".to_owned());
    apply(&mut then, Edit::Set { place: what, value }).unwrap();
    let mut now = then.clone();
    hide(&mut now, Place::Row(RegisterKind::Actions, row.clone()));
    assert!(!markdown(&then, &now, &template).contains("Alder"));
    let mut gone = then.clone();
    let register = RegisterKind::Actions;
    apply(&mut gone, Edit::Remove { register, row }).unwrap();
    let text = markdown(&then, &gone, &template);
    assert!(text.contains("<del>Call Alder Close</del>"), "{text}");
}

#[test]
fn a_sentence_that_moved_to_where_it_is_hidden_is_not_shown_as_gone() {
    let (mut then, template) = northmere();
    write(&mut then, SECRET);
    let mut now = then.clone();
    write(&mut now, "Good.");
    let note = Place::Detail("note");
    let moved = format!("For us only. {SECRET}");
    let value = Value::Prose(Prose::new(&moved));
    apply(&mut now, Edit::Set { place: note, value }).unwrap();
    let made = export(&then, &now, &template, Format::Markdown);
    let text = String::from_utf8(made.bytes).unwrap();
    // The note stands in the paper of everyone, so the words are open anyway.
    let is_open = text.contains("For us only");
    assert_eq!(text.contains("Alder Close"), is_open);
    let row = RowId::new("a-coach").unwrap();
    let mut hidden = then.clone();
    write(&mut hidden, "Good.");
    hide(&mut hidden, Place::Row(RegisterKind::Actions, row.clone()));
    let what = Place::Cell(RegisterKind::Actions, row, "what");
    let value = Value::Text(moved);
    apply(&mut hidden, Edit::Set { place: what, value }).unwrap();
    let made = export(&then, &hidden, &template, Format::Markdown);
    assert_eq!(made.marks.unwrap().n_held_back, 1);
    assert!(made.marks.unwrap().in_words().contains("not shown"));
    assert!(
        !String::from_utf8(made.bytes)
            .unwrap()
            .contains("Alder Close")
    );
}

#[test]
fn a_name_of_a_sentence_that_is_hidden_now_is_not_shown_as_gone() {
    let (mut then, template) = northmere();
    let said = "Ann Smith, aged seven, was visited every week by the same worker.";
    write(&mut then, said);
    let mut now = then.clone();
    write(
        &mut now,
        "One child was visited every week by the same worker.",
    );
    let row = RowId::new("a-coach").unwrap();
    hide(&mut now, Place::Row(RegisterKind::Actions, row.clone()));
    let what = Place::Cell(RegisterKind::Actions, row, "what");
    let value = Value::Text(said.to_owned());
    apply(&mut now, Edit::Set { place: what, value }).unwrap();
    let made = export(&then, &now, &template, Format::Markdown);
    assert!(made.marks.unwrap().n_held_back > 0);
    let text = String::from_utf8(made.bytes).unwrap();
    assert!(text.contains("One child") && !text.contains("Ann Smith"));
}

/// What is said in place of strokes and pictures, in the order of the file.
fn spoken(bytes: &[u8]) -> Vec<String> {
    let document = Document::load_mem(bytes).unwrap();
    let texts = document.objects.values().filter_map(|object| {
        let said = object.as_dict().ok()?.get(b"ActualText").ok()?;
        Some(lopdf::decode_text_string(said).unwrap())
    });
    texts.collect()
}

#[test]
fn a_screen_reader_says_what_came_in_and_what_went_out() {
    let (mut then, template) = northmere();
    write(&mut then, "Good up to 21. After 21 we cannot say.");
    let mut now = then.clone();
    write(&mut now, "Good up to 25, as they say.");
    let made = export(&then, &now, &template, Format::Pdf);
    let said = spoken(&made.bytes);
    for words in ["inserted: ", "deleted: "] {
        let n_begun = said.iter().filter(|said| *said == words).count();
        let what = if words.starts_with('i') {
            "insertion"
        } else {
            "deletion"
        };
        let end = format!(" end of {what} ");
        let n_ended = said.iter().filter(|said| **said == end).count();
        assert!(n_begun >= 2, "{said:?}");
        assert_eq!(n_begun, n_ended, "{said:?}");
    }
    // The usual paper says nothing of the kind.
    let usual = candour::session::export_bytes(
        &now,
        &template,
        Order::pdf(Audience::Everyone),
        &Progress::default(),
    );
    assert!(spoken(&usual.unwrap().bytes).is_empty());
}

#[test]
fn every_format_marks_the_same_words() {
    let (mut then, template) = northmere();
    write(&mut then, "Good up to 21.");
    let mut now = then.clone();
    write(&mut now, "Good up to 25.");
    let text = markdown(&then, &now, &template);
    assert!(
        text.contains("Good up to <del>21</del> <ins>25</ins>."),
        "{text}"
    );
    let page = export(&then, &now, &template, Format::Web).bytes;
    let page = String::from_utf8(page).unwrap();
    assert!(page.contains(">deleted: </span>21<span"), "{page}");
    assert!(page.contains(">inserted: </span>25<span"), "{page}");
    let word = export(&then, &now, &template, Format::Word).bytes;
    let document = crate::outputs::word_text(&word);
    assert!(
        document.contains("<w:delText xml:space=\"preserve\">21</w:delText>"),
        "{document}"
    );
    let inserted = document.split("<w:ins ").nth(2).unwrap();
    assert!(inserted.contains(">25<") || document.contains(">25</w:t></w:r></w:ins>"));
}

#[test]
fn a_paragraph_that_went_out_in_word_takes_its_end_with_it() {
    let (mut then, template) = northmere();
    write(&mut then, "Stays.\n\nGoes out.\n\nStays, too.");
    let mut now = then.clone();
    write(&mut now, "Stays.\n\nStays, too.\n\nComes in.");
    let word = export(&then, &now, &template, Format::Word).bytes;
    let document = crate::outputs::word_text(&word);
    let paragraph = |words: &str| {
        let (before, _) = document.split_once(words).unwrap();
        before.rsplit("<w:p>").next().unwrap().to_owned()
    };
    let gone = paragraph("Goes out.");
    assert!(gone.contains("<w:rPr><w:del w:id="), "{gone}");
    let come = paragraph("Comes in.");
    assert!(come.contains("<w:rPr><w:ins w:id="), "{come}");
    let kept = paragraph("Stays, too.");
    assert!(!kept.contains("<w:rPr><w:"), "{kept}");
}

/// A draft with changes of many kinds, and what it was.
fn changed() -> (Draft, Draft, Template) {
    let (then, template) = northmere();
    let mut now = then.clone();
    write(
        &mut now,
        "Good up to 21.\n\n- One thing is **new** [@e-audit]\n- Another too\n\n> Said by a child",
    );
    let register = RegisterKind::Actions;
    let row = RowId::new("a-coach").unwrap();
    apply(&mut now, Edit::Remove { register, row }).unwrap();
    let what = Place::Cell(register, RowId::new("a-read-plans").unwrap(), "what");
    let value = Value::Text("Read every plan in every audit".to_owned());
    apply(&mut now, Edit::Set { place: what, value }).unwrap();
    let place = Place::Detail("version");
    let value = Value::Text("1.1".to_owned());
    apply(&mut now, Edit::Set { place, value }).unwrap();
    (then, now, template)
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the papers stay for a validator")]
fn a_working_copy_says_so_on_every_page() {
    let (then, now, template) = changed();
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("hard-papers");
    std::fs::create_dir_all(&folder).unwrap();
    let since = Since {
        then: Arc::new(then),
        label: "1 May 2026".to_owned(),
    };
    let mut n_pages = None;
    for format in [Format::Pdf, Format::Web] {
        let path = folder.join(format!("changes-marked.{}", format.extension()));
        let reader = Audience::Ofsted;
        let order = Order {
            format,
            ..Order::pdf(reader)
        };
        let progress = Progress::default();
        let made = export_marked_to(&path, (&now, &template), order, &since, &progress).unwrap();
        n_pages = n_pages.or(made.n_pages);
    }
    let bytes = std::fs::read(folder.join("changes-marked.pdf")).unwrap();
    let document = Document::load_mem(&bytes).unwrap();
    let numbers: Vec<u32> = document.get_pages().into_keys().collect();
    assert_eq!(Some(numbers.len()), n_pages);
    for number in numbers {
        let text = document.extract_text(&[number]).unwrap();
        assert!(text.contains("Working copy"), "page {number}: {text}");
    }
}

#[test]
fn the_command_line_marks_since_a_file_or_a_state() {
    let folder = tempfile::tempdir().unwrap();
    let (then, now, template) = changed();
    let leave = |name: &str, draft: &Draft| {
        let path = folder.path().join(name);
        let bytes = candour::store::draft_bytes(draft, &template, &candour::session::Seal::Open);
        candour::store::write_file(&path, &bytes.unwrap()).unwrap();
        path
    };
    let old = leave("old.ron", &then);
    let new = leave("new.ron", &now);
    let run = |since: &str, output: &Path| {
        let (new, output) = (new.to_str().unwrap(), output.to_str().unwrap());
        candour(&["export", new, "--changes-since", since, "-o", output])
    };
    let paper = folder.path().join("paper.md");
    let said = run(old.to_str().unwrap(), &paper);
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(said.out.contains("Marked: "), "{}", said.out);
    // Nothing is kept yet: which file or state is meant must be said.
    let said = run("sent to the director", &paper);
    assert_eq!(said.code, 2);
    assert!(
        said.err.contains("Nothing is kept of this draft yet"),
        "{}",
        said.err
    );
    let bytes = candour::store::draft_bytes(&then, &template, &candour::session::Seal::Open);
    let moment = "2026-05-03T14:05:00Z".parse().unwrap();
    let disk = candour::session::RealDisk;
    let name = "Sent to the director";
    candour::store::backup::snapshot(&disk, &new, &bytes.unwrap(), false, moment, name).unwrap();
    for wanted in ["sent to the director", "2026-05-03", "2026-05-03 14:05"] {
        let said = run(wanted, &paper);
        assert_eq!(said.code, 0, "{wanted}: {}", said.err);
    }
    let said = run("2026-05-04", &paper);
    assert!(said.err.contains("“Sent to the director”"), "{}", said.err);
}
