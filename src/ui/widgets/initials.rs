//! Somebody's initials on their colour. The name stands beside them or is said by the row.

use std::sync::Arc;

use egui::{Color32, CornerRadius, Galley, Painter, Pos2, Rect, Ui, Vec2, text::LayoutJob, vec2};

use crate::model::{Person, PersonColor};
use crate::ui::theme::Tokens;

const PAD: f32 = 5.0;
const HEIGHT: f32 = 17.0;

/// Initials, laid out.
#[derive(Debug, Clone)]
pub struct Initials {
    words: Arc<Galley>,
    color: Color32,
}

impl Initials {
    /// Lays somebody's initials out; none where there are none.
    pub fn of(ui: &Ui, person: &Person, tokens: &Tokens) -> Option<Self> {
        let initials = person.shown_initials();
        if initials.is_empty() {
            return None;
        }
        let format = tokens.text.chip.format(tokens.colors.page);
        let job = LayoutJob::single_section(initials, format);
        let words = ui.fonts_mut(|fonts| fonts.layout_job(job));
        let color = color_of(person.color, tokens);
        Some(Self { words, color })
    }

    /// Returns the room that they take.
    pub fn size(&self) -> Vec2 {
        vec2(self.words.size().x + 2.0 * PAD, HEIGHT)
    }

    /// Paints them; `at` is the middle of their left edge.
    pub fn paint(self, painter: &Painter, at: Pos2) {
        let size = self.size();
        let rect = Rect::from_min_size(at - vec2(0.0, size.y / 2.0), size);
        painter.rect_filled(rect, CornerRadius::same(4), self.color);
        let corner = rect.center() - self.words.size() / 2.0;
        painter.galley(corner, self.words, self.color);
    }
}

/// Returns what a colour looks like in a theme.
pub fn color_of(color: PersonColor, tokens: &Tokens) -> Color32 {
    let [teal, blue, purple, rose, brown, green] = tokens.colors.people;
    match color {
        PersonColor::Teal => teal,
        PersonColor::Blue => blue,
        PersonColor::Purple => purple,
        PersonColor::Rose => rose,
        PersonColor::Brown => brown,
        PersonColor::Green => green,
    }
}
