//! One page on the desk: its paper, what is marked on it, what stands on it, and its press.

use egui::{
    Color32, CornerRadius, CursorIcon, Id, Pos2, Rect, Response, Sense, StrokeKind, Ui, pos2, vec2,
};

use super::pointed::Pointed;
use crate::layout::{Area, Link, Page, Pages, Shape, Spot, Target};
use crate::model::Place;
use crate::ui::{
    pages::plan,
    theme::Tokens,
    widgets::paper::{Picture, Sheet},
};

/// How far outside the words the mark stands, in points of the paper.
const MARK_SPACE: f32 = 7.0;
/// How thick its bar is.
const MARK_BAR: f32 = 2.5;

/// What a press on a page asks for.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Press {
    /// To write there.
    Write(Pointed),
    /// To see another place of the paper.
    See(Spot),
    /// To open an address.
    Visit(String),
}

/// Returns how things look on the paper of a theme.
pub(super) fn sheet(tokens: &Tokens, zoom: f32) -> Sheet {
    Sheet {
        zoom,
        paper: tokens.colors.paper,
    }
}

/// Paints a page that stands somewhere.
pub(super) fn paint(
    ui: &Ui,
    tokens: &Tokens,
    stands: plan::Sheet,
    picture: &Picture,
    marked: impl Iterator<Item = Area>,
) {
    let painter = ui.painter();
    let rect = stands.rect;
    let edge = egui::Stroke::new(1.0, tokens.colors.paper_edge);
    painter.rect(
        rect,
        CornerRadius::ZERO,
        tokens.colors.paper,
        edge,
        StrokeKind::Outside,
    );
    for area in marked {
        paint_mark(ui, tokens, stands, &area);
    }
    picture.paint(
        &painter.with_clip_rect(rect.intersect(painter.clip_rect())),
        rect.min,
    );
}

/// Marks what is being written: a bar beside it and a tint behind it.
fn paint_mark(ui: &Ui, tokens: &Tokens, stands: plan::Sheet, area: &Area) {
    let at = |x: f32, y: f32| stands.rect.min + vec2(x, y) * stands.zoom;
    let low = at(area.x - MARK_SPACE, area.y - 2.0);
    let high = at(area.x + area.width + MARK_SPACE, area.y + area.height + 2.0);
    let behind = Rect::from_min_max(low, high).intersect(stands.rect);
    let color = tokens.colors.paper_mark;
    let tint: Color32 = tokens.colors.paper.lerp_to_gamma(color, 0.09);
    ui.painter()
        .rect_filled(behind, CornerRadius::same(2), tint);
    let bar = Rect::from_min_size(
        low,
        vec2((MARK_BAR * stands.zoom).max(2.0), behind.height()),
    );
    ui.painter().rect_filled(bar, CornerRadius::same(1), color);
}

/// Lets a page be pressed and read aloud.
pub(super) fn response(ui: &Ui, id: Id, stands: plan::Sheet, page: &Page, name: &str) -> Response {
    let rect = stands.rect.intersect(ui.clip_rect());
    let response = ui.interact(rect, id, Sense::click());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Document, true, name));
    ui.accesskit_node_builder(response.id, |node| node.set_description(words(page)));
    response
}

/// Returns what a page is called: its number and the heading it stands under.
pub(super) fn name(pages: &Pages, page_idx: usize, is_small: bool) -> String {
    let n_pages = pages.pages.len();
    let heading = pages
        .outline
        .iter()
        .rev()
        .find(|entry| entry.spot.page_idx <= page_idx);
    let page = if is_small { "Small page" } else { "Page" };
    let number = page_idx + 1;
    match heading {
        Some(heading) => format!("{page} {number} of {n_pages}: {}", heading.title),
        None => format!("{page} {number} of {n_pages}"),
    }
}

/// Returns all the words of a page, for those who hear it.
fn words(page: &Page) -> String {
    let runs = page.items.iter().filter_map(|item| match &item.shape {
        Shape::Text(run) => Some(run.text.as_ref()),
        Shape::Rect { .. } | Shape::Sign { .. } | Shape::Path(_) | Shape::Image { .. } => None,
    });
    runs.collect::<Vec<_>>().join(" ")
}

/// Returns what a press at a place of the window asks for. A line of the contents leads on in the
/// paper; of other links, the words around them come first where one writes.
pub(super) fn press_at(
    pages: &Pages,
    page_idx: usize,
    stands: plan::Sheet,
    pointer: Pos2,
    follows_links: bool,
) -> Option<Press> {
    let at = (pointer - stands.rect.min) / stands.zoom;
    let page = pages.pages.get(page_idx)?;
    let link = page
        .links
        .iter()
        .find(|link| link.area.distance(at.x, at.y) <= 0.0);
    let seen = link.and_then(|link| follow(pages, link, follows_links));
    seen.or_else(|| {
        let words = Pointed::at(pages, page_idx, at.x, at.y)?;
        Some(Press::Write(words))
    })
}

fn follow(pages: &Pages, link: &Link, follows_all: bool) -> Option<Press> {
    match &link.target {
        Target::Spot(spot) => Some(Press::See(*spot)),
        Target::Row(row) if follows_all => pages.anchors.get(row).copied().map(Press::See),
        Target::Address(address) if follows_all => Some(Press::Visit(address.clone())),
        Target::Row(_) | Target::Address(_) => None,
    }
}

/// Returns the first place of a page that words come from.
pub(super) fn first_place(pages: &Pages, page_idx: usize) -> Option<Place> {
    let page = pages.pages.get(page_idx)?;
    page.items
        .iter()
        .find_map(|item| pages.origin(item))
        .cloned()
}

/// Shows what a press would do by the shape of the pointer.
pub(super) fn point(ui: &Ui, press: Option<&Press>) {
    if press.is_some() {
        ui.set_cursor_icon(CursorIcon::PointingHand);
    }
}

/// Paints the number below a small page.
pub(super) fn paint_number(
    ui: &Ui,
    tokens: &Tokens,
    stands: plan::Sheet,
    page_idx: usize,
    is_here: bool,
) {
    let color = if is_here {
        tokens.colors.accent
    } else {
        tokens.colors.muted
    };
    let kind = if is_here {
        tokens.text.strong
    } else {
        tokens.text.hint
    };
    let at = pos2(stands.rect.center().x, stands.rect.max.y + 4.0);
    ui.painter().text(
        at,
        egui::Align2::CENTER_TOP,
        (page_idx + 1).to_string(),
        kind.font(),
        color,
    );
    if is_here {
        let ring = stands.rect.expand(3.0);
        ui.painter().rect_stroke(
            ring,
            CornerRadius::same(3),
            tokens.ring(),
            StrokeKind::Middle,
        );
    }
}
