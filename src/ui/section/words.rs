//! Words against a limit, near what they are counted in. Said in words; colour comes third.

use egui::{Align, Layout, Ui, Vec2};

use crate::ui::{
    theme::Tokens,
    widgets::{
        tag::{Tone, kicker_ui},
        text::text_ui,
    },
};

const HEIGHT: f32 = 22.0;

/// Shows the count at the right edge. The line is as high within the limit as over it.
pub(super) fn words_ui(ui: &mut Ui, n_words: usize, limit: u32) {
    let tokens = Tokens::of(ui);
    let size = Vec2::new(ui.available_width(), HEIGHT);
    ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| {
        ui.set_height(HEIGHT);
        let words = count_label(n_words, limit);
        if is_over(n_words, limit) {
            kicker_ui(ui, Tone::Attention, &words);
        } else {
            text_ui(ui, &words, tokens.text.hint, tokens.colors.muted);
        }
    });
}

pub(super) fn is_over(n_words: usize, limit: u32) -> bool {
    usize::try_from(limit).is_ok_and(|limit| n_words > limit)
}

/// Returns the count in words.
pub(super) fn count_label(n_words: usize, limit: u32) -> String {
    let most = usize::try_from(limit).unwrap_or(usize::MAX);
    match n_words.checked_sub(most) {
        Some(1) => format!("{n_words} words, 1 more than the limit of {limit}"),
        Some(over) if over > 0 => format!("{n_words} words, {over} more than the limit of {limit}"),
        Some(_) | None => format!("{n_words} of {limit} words"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_count_says_in_words_how_far_it_is_over() {
        assert_eq!(count_label(60, 60), "60 of 60 words");
        assert_eq!(
            count_label(72, 60),
            "72 words, 12 more than the limit of 60"
        );
        assert!(!is_over(60, 60));
        assert!(is_over(61, 60));
    }
}
