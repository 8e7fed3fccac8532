//! Markdown reads back as what was written.

use std::borrow::Borrow;

use candour::content::{Block, Body, ChartForm, Paper, figures_of};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::{Format, assert_levels_follow, headings, texts, words};

/// What was read back.
#[derive(Debug, Default)]
struct Read {
    text: String,
    levels: Vec<u8>,
    headings: Vec<Vec<String>>,
    /// Columns and rows of each table.
    tables: Vec<(usize, usize)>,
    n_items: usize,
    n_quotes: usize,
}

fn read(markdown: &str) -> Read {
    let mut read = Read::default();
    let mut heading = None;
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES) {
        match event {
            Event::Text(text) | Event::Code(text) => read.text.push_str(&text),
            Event::SoftBreak | Event::HardBreak => read.text.push(' '),
            Event::InlineHtml(tag) if &*tag == "<br>" => read.text.push(' '),
            Event::InlineHtml(tag) => {
                let known = ["<strong>", "</strong>", "<em>", "</em>"];
                assert!(known.contains(&&*tag), "{tag}");
            }
            Event::Html(html) => assert_eq!(html.trim(), "<!-- -->"),
            Event::Start(Tag::Heading { level, .. }) => {
                read.levels.push(level as u8);
                read.text.push('\n');
                heading = Some(read.text.len());
            }
            Event::End(TagEnd::Heading(_)) => {
                let start = heading.take().unwrap();
                read.headings.push(words(read.text.get(start..).unwrap()));
                read.text.push('\n');
            }
            Event::Start(Tag::Table(columns)) => read.tables.push((columns.len(), 0)),
            Event::Start(Tag::TableRow) => read.tables.last_mut().unwrap().1 += 1,
            Event::Start(Tag::Item) => {
                read.n_items += 1;
                read.text.push('\n');
            }
            Event::Start(Tag::BlockQuote(_)) => read.n_quotes += 1,
            Event::End(TagEnd::Paragraph | TagEnd::Item | TagEnd::TableCell) => {
                read.text.push('\n');
            }
            Event::Start(Tag::CodeBlock(_)) => panic!("words became code: {markdown}"),
            Event::Rule => panic!("words became a rule: {markdown}"),
            Event::Start(_)
            | Event::End(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_) => {}
        }
    }
    read
}

/// What stands by itself, without what stands in cells.
#[derive(Debug, Default, PartialEq)]
struct Counted {
    tables: Vec<(usize, usize)>,
    n_items: usize,
    n_quotes: usize,
}

fn count(blocks: &[impl Borrow<Block>], counted: &mut Counted) {
    for block in blocks.iter().map(Borrow::borrow) {
        match &block.body {
            Body::Heading(_) | Body::Paragraph { .. } => {}
            Body::Chart(chart) => {
                if chart.form == ChartForm::Full && !chart.has_table {
                    count(&[figures_of(chart, &block.origin)], counted);
                }
            }
            Body::List(list) => {
                counted.n_items += list.items.len();
                list.items.iter().for_each(|item| count(item, counted));
            }
            Body::Quote(quoted) => {
                counted.n_quotes += 1;
                count(quoted, counted);
            }
            Body::Table(table) => counted.tables.push((table.columns.len(), table.rows.len())),
        }
    }
}

#[track_caller]
pub(super) fn keep(name: &str, markdown: &str, paper: &Paper) {
    let read = read(markdown);
    let mut expected = Counted {
        n_items: paper.cover.control.len(),
        ..Counted::default()
    };
    count(&paper.blocks, &mut expected);
    let found = Counted {
        tables: read.tables,
        n_items: read.n_items,
        n_quotes: read.n_quotes,
    };
    assert_eq!(found, expected, "{name}");
    assert_levels_follow(name, &read.levels);
    assert_eq!(read.headings[1..], headings(paper), "{name}");
    assert_eq!(words(&read.text), written(paper), "{name}");
}

fn written(paper: &Paper) -> Vec<String> {
    let (cover, furniture) = (&paper.cover, &paper.furniture);
    let mut all = vec![
        furniture.marking.clone(),
        cover.authority.clone(),
        cover.title.clone(),
        cover.subtitle.clone(),
        cover.date.clone(),
    ];
    for (label, text) in &cover.control {
        all.extend([label.clone(), text.clone()]);
    }
    texts(&paper.blocks, Format::Markdown, &mut all);
    all.push(furniture.marking.clone());
    words(&all.join(" "))
}
