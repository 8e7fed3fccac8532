//! How long it takes to bring in what other programs wrote, and with how much memory: a Word
//! document of about 100 pages beside pandoc, a report as PDF beside poppler's pdftotext, a long
//! file of figures beside pandas; and a file of 300 MB.
//!
//! Whole processes are timed, ours with opening the draft; of pandas only `read_csv` with a filter,
//! without what Python takes to start. What is not installed is left out.
//!
//! `cargo bench --no-default-features --bench bring_in`, with `REPORT=report.pdf` for a real report,
//! `PYTHON=venv/bin/python` for a Python that has pandas, and `CANDOUR=candour` for another build of
//! the program.
#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a measurement runs programs, prints, and may stop"
)]

#[expect(dead_code, reason = "other measurements print more")]
mod long;

use std::{
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use candour::{
    model::Audience,
    session::{Format, Order, Progress, export_to},
    store::{RealDisk, Seal, load_draft},
};

use self::long::long_draft;

const N_TIMES: usize = 7;
const OURS: &str = env!("CARGO_BIN_EXE_candour");

/// Seconds and kilobytes of a run.
#[derive(Clone, Copy)]
struct Cost(f64, f64);

fn main() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let draft = at("draft.ron");
    long_draft(&draft, 4);
    export(&draft, &at("long.docx"), Format::Word);
    word(&at("long.docx"), &draft);
    let report = std::env::var_os("REPORT").map(PathBuf::from);
    match report {
        Some(report) => pdf(&report, &draft),
        None => println!("No report was named with REPORT."),
    }
    table(&at("long.csv"), 150_000);
    csv(&at("long.csv"), &draft);
    table(&at("huge.csv"), 2_240_000);
    let bytes = fs::metadata(at("huge.csv")).unwrap().len();
    let ours = best(&import(&at("huge.csv"), &draft));
    println!("{} MB of figures", bytes / 1_000_000);
    tell("candour", ours);
}

fn export(draft: &Path, to: &Path, format: Format) {
    let loaded = load_draft(&RealDisk, draft, &Seal::Open).unwrap().loaded;
    let reader = Audience::Ofsted;
    let order = Order {
        format,
        ..Order::pdf(reader)
    };
    let progress = Progress::default();
    export_to(to, &loaded.draft, &loaded.template, order, &progress).unwrap();
}

fn import(file: &Path, draft: &Path) -> Vec<String> {
    let text = |path: &Path| path.to_str().unwrap().to_owned();
    let words = ["import", "--dry-run", "--json", "--authority", "Northmere"];
    let ours = std::env::var("CANDOUR").unwrap_or_else(|_| OURS.to_owned());
    let mut all = vec![ours];
    all.extend(words.map(str::to_owned));
    all.extend([text(file), "--into".to_owned(), text(draft)]);
    all
}

fn word(file: &Path, draft: &Path) {
    println!(
        "A Word document of {} kB",
        fs::metadata(file).unwrap().len() / 1_000
    );
    let ours = best(&import(file, draft));
    tell("candour", ours);
    if is_there("pandoc") {
        let name = file.to_str().unwrap();
        let theirs = ["pandoc", "-f", "docx", "-t", "markdown", name];
        beside("pandoc", ours, best(&theirs.map(str::to_owned)));
    }
}

fn pdf(file: &Path, draft: &Path) {
    println!(
        "A report of {} kB",
        fs::metadata(file).unwrap().len() / 1_000
    );
    let ours = best(&import(file, draft));
    tell("candour", ours);
    if is_there("pdftotext") {
        let name = file.to_str().unwrap();
        let theirs = ["pdftotext", name, "-"];
        beside("pdftotext", ours, best(&theirs.map(str::to_owned)));
    }
}

