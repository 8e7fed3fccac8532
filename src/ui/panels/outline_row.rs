//! One row of the outline: state, title, what needs attention, words against the limit.

use std::sync::Arc;

use egui::{
    Align2, Color32, CornerRadius, Galley, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui,
    pos2, text::LayoutJob, vec2,
};

use super::whose::Whose;
use crate::check::SectionState;
use crate::model::capitalized;
use crate::ui::{
    theme::{Tokens, Type},
    widgets::{
        badge::{Badge, badge_galley, paint_badge},
        initials::Initials,
        press,
        state_mark::{Mark, paint_mark},
        text::to_do_words,
    },
};

const INDENT: f32 = 18.0;
const TITLE_AT: f32 = 36.0;
const PAD: f32 = 10.0;
/// Between initials and the name.
const AFTER: f32 = 5.0;

/// What is said of a row with news.
const NEWS: &str = "changed since you last looked";
/// The dot that says so, and how far it stands from the left.
const DOT: f32 = 2.5;
const DOT_AT: f32 = 3.5;

/// What a row shows.
pub(super) struct Row<'a> {
    pub(super) title: &'a str,
    /// None for pages that are never ready or not, such as the cover.
    pub(super) state: Option<SectionState>,
    /// Words against the limit, sections ready, or rows.
    pub(super) figure: String,
    /// The same for screen readers.
    pub(super) figure_words: String,
    pub(super) n_to_do: usize,
    /// Who may read it, where that is not everyone.
    pub(super) badge: Option<Badge>,
    /// Whose turn it is to write it.
    pub(super) whose: Option<Whose>,
    /// Whether it is otherwise than when the user looked at it last.
    pub(super) is_news: bool,
    /// How many levels below the first rows it stands.
    pub(super) indent: u8,
    pub(super) is_current: bool,
}

impl Row<'_> {
    fn name(&self) -> String {
        let mut parts = vec![self.title.to_owned()];
        parts.extend(self.state.map(|state| state.label().to_lowercase()));
        if !self.figure_words.is_empty() {
            parts.push(self.figure_words.clone());
        }
        parts.extend(self.badge.as_ref().map(|badge| badge.words.clone()));
        parts.extend(self.whose.as_ref().map(|whose| whose.words.clone()));
        parts.extend(to_do_words(self.n_to_do));
        parts.extend(self.is_news.then(|| NEWS.to_owned()));
        parts.join(", ")
    }
}

pub(super) fn row_ui(ui: &mut Ui, row: &Row<'_>, tokens: &Tokens) -> Response {
    let colors = &tokens.colors;
    let left = f32::from(row.indent) * INDENT;
    let figure = galley(
        ui,
        &row.figure,
        tokens.text.hint,
        colors.muted,
        f32::INFINITY,
    );
    let chip = chip_galley(ui, row.n_to_do, tokens);
    let chip_width = chip.as_ref().map_or(0.0, |chip| chip.size().x + 16.0);
    let taken = left + TITLE_AT + PAD + figure.size().x + chip_width + 8.0;
    // The same weight whether current or not: a bolder title may need a second line, and jump.
    let kind = Type {
        line: 18.0,
        ..tokens.text.body
    };
    let title = galley(
        ui,
        row.title,
        kind,
        colors.ink,
        (ui.available_width() - taken).max(60.0),
    );
    let badge = Below::of(ui, row, left + TITLE_AT + PAD, tokens);
    let height = tokens.space.row.max(title.size().y + badge.height() + 12.0);
    let size = vec2(ui.available_width(), height);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    press::name_choice(ui, &response, Role::TreeItem, &row.name(), row.is_current);
    let frame = Rect::from_min_max(pos2(rect.min.x + left, rect.min.y), rect.max);
    paint_behind(ui, frame, row.is_current, &response, tokens);
    let mid = rect.center().y - badge.height() / 2.0;
    if let Some(state) = row.state {
        paint_mark(
            ui.painter(),
            tokens,
            mark(state),
            pos2(frame.min.x + 17.0, mid),
        );
    }
    news_ui(ui, row, pos2(frame.min.x + DOT_AT, mid), tokens);
    let response = told_news(response, row);
    let top = mid - title.size().y / 2.0;
    let at = pos2(frame.min.x + TITLE_AT, top);
    if let Some(chip) = chip {
        let end = last_line_end(&title, at);
        paint_chip(ui, chip, end, tokens);
    }
    badge.paint(ui, at + vec2(0.0, title.size().y));
    ui.painter().galley(at, title, colors.ink);
    let figure_at = pos2(
        frame.max.x - PAD - figure.size().x,
        mid - figure.size().y / 2.0,
    );
    ui.painter().galley(figure_at, figure, colors.muted);
    response
}

