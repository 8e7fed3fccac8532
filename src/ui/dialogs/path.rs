//! Which file to open, or where to save. The dialog of the system, and always a typed path.

use std::path::{Path, PathBuf};

use egui::{Context, Id, Ui};

use super::{
    frame::{CopyReply, PackReply, Reply, Setting, answers_ui, frame_ui},
    system::FileAsk,
};
use crate::session;
use crate::ui::{
    theme::Tokens,
    widgets::{
        button::{Button, button_ui},
        field::FieldSpec,
        line_edit::line_edit_ui,
        text::text_ui,
    },
};

/// A path that can be typed or chosen.
#[derive(Debug)]
pub(in crate::ui) struct PathField {
    pub(in crate::ui) ask: FileAsk,
    /// As typed so far.
    pub(in crate::ui) text: String,
    /// Where a bare name lies.
    pub(in crate::ui) folder: PathBuf,
    /// Whether the dialog of the system is open.
    pub(in crate::ui) is_waiting: bool,
    /// What came of it, if that needs saying.
    pub(in crate::ui) note: &'static str,
    /// The name that was suggested last; what the user has not changed follows it.
    suggested: String,
    /// A file that is there already, and that the user is asked about.
    replaces: Option<PathBuf>,
    /// The draft's own file, which is replaced without asking.
    own: Option<PathBuf>,
}

impl PathField {
    /// Begins with a suggestion.
    pub(in crate::ui) fn new(ask: FileAsk, suggested: &Path, own: Option<&Path>) -> Self {
        Self {
            ask,
            text: suggested.display().to_string(),
            folder: suggested.parent().unwrap_or(suggested).to_owned(),
            is_waiting: false,
            note: "",
            suggested: name_of(suggested),
            replaces: None,
            own: own.map(Path::to_owned),
        }
    }

    /// Returns the path as it stands now.
    pub(in crate::ui) fn path(&self) -> Option<PathBuf> {
        session::typed_path(&self.text, &self.folder, &self.ask.extensions())
    }

    /// Returns the file that is meant, after a look at what is there.
    pub(in crate::ui) fn target(&self) -> Option<PathBuf> {
        if matches!(
            self.ask,
            FileAsk::OpenDraft | FileAsk::OpenCopy | FileAsk::OpenEarlier | FileAsk::LastYear
        ) {
            session::typed_draft(&self.text, &self.folder)
        } else {
            self.path()
        }
    }

    /// Suggests another name in the same folder, unless the user has given one of their own.
    pub(in crate::ui) fn suggest(&mut self, name: String) {
        let text = self.text.trim_end();
        if let Some(folder) = text.strip_suffix(self.suggested.as_str())
            && (folder.is_empty() || folder.ends_with(['/', '\\']))
        {
            self.text = format!("{folder}{name}");
            self.replaces = None;
            self.note = "";
        }
        self.suggested = name;
    }

    /// Asks for a file of another kind; the name's ending follows.
    pub(in crate::ui) fn ask_for(&mut self, ask: FileAsk) {
        if let ([old, ..], [new, ..]) = (&*self.ask.extensions(), &*ask.extensions())
            && let Some(stem) = self.text.trim_end().strip_suffix(&format!(".{old}"))
        {
            self.text = format!("{stem}.{new}");
        }
        self.ask = ask;
        self.replaces = None;
        self.note = "";
    }

    /// Takes a path chosen in the dialog of the system, which has asked about replacing.
    pub(in crate::ui) fn choose(&mut self, path: &Path) {
        self.text = path.display().to_string();
        let path = self.target();
        self.replaces = None;
        self.note = "";
        // The extension may have been added here, which makes it a file nobody was asked about.
        if let Some(path) = path
            && path.as_os_str() != self.text.as_str()
            && self.ask.writes()
        {
            self.ask_before_replacing(path);
        }
    }

    /// Whether the user is asked about a file that is there already.
    pub(in crate::ui) fn is_asking(&self) -> bool {
        self.replaces.is_some()
    }

    /// Returns the path once nothing stands in its way.
    pub(super) fn settle(&mut self) -> Option<PathBuf> {
        let path = self.target()?;
        if self.ask.writes() {
            self.ask_before_replacing(path)
        } else {
            Some(path)
        }
    }

    fn ask_before_replacing(&mut self, path: PathBuf) -> Option<PathBuf> {
        let is_own = self.own.as_ref() == Some(&path);
        if is_own || !session::is_there(&path) {
            return Some(path);
        }
        self.replaces = Some(path);
        None
    }
}

fn name_of(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}

/// Asks for a file.
#[derive(Debug)]
pub(in crate::ui) struct PathDialog {
    pub(in crate::ui) field: PathField,
}

