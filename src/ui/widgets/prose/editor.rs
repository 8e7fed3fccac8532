//! The prose editor itself: egui's text field underneath, our keys before it, our paint over it.
//!
//! The text belongs to the caller. The editor keeps only what no draft should: the selection,
//! the voice of what is typed next, and what was laid out last.

use std::{cell::RefCell, ops::Range, sync::Arc};

use egui::{
    CursorIcon, Event, Frame, Id, Rangef, Rect, Response, Role, Sense, TextBuffer, TextEdit, Ui,
    Vec2,
    mutex::Mutex,
    text::{CCursor, CCursorRange},
};

use super::{
    caret::{byte, clear_undo, cursor, selected_chars, step_over, store_selection},
    events::{Act, sort, writing},
    galley::{Label, Laid, Place, lay_out},
    paint,
    toolbar::{BarAct, BarResponse, Here, bar_ui, has_keyboard, link_bar_ui},
};
use crate::{
    prose::{Buffer, Reach, Voice, cite, copied, link, toggle_block, toggle_voice},
    ui::{
        copying::{copy_prose, source_of},
        theme::Tokens,
        widgets::{
            link_picker::{PickRow, Picked, link_picker_ui},
            press,
        },
    },
};

/// What a prose editor is for.
#[derive(Clone, Copy)]
pub struct ProseSpec<'a> {
    /// Names the editor. Made of the document, the place and the load, so that no two texts
    /// ever share a caret.
    pub id: Id,
    /// What a screen reader calls it: the prompt.
    pub name: &'a str,
    /// What stands there while nothing is written.
    pub hint: &'a str,
    /// How many lines it is high at least.
    pub n_lines: u8,
    /// What the chip of a cited row says; none where the row does not exist.
    pub label: &'a dyn Fn(&str) -> Option<Label>,
    /// The rows that can be cited; asked for when the list opens.
    pub citable: &'a dyn Fn() -> Vec<PickRow>,
}

/// What the user did in a prose editor.
#[derive(Debug)]
pub struct ProseResponse {
    /// The text as it is now, if it changed.
    pub changed: Option<String>,
    /// What is selected, in bytes of the text as it is now.
    pub selection: Range<usize>,
    /// Whether the editor or its bar has the keyboard.
    pub has_focus: bool,
    /// The row whose chip was pressed.
    pub followed: Option<String>,
    /// The address of a link that is to be opened.
    pub visited: Option<String>,
    /// What was typed where new evidence was asked for; cite the new row when it is there.
    pub add_new: Option<String>,
    /// egui's response of the text field.
    pub response: Response,
}

#[derive(Default)]
struct State {
    /// The selection in bytes: where it was begun, and the caret.
    selection: (usize, usize),
    /// The voice of what is typed next, as long as the caret stands where it was set.
    voice: Option<(usize, Voice)>,
    later: Vec<Event>,
    address: Option<String>,
    is_citing: bool,
    is_bar_used: bool,
    /// Where the caret should go.
    wanted: Option<usize>,
    laid: Option<Arc<Laid>>,
}

/// How high the bar is.
pub const BAR_HEIGHT: f32 = 28.0;
/// How wide the bar is with all its buttons.
pub const BAR_WIDTH: f32 = 238.0;
/// How far outside the view a chip can still be reached by Tab.
const NEAR: f32 = 400.0;

/// Shows a prose editor as wide as the space there is, its bar above it. While there is no bar,
/// its place belongs to the field: a press there begins writing.
pub fn prose_ui(ui: &mut Ui, spec: &ProseSpec<'_>, text: &str) -> ProseResponse {
    let width = ui.available_width();
    // Not by Tab: the field itself is the next stop.
    let (bar, place) = ui.allocate_exact_size(Vec2::new(width, BAR_HEIGHT), Sense::CLICK);
    let shown = prose_with_bar_ui(ui, spec, text, bar);
    if !shown.has_focus {
        if place.clicked() {
            ui.memory_mut(|memory| memory.request_focus(spec.id));
        }
        place.on_hover_cursor(CursorIcon::Text);
    }
    shown
}

