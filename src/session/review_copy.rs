//! A paper with what people said about it: a sign where each comment is about, and the comments as
//! numbered notes at the end of each section.
//!
//! Notes, not balloons in the margin: they have room, they break over pages, and whoever hears the
//! paper meets them once, behind the text, with a link from where they are about.
//! Invariant: a comment on what the readers may not see is in no byte of the copy.

use std::{collections::BTreeMap, sync::Arc};

use jiff::tz::TimeZone;

use crate::content::{
    Block, Body, Heading, Inline, List, Paper, Voice, marking_at, paragraph_at, shown_cells,
};
use crate::model::{
    Audience, Comment, Draft, Passage, Place, RowId, Said, SectionId, british_date, plain_words,
    shortened,
};
use crate::template::Template;

use super::labels::place_label;

/// Which comments stand in a paper.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum CommentsIn {
    /// None.
    #[default]
    Nothing,
    /// Those that are not dealt with.
    Open,
    /// All.
    All,
}

/// What is said of a copy on each of its pages.
const MARK: &str = "Review copy with comments";
/// The heading of the notes of a section.
const NOTES: &str = "Comments on this section";
/// The heading of the notes on what stands in no section.
const OTHERS: &str = "Other comments";
/// What the places of notes are called, before their numbers.
const ANCHOR: &str = "comment-";
/// How much of the words that a comment is about is said again.
const QUOTED_CHARS: usize = 160;
/// The deepest heading of a paper.
const MAX_LEVEL: u8 = 4;

/// Makes a review copy of a paper. Returns how many comments are in it.
pub(super) fn with_comments(
    paper: &mut Paper,
    draft: &Draft,
    template: &Template,
    (reader, which): (Audience, CommentsIn),
) -> usize {
    let is_wanted = |comment: &&Comment| match which {
        CommentsIn::Nothing => false,
        CommentsIn::Open => comment.is_open(),
        CommentsIn::All => true,
    };
    if which == CommentsIn::Nothing {
        return 0;
    }
    // What no paper prints, such as where evidence is held, is not talked about in one.
    let printed = shown_cells(draft, template, reader);
    let is_printed = |place: &Place| match place {
        Place::Cell(_, row, column) => {
            let columns = printed.get(row);
            columns.is_some_and(|columns| columns.contains(column))
        }
        Place::Row(_, row) => printed.contains_key(row),
        Place::Draft | Place::Detail(_) | Place::Section(_) | Place::Field(..) => true,
    };
    let may_see = |comment: &&Comment| {
        let place = &comment.place;
        let marking = marking_at(draft, template, place);
        draft.has_place(place) && marking.is_readable_by(reader) && is_printed(place)
    };
    let comments = draft.comments.iter().filter(is_wanted).filter(may_see);
    mark(paper);
    let notes = placed(&paper.blocks, comments.collect());
    let n_notes = notes.len();
    let mut copy = Copy {
        draft,
        template,
        n_done: 0,
    };
    copy.put_in(&mut paper.blocks, notes);
    n_notes
}

/// Says on the cover and on every page what the copy is.
fn mark(paper: &mut Paper) {
    let marking = paper.furniture.marking.trim();
    paper.furniture.marking = match marking {
        "" => MARK.to_owned(),
        marking => format!("{marking} · {MARK}"),
    };
    let control = ("This copy".to_owned(), MARK.to_owned());
    paper.cover.control.insert(0, control);
    paper.cover.title = format!("{} – review copy", paper.cover.title.trim());
}

/// A comment and where its note goes: behind the section that begins at a block, if it is in one.
struct Note<'a> {
    comment: &'a Comment,
    section: Option<usize>,
}

