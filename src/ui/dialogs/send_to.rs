//! Asking somebody to write some sections: which, who, what they may read, by when.

use egui::{Context, Id, Ui};

use super::frame::{PackReply, Reply, Setting, answers_ui, frame_ui};
use crate::model::{Audience, SectionId, parse_date};
use crate::session::{MIN_PASSPHRASE_CHARS as MIN_CHARS, PackOrder, Rest, Seal};
use crate::ui::{
    desk::view::View,
    theme::Tokens,
    widgets::{
        button::{Button, button_ui, icon_button_ui},
        choice::{ChoiceOption, from_list_ui, side_by_side_ui},
        field::FieldSpec,
        icon::Icon,
        line_edit::line_edit_ui,
        secret_edit::{Secret, secret_edit_ui},
        text::text_ui,
    },
};

/// From which width, in points, two fields stand side by side.
const SIDE_BY_SIDE: f32 = 420.0;

/// Who may be let read what in a pack.
const READERS: [Audience; 3] = [Audience::Everyone, Audience::Committee, Audience::Ofsted];

/// What somebody is asked for, while it is said.
#[derive(Debug)]
pub(in crate::ui) struct SendDialog {
    /// Every section of the draft, with its title.
    all: Vec<(SectionId, String)>,
    sections: Vec<SectionId>,
    addressee: String,
    from: String,
    readers: Audience,
    rest: Rest,
    /// As typed.
    due: String,
    note: String,
    /// Whether it gets a passphrase of its own.
    is_protected: bool,
    secret: Secret,
    again: Secret,
    /// Why no pack could be made.
    pub(in crate::ui) problem: String,
}

impl SendDialog {
    /// Begins with the section that is open, and with who asks.
    pub(in crate::ui) fn new(view: &View<'_>, open: Option<&SectionId>, from: String) -> Self {
        let outline = view.template.outline(&view.draft.arrangement);
        let all = outline.iter().map(|outlined| {
            let indent = "    ".repeat(outlined.depth);
            let title = format!("{indent}{}", outlined.section.outline_title());
            (outlined.section.id.clone(), title)
        });
        let own = view.draft.details.audience;
        Self {
            all: all.collect(),
            sections: open.into_iter().cloned().collect(),
            addressee: String::new(),
            from,
            readers: own.min(Audience::Committee),
            rest: Rest::Read,
            due: String::new(),
            note: String::new(),
            is_protected: false,
            secret: Secret::default(),
            again: Secret::default(),
            problem: String::new(),
        }
    }

    fn is_due_readable(&self) -> bool {
        self.due.trim().is_empty() || parse_date(&self.due).is_some()
    }

    /// Returns what still has to be said; none where a pack can be made.
    fn missing(&self) -> Option<&'static str> {
        if self.sections.is_empty() {
            Some("Choose at least one section to be written")
        } else if self.addressee.trim().is_empty() {
            Some("Say who writes it")
        } else if !self.is_due_readable() {
            Some("Write the day as 10 December 2026 or 10/12/2026")
        } else if !self.is_protected {
            None
        } else if self.secret.n_chars() < MIN_CHARS {
            Some("A passphrase has at least 12 characters")
        } else {
            (self.secret != self.again).then_some("Write the same passphrase in both fields")
        }
    }

    fn seal(&self) -> Option<Seal> {
        let passphrase = self.secret.passphrase().filter(|_| self.is_protected);
        passphrase.map(Seal::Passphrase)
    }

    fn order(&self) -> PackOrder {
        PackOrder {
            sections: self.sections.clone(),
            addressee: self.addressee.trim().to_owned(),
            from: self.from.trim().to_owned(),
            readers: self.readers,
            rest: self.rest,
            due: parse_date(&self.due),
            note: self.note.trim().to_owned(),
        }
    }
}

pub(super) fn send_ui(
    ctx: &Context,
    dialog: &mut SendDialog,
    setting: &Setting<'_>,
) -> Option<Reply> {
    frame_ui(ctx, setting, ("Send sections to somebody", 560.0), |ui| {
        let tokens = setting.tokens;
        let what = "A pack is a file with what one person needs to write, and to send back.";
        text_ui(ui, what, tokens.text.body, tokens.colors.muted);
        beside_ui(ui, dialog, |ui, dialog, nth| match nth {
            Nth::Left => who_ui(ui, dialog, setting.is_fresh),
            Nth::Right => {
                let hint = "For example 10 December 2026";
                line_ui(ui, &spec("due", "Wanted back by", hint), &mut dialog.due);
            }
        });
        sections_ui(ui, dialog, tokens);
        reading_ui(ui, dialog);
        beside_ui(ui, dialog, |ui, dialog, nth| match nth {
            Nth::Left => {
                let hint = "What they should know";
                line_ui(ui, &spec("note", "Note", hint), &mut dialog.note);
            }
            Nth::Right => {
                let hint = "To whom it is sent back";
                line_ui(ui, &spec("from", "Who asks", hint), &mut dialog.from);
            }
        });
        protect_ui(
            ui,
            dialog,
            setting.view.as_ref().is_some_and(|view| view.is_closed),
        );
        let missing = dialog.missing();
        let told = if dialog.problem.is_empty() {
            missing.unwrap_or_default()
        } else {
            dialog.problem.as_str()
        };
        text_ui(ui, told, tokens.text.hint, tokens.colors.attention);
        answers_ui(ui, |ui| {
            let make = |ui: &mut Ui| button_ui(ui, Button::primary("Make the pack…"));
            let make = ui.add_enabled_ui(missing.is_none(), make).inner;
            if make.clicked() {
                return Some(Reply::Pack(PackReply::Make(
                    Box::new(dialog.order()),
                    dialog.seal(),
                )));
            }
            let cancel = button_ui(ui, Button::secondary("Cancel"));
            cancel.clicked().then_some(Reply::Close)
        })
    })
}

