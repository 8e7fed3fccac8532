//! A document’s outline beside that of the template, with lines from passages to sections.
//!
//! A passage is dragged to another section, or sent there by keys. How sure a line is, is told by
//! how it is drawn and in words, not by its colour alone.

use std::sync::Arc;

use egui::{
    Align2, Color32, CornerRadius, CursorIcon, Galley, Id, Key, Modifiers, Pos2, Rect, Role, Sense,
    Shape, Stroke, Ui, Vec2, pos2, text::LayoutJob, text::TextWrapping, vec2,
};

use crate::ui::{
    theme::{Tokens, Type},
    walk::{self, Arrows},
    widgets::{
        link_picker::{PickRow, Picked, link_picker_ui},
        press,
        text::text_ui,
    },
};

/// From which width on, in points, both outlines stand beside each other.
pub(super) const MIN_WIDTH: f32 = 640.0;
/// What of the width lies between the outlines, for the lines.
const BETWEEN: f32 = 0.14;
/// How far a level is moved in, in points.
const INDENT: f32 = 14.0;
/// How many levels are moved in.
const MAX_LEVEL: usize = 3;
/// Between a row and its words, in points.
const PAD: f32 = 8.0;
/// From how sure on a line is whole.
const SURE: u8 = 75;
/// How many pieces a line is drawn in.
const N_PIECES: u8 = 28;
/// How near an edge, in points, what is dragged moves the outlines on, and how far in a frame.
const EDGE: f32 = 28.0;
const STEP: f32 = 9.0;
/// What stands for no section.
const NOWHERE: &str = "Not taken";

/// A passage of the document.
pub(super) struct Left<'a> {
    pub(super) heading: &'a str,
    pub(super) level: usize,
    /// How many words it has, and how sure its section is.
    pub(super) hint: String,
    pub(super) to: Goal,
    pub(super) sure: u8,
}

/// A section of the template.
pub(super) struct Right<'a> {
    pub(super) title: &'a str,
    pub(super) level: usize,
}

/// Where a passage goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Goal {
    /// To a section, by its position among those on the right.
    Section(usize),
    /// It is not taken.
    Nowhere,
}

impl Goal {
    /// Returns where a row at the right stands for. The first is that of what is not taken.
    fn of_row(idx: usize) -> Self {
        idx.checked_sub(1).map_or(Self::Nowhere, Self::Section)
    }

    fn section(self) -> Option<usize> {
        match self {
            Self::Section(idx) => Some(idx),
            Self::Nowhere => None,
        }
    }
}

/// A passage, and where it is sent.
pub(super) type Sent = (usize, Goal);

/// Shows both outlines. Returns what was sent elsewhere.
pub(super) fn matching_ui(
    ui: &mut Ui,
    id: Id,
    passages: &[Left<'_>],
    sections: &[Right<'_>],
) -> Option<Sent> {
    let tokens = Tokens::of(ui);
    let (text, colors) = (&tokens.text, &tokens.colors);
    let how = "Drag a passage to the section where it belongs. By keyboard: Enter chooses a section, Alt with an arrow goes to the one above or below, Delete takes it out. A broken line is less sure.";
    text_ui(ui, how, text.hint, colors.muted);
    let width = ui.available_width();
    let column = width * (1.0 - BETWEEN) / 2.0;
    let row = tokens.space.row;
    let n_rows = passages.len().max(sections.len() + 1);
    let head = text.strong.size + 12.0;
    let height = head + f32_of(n_rows) * row;
    let (all, _) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
    let lefts: Vec<Rect> = rows(all.min + vec2(0.0, head), vec2(column, row), passages.len());
    let at = pos2(all.max.x - column, all.min.y + head);
    let rights: Vec<Rect> = rows(at, vec2(column, row), sections.len() + 1);
    for (x, words) in [(all.min.x, "The document"), (at.x, "This draft")] {
        put(
            ui,
            pos2(x + PAD, all.min.y + head / 2.0),
            words,
            text.strong,
            colors.ink,
            column,
        );
    }
    let view = View {
        id,
        passages,
        sections,
        lefts: &lefts,
        rights: &rights,
        tokens: &tokens,
    };
    view.ui(ui)
}

/// What is drawn, and where.
struct View<'a> {
    id: Id,
    passages: &'a [Left<'a>],
    sections: &'a [Right<'a>],
    lefts: &'a [Rect],
    /// The first is that of what is not taken.
    rights: &'a [Rect],
    tokens: &'a Tokens,
}

