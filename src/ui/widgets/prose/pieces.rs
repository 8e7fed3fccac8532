//! Lines laid out piece by piece, and what is held of the pieces that nobody sees.
//!
//! A sign that is laid out takes 72 bytes, and twice that to be painted. So a piece out of sight
//! holds how high its rows are and how many signs stand in each, which is all that the rest of
//! the text needs of it; rows of as many signs share them. It is laid out again when it comes
//! near the view. A piece ends where a row ends, so that pieces change no row.

use std::{collections::BTreeMap, ops::Range, sync::Arc};

use egui::{
    Galley, Rangef, Rect, Ui, Vec2,
    epaint::text::{Glyph, PlacedRow, Row, RowVisuals},
    pos2,
};

use super::line_job::{Chip, Ground, line_job};
use crate::prose::{Line, Run, RunKind, Voice};

/// Texts longer than this, in bytes, are laid out over several frames.
const LONG_TEXT: usize = 100_000;
/// How many bytes of a long text are laid out in a frame, beside what is seen.
const BYTES_A_FRAME: usize = 60_000;
/// How many bytes of a line are laid out at once.
const BYTES_A_PIECE: usize = 16_000;
/// How far outside the view pieces are ready to be painted.
const NEAR_VIEW: f32 = 1000.0;
/// How many bytes around the caret are ready to be painted: more than a row before and behind.
const NEAR_CARET: usize = 600;
/// How many signs stand in a row of which nothing is known yet.
const SIGNS_A_ROW: usize = 80;

/// A line laid out by itself.
#[derive(Debug, Clone)]
pub(super) struct Part {
    pub pieces: Vec<Piece>,
    /// Its chips, as if it were the first line.
    pub chips: Vec<Chip>,
}

/// A piece of a line: whole rows.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    /// Which bytes of the line.
    pub bytes: Range<usize>,
    pub galley: Arc<Galley>,
    pub state: PieceState,
}

/// How far a piece is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PieceState {
    /// As it is painted.
    Whole,
    /// Every row where it stands, with as many signs as it has.
    Bare,
    /// As many signs as there are, in rows that are guessed; another frame lays it out.
    Rough,
}

/// What must be as it is painted.
#[derive(Debug, Clone, Copy)]
pub(super) struct Near {
    view: Rangef,
    caret: usize,
}

impl Near {
    pub(super) fn new(text: &str, view: Rangef, caret: usize) -> Self {
        let view = if text.len() > LONG_TEXT {
            Rangef::new(view.min - NEAR_VIEW, view.max + NEAR_VIEW)
        } else {
            Rangef::EVERYTHING
        };
        Self { view, caret }
    }

    /// Whether some bytes of a line, which stand so high, are among it.
    pub(super) fn has(&self, line: &Line, bytes: &Range<usize>, y: Rangef) -> bool {
        let (start, end) = (line.range.start + bytes.start, line.range.start + bytes.end);
        let is_at_caret = start <= self.caret + NEAR_CARET && self.caret <= end + NEAR_CARET;
        is_at_caret || y.min <= self.view.max && y.max >= self.view.min
    }
}

/// Rows of signs that nobody sees, by how many signs and how high.
#[derive(Debug, Clone, Default)]
pub(super) struct Signs {
    rows: BTreeMap<(usize, u32), Arc<Row>>,
}

impl Signs {
    /// Returns a row of signs; where there is none yet, it is made like another.
    fn row(&mut self, like: &PlacedRow, n_signs: usize, size: Vec2) -> Arc<Row> {
        let make = || {
            let glyph = like.glyphs.first().copied();
            let mut row = Row::clone(&like.row);
            row.glyphs = glyph.map_or_else(Vec::new, |glyph| vec![unpainted(glyph); n_signs]);
            row.visuals = RowVisuals::default();
            row.size = size;
            Arc::new(row)
        };
        let known = self.rows.entry((n_signs, size.y.to_bits()));
        Arc::clone(known.or_insert_with(make))
    }
}

/// Returns a glyph that begins where the mesh of its row does: egui looks for it there.
fn unpainted(mut glyph: Glyph) -> Glyph {
    glyph.first_vertex = 0;
    glyph
}

