//! Buttons in three voices. A window has at most one primary button.

use egui::{
    Color32, CornerRadius, Direction, Id, Key, Modifiers, Rect, Response, Role, Sense, Stroke, Ui,
    UiKind, Vec2, response::Flags, text::LayoutJob, text_edit::TextEditState, vec2,
};

use super::{
    icon::{Icon, paint_icon},
    press,
};
use crate::ui::theme::{Tokens, Weight};

/// How loud a button is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum ButtonKind {
    /// The one thing to do.
    Primary,
    /// One of several.
    #[default]
    Secondary,
    /// Without a frame, in the accent.
    Quiet,
}

/// A button.
#[derive(Debug, Clone, Copy, Default)]
pub struct Button<'a> {
    /// What it does, in words; also its accessible name.
    pub text: &'a str,
    /// How loud it is.
    pub kind: ButtonKind,
    /// An icon before the words.
    pub icon: Option<Icon>,
    /// Its shortcut, behind the words in a quieter voice.
    pub shortcut: &'a str,
    /// What names it, where it must keep the keyboard although what stands before it changes.
    pub id: Option<Id>,
}

impl<'a> Button<'a> {
    /// The one thing to do.
    pub fn primary(text: &'a str) -> Self {
        Self {
            text,
            kind: ButtonKind::Primary,
            ..Self::default()
        }
    }

    /// One of several.
    pub fn secondary(text: &'a str) -> Self {
        Self {
            text,
            ..Self::default()
        }
    }

    /// Without a frame.
    pub fn quiet(text: &'a str) -> Self {
        Self {
            text,
            kind: ButtonKind::Quiet,
            ..Self::default()
        }
    }

    /// With an icon before the words.
    #[must_use]
    pub fn icon(self, icon: Icon) -> Self {
        Self {
            icon: Some(icon),
            ..self
        }
    }

    /// With a name of its own for the toolkit.
    #[must_use]
    pub fn id(self, id: Id) -> Self {
        Self {
            id: Some(id),
            ..self
        }
    }

    /// With its shortcut behind the words.
    #[must_use]
    pub fn shortcut(self, shortcut: &'a str) -> Self {
        Self { shortcut, ..self }
    }
}

const ICON_WIDTH: f32 = 22.0;

/// Shows a button. The response says whether it was pressed, by pointer or by key.
pub fn button_ui(ui: &mut Ui, button: Button<'_>) -> Response {
    let tokens = Tokens::of(ui);
    let color = text_color(ui, &tokens, button.kind);
    let galley = words(ui, &tokens, &button, color);
    let icon_width = if button.icon.is_some() {
        ICON_WIDTH
    } else {
        0.0
    };
    let padding = match button.kind {
        ButtonKind::Primary | ButtonKind::Secondary => tokens.space.m,
        ButtonKind::Quiet => tokens.space.s,
    };
    // The words of a button without a frame stand on the edge where other text stands.
    let [left, right] = if button.kind == ButtonKind::Quiet {
        edges(ui).map(|is_at_edge| if is_at_edge { 0.0 } else { padding })
    } else {
        [padding; 2]
    };
    let width = galley.size().x + icon_width + left + right;
    let height = tokens.space.row.max(galley.size().y + 10.0);
    let size = Vec2::new(width, height);
    let (rect, mut response) = match button.id {
        None => ui.allocate_exact_size(size, Sense::click()),
        Some(id) => {
            let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
            (rect, ui.interact(rect, id, Sense::click()))
        }
    };
    if button.kind == ButtonKind::Primary && is_default_pressed(ui) {
        response.flags.insert(Flags::FAKE_PRIMARY_CLICKED);
    }
    press::name(ui, &response, Role::Button, button.text);
    let frame = Rect::from_min_max(
        rect.min - vec2(padding - left, 0.0),
        rect.max + vec2(padding - right, 0.0),
    );
    paint_frame(ui, &tokens, button.kind, frame, &response);
    let start = rect.min.x + left;
    if let Some(icon) = button.icon {
        let center = egui::pos2(start + 7.0, rect.center().y);
        paint_icon(ui.painter(), icon, center, color);
    }
    let corner = egui::pos2(start + icon_width, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(corner, galley, color);
    press::ring(ui, &tokens, &response, frame, tokens.radius.m);
    response
}

/// Whether what comes next stands at the left edge of its place, and whether at the right one.
pub(super) fn edges(ui: &Ui) -> [bool; 2] {
    let (cursor, place) = (ui.cursor(), ui.max_rect());
    let is_from_right = ui.layout().prefer_right_to_left();
    [
        !is_from_right && (cursor.min.x - place.min.x).abs() < 0.5,
        is_from_right && (cursor.max.x - place.max.x).abs() < 0.5,
    ]
}

/// Whether Enter means the main answer of a question: nothing else there has the keyboard, or a
/// field that leaves Enter alone.
fn is_default_pressed(ui: &Ui) -> bool {
    let is_question = |ui: &Ui| {
        let mut outer = ui.stack().iter();
        outer.any(|stack| stack.kind() == Some(UiKind::Modal))
    };
    if !ui.input(|input| input.key_pressed(Key::Enter)) || !ui.is_enabled() || !is_question(ui) {
        return false;
    }
    let focused = ui.memory(egui::Memory::focused);
    let is_free = focused.is_none_or(|id| TextEditState::load(ui, id).is_some());
    is_free && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter))
}

