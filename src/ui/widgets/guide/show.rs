//! The guide as it is read in the window: chapter by chapter, with a search over all of it.

use egui::{Align, Id, Label, Role, Ui, WidgetInfo, accesskit::Live, text::LayoutJob};

use super::{
    find::{Hit, MAX_SHOWN, found},
    parse::{Block, Chapter, GUIDE, Kind, Look, Piece},
};
use crate::ui::{
    theme::{Tokens, Type, Weight},
    widgets::{
        button::{Button, button_ui},
        field::FieldSpec,
        line_edit::line_edit_ui,
        press,
        text::{heading_ui, text_ui},
    },
};

/// Where the reader is in the guide.
#[derive(Debug, Clone, Default)]
pub struct GuideState {
    /// The heading that is read, by its number.
    at: usize,
    /// What is to be brought to the top: that heading, or a block of it.
    wanted: Option<(usize, Option<usize>)>,
    /// Where links led away from.
    before: Vec<usize>,
    looked_for: String,
    hits: Vec<Hit>,
    /// Whether the field is to take the keyboard.
    is_fresh: bool,
}

impl GuideState {
    /// Opens the guide at the chapter that is linked to so.
    pub(in crate::ui) fn open(&mut self, anchor: &str) {
        let at = GUIDE.chapter(anchor).unwrap_or_default();
        self.go(at, None);
        self.before.clear();
        self.looked_for.clear();
        self.hits.clear();
        self.is_fresh = true;
    }

    fn go(&mut self, to: usize, block: Option<usize>) {
        self.at = to;
        self.wanted = Some((to, block));
    }

    fn follow(&mut self, to: usize, block: Option<usize>) {
        if self.before.last() != Some(&self.at) {
            self.before.push(self.at);
        }
        self.go(to, block);
    }
}

/// Shows the search and the ways through the guide, which stand above what is read.
pub(in crate::ui) fn guide_head_ui(ui: &mut Ui, state: &mut GuideState) {
    let tokens = Tokens::of(ui);
    let spec = FieldSpec {
        id: Id::unique("search the guide"),
        label: "Search the guide",
        hint: "",
    };
    let field = line_edit_ui(ui, &spec, &state.looked_for);
    if let Some(words) = field.changed {
        state.hits = found(&GUIDE, &words);
        state.looked_for = words;
    }
    if std::mem::take(&mut state.is_fresh) {
        field.response.request_focus();
    }
    if !state.looked_for.trim().is_empty() {
        let said = match state.hits.len() {
            0 => "Nothing in the guide has these words.".to_owned(),
            1 => "1 place".to_owned(),
            n if n > MAX_SHOWN => {
                format!(
                    "{n} places, of which the first {MAX_SHOWN} stand here. More words find fewer."
                )
            }
            n => format!("{n} places"),
        };
        let said = text_ui(ui, &said, tokens.text.hint, tokens.colors.muted);
        press::announce(ui, &said, Live::Polite);
        return;
    }
    ui.horizontal_wrapped(|ui| {
        if state.at != 0 && button_ui(ui, Button::quiet("All chapters")).clicked() {
            state.follow(0, None);
        }
        if let Some(before) = state.before.last().copied() {
            let title = GUIDE
                .chapters
                .get(before)
                .map_or("", |chapter| &chapter.title);
            let words = format!("Back to {title}");
            if button_ui(ui, Button::quiet(&words)).clicked() {
                state.before.pop();
                state.go(before, None);
            }
        }
    });
}

/// Shows the chapter that is read, or what was found. Returns an address that was followed.
pub(in crate::ui) fn guide_ui(ui: &mut Ui, state: &mut GuideState) -> Option<String> {
    let tokens = Tokens::of(ui);
    if !state.looked_for.trim().is_empty() {
        hits_ui(ui, state, &tokens);
        return None;
    }
    let wanted = state.wanted.take();
    let mut followed = None;
    for idx in GUIDE.page(state.at) {
        let Some(chapter) = GUIDE.chapters.get(idx) else {
            continue;
        };
        if wanted == Some((idx, None)) {
            ui.scroll_to_cursor(Some(Align::TOP));
        }
        title_ui(ui, chapter, &tokens);
        for (nth, block) in chapter.blocks.iter().enumerate() {
            if wanted == Some((idx, Some(nth))) {
                ui.scroll_to_cursor(Some(Align::TOP));
            }
            followed = block_ui(ui, block, &tokens).or(followed);
        }
    }
    let followed = followed?;
    let Some(anchor) = followed.strip_prefix('#') else {
        return Some(followed);
    };
    if let Some(to) = GUIDE.chapter(anchor) {
        state.follow(to, None);
    }
    None
}

fn title_ui(ui: &mut Ui, chapter: &Chapter, tokens: &Tokens) {
    let kind = if chapter.level > 2 {
        tokens.text.strong
    } else {
        tokens.text.card_title
    };
    if chapter.level > 2 {
        ui.add_space(tokens.space.m);
    }
    heading_ui(ui, &chapter.title, chapter.level, kind, tokens.colors.ink);
    ui.add_space(tokens.space.xs);
}

