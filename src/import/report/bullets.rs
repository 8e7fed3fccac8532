//! What needs to improve: the items below that heading, in order.
//!
//! An item that crosses a page is two in the file, the second without a mark; items within an item
//! follow it as items of their own.

use super::{
    blocks::Block,
    headings::{ends_list, is_wanted},
    marks::{Mark, is_marked, mark_of},
};

/// An item as it is printed, with those within it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Bullet {
    pub(super) printed: String,
    pub(super) within: Vec<String>,
}

/// What stands below the headings.
#[derive(Debug, Default)]
pub(super) struct Below {
    pub(super) n_headings: usize,
    pub(super) bullets: Vec<Bullet>,
    /// Paragraphs that are no items.
    pub(super) others: Vec<String>,
}

/// Finds the items.
pub(super) fn find(blocks: &[Block]) -> Below {
    let mut below = Below::default();
    let mut rest = blocks.iter();
    while let Some(block) = rest.next() {
        let Block::Line { text, .. } = block else {
            continue;
        };
        if is_wanted(text) {
            below.n_headings += 1;
            let n_taken = list(rest.as_slice(), &mut below);
            if let Some(last) = n_taken.checked_sub(1) {
                rest.nth(last);
            }
        }
    }
    below
}

/// Takes the list that blocks begin with. Returns how many blocks it is.
fn list(blocks: &[Block], below: &mut Below) -> usize {
    let top = first_item(blocks).map_or(Mark::None, |(mark, _)| mark);
    let mut reader = ListReader {
        below,
        top,
        is_begun: false,
    };
    for (idx, block) in blocks.iter().enumerate() {
        if !reader.take(block) {
            return idx;
        }
    }
    blocks.len()
}

/// Returns the first item of a list, unless something else begins before it.
fn first_item(blocks: &[Block]) -> Option<(Mark, &str)> {
    for block in blocks {
        match block {
            Block::Item { mark, text } => return Some(mark_of(mark.as_deref(), text)),
            Block::Line {
                is_heading: true, ..
            }
            | Block::Row(_) => return None,
            Block::Line { text, .. } if is_marked(text) => return Some(mark_of(None, text)),
            Block::Line { text, .. } if ends_list(text) => return None,
            Block::Line { .. } => {}
        }
    }
    None
}

struct ListReader<'a> {
    below: &'a mut Below,
    /// The mark of the first item: in a list of dashes, dashes are not within anything.
    top: Mark,
    is_begun: bool,
}

impl ListReader<'_> {
    /// Takes a block. Returns whether it belongs to the list.
    fn take(&mut self, block: &Block) -> bool {
        let (mark, text) = match block {
            Block::Row(_)
            | Block::Line {
                is_heading: true, ..
            } => return false,
            Block::Line { text, .. } if ends_list(text) || is_wanted(text) => return false,
            Block::Line { text, .. } if !is_marked(text) => return self.paragraph(text),
            Block::Line { text, .. } => mark_of(None, text),
            Block::Item { text, .. } if ends_list(text) => return false,
            Block::Item { mark, text } => mark_of(mark.as_deref(), text),
        };
        match mark {
            Mark::Number => return false,
            Mark::Dash if self.is_begun && self.top != Mark::Dash => self.within(text),
            Mark::None if matches!(self.top, Mark::Bullet | Mark::Dash) => {
                return self.go_on(text);
            }
            Mark::Bullet | Mark::Dash | Mark::None => self.begin(text),
        }
        true
    }

    fn begin(&mut self, text: &str) {
        self.is_begun = true;
        self.below.bullets.push(Bullet {
            printed: text.to_owned(),
            within: Vec::new(),
        });
    }

    fn within(&mut self, text: &str) {
        if let Some(bullet) = self.below.bullets.last_mut() {
            bullet.within.push(text.to_owned());
        }
    }

    /// A paragraph: the rest of an item behind a page, or words before the list.
    fn paragraph(&mut self, text: &str) -> bool {
        if self.is_begun {
            return self.go_on(text);
        }
        // Without a list below, the paragraph is all there is.
        self.below.others.push(text.to_owned());
        true
    }

    /// The rest of an item that stands on the next page.
    fn go_on(&mut self, text: &str) -> bool {
        let Some(bullet) = self.below.bullets.last_mut().filter(|_| self.is_begun) else {
            return false;
        };
        let before = bullet.within.last_mut().unwrap_or(&mut bullet.printed);
        let is_open = !before
            .trim_end()
            .ends_with(['.', ';', ':', ')', ']', '?', '!']);
        let goes_on = text.starts_with(|c: char| c.is_lowercase() || c == '(');
        if !is_open && !goes_on {
            return false;
        }
        if !before.ends_with('-') {
            before.push(' ');
        }
        before.push_str(text);
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(text: &str) -> Block {
        Block::Item {
            mark: None,
            text: text.to_owned(),
        }
    }

    fn line(text: &str) -> Block {
        Block::Line {
            is_heading: false,
            text: text.to_owned(),
        }
    }

    fn heading(text: &str) -> Block {
        Block::Line {
            is_heading: true,
            text: text.to_owned(),
        }
    }

    fn printed(blocks: &[Block]) -> Vec<String> {
        let bullets = find(blocks).bullets;
        bullets.into_iter().map(|bullet| bullet.printed).collect()
    }

    #[test]
    fn items_stand_below_the_heading_until_another_part_begins() {
        let blocks = [
            item("◼ The welcome"),
            line("What needs to improve?1"),
            item("◼ The speed of repairs."),
            item("◼ The records of"),
            item("visits to lighthouses."),
            item("The experiences and progress of keepers: good"),
            item("◼ The paint"),
        ];
        let expected = [
            "The speed of repairs.",
            "The records of visits to lighthouses.",
        ];
        assert_eq!(printed(&blocks), expected);
    }

    #[test]
    fn items_within_an_item_stay_with_it() {
        let blocks = [
            heading("What needs to improve"),
            item("\u{f06e} The offer of boats, including:"),
            item("- oars"),
            item("\u{336} sails."),
            item("\u{f06e} The ropes"),
            heading("The impact of leaders on harbours"),
        ];
        let bullets = find(&blocks).bullets;
        assert_eq!(bullets[0].within, ["oars", "sails."]);
        assert_eq!(bullets[1].printed, "The ropes");
    }

    #[test]
    fn dashes_alone_are_items() {
        let blocks = [
            heading("What needs to improve"),
            item("- The oars"),
            item("- The sails."),
        ];
        assert_eq!(printed(&blocks), ["The oars", "The sails."]);
    }

    #[test]
    fn numbered_paragraphs_are_no_items() {
        let blocks = [
            heading("What needs to improve?"),
            line("There is little to say of this harbour."),
            item("1. Boats are mended quickly."),
        ];
        let below = find(&blocks);
        assert_eq!(below.bullets, []);
        assert_eq!(below.others, ["There is little to say of this harbour."]);
    }

    #[test]
    fn a_second_list_is_read_too() {
        let blocks = [
            heading("What needs to improve"),
            item("◼ One"),
            heading("The experiences and progress of crews"),
            heading("What needs to improve"),
            item("◼ Two"),
        ];
        assert_eq!(printed(&blocks), ["One", "Two"]);
    }
}
