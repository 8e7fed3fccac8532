//! The slim bar over an editor that has the keyboard. Its place is kept when it is not there.

use egui::{
    Align2, Color32, CornerRadius, Id, Key, Modifiers, Rect, Role, Sense, Stroke, StrokeKind, Ui,
    UiBuilder, Vec2, text::LayoutJob,
};

use super::events::Act;
use crate::prose::{Block, BlockKind, Voice, VoiceKind};
use crate::ui::{
    theme::{Tokens, Weight},
    walk::{self, Arrows},
    widgets::{
        button::{Button, button_ui},
        icon::{Icon, paint_icon},
        press,
    },
};

/// What the caret stands in, for the buttons that show it.
#[derive(Debug, Clone, Default)]
pub(super) struct Here {
    pub voice: Voice,
    pub block: Option<Block>,
}

/// What the user did in the bar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum BarAct {
    Act(Act),
    LinkTo(String),
    /// Open the address in the browser.
    Visit(String),
    Close,
}

/// What the bar did.
#[derive(Debug, Default)]
pub(super) struct BarResponse {
    pub act: Option<BarAct>,
    /// Whether one of its buttons or its field has the keyboard.
    pub has_focus: bool,
    /// Where the button for citations is.
    pub cite_rect: Option<Rect>,
}

