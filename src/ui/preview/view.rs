//! The pages on the desk: which are seen, how they scroll, and what pressing them does.

use std::sync::Arc;

use egui::{
    Align2, CornerRadius, Id, Key, Modifiers, Rect, ScrollArea, Sense, Shape, StrokeKind, Ui, Vec2,
    emath::GuiRounding as _,
};

use super::{
    ground,
    pointed::Pointed,
    sheet::{self, Press},
};
use crate::layout::{Size, Spot};
use crate::model::Place;
use crate::session::{LaidOut, PageZoom, Spread};
use crate::ui::{
    commands::{Command, actions::Actions, page::PageCommand},
    desk::{
        state::{Screen, UiState},
        view::View,
    },
    pages::{
        mark::Mark,
        state::{Preview, Scrolled},
    },
    pages::{
        pictures::Pictures,
        plan::{self, ACTUAL, Plan, offset_to_see, plan},
    },
    theme::Tokens,
};

/// What pages are shown for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Role {
    /// To see what is being written.
    Beside,
    /// To be read.
    Reading,
    /// To find a page.
    Small,
}

impl Role {
    fn name(self) -> &'static str {
        match self {
            Self::Beside | Self::Reading => "Pages of the paper",
            Self::Small => "All pages, small",
        }
    }

    fn spread(self, chosen: Spread) -> Spread {
        match self {
            Self::Small => Spread::Overview,
            Self::Beside | Self::Reading => chosen,
        }
    }

    fn scrolled(self, preview: &mut Preview) -> &mut Scrolled {
        match self {
            Self::Beside => &mut preview.beside,
            Self::Reading => &mut preview.reading,
            Self::Small => &mut preview.small,
        }
    }
}

/// How wide a page is at least that is more than a sign for itself.
const SMALL: f32 = 160.0;

/// Shows the pages in all the room there is.
pub(super) fn pages_ui(
    ui: &mut Ui,
    view: &View<'_>,
    state: &mut UiState,
    actions: &mut Actions,
    role: Role,
) {
    let tokens = view.tokens;
    let rect = ui.available_rect_before_wrap();
    let color = tokens.colors.desk;
    let behind = ui.painter().add(Shape::Noop);
    let Some(laid) = view.laid else {
        ui.painter()
            .set(behind, ground::around(ui, rect, Vec::new(), color));
        wait_ui(ui, tokens, rect);
        return;
    };
    let desk = Desk {
        laid,
        tokens,
        role,
        id: Id::unique(("pages", role)),
    };
    let whole = ui.interact(rect, desk.id, Sense::click());
    whole.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Region, true, role.name()));
    if role == Role::Beside {
        look_up_mark(view, laid, state);
    } else if role == Role::Reading && std::mem::take(&mut state.preview.wants_pages) {
        whole.request_focus();
        look_up_mark(view, laid, state);
        let here = state.preview.mark.as_ref().and_then(|mark| mark.spot);
        if let Some(here) = here {
            state.preview.go_to(here.page_idx);
        }
    }
    let preview = &mut state.preview;
    zoom_by_wheel(ui, rect, preview, role);
    let pages = &laid.pages.pages;
    let sizes: Vec<Size> = pages.iter().map(|page| page.size).collect();
    let spread = role.spread(preview.spread);
    let plan = plan(&sizes, preview.zoom(), spread, rect.size());
    let keys = if whole.has_focus() {
        Keys::All
    } else if desk.is_page_focused(ui) {
        Keys::ByPage
    } else {
        Keys::None
    };
    let (pressed, covered) = scroll_ui(ui, &desk, &plan, preview, keys);
    ui.painter()
        .set(behind, ground::around(ui, rect, covered, color));
    if whole.has_focus() {
        ui.painter().rect_stroke(
            rect.shrink(2.0),
            CornerRadius::ZERO,
            tokens.ring(),
            StrokeKind::Inside,
        );
    }
    if let Some(pressed) = pressed {
        answer(ui, pressed, view, state, actions, role);
    }
}

/// What all pages of a desk have in common.
struct Desk<'a> {
    laid: &'a LaidOut,
    tokens: &'a Tokens,
    role: Role,
    id: Id,
}

impl Desk<'_> {
    /// Whether one of the pages has the keyboard.
    fn is_page_focused(&self, ui: &Ui) -> bool {
        let focused = ui.memory(egui::Memory::focused);
        focused.is_some_and(|focused| {
            (0..self.laid.pages.pages.len()).any(|page_idx| self.id.with(page_idx) == focused)
        })
    }
}

/// Which keys scroll.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Keys {
    None,
    /// Those that a page which has the keyboard does not answer itself.
    ByPage,
    All,
}

fn wait_ui(ui: &Ui, tokens: &Tokens, rect: Rect) {
    let text = "Laying the pages out…";
    let font = tokens.text.body.font();
    ui.painter().text(
        rect.center(),
        Align2::CENTER_CENTER,
        text,
        font,
        tokens.colors.muted,
    );
}

