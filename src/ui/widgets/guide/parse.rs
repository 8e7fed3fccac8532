//! The Markdown that the guide is written in, as chapters of blocks: headings, paragraphs, lists,
//! tables, examples and pictures; bold, italic, code and links. Nothing else stands in it.

use std::sync::LazyLock;

/// The user guide.
pub(super) static GUIDE: LazyLock<Guide> =
    LazyLock::new(|| Guide::read(include_str!("../../../../docs/user-guide.md")));

/// A guide.
#[derive(Debug, Default)]
pub(super) struct Guide {
    pub chapters: Vec<Chapter>,
}

/// A heading with what stands under it, up to the next heading.
#[derive(Debug, Default)]
pub(super) struct Chapter {
    /// 1 for the guide, 2 for a chapter, 3 for a part of one.
    pub level: usize,
    pub title: String,
    /// What links call it.
    pub anchor: String,
    pub blocks: Vec<Block>,
}

/// One block of a chapter.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Block {
    pub kind: Kind,
    pub pieces: Vec<Piece>,
    /// Its words in small letters, to be looked through.
    pub small: String,
}

/// What a block is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind {
    Paragraph,
    /// An item of a list, with its bullet or number.
    Item(String),
    /// A row of a table: its first cell is bold, the others follow with the heads of their columns.
    Row,
    /// What is typed somewhere, line by line.
    Code,
    /// A picture that is not shown; the words say what it shows.
    Picture,
}

/// Some words that look alike.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Piece {
    pub words: String,
    pub look: Look,
    /// What it leads to.
    pub link: Option<String>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Look {
    #[default]
    Plain,
    Bold,
    Italic,
    Code,
}

impl Guide {
    pub(super) fn read(text: &str) -> Self {
        let mut guide = Self::default();
        let mut lines = text.lines().peekable();
        while let Some(line) = lines.next() {
            if let Some((level, title)) = heading(line) {
                guide.chapters.push(Chapter {
                    level,
                    anchor: anchor(title),
                    title: words(&inline(title)),
                    blocks: Vec::new(),
                });
                continue;
            }
            let mut more = Vec::new();
            if line.starts_with("```") {
                while let Some(line) = lines.next_if(|line| !line.starts_with("```")) {
                    more.push(line);
                }
                lines.next();
                guide.push(code(&more));
            } else if line.starts_with('|') {
                more.push(line);
                while let Some(line) = lines.next_if(|line| line.starts_with('|')) {
                    more.push(line);
                }
                for row in rows(&more) {
                    guide.push(row);
                }
            } else if !line.trim().is_empty() {
                guide.push(block(line));
            }
        }
        guide
    }

    fn push(&mut self, block: Option<Block>) {
        if let (Some(chapter), Some(block)) = (self.chapters.last_mut(), block) {
            chapter.blocks.push(block);
        }
    }

    /// Returns the number of the heading that is linked to so.
    pub(super) fn chapter(&self, anchor: &str) -> Option<usize> {
        let mut chapters = self.chapters.iter();
        chapters.position(|chapter| chapter.anchor == anchor)
    }

    /// Returns the numbers of the headings that are read together with this one: its chapter.
    pub(super) fn page(&self, of: usize) -> std::ops::Range<usize> {
        let begins = |chapter: &Chapter| chapter.level <= 2;
        let upto = self.chapters.get(..=of).unwrap_or_default();
        let from = upto.iter().rposition(begins).unwrap_or(of);
        let rest = self.chapters.get(from + 1..).unwrap_or_default();
        let len = rest.iter().position(begins).unwrap_or(rest.len());
        from..from + 1 + len
    }
}

fn heading(line: &str) -> Option<(usize, &str)> {
    let title = line.trim_start_matches('#');
    let level = line.len() - title.len();
    let title = title.strip_prefix(' ')?;
    (level > 0).then_some((level, title))
}

/// Returns what links call a heading, as GitHub does it.
fn anchor(title: &str) -> String {
    let small = title.to_lowercase();
    let kept = small.chars().filter_map(|c| match c {
        ' ' => Some('-'),
        c if c.is_alphanumeric() || c == '-' || c == '_' => Some(c),
        _ => None,
    });
    kept.collect()
}

fn new(kind: Kind, pieces: Vec<Piece>) -> Block {
    let small = words(&pieces).to_lowercase();
    Block {
        kind,
        pieces,
        small,
    }
}

fn words(pieces: &[Piece]) -> String {
    pieces.iter().map(|piece| piece.words.as_str()).collect()
}

fn code(lines: &[&str]) -> Option<Block> {
    let piece = Piece {
        words: lines.join("\n"),
        look: Look::Code,
        link: None,
    };
    (!lines.is_empty()).then(|| new(Kind::Code, vec![piece]))
}