/// Shows a prose editor whose bar has a place of its own, [`BAR_HEIGHT`] high.
pub fn prose_with_bar_ui(
    ui: &mut Ui,
    spec: &ProseSpec<'_>,
    text: &str,
    bar_rect: Rect,
) -> ProseResponse {
    let shared: Arc<Mutex<State>> = ui.data_mut(|data| {
        let state = data.get_temp_mut_or_default::<Arc<Mutex<State>>>(spec.id);
        Arc::clone(state)
    });
    let mut state = shared.lock();
    let had_focus = ui.memory(|memory| memory.has_focus(spec.id));
    let mut passage = Buffer {
        text: text.to_owned(),
        anchor: state.selection.0.min(text.len()),
        caret: state.selection.1.min(text.len()),
    };
    let mut asked = Asked::default();
    if let Some(byte) = state.wanted.take() {
        let byte = text.floor_char_boundary(byte);
        (passage.anchor, passage.caret) = (byte, byte);
        asked.did_act = true;
    }
    if had_focus || state.is_bar_used || has_keyboard(ui, spec.id.with("bar")) {
        let bar = show_bar(ui, spec, bar_rect, &mut state, &passage);
        asked.did_act |= bar.act.is_some();
        answer_bar(&bar, &mut state, &mut passage);
        if let Some(BarAct::Visit(address)) = &bar.act {
            asked.visited = Some(address.clone());
        }
        asked.did_act |= pick(ui, spec, &bar, &mut state, &mut passage, &mut asked.add_new);
        state.is_bar_used = bar.has_focus || state.address.is_some() || state.is_citing;
    }
    let hidden = if had_focus {
        let later = std::mem::take(&mut state.later);
        answer_keys(ui, spec, &mut state, &mut passage, &mut asked, later)
    } else {
        for act in writing(std::mem::take(&mut state.later)) {
            answer(&act, &mut state, &mut passage);
        }
        Vec::new()
    };
    let is_ours = asked.did_act || passage.text != text;
    let shown = show_field(ui, spec, &mut state, &mut passage, is_ours);
    ui.input_mut(|input| input.events.extend(hidden));
    if asked.did_act && state.address.is_none() && !state.is_citing {
        ui.memory_mut(|memory| memory.request_focus(spec.id));
    }
    let is_elsewhere = state.address.is_some() || state.is_citing;
    keep_focus(ui, spec.id, bar_rect, had_focus && !is_elsewhere);
    let followed = paint_over(ui, spec, &state, &shown, &passage);
    let visited = asked.visited.or_else(|| visit(ui, &shown));
    let is_focused = ui.memory(|memory| memory.has_focus(spec.id));
    ProseResponse {
        selection: passage.anchor.min(passage.caret)..passage.anchor.max(passage.caret),
        has_focus: is_focused || state.is_bar_used,
        followed,
        visited,
        add_new: asked.add_new,
        response: shown.response,
        changed: (passage.text != text).then_some(passage.text),
    }
}

/// Puts the keyboard into an editor that is shown after this, with the caret at a byte of its
/// text, and brings the caret into sight.
pub fn put_caret(ui: &Ui, id: Id, byte: usize) {
    let shared: Arc<Mutex<State>> = ui.data_mut(|data| {
        let state = data.get_temp_mut_or_default::<Arc<Mutex<State>>>(id);
        Arc::clone(state)
    });
    shared.lock().wanted = Some(byte);
    ui.memory_mut(|memory| memory.request_focus(id));
}

/// Returns the text with a row cited where the caret last stood in an editor.
pub fn cite_in(ui: &Ui, id: Id, text: &str, row: &str) -> String {
    let shared: Option<Arc<Mutex<State>>> = ui.data(|data| data.get_temp(id));
    let Some(shared) = shared else {
        return cite(&Buffer::at(text, text.len()), row).text;
    };
    let mut state = shared.lock();
    let passage = cite(&state.passage(text), row);
    state.selection = (passage.anchor, passage.caret);
    store_selection(ui, id, &passage);
    ui.memory_mut(|memory| memory.request_focus(id));
    passage.text
}