impl View<'_> {
    fn ui(&self, ui: &mut Ui) -> Option<Sent> {
        let mut sent = None;
        let (mut loud, mut dragged) = (None, None);
        for (idx, passage) in self.passages.iter().enumerate() {
            let Some(rect) = self.lefts.get(idx) else {
                continue;
            };
            let response = ui.interact(*rect, self.own(idx), Sense::click_and_drag());
            if response.dragged() {
                dragged = Some(idx);
            }
            if response.hovered() || response.has_focus() || response.dragged() {
                loud = Some(idx);
            }
            if response.drag_stopped()
                && let Some(to) = self.under(ui)
                && to != passage.to
            {
                sent = Some((idx, to));
            }
            sent = sent.or_else(|| self.passage_ui(ui, (idx, passage), &response));
        }
        let over = dragged.and_then(|_| self.under(ui));
        for (idx, rect) in self.rights.iter().enumerate() {
            self.section_ui(ui, Goal::of_row(idx), *rect, over);
        }
        self.lines(ui, (loud, dragged));
        if dragged.is_some() {
            ui.set_cursor_icon(CursorIcon::Grabbing);
            move_on(ui);
        }
        sent
    }

    fn own(&self, idx: usize) -> Id {
        self.id.with(("passage", idx))
    }

    /// Returns over which section the pointer is.
    fn under(&self, ui: &Ui) -> Option<Goal> {
        let pointer = ui.input(|input| input.pointer.latest_pos())?;
        let is_seen = ui.clip_rect().contains(pointer);
        let mut rights = self.rights.iter();
        let idx = rights.position(|rect| rect.contains(pointer));
        idx.filter(|_| is_seen).map(Goal::of_row)
    }

    /// Shows a passage. Returns where keys sent it.
    fn passage_ui(
        &self,
        ui: &mut Ui,
        (idx, passage): (usize, &Left<'_>),
        response: &egui::Response,
    ) -> Option<Sent> {
        let (tokens, colors) = (self.tokens, &self.tokens.colors);
        let to = passage.to.section().and_then(|to| self.sections.get(to));
        let to = to.map_or(NOWHERE, |section| section.title);
        let name = format!("{}: {to}", passage.heading);
        press::name(ui, response, Role::ComboBox, &name);
        walk::member(ui, response.id, self.id, idx == 0, Arrows::Vertical);
        let open_id = response.id.with("open");
        let was_open = ui.data(|data| data.get_temp(open_id)).unwrap_or(false);
        let is_open = was_open || response.clicked();
        press::name_expanded(ui, response, is_open);
        if ui.is_rect_visible(response.rect) {
            let rect = response.rect.shrink2(vec2(0.0, 2.0));
            let fill = if response.hovered() || is_open {
                colors.hover_tint
            } else {
                colors.background
            };
            ui.painter()
                .rect_filled(rect, CornerRadius::same(tokens.radius.m), fill);
            let x = rect.min.x + PAD + INDENT * f32_of(passage.level.min(MAX_LEVEL));
            let room = rect.max.x - PAD - x;
            let hint = match passage.to {
                Goal::Section(_) => passage.hint.clone(),
                Goal::Nowhere => format!("{} – not taken", passage.hint),
            };
            let y = rect.center().y;
            let hint = lay(ui, &hint, tokens.text.hint, colors.muted, room * 0.5);
            let at = pos2(rect.max.x - PAD - hint.size().x, y);
            let room = at.x - PAD - x;
            paint(ui, at, hint, colors.muted);
            let (kind, color) = (tokens.text.body, colors.ink);
            put(ui, pos2(x, y), passage.heading, kind, color, room);
            press::ring(ui, tokens, response, rect, tokens.radius.m);
        }
        let mut picked = None;
        if is_open {
            let rows = self.choices();
            let list = response.id.with("list");
            picked = link_picker_ui(ui, list, response.rect, &rows, None);
            if picked.is_some() {
                response.request_focus();
            }
        }
        ui.data_mut(|data| data.insert_temp(open_id, is_open && picked.is_none()));
        let to = match picked {
            Some(Picked::Row(name)) => name.parse().map_or(Goal::Nowhere, Goal::Section),
            None if response.has_focus() && !is_open => self.by_keys(ui, passage.to)?,
            Some(Picked::AddNew(_) | Picked::Nothing) | None => return None,
        };
        (to != passage.to).then_some((idx, to))
    }

    /// Returns where a passage with the keyboard is sent.
    fn by_keys(&self, ui: &Ui, to: Goal) -> Option<Goal> {
        let take = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
        let last = self.sections.len().checked_sub(1)?;
        if take(Modifiers::ALT, Key::ArrowDown) {
            let next = to.section().map_or(0, |to| (to + 1).min(last));
            Some(Goal::Section(next))
        } else if take(Modifiers::ALT, Key::ArrowUp) {
            Some(Goal::of_row(to.section().unwrap_or(0)))
        } else if take(Modifiers::NONE, Key::Delete) {
            Some(Goal::Nowhere)
        } else {
            None
        }
    }

    fn choices(&self) -> Vec<PickRow> {
        let nowhere = PickRow {
            id: NOWHERE.to_owned(),
            label: String::new(),
            title: NOWHERE.to_owned(),
        };
        let sections = self.sections.iter().enumerate();
        let sections = sections.map(|(idx, section)| PickRow {
            id: idx.to_string(),
            label: String::new(),
            title: section.title.to_owned(),
        });
        std::iter::once(nowhere).chain(sections).collect()
    }

    /// Shows a section, with how many passages go to it.
    fn section_ui(&self, ui: &Ui, goal: Goal, rect: Rect, over: Option<Goal>) {
        if !ui.is_rect_visible(rect) {
            return;
        }
        let (tokens, colors) = (self.tokens, &self.tokens.colors);
        let section = goal.section().and_then(|idx| self.sections.get(idx));
        let radius = CornerRadius::same(tokens.radius.m);
        let own = rect.shrink2(vec2(0.0, 1.0));
        if over == Some(goal) {
            let edge = Stroke::new(2.0, colors.accent);
            let kind = egui::StrokeKind::Inside;
            ui.painter()
                .rect(own, radius, colors.accent_tint, edge, kind);
        }
        let n = self.passages.iter().filter(|one| one.to == goal).count();
        let level = section.map_or(0, |section| section.level.min(MAX_LEVEL));
        let x = rect.min.x + PAD + INDENT * f32_of(level);
        let color = if n > 0 { colors.ink } else { colors.muted };
        let title = section.map_or(NOWHERE, |section| section.title);
        let room = rect.max.x - PAD - x - 34.0;
        let y = rect.center().y;
        put(ui, pos2(x, y), title, tokens.text.body, color, room);
        if n > 0 {
            let count = n.to_string();
            let at = pos2(rect.max.x - 26.0, y);
            put(ui, at, &count, tokens.text.hint, colors.muted, 26.0);
        }
    }

    fn lines(&self, ui: &Ui, (loud, dragged): (Option<usize>, Option<usize>)) {
        let colors = &self.tokens.colors;
        for (idx, (passage, rect)) in self.passages.iter().zip(self.lefts).enumerate() {
            let is_loud = loud == Some(idx);
            let stroke = if is_loud {
                Stroke::new(2.4, colors.accent)
            } else {
                Stroke::new(1.0, colors.muted)
            };
            let start = pos2(rect.max.x + 3.0, rect.center().y);
            if dragged == Some(idx) {
                if let Some(to) = ui.input(|input| input.pointer.latest_pos()) {
                    line(ui, (start, to), stroke, true);
                }
                continue;
            }
            let end = passage.to.section();
            let end = end.and_then(|to| self.rights.get(to + 1));
            if let Some(end) = end {
                let end = pos2(end.min.x - 3.0, end.center().y);
                line(ui, (start, end), stroke, passage.sure >= SURE);
            }
        }
    }
}

