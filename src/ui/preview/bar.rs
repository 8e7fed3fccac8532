//! What steers the pages: whose paper, which page, how large, how they stand.

use egui::{Align, Id, Key, Layout, Modifiers, Popup, Ui, vec2};

use crate::model::Audience;
use crate::session::{PageZoom, Spread};
use crate::ui::{
    commands::{Command, actions::Actions, page::PageCommand},
    desk::{
        state::{Over, UiState},
        view::View,
    },
    pages::plan::ACTUAL,
    pages::state::{Preview, own_reader},
    theme::Tokens,
    walk::{self, Arrows},
    widgets::{
        button::{Button, button_ui, icon_button_ui},
        field::bare_ui,
        icon::Icon,
        tabs::tabs_ui,
        text::text_ui,
    },
};

/// The space between the bar and the edge of its panel.
const EDGE: f32 = 16.0;
/// From this width on, the bar is one row.
const ONE_ROW: f32 = 860.0;
/// Who can read a paper, as far as one looks at pages.
const READERS: [Audience; 3] = [Audience::Everyone, Audience::Committee, Audience::Ofsted];

/// Shows the bar above the pages beside the text.
pub(super) fn bar_ui(
    ui: &mut Ui,
    view: &View<'_>,
    state: &mut UiState,
    actions: &mut Actions,
    shares: bool,
) {
    ui.spacing_mut().item_spacing.y = 0.0;
    ui.add_space(6.0);
    row_ui(ui, |ui| {
        if shares {
            let pressed = ui
                .allocate_ui(vec2(90.0, 34.0), |ui| {
                    tabs_ui(ui, Id::unique("pages tabs"), &["Pages", "Help"], 0)
                })
                .inner;
            if pressed == Some(1) {
                state.over = Over::Help;
            }
        } else {
            let tokens = view.tokens;
            text_ui(ui, "Pages", tokens.text.strong, tokens.colors.ink);
        }
        at_right(ui, |ui| {
            if icon_button_ui(ui, Icon::Close, "Hide pages").clicked() {
                actions.run(Command::Pages(PageCommand::Toggle));
            }
            readers_ui(ui, view, &mut state.preview);
        });
    });
    row_ui(ui, |ui| controls_ui(ui, view, state, actions));
    ui.add_space(6.0);
}

/// Shows the bar above a paper that is read alone.
pub(super) fn reading_bar_ui(
    ui: &mut Ui,
    view: &View<'_>,
    state: &mut UiState,
    actions: &mut Actions,
) {
    ui.spacing_mut().item_spacing.y = 0.0;
    let is_wide = ui.available_width() >= ONE_ROW;
    ui.add_space(8.0);
    row_ui(ui, |ui| {
        let leave = Button::secondary("Back to the text").shortcut("Esc");
        if button_ui(ui, leave).clicked() {
            actions.run(Command::Pages(PageCommand::Read));
        }
        readers_ui(ui, view, &mut state.preview);
        if is_wide {
            controls_ui(ui, view, state, actions);
        }
    });
    if !is_wide {
        row_ui(ui, |ui| controls_ui(ui, view, state, actions));
    }
    ui.add_space(8.0);
}

fn row_ui(ui: &mut Ui, contents: impl FnOnce(&mut Ui)) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        ui.set_min_height(34.0);
        ui.add_space(EDGE - 6.0);
        contents(ui);
    });
}

fn at_right(ui: &mut Ui, contents: impl FnOnce(&mut Ui)) {
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        ui.add_space(4.0);
        contents(ui);
    });
}

/// Which page, how large and how they stand.
fn controls_ui(ui: &mut Ui, view: &View<'_>, state: &mut UiState, actions: &mut Actions) {
    let n_pages = view.laid.map_or(0, |laid| laid.pages.pages.len());
    number_ui(ui, view.tokens, &mut state.preview, n_pages, actions);
    at_right(ui, |ui| {
        let is_reading = state.preview.is_reading;
        if !is_reading && icon_button_ui(ui, Icon::Expand, "Read the paper").clicked() {
            actions.run(Command::Pages(PageCommand::Read));
        }
        for (spread, icon, name) in [
            (Spread::Overview, Icon::AllPages, "All pages, small"),
            (Spread::Facing, Icon::TwoPages, "Facing pages"),
            (Spread::Single, Icon::OnePage, "Single pages"),
        ] {
            let is_on = state.preview.spread == spread;
            if spread_button_ui(ui, view.tokens, icon, name, is_on) {
                state.preview.set_spread(spread);
            }
        }
        ui.add_space(4.0);
        zoom_ui(ui, &mut state.preview);
    });
}

