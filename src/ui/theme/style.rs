//! Tokens as egui's own style, for the parts of the window that egui draws itself.

use egui::{
    Color32, CornerRadius, Margin, Shadow, Stroke, Style, TextStyle, Vec2,
    style::{ScrollStyle, Selection, WidgetVisuals, Widgets},
};

use super::{
    fonts::Weight,
    tokens::{Colors, Radii, Tokens},
};

pub(super) fn apply(style: &mut Style, tokens: &Tokens) {
    let Tokens {
        dark,
        colors,
        space,
        radius,
        text,
    } = tokens;
    style.text_styles = [
        (TextStyle::Small, text.hint.font()),
        (TextStyle::Body, text.body.font()),
        (TextStyle::Button, text.body.font()),
        (TextStyle::Heading, text.title.font()),
        (TextStyle::Monospace, text.body.font()),
    ]
    .into();
    style.animation_time = 0.0;
    style.scroll_animation = egui::style::ScrollAnimation::none();

    let spacing = &mut style.spacing;
    spacing.item_spacing = Vec2::new(space.s, space.s);
    spacing.button_padding = Vec2::new(space.m, space.xs);
    spacing.interact_size = Vec2::new(space.xxl, space.row);
    spacing.window_margin = Margin::same(16);
    spacing.menu_margin = Margin::same(4);
    spacing.tooltip_width = 360.0;
    spacing.scroll = ScrollStyle {
        bar_width: 8.0,
        floating_width: 3.0,
        // In the colour of ink, as the colour of buttons does not show on the page.
        foreground_color: true,
        dormant_background_opacity: 0.0,
        dormant_handle_opacity: 0.2,
        active_background_opacity: 0.0,
        active_handle_opacity: 0.35,
        interact_background_opacity: 0.0,
        interact_handle_opacity: 0.6,
        ..ScrollStyle::thin()
    };
    // Words at the edge stay as dark as all others.
    spacing.scroll.fade.strength = 0.0;

    style.interaction.selectable_labels = false;
    style.interaction.show_tooltips_only_when_still = false;
    style.interaction.tooltip_delay = 0.4;

    let visuals = &mut style.visuals;
    visuals.dark_mode = *dark;
    visuals.widgets = widgets(colors, radius);
    visuals.selection = Selection {
        bg_fill: colors.selection,
        // egui frames the field that has the keyboard with this, too.
        stroke: tokens.ring(),
    };
    visuals.hyperlink_color = colors.accent;
    visuals.weak_text_color = Some(colors.muted);
    visuals.faint_bg_color = colors.background;
    visuals.extreme_bg_color = colors.page;
    visuals.text_edit_bg_color = Some(colors.page);
    visuals.code_bg_color = colors.background;
    visuals.warn_fg_color = colors.attention;
    visuals.error_fg_color = colors.attention;
    visuals.panel_fill = colors.page;
    visuals.window_fill = colors.page;
    visuals.window_stroke = tokens.rule();
    visuals.window_corner_radius = CornerRadius::same(radius.l);
    visuals.menu_corner_radius = CornerRadius::same(radius.l);
    visuals.popup_shadow = shadow(colors);
    visuals.window_shadow = shadow(colors);
    visuals.text_cursor.stroke = tokens.ring();
    // A blinking cursor would draw the window again twice a second for as long as it is open.
    visuals.text_cursor.blink = false;
    visuals.text_cursor.preview = false;
    visuals.interact_cursor = Some(egui::CursorIcon::PointingHand);
    visuals.handle_shape = egui::style::HandleShape::Circle;
    style.override_font_id = None;
    debug_assert_eq!(text.body.weight, Weight::Regular);
}

fn widgets(colors: &Colors, radius: &Radii) -> Widgets {
    let calm = WidgetVisuals {
        bg_fill: colors.page,
        weak_bg_fill: colors.page,
        bg_stroke: Stroke::new(1.0, colors.line),
        corner_radius: CornerRadius::same(radius.m),
        fg_stroke: Stroke::new(1.0, colors.ink),
        expansion: 0.0,
    };
    let field = WidgetVisuals {
        bg_stroke: Stroke::new(1.0, colors.edge),
        ..calm
    };
    let over = WidgetVisuals {
        bg_fill: colors.hover_tint,
        weak_bg_fill: colors.hover_tint,
        ..field
    };
    let ring = WidgetVisuals {
        bg_stroke: Stroke::new(2.0, colors.accent),
        ..calm
    };
    Widgets {
        noninteractive: WidgetVisuals {
            bg_fill: colors.background,
            weak_bg_fill: Color32::TRANSPARENT,
            ..calm
        },
        inactive: field,
        hovered: over,
        active: ring,
        open: over,
    }
}

fn shadow(colors: &Colors) -> Shadow {
    Shadow {
        offset: [0, 4],
        blur: 16,
        spread: 0,
        color: colors.shade.gamma_multiply(0.4),
    }
}