impl State {
    fn passage(&self, text: &str) -> Buffer {
        Buffer {
            text: text.to_owned(),
            anchor: self.selection.0.min(text.len()),
            caret: self.selection.1.min(text.len()),
        }
    }
}

#[derive(Default)]
struct Asked {
    did_act: bool,
    visited: Option<String>,
    add_new: Option<String>,
}

fn show_bar(
    ui: &mut Ui,
    spec: &ProseSpec<'_>,
    rect: Rect,
    state: &mut State,
    passage: &Buffer,
) -> BarResponse {
    let id = spec.id.with("bar");
    if let Some(address) = &mut state.address {
        return link_bar_ui(ui, id, rect, address);
    }
    let (window, _) = passage.window();
    let voice = match &state.voice {
        Some((at, voice)) if *at == passage.caret => voice.clone(),
        _ => window.voice(),
    };
    let here = Here {
        voice,
        block: window.block(),
    };
    bar_ui(ui, id, rect, &here)
}

fn answer_bar(bar: &BarResponse, state: &mut State, passage: &mut Buffer) {
    match &bar.act {
        // Whether to keep an address that is visited is still to be said.
        None | Some(BarAct::Visit(_)) => {}
        Some(BarAct::Act(act)) => answer(act, state, passage),
        Some(BarAct::LinkTo(address)) => {
            *passage = link(passage, address);
            state.address = None;
        }
        Some(BarAct::Close) => state.address = None,
    }
}

/// Shows the list of what can be cited. Returns whether the user is done with it.
fn pick(
    ui: &mut Ui,
    spec: &ProseSpec<'_>,
    bar: &BarResponse,
    state: &mut State,
    passage: &mut Buffer,
    add_new: &mut Option<String>,
) -> bool {
    let (true, Some(anchor)) = (state.is_citing, bar.cite_rect) else {
        return false;
    };
    let rows = (spec.citable)();
    let id = spec.id.with("cite");
    let Some(picked) = link_picker_ui(ui, id, anchor, &rows, Some("Add new evidence…")) else {
        return false;
    };
    state.is_citing = false;
    match picked {
        Picked::Row(row) => *passage = cite(passage, &row),
        Picked::AddNew(title) => *add_new = Some(title),
        Picked::Nothing => {}
    }
    true
}

/// Answers the keys that change text. Returns the events hidden from egui's field.
fn answer_keys(
    ui: &Ui,
    spec: &ProseSpec<'_>,
    state: &mut State,
    passage: &mut Buffer,
    asked: &mut Asked,
    later: Vec<Event>,
) -> Vec<Event> {
    let events = ui.input_mut(|input| std::mem::take(&mut input.events));
    let sorted = sort(later.into_iter().chain(events));
    for act in &sorted.acts {
        if matches!(act, Act::Copy | Act::Cut) {
            let shown = |row: &str| (spec.label)(row).map(|label| label.text);
            let Some(copied) = copied(passage, &shown) else {
                continue;
            };
            copy_prose(ui.ctx(), copied.clean, copied.source);
            if *act == Act::Copy {
                continue;
            }
        }
        if let Act::Paste(pasted) = act
            && let Some(source) = source_of(ui.ctx(), pasted)
        {
            answer(&Act::Paste(source), state, passage);
        } else {
            answer(act, state, passage);
        }
        asked.did_act = true;
    }
    if !sorted.later.is_empty() {
        ui.request_repaint();
    }
    state.later = sorted.later;
    ui.input_mut(|input| input.events = sorted.left);
    sorted.hidden
}

