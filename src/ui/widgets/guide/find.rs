//! Finding words in the guide.

use super::parse::Guide;

/// How many places are shown.
pub(super) const MAX_SHOWN: usize = 40;
/// How much of a place is shown, in signs.
const SHOWN: usize = 120;

/// A place of the guide: the number of its heading, the number of its block there, and its words
/// as they are shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Hit {
    pub chapter: usize,
    pub block: Option<usize>,
    pub words: String,
}

/// Returns every place that has all these words, headings first. Empty where nothing is looked for.
pub(super) fn found(guide: &Guide, words: &str) -> Vec<Hit> {
    let small = words.to_lowercase();
    let wanted: Vec<&str> = small.split_whitespace().collect();
    if wanted.is_empty() {
        return Vec::new();
    }
    let has = |text: &str| wanted.iter().all(|word| text.contains(word));
    let mut hits = Vec::new();
    let mut inside = Vec::new();
    for (idx, chapter) in guide.chapters.iter().enumerate() {
        if has(&chapter.title.to_lowercase()) {
            hits.push(Hit {
                chapter: idx,
                block: None,
                words: String::new(),
            });
        }
        for (nth, block) in chapter.blocks.iter().enumerate() {
            if has(&block.small) {
                let text: String = block
                    .pieces
                    .iter()
                    .map(|piece| piece.words.as_str())
                    .collect();
                inside.push(Hit {
                    chapter: idx,
                    block: Some(nth),
                    words: around(&text.replace('\n', " "), wanted.first().copied()),
                });
            }
        }
    }
    hits.append(&mut inside);
    hits
}

/// Returns the words around one of them, cut between words.
fn around(text: &str, word: Option<&str>) -> String {
    let mut at = 0;
    let mut len = 0;
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_it = |one: &&str| word.is_some_and(|word| one.to_lowercase().contains(word));
    if let Some(first) = words.iter().position(is_it) {
        at = first.saturating_sub(6);
    }
    let shown = words.iter().skip(at).take_while(|word| {
        len += word.chars().count() + 1;
        len <= SHOWN
    });
    let shown: Vec<&str> = shown.copied().collect();
    let before = if at > 0 { "… " } else { "" };
    let after = if at + shown.len() < words.len() {
        " …"
    } else {
        ""
    };
    format!("{before}{}{after}", shown.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_come_before_what_stands_in_chapters_and_every_word_counts() {
        let guide = Guide::read("# G\nSave here.\n## Save\nOne.\n## B\nTo **save** a copy.\n");
        let found = |words| found(&guide, words);
        let places: Vec<_> = found("SAVE")
            .into_iter()
            .map(|hit| (hit.chapter, hit.block))
            .collect();
        assert_eq!(places, [(1, None), (0, Some(0)), (2, Some(0))]);
        assert_eq!(found("copy save").len(), 1);
        assert_eq!(found("nothing"), []);
        assert_eq!(found("  "), []);
    }

    #[test]
    fn the_word_is_in_what_is_shown_of_a_long_place() {
        let long = "word ".repeat(60) + "needle " + &"word ".repeat(60);
        let guide = Guide::read(&format!("# G\n{long}\n"));
        let hit = &found(&guide, "needle")[0];
        assert!(
            hit.words.contains("needle") && hit.words.chars().count() < SHOWN + 8,
            "{hit:?}"
        );
        assert!(hit.words.starts_with('…') && hit.words.ends_with('…'));
    }
}
