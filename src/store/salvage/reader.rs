//! Reads a draft piece by piece: the fields of the file first, each as a whole where it can be.
//!
//! A piece that can be read as a whole is never cut, so that nothing inside a sentence is taken
//! for a part of the draft. Only what cannot be read is cut further, first by its brackets,
//! then by its lines.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use serde::de::DeserializeOwned;

use crate::model::{Draft, Once, RegisterKind, RowId, SectionId, SectionMarkings, TemplateRef};
use crate::ron_text::{
    Counts, Limit, MAX_BRACKETS, MAX_COMMAS, MAX_DEPTH, OverLimit, Part, Parts, Piece,
    check_limits, cut,
};
use crate::store::{
    format::{DRAFT_VERSION, FormatError, options, tidied},
    format_pack::PackFile,
};
use crate::template::{Template, TemplateFile, build};

use super::clean::Cleaned;
use super::lines::{Lines, field_called, register_called};

/// How many pieces a draft may fall into. One of the largest size that is damaged everywhere has
/// fewer, and what has more would take long to look at.
const MAX_PIECES: usize = 2 * (MAX_BRACKETS + MAX_COMMAS);
/// How often it may be tried to read one. A row that cannot be read is tried about forty times:
/// as a row of each register, then column by column.
const MAX_READS: usize = 10 * MAX_BRACKETS;
/// How much of what stands twice is named; more would hide the rest.
const MAX_TWICE: usize = 8;
/// More pieces than anybody would copy by hand.
const MAX_LOST: usize = 10_000;

/// Whether something could be read, or the file is refused as a whole.
pub(super) type Reading<T = ()> = Result<T, FormatError>;

/// Where a piece stood in the draft, as far as that is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Spot {
    /// A field of the file, or something else with a name.
    Part(String),
    /// An answer, or all answers of a section.
    Answer {
        section: String,
        field: Option<String>,
    },
    /// The markings of a section.
    Markings { section: String },
    /// A row, or one column of it.
    Row {
        register: RegisterKind,
        id: Option<RowId>,
        column: Option<String>,
    },
}

/// A piece that could not be read.
#[derive(Debug)]
pub(super) struct Missing {
    pub(super) spot: Spot,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// How hard to try with a piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Effort {
    /// Take it if it can be read as a whole, and else leave everything as it is.
    Whole,
    /// Take what can be read of it, and keep the rest as text.
    InParts,
}

/// Takes a piece, and says whether it could be read as a whole.
pub(super) type Take<'t, 'a> = dyn FnMut(&mut Reader<'a>, Piece<'a>, Effort) -> Reading<bool> + 't;

/// Where a piece stood that belongs to nothing.
pub(super) const NOWHERE: &str = "outside every part of the draft";

/// What has been read so far.
pub(super) struct Reader<'a> {
    pub(super) cleaned: &'a Cleaned,
    pub(super) lines: Lines,
    pub(super) draft: Draft,
    pub(super) template: Option<Template>,
    pub(super) missing: Vec<Missing>,
    /// The rows read so far, with their texts.
    pub(super) seen: BTreeMap<RowId, &'a str>,
    /// The single fields read so far.
    pub(super) done: BTreeSet<&'static str>,
    /// Sections marked as strictly as can be, because their markings could not be read.
    pub(super) guarded: BTreeSet<SectionId>,
    /// Where the markings of each section stood.
    pub(super) marked: BTreeMap<SectionId, Piece<'a>>,
    /// Where all markings stood that could be read as a whole.
    pub(super) all_marked: Option<Piece<'a>>,
    /// What stood twice.
    pub(super) twice: Vec<Spot>,
    /// Rows read in part.
    pub(super) in_part: usize,
    /// How many fields of a draft were met.
    pub(super) n_fields: usize,
    /// How many values that ended too early the reader stands behind.
    depth: usize,
    n_pieces: usize,
    n_reads: usize,
    spent: Counts,
}

