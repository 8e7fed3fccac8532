//! What every paper keeps, whatever is written in it: no word is lost or out of order, nothing
//! stands beyond the page, no level of heading is skipped, and copying gives the words back.
//!
//! The papers stay in `target/tmp/hard-papers`, where `.ci/run` shows them to a validator, and the
//! drafts beside them, of which `.ci/compare-papers` makes papers with other builds.

use std::{collections::BTreeMap, path::PathBuf, process::Command};

use candour::{
    content::{Paper, build, plain_text},
    layout::{ElementId, Pages, Tag, layout},
    model::{Audience, Draft},
    session::{Order, Progress, Seal, export_to, page_style},
    store::draft_bytes,
    template::Template,
};

use super::{
    layout::assert_within,
    text::{lines, runs},
};

/// Makes the paper and holds it to the promises. The name is that of its file.
#[track_caller]
pub(super) fn keep(name: &str, draft: &Draft, template: &Template, reader: Audience) -> Pages {
    let paper = build(draft, template, reader);
    crate::outputs::keep(name, &paper);
    let style = page_style(draft);
    let pages = layout(&paper, &style);
    assert_within(&pages, &style);
    assert_levels_follow(&pages);
    // The words of the logo are the only ones that the style brings along.
    let logo = style.logo.as_ref().map(|logo| split(&logo.alt));
    let mut written = logo.unwrap_or_default();
    written.extend(written_words(&paper));
    assert_eq!(heard_words(&pages), written, "{name}");
    let file = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("hard-papers");
    make_folder(&file);
    crate::outputs::leave(&file, name, &paper);
    leave_draft(&file.join(format!("{name}.ron")), draft, template);
    let file = file.join(format!("{name}.pdf"));
    let export = export_to(
        &file,
        draft,
        template,
        Order::pdf(reader),
        &Progress::default(),
    );
    let export = export.unwrap_or_else(|p| panic!("{p}"));
    assert_eq!(export.n_pages, Some(pages.pages.len()), "{name}");
    assert_copies(&file, &pages);
    pages
}

#[expect(clippy::disallowed_methods, reason = "the papers stay for a validator")]
fn make_folder(folder: &std::path::Path) {
    std::fs::create_dir_all(folder).unwrap();
}

#[expect(
    clippy::disallowed_methods,
    reason = "the drafts stay for a comparison"
)]
fn leave_draft(file: &std::path::Path, draft: &Draft, template: &Template) {
    let bytes = draft_bytes(draft, template, &Seal::Open).unwrap();
    std::fs::write(file, bytes).unwrap();
}

#[track_caller]
fn assert_levels_follow(pages: &Pages) {
    let mut above = 0;
    for (_, element) in pages.structure.iter() {
        if let Tag::Heading(level) = element.tag {
            assert!(level >= 1 && level <= above + 1, "{level} under {above}");
            above = level;
        }
    }
}

/// The words of the content, without marks and without characters that are not printed.
fn written_words(paper: &Paper) -> Vec<String> {
    let text = plain_text(paper).replace(is_unprinted, "");
    split(&text)
}

/// The words as a screen reader hears them, without the list of contents.
fn heard_words(pages: &Pages) -> Vec<String> {
    let mut by_block: BTreeMap<ElementId, String> = BTreeMap::new();
    for (element, run) in pages.pages.iter().flat_map(|page| runs(page)) {
        if element != ElementId::ARTIFACT {
            let text = by_block.entry(block_of(pages, element)).or_default();
            text.push_str(&run.text);
        }
    }
    let mut words = Vec::new();
    hear(pages, ElementId::DOCUMENT, &by_block, &mut words);
    words
}

fn hear(
    pages: &Pages,
    id: ElementId,
    by_block: &BTreeMap<ElementId, String>,
    words: &mut Vec<String>,
) {
    let children = pages.structure.children();
    let children = children.of(id);
    let tag = |child: &ElementId| pages.structure.get(*child).unwrap().tag;
    if children.iter().any(|child| tag(child) == Tag::TOC) {
        return;
    }
    let element = pages.structure.get(id).unwrap();
    match by_block.get(&id).map(String::as_str) {
        _ if element.tag == Tag::Figure => {}
        None | Some("Document control") => {}
        Some(text) => words.extend(split(text)),
    }
    for child in children {
        hear(pages, *child, by_block, words);
    }
    // Of a picture one hears what is said of it, not what is painted.
    if element.tag == Tag::Figure {
        words.extend(split(element.alt.as_deref().unwrap()));
    }
}

/// Returns what an element stands in that is more than a part of a line.
fn block_of(pages: &Pages, element: ElementId) -> ElementId {
    let mut id = element;
    loop {
        let element = pages.structure.get(id).unwrap();
        if !matches!(element.tag, Tag::Link | Tag::Reference | Tag::Span) {
            return id;
        }
        id = element.parent;
    }
}

fn split(text: &str) -> Vec<String> {
    let is_mark = |c: char| ('\u{300}'..'\u{370}').contains(&c);
    text.split(|c: char| !c.is_alphanumeric() && !is_mark(c))
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

fn is_unprinted(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}'
    )
}

/// Another program reads the same words out of the file, each whole.
#[track_caller]
fn assert_copies(file: &std::path::Path, pages: &Pages) {
    let copied = Command::new("pdftotext")
        .args(["-raw", "-enc", "UTF-8"])
        .arg(file)
        .arg("-")
        .output();
    let Ok(copied) = copied else {
        // `.ci/run` installs it, and says so where it cannot.
        return;
    };
    assert!(copied.status.success(), "{copied:?}");
    let copied = String::from_utf8(copied.stdout).unwrap();
    let shown: Vec<String> = pages.pages.iter().flat_map(|page| lines(page)).collect();
    let shown = shown.join("\n").replace(['~', '|'], " ");
    let copied = copied.replace(['~', '|'], " ");
    assert_eq!(count(&composed(&copied)), count(&composed(&shown)));
}

fn count(text: &str) -> BTreeMap<&str, usize> {
    let mut words = BTreeMap::new();
    for word in text.split_whitespace() {
        *words.entry(word).or_default() += 1;
    }
    words
}

/// A letter with its mark is the same letter, in one piece or two.
fn composed(text: &str) -> String {
    let mut text = text.to_owned();
    for (two, one) in [
        ("e\u{301}", "é"),
        ("w\u{302}", "ŵ"),
        ("\u{ea}\u{303}", "ễ"),
        ("e\u{302}\u{303}", "ễ"),
    ] {
        text = text.replace(two, one);
    }
    text
}
