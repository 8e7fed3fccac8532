//! The logo: what it looks like, the words for those who cannot see it, and another file for it.

use std::sync::Arc;

use egui::{ColorImage, Sense, TextureHandle, TextureOptions, Ui, Vec2, vec2};

use super::Slot;
use crate::model::{Bytes, Logo, Value};
use crate::picture::{Picture, PictureError, Pixels};
use crate::session::logo_picture;
use crate::ui::{
    section::sheet::Sheet,
    widgets::{
        button::{Button, button_ui},
        field::FieldSpec,
        line_edit::line_edit_ui,
        notice::notice_ui,
        tag::Tone,
        text::text_ui,
    },
};

/// How large the logo is shown at most.
const SHOWN: Vec2 = Vec2::new(240.0, 96.0);
/// How many pixels of it are shown in a row at most.
const COLUMNS: u32 = 480;

pub(super) fn logo_ui(
    ui: &mut Ui,
    sheet: &mut Sheet<'_, '_>,
    slot: &Slot<'_>,
    logo: Option<&Logo>,
) {
    let tokens = sheet.tokens();
    text_ui(ui, slot.label, tokens.text.strong, tokens.colors.ink);
    text_ui(ui, slot.hint, tokens.text.hint, tokens.colors.muted);
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
    let texture = texture(ui, logo, &picture.pixels);
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

/// Returns the logo as a texture, made once for each file.
fn texture(ui: &Ui, logo: &Logo, pixels: &Pixels) -> TextureHandle {
    let id = egui::Id::unique("logo texture");
    let kept: Option<(Bytes, TextureHandle)> = ui.data(|data| data.get_temp(id));
    if let Some((bytes, texture)) = kept
        && Arc::ptr_eq(&bytes.0, &logo.data.0)
    {
        return texture;
    }
    let image = thinned(pixels);
    let texture = ui.load_texture("logo", image, TextureOptions::LINEAR);
    let kept = (logo.data.clone(), texture.clone());
    ui.data_mut(|data| data.insert_temp(id, kept));
    texture
}

/// Returns the mean of squares of pixels, few enough for the window.
fn thinned(pixels: &Pixels) -> ColorImage {
    let step = pixels.width.div_ceil(COLUMNS).max(1);
    let (width, height) = (pixels.width / step, pixels.height / step);
    let (width, height) = (width.max(1), height.max(1));
    let (all, _) = pixels.rgba.as_chunks::<4>();
    let at = |x: u32, y: u32| {
        let idx = usize::try_from(u64::from(y) * u64::from(pixels.width) + u64::from(x));
        idx.ok()
            .and_then(|idx| all.get(idx))
            .copied()
            .unwrap_or_default()
    };
    let mut thin = Vec::new();
    for row in 0..height {
        for column in 0..width {
            let (mut sum, mut n) = ([0_u32; 4], 0_u32);
            for y in row * step..((row + 1) * step).min(pixels.height) {
                for x in column * step..((column + 1) * step).min(pixels.width) {
                    let [red, green, blue, alpha] = at(x, y).map(u32::from);
                    let seen = [red * alpha, green * alpha, blue * alpha, alpha * 255];
                    for (sum, part) in sum.iter_mut().zip(seen) {
                        *sum += part / 255;
                    }
                    n += 1;
                }
            }
            let mean = sum.map(|part| u8::try_from(part / n.max(1)).unwrap_or(u8::MAX));
            let [red, green, blue, alpha] = mean;
            thin.push(egui::Color32::from_rgba_premultiplied(
                red, green, blue, alpha,
            ));
        }
    }
    let side = |length: u32| usize::try_from(length).unwrap_or_default();
    ColorImage::new([side(width), side(height)], thin)
}
