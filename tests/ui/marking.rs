//! Who may read a part is seen wherever the part is, and what is to do is one figure everywhere.

use candour::{
    edit::{Edit, apply},
    model::{
        Audience, Draft, DraftStatus, Exempt, Finding, Marking, Place, Prose, RegisterKind, RowId,
        SectionId,
    },
    session::{new_draft, write_new_file},
    store::write_draft,
    template::{Section, shipped},
};
use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::bench::Bench;

fn section(id: &str) -> Place {
    Place::Section(SectionId::new(id).unwrap())
}

fn exempt(reason: &str) -> Marking {
    Marking {
        audience: Audience::Ofsted,
        exempt: Some(Exempt {
            reason: reason.to_owned(),
            ..Exempt::default()
        }),
    }
}

/// Opens a draft of the full template that was changed before.
fn opened(change: impl FnOnce(&mut Draft)) -> Bench {
    let template = shipped().unwrap().remove(1);
    let mut draft = new_draft(&template);
    change(&mut draft);
    let bench = Bench::new();
    let text = write_draft(&draft, template.file()).unwrap();
    write_new_file(&bench.path("draft.ron"), text.as_bytes()).unwrap();
    bench.reopened("draft.ron")
}

fn mark(draft: &mut Draft, place: Place, marking: Marking) {
    apply(draft, Edit::Mark { place, marking }).unwrap();
}

fn with_finding(draft: &mut Draft) -> Place {
    let id = RowId::new("f-one").unwrap();
    let mut finding = Finding::new(id.clone());
    finding.said = Prose::new("Plans drift.");
    draft.registers.findings.push(finding);
    Place::Row(RegisterKind::Findings, id)
}

#[test]
fn a_marked_part_has_a_badge_in_outline_heading_and_card() {
    let mut bench = opened(|draft| {
        let row = with_finding(draft);
        mark(draft, row, exempt("It names a child"));
        let note = Marking {
            audience: Audience::WorkingNote,
            exempt: None,
        };
        mark(draft, section("voice"), note);
    });
    assert!(
        bench
            .beginning("Voice, not begun")
            .accesskit_node()
            .label()
            .unwrap()
            .contains("Working note")
    );
    // Practice stories begin so in every new draft.
    assert!(
        bench
            .beginning("Practice stories")
            .accesskit_node()
            .label()
            .unwrap()
            .contains("Ofsted only")
    );
    bench.press_beginning("Voice, not begun");
    bench.press("Working note. Change who may read this");
    assert!(bench.says("Who may read this?"));
    bench.press("Cancel");

    bench.press_beginning("Findings and answers");
    let badge = "Exempt · Ofsted only";
    let badges = |bench: &Bench| {
        let found = bench.window.query_all_by(move |node| {
            node.role() == Role::Label && node.value().is_some_and(|words| words == badge)
        });
        found.count()
    };
    assert_eq!(badges(&bench), 1, "on the closed card");
    bench.press("Plans drift.");
    assert!(bench.says("Delete finding"), "the card is open");
    assert_eq!(badges(&bench), 1, "on the open card");
}

#[test]
fn a_row_has_the_badge_of_what_it_inherits() {
    let mut bench = opened(|draft| {
        with_finding(draft);
        let marking = Marking {
            audience: Audience::Committee,
            exempt: None,
        };
        mark(draft, section("progress"), marking);
    });
    bench.press_beginning("Findings and answers");
    assert!(bench.says("Committee and Ofsted. Change who may read this"));
    let badges = bench.window.query_all_by(|node| {
        node.role() == Role::Label
            && node
                .value()
                .is_some_and(|words| words == "Committee and Ofsted")
    });
    assert_eq!(badges.count(), 1);
}

