//! A colour: written as councils write theirs, or chosen from swatches that have names.

use egui::{Color32, CornerRadius, Rect, Role, Sense, StrokeKind, Ui, Vec2, vec2};

use super::{
    field::{FieldSpec, bare_ui, label_ui},
    press,
    tag::{Tone, kicker_ui},
};
use crate::model::HouseColor;
use crate::ui::{
    theme::Tokens,
    walk::{self, Arrows},
};

/// How large a swatch is.
const SWATCH: f32 = 26.0;

/// A colour with a name, to choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedColor {
    /// What it is called.
    pub name: String,
    /// The colour.
    pub color: HouseColor,
}

/// What was typed, as long as it stands for this colour.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Typed {
    text: String,
    meant: Option<HouseColor>,
}

/// Shows a colour field under its label. Returns the colour as it is now; what is not understood
/// changes nothing.
pub fn color_edit_ui(
    ui: &mut Ui,
    spec: &FieldSpec<'_>,
    value: Option<HouseColor>,
    swatches: &[NamedColor],
) -> Option<HouseColor> {
    ui.scope(|ui| {
        label_ui(ui, spec);
        ui.spacing_mut().item_spacing.y = 6.0;
        let typed = ui.horizontal(|ui| field_ui(ui, spec, value)).inner;
        let chosen = ui.horizontal_wrapped(|ui| swatches_ui(ui, spec, value, swatches));
        chosen.inner.or(typed)
    })
    .inner
}

fn field_ui(ui: &mut Ui, spec: &FieldSpec<'_>, value: Option<HouseColor>) -> Option<HouseColor> {
    let kept: Option<Typed> = ui.data(|data| data.get_temp(spec.id));
    let kept = kept.filter(|typed| typed.meant == value);
    let in_words = value.map(|color| color.to_string()).unwrap_or_default();
    let mut text = kept.map_or_else(|| in_words.clone(), |typed| typed.text);
    let before = text.clone();
    let response = bare_ui(ui, spec.id, spec.label, &mut text, 110.0);
    let read = HouseColor::read(&text);
    let is_understood = read.is_some() || text.trim().is_empty();
    let now = if is_understood { read } else { value };
    if text != before {
        let typed = Typed { text, meant: now };
        ui.data_mut(|data| data.insert_temp(spec.id, typed));
    } else if !response.has_focus() && is_understood {
        ui.data_mut(|data| data.remove_temp::<Typed>(spec.id));
    }
    if let Some(color) = now {
        let (rect, _) = ui.allocate_exact_size(vec2(64.0, SWATCH), Sense::hover());
        paint(ui, rect, color, false);
    }
    if !is_understood {
        let words = "Not understood. Write it like #14606a";
        kicker_ui(ui, Tone::Attention, words);
    }
    now
}

fn swatches_ui(
    ui: &mut Ui,
    spec: &FieldSpec<'_>,
    value: Option<HouseColor>,
    swatches: &[NamedColor],
) -> Option<HouseColor> {
    ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
    let tokens = Tokens::of(ui);
    let mut chosen = None;
    for swatch in swatches {
        let (rect, _) = ui.allocate_exact_size(Vec2::splat(SWATCH), Sense::hover());
        let id = spec.id.with(("swatch", &swatch.name));
        let response = ui.interact(rect, id, Sense::click());
        let is_on = value == Some(swatch.color);
        let name = format!("{}: {}", spec.label, swatch.name);
        press::name_choice(ui, &response, Role::RadioButton, &name, is_on);
        walk::member(ui, id, ui.unique_id(), is_on, Arrows::Both);
        paint(ui, rect, swatch.color, is_on);
        press::ring(ui, &tokens, &response, rect, tokens.radius.s);
        if response.on_hover_text(&swatch.name).clicked() && !is_on {
            chosen = Some(swatch.color);
        }
    }
    chosen
}

/// Paints a colour; the chosen one has a second edge.
fn paint(ui: &Ui, rect: Rect, color: HouseColor, is_on: bool) {
    let tokens = Tokens::of(ui);
    let HouseColor([red, green, blue]) = color;
    let fill = Color32::from_rgb(red, green, blue);
    let radius = CornerRadius::same(tokens.radius.s);
    ui.painter()
        .rect(rect, radius, fill, tokens.edge(), StrokeKind::Inside);
    if is_on {
        let inner = rect.shrink(3.0);
        let edge = egui::Stroke::new(2.0, tokens.colors.page);
        ui.painter()
            .rect_stroke(inner, radius, edge, StrokeKind::Inside);
        let outer = egui::Stroke::new(1.5, tokens.colors.ink);
        ui.painter()
            .rect_stroke(rect, radius, outer, StrokeKind::Inside);
    }
}