fn answer(act: &Act, state: &mut State, passage: &mut Buffer) {
    let voice = state.voice.take().filter(|(at, _)| *at == passage.caret);
    let voice = voice.map(|(_, voice)| voice);
    let voice_here = |passage: &Buffer| voice.clone().unwrap_or_else(|| passage.window().0.voice());
    *passage = match act {
        Act::Type(typed) => {
            let voice = voice_here(passage);
            let next = passage.nearby(|p| p.type_text(typed, Some(&voice)));
            // A space leaves the marks; the word after it shall come back into them.
            state.voice = Some((next.caret, voice));
            next
        }
        Act::Paste(pasted) => passage.nearby(|p| p.paste(pasted)),
        Act::Copy => passage.clone(),
        Act::Cut => passage.nearby(|p| p.delete_back(Reach::Sign)),
        Act::Enter => passage.nearby(Buffer::enter),
        Act::DeleteBack(reach) => passage.nearby(|p| p.delete_back(*reach)),
        Act::DeleteForward(reach) => passage.nearby(|p| p.delete_forward(*reach)),
        Act::Block(kind) => passage.nearby(|p| toggle_block(p, *kind)),
        Act::Voice(kind) => {
            let toggled = toggle_voice(passage, *kind);
            toggled.unwrap_or_else(|| {
                let mut voice = voice_here(passage);
                let is_on = kind.is_in(&voice);
                kind.set(&mut voice, !is_on);
                state.voice = Some((passage.caret, voice));
                passage.clone()
            })
        }
        Act::Link => {
            state.address = Some(passage.window().0.voice().link.unwrap_or_default());
            passage.clone()
        }
        Act::Cite => {
            state.is_citing = true;
            passage.clone()
        }
    };
}

struct Shown {
    response: Response,
    laid: Arc<Laid>,
    at: egui::Pos2,
    caret: Option<Rect>,
}

fn show_field(
    ui: &mut Ui,
    spec: &ProseSpec<'_>,
    state: &mut State,
    passage: &mut Buffer,
    is_ours: bool,
) -> Shown {
    let tokens = Tokens::of(ui);
    if is_ours {
        store_selection(ui, spec.id, passage);
    }
    clear_undo(ui, spec.id);
    let laid = RefCell::new(state.laid.take());
    let (view, caret) = (view_of(ui), passage.caret);
    let place = |width| Place { width, view, caret };
    let mut layouter = |ui: &Ui, buffer: &dyn TextBuffer, width: f32| {
        // What was laid out before lives no longer than it must: of a long text it is much.
        let before = laid.take();
        let next = lay_out(
            ui,
            buffer.as_str(),
            place(width),
            spec.label,
            before.as_ref(),
        );
        let galley = Arc::clone(&next.galley);
        laid.replace(Some(next));
        galley
    };
    let output = ui
        .scope(|ui| {
            // The caret is painted over the field, as high as the letters.
            ui.visuals_mut().text_cursor.stroke = egui::Stroke::NONE;
            ui.visuals_mut().selection.stroke.color = tokens.colors.ink;
            TextEdit::multiline(&mut passage.text)
                .id(spec.id)
                .frame(Frame::NONE)
                .desired_width(f32::INFINITY)
                .desired_rows(1)
                .min_size(Vec2::new(
                    0.0,
                    tokens.text.prose.line * f32::from(spec.n_lines),
                ))
                .return_key(None)
                .layouter(&mut layouter)
                .show(ui)
        })
        .inner;
    let response = output.response.response;
    ui.accesskit_node_builder(spec.id, |node| {
        node.set_label(spec.name);
        node.set_placeholder(spec.hint);
    });
    let laid = laid.into_inner();
    let width = laid
        .as_ref()
        .map_or(response.rect.width(), |laid| laid.width());
    let laid = match laid {
        Some(laid) if laid.text == passage.text => laid,
        other => lay_out(ui, &passage.text, place(width), spec.label, other.as_ref()),
    };
    if laid.is_rough() {
        ui.request_repaint();
    }
    state.laid = Some(Arc::clone(&laid));
    let mut caret = None;
    if response.has_focus() {
        if !is_ours && let Some(range) = output.cursor_range {
            follow_selection(ui, spec.id, state, passage, &laid, range);
        }
        state.selection = (passage.anchor, passage.caret);
        let at = cursor(&passage.text, passage.caret);
        let row = laid
            .galley
            .pos_from_cursor(at)
            .translate(output.galley_pos.to_vec2());
        // While a long text is laid out, the lines above the caret still grow.
        if is_ours || laid.is_rough() {
            ui.scroll_to_rect(row.expand(4.0), None);
        }
        caret = Some(row);
    } else if is_ours {
        state.selection = (passage.anchor, passage.caret);
    }
    Shown {
        response,
        laid,
        at: output.galley_pos,
        caret,
    }
}