/// Which of two fields.
enum Nth {
    Left,
    Right,
}

/// Shows two fields, side by side where there is room, so that none lies below the edge of a small
/// screen.
fn beside_ui(
    ui: &mut Ui,
    dialog: &mut SendDialog,
    mut show: impl FnMut(&mut Ui, &mut SendDialog, Nth),
) {
    if ui.available_width() < SIDE_BY_SIDE {
        show(ui, dialog, Nth::Left);
        show(ui, dialog, Nth::Right);
        return;
    }
    ui.columns_const(|[left, right]| {
        show(left, dialog, Nth::Left);
        show(right, dialog, Nth::Right);
    });
}

fn who_ui(ui: &mut Ui, dialog: &mut SendDialog, is_fresh: bool) {
    let spec = spec("who", "Who writes", "A person or a role");
    let typed = line_edit_ui(ui, &spec, &dialog.addressee);
    if is_fresh {
        typed.response.request_focus();
    }
    if let Some(changed) = typed.changed {
        dialog.addressee = changed;
        dialog.problem.clear();
    }
}

fn sections_ui(ui: &mut Ui, dialog: &mut SendDialog, tokens: &Tokens) {
    let all = &dialog.all;
    let options: Vec<ChoiceOption<'_>> = { all.iter() }
        .filter(|(id, _)| !dialog.sections.contains(id))
        .map(|(id, title)| ChoiceOption {
            name: id.as_str(),
            label: title,
        })
        .collect();
    let hint = "With the sections within it";
    let spec = spec("section", "Section to be written", hint);
    let added = from_list_ui(ui, &spec, &options, "");
    let mut out = None;
    for id in &dialog.sections {
        let title = { all.iter() }.find(|(known, _)| known == id);
        let title = title.map_or(id.as_str(), |(_, title)| title.trim());
        ui.horizontal(|ui| {
            if icon_button_ui(ui, Icon::Close, &format!("Take out {title}")).clicked() {
                out = Some(id.clone());
            }
            text_ui(ui, title, tokens.text.body, tokens.colors.ink);
        });
    }
    if added.is_some() || out.is_some() {
        dialog.problem.clear();
    }
    dialog.sections.retain(|id| Some(id) != out.as_ref());
    dialog
        .sections
        .extend(added.and_then(|id| SectionId::new(id).ok()));
}

fn reading_ui(ui: &mut Ui, dialog: &mut SendDialog) {
    let offered = Audience::ALL.iter().zip(Audience::OPTIONS);
    let options: Vec<ChoiceOption<'_>> = offered
        .filter(|(audience, _)| READERS.contains(audience))
        .map(|(_, option)| ChoiceOption {
            name: option.name,
            label: option.label,
        })
        .collect();
    let hint = "What is marked for fewer readers is not in the file";
    let spec_readers = spec("readers", "They may read what is for", hint);
    let chosen = side_by_side_ui(ui, &spec_readers, &options, dialog.readers.name());
    if let Some(readers) = chosen.and_then(|name| Audience::from_name(&name)) {
        dialog.readers = readers;
        dialog.problem.clear();
    }
    let rest = [
        ChoiceOption {
            name: "read",
            label: "Come along for reading",
        },
        ChoiceOption {
            name: "out",
            label: "Are left out",
        },
    ];
    let hint = "Evidence, indicators and terms come along either way, to be cited";
    let spec_rest = spec("rest", "The other sections", hint);
    let now = if dialog.rest == Rest::Read {
        "read"
    } else {
        "out"
    };
    if let Some(chosen) = side_by_side_ui(ui, &spec_rest, &rest, now) {
        dialog.rest = if chosen == "out" {
            Rest::LeftOut
        } else {
            Rest::Read
        };
    }
}

/// Asks whether the pack gets a passphrase of its own.
fn protect_ui(ui: &mut Ui, dialog: &mut SendDialog, is_closed: bool) {
    let words = if is_closed {
        "Protect it with a passphrase of its own, not with that of the draft"
    } else {
        "Protect it with a passphrase"
    };
    ui.checkbox(&mut dialog.is_protected, words);
    if !dialog.is_protected {
        return;
    }
    let hint = "At least 12 characters. Give it to them by phone or in person";
    secret_edit_ui(
        ui,
        &spec("secret", "Passphrase of the pack", hint),
        &mut dialog.secret,
    );
    secret_edit_ui(ui, &spec("again", "Once more", ""), &mut dialog.again);
    let shown = ui.checkbox(&mut dialog.secret.is_shown, "Show what I type");
    if shown.changed() {
        dialog.again.is_shown = dialog.secret.is_shown;
    }
}

fn spec<'a>(id: &str, label: &'a str, hint: &'a str) -> FieldSpec<'a> {
    FieldSpec {
        id: Id::unique(("send to", id)),
        label,
        hint,
    }
}

fn line_ui(ui: &mut Ui, spec: &FieldSpec<'_>, text: &mut String) {
    if let Some(changed) = line_edit_ui(ui, spec, text).changed {
        *text = changed;
    }
}