/// Shows the name of a part as a quiet row over its sections.
pub(super) fn heading_row_ui(ui: &mut Ui, row: &Row<'_>, tokens: &Tokens) -> Response {
    let color = if row.is_current {
        tokens.colors.ink
    } else {
        tokens.colors.muted
    };
    let chip = chip_galley(ui, row.n_to_do, tokens);
    let chip_width = chip.as_ref().map_or(0.0, |chip| chip.size().x + 16.0);
    let width = ui.available_width() - 2.0 * PAD - chip_width;
    let galley = galley(ui, row.title, tokens.text.strong, color, width);
    let badge = Below::of(ui, row, 2.0 * PAD, tokens);
    let height = galley.size().y + badge.height() + 8.0;
    let size = vec2(ui.available_width(), height);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    press::name_choice(ui, &response, Role::TreeItem, &row.name(), row.is_current);
    paint_behind(ui, rect, row.is_current, &response, tokens);
    let at = pos2(rect.min.x + PAD, rect.min.y + 4.0);
    if let Some(chip) = chip {
        paint_chip(ui, chip, last_line_end(&galley, at), tokens);
    }
    news_ui(ui, row, pos2(at.x - PAD / 2.0, at.y + 9.0), tokens);
    badge.paint(ui, at + vec2(0.0, galley.size().y));
    ui.painter().galley(at, galley, color);
    told_news(response, row)
}

/// Paints the dot of a row with news. The open one says it on its page.
fn news_ui(ui: &Ui, row: &Row<'_>, at: egui::Pos2, tokens: &Tokens) {
    if row.is_news && !row.is_current {
        ui.painter().circle_filled(at, DOT, tokens.colors.accent);
    }
}

/// Says what the dot means where the pointer rests.
fn told_news(response: Response, row: &Row<'_>) -> Response {
    if row.is_news {
        response.on_hover_text(capitalized(NEWS))
    } else {
        response
    }
}

/// What stands under the title: whose turn it is, and who may read the section, a line each.
struct Below<'a> {
    badge: Option<(&'a Badge, Arc<Galley>)>,
    whose: Option<(Arc<Galley>, Color32)>,
    initials: Option<Initials>,
    color: Color32,
}

impl<'a> Below<'a> {
    const LINE: f32 = 18.0;

    fn of(ui: &Ui, row: &'a Row<'_>, taken: f32, tokens: &Tokens) -> Self {
        let color = tokens.colors.muted;
        let badge = row.badge.as_ref();
        let person = row.whose.as_ref().and_then(|whose| whose.person.as_ref());
        let initials = person.and_then(|person| Initials::of(ui, person, tokens));
        let beside = initials.as_ref().map_or(0.0, |one| one.size().x + AFTER);
        let width = ui.available_width() - taken - beside;
        let whose = row.whose.as_ref().map(|whose| {
            let color = if whose.is_late {
                tokens.colors.attention
            } else {
                color
            };
            let format = tokens.text.hint.format(color);
            let mut job = LayoutJob::single_section(whose.shown.clone(), format);
            job.wrap = egui::text::TextWrapping::truncate_at_width(width.max(60.0));
            (ui.fonts_mut(|fonts| fonts.layout_job(job)), color)
        });
        Self {
            badge: badge.map(|badge| (badge, badge_galley(ui, badge, tokens, color))),
            whose,
            initials,
            color,
        }
    }

