//! Lines under what is marked, and which mark the pointer is at.

use egui::{Painter, Pos2, Rect, Shape, Stroke, Ui, pos2};

use super::{
    aside::{Aside, asides_ui, note},
    caret::byte,
    shown::Shown,
    spec::{MarkResponse, ProseSpec},
    state::State,
};
use crate::prose::{Buffer, Mark, MarkKind};
use crate::ui::theme::Tokens;

/// How high and how long a wave is, in points.
const WAVE: (f32, f32) = (1.3, 2.0);
/// How far the dots of a quiet line are from each other, in points.
const DOTS: f32 = 4.0;

/// Paints the lines under marks, and tells what was done with them.
pub(super) fn marks_ui(
    ui: &Ui,
    painter: &Painter,
    spec: &ProseSpec<'_>,
    state: &State,
    (shown, passage): (&Shown, &Buffer),
) -> MarkResponse {
    let mut told = MarkResponse::default();
    if spec.marks.is_empty() {
        return told;
    }
    let tokens = Tokens::of(ui);
    let view = painter.clip_rect().translate(-shown.at.to_vec2()).y_range();
    let typed_at = state
        .voice
        .as_ref()
        .map(|(at, _)| *at)
        .filter(|at| *at == passage.caret);
    let mut asides = Vec::new();
    for (nth, mark) in spec.marks.iter().enumerate() {
        // A word is not judged before it is written.
        let is_begun = mark.kind == MarkKind::Spelling && Some(mark.range.end) == typed_at;
        if is_begun && shown.response.has_focus() {
            continue;
        }
        let rects = shown.laid.rects(&mark.range, view);
        if mark.kind == MarkKind::Aside {
            let first = rects.first().map(|rect| rect.translate(shown.at.to_vec2()));
            if let Some(row) = first {
                note(&mut asides, nth, row);
            }
            if spec.wanted != Some(nth) {
                continue;
            }
        }
        for rect in &rects {
            let rect = rect.translate(shown.at.to_vec2());
            paint_mark(painter, &tokens, mark.kind, rect, tokens.text.prose.size);
        }
        if spec.wanted == Some(nth) {
            told.place = rects.last().map(|rect| rect.translate(shown.at.to_vec2()));
        }
    }
    let pointed = |at: Pos2| {
        let cursor = shown.laid.galley.cursor_from_pos(at - shown.at);
        mark_at(spec.marks, byte(&passage.text, cursor.index.0))
    };
    if let Some(at) = shown.response.hover_pos() {
        let under = pointed(at);
        let is_said = |nth: &usize| {
            let mark = spec.marks.get(*nth);
            mark.is_some_and(|mark| mark.kind != MarkKind::Aside)
        };
        told.hovered = under.filter(is_said);
        if shown.response.secondary_clicked() {
            told.pressed = under;
        }
    }
    margin_ui(ui, painter, spec, shown, &asides, &mut told);
    told
}

/// Shows the marks of the margin, and under the words what the pointer asks about.
fn margin_ui(
    ui: &Ui,
    painter: &Painter,
    spec: &ProseSpec<'_>,
    shown: &Shown,
    asides: &[Aside],
    told: &mut MarkResponse,
) {
    let margin = asides_ui(ui, spec.id, shown.at, asides);
    let Some(hovered) = margin.hovered else {
        return;
    };
    told.beside = Some((hovered.first, hovered.last));
    if margin.is_pressed {
        told.pressed = Some(hovered.first);
    }
    let tokens = Tokens::of(ui);
    let at = shown.at.to_vec2();
    let view = painter.clip_rect().translate(-at).y_range();
    let meant = spec.marks.iter().take(hovered.last + 1).skip(hovered.first);
    for mark in meant.filter(|mark| mark.kind == MarkKind::Aside) {
        for rect in shown.laid.rects(&mark.range, view) {
            let rect = rect.translate(at);
            paint_mark(painter, &tokens, mark.kind, rect, tokens.text.prose.size);
        }
    }
}

/// Returns the mark that holds a byte: the shortest, because a sentence may hold a word.
pub(in crate::ui::widgets) fn mark_at(marks: &[Mark], byte: usize) -> Option<usize> {
    let holding = marks.iter().enumerate();
    holding
        .filter(|(_, mark)| mark.range.start <= byte && byte <= mark.range.end)
        .min_by_key(|(_, mark)| mark.range.len())
        .map(|(nth, _)| nth)
}

/// Paints the line under a stretch of one row: a wave under a word that no dictionary knows, quiet
/// dots under what could be said more plainly, a firm line under what somebody commented on. They
/// differ in form, not only in colour.
pub(in crate::ui::widgets) fn paint_mark(
    painter: &Painter,
    tokens: &Tokens,
    kind: MarkKind,
    rect: Rect,
    size: f32,
) {
    if !painter.clip_rect().intersects(rect) {
        return;
    }
    let y = (rect.center().y + size * 0.62).round() + 0.5;
    match kind {
        MarkKind::Spelling => {
            let (height, step) = WAVE;
            let mut points = Vec::new();
            let (mut x, mut is_up) = (rect.min.x, false);
            while x < rect.max.x + step {
                let dy = if is_up { -height } else { height };
                points.push(pos2(x.min(rect.max.x), y + dy));
                (x, is_up) = (x + step, !is_up);
            }
            painter.add(Shape::line(
                points,
                Stroke::new(1.2, tokens.colors.attention),
            ));
        }
        MarkKind::Comment => {
            let y = y + 1.0;
            let stroke = Stroke::new(2.0, tokens.colors.accent);
            painter.hline(rect.x_range(), y, stroke);
        }
        MarkKind::Plain | MarkKind::Aside => {
            let ends = [pos2(rect.min.x, y), pos2(rect.max.x, y)];
            painter.extend(Shape::dotted_line(&ends, tokens.colors.muted, DOTS, 0.8));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_word_is_pressed_rather_than_its_sentence() {
        let mark = |range, kind| Mark { range, kind };
        let marks = [mark(0..40, MarkKind::Plain), mark(4..9, MarkKind::Spelling)];
        assert_eq!(mark_at(&marks, 4), Some(1));
        assert_eq!(mark_at(&marks, 9), Some(1));
        assert_eq!(mark_at(&marks, 12), Some(0));
        assert_eq!(mark_at(&marks, 41), None);
    }
}