/// Finds the section of each comment, and puts them in the order of what they are about.
fn placed<'a>(blocks: &[Arc<Block>], comments: Vec<&'a Comment>) -> Vec<Note<'a>> {
    let mut sections: BTreeMap<&SectionId, usize> = BTreeMap::new();
    let mut seen: BTreeMap<&Place, (usize, usize)> = BTreeMap::new();
    let mut rows: BTreeMap<&RowId, (usize, usize)> = BTreeMap::new();
    let mut section = None;
    let mut n_origins = 0;
    for (idx, block) in blocks.iter().enumerate() {
        if let (Body::Heading(_), Place::Section(id)) = (&block.body, &block.origin) {
            section = Some(idx);
            sections.entry(id).or_insert(idx);
        }
        each_origin(block, &mut |place| {
            n_origins += 1;
            let Some(section) = section else { return };
            seen.entry(place).or_insert((section, n_origins));
            if let Some((_, row)) = place.row() {
                rows.entry(row).or_insert((section, n_origins));
            }
        });
    }
    let mut notes: Vec<(Option<usize>, usize, usize, Note<'a>)> = comments
        .into_iter()
        .map(|comment| {
            let row = comment.place.row().and_then(|(_, row)| rows.get(row));
            let at = seen.get(&comment.place).or(row).copied();
            let own = comment.place.section().and_then(|id| sections.get(id));
            let section = own.copied().or(at.map(|(section, _)| section));
            let order = at.map_or(usize::MAX, |(_, order)| order);
            let passage = comment.passage.as_ref();
            let byte = passage.and_then(|passage| passage.at).unwrap_or_default();
            (section, order, byte, Note { comment, section })
        })
        .collect();
    notes.sort_by_key(|(section, order, byte, _)| (section.unwrap_or(usize::MAX), *order, *byte));
    notes.into_iter().map(|(.., note)| note).collect()
}

fn each_origin<'b>(block: &'b Block, see: &mut impl FnMut(&'b Place)) {
    see(&block.origin);
    match &block.body {
        Body::Heading(_) | Body::Paragraph { .. } | Body::Chart(_) => {}
        Body::List(list) => {
            for block in list.items.iter().flatten() {
                each_origin(block, see);
            }
        }
        Body::Quote(quoted) => quoted.iter().for_each(|block| each_origin(block, see)),
        Body::Table(table) => {
            for row in &table.rows {
                see(&row.origin);
                for block in row.cells.iter().flatten() {
                    each_origin(block, see);
                }
            }
        }
    }
}

/// A copy that is being made.
struct Copy<'a> {
    draft: &'a Draft,
    template: &'a Template,
    n_done: usize,
}