/// Draws a line that leaves and arrives level. One that is less sure is broken, and ends in a ring.
fn line(ui: &Ui, (from, to): (Pos2, Pos2), stroke: Stroke, is_sure: bool) {
    let clip = ui.clip_rect();
    if from.y.max(to.y) < clip.min.y || from.y.min(to.y) > clip.max.y {
        return;
    }
    let bend = vec2((to.x - from.x) * 0.5, 0.0);
    let at = |piece: u8| {
        let t = f32::from(piece) / f32::from(N_PIECES);
        let (own, other) = (1.0 - t, t);
        let weights = [
            own * own * own,
            3.0 * own * own * other,
            3.0 * own * other * other,
            other * other * other,
        ];
        let points = [from, from + bend, to - bend, to];
        let sum = points.iter().zip(weights);
        sum.fold(Vec2::ZERO, |sum, (point, weight)| {
            sum + point.to_vec2() * weight
        })
        .to_pos2()
    };
    let painter = ui.painter();
    if is_sure {
        let points = (0..=N_PIECES).map(at).collect();
        painter.add(Shape::line(points, stroke));
        painter.circle_filled(to, stroke.width + 1.6, stroke.color);
    } else {
        for piece in (0..N_PIECES).step_by(2) {
            painter.add(Shape::line(vec![at(piece), at(piece + 1)], stroke));
        }
        painter.circle_stroke(to, stroke.width + 1.6, Stroke::new(1.4, stroke.color));
    }
}