impl<'a> Reader<'a> {
    pub(super) fn new(cleaned: &'a Cleaned) -> Self {
        Self {
            cleaned,
            lines: Lines::of(&cleaned.text),
            draft: Draft::default(),
            template: None,
            missing: Vec::new(),
            seen: BTreeMap::new(),
            done: BTreeSet::new(),
            guarded: BTreeSet::new(),
            marked: BTreeMap::new(),
            all_marked: None,
            twice: Vec::new(),
            in_part: 0,
            n_fields: 0,
            depth: 0,
            n_pieces: 0,
            n_reads: 0,
            spent: Counts::default(),
        }
    }

    /// Reads the whole text, then the other sides of conflicts.
    pub(super) fn read_all(&mut self) -> Reading {
        let whole = Piece {
            text: &self.cleaned.text,
            at: 0,
        };
        let draft = whole.part(0, self.cleaned.end);
        let lines = self.lines;
        let is_field = move |line: &str| lines.is_field(line);
        if Parts::of(draft).is_some() {
            let spot = Spot::Part(NOWHERE.to_owned());
            self.each_part(draft, is_field, &spot, &mut Self::field)?;
        } else {
            self.cut_fields(draft)?;
        }
        for side in &self.cleaned.others {
            self.cut_fields(whole.part(side.start, side.end))?;
        }
        Ok(())
    }

    /// Hands out what stands in brackets, part by part. From the first part on that cannot be
    /// read as a whole, brackets are not relied on any more where there are lines to cut at.
    pub(super) fn each_part(
        &mut self,
        value: Piece<'a>,
        is_start: impl Fn(&str) -> bool + Copy + 'a,
        spot: &Spot,
        take: &mut Take<'_, 'a>,
    ) -> Reading {
        let Some(parts) = Parts::of(value) else {
            return self.lose(value, spot.clone());
        };
        // Looked for once, and not behind every part that cannot be read.
        let last_start = OnceCell::new();
        for part in parts {
            self.count_piece()?;
            match part {
                Part::Whole(piece) if take(self, piece, Effort::Whole)? => {}
                Part::Whole(piece) => {
                    let at = piece.at - value.at;
                    let last_start = last_start.get_or_init(|| last_start_of(value, is_start));
                    if last_start.is_some_and(|start| start > at) {
                        let rest = value.part(at, value.text.len());
                        return self.each_cut(rest, is_start, take);
                    }
                    take(self, piece, Effort::InParts)?;
                }
                Part::Broken(piece) => self.each_cut(piece, is_start, take)?,
                Part::Behind(piece) => self.behind(piece)?,
            }
        }
        Ok(())
    }

    /// Reads what stands behind a value that ended too early. It may hold another of the kind.
    fn behind(&mut self, piece: Piece<'a>) -> Reading {
        if self.depth == MAX_DEPTH {
            return self.lose(piece, Spot::Part(NOWHERE.to_owned()));
        }
        self.depth += 1;
        let read = self.cut_fields(piece);
        self.depth -= 1;
        read
    }

    fn each_cut(
        &mut self,
        piece: Piece<'a>,
        is_start: impl Fn(&str) -> bool + 'a,
        take: &mut Take<'_, 'a>,
    ) -> Reading {
        for piece in cut(piece, is_start) {
            self.count_piece()?;
            if !piece.is_rest() {
                take(self, piece, Effort::InParts)?;
            }
        }
        Ok(())
    }

    fn count_piece(&mut self) -> Reading {
        self.n_pieces += 1;
        if self.n_pieces > MAX_PIECES {
            return Err(self.too_much(Limit::Commas));
        }
        Ok(())
    }

