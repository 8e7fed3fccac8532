//! What helps at this place: guidance, what is linked, what is still to be done, and what others
//! said.

mod behind;
mod comments;
mod earlier;
mod guidance;
mod guide;
mod links;
mod to_do;

use egui::{Id, Margin, Panel, Rect, ScrollArea, Ui, UiBuilder, vec2};

use crate::ui::{
    commands::{Command, actions::Actions},
    desk::{
        state::{HelpTab, UiState},
        view::View,
    },
    widgets::{button::icon_button_ui, icon::Icon, tabs::tabs_ui},
};

/// The width of the help, in points.
const HELP_WIDTH: f32 = 300.0;

/// What of a wide window the guide has in addition, which holds tables and long sentences.
const GUIDE_MORE: f32 = 140.0;
/// From this width of the window on, in points, there is room for that.
const GUIDE_ROOM: f32 = 1200.0;

/// Returns the width of the help in a window that has so much room.
pub(in crate::ui) fn help_width(room: f32, state: &UiState) -> f32 {
    let is_wide = state.help_tab == HelpTab::Guide && room >= GUIDE_ROOM;
    let more = if is_wide && !state.preview.is_shown {
        GUIDE_MORE
    } else {
        0.0
    };
    HELP_WIDTH + more
}

pub(in crate::ui) fn help_ui(
    ui: &mut Ui,
    view: &View<'_>,
    (state, width): (&mut UiState, f32),
    actions: &mut Actions,
) {
    let tokens = view.tokens;
    let frame = egui::Frame::new()
        .fill(tokens.colors.panel)
        .inner_margin(Margin {
            left: 16,
            right: 0,
            top: 6,
            bottom: 0,
        });
    Panel::right("help")
        .resizable(false)
        .exact_size(width)
        .frame(frame)
        .show(ui, |ui| {
            ui.expand_to_include_rect(ui.max_rect());
            let links = links::found(view, state);
            let earlier = state.earlier.clone();
            let earlier = earlier.filter(|_| state.help_tab == HelpTab::Earlier);
            match &earlier {
                Some(earlier) => earlier::head_ui(ui, view, state, earlier, actions),
                None if state.help_tab == HelpTab::Comments => {
                    comments::head_ui(ui, view, state, actions);
                }
                None if state.help_tab == HelpTab::Guide => guide::head_ui(ui, view, state),
                None => head_ui(ui, view, state, actions, links.len()),
            }
            ui.add_space(tokens.space.m);
            ScrollArea::vertical()
                .id_salt(("help", state.help_tab as u8))
                .auto_shrink(false)
                .show(ui, |ui| {
                    ui.set_width(width - 34.0);
                    match state.help_tab {
                        HelpTab::Guidance => guidance::guidance_ui(ui, view, state, actions),
                        HelpTab::Links => links::links_ui(ui, view, &links, actions),
                        HelpTab::ToDo => to_do::to_do_ui(ui, view, state, actions),
                        HelpTab::Comments => comments::comments_ui(ui, view, state, actions),
                        HelpTab::Guide => guide::guide_ui(ui, state, actions),
                        HelpTab::Earlier => {
                            if let Some(earlier) = &earlier {
                                earlier::earlier_ui(ui, view, state, earlier);
                            }
                        }
                    }
                    ui.add_space(tokens.space.l);
                });
        });
}

/// The tabs in the order they stand.
const TABS: [HelpTab; 3] = [HelpTab::Guidance, HelpTab::Links, HelpTab::ToDo];

fn head_ui(
    ui: &mut Ui,
    view: &View<'_>,
    state: &mut UiState,
    actions: &mut Actions,
    n_links: usize,
) {
    let links = counted("Links", n_links);
    let to_do = counted("To do", view.readiness.n_to_do());
    let titles = ["Guidance", links.as_str(), to_do.as_str()];
    let open = TABS.iter().position(|tab| *tab == state.help_tab);
    let id = Id::unique("help tabs");
    let corner = ui.max_rect().right_top();
    let pressed = tabs_ui(ui, id, &titles, open.unwrap_or_default());
    if let Some(tab) = pressed.and_then(|idx| TABS.get(idx)) {
        state.help_tab = *tab;
    }
    // Over the line of the tabs, which goes through to the end.
    let rect = Rect::from_min_size(corner - vec2(40.0, 0.0), vec2(32.0, 32.0));
    ui.scope_builder(UiBuilder::new().max_rect(rect), |ui| {
        if icon_button_ui(ui, Icon::Close, "Hide help").clicked() {
            actions.run(Command::ToggleHelp);
        }
    });
}

fn counted(words: &str, count: usize) -> String {
    if count == 0 {
        words.to_owned()
    } else {
        format!("{words} {count}")
    }
}
