//! Thirty self-evaluations in the shapes that councils give them, each with what should come out:
//! made by `tests/data/documents/make.py` with python-docx, with LibreOffice and element by
//! element.

#![expect(clippy::disallowed_methods, reason = "a test reads its own documents")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use candour::import::document::{
    Document, Line, Takes, Target, matched, proposal, read, takes, untaken,
};
use candour::model::{Draft, Value};
use candour::template::{Template, shipped};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/documents")
}

/// Returns the names of the documents, with what should come out of each.
fn documents() -> Vec<(String, String)> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder()).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        if let Some((content, _)) = name.split_once('-') {
            let expected = folder().join(format!("{content}.txt"));
            found.push((name, std::fs::read_to_string(expected).unwrap()));
        }
    }
    found.sort();
    found
}

struct Come {
    document: Document,
    targets: Vec<Option<Target>>,
    takes: Vec<Takes>,
    template: Template,
}

fn come(name: &str, expected: &str) -> Come {
    let document = read(&std::fs::read(folder().join(name)).unwrap()).unwrap();
    let id = expected.lines().next().unwrap().split('\t').nth(1).unwrap();
    let mut templates = shipped().unwrap().into_iter();
    let template = templates.find(|known| known.file().id == id).unwrap();
    Come {
        targets: matched(&document, &template),
        takes: takes(&document),
        document,
        template,
    }
}

/// Returns the words of each section, `-` for those that go to none.
fn by_section(come: &Come) -> BTreeMap<String, String> {
    let mut all: BTreeMap<String, String> = BTreeMap::new();
    for (passage, target) in come.document.passages.iter().zip(&come.targets) {
        let section = target.as_ref().map_or("-", |found| found.section.as_str());
        let text = all.entry(section.to_owned()).or_default();
        text.push_str(&passage.text());
        text.push('\n');
        for line in &passage.lines {
            if let Line::Table(idx) = line
                && come.takes[*idx] == Takes::Words
            {
                text.push_str(&come.document.tables[*idx].text());
            }
        }
    }
    all
}

fn n_words(text: &str) -> usize {
    text.split_whitespace().count()
}

#[test]
fn nine_words_in_ten_go_to_their_sections_without_help() {
    let (mut n_right, mut n_all, mut wrong) = (0, 0, Vec::new());
    let documents = documents();
    assert_eq!(documents.len(), 30);
    for (name, expected) in &documents {
        let come = come(name, expected);
        let sections = by_section(&come);
        for line in expected.lines() {
            let mut parts = line.split('\t');
            let (Some("words"), Some(section), Some(words)) =
                (parts.next(), parts.next(), parts.next())
            else {
                continue;
            };
            n_all += n_words(words);
            if sections
                .get(section)
                .is_some_and(|text| text.contains(words))
            {
                n_right += n_words(words);
            } else {
                let at = sections.iter().find(|(_, text)| text.contains(words));
                let at = at.map_or("nowhere", |(section, _)| section);
                wrong.push(format!("{name}: {section} not {at}: {words}"));
            }
        }
    }
    let told = wrong.join("\n");
    assert!(100 * n_right >= 95 * n_all, "{n_right} of {n_all}\n{told}");
    assert!(!told.contains("not nowhere"), "{told}");
}