fn csv(file: &Path, draft: &Path) {
    println!(
        "Figures of {} kB",
        fs::metadata(file).unwrap().len() / 1_000
    );
    let ours = best(&import(file, draft));
    tell("candour", ours);
    let python = std::env::var("PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let code = "import sys, time, pandas\nstart = time.perf_counter()\n\
        table = pandas.read_csv(sys.argv[1], low_memory=False)\n\
        ours = table[(table.la_name == 'Northmere') | (table.geographic_level != 'Local authority')]\n\
        print(time.perf_counter() - start, len(ours))";
    let words = [&python, "-c", code, file.to_str().unwrap()].map(str::to_owned);
    let mut costs = Vec::new();
    for _ in 0..N_TIMES {
        let (cost, said) = run(&words);
        let Some(seconds) = said.split(' ').next().and_then(|word| word.parse().ok()) else {
            println!("  no pandas");
            return;
        };
        costs.push(Cost(seconds, cost.1));
    }
    beside("pandas", ours, least(&costs));
}

/// Writes a long file as the Department shapes them, of about 130 bytes a row.
fn table(to: &Path, n_rows: usize) {
    let mut text = String::from(
        "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,la_name,new_la_code,age,sex,boats_count,boats_percent\n",
    );
    for row in 0..n_rows {
        let (place, rest) = (row % 153, row / 153);
        let (age, rest) = (rest % 5, rest / 5);
        let (sex, year) = (rest % 3, 2010 + rest / 3 % 15);
        let (count, percent) = (row * 7919 % 5000, row * 104_729 % 1000);
        let name = if place == 7 {
            "Northmere".to_owned()
        } else {
            format!("Harbour {place}")
        };
        let (level, place) = match place {
            0 => ("National", ",,,,".to_owned()),
            1 => ("Regional", "E12000009,South West,,,".to_owned()),
            _ => (
                "Local authority",
                format!(
                    "E12000009,South West,{},{name},E0800{:04}",
                    200 + place,
                    place
                ),
            ),
        };
        writeln!(
            text,
            "{year},Reporting year,{level},E92000001,England,{place},Age {age} to 17,Sex {sex},{count},{}.{}",
            percent / 10,
            percent % 10
        )
        .unwrap();
    }
    fs::write(to, text).unwrap();
}

fn is_there(program: &str) -> bool {
    Command::new("which")
        .arg(program)
        .output()
        .is_ok_and(|done| done.status.success())
}

/// Runs a program several times, and returns its least time and memory.
fn best(words: &[String]) -> Cost {
    let costs: Vec<Cost> = (0..N_TIMES).map(|_| run(words).0).collect();
    least(&costs)
}

fn least(costs: &[Cost]) -> Cost {
    let least = |of: fn(&Cost) -> f64| costs.iter().map(of).fold(f64::INFINITY, f64::min);
    Cost(least(|cost| cost.0), least(|cost| cost.1))
}

/// Runs a program under `time`, which says how long it took and how large it was at most.
fn run(words: &[String]) -> (Cost, String) {
    let start = std::time::Instant::now();
    let done = Command::new("/usr/bin/time")
        .args(["-f", "%M"])
        .args(words)
        .output()
        .unwrap();
    let seconds = start.elapsed().as_secs_f64();
    let told = String::from_utf8_lossy(&done.stderr);
    let kilobytes = told
        .lines()
        .last()
        .and_then(|line| line.trim().parse().ok());
    let said = String::from_utf8_lossy(&done.stdout).into_owned();
    (Cost(seconds, kilobytes.unwrap_or(f64::NAN)), said)
}

fn tell(who: &str, Cost(seconds, kilobytes): Cost) {
    let (ms, mb) = (seconds * 1e3, kilobytes / 1e3);
    println!("  {who}: {ms:.0} ms, {mb:.0} MB");
}

fn beside(who: &str, ours: Cost, theirs: Cost) {
    tell(who, theirs);
    let (time, memory) = (ours.0 / theirs.0, ours.1 / theirs.1);
    println!("  ratio: {time:.2} of the time, {memory:.2} of the memory");
}
