//! The first thing a user sees: begin from a template, go on with a draft, or look at the example.

use std::path::{Path, PathBuf};

use egui::{Margin, Rect, Role, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, vec2};

use super::{
    commands::{Command, keys},
    theme::{Tokens, Type},
    widgets::{
        button::{Button, button_ui},
        text::{heading_ui, text_ui},
    },
};
use crate::session;
use crate::template::Template;

const LEFT_WIDTH: f32 = 620.0;
const RIGHT_WIDTH: f32 = 320.0;
const GAP: f32 = 64.0;
/// How wide the buttons beside what a crash left are, with and without a saved file to compare
/// it with. They are drawn behind the words, as they are read, and end where the frame does.
const ALL_BUTTONS: f32 = 397.0;
const TWO_BUTTONS: f32 = 250.0;

/// What the start screen shows.
pub(super) struct Start<'a> {
    pub(super) templates: &'a [Template],
    pub(super) recent: &'a [Recent],
    /// Whether the tour was neither taken nor skipped.
    pub(super) offers_tour: bool,
    /// What a crash left.
    pub(super) recovered: &'a [Left],
    /// The title of the draft that is open behind this screen.
    pub(super) behind: Option<&'a str>,
    pub(super) tokens: &'a Tokens,
}

/// A draft that was open lately.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Recent {
    pub(super) path: PathBuf,
    pub(super) is_there: bool,
}

/// What a crash left of a draft, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Left {
    /// The draft.
    pub(super) name: String,
    /// When its copy was written: "kept today at 14:02".
    pub(super) kept: String,
    /// That, and where the draft is.
    pub(super) about: String,
    /// Whether there is a saved file to compare it with.
    pub(super) has_file: bool,
}

/// What the user chose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Choice {
    /// Begin with the template at this position.
    Begin(usize),
    /// Ask for a file.
    Ask,
    /// Open this file.
    Open(PathBuf),
    /// Take a file that is gone off the list.
    Forget(PathBuf),
    /// Open what a crash left, at this position.
    Recover(usize),
    /// Show what differs between what a crash left, at this position, and the saved file.
    Compare(usize),
    /// Delete what a crash left, at this position.
    Discard(usize),
    /// Ask for last year's draft, to begin from it.
    AskLast,
    /// Open the example.
    Example,
    /// Open it with the tour.
    Tour,
    /// Go back to the open draft.
    Back,
}

pub(super) fn start_ui(ui: &mut Ui, start: &Start<'_>) -> Option<Choice> {
    let frame = egui::Frame::new().inner_margin(Margin::symmetric(32, 0));
    egui::CentralPanel::no_frame()
        .frame(frame)
        .show(ui, |ui| {
            ScrollArea::vertical()
                .auto_shrink(false)
                .show(ui, |ui| page_ui(ui, start))
                .inner
        })
        .inner
}

fn page_ui(ui: &mut Ui, start: &Start<'_>) -> Option<Choice> {
    let width = ui.available_width();
    let is_wide = width >= LEFT_WIDTH + GAP + RIGHT_WIDTH;
    let column = if is_wide {
        LEFT_WIDTH + GAP + RIGHT_WIDTH
    } else {
        LEFT_WIDTH.min(width)
    };
    let margin = ((width - column) / 2.0).max(0.0);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.add_space(margin);
        ui.vertical(|ui| {
            ui.set_width(column);
            let mut choice = head_ui(ui, start);
            choice = choice.or_else(|| recovered_ui(ui, start));
            if is_wide {
                ui.horizontal_top(|ui| {
                    let begun = sized(ui, LEFT_WIDTH, |ui| begin_ui(ui, start));
                    ui.add_space(GAP);
                    let opened = sized(ui, RIGHT_WIDTH, |ui| go_on_ui(ui, start));
                    choice = choice.take().or(begun).or(opened);
                });
            } else {
                choice = choice.or_else(|| begin_ui(ui, start));
                ui.add_space(start.tokens.space.xl);
                let opened = go_on_ui(ui, start);
                choice = choice.or(opened);
            }
            choice
        })
        .inner
    })
    .inner
}

fn sized<R>(ui: &mut Ui, width: f32, contents: impl FnOnce(&mut Ui) -> R) -> R {
    ui.vertical(|ui| {
        ui.set_width(width);
        ui.spacing_mut().item_spacing.x = 8.0;
        contents(ui)
    })
    .inner
}