impl Copy<'_> {
    fn put_in(&mut self, blocks: &mut Vec<Arc<Block>>, notes: Vec<Note<'_>>) {
        let mut done: Vec<Arc<Block>> = Vec::with_capacity(blocks.len() + 3 * notes.len());
        let mut notes = notes.into_iter().peekable();
        let mut section: Option<(usize, u8, Place)> = None;
        for (idx, block) in std::mem::take(blocks).into_iter().enumerate() {
            if let (Body::Heading(heading), Place::Section(_)) = (&block.body, &block.origin) {
                self.end(&mut done, section.as_ref(), &mut notes);
                section = Some((idx, heading.level, block.origin.clone()));
            }
            done.push(block);
        }
        self.end(&mut done, section.as_ref(), &mut notes);
        let rest: Vec<Note<'_>> = notes.collect();
        if !rest.is_empty() {
            done.push(heading(1, OTHERS, &Place::Draft));
            let list = self.list(&mut done, (0, &Place::Draft), &rest);
            done.push(list);
        }
        *blocks = done;
    }

    /// Puts the notes of a section behind what stands in it.
    fn end<'n>(
        &mut self,
        done: &mut Vec<Arc<Block>>,
        section: Option<&(usize, u8, Place)>,
        notes: &mut std::iter::Peekable<impl Iterator<Item = Note<'n>>>,
    ) {
        let Some((idx, level, place)) = section else {
            return;
        };
        let mut own = Vec::new();
        while let Some(note) = notes.next_if(|note| note.section == Some(*idx)) {
            own.push(note);
        }
        if own.is_empty() {
            return;
        }
        let starts =
            |block: &Arc<Block>| block.origin == *place && matches!(block.body, Body::Heading(_));
        let from = done.iter().rposition(starts).unwrap_or_default();
        let list = self.list(done, (from, place), &own);
        done.push(heading((level + 1).min(MAX_LEVEL), NOTES, place));
        done.push(list);
    }

    /// Returns the notes as a list, and has signs lead to them from what was written before.
    fn list(
        &mut self,
        done: &mut [Arc<Block>],
        (from, place): (usize, &Place),
        notes: &[Note<'_>],
    ) -> Arc<Block> {
        let start = self.n_done + 1;
        let mut items = Vec::new();
        for note in notes {
            self.n_done += 1;
            let anchor = RowId::new(format!("{ANCHOR}{}", self.n_done)).ok();
            if let Some(anchor) = &anchor {
                let sign = Inline::Cite {
                    row: anchor.clone(),
                    label: format!("comment {}", self.n_done),
                    title: title(note.comment),
                };
                self.sign(
                    done.get_mut(from..).unwrap_or_default(),
                    note.comment,
                    &sign,
                );
            }
            items.push(self.item(note.comment, place, anchor));
        }
        let list = List {
            start: u64::try_from(start).ok(),
            items,
        };
        Arc::new(block(place, Body::List(list)))
    }

    /// Returns what was said in a thread, the words that it is about first.
    fn item(&self, comment: &Comment, place: &Place, anchor: Option<RowId>) -> Vec<Block> {
        let mut blocks = Vec::new();
        for (nth, said) in comment.said.iter().enumerate() {
            let mut text = Vec::new();
            if nth == 0 {
                text.push(bold(&format!("{}: ", self.about(comment))));
            }
            text.extend(words(said));
            blocks.push(block(place, Body::Paragraph { number: None, text }));
        }
        if let Some(resolved) = &comment.resolved {
            let day = british_date(TimeZone::UTC.to_datetime(resolved.when).date());
            let text = vec![muted(&format!("Resolved by {}, {day}", resolved.who))];
            blocks.push(block(place, Body::Paragraph { number: None, text }));
        }
        if let Some(first) = blocks.first_mut() {
            first.anchor = anchor;
        }
        blocks
    }

    /// Says what a comment is about.
    fn about(&self, comment: &Comment) -> String {
        match &comment.passage {
            Some(passage) if passage.at.is_some() => quoted(&passage.words),
            // They may stand by now where the readers may not read them.
            Some(_) => format!("{} (the words it was about are gone)", self.label(comment)),
            None => self.label(comment),
        }
    }

    fn label(&self, comment: &Comment) -> String {
        let label = place_label(self.draft, self.template, &comment.place);
        label.trim_end_matches(['.', ':']).to_owned()
    }

    /// Puts the sign of a comment where it is about; nowhere where the paper says nothing of it.
    fn sign(&self, blocks: &mut [Arc<Block>], comment: &Comment, sign: &Inline) {
        let place = &comment.place;
        let is_of_row = matches!(place, Place::Row(..));
        let is_there = |origin: &Place| match place {
            Place::Row(_, row) => origin.row().is_some_and(|(_, other)| other == row),
            Place::Draft
            | Place::Detail(_)
            | Place::Section(_)
            | Place::Field(..)
            | Place::Cell(..) => origin == place,
        };
        let passage = comment.passage.as_ref();
        let byte = passage.and_then(|passage| Some(passage.at? + passage.words.len()));
        let text = byte.and_then(|_| self.draft.commented_text(place));
        let wanted = byte.zip(text).and_then(|(byte, text)| {
            // At the end of a line it is still that line.
            paragraph_at(&text, byte.saturating_sub(1)).map(|(nth, _)| nth)
        });
        let mut n_seen = 0;
        let n_all: usize = blocks
            .iter()
            .map(|block| n_paragraphs(block, &is_there))
            .sum();
        let Some(last) = n_all.checked_sub(1) else {
            return;
        };
        let wanted = wanted.unwrap_or(if is_of_row { 0 } else { last }).min(last);
        for block in blocks {
            let n_here = n_paragraphs(block, &is_there);
            if (n_seen..n_seen + n_here).contains(&wanted) {
                let mut n_left = wanted - n_seen;
                let spot = passage.zip(byte).zip(self.draft.commented_text(place));
                let spot = spot.map(|((passage, byte), text)| Spot::of(passage, byte, &text));
                let spot = spot.unwrap_or_default();
                put_sign(Arc::make_mut(block), &is_there, &mut n_left, (&spot, sign));
                return;
            }
            n_seen += n_here;
        }
    }
}

/// How many letters of its end a passage is found by.
const TAIL_CHARS: usize = 24;