    /// Reads a value, unless it costs more than a draft may.
    pub(super) fn read<T: DeserializeOwned>(&mut self, text: &str) -> Reading<Option<T>> {
        self.n_reads += 1;
        if self.n_reads > MAX_READS {
            return Err(self.too_much(Limit::Brackets));
        }
        let Ok(counts) = check_limits(text) else {
            return Ok(None);
        };
        let Ok(value) = options().from_str(text) else {
            return Ok(None);
        };
        self.spent.brackets += counts.brackets;
        self.spent.commas += counts.commas;
        let limit = if self.spent.brackets > 2 * MAX_BRACKETS {
            Limit::Brackets
        } else if self.spent.commas > 2 * MAX_COMMAS {
            Limit::Commas
        } else {
            return Ok(Some(value));
        };
        Err(self.too_much(limit))
    }

    fn too_much(&self, limit: Limit) -> FormatError {
        let line = self.cleaned.line(self.cleaned.text.len());
        FormatError::TooMuch(OverLimit {
            line,
            column: 1,
            limit,
        })
    }

    /// Keeps a piece as text. What stands directly behind the last piece joins it.
    pub(super) fn lose(&mut self, piece: Piece<'a>, spot: Spot) -> Reading {
        if piece.is_rest() {
            return Ok(());
        }
        let text = &self.cleaned.text;
        if let Some(last) = self.missing.last_mut()
            && last.spot == spot
            && last.end <= piece.at
            && text
                .get(last.end..piece.at)
                .is_some_and(|between| between.chars().all(|c| c.is_whitespace() || c == ','))
        {
            last.end = piece.end();
            return Ok(());
        }
        if self.missing.len() == MAX_LOST {
            return Err(self.too_much(Limit::Brackets));
        }
        self.missing.push(Missing {
            spot,
            start: piece.at,
            end: piece.end(),
        });
        Ok(())
    }

    /// Whether a piece is not the other side of a conflict, which says the same things again.
    pub(super) fn is_own_side(&self, piece: Piece<'a>) -> bool {
        piece.at < self.cleaned.end
    }

    /// Takes note that something stands twice.
    pub(super) fn is_twice(&mut self, piece: Piece<'a>, spot: Spot) {
        if self.is_own_side(piece) && !self.twice.contains(&spot) && self.twice.len() < MAX_TWICE {
            self.twice.push(spot);
        }
    }

    fn cut_fields(&mut self, piece: Piece<'a>) -> Reading {
        let lines = self.lines;
        self.each_cut(piece, move |line| lines.is_field(line), &mut Self::field)
    }

    fn field(&mut self, piece: Piece<'a>, effort: Effort) -> Reading<bool> {
        let name = piece
            .keyed()
            .and_then(|(key, value)| Some((field_called(key.text)?, value)));
        let Some((name, value)) = name else {
            if effort == Effort::InParts {
                self.loose(piece)?;
            }
            return Ok(false);
        };
        if let Some((whole, behind)) = value.value()
            && (effort == Effort::InParts || behind.is_rest())
            && self.take_whole(name, whole)?
        {
            self.n_fields += 1;
            self.loose(behind)?;
            return Ok(true);
        }
        if effort == Effort::InParts {
            self.n_fields += 1;
            self.take_parts(name, piece, value)?;
        }
        Ok(false)
    }

    /// Takes a field that can be read as a whole, and says whether it did.
    fn take_whole(&mut self, name: &'static str, value: Piece<'a>) -> Reading<bool> {
        match name {
            "format" | "app" => Ok(true),
            "version" => match value.text.parse::<u32>() {
                Ok(found) if found > DRAFT_VERSION => Err(FormatError::Newer { found }),
                Ok(_) => Ok(true),
                Err(_not_a_number) => Ok(false),
            },
            "template_copy" => self.take_template(value),
            "answers" => self.take_answers(value),
            "template" => self.take(name, value, |draft| &mut draft.template),
            "details" => self.take(name, value, |draft| &mut draft.details),
            "look" => self.take(name, value, |draft| &mut draft.look),
            "arrangement" => self.take(name, value, |draft| &mut draft.arrangement),
            "ready" => self.take(name, value, |draft| &mut draft.ready),
            "markings" => self.take_markings(name, value),
            "logo" => self.take(name, value, |draft| &mut draft.logo),
            "conflicts" => self.take(name, value, |draft| &mut *draft.conflicts),
            "team" => self.take(name, value, |draft| &mut *draft.team),
            "pack" => self.take_pack(name, value),
            "answered" => self.take(name, value, |draft| &mut *draft.answered),
            "minutes" => self.take(name, value, |draft| &mut *draft.minutes),
            "comments" => self.take(name, value, |draft| &mut *draft.comments),
            _ => match register_called(name) {
                Some(register) => self.take_rows(register, value),
                None => Ok(false),
            },
        }
    }