#[test]
fn every_word_is_in_or_listed_and_what_was_deleted_is_not() {
    for (name, expected) in documents() {
        let come = come(&name, &expected);
        let (proposal, without) = proposal(
            &come.document,
            (&come.targets, &come.takes),
            &Draft::default(),
            &come.template,
        );
        let values = proposal.values.iter().map(|(_, value)| value);
        let presets = proposal.rows.iter().flat_map(|row| &row.preset);
        let values = values.chain(presets.map(|(_, value)| value));
        let mut all: String = values.map(told).collect();
        for left in untaken(&come.document, &come.targets, &come.takes) {
            all.push_str(&left.text);
            all.push('\n');
        }
        for left in without {
            all.push_str(&left.text);
            all.push('\n');
        }
        let all = all.replace("](https://northmere.example/plan)", "");
        let all = all.replace(['*', '['], "");
        for line in expected.lines() {
            let mut parts = line.split('\t');
            match parts.next() {
                Some("words") => {
                    let words = parts.nth(1).unwrap();
                    let is_in = words.split_whitespace().all(|word| all.contains(word));
                    assert!(is_in, "{name}: {words}\n{all}");
                }
                Some("row") => {
                    for cell in parts.skip(1) {
                        let is_in = all.contains(cell) || is_meant(cell, &all);
                        assert!(is_in, "{name}: {cell}\n{all}");
                    }
                }
                _ => {}
            }
        }
        for gone in ["gonewords", "movedwords", "gonerow"] {
            assert!(!all.contains(gone), "{name}: {gone}");
        }
    }
}

fn told(value: &Value) -> String {
    match value {
        Value::Text(text) | Value::Choice(text) => format!("{text}\n"),
        Value::Prose(prose) => format!("{}\n", prose.as_str()),
        Value::Date(Some(date)) => format!("{date}\n"),
        Value::Series(points) => {
            let points = points.iter().map(|point| {
                let figures = point.figures().map(|figure| figure.0.clone());
                format!("{} {}\n", point.period, figures.join("\n"))
            });
            points.collect()
        }
        Value::Date(None)
        | Value::Period(_)
        | Value::Link(_)
        | Value::Links(_)
        | Value::List(_)
        | Value::SignOffs(_)
        | Value::Logo(_) => String::new(),
    }
}

/// Whether a cell came in as an option or as a day, which are written in other words.
fn is_meant(cell: &str, all: &str) -> bool {
    let day = candour::model::parse_date(cell)
        .or_else(|| Some(candour::model::parse_date(&format!("1 {cell}"))?.last_of_month()));
    let is_day = day.is_some_and(|day| all.contains(&day.to_string()));
    let options = [
        ("In progress", "Underway"),
        ("Not started", "Planned"),
        ("Feedback", "Voice"),
    ];
    let option = options.iter().find(|(said, _)| *said == cell);
    is_day || option.is_some_and(|(_, name)| all.contains(name))
}

#[test]
fn tables_become_rows_of_the_register_that_they_are() {
    for (name, expected) in documents() {
        let come = come(&name, &expected);
        let found: Vec<&str> = { come.takes.iter() }
            .map(|takes| match takes {
                Takes::Rows(found) => found.register.many(),
                Takes::Words | Takes::Nothing => "-",
            })
            .collect();
        let tables = expected
            .lines()
            .filter_map(|line| line.strip_prefix("table\t"));
        let meant: Vec<&str> = tables
            .map(|line| line.split('\t').next().unwrap())
            .collect();
        assert_eq!(found, meant, "{name}");
    }
}

#[test]
fn bold_italic_links_and_lists_are_kept() {
    for name in [
        "northmere-raw.docx",
        "northmere-python.docx",
        "northmere-office.docx",
    ] {
        let (_, expected) = documents()
            .into_iter()
            .find(|(own, _)| own == name)
            .unwrap();
        let come = come(name, &expected);
        let draft = Draft::default();
        let taken = (come.targets.as_slice(), come.takes.as_slice());
        let (proposal, _) = proposal(&come.document, taken, &draft, &come.template);
        let all: String = proposal
            .values
            .iter()
            .map(|(_, value)| told(value))
            .collect();
        for part in [
            "by **name and need**, and",
            "quickly and *seen alone* where",
            "see [our plan](https://northmere.example/plan).",
            "- Eighteen newly qualified workers joined\n  - all of them stayed through their first year\n- Exit",
        ] {
            assert!(all.contains(part), "{name}: {part}\n{all}");
        }
    }
}
