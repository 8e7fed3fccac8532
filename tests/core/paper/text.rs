//! Pages as text: a line for every line, so that a test can show what stands where.

use std::fmt::Write as _;

use candour::layout::{ElementId, GlyphRun, Page, Pages, Shape};

/// Returns the words of all pages. Furniture and repeated headers stand behind `~`.
pub(crate) fn text(pages: &Pages) -> String {
    let mut text = String::new();
    for (page, number) in pages.pages.iter().zip(1..) {
        writeln!(text, "page {number}").unwrap();
        for line in lines(page) {
            writeln!(text, "  {line}").unwrap();
        }
    }
    text
}

/// Returns the words of a page, line by line, in reading order.
pub(crate) fn lines(page: &Page) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut last: Option<(f32, bool, f32)> = None;
    for (element, run) in runs(page) {
        let is_artifact = element == ElementId::ARTIFACT;
        match (last, lines.last_mut()) {
            (Some((y, artifact, end)), Some(line))
                if (y - run.y).abs() < 0.01 && artifact == is_artifact =>
            {
                if run.x > end + 1.0 && !line.ends_with(' ') {
                    line.push_str(" | ");
                }
                line.push_str(&run.text);
            }
            _ => lines.push(format!(
                "{}{}",
                if is_artifact { "~ " } else { "" },
                run.text
            )),
        }
        last = Some((run.y, is_artifact, run.x + run.width()));
    }
    lines
        .iter()
        .map(|line| line.trim_end().to_owned())
        .collect()
}

/// Returns the runs of a page.
pub(crate) fn runs(page: &Page) -> impl Iterator<Item = (ElementId, &GlyphRun)> {
    page.items.iter().filter_map(|item| match &item.shape {
        Shape::Text(run) => Some((item.element, run)),
        Shape::Rect { .. } | Shape::Sign { .. } | Shape::Path(_) | Shape::Image { .. } => None,
    })
}

/// Returns all words that mean something, without spaces.
pub(crate) fn words(pages: &Pages) -> String {
    pages
        .pages
        .iter()
        .flat_map(|page| runs(page))
        .filter(|(element, _)| *element != ElementId::ARTIFACT)
        .flat_map(|(_, run)| run.text.chars())
        .filter(|c| !c.is_whitespace())
        .collect()
}
