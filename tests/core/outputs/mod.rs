//! Web page, Word document and Markdown say what the paper says: every word in its order, every
//! heading, list and table as such, and nothing else.

mod cancel;
mod docx;
mod html;
mod kinds;
mod markdown;
mod tables;

use std::borrow::Borrow;

use candour::{
    content::{Block, Body, Chart, ChartForm, Inline, Paper, build, figures_of},
    export::{Progress, html as web},
    layout::PageStyle,
    model::Audience,
    session::{Format, Order, export_bytes},
    store::parse_draft,
};
use jiff::civil::Date;

const DATE: Date = Date::constant(2026, 4, 1);
const EXAMPLES: [&str; 2] = [
    include_str!("../../../examples/drafts/southampton-2022.ron"),
    include_str!("../../../examples/drafts/northmere-2026.ron"),
];
const READERS: [Audience; 3] = [Audience::Everyone, Audience::Committee, Audience::Ofsted];

/// Holds a paper in all formats without pages to their promises.
#[track_caller]
pub(crate) fn keep(name: &str, paper: &Paper) {
    html::keep(name, &html_of(paper), paper);
    docx::keep(name, &docx_of(paper), paper);
    markdown::keep(name, &markdown_of(paper), paper);
}

/// Returns the markup of the text of a Word document.
pub(crate) fn word_text(bytes: &[u8]) -> String {
    docx::document(bytes)
}

/// Leaves a paper as web page and Word document where `.ci/run` shows them to other programs.
#[expect(clippy::disallowed_methods, reason = "the papers stay for others")]
pub(crate) fn leave(folder: &std::path::Path, name: &str, paper: &Paper) {
    std::fs::write(folder.join(format!("{name}.html")), html_of(paper)).unwrap();
    std::fs::write(folder.join(format!("{name}.docx")), docx_of(paper)).unwrap();
}

fn html_of(paper: &Paper) -> String {
    html_in(paper, &PageStyle::default())
}

fn html_in(paper: &Paper, style: &PageStyle) -> String {
    let bytes = web::write(paper, style, &Progress::default());
    String::from_utf8(bytes.unwrap()).unwrap()
}

fn docx_of(paper: &Paper) -> Vec<u8> {
    docx_in(paper, &PageStyle::default())
}

fn docx_in(paper: &Paper, style: &PageStyle) -> Vec<u8> {
    let about = candour::export::About {
        title: paper.cover.title.clone(),
        author: paper.cover.authority.clone(),
        date: Some(DATE),
    };
    candour::export::docx::write(paper, style, &about, &Progress::default()).unwrap()
}

fn markdown_of(paper: &Paper) -> String {
    let bytes = candour::export::markdown::write(paper, &Progress::default());
    String::from_utf8(bytes.unwrap()).unwrap()
}