/// Finds what is being written on the pages, when it or they have changed.
fn look_up_mark(view: &View<'_>, laid: &LaidOut, state: &mut UiState) {
    let place = state.current.clone();
    let caret = state.caret.clone();
    let preview = &mut state.preview;
    let is_known = preview
        .mark
        .as_ref()
        .is_some_and(|mark| (mark.turn, &mark.place, &mark.caret) == (laid.turn, &place, &caret));
    if is_known {
        return;
    }
    let section = match &state.screen {
        Screen::Details => Place::Draft,
        Screen::Section(section) => Place::Section(section.clone()),
    };
    let section = Some(section);
    let before = preview.mark.take();
    let mark = super::marks::find(&laid.pages, view.draft, laid.turn, place, caret, section);
    let has_moved = before.is_none_or(|before| {
        (before.spot, &before.place, before.turn) != (mark.spot, &mark.place, mark.turn)
            || before.areas != mark.areas
    });
    if has_moved && preview.wish.is_none() {
        preview.follows = true;
    }
    preview.mark = Some(mark);
}

fn zoom_by_wheel(ui: &Ui, rect: Rect, preview: &mut Preview, role: Role) {
    let delta = ui.input(egui::InputState::zoom_delta);
    let is_over = ui.rect_contains_pointer(rect);
    if is_over && role != Role::Small && (delta - 1.0).abs() > f32::EPSILON {
        let times = (preview.zoom_seen * delta).clamp(plan::SMALLEST, plan::LARGEST) / ACTUAL;
        preview.set_zoom(PageZoom::Times(times));
    }
}

/// Returns where pages shall be scrolled to, if they shall move by themselves.
fn wanted_offset(
    plan: &Plan,
    preview: &mut Preview,
    role: Role,
    room: Vec2,
    scrolled: &Scrolled,
) -> Option<f32> {
    let has_replanned =
        scrolled.planned != plan.size || scrolled.seen.to_bits() != room.x.to_bits();
    let held = has_replanned.then(|| plan.height_of(scrolled.anchor));
    if role == Role::Small {
        let here = plan.sheets.get(preview.page_idx)?.rect;
        let offset = held.unwrap_or_else(|| plan.height_of(scrolled.anchor));
        let seen = offset_to_see(offset, room.y, (here.min.y, here.max.y));
        return (seen.to_bits() != offset.to_bits())
            .then_some(seen)
            .or(held);
    }
    if let Some(Spot { page_idx, y }) = preview.wish.take() {
        preview.follows = false;
        return match y {
            0.0 => Some(plan.top_of(page_idx)),
            y => Some(plan.spot(page_idx, y)?.y - room.y / 6.0),
        };
    }
    let offset = held.unwrap_or_else(|| plan.height_of(scrolled.anchor));
    if role == Role::Beside && std::mem::take(&mut preview.follows) {
        let span = span_of(plan, preview.mark.as_ref()?);
        return span
            .map(|span| offset_to_see(offset, room.y, span))
            .or(held);
    }
    held
}

/// Returns from where to where the mark stands.
fn span_of(plan: &Plan, mark: &Mark) -> Option<(f32, f32)> {
    let spot = mark.spot?;
    let low = plan.spot(spot.page_idx, spot.y)?.y;
    let high = mark
        .areas
        .first()
        .and_then(|(page_idx, area)| plan.spot(*page_idx, area.y + area.height));
    Some((low, high.map_or(low, |high| high.y)))
}

fn scroll_ui(
    ui: &mut Ui,
    desk: &Desk<'_>,
    plan: &Plan,
    preview: &mut Preview,
    keys: Keys,
) -> (Option<Press>, Vec<Rect>) {
    let rect = ui.available_rect_before_wrap();
    let room = rect.size();
    let scrolled = desk.role.scrolled(preview).clone();
    let before = plan.height_of(scrolled.anchor);
    let mut wanted = wanted_offset(plan, preview, desk.role, room, &scrolled);
    if keys != Keys::None {
        wanted = by_keys(ui, plan, preview, (before, room.y), keys).or(wanted);
    }
    // Pages that are made larger or smaller would spring about for half a second.
    ui.style_mut().spacing.scroll.kinetic.rubber_band = false;
    let mut area = ScrollArea::both().id_salt(desk.id).auto_shrink(false);
    if let Some(wanted) = wanted {
        area = area.vertical_scroll_offset(plan.clamped(wanted, room.y).round());
    }
    let mut pictures = std::mem::take(&mut preview.pictures);
    let mark = preview.mark.take();
    let here = preview.page_idx;
    let shown = area.show_viewport(ui, |ui, seen| {
        let origin = ui.max_rect().min;
        ui.allocate_space(plan.size);
        let mut pressed = None;
        let mut covered = Vec::new();
        for (page_idx, stands) in plan.sheets.iter().enumerate() {
            if !stands.rect.expand(4.0).intersects(seen) {
                continue;
            }
            let corner = origin + stands.rect.min.to_vec2();
            let corner = corner.round_to_pixels(ui.pixels_per_point());
            let stands = plan::Sheet {
                rect: Rect::from_min_size(corner, stands.rect.size()),
                ..*stands
            };
            let mark = mark.as_ref().filter(|_| desk.role == Role::Beside);
            let asked = sheet_ui(ui, desk, stands, page_idx, &mut pictures, (mark, here));
            pressed = asked.or(pressed);
            if stands.rect.width() >= SMALL {
                covered.push(stands.rect);
            }
        }
        (pressed, covered)
    });
    preview.pictures = pictures;
    preview.mark = mark;
    // The toolkit does not know yet how high new contents are.
    let top = wanted.map_or_else(
        || shown.state.clamped_offset().y,
        |wanted| plan.clamped(wanted, room.y).round(),
    );
    *desk.role.scrolled(preview) = Scrolled {
        anchor: plan.anchor(top),
        planned: plan.size,
        seen: room.x,
    };
    if desk.role.spread(preview.spread) != Spread::Overview {
        preview.page_idx = plan.page_seen(top, room.y);
        let seen = plan.sheets.get(preview.page_idx);
        preview.zoom_seen = seen.map_or(ACTUAL, |sheet| sheet.zoom);
    }
    shown.inner
}

