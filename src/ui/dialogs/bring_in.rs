//! What was found in a file, before anything of it comes into the draft: what to take is ticked.

use egui::{Context, ScrollArea, Ui};

use super::{
    brought::{bring_in_words, rows_in_words},
    frame::{Reply, Setting, answers_ui, copy_ui, frame_ui, is_copied},
};
use crate::import::{Left, report::Report};
use crate::model::Draft;
use crate::session::Action;
use crate::ui::{
    theme::Tokens,
    widgets::{
        button::{Button, button_ui},
        text::text_ui,
    },
};

/// A report or letter that was read.
#[derive(Debug)]
pub(in crate::ui) struct BringInDialog {
    /// Where it comes from, in words.
    from: String,
    report: Report,
    /// Which findings are taken, and which other sentences of a letter.
    taken: Vec<bool>,
    /// Whether sentences are shown that do not seem to ask for anything.
    shows_all: bool,
}

impl BringInDialog {
    /// Begins with what is listed ticked, and what only seems to ask for something not.
    pub(in crate::ui) fn new(from: String, report: Report) -> Self {
        let mut taken: Vec<bool> = report.findings.iter().map(|said| said.is_listed).collect();
        taken.resize(taken.len() + report.others.len(), false);
        Self {
            from,
            taken,
            shows_all: report.findings.is_empty(),
            report,
        }
    }
}

pub(super) fn bring_in_ui(
    ctx: &Context,
    dialog: &mut BringInDialog,
    setting: &Setting<'_>,
) -> Option<Reply> {
    frame_ui(ctx, setting, ("Bring in", 720.0), |ui| {
        let draft = setting.view.as_ref().map(|view| view.draft)?;
        let tokens = setting.tokens;
        head_ui(ui, dialog, draft, tokens);
        findings_ui(ui, dialog, draft, tokens);
        left_ui(ui, &dialog.report.left, setting);
        answers_ui(ui, |ui| {
            let proposal = dialog.report.proposal(draft, &dialog.taken);
            let rows: Vec<String> = rows_in_words(&proposal.rows).into_iter().collect();
            let name = bring_in_words(&rows);
            let is_any = !proposal.is_empty();
            let take = ui.add_enabled_ui(is_any, |ui| button_ui(ui, Button::primary(&name)));
            if setting.is_fresh && is_any {
                take.inner.request_focus();
            }
            if take.inner.clicked() {
                return Some(Reply::Act(Action::BringIn(proposal)));
            }
            // What is not shown is not ticked unseen.
            let n_shown = if dialog.shows_all {
                dialog.taken.len()
            } else {
                dialog.report.findings.len()
            };
            if let Some(taken) = dialog.taken.get_mut(..n_shown)
                && !taken.is_empty()
            {
                let is_all = taken.iter().all(|taken| *taken);
                let name = if is_all { "Tick none" } else { "Tick all" };
                if button_ui(ui, Button::secondary(name)).clicked() {
                    taken.fill(!is_all);
                }
            }
            let cancel = button_ui(ui, Button::secondary("Cancel"));
            cancel.clicked().then_some(Reply::Close)
        })
    })
}

/// Says what the file is taken for.
fn head_ui(ui: &mut Ui, dialog: &BringInDialog, draft: &Draft, tokens: &Tokens) {
    let (text, colors) = (&tokens.text, &tokens.colors);
    let report = &dialog.report;
    let of = match report.authority.as_str() {
        "" => String::new(),
        authority => format!(" of {authority}"),
    };
    let held = match report.held.label().as_str() {
        "" => String::new(),
        held => format!(", {held}"),
    };
    let what = format!(
        "{} is taken for: {}{of}{held}.",
        dialog.from,
        report.title()
    );
    text_ui(ui, &what, text.body, colors.ink);
    let note = if report.known_review(draft).is_some() {
        "The draft has this review already; only what is missing is added to it."
    } else {
        "It becomes a review, and what is ticked becomes its findings. One Undo takes all of it back."
    };
    text_ui(ui, note, text.hint, colors.muted);
    if !report.grades.is_empty() {
        let grades = report.grades.iter();
        let grades: Vec<String> = grades
            .map(|(judgement, grade)| format!("{}: {}", judgement.label(), grade.to_lowercase()))
            .collect();
        text_ui(ui, &grades.join(" · "), text.hint, colors.muted);
    }
}

/// Shows the findings, each with a tick.
fn findings_ui(ui: &mut Ui, dialog: &mut BringInDialog, draft: &Draft, tokens: &Tokens) {
    let (text, colors) = (&tokens.text, &tokens.colors);
    let is_listed = dialog.report.findings.iter().any(|said| said.is_listed);
    let has_others = !dialog.report.others.is_empty();
    let title = match (dialog.report.findings.is_empty(), is_listed) {
        (true, _) if has_others => "Its sentences; tick what it asks for",
        (true, _) => "It names nothing that needs to improve.",
        (_, true) => "What needs to improve",
        (_, false) if dialog.shows_all => "Its sentences; tick what it asks for",
        (_, false) => "Sentences that seem to ask for something; tick those that do",
    };
    text_ui(ui, title, text.strong, colors.ink);
    let BringInDialog {
        report,
        taken,
        shows_all,
        ..
    } = dialog;
    let n_findings = report.findings.len();
    for (idx, said) in report.offered() {
        let Some(taken) = taken.get_mut(idx) else {
            continue;
        };
        // What was ticked stays in sight.
        if idx >= n_findings && !*shows_all && !*taken {
            continue;
        }
        if report.is_known(said, draft) {
            let known = format!("{} (already in this draft)", said.text);
            text_ui(ui, &known, text.body, colors.muted);
            continue;
        }
        let mut words = said.text.clone();
        for within in &said.within {
            words.push_str("\n– ");
            words.push_str(within);
        }
        if let Some(reference) = &said.reference {
            words.push('\n');
            words.push_str(&reference.label());
        }
        ui.checkbox(taken, words);
    }
    if has_others {
        // No tick: among the sentences it would be taken for one of them.
        let name = if *shows_all {
            "Show only those that seem to ask"
        } else {
            "Show every sentence"
        };
        if button_ui(ui, Button::quiet(name)).clicked() {
            *shows_all = !*shows_all;
        }
    }
}

/// Shows what was not understood, to be copied.
pub(super) fn left_ui(ui: &mut Ui, left: &[Left], setting: &Setting<'_>) {
    if left.is_empty() {
        return;
    }
    let (text, colors) = (&setting.tokens.text, &setting.tokens.colors);
    text_ui(ui, "Not taken", text.strong, colors.ink);
    ScrollArea::vertical()
        .id_salt("left")
        .max_height(120.0)
        .auto_shrink([false, true])
        .show(ui, |ui| {
            for left in left {
                text_ui(ui, &left.text, text.body, colors.ink);
                text_ui(ui, &left.why, text.hint, colors.muted);
            }
        });
    if copy_ui(ui, "Copy what was not taken", is_copied(setting)) {
        let all: Vec<&str> = left.iter().map(|left| left.text.as_str()).collect();
        ui.ctx().copy_text(all.join("\n\n"));
    }
}
