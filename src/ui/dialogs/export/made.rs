//! What came of an export: the file, what was left out of it, who could be recognised in it, and
//! whether it is sent out.

use std::path::{Path, PathBuf};

use egui::{Id, Ui};

use super::published;
use crate::check::Finding;
use crate::model::{Issued, short_print};
use crate::session::{CommentsIn, Format, Order};
use crate::ui::{
    dialogs::frame::{CopyReply, Reply, Setting, answers_ui},
    outside::Errand,
    widgets::{
        button::{Button, button_ui},
        field::FieldSpec,
        line_edit::line_edit_ui,
        text::text_ui,
    },
};

/// A paper that was made.
#[derive(Debug)]
pub(in crate::ui) struct Made {
    /// The file.
    pub(in crate::ui) path: PathBuf,
    /// How many pages it has, if it has pages.
    pub(in crate::ui) n_pages: Option<usize>,
    /// How many things were left out.
    pub(in crate::ui) n_left_out: usize,
    /// The signs for which something else is printed, in words.
    pub(in crate::ui) replaced: Option<String>,
    /// What the draft may keep of it.
    pub(in crate::ui) issued: Issued,
    /// Whether it does.
    pub(in crate::ui) is_noted: bool,
    /// How much is marked, in words, in a working copy.
    pub(in crate::ui) marks: Option<String>,
    /// What in it, being for everyone, could let somebody be recognised: a copy with changes marked
    /// prints what went out too.
    pub(in crate::ui) recognised: Vec<Finding>,
}

/// Says what was made, and shows the ways to it.
pub(super) fn made_ui(
    ui: &mut Ui,
    made: &mut Made,
    (order, note): (Order, &str),
    setting: &Setting<'_>,
) -> Option<Reply> {
    let (text, colors) = (&setting.tokens.text, &setting.tokens.colors);
    let mut message = done_message((&made.path, order.format, made.n_pages), made.n_left_out);
    if let Some(marks) = &made.marks {
        message.push_str("\n\n");
        message.push_str(marks);
    }
    if let Some(replaced) = &made.replaced {
        let sentence = format!("\n\nSome signs are {replaced}. “To do” leads to them.");
        message.push_str(&sentence);
    }
    text_ui(ui, &message, text.body, colors.ink);
    if !note.is_empty() {
        text_ui(ui, note, text.hint, colors.attention);
    }
    let view = setting.view.as_ref();
    let place = view.and_then(|view| published::published_ui(ui, &made.recognised, view));
    if let Some(place) = place {
        return Some(Reply::Go(place));
    }
    // Nobody sends a working copy or a review copy for the paper.
    let reply = if made.marks.is_some() || order.comments != CommentsIn::Nothing {
        None
    } else {
        sent_ui(ui, &mut made.issued, made.is_noted, setting)
    };
    reply.or(done_ui(ui, setting, &made.path))
}

fn done_message(
    (path, format, n_pages): (&Path, Format, Option<usize>),
    n_left_out: usize,
) -> String {
    let pages = match n_pages {
        None if format == Format::Workbook => "The figures and registers".to_owned(),
        None => "The whole paper".to_owned(),
        Some(1) => "1 page".to_owned(),
        Some(n_pages) => format!("{n_pages} pages"),
    };
    let left_out = match n_left_out {
        0 => String::new(),
        1 => " One thing was left out for these readers.".to_owned(),
        _ => format!(" {n_left_out} things were left out for these readers."),
    };
    format!("{pages} in {}.{left_out}", path.display())
}

/// Asks whether this is the copy that is sent out, and to whom.
fn sent_ui(
    ui: &mut Ui,
    issued: &mut Issued,
    is_noted: bool,
    setting: &Setting<'_>,
) -> Option<Reply> {
    let (text, colors) = (&setting.tokens.text, &setting.tokens.colors);
    if setting
        .view
        .as_ref()
        .is_none_or(|view| view.draft.pack.is_some())
    {
        return None;
    }
    if is_noted {
        let print = short_print(&issued.paper);
        let words = format!(
            "Noted in the draft, with the fingerprint {print}. Drop this file on the window at any time to see which text it is."
        );
        text_ui(ui, &words, text.hint, colors.muted);
        return None;
    }
    let spec = FieldSpec {
        id: Id::unique("sent to"),
        label: "Sent to",
        hint: "If this copy is sent out: the draft notes to whom, with its fingerprint",
    };
    if let Some(to) = line_edit_ui(ui, &spec, &issued.to).changed {
        issued.to = to;
    }
    let is_said = !issued.to.trim().is_empty();
    let note = |ui: &mut Ui| button_ui(ui, Button::secondary("Note that it is sent out"));
    let note = ui.add_enabled_ui(is_said, note).inner.clicked();
    note.then(|| Reply::Copy(CopyReply::Issue(Box::new(issued.clone()))))
}

/// Shows the ways to the paper.
fn done_ui(ui: &mut Ui, setting: &Setting<'_>, path: &Path) -> Option<Reply> {
    answers_ui(ui, |ui| {
        let open = button_ui(ui, Button::primary("Open"));
        if setting.is_fresh {
            open.request_focus();
        }
        if open.clicked() {
            return Some(Reply::Send(Errand::File(path.to_owned())));
        }
        if button_ui(ui, Button::secondary("Show in folder")).clicked() {
            return Some(Reply::Send(Errand::InFolder(path.to_owned())));
        }
        let close = button_ui(ui, Button::secondary("Done"));
        close.clicked().then_some(Reply::Close)
    })
}