fn hits_ui(ui: &mut Ui, state: &mut GuideState, tokens: &Tokens) {
    let mut chosen = None;
    for (idx, hit) in state.hits.iter().take(MAX_SHOWN).enumerate() {
        let Some(chapter) = GUIDE.chapters.get(hit.chapter) else {
            continue;
        };
        let id = Id::unique(("found in the guide", idx));
        let button = button_ui(ui, Button::quiet(&chapter.title).id(id));
        if !hit.words.is_empty() {
            let name = format!("{}: {}", chapter.title, hit.words);
            ui.accesskit_node_builder(button.id, |node| node.set_label(name));
            text_ui(ui, &hit.words, tokens.text.hint, tokens.colors.muted);
        }
        ui.add_space(tokens.space.xs);
        if button.clicked() {
            chosen = Some((hit.chapter, hit.block));
        }
    }
    if let Some((chapter, block)) = chosen {
        state.follow(chapter, block);
        state.looked_for.clear();
        state.hits.clear();
    }
}

fn block_ui(ui: &mut Ui, block: &Block, tokens: &Tokens) -> Option<String> {
    let (text, colors) = (&tokens.text, &tokens.colors);
    let followed = match &block.kind {
        Kind::Paragraph | Kind::Row => pieces_ui(ui, &block.pieces, "", tokens),
        Kind::Item(mark) => pieces_ui(ui, &block.pieces, &format!("{mark}  "), tokens),
        Kind::Code => {
            let words = block.pieces.first().map_or("", |piece| &piece.words);
            let frame = egui::Frame::new()
                .fill(colors.background)
                .corner_radius(tokens.radius.m)
                .inner_margin(8);
            frame.show(ui, |ui| text_ui(ui, words, text.hint, colors.ink));
            None
        }
        Kind::Picture => {
            let words = block.pieces.first().map_or("", |piece| &piece.words);
            let words = format!("Picture, not shown here: {words}");
            text_ui(ui, &words, text.hint, colors.muted);
            None
        }
    };
    ui.add_space(tokens.space.s);
    followed
}

/// Shows words in a line that goes on: as one where nothing in it leads anywhere.
fn pieces_ui(ui: &mut Ui, pieces: &[Piece], mark: &str, tokens: &Tokens) -> Option<String> {
    if pieces.iter().all(|piece| link_of(piece).is_none()) {
        job_ui(ui, pieces, mark, tokens);
        return None;
    }
    let mut followed = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let mut lead = mark;
        for part in pieces.split_inclusive(|piece| link_of(piece).is_some()) {
            let (last, before) = match part.split_last() {
                Some((last, before)) if link_of(last).is_some() => (Some(last), before),
                _ => (None, part),
            };
            if !before.is_empty() || !lead.is_empty() {
                job_ui(ui, before, lead, tokens);
            }
            lead = "";
            if let Some(piece) = last
                && link_ui(ui, piece, looked(tokens.text.body, piece.look))
            {
                followed = link_of(piece).map(str::to_owned);
            }
        }
    });
    followed
}

/// Returns what a piece leads to; pictures are not with the program.
fn link_of(piece: &Piece) -> Option<&str> {
    let link = piece.link.as_deref();
    link.filter(|link| !link.starts_with("images/"))
}

fn job_ui(ui: &mut Ui, pieces: &[Piece], mark: &str, tokens: &Tokens) {
    let (body, ink) = (tokens.text.body, tokens.colors.ink);
    let mut job = LayoutJob::default();
    if !mark.is_empty() {
        job.append(mark, 0.0, body.format(ink));
    }
    for piece in pieces {
        let mut format = looked(body, piece.look).format(ink);
        if piece.look == Look::Code {
            format.background = tokens.colors.background;
        }
        job.append(&piece.words, 0.0, format);
    }
    ui.add(Label::new(job).wrap());
}

fn link_ui(ui: &mut Ui, piece: &Piece, kind: Type) -> bool {
    let tokens = Tokens::of(ui);
    let mut format = kind.format(tokens.colors.accent);
    format.underline = egui::Stroke::new(1.0, tokens.colors.accent);
    let job = LayoutJob::single_section(piece.words.clone(), format);
    let response = ui.add(Label::new(job).wrap().sense(egui::Sense::click()));
    let words = &piece.words;
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, words));
    press::ring(ui, &tokens, &response, response.rect, tokens.radius.s);
    let response = response.on_hover_cursor(egui::CursorIcon::PointingHand);
    response.clicked()
}

fn looked(kind: Type, look: Look) -> Type {
    match look {
        Look::Bold => kind.with_weight(Weight::SemiBold),
        Look::Italic => kind.with_weight(Weight::Italic),
        Look::Plain | Look::Code => kind,
    }
}
