//! What people said about the draft: thread by thread, on the open page first.

use egui::{Frame, Id, Margin, Role, Ui};

use crate::model::{Comment, plain_words, shortened};
use crate::session::Remark;
use crate::ui::{
    commands::{
        Command,
        actions::{Actions, CommentAction},
    },
    desk::{
        state::{HelpTab, UiState},
        view::View,
    },
    widgets::{
        button::{Button, button_ui},
        choice::{ChoiceOption, choice_ui},
        field::FieldSpec,
        text::{heading_ui, text_ui},
    },
};

/// How much of the words that a comment is about is shown.
const QUOTED_CHARS: usize = 160;
/// What stands for everybody where one person can be chosen.
const EVERYBODY: &str = "Everybody";

/// Shows what stands above the threads: the ways out, and which of them are shown.
pub(super) fn head_ui(ui: &mut Ui, view: &View<'_>, state: &mut UiState, actions: &mut Actions) {
    let tokens = view.tokens;
    heading_ui(ui, "Comments", 2, tokens.text.card_title, tokens.colors.ink);
    ui.horizontal_wrapped(|ui| {
        if button_ui(ui, Button::quiet("Back to the help")).clicked() {
            state.help_tab = HelpTab::Guidance;
        }
        if button_ui(ui, Button::quiet("Comment…")).clicked() {
            actions.run(Command::Comment);
        }
    });
}

fn filter_ui(ui: &mut Ui, view: &View<'_>, state: &mut UiState) {
    let people: Vec<&str> = view.talk.people().collect();
    if people.len() > 1 || state.talk.person.is_some() {
        let options: Vec<ChoiceOption<'_>> = std::iter::once(EVERYBODY)
            .chain(people)
            .map(|name| ChoiceOption { name, label: name })
            .collect();
        let spec = FieldSpec {
            id: Id::unique("whose comments"),
            label: "By",
            hint: "",
        };
        let now = state.talk.person.clone();
        let now = now.as_deref().unwrap_or(EVERYBODY);
        if let Some(chosen) = choice_ui(ui, &spec, &options, now) {
            state.talk.person = Some(chosen).filter(|chosen| chosen != EVERYBODY);
        }
    }
    let n_resolved = view.draft.comments.len() - view.talk.n_open();
    if n_resolved > 0 || state.talk.shows_resolved {
        let words = format!("Show what is resolved ({n_resolved})");
        ui.checkbox(&mut state.talk.shows_resolved, words);
    }
}

pub(super) fn comments_ui(
    ui: &mut Ui,
    view: &View<'_>,
    state: &mut UiState,
    actions: &mut Actions,
) {
    let (text, colors) = (&view.tokens.text, &view.tokens.colors);
    filter_ui(ui, view, state);
    let homes = view.talk.homes(view.draft, view.template, view.revision);
    let shown = view.draft.comments.iter().enumerate();
    let shown = shown.filter(|(_, comment)| state.talk.shows(comment));
    let (here, elsewhere): (Vec<_>, Vec<_>) = shown.partition(|(idx, _)| {
        let home = homes.get(*idx).and_then(Option::as_ref);
        home == state.section()
    });
    if here.is_empty() && elsewhere.is_empty() {
        let words = if view.draft.comments.is_empty() {
            "Nobody has said anything yet. Select some words, or put the keyboard into a field or a row, and choose “Comment…”."
        } else {
            "None of the comments is open."
        };
        text_ui(ui, words, text.body, colors.muted);
    }
    for (title, threads) in [("On this page", here), ("Elsewhere", elsewhere)] {
        if threads.is_empty() {
            continue;
        }
        heading_ui(ui, title, 3, text.strong, colors.ink);
        for (idx, comment) in threads {
            thread_ui(ui, view, (idx, comment), state, actions);
        }
    }
    state.talk.is_wanted = false;
}

