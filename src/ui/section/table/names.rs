//! What the rows are called, at the left of the table while its first column is out of sight.

use egui::{Rect, Sense, Ui, pos2, text::LayoutJob, vec2};

use super::{
    cells::row_name,
    widths::{LEAD_WIDTH, NAMES_WIDTH, width_of},
};
use crate::ui::section::{card::Deck, sheet::Sheet};

/// Paints the names of the rows, which begin at these heights, over what is scrolled under them.
/// A screen reader hears the name of the row with each of its cells.
pub(super) fn names_ui(
    ui: &mut Ui,
    sheet: &Sheet<'_, '_>,
    (deck, tops): (&Deck<'_>, &[f32]),
    whole: Rect,
) {
    let seen = ui.clip_rect();
    let first = deck.columns.first().map_or(0.0, |column| width_of(column));
    if seen.min.x < whole.min.x + LEAD_WIDTH + first / 2.0 {
        return;
    }
    let tokens = sheet.tokens();
    let top = tops.first().copied().unwrap_or(whole.max.y);
    let width = NAMES_WIDTH.min(seen.width() / 3.0);
    let strip = Rect::from_min_max(pos2(seen.min.x, top), pos2(seen.min.x + width, whole.max.y));
    // What lies under it is not pressed through it.
    ui.interact(strip, ui.scope_id().with("names"), Sense::hover());
    ui.painter()
        .rect_filled(strip, 0.0, tokens.colors.background);
    ui.painter()
        .vline(strip.max.x, strip.y_range(), tokens.rule());
    let ends = tops.iter().skip(1).chain(std::iter::once(&whole.max.y));
    for (nth, ((row, top), end)) in deck.rows.iter().zip(tops).zip(ends).enumerate() {
        ui.painter().hline(strip.x_range(), *end, tokens.rule());
        if *end < seen.min.y || *top > seen.max.y {
            continue;
        }
        let format = tokens.text.hint.format(tokens.colors.ink);
        let mut job = LayoutJob::single_section(row_name(*row, nth), format);
        job.wrap.max_width = width - 14.0;
        job.wrap.max_rows = 2;
        let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
        let at = pos2(strip.min.x, *top) + vec2(6.0, 6.0);
        ui.painter().galley(at, galley, tokens.colors.ink);
    }
}
