//! The sections within a section, as links with their state and words.

use egui::{CornerRadius, Role, Sense, Ui, Vec2, WidgetInfo, pos2, text::LayoutJob};

use super::{head::mark_of, sheet::Sheet, words::count_label};
use crate::model::Place;
use crate::template::Section;
use crate::ui::widgets::{state_mark::paint_mark, text::heading_ui};

const HEIGHT: f32 = 36.0;

pub(super) fn inner_ui(ui: &mut Ui, sheet: &mut Sheet<'_, '_>, section: &Section) {
    if section.sections.is_empty() {
        return;
    }
    let tokens = sheet.tokens();
    ui.add_space(tokens.space.l);
    heading_ui(ui, "In this part", 2, tokens.text.prompt, tokens.colors.ink);
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for inner in section.arranged(&sheet.view.draft.arrangement) {
            link_ui(ui, sheet, inner);
        }
    });
}

fn link_ui(ui: &mut Ui, sheet: &mut Sheet<'_, '_>, inner: &Section) {
    let tokens = sheet.tokens();
    let headway = sheet.view.section_headway(&inner.id);
    let words = count_label(headway.n_words, inner.word_limit);
    let size = Vec2::new(ui.available_width(), HEIGHT);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let name = format!("{}: {}, {words}", inner.title, headway.state.label());
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, &name));
    if response.hovered() || response.has_focus() {
        let behind = rect.expand2(egui::vec2(8.0, 0.0));
        let radius = CornerRadius::same(tokens.radius.m);
        ui.painter()
            .rect_filled(behind, radius, tokens.colors.hover_tint);
        if response.has_focus() {
            let inside = egui::StrokeKind::Inside;
            ui.painter()
                .rect_stroke(behind, radius, tokens.ring(), inside);
        }
    }
    let middle = rect.center().y;
    paint_mark(
        ui.painter(),
        tokens,
        mark_of(headway.state),
        pos2(rect.min.x + 8.0, middle),
    );
    let lay = |text: &str, kind: crate::ui::theme::Type, color, width: f32| {
        let mut job = LayoutJob::single_section(text.to_owned(), kind.format(color));
        job.wrap = egui::text::TextWrapping::truncate_at_width(width);
        ui.fonts_mut(|fonts| fonts.layout_job(job))
    };
    let (colors, body) = (&tokens.colors, tokens.text.body);
    let count = lay(&words, body, colors.muted, rect.width());
    let count_x = rect.max.x - count.size().x;
    let title_width = count_x - rect.min.x - 40.0;
    let title = lay(
        &inner.title,
        tokens.text.card_title,
        colors.ink,
        title_width,
    );
    let title_at = pos2(rect.min.x + 26.0, middle - title.size().y / 2.0);
    let count_at = pos2(count_x, middle - count.size().y / 2.0);
    ui.painter().galley(title_at, title, colors.ink);
    ui.painter().galley(count_at, count, colors.muted);
    ui.painter()
        .hline(rect.x_range(), rect.max.y, tokens.rule());
    if response.clicked() {
        sheet.actions.go(Place::Section(inner.id.clone()));
    }
}
