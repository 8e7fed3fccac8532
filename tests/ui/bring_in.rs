//! Bringing in what inspectors wrote: shown first, ticked, taken as one step.

use egui::Key;
use egui_kittest::kittest::Queryable as _;

use crate::bench::Bench;

pub(crate) const REPORT: &str = "Inspection of Northmere local authority children’s services\n\
    Inspection dates: 4 to 8 March 2024\n\
    Overall effectiveness: Good\n\
    What needs to improve?\n\
    ◼ The repair of boats (outcome 3, national framework).\n\
    ◼ The records of visits.\n";

fn begun() -> Bench {
    let mut bench = Bench::new();
    bench.press_beginning("Self-evaluation, short");
    bench
}

fn said(bench: &Bench) -> Vec<String> {
    let findings = &bench.session().draft().registers.findings;
    let said = findings.iter().map(|finding| finding.said.as_str());
    said.map(str::to_owned).collect()
}

#[test]
fn a_dropped_file_is_shown_first_and_what_is_ticked_comes_in_as_one_step() {
    let mut bench = begun();
    let path = bench.path("letter.txt");
    std::fs::write(&path, REPORT).unwrap();
    bench.drop_file(&path);
    bench.wait_until("letter.txt is taken for");
    assert!(
        said(&bench).is_empty(),
        "nothing is changed before it is seen"
    );
    assert!(bench.says("Overall effectiveness: good"));
    bench.press_beginning("The records of visits.");
    bench.press("Bring in 1 review and 1 finding");
    assert_eq!(said(&bench), ["The repair of boats"]);
    let registers = &bench.session().draft().registers;
    assert_eq!(
        registers.findings[0].review.as_ref(),
        Some(&registers.reviews[0].id)
    );
    bench.ctrl(Key::Z);
    assert!(said(&bench).is_empty());
    assert!(bench.session().draft().registers.reviews.is_empty());
}

#[test]
fn a_text_is_pasted_and_what_is_there_already_is_not_added_again() {
    let mut bench = begun();
    for n_rows in [3, 0] {
        bench.press("Menu");
        bench.press("Bring in copied text…");
        bench.window.event(egui::Event::Paste(REPORT.to_owned()));
        bench.window.run();
        bench.press("Read it");
        if n_rows == 0 {
            assert!(bench.says("The records of visits. (already in this draft)"));
            assert!(bench.says("Nothing new to bring in"));
            bench.press("Cancel");
        } else {
            bench.press("Bring in 1 review and 2 findings");
        }
    }
    assert_eq!(said(&bench).len(), 2);
}

#[test]
fn any_sentence_of_a_letter_becomes_a_finding_with_a_press() {
    let mut bench = begun();
    bench.press("Menu");
    bench.press("Bring in copied text…");
    let letter = "Annual engagement meeting on 14 May 2026\n\n\
        Records of repairs need to be kept up. We will look at the harbour when we come again.";
    bench.window.event(egui::Event::Paste(letter.to_owned()));
    bench.window.run();
    // It begins a line, and does not answer the question.
    bench.keys(egui::Modifiers::NONE, Key::Enter);
    bench.press("Read it");
    assert!(!bench.says("We will look at the harbour when we come again."));
    bench.press("Show every sentence");
    bench.press("We will look at the harbour when we come again.");
    bench.press("Bring in 1 review and 1 finding");
    assert_eq!(
        said(&bench),
        ["We will look at the harbour when we come again."]
    );
    let review = &bench.session().draft().registers.reviews[0];
    assert_eq!(review.kind, candour::model::ReviewKind::EngagementMeeting);
}

#[test]
fn a_file_that_gives_nothing_says_why() {
    let mut bench = begun();
    let path = bench.path("scan.pdf");
    std::fs::write(&path, "%PDF-1.7 and no more").unwrap();
    bench.drop_file(&path);
    bench.wait_until("Nothing can be brought in from scan.pdf");
    bench.press("Close");
    assert!(bench.window.query_by_label("Bring in").is_none());
}