#[test]
fn exempt_and_everyone_cannot_be_chosen_together() {
    let mut bench = opened(|_| {});
    bench.press_beginning("Voice, not begun");
    bench.press("Menu");
    bench.press("Who may read this section…");
    let is_chosen = |bench: &Bench, name: &str| {
        let radio = bench.window.get_by_label(name);
        radio.accesskit_node().toggled() == Some(egui::accesskit::Toggled::True)
    };
    assert!(is_chosen(&bench, "Readers: Everyone"));
    bench.press("Exempt from publication");
    assert!(is_chosen(&bench, "Readers: Committee and Ofsted"));
    assert!(bench.says("What is exempt is never for everyone"));
    bench.write("Reason", "It names a child");
    assert!(
        bench.says(
            "The paper will say: This part is not for publication, because it names a child."
        )
    );
    assert!(bench.window.query_by_label("Readers: Everyone").is_none());
    bench.keys(Modifiers::NONE, Key::Escape);
}

#[test]
fn an_answer_is_marked_where_the_keyboard_is() {
    let mut bench = opened(|_| {});
    bench.write_on("A start.");
    bench.press("Menu");
    bench.press("Who may read this answer…");
    // It is named by its question.
    assert!(bench.says("Where do we stand on each of the four judgements"));
    bench.press("Readers: Ofsted only");
    bench.press("Mark");
    let draft = bench.session().draft();
    let summary = SectionId::new("summary").unwrap();
    let marks = &draft.markings[&summary];
    assert!(marks.section.is_none() && marks.fields.len() == 1);
    assert!(bench.says("Ofsted only. Change who may read this"));
}

#[test]
fn what_a_file_calls_exempt_and_for_everyone_is_answered_before_anything_is_published() {
    let mut bench = opened(|draft| {
        let mut marking = exempt("It names a child");
        marking.audience = Audience::Everyone;
        let id = SectionId::new("voice").unwrap();
        draft.markings.entry(id).or_default().section = marking;
    });
    assert!(
        bench
            .beginning("Voice, not begun")
            .accesskit_node()
            .label()
            .unwrap()
            .contains("Exempt, readers not chosen")
    );
    bench.press("Export paper…");
    assert!(bench.says("“Voice” is marked as exempt and for everyone."));
    let path = bench.path("paper");
    bench.give_path(&path, "Export");
    bench.wait_until("That did not work");
    assert!(!bench.path("paper.pdf").exists());
    bench.press("Go there");
    bench.press("Exempt, readers not chosen. Change who may read this");
    bench.press("Mark");
    assert!(bench.session().draft().contradictory_places().is_empty());
    assert!(bench.says("Exempt · Committee and Ofsted. Change who may read this"));
}

#[test]
fn the_export_names_what_is_exempt_and_what_is_left_out() {
    let mut bench = opened(|draft| {
        let row = with_finding(draft);
        mark(draft, row, exempt("It names a child"));
        let text = candour::model::Value::Prose(Prose::new("A story."));
        let stories = SectionId::new("practice-stories").unwrap();
        let place = Place::Field(stories, candour::model::FieldId::new("stories").unwrap());
        apply(draft, Edit::Set { place, value: text }).unwrap();
    });
    bench.press("Export paper…");
    assert!(bench.says("Plans drift. (Ofsted only; left out)"));
    assert!(bench.says("Practice stories (Ofsted only)"));
    bench.press("Readers: Ofsted");
    assert!(bench.says("Plans drift. (Ofsted only; in this paper)"));
    assert!(bench.says("Nothing else is left out for these readers."));
}

/// Returns the number at the head of what begins so, or behind these words.
fn figure(bench: &Bench, words: &str) -> usize {
    let label = bench.beginning(words).accesskit_node().label().unwrap();
    let digits: String = label.chars().filter(char::is_ascii_digit).collect();
    digits.parse().unwrap()
}