/// Where in a paragraph the words of a passage end.
#[derive(Debug, Default)]
struct Spot {
    /// How they end on paper; empty where that is not known.
    tail: Vec<char>,
    /// How often the paragraph says the same before.
    n_before: usize,
}

/// Stand where a passage begins and ends, in a text that is read for what it shows there.
const BEGIN: char = '\u{e001}';
const END: char = '\u{e000}';

impl Spot {
    /// Finds where a passage ends, by the byte behind it in the author's text.
    fn of(passage: &Passage, end: usize, text: &str) -> Self {
        let end = text.floor_char_boundary(end);
        let paragraph = |at: usize| paragraph_at(text, at).map(|(nth, _)| nth);
        let own = paragraph(end.saturating_sub(1));
        let line_at = |end: usize| {
            let line = text.get(..end).and_then(|before| before.rfind('\n'));
            line.map_or(0, |at| at + 1)
        };
        let mut start = line_at(end);
        while start > 0 && paragraph(start - 1) == own {
            start = line_at(start - 1);
        }
        let begin = end.saturating_sub(passage.words.len()).max(start);
        let begin = text.floor_char_boundary(begin);
        let part = |range: std::ops::Range<usize>| text.get(range).unwrap_or_default();
        let after = part(end..text.len()).lines().next().unwrap_or_default();
        let (before, within) = (part(start..begin), part(begin..end));
        let marked = plain_words(&format!("{before}{BEGIN}{within}{END}{after}"));
        let said = marked.split(END).next().unwrap_or_default();
        let own = said.split(BEGIN).next_back().unwrap_or_default();
        let tail = tail_of(own);
        let said: Vec<char> = said.chars().filter(|c| *c != BEGIN).map(plain).collect();
        let n = said
            .windows(tail.len().max(1))
            .filter(|place| **place == *tail)
            .count();
        Self {
            tail,
            n_before: n.saturating_sub(1),
        }
    }
}

/// Returns the end of what a passage shows.
fn tail_of(shown: &str) -> Vec<char> {
    let plain: Vec<char> = shown.trim().chars().map(plain).collect();
    let skip = plain.len().saturating_sub(TAIL_CHARS);
    plain.into_iter().skip(skip).collect()
}

/// Returns a sign as it is typed: the paper has finer quotes, dashes and blanks.
fn plain(c: char) -> char {
    match c {
        '‘' | '’' => '\'',
        '“' | '”' => '"',
        '–' | '—' => '-',
        c if c.is_whitespace() => ' ',
        c => c,
    }
}

fn n_paragraphs(block: &Block, is_there: &impl Fn(&Place) -> bool) -> usize {
    let of_all = |blocks: &[Block]| -> usize {
        blocks
            .iter()
            .map(|block| n_paragraphs(block, is_there))
            .sum()
    };
    match &block.body {
        Body::Paragraph { .. } => usize::from(is_there(&block.origin)),
        Body::Heading(_) | Body::Chart(_) => 0,
        Body::List(list) => list.items.iter().map(|item| of_all(item)).sum(),
        Body::Quote(quoted) => of_all(quoted),
        Body::Table(table) => {
            let cells = table.rows.iter().flat_map(|row| &row.cells);
            cells.map(|cell| of_all(cell)).sum()
        }
    }
}

/// Puts a sign into the wanted paragraph: behind the words, else at its end. Says whether that is
/// done.
fn put_sign(
    block: &mut Block,
    is_there: &impl Fn(&Place) -> bool,
    n_left: &mut usize,
    (spot, sign): (&Spot, &Inline),
) -> bool {
    let mut in_all = |blocks: &mut Vec<Block>| {
        let mut blocks = blocks.iter_mut();
        blocks.any(|block| put_sign(block, is_there, n_left, (spot, sign)))
    };
    match &mut block.body {
        Body::Heading(_) | Body::Chart(_) => false,
        Body::List(list) => list.items.iter_mut().any(in_all),
        Body::Quote(quoted) => in_all(quoted),
        Body::Table(table) => {
            let mut cells = table.rows.iter_mut().flat_map(|row| &mut row.cells);
            cells.any(in_all)
        }
        Body::Paragraph { .. } if !is_there(&block.origin) => false,
        Body::Paragraph { .. } if *n_left > 0 => {
            *n_left -= 1;
            false
        }
        Body::Paragraph { text, .. } => {
            put_behind(text, spot, sign);
            true
        }
    }
}