pub(crate) const FIGURES: &str = "time_period,time_identifier,geographic_level,old_la_code,la_name,new_la_code,boats\n\
    2025,Reporting year,National,,,,40\n\
    2025,Reporting year,Local authority,399,Northmere,E09000099,4\n\
    2024,Reporting year,Local authority,399,Northmere,E09000099,c\n";

#[test]
fn figures_of_many_authorities_ask_whose_and_show_what_changes() {
    let mut bench = begun();
    let path = bench.path("boats.csv");
    std::fs::write(&path, FIGURES).unwrap();
    bench.drop_file(&path);
    bench.wait_until("The file has figures of many authorities.");
    bench.press("Northmere");
    bench.wait_until("boats.csv has 1 series of figures of Northmere.");
    bench.press("Boats");
    assert!(bench.says("2024 c · 2025 4 · 2025 England 40"));
    bench.press("Bring in 1 indicator");
    let indicators = &bench.session().draft().registers.indicators;
    assert_eq!(indicators[0].values[0].ours.0, "c");
    assert_eq!(indicators[0].source, "boats (boats.csv)");
    bench.ctrl(Key::Z);
    assert!(bench.session().draft().registers.indicators.is_empty());
}

#[test]
fn neighbours_are_named_once_and_their_mean_comes_in_from_then_on() {
    let mut bench = begun();
    let path = bench.path("boats.csv");
    let more = "2025,Reporting year,Local authority,398,Southmere,E09000098,6\n2025,Reporting year,Local authority,397,Eastmere,E09000097,9\n";
    std::fs::write(&path, format!("{FIGURES}{more}")).unwrap();
    bench.drop_file(&path);
    bench.wait_until("The file has figures of many authorities.");
    bench.press("Northmere");
    bench.wait_until("boats.csv has 1 series of figures of Northmere.");
    bench.press("Boats");
    bench.write("Statistical neighbours", "Southmere; 397");
    bench.press("Read with these neighbours");
    bench.wait_while("Read with these neighbours");
    bench.wait_until("boats.csv has 1 series of figures of Northmere.");
    // What was ticked is still ticked.
    assert!(bench.says("2025 neighbours 8"));
    assert_eq!(
        bench.window.state().settings().neighbours,
        ["Southmere", "397"]
    );
}

#[test]
fn a_measure_that_is_sent_to_where_its_figures_stand_already_stays_in_sight() {
    let mut bench = begun();
    let path = bench.path("scores.csv");
    std::fs::write(&path, "Measure,2023,2024\nBoats,4,5\n").unwrap();
    bench.drop_file(&path);
    bench.wait_until("scores.csv has 1 series of figures.");
    bench.press("Boats");
    bench.press("Bring in 1 indicator");
    std::fs::write(&path, "Measure,2023,2024\nShips,4,5\n").unwrap();
    bench.drop_file(&path);
    bench.wait_until("scores.csv has 1 series of figures.");
    bench.press("Ships");
    bench.press("Where Ships goes: A new indicator");
    bench.type_text("boats");
    bench.keys(egui::Modifiers::NONE, Key::Enter);
    assert!(bench.says("The same figures stand there already: nothing would change."));
    assert!(bench.says("Where Ships goes: Boats"));
}

#[test]
fn a_councils_own_sheet_says_whose_figures_stand_where_and_is_remembered() {
    let mut bench = begun();
    let path = bench.path("scores.csv");
    let sheet =
        "Measure,Area,2023,2024\nBoats,Northmere,4,5\nBoats,England,40,39\nMet in time,,7,8\n";
    std::fs::write(&path, sheet).unwrap();
    bench.drop_file(&path);
    bench.wait_until("scores.csv has 3 series of figures.");
    bench.press("Tick all");
    assert!(bench.says("Whose figures Boats, England has: England"));
    bench.press("Whose figures Met in time has: Our own");
    bench.press("Target");
    bench.press("Where Met in time goes: A new indicator");
    bench.press("Beside “Boats, Northmere”");
    bench.press("Bring in 1 indicator");
    let indicators = &bench.session().draft().registers.indicators;
    assert_eq!(indicators.len(), 1);
    let point = &indicators[0].values[1];
    let said = [&point.ours, &point.england, &point.target];
    assert_eq!(said.map(|figure| figure.0.as_str()), ["5", "39", "8"]);

    std::fs::write(&path, sheet.replace("39", "38")).unwrap();
    bench.drop_file(&path);
    bench.wait_until("2 series stand in the draft already.");
    assert!(bench.says("2024 England 39 → 38"));
    bench.press("Bring in 1 indicator");
    let indicators = &bench.session().draft().registers.indicators;
    assert_eq!(indicators[0].values[1].england.0, "38");
    assert_eq!(indicators.len(), 1);
}