/// Shows a button that is an icon alone. Its name is its tooltip.
pub fn icon_button_ui(ui: &mut Ui, icon: Icon, name: &str) -> Response {
    let tokens = Tokens::of(ui);
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(28.0), Sense::click());
    press::name(ui, &response, Role::Button, name);
    paint_frame(ui, &tokens, ButtonKind::Quiet, rect, &response);
    let color = if press::looks_enabled(ui) && (response.hovered() || response.has_focus()) {
        tokens.colors.ink
    } else {
        tokens.colors.muted
    };
    paint_icon(ui.painter(), icon, rect.center(), color);
    press::ring(ui, &tokens, &response, rect, tokens.radius.m);
    response.on_hover_text(name)
}

fn words(
    ui: &Ui,
    tokens: &Tokens,
    button: &Button<'_>,
    color: Color32,
) -> std::sync::Arc<egui::Galley> {
    let text = match button.kind {
        ButtonKind::Primary | ButtonKind::Secondary => tokens.text.body,
        ButtonKind::Quiet => tokens.text.body.with_weight(Weight::SemiBold),
    };
    let mut job = LayoutJob::single_section(button.text.to_owned(), text.format(color));
    if !button.shortcut.is_empty() {
        let quiet = match button.kind {
            ButtonKind::Primary => tokens.colors.on_accent,
            ButtonKind::Secondary | ButtonKind::Quiet => tokens.colors.muted,
        };
        job.append(
            button.shortcut,
            tokens.space.s,
            tokens.text.body.format(quiet),
        );
    }
    // Where buttons stand below each other, long words take another line instead of leaving.
    if ui.layout().main_dir() == Direction::TopDown {
        let padding = 2.0 * tokens.space.m
            + if button.icon.is_some() {
                ICON_WIDTH
            } else {
                0.0
            };
        job.wrap.max_width = (ui.available_width() - padding).max(40.0);
    }
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

fn text_color(ui: &Ui, tokens: &Tokens, kind: ButtonKind) -> Color32 {
    let colors = &tokens.colors;
    match kind {
        ButtonKind::Primary if press::looks_enabled(ui) => colors.on_accent,
        ButtonKind::Secondary if press::looks_enabled(ui) => colors.ink,
        ButtonKind::Quiet if press::looks_enabled(ui) => colors.accent,
        ButtonKind::Primary | ButtonKind::Secondary | ButtonKind::Quiet => colors.muted,
    }
}

fn paint_frame(ui: &Ui, tokens: &Tokens, kind: ButtonKind, rect: Rect, response: &Response) {
    let colors = &tokens.colors;
    let is_over = press::looks_enabled(ui) && response.hovered();
    let (fill, stroke) = match kind {
        ButtonKind::Primary if !press::looks_enabled(ui) => (colors.background, tokens.rule()),
        ButtonKind::Primary if is_over => {
            (colors.accent.lerp_to_gamma(colors.ink, 0.18), Stroke::NONE)
        }
        ButtonKind::Primary => (colors.accent, Stroke::NONE),
        ButtonKind::Secondary if is_over => (colors.hover_tint, tokens.rule()),
        ButtonKind::Secondary => (colors.page, tokens.rule()),
        ButtonKind::Quiet if is_over => (colors.hover_tint, Stroke::NONE),
        ButtonKind::Quiet => (Color32::TRANSPARENT, Stroke::NONE),
    };
    let radius = CornerRadius::same(tokens.radius.m);
    let rect = rect.shrink2(vec2(0.0, 0.0));
    ui.painter()
        .rect(rect, radius, fill, stroke, egui::StrokeKind::Inside);
}