/// Returns the words of a text. Signs, brackets and marks are no words.
fn words(text: &str) -> Vec<String> {
    let clean: String = text
        .chars()
        .filter(|c| !c.is_control() || c.is_whitespace())
        .collect();
    clean
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The headings that stand by themselves: number and words.
fn headings(paper: &Paper) -> Vec<Vec<String>> {
    let headings = paper.blocks.iter().filter_map(|block| match &block.body {
        Body::Heading(heading) => {
            let number = heading.number.clone().unwrap_or_default();
            Some(words(&format!("{number} {}", heading.text)))
        }
        Body::Paragraph { .. }
        | Body::List(_)
        | Body::Quote(_)
        | Body::Table(_)
        | Body::Chart(_) => None,
    });
    headings.collect()
}

/// Every text of blocks, in order.
fn texts(blocks: &[impl Borrow<Block>], format: Format, out: &mut Vec<String>) {
    for block in blocks.iter().map(Borrow::borrow) {
        match &block.body {
            Body::Heading(heading) => {
                out.extend(heading.number.clone());
                out.push(heading.text.clone());
            }
            Body::Paragraph { number, text } => {
                out.extend(number.clone());
                // What is written without a space between is one word.
                out.push(text.iter().map(inline).collect());
            }
            Body::List(list) => {
                for item in &list.items {
                    texts(item, format, out);
                }
            }
            Body::Quote(quoted) => texts(quoted, format, out),
            Body::Chart(chart) => chart_texts(chart, block, format, out),
            Body::Table(table) => {
                let headers = table.columns.iter().map(|column| column.header.clone());
                out.push(table.caption.clone());
                if table.caption.trim().is_empty() && format == Format::Web {
                    out.extend(headers.clone());
                }
                out.push(table.caption_note.clone());
                out.extend(headers);
                for row in &table.rows {
                    for cell in &row.cells {
                        texts(cell, format, out);
                    }
                }
            }
        }
    }
}

/// A chart is a picture with words for it, and its figures.
fn chart_texts(chart: &Chart, block: &Block, format: Format, out: &mut Vec<String>) {
    let is_full = chart.form == ChartForm::Full;
    if is_full {
        out.extend([chart.title.clone(), chart.note.clone()]);
    }
    match format {
        Format::Markdown => out.push(chart.alt.clone()),
        Format::Web if is_full && !chart.has_table => out.push("The figures".to_owned()),
        Format::Web | Format::Word | Format::Pdf | Format::Workbook => {}
    }
    if is_full && !chart.has_table {
        texts(&[figures_of(chart, &block.origin)], format, out);
    }
}

fn inline(inline: &Inline) -> String {
    match inline {
        Inline::Text { text, .. } | Inline::Link { text, .. } => text.clone(),
        // A sign or a bracket stands before.
        Inline::Status { text, .. } => format!(" {text}"),
        Inline::Cite { label, .. } => format!(" {label}"),
        Inline::Break => " ".to_owned(),
        Inline::Mark(_) => String::new(),
    }
}

fn body_words(paper: &Paper, format: Format) -> Vec<String> {
    let mut found = Vec::new();
    texts(&paper.blocks, format, &mut found);
    words(&found.join(" "))
}

/// Holds that levels begin at one and none is skipped.
#[track_caller]
fn assert_levels_follow(name: &str, levels: &[u8]) {
    let mut above = 0;
    for level in levels {
        assert!(
            *level >= 1 && *level <= above + 1,
            "{name}: level {level} under {above}"
        );
        above = *level;
    }
}

#[test]
fn every_example_is_whole_in_every_format_for_all_readers() {
    for example in EXAMPLES {
        let loaded = parse_draft(example.as_bytes()).unwrap();
        for reader in READERS {
            let paper = build(&loaded.draft, &loaded.template, reader);
            keep(&format!("{} for {reader:?}", paper.cover.authority), &paper);
        }
    }
}

#[test]
fn the_same_draft_gives_the_same_bytes() {
    let loaded = parse_draft(EXAMPLES[0].as_bytes()).unwrap();
    for format in Format::OFFERED {
        let order = Order {
            format,
            ..Order::pdf(Audience::Everyone)
        };
        let made = || export_bytes(&loaded.draft, &loaded.template, order, &Progress::default());
        assert_eq!(made().unwrap().bytes, made().unwrap().bytes, "{format:?}");
    }
}

#[test]
fn what_is_hidden_is_in_no_format() {
    let loaded = parse_draft(EXAMPLES[1].as_bytes()).unwrap();
    let (mut draft, template) = (loaded.draft, loaded.template);
    for evidence in &mut draft.registers.evidence {
        if evidence.id.as_str() == "e-audits" || evidence.title.len() > 10 {
            "Zyzzyva".clone_into(&mut evidence.title);
            evidence.marking.audience = Audience::Committee;
        }
    }
    for format in [
        Format::Word,
        Format::Web,
        Format::Markdown,
        Format::Workbook,
    ] {
        let made = |reader| {
            let order = Order {
                format,
                ..Order::pdf(reader)
            };
            let export = export_bytes(&draft, &template, order, &Progress::default());
            let export = export.unwrap();
            let text = match format {
                Format::Word | Format::Workbook => docx::inflated(&export.bytes),
                Format::Pdf | Format::Web | Format::Markdown => {
                    String::from_utf8(export.bytes).unwrap()
                }
            };
            (text, export.left_out)
        };
        let (open, left_out) = made(Audience::Everyone);
        let (closed, _) = made(Audience::Committee);
        assert!(closed.contains("Zyzzyva"), "the test would not see it");
        assert!(!open.contains("Zyzzyva"), "{format:?}");
        assert!(!left_out.is_empty(), "{format:?}");
    }
}
