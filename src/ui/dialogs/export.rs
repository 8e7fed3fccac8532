//! Making the paper: for whom, where to, what is left out, and what came of it.

mod made;
mod parts;
mod published;
mod since;

use std::{
    path::{Path, PathBuf},
    time::Duration,
};

use egui::{Context, Id, ProgressBar, Ui};

pub(in crate::ui) use self::made::Made;
use self::since::Marking;
use super::{
    frame::{Reply, Setting, answers_ui, frame_ui},
    path::{PathField, buttons_ui, field_ui},
    system::FileAsk,
};
use crate::content::{self, LeftOut};
use crate::model::Audience;
use crate::session::{
    self, CommentsIn, ExemptPart, Format, Kept, Order, Progress, Published, exempt_parts,
    part_title, undecided_places,
};
use crate::ui::{
    commands::Command,
    desk::view::View,
    theme::Tokens,
    widgets::{
        button::{Button, button_ui},
        choice::{ChoiceOption, choice_ui, side_by_side_ui},
        field::FieldSpec,
        notice::{NoticeAct, notice_ui},
        tag::Tone,
        text::{text_ui, to_do_words},
    },
};

/// How far the export has come.
#[derive(Debug)]
pub(in crate::ui) enum Stage {
    /// The user chooses.
    Asking,
    /// The paper is being made.
    Working(Progress),
    /// The paper is made.
    Done(Box<Made>),
}

/// An export while it is prepared and made.
#[derive(Debug)]
pub(in crate::ui) struct ExportDialog {
    pub(in crate::ui) field: PathField,
    order: Order,
    /// What the names of the draft's papers begin with.
    stem: String,
    pub(in crate::ui) stage: Stage,
    /// What came of the last try, if that needs saying.
    pub(in crate::ui) note: String,
    /// What would be left out, with the readers it was worked out for.
    left_out: Option<(Audience, Vec<LeftOut>)>,
    /// What is exempt from publication.
    exempt: Option<Vec<ExemptPart>>,
    /// Whether a draft or what was signed off is printed, in words.
    printed: Option<String>,
    /// What could let somebody be recognised in what everyone reads, once it was looked at.
    pub(in crate::ui) published: Option<Published>,
    /// Since when changes are marked, if they are.
    since: Marking,
}

impl ExportDialog {
    /// Begins with a path, readers and a format.
    pub(in crate::ui) fn new(field: PathField, order: Order, stem: String) -> Self {
        Self {
            field,
            order,
            stem,
            stage: Stage::Asking,
            note: String::new(),
            left_out: None,
            exempt: None,
            printed: None,
            published: None,
            since: Marking::default(),
        }
    }

    /// Works out what is exempt and what these readers do not get, when that is not known yet.
    /// What is exempt is named as such, and not once more among the rest.
    fn refresh(&mut self, view: &View<'_>) -> (&[ExemptPart], &[LeftOut]) {
        let reader = self.order.reader;
        let exempt =
            { &mut self.exempt }.get_or_insert_with(|| exempt_parts(view.draft, view.template));
        if !matches!(&self.left_out, Some((known, _)) if *known == reader) {
            let mut left_out = content::build(view.draft, view.template, reader).left_out;
            left_out.retain(|out| exempt.iter().all(|part| part.place != out.place));
            self.left_out = Some((reader, left_out));
        }
        let left_out = self.left_out.as_ref().map_or(&[][..], |(_, list)| list);
        (exempt, left_out)
    }

    /// Takes note of the states that changes can be marked since.
    pub(in crate::ui) fn know_states(&mut self, states: &[Kept], say: impl Fn(&Kept) -> String) {
        self.since.know(states, say);
    }

    /// Returns what is asked for, once the path is settled.
    fn reply(&self, path: PathBuf) -> Reply {
        Reply::Export(
            path,
            self.ordered(),
            self.since.chosen(self.order.format).cloned(),
        )
    }

    /// Returns the order as it can be carried out: comments stand in no workbook, and in no copy in
    /// which changes are marked.
    fn ordered(&self) -> Order {
        let comments = if self.takes_comments() {
            self.order.comments
        } else {
            CommentsIn::Nothing
        };
        Order {
            comments,
            ..self.order
        }
    }

    fn takes_comments(&self) -> bool {
        let format = self.order.format;
        format != Format::Workbook && self.since.chosen(format).is_none()
    }

    /// Asks for a paper in another format; the name of the file follows.
    fn set_format(&mut self, format: Format) {
        self.order.format = format;
        self.suggest();
        self.field.ask_for(FileAsk::SavePaper(format));
    }

    /// Asks for a paper for other readers; the name of the file follows.
    fn set_reader(&mut self, reader: Audience) {
        self.order.reader = reader;
        self.suggest();
    }

    fn suggest(&mut self) {
        let name = match self.since.chosen(self.order.format) {
            None => session::paper_name(&self.stem, self.ordered()),
            Some(_) => session::marked_name(&self.stem, self.order),
        };
        self.field.suggest(name);
    }