enum Face {
    Letter(&'static str, Weight),
    Icon(Icon),
}

struct Tool {
    face: Face,
    name: &'static str,
    keys: &'static str,
    act: Act,
    is_on: bool,
}

const N_TOOLS: usize = 7;

fn tools(here: &Here) -> [Tool; N_TOOLS] {
    let tool = |face, name, keys, act, is_on| Tool {
        face,
        name,
        keys,
        act,
        is_on,
    };
    let is_bullet = matches!(here.block, Some(Block::Bullet { .. }));
    let is_number = matches!(here.block, Some(Block::Number { .. }));
    let is_quote = matches!(here.block, Some(Block::Quote));
    let bold = Face::Letter("B", Weight::SemiBold);
    let italic = Face::Letter("I", Weight::Italic);
    [
        tool(
            bold,
            "Bold",
            "Ctrl+B",
            Act::Voice(VoiceKind::Bold),
            here.voice.bold,
        ),
        tool(
            italic,
            "Italic",
            "Ctrl+I",
            Act::Voice(VoiceKind::Italic),
            here.voice.italic,
        ),
        tool(
            Face::Icon(Icon::Bullets),
            "Bullet list",
            "Ctrl+Shift+8",
            Act::Block(BlockKind::Bullet),
            is_bullet,
        ),
        tool(
            Face::Icon(Icon::Numbers),
            "Numbered list",
            "Ctrl+Shift+7",
            Act::Block(BlockKind::Number),
            is_number,
        ),
        tool(
            Face::Icon(Icon::Quote),
            "Quotation",
            "Ctrl+Shift+9",
            Act::Block(BlockKind::Quote),
            is_quote,
        ),
        tool(
            Face::Icon(Icon::Link),
            "Link",
            "Ctrl+Shift+K",
            Act::Link,
            here.voice.link.is_some(),
        ),
        tool(
            Face::Icon(Icon::Cite),
            "Cite evidence",
            "Ctrl+Shift+E",
            Act::Cite,
            false,
        ),
    ]
}

/// Whether a button of the bar has the keyboard; it may have come there since the last frame.
pub(super) fn has_keyboard(ui: &Ui, id: Id) -> bool {
    ui.memory(|memory| (0..N_TOOLS).any(|nth| memory.has_focus(id.with(("tool", nth)))))
}

/// Shows the buttons.
pub(super) fn bar_ui(ui: &mut Ui, id: Id, rect: Rect, here: &Here) -> BarResponse {
    let mut done = BarResponse::default();
    // A child of its own, because the place is allocated already.
    let ui = &mut ui.new_child(UiBuilder::new().id_salt(id).max_rect(rect));
    let mut corner = rect.min;
    for (nth, tool) in tools(here).into_iter().enumerate() {
        // The voices, the blocks and what leads elsewhere stand in groups.
        if nth == 2 || nth == 5 {
            corner.x += 8.0;
        }
        let place = Rect::from_min_size(corner, Vec2::new(30.0, 28.0));
        corner.x += 32.0;
        let response = tool_ui(ui, id.with(("tool", nth)), place, &tool);
        walk::member(ui, response.id, id, nth == 0, Arrows::Horizontal);
        done.has_focus |= response.has_focus();
        if tool.act == Act::Cite {
            done.cite_rect = Some(place);
        }
        if response.clicked() {
            done.act = Some(BarAct::Act(tool.act));
        }
    }
    done
}

fn tool_ui(ui: &Ui, id: Id, rect: Rect, tool: &Tool) -> egui::Response {
    let tokens = Tokens::of(ui);
    let response = ui.interact(rect, id, Sense::click());
    press::name_choice(ui, &response, Role::Button, tool.name, tool.is_on);
    let colors = &tokens.colors;
    let radius = CornerRadius::same(tokens.radius.s);
    let (fill, color) = match (tool.is_on, response.hovered()) {
        (true, _) => (colors.accent_tint, colors.accent),
        (false, true) => (colors.hover_tint, colors.ink),
        (false, false) => (Color32::TRANSPARENT, colors.muted),
    };
    let stroke = if tool.is_on {
        Stroke::new(1.0, colors.accent)
    } else {
        Stroke::NONE
    };
    ui.painter()
        .rect(rect, radius, fill, stroke, StrokeKind::Inside);
    match tool.face {
        Face::Icon(icon) => paint_icon(ui.painter(), icon, rect.center(), color),
        Face::Letter(letter, weight) => {
            let kind = tokens.text.card_title.with_weight(weight);
            let job = LayoutJob::single_section(letter.to_owned(), kind.format(color));
            let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
            let corner = Align2::CENTER_CENTER.align_size_within_rect(galley.size(), rect);
            ui.painter().galley(corner.min, galley, color);
        }
    }
    press::ring(ui, &tokens, &response, rect.shrink(2.0), tokens.radius.s);
    response.on_hover_text(format!("{} ({})", tool.name, tool.keys))
}

/// Shows the field for the address of a link in the place of the buttons.
pub(super) fn link_bar_ui(ui: &mut Ui, id: Id, rect: Rect, address: &mut String) -> BarResponse {
    let tokens = Tokens::of(ui);
    let mut done = BarResponse::default();
    let field = id.with("address");
    let is_new = ui.read_response(field).is_none();
    let builder = UiBuilder::new().id_salt(id.with("link")).max_rect(rect);
    let mut bar = ui.new_child(builder);
    bar.horizontal_centered(|ui| {
        let label =
            crate::ui::widgets::text::text_ui(ui, "Link to", tokens.text.body, tokens.colors.muted);
        let edit = egui::TextEdit::singleline(address)
            .id(field)
            .hint_text("https://…")
            .return_key(None)
            .align(Align2::LEFT_CENTER)
            .desired_width((ui.available_width() - 280.0).max(120.0));
        let response = ui.add(edit).labelled_by(label.id);
        if is_new {
            response.request_focus();
        }
        if response.has_focus() {
            let take = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
            if take(Key::Enter) {
                done.act = Some(BarAct::LinkTo(address.clone()));
            }
            if take(Key::Escape) {
                done.act = Some(BarAct::Close);
            }
        }
        done.has_focus |= response.has_focus() || is_new;
        let set = button_ui(ui, Button::quiet("Set link"));
        let has_address = !address.trim().is_empty();
        let open = ui.add_enabled_ui(has_address, |ui| button_ui(ui, Button::quiet("Open")));
        let open = open
            .inner
            .on_hover_text("Open it in the browser (Ctrl+click on the link)");
        let close = button_ui(ui, Button::quiet("Cancel"));
        done.has_focus |= set.has_focus() || open.has_focus() || close.has_focus();
        if open.clicked() {
            done.act = Some(BarAct::Visit(address.clone()));
        }
        if set.clicked() {
            done.act = Some(BarAct::LinkTo(address.clone()));
        }
        if close.clicked() {
            done.act = Some(BarAct::Close);
        }
    });
    done
}
