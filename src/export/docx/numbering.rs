//! Numbers and bullets of lists: every numbered list counts for itself.

use super::part::{NAMES, XML};

/// How deep lists can be within each other.
pub(super) const MAX_DEPTH: usize = 8;
/// How far each level hangs in, in twentieths of a point.
pub(super) const INDENT: i32 = 360;

const BULLETS: usize = 1;
const NUMBERS: usize = 2;
/// The first list; it has bullets, as all lists with bullets are the same one.
pub(super) const BULLET_LIST: usize = 1;

/// The numbered lists of a document.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    /// Depth and first number of each.
    lists: Vec<(usize, u64)>,
}

impl Numbering {
    /// Adds a numbered list and returns its number.
    pub(super) fn add(&mut self, depth: usize, start: u64) -> usize {
        self.lists.push((depth, start));
        BULLET_LIST + self.lists.len()
    }

    /// Returns the part that defines all lists.
    pub(super) fn part(&self) -> String {
        let lists: Vec<String> = self
            .lists
            .iter()
            .zip(BULLET_LIST + 1..)
            .map(|((depth, start), id)| {
                format!(
                    "<w:num w:numId=\"{id}\"><w:abstractNumId w:val=\"{NUMBERS}\"/>\
<w:lvlOverride w:ilvl=\"{depth}\"><w:startOverride w:val=\"{start}\"/></w:lvlOverride></w:num>"
                )
            })
            .collect();
        format!(
            "{XML}<w:numbering {NAMES}>{}{}\
<w:num w:numId=\"{BULLET_LIST}\"><w:abstractNumId w:val=\"{BULLETS}\"/></w:num>{}</w:numbering>",
            kind(BULLETS, |_| ("bullet", "•".to_owned())),
            kind(NUMBERS, |depth| ("decimal", format!("%{}.", depth + 1))),
            lists.concat()
        )
    }
}

fn kind(id: usize, label: impl Fn(usize) -> (&'static str, String)) -> String {
    let levels: Vec<String> = (0..=MAX_DEPTH)
        .zip(1..)
        .map(|(depth, n_indents)| {
            let (format, text) = label(depth);
            let left = INDENT * n_indents;
            format!(
                "<w:lvl w:ilvl=\"{depth}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/>\
<w:lvlText w:val=\"{text}\"/><w:lvlJc w:val=\"left\"/>\
<w:pPr><w:ind w:left=\"{left}\" w:hanging=\"{INDENT}\"/></w:pPr></w:lvl>"
            )
        })
        .collect();
    format!(
        "<w:abstractNum w:abstractNumId=\"{id}\"><w:multiLevelType w:val=\"multilevel\"/>{}</w:abstractNum>",
        levels.concat()
    )
}