impl Part {
    pub(super) fn n_rows(&self) -> usize {
        self.pieces
            .iter()
            .map(|piece| piece.galley.rows.len())
            .sum()
    }

    /// Returns the pieces at the beginning of a long line that are in another as they were.
    pub(super) fn begun(
        &self,
        (text_before, before): (&str, &Line),
        (text, line): (&str, &Line),
    ) -> Vec<Piece> {
        if self.pieces.len() < 2 || before.block != line.block {
            return Vec::new();
        }
        let [old, new] = [(text_before, before), (text, line)]
            .map(|(text, line)| text.get(line.range.clone()).unwrap_or_default().as_bytes());
        let n_same = old.iter().zip(new).take_while(|(old, new)| old == new);
        // Where a row ends depends on the word behind it.
        let n_same = n_same.count().saturating_sub(NEAR_CARET);
        let is_same = |piece: &&Piece| {
            piece.bytes.end <= n_same
                && piece.state != PieceState::Rough
                && runs_in(before, piece).eq(runs_in(line, piece))
        };
        self.pieces.iter().take_while(is_same).cloned().collect()
    }
}

/// Returns the runs of a line as far as they stand in a piece.
fn runs_in<'a>(
    line: &'a Line,
    piece: &'a Piece,
) -> impl Iterator<Item = (Range<usize>, &'a RunKind, &'a Voice)> {
    line.runs
        .iter()
        .filter_map(move |Run { range, kind, voice }| {
            let start = (range.start - line.range.start).max(piece.bytes.start);
            let end = (range.end - line.range.start).min(piece.bytes.end);
            (start < end).then_some((start..end, kind, voice))
        })
}

/// Lays lines out one after another.
pub(super) struct Layer<'a> {
    ui: &'a Ui,
    ground: &'a Ground,
    text: &'a str,
    near: Near,
    signs: Signs,
    /// Where the next piece stands.
    y: f32,
    bytes_left: usize,
}

impl<'a> Layer<'a> {
    pub(super) fn new(
        ui: &'a Ui,
        ground: &'a Ground,
        text: &'a str,
        near: Near,
        signs: Signs,
    ) -> Self {
        Self {
            ui,
            ground,
            text,
            near,
            signs,
            y: 0.0,
            bytes_left: BYTES_A_FRAME,
        }
    }

    pub(super) fn into_signs(self) -> Signs {
        self.signs
    }

    /// Lays out a line of which some pieces are known.
    pub(super) fn line(&mut self, line: &Line, known: Vec<Piece>, chips: Vec<Chip>) -> Part {
        let n_bytes = line.range.len();
        let mut pieces = Vec::with_capacity(known.len());
        let mut start = 0;
        for piece in known {
            if piece.state == PieceState::Rough {
                break;
            }
            let is_near = self.is_near(line, &piece.bytes, piece.galley.rect.height());
            let piece = match piece.state {
                PieceState::Bare if is_near => self.lay(line, &chips, piece.bytes),
                PieceState::Whole if !is_near => self.bare(piece),
                PieceState::Whole | PieceState::Bare | PieceState::Rough => piece,
            };
            start = piece.bytes.end;
            self.push(&mut pieces, piece);
        }
        while pieces.is_empty() || start < n_bytes {
            let rest = start..n_bytes;
            if self.bytes_left == 0 && !self.is_near(line, &rest, self.guess(n_bytes - start)) {
                let rough = self.rough(line, rest);
                self.push(&mut pieces, rough);
                break;
            }
            let piece = self.lay(line, &chips, rest);
            let is_near = self.is_near(line, &piece.bytes, piece.galley.rect.height());
            if !is_near {
                self.bytes_left = self.bytes_left.saturating_sub(piece.bytes.len().max(1));
            }
            start = piece.bytes.end;
            let piece = if is_near { piece } else { self.bare(piece) };
            self.push(&mut pieces, piece);
        }
        Part { pieces, chips }
    }

    fn push(&mut self, pieces: &mut Vec<Piece>, piece: Piece) {
        self.y += piece.galley.rect.height();
        pieces.push(piece);
    }

    fn is_near(&self, line: &Line, bytes: &Range<usize>, height: f32) -> bool {
        let y = Rangef::new(self.y, self.y + height);
        self.near.has(line, bytes, y)
    }