/// Answers the keys that scroll. Returns where to.
fn by_keys(
    ui: &Ui,
    plan: &Plan,
    preview: &mut Preview,
    (offset, seen): (f32, f32),
    keys: Keys,
) -> Option<f32> {
    let take = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let by = [
        (Key::PageDown, seen - 48.0),
        (Key::PageUp, 48.0 - seen),
        (Key::ArrowDown, 48.0),
        (Key::ArrowUp, -48.0),
        (Key::Space, seen - 48.0),
    ];
    let n_keys = if keys == Keys::All { by.len() } else { 2 };
    let mut by = by.into_iter().take(n_keys);
    if let Some((_, by)) = by.find(|(key, _)| take(*key)) {
        return Some(offset + by);
    }
    if keys != Keys::All {
        return None;
    }
    for (key, by) in [(Key::Plus, 1), (Key::Equals, 1), (Key::Minus, -1)] {
        if take(key) {
            preview.step_zoom(by);
        }
    }
    if take(Key::Home) {
        Some(0.0)
    } else if take(Key::End) {
        Some(plan.size.y)
    } else {
        None
    }
}

fn sheet_ui(
    ui: &mut Ui,
    desk: &Desk<'_>,
    stands: plan::Sheet,
    page_idx: usize,
    pictures: &mut Pictures,
    (mark, here): (Option<&Mark>, usize),
) -> Option<Press> {
    let Desk {
        laid,
        tokens,
        role,
        id,
    } = desk;
    let pages: &Arc<_> = &laid.pages;
    let page = pages.pages.get(page_idx)?;
    let on = sheet::sheet(tokens, stands.zoom);
    let picture = pictures.get(ui.ctx(), (page_idx, page), on);
    let areas = mark.map(|mark| mark.areas.as_slice()).unwrap_or_default();
    let marked = areas.iter().filter(|(idx, _)| *idx == page_idx);
    sheet::paint(ui, tokens, stands, picture, marked.map(|(_, area)| *area));
    let is_small = *role == Role::Small || stands.rect.width() < SMALL;
    let name = sheet::name(pages, page_idx, is_small);
    let response = sheet::response(ui, id.with(page_idx), stands, page, &name);
    if is_small {
        sheet::paint_number(ui, tokens, stands, page_idx, page_idx == here);
    }
    if response.has_focus() {
        let ring = stands.rect.expand(3.0);
        ui.painter().rect_stroke(
            ring,
            CornerRadius::same(2),
            tokens.ring(),
            StrokeKind::Middle,
        );
    }
    let top = Spot { page_idx, y: 0.0 };
    let under = response.hover_pos().and_then(|pointer| {
        if is_small {
            return Some(Press::See(top));
        }
        sheet::press_at(pages, page_idx, stands, pointer, *role == Role::Reading)
    });
    sheet::point(ui, under.as_ref());
    if !response.clicked() {
        return None;
    }
    if response.interact_pointer_pos().is_some() {
        under
    } else if is_small {
        Some(Press::See(top))
    } else {
        let place = sheet::first_place(pages, page_idx);
        place.map(|place| Press::Write(Pointed::whole(place)))
    }
}

fn answer(
    ui: &Ui,
    pressed: Press,
    view: &View<'_>,
    state: &mut UiState,
    actions: &mut Actions,
    role: Role,
) {
    match pressed {
        Press::Write(pointed) => {
            if state.preview.is_reading {
                actions.run(Command::Pages(PageCommand::Read));
            }
            state.caret_wish = pointed.caret(view.draft);
            actions.go(pointed.place);
        }
        Press::See(spot) => {
            let preview = &mut state.preview;
            preview.wish = Some(spot);
            if role != Role::Small && preview.spread == Spread::Overview {
                preview.spread = Spread::Single;
            }
            ui.request_repaint();
        }
        Press::Visit(address) => actions.visit(address),
    }
}
