//! What is in the file.

use candour::{
    content::{Body, Inline, Voice},
    export::pdf::{PdfOptions, write},
    layout::{PageStyle, layout},
};
use lopdf::{Document, Object};

use super::{
    sample::{bare, block, heading, paper, paragraph},
    text::{runs, words},
};

fn options() -> PdfOptions {
    PdfOptions {
        title: "Self-evaluation – “Northmere”".to_owned(),
        author: "Northmere Council".to_owned(),
        date: Some(jiff::civil::date(2026, 4, 30)),
    }
}

#[test]
fn the_same_paper_gives_the_same_bytes() {
    let bytes = || write(layout(&paper(), &PageStyle::default()), &options()).unwrap();
    let first = bytes();
    assert!(first == bytes());
    assert!(first.len() < 100_000, "{} bytes", first.len());
}

#[test]
fn the_id_of_the_file_changes_with_the_address_of_a_link() {
    let id = |address: &str| {
        let text = vec![Inline::Link {
            text: "the framework".to_owned(),
            address: address.to_owned(),
            voice: Voice::default(),
        }];
        let paper = bare(vec![block(Body::Paragraph { number: None, text })]);
        let file = write(layout(&paper, &PageStyle::default()), &options()).unwrap();
        let document = Document::load_mem(&file).unwrap();
        document.trailer.get(b"ID").unwrap().clone()
    };
    assert_eq!(id("https://example.org/a"), id("https://example.org/a"));
    assert_ne!(id("https://example.org/a"), id("https://example.org/b"));
}

#[test]
fn a_link_is_announced_by_its_words() {
    let text = vec![Inline::Link {
        text: "the framework".to_owned(),
        address: "https://example.org/a".to_owned(),
        voice: Voice::default(),
    }];
    let paper = bare(vec![block(Body::Paragraph { number: None, text })]);
    let file = write(layout(&paper, &PageStyle::default()), &options()).unwrap();
    let document = Document::load_mem(&file).unwrap();
    let said: Vec<String> = document
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok())
        .filter(|link| link.get(b"A").is_ok())
        .map(|link| lopdf::decode_text_string(link.get(b"Contents").unwrap()).unwrap())
        .collect();
    assert_eq!(said, ["the framework"]);
}

#[test]
fn a_paper_without_a_date_has_none_in_its_properties() {
    let undated = PdfOptions {
        date: None,
        ..options()
    };
    for (options, is_dated) in [(undated, false), (options(), true)] {
        let file = write(layout(&paper(), &PageStyle::default()), &options).unwrap();
        let document = Document::load_mem(&file).unwrap();
        let info = document
            .trailer
            .get(b"Info")
            .unwrap()
            .as_reference()
            .unwrap();
        let info = document.get_dictionary(info).unwrap();
        assert_eq!(info.get(b"CreationDate").is_ok(), is_dated);
        assert_eq!(info.get(b"ModDate").is_ok(), is_dated);
        let has = |words: &[u8]| file.windows(words.len()).any(|window| window == words);
        assert_eq!(has(b"xmp:CreateDate"), is_dated);
        assert!(!has(b"2026-04-01"));
    }
}

#[test]
fn copying_gives_back_every_word() {
    let mut blocks = vec![heading(1, "1", "Waffles → office 3x4")];
    blocks.push(paragraph(
        "Łódź, Nguyễn, Σωκράτης; 10:30 – 14 % “fi” e\u{301}; T\u{a0}V. AVA To.",
    ));
    blocks.push(paragraph(
        "**Strong “words” of** _stress, 12.5_ **_both ≥_**",
    ));
    let pages = layout(&bare(blocks), &PageStyle::default());
    let file = write(pages.clone(), &options()).unwrap();
    let document = Document::load_mem(&file).unwrap();
    let numbers: Vec<u32> = document.get_pages().keys().copied().collect();
    assert_eq!(numbers.len(), 2);
    let copied = document.extract_text(&numbers).unwrap();
    let squeeze = |text: &str| -> String { text.chars().filter(|c| !c.is_whitespace()).collect() };
    let all: String = pages
        .pages
        .iter()
        .flat_map(|page| runs(page))
        .map(|(_, run)| &*run.text)
        .collect();
    assert!(words(&pages).contains("Waffles→office3x4"));
    assert_eq!(squeeze(&copied), squeeze(&all));
}

