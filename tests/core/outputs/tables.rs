//! Registers and figures as tables: what these readers' paper shows, and the same again when it
//! is brought in.

use candour::{
    content::{Sheet, SheetCell, sheets},
    export::tables::{file_name, write_csv, write_workbook},
    import::{
        ImportError,
        figures::{Answer, read, read_book},
    },
    model::{Audience, Draft, Figure, Place},
    session::export_tables,
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
    assert!(figures.left.is_empty(), "{:?}", figures.left);
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
    let write = || export_tables(&into, &draft, &template, Audience::Committee);
    let files = write().unwrap();
    let sheets = sheets(&draft, &template, Audience::Committee);
    assert_eq!(files.len(), sheets.len());
    for ((path, n_rows), sheet) in files.iter().zip(&sheets) {
        assert_eq!(path, &into.join(file_name(sheet)));
        assert_eq!(*n_rows, sheet.rows.len());
        assert_eq!(std::fs::read(path).unwrap(), write_csv(sheet));
    }
    assert_eq!(write().unwrap(), files, "its own files are replaced");
    std::fs::write(&files[0].0, "Boats,Oars\n").unwrap();
    std::fs::remove_file(&files[1].0).unwrap();
    let refused = write().unwrap_err().to_string();
    assert!(refused.contains("that Candour did not write"), "{refused}");
    assert_eq!(std::fs::read(&files[0].0).unwrap(), b"Boats,Oars\n");
    assert!(!files[1].0.exists(), "nothing was written");
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