    fn height(&self) -> f32 {
        let line = |is_there: bool| if is_there { Self::LINE } else { 0.0 };
        line(self.badge.is_some()) + line(self.whose.is_some())
    }

    fn paint(self, ui: &Ui, corner: egui::Pos2) {
        let mut at = corner;
        if let Some((words, color)) = self.whose {
            let top = (Self::LINE - words.size().y) / 2.0;
            let mut left = 0.0;
            if let Some(initials) = self.initials {
                left = initials.size().x + AFTER;
                initials.paint(ui.painter(), at + vec2(0.0, Self::LINE / 2.0));
            }
            ui.painter().galley(at + vec2(left, top), words, color);
            at.y += Self::LINE;
        }
        if let Some((badge, words)) = self.badge {
            let at = at + vec2(0.0, Self::LINE / 2.0);
            paint_badge(ui.painter(), badge, words, at, self.color);
        }
    }
}

/// Paints what says that a row is current or under the pointer.
fn paint_behind(ui: &Ui, frame: Rect, is_current: bool, response: &Response, tokens: &Tokens) {
    let colors = &tokens.colors;
    let fill = match (is_current, response.hovered()) {
        (true, _) => colors.row_tint,
        (false, true) => colors.hover_tint,
        // Nothing is painted that would not be seen.
        (false, false) => Color32::TRANSPARENT,
    };
    let radius = CornerRadius::same(tokens.radius.m);
    ui.painter().rect_filled(frame, radius, fill);
    if is_current {
        let bar = Rect::from_min_size(frame.min, vec2(3.0, frame.height()));
        let corners = CornerRadius {
            nw: 2,
            sw: 2,
            ne: 0,
            se: 0,
        };
        ui.painter().rect_filled(bar, corners, colors.accent);
    }
    if response.has_focus() {
        ui.painter()
            .rect_stroke(frame, radius, tokens.ring(), StrokeKind::Inside);
    }
}

fn mark(state: SectionState) -> Mark {
    match state {
        SectionState::NotBegun => Mark::NotBegun,
        SectionState::Drafting => Mark::Drafting,
        SectionState::Ready => Mark::Ready,
        SectionState::Agreed => Mark::Agreed,
    }
}

fn galley(ui: &Ui, text: &str, kind: Type, color: Color32, width: f32) -> Arc<Galley> {
    let mut job = LayoutJob::single_section(text.to_owned(), kind.format(color));
    job.wrap.max_width = width;
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

fn chip_galley(ui: &Ui, n_to_do: usize, tokens: &Tokens) -> Option<Arc<Galley>> {
    let text = n_to_do.to_string();
    let color = tokens.colors.attention;
    (n_to_do > 0).then(|| galley(ui, &text, tokens.text.hint, color, f32::INFINITY))
}

/// Returns where the last line of a title ends, in the middle of its height.
fn last_line_end(title: &Galley, at: egui::Pos2) -> egui::Pos2 {
    title.rows.last().map_or(at, |row| {
        let rect = row.rect();
        at + vec2(rect.max.x, rect.center().y)
    })
}

fn paint_chip(ui: &Ui, chip: Arc<Galley>, after: egui::Pos2, tokens: &Tokens) {
    let size = vec2(chip.size().x + 10.0, 18.0);
    let rect = Rect::from_min_size(pos2(after.x + 6.0, after.y - 9.0), size);
    let painter = ui.painter();
    painter.rect(
        rect,
        CornerRadius::same(9),
        tokens.colors.attention_tint,
        Stroke::NONE,
        StrokeKind::Inside,
    );
    let at = Align2::CENTER_CENTER
        .align_size_within_rect(chip.size(), rect)
        .min;
    painter.galley(at, chip, tokens.colors.attention);
}
