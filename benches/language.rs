//! How good and how fast spelling is, with `hunspell` beside it in the same run, and how fast words
//! are found and replaced over 400 pages.
//!
//! `cargo bench --bench language`. For the ratios `hunspell` and `hunspell-en-gb` must be installed;
//! memory is read from Linux's `/proc`.
#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a measurement reads the clock, prints, and may stop"
)]

mod long;

use std::{
    io::Write as _,
    path::Path,
    process::{Command, Stdio},
    time::Instant,
};

use candour::{
    find::{Corpus, Finder, Query, Scope},
    session::{Action, Dictionary, IdSource, Seal, Session, known_words, language},
    spell::{Known, misspelled, words_of_line},
    store::parse_draft,
};

use self::long::{long_draft, say};

const MISSPELLINGS: &str = include_str!("../tests/data/spelling/misspellings.txt");
/// How often each thing is measured.
const N_TIMES: usize = 15;
/// How many words are looked at in one go.
const N_WORDS: usize = 15_000;

fn main() {
    let before = resident_kb();
    let begun = Instant::now();
    let dictionary = Dictionary::load().unwrap();
    let loaded = ms_since(begun);
    let kb = resident_kb().saturating_sub(before);
    println!("dictionary: ready after {loaded:.1} ms, {:.1} MB", mb(kb));
    quality(&dictionary);
    speed(&dictionary);
    finding();
}

fn pairs() -> Vec<(&'static str, &'static str)> {
    let lines = MISSPELLINGS.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once(' ')).collect()
}

/// Prints how many misspellings are caught and mended, and how many words of real texts are marked
/// wrongly.
fn quality(dictionary: &Dictionary) {
    let known = Known::default();
    let wrong = |word: &str| !misspelled(&words_of_line(word), dictionary, &known).is_empty();
    let pairs = pairs();
    let n_caught = pairs.iter().filter(|(word, _)| wrong(word)).count();
    let rank = |(word, right): &(&str, &str)| {
        let meant = dictionary.suggest(word);
        meant.iter().position(|word| word == right)
    };
    let ranks: Vec<Option<usize>> = pairs.iter().map(rank).collect();
    let n_first = ranks.iter().filter(|rank| **rank == Some(0)).count();
    let n_mended = ranks.iter().flatten().count();
    println!(
        "of {} misspellings {n_caught} caught; meant word offered for {n_mended}, as the first for {n_first}",
        pairs.len()
    );
    for name in ["northmere-2026", "southampton-2022"] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/drafts");
        let bytes = std::fs::read(path.join(format!("{name}.ron"))).unwrap();
        let loaded = parse_draft(&bytes).unwrap();
        let known = known_words(&loaded.draft, &loaded.template, &[]);
        let found = language(&loaded.draft, &loaded.template, dictionary, &known);
        let alarms = found.findings.iter().filter(|one| one.rule == "spelling");
        println!(
            "{name}: {} alarms in {} words",
            alarms.count(),
            found.n_words
        );
    }
}

/// Prints how long words and suggestions take, beside hunspell.
fn speed(dictionary: &Dictionary) {
    let known = Known::default();
    let words: Vec<&str> = { pairs().into_iter() }
        .map(|(_, right)| right)
        .cycle()
        .take(N_WORDS)
        .collect();
    let text = words.join(" ");
    let ours = times(|| {
        let marked = misspelled(&words_of_line(&text), dictionary, &known);
        assert_eq!(marked.len(), 0);
    });
    let wrong: Vec<&str> = pairs().into_iter().map(|(wrong, _)| wrong).collect();
    let list = wrong.join("\n") + "\n";
    let meant = || {
        for word in &wrong {
            drop(dictionary.suggest(word));
        }
    };
    let (ours_meant, all) = (times(meant), words.join("\n") + "\n");
    say("15,000 words read", ours.clone());
    say("200 words with suggestions", ours_meant.clone());
    if hunspell("-l", "word\n").is_none() {
        println!("hunspell is not installed: no ratios");
        return;
    }
    let theirs = |mode: &str, text: &str| times(|| drop(hunspell(mode, text)));
    let (start_list, start_meant) = (theirs("-l", "word\n"), theirs("-a", "word\n"));
    let read = median(theirs("-l", &all)) - median(start_list);
    let with_meant = median(theirs("-a", &list)) - median(start_meant);
    println!(
        "hunspell, its start left out: 15,000 words {read:.1} ms, ratio {:.3}; suggestions {with_meant:.0} ms, ratio {:.2}",
        median(ours) / read,
        median(ours_meant) / with_meant
    );
}

/// Has hunspell look at words. Returns what it says; none where it cannot be run.
fn hunspell(mode: &str, text: &str) -> Option<Vec<u8>> {
    let mut child = Command::new("hunspell")
        .args(["-d", "en_GB", "-i", "utf-8", mode])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    let mut input = child.stdin.take()?;
    let text = text.to_owned();
    let writer = std::thread::spawn(move || input.write_all(text.as_bytes()).is_ok());
    let said = child.wait_with_output().ok()?.stdout;
    writer.join().ok()?.then_some(said)
}

/// Prints how long finding and replacing take over 400 pages.
fn finding() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("draft.ron");
    long_draft(&path, 17);
    let mut session = Session::open(&path, Seal::Open, IdSource::new(1)).unwrap();
    let query = |words: &str| Query {
        words: words.to_owned(),
        ..Query::default()
    };
    let (draft, template) = (session.draft().clone(), session.template().clone());
    say(
        "texts of 400 pages gathered",
        times(|| drop(Corpus::new(&draft, &template))),
    );
    let corpus = Corpus::new(&draft, &template);
    for words in ["c", "children", "plan", "nowhere at all"] {
        let mut n_hits = 0;
        let took = times(|| {
            let finder = Finder::new(&query(words)).unwrap();
            n_hits = corpus.find(&finder, &Scope::All).len();
        });
        say(&format!("“{words}” found {n_hits} times"), took);
    }
    let took = times(|| {
        let finder = Finder::new(&query("children")).unwrap();
        let corpus = Corpus::new(session.draft(), session.template());
        let hits = corpus.find(&finder, &Scope::All);
        let changes = corpus.replaced(&hits, &finder, "young people");
        let label = "Replace".to_owned();
        session.act(Action::Change { changes, label }, 0).unwrap();
        session.act(Action::Undo, 0).unwrap();
    });
    say(
        "“children” replaced everywhere and taken back in one step",
        took,
    );
    assert_eq!(**session.draft(), *draft, "one undo takes all back");
}

fn times(mut action: impl FnMut()) -> Vec<f64> {
    let mut once = || {
        let begun = Instant::now();
        action();
        ms_since(begun)
    };
    once();
    (0..N_TIMES).map(|_| once()).collect()
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or_default()
}

fn ms_since(begun: Instant) -> f64 {
    begun.elapsed().as_secs_f64() * 1000.0
}

fn mb(kb: u64) -> f64 {
    f64::from(u32::try_from(kb).unwrap_or(u32::MAX)) / 1024.0
}

/// Returns how much memory this program has, in kB.
fn resident_kb() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let number = line.and_then(|line| line.split_whitespace().next()?.parse().ok());
    number.unwrap_or_default()
}
