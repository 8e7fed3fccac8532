//! Tabs with a line under the one that is open. Arrow keys go from one to the next.

use egui::{
    CornerRadius, Id, Key, Modifiers, Rect, Role, Sense, Shape, Ui, Vec2, pos2, text::LayoutJob,
    vec2,
};

use super::press;
use crate::ui::theme::{Tokens, Type, Weight};

/// Shows tabs; each is a title with its count, as it shall be read. Returns the one pressed.
pub fn tabs_ui(ui: &mut Ui, id: Id, titles: &[&str], open: usize) -> Option<usize> {
    let tokens = Tokens::of(ui);
    let mut pressed = None;
    let behind = ui.painter().add(Shape::Noop);
    let end = ui.max_rect().max.x;
    let whole = ui.horizontal(|ui| {
        ui.accesskit_node_builder(ui.unique_id(), |node| node.set_role(Role::TabList));
        ui.spacing_mut().item_spacing.x = 18.0;
        for (idx, title) in titles.iter().enumerate() {
            let response = tab_ui(ui, id.with(idx), title, idx == open);
            if response.clicked() {
                pressed = Some(idx);
            }
            if response.has_focus() {
                let take = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
                let step = isize::from(take(Key::ArrowRight)) - isize::from(take(Key::ArrowLeft));
                let to = idx.saturating_add_signed(step).min(titles.len() - 1);
                if to != idx {
                    pressed = Some(to);
                    ui.memory_mut(|memory| memory.request_focus(id.with(to)));
                }
            }
        }
    });
    let rect = whole.response.rect;
    let y = rect.max.y - 0.5;
    let rule = [pos2(rect.min.x, y), pos2(end, y)];
    ui.painter()
        .set(behind, Shape::line_segment(rule, tokens.rule()));
    pressed.filter(|idx| *idx != open)
}

fn tab_ui(ui: &mut Ui, id: Id, title: &str, is_open: bool) -> egui::Response {
    let tokens = Tokens::of(ui);
    let colors = &tokens.colors;
    let strong = tokens.text.body.with_weight(Weight::SemiBold);
    let lay = |ui: &Ui, kind: Type, color| {
        let job = LayoutJob::single_section(title.to_owned(), kind.format(color));
        ui.fonts_mut(|fonts| fonts.layout_job(job))
    };
    // As wide as the open one, so that nothing moves when it opens.
    let width = lay(ui, strong, colors.ink).size().x;
    let size = Vec2::new(width, tokens.space.row + 4.0);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let response = ui.interact(rect, id, Sense::click());
    press::name_choice(ui, &response, Role::Tab, title, is_open);
    let (kind, color) = match (is_open, response.hovered()) {
        (true, _) => (strong, colors.ink),
        (false, true) => (tokens.text.body, colors.ink),
        (false, false) => (tokens.text.body, colors.muted),
    };
    let galley = lay(ui, kind, color);
    ui.painter().galley(
        pos2(rect.min.x, rect.center().y - galley.size().y / 2.0),
        galley,
        color,
    );
    if is_open {
        let line = Rect::from_min_max(rect.left_bottom() - vec2(0.0, 2.0), rect.right_bottom());
        ui.painter()
            .rect_filled(line, CornerRadius::ZERO, colors.accent);
    }
    press::ring(
        ui,
        &tokens,
        &response,
        rect.shrink2(vec2(-2.0, 4.0)),
        tokens.radius.s,
    );
    response
}