/// Moves the outlines on where what is dragged is near an edge of what is seen of them.
fn move_on(ui: &Ui) {
    let clip = ui.clip_rect();
    let Some(pointer) = ui.input(|input| input.pointer.latest_pos()) else {
        return;
    };
    let by = if pointer.y < clip.min.y + EDGE {
        STEP
    } else if pointer.y > clip.max.y - EDGE {
        -STEP
    } else {
        return;
    };
    ui.scroll_with_delta(vec2(0.0, by));
    ui.ctx().request_repaint();
}

fn rows(at: Pos2, size: Vec2, n: usize) -> Vec<Rect> {
    let row = |idx: usize| Rect::from_min_size(at + vec2(0.0, size.y * f32_of(idx)), size);
    (0..n).map(row).collect()
}

/// Puts words on one line, from their middle at the left.
fn put(ui: &Ui, at: Pos2, words: &str, kind: Type, color: Color32, room: f32) {
    let galley = lay(ui, words, kind, color, room);
    paint(ui, at, galley, color);
}

fn lay(ui: &Ui, words: &str, kind: Type, color: Color32, room: f32) -> Arc<Galley> {
    let mut job = LayoutJob::single_section(words.to_owned(), kind.format(color));
    job.wrap = TextWrapping::truncate_at_width(room.max(0.0));
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

fn paint(ui: &Ui, at: Pos2, galley: Arc<Galley>, color: Color32) {
    let corner = Align2::LEFT_CENTER.anchor_size(at, galley.size()).min;
    ui.painter().galley(corner, galley, color);
}

/// Returns a count as a length. A document has far fewer passages than that.
fn f32_of(n: usize) -> f32 {
    f32::from(u16::try_from(n).unwrap_or(u16::MAX))
}
