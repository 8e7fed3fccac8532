//! What a browser must know before the first word: title, style, and that nothing is loaded.

use std::fmt::Write as _;

use super::color;
use crate::{
    content::{Furniture, Paper},
    export::text::{clean, escaped},
    layout::PageStyle,
};

/// How the page looks; colours and sizes come before it, from the style of the paper.
const CSS: &str = include_str!("../../../assets/html/paper.css");

/// The size of type that the style sheet is drawn for, in points on paper.
const USUAL_SIZE: f32 = 12.0;

/// Returns the head of the page.
pub(super) fn head(paper: &Paper, style: &PageStyle, fonts: &str) -> String {
    let from = paper.furniture.head_start.trim();
    let dash = if from.is_empty() { "" } else { " – " };
    let title = escaped(&format!("{}{dash}{from}", paper.cover.title));
    let colors = color::variables(&style.colors);
    let scale = style.type_sizes.body / USUAL_SIZE;
    let print = print_furniture(&paper.furniture);
    // The policy says to browsers and to whoever looks in: nothing runs, nothing is fetched.
    format!(
        "<head>
<meta charset=\"utf-8\">
<title>{title}</title>
<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">
<meta name=\"color-scheme\" content=\"light dark\">
<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:\">
<style>
{colors}
:root{{--scale:{scale:.3}}}
{}
{print}
{fonts}
</style>
</head>
",
        CSS.trim_end()
    )
}

/// Returns what stands at the head and foot of printed pages.
fn print_furniture(furniture: &Furniture) -> String {
    let boxes = [
        ("top-center", &furniture.marking),
        ("top-left", &furniture.head_start),
        ("top-right", &furniture.head_end),
        ("bottom-center", &furniture.marking),
        ("bottom-left", &furniture.foot_start),
    ];
    let boxes: Vec<String> = boxes
        .into_iter()
        .filter(|(_, text)| !text.trim().is_empty())
        .map(|(place, text)| format!("@{place}{{content:{}}}", css_string(text)))
        .collect();
    format!("@page{{{}}}", boxes.concat())
}

/// Returns words as a style sheet holds them, within an element that ends at the first `</`.
fn css_string(text: &str) -> String {
    let mut out = String::from("\"");
    for c in clean(text) {
        match c {
            '"' | '\\' | '<' | '>' | '&' => {
                // Writing to a string cannot fail.
                write!(out, "\\{:x} ", u32::from(c)).unwrap_or_default();
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_ends_the_style_sheet() {
        assert_eq!(
            css_string("A \"b\" \\ </style>\n\u{7}c"),
            "\"A \\22 b\\22  \\5c  \\3c /style\\3e  c\""
        );
    }
}