    /// Follows a name that was typed or chosen with the ending of another format.
    fn follow_name(&mut self) {
        let format = Format::of(Path::new(self.field.text.trim()));
        if let Some(format) = format.filter(|format| *format != self.order.format) {
            self.set_format(format);
        }
    }
}

pub(super) fn export_ui(
    ctx: &Context,
    dialog: &mut ExportDialog,
    setting: &Setting<'_>,
) -> Option<Reply> {
    let title = match dialog.stage {
        Stage::Asking => "Export the paper",
        Stage::Working(_) => "Making the paper…",
        Stage::Done(_) => "The paper is ready",
    };
    let order = dialog.ordered();
    frame_ui(ctx, setting, (title, 560.0), |ui| match &mut dialog.stage {
        Stage::Asking => asking_ui(ui, dialog, setting),
        Stage::Working(progress) => working_ui(ui, progress, setting),
        Stage::Done(made) => made::made_ui(ui, made, (order, &dialog.note), setting),
    })
}

fn asking_ui(ui: &mut Ui, dialog: &mut ExportDialog, setting: &Setting<'_>) -> Option<Reply> {
    let tokens = setting.tokens;
    let view = setting.view.as_ref()?;
    if !dialog.note.is_empty() && notice_ui(ui, Tone::Neutral, &dialog.note, &[]).is_some() {
        dialog.note.clear();
    }
    format_ui(ui, dialog);
    reader_ui(ui, dialog);
    if since::since_ui(ui, &mut dialog.since, dialog.order.format, tokens) {
        dialog.suggest();
    }
    let readers = (dialog.order.reader, view.draft.details.audience);
    written_for_ui(ui, readers, tokens);
    let printed = { &mut dialog.printed }
        .get_or_insert_with(|| session::printed_words(view.draft, view.template));
    text_ui(ui, printed, tokens.text.hint, tokens.colors.muted);
    if let Some(reply) = missing_ui(ui, view) {
        return Some(reply);
    }
    if let Some(reply) = undecided_ui(ui, view, dialog.order.reader) {
        return Some(reply);
    }
    if let Some(reply) = parts::in_doubt_ui(ui, view.draft.conflicts.len()) {
        return Some(reply);
    }
    if dialog.order.reader == Audience::Everyone {
        if let Some(found) = &dialog.published {
            let found = found.in_format(dialog.order.format);
            if let Some(place) = published::published_ui(ui, found, view) {
                return Some(Reply::Go(place));
            }
        } else {
            let words = "Looking at who could be recognised in it…";
            text_ui(ui, words, tokens.text.hint, tokens.colors.muted);
        }
    }
    if READERS.contains(&dialog.order.reader) {
        let reader = dialog.order.reader;
        let (exempt, left_out) = dialog.refresh(view);
        parts::exempt_ui(ui, exempt, reader, tokens);
        parts::left_out_ui(ui, left_out, !exempt.is_empty(), tokens);
    }
    comments_ui(ui, dialog, view);
    if view.is_closed {
        let words = "The draft is protected with a passphrase; the paper is not.";
        text_ui(ui, words, tokens.text.hint, tokens.colors.attention);
    }
    let entered = field_ui(ui, &mut dialog.field, setting);
    dialog.follow_name();
    let has_readers = READERS.contains(&dialog.order.reader);
    if let Some(path) = entered.filter(|_| has_readers) {
        return Some(dialog.reply(path));
    }
    if dialog.field.is_asking() {
        return None;
    }
    answers_ui(ui, |ui| {
        let is_whole = has_readers && dialog.field.path().is_some();
        let export = ui.add_enabled_ui(is_whole, |ui| button_ui(ui, Button::primary("Export")));
        if export.inner.clicked() {
            let path = dialog.field.settle()?;
            return Some(dialog.reply(path));
        }
        buttons_ui(ui, &dialog.field)
    })
}

fn format_ui(ui: &mut Ui, dialog: &mut ExportDialog) {
    let format = dialog.order.format;
    let options = Format::OFFERED.map(|format| ChoiceOption {
        name: format.extension(),
        label: format.name(),
    });
    let spec = FieldSpec {
        id: Id::unique("format"),
        label: "Format",
        hint: format.purpose(),
    };
    let chosen = side_by_side_ui(ui, &spec, &options, format.extension());
    let mut formats = Format::OFFERED.into_iter();
    if let Some(format) = formats.find(|format| chosen.as_deref() == Some(format.extension())) {
        dialog.set_format(format);
    }
}

/// The readers a paper can be made for.
const READERS: [Audience; 3] = [Audience::Everyone, Audience::Committee, Audience::Ofsted];

fn reader_ui(ui: &mut Ui, dialog: &mut ExportDialog) {
    let reader = dialog.order.reader;
    let options = READERS.map(|reader| ChoiceOption {
        name: reader.name(),
        label: reader.name(),
    });
    let spec = FieldSpec {
        id: Id::unique("readers"),
        label: "Readers",
        hint: "What is marked for fewer readers than these is left out",
    };
    let chosen = choice_ui(ui, &spec, &options, reader.name());
    if let Some(chosen) = chosen.and_then(|name| Audience::from_name(&name)) {
        dialog.set_reader(chosen);
    }
}