    /// Returns how high some bytes may be.
    #[expect(
        clippy::cast_precision_loss,
        reason = "a guess, of a few thousand rows"
    )]
    fn guess(&self, n_bytes: usize) -> f32 {
        n_bytes.div_ceil(SIGNS_A_ROW).max(1) as f32 * self.ground.tokens.text.prose.line
    }

    /// Lays out as many of some bytes of a line as are laid out at once.
    fn lay(&self, line: &Line, chips: &[Chip], bytes: Range<usize>) -> Piece {
        let words = self.text.get(line.range.clone()).unwrap_or_default();
        let most = words.floor_char_boundary(bytes.start + BYTES_A_PIECE);
        let is_cut = most < bytes.end;
        let end = if is_cut { most } else { bytes.end };
        let of_text = line.range.start + bytes.start..line.range.start + end;
        let job = line_job(self.ground, self.text, line, chips, &of_text);
        let galley = self.ui.fonts_mut(|fonts| fonts.layout_job(job));
        if !is_cut || galley.rows.len() < 2 {
            return Piece {
                bytes: bytes.start..end,
                galley,
                state: PieceState::Whole,
            };
        }
        // The last row is not full: the next piece begins with it.
        let mut galley = Galley::clone(&galley);
        galley.rows.pop();
        measure(&mut galley);
        let n_signs = galley.rows.iter().map(|row| row.glyphs.len()).sum();
        let laid = words.get(bytes.start..end).unwrap_or_default();
        let n_bytes = laid.char_indices().nth(n_signs);
        let n_bytes = n_bytes.map_or(laid.len(), |(at, _)| at);
        Piece {
            bytes: bytes.start..bytes.start + n_bytes,
            galley: Arc::new(galley),
            state: PieceState::Whole,
        }
    }

    /// Returns a piece with nothing to paint.
    fn bare(&mut self, piece: Piece) -> Piece {
        if piece.state == PieceState::Bare {
            return piece;
        }
        let mut galley = Galley::clone(&piece.galley);
        for placed in &mut galley.rows {
            placed.row = if self.ground.is_read {
                let mut row = Row::clone(&placed.row);
                row.visuals = RowVisuals::default();
                row.glyphs = row.glyphs.into_iter().map(unpainted).collect();
                Arc::new(row)
            } else {
                let size = Vec2::new(self.ground.width, placed.size.y);
                self.signs.row(placed, placed.glyphs.len(), size)
            };
        }
        galley.job = Arc::clone(&self.ground.atlas.job);
        measure(&mut galley);
        Piece {
            galley: Arc::new(galley),
            state: PieceState::Bare,
            ..piece
        }
    }

    /// Returns the signs of a piece, for a caret to stand between.
    fn rough(&mut self, line: &Line, bytes: Range<usize>) -> Piece {
        let words = self.text.get(line.range.clone()).unwrap_or_default();
        let words = words.get(bytes.clone()).unwrap_or_default();
        let size = Vec2::new(self.ground.width, self.ground.tokens.text.prose.line);
        let mut galley = Galley::clone(&self.ground.atlas);
        let mut n_signs = words.chars().count();
        let mut y = 0.0;
        for pattern in std::mem::take(&mut galley.rows).iter().take(1) {
            while n_signs > 0 || galley.rows.is_empty() {
                let n_here = n_signs.min(SIGNS_A_ROW);
                galley.rows.push(PlacedRow {
                    pos: pos2(0.0, y),
                    row: self.signs.row(pattern, n_here, size),
                    ends_with_newline: false,
                });
                n_signs -= n_here;
                y += size.y;
            }
        }
        measure(&mut galley);
        Piece {
            bytes,
            galley: Arc::new(galley),
            state: PieceState::Rough,
        }
    }
}

/// Makes what a galley says of its rows true again.
fn measure(galley: &mut Galley) {
    let rows = &galley.rows;
    galley.rect = rows
        .iter()
        .fold(Rect::ZERO, |all, row| all.union(row.rect()));
    galley.num_vertices = rows.iter().map(|row| row.visuals.mesh.vertices.len()).sum();
    galley.num_indices = rows.iter().map(|row| row.visuals.mesh.indices.len()).sum();
}

#[cfg(test)]
mod tests;
