//! Registers and figures as tables: what these readers' paper shows, and the same again when it
//! is brought in.

use candour::{
    content::{Sheet, SheetCell, sheets},
    export::tables::{file_name, write_csv, write_workbook},
    import::{
        ImportError,
        figures::{Answer, read, read_book},
    },
    model::{Audience, Draft, Figure, Place, Point},
    session::{Format, Order, Progress, Published, export_bytes, export_tables},
    store::parse_draft,
    template::Template,
};

use super::{EXAMPLES, READERS, docx};

fn example(idx: usize) -> (Draft, Template) {
    let loaded = parse_draft(EXAMPLES[idx].as_bytes()).unwrap();
    (loaded.draft, loaded.template)
}

fn read_bytes(bytes: &[u8]) -> Result<Answer, ImportError> {
    read(
        &mut || Ok(Box::new(std::io::Cursor::new(bytes.to_vec()))),
        "",
    )
}

#[track_caller]
fn assert_nothing_changes(answer: Answer, draft: &Draft) -> usize {
    let Answer::Figures(figures) = answer else {
        panic!("no figures")
    };
    // Of a workbook, each register is listed as what is not taken.
    let mut left = figures.left.iter();
    assert!(left.all(|left| left.why.contains("register")), "{left:?}");
    let taken = vec![true; figures.series.len()];
    let proposal = figures.proposal(draft, &taken, "figures.csv");
    assert!(proposal.is_empty(), "{proposal:?}");
    figures.series.len()
}

#[test]
fn the_same_tables_brought_in_again_change_nothing() {
    let mut n_series = 0;
    for idx in 0..EXAMPLES.len() {
        let (draft, template) = example(idx);
        for reader in READERS {
            let sheets = sheets(&draft, &template, reader);
            for sheet in &sheets {
                let read = read_bytes(&write_csv(sheet));
                if sheet.name == "figures" {
                    if !sheet.rows.is_empty() {
                        n_series += assert_nothing_changes(read.unwrap(), &draft);
                    }
                } else {
                    assert_eq!(read, Err(ImportError::OwnTable), "{}", sheet.name);
                }
            }
            let book = write_workbook(&sheets).unwrap();
            if let Ok(answer) = read_book(&book) {
                n_series += assert_nothing_changes(answer, &draft);
            }
        }
    }
    assert!(n_series > 20, "{n_series}");
}

fn figures_of(sheets: &[Sheet]) -> &Sheet {
    sheets.iter().find(|sheet| sheet.name == "figures").unwrap()
}

#[test]
fn what_was_corrected_elsewhere_comes_back_and_what_excel_drops_does_not() {
    let (mut draft, template) = example(1);
    let indicator = draft.registers.indicators.iter_mut().next().unwrap();
    "=Boats, \"mended\"".clone_into(&mut indicator.title);
    indicator.values[0].ours = Figure("1,204.0".to_owned());
    indicator.values[1].ours = Figure("14.2%".to_owned());
    let (id, source) = (indicator.id.clone(), indicator.source.clone());
    let all = sheets(&draft, &template, Audience::Ofsted);
    for bytes in [write_csv(figures_of(&all)), write_workbook(&all).unwrap()] {
        let answer = if bytes.starts_with(b"PK") {
            read_book(&bytes)
        } else {
            read_bytes(&bytes)
        };
        assert_nothing_changes(answer.unwrap(), &draft);
    }

    let text = String::from_utf8(write_csv(figures_of(&all))).unwrap();
    let text = text
        .replace("\"1,204.0\"", "1204")
        .replace("14.2%", "14.9%");
    let Ok(Answer::Figures(figures)) = read_bytes(text.as_bytes()) else {
        panic!("no figures")
    };
    let changes = figures.series.iter().map(|series| series.change(&draft));
    let changes: Vec<_> = changes.filter(|change| !change.is_empty()).collect();
    assert_eq!(changes.len(), 1);
    assert_eq!(changes[0].title, "=Boats, \"mended\"");
    assert!(
        matches!(&changes[0].words[..], [one] if one.ends_with(" 14.2% → 14.9%")),
        "{:?}",
        changes[0].words
    );
    let taken = vec![true; figures.series.len()];
    let proposal = figures.proposal(&draft, &taken, "figures.csv");
    // Where a figure comes from is not what Candour's own file says.
    assert_eq!(proposal.values.len(), 1, "{proposal:?}");
    assert!(matches!(&proposal.values[0].0, Place::Cell(_, row, "values") if *row == id));
    assert!(!source.is_empty());
}

