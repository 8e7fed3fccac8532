//! How fast a draft becomes a paper: content, pages, file, at about 40 and 400 pages.
//!
//! `cargo bench --bench paper` measures each by itself. `cargo bench --bench paper -- stages DRAFT`
//! goes once through a whole export of a draft and says after each stage how long it took and
//! how large the process had been at most; the latter needs Linux's `/proc`.
#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a measurement reads the clock, prints, and may stop"
)]

use std::{fmt::Write as _, hint::black_box, path::Path, time::Instant};

use candour::{
    content::build,
    export::pdf::{PdfOptions, write},
    layout::{PageStyle, layout, layout_last, missing_characters},
    model::Audience,
    store::{Loaded, RealDisk, Seal, load_draft, parse_draft},
};
use criterion::Criterion;

const WORDS: &str = include_str!("papers/words.txt");

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    if let [_, mode, draft, ..] = arguments.as_slice()
        && mode == "stages"
    {
        return stages(Path::new(draft));
    }
    let mut criterion = Criterion::default().sample_size(10).configure_from_args();
    for n_sections in [12, 120] {
        measure(&mut criterion, n_sections);
    }
    criterion.final_summary();
}

fn measure(criterion: &mut Criterion, n_sections: usize) {
    let text = draft(n_sections);
    let Loaded { draft, template } = parse_draft(text.as_bytes()).unwrap();
    let paper = build(&draft, &template, Audience::Everyone);
    let style = PageStyle::default();
    let pages = layout(&paper, &style);
    let mut group = criterion.benchmark_group(format!("{} pages", pages.pages.len()));
    group.bench_function("read", |b| {
        b.iter(|| parse_draft(black_box(text.as_bytes())));
    });
    group.bench_function("content", |b| {
        b.iter(|| build(black_box(&draft), &template, Audience::Everyone));
    });
    group.bench_function("characters", |b| {
        b.iter(|| missing_characters(black_box(&paper)));
    });
    group.bench_function("layout", |b| b.iter(|| layout(black_box(&paper), &style)));
    group.bench_function("file", |b| {
        b.iter(|| write(black_box(pages.clone()), &options()));
    });
    group.finish();
}

fn options() -> PdfOptions {
    PdfOptions {
        title: "A neutral paper".to_owned(),
        author: "Northmere Council".to_owned(),
        date: Some(jiff::civil::date(2026, 4, 1)),
    }
}

/// Exports a draft once.
fn stages(draft: &Path) {
    let start = Instant::now();
    let mut last = start;
    let mut say = |stage: &str| {
        let now = Instant::now();
        let (own, all) = ((now - last).as_secs_f64(), (now - start).as_secs_f64());
        println!(
            "{stage:10} {:7.1} ms {:7.1} ms {:>10}",
            own * 1e3,
            all * 1e3,
            peak()
        );
        last = now;
    };
    let Loaded { draft, template } = load_draft(&RealDisk, draft, &Seal::Open).unwrap().loaded;
    say("read");
    let paper = build(&draft, &template, Audience::Everyone);
    say("content");
    assert!(missing_characters(&paper).is_empty());
    say("characters");
    let pages = layout_last(paper, &PageStyle::default());
    say("layout");
    let n_pages = pages.pages.len();
    let file = write(pages, &options()).unwrap();
    say("file");
    println!("{n_pages} pages, {} kB", file.len() / 1000);
}

/// Returns how large the process has been at most.
fn peak() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.unwrap_or("?").trim().to_owned()
}

/// Returns a draft like that of `papers/compare.py`: a section has three texts with lists and a
/// table, and twelve sections make about 40 pages.
fn draft(n_sections: usize) -> String {
    let mut words = WORDS.split_whitespace().cycle();
    let mut say =
        |n_words: usize| -> String { words.by_ref().take(n_words).collect::<Vec<_>>().join(" ") };
    let mut draft = String::from(
        r#"(format: "candour-draft", version: 1, app: "0.1.0", template: (id: "neutral", edition: "1"), details: (title: "A neutral paper"), answers: {"#,
    );
    for section in 0..n_sections {
        for part in 0..3 {
            let text = [
                say(95),
                say(95),
                format!("- {}\n- {}", say(9), say(12)),
                say(95),
            ];
            let text = text.join("\n\n");
            write!(
                draft,
                r#""s{section}-p{part}": {{"text": Prose("{text}")}},"#
            )
            .unwrap();
        }
    }
    draft.push_str("}, statements: [");
    for (section, row) in (0..n_sections * 6).map(|idx| (idx / 6, idx % 6)) {
        let (claim, how, difference) = (say(8), say(8), say(8));
        write!(
            draft,
            r#"(id: "r{section}-{row}", section: "s{section}-p2", claim: "{claim}", how: "{how}", difference: "{difference}"),"#
        )
        .unwrap();
    }
    draft.push_str(
        r#"], template_copy: (format: "candour-template", version: 1, id: "neutral", edition: "1", title: "Neutral", summary: "Words.", framework: (name: "None", source: "None", checked: "2026-01-01"), questions: (what: "What?", how: "How?", next: "Next?"), paper: (title: "A neutral paper", numbering: Headings, contents: true), sections: ["#,
    );
    for section in 0..n_sections {
        let mut parts = String::new();
        for part in 0..3 {
            let rows = if part == 2 {
                r#", (id: "rows", prompt: "Rows?", kind: Register((register: Statements, columns: ["kind", "claim", "how", "difference"], scope: Here, show: Table, caption: "Rows")))"#
            } else {
                ""
            };
            let title = say(4);
            write!(parts, r#"(id: "s{section}-p{part}", title: "{title}", fields: [(id: "text", prompt: "Text?", kind: Prose){rows}]),"#).unwrap();
        }
        let title = say(3);
        write!(
            draft,
            r#"(id: "s{section}", title: "{title}", sections: [{parts}]),"#
        )
        .unwrap();
    }
    draft.push_str("], rules: []))");
    draft
}