fn put_behind(text: &mut Vec<Inline>, spot: &Spot, sign: &Inline) {
    // Bold and italic part the words of a paragraph into pieces; a passage may go across them.
    let is_own = |idx: usize| {
        let next = text.get(idx + 1);
        matches!(next, Some(Inline::Cite { row, .. }) if row.as_str().starts_with(ANCHOR))
    };
    let signs: Vec<(usize, char)> = { text.iter().enumerate() }
        .filter_map(|(idx, inline)| match inline {
            // The blank before a sign that was put in before is no word of the author.
            Inline::Text { text, .. } if text == " " && is_own(idx) => None,
            Inline::Text { text, .. } => Some(text.chars().map(move |c| (idx, plain(c)))),
            Inline::Cite { .. }
            | Inline::Link { .. }
            | Inline::Status { .. }
            | Inline::Break
            | Inline::Mark(_) => None,
        })
        .flatten()
        .collect();
    let len = spot.tail.len();
    let is_it = |place: &&[(usize, char)]| place.iter().map(|(_, c)| c).eq(&spot.tail);
    let mut places = { signs.windows(len.max(1)).enumerate() }
        .filter(|(_, place)| is_it(place))
        .map(|(at, _)| at + len);
    let found = places.next().map(|first| {
        let nth = spot.n_before.checked_sub(1);
        nth.and_then(|nth| places.nth(nth)).unwrap_or(first)
    });
    let end = found.and_then(|end| {
        let (idx, _) = signs.get(end.checked_sub(1)?)?;
        let own = signs.get(..end)?.iter().filter(|(of, _)| of == idx);
        Some((*idx, own.count()))
    });
    let Some((idx, n_chars)) = end else {
        text.extend([said(" ".to_owned(), Voice::default()), sign.clone()]);
        return;
    };
    let Some(Inline::Text { text: words, voice }) = text.get(idx).cloned() else {
        return;
    };
    let head: String = words.chars().take(n_chars).collect();
    let rest: String = words.chars().skip(n_chars).collect();
    let rest = (!rest.is_empty()).then(|| said(rest, voice));
    let pieces = [said(head, voice), said(" ".to_owned(), voice), sign.clone()];
    text.splice(idx..=idx, pieces.into_iter().chain(rest));
}

fn said(text: String, voice: Voice) -> Inline {
    Inline::Text { text, voice }
}

/// Puts words between quotation marks, unless they have their own.
fn quoted(words: &str) -> String {
    let words = shortened(&plain_words(words), QUOTED_CHARS);
    if words.starts_with('“') && words.ends_with('”') {
        return words;
    }
    format!("“{words}”")
}

fn title(comment: &Comment) -> String {
    let first = comment.said.first();
    first.map_or_else(String::new, |said| {
        format!("{}: {}", said.who, shortened(&said.says, QUOTED_CHARS))
    })
}

fn words(said: &Said) -> Vec<Inline> {
    let day = british_date(TimeZone::UTC.to_datetime(said.when).date());
    let mut text = Vec::new();
    for (nth, line) in said
        .says
        .lines()
        .filter(|line| !line.trim().is_empty())
        .enumerate()
    {
        if nth > 0 {
            text.push(Inline::Break);
        }
        text.push(Inline::Text {
            text: line.trim().to_owned(),
            voice: Voice::default(),
        });
    }
    text.push(muted(&format!(" – {}, {day}", said.who)));
    text
}

fn heading(level: u8, text: &str, place: &Place) -> Arc<Block> {
    Arc::new(block(
        place,
        Body::Heading(Heading {
            level,
            number: None,
            text: text.to_owned(),
            new_page: false,
            in_contents: false,
        }),
    ))
}

fn block(origin: &Place, body: Body) -> Block {
    Block {
        origin: origin.clone(),
        anchor: None,
        body,
    }
}

fn bold(text: &str) -> Inline {
    Inline::Text {
        text: text.to_owned(),
        voice: Voice {
            bold: true,
            ..Voice::default()
        },
    }
}

fn muted(text: &str) -> Inline {
    Inline::Text {
        text: text.to_owned(),
        voice: Voice {
            muted: true,
            ..Voice::default()
        },
    }
}
