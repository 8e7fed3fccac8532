//! A text with its changes: what went out is struck through, what came in is underlined, and each
//! can be pressed. The colour only helps; a screen reader hears each change by itself.

use egui::{Id, Label, Response, Role, Sense, Ui, text::LayoutJob, vec2};

use super::{
    button::{Button, button_ui},
    comparison::looks,
    press,
};
use crate::compare::Shown;
use crate::review::{Changed, Stretch, Tracked};
use crate::ui::theme::Tokens;

/// What a text with changes is drawn from.
pub(in crate::ui) struct TrackedSpec<'a> {
    /// The id of the whole.
    pub(in crate::ui) id: Id,
    /// What the text is called.
    pub(in crate::ui) label: &'a str,
    /// The text.
    pub(in crate::ui) tracked: &'a Tracked,
    /// Which change was pressed last.
    pub(in crate::ui) current: Option<usize>,
    /// Whether the keyboard should go to it.
    pub(in crate::ui) wants: bool,
    /// Says whose a change is.
    pub(in crate::ui) hand: &'a dyn Fn(&Changed) -> Option<String>,
    /// Writes a stretch out as it is read: citations by their labels.
    pub(in crate::ui) words: &'a dyn Fn(&str) -> String,
}

/// What the user did with a text with changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ui) enum TrackedAct {
    /// Pressed a change, or brought it the keyboard.
    Choose(usize),
    /// Accepted it.
    Accept(usize),
    /// Rejected it.
    Reject(usize),
}

/// Shows a text with its changes, and behind the one that was pressed last what can be done with
/// it: in a long text the end is far.
pub(in crate::ui) fn tracked_ui(ui: &mut Ui, spec: &TrackedSpec<'_>) -> Option<TrackedAct> {
    let tokens = Tokens::of(ui);
    let n_all = spec.tracked.changes().count();
    let mut chosen = None;
    ui.push_id(spec.id, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(0.0, 2.0);
            let mut n = 0;
            for stretch in spec.tracked.stretches() {
                match stretch {
                    Stretch::Same(text) => {
                        piece_ui(
                            ui,
                            &tokens,
                            Shown::Same(&(spec.words)(text)),
                            Sense::hover(),
                        );
                    }
                    Stretch::Changed(changed) => {
                        let response = change_ui(ui, &tokens, spec, changed);
                        let name = spoken(spec, changed, (n + 1, n_all));
                        press::name(ui, &response, Role::Button, &name);
                        press::ring(ui, &tokens, &response, response.rect, tokens.radius.s);
                        if spec.wants && spec.current == Some(n) {
                            response.request_focus();
                            ui.scroll_to_rect(response.rect.expand(48.0), None);
                        }
                        if response.clicked() || response.gained_focus() {
                            chosen = Some(TrackedAct::Choose(n));
                        }
                        if spec.current == Some(n) {
                            chosen = answers_ui(ui, spec, n).or(chosen);
                        }
                        n += 1;
                    }
                }
            }
        });
    });
    chosen
}

fn answers_ui(ui: &mut Ui, spec: &TrackedSpec<'_>, n: usize) -> Option<TrackedAct> {
    let answers = [
        ("Accept", TrackedAct::Accept(n)),
        ("Reject", TrackedAct::Reject(n)),
    ];
    let mut answer = None;
    for (words, act) in answers {
        ui.add_space(4.0);
        let response = button_ui(ui, Button::secondary(words));
        let name = format!("{words}: change {} of {}", n + 1, spec.label);
        press::name(ui, &response, Role::Button, &name);
        if response.clicked() {
            answer = Some(act);
        }
    }
    ui.add_space(4.0);
    answer
}

/// Shows one change. What can be pressed is what came in, else what went out.
fn change_ui(ui: &mut Ui, tokens: &Tokens, spec: &TrackedSpec<'_>, changed: &Changed) -> Response {
    let read = |text: &str| (spec.words)(text).replace('\n', "¶\n");
    let (old, new) = (read(&changed.old), read(&changed.new));
    if new.is_empty() {
        return piece_ui(ui, tokens, Shown::Removed(&old), Sense::click());
    }
    if !old.is_empty() {
        piece_ui(ui, tokens, Shown::Removed(&old), Sense::hover());
    }
    piece_ui(ui, tokens, Shown::Added(&new), Sense::click())
}

fn piece_ui(ui: &mut Ui, tokens: &Tokens, shown: Shown<'_>, sense: Sense) -> Response {
    let (text, format) = looks(tokens, shown);
    let job = LayoutJob::single_section(text, format);
    ui.add(Label::new(job).wrap().selectable(false).sense(sense))
}

/// Returns a change as a screen reader says it.
fn spoken(spec: &TrackedSpec<'_>, changed: &Changed, (n, n_all): (usize, usize)) -> String {
    let part = |what: &str, text: &str| match (text.is_empty(), text.trim()) {
        (true, _) => None,
        (false, "") => Some(format!("{what} a space or a new line")),
        (false, _) => Some(format!("{what} “{}”", (spec.words)(text).trim())),
    };
    let parts: Vec<String> = [
        part("deleted", &changed.old),
        part("inserted", &changed.new),
    ]
    .into_iter()
    .flatten()
    .collect();
    let hand = (spec.hand)(changed).map_or_else(String::new, |hand| format!(". {hand}"));
    format!("Change {n} of {n_all}: {}{hand}", parts.join(", "))
}
