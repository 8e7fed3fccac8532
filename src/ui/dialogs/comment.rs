//! Something to be said about a place of the draft, or in answer to what was said there.

use std::ops::Range;

use egui::{Context, Event, Id, Key, Modifiers, TextEdit, Ui, accesskit::Live};

use super::frame::{Reply, Setting, answers_ui, frame_ui};
use crate::model::{CommentId, Passage, Place, plain_words, shortened};
use crate::session::Remark;
use crate::ui::{
    desk::view::View,
    theme::Tokens,
    widgets::{
        button::{Button, button_ui},
        press,
        text::text_ui,
    },
};

/// How high the field is, in lines.
const ROWS: usize = 4;
/// How much of the words that it is about is shown.
const QUOTED_CHARS: usize = 300;

/// What is said, while it is written.
#[derive(Debug)]
pub(in crate::ui) struct CommentDialog {
    about: About,
    /// Where it is, in words.
    label: String,
    /// The words that it is about; empty for none.
    quoted: String,
    /// What was said before.
    said: Vec<(String, String)>,
    says: String,
    /// Whether it was to be closed although something is written that was not said.
    is_leaving: bool,
}

#[derive(Debug)]
enum About {
    Place(Place, Range<usize>),
    Thread(CommentId),
}

impl CommentDialog {
    /// Begins a thread on a place, about some bytes of its text or about the whole.
    pub(in crate::ui) fn new(view: &View<'_>, place: Place, range: Range<usize>) -> Self {
        let text = view.draft.commented_text(&place);
        let passage = text.and_then(|text| Passage::of(&text, range.clone()));
        Self {
            label: view.label(&place),
            about: About::Place(place, range),
            quoted: passage.map_or_else(String::new, |passage| quoted(&passage)),
            said: Vec::new(),
            says: String::new(),
            is_leaving: false,
        }
    }

    /// Begins a reply; none where the thread is gone.
    pub(in crate::ui) fn reply(view: &View<'_>, id: &CommentId) -> Option<Self> {
        let (idx, comment) =
            { view.draft.comments.iter().enumerate() }.find(|(_, comment)| comment.id == *id)?;
        let said = comment.said.iter().enumerate();
        let said = said.map(|(nth, said)| {
            let head = format!("{}, {}", said.who, view.talk.when(idx, nth));
            (head, said.says.clone())
        });
        Some(Self {
            about: About::Thread(id.clone()),
            label: view.label(&comment.place),
            quoted: comment.passage.as_ref().map_or_else(String::new, quoted),
            said: said.collect(),
            says: String::new(),
            is_leaving: false,
        })
    }

    fn remark(&self) -> Option<Remark> {
        let says = self.says.trim().to_owned();
        if says.is_empty() {
            return None;
        }
        Some(match &self.about {
            About::Place(place, range) => Remark::Begin {
                place: place.clone(),
                range: range.clone(),
                says,
            },
            About::Thread(id) => Remark::Reply {
                id: id.clone(),
                says,
            },
        })
    }
}

fn quoted(passage: &Passage) -> String {
    shortened(&plain_words(&passage.words), QUOTED_CHARS)
}

pub(super) fn comment_ui(
    ctx: &Context,
    dialog: &mut CommentDialog,
    setting: &Setting<'_>,
) -> Option<Reply> {
    let title = match dialog.about {
        About::Place(..) => "Comment",
        About::Thread(_) => "Reply to a comment",
    };
    let mut is_dropped = false;
    let reply = frame_ui(ctx, setting, (title, 520.0), |ui| {
        let tokens = setting.tokens;
        before_ui(ui, dialog, tokens);
        let words = "What you say";
        let label = text_ui(ui, words, tokens.text.strong, tokens.colors.ink);
        let entered = takes_enter(ui);
        let field = TextEdit::multiline(&mut dialog.says)
            .id(Id::unique("what is said"))
            .desired_rows(ROWS)
            .desired_width(f32::INFINITY);
        let field = ui.add(field).labelled_by(label.id);
        if setting.is_fresh {
            field.request_focus();
        }
        if field.has_focus() {
            // It began a line, and is not the answer.
            ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
        }
        let kept = "Others who open this draft see it, with your name. It is in no paper, unless you make a review copy.";
        text_ui(ui, kept, tokens.text.hint, tokens.colors.muted);
        if dialog.is_leaving {
            let words = "What you wrote is not said yet.";
            let told = text_ui(ui, words, tokens.text.strong, tokens.colors.attention);
            press::announce(ui, &told, Live::Assertive);
        }
        answers_ui(ui, |ui| {
            let remark = dialog.remark();
            let name = match dialog.about {
                About::Place(..) => "Add comment",
                About::Thread(_) => "Reply",
            };
            let save = |ui: &mut Ui| button_ui(ui, Button::primary(name).shortcut("Ctrl+Enter"));
            let saved = ui.add_enabled_ui(remark.is_some(), save).inner.clicked();
            if let Some(remark) = remark.filter(|_| saved || entered) {
                return Some(Reply::Comment(remark));
            }
            let name = if dialog.is_leaving {
                "Drop what I wrote"
            } else {
                "Cancel"
            };
            is_dropped = button_ui(ui, Button::secondary(name)).clicked();
            is_dropped.then_some(Reply::Close)
        })
    });
    if reply == Some(Reply::Close) && !is_dropped && dialog.remark().is_some() {
        // Escape is pressed without looking; what was written is dropped only when that is said.
        dialog.is_leaving = !dialog.is_leaving;
        return None;
    }
    reply
}

/// Shows what it is about, and what was said before.
fn before_ui(ui: &mut Ui, dialog: &CommentDialog, tokens: &Tokens) {
    let (text, colors) = (&tokens.text, &tokens.colors);
    text_ui(ui, &dialog.label, text.strong, colors.ink);
    if !dialog.quoted.is_empty() {
        let words = format!("“{}”", dialog.quoted);
        text_ui(ui, &words, text.body, colors.muted);
    }
    for (head, says) in &dialog.said {
        text_ui(ui, head, text.hint, colors.muted);
        text_ui(ui, says, text.body, colors.ink);
    }
}

/// Takes the keys that save it out of the input: Enter alone begins a line.
fn takes_enter(ui: &Ui) -> bool {
    ui.input_mut(|input| {
        let n_before = input.events.len();
        input.events.retain(|event| {
            !matches!(
                event,
                Event::Key { key: Key::Enter, pressed: true, modifiers, .. } if modifiers.command
            )
        });
        input.events.len() < n_before
    })
}