#[test]
fn outline_tab_foot_and_export_say_one_figure() {
    let mut bench = opened(|draft| {
        with_finding(draft);
        draft.ready.insert(SectionId::new("voice").unwrap());
    });
    let n_to_do = figure(&bench, "To do ");
    assert!(n_to_do > 10);
    let words = format!("{n_to_do} things to do");
    assert!(bench.says(&words), "at the foot");
    let in_outline: usize = { bench.window.query_all_by_role(Role::TreeItem) }
        .filter_map(|row| {
            let label = row.accesskit_node().label()?;
            let (before, _) = label.rsplit_once(" to do")?;
            let number = before.rsplit([' ', ',']).nth(1)?;
            number.parse::<usize>().ok()
        })
        .sum();
    assert_eq!(in_outline, n_to_do, "in the outline");
    bench.press("Export paper…");
    assert!(
        bench.says(&format!("{words}. The paper needs")),
        "before exporting"
    );
}

#[test]
fn nothing_is_missing_is_said_only_where_that_is_so() {
    let mut bench = opened(|draft| {
        draft.ready.insert(SectionId::new("voice").unwrap());
    });
    bench.press_beginning("To do");
    bench.beginning("Practice stories").scroll_to_me();
    bench.window.run();
    bench.press_beginning("Practice stories");
    assert!(bench.says("This section is not begun. Its question is open:"));
    assert!(!bench.says("Nothing is missing"));
    bench.press_beginning("Voice, ready");
    assert!(bench.says("is called ready with"));
    assert!(!bench.says("Nothing is missing"));
}

#[test]
fn a_marking_of_what_the_template_lacks_is_in_no_paper() {
    let mut bench = opened(|draft| {
        let id = SectionId::new("older-part").unwrap();
        draft.markings.entry(id).or_default().section = exempt("It names a child");
    });
    bench.press("Export paper…");
    bench.press("Readers: Ofsted");
    assert!(bench.says("in no paper, because the template has no such part"));
    assert!(!bench.says("; in this paper)"));
}

#[test]
fn enter_marks_after_a_choice_and_escape_asks_before_it_is_dropped() {
    let mut bench = opened(|_| {});
    bench.press_beginning("Voice, not begun");
    let voice = SectionId::new("voice").unwrap();
    let ask = |bench: &mut Bench| {
        bench.press("Menu");
        bench.press("Who may read this section…");
    };
    ask(&mut bench);
    bench.keys(Modifiers::NONE, Key::Escape);
    assert!(
        !bench.says("Who may read this?"),
        "nothing was changed, so nothing is asked"
    );
    ask(&mut bench);
    point(&mut bench, "Exempt from publication");
    bench.keys(Modifiers::NONE, Key::Escape);
    assert!(bench.says("What you chose is not marked yet."));
    bench.press("Drop what I chose");
    assert!(!bench.says("Who may read this?"));
    assert!(!bench.session().draft().markings.contains_key(&voice));
    ask(&mut bench);
    point(&mut bench, "Exempt from publication");
    bench.keys(Modifiers::NONE, Key::Enter);
    assert!(!bench.says("Who may read this?"));
    let marking = &bench.session().draft().markings[&voice].section;
    assert!(marking.exempt.is_some());
    // From a field, too.
    ask(&mut bench);
    bench.write("Reason", "It names a child");
    bench.keys(Modifiers::NONE, Key::Enter);
    let marking = &bench.session().draft().markings[&voice].section;
    assert_eq!(marking.exempt.as_ref().unwrap().reason, "It names a child");
}

#[test]
fn readers_are_chosen_with_the_mouse_in_every_question_and_not_in_the_first_alone() {
    let mut bench = opened(|_| {});
    bench.press_beginning("Voice, not begun");
    let voice = SectionId::new("voice").unwrap();
    for (readers, audience) in [
        ("Ofsted only", Audience::Ofsted),
        ("Committee and Ofsted", Audience::Committee),
    ] {
        bench.press("Menu");
        bench.press("Who may read this section…");
        point(&mut bench, &format!("Readers: {readers}"));
        bench.keys(Modifiers::NONE, Key::Enter);
        assert!(!bench.says("Who may read this?"), "{readers}");
        let marking = &bench.session().draft().markings[&voice].section;
        assert_eq!(marking.audience, audience);
    }
}