    /// Takes a field that stands once in a draft. A second one is as good where it is the same.
    fn take<T: DeserializeOwned + PartialEq>(
        &mut self,
        name: &'static str,
        value: Piece<'a>,
        slot: fn(&mut Draft) -> &mut T,
    ) -> Reading<bool> {
        let Some(read) = self.read::<T>(value.text)? else {
            return Ok(false);
        };
        if self.done.insert(name) {
            *slot(&mut self.draft) = read;
            return Ok(true);
        }
        Ok(*slot(&mut self.draft) == read)
    }

    fn take_pack(&mut self, name: &'static str, value: Piece<'a>) -> Reading<bool> {
        let Some(read) = self.read::<PackFile>(value.text)? else {
            return Ok(false);
        };
        let pack = Some(read.into_pack(&self.draft.template, tidied).into());
        if self.done.insert(name) {
            self.draft.pack = pack;
            return Ok(true);
        }
        Ok(self.draft.pack == pack)
    }

    fn take_markings(&mut self, name: &'static str, value: Piece<'a>) -> Reading<bool> {
        let Some(read) = self.read::<Once<SectionId, SectionMarkings>>(value.text)? else {
            return Ok(false);
        };
        if self.done.insert(name) {
            self.draft.markings = read.0;
            self.all_marked = Some(value);
            return Ok(true);
        }
        Ok(self.draft.markings == read.0)
    }

    fn take_template(&mut self, value: Piece<'a>) -> Reading<bool> {
        let Some(file) = self.read::<TemplateFile>(value.text)? else {
            return Ok(false);
        };
        let Ok(template) = build(file) else {
            return Ok(false);
        };
        if let Some(known) = &self.template {
            return Ok(*known == template);
        }
        if !self.done.contains("template") {
            self.draft.template = TemplateRef {
                id: template.file().id.clone(),
                edition: template.file().edition.clone(),
            };
        }
        self.template = Some(template);
        Ok(true)
    }

    /// Takes what can be read of a field that cannot be read as a whole.
    fn take_parts(&mut self, name: &'static str, piece: Piece<'a>, value: Piece<'a>) -> Reading {
        let is_again = self.done.contains(name);
        match name {
            "details" | "look" if !is_again => self.form(name, value),
            "arrangement" | "ready" if !is_again => self.list(name, value),
            "conflicts" if !is_again => self.entries(name, value, |draft| &mut *draft.conflicts),
            "answered" if !is_again => self.entries(name, value, |draft| &mut *draft.answered),
            "comments" if !is_again => self.entries(name, value, |draft| &mut *draft.comments),
            "markings" => self.markings(value),
            "answers" => self.answers(value),
            _ => match register_called(name) {
                Some(register) => self.rows(register, value),
                None => self.lose(piece, Spot::Part(name.to_owned())),
            },
        }
    }
}

/// Returns where the last line of a piece begins that is so, the first line left out.
fn last_start_of(piece: Piece<'_>, is_start: impl Fn(&str) -> bool) -> Option<usize> {
    let newlines = piece.text.rmatch_indices('\n').map(|(at, _)| at + 1);
    let mut end = piece.text.len();
    for start in newlines {
        if is_start(piece.text.get(start..end).unwrap_or_default()) {
            return Some(start);
        }
        end = start - 1;
    }
    None
}