/// Offers a review copy, where there is something to review.
fn comments_ui(ui: &mut Ui, dialog: &mut ExportDialog, view: &View<'_>) {
    let n_open = view.talk.n_open();
    let was = dialog.order.comments != CommentsIn::Nothing;
    if (n_open == 0 && !was) || !dialog.takes_comments() {
        return;
    }
    let mut is_wanted = was;
    let words = format!("As a review copy, with the open comments ({n_open})");
    ui.checkbox(&mut is_wanted, words)
        .on_hover_text("Notes at the end of each section; marked as a review copy on every page");
    if is_wanted != was {
        dialog.order.comments = if is_wanted {
            CommentsIn::Open
        } else {
            CommentsIn::Nothing
        };
        dialog.suggest();
    }
}

/// Says so where the draft is written for fewer readers than the paper.
fn written_for_ui(ui: &mut Ui, (reader, written_for): (Audience, Audience), tokens: &Tokens) {
    let words = match written_for {
        Audience::WorkingNote if reader == written_for => "This draft is written for nobody: a working note, never in a paper. Choose who will read the paper, if it shall be made all the same.".to_owned(),
        Audience::WorkingNote => {
            "This draft is written for nobody: a working note, never in a paper.".to_owned()
        }
        Audience::Everyone | Audience::Committee | Audience::Ofsted if reader < written_for => {
            let written_for = written_for.in_sentence();
            format!("This draft is written for fewer readers: {written_for}.")
        }
        Audience::Everyone | Audience::Committee | Audience::Ofsted => return,
    };
    text_ui(ui, &words, tokens.text.hint, tokens.colors.attention);
}

/// Says how much is to do, as the list and the foot of the window do, and offers the way there.
fn missing_ui(ui: &mut Ui, view: &View<'_>) -> Option<Reply> {
    let (n_to_do, n_required) = (view.readiness.n_to_do(), view.readiness.n_required());
    if !view.readiness.is_known() {
        notice_ui(ui, Tone::Neutral, "The draft is being checked…", &[]);
        return None;
    }
    let to_do = to_do_words(n_to_do)?;
    let (tone, words) = match n_required {
        0 => (Tone::Neutral, format!("{to_do}. The paper can do without.")),
        1 => (
            Tone::Attention,
            format!("{to_do}. The paper needs 1 of them."),
        ),
        n => (
            Tone::Attention,
            format!("{to_do}. The paper needs {n} of them."),
        ),
    };
    let buttons = [Button::quiet("Show them")];
    let act = notice_ui(ui, tone, &words, &buttons);
    (act == Some(NoticeAct::Button(0))).then_some(Reply::Run(Command::ShowToDo))
}

/// Says why there is no paper for everyone yet, and offers the way to the first reason.
fn undecided_ui(ui: &mut Ui, view: &View<'_>, reader: Audience) -> Option<Reply> {
    let places = undecided_places(view.draft, view.template);
    let first = places.first().filter(|_| reader == Audience::Everyone)?;
    let title = part_title(view.draft, view.template, first);
    let more = match places.len() - 1 {
        0 => String::new(),
        n => format!(" and {n} more"),
    };
    let words = format!(
        "“{title}”{more} is marked as exempt and for everyone. Choose its readers before you export for everyone."
    );
    let buttons = [Button::quiet("Go there")];
    let act = notice_ui(ui, Tone::Attention, &words, &buttons);
    (act == Some(NoticeAct::Button(0))).then(|| Reply::Go(first.clone()))
}

/// How often the bar is drawn while the paper is made.
const REDRAW: Duration = Duration::from_millis(60);

fn working_ui(ui: &mut Ui, progress: &Progress, setting: &Setting<'_>) -> Option<Reply> {
    let (text, colors) = (&setting.tokens.text, &setting.tokens.colors);
    let is_stopping = progress.go_on().is_err();
    let words = if is_stopping {
        "Stopping"
    } else {
        progress.stage().label()
    };
    text_ui(ui, words, text.body, colors.muted);
    let bar = ProgressBar::new(progress.share())
        .desired_height(6.0)
        .fill(colors.accent);
    ui.scope(|ui| {
        // What is still to do is seen as well.
        ui.visuals_mut().extreme_bg_color = colors.line;
        ui.add(bar);
    });
    // What is drawn changes without anybody doing anything, for as long as the work takes.
    ui.ctx().request_repaint_after(REDRAW);
    answers_ui(ui, |ui| {
        let cancel = ui.add_enabled_ui(!is_stopping, |ui| {
            button_ui(ui, Button::secondary("Cancel"))
        });
        if setting.is_fresh {
            cancel.inner.request_focus();
        }
        cancel.inner.clicked().then_some(Reply::CancelExport)
    })
}