/// Reads a line that is a paragraph, an item or a picture. What only names more pictures is left
/// out.
fn block(line: &str) -> Option<Block> {
    if let Some((alt, rest)) = line
        .strip_prefix("![")
        .and_then(|rest| rest.split_once("]("))
    {
        let is_alone = rest
            .split_once(')')
            .is_some_and(|(_, rest)| rest.is_empty());
        if is_alone {
            return Some(new(Kind::Picture, inline(alt)));
        }
    }
    let trimmed = line.trim_start();
    let number = trimmed
        .split_once(". ")
        .filter(|(number, _)| !number.is_empty() && number.chars().all(|c| c.is_ascii_digit()));
    let (kind, text) = match (trimmed.strip_prefix("- "), number) {
        (Some(text), _) => (Kind::Item("•".to_owned()), text),
        (None, Some((number, text))) => (Kind::Item(format!("{number}.")), text),
        (None, None) => (Kind::Paragraph, trimmed),
    };
    let pieces = inline(text);
    let mut links = pieces
        .iter()
        .filter_map(|piece| piece.link.as_deref())
        .peekable();
    let is_of_pictures = links.peek().is_some() && links.all(|link| link.starts_with("images/"));
    (!is_of_pictures).then(|| new(kind, pieces))
}

/// Reads a table, each row a block.
fn rows(lines: &[&str]) -> Vec<Option<Block>> {
    let cells = |line: &str| -> Vec<String> {
        let line = line.trim().trim_matches('|').replace("\\|", "\u{1}");
        { line.split('|') }
            .map(|cell| cell.trim().replace('\u{1}', "|"))
            .collect()
    };
    let heads = lines.first().map(|line| cells(line)).unwrap_or_default();
    let body = lines.iter().skip(2).map(|line| cells(line));
    body.map(|cells| row(&heads, &cells)).collect()
}

fn row(heads: &[String], cells: &[String]) -> Option<Block> {
    if cells
        .iter()
        .all(|cell| cell.is_empty() || cell.starts_with("!["))
    {
        return None;
    }
    let mut pieces = Vec::new();
    for (idx, cell) in cells.iter().enumerate() {
        let mut found = inline(cell);
        if idx == 0 {
            for piece in found.iter_mut().filter(|piece| piece.look == Look::Plain) {
                piece.look = Look::Bold;
            }
        } else {
            let head = heads
                .get(idx)
                .filter(|head| cells.len() > 2 && !head.is_empty());
            let lead = head.map_or_else(|| "\n".to_owned(), |head| format!("\n{head}: "));
            pieces.push(plain(&lead));
        }
        pieces.append(&mut found);
    }
    Some(new(Kind::Row, pieces))
}

fn plain(words: &str) -> Piece {
    Piece {
        words: words.to_owned(),
        ..Piece::default()
    }
}

/// Reads what stands in a line.
fn inline(text: &str) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut rest = text;
    let mut look = Look::Plain;
    while let Some(letter) = rest.chars().next() {
        let taken = match letter {
            '\\' => rest
                .get(1..)
                .and_then(|after| after.chars().next())
                .map(|sign| {
                    add(&mut pieces, &sign.to_string(), look);
                    1 + sign.len_utf8()
                }),
            '`' => rest
                .get(1..)
                .and_then(|after| after.split_once('`'))
                .map(|(code, _)| {
                    add(&mut pieces, code, Look::Code);
                    code.len() + 2
                }),
            '*' => {
                let (mark, with) = if rest.starts_with("**") {
                    ("**", Look::Bold)
                } else {
                    ("*", Look::Italic)
                };
                let ends = look == with;
                look = if ends { Look::Plain } else { with };
                Some(mark.len())
            }
            '[' => link(rest).map(|(words, to, len)| {
                pieces.push(Piece {
                    words: words.replace(['*', '`'], ""),
                    look,
                    link: Some(to.to_owned()).filter(|to| leads(to)),
                });
                len
            }),
            _ => None,
        };
        let taken = taken.unwrap_or_else(|| {
            add(&mut pieces, &letter.to_string(), look);
            letter.len_utf8()
        });
        rest = rest.get(taken..).unwrap_or_default();
    }
    pieces
}

/// Whether a link leads somewhere inside the window or in a browser; those to pictures tell what a
/// line is for. Other documents are not with the program.
fn leads(to: &str) -> bool {
    to.starts_with('#') || to.starts_with("https://") || to.starts_with("images/")
}

/// Reads a link: its words, what it leads to, and how long it is.
fn link(text: &str) -> Option<(&str, &str, usize)> {
    let (words, rest) = text.strip_prefix('[')?.split_once("](")?;
    let (to, _) = rest.split_once(')')?;
    let is_one = !words.contains('[');
    is_one.then_some((words, to, words.len() + to.len() + 4))
}