/// A document of a few passages, one of them with no place, and a table.
pub(crate) fn document() -> Vec<u8> {
    let heading = |text: &str| {
        format!(
            r#"<w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"#
        )
    };
    let words = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    let rows = [["Action", "Owner"], ["Mend the boats", "Harbour master"]];
    let rows = rows.map(|cells| {
        let cells = cells.map(|text| format!("<w:tc>{}</w:tc>", words(text)));
        format!("<w:tr>{}</w:tr>", cells.concat())
    });
    let table = format!("<w:tbl>{}</w:tbl>", rows.concat());
    let passages = [
        "Summary",
        "Help and protection",
        "Care leavers",
        "Lighthouses and other things along the coast that nobody has asked for yet",
    ];
    let passages = passages.map(|title| {
        let text = words("Crews of old boats stay longer than they did.");
        format!("{}{text}", heading(title))
    });
    word(&format!(
        "<w:document>{}{table}</w:document>",
        passages.concat()
    ))
}

/// A Word document without packing: its name, its length and its words.
pub(crate) fn word(body: &str) -> Vec<u8> {
    let (name, body) = ("word/document.xml", body.as_bytes());
    let len = u32::try_from(body.len()).unwrap().to_le_bytes();
    let mut facts = vec![20, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    facts.extend(len);
    facts.extend(len);
    facts.extend([u8::try_from(name.len()).unwrap(), 0, 0, 0]);
    let mut bytes = [b"PK\x03\x04", &facts[..], name.as_bytes(), body].concat();
    let at = u32::try_from(bytes.len()).unwrap().to_le_bytes();
    bytes.extend([b"PK\x01\x02\x14\x00", &facts[..], &[0; 14], name.as_bytes()].concat());
    bytes.extend(
        [
            b"PK\x05\x06\0\0\0\0\x01\0\x01\0",
            &[99, 0, 0, 0][..],
            &at,
            &[0, 0],
        ]
        .concat(),
    );
    bytes
}

#[test]
fn a_document_is_seen_beside_the_sections_and_sent_where_it_belongs() {
    let mut bench = begun();
    let heading = |text: &str| {
        format!(
            r#"<w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"#
        )
    };
    let rows = [["Action", "Owner"], ["Mend the boats", "Harbour master"]];
    let rows = rows.map(|cells| {
        let cells =
            cells.map(|text| format!("<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"));
        format!("<w:tr>{}</w:tr>", cells.concat())
    });
    let table = format!("<w:tbl>{}</w:tbl>", rows.concat());
    let body = format!(
        "<w:document>{}<w:p><w:r><w:t>Crews </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>stay</w:t></w:r></w:p>{table}{}<w:p><w:r><w:t>They shine.</w:t></w:r></w:p></w:document>",
        heading("Care leavers"),
        heading("Lighthouses")
    );
    let path = bench.path("last year.docx");
    std::fs::write(&path, word(&body)).unwrap();
    bench.drop_file(&path);
    bench.wait_until("last year.docx has 7 words; 4 of them go to sections.");
    assert!(bench.says("They shine."), "what goes nowhere is seen");
    bench.press("Bring in text for 1 section and 1 action");
    let draft = bench.session().draft();
    let said = format!("{:?}", draft.answers);
    assert!(
        said.contains("Crews **stay**") && !said.contains("They shine."),
        "{said}"
    );
    let actions = &draft.registers.actions;
    assert_eq!(actions[0].what, "Mend the boats");
    assert_eq!(actions[0].owner, "Harbour master");
    bench.ctrl(Key::Z);
    let draft = bench.session().draft();
    let said = format!("{:?}", draft.answers);
    assert!(draft.details.earlier.is_empty());
    assert!(!said.contains("Crews"), "{said}");
    assert!(draft.registers.actions.is_empty());
}

#[test]
fn last_years_words_are_asked_for_and_confirmed_with_one_press() {
    let mut bench = begun();
    let heading =
        r#"<w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:r><w:t>Care leavers</w:t></w:r></w:p>"#;
    let words = "<w:p><w:r><w:t>Crews of old boats stay.</w:t></w:r></w:p>";
    let path = bench.path("last year.docx");
    let body = format!("<w:document>{heading}{words}</w:document>");
    std::fs::write(&path, word(&body)).unwrap();
    bench.drop_file(&path);
    bench.wait_until("last year.docx has 7 words; 7 of them go to sections.");
    bench.press("Bring in text for 1 section");
    bench.press_beginning("To do");
    bench.wait_until("A passage here is last year’s words");
    bench.press_beginning("It still holds");
    assert!(bench.session().draft().details.earlier.is_empty());
    bench.wait_while("A passage here is last year’s words");
    bench.ctrl(Key::Z);
    bench.wait_until("A passage here is last year’s words");
}

#[test]
fn a_new_year_begins_from_last_years_draft_which_stays_as_it_is() {
    let mut bench = begun();
    bench.type_text("We sailed to every island of the bay.");
    bench.ctrl(Key::S);
    let path = bench.path("last.ron");
    bench.give_path(&path, "Save");
    bench.wait_until("Saved 12:00");
    let last = std::fs::read(&path).unwrap();
    bench.press("Menu");
    bench.press("New from last year’s…");
    bench.give_path(&path, "Begin");
    bench.wait_until("A new draft from last.ron, which stays as it is.");
    assert!(bench.says("1 passage is last year’s words until it is changed or confirmed."));
    bench.press("Done");
    let session = bench.session();
    assert_eq!(session.path(), None);
    assert_eq!(session.draft().details.earlier.len(), 1);
    bench.press_beginning("To do");
    bench.wait_until("A passage here is last year’s words");
    assert_eq!(std::fs::read(&path).unwrap(), last);
}

/// Where a passage and a section stand in the outlines.
fn stands(bench: &Bench, name: &str) -> egui::Rect {
    bench.window.get_by_label(name).rect()
}

#[test]
fn a_passage_is_moved_to_another_section_by_keys_and_by_mouse() {
    let mut bench = begun();
    let path = bench.path("last year.docx");
    std::fs::write(&path, document()).unwrap();
    bench.drop_file(&path);
    bench.wait_until("last year.docx has");
    let own = "Care leavers: Care leavers";
    bench.window.get_by_label(own).focus();
    bench.window.run();
    bench.keys(egui::Modifiers::ALT, Key::ArrowUp);
    assert!(!bench.says(own), "it goes to the section above");
    bench.keys(egui::Modifiers::ALT, Key::ArrowDown);
    assert!(bench.says(own));
    bench.keys(egui::Modifiers::NONE, Key::Delete);
    assert!(bench.says("Care leavers: Not taken"));
    bench.keys(egui::Modifiers::NONE, Key::Enter);
    bench.type_text("care lea");
    bench.keys(egui::Modifiers::NONE, Key::Enter);
    assert!(bench.says(own));

    let from = stands(&bench, own);
    let to = egui::pos2(from.max.x + from.width() * 0.5, from.min.y - 30.0);
    bench.window.hover_at(from.center());
    bench.window.step();
    bench.window.drag_at(from.center());
    bench.window.step();
    bench.window.hover_at(to);
    bench.window.step();
    bench.window.drop_at(to);
    bench.window.run();
    assert!(!bench.says(own), "it went elsewhere");
}
