//! The logo: what it looks like, the words for those who cannot see it, and another file for it.

use std::sync::Arc;

use egui::{Sense, Ui, Vec2, vec2};

use super::slot::Slot;
use crate::model::{Logo, Value};
use crate::picture::{Picture, PictureError};
use crate::session::logo_picture;
use crate::ui::{
    section::sheet::Sheet,
    widgets::{
        button::{Button, button_ui},
        field::FieldSpec,
        line_edit::line_edit_ui,
        notice::notice_ui,
        paper::texture,
        tag::Tone,
        text::text_ui,
    },
};

/// How large the logo is shown at most.
const SHOWN: Vec2 = Vec2::new(240.0, 96.0);

pub(super) fn logo_ui(
    ui: &mut Ui,
    sheet: &mut Sheet<'_, '_>,
    slot: &Slot<'_>,
    logo: Option<&Logo>,
) {
    let tokens = sheet.tokens();
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        text_ui(ui, slot.label, tokens.text.strong, tokens.colors.ink);
        text_ui(ui, slot.hint, tokens.text.hint, tokens.colors.muted);
    });
    let Some(logo) = logo else {
        if button_ui(ui, Button::secondary("Choose a logo…")).clicked() {
            sheet.actions.ask_logo();
        }
        return;
    };
    match logo_picture(logo) {
        Ok(picture) => picture_ui(ui, sheet, logo, &picture),
        Err(error) => damaged_ui(ui, &error),
    }
    words_ui(ui, sheet, slot, logo);
    ui.horizontal(|ui| {
        if button_ui(ui, Button::secondary("Choose another…")).clicked() {
            sheet.actions.ask_logo();
        }
        if button_ui(ui, Button::quiet("Take the logo out")).clicked() {
            sheet.set(slot.place, Value::Logo(None));
        }
    });
}

fn damaged_ui(ui: &mut Ui, error: &PictureError) {
    let words = format!("This logo cannot be shown: {error}.");
    notice_ui(ui, Tone::Attention, &words, &[]);
}

fn words_ui(ui: &mut Ui, sheet: &mut Sheet<'_, '_>, slot: &Slot<'_>, logo: &Logo) {
    let spec = FieldSpec {
        id: sheet.id(slot.place).with("words"),
        label: "What the logo shows, in words",
        hint: "Read aloud to people who cannot see it, for example Logo of Northmere Council",
    };
    if let Some(alt) = line_edit_ui(ui, &spec, &logo.alt).changed {
        let data = logo.data.clone();
        sheet.type_in(slot.place, Value::Logo(Some(Logo { alt, data })));
    }
    if !logo.has_words() {
        let words =
            "Without these words the logo is not printed, and the paper cannot be exported.";
        notice_ui(ui, Tone::Attention, words, &[]);
    }
}

/// Shows the logo on white, as on the paper, or on the colour of the cover where it needs that.
fn picture_ui(ui: &mut Ui, sheet: &Sheet<'_, '_>, logo: &Logo, picture: &Arc<Picture>) {
    let texture = texture(ui, picture);
    let aspect = picture.aspect();
    let width = SHOWN.x.min(SHOWN.y * aspect);
    let size = vec2(width, width / aspect);
    let (rect, response) = ui.allocate_exact_size(size + Vec2::splat(24.0), Sense::hover());
    let ground = if picture.is_pale {
        let crate::layout::Color(red, green, blue) =
            crate::session::page_style(sheet.view.draft).colors.ground;
        egui::Color32::from_rgb(red, green, blue)
    } else {
        egui::Color32::WHITE
    };
    let tokens = sheet.tokens();
    let radius = egui::CornerRadius::same(tokens.radius.m);
    ui.painter().rect(
        rect,
        radius,
        ground,
        tokens.rule(),
        egui::StrokeKind::Inside,
    );
    let whole = egui::Rect::from_min_max(egui::pos2(0.0, 0.0), egui::pos2(1.0, 1.0));
    let at = egui::Rect::from_center_size(rect.center(), size);
    ui.painter()
        .image(texture.id(), at, whole, egui::Color32::WHITE);
    let words = logo.alt.clone();
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, &words));
}