pub(super) fn path_ui(
    ctx: &Context,
    dialog: &mut PathDialog,
    setting: &Setting<'_>,
) -> Option<Reply> {
    let (title, verb) = match dialog.field.ask {
        FileAsk::OpenDraft => ("Open a draft", "Open"),
        FileAsk::SaveDraft | FileAsk::SaveProtected => ("Save the draft", "Save"),
        FileAsk::SavePaper(_) => ("Export the paper", "Export"),
        FileAsk::OpenLogo => ("Choose a logo", "Use"),
        FileAsk::BringIn => ("Bring in a file", "Read it"),
        FileAsk::SavePack(_) => ("Save the pack", "Save"),
        FileAsk::SaveReply => ("Save the reply", "Save"),
        FileAsk::OpenEarlier => ("Show an earlier draft beside the text", "Show it"),
        FileAsk::LastYear => ("Begin from last year’s draft", "Begin"),
        FileAsk::OpenCopy => ("Take in a copy of this draft", "Look at it"),
    };
    frame_ui(ctx, setting, (title, 560.0), |ui| {
        let field = &mut dialog.field;
        let path = field_ui(ui, field, setting);
        if let Some(path) = path {
            return Some(reply(&field.ask, path));
        }
        if field.is_asking() {
            return None;
        }
        answers_ui(ui, |ui| {
            let is_typed = field.path().is_some();
            let verb = ui.add_enabled_ui(is_typed, |ui| button_ui(ui, Button::primary(verb)));
            if verb.inner.clicked() {
                return settled(field);
            }
            buttons_ui(ui, field)
        })
    })
}

fn settled(field: &mut PathField) -> Option<Reply> {
    let path = field.settle()?;
    Some(reply(&field.ask, path))
}

/// Returns what is asked of the window with a path.
pub(in crate::ui) fn reply(ask: &FileAsk, path: PathBuf) -> Reply {
    match ask {
        FileAsk::OpenDraft => Reply::Open(path),
        FileAsk::SaveDraft | FileAsk::SaveProtected | FileAsk::SavePaper(_) => Reply::SaveAs(path),
        FileAsk::OpenLogo => Reply::UseLogo(path),
        FileAsk::BringIn => Reply::BringIn(path),
        FileAsk::SavePack(_) | FileAsk::SaveReply => Reply::Pack(PackReply::Write(path)),
        FileAsk::OpenEarlier => Reply::ShowEarlier(path),
        FileAsk::LastYear => Reply::BeginFrom(path),
        FileAsk::OpenCopy => Reply::Copy(CopyReply::LookAt(path)),
    }
}

/// Shows the buttons behind the main one: the dialog of the system, and cancel.
pub(super) fn buttons_ui(ui: &mut Ui, field: &PathField) -> Option<Reply> {
    if field.is_waiting {
        let stop = button_ui(ui, Button::secondary("Stop waiting"));
        return stop.clicked().then_some(Reply::StopWaiting);
    }
    if button_ui(ui, Button::secondary("Choose in folders…")).clicked() {
        return Some(Reply::Browse);
    }
    let cancel = button_ui(ui, Button::secondary("Cancel"));
    cancel.clicked().then_some(Reply::Close)
}

/// Shows the typed path, what waits, and the question about a file that is there already.
/// Returns the path when it was settled with the Enter key or by that question.
pub(super) fn field_ui(
    ui: &mut Ui,
    field: &mut PathField,
    setting: &Setting<'_>,
) -> Option<PathBuf> {
    let tokens = setting.tokens;
    let spec = FieldSpec {
        id: Id::unique("path"),
        label: "File",
        hint: "",
    };
    let typed = line_edit_ui(ui, &spec, &field.text);
    if setting.is_fresh {
        typed.response.request_focus();
    }
    let has_keyboard = typed.response.has_focus();
    let entered = has_keyboard
        && ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, egui::Key::Enter));
    if let Some(text) = typed.changed {
        field.text = text;
        field.replaces = None;
        field.note = "";
    }
    if field.is_waiting {
        let waiting = "Waiting for the file dialog. You can also type the path here.";
        text_ui(ui, waiting, tokens.text.hint, tokens.colors.muted);
    } else if !field.note.is_empty() {
        text_ui(ui, field.note, tokens.text.hint, tokens.colors.attention);
    }
    if field.replaces.is_some() {
        return replace_ui(ui, field, tokens);
    }
    if entered { field.settle() } else { None }
}

fn replace_ui(ui: &mut Ui, field: &mut PathField, tokens: &Tokens) -> Option<PathBuf> {
    let path = field.replaces.clone()?;
    let name = path.file_name().unwrap_or(path.as_os_str()).display();
    let question = format!("{name} is there already. Replace it?");
    text_ui(ui, &question, tokens.text.strong, tokens.colors.attention);
    let answer = answers_ui(ui, |ui| {
        if button_ui(ui, Button::primary("Replace")).clicked() {
            return Some(true);
        }
        let keep = button_ui(ui, Button::secondary("Keep it"));
        keep.clicked().then_some(false)
    });
    if answer.is_some() {
        field.replaces = None;
    }
    answer?.then_some(path)
}
