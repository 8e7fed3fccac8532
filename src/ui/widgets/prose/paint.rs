//! What is painted beside and over prose: bullets, numbers, the bar of a quotation, chips.

use std::ops::Range;

use egui::{Align2, Color32, CornerRadius, Painter, Pos2, Rect, Stroke, Ui, Vec2, pos2, vec2};

use super::{
    galley::Laid,
    line_job::{Chip, indent},
};
use crate::prose::Block;
use crate::ui::theme::Tokens;

/// Paints bullets, numbers and quotation bars.
pub(super) fn blocks(painter: &Painter, tokens: &Tokens, laid: &Laid, at: Pos2) {
    for (line, rows) in laid.lines.iter().zip(&laid.rows) {
        let Some(first) = laid.galley.rows.get(rows.start) else {
            continue;
        };
        let first = first.rect().translate(at.to_vec2());
        if !painter
            .clip_rect()
            .intersects(first.expand2(vec2(60.0, 0.0)))
            && line.block.is_item()
        {
            continue;
        }
        let edge = at.x + indent(line.block);
        match line.block {
            Block::Paragraph | Block::Gap => {}
            Block::Bullet { level } => {
                let center = pos2(edge - 12.0, first.center().y);
                if level % 2 == 0 {
                    painter.circle_filled(center, 2.5, tokens.colors.ink);
                } else {
                    painter.circle_stroke(center, 2.5, Stroke::new(1.2, tokens.colors.ink));
                }
            }
            Block::Number { number, .. } => {
                let galley = painter.layout_job(egui::text::LayoutJob::single_section(
                    format!("{number}."),
                    tokens.text.prose.format(tokens.colors.ink),
                ));
                let corner = pos2(edge - 6.0 - galley.size().x, first.min.y);
                painter.galley(corner, galley, tokens.colors.ink);
            }
            Block::Quote | Block::QuoteGap => {
                let last = rows
                    .end
                    .checked_sub(1)
                    .and_then(|row| laid.galley.rows.get(row));
                let bottom = last.map_or(first.max.y, |row| at.y + row.rect().max.y);
                let bar = Rect::from_min_max(pos2(at.x, first.min.y), pos2(at.x + 3.0, bottom));
                painter.rect_filled(bar, CornerRadius::ZERO, tokens.colors.accent);
            }
        }
    }
}

/// Underlines links just under their letters; egui would do so at the foot of the line.
pub(super) fn links(painter: &Painter, tokens: &Tokens, laid: &Laid, at: Pos2) {
    for (rect, _) in &laid.links {
        let rect = rect.translate(at.to_vec2());
        if painter.clip_rect().intersects(rect) {
            let y = (rect.center().y + tokens.text.prose.size * 0.56).round() + 0.5;
            painter.hline(rect.x_range(), y, Stroke::new(1.0, tokens.colors.accent));
        }
    }
}

/// Paints a chip in its place.
pub(super) fn chip(
    painter: &Painter,
    tokens: &Tokens,
    chip: &Chip,
    at: Pos2,
    selected: &Range<usize>,
) {
    let rect = chip.rect.translate(at.to_vec2());
    let is_selected = selected.start <= chip.chars.start && chip.chars.end <= selected.end;
    let colors = &tokens.colors;
    let fill = match (is_selected, &chip.label) {
        (true, _) => colors.selection,
        (false, Some(_)) => colors.accent_tint,
        (false, None) => colors.attention_tint,
    };
    painter.rect_filled(rect, CornerRadius::same(tokens.radius.s), fill);
    let corner = Align2::CENTER_CENTER.align_size_within_rect(chip.galley.size(), rect);
    painter.galley(corner.min, chip.galley.clone(), Color32::PLACEHOLDER);
}

/// Paints the caret as high as the letters, not as the line.
pub(super) fn caret(ui: &Ui, painter: &Painter, tokens: &Tokens, row: Rect) {
    if !ui.input(|input| input.focused) {
        return;
    }
    let height = (tokens.text.prose.size * 1.3)
        .min(tokens.text.prose.line)
        .round();
    let center = pos2(row.center().x, row.center().y.round());
    let rect = Rect::from_center_size(center, vec2(2.0, height));
    painter.rect_filled(rect, CornerRadius::ZERO, tokens.colors.accent);
}

/// Paints what to write, where nothing is written yet.
pub(super) fn hint(painter: &Painter, tokens: &Tokens, text: &str, at: Pos2, width: f32) {
    let mut job = egui::text::LayoutJob::single_section(
        text.to_owned(),
        tokens.text.prose.format(tokens.colors.muted),
    );
    job.wrap.max_width = width;
    let galley = painter.layout_job(job);
    painter.galley(at + Vec2::ZERO, galley, tokens.colors.muted);
}