fn thread_ui(
    ui: &mut Ui,
    view: &View<'_>,
    (idx, comment): (usize, &Comment),
    state: &UiState,
    actions: &mut Actions,
) {
    let tokens = view.tokens;
    let is_last = state.talk.last.as_ref() == Some(&comment.id);
    let frame = Frame::new()
        .fill(if is_last {
            tokens.colors.accent_tint
        } else {
            tokens.colors.page
        })
        .stroke(tokens.rule())
        .corner_radius(tokens.radius.m)
        .inner_margin(Margin::symmetric(12, 8));
    let shown = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 4.0;
        about_ui(ui, view, comment, actions);
        for (nth, said) in comment.said.iter().enumerate() {
            let head = format!("{} · {}", said.who, view.talk.when(idx, nth));
            text_ui(ui, &head, tokens.text.hint, tokens.colors.muted);
            text_ui(ui, &said.says, tokens.text.body, tokens.colors.ink);
        }
        if let Some(resolved) = &comment.resolved {
            let words = format!("Resolved by {}", resolved.who);
            text_ui(ui, &words, tokens.text.strong, tokens.colors.good);
        }
        answers_ui(ui, comment, actions);
    });
    let name = spoken(view, comment);
    ui.accesskit_node_builder(shown.response.id, |node| {
        node.set_role(Role::Group);
        node.set_label(name);
    });
    if is_last && state.talk.is_wanted {
        shown.response.scroll_to_me(None);
    }
    ui.add_space(tokens.space.s);
}

/// Shows where a comment is, and which words it is about.
fn about_ui(ui: &mut Ui, view: &View<'_>, comment: &Comment, actions: &mut Actions) {
    let (text, colors) = (&view.tokens.text, &view.tokens.colors);
    let label = view.label(&comment.place);
    if view.draft.has_place(&comment.place) {
        let go = button_ui(ui, Button::quiet(&shortened(&label, 60)));
        let name = format!("Go to {label}");
        ui.accesskit_node_builder(go.id, |node| node.set_label(name));
        if go.clicked() {
            actions.comment(CommentAction::GoTo(comment.id.clone()));
        }
    } else {
        let words = "What it was about was deleted.";
        text_ui(ui, words, text.body, colors.attention);
    }
    if let Some(passage) = &comment.passage {
        let words = shortened(&plain_words(&passage.words), QUOTED_CHARS);
        text_ui(ui, &format!("“{words}”"), text.body, colors.muted);
        if comment.is_adrift() {
            text_ui(ui, "These words are gone.", text.hint, colors.attention);
        }
    }
}

fn answers_ui(ui: &mut Ui, comment: &Comment, actions: &mut Actions) {
    let id = || comment.id.clone();
    let first = comment.said.first();
    let whose = first.map_or_else(String::new, |said| {
        format!("{}: {}", said.who, shortened(&said.says, 40))
    });
    ui.horizontal_wrapped(|ui| {
        let mut answer = |words: &str, action: &dyn Fn() -> CommentAction| {
            let button = button_ui(ui, Button::quiet(words));
            let name = format!("{words} {whose}");
            ui.accesskit_node_builder(button.id, |node| node.set_label(name));
            if button.clicked() {
                actions.comment(action());
            }
        };
        answer("Reply…", &|| CommentAction::AskReply(id()));
        if comment.is_open() {
            answer("Resolve", &|| CommentAction::Do(Remark::Resolve(id())));
        } else {
            answer("Reopen", &|| CommentAction::Do(Remark::Reopen(id())));
        }
        answer("Delete", &|| CommentAction::Do(Remark::Delete(id())));
    });
}

/// Returns what a thread is, for whoever hears it.
fn spoken(view: &View<'_>, comment: &Comment) -> String {
    let who = comment.said.first().map_or("", |said| said.who.as_str());
    let replies = match comment.said.len().saturating_sub(1) {
        0 => "no reply".to_owned(),
        1 => "1 reply".to_owned(),
        n => format!("{n} replies"),
    };
    let state = if comment.is_open() {
        "open"
    } else {
        "resolved"
    };
    let label = view.label(&comment.place);
    format!("Comment by {who} on {label}, {state}, {replies}")
}