fn head_ui(ui: &mut Ui, start: &Start<'_>) -> Option<Choice> {
    let tokens = start.tokens;
    let colors = &tokens.colors;
    ui.add_space(tokens.space.xxl);
    let name = Type {
        size: 34.0,
        line: 42.0,
        ..tokens.text.title
    };
    heading_ui(ui, "Candour", 1, name, colors.accent);
    let what = "Write your self-evaluation of social work practice, part by part, and get a finished, accessible PDF from it.";
    text_ui(ui, what, tokens.text.prose, colors.ink);
    let back = start.behind.and_then(|title| {
        ui.add_space(tokens.space.s);
        let words = format!("Back to “{title}”");
        let pressed = button_ui(ui, Button::quiet(&words)).clicked();
        pressed.then_some(Choice::Back)
    });
    ui.add_space(tokens.space.xl);
    back
}

/// Offers what a crash left, before everything else.
fn recovered_ui(ui: &mut Ui, start: &Start<'_>) -> Option<Choice> {
    let tokens = start.tokens;
    if start.recovered.is_empty() {
        return None;
    }
    let mut choice = None;
    let frame = egui::Frame::new()
        .fill(tokens.colors.attention_tint)
        .corner_radius(tokens.radius.l)
        .inner_margin(Margin::symmetric(16, 14));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 4.0;
        let (text, colors) = (&tokens.text, &tokens.colors);
        let title = "Candour ended before these changes were saved";
        heading_ui(ui, title, 2, text.card_title, colors.ink);
        for (idx, left) in start.recovered.iter().enumerate() {
            ui.add_space(tokens.space.xs);
            let chosen = ui.horizontal(|ui| {
                let buttons = if left.has_file {
                    ALL_BUTTONS
                } else {
                    TWO_BUTTONS
                };
                ui.vertical(|ui| {
                    ui.set_width((ui.available_width() - buttons).max(200.0));
                    ui.spacing_mut().item_spacing.y = 0.0;
                    text_ui(ui, &left.name, text.strong, colors.ink);
                    text_ui(ui, &left.about, text.hint, colors.muted);
                });
                ui.spacing_mut().item_spacing.x = 8.0;
                left_buttons_ui(ui, left, idx)
            });
            choice = chosen.inner.or(choice.take());
        }
    });
    ui.add_space(tokens.space.l);
    choice
}

fn left_buttons_ui(ui: &mut Ui, left: &Left, idx: usize) -> Option<Choice> {
    if button_ui(ui, Button::primary("Open what was kept")).clicked() {
        return Some(Choice::Recover(idx));
    }
    if left.has_file && button_ui(ui, Button::secondary("See what differs…")).clicked() {
        return Some(Choice::Compare(idx));
    }
    let discard = button_ui(ui, Button::secondary("Discard"));
    discard.clicked().then_some(Choice::Discard(idx))
}

fn begin_ui(ui: &mut Ui, start: &Start<'_>) -> Option<Choice> {
    let tokens = start.tokens;
    heading_ui(
        ui,
        "Begin a new paper",
        2,
        tokens.text.card_title,
        tokens.colors.ink,
    );
    ui.add_space(tokens.space.xs);
    let mut choice = None;
    for (idx, template) in start.templates.iter().enumerate() {
        if card_ui(ui, template, idx == 0, tokens) {
            choice = Some(Choice::Begin(idx));
        }
        ui.add_space(tokens.space.xs);
    }
    choice
}

/// Shows a template as a card. Returns whether it was chosen.
fn card_ui(ui: &mut Ui, template: &Template, is_default: bool, tokens: &Tokens) -> bool {
    let file = template.file();
    let colors = &tokens.colors;
    // The frame is painted behind the words once it is known how high they are.
    let behind = ui.painter().add(egui::Shape::Noop);
    let response = ui
        .scope_builder(UiBuilder::new().sense(Sense::click()), |ui| {
            egui::Frame::new()
                .inner_margin(Margin::symmetric(16, 12))
                .show(ui, |ui| {
                    ui.set_width(ui.available_width());
                    ui.spacing_mut().item_spacing.y = 2.0;
                    ui.horizontal(|ui| {
                        text_ui(ui, &file.title, tokens.text.card_title, colors.ink);
                        if is_default {
                            let first = "A good first choice";
                            super::widgets::tag::tag_ui(ui, super::widgets::tag::Tone::Good, first);
                        }
                    });
                    text_ui(ui, &file.summary, tokens.text.body, colors.muted);
                    text_ui(ui, &file.length, tokens.text.strong, colors.muted);
                });
        })
        .response;
    response.widget_info(|| {
        let name = format!("{}. {} {}", file.title, file.summary, file.length);
        WidgetInfo::labeled(Role::Button, true, name)
    });
    let shape = frame_shape(response.rect, &response, tokens);
    ui.painter().set(behind, shape);
    response
        .on_hover_cursor(egui::CursorIcon::PointingHand)
        .clicked()
}

