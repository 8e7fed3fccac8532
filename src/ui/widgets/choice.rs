//! One of a closed list: side by side where they are few, a list to pick from where they are many.

use egui::{
    Align2, Color32, CornerRadius, Key, Modifiers, Rect, Role, Sense, StrokeKind, Ui, Vec2, pos2,
    text::LayoutJob, vec2,
};

use super::{
    field::{FieldSpec, label_ui},
    icon::{Icon, paint_icon},
    link_picker::{PickRow, Picked, picker_from_ui},
    press,
};
use crate::ui::theme::{Tokens, Weight};

/// One option.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChoiceOption<'a> {
    /// What is handed back when it is chosen.
    pub name: &'a str,
    /// The words people read.
    pub label: &'a str,
}

/// Shows a choice under its label. Returns the name of what was chosen, if it was.
pub fn choice_ui(
    ui: &mut Ui,
    spec: &FieldSpec<'_>,
    options: &[ChoiceOption<'_>],
    chosen: &str,
) -> Option<String> {
    if options.len() <= 3 {
        side_by_side_ui(ui, spec, options, chosen)
    } else {
        from_list_ui(ui, spec, options, chosen)
    }
}

/// Shows a choice under its label, always side by side. Returns the name of what was chosen, if
/// it was.
pub fn side_by_side_ui(
    ui: &mut Ui,
    spec: &FieldSpec<'_>,
    options: &[ChoiceOption<'_>],
    chosen: &str,
) -> Option<String> {
    ui.scope(|ui| {
        label_ui(ui, spec);
        segments_ui(ui, spec, options, chosen)
    })
    .inner
}

/// Shows a choice under its label, always as a list to pick from. Returns the name of what was
/// chosen, if it was.
pub fn from_list_ui(
    ui: &mut Ui,
    spec: &FieldSpec<'_>,
    options: &[ChoiceOption<'_>],
    chosen: &str,
) -> Option<String> {
    ui.scope(|ui| {
        label_ui(ui, spec);
        drop_down_ui(ui, spec, options, chosen)
    })
    .inner
}

fn segments_ui(
    ui: &mut Ui,
    spec: &FieldSpec<'_>,
    options: &[ChoiceOption<'_>],
    chosen: &str,
) -> Option<String> {
    let mut picked = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
        for (idx, option) in options.iter().enumerate() {
            let response = segment_ui(ui, spec, option, option.name == chosen);
            if response.clicked() {
                picked = Some(idx);
            }
            if response.has_focus() {
                let step = arrows(ui);
                if step != 0 {
                    let to = idx.saturating_add_signed(step).min(options.len() - 1);
                    picked = Some(to);
                    if let Some(option) = options.get(to) {
                        let id = spec.id.with(("option", option.name));
                        ui.memory_mut(|memory| memory.request_focus(id));
                    }
                }
            }
        }
    });
    let option = picked.and_then(|idx| options.get(idx))?;
    (option.name != chosen).then(|| option.name.to_owned())
}

fn arrows(ui: &Ui) -> isize {
    let take = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if take(Key::ArrowRight) || take(Key::ArrowDown) {
        1
    } else if take(Key::ArrowLeft) || take(Key::ArrowUp) {
        -1
    } else {
        0
    }
}

fn segment_ui(
    ui: &mut Ui,
    spec: &FieldSpec<'_>,
    option: &ChoiceOption<'_>,
    is_on: bool,
) -> egui::Response {
    let tokens = Tokens::of(ui);
    let colors = &tokens.colors;
    // The words keep their width when they are chosen, so that nothing moves.
    let wide = tokens.text.body.with_weight(Weight::SemiBold);
    let kind = if is_on { wide } else { tokens.text.body };
    let color = if is_on { colors.accent } else { colors.ink };
    let lay = |kind: crate::ui::theme::Type| {
        let job = LayoutJob::single_section(option.label.to_owned(), kind.format(color));
        ui.fonts_mut(|fonts| fonts.layout_job(job))
    };
    let (galley, width) = (lay(kind), lay(wide).size().x);
    let size = Vec2::new(width + 36.0, tokens.space.row);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let response = ui.interact(rect, spec.id.with(("option", option.name)), Sense::click());
    let name = format!("{}: {}", spec.label, option.label);
    press::name_choice(ui, &response, Role::RadioButton, &name, is_on);
    let fill = match (is_on, response.hovered()) {
        (true, _) => colors.accent_tint,
        (false, true) => colors.hover_tint,
        (false, false) => colors.page,
    };
    let edge = if is_on {
        egui::Stroke::new(1.0, colors.accent)
    } else {
        tokens.edge()
    };
    let radius = CornerRadius::same(tokens.radius.m);
    ui.painter()
        .rect(rect, radius, fill, edge, StrokeKind::Inside);
    let center = pos2(rect.min.x + 15.0, rect.center().y);
    let ring = if is_on { colors.accent } else { colors.muted };
    ui.painter()
        .circle_stroke(center, 5.0, egui::Stroke::new(1.2, ring));
    if is_on {
        ui.painter().circle_filled(center, 2.8, colors.accent);
    }
    let corner = pos2(rect.min.x + 26.0, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(corner, galley, color);
    press::ring(ui, &tokens, &response, rect, tokens.radius.m);
    response
}

fn drop_down_ui(
    ui: &mut Ui,
    spec: &FieldSpec<'_>,
    options: &[ChoiceOption<'_>],
    chosen: &str,
) -> Option<String> {
    let label = options.iter().find(|option| option.name == chosen);
    let label = label.map_or("Choose…", |option| option.label);
    let size = Vec2::new(ui.available_width().min(320.0), Tokens::of(ui).space.row);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let response = ui.interact(rect, spec.id, Sense::click());
    press::name(
        ui,
        &response,
        Role::ComboBox,
        &format!("{}: {label}", spec.label),
    );
    let is_open_id = spec.id.with("open");
    let was_open = ui.data(|data| data.get_temp(is_open_id)).unwrap_or(false);
    let is_open = was_open || response.clicked() || (response.has_focus() && opens(ui));
    paint_drop_down(ui, rect, label, &response);
    press::name_expanded(ui, &response, is_open);
    let mut picked = None;
    if is_open {
        let rows: Vec<PickRow> = options.iter().map(row).collect();
        let at = options.iter().position(|option| option.name == chosen);
        let (id, at) = (spec.id.with("list"), at.unwrap_or_default());
        picked = picker_from_ui(ui, id, rect, (&rows, None), at);
        if picked.is_some() {
            response.request_focus();
        }
    }
    ui.data_mut(|data| data.insert_temp(is_open_id, is_open && picked.is_none()));
    match picked {
        Some(Picked::Row(name)) if name != chosen => Some(name),
        Some(Picked::Row(_) | Picked::AddNew(_) | Picked::Nothing) | None => None,
    }
}

fn opens(ui: &Ui) -> bool {
    ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::ArrowDown))
}

fn row(option: &ChoiceOption<'_>) -> PickRow {
    PickRow {
        id: option.name.to_owned(),
        label: String::new(),
        title: option.label.to_owned(),
    }
}

fn paint_drop_down(ui: &Ui, rect: Rect, label: &str, response: &egui::Response) {
    let tokens = Tokens::of(ui);
    let colors = &tokens.colors;
    let fill = if response.hovered() {
        colors.hover_tint
    } else {
        colors.page
    };
    let radius = CornerRadius::same(tokens.radius.m);
    ui.painter()
        .rect(rect, radius, fill, tokens.edge(), StrokeKind::Inside);
    let mut job = LayoutJob::single_section(label.to_owned(), tokens.text.body.format(colors.ink));
    job.wrap = egui::text::TextWrapping::truncate_at_width(rect.width() - 40.0);
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let at = pos2(rect.min.x + tokens.space.m, rect.center().y);
    let corner = Align2::LEFT_CENTER.anchor_size(at, galley.size()).min;
    ui.painter().galley(corner, galley, Color32::PLACEHOLDER);
    let center = pos2(rect.max.x - 16.0, rect.center().y);
    paint_icon(ui.painter(), Icon::DropDown, center, colors.muted);
    press::ring(ui, &tokens, response, rect, tokens.radius.m);
}
