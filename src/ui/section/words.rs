//! Words against a limit, near what they are counted in. Said in words; colour comes third.

use egui::{Align, Layout, Ui, Vec2};

use crate::ui::{
    theme::Tokens,
    widgets::{
        tag::{Tone, kicker_ui},
        text::{grouped, text_ui, words_counted},
    },
};

const HEIGHT: f32 = 22.0;

/// Shows the count at the right edge. The line is as high within the limit as over it.
pub(super) fn words_ui(ui: &mut Ui, n_words: usize, limit: u32) {
    let tokens = Tokens::of(ui);
    let size = Vec2::new(ui.available_width(), HEIGHT);
    ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| {
        ui.set_height(HEIGHT);
        let words = count_label(n_words, Some(limit));
        if is_over(n_words, limit) {
            kicker_ui(ui, Tone::Attention, &words);
        } else {
            text_ui(ui, &words, tokens.text.hint, tokens.colors.muted);
        }
    });
}

fn is_over(n_words: usize, limit: u32) -> bool {
    usize::try_from(limit).is_ok_and(|limit| n_words > limit)
}

/// Returns the count in words, against a limit where there is one.
pub(super) fn count_label(n_words: usize, limit: Option<u32>) -> String {
    let counted = words_counted(n_words);
    let Some(most) = limit.and_then(|limit| usize::try_from(limit).ok()) else {
        return counted;
    };
    match n_words.checked_sub(most) {
        Some(over) if over > 0 => {
            let (over, most) = (grouped(over), grouped(most));
            format!("{counted}, {over} more than the limit of {most}")
        }
        Some(_) | None => format!("{} of {} words", grouped(n_words), grouped(most)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_count_says_in_words_how_far_it_is_over() {
        assert_eq!(count_label(60, Some(60)), "60 of 60 words");
        assert_eq!(
            count_label(1072, Some(1000)),
            "1,072 words, 72 more than the limit of 1,000"
        );
        assert_eq!(count_label(1, None), "1 word");
        assert!(!is_over(60, 60));
        assert!(is_over(61, 60));
    }
}