fn add(pieces: &mut Vec<Piece>, words: &str, look: Look) {
    if let Some(last) = pieces.last_mut()
        && last.look == look
        && last.link.is_none()
    {
        last.words.push_str(words);
        return;
    }
    pieces.push(Piece {
        words: words.to_owned(),
        look,
        link: None,
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Blocks as text, with their kinds and looks.
    fn told(text: &str) -> String {
        let guide = Guide::read(text);
        let told = guide.chapters.iter().map(|chapter| {
            let head = format!("{} {} #{}\n", chapter.level, chapter.title, chapter.anchor);
            head + &chapter.blocks.iter().map(told_block).collect::<String>()
        });
        told.collect()
    }

    fn told_block(block: &Block) -> String {
        let kind = match &block.kind {
            Kind::Paragraph => "P",
            Kind::Item(mark) => mark,
            Kind::Row => "Row",
            Kind::Code => "Code",
            Kind::Picture => "Picture",
        };
        let pieces = block.pieces.iter().map(|piece| {
            let look = match piece.look {
                Look::Plain => "",
                Look::Bold => "b",
                Look::Italic => "i",
                Look::Code => "c",
            };
            let link = piece.link.as_deref().unwrap_or_default();
            format!(" {look}<{}>{link}", piece.words.replace('\n', "/"))
        });
        kind.to_owned() + &pieces.collect::<String>() + "\n"
    }

    #[test]
    fn what_the_guide_is_written_in_is_read() {
        let text = "# Guide\n\nOne **two** *three* `f*r`, 2\\*3 [four](#four-or-more).\n\n\
            ![A picture](images/x.png)\n\n\
            The same [dark](images/d.png).\n\n\
            ## Four, or more\n\n- an item\n1. first\n\n\
            | you want | you press |\n|---|---|\n| bold | `**b**` or Ctrl+B |\n\n\
            | a | b | c |\n|---|---|---|\n| 1 | 2 | [d](other.md) |\n\n\
            ```sh\nrun this\n  and that\n```\n";
        let expected = "1 Guide #guide\n\
            P <One > b<two> < > i<three> < > c<f*r> <, 2*3 > <four>#four-or-more <.>\n\
            Picture <A picture>\n\
            2 Four, or more #four-or-more\n\
            • <an item>\n\
            1. <first>\n\
            Row b<bold> </> c<**b**> < or Ctrl+B>\n\
            Row b<1> </b: > <2> </c: > <d>\n\
            Code c<run this/  and that>\n";
        assert_eq!(told(text), expected);
    }

    #[test]
    fn every_link_of_the_guide_leads_to_a_chapter() {
        let guide = &*GUIDE;
        assert!(guide.chapters.len() > 20);
        let mut n_links = 0;
        for chapter in &guide.chapters {
            let pieces = chapter.blocks.iter().flat_map(|block| &block.pieces);
            for link in pieces.filter_map(|piece| piece.link.as_deref()) {
                if let Some(anchor) = link.strip_prefix('#') {
                    n_links += 1;
                    assert!(
                        guide.chapter(anchor).is_some(),
                        "{link} in {}",
                        chapter.title
                    );
                }
            }
        }
        assert!(n_links > 20, "{n_links}");
    }

    /// A mark that is not read would be shown as it stands.
    #[test]
    fn no_mark_is_left_in_what_is_shown() {
        for chapter in &GUIDE.chapters {
            for piece in chapter.blocks.iter().flat_map(|block| &block.pieces) {
                let is_left = piece.look != Look::Code
                    && ["**", "](", "![", "```"]
                        .iter()
                        .any(|mark| piece.words.contains(mark));
                assert!(!is_left, "{}: {piece:?}", chapter.title);
            }
        }
    }

    /// The typeface of the window has no other signs of those that a guide may want.
    #[test]
    fn the_window_has_every_sign_of_the_guide() {
        for chapter in &GUIDE.chapters {
            let texts = chapter.blocks.iter().map(|block| block.small.as_str());
            for text in texts.chain([chapter.title.as_str()]) {
                let is_there = |c: char| c.is_ascii() || "…’‘“”–→✓é£".contains(c);
                assert!(text.chars().all(is_there), "{}: {text}", chapter.title);
            }
        }
    }

    #[test]
    fn a_page_is_a_chapter_with_its_parts() {
        let guide = Guide::read("# G\n## A\n### A1\n### A2\n## B\n");
        let pages = (0..5).map(|of| guide.page(of)).collect::<Vec<_>>();
        assert_eq!(pages, [0..1, 1..4, 1..4, 1..4, 4..5]);
    }
}