/// Returns what is seen of the field that comes next, from its top.
fn view_of(ui: &Ui) -> Rangef {
    let (top, clip) = (ui.cursor().min.y, ui.clip_rect());
    Rangef::new(clip.min.y - top, clip.max.y - top)
}

/// Takes over where egui put the selection, after stepping over what cannot be seen.
fn follow_selection(
    ui: &Ui,
    id: Id,
    state: &State,
    passage: &mut Buffer,
    laid: &Laid,
    range: CCursorRange,
) {
    let to_byte = |cursor: CCursor| byte(&passage.text, cursor.index.0);
    let (anchor, found) = (to_byte(range.secondary), to_byte(range.primary));
    let before = state.selection.1;
    let caret = if found == before || ui.input(|input| input.pointer.any_down()) {
        found
    } else {
        step_over(passage, laid, before, found, range)
    };
    let anchor = if range.is_empty() { caret } else { anchor };
    (passage.anchor, passage.caret) = (anchor, caret);
    if caret != found {
        store_selection(ui, id, passage);
    }
}

/// Keeps the keyboard in the editor while its bar is pressed.
fn keep_focus(ui: &Ui, id: Id, bar: Rect, had_focus: bool) {
    let is_pressed = ui.input(|input| {
        let at = input.pointer.interact_pos();
        input.pointer.any_pressed() && at.is_some_and(|at| bar.contains(at))
    });
    if had_focus && is_pressed {
        ui.memory_mut(|memory| memory.request_focus(id));
    }
}

/// Says where the link under the pointer leads. Returns its address where it is pressed to be
/// opened: a press alone puts the caret there, as in every editor.
fn visit(ui: &Ui, shown: &Shown) -> Option<String> {
    let Shown {
        response, laid, at, ..
    } = shown;
    let pointer = response.hover_pos()? - at.to_vec2();
    let (_, address) = laid.links.iter().find(|(rect, _)| rect.contains(pointer))?;
    let opens = ui.input(|input| input.modifiers.command);
    if opens {
        ui.set_cursor_icon(CursorIcon::PointingHand);
    }
    let words = format!("{address}\nCtrl+click to open it");
    let is_pressed = response.clone().on_hover_text_at_pointer(words).clicked();
    (opens && is_pressed).then(|| address.clone())
}

/// Paints what egui does not know of. Returns the row whose chip was pressed.
fn paint_over(
    ui: &Ui,
    spec: &ProseSpec<'_>,
    state: &State,
    shown: &Shown,
    passage: &Buffer,
) -> Option<String> {
    let tokens = Tokens::of(ui);
    let clip = shown.response.rect.expand(4.0).intersect(ui.clip_rect());
    let painter = ui.painter_at(clip);
    paint::blocks(&painter, &tokens, &shown.laid, shown.at);
    paint::links(&painter, &tokens, &shown.laid, shown.at);
    if passage.text.is_empty() {
        let width = shown.response.rect.width();
        paint::hint(&painter, &tokens, spec.hint, shown.at, width);
    }
    let selected = selected_chars(passage, shown.response.has_focus() || state.is_bar_used);
    let mut followed = None;
    for (nth, chip) in shown.laid.chips.iter().enumerate() {
        let rect = chip.rect.translate(shown.at.to_vec2());
        if !ui.is_rect_visible(rect.expand(NEAR)) {
            continue;
        }
        paint::chip(&painter, &tokens, chip, shown.at, &selected);
        let response = ui.interact(rect, spec.id.with(("chip", nth)), Sense::click());
        let name = match &chip.label {
            Some(label) => format!("{}: {}", label.text, label.title),
            None => format!("Missing: nothing is called {}", chip.row),
        };
        press::name(ui, &response, Role::Link, &name);
        press::ring(ui, &tokens, &response, rect, tokens.radius.s);
        if response.clicked() {
            followed = Some(chip.row.clone());
        }
        response
            .on_hover_text(name)
            .on_hover_cursor(CursorIcon::PointingHand);
    }
    if let Some(row) = shown.caret {
        paint::caret(ui, &painter, &tokens, row);
    }
    followed
}