#[test]
fn nothing_hidden_and_nothing_that_no_paper_shows_is_in_a_table() {
    let (mut draft, template) = example(1);
    let registers = &mut draft.registers;
    for indicator in &mut registers.indicators {
        "Zyzzyva code".clone_into(&mut indicator.code);
    }
    let hidden = registers.findings.iter_mut().next().unwrap();
    hidden.said = candour::model::Prose::new("Zyzzyva said");
    hidden.marking.audience = Audience::Ofsted;
    let words = |reader| {
        let sheets = sheets(&draft, &template, reader);
        let csv = sheets.iter().flat_map(write_csv).collect();
        let csv = String::from_utf8(csv).unwrap();
        format!("{csv}{}", docx::inflated(&write_workbook(&sheets).unwrap()))
    };
    let open = words(Audience::Everyone);
    assert!(!open.contains("Zyzzyva"), "for everyone");
    let all = words(Audience::Ofsted);
    assert_eq!(all.matches("Zyzzyva said").count(), 2);
    assert_eq!(all.matches("Zyzzyva").count(), 2);
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the test looks at the folder")]
fn a_folder_gets_a_file_each_and_loses_none_of_somebody_else() {
    let (draft, template) = example(1);
    let folder = tempfile::tempdir().unwrap();
    let into = folder.path().join("to check");
    let write = |reader| export_tables(&into, &draft, &template, reader);
    let files = write(Audience::Committee).unwrap().files;
    let sheets = sheets(&draft, &template, Audience::Committee);
    assert_eq!(files.len(), sheets.len());
    for ((path, n_rows), sheet) in files.iter().zip(&sheets) {
        assert_eq!(path, &into.join(file_name(sheet)));
        assert_eq!(*n_rows, sheet.rows.len());
        assert_eq!(std::fs::read(path).unwrap(), write_csv(sheet));
    }
    let again = write(Audience::Committee).unwrap().files;
    assert_eq!(again, files, "the same tables may be written again");
    std::fs::remove_file(&files[1].0).unwrap();
    let other = b"Boats,Oars\n".to_vec();
    let remarked = [write_csv(&sheets[0]), b"i-1,Somebody's remark\r\n".to_vec()].concat();
    let said = "with something else in it";
    for (bytes, words) in [(other, "that Candour did not write"), (remarked, said)] {
        std::fs::write(&files[0].0, &bytes).unwrap();
        let refused = write(Audience::Committee).unwrap_err().to_string();
        assert!(refused.contains(words), "{refused}");
        assert_eq!(std::fs::read(&files[0].0).unwrap(), bytes);
        assert!(!files[1].0.exists(), "nothing was written");
    }
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the test looks at the folder")]
fn our_own_tables_are_renewed_after_the_draft_was_changed() {
    let (mut draft, template) = example(1);
    let folder = tempfile::tempdir().unwrap();
    let into = folder.path();
    draft.registers.priorities[1].marking.audience = Audience::Ofsted;
    export_tables(into, &draft, &template, Audience::Ofsted).unwrap();
    let priorities = into.join("priorities.csv");
    let before = std::fs::read(&priorities).unwrap();
    "Another priority".clone_into(&mut draft.registers.priorities[0].title);
    draft.registers.terms.clear();
    let terms = into.join("terms.csv");
    assert!(terms.exists());
    for _ in 0..2 {
        export_tables(into, &draft, &template, Audience::Ofsted).unwrap();
        let now = std::fs::read(&priorities).unwrap();
        assert_ne!(now, before);
        assert!(String::from_utf8(now).unwrap().contains("Another priority"));
        let sheets = sheets(&draft, &template, Audience::Ofsted);
        let has_terms = sheets.iter().any(|sheet| file_name(sheet) == "terms.csv");
        assert_eq!(terms.exists(), has_terms);
    }
    // For other readers, of another year, or changed by hand: not ours to write over.
    let now = std::fs::read(&priorities).unwrap();
    let refused = |draft: &Draft, reader, words: &str| {
        let refused = export_tables(into, draft, &template, reader).unwrap_err();
        assert!(refused.to_string().contains(words), "{refused}");
    };
    refused(&draft, Audience::Everyone, "it was written for Ofsted");
    let mut next = draft.clone();
    next.details.period.from = Some(jiff::civil::date(2031, 4, 1));
    "A third one".clone_into(&mut next.registers.priorities[0].title);
    refused(&next, Audience::Ofsted, "it was written for Ofsted");
    assert_eq!(std::fs::read(&priorities).unwrap(), now);
    let remarked = [now.as_slice(), b"p-1,Somebody's remark\r\n"].concat();
    std::fs::write(&priorities, &remarked).unwrap();
    refused(&draft, Audience::Ofsted, "with something else in it");
    assert_eq!(std::fs::read(&priorities).unwrap(), remarked);
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the test looks at the folder")]
fn a_table_of_other_readers_never_stands_beside_new_ones() {
    let (mut draft, template) = example(1);
    draft.registers.questions = Vec::new();
    let folder = tempfile::tempdir().unwrap();
    let into = folder.path();
    let write = |reader| export_tables(into, &draft, &template, reader);
    let open = sheets(&draft, &template, Audience::Everyone);
    let name = { candour::export::tables::file_names().into_iter() }
        .find(|name| open.iter().all(|sheet| file_name(sheet) != *name))
        .unwrap();
    // Another program may have saved it.
    for ours in ["\u{feff}Row,Question\r\nq-1,Hidden\r\n", "Row;Question\n"] {
        std::fs::write(into.join(&name), ours).unwrap();
        let refused = write(Audience::Everyone).unwrap_err().to_string();
        let words =
            format!("There is a table {name} already, which is none of the tables for everyone");
        assert!(refused.contains(&words), "{refused}");
        assert_eq!(std::fs::read_dir(into).unwrap().count(), 1);
    }
    std::fs::write(into.join(&name), "Boat,Oars\n").unwrap();
    write(Audience::Everyone).unwrap();
    assert_eq!(std::fs::read(into.join(&name)).unwrap(), b"Boat,Oars\n");
}

#[test]
fn steps_that_a_plan_lists_are_shown_as_it_shows_them() {
    let mut pieces = EXAMPLES[1].split("register: Actions,");
    let mut text = pieces.next().unwrap().to_owned();
    for piece in pieces {
        let (_, rest) = piece.split_once(']').unwrap();
        text.push_str("register: Actions, columns: [\"what\"]");
        text.push_str(rest);
    }
    let loaded = parse_draft(text.as_bytes()).unwrap();
    let sheets = sheets(&loaded.draft, &loaded.template, Audience::Ofsted);
    let actions = sheets.iter().find(|sheet| sheet.name == "actions").unwrap();
    // Below the priorities stands only how many are done.
    assert_eq!(actions.head, ["Row", "Cited as", "Action"]);
}

#[test]
fn who_could_be_recognised_in_tables_is_told_before_they_are_public() {
    let (mut draft, template) = example(1);
    let indicator = draft.registers.indicators.iter_mut().next().unwrap();
    "Children who were moved".clone_into(&mut indicator.title);
    indicator.unit.clear();
    indicator.values[0].ours = Figure("3".to_owned());
    let words = format!(
        "“Children who were moved, {}: 3”",
        indicator.values[0].period
    );
    let folder = tempfile::tempdir().unwrap();
    let told = |found: &[candour::check::Finding]| {
        found.iter().any(|found| found.message.contains(&words))
    };
    let write = |name: &str, reader| {
        export_tables(&folder.path().join(name), &draft, &template, reader).unwrap()
    };
    assert!(told(&write("open", Audience::Everyone).recognised));
    assert!(write("all", Audience::Ofsted).recognised.is_empty());
    let order = Order {
        format: Format::Workbook,
        ..Order::pdf(Audience::Everyone)
    };
    let book = export_bytes(&draft, &template, order, &Progress::default()).unwrap();
    assert!(told(&book.recognised));
}

#[test]
fn what_only_the_tables_hold_is_told_of_them_and_not_of_the_paper() {
    let (mut draft, template) = example(1);
    let indicator = draft.registers.indicators.iter_mut().next().unwrap();
    "Children who were moved".clone_into(&mut indicator.title);
    indicator.unit.clear();
    let newest = indicator.values[0].clone();
    let years = (1990..2026).map(|year| Point {
        period: year.to_string(),
        ours: Figure(if year == 1990 { "3" } else { "300" }.to_owned()),
        ..newest.clone()
    });
    indicator.values = years.collect();
    let found = Published::of(&draft, &template);
    let told = |format| {
        let found = found.in_format(format).iter();
        found
            .filter(|one| one.message.contains("moved, 1990: 3”"))
            .count()
    };
    assert_eq!(Format::OFFERED.map(told), [0, 0, 0, 0, 1]);
}

#[test]
fn periods_that_excel_takes_for_days_come_back_as_they_were() {
    let (mut draft, template) = example(1);
    let indicator = draft.registers.indicators.iter_mut().next().unwrap();
    for (point, period) in { indicator.values.iter_mut() }.zip(["Mar-25", "3/4", "2011-12"]) {
        period.clone_into(&mut point.period);
    }
    let all = sheets(&draft, &template, Audience::Ofsted);
    let text = write_csv(figures_of(&all));
    assert!(String::from_utf8_lossy(&text).contains(",'Mar-25,"));
    assert_nothing_changes(read_bytes(&text).unwrap(), &draft);
    let book = write_workbook(&all).unwrap();
    assert!(docx::inflated(&book).contains(">Mar-25<"));
    assert_nothing_changes(read_book(&book).unwrap(), &draft);
}

#[test]
fn a_table_of_others_that_begins_with_row_is_read() {
    let foreign = b"Row,Measure,2023,2024\n1,Boats mended,12,14\n2,Oars lost,3,4\n";
    let read = read_bytes(foreign);
    assert!(!matches!(read, Err(ImportError::OwnTable)), "{read:?}");
    let Answer::Figures(figures) = read.unwrap() else {
        panic!("no figures")
    };
    assert!(!figures.series.is_empty());
}

#[test]
fn every_line_is_as_long_as_the_head() {
    let (draft, template) = example(1);
    let sheets = sheets(&draft, &template, Audience::Ofsted);
    assert!(sheets.len() > 5, "{}", sheets.len());
    for sheet in &sheets {
        assert_eq!(sheet.head[0], "Row");
        for row in &sheet.rows {
            assert_eq!(row.len(), sheet.head.len(), "{}", sheet.name);
            assert!(matches!(&row[0], SheetCell::Text(id) if !id.is_empty()));
        }
    }
}
