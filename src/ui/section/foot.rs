//! The foot of a section: call it ready or agreed, go to the one before or behind it.

use egui::{Align, Layout, Ui, Vec2};

use super::sheet::Sheet;
use crate::check::SectionState;
use crate::model::{Place, shortened};
use crate::session::Action;
use crate::template::Section;
use crate::ui::{
    commands::Command,
    widgets::{
        button::{Button, button_ui},
        icon::Icon,
    },
};

const TITLE_CHARS: usize = 22;
/// Where there is less room, in points, the ways stand below each other, and titles may be longer.
const ONE_ROW: f32 = 520.0;
const ALONE_CHARS: usize = 36;

pub(super) fn foot_ui(ui: &mut Ui, sheet: &mut Sheet<'_, '_>, section: &Section) {
    let tokens = sheet.tokens();
    ui.add_space(tokens.space.xl);
    let width = ui.available_width();
    let (rule, _) = ui.allocate_exact_size(Vec2::new(width, 1.0), egui::Sense::hover());
    ui.painter()
        .hline(rule.x_range(), rule.min.y, tokens.rule());
    ui.add_space(tokens.space.s);
    // Where there is nothing but further sections, those say whether it is ready.
    if !section.fields.is_empty() {
        ready_ui(ui, sheet, section);
        ui.add_space(tokens.space.s);
    }
    ways_ui(ui, sheet, section);
}

fn ready_ui(ui: &mut Ui, sheet: &mut Sheet<'_, '_>, section: &Section) {
    let state = sheet.view.section_headway(&section.id).state;
    if state == SectionState::Agreed {
        // The head of the page says so, with the way back.
        return;
    }
    let is_ready = state == SectionState::Ready;
    let button = if is_ready {
        Button::secondary("Open this section again")
    } else {
        Button::secondary("This section is ready").icon(Icon::Check)
    };
    let hint = if is_ready {
        "It counts as being written again, in the outline and in To do"
    } else {
        "It counts as ready for review, in the outline and in To do; nothing is sent or locked"
    };
    let is_whole = sheet.view.draft.pack.is_none();
    ui.horizontal_wrapped(|ui| {
        if button_ui(ui, button).on_hover_text(hint).clicked() {
            sheet.actions.act(Action::Ready {
                section: section.id.clone(),
                ready: !is_ready,
            });
        }
        if is_ready && is_whole {
            let agree = Button::secondary(Command::ToggleAgreed.label()).icon(Icon::Lock);
            let hint = Command::ToggleAgreed.hint();
            if button_ui(ui, agree).on_hover_text(hint).clicked() {
                sheet.actions.run(Command::ToggleAgreed);
            }
        }
    });
}

fn ways_ui(ui: &mut Ui, sheet: &mut Sheet<'_, '_>, section: &Section) {
    let outline = sheet.view.template.outline(&sheet.view.draft.arrangement);
    let at = outline
        .iter()
        .position(|outlined| outlined.section.id == section.id);
    let before = at.and_then(|at| at.checked_sub(1));
    let next = at.map(|at| at + 1);
    let named = |idx: Option<usize>| idx.and_then(|idx| outline.get(idx));
    if ui.available_width() < ONE_ROW {
        for (way, to) in [("Previous", before), ("Next", next)] {
            if let Some(to) = named(to) {
                let title = shortened(to.section.outline_title(), ALONE_CHARS);
                way_ui(ui, sheet, &format!("{way}: {title}"), to.section);
            }
        }
        return;
    }
    let size = Vec2::new(ui.available_width(), sheet.tokens().space.row);
    ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
        if let Some(before) = named(before) {
            let title = shortened(before.section.outline_title(), TITLE_CHARS);
            way_ui(ui, sheet, &format!("Previous: {title}"), before.section);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if let Some(next) = named(next) {
                let title = shortened(next.section.outline_title(), TITLE_CHARS);
                way_ui(ui, sheet, &format!("Next: {title}"), next.section);
            }
        });
    });
}

fn way_ui(ui: &mut Ui, sheet: &mut Sheet<'_, '_>, words: &str, to: &Section) {
    if button_ui(ui, Button::quiet(words)).clicked() {
        sheet.actions.go(Place::Section(to.id.clone()));
    }
}
