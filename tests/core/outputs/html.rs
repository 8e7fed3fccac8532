//! The web page: well formed, self-contained, every link and name in order.

use std::collections::BTreeSet;

use candour::content::Paper;

use super::{Format, assert_levels_follow, body_words, headings, words};

const VOID: [&str; 8] = ["img", "meta", "br", "col", "use", "path", "circle", "rect"];

/// A tag with what stands behind it.
struct Tag<'a> {
    name: &'a str,
    attributes: &'a str,
    is_end: bool,
    text: &'a str,
}

/// Splits markup into tags. What stands in `<style>` is no markup.
fn tags(html: &str) -> Vec<Tag<'_>> {
    let mut tags = Vec::new();
    let mut rest = html;
    while let Some((_, after)) = rest.split_once('<') {
        let (tag, after) = after.split_once('>').expect("a tag ends");
        let is_end = tag.starts_with('/');
        let tag = tag.trim_start_matches('/').trim_end_matches('/');
        let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        let end = if name == "style" && !is_end {
            after.find("</style").expect("the style sheet ends")
        } else {
            after.find('<').unwrap_or(after.len())
        };
        let (text, after) = after.split_at(end);
        tags.push(Tag {
            name,
            attributes,
            is_end,
            text,
        });
        rest = after;
    }
    tags
}

fn attribute<'a>(tag: &Tag<'a>, name: &str) -> Option<&'a str> {
    let (_, value) = tag.attributes.split_once(&format!("{name}=\""))?;
    value.split('"').next()
}

/// Returns the words of markup, without those of the style sheet and within drawings.
pub(super) fn text(html: &str) -> String {
    let inline = ["span", "strong", "em", "a"];
    let mut is_drawn = false;
    let mut out = String::new();
    for tag in tags(html) {
        if tag.name == "svg" {
            is_drawn = !tag.is_end;
        }
        if tag.name == "style" || is_drawn {
            continue;
        }
        if !inline.contains(&tag.name) {
            out.push(' ');
        }
        out.push_str(tag.text);
    }
    out.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&")
}

#[track_caller]
pub(super) fn keep(name: &str, html: &str, paper: &Paper) {
    assert_well_formed(name, html);
    assert_links_lead_somewhere(name, html);
    assert_nothing_is_fetched(name, html);
    let (_, main) = html.split_once("<main").unwrap();
    let (main, _) = main.split_once("</main>").unwrap();
    let heard = words(&text(&format!("<main{main}")));
    assert_eq!(heard, body_words(paper, Format::Web), "{name}");
    let (levels, said) = headings_of(html);
    assert_levels_follow(name, &levels);
    assert!(said.ends_with(&headings(paper)), "{name}: {said:?}");
}

fn headings_of(html: &str) -> (Vec<u8>, Vec<Vec<String>>) {
    let mut rest = html;
    let mut found = (Vec::new(), Vec::new());
    while let Some((_, after)) = rest.split_once("<h") {
        rest = after;
        let Some(level) = after.chars().next().and_then(|c| c.to_digit(10)) else {
            continue;
        };
        let (heading, _) = after.split_once(&format!("</h{level}>")).unwrap();
        found.0.push(u8::try_from(level).unwrap());
        found.1.push(words(&text(&format!("<h{heading}"))));
    }
    found
}

#[track_caller]
fn assert_well_formed(name: &str, html: &str) {
    assert!(html.starts_with("<!doctype html>\n<html lang=\"en-GB\">"));
    let mut open = Vec::new();
    for tag in tags(html) {
        if tag.name == "!doctype" || VOID.contains(&tag.name) {
            continue;
        }
        if tag.is_end {
            assert_eq!(open.pop(), Some(tag.name), "{name}");
        } else {
            open.push(tag.name);
        }
    }
    assert!(open.is_empty(), "{name}: {open:?} stay open");
}

#[track_caller]
fn assert_links_lead_somewhere(name: &str, html: &str) {
    let mut ids = BTreeSet::new();
    for tag in tags(html) {
        if let Some(id) = attribute(&tag, " id").or_else(|| {
            let id = tag.attributes.strip_prefix("id=\"")?;
            id.split('"').next()
        }) {
            assert!(ids.insert(id), "{name}: {id} is there twice");
        }
    }
    for tag in tags(html) {
        let targets = [attribute(&tag, "href"), attribute(&tag, "aria-labelledby")];
        for target in targets
            .into_iter()
            .flatten()
            .flat_map(str::split_whitespace)
        {
            let target = target.strip_prefix('#').unwrap_or(target);
            let is_outside = target.contains(':');
            assert!(
                is_outside || ids.contains(target),
                "{name}: nothing is called {target}"
            );
        }
    }
}

#[track_caller]
fn assert_nothing_is_fetched(name: &str, html: &str) {
    for tag in tags(html) {
        let loads = ["script", "link", "iframe", "object", "embed"].contains(&tag.name);
        let source = attribute(&tag, "src").unwrap_or("data:");
        let target = attribute(&tag, "href").unwrap_or_default();
        assert!(!loads, "{name}: {}", tag.name);
        assert!(source.starts_with("data:"), "{name}: {source}");
        assert!(!target.starts_with("javascript:"), "{name}: {target}");
    }
    assert!(!html.contains("@import"), "{name}");
    for part in html.split("url(").skip(1) {
        assert!(part.starts_with("data:font/woff"), "{name}");
    }
}
