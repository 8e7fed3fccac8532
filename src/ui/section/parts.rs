//! The order of the parts of the paper, moved one step at a time.

use egui::{Align, Layout, Ui, Vec2};

use super::sheet::Sheet;
use crate::model::SectionId;
use crate::session::Action;
use crate::template::{Section, SectionRole};
use crate::ui::widgets::{
    button::icon_button_ui,
    choice::{ChoiceOption, choice_ui},
    field::FieldSpec,
    icon::Icon,
    press,
    text::{heading_ui, text_ui},
};

pub(super) fn parts_ui(ui: &mut Ui, sheet: &mut Sheet<'_, '_>) {
    let tokens = sheet.tokens();
    let parts = sheet.view.template.arranged(&sheet.view.draft.arrangement);
    ui.add_space(tokens.space.l);
    heading_ui(
        ui,
        "Order of the parts",
        2,
        tokens.text.prompt,
        tokens.colors.ink,
    );
    judgements_ui(ui, sheet);
    let hint = "Appendices stay behind the body.";
    text_ui(ui, hint, tokens.text.hint, tokens.colors.muted);
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for (idx, part) in parts.iter().enumerate() {
            let moved = ui.push_id(&part.id, |ui| part_ui(ui, sheet, &parts, idx, part));
            if let Some(to) = moved.inner {
                let order = swapped(&parts, idx, to, &sheet.view.draft.arrangement);
                sheet.actions.act(Action::Arrange(order));
            }
        }
    });
}

/// Offers the template's orders of sections, where it has any.
fn judgements_ui(ui: &mut Ui, sheet: &mut Sheet<'_, '_>) {
    let template = sheet.view.template;
    let orders = &template.file().orders;
    if orders.is_empty() {
        return;
    }
    let arrangement = &sheet.view.draft.arrangement;
    let chosen = template.order_of(arrangement);
    let options: Vec<ChoiceOption<'_>> = orders
        .iter()
        .map(|order| ChoiceOption {
            name: order.id.as_str(),
            label: &order.label,
        })
        .collect();
    let spec = FieldSpec {
        id: egui::Id::unique("order of judgements"),
        label: "Order of the judgements",
        hint: "",
    };
    let chosen = chosen.map_or("", |order| order.id.as_str());
    let picked = choice_ui(ui, &spec, &options, chosen);
    let order = picked.and_then(|name| orders.iter().find(|order| order.id.as_str() == name));
    if let Some(order) = order {
        let order = template.in_order(order, arrangement);
        sheet.actions.act(Action::Arrange(order));
    }
    ui.add_space(sheet.tokens().space.s);
}

/// Shows one part. Returns the position it shall have.
fn part_ui(
    ui: &mut Ui,
    sheet: &Sheet<'_, '_>,
    parts: &[&Section],
    idx: usize,
    part: &Section,
) -> Option<usize> {
    let tokens = sheet.tokens();
    let size = Vec2::new(ui.available_width(), 34.0);
    let title = part.outline_title();
    let mut to = None;
    let row = ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| {
        ui.set_height(34.0);
        ui.spacing_mut().item_spacing.x = 2.0;
        let later = can_swap(parts, idx, idx + 1);
        press::enabled_ui(ui, later, |ui| {
            if icon_button_ui(ui, Icon::Down, &format!("Move {title} later")).clicked() {
                to = Some(idx + 1);
            }
        });
        let earlier = idx > 0 && can_swap(parts, idx, idx - 1);
        press::enabled_ui(ui, earlier, |ui| {
            if icon_button_ui(ui, Icon::Up, &format!("Move {title} earlier")).clicked() {
                to = Some(idx - 1);
            }
        });
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = tokens.space.s;
            text_ui(ui, title, tokens.text.body, tokens.colors.ink);
            if part.role == SectionRole::Appendix {
                text_ui(ui, "Appendix", tokens.text.hint, tokens.colors.muted);
            }
        });
    });
    let rect = row.response.rect;
    ui.painter()
        .hline(rect.x_range(), rect.max.y, tokens.rule());
    to
}

/// Whether two parts may change places: both in the body, or both appendices.
fn can_swap(parts: &[&Section], from: usize, to: usize) -> bool {
    match (parts.get(from), parts.get(to)) {
        (Some(from), Some(to)) => from.role == to.role,
        _ => false,
    }
}

/// Returns the author's order with two parts changed over; what it says of sections within parts
/// stays.
fn swapped(parts: &[&Section], from: usize, to: usize, before: &[SectionId]) -> Vec<SectionId> {
    let mut order: Vec<SectionId> = parts.iter().map(|part| part.id.clone()).collect();
    if from.max(to) < order.len() {
        order.swap(from, to);
    }
    let inner = before
        .iter()
        .filter(|id| parts.iter().all(|part| part.id != **id));
    order.extend(inner.cloned());
    order
}