/// Presses with the pointer, as the mouse does: the keyboard leaves what had it.
fn point(bench: &mut Bench, name: &str) {
    let pos = bench.window.get_by_label(name).rect().center();
    bench.window.event(egui::Event::PointerMoved(pos));
    bench.window.run();
    for pressed in [true, false] {
        bench.window.event(egui::Event::PointerButton {
            pos,
            button: egui::PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        });
        bench.window.step();
    }
    bench.window.run();
}

#[test]
fn final_asks_once_where_something_is_to_do() {
    let mut bench = opened(|_| {});
    bench.press_beginning("Cover and details");
    let status = |bench: &Bench| bench.session().draft().details.status;
    bench.press("Status: Final");
    assert!(bench.says("Call this draft final?"));
    assert!(bench.says("still to do") && bench.says("not begun"));
    assert_eq!(status(&bench), DraftStatus::Draft);
    bench.press("Cancel");
    assert_eq!(status(&bench), DraftStatus::Draft);
    bench.press("Status: Final");
    bench.press("It is final as it is");
    assert_eq!(status(&bench), DraftStatus::Final);
    assert!(!bench.says("Call this draft final?"));
}

#[test]
fn a_part_says_what_is_to_do_inside_it_and_has_its_badge_in_the_outline() {
    let mut bench = opened(|draft| {
        draft.ready.insert(SectionId::new("voice").unwrap());
        let template = shipped().unwrap().remove(1);
        for part in template.outline(&[]) {
            if !part.section.sections.is_empty() {
                let place = Place::Section(part.section.id.clone());
                mark(draft, place, exempt("It names a child"));
            }
        }
    });
    bench.press_beginning("To do");
    let template = shipped().unwrap().remove(1);
    let parts = template.outline(&[]);
    let parts: Vec<_> = { parts.iter() }
        .filter(|outlined| !outlined.section.sections.is_empty())
        .collect();
    assert!(!parts.is_empty());
    let mut n_told = 0;
    for part in parts {
        let title = part.section.outline_title();
        let row = bench.window.query_all_by(|node| {
            node.role() == Role::TreeItem
                && node.label().is_some_and(|label| {
                    label.starts_with(title) && label.contains("Exempt · Ofsted only")
                })
        });
        assert!(row.count() > 0, "{title}");
        bench.beginning(&format!("{title}, ")).scroll_to_me();
        bench.window.run();
        bench.press_beginning(&format!("{title}, "));
        let inside = within(part.section);
        let n_inside: usize = { inside.iter() }
            .map(|title| n_to_do_in_outline(&bench, title))
            .sum();
        let words = match n_inside {
            1 => "1 thing to do in the sections inside this one.".to_owned(),
            n => format!("{n} things to do in the sections inside this one."),
        };
        if bench.says("to do in the sections inside this one.") {
            assert!(bench.says(&words), "{title}: {words}");
            n_told += 1;
        }
    }
    assert!(n_told > 0, "a part with something to do only inside");
}

/// The sections within a section, as the outline calls them.
fn within(section: &Section) -> Vec<&str> {
    let inner = section.sections.iter();
    { inner }
        .flat_map(|inner| std::iter::once(inner.outline_title()).chain(within(inner)))
        .collect()
}

/// How much the outline says is to do in a section; nothing where its row is not shown, because
/// the row above it says so.
fn n_to_do_in_outline(bench: &Bench, title: &str) -> usize {
    let beginning = format!("{title}, ");
    let rows = bench.window.query_all_by(|node| {
        node.role() == Role::TreeItem
            && node
                .label()
                .is_some_and(|label| label.starts_with(&beginning))
    });
    rows.map(|row| {
        let label = row.accesskit_node().label().unwrap_or_default();
        let words = label.split(", ").find(|words| words.contains(" to do"));
        let figure = words.and_then(|words| words.split(' ').next()?.parse::<usize>().ok());
        figure.unwrap_or_default()
    })
    .sum()
}