fn frame_shape(rect: Rect, response: &egui::Response, tokens: &Tokens) -> egui::Shape {
    let colors = &tokens.colors;
    let fill = if response.hovered() {
        colors.hover_tint
    } else {
        colors.background
    };
    let stroke = if response.has_focus() {
        tokens.ring()
    } else {
        tokens.rule()
    };
    let kind = egui::StrokeKind::Inside;
    egui::epaint::RectShape::new(rect, tokens.radius.l, fill, stroke, kind).into()
}

fn go_on_ui(ui: &mut Ui, start: &Start<'_>) -> Option<Choice> {
    let tokens = start.tokens;
    let colors = &tokens.colors;
    let mut choice = None;
    heading_ui(
        ui,
        "Go on with a draft",
        2,
        tokens.text.card_title,
        colors.ink,
    );
    ui.add_space(tokens.space.xs);
    let open = keys::words(ui.ctx(), Command::Open);
    if button_ui(ui, Button::secondary("Open a draft…").shortcut(&open)).clicked() {
        choice = Some(Choice::Ask);
    }
    if button_ui(ui, Button::secondary("New from last year’s…")).clicked() {
        choice = Some(Choice::AskLast);
    }
    if !start.recent.is_empty() {
        ui.add_space(tokens.space.m);
        heading_ui(ui, "Recent", 3, tokens.text.strong, colors.muted);
    }
    for recent in start.recent {
        choice = recent_ui(ui, recent, tokens).or(choice);
    }
    ui.add_space(tokens.space.xl);
    heading_ui(
        ui,
        "See how one looks",
        2,
        tokens.text.card_title,
        colors.ink,
    );
    let about = "A complete draft of a council that does not exist, to read and to try things in.";
    text_ui(ui, about, tokens.text.body, colors.muted);
    if button_ui(ui, Button::secondary("Open the example")).clicked() {
        choice = Some(Choice::Example);
    }
    if start.offers_tour && button_ui(ui, Button::secondary("Take a short tour")).clicked() {
        choice = Some(Choice::Tour);
    }
    choice
}

fn recent_ui(ui: &mut Ui, recent: &Recent, tokens: &Tokens) -> Option<Choice> {
    let name = session::draft_name(&recent.path);
    let folder = recent
        .path
        .parent()
        .unwrap_or(Path::new(""))
        .display()
        .to_string();
    if recent.is_there {
        let pressed = recent_row_ui(ui, &name, &folder, tokens);
        return pressed.then(|| Choice::Open(recent.path.clone()));
    }
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        text_ui(ui, &name, tokens.text.body, tokens.colors.muted);
        let words = format!("No longer in {folder}");
        text_ui(ui, &words, tokens.text.hint, tokens.colors.attention);
        let forget = button_ui(ui, Button::quiet("Take off the list"));
        forget
            .clicked()
            .then(|| Choice::Forget(recent.path.clone()))
    })
    .inner
}

fn recent_row_ui(ui: &mut Ui, name: &str, folder: &str, tokens: &Tokens) -> bool {
    let behind = ui.painter().add(egui::Shape::Noop);
    let response = ui
        .scope_builder(UiBuilder::new().sense(Sense::click()), |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 0.0;
            text_ui(ui, name, tokens.text.strong, tokens.colors.accent);
            text_ui(ui, folder, tokens.text.hint, tokens.colors.muted);
        })
        .response;
    response
        .widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{name}, in {folder}")));
    let frame = response.rect.expand2(vec2(6.0, 3.0));
    if response.hovered() || response.has_focus() {
        let fill = tokens.colors.hover_tint;
        let stroke = if response.has_focus() {
            tokens.ring()
        } else {
            egui::Stroke::NONE
        };
        let kind = egui::StrokeKind::Inside;
        let shape = egui::epaint::RectShape::new(frame, tokens.radius.m, fill, stroke, kind);
        ui.painter().set(behind, shape);
    }
    response
        .on_hover_cursor(egui::CursorIcon::PointingHand)
        .clicked()
}
