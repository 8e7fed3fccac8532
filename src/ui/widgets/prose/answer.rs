//! What keys and the bar do to the text.

use egui::{Event, Rect, Ui};

use super::{
    at_query,
    events::{Act, sort},
    spec::ProseSpec,
    state::State,
    toolbar::{BarAct, BarResponse, Here, bar_ui, link_bar_ui},
};
use crate::prose::{
    Brought, Buffer, Reach, brought_html, brought_rtf, cite, copied, link, move_lines,
    toggle_block, toggle_voice,
};
use crate::ui::{
    outside::{
        copying::{copy_prose, source_of},
        looks::looks_of,
    },
    widgets::link_picker::{Picked, link_picker_ui},
};

/// What was asked for in a frame.
#[derive(Default)]
pub(super) struct Asked {
    pub(super) did_act: bool,
    pub(super) visited: Option<String>,
    pub(super) add_new: Option<String>,
    /// What was pasted with its looks.
    pub(super) brought: Option<Brought>,
}

pub(super) fn show_bar(
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
    let (said, block) = passage.window().0.here();
    let voice = match &state.voice {
        Some((at, voice)) if *at == passage.caret => voice.clone(),
        _ => said,
    };
    let here = Here { voice, block };
    bar_ui(ui, id, rect, &here)
}

pub(super) fn answer_bar(bar: &BarResponse, state: &mut State, passage: &mut Buffer) {
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
pub(super) fn pick(
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
pub(super) fn answer_keys(
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
            copy_prose(ui.ctx(), copied.clean, copied.source, Some(copied.html));
            if *act == Act::Copy {
                continue;
            }
        }
        if let Act::Paste(pasted) = act
            && let Some(source) = source_of(ui.ctx(), pasted)
        {
            answer(&Act::Paste(source), state, passage);
        } else if let Act::Paste(pasted) = act
            && let Some(brought) = brought(ui, pasted)
        {
            state.voice = None;
            *passage = passage.nearby(|p| p.paste_prose(&brought.text));
            asked.brought = Some(brought);
        } else {
            answer(act, state, passage);
        }
        if let Act::Type(typed) = act
            && let Some(list) = at_query::begun(typed, passage)
        {
            state.citing = Some(list);
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

/// Returns what is pasted with its looks, if it has any.
fn brought(ui: &Ui, pasted: &str) -> Option<Brought> {
    let html = looks_of(ui.ctx(), pasted);
    let with_looks = html.and_then(|html| brought_html(&html, pasted));
    with_looks.or_else(|| brought_rtf(pasted))
}

pub(super) fn answer(act: &Act, state: &mut State, passage: &mut Buffer) {
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
        Act::MoveLines(is_down) => passage.nearby(|p| move_lines(p, *is_down)),
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
