//! Pictures from outside as textures, made once and kept while they are shown.

use std::sync::Arc;

use egui::{Color32, ColorImage, Context, Id, TextureFilter, TextureHandle, TextureOptions};

use crate::picture::{Picture, Pixels};

/// How many pixels of a picture are shown in a row at most.
const COLUMNS: u32 = 700;
/// Smooth at every size, also much smaller than it is.
const OPTIONS: TextureOptions = TextureOptions {
    mipmap_mode: Some(TextureFilter::Linear),
    ..TextureOptions::LINEAR
};

/// Returns a picture as a texture. The last one is remembered: a paper shows one logo.
pub fn texture(ctx: &Context, picture: &Arc<Picture>) -> TextureHandle {
    let id = Id::unique("picture texture");
    let kept: Option<(Arc<Picture>, TextureHandle)> = ctx.data(|data| data.get_temp(id));
    if let Some((known, texture)) = kept
        && Arc::ptr_eq(&known, picture)
    {
        return texture;
    }
    let image = thinned(&picture.pixels);
    let texture = ctx.load_texture("picture", image, OPTIONS);
    let kept = (Arc::clone(picture), texture.clone());
    ctx.data_mut(|data| data.insert_temp(id, kept));
    texture
}

/// Returns the mean of squares of pixels, few enough for the window.
fn thinned(pixels: &Pixels) -> ColorImage {
    let step = pixels.width.div_ceil(COLUMNS).max(1);
    let width = (pixels.width / step).max(1);
    let height = (pixels.height / step).max(1);
    let squares = (0..height).flat_map(|row| (0..width).map(move |column| (column, row)));
    let thin = squares
        .map(|(column, row)| mean(pixels, column * step, row * step, step))
        .collect();
    let side = |length: u32| usize::try_from(length).unwrap_or_default();
    ColorImage::new([side(width), side(height)], thin)
}

/// Returns the mean of the pixels in a square, within the picture.
fn mean(pixels: &Pixels, left: u32, top: u32, step: u32) -> Color32 {
    let (all, _) = pixels.rgba.as_chunks::<4>();
    let at = |x: u32, y: u32| {
        let idx = u64::from(y) * u64::from(pixels.width) + u64::from(x);
        let idx = usize::try_from(idx).unwrap_or(usize::MAX);
        all.get(idx).copied().unwrap_or_default()
    };
    let (mut sum, mut n_pixels) = ([0_u32; 4], 0_u32);
    for y in top..(top + step).min(pixels.height) {
        for x in left..(left + step).min(pixels.width) {
            let [red, green, blue, alpha] = at(x, y).map(u32::from);
            let seen = [
                red * alpha / 255,
                green * alpha / 255,
                blue * alpha / 255,
                alpha,
            ];
            for (sum, part) in sum.iter_mut().zip(seen) {
                *sum += part;
            }
            n_pixels += 1;
        }
    }
    let mean = sum.map(|part| u8::try_from(part / n_pixels.max(1)).unwrap_or(u8::MAX));
    let [red, green, blue, alpha] = mean;
    Color32::from_rgba_premultiplied(red, green, blue, alpha)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_large_picture_is_thinned_and_keeps_its_colours() {
        let pixels = Pixels {
            width: 1500,
            height: 3,
            rgba: [10, 20, 30, 255].repeat(4500).into(),
        };
        let thin = thinned(&pixels);
        assert_eq!(thin.size, [500, 1]);
        assert!(
            thin.pixels
                .iter()
                .all(|pixel| *pixel == Color32::from_rgb(10, 20, 30))
        );
    }
}