fn spread_button_ui(ui: &mut Ui, tokens: &Tokens, icon: Icon, name: &str, is_on: bool) -> bool {
    let behind = ui.painter().add(egui::Shape::Noop);
    let response = icon_button_ui(ui, icon, name);
    let group = Id::unique("how pages stand");
    walk::member(ui, response.id, group, is_on, Arrows::Horizontal);
    ui.accesskit_node_builder(response.id, |node| {
        node.set_toggled(if is_on {
            egui::accesskit::Toggled::True
        } else {
            egui::accesskit::Toggled::False
        });
    });
    if is_on {
        let shape = egui::epaint::RectShape::filled(
            response.rect,
            tokens.radius.m,
            tokens.colors.accent_tint,
        );
        ui.painter().set(behind, shape);
    }
    response.clicked()
}

/// The number of the page, to be read or typed over.
fn number_ui(
    ui: &mut Ui,
    tokens: &Tokens,
    preview: &mut Preview,
    n_pages: usize,
    actions: &mut Actions,
) {
    if icon_button_ui(ui, Icon::Up, "Previous page").clicked() {
        actions.run(Command::Pages(PageCommand::Previous));
    }
    if icon_button_ui(ui, Icon::Down, "Next page").clicked() {
        actions.run(Command::Pages(PageCommand::Next));
    }
    let id = Id::unique("page number");
    if std::mem::take(&mut preview.wants_number) {
        ui.memory_mut(|memory| memory.request_focus(id));
        preview.number = Some(String::new());
    }
    let shown = (preview.page_idx + 1).min(n_pages.max(1)).to_string();
    let mut text = preview.number.clone().unwrap_or(shown);
    let is_entered = ui.memory(|memory| memory.has_focus(id))
        && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
    let name = format!("Page, of {n_pages}");
    let response = bare_ui(ui, id, &name, &mut text, 36.0);
    let has_focus = response.has_focus();
    if is_entered || (response.lost_focus() && preview.number.is_some()) {
        if let Ok(number) = text.trim().parse::<usize>() {
            preview.go_to(number.clamp(1, n_pages.max(1)) - 1);
            ui.request_repaint();
        }
        preview.number = None;
        ui.memory_mut(|memory| memory.surrender_focus(id));
    } else {
        preview.number =
            (has_focus && (response.changed() || preview.number.is_some())).then_some(text);
    }
    let of = format!("of {n_pages}");
    text_ui(ui, &of, tokens.text.body, tokens.colors.muted);
}

fn zoom_ui(ui: &mut Ui, preview: &mut Preview) {
    if icon_button_ui(ui, Icon::Plus, "Larger pages").clicked() {
        preview.step_zoom(1);
    }
    let percent = (preview.zoom_now() / ACTUAL * 100.0).round();
    let label = format!("{percent:.0} %");
    let response = button_ui(ui, Button::quiet(&label)).on_hover_text("Size of the pages");
    Popup::menu(&response).show(|ui| zoom_menu_ui(ui, preview));
    if icon_button_ui(ui, Icon::Minus, "Smaller pages").clicked() {
        preview.step_zoom(-1);
    }
}

fn zoom_menu_ui(ui: &mut Ui, preview: &mut Preview) {
    ui.set_width(180.0);
    let mut choices = vec![
        ("As wide as there is room".to_owned(), PageZoom::Width),
        ("Whole page".to_owned(), PageZoom::Page),
    ];
    for percent in [50_u8, 75, 100, 125, 150, 200] {
        let times = f32::from(percent) / 100.0;
        choices.push((format!("{percent} %"), PageZoom::Times(times)));
    }
    for (label, zoom) in choices {
        let is_on = preview.zoom() == zoom;
        if ui.selectable_label(is_on, label).clicked() {
            preview.set_zoom(zoom);
            ui.close();
        }
    }
}

/// Whose paper is shown.
fn readers_ui(ui: &mut Ui, view: &View<'_>, preview: &mut Preview) {
    let own = own_reader(view.draft.details.audience);
    let reader = preview.reader.unwrap_or(own);
    let label = format!("For {}", words(reader));
    let response = button_ui(ui, Button::secondary(&label).icon(Icon::DropDown));
    let response = response.on_hover_text("Whose paper the pages show");
    Popup::menu(&response).show(|ui| {
        ui.set_width(220.0);
        for other in READERS {
            let note = if other == own { " (this draft)" } else { "" };
            let label = format!("For {}{note}", words(other));
            if ui.selectable_label(other == reader, label).clicked() {
                preview.reader = (other != own).then_some(other);
                ui.close();
            }
        }
    });
}

fn words(reader: Audience) -> &'static str {
    match reader {
        Audience::Everyone => "everyone",
        Audience::Committee => "the committee",
        Audience::Ofsted => "Ofsted",
        Audience::WorkingNote => "nobody",
    }
}
