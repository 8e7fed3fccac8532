//! The Word document: an archive of well-formed parts with real headings, lists and tables.

use std::{collections::BTreeSet, io::Read as _};

use candour::content::{Body, Paper};

use super::{Format, assert_levels_follow, headings, texts, words};

/// Returns the parts of an archive with their names.
pub(super) fn parts(mut bytes: &[u8]) -> Vec<(String, String)> {
    let short = |bytes: &[u8], at| usize::from(u16::from_le_bytes([bytes[at], bytes[at + 1]]));
    let long = |bytes: &[u8], at: usize| {
        let number = u32::from_le_bytes(bytes[at..at + 4].try_into().unwrap());
        usize::try_from(number).unwrap()
    };
    let mut parts = Vec::new();
    while bytes.starts_with(b"PK\x03\x04") {
        let (packed, name) = (long(bytes, 18), short(bytes, 26));
        let start = 30 + name + short(bytes, 28);
        let name = String::from_utf8(bytes[30..30 + name].to_vec()).unwrap();
        let mut content = Vec::new();
        flate2::read::DeflateDecoder::new(&bytes[start..start + packed])
            .read_to_end(&mut content)
            .unwrap();
        parts.push((name, String::from_utf8_lossy(&content).into_owned()));
        bytes = &bytes[start + packed..];
    }
    assert!(bytes.starts_with(b"PK\x01\x02"), "no directory");
    parts
}

/// Returns everything in an archive as text.
pub(super) fn inflated(bytes: &[u8]) -> String {
    let lines = parts(bytes)
        .into_iter()
        .flat_map(|(name, text)| [name, text]);
    lines.collect::<Vec<String>>().join("\n")
}

pub(super) fn document(bytes: &[u8]) -> String {
    let mut parts = parts(bytes).into_iter();
    let (_, text) = parts.find(|(name, _)| name == "word/document.xml").unwrap();
    text
}

#[track_caller]
pub(super) fn keep(name: &str, bytes: &[u8], paper: &Paper) {
    let is_markup = |(part, _): &(String, String)| !part.starts_with("word/media/");
    for (part, text) in parts(bytes).into_iter().filter(is_markup) {
        assert_well_formed(&format!("{name}: {part}"), &text);
    }
    let document = document(bytes);
    assert_links_lead_somewhere(name, &document, bytes);
    assert_links_stay_links(name, &document);
    let said: Vec<String> = paragraphs(&document)
        .into_iter()
        .flat_map(|paragraph| words(&text(paragraph)))
        .collect();
    assert_eq!(said, written(paper), "{name}");
    let mut levels = Vec::new();
    let mut heard = Vec::new();
    for paragraph in paragraphs(&document) {
        let Some((_, level)) = paragraph.split_once("<w:pStyle w:val=\"Heading") else {
            continue;
        };
        levels.push(level.split('"').next().unwrap().parse().unwrap());
        heard.push(words(&text(paragraph)));
    }
    assert_levels_follow(name, &levels);
    assert_eq!(heard, headings(paper), "{name}");
}

/// LibreOffice makes no link in a PDF of words without a style of characters, but in a list of
/// contents.
#[track_caller]
fn assert_links_stay_links(name: &str, document: &str) {
    for link in document.split("<w:hyperlink ").skip(1) {
        let (link, _) = link.split_once("</w:hyperlink>").unwrap();
        if link.starts_with("w:anchor=\"_Toc") {
            continue;
        }
        for run in link.split("<w:r>").skip(1) {
            assert!(run.starts_with("<w:rPr><w:rStyle "), "{name}: {link}");
        }
    }
}

/// The words of a paper with cover and list of contents.
fn written(paper: &Paper) -> Vec<String> {
    let cover = &paper.cover;
    let mut all = vec![
        cover.authority.clone(),
        cover.title.clone(),
        cover.subtitle.clone(),
        cover.date.clone(),
    ];
    if !cover.control.is_empty() {
        all.push("Document control".to_owned());
    }
    for (label, text) in &cover.control {
        all.extend([label.clone(), text.clone()]);
    }
    let listed: Vec<String> = paper
        .blocks
        .iter()
        .filter_map(|block| match &block.body {
            Body::Heading(heading) if heading.in_contents => {
                let number = heading.number.clone().unwrap_or_default();
                Some(format!("{number} {}", heading.text))
            }
            Body::Heading(_)
            | Body::Paragraph { .. }
            | Body::List(_)
            | Body::Quote(_)
            | Body::Table(_)
            | Body::Chart(_) => None,
        })
        .collect();
    if paper.has_contents && !listed.is_empty() {
        all.push("Contents".to_owned());
        all.extend(listed);
    }
    texts(&paper.blocks, Format::Word, &mut all);
    words(&all.join(" "))
}

fn paragraphs(document: &str) -> Vec<&str> {
    document
        .split("<w:p>")
        .skip(1)
        .map(|rest| rest.split("</w:p>").next().unwrap())
        .collect()
}

fn text(paragraph: &str) -> String {
    let mut out = String::new();
    for part in paragraph.split('<') {
        let (tag, text) = part.split_once('>').unwrap_or((part, ""));
        match tag.split(' ').next().unwrap_or_default() {
            "w:t" => out.push_str(text),
            "w:tab/" | "w:br/" => out.push(' '),
            _ => {}
        }
    }
    out.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&")
}

#[track_caller]
fn assert_well_formed(name: &str, xml: &str) {
    let mut open = Vec::new();
    for part in xml.split('<').skip(1) {
        let (tag, text) = part
            .split_once('>')
            .unwrap_or_else(|| panic!("{name}: {part}"));
        assert!(
            !text.contains(|c: char| c.is_control() && c != '\n'),
            "{name}: {text:?}"
        );
        let tag_name = tag.split(' ').next().unwrap().trim_end_matches('/');
        if let Some(end) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(end), "{name}");
        } else if !tag.ends_with('/') && !tag.starts_with('?') {
            open.push(tag_name);
        }
    }
    assert!(open.is_empty(), "{name}: {open:?} stay open");
}

#[track_caller]
fn assert_links_lead_somewhere(name: &str, document: &str, bytes: &[u8]) {
    let all = |before: &str| -> Vec<String> {
        let found = document.split(before).skip(1);
        found
            .map(|rest| rest.split('"').next().unwrap().to_owned())
            .collect()
    };
    let mut places = BTreeSet::new();
    for place in all("<w:bookmarkStart w:id=\"") {
        assert!(places.insert(place), "{name}: a bookmark is there twice");
    }
    let named: Vec<String> = document
        .split("<w:bookmarkStart ")
        .skip(1)
        .map(|rest| {
            let (_, named) = rest.split_once("w:name=\"").unwrap();
            named.split('"').next().unwrap().to_owned()
        })
        .collect();
    let distinct: BTreeSet<&String> = named.iter().collect();
    assert_eq!(distinct.len(), named.len(), "{name}: a name is there twice");
    for target in all("<w:hyperlink w:anchor=\"") {
        assert!(
            distinct.contains(&target),
            "{name}: nothing is called {target}"
        );
    }
    let relations = inflated(bytes);
    for id in all("r:id=\"") {
        assert!(relations.contains(&format!("Id=\"{id}\"")), "{name}: {id}");
    }
}