#[test]
fn the_file_says_what_it_is() {
    let file = write(layout(&paper(), &PageStyle::default()), &options()).unwrap();
    let document = Document::load_mem(&file).unwrap();
    let catalog = document.catalog().unwrap();
    assert_eq!(catalog.get(b"Lang").unwrap().as_str().unwrap(), b"en-GB");
    for key in [
        "StructTreeRoot",
        "MarkInfo",
        "Metadata",
        "Outlines",
        "Names",
    ] {
        assert!(catalog.has(key.as_bytes()), "{key}");
    }
    let preferences = catalog
        .get(b"ViewerPreferences")
        .unwrap()
        .as_dict()
        .unwrap();
    assert!(
        preferences
            .get(b"DisplayDocTitle")
            .unwrap()
            .as_bool()
            .unwrap()
    );
    let metadata = catalog.get(b"Metadata").unwrap().as_reference().unwrap();
    let xmp = document.get_object(metadata).unwrap().as_stream().unwrap();
    let xmp = String::from_utf8(xmp.content.clone()).unwrap();
    assert!(xmp.contains("Self-evaluation – “Northmere”"), "{xmp}");
    assert!(xmp.contains("<pdfuaid:part>1</pdfuaid:part>"), "{xmp}");
    assert!(xmp.contains("2026-04-30T00:00:00Z"), "{xmp}");
}

#[test]
fn the_outline_is_nested_as_the_headings_are() {
    let file = write(layout(&paper(), &PageStyle::default()), &options()).unwrap();
    let document = Document::load_mem(&file).unwrap();
    let root = document
        .catalog()
        .unwrap()
        .get(b"Outlines")
        .unwrap()
        .as_reference()
        .unwrap();
    let mut titles = Vec::new();
    collect(
        &document,
        document
            .get_dictionary(root)
            .unwrap()
            .get(b"First")
            .unwrap(),
        0,
        &mut titles,
    );
    let expected = "1 Summary on a page\n  What we are proud of\n  What we must do next\n2 Context\n  2.1 Children and communities\n  2.2 Service and demand\n3 Actions since the last visit\n  3.2 Peer reviews and external challenge\n4 Impact of leaders on practice with children and families\n  4.1 Children in care\n    4.1.1 Homes and stability\n      What audits say\nA Performance table\nB Evidence index";
    assert_eq!(titles.join("\n"), expected);
}

fn collect(document: &Document, first: &Object, depth: usize, titles: &mut Vec<String>) {
    let mut next = Some(first.as_reference().unwrap());
    while let Some(id) = next {
        let entry = document.get_dictionary(id).unwrap();
        let title = lopdf::decode_text_string(entry.get(b"Title").unwrap()).unwrap();
        titles.push(format!("{}{title}", "  ".repeat(depth)));
        if let Ok(child) = entry.get(b"First") {
            collect(document, child, depth + 1, titles);
        }
        next = entry
            .get(b"Next")
            .ok()
            .map(|next| next.as_reference().unwrap());
    }
}

#[test]
fn every_piece_of_content_belongs_to_one_element() {
    let file = write(layout(&paper(), &PageStyle::default()), &options()).unwrap();
    let document = Document::load_mem(&file).unwrap();
    let root = document
        .catalog()
        .unwrap()
        .get(b"StructTreeRoot")
        .unwrap()
        .as_reference()
        .unwrap();
    let tree = document.get_dictionary(root).unwrap();
    let parents = tree.get(b"ParentTree").unwrap().as_reference().unwrap();
    let numbers = document
        .get_dictionary(parents)
        .unwrap()
        .get(b"Nums")
        .unwrap();
    let numbers = numbers.as_array().unwrap();
    for (id, key) in document.page_iter().zip(0_i64..) {
        let page = document.get_dictionary(id).unwrap();
        assert_eq!(page.get(b"StructParents").unwrap().as_i64().unwrap(), key);
        let at = numbers
            .iter()
            .step_by(2)
            .position(|n| n.as_i64().ok() == Some(key))
            .unwrap();
        let elements = document
            .get_object(numbers[at * 2 + 1].as_reference().unwrap())
            .unwrap();
        let content = document.get_page_content(id);
        let content = String::from_utf8_lossy(&content);
        let n_pieces = content.matches("/MCID").count();
        assert_eq!(elements.as_array().unwrap().len(), n_pieces, "page {key}");
        assert_eq!(
            content.matches("BDC\n").count() + content.matches("BMC\n").count(),
            content.matches("EMC\n").count()
        );
    }
}
